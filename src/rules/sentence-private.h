/* Violations in words: a rule's message with its places filled in. */
#pragma once

#include <glib.h>

#include "core/violation.h"
#include "rules/ruleset.h"

G_BEGIN_DECLS

/* What a violation is about; all parts but the first three are optional. */
typedef struct {
  const CursusRuleset *ruleset;
  const CursusPlacement *placements;
  const CursusConstraint *constraint;
  const char *language;
  const char *message;     /* key; NULL: the use's first message, else a general one */
  const CursusUnit *units; /* of a function: {a} and {b} */
  uint32_t n_units;
  const uint32_t *meetings; /* {meetings}, by start */
  uint32_t n_meetings;
  const char *group;    /* of an aggregate: {group} */
  const char *measured; /* {measured} */
  const char *parts;    /* of a combination: {parts}, the sentences of its broken parts */
} CursusSentence;

/** cursus_sentence_write: (transfer full): the sentence. Unknown places stay as they are, braces included. */
char *cursus_sentence_write (const CursusSentence *self);

/** cursus_sentence_value: (transfer full): a value of a key in a reader's language: dates with their weekday. */
char *cursus_sentence_value (const CursusFrame *frame, CursusKey key, uint32_t value, const char *language);

/** cursus_sentence_violation: (transfer full): a violation with sentence, cost of @excess and the ids of @meetings by start, each
 * once. They are also the sentence's {meetings}. */
CursusViolation *cursus_sentence_violation (const CursusSentence *self, int64_t excess, const uint32_t *meetings,
                                            uint32_t n_meetings);

G_END_DECLS
