/* Iterative deepening over the number of meetings that move: a broken rule names those of which one has to. Each depth is
 * searched whole, so that the first at which there is a plan is proven to be the least. */
#include "solver/replan.h"

#include <string.h>

#include "rules/evaluator.h"
#include "solver/hard-constraints-private.h"
#include "solver/search.h"

#define STEPS_TO_IMPROVE 20000 /* after a plan was found, for one with less trouble or cost */

typedef enum {
  KEPT,    /* where it is expected; may move yet */
  LOCKED,  /* where it is expected; may not move here: held, or the plans without it are looked through elsewhere */
  PENDING, /* nowhere yet */
  PLACED,  /* anew */
} State;

typedef struct {
  const CursusProblem *problem;
  const CursusReplanQuery *query;
  CursusEvaluator *evaluator;
  GPtrArray *hard; /* of CursusHardConstraint */
  int64_t *base;   /* by place in hard: what the held meetings cost among themselves */
  State *states;   /* by meeting */
  uint32_t n_pending;
  uint32_t n_moved;
  int64_t trouble;
  uint32_t depth; /* meetings that may move */
  bool some_free; /* a meeting that nobody knows of has a place and may leave it at any depth */
  bool cut;       /* a deeper search could find more */
  uint32_t steps_left;
  CursusReplan *best;
} Replan;

typedef struct {
  CursusPlacement placement;
  CursusScore score;
} Choice;

static int
compare_choices (gconstpointer a, gconstpointer b)
{
  const Choice *x = a, *y = b;
  int order = cursus_score_compare (x->score, y->score);
  if (order != 0)
    return order;
  return (x->placement.start > y->placement.start) - (x->placement.start < y->placement.start);
}

static void search (Replan *self);

static int64_t
cost_of (const Replan *self, guint i)
{
  const CursusHardConstraint *hard = g_ptr_array_index (self->hard, i);
  return cursus_evaluator_constraint_cost (self->evaluator, hard->constraint);
}

/* A constraint that is broken, whatever is placed yet; G_MAXUINT if there is none. */
static guint
find_broken (const Replan *self)
{
  for (guint i = 0; i < self->hard->len; i++) {
    const CursusHardConstraint *hard = g_ptr_array_index (self->hard, i);
    if ((hard->grows || self->n_pending == 0) && cost_of (self, i) > self->base[i])
      return i;
  }
  return G_MAXUINT;
}

static void
take_out (Replan *self, uint32_t meeting)
{
  cursus_evaluator_remove (self->evaluator, meeting);
  self->states[meeting] = PENDING;
  self->n_pending++;
  self->n_moved += self->query->known[meeting];
  self->trouble += self->query->known[meeting] ? self->query->trouble[meeting] : 0;
}

static void
put_back (Replan *self, uint32_t meeting)
{
  cursus_evaluator_place (self->evaluator, meeting, self->query->expected[meeting]);
  self->states[meeting] = KEPT;
  self->n_pending--;
  self->n_moved -= self->query->known[meeting];
  self->trouble -= self->query->known[meeting] ? self->query->trouble[meeting] : 0;
}

/* Whether moving @meeting can help constraint @i. */
static bool
helps (Replan *self, guint i, uint32_t meeting)
{
  const CursusHardConstraint *hard = g_ptr_array_index (self->hard, i);
  if (!hard->additive)
    return true;
  int64_t cost = cost_of (self, i);
  cursus_evaluator_remove (self->evaluator, meeting);
  bool lower = cost_of (self, i) < cost;
  cursus_evaluator_place (self->evaluator, meeting, self->query->expected[meeting]);
  return lower;
}

static gint
compare_trouble (gconstpointer a, gconstpointer b, gpointer data)
{
  const Replan *self = data;
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  int64_t p = self->query->trouble[x], q = self->query->trouble[y];
  return p != q ? (p < q ? -1 : 1) : (x > y) - (x < y);
}

/* One of the meetings of the broken constraint @broken has to move: each in turn, and not again in what follows. */
static void
branch (Replan *self, guint broken)
{
  const CursusHardConstraint *hard = g_ptr_array_index (self->hard, broken);
  g_autoptr (GArray) movers = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (guint i = 0; i < hard->meetings->len; i++) {
    uint32_t meeting = g_array_index (hard->meetings, uint32_t, i);
    bool too_deep = self->n_moved >= self->depth && self->query->known[meeting];
    if (self->states[meeting] != KEPT)
      continue;
    self->cut = self->cut || too_deep;
    if (!too_deep && helps (self, broken, meeting))
      g_array_append_val (movers, meeting);
  }
  g_array_sort_with_data (movers, compare_trouble, self);
  for (guint i = 0; i < movers->len; i++) {
    uint32_t meeting = g_array_index (movers, uint32_t, i);
    take_out (self, meeting);
    search (self);
    put_back (self, meeting);
    self->states[meeting] = LOCKED;
  }
  for (guint i = 0; i < movers->len; i++)
    self->states[g_array_index (movers, uint32_t, i)] = KEPT;
}

/* The unplaced meeting with the least choice. */
static uint32_t
choose_pending (const Replan *self)
{
  uint32_t best = CURSUS_NONE, least = UINT32_MAX;
  for (uint32_t m = 0; m < self->problem->n_meetings; m++) {
    uint32_t n = 0;
    cursus_problem_domain (self->problem, m, &n);
    if (self->states[m] == PENDING && (best == CURSUS_NONE || n < least)) {
      best = m;
      least = n;
    }
  }
  return best;
}

/* (transfer full): of Choice: where @meeting can go, the cheapest first. */
static GArray *
list_choices (Replan *self, uint32_t meeting)
{
  uint32_t n = 0;
  const CursusPlacement *domain = cursus_problem_domain (self->problem, meeting, &n);
  GArray *choices = g_array_sized_new (FALSE, FALSE, sizeof (Choice), n);
  for (uint32_t i = 0; i < n && self->steps_left > 0; i++) {
    Choice choice = { .placement = domain[i] };
    /* Where it is expected it would be kept: that is looked through elsewhere. */
    if (self->query->known[meeting] && cursus_placement_equal (domain[i], self->query->expected[meeting]))
      continue;
    cursus_evaluator_place (self->evaluator, meeting, choice.placement);
    choice.score = cursus_evaluator_score (self->evaluator);
    self->steps_left--;
    bool hopeless = !self->some_free && self->n_moved >= self->depth && find_broken (self) != G_MAXUINT;
    self->cut = self->cut || hopeless;
    if (!hopeless)
      g_array_append_val (choices, choice);
    cursus_evaluator_remove (self->evaluator, meeting);
  }
  g_array_sort (choices, compare_choices);
  return choices;
}

static void
place_pending (Replan *self)
{
  uint32_t meeting = choose_pending (self);
  g_autoptr (GArray) choices = list_choices (self, meeting);
  self->n_pending--;
  self->states[meeting] = PLACED;
  for (guint i = 0; i < choices->len && self->steps_left > 0; i++) {
    cursus_evaluator_place (self->evaluator, meeting, g_array_index (choices, Choice, i).placement);
    search (self);
    cursus_evaluator_remove (self->evaluator, meeting);
  }
  self->states[meeting] = PENDING;
  self->n_pending++;
}

static bool
is_better (const Replan *self, CursusScore score)
{
  const CursusReplan *best = self->best;
  if (!best->found || self->n_moved != best->n_moved)
    return !best->found || self->n_moved < best->n_moved;
  if (self->trouble != best->trouble)
    return self->trouble < best->trouble;
  return cursus_score_compare (score, best->score) < 0;
}

static void
keep (Replan *self)
{
  CursusScore score = cursus_evaluator_score (self->evaluator);
  if (!is_better (self, score))
    return;
  CursusReplan *best = self->best;
  if (!best->found)
    self->steps_left = MIN (self->steps_left, STEPS_TO_IMPROVE);
  best->found = true;
  best->score = score;
  best->n_moved = self->n_moved;
  best->trouble = self->trouble;
  memcpy (best->placements, cursus_evaluator_placements (self->evaluator), self->problem->n_meetings * sizeof *best->placements);
}

/* Looks through all plans that have the present decisions and move at most self->depth meetings. */
static void
search (Replan *self)
{
  if (self->steps_left == 0)
    return;
  self->steps_left--;
  if (self->best->found && self->trouble > self->best->trouble)
    return;
  guint broken = find_broken (self);
  if (broken != G_MAXUINT)
    branch (self, broken);
  else if (self->n_pending > 0)
    place_pending (self);
  else
    keep (self);
}

/* Places everybody where they are expected, and finds out what is broken that nobody has to mend: what held meetings break among
 * themselves, unless it is something that the others, where they are expected, make good. */
static void
begin_as_expected (Replan *self)
{
  const CursusReplanQuery *query = self->query;
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    if (query->expected[m].start != CURSUS_UNPLACED && query->held[m]) {
      cursus_evaluator_place (self->evaluator, m, query->expected[m]);
      self->states[m] = LOCKED;
    }
  for (guint i = 0; i < self->hard->len; i++)
    self->base[i] = cost_of (self, i);
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    if (query->expected[m].start != CURSUS_UNPLACED && !query->held[m])
      cursus_evaluator_place (self->evaluator, m, query->expected[m]);
  for (guint i = 0; i < self->hard->len; i++)
    self->base[i] = MIN (self->base[i], cost_of (self, i));
}

/* What can stay where it is expected does; the rest waits. */
static void
begin (Replan *self)
{
  const CursusReplanQuery *query = self->query;
  begin_as_expected (self);
  for (uint32_t m = 0; m < self->problem->n_meetings; m++) {
    if (self->states[m] == LOCKED)
      continue;
    bool has_place = query->expected[m].start != CURSUS_UNPLACED;
    bool stays = has_place && cursus_problem_allows (self->problem, m, query->expected[m]);
    self->states[m] = stays ? KEPT : PENDING;
    self->some_free = self->some_free || (stays && !query->known[m]);
    self->n_pending += !stays;
    self->n_moved += !stays && query->known[m];
    self->trouble += !stays && query->known[m] ? query->trouble[m] : 0;
    if (has_place && !stays)
      cursus_evaluator_remove (self->evaluator, m);
  }
}

static void
deepen (Replan *self)
{
  CursusReplan *best = self->best;
  for (best->least = self->n_moved; !best->found && !best->impossible && self->steps_left > 0; best->least++) {
    self->depth = best->least;
    self->cut = false;
    search (self);
    if (best->found || self->steps_left == 0)
      break;
    best->impossible = !self->cut;
  }
  best->least_troublesome = best->found && self->steps_left > 0;
}

/* Takes meetings of @placements back to where they are expected, one by one, as long as no rule is broken by it. */
static void
restore (Replan *self, CursusPlacement *placements)
{
  const CursusReplanQuery *query = self->query;
  for (uint32_t m = 0; m < self->problem->n_meetings; m++) {
    if (query->expected[m].start == CURSUS_UNPLACED || !cursus_problem_allows (self->problem, m, query->expected[m]))
      continue;
    int64_t hard = cursus_evaluator_score (self->evaluator).hard;
    cursus_evaluator_remove (self->evaluator, m);
    cursus_evaluator_place (self->evaluator, m, query->expected[m]);
    if (cursus_evaluator_score (self->evaluator).hard <= hard) {
      placements[m] = query->expected[m];
      continue;
    }
    cursus_evaluator_remove (self->evaluator, m);
    cursus_evaluator_place (self->evaluator, m, placements[m]);
  }
}

/* (transfer full): the problem whose held meetings are where they are expected. */
static CursusProblem *
hold (const Replan *self)
{
  const CursusProblem *problem = self->problem;
  CursusProblem *held = g_new0 (CursusProblem, 1);
  uint32_t n = problem->n_meetings;
  held->ruleset = problem->ruleset;
  held->frame = problem->frame;
  held->n_meetings = n;
  held->domain_start = g_new0 (uint32_t, n + 1);
  held->domain = g_new (CursusPlacement, problem->domain_start[n] + n + 1);
  held->n_candidates = g_memdup2 (problem->n_candidates, sizeof (uint32_t) * MAX (1, n));
  for (uint32_t m = 0; m < n; m++) {
    uint32_t n_domain = 0;
    const CursusPlacement *domain = cursus_problem_domain (problem, m, &n_domain);
    if (self->query->held[m] && self->query->expected[m].start != CURSUS_UNPLACED) {
      domain = &self->query->expected[m];
      n_domain = 1;
    }
    memcpy (held->domain + held->domain_start[m], domain, n_domain * sizeof *domain);
    held->domain_start[m + 1] = held->domain_start[m] + n_domain;
  }
  cursus_problem_finish (held, problem);
  return held;
}

/* The steps did not suffice: any plan, made as like the expected one as taking meetings back one by one makes it. Held meetings
 * that break rules of their own are more than the search can do. */
static bool
fall_back (Replan *self, GError **error)
{
  const CursusReplanQuery *query = self->query;
  CursusReplan *best = self->best;
  for (uint32_t m = 0; m < self->problem->n_meetings; m++) {
    uint32_t n = 0;
    cursus_problem_domain (self->problem, m, &n);
    bool held = query->held[m] && query->expected[m].start != CURSUS_UNPLACED;
    if (held ? !cursus_problem_allows (self->problem, m, query->expected[m]) : n == 0)
      return true;
  }
  g_autoptr (CursusProblem) problem = hold (self);
  CursusSearchOptions options = { .seed = 1 };
  g_autoptr (CursusSearchResult) result = cursus_search_run (problem, &options, error);
  if (result == NULL)
    return false;
  if (result->score.hard > 0)
    return true;
  for (uint32_t m = 0; m < problem->n_meetings; m++) {
    if (cursus_evaluator_placements (self->evaluator)[m].start != CURSUS_UNPLACED)
      cursus_evaluator_remove (self->evaluator, m);
    cursus_evaluator_place (self->evaluator, m, result->placements[m]);
  }
  restore (self, result->placements);
  best->found = true;
  best->score = cursus_evaluator_score (self->evaluator);
  memcpy (best->placements, result->placements, problem->n_meetings * sizeof *best->placements);
  for (uint32_t m = 0; m < problem->n_meetings; m++) {
    bool moved = query->known[m] && !cursus_placement_equal (best->placements[m], query->expected[m]);
    best->n_moved += moved;
    best->trouble += moved ? query->trouble[m] : 0;
  }
  return true;
}

CursusReplan *
cursus_replan_find (const CursusProblem *problem, const CursusReplanQuery *query, GError **error)
{
  uint32_t n = problem->n_meetings;
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (problem->ruleset, error);
  if (evaluator == NULL)
    return NULL;
  g_autoptr (CursusReplan) best = g_new0 (CursusReplan, 1);
  best->placements = g_new0 (CursusPlacement, MAX (1, n));
  g_autoptr (GPtrArray) hard = cursus_hard_constraints_new (problem->ruleset);
  g_autofree int64_t *base = g_new0 (int64_t, MAX (1, hard->len));
  g_autofree State *states = g_new0 (State, MAX (1, n));
  Replan self = {
    .problem = problem,
    .query = query,
    .evaluator = evaluator,
    .hard = hard,
    .base = base,
    .states = states,
    .steps_left = query->max_steps > 0 ? query->max_steps : CURSUS_REPLAN_STEPS,
    .best = best,
  };
  begin (&self);
  deepen (&self);
  if (!cursus_evaluator_try_error (evaluator, error))
    return NULL;
  if (!best->found && !best->impossible && !fall_back (&self, error))
    return NULL;
  return g_steal_pointer (&best);
}

void
cursus_replan_free (CursusReplan *self)
{
  if (self == NULL)
    return;
  g_free (self->placements);
  g_free (self);
}
