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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/audit/score", test_score);
  g_test_add_func ("/rules/audit/failure", test_failure);
  g_test_add_func ("/rules/audit/violations-add-up", test_violations_add_up);
  return g_test_run ();
}
