/* Functions of neighbours in time: what each meeting's coming and going changes, computed by hand. */
#include "rules/audit.h"
#include "rules/rules-example.h"

/* Days from the end of a to the beginning of b, squared, so that a pair is worth more than its two halves. */
static int64_t
squared_gap (FixtureTracer *self, CursusTrace *trace)
{
  int64_t gap = fixture_read (trace, 1, CURSUS_FACT_DAY) - fixture_read (trace, 0, CURSUS_FACT_DAY);
  return gap * gap;
}

/* Which is a and which is b. */
static int64_t
order (FixtureTracer *self, CursusTrace *trace)
{
  return 10 * fixture_read (trace, 0, CURSUS_FACT_MODULE) + fixture_read (trace, 1, CURSUS_FACT_MODULE);
}

static int64_t
place (CursusEvaluator *evaluator, uint32_t meeting, const char *at)
{
  int64_t before = cursus_evaluator_score (evaluator).soft;
  cursus_evaluator_place (evaluator, meeting, example_at (at));
  return cursus_evaluator_score (evaluator).soft - before;
}

static int64_t
take_away (CursusEvaluator *evaluator, uint32_t meeting)
{
  int64_t before = cursus_evaluator_score (evaluator).soft;
  cursus_evaluator_remove (evaluator, meeting);
  return cursus_evaluator_score (evaluator).soft - before;
}

static void
test_neighbours (void)
{
  g_auto (Fixture) fixture = example_session ();
  fixture_add (&fixture, 1, fixture_function (&fixture, CURSUS_SHAPE_CONSECUTIVE, "*", "", fixture_tracer (squared_gap, 0)));
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture.ruleset, NULL);
  g_assert_cmpint (place (evaluator, 1, "2.0 r1 s0"), ==, 0);
  g_assert_cmpint (place (evaluator, 3, "8.0 r1 s0"), ==, 36);          /* 2 → 8 */
  g_assert_cmpint (place (evaluator, 0, "4.0 r1 s0"), ==, 4 + 16 - 36); /* 2 → 4 → 8 */
  g_assert_cmpint (place (evaluator, 5, "0.0 r0 s0"), ==, 4);           /* 0 → 2 */
  g_assert_cmpint (take_away (evaluator, 1), ==, 16 - 4 - 4);           /* 0 → 4 → 8 */
  g_assert_cmpint (take_away (evaluator, 3), ==, -16);
}

/* Ann and Bob are one group of two, Cid another: what concerns g1 counts twice. */
static void
test_groups (void)
{
  g_auto (Fixture) fixture = example_session ();
  fixture_add (&fixture, 1,
               fixture_function (&fixture, CURSUS_SHAPE_CONSECUTIVE, "*", "participant", fixture_tracer (squared_gap, 0)));
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture.ruleset, NULL);
  g_assert_cmpint (place (evaluator, 0, "0.0 r1 s0"), ==, 0);
  g_assert_cmpint (place (evaluator, 1, "3.0 r1 s0"), ==, 2 * 9);
  g_assert_cmpint (place (evaluator, 2, "1.0 r1 s0"), ==, 1);
  g_assert_cmpint (place (evaluator, 5, "5.0 r0 s0"), ==, 2 * 4 + 16);
  g_assert_cmpint (take_away (evaluator, 0), ==, 2 * -9 - 1);
}

/* At one time the shorter comes first, then the lower number: open (2 slots) is after water and web (1 slot). */
static void
test_ties (void)
{
  g_auto (Fixture) fixture = example_session ();
  fixture_add (&fixture, 1, fixture_function (&fixture, CURSUS_SHAPE_CONSECUTIVE, "0 1 5", "", fixture_tracer (order, 0)));
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture.ruleset, NULL);
  g_assert_cmpint (place (evaluator, 0, "4.0 r1 s0"), ==, 0);
  g_assert_cmpint (place (evaluator, 5, "4.0 r0 s0"), ==, 20);  /* web, open */
  g_assert_cmpint (place (evaluator, 1, "4.0 r2 s0"), ==, 12);  /* water, web: 12; web, open: 20 */
  g_assert_cmpint (take_away (evaluator, 5), ==, 10 - 12 - 20); /* water, open */
}

/* With a placed key a meeting that moves leaves one line for another. */
static void
test_placed_key (void)
{
  g_auto (Fixture) fixture = example_session ();
  fixture_add (&fixture, 1, fixture_function (&fixture, CURSUS_SHAPE_CONSECUTIVE, "*", "site", fixture_tracer (order, 0)));
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture.ruleset, NULL);
  g_assert_cmpint (place (evaluator, 0, "0.0 r1 s0"), ==, 0);
  g_assert_cmpint (place (evaluator, 1, "4.0 r3 s0"), ==, 0); /* alone in Reims */
  g_assert_cmpint (place (evaluator, 3, "5.0 r2 s0"), ==, 1); /* open, water in Paris */
  g_assert_cmpint (place (evaluator, 5, "6.0 r0 s0"), ==, 0); /* remote: on no line */
  g_assert_cmpint (take_away (evaluator, 1), ==, 0);
  g_assert_cmpint (place (evaluator, 1, "4.0 r1 s0"), ==, 11); /* open, water, water */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/consecutive/neighbours", test_neighbours);
  g_test_add_func ("/rules/consecutive/groups", test_groups);
  g_test_add_func ("/rules/consecutive/ties", test_ties);
  g_test_add_func ("/rules/consecutive/placed-key", test_placed_key);
  return g_test_run ();
}
