/* The law: whatever is placed and removed, the score of the deltas is that of the audit, and what is done can be undone. */
#include <math.h>

#include "rules/audit.h"
#include "rules/rules-random-weights.h"

#define N_SESSIONS 400
#define N_STEPS 260 /* of each session */
#define N_TRIES 60

typedef struct {
  GRand *random;
  Fixture fixture;
  CursusEvaluator *evaluator;
  uint32_t n_placed;
  guint session; /* its number, for messages */
} Run;

static GArray *
list_costs (const Run *run)
{
  GArray *costs = g_array_new (FALSE, FALSE, sizeof (int64_t));
  for (uint32_t c = 0; c < run->fixture.ruleset->constraints->len; c++) {
    int64_t cost = cursus_evaluator_constraint_cost (run->evaluator, c);
    g_array_append_val (costs, cost);
  }
  return costs;
}

static char *
describe (const Run *run, uint32_t c)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (run->fixture.ruleset, c);
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, "session %u, constraint %u of shape %d", run->session, c, constraint->shape);
  if (constraint->shape == CURSUS_SHAPE_AGGREGATE)
    g_string_append_printf (text, ", measure %s of %s", cursus_measure_name (constraint->measure),
                            constraint->value == CURSUS_N_KEYS ? "-" : cursus_key_name (constraint->value));
  for (guint k = 0; k < constraint->keys->len; k++)
    g_string_append_printf (text, ", by %s", cursus_key_name (g_array_index (constraint->keys, CursusKey, k)));
  return g_string_free (text, FALSE);
}

static void
assert_costs (const Run *run, const GArray *expected, const char *when)
{
  for (uint32_t c = 0; c < expected->len; c++) {
    int64_t fast = cursus_evaluator_constraint_cost (run->evaluator, c), slow = g_array_index (expected, int64_t, c);
    g_autofree char *what = describe (run, c);
    if (fast != slow)
      g_error ("%s: %s costs %" G_GINT64_FORMAT " by deltas, not %" G_GINT64_FORMAT, when, what, fast, slow);
  }
}

static void
assert_audited (const Run *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (int64_t));
  CursusScore slow = { 0 };
  cursus_audit (run->fixture.ruleset, cursus_evaluator_placements (run->evaluator), "en", &slow, costs, NULL, &error);
  g_assert_no_error (error);
  assert_costs (run, costs, "audited");
  CursusScore fast = cursus_evaluator_score (run->evaluator);
  g_assert_cmpint (fast.hard, ==, slow.hard);
  g_assert_cmpint (fast.soft, ==, slow.soft);
}

/* Another evaluator that comes to the same placements in another order. */
static void
assert_order_is_nothing (const Run *run)
{
  g_autoptr (CursusEvaluator) other = cursus_evaluator_new (run->fixture.ruleset, NULL);
  const CursusPlacement *placements = cursus_evaluator_placements (run->evaluator);
  for (uint32_t m = run->fixture.frame->n_meetings; m-- > 0;)
    if (placements[m].start != CURSUS_UNPLACED)
      cursus_evaluator_place (other, m, placements[m]);
  g_assert_cmpint (cursus_score_compare (cursus_evaluator_score (run->evaluator), cursus_evaluator_score (other)), ==, 0);
}

static void
place (Run *run, uint32_t meeting)
{
  cursus_evaluator_place (run->evaluator, meeting, random_placement (run->random, run->fixture.frame, meeting));
  run->n_placed++;
}

/* Does and undoes: removes what is placed or places what is not, and takes that back. */
static void
there_and_back (Run *run, uint32_t meeting)
{
  g_autoptr (GArray) before = list_costs (run);
  CursusPlacement at = cursus_evaluator_placements (run->evaluator)[meeting];
  if (at.start == CURSUS_UNPLACED) {
    cursus_evaluator_place (run->evaluator, meeting, random_placement (run->random, run->fixture.frame, meeting));
    cursus_evaluator_remove (run->evaluator, meeting);
  } else {
    cursus_evaluator_remove (run->evaluator, meeting);
    cursus_evaluator_place (run->evaluator, meeting, at);
  }
  assert_costs (run, before, "undone");
}

static void
step (Run *run)
{
  uint32_t n_meetings = run->fixture.frame->n_meetings, meeting = random_below (run->random, n_meetings);
  there_and_back (run, meeting);
  if (cursus_evaluator_placements (run->evaluator)[meeting].start == CURSUS_UNPLACED)
    place (run, meeting);
  else {
    cursus_evaluator_remove (run->evaluator, meeting);
    run->n_placed--;
    if (random_chance (run->random, 85))
      place (run, meeting);
  }
  if (run->n_placed == n_meetings)
    assert_audited (run);
  else if (random_chance (run->random, 3))
    assert_order_is_nothing (run);
}

/* Moves that are tried: one that is refused was too dear and changed nothing, one that is made is what the audit makes of it, and
 * is taken back without a trace, or stays. */
static void
try_move (Run *run, double part_of_energy)
{
  uint32_t n_meetings = run->fixture.frame->n_meetings, n = 1 + random_below (run->random, MIN (3, n_meetings));
  uint32_t first = random_below (run->random, n_meetings), meetings[3] = { 0 };
  CursusPlacement to[3];
  g_autoptr (GArray) before = list_costs (run);
  CursusScore score = cursus_evaluator_score (run->evaluator);
  double limit = part_of_energy * (3.0 * (double)score.hard + (double)score.soft);
  for (uint32_t i = 0; i < n; i++) {
    meetings[i] = (first + i) % n_meetings;
    to[i] = random_placement (run->random, run->fixture.frame, meetings[i]);
  }
  if (!cursus_evaluator_try (run->evaluator, meetings, to, n, 3.0, limit)) {
    assert_costs (run, before, "refused");
    g_assert_true (cursus_evaluator_try (run->evaluator, meetings, to, n, 3.0, INFINITY));
    CursusScore after = cursus_evaluator_score (run->evaluator);
    g_assert_cmpfloat (3.0 * (double)after.hard + (double)after.soft, >, limit);
  }
  assert_audited (run);
  if (g_rand_boolean (run->random))
    return;
  cursus_evaluator_undo (run->evaluator);
  assert_costs (run, before, "taken back");
}

static int64_t
sum_costs (const GPtrArray *violations)
{
  int64_t sum = 0;
  for (guint v = 0; v < violations->len; v++)
    sum += ((const CursusViolation *)g_ptr_array_index (violations, v))->cost;
  return sum;
}

/* The cost of everything that is broken and of what is waived of it. */
static int64_t
audit_costs (const Run *run, int64_t *waived_cost)
{
  g_autoptr (GPtrArray) violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  g_autoptr (GPtrArray) waived = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  CursusScore score = { 0 };
  g_assert_true (cursus_audit_with_waived (run->fixture.ruleset, cursus_evaluator_placements (run->evaluator), "en", &score, NULL,
                                           violations, waived, NULL));
  g_assert_cmpint (sum_costs (violations), ==, score.hard + score.soft);
  for (guint w = 0; w < waived->len; w++)
    g_assert_cmpstr (((const CursusViolation *)g_ptr_array_index (waived, w))->author, ==, "the law");
  *waived_cost = sum_costs (waived);
  return score.hard + score.soft;
}

/* What waivers take from the score is what they are shown for, to the point. */
static int64_t
assert_nothing_is_lost (const Run *run)
{
  const CursusRuleset *ruleset = run->fixture.ruleset;
  int64_t waived = 0, nothing = 0;
  int64_t with = audit_costs (run, &waived);
  for (guint c = 0; c < ruleset->constraints->len; c++)
    g_clear_pointer (&cursus_ruleset_constraint (ruleset, c)->grants, g_ptr_array_unref);
  int64_t without = audit_costs (run, &nothing);
  g_assert_cmpint (nothing, ==, 0);
  g_assert_cmpint (with + waived, ==, without);
  return waived;
}

/* How many of the constraints ever cost anything: a tester of rules that never bite would prove nothing. */
static uint32_t
count_biting (const Run *run)
{
  uint32_t n = 0;
  for (uint32_t c = 0; c < run->fixture.ruleset->constraints->len; c++)
    n += cursus_evaluator_constraint_cost (run->evaluator, c) > 0;
  return n;
}

/* What a law test counts, so that it can tell that it tested something. */
typedef struct {
  uint32_t n_constraints;
  uint32_t n_biting;
  uint32_t n_waiving; /* sessions with a violation that is waived */
} Tally;

static void
move_about (Run *run)
{
  for (guint s = 0; s < N_TRIES; s++)
    try_move (run, g_rand_double_range (run->random, 0.3, 1.5));
  for (guint s = 0; s < N_STEPS; s++)
    step (run);
  for (uint32_t m = 0; m < run->fixture.frame->n_meetings; m++)
    if (cursus_evaluator_placements (run->evaluator)[m].start == CURSUS_UNPLACED)
      place (run, m);
}

static void
take_all_away (Run *run)
{
  for (uint32_t m = 0; m < run->fixture.frame->n_meetings; m++)
    cursus_evaluator_remove (run->evaluator, m);
}

/* One random session from its first placement to its last removal. @waiver: (nullable): the reason of its waivers. */
static void
run_session (GRand *random, guint number, const CursusWaiver *waiver, Tally *tally)
{
  g_autoptr (GError) error = NULL;
  Run run = { .random = random, .session = number, .fixture = random_session (random, 5) };
  random_rules (random, &run.fixture, 8);
  if (waiver != NULL)
    random_weigh (random, &run.fixture, waiver);
  run.evaluator = cursus_evaluator_new (run.fixture.ruleset, &error);
  g_assert_no_error (error);
  CursusScore empty = cursus_evaluator_score (run.evaluator); /* none_of costs while nothing is placed */
  for (uint32_t m = 0; m < run.fixture.frame->n_meetings; m++)
    place (&run, m);
  tally->n_biting += count_biting (&run);
  tally->n_constraints += run.fixture.ruleset->constraints->len;
  move_about (&run);
  g_autofree CursusPlacement *last = g_memdup2 (cursus_evaluator_placements (run.evaluator),
                                                run.fixture.frame->n_meetings * sizeof (CursusPlacement));
  take_all_away (&run);
  g_assert_cmpint (cursus_score_compare (cursus_evaluator_score (run.evaluator), empty), ==, 0);
  for (uint32_t m = 0; m < run.fixture.frame->n_meetings; m++)
    cursus_evaluator_place (run.evaluator, m, last[m]);
  g_assert_true (cursus_evaluator_try_error (run.evaluator, &error));
  tally->n_waiving += waiver != NULL && assert_nothing_is_lost (&run) > 0;
  cursus_evaluator_free (run.evaluator);
  fixture_clear (&run.fixture);
}

static void
run_sessions (guint n, const CursusWaiver *waiver)
{
  guint32 seed = random_seed ();
  Tally tally = { 0 };
  for (guint i = 0; i < n; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    run_session (random, i, waiver, &tally);
  }
  g_test_message ("%u of %u constraints cost something at first, waivers mattered in %u of %u sessions", tally.n_biting,
                  tally.n_constraints, tally.n_waiving, n);
  g_assert_cmpuint (tally.n_biting * (waiver != NULL ? 4 : 3), >, tally.n_constraints);
  g_assert_cmpuint (tally.n_waiving * 5, >=, waiver != NULL ? n : 0);
}

static void
test_law (void)
{
  run_sessions (N_SESSIONS, NULL);
}

/* The same where groups and calls count more or less, and some of what is broken is waived. */
static void
test_law_with_weights (void)
{
  char author[] = "the law", reason[] = "so that it is looked at";
  const CursusWaiver waiver = { .author = author, .reason = reason };
  run_sessions (N_SESSIONS / 2, &waiver);
}

/* Somewhere that no hard rule of the meeting alone forbids; false if thirty tries found nothing. */
static bool
find_allowed (GRand *random, const Fixture *fixture, CursusEvaluator *evaluator, uint32_t meeting, CursusPlacement *placement)
{
  for (int i = 0; i < 30; i++) {
    *placement = random_placement (random, fixture->frame, meeting);
    if (!cursus_evaluator_use_forbids (evaluator, CURSUS_NONE, meeting, *placement))
      return true;
  }
  return false;
}

/* Where nothing is forbidden, what the search leaves out of its evaluator costs nothing, waived or not. */
static void
test_within_with_weights (void)
{
  guint32 seed = random_seed ();
  char author[] = "the law", reason[] = "so that it is looked at";
  const CursusWaiver waiver = { .author = author, .reason = reason };
  uint32_t n_whole = 0;
  for (guint i = 0; i < N_SESSIONS; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    g_auto (Fixture) fixture = random_session (random, 4);
    random_rules (random, &fixture, 3);
    random_weigh (random, &fixture, &waiver);
    g_autoptr (CursusEvaluator) all = cursus_evaluator_new (fixture.ruleset, NULL);
    g_autoptr (CursusEvaluator) within = cursus_evaluator_new_within (fixture.ruleset, NULL);
    uint32_t m = 0;
    CursusPlacement placement;
    for (; m < fixture.frame->n_meetings && find_allowed (random, &fixture, all, m, &placement); m++) {
      cursus_evaluator_place (all, m, placement);
      cursus_evaluator_place (within, m, placement);
    }
    n_whole += m == fixture.frame->n_meetings;
    g_assert_cmpint (cursus_score_compare (cursus_evaluator_score (all), cursus_evaluator_score (within)), ==, 0);
  }
  g_test_message ("every meeting of %u of %u sessions was allowed somewhere", n_whole, (guint)N_SESSIONS);
  g_assert_cmpuint (n_whole * 4, >, N_SESSIONS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/evaluator-random/law", test_law);
  g_test_add_func ("/rules/evaluator-random/law-with-weights", test_law_with_weights);
  g_test_add_func ("/rules/evaluator-random/within-with-weights", test_within_with_weights);
  return g_test_run ();
}
