/* Weights of calls and of groups by the values of their fixed keys. */
#include "rules/weights.h"

#include "rules/audit.h"
#include "rules/error.h"
#include "rules/rules-example.h"

static int64_t
one (FixtureTracer *self, CursusTrace *trace)
{
  fixture_read (trace, 0, CURSUS_FACT_FIRST_DAY);
  return self->number;
}

/* The hard cost of everything on one day, one after the other, by deltas and by the audit. */
static int64_t
cost_of (const Fixture *fixture)
{
  CursusPlacement placements[6];
  CursusScore score = { 0 };
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture->ruleset, NULL);
  for (uint32_t m = 0; m < 6; m++) {
    placements[m] = (CursusPlacement){ .start = 3 * m, .room = m == 5 ? 0 : 1 };
    cursus_evaluator_place (evaluator, m, placements[m]);
  }
  g_assert_true (cursus_audit (fixture->ruleset, placements, "en", &score, NULL, NULL, NULL));
  g_assert_cmpint (score.hard, ==, cursus_evaluator_score (evaluator).hard);
  return score.hard;
}

static void
test_calls (void)
{
  g_auto (Fixture) fixture = example_session ();
  CursusConstraint *pairs = fixture_function (&fixture, CURSUS_SHAPE_PAIRS, "0 1 1 2 2 3", "", fixture_tracer (one, 5));
  pairs->weights = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  fixture_list (pairs->weights, "1 0 7");
  fixture_add (&fixture, 0, pairs);
  g_assert_cmpint (cost_of (&fixture), ==, 40);
}

/* Ann and Bob attend the very same meetings and are counted as one group; their weights add up. */
static void
test_people_together (void)
{
  g_auto (Fixture) fixture = example_session ();
  CursusConstraint *counts = fixture_aggregate (&fixture, "day participant", CURSUS_MEASURE_COUNT, NULL, INT64_MIN, 0);
  const uint32_t ann = ANN, bob = BOB;
  cursus_weights_set_group (counts, &ann, 1, 10);
  cursus_weights_set_group (counts, &bob, 1, 3);
  fixture_add (&fixture, 0, counts);
  g_assert_cmpint (cost_of (&fixture), ==, 4 * 10 + 4 * 3 + 4 * 1);
}

static void
test_consecutive (void)
{
  g_auto (Fixture) fixture = example_session ();
  CursusConstraint *pairs = fixture_function (&fixture, CURSUS_SHAPE_CONSECUTIVE, "*", "participant", fixture_tracer (one, 1));
  const uint32_t bob = BOB, cid = CID;
  cursus_weights_set_group (pairs, &bob, 1, 0);
  cursus_weights_set_group (pairs, &cid, 1, 2);
  fixture_add (&fixture, 0, pairs);
  g_assert_cmpint (cost_of (&fixture), ==, 3 + 0 + 3 * 2);
}

static void
test_tuples (void)
{
  g_auto (Fixture) fixture = example_session ();
  g_autoptr (CursusConstraint) counts = fixture_aggregate (&fixture, "participant week module", CURSUS_MEASURE_COUNT, NULL, 0, 0);
  g_autoptr (GArray) keys = cursus_weights_fixed_keys (counts);
  g_autoptr (GArray) tuples = cursus_weights_tuples (fixture.frame, counts, NULL);
  g_assert_cmpuint (keys->len, ==, 2);
  g_assert_cmpuint (tuples->len, ==, 2 * 3 * 3); /* three participants, each in three modules */
  for (guint i = 0; i < tuples->len; i += 2) {
    g_assert_cmpuint (g_array_index (tuples, uint32_t, i), >=, ANN);
    g_assert_cmpuint (cursus_weights_of_group (counts, &g_array_index (tuples, uint32_t, i), 2), ==, 1);
    cursus_weights_set_group (counts, &g_array_index (tuples, uint32_t, i), 2, i);
  }
  for (guint i = 0; i < tuples->len; i += 2)
    g_assert_cmpuint (cursus_weights_of_group (counts, &g_array_index (tuples, uint32_t, i), 2), ==, i);
}

static void
test_balance (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = example_session ();
  CursusConstraint *balance = fixture_aggregate (&fixture, "participant", CURSUS_MEASURE_BALANCE, NULL, INT64_MIN, 0);
  const uint32_t ann = ANN;
  cursus_weights_set_group (balance, &ann, 1, 2);
  g_assert_false (cursus_ruleset_add (fixture.ruleset, fixture_use (&fixture, 0), balance, &error));
  g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_DESCRIPTION);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/weights/calls", test_calls);
  g_test_add_func ("/rules/weights/people-together", test_people_together);
  g_test_add_func ("/rules/weights/consecutive", test_consecutive);
  g_test_add_func ("/rules/weights/tuples", test_tuples);
  g_test_add_func ("/rules/weights/balance", test_balance);
  return g_test_run ();
}
