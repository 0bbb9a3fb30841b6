/* overlap, each change of the excess computed by hand. */
#include "rules/measure-fixture.h"

static void
test_overlap (void)
{
  static const MeasureStep steps[] = {
    { 0, 1, { 4, 5 }, 2, 0, 0 },   { 0, 1, { 5, 6 }, 2, 0, 1 }, /* 5 twice */
    { 0, 1, { 5 }, 1, 0, 1 },                                   /* 5 three times */
    { 1, 1, { 5 }, 1, 0, 0 },                                   /* another group */
    { 0, -1, { 4, 5 }, 2, 0, -1 }, { 0, -1, { 5 }, 1, 0, -1 },
  };
  measure_assert_steps (CURSUS_MEASURE_OVERLAP, (CursusLimits){ INT64_MIN, 0 }, steps, G_N_ELEMENTS (steps));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/measure-overlap/counts-what-comes-on-top", test_overlap);
  return g_test_run ();
}
