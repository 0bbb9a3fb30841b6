/* Functions of one and two units while meetings come, move and go. */
#include <math.h>

#include "rules/rules-example.h"

/* Days between the two, either way. */
static int64_t
distance (FixtureTracer *self, CursusTrace *trace)
{
  int32_t a = fixture_read (trace, 0, CURSUS_FACT_DAY), b = fixture_read (trace, 1, CURSUS_FACT_DAY);
  return ABS (a - b);
}

static int64_t
day (FixtureTracer *self, CursusTrace *trace)
{
  return fixture_read (trace, 0, CURSUS_FACT_DAY);
}

static int64_t
move (CursusEvaluator *evaluator, uint32_t meeting, const char *at)
{
  CursusPlacement to = example_at (at);
  g_assert_true (cursus_evaluator_try (evaluator, &meeting, &to, 1, 1, INFINITY));
  return cursus_evaluator_score (evaluator).soft;
}

static void
test_pairs (void)
{
  g_auto (Fixture) fixture = example_session ();
  fixture_add (&fixture, 1, fixture_function (&fixture, CURSUS_SHAPE_PAIRS, "0 5", "", fixture_tracer (distance, 0)));
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture.ruleset, NULL);
  cursus_evaluator_place (evaluator, 0, example_at ("4.0 r1 s0"));
  g_assert_cmpint (cursus_evaluator_score (evaluator).soft, ==, 0); /* the other is nowhere */
  g_assert_cmpint (move (evaluator, 0, "5.0 r1 s0"), ==, 0);
  cursus_evaluator_place (evaluator, 5, example_at ("7.0 r0 s0"));
  g_assert_cmpint (cursus_evaluator_score (evaluator).soft, ==, 2);
  g_assert_cmpint (move (evaluator, 5, "8.0 r0 s0"), ==, 3);
  cursus_evaluator_undo (evaluator);
  g_assert_cmpint (cursus_evaluator_score (evaluator).soft, ==, 2);
  g_assert_cmpint (move (evaluator, 0, "4.0 r1 s0"), ==, 3);
  cursus_evaluator_remove (evaluator, 5);
  g_assert_cmpint (cursus_evaluator_score (evaluator).soft, ==, 0);
}

/* A function that reads days only is not asked again when the room changes. */
static void
test_asks_only_what_matters (void)
{
  g_auto (Fixture) fixture = example_session ();
  fixture_add (&fixture, 1, fixture_function (&fixture, CURSUS_SHAPE_EACH, "0", "", fixture_tracer (day, 0)));
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture.ruleset, NULL);
  cursus_evaluator_place (evaluator, 0, example_at ("4.0 r1 s0"));
  uint64_t before = cursus_evaluator_stats (evaluator, 0).evaluations;
  g_assert_cmpint (move (evaluator, 0, "4.0 r2 s0"), ==, 4);
  g_assert_cmpuint (cursus_evaluator_stats (evaluator, 0).evaluations, ==, before);
  g_assert_cmpint (move (evaluator, 0, "5.0 r2 s0"), ==, 5);
  g_assert_cmpuint (cursus_evaluator_stats (evaluator, 0).evaluations, ==, before + 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/tuples/pairs-follow-both", test_pairs);
  g_test_add_func ("/rules/tuples/ask-only-what-matters", test_asks_only_what_matters);
  return g_test_run ();
}
