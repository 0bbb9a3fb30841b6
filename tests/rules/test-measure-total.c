/* count and sum, each change of the excess computed by hand. */
#include "rules/measure-fixture.h"

static void
test_count (void)
{
  /* exactly 2: the empty group costs 0, one meeting 1, two 0, three 1 */
  static const MeasureStep steps[] = {
    { 0, 1, { 0 }, 0, 1, 1 },   /* 0 → 1 */
    { 0, 1, { 0 }, 0, 1, -1 },  /* 1 → 0 */
    { 1, 1, { 0 }, 0, 1, 1 },   /* another group */
    { 0, 1, { 0 }, 0, 1, 1 },   /* 0 → 1 */
    { 0, -1, { 0 }, 0, 1, -1 }, /* 1 → 0 */
    { 0, -1, { 0 }, 0, 1, 1 },  /* 0 → 1 */
    { 0, -1, { 0 }, 0, 1, -1 }, /* 1 → empty: 0 */
  };
  measure_assert_steps (CURSUS_MEASURE_COUNT, (CursusLimits){ 2, 2 }, steps, G_N_ELEMENTS (steps));
}

static void
test_sum (void)
{
  /* at most 300 */
  static const MeasureStep steps[] = {
    { 0, 1, { 0 }, 0, 210, 0 },     /* 210 */
    { 0, 1, { 0 }, 0, 210, 120 },   /* 420 */
    { 0, 1, { 0 }, 0, 90, 90 },     /* 510 */
    { 0, -1, { 0 }, 0, 210, -210 }, /* 300 */
    { 0, -1, { 0 }, 0, 210, 0 },    /* 90 */
  };
  measure_assert_steps (CURSUS_MEASURE_SUM, (CursusLimits){ INT64_MIN, 300 }, steps, G_N_ELEMENTS (steps));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/measure-total/count", test_count);
  g_test_add_func ("/rules/measure-total/sum", test_sum);
  return g_test_run ();
}
