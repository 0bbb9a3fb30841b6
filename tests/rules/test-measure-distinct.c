/* distinct, each change of the excess computed by hand. */
#include "rules/measure-fixture.h"

static void
test_at_most (void)
{
  /* at most 2 different values */
  static const MeasureStep steps[] = {
    { 0, 1, { 4, 5 }, 2, 0, 0 },   /* {4 5} */
    { 0, 1, { 5 }, 1, 0, 0 },      /* {4 5}: 5 twice */
    { 0, 1, { 7, 8 }, 2, 0, 2 },   /* {4 5 7 8}: 4 - 2 */
    { 0, -1, { 4, 5 }, 2, 0, -1 }, /* {5 7 8}: 5 is still there once */
    { 0, -1, { 5 }, 1, 0, -1 },    /* {7 8} */
  };
  measure_assert_steps (CURSUS_MEASURE_DISTINCT, (CursusLimits){ INT64_MIN, 2 }, steps, G_N_ELEMENTS (steps));
}

static void
test_at_least (void)
{
  /* at least 2: a meeting without any value (a remote one has no site) makes the group one of 0 values */
  static const MeasureStep steps[] = {
    { 0, 1, { 0 }, 0, 0, 2 },     /* 0 values: 2 lack */
    { 0, 1, { 3 }, 1, 0, -1 },    /* {3} */
    { 0, 1, { 3, 9 }, 2, 0, -1 }, /* {3 9} */
    { 0, -1, { 3 }, 1, 0, 0 },    /* {3 9} */
    { 0, -1, { 3, 9 }, 2, 0, 2 }, /* {} */
    { 0, -1, { 0 }, 0, 0, -2 },   /* no meeting: costs nothing */
  };
  measure_assert_steps (CURSUS_MEASURE_DISTINCT, (CursusLimits){ 2, INT64_MAX }, steps, G_N_ELEMENTS (steps));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/measure-distinct/at-most", test_at_most);
  g_test_add_func ("/rules/measure-distinct/at-least", test_at_least);
  return g_test_run ();
}
