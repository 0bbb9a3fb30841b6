/* An aggregate at work: what each meeting's coming and going adds, computed by hand. */
#include "rules/parts-private.h"

#include "rules/error.h"
#include "rules/rules-example.h"

static int64_t
change (CursusAggregate *aggregate, uint32_t member, CursusPlacement at, int sign)
{
  CursusTrail trail = { 0 };
  return cursus_aggregate_change (aggregate, &trail, member, at, sign);
}

/* At most one meeting a slot of each participant: nobody in two places. */
static void
test_nobody_twice (void)
{
  g_auto (Fixture) fixture = example_session ();
  g_autoptr (CursusConstraint) constraint = fixture_aggregate (&fixture, "participant slot", CURSUS_MEASURE_COUNT, NULL,
                                                               INT64_MIN, 1);
  g_autoptr (CursusAggregate) aggregate = cursus_aggregate_new (NULL, fixture.frame, constraint, NULL);
  g_assert_cmpint (change (aggregate, 0, example_at ("4.0 r1 s0"), 1), ==, 0);
  /* water.1@g1 on the same afternoon: Ann and Bob */
  g_assert_cmpint (change (aggregate, 1, example_at ("4.1 r2 s1"), 1), ==, 2);
  /* water.1@g2 there too: Cid */
  g_assert_cmpint (change (aggregate, 2, example_at ("4.1 r2 s0"), 1), ==, 1);
  /* web as well: all three once more */
  g_assert_cmpint (change (aggregate, 5, example_at ("4.1 r0 s0"), 1), ==, 3);
  /* without open: in the afternoon Ann, Bob and Cid have two left; its morning was alone */
  g_assert_cmpint (change (aggregate, 0, example_at ("4.0 r1 s0"), -1), ==, -3);
  g_assert_cmpint (change (aggregate, 5, example_at ("4.1 r0 s0"), -1), ==, -3);
}

static void
test_sum (void)
{
  g_auto (Fixture) fixture = example_session ();
  g_autoptr (CursusConstraint) constraint = fixture_aggregate (&fixture, "week", CURSUS_MEASURE_SUM, NULL, 2, 3);
  g_autoptr (CursusAggregate) aggregate = cursus_aggregate_new (NULL, fixture.frame, constraint, NULL);
  g_assert_cmpint (change (aggregate, 1, example_at ("4.0 r1 s0"), 1), ==, 1);  /* 1 slot, 2 wanted */
  g_assert_cmpint (change (aggregate, 0, example_at ("5.0 r1 s0"), 1), ==, -1); /* 3 slots */
  g_assert_cmpint (change (aggregate, 2, example_at ("6.0 r1 s0"), 1), ==, 1);  /* 4 slots */
  g_assert_cmpint (change (aggregate, 3, example_at ("11.0 r1 s0"), 1), ==, 1); /* another week */
}

static void
test_distinct_of_speakers (void)
{
  g_auto (Fixture) fixture = example_session ();
  g_autoptr (CursusConstraint) constraint = fixture_aggregate (&fixture, "run", CURSUS_MEASURE_DISTINCT, "speaker", INT64_MIN, 1);
  g_autoptr (CursusAggregate) aggregate = cursus_aggregate_new (NULL, fixture.frame, constraint, NULL);
  g_assert_cmpint (change (aggregate, 1, example_at ("4.0 r1 s0"), 1), ==, 0);
  g_assert_cmpint (change (aggregate, 2, example_at ("4.0 r1 s1"), 1), ==, 0); /* the other group */
  g_assert_cmpint (change (aggregate, 3, example_at ("5.0 r1 s1"), 1), ==, 1); /* Sam and Sue */
  g_assert_cmpint (change (aggregate, 3, example_at ("5.0 r1 s1"), -1), ==, -1);
}

static void
test_too_large (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = example_session ();
  g_autoptr (CursusConstraint) constraint = fixture_aggregate (&fixture, "slot slot slot slot", CURSUS_MEASURE_DISTINCT, "slot",
                                                               1, 1);
  g_assert_null (cursus_aggregate_new (NULL, fixture.frame, constraint, &error)); /* 42^4 groups, × 42 > 2^26 */
  g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/aggregate/nobody-twice", test_nobody_twice);
  g_test_add_func ("/rules/aggregate/sum", test_sum);
  g_test_add_func ("/rules/aggregate/distinct-of-speakers", test_distinct_of_speakers);
  g_test_add_func ("/rules/aggregate/too-large", test_too_large);
  return g_test_run ();
}
