/* What the general evaluator costs a move beside code written by hand for one problem: the four soft components of
 * curriculum-based course timetabling, as aggregates, as functions, and as a C delta. All evaluate the very same moves of an
 * annealing, in turns, and must end at the same cost; medians of processor time. Prints a table; nothing here can fail by time.
 *
 * bench-delta FILE.ctt [MOVES] */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench/ctt-delta.h"
#include "core/ctt.h"
#include "rules/evaluator.h"
#include "script/plugin.h"
#include "solver/random.h"

#define N_ROUNDS 7
#define WARM_UP 300000u
#define TEMPERATURE 2.0
#define SEED 1
#define MAX_MINIMUM 7

typedef struct {
  uint32_t meeting;
  CursusPlacement to;
  bool kept;
} Step;

typedef struct {
  CursusSession *session;
  CursusFrame *frame;
  uint32_t *minima; /* days, per module */
  uint32_t n_meetings;
  CursusPlacement *start;
  Step *steps;
  uint32_t n_steps;
  int64_t cost_of_start, growth;
} Problem;

/* Rules by component; NULL: left out. */
typedef struct {
  const char *name;
  const char *capacity, *days, *compactness, *rooms;
  bool direct;       /* functions are called every time */
  uint32_t baseline; /* of the ratio */
  double nanoseconds[N_ROUNDS];
  CursusRuleset *ruleset;
  CursusCatalog *catalog;
  CursusEvaluator *evaluator;
} Variant;

static Variant variants[] = {
  { "all four: C delta written by hand", NULL, NULL, NULL, NULL, false, 0 },
  { "all four: the same without branches", NULL, NULL, NULL, NULL, false, 0 },
  { "all four: aggregates", "capacity-sum", "ctt-min-working-days", "ctt-compactness", "ctt-room-stability", false, 0 },
  { "all four: as shipped", "ctt-room-capacity", "ctt-min-working-days", "ctt-compactness", "ctt-room-stability", false, 0 },
  { "all four: functions", "ctt-room-capacity", "days-function", "compactness-function", "rooms-function", false, 2 },
  { "no rule at all", NULL, NULL, NULL, NULL, false, 2 },
  { "capacity: aggregate", "capacity-sum", NULL, NULL, NULL, false, 6 },
  { "capacity: function of one meeting", "ctt-room-capacity", NULL, NULL, NULL, false, 6 },
  { "capacity: Lua called each time", "ctt-room-capacity", NULL, NULL, NULL, true, 6 },
  { "days: aggregate", NULL, "ctt-min-working-days", NULL, NULL, false, 9 },
  { "days: function of a whole group", NULL, "days-function", NULL, NULL, false, 9 },
  { "days: Lua called each time", NULL, "days-function", NULL, NULL, true, 9 },
  { "compactness: aggregate", NULL, NULL, "ctt-compactness", NULL, false, 12 },
  { "compactness: function of a whole group", NULL, NULL, "compactness-function", NULL, false, 12 },
  { "compactness: Lua called each time", NULL, NULL, "compactness-function", NULL, true, 12 },
  { "rooms: aggregate", NULL, NULL, NULL, "ctt-room-stability", false, 15 },
  { "rooms: function of a whole group", NULL, NULL, NULL, "rooms-function", false, 15 },
  { "rooms: Lua called each time", NULL, NULL, NULL, "rooms-function", true, 15 },
};

#define N_DELTAS 2 /* the first of them */
#define N_VARIANTS G_N_ELEMENTS (variants)
#define DIRECT_PART 200 /* of the moves, where Lua is called each time: one in so many */

static double
now (void)
{
  struct timespec time = { 0 };
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

/* ---- The problem and its moves ---- */

/* The uses that cursus_ctt_read made say the minima. */
static void
read_minima (Problem *self)
{
  self->minima = g_new0 (uint32_t, self->session->modules->len);
  for (guint u = 0; u < self->session->uses->len; u++) {
    const CursusRuleUse *use = g_ptr_array_index (self->session->uses, u);
    if (strcmp (use->rule, "ctt-min-working-days") != 0)
      continue;
    const CursusValue *on = cursus_value_lookup (use->params, "on");
    uint32_t days = (uint32_t)cursus_value_get_integer (cursus_value_lookup (use->params, "days"));
    for (guint i = 0; i < cursus_value_length (on); i++)
      self->minima[cursus_session_find_module (self->session, cursus_value_get_string (cursus_value_item (on, i)))] = days;
  }
}

/* A random place; room 0 is no room of the instance. */
static CursusPlacement
draw_place (const Problem *self, CursusRandom *random)
{
  uint32_t n_slots = self->frame->timeline->n_slots, n_rooms = self->session->rooms->len;
  return (CursusPlacement){ .start = cursus_random_below (random, n_slots),
                            .room = (uint16_t)(1 + cursus_random_below (random, n_rooms - 1)) };
}

static Step
draw_step (const Problem *self, CursusRandom *random, CttDelta *delta, int64_t *growth)
{
  Step step = { .meeting = cursus_random_below (random, self->n_meetings), .to = draw_place (self, random) };
  *growth = ctt_delta_evaluate (delta, step.meeting, step.to.start, step.to.room);
  step.kept = (double)*growth <= -TEMPERATURE * log (1 - cursus_random_unit (random));
  if (step.kept)
    ctt_delta_move (delta, step.meeting, step.to.start, step.to.room);
  return step;
}

static CttDelta *
load_delta (const Problem *self, const CursusPlacement *at, int64_t *cost)
{
  CttDelta *delta = ctt_delta_new (self->session, self->minima);
  for (uint32_t m = 0; m < self->n_meetings; m++)
    *cost += ctt_delta_place (delta, m, at[m].start, at[m].room);
  return delta;
}

/* The moves that an annealing at one temperature tries, from where it is after some. */
static void
make_steps (Problem *self, uint32_t n)
{
  CursusRandom random;
  int64_t growth = 0, unused = 0;
  cursus_random_init (&random, SEED);
  self->start = g_new (CursusPlacement, self->n_meetings);
  for (uint32_t m = 0; m < self->n_meetings; m++)
    self->start[m] = draw_place (self, &random);
  g_autoptr (CttDelta) delta = load_delta (self, self->start, &unused);
  for (uint32_t i = 0; i < WARM_UP; i++) {
    Step step = draw_step (self, &random, delta, &growth);
    if (step.kept)
      self->start[step.meeting] = step.to;
  }
  g_autoptr (CttDelta) anew = load_delta (self, self->start, &self->cost_of_start);
  self->steps = g_new (Step, n);
  self->n_steps = n;
  for (uint32_t i = 0; i < n; i++) {
    self->steps[i] = draw_step (self, &random, delta, &growth);
    self->growth += self->steps[i].kept ? growth : 0;
  }
}

/* ---- Variants ---- */

static const char *
rule_for (const Variant *variant, const char *shipped)
{
  if (strcmp (shipped, "ctt-room-capacity") == 0)
    return variant->capacity;
  if (strcmp (shipped, "ctt-min-working-days") == 0)
    return variant->days;
  if (strcmp (shipped, "ctt-compactness") == 0)
    return variant->compactness;
  return strcmp (shipped, "ctt-room-stability") == 0 ? variant->rooms : NULL;
}

/* Other rules are off, those that every session has too. */
static void
switch_off_others (CursusRuleset *ruleset, GPtrArray *wanted)
{
  for (guint u = 0; u < ruleset->uses->len; u++) {
    CursusUse *use = cursus_ruleset_use (ruleset, u);
    if (g_ptr_array_find_with_equal_func (wanted, use->name, g_str_equal, NULL))
      continue;
    use->hard = false;
    use->weight = 0;
  }
}

static void
compile (const Problem *self, Variant *variant)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autoptr (GPtrArray) shipped = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const char *root = g_getenv ("CURSUS_TEST_SOURCE_DIR");
  g_autofree char *plugins = g_build_filename (root, "plugins", NULL);
  g_autofree char *ours = g_build_filename (root, "tests/bench/rules", NULL);
  const char *const folders[] = { plugins, ours, NULL };
  for (guint u = 0; u < self->session->uses->len; u++) {
    CursusRuleUse *use = g_ptr_array_index (self->session->uses, u);
    const char *rule = rule_for (variant, use->rule);
    g_ptr_array_add (shipped, use->rule);
    use->rule = g_strdup (rule != NULL ? rule : use->rule);
    if (rule != NULL)
      g_ptr_array_add (wanted, use->name);
  }
  variant->catalog = cursus_catalog_new (folders, diagnostics);
  variant->ruleset = cursus_ruleset_new (self->frame);
  cursus_catalog_compile (variant->catalog, variant->ruleset, diagnostics);
  g_autofree char *text = cursus_diagnostics_format (diagnostics);
  if (*text != '\0')
    g_error ("%s", text);
  for (guint u = 0; u < self->session->uses->len; u++) {
    CursusRuleUse *use = g_ptr_array_index (self->session->uses, u);
    g_free (use->rule);
    use->rule = g_ptr_array_index (shipped, u);
  }
  switch_off_others (variant->ruleset, wanted);
  variant->evaluator = cursus_evaluator_new (variant->ruleset, &error);
  g_assert_no_error (error);
  for (uint32_t c = 0; variant->direct && c < variant->ruleset->constraints->len; c++)
    if (cursus_ruleset_constraint (variant->ruleset, c)->tracer != NULL)
      cursus_ruleset_constraint (variant->ruleset, c)->tracer->direct = true;
}

/* ---- Measuring ---- */

static void
load_evaluator (const Problem *self, CursusEvaluator *evaluator)
{
  const CursusPlacement *at = cursus_evaluator_placements (evaluator);
  for (uint32_t m = 0; m < self->n_meetings; m++) {
    if (at[m].start != CURSUS_UNPLACED)
      cursus_evaluator_remove (evaluator, m);
    cursus_evaluator_place (evaluator, m, self->start[m]);
  }
}

/* Nanoseconds a move. */
static double
run_evaluator (const Problem *self, const Variant *variant)
{
  CursusEvaluator *evaluator = variant->evaluator;
  uint32_t n = variant->direct ? self->n_steps / DIRECT_PART : self->n_steps;
  load_evaluator (self, evaluator);
  int64_t before = cursus_evaluator_score (evaluator).soft;
  bool whole = variant->capacity != NULL && variant->days != NULL;
  double begun = now ();
  for (uint32_t i = 0; i < n; i++) {
    const Step *step = &self->steps[i];
    cursus_evaluator_try (evaluator, &step->meeting, &step->to, 1, 1, INFINITY);
    if (!step->kept)
      cursus_evaluator_undo (evaluator);
  }
  double taken = now () - begun;
  g_assert_false (cursus_evaluator_failed (evaluator));
  if (whole) {
    g_assert_cmpint (before, ==, self->cost_of_start);
    g_assert_cmpint (cursus_evaluator_score (evaluator).soft - before, ==, self->growth);
  }
  return taken / n;
}

static double
run_delta (const Problem *self, int64_t (*evaluate) (CttDelta *delta, uint32_t meeting, uint32_t slot, uint32_t room))
{
  int64_t cost = 0, sum = 0;
  g_autoptr (CttDelta) delta = load_delta (self, self->start, &cost);
  double begun = now ();
  for (uint32_t i = 0; i < self->n_steps; i++) {
    const Step *step = &self->steps[i];
    int64_t growth = evaluate (delta, step->meeting, step->to.start, step->to.room);
    if (!step->kept)
      continue;
    sum += growth;
    ctt_delta_move (delta, step->meeting, step->to.start, step->to.room);
  }
  double taken = now () - begun;
  g_assert_cmpint (sum, ==, self->growth);
  return taken / self->n_steps;
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double
median (const Variant *variant)
{
  double sorted[N_ROUNDS];
  memcpy (sorted, variant->nanoseconds, sizeof sorted);
  qsort (sorted, N_ROUNDS, sizeof *sorted, compare);
  return sorted[N_ROUNDS / 2];
}

/* Round -1 warms up: functions see their facts for the first time. */
static void
measure (const Problem *self)
{
  for (int round = -1; round < N_ROUNDS; round++)
    for (guint v = 0; v < N_VARIANTS; v++) {
      double taken = v == 0   ? run_delta (self, ctt_delta_evaluate)
                     : v == 1 ? run_delta (self, ctt_delta_evaluate_tuned)
                              : run_evaluator (self, &variants[v]);
      if (round >= 0)
        variants[v].nanoseconds[round] = taken;
    }
}

static void
print (const Problem *self)
{
  uint32_t n_kept = 0;
  for (uint32_t i = 0; i < self->n_steps; i++)
    n_kept += self->steps[i].kept;
  printf ("%s: %u moves of one lecture, %.1f %% of them kept; medians of %d rounds\n\n", self->session->id, self->n_steps,
          100.0 * n_kept / self->n_steps, N_ROUNDS);
  printf ("%-44s %12s %8s  %s\n", "", "ns a move", "ratio", "to");
  for (guint v = 0; v < N_VARIANTS; v++)
    printf ("%-44s %12.1f %8.2f  %s\n", variants[v].name, median (&variants[v]),
            median (&variants[v]) / median (&variants[variants[v].baseline]), variants[variants[v].baseline].name);
}

static void
clear (Problem *self)
{
  for (guint v = N_DELTAS; v < N_VARIANTS; v++) {
    cursus_evaluator_free (variants[v].evaluator);
    cursus_ruleset_free (variants[v].ruleset);
    cursus_catalog_free (variants[v].catalog);
  }
  g_free (self->minima);
  g_free (self->start);
  g_free (self->steps);
  cursus_frame_free (self->frame);
  cursus_session_free (self->session);
}

int
main (int argc, char **argv)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  Problem problem = { 0 };
  if (argc < 2 || !g_file_test (argv[1], G_FILE_TEST_EXISTS)) {
    printf ("no instance %s: nothing to measure; usage: bench-delta FILE.ctt [MOVES]\n", argc < 2 ? "given" : argv[1]);
    return 77; /* skipped */
  }
  problem.session = cursus_ctt_read (argv[1], argv[1], diagnostics);
  if (problem.session == NULL)
    g_error ("%s cannot be read", argv[1]);
  problem.frame = cursus_frame_new (problem.session, &error);
  g_assert_no_error (error);
  problem.n_meetings = problem.frame->n_meetings;
  read_minima (&problem);
  make_steps (&problem, argc > 2 ? (uint32_t)atoi (argv[2]) : 200000);
  for (guint v = N_DELTAS; v < N_VARIANTS; v++)
    compile (&problem, &variants[v]);
  measure (&problem);
  print (&problem);
  clear (&problem);
  return 0;
}
