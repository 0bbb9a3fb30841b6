/* balance, each change of the excess computed by hand. */
#include "rules/measure-fixture.h"

static void
test_balance (void)
{
  /* at most 1 apart; a group without meetings is not counted */
  static const MeasureStep steps[] = {
    { 0, 1, { 0 }, 0, 3, 0 },  /* 3 alone */
    { 1, 1, { 0 }, 0, 1, 1 },  /* 3 and 1 are 2 apart */
    { 0, 1, { 0 }, 0, 2, 2 },  /* 5 and 1 */
    { 1, 1, { 0 }, 0, 4, -3 }, /* 5 and 5 */
    { 0, -1, { 0 }, 0, 2, 1 }, /* 3 and 5 */
  };
  measure_assert_steps (CURSUS_MEASURE_BALANCE, (CursusLimits){ INT64_MIN, 1 }, steps, G_N_ELEMENTS (steps));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/measure-balance/compares-the-ends", test_balance);
  return g_test_run ();
}
