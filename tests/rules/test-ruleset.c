/* Rulesets: what they refuse, what a cost is worth; descriptions of constraints and the error domain along with them. */
#include "rules/error.h"
#include "rules/rules-example.h"

static int64_t
nothing (FixtureTracer *self, CursusTrace *trace)
{
  return 0;
}

/* What adding @constraint to a hard use says; NULL if it is taken. */
static char *
try_add (Fixture *fixture, CursusConstraint *constraint, int code)
{
  g_autoptr (GError) error = NULL;
  uint32_t use = fixture_use (fixture, 0);
  if (cursus_ruleset_add (fixture->ruleset, use, constraint, &error))
    return NULL;
  g_assert_error (error, CURSUS_RULES_ERROR, code);
  return g_strdup (error->message);
}

static void
assert_refused (Fixture *fixture, CursusConstraint *constraint, const char *part)
{
  guint before = fixture->ruleset->constraints->len;
  g_autofree char *said = try_add (fixture, constraint, CURSUS_RULES_ERROR_DESCRIPTION);
  g_assert_nonnull (said);
  fixture_assert_says (said, part);
  g_assert_cmpuint (fixture->ruleset->constraints->len, ==, before);
}

static void
test_refuses_aggregates (void)
{
  g_auto (Fixture) f = example_session ();
  assert_refused (&f, fixture_aggregate (&f, "day", CURSUS_MEASURE_COUNT, NULL, INT64_MIN, INT64_MAX), "needs a comparison");
  assert_refused (&f, fixture_aggregate (&f, "day", CURSUS_MEASURE_COUNT, NULL, 3, 2), "greater than the upper");
  assert_refused (&f, fixture_aggregate (&f, "day", CURSUS_MEASURE_SPAN, NULL, 1, 2), "distinct \"day\"");
  CursusConstraint *of_modules = fixture_aggregate (&f, "day", CURSUS_MEASURE_COUNT, NULL, 1, 2);
  fixture_list (of_modules->units, "7");
  assert_refused (&f, of_modules, "not of modules");
  CursusConstraint *twice = fixture_aggregate (&f, "day", CURSUS_MEASURE_COUNT, NULL, 1, 2);
  fixture_list (twice->units, "1");
  assert_refused (&f, twice, "“water.1@g1” stands twice");
  CursusConstraint *many_keys = fixture_aggregate (&f, "day", CURSUS_MEASURE_COUNT, NULL, 1, 2);
  for (int i = 0; i < CURSUS_N_KEYS; i++)
    fixture_keys (many_keys, "day");
  assert_refused (&f, many_keys, "more keys");
}

/* Only numbers of the session file can be added up. */
static void
test_refuses_sums (void)
{
  static const CursusFact facts[] = { CURSUS_N_FACTS,      CURSUS_FACT_DAY,          CURSUS_FACT_MODULE,    CURSUS_FACT_REMOTE,
                                      CURSUS_FACT_HAS_TAG, CURSUS_FACT_EARLIEST_DAY, CURSUS_FACT_LATEST_DAY };
  g_auto (Fixture) f = example_session ();
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++) {
    CursusConstraint *constraint = fixture_aggregate (&f, "day", CURSUS_MEASURE_SUM, NULL, 1, 2);
    constraint->sum_of = facts[i];
    assert_refused (&f, constraint, "sum adds up");
  }
}

/* Limits that would carry a weighted sum beyond 64 bits. */
static void
test_refuses_limits (void)
{
  static const CursusLimits limits[]
      = { { INT64_MIN, 1000000001 }, { INT64_MAX, INT64_MAX }, { INT64_MIN + 1, 5 }, { INT64_MIN, INT64_MIN } };
  g_auto (Fixture) f = example_session ();
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++) {
    CursusConstraint *constraint = fixture_aggregate (&f, "day", CURSUS_MEASURE_COUNT, NULL, limits[i].low, limits[i].high);
    g_autofree char *said = try_add (&f, constraint, CURSUS_RULES_ERROR_OVERFLOW);
    g_assert_nonnull (said);
  }
  g_assert_null (try_add (&f, fixture_aggregate (&f, "day", CURSUS_MEASURE_COUNT, NULL, -1000000000, 1000000000), 0));
  for (int64_t limit = 1000000; limit <= 1000001; limit++) {
    CursusConstraint *constraint = fixture_aggregate (&f, "day", CURSUS_MEASURE_COUNT, NULL, limit, INT64_MAX);
    constraint->limits.squared = true;
    g_autofree char *said = try_add (&f, constraint, limit > 1000000 ? CURSUS_RULES_ERROR_OVERFLOW : 0);
    g_assert_true ((said != NULL) == (limit > 1000000));
  }
}

static void
test_refuses_functions (void)
{
  g_auto (Fixture) g = example_session ();
  for (CursusShape shape = CURSUS_SHAPE_CONSECUTIVE; shape <= CURSUS_SHAPE_SEQUENCE; shape++)
    assert_refused (&g, fixture_function (&g, shape, "3 1 3", "", fixture_tracer (nothing, 0)), "stands twice");
  g_auto (Fixture) f = example_session ();
  CursusConstraint *without = cursus_constraint_new (CURSUS_SHAPE_EACH);
  fixture_list (without->units, "1");
  assert_refused (&f, without, "a cost function is missing");
  assert_refused (&f, fixture_function (&f, CURSUS_SHAPE_CONSECUTIVE, "1 7", "day", fixture_tracer (nothing, 0)),
                  "not of modules");
}

static void
test_without_units (void)
{
  g_auto (Fixture) f = example_session ();
  g_assert_null (try_add (&f, fixture_function (&f, CURSUS_SHAPE_EACH, "", "", fixture_tracer (nothing, 0)), 0));
  g_assert_cmpuint (f.ruleset->constraints->len, ==, 0);
}

static void
test_prices (void)
{
  g_auto (Fixture) f = example_session ();
  fixture_add (&f, 0, fixture_aggregate (&f, "day", CURSUS_MEASURE_COUNT, NULL, 1, 2));
  fixture_add (&f, 20, fixture_aggregate (&f, "day", CURSUS_MEASURE_COUNT, NULL, 1, 2));
  cursus_ruleset_add (f.ruleset, cursus_ruleset_add_use (f.ruleset, "rule", "off", false, 0),
                      fixture_aggregate (&f, "day", CURSUS_MEASURE_COUNT, NULL, 1, 2), NULL);
  g_assert_cmpint (cursus_ruleset_price (f.ruleset, 0, 3).hard, ==, 3);
  g_assert_cmpint (cursus_ruleset_price (f.ruleset, 0, 3).soft, ==, 0);
  g_assert_cmpint (cursus_ruleset_price (f.ruleset, 1, 3).hard, ==, 0);
  g_assert_cmpint (cursus_ruleset_price (f.ruleset, 1, -3).soft, ==, -60);
  g_assert_true (cursus_ruleset_active (f.ruleset, 0));
  g_assert_true (cursus_ruleset_active (f.ruleset, 1));
  g_assert_false (cursus_ruleset_active (f.ruleset, 2));
  g_assert_cmpint (cursus_ruleset_price (f.ruleset, 2, 3).soft, ==, 0);
}

static void
test_uses (void)
{
  g_auto (Fixture) f = example_session ();
  uint32_t use = cursus_ruleset_add_use (f.ruleset, "gap", "gap#2", true, 12);
  cursus_ruleset_add_message (f.ruleset, use, "far", "too far", NULL);
  cursus_ruleset_add_param (f.ruleset, use, "max", "5 weeks", NULL);
  const CursusUse *made = cursus_ruleset_use (f.ruleset, use);
  g_assert_cmpstr (made->name, ==, "gap#2");
  g_assert_cmpint (made->weight, ==, 0); /* a hard one has none */
  g_assert_cmpstr (((CursusMessage *)made->messages->pdata[0])->fr, ==, "too far");
  g_assert_cmpstr (g_hash_table_lookup (made->params, "max"), ==, "5 weeks");
  g_assert_cmpstr (g_hash_table_lookup (made->params_fr, "max"), ==, "5 weeks");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/ruleset/refuses-aggregates", test_refuses_aggregates);
  g_test_add_func ("/rules/ruleset/refuses-sums", test_refuses_sums);
  g_test_add_func ("/rules/ruleset/refuses-limits", test_refuses_limits);
  g_test_add_func ("/rules/ruleset/refuses-functions", test_refuses_functions);
  g_test_add_func ("/rules/ruleset/without-units", test_without_units);
  g_test_add_func ("/rules/ruleset/prices", test_prices);
  g_test_add_func ("/rules/ruleset/uses", test_uses);
  return g_test_run ();
}
