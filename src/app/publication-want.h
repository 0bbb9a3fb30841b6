/* What a plan would publish: its events, and who has which. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/plan.h"
#include "core/publication.h"
#include "core/session.h"
#include "ical/press.h"

G_BEGIN_DECLS

typedef struct {
  bool tentative; /* all of it is to be confirmed */
  CursusIcalPressOptions press;
  int64_t now_utc;
  CursusDate today;
} CursusPublicationWish;

/**
 * cursus_publication_want: (transfer full) (nullable): what cursus_publication_next makes a publication of: the events of @plan,
 * and calendars for the whole session, for each of its sites that has an event, and for each named speaker and participant.
 *
 * @held: (nullable): what was published before; its events count for the years that calendars know clock changes of.
 * Returns: NULL with CURSUS_APP_ERROR_INPUT when the plan has meetings that the session no longer has, or ids are in the way of
 * each other; or as cursus_ical_press_hash_event.
 */
CursusPublication *cursus_publication_want (const CursusSession *session, const CursusPlan *plan, const CursusPublication *held,
                                            const CursusPublicationWish *wish, GError **error);

/** cursus_publication_span: the time from the first to the last of the events of @a and @b (nullable). */
void cursus_publication_span (const CursusPublication *a, const CursusPublication *b, int64_t *first_utc, int64_t *last_utc);

G_END_DECLS
