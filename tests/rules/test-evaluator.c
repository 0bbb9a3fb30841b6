/* The evaluator: when functions count, what one meeting costs alone, failures, statistics. */
#include <math.h>

#include "rules/error.h"
#include "rules/rules-example.h"
#include "rules/rules-random.h"

static int64_t
day (FixtureTracer *self, CursusTrace *trace)
{
  int32_t first_day = fixture_read (trace, 0, CURSUS_FACT_FIRST_DAY);
  self->failed = self->number != 0 && first_day == self->number;
  return first_day;
}

static int64_t
distance (FixtureTracer *self, CursusTrace *trace)
{
  return ABS (fixture_read (trace, 0, CURSUS_FACT_FIRST_DAY) - fixture_read (trace, 1, CURSUS_FACT_LAST_DAY));
}

static CursusConstraint *
each (const Fixture *fixture, const char *units)
{
  return fixture_function (fixture, CURSUS_SHAPE_EACH, units, "", fixture_tracer (day, 0));
}

static void
assert_score (const CursusEvaluator *evaluator, int64_t hard, int64_t soft)
{
  g_assert_cmpint (cursus_evaluator_score (evaluator).hard, ==, hard);
  g_assert_cmpint (cursus_evaluator_score (evaluator).soft, ==, soft);
}

/* A function counts when all meetings of its units are placed, and no longer. */
static void
test_all_placed (void)
{
  g_auto (Fixture) fixture = example_session ();
  fixture_add (&fixture, 0, each (&fixture, "7")); /* water of g1: meetings 1 and 3 */
  fixture_add (&fixture, 5, fixture_function (&fixture, CURSUS_SHAPE_PAIRS, "7 0 0 0", "", fixture_tracer (distance, 0)));
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture.ruleset, NULL);
  cursus_evaluator_place (evaluator, 1, example_at ("4.0 r1 s0"));
  cursus_evaluator_place (evaluator, 0, example_at ("1.0 r1 s0"));
  assert_score (evaluator, 0, 0);
  cursus_evaluator_place (evaluator, 3, example_at ("3.0 r1 s0"));
  assert_score (evaluator, 3, 5 * 2); /* first day 3; 3 - 1 = 2 */
  g_assert_cmpint (cursus_evaluator_constraint_cost (evaluator, 1), ==, 2);
  cursus_evaluator_remove (evaluator, 1);
  assert_score (evaluator, 0, 0);
  cursus_evaluator_place (evaluator, 1, example_at ("2.0 r1 s0"));
  assert_score (evaluator, 2, 5 * 1);
}

static void
test_switched_off (void)
{
  g_auto (Fixture) fixture = example_session ();
  uint32_t use = cursus_ruleset_add_use (fixture.ruleset, "rule", "off", false, 0);
  cursus_ruleset_add (fixture.ruleset, use, each (&fixture, "*"), NULL);
  cursus_ruleset_add (fixture.ruleset, use, fixture_aggregate (&fixture, "", CURSUS_MEASURE_COUNT, NULL, 9, 9), NULL);
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture.ruleset, NULL);
  cursus_evaluator_place (evaluator, 1, example_at ("4.0 r1 s0"));
  assert_score (evaluator, 0, 0);
  g_assert_cmpint (cursus_evaluator_stats (evaluator, 0).calls, ==, 0);
}

/* Functions of one meeting alone, of its module if that has no other meeting; not of pairs, not of longer modules. */
static void
test_meeting_cost (void)
{
  g_auto (Fixture) fixture = example_session ();
  fixture_add (&fixture, 0, each (&fixture, "0 1"));
  fixture_add (&fixture, 7, each (&fixture, "6 7"));
  fixture_add (&fixture, 0, fixture_function (&fixture, CURSUS_SHAPE_PAIRS, "0 1", "", fixture_tracer (distance, 0)));
  fixture_add (&fixture, 0, fixture_aggregate (&fixture, "", CURSUS_MEASURE_COUNT, NULL, 9, 9));
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture.ruleset, NULL);
  CursusScore of_open = cursus_evaluator_meeting_cost (evaluator, 0, example_at ("4.0 r1 s0"));
  g_assert_cmpint (of_open.hard, ==, 4);
  g_assert_cmpint (of_open.soft, ==, 7 * 4); /* run 6 is open alone */
  CursusScore of_water = cursus_evaluator_meeting_cost (evaluator, 1, example_at ("4.0 r1 s0"));
  g_assert_cmpint (of_water.hard, ==, 4);
  g_assert_cmpint (of_water.soft, ==, 0); /* run 7 has another meeting */
  assert_score (evaluator, 0, 0);
  g_assert_cmpuint (cursus_evaluator_placements (evaluator)[0].start, ==, CURSUS_UNPLACED);
  g_assert_true (cursus_evaluator_use_forbids (evaluator, 0, 0, example_at ("4.0 r1 s0")));
  g_assert_false (cursus_evaluator_use_forbids (evaluator, 0, 0, example_at ("0.0 r1 s0")));
  g_assert_false (cursus_evaluator_use_forbids (evaluator, 1, 0, example_at ("4.0 r1 s0"))); /* soft */
  g_assert_false (cursus_evaluator_use_forbids (evaluator, 2, 0, example_at ("4.0 r1 s0"))); /* of two */
}

static void
test_failure (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = example_session ();
  fixture_add (&fixture, 0, fixture_function (&fixture, CURSUS_SHAPE_EACH, "*", "", fixture_tracer (day, 4)));
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture.ruleset, NULL);
  cursus_evaluator_place (evaluator, 1, example_at ("3.0 r1 s0"));
  g_assert_false (cursus_evaluator_failed (evaluator));
  g_assert_true (cursus_evaluator_try_error (evaluator, &error));
  cursus_evaluator_place (evaluator, 2, example_at ("4.0 r1 s0"));
  g_assert_true (cursus_evaluator_failed (evaluator));
  g_assert_false (cursus_evaluator_try_error (evaluator, &error));
  g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION);
  g_assert_false (cursus_evaluator_failed (evaluator));
}

/* What cannot be compiled names the use. */
static void
test_too_large (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = example_session ();
  fixture_add (&fixture, 0, fixture_aggregate (&fixture, "day", CURSUS_MEASURE_COUNT, NULL, 1, 1));
  fixture_add (&fixture, 0, fixture_aggregate (&fixture, "slot slot slot slot slot slot", CURSUS_MEASURE_COUNT, NULL, 1, 1));
  g_assert_null (cursus_evaluator_new (fixture.ruleset, &error));
  g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_TOO_LARGE);
  fixture_assert_says (error->message, "use 1");
}

/* Each of them alone would do. */
static void
test_too_large_together (void)
{
  for (guint n = 3; n <= 4; n++) {
    g_autoptr (GError) error = NULL;
    g_auto (Fixture) fixture = example_session ();
    uint32_t use = fixture_use (&fixture, 0);
    for (guint i = 0; i < n; i++)
      g_assert_true (cursus_ruleset_add (
          fixture.ruleset, use, fixture_aggregate (&fixture, "slot slot slot slot", CURSUS_MEASURE_COUNT, NULL, 1, 1), NULL));
    g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture.ruleset, &error);
    g_assert_true ((evaluator != NULL) == (n == 3));
    if (evaluator != NULL)
      continue;
    g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_TOO_LARGE);
    fixture_assert_says (error->message, "rule “use 0”: its groups are too many in all");
  }
}

static void
test_stats (void)
{
  g_auto (Fixture) fixture = example_session ();
  fixture_add (&fixture, 0, each (&fixture, "1 2"));
  fixture_add (&fixture, 0, fixture_aggregate (&fixture, "day", CURSUS_MEASURE_COUNT, NULL, 1, 1));
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture.ruleset, NULL);
  cursus_evaluator_place (evaluator, 1, example_at ("3.0 r1 s0"));
  cursus_evaluator_place (evaluator, 2, example_at ("3.1 r2 s1")); /* the same day: known */
  CursusConstraintStats stats = cursus_evaluator_stats (evaluator, 0);
  g_assert_cmpint (stats.evaluations, ==, 2);
  g_assert_cmpint (stats.calls, ==, 1);
  g_assert_cmpint (stats.nodes, ==, 2);
  g_assert_cmpint (stats.drops, ==, 0);
  g_assert_cmpint (cursus_evaluator_stats (evaluator, 1).evaluations, ==, 0);
}

/* Places every other meeting at random; then, of one that is not placed, no place makes a constraint cheaper by more than its
 * relief. Returns how many reliefs were known. */
static int
compare_relief (GRand *random, const Fixture *fixture, CursusEvaluator *evaluator)
{
  int n_known = 0;
  uint32_t meeting = random_below (random, fixture->frame->n_meetings);
  for (uint32_t m = 0; m < fixture->frame->n_meetings; m++)
    if (m != meeting && random_chance (random, 70))
      cursus_evaluator_place (evaluator, m, random_placement (random, fixture->frame, m));
  for (uint32_t c = 0; c < fixture->ruleset->constraints->len; c++) {
    int64_t relief = cursus_evaluator_relief (evaluator, c, meeting), before = cursus_evaluator_constraint_cost (evaluator, c);
    for (int i = 0; i < 8; i++) {
      cursus_evaluator_place (evaluator, meeting, random_placement (random, fixture->frame, meeting));
      g_assert_cmpint (before - cursus_evaluator_constraint_cost (evaluator, c), <=, relief);
      cursus_evaluator_remove (evaluator, meeting);
    }
    n_known += relief != INT64_MAX;
  }
  return n_known;
}

static void
test_relief (void)
{
  guint32 seed = random_seed ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  int n_known = 0;
  for (int round = 0; round < 200; round++) {
    g_auto (Fixture) fixture = random_session (random, 6);
    random_rules (random, &fixture, 8);
    int64_t low = 1 + random_below (random, 4);
    fixture_add (&fixture, 0, fixture_aggregate (&fixture, "participant week", CURSUS_MEASURE_SUM, NULL, low, INT64_MAX));
    fixture_add (&fixture, 0, fixture_aggregate (&fixture, "speaker slot", CURSUS_MEASURE_COUNT, NULL, low, low + 1));
    g_autoptr (GError) error = NULL;
    g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture.ruleset, &error);
    g_assert_no_error (error);
    n_known += compare_relief (random, &fixture, evaluator);
  }
  g_test_message ("%d reliefs were known", n_known);
  g_assert_cmpint (n_known, >, 300);
}

/* Some placed at random, some moved: what each constraint costs without one of them is what it costs once that is removed. */
static void
compare_without (GRand *random, const Fixture *fixture, CursusEvaluator *evaluator)
{
  const CursusPlacement *placements = cursus_evaluator_placements (evaluator);
  uint32_t meeting = random_below (random, fixture->frame->n_meetings);
  for (uint32_t m = 0; m < fixture->frame->n_meetings; m++)
    if (m == meeting || random_chance (random, 70))
      cursus_evaluator_place (evaluator, m, random_placement (random, fixture->frame, m));
  CursusPlacement to = random_placement (random, fixture->frame, meeting);
  cursus_evaluator_try (evaluator, &meeting, &to, 1, 1, INFINITY);
  for (uint32_t c = 0; c < fixture->ruleset->constraints->len; c++) {
    CursusScore score = cursus_evaluator_score (evaluator);
    int64_t cost = cursus_evaluator_constraint_cost (evaluator, c);
    int64_t without = cursus_evaluator_cost_without (evaluator, c, meeting);
    g_assert_cmpint (cursus_score_compare (cursus_evaluator_score (evaluator), score), ==, 0);
    g_assert_cmpint (cursus_evaluator_constraint_cost (evaluator, c), ==, cost);
    CursusPlacement at = placements[meeting];
    cursus_evaluator_remove (evaluator, meeting);
    g_assert_cmpint (cursus_evaluator_constraint_cost (evaluator, c), ==, without);
    cursus_evaluator_place (evaluator, meeting, at);
  }
}

static void
test_cost_without (void)
{
  guint32 seed = random_seed ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (int round = 0; round < 200; round++) {
    g_auto (Fixture) fixture = random_session (random, 6);
    random_rules (random, &fixture, 8);
    g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture.ruleset, NULL);
    compare_without (random, &fixture, evaluator);
  }
}

/* Two who left a constraint cost it as little as if they were nowhere, and nothing else; they come back in any order. */
static void
test_leave (void)
{
  guint32 seed = random_seed ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (int round = 0; round < 200; round++) {
    g_auto (Fixture) fixture = random_session (random, 6);
    random_rules (random, &fixture, 8);
    g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture.ruleset, NULL),
                                without = cursus_evaluator_new (fixture.ruleset, NULL);
    uint32_t n = fixture.frame->n_meetings, a = random_below (random, n), b = (a + 1) % n;
    for (uint32_t m = 0; m < n; m++) {
      CursusPlacement at = random_placement (random, fixture.frame, m);
      cursus_evaluator_place (evaluator, m, at);
      if (m != a && m != b)
        cursus_evaluator_place (without, m, at);
    }
    CursusScore score = cursus_evaluator_score (evaluator);
    for (uint32_t c = 0; c < fixture.ruleset->constraints->len; c++) {
      cursus_evaluator_leave (evaluator, c, a);
      if (a != b)
        cursus_evaluator_leave (evaluator, c, b);
      g_assert_cmpint (cursus_evaluator_constraint_cost (evaluator, c), ==, cursus_evaluator_constraint_cost (without, c));
      cursus_evaluator_return (evaluator, c, a);
      if (a != b)
        cursus_evaluator_return (evaluator, c, b);
      g_assert_cmpint (cursus_score_compare (cursus_evaluator_score (evaluator), score), ==, 0);
    }
  }
}

/* Of a plan at random, an exchange for what differs in nothing that a constraint depends on changes nothing of its cost. */
static void
test_depends (void)
{
  guint32 seed = random_seed ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  int n_alike = 0;
  for (int round = 0; round < 200; round++) {
    g_auto (Fixture) fixture = random_session (random, 6);
    random_rules (random, &fixture, 8);
    fixture_add (&fixture, 0, fixture_aggregate (&fixture, "participant slot", CURSUS_MEASURE_COUNT, NULL, INT64_MIN, 1));
    g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture.ruleset, NULL);
    for (uint32_t m = 0; m < fixture.frame->n_meetings; m++)
      cursus_evaluator_place (evaluator, m, random_placement (random, fixture.frame, m));
    for (int i = 0; i < 40; i++) {
      uint32_t c = random_below (random, fixture.ruleset->constraints->len), m = random_below (random, fixture.frame->n_meetings);
      CursusPlacement at = cursus_evaluator_placements (evaluator)[m], to = random_placement (random, fixture.frame, m);
      to.start = at.start;
      if ((cursus_placements_differ (at, to) & cursus_evaluator_depends (evaluator, c)) != 0)
        continue;
      int64_t cost = cursus_evaluator_constraint_cost (evaluator, c);
      cursus_evaluator_try (evaluator, &m, &to, 1, 1, INFINITY);
      g_assert_cmpint (cursus_evaluator_constraint_cost (evaluator, c), ==, cost);
      n_alike++;
    }
  }
  g_assert_cmpint (n_alike, >, 100);
}

/* Of a plan at random, the hard rules alone cost the same hard points, two limits of a measure being told apart or not. */
static void
test_part (void)
{
  guint32 seed = random_seed ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (int round = 0; round < 200; round++) {
    g_auto (Fixture) fixture = random_session (random, 6);
    random_rules (random, &fixture, 8);
    fixture_add (&fixture, 0, fixture_aggregate (&fixture, "participant day", CURSUS_MEASURE_COUNT, NULL, 2, 3));
    guint n_whole = fixture.ruleset->constraints->len;
    CursusRuleset *part = cursus_ruleset_new_part (fixture.ruleset, NULL);
    g_assert_cmpuint (part->constraints->len, >, n_whole);
    g_autoptr (CursusEvaluator) whole = cursus_evaluator_new (fixture.ruleset, NULL), hard = cursus_evaluator_new (part, NULL);
    for (uint32_t m = 0; m < fixture.frame->n_meetings; m++) {
      CursusPlacement placement = random_placement (random, fixture.frame, m);
      cursus_evaluator_place (whole, m, placement);
      cursus_evaluator_place (hard, m, placement);
      g_assert_cmpint (cursus_evaluator_score (hard).hard, ==, cursus_evaluator_score (whole).hard);
      g_assert_cmpint (cursus_evaluator_score (hard).soft, ==, 0);
    }
    g_clear_pointer (&hard, cursus_evaluator_free);
    cursus_ruleset_free (part);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/evaluator/all-placed", test_all_placed);
  g_test_add_func ("/rules/evaluator/switched-off", test_switched_off);
  g_test_add_func ("/rules/evaluator/meeting-cost", test_meeting_cost);
  g_test_add_func ("/rules/evaluator/failure", test_failure);
  g_test_add_func ("/rules/evaluator/too-large", test_too_large);
  g_test_add_func ("/rules/evaluator/too-large-together", test_too_large_together);
  g_test_add_func ("/rules/evaluator/stats", test_stats);
  g_test_add_func ("/rules/evaluator/relief", test_relief);
  g_test_add_func ("/rules/evaluator/cost-without", test_cost_without);
  g_test_add_func ("/rules/evaluator/leave", test_leave);
  g_test_add_func ("/rules/evaluator/depends", test_depends);
  g_test_add_func ("/rules/evaluator/part", test_part);
  return g_test_run ();
}
