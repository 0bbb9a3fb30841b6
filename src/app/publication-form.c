/* Writes what was published in each form there is, until one of them gives what was published. */
#include "app/publication-form.h"

static bool
is_written (const CursusSession *session, const CursusPublishedEvent *event, const CursusIcalPressOptions *form)
{
  g_autoptr (CursusPublishedEvent) again = cursus_published_event_new (event->uid);
  cursus_plan_meeting_free (again->meeting);
  again->meeting = cursus_plan_meeting_copy (event->meeting);
  again->slot = event->slot;
  again->n_slots = event->n_slots;
  return cursus_ical_press_hash_event (session, again, form, NULL) && g_strcmp0 (again->hash, event->hash) == 0;
}

bool
cursus_publication_form_find (const CursusSession *session, const CursusPublication *held, CursusIcalPressOptions *form)
{
  for (guint i = 0; held != NULL && i < held->events->len; i++) {
    const CursusPublishedEvent *event = cursus_publication_event (held, i);
    for (int k = 0; event->status != CURSUS_PUBLISHED_CANCELLED && k < 4; k++) {
      const CursusIcalPressOptions tried = { .utc = (k & 1) != 0, .alarms = (k & 2) != 0 };
      if (!is_written (session, event, &tried))
        continue;
      *form = tried;
      return true;
    }
  }
  return false;
}

bool
cursus_publication_form_is_stale (const CursusSession *session, const CursusPublication *held)
{
  CursusIcalPressOptions form = { 0 };
  bool known = cursus_publication_form_find (session, held, &form);
  for (guint i = 0; i < held->events->len; i++) {
    const CursusPublishedEvent *event = cursus_publication_event (held, i);
    if (event->status != CURSUS_PUBLISHED_CANCELLED && !(known && is_written (session, event, &form)))
      return true;
  }
  return false;
}
