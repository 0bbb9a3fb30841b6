/* Opens sessions side by side and finds out what they share. Knows nothing of how they are planned. */
#include "app/region.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "app/crew.h"
#include "app/error.h"
#include "app/region-private.h"
#include "core/zone.h"
#include "solver/checks.h"

static void
session_free (gpointer data)
{
  CursusRegionSession *self = data;
  if (self == NULL)
    return;
  g_free (self->placements);
  g_array_unref (self->neighbours);
  g_array_unref (self->shares);
  cursus_plan_free (self->newest);
  cursus_problem_free (self->pinned);
  g_free (self->pins);
  cursus_workspace_free (self->workspace);
  g_free (self);
}

void
cursus_region_free (CursusRegion *self)
{
  if (self == NULL)
    return;
  cursus_bookings_free (self->bookings);
  g_ptr_array_unref (self->sessions);
  g_string_free (self->warnings, TRUE);
  g_free (self);
}

CursusRegionSession *
cursus_region_session (const CursusRegion *self, uint32_t index)
{
  return g_ptr_array_index (self->sessions, index);
}

const CursusProblem *
cursus_region_problem (const CursusRegion *self, uint32_t index)
{
  const CursusRegionSession *session = cursus_region_session (self, index);
  return session->pinned != NULL ? session->pinned : session->workspace->problem;
}

const char *
cursus_region_id (const CursusRegion *self, uint32_t index)
{
  return cursus_region_session (self, index)->workspace->session->id;
}

static bool
clash (const CursusRegion *self, const CursusBooking *a, const CursusBooking *b)
{
  bool settled = cursus_region_session (self, a->session)->fixed && cursus_region_session (self, b->session)->fixed;
  return a->session != b->session && !settled && a->start_utc < b->end_utc && b->start_utc < a->end_utc;
}

bool
cursus_region_has_clashes (const CursusRegion *self)
{
  for (uint32_t r = 0; r < cursus_bookings_n_resources (self->bookings); r++) {
    uint32_t n = 0;
    const CursusBooking *bookings = cursus_bookings_of (self->bookings, r, &n);
    for (uint32_t i = 0; i < n; i++)
      for (uint32_t k = 0; k < i; k++)
        if (clash (self, &bookings[i], &bookings[k]))
          return true;
  }
  return false;
}

const char *
cursus_region_share_name (const CursusRegion *self, uint32_t index, const CursusRegionShare *share)
{
  const CursusSession *session = cursus_region_problem (self, index)->frame->session;
  if (!share->is_room)
    return cursus_session_person (session, share->index)->name;
  const CursusRoom *room = cursus_session_room (session, share->index);
  return g_str_has_suffix (room->id, room->name) ? room->id : room->name;
}

const char *
cursus_region_resource_name (const CursusRegion *self, uint32_t resource)
{
  for (uint32_t i = 0; i < self->sessions->len; i++) {
    const GArray *shares = cursus_region_session (self, i)->shares;
    for (guint s = 0; s < shares->len; s++) {
      const CursusRegionShare *share = &g_array_index (shares, CursusRegionShare, s);
      if (share->resource == resource)
        return cursus_region_share_name (self, i, share);
    }
  }
  return cursus_bookings_name (self->bookings, resource);
}

bool
cursus_region_is_planned (const CursusRegion *self, uint32_t index)
{
  const CursusRegionSession *session = cursus_region_session (self, index);
  for (uint32_t m = 0; session->placements != NULL && m < session->workspace->frame->n_meetings; m++)
    if (session->placements[m].start == CURSUS_UNPLACED)
      return false;
  return session->placements != NULL;
}

/* ---- opening ---- */

typedef struct {
  char *const *paths;
  const char *store;
  CursusDate today;
  CursusWorkspace **workspaces;
  char **messages; /* by path: what is wrong, or what to know */
  int *codes;      /* by path: of CursusAppError; -1: nothing is wrong */
} Opening;

static char *
join_lines (const CursusDiagnostics *diagnostics, const GError *error)
{
  g_autofree char *lines = cursus_diagnostics_format (diagnostics);
  return error == NULL ? g_steal_pointer (&lines) : g_strdup_printf ("%scursus: %s\n", lines, error->message);
}

static void
open_one (uint32_t job, gpointer data)
{
  Opening *opening = data;
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  opening->codes[job] = -1;
  opening->workspaces[job] = cursus_workspace_open_on (opening->paths[job], opening->store, opening->today, diagnostics, &error);
  opening->messages[job] = join_lines (diagnostics, error);
  if (opening->workspaces[job] == NULL)
    opening->codes[job] = CURSUS_APP_ERROR_INPUT;
  else
    cursus_catalog_slim (opening->workspaces[job]->catalog);
}

/* What is wrong comes out for all of them together, in their order. */
static void
gather (CursusRegion *self, Opening *opening, uint32_t n, GString *problems)
{
  for (uint32_t i = 0; i < n; i++) {
    g_string_append (opening->codes[i] < 0 ? self->warnings : problems, opening->messages[i]);
    g_free (opening->messages[i]);
    CursusRegionSession *session = g_new0 (CursusRegionSession, 1);
    session->workspace = opening->workspaces[i];
    session->shares = g_array_new (FALSE, FALSE, sizeof (CursusRegionShare));
    session->neighbours = g_array_new (FALSE, FALSE, sizeof (uint32_t));
    g_ptr_array_add (self->sessions, session);
  }
}

static void
open_all (CursusRegion *self, char *const *paths, uint32_t n, const char *store, CursusDate today, uint32_t n_threads,
          GString *problems)
{
  g_autofree CursusWorkspace **workspaces = g_new0 (CursusWorkspace *, n);
  g_autofree char **messages = g_new0 (char *, n);
  g_autofree int *codes = g_new0 (int, n);
  Opening opening
      = { .paths = paths, .store = store, .today = today, .workspaces = workspaces, .messages = messages, .codes = codes };
  cursus_crew_run (n, n_threads, open_one, &opening);
  gather (self, &opening, n, problems);
}

/* ---- whether they may be planned together ---- */

/* Two paths may lead to one folder; two folders may hold sessions of one id. */
static void
check_ids (const CursusRegion *self, char *const *paths, GString *problems)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal); /* only asked */
  for (guint i = 0; i < self->sessions->len; i++) {
    if (cursus_region_session (self, i)->workspace == NULL)
      continue;
    const char *id = cursus_region_id (self, i);
    guint first = GPOINTER_TO_UINT (g_hash_table_lookup (seen, id));
    if (first > 0)
      g_string_append_printf (problems,
                              _ ("cursus: “%s” and “%s” are both the session “%s”: give each once, with an id of its own\n"),
                              paths[first - 1], paths[i], id);
    else
      g_hash_table_insert (seen, (gpointer)id, GUINT_TO_POINTER (i + 1));
  }
}

static void
check_counts (const CursusRegion *self, GString *problems, bool *impossible)
{
  for (guint i = 0; i < self->sessions->len; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) findings = cursus_checks_run (cursus_region_problem (self, i), &error);
    for (guint f = 0; findings != NULL && f < findings->len; f++) {
      const CursusFinding *finding = g_ptr_array_index (findings, f);
      *impossible = *impossible || finding->kind != CURSUS_FINDING_CIRCLE;
      /* TRANSLATORS: a session, and why there is no plan of it */
      g_string_append_printf (problems, _ ("%s: %s\n"), cursus_region_id (self, i), finding->text);
    }
    if (findings == NULL)
      g_string_append_printf (problems, _ ("%s: %s\n"), cursus_region_id (self, i), error->message);
  }
}

/* ---- what they share ---- */

/* Which people and rooms of a session its meetings may need. */
static void
mark_needs (const CursusProblem *problem, bool *people, bool *rooms)
{
  for (uint32_t m = 0; m < problem->n_meetings; m++) {
    const CursusMeeting *meeting = cursus_frame_meeting (problem->frame, m);
    uint32_t n = 0, n_speakers = 0;
    const CursusPlacement *domain = cursus_problem_domain (problem, m, &n);
    for (guint i = 0; i < meeting->attendees->len; i++)
      people[g_array_index (meeting->attendees, uint32_t, i)] = true;
    for (uint32_t i = 0; i < n; i++) {
      const uint32_t *speakers = cursus_frame_speakers (problem->frame, m, domain[i].speaker_set, &n_speakers);
      rooms[domain[i].room] = true;
      for (uint32_t s = 0; s < n_speakers; s++)
        people[speakers[s]] = true;
    }
  }
}

static void
add_share (CursusRegion *self, CursusRegionSession *session, bool is_room, uint32_t index, const char *id)
{
  CursusRegionShare share = { cursus_bookings_resource (self->bookings, is_room, id), index, is_room };
  g_array_append_val (session->shares, share);
}

/* Everything it may need; who is needed by nobody else is dropped later. */
static void
add_needs (CursusRegion *self, uint32_t index)
{
  CursusRegionSession *session = cursus_region_session (self, index);
  const CursusFrame *frame = session->workspace->frame;
  g_autofree bool *people = g_new0 (bool, MAX (1, frame->n_people)), *rooms = g_new0 (bool, MAX (1, frame->n_rooms));
  mark_needs (cursus_region_problem (self, index), people, rooms);
  for (uint32_t p = 0; p < frame->n_people; p++)
    if (people[p] && !cursus_session_person (frame->session, p)->anonymous)
      add_share (self, session, false, p, cursus_session_person (frame->session, p)->id);
  for (uint32_t r = 0; r < frame->n_rooms; r++)
    if (rooms[r] && cursus_session_room (frame->session, r)->exclusive)
      add_share (self, session, true, r, cursus_session_room (frame->session, r)->id);
}

static bool
dates_meet (const CursusRegion *self, uint32_t a, uint32_t b)
{
  CursusDateRange x = cursus_region_session (self, a)->workspace->session->dates;
  CursusDateRange y = cursus_region_session (self, b)->workspace->session->dates;
  return x.first <= y.last + 1 && y.first <= x.last + 1; /* a day more: they may be in different zones */
}

static int
compare_numbers (const void *a, const void *b)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static void
sort_neighbours (GArray *neighbours)
{
  guint n_kept = 0;
  if (neighbours->len > 0)
    qsort (neighbours->data, neighbours->len, sizeof (uint32_t), compare_numbers);
  for (guint i = 0; i < neighbours->len; i++) {
    uint32_t neighbour = g_array_index (neighbours, uint32_t, i);
    if (n_kept == 0 || g_array_index (neighbours, uint32_t, n_kept - 1) != neighbour)
      g_array_index (neighbours, uint32_t, n_kept++) = neighbour;
  }
  g_array_set_size (neighbours, n_kept);
}

static void
drop_unshared (CursusRegionSession *session, const GPtrArray *users)
{
  guint n_kept = 0;
  for (guint i = 0; i < session->shares->len; i++) {
    CursusRegionShare share = g_array_index (session->shares, CursusRegionShare, i);
    if (((const GArray *)g_ptr_array_index (users, share.resource))->len > 1)
      g_array_index (session->shares, CursusRegionShare, n_kept++) = share;
  }
  g_array_set_size (session->shares, n_kept);
}

/* (transfer full): by resource the sessions that may need it. */
static GPtrArray *
list_users (const CursusRegion *self)
{
  GPtrArray *users = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  for (uint32_t r = 0; r < cursus_bookings_n_resources (self->bookings); r++)
    g_ptr_array_add (users, g_array_new (FALSE, FALSE, sizeof (uint32_t)));
  for (uint32_t i = 0; i < self->sessions->len; i++) {
    const GArray *shares = cursus_region_session (self, i)->shares;
    for (guint s = 0; s < shares->len; s++)
      g_array_append_val ((GArray *)g_ptr_array_index (users, g_array_index (shares, CursusRegionShare, s).resource), i);
  }
  return users;
}

static void
find_shares (CursusRegion *self)
{
  for (uint32_t i = 0; i < self->sessions->len; i++)
    add_needs (self, i);
  g_autoptr (GPtrArray) users = list_users (self);
  for (uint32_t i = 0; i < self->sessions->len; i++) {
    CursusRegionSession *session = cursus_region_session (self, i);
    drop_unshared (session, users);
    for (guint s = 0; s < session->shares->len; s++) {
      const GArray *list = g_ptr_array_index (users, g_array_index (session->shares, CursusRegionShare, s).resource);
      for (guint u = 0; u < list->len; u++) {
        uint32_t other = g_array_index (list, uint32_t, u);
        if (other != i && dates_meet (self, i, other))
          g_array_append_val (session->neighbours, other);
      }
    }
    sort_neighbours (session->neighbours);
  }
}

/* ---- bookings ---- */

static void
book_meeting (CursusRegion *self, uint32_t index, uint32_t meeting, uint32_t resource)
{
  const CursusRegionSession *session = cursus_region_session (self, index);
  const CursusFrame *frame = session->workspace->frame;
  const CursusFrameMeeting *m = &frame->meetings[meeting];
  for (uint32_t i = 0; i < m->n_slots; i++) {
    CursusBooking booking = { .session = index, .meeting = meeting };
    cursus_timeline_meeting_slot (frame->timeline, session->placements[meeting].start, m->n_slots, m->minutes, i,
                                  &booking.start_utc, &booking.end_utc);
    if (booking.end_utc > booking.start_utc)
      cursus_bookings_add (self->bookings, resource, booking);
  }
}

/* Whether @meeting needs what is shared where it is now. */
static bool
needs (const CursusRegionSession *session, uint32_t meeting, const CursusRegionShare *share)
{
  const CursusFrame *frame = session->workspace->frame;
  CursusPlacement at = session->placements[meeting];
  const GArray *attendees = cursus_frame_meeting (frame, meeting)->attendees;
  uint32_t n = 0;
  if (at.start == CURSUS_UNPLACED)
    return false;
  if (share->is_room)
    return at.room == share->index;
  const uint32_t *speakers = cursus_frame_speakers (frame, meeting, at.speaker_set, &n);
  for (uint32_t i = 0; i < n; i++)
    if (speakers[i] == share->index)
      return true;
  /* Sorted. */
  return attendees->len > 0
         && bsearch (&share->index, attendees->data, attendees->len, sizeof (uint32_t), compare_numbers) != NULL;
}

void
cursus_region_book (CursusRegion *self, uint32_t index)
{
  const CursusRegionSession *session = cursus_region_session (self, index);
  for (guint s = 0; s < session->shares->len; s++) {
    const CursusRegionShare *share = &g_array_index (session->shares, CursusRegionShare, s);
    cursus_bookings_remove (self->bookings, share->resource, index, CURSUS_NONE);
    for (uint32_t m = 0; session->placements != NULL && m < session->workspace->frame->n_meetings; m++)
      if (needs (session, m, share))
        book_meeting (self, index, m, share->resource);
  }
}

static const CursusOtherSession *
find_other (const CursusSession *session, const char *id)
{
  for (guint i = 0; i < session->others->len; i++) {
    const CursusOtherSession *other = g_ptr_array_index (session->others, i);
    if (strcmp (other->id, id) == 0)
      return other;
  }
  return NULL;
}

static bool
declares_one_event (const CursusRegion *self, uint32_t one, uint32_t meeting, uint32_t other, uint32_t other_meeting)
{
  const CursusWorkspace *workspace = cursus_region_session (self, one)->workspace;
  const CursusOtherSession *declared = find_other (workspace->session, cursus_region_id (self, other));
  if (declared == NULL)
    return false;
  const char *theirs = cursus_frame_meeting (cursus_region_session (self, other)->workspace->frame, other_meeting)->id;
  const char *mine = cursus_frame_meeting (workspace->frame, meeting)->id;
  for (guint i = 0; i < declared->meetings->len; i++) {
    const CursusFixedMeeting *fixed = g_ptr_array_index (declared->meetings, i);
    if (strcmp (fixed->id, theirs) == 0 && g_strcmp0 (fixed->shared_with, mine) == 0)
      return true;
  }
  return false;
}

bool
cursus_region_are_one_event (const CursusRegion *self, uint32_t one, uint32_t meeting, uint32_t other, uint32_t other_meeting)
{
  return declares_one_event (self, one, meeting, other, other_meeting)
         || declares_one_event (self, other, other_meeting, one, meeting);
}

/* A session whose plan another one takes as given must not get a new one meanwhile. */
static void
check_others (const CursusRegion *self, GString *problems)
{
  for (guint i = 0; i < self->sessions->len; i++)
    for (guint k = 0; k < self->sessions->len; k++) {
      const CursusSession *session = cursus_region_session (self, i)->workspace->session;
      if (session->others->len == 0)
        break;
      if (k != i && !cursus_region_session (self, k)->fixed && find_other (session, cursus_region_id (self, k)) != NULL)
        g_string_append_printf (
            problems,
            _ ("cursus: “%s” takes the plan of “%s” as given (other_session), but that is to be planned, too: "
               "publish it, or plan only one of them\n"),
            session->id, cursus_region_id (self, k));
    }
}

static bool
has_input_problem (const CursusRegion *self, const GString *problems)
{
  for (guint i = 0; i < self->sessions->len; i++)
    if (cursus_region_session (self, i)->workspace == NULL)
      return true;
  return problems->len > 0;
}

static bool
make_ready (CursusRegion *self, char *const *paths, const char *store, GString *problems, bool *impossible, GError **error)
{
  check_ids (self, paths, problems);
  if (has_input_problem (self, problems))
    return true;
  if (!cursus_region_settle (self, store, problems, error))
    return false;
  check_counts (self, problems, impossible);
  check_others (self, problems);
  if (problems->len > 0)
    return true;
  cursus_region_compare_people (self);
  find_shares (self);
  for (uint32_t i = 0; i < self->sessions->len; i++)
    if (cursus_region_session (self, i)->fixed)
      cursus_region_book (self, i);
  return true;
}

CursusRegion *
cursus_region_open (char *const *paths, uint32_t n_paths, CursusDate today, const char *store, uint32_t n_threads,
                    char **problems, GError **error)
{
  g_autoptr (CursusRegion) self = g_new0 (CursusRegion, 1);
  g_autoptr (GString) found = g_string_new (NULL);
  bool impossible = false;
  self->sessions = g_ptr_array_new_with_free_func (session_free);
  self->bookings = cursus_bookings_new ();
  self->warnings = g_string_new (NULL);
  open_all (self, paths, n_paths, store, today, n_threads, found);
  if (!make_ready (self, paths, store, found, &impossible, error))
    return NULL;
  if (found->len == 0)
    return g_steal_pointer (&self);
  *problems = g_string_free (g_steal_pointer (&found), FALSE);
  g_set_error_literal (error, CURSUS_APP_ERROR, impossible ? CURSUS_APP_ERROR_NO : CURSUS_APP_ERROR_INPUT,
                       _ ("the sessions cannot be planned together as they are; nothing was planned"));
  return NULL;
}
