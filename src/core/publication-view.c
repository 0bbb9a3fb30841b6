/* What somebody sees of a publication: the events of one calendar, and the meetings that take place, as a plan. */
#include "core/publication.h"

#include <string.h>

static bool
stays (const CursusPublication *self, const CursusPublishedEvent *event, CursusDate cancelled_on)
{
  CursusDate from = MAX (event->day, cancelled_on);
  return self->today == CURSUS_DATE_NONE || self->today <= from + CURSUS_PUBLICATION_CANCELLED_DAYS;
}

static void
show_common (const CursusPublication *self, uint32_t index, GArray *shown)
{
  const CursusPublishedEvent *event = cursus_publication_event (self, index);
  CursusShownEvent item = { index, event->sequence, event->stamp_utc, event->last_revision, event->status, false };
  if (event->status != CURSUS_PUBLISHED_CANCELLED || stays (self, event, event->cancelled_on))
    g_array_append_val (shown, item);
}

static void
show_except (const CursusPublication *self, const CursusHolderExcept *except, GArray *shown)
{
  const CursusPublishedEvent *event = cursus_publication_event (self, except->event);
  bool left = except->left_on != CURSUS_DATE_NONE;
  CursusShownEvent item = { except->event, except->sequence, except->stamp_utc, except->revision, event->status, left };
  if (left)
    item.status = CURSUS_PUBLISHED_CANCELLED;
  if (item.status != CURSUS_PUBLISHED_CANCELLED || stays (self, event, left ? except->left_on : event->cancelled_on))
    g_array_append_val (shown, item);
}

GArray *
cursus_publication_show (const CursusPublication *self, const CursusHolder *holder)
{
  GArray *shown = g_array_sized_new (FALSE, FALSE, sizeof (CursusShownEvent), holder->events->len + holder->except->len);
  guint e = 0, x = 0;
  while (e < holder->events->len || x < holder->except->len) {
    uint32_t event = e < holder->events->len ? g_array_index (holder->events, uint32_t, e) : UINT32_MAX;
    const CursusHolderExcept *except = x < holder->except->len ? &g_array_index (holder->except, CursusHolderExcept, x) : NULL;
    if (except != NULL && except->event <= event) {
      show_except (self, except, shown);
      e += except->event == event;
      x++;
    } else {
      show_common (self, event, shown);
      e++;
    }
  }
  return shown;
}

char *
cursus_publication_stem (const char *uid)
{
  const char *at = strrchr (uid, '@');
  const char *dot = at != NULL ? g_strrstr_len (uid, at - uid, ".s") : NULL;
  return dot != NULL ? g_strndup (uid, (gsize)(dot - uid)) : g_strdup (uid);
}

static void
add_event (CursusPlan *plan, GHashTable *meetings, const CursusPublishedEvent *event)
{
  g_autofree char *stem = cursus_publication_stem (event->uid);
  CursusPlanMeeting *meeting = g_hash_table_lookup (meetings, stem);
  if (meeting != NULL) {
    g_array_append_vals (meeting->slots, event->meeting->slots->data, event->meeting->slots->len);
    return;
  }
  meeting = cursus_plan_meeting_copy (event->meeting);
  g_free (meeting->id);
  meeting->id = g_steal_pointer (&stem);
  meeting->pinned = CURSUS_PIN_NONE;
  g_ptr_array_add (plan->meetings, meeting);
  g_hash_table_insert (meetings, meeting->id, meeting);
}

static CursusPlan *
make_plan (const CursusPublication *self)
{
  CursusPlan *plan = cursus_plan_new (self->session, self->title, self->timezone);
  plan->revision = self->revision;
  plan->stamp_utc = self->made_utc;
  plan->status = CURSUS_STATUS_FEASIBLE;
  return plan;
}

CursusPlan *
cursus_publication_plan (const CursusPublication *self, const CursusHolder *holder)
{
  CursusPlan *plan = make_plan (self);
  g_autoptr (GHashTable) meetings = g_hash_table_new (g_str_hash, g_str_equal); /* only asked */
  guint n = holder != NULL ? holder->events->len : self->events->len;
  for (guint i = 0; i < n; i++) {
    const CursusPublishedEvent *event = cursus_publication_event (
        self, holder != NULL ? g_array_index (holder->events, uint32_t, i) : i);
    if (event->status != CURSUS_PUBLISHED_CANCELLED)
      add_event (plan, meetings, event);
  }
  return plan;
}
