/* Measures rules. No call is timed by itself: many moves are, and divided by the evaluations that they took, less what the same
 * moves take without any rule. */
#include "app/rules-bench.h"

#include <glib/gi18n-lib.h>

#include "app/error.h"
#include "app/rules-bench-private.h"
#include "app/workspace.h"
#include "core/clock.h"
#include "core/ctt.h"
#include "solver/search.h"

#define DEFAULT_ROUNDS 8    /* of the search */
#define REPLAY_MOVES 20000u /* in one replay */
#define N_REPLAYS 4         /* the first one warms up; of the others the quickest counts */
#define DIRECT_MOVES 50u    /* at a time, until … */
#define DIRECT_SECONDS 0.03 /* … so much time is over */

typedef struct {
  CursusWorkspace *workspace;
  const CursusRulesBenchOptions *options;
  CursusPlacement *plan;
  CursusRandom random;
  GArray *meetings; /* of uint32_t: those that are moved */
  CursusRuleCosts *costs;
  CursusConstraintStats *middle; /* per constraint: when half of the search was over */
  uint64_t middle_moves;         /* when that is; 0: it was */
} Bench;

static double
now (void)
{
  return (double)cursus_clock_thread_us () / G_USEC_PER_SEC;
}

/* ---- The search ---- */

static CursusWorkspace *
open_workspace (const char *path, CursusDiagnostics *diagnostics, GError **error)
{
  if (!g_str_has_suffix (path, ".ctt") && !g_str_has_suffix (path, ".ectt"))
    return cursus_workspace_open (path, diagnostics, error);
  CursusSession *session = cursus_ctt_read (path, path, diagnostics);
  if (session != NULL)
    return cursus_workspace_of_session (session, path, diagnostics, error);
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, _ ("instance “%s” cannot be used"), path);
  return NULL;
}

static void
add_stats (CursusConstraintStats *sum, CursusConstraintStats stats)
{
  sum->evaluations += stats.evaluations;
  sum->calls += stats.calls;
  sum->changes += stats.changes;
  sum->nodes += stats.nodes;
  sum->bytes += stats.bytes;
  sum->drops += stats.drops;
}

/* What happened between the two, of functions. */
static CursusConstraintStats
difference (CursusConstraintStats before, CursusConstraintStats after)
{
  return (CursusConstraintStats){ .evaluations = after.evaluations - before.evaluations, .calls = after.calls - before.calls };
}

static CursusRuleCost *
cost_of (const Bench *self, uint32_t constraint)
{
  const CursusRuleset *ruleset = self->workspace->ruleset;
  const CursusUse *use = cursus_ruleset_use (ruleset, cursus_ruleset_constraint (ruleset, constraint)->use);
  for (guint i = 0; i < self->costs->costs->len; i++)
    if (g_array_index (self->costs->costs, CursusRuleCost, i).use == use)
      return &g_array_index (self->costs->costs, CursusRuleCost, i);
  return NULL;
}

/* At half of the moves and at the end. */
static void
watch (const CursusEvaluator *evaluator, uint64_t moves, bool over, gpointer data)
{
  Bench *self = data;
  uint32_t n = self->workspace->ruleset->constraints->len;
  if (self->middle_moves != 0 && moves >= self->middle_moves) {
    for (uint32_t c = 0; c < n; c++)
      self->middle[c] = cursus_evaluator_stats (evaluator, c);
    self->middle_moves = 0;
  }
  for (uint32_t c = 0; over && c < n; c++) {
    CursusConstraintStats stats = cursus_evaluator_stats (evaluator, c);
    CursusRuleCost *cost = cost_of (self, c);
    if (cost == NULL)
      continue;
    add_stats (&cost->search, stats);
    add_stats (&self->costs->total, stats);
    CursusConstraintStats late = difference (self->middle[c], stats);
    add_stats (&cost->late, late);
    add_stats (&self->costs->late, late);
  }
}

static bool
search (Bench *self, GError **error)
{
  uint64_t moves = self->options->moves;
  if (moves == 0)
    moves = cursus_search_default_moves (self->workspace->problem) * DEFAULT_ROUNDS;
  CursusSearchOptions options = { .seed = self->options->seed, .max_moves = moves, .stop = self->options->stop };
  self->middle_moves = MAX (1, moves / 2);
  options.watch = watch;
  options.watch_data = self;
  g_autoptr (CursusSearchResult) result = cursus_search_run (self->workspace->problem, &options, error);
  if (result == NULL)
    return false;
  self->costs->moves = result->moves;
  self->plan = g_steal_pointer (&result->placements);
  return true;
}

/* ---- Replays ---- */

/* Moves one of the meetings at random and takes that back, @n times, as the search does. */
static double
replay (Bench *self, CursusEvaluator *evaluator, uint32_t n)
{
  const CursusProblem *problem = self->workspace->problem;
  double begun = now ();
  for (uint32_t i = 0; i < n; i++) {
    uint32_t drawn = cursus_random_below (&self->random, self->meetings->len), n_domain = 0;
    uint32_t meeting = g_array_index (self->meetings, uint32_t, drawn);
    const CursusPlacement *domain = cursus_problem_domain (problem, meeting, &n_domain);
    CursusPlacement to = domain[cursus_random_below (&self->random, n_domain)];
    cursus_evaluator_try (evaluator, &meeting, &to, 1, 1, INFINITY);
    cursus_evaluator_undo (evaluator);
  }
  return now () - begun;
}

/* Those that the constraints of @use look at. */
static void
list_meetings (Bench *self, const CursusUse *use)
{
  const CursusRuleset *ruleset = self->workspace->ruleset;
  g_autofree bool *taken = g_new0 (bool, MAX (1, ruleset->frame->n_meetings));
  g_array_set_size (self->meetings, 0);
  for (uint32_t c = 0; c < ruleset->constraints->len; c++) {
    const CursusConstraint *constraint = cursus_ruleset_constraint (ruleset, c);
    if (cursus_ruleset_use (ruleset, constraint->use) != use)
      continue;
    for (guint u = 0; u < constraint->units->len; u++) {
      uint32_t storage = 0, n = 0;
      const uint32_t *meetings = cursus_frame_unit_meetings (ruleset->frame, g_array_index (constraint->units, uint32_t, u),
                                                             &storage, &n);
      for (uint32_t i = 0; i < n; i++)
        if (!taken[meetings[i]])
          g_array_append_val (self->meetings, meetings[i]);
      for (uint32_t i = 0; i < n; i++)
        taken[meetings[i]] = true;
    }
  }
}

/* With the plan in it. */
static CursusEvaluator *
load_evaluator (const Bench *self, GError **error)
{
  CursusEvaluator *evaluator = cursus_evaluator_new (self->workspace->ruleset, error);
  for (uint32_t m = 0; evaluator != NULL && m < self->workspace->problem->n_meetings; m++)
    cursus_evaluator_place (evaluator, m, self->plan[m]);
  return evaluator;
}

/* What the evaluator did so far for @use: that of its functions, and of its measures. */
static CursusConstraintStats
sum_stats (const Bench *self, const CursusEvaluator *evaluator, const CursusUse *use)
{
  const CursusRuleset *ruleset = self->workspace->ruleset;
  CursusConstraintStats sum = { 0 };
  for (uint32_t c = 0; c < ruleset->constraints->len; c++)
    if (cursus_ruleset_use (ruleset, cursus_ruleset_constraint (ruleset, c)->use) == use)
      add_stats (&sum, cursus_evaluator_stats (evaluator, c));
  return sum;
}

/* One for each function that was evaluated and each change of a measure. A filter is part of its measure. */
static uint64_t
count_evaluations (const Bench *self, const CursusEvaluator *evaluator, const CursusUse *use)
{
  const CursusRuleset *ruleset = self->workspace->ruleset;
  uint64_t n = 0;
  for (uint32_t c = 0; c < ruleset->constraints->len; c++) {
    const CursusConstraint *constraint = cursus_ruleset_constraint (ruleset, c);
    if (cursus_ruleset_use (ruleset, constraint->use) != use)
      continue;
    CursusConstraintStats stats = cursus_evaluator_stats (evaluator, c);
    n += constraint->shape == CURSUS_SHAPE_AGGREGATE ? stats.changes : stats.evaluations;
  }
  return n;
}

/* Replays with @evaluator until N_REPLAYS are done and @seconds over, each beside one with @empty, which has no rules; the least
 * time an evaluation, in nanoseconds. */
static double
measure (Bench *self, CursusRuleCost *cost, CursusEvaluator *evaluator, CursusEvaluator *empty, uint32_t n_moves, double seconds)
{
  const CursusUse *use = cost->use;
  CursusConstraintStats warm = { 0 };
  uint64_t before = count_evaluations (self, evaluator, use), n_least = 0;
  double spent = 0, least = INFINITY, least_empty = INFINITY;
  for (int i = 0; i < N_REPLAYS || spent < seconds; i++) {
    double taken = replay (self, evaluator, n_moves);
    uint64_t after = count_evaluations (self, evaluator, use), n = after - before;
    least_empty = MIN (least_empty, replay (self, empty, n_moves));
    spent += MAX (taken, 1e-6);
    if (i > 0 && n > 0 && (n_least == 0 || taken / (double)n < least / (double)n_least)) {
      least = taken;
      n_least = n;
    }
    before = after;
    if (i == 0)
      warm = sum_stats (self, evaluator, use);
  }
  if (seconds == 0)
    cost->steady = difference (warm, sum_stats (self, evaluator, use));
  return n_least > 0 ? MAX (0, least - least_empty) / (double)n_least * 1e9 : NAN;
}

/* ---- One use at a time ---- */

/* Switches every use off but @only (NULL: all); @saved keeps what they were. */
static void
switch_off (const CursusRuleset *ruleset, const CursusUse *only, CursusUse *saved)
{
  for (guint u = 0; u < ruleset->uses->len; u++) {
    CursusUse *use = cursus_ruleset_use (ruleset, u);
    saved[u] = *use;
    if (use == only)
      continue;
    use->hard = false;
    use->weight = 0;
  }
}

static void
switch_back (const CursusRuleset *ruleset, const CursusUse *saved)
{
  for (guint u = 0; u < ruleset->uses->len; u++) {
    cursus_ruleset_use (ruleset, u)->hard = saved[u].hard;
    cursus_ruleset_use (ruleset, u)->weight = saved[u].weight;
  }
}

static bool
has_function (const CursusRuleCost *cost)
{
  return cost->shapes[CURSUS_SHAPE_EACH] || cost->shapes[CURSUS_SHAPE_PAIRS] || cost->shapes[CURSUS_SHAPE_CONSECUTIVE]
         || cost->shapes[CURSUS_SHAPE_SEQUENCE];
}

static void
set_direct (const CursusRuleset *ruleset, bool direct)
{
  for (uint32_t c = 0; c < ruleset->constraints->len; c++) {
    const CursusConstraint *constraint = cursus_ruleset_constraint (ruleset, c);
    if (constraint->tracer != NULL)
      constraint->tracer->direct = direct;
    if (constraint->filter != NULL)
      constraint->filter->direct = direct;
  }
}

/* Measures the use of @cost, the only one that is switched on. */
static bool
measure_only (Bench *self, CursusRuleCost *cost, CursusEvaluator *empty, bool direct, GError **error)
{
  g_autoptr (CursusEvaluator) evaluator = load_evaluator (self, error);
  if (evaluator == NULL)
    return false;
  if (direct)
    cost->direct_nanoseconds = measure (self, cost, evaluator, empty, DIRECT_MOVES, DIRECT_SECONDS);
  else
    cost->nanoseconds = measure (self, cost, evaluator, empty, REPLAY_MOVES, 0);
  return cursus_evaluator_try_error (evaluator, error);
}

static bool
measure_use (Bench *self, CursusRuleCost *cost, CursusEvaluator *empty, GError **error)
{
  const CursusRuleset *ruleset = self->workspace->ruleset;
  g_autofree CursusUse *saved = g_new (CursusUse, ruleset->uses->len);
  list_meetings (self, cost->use);
  if (self->meetings->len == 0)
    return true;
  switch_off (ruleset, cost->use, saved);
  bool done = measure_only (self, cost, empty, false, error);
  if (done && self->options->direct && has_function (cost)) {
    set_direct (ruleset, true);
    done = measure_only (self, cost, empty, true, error);
    set_direct (ruleset, false);
  }
  switch_back (ruleset, saved);
  add_stats (&self->costs->steady, cost->steady);
  return done;
}

/* An evaluator without any rule. */
static CursusEvaluator *
load_empty (const Bench *self, GError **error)
{
  const CursusRuleset *ruleset = self->workspace->ruleset;
  g_autofree CursusUse *saved = g_new (CursusUse, MAX (1, ruleset->uses->len));
  switch_off (ruleset, NULL, saved);
  CursusEvaluator *empty = load_evaluator (self, error);
  switch_back (ruleset, saved);
  return empty;
}

static bool
measure_all (Bench *self, GError **error)
{
  g_autoptr (CursusEvaluator) empty = load_empty (self, error);
  g_autoptr (GArray) meetings = self->meetings = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  cursus_random_init (&self->random, self->options->seed);
  if (empty == NULL)
    return false;
  for (guint i = 0; i < self->costs->costs->len; i++) {
    if (self->options->stop != NULL && *self->options->stop != 0)
      break;
    if (!measure_use (self, &g_array_index (self->costs->costs, CursusRuleCost, i), empty, error))
      return false;
  }
  return true;
}

/* ---- All of it ---- */

/* A line for each use that counts and has constraints. */
static void
list_uses (Bench *self)
{
  const CursusRuleset *ruleset = self->workspace->ruleset;
  for (uint32_t c = 0; c < ruleset->constraints->len; c++) {
    const CursusConstraint *constraint = cursus_ruleset_constraint (ruleset, c);
    CursusRuleCost added
        = { .use = cursus_ruleset_use (ruleset, constraint->use), .nanoseconds = NAN, .direct_nanoseconds = NAN };
    if (!cursus_ruleset_active (ruleset, c))
      continue;
    if (cost_of (self, c) == NULL)
      g_array_append_val (self->costs->costs, added);
    cost_of (self, c)->shapes[constraint->shape] = true;
  }
}

/* What the checks before a search say of empty domains, in short. */
static bool
can_be_searched (const CursusWorkspace *workspace, GError **error)
{
  for (uint32_t m = 0; m < workspace->problem->n_meetings; m++) {
    uint32_t n = 0;
    cursus_problem_domain (workspace->problem, m, &n);
    if (n > 0)
      continue;
    g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO, _ ("no plan of session “%s” is possible"), workspace->session->id);
    return false;
  }
  return true;
}

char *
cursus_rules_bench (const char *path, const CursusRulesBenchOptions *options, CursusDiagnostics *diagnostics, GError **error)
{
  g_autoptr (CursusWorkspace) workspace = open_workspace (path, diagnostics, error);
  if (workspace == NULL || !can_be_searched (workspace, error))
    return NULL;
  CursusRuleCosts costs = { .session = workspace->session->id, .seed = options->seed, .direct = options->direct };
  g_autoptr (GArray) list = costs.costs = g_array_new (FALSE, FALSE, sizeof (CursusRuleCost));
  Bench bench = { .workspace = workspace, .options = options, .costs = &costs };
  g_autofree CursusConstraintStats *middle = bench.middle = g_new0 (CursusConstraintStats,
                                                                    MAX (1, workspace->ruleset->constraints->len));
  list_uses (&bench);
  if (options->check)
    cursus_ruleset_check_functions (workspace->ruleset);
  bool done = search (&bench, error) && (workspace->problem->n_meetings == 0 || measure_all (&bench, error));
  g_free (bench.plan);
  if (!done)
    return NULL;
  return options->json ? cursus_rule_costs_json (&costs) : cursus_rule_costs_table (&costs);
}
