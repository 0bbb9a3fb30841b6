/* The law: whatever is placed and removed, the score of the deltas is that of the audit, and what is done can be undone. */
#include <math.h>

#include "rules/audit.h"
#include "rules/rules-random.h"

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

/* Moves that are tried: one that is refused was too dear and changed nothing, one that is made is what removing and placing makes
 * of it, and is taken back without a trace. */
static void
try_move (Run *run, double part_of_energy)
{
  uint32_t n_meetings = run->fixture.frame->n_meetings, n = 1 + random_below (run->random, MIN (3, n_meetings));
  uint32_t first = random_below (run->random, n_meetings), meetings[3] = { 0 };
  CursusPlacement from[3], to[3];
  g_autoptr (GArray) before = list_costs (run);
  CursusScore score = cursus_evaluator_score (run->evaluator);
  double limit = part_of_energy * (3.0 * (double)score.hard + (double)score.soft);
  for (uint32_t i = 0; i < n; i++) {
    meetings[i] = (first + i) % n_meetings;
    from[i] = cursus_evaluator_placements (run->evaluator)[meetings[i]];
    to[i] = random_placement (run->random, run->fixture.frame, meetings[i]);
  }
  bool made = cursus_evaluator_try (run->evaluator, meetings, from, to, n, 3.0, limit);
  if (!made) {
    assert_costs (run, before, "refused");
    g_assert_true (cursus_evaluator_try (run->evaluator, meetings, from, to, n, 3.0, INFINITY));
    CursusScore after = cursus_evaluator_score (run->evaluator);
    g_assert_cmpfloat (3.0 * (double)after.hard + (double)after.soft, >, limit);
  }
  assert_audited (run);
  cursus_evaluator_take_back (run->evaluator, true);
  for (uint32_t i = 0; i < n; i++)
    cursus_evaluator_remove (run->evaluator, meetings[i]);
  for (uint32_t i = 0; i < n; i++)
    cursus_evaluator_place (run->evaluator, meetings[i], from[i]);
  cursus_evaluator_take_back (run->evaluator, false);
  assert_costs (run, before, "taken back");
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

static void
test_law (void)
{
  guint32 seed = random_seed ();
  uint32_t n_biting = 0, n_constraints = 0;
  for (guint i = 0; i < N_SESSIONS; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    g_autoptr (GError) error = NULL;
    Run run = { .random = random, .session = i, .fixture = random_session (random, 5) };
    random_rules (random, &run.fixture, 8);
    run.evaluator = cursus_evaluator_new (run.fixture.ruleset, &error);
    g_assert_no_error (error);
    CursusScore empty = cursus_evaluator_score (run.evaluator); /* none_of costs while nothing is placed */
    for (uint32_t m = 0; m < run.fixture.frame->n_meetings; m++)
      place (&run, m);
    n_biting += count_biting (&run);
    n_constraints += run.fixture.ruleset->constraints->len;
    for (guint s = 0; s < N_TRIES; s++)
      try_move (&run, g_rand_double_range (random, 0.3, 1.5));
    for (guint s = 0; s < N_STEPS; s++)
      step (&run);
    for (uint32_t m = 0; m < run.fixture.frame->n_meetings; m++)
      if (cursus_evaluator_placements (run.evaluator)[m].start != CURSUS_UNPLACED)
        cursus_evaluator_remove (run.evaluator, m);
    g_assert_cmpint (cursus_score_compare (cursus_evaluator_score (run.evaluator), empty), ==, 0);
    g_assert_true (cursus_evaluator_try_error (run.evaluator, &error));
    cursus_evaluator_free (run.evaluator);
    fixture_clear (&run.fixture);
  }
  g_test_message ("%u of %u constraints cost something at first", n_biting, n_constraints);
  g_assert_cmpuint (n_biting * 3, >, n_constraints);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/evaluator-random/law", test_law);
  return g_test_run ();
}
