/* One RRULE or EXRULE as a list of local times, in order. Knows no zone, no exception, and none of the events that repeat. */
#pragma once

#include "ical/value.h"

G_BEGIN_DECLS

typedef struct CursusIcalRule CursusIcalRule;

/* The end that a rule may have. */
typedef struct {
  CursusIcalStamp stamp;
  bool given;
} CursusIcalUntil;

/** cursus_ical_rule_new: (transfer full) (nullable): the rule @text of an event that begins at @start. Nobody asks for days
 * before
 * @first or after @last. NULL with @why (transfer none, translated): below DAILY, of another calendar, not to be read, or never
 * due. */
CursusIcalRule *cursus_ical_rule_new (const char *text, const CursusIcalStamp *start, CursusDate first, CursusDate last,
                                      const char **why);
void cursus_ical_rule_free (CursusIcalRule *self);

/** cursus_ical_rule_next: steps to the next time from the event's start on, as COUNT allows; some before @first may be left out.
 * UNTIL is for the caller to see to, since it may be in another zone. Returns: false at the end. */
bool cursus_ical_rule_next (CursusIcalRule *self, CursusDate *date, int *second);

/** cursus_ical_rule_until: the rule's UNTIL. */
CursusIcalUntil cursus_ical_rule_until (const CursusIcalRule *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusIcalRule, cursus_ical_rule_free)

G_END_DECLS
