/* Cuts a session's problem to what the others leave, and searches it; where that finds no plan, again with elbows. */
#include "app/joint-search.h"

#include "core/violation.h"
#include "solver/convert.h"

#define LANGUAGE "en" /* of sentences that nobody reads */

/* ---- what is taken ---- */

static bool
counts (const CursusRegion *region, uint32_t session, uint32_t priority)
{
  const CursusRegionSession *other = cursus_region_session (region, session);
  return other->fixed || priority == CURSUS_NONE || other->priority > priority;
}

/* Whether @booking is one event with some meeting of session @index: then it takes nothing away. */
static bool
is_own_event (const CursusRegion *region, uint32_t index, const CursusBooking *booking)
{
  const CursusSession *session = cursus_region_session (region, index)->workspace->session;
  const CursusSession *other = cursus_region_session (region, booking->session)->workspace->session;
  if (session->others->len == 0 && other->others->len == 0)
    return false;
  for (uint32_t m = 0; m < session->meetings->len; m++)
    if (cursus_region_are_one_event (region, index, m, booking->session, booking->meeting))
      return true;
  return false;
}

CursusTaken *
cursus_joint_search_taken (const CursusRegion *region, uint32_t index, uint32_t priority)
{
  const CursusRegionSession *session = cursus_region_session (region, index);
  CursusTaken *taken = cursus_taken_new (session->workspace->frame);
  for (guint s = 0; s < session->shares->len; s++) {
    const CursusRegionShare *share = &g_array_index (session->shares, CursusRegionShare, s);
    uint32_t n = 0;
    const CursusBooking *bookings = cursus_bookings_of (region->bookings, share->resource, &n);
    for (uint32_t i = 0; i < n; i++) {
      const CursusBooking *booking = &bookings[i];
      if (booking->session == index || !counts (region, booking->session, priority) || is_own_event (region, index, booking))
        continue;
      if (share->is_room)
        cursus_taken_add_room (taken, share->index, booking->start_utc, booking->end_utc);
      else
        cursus_taken_add_person (taken, share->index, booking->start_utc, booking->end_utc);
    }
  }
  return taken;
}

/* ---- which meetings are stuck ---- */

static bool
mark_homeless (const CursusProblem *problem, bool *stuck)
{
  bool any = false;
  for (uint32_t m = 0; m < problem->n_meetings; m++) {
    stuck[m] = problem->domain_start[m] == problem->domain_start[m + 1];
    any = any || stuck[m];
  }
  return any;
}

/* Those that hard rules complain of. */
static bool
mark_broken (const CursusRegion *region, const CursusJointSearch *self, bool *stuck)
{
  const CursusWorkspace *workspace = cursus_region_session (region, self->session)->workspace;
  g_autoptr (GPtrArray) violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  g_autoptr (CursusPlan) plan = cursus_convert_to_plan (workspace->ruleset, self->placements, LANGUAGE, violations, NULL);
  for (guint v = 0; plan != NULL && v < violations->len; v++) {
    const CursusViolation *violation = g_ptr_array_index (violations, v);
    for (char **id = violation->meetings; violation->hard && *id != NULL; id++) {
      uint32_t meeting = cursus_session_find_meeting (workspace->session, *id);
      if (meeting != CURSUS_NONE)
        stuck[meeting] = true;
    }
  }
  return plan != NULL;
}

/* ---- searching ---- */

/* Takes what was found, unless there is something better already. */
static void
keep (CursusJointSearch *self, CursusSearchResult *result)
{
  self->n_moves += result->moves;
  self->interrupted = self->interrupted || result->interrupted;
  if (self->placements != NULL && cursus_score_compare (result->score, self->score) >= 0)
    return;
  g_free (self->placements);
  self->placements = g_steal_pointer (&result->placements);
  self->score = result->score;
}

static bool
search (CursusJointSearch *self, const CursusProblem *problem, const CursusPlacement *start)
{
  CursusSearchOptions options = {
    .seed = self->seed,
    .max_moves = self->moves,
    .any_plan = self->any_plan,
    .check = self->check,
    .stop = self->stop,
    .start = start,
    .progress = self->progress,
    .progress_data = self->progress_data,
  };
  /* Without any time left it is a first plan all the same. */
  if (self->end_us > 0)
    options.max_seconds = MAX (1e-3, (double)(self->end_us - g_get_monotonic_time ()) / 1e6);
  g_autoptr (CursusSearchResult) result = cursus_search_run (problem, &options, &self->error);
  if (result == NULL)
    return false;
  keep (self, result);
  return true;
}

static bool
is_stopped (const CursusJointSearch *self)
{
  return self->stop != NULL && *self->stop != 0;
}

/* The meetings that are stuck may go where sessions that are no dearer have booked; these will have to give way. */
static void
push (CursusJointSearch *self, const CursusRegion *region, const CursusTaken *taken, bool *stuck)
{
  const CursusRegionSession *session = cursus_region_session (region, self->session);
  const CursusProblem *whole = cursus_region_problem (region, self->session);
  if (self->push_widely)
    for (uint32_t m = 0; m < whole->n_meetings; m++)
      stuck[m] = true;
  g_autoptr (CursusTaken) firm = cursus_joint_search_taken (region, self->session, session->priority + 1);
  g_autoptr (CursusProblem) wider = cursus_taken_apply (taken, whole, firm, stuck);
  g_autofree bool *homeless = g_new (bool, MAX (1, whole->n_meetings));
  if (mark_homeless (wider, homeless))
    return;
  g_autofree CursusPlacement *start = g_steal_pointer (&self->placements);
  CursusScore before = self->score;
  if (!search (self, wider, start != NULL ? start : session->placements))
    return;
  /* Nobody is pushed for nothing. */
  self->pushed = self->score.hard == 0;
  if (!self->pushed && start != NULL) {
    g_free (self->placements);
    self->placements = g_steal_pointer (&start);
    self->score = before;
  } else if (!self->pushed)
    g_clear_pointer (&self->placements, g_free);
}

void
cursus_joint_search_run (CursusJointSearch *self, const CursusRegion *region)
{
  const CursusRegionSession *session = cursus_region_session (region, self->session);
  g_autoptr (CursusTaken) taken = cursus_joint_search_taken (region, self->session, CURSUS_NONE);
  g_autoptr (CursusProblem) left = cursus_taken_apply (taken, cursus_region_problem (region, self->session), NULL, NULL);
  g_autofree bool *stuck = g_new0 (bool, MAX (1, left->n_meetings));
  if (!mark_homeless (left, stuck)) {
    if (!search (self, left, session->placements) || self->score.hard == 0 || !self->may_push || is_stopped (self)
        || !mark_broken (region, self, stuck))
      return;
  } else if (self->regardless) {
    g_autoptr (CursusProblem) wider = cursus_taken_apply (taken, cursus_region_problem (region, self->session), NULL, stuck);
    search (self, wider, session->placements);
    return;
  } else if (!self->may_push || is_stopped (self))
    return;
  push (self, region, taken, stuck);
}

void
cursus_joint_search_clear (CursusJointSearch *self)
{
  g_clear_pointer (&self->placements, g_free);
  g_clear_error (&self->error);
}
