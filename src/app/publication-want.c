/* From a plan to events and those who have them. Knows nothing of numbers and files. */
#include "app/publication-want.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "app/error.h"
#include "ical/writer.h"

/* By meeting of the plan: its first event, and the one after its last. */
typedef struct {
  uint32_t first;
  uint32_t end;
} Range;

typedef struct {
  const CursusSession *session;
  const CursusPlan *plan;
  const CursusPublicationWish *wish;
  CursusPublication *wanted;
  Range *ranges;
} Making;

static bool
refuse (GError **error, char *message)
{
  g_set_error_literal (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, message);
  g_free (message);
  return false;
}

/* A plan of an older session may hold meetings that nobody can be said to attend. */
static bool
check (const CursusSession *session, const CursusPlan *plan, GError **error)
{
  for (guint i = 0; i < plan->meetings->len; i++) {
    const char *id = cursus_plan_meeting (plan, i)->id;
    if (cursus_session_find_meeting (session, id) == CURSUS_NONE)
      return refuse (error,
                     g_strdup_printf (_ ("revision %" PRId64 " has a meeting “%s” that the session no longer has: plan the "
                                         "session again"),
                                      plan->revision, id));
  }
  if (cursus_session_find_person (session, session->id) != CURSUS_NONE)
    return refuse (error, g_strdup_printf (_ ("“%s” is the id of the session and of a person, whose calendars would be one file: "
                                              "rename one of them"),
                                           session->id));
  return true;
}

/* ---- events ---- */

static CursusPublishedEvent *
make_event (const Making *self, const CursusPlanMeeting *meeting, guint slot, GError **error)
{
  g_autofree char *uid = cursus_ical_uid (self->plan, meeting, slot);
  g_autoptr (CursusPublishedEvent) event = cursus_published_event_new (uid);
  const CursusPlanSlot *times = &g_array_index (meeting->slots, CursusPlanSlot, slot);
  cursus_plan_meeting_free (event->meeting);
  event->meeting = cursus_plan_meeting_copy (meeting);
  g_array_set_size (event->meeting->slots, 0);
  g_array_append_val (event->meeting->slots, *times);
  event->slot = slot;
  event->n_slots = meeting->slots->len;
  event->status = self->wish->tentative ? CURSUS_PUBLISHED_TENTATIVE : CURSUS_PUBLISHED_CONFIRMED;
  cursus_zone_to_local (self->session->zone, times->end_utc, &event->day, NULL);
  if (!cursus_ical_press_hash_event (self->session, event, &self->wish->press, error))
    return NULL;
  return g_steal_pointer (&event);
}

static bool
add_events (Making *self, GError **error)
{
  for (guint i = 0; i < self->plan->meetings->len; i++) {
    const CursusPlanMeeting *meeting = cursus_plan_meeting (self->plan, i);
    self->ranges[i].first = self->wanted->events->len;
    for (guint slot = 0; slot < meeting->slots->len; slot++) {
      CursusPublishedEvent *event = make_event (self, meeting, slot, error);
      if (event == NULL)
        return false;
      g_ptr_array_add (self->wanted->events, event);
    }
    self->ranges[i].end = self->wanted->events->len;
  }
  return true;
}

/* ---- holders ---- */

static void
give (const Making *self, CursusHolder *holder, guint meeting)
{
  for (uint32_t event = self->ranges[meeting].first; event < self->ranges[meeting].end; event++)
    g_array_append_val (holder->events, event);
}

static CursusHolder *
make_holder (Making *self, CursusHolderKind kind, const char *id, const char *name, const char *language)
{
  CursusHolder *holder = cursus_holder_new (kind, id);
  holder->name = g_strdup (name);
  holder->language = g_strdup (g_strcmp0 (language, "fr") == 0 ? "fr" : "en");
  g_ptr_array_add (self->wanted->holders, holder);
  return holder;
}

static void
add_places (Making *self)
{
  const CursusSession *session = self->session;
  CursusHolder *whole = make_holder (self, CURSUS_HOLDER_SESSION, session->id, session->title, session->language);
  for (guint i = 0; i < self->plan->meetings->len; i++)
    give (self, whole, i);
  for (uint32_t s = 0; s < session->sites->len; s++) {
    const CursusSite *site = cursus_session_site (session, s);
    CursusHolder *holder = make_holder (self, CURSUS_HOLDER_SITE, site->id, site->name, session->language);
    for (guint i = 0; i < self->plan->meetings->len; i++)
      if (g_strcmp0 (cursus_plan_meeting (self->plan, i)->site, site->id) == 0)
        give (self, holder, i);
    if (holder->events->len == 0)
      g_ptr_array_remove (self->wanted->holders, holder);
  }
}

static void
give_to_attendees (const Making *self, guint meeting, CursusHolder *const *holders)
{
  const CursusPlanMeeting *planned = cursus_plan_meeting (self->plan, meeting);
  const CursusMeeting *m = cursus_session_meeting (self->session, cursus_session_find_meeting (self->session, planned->id));
  for (guint i = 0; i < m->attendees->len; i++) {
    CursusHolder *holder = holders[g_array_index (m->attendees, uint32_t, i)];
    if (holder != NULL && holder->kind == CURSUS_HOLDER_PARTICIPANT)
      give (self, holder, meeting);
  }
  for (guint i = 0; planned->speakers != NULL && planned->speakers[i] != NULL; i++) {
    uint32_t person = cursus_session_find_person (self->session, planned->speakers[i]);
    if (person != CURSUS_NONE && holders[person] != NULL && holders[person]->kind == CURSUS_HOLDER_SPEAKER)
      give (self, holders[person], meeting);
  }
}

static void
add_people (Making *self)
{
  const CursusSession *session = self->session;
  g_autofree CursusHolder **holders = g_new0 (CursusHolder *, MAX (1, session->people->len));
  for (uint32_t p = 0; p < session->people->len; p++) {
    const CursusPerson *person = cursus_session_person (session, p);
    CursusHolderKind kind = person->role == CURSUS_ROLE_SPEAKER ? CURSUS_HOLDER_SPEAKER : CURSUS_HOLDER_PARTICIPANT;
    if (person->anonymous)
      continue;
    holders[p] = make_holder (self, kind, person->id, person->name, person->language);
    holders[p]->email = g_strdup (person->email);
  }
  for (guint i = 0; i < self->plan->meetings->len; i++)
    give_to_attendees (self, i, holders);
}

/* ---- heads ---- */

void
cursus_publication_span (const CursusPublication *a, const CursusPublication *b, int64_t *first_utc, int64_t *last_utc)
{
  const CursusPublication *const both[] = { a, b };
  *first_utc = G_MAXINT64;
  *last_utc = G_MININT64;
  for (guint k = 0; k < G_N_ELEMENTS (both); k++)
    for (guint i = 0; both[k] != NULL && i < both[k]->events->len; i++) {
      const CursusPlanMeeting *meeting = cursus_publication_event (both[k], i)->meeting;
      *first_utc = MIN (*first_utc, g_array_index (meeting->slots, CursusPlanSlot, 0).start_utc);
      *last_utc = MAX (*last_utc, g_array_index (meeting->slots, CursusPlanSlot, 0).end_utc);
    }
  if (*first_utc > *last_utc)
    *first_utc = *last_utc = 0;
}

static bool
set_heads (const Making *self, const CursusPublication *held, const char *language, GError **error)
{
  int64_t first_utc = 0, last_utc = 0;
  cursus_publication_span (self->wanted, held, &first_utc, &last_utc);
  g_autoptr (CursusIcalPress) press = cursus_ical_press_new (self->session, self->plan->timezone, first_utc, last_utc, language,
                                                             &self->wish->press, error);
  if (press == NULL)
    return false;
  g_autofree char *own = cursus_ical_press_head (press, self->wanted->title);
  for (guint i = 0; i < self->wanted->holders->len; i++) {
    CursusHolder *holder = cursus_publication_holder (self->wanted, i);
    if (strcmp (holder->language, language) != 0)
      continue;
    holder->head = holder->kind == CURSUS_HOLDER_SITE ? cursus_ical_press_head (press, holder->name) : g_strdup (own);
  }
  return true;
}

static bool
make (Making *self, const CursusPublication *held, GError **error)
{
  CursusPublication *wanted = self->wanted;
  wanted->title = g_strdup (self->session->title);
  wanted->timezone = g_strdup (self->plan->timezone);
  wanted->revision = self->plan->revision;
  wanted->token = g_uuid_string_random ();
  wanted->made_utc = self->wish->now_utc;
  wanted->today = self->wish->today;
  if (!add_events (self, error))
    return false;
  add_places (self);
  add_people (self);
  if (!set_heads (self, held, "fr", error) || !set_heads (self, held, "en", error))
    return false;
  cursus_publication_sort (wanted);
  return true;
}

CursusPublication *
cursus_publication_want (const CursusSession *session, const CursusPlan *plan, const CursusPublication *held,
                         const CursusPublicationWish *wish, GError **error)
{
  if (!check (session, plan, error))
    return NULL;
  g_autofree Range *ranges = g_new0 (Range, MAX (1, plan->meetings->len));
  g_autoptr (CursusPublication) wanted = cursus_publication_new (session->id);
  Making making = { session, plan, wish, wanted, ranges };
  return make (&making, held, error) ? g_steal_pointer (&wanted) : NULL;
}
