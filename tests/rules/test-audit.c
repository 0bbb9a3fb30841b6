/* The audit: costs from nothing but placements, and why. */
#include "rules/audit.h"

#include "rules/error.h"
#include "rules/rules-random.h"
#include "rules/rules-example.h"

static int64_t
day (FixtureTracer *self, CursusTrace *trace)
{
  int32_t first_day = fixture_read (trace, 0, CURSUS_FACT_FIRST_DAY);
  self->failed = self->number != 0 && first_day == self->number;
  return first_day;
}

static void
fill (CursusPlacement *placements)
{
  static const char *const at[] = { "0.0 r1 s0", "1.0 r1 s0", "2.0 r1 s1", "3.0 r1 s0", "4.0 r1 s1", "5.0 r0 s0" };
  for (guint m = 0; m < G_N_ELEMENTS (at); m++)
    placements[m] = example_at (at[m]);
}

/* Hard points and weighted soft ones; a rule that is off costs nothing and is not asked. */
static void
test_score (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = example_session ();
  CursusPlacement placements[6];
  CursusScore score = { 9, 9 };
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (int64_t));
  guint n_calls = 0;
  FixtureTracer *off = fixture_tracer (day, 0);
  off->n_calls = &n_calls;
  fill (placements);
  fixture_add (&fixture, 0, fixture_function (&fixture, CURSUS_SHAPE_EACH, "1 3", "", fixture_tracer (day, 0)));    /* 1 + 3 */
  fixture_add (&fixture, 10, fixture_function (&fixture, CURSUS_SHAPE_EACH, "2 5 0", "", fixture_tracer (day, 0))); /* 2 + 5 */
  cursus_ruleset_add (fixture.ruleset, cursus_ruleset_add_use (fixture.ruleset, "rule", "off", false, 0),
                      fixture_function (&fixture, CURSUS_SHAPE_EACH, "*", "", off), NULL);
  g_assert_true (cursus_audit (fixture.ruleset, placements, "en", &score, costs, NULL, &error));
  g_assert_cmpint (score.hard, ==, 4);
  g_assert_cmpint (score.soft, ==, 70);
  g_assert_cmpuint (costs->len, ==, 3);
  g_assert_cmpint (g_array_index (costs, int64_t, 1), ==, 7);
  g_assert_cmpint (g_array_index (costs, int64_t, 2), ==, 0);
  g_assert_cmpuint (n_calls, ==, 0);
}

static void
test_failure (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = example_session ();
  CursusPlacement placements[6];
  CursusScore score = { 0 };
  fill (placements);
  fixture_add (&fixture, 0, fixture_function (&fixture, CURSUS_SHAPE_EACH, "*", "", fixture_tracer (day, 4)));
  g_assert_false (cursus_audit (fixture.ruleset, placements, "en", &score, NULL, NULL, &error));
  g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION);
}

/* The costs of all violations together are the score, in either language. */
static void
assert_adds_up (const Fixture *fixture, const CursusPlacement *placements, const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  CursusScore score = { 0 }, silent = { 0 }, sum = { 0 };
  g_assert_true (cursus_audit (fixture->ruleset, placements, language, &score, NULL, violations, &error));
  g_assert_true (cursus_audit (fixture->ruleset, placements, language, &silent, NULL, NULL, &error));
  g_assert_cmpint (cursus_score_compare (score, silent), ==, 0);
  bool combined = false;
  for (guint c = 0; c < fixture->ruleset->constraints->len; c++)
    combined = combined || cursus_ruleset_constraint (fixture->ruleset, c)->shape == CURSUS_SHAPE_COMBINATION;
  for (guint i = 0; i < violations->len; i++) {
    const CursusViolation *violation = violations->pdata[i];
    g_assert_cmpint (violation->cost, >, 0);
    if (!combined)
      g_assert_nonnull (violation->meetings[0]); /* a combination may have parts that speak of no meeting */
    g_assert_true (g_utf8_validate (violation->text, -1, NULL));
    *(violation->hard ? &sum.hard : &sum.soft) += violation->cost;
  }
  g_assert_cmpint (sum.hard, ==, score.hard);
  g_assert_cmpint (sum.soft, ==, score.soft);
}

static void
test_violations_add_up (void)
{
  guint32 seed = random_seed ();
  for (guint i = 0; i < 150; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    g_auto (Fixture) fixture = random_session (random, 5);
    random_rules (random, &fixture, 10);
    g_autofree CursusPlacement *placements = g_new (CursusPlacement, fixture.frame->n_meetings);
    for (guint round = 0; round < 4; round++) {
      for (uint32_t m = 0; m < fixture.frame->n_meetings; m++)
        placements[m] = random_placement (random, fixture.frame, m);
      assert_adds_up (&fixture, placements, round % 2 ? "fr" : "en");
    }
  }
}

static int64_t
dearest (FixtureTracer *self, CursusTrace *trace)
{
  fixture_read (trace, 0, CURSUS_FACT_SLOT);
  return self->number;
}

/* A thousand millions a pair, a million a point: 2^62 is 4611.7 times as much. What the deltas count and what the audit finds is
 * the same up to that; beyond it the rule is named. */
static void
test_too_dear (void)
{
  static const int64_t units[] = { 4611, 4612, 9223, 9224, 18447, 40000 };
  for (guint i = 0; i < G_N_ELEMENTS (units); i++) {
    g_autoptr (GError) error = NULL;
    g_auto (Fixture) fixture = example_session ();
    CursusPlacement placements[6];
    CursusScore score = { 0 };
    CursusConstraint *pairs = fixture_function (&fixture, CURSUS_SHAPE_PAIRS, "", "", fixture_tracer (dearest, 1000000000));
    for (int64_t n = 0; n < units[i]; n++)
      fixture_list (pairs->units, n % 2 ? "0 1" : "2 3");
    fixture_add (&fixture, 1000000, pairs);
    g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture.ruleset, NULL);
    fill (placements);
    for (uint32_t m = 0; m < 6; m++)
      cursus_evaluator_place (evaluator, m, placements[m]);
    bool fits = cursus_audit (fixture.ruleset, placements, "en", &score, NULL, NULL, &error);
    g_assert_cmpint (fits, ==, units[i] == 4611);
    if (fits) {
      g_assert_cmpint (score.soft, ==, units[i] * INT64_C (1000000000000000));
      g_assert_cmpint (cursus_evaluator_score (evaluator).soft, ==, score.soft);
      continue;
    }
    g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_OVERFLOW);
    g_assert_nonnull (strstr (error->message, cursus_ruleset_use (fixture.ruleset, 0)->name));
  }
}

/* The hard rules alone break what they break among all. */
static void
test_hard (void)
{
  guint32 seed = random_seed ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (int round = 0; round < 60; round++) {
    g_auto (Fixture) fixture = random_session (random, 5);
    random_rules (random, &fixture, 10);
    g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
    g_autoptr (GPtrArray) hard = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
    g_autofree CursusPlacement *placements = g_new (CursusPlacement, fixture.frame->n_meetings);
    for (uint32_t m = 0; m < fixture.frame->n_meetings; m++)
      placements[m] = random_placement (random, fixture.frame, m);
    CursusScore score;
    g_assert_true (cursus_audit (fixture.ruleset, placements, "en", &score, NULL, all, NULL));
    g_assert_true (cursus_audit_hard (fixture.ruleset, placements, "en", hard, NULL));
    guint n = 0;
    for (guint i = 0; i < all->len; i++) {
      const CursusViolation *violation = g_ptr_array_index (all, i);
      if (!violation->hard)
        continue;
      g_assert_cmpuint (n, <, hard->len);
      g_assert_cmpstr (violation->text, ==, ((const CursusViolation *)g_ptr_array_index (hard, n))->text);
      g_assert_cmpint (violation->cost, ==, ((const CursusViolation *)g_ptr_array_index (hard, n++))->cost);
    }
    g_assert_cmpuint (n, ==, hard->len);
  }
}

/* A square that no number holds. */
static void
test_too_large_square (void)
{
  CursusLimits limits = { .low = INT64_MIN, .high = 0, .squared = true };
  g_assert_cmpint (cursus_limits_excess (limits, 3000000000), ==, INT64_C (9000000000000000000));
  g_assert_cmpint (cursus_limits_excess (limits, 4000000000), ==, INT64_MAX);
  int64_t sum = 5;
  cursus_sum_add (&sum, 7, 3);
  g_assert_cmpint (sum, ==, 26);
  cursus_sum_add (&sum, INT64_MAX / 2, 3);
  g_assert_cmpint (sum, ==, INT64_MAX);
  cursus_sum_add (&sum, 1, 1);
  g_assert_cmpint (sum, ==, INT64_MAX);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/audit/score", test_score);
  g_test_add_func ("/rules/audit/failure", test_failure);
  g_test_add_func ("/rules/audit/violations-add-up", test_violations_add_up);
  g_test_add_func ("/rules/audit/too-dear", test_too_dear);
  g_test_add_func ("/rules/audit/hard-alone", test_hard);
  g_test_add_func ("/rules/audit/too-large-square", test_too_large_square);
  return g_test_run ();
}
