/* The table of measures; limits. */
#include "rules/measure-private.h"

static void
test_table (void)
{
  static const char *const names[] = { "count",     "sum",     "distinct", "span",    "first",    "last",   "runs",
                                       "run_count", "max_run", "gaps",     "overlap", "isolated", "balance" };
  for (CursusMeasure measure = 0; measure < CURSUS_N_MEASURES; measure++) {
    g_assert_nonnull (cursus_measure_kernel (measure));
    g_assert_cmpstr (cursus_measure_name (measure), ==, names[measure]);
  }
}

static void
test_tally_without_values (void)
{
  g_autoptr (CursusConstraint) constraint = cursus_constraint_new (CURSUS_SHAPE_AGGREGATE);
  CursusTally tally;
  cursus_tally_init (&tally, constraint, 3, 0);
  g_assert_null (tally.counts);
  g_assert_cmpint (tally.totals[2], ==, 0);
  g_assert_cmpuint (tally.present[2], ==, 0);
  cursus_tally_clear (&tally);
}

static void
test_limits (void)
{
  static const struct {
    CursusLimits limits;
    int64_t value, excess;
  } cases[] = {
    { { INT64_MIN, 4 }, 4, 0 }, { { INT64_MIN, 4 }, 6, 2 }, { { 3, INT64_MAX }, 3, 0 }, { { 3, INT64_MAX }, -2, 5 },
    { { 2, 5 }, 1, 1 },         { { 2, 5 }, 5, 0 },         { { 2, 5 }, 9, 4 },         { { INT64_MIN, INT64_MAX }, 9, 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (cursus_limits_excess (cases[i].limits, cases[i].value), ==, cases[i].excess);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/measure/table", test_table);
  g_test_add_func ("/rules/measure/tally-without-values", test_tally_without_values);
  g_test_add_func ("/rules/measure/limits", test_limits);
  return g_test_run ();
}
