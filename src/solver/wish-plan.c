/* Cuts the problem to the plans that have the meeting there, searches, proves, and takes back what was moved for nothing. */
#include <string.h>

#include "solver/proof.h"
#include "solver/search.h"
#include "solver/wish-plan-private.h"

#define SEARCH_PART 0.35 /* of the seconds */
#define BLAME_PART 0.9   /* until then, where nothing was found, why there is none; the rest is for the proof */
#define LATE_PART 1.5    /* until then, why there is none, where the proof alone has shown it */
#define MOST_PAIRS 60    /* moved meetings of which pairs are taken back together */

void
cursus_wish_plan_free (CursusWishPlan *self)
{
  if (self == NULL)
    return;
  g_free (self->placements);
  g_clear_pointer (&self->to_blame, cursus_ruleset_free);
  g_free (self);
}

/* ---- The problem ---- */

static uint32_t
cut_meeting (const CursusProblem *problem, const CursusWishPlanQuery *query, CursusPlacement *out)
{
  uint32_t n = 0, n_kept = 0;
  const CursusPlacement *domain = cursus_problem_domain (problem, query->meeting, &n);
  for (uint32_t i = 0; i < n; i++) {
    bool wanted = false;
    for (uint32_t t = 0; t < query->n_there && !wanted; t++)
      wanted = cursus_placement_equal (domain[i], query->there[t]);
    if (wanted)
      out[n_kept++] = domain[i];
  }
  return n_kept;
}

static uint32_t
cut_other (const CursusProblem *problem, const CursusWishPlanQuery *query, uint32_t meeting, CursusPlacement *out)
{
  uint32_t n = 0;
  const CursusPlacement *domain = cursus_problem_domain (problem, meeting, &n);
  if (query->pins != NULL && query->pins[meeting].start != CURSUS_UNPLACED) {
    out[0] = query->pins[meeting];
    return cursus_problem_allows (problem, meeting, out[0]);
  }
  memcpy (out, domain, n * sizeof *domain);
  return n;
}

CursusProblem *
cursus_wish_plan_cut (const CursusProblem *problem, const CursusWishPlanQuery *query, bool *by_itself)
{
  uint32_t n = problem->n_meetings;
  g_autoptr (CursusProblem) self = g_new0 (CursusProblem, 1);
  bool possible = true;
  self->ruleset = problem->ruleset;
  self->frame = problem->frame;
  self->n_meetings = n;
  self->domain_start = g_new0 (uint32_t, n + 1);
  self->domain = g_new (CursusPlacement, MAX (1, problem->domain_start[n] + n));
  self->n_candidates = g_memdup2 (problem->n_candidates, sizeof (uint32_t) * MAX (1, n));
  for (uint32_t m = 0; m < n; m++) {
    CursusPlacement *out = self->domain + self->domain_start[m];
    uint32_t n_kept = m == query->meeting ? cut_meeting (problem, query, out) : cut_other (problem, query, m, out);
    if (by_itself != NULL && m == query->meeting)
      *by_itself = n_kept == 0;
    possible = possible && n_kept > 0;
    self->domain_start[m + 1] = self->domain_start[m] + n_kept;
  }
  if (!possible)
    return NULL;
  cursus_problem_finish (self, problem);
  return g_steal_pointer (&self);
}

/* ---- What was moved for nothing ---- */

typedef struct {
  const CursusProblem *problem;
  const CursusPlacement *present;
  CursusEvaluator *evaluator;
  CursusScore best;
  GArray *moved; /* of uint32_t: meetings that are not where they were */
} Tidying;

static void
put (Tidying *self, uint32_t meeting, CursusPlacement at)
{
  cursus_evaluator_remove (self->evaluator, meeting);
  cursus_evaluator_place (self->evaluator, meeting, at);
}

/* Takes back the meetings of the list from @first to before @end and, if it is one, @other; unless the plan is worse then. */
static bool
take_back (Tidying *self, guint first, guint end, guint other)
{
  g_autofree uint32_t *meetings = g_new (uint32_t, end - first + 1);
  g_autofree CursusPlacement *from = g_new (CursusPlacement, end - first + 1);
  guint n = 0;
  for (guint i = first; i < end; i++)
    meetings[n++] = g_array_index (self->moved, uint32_t, i);
  if (other < self->moved->len)
    meetings[n++] = g_array_index (self->moved, uint32_t, other);
  for (guint i = 0; i < n; i++) {
    from[i] = cursus_evaluator_placements (self->evaluator)[meetings[i]];
    put (self, meetings[i], self->present[meetings[i]]);
  }
  CursusScore score = cursus_evaluator_score (self->evaluator);
  if (cursus_score_compare (score, self->best) <= 0) {
    self->best = score;
    if (other < self->moved->len)
      g_array_remove_index (self->moved, other);
    g_array_remove_range (self->moved, first, end - first);
    return true;
  }
  for (guint i = 0; i < n; i++)
    put (self, meetings[i], from[i]);
  return false;
}

/* Halves, quarters and so on down to single meetings, then again for as long as that helps. */
static void
take_back_parts (Tidying *self)
{
  for (guint size = self->moved->len; size > 0;) {
    bool any = false;
    for (guint first = 0; first < self->moved->len;) {
      guint end = MIN (first + size, self->moved->len);
      if (take_back (self, first, end, G_MAXUINT))
        any = true;
      else
        first = end;
    }
    size = size > 1 ? (size + 1) / 2 : any ? 1 : 0;
  }
}

static bool
take_back_pairs (Tidying *self)
{
  if (self->moved->len > MOST_PAIRS)
    return false;
  for (guint i = 0; i < self->moved->len; i++)
    for (guint other = i + 1; other < self->moved->len; other++)
      if (take_back (self, i, i + 1, other))
        return true;
  return false;
}

/* Whether the plan is no worse with the moved meeting @other of the list at @to and @home, of the list too, where it was. */
static bool
hand_over (Tidying *self, guint home, guint other, CursusPlacement to)
{
  const uint32_t meetings[] = { g_array_index (self->moved, uint32_t, home), g_array_index (self->moved, uint32_t, other) };
  const CursusPlacement *now = cursus_evaluator_placements (self->evaluator), from[] = { now[meetings[0]], now[meetings[1]] };
  if (!cursus_problem_allows (self->problem, meetings[1], to))
    return false;
  put (self, meetings[0], self->present[meetings[0]]);
  put (self, meetings[1], to);
  CursusScore score = cursus_evaluator_score (self->evaluator);
  if (cursus_score_compare (score, self->best) <= 0) {
    self->best = score;
    g_array_remove_index (self->moved, home);
    return true;
  }
  put (self, meetings[0], from[0]);
  put (self, meetings[1], from[1]);
  return false;
}

/* One that has moved because another took its time goes back if the other can go where it went. */
static bool
shorten_chains (Tidying *self)
{
  const CursusPlacement *now = cursus_evaluator_placements (self->evaluator);
  if (self->moved->len > MOST_PAIRS)
    return false;
  for (guint home = 0; home < self->moved->len; home++)
    for (guint other = 0; other < self->moved->len; other++) {
      uint32_t h = g_array_index (self->moved, uint32_t, home), o = g_array_index (self->moved, uint32_t, other);
      if (home == other || now[o].start != self->present[h].start)
        continue;
      const CursusPlacement same_room = { now[h].start, now[o].room, now[o].speaker_set };
      const CursusPlacement its_room = { now[h].start, now[h].room, now[o].speaker_set };
      if (hand_over (self, home, other, same_room) || hand_over (self, home, other, its_room))
        return true;
    }
  return false;
}

/* A meeting that moves keeps its room and its speakers where that costs nothing. */
static void
keep_place (Tidying *self, uint32_t meeting)
{
  CursusPlacement old = self->present[meeting], new = cursus_evaluator_placements (self->evaluator)[meeting];
  const CursusPlacement tries[] = {
    { new.start, old.room, old.speaker_set },
    { new.start, old.room, new.speaker_set },
    { new.start, new.room, old.speaker_set },
  };
  for (guint i = 0; i < G_N_ELEMENTS (tries); i++) {
    if (cursus_placement_equal (tries[i], new) || !cursus_problem_allows (self->problem, meeting, tries[i]))
      continue;
    put (self, meeting, tries[i]);
    CursusScore score = cursus_evaluator_score (self->evaluator);
    if (cursus_score_compare (score, self->best) <= 0) {
      self->best = score;
      return;
    }
    put (self, meeting, new);
  }
}

static bool
tidy (const CursusProblem *problem, const CursusWishPlanQuery *query, CursusWishPlan *plan, GError **error)
{
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (problem->ruleset, error);
  if (evaluator == NULL)
    return false;
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (uint32_t m = 0; m < problem->n_meetings; m++) {
    cursus_evaluator_place (evaluator, m, plan->placements[m]);
    if (m != query->meeting && !cursus_placement_equal (plan->placements[m], query->present[m]))
      g_array_append_val (moved, m);
  }
  Tidying self = { problem, query->present, evaluator, plan->score, moved };
  do
    take_back_parts (&self);
  while (take_back_pairs (&self) || shorten_chains (&self));
  for (guint i = 0; i < moved->len; i++)
    keep_place (&self, g_array_index (moved, uint32_t, i));
  keep_place (&self, query->meeting);
  memcpy (plan->placements, cursus_evaluator_placements (evaluator), problem->n_meetings * sizeof *plan->placements);
  plan->score = self.best;
  return cursus_evaluator_try_error (evaluator, error);
}

/* ---- Searching and proving ---- */

typedef struct {
  const CursusProblem *problem; /* all of it */
  const CursusProblem *there;   /* the plans that have the meeting there */
  const CursusWishPlanQuery *query;
  int64_t begun_us;
  CursusWishPlan *plan;
  CursusPlacement *seed; /* a plan that has the meeting there, whatever it breaks */
} Finder;

/* On the monotonic clock, when @part of the time is over; 0: never. */
static int64_t
part_of_time (const Finder *self, double part)
{
  return self->query->seconds > 0 ? self->begun_us + (int64_t)(part * self->query->seconds * G_USEC_PER_SEC) : 0;
}

static bool
search (Finder *self, GError **error)
{
  const CursusWishPlanQuery *query = self->query;
  CursusWishPlan *plan = self->plan;
  const CursusSearchOptions options = {
    .seed = query->seed,
    .max_moves = query->max_moves,
    .max_seconds = query->max_moves == 0 ? SEARCH_PART * query->seconds : 0,
    .brief = true,
    .begun_us = self->begun_us,
    .check = cursus_search_default_check (),
    .stop = query->stop,
    .start = self->seed,
  };
  g_autoptr (CursusSearchResult) result = cursus_search_run (self->there, &options, error);
  if (result == NULL)
    return false;
  plan->score = result->score;
  if (result->score.hard > 0) {
    g_free (self->seed);
    self->seed = g_steal_pointer (&result->placements);
    return true;
  }
  plan->status = result->score.soft == 0 ? CURSUS_STATUS_OPTIMAL : CURSUS_STATUS_FEASIBLE;
  plan->placements = g_steal_pointer (&result->placements);
  return true;
}

/* Why there is none, if that can be told before @part of the time is over. */
static bool
blame (Finder *self, double part, GError **error)
{
  g_autoptr (GError) failure = NULL;
  self->plan->to_blame = cursus_wish_plan_blame (self->problem, self->query, self->seed, part_of_time (self, part), &failure);
  if (self->plan->to_blame != NULL)
    self->plan->status = CURSUS_STATUS_INFEASIBLE;
  if (failure == NULL)
    return true;
  g_propagate_error (error, g_steal_pointer (&failure));
  return false;
}

static bool
prove (Finder *self, GError **error)
{
  CursusWishPlan *plan = self->plan;
  double seconds = (double)(part_of_time (self, 1) - g_get_monotonic_time ()) / G_USEC_PER_SEC;
  const CursusProofOptions options = {
    .max_seconds = self->query->seconds > 0 ? MAX (seconds, 1e-6) : 0,
    .max_steps = self->query->max_steps,
    .stop = self->query->stop,
    .start = plan->placements,
  };
  g_autoptr (CursusProofResult) result = cursus_proof_run (self->there, &options, error);
  if (result == NULL)
    return false;
  if (result->status == CURSUS_STATUS_INFEASIBLE) {
    plan->status = CURSUS_STATUS_INFEASIBLE;
    return true;
  }
  plan->bound = result->bound;
  if (result->placements == NULL)
    return true;
  g_free (plan->placements);
  plan->placements = g_steal_pointer (&result->placements);
  plan->score = result->score;
  plan->status = result->status;
  return true;
}

static bool
find (Finder *self, GError **error)
{
  CursusWishPlan *plan = self->plan;
  if (self->there == NULL) {
    plan->status = CURSUS_STATUS_INFEASIBLE;
    return blame (self, 1, error);
  }
  if (!search (self, error) || (plan->placements == NULL && !blame (self, BLAME_PART, error)))
    return false;
  if ((plan->status == CURSUS_STATUS_UNKNOWN || plan->status == CURSUS_STATUS_FEASIBLE) && !prove (self, error))
    return false;
  if (plan->status == CURSUS_STATUS_INFEASIBLE && plan->to_blame == NULL && !blame (self, LATE_PART, error))
    return false;
  return plan->placements == NULL || tidy (self->there, self->query, plan, error);
}

CursusWishPlan *
cursus_wish_plan_find (const CursusProblem *problem, const CursusWishPlanQuery *query, GError **error)
{
  g_autoptr (CursusWishPlan) plan = g_new0 (CursusWishPlan, 1);
  g_autoptr (CursusProblem) there = cursus_wish_plan_cut (problem, query, &plan->by_itself);
  plan->score.hard = -1;
  Finder self = {
    .problem = problem,
    .there = there,
    .query = query,
    .begun_us = g_get_monotonic_time (),
    .plan = plan,
    .seed = g_memdup2 (query->present, MAX (1, problem->n_meetings) * sizeof (CursusPlacement)),
  };
  if (query->n_there > 0)
    self.seed[query->meeting] = query->there[0];
  bool done = find (&self, error);
  g_free (self.seed);
  return done ? g_steal_pointer (&plan) : NULL;
}
