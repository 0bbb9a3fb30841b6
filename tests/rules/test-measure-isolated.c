/* isolated, each change of the excess computed by hand. */
#include "rules/measure-fixture.h"

static void
test_isolated (void)
{
  static const MeasureStep steps[] = {
    { 0, 1, { 4 }, 1, 0, 1 },     /* alone */
    { 0, 1, { 4 }, 1, 0, 1 },     /* two on top of each other are both alone */
    { 0, 1, { 6 }, 1, 0, 1 },     /* with a hole between */
    { 0, 1, { 5 }, 1, 0, -3 },    /* now all stand together */
    { 1, 1, { 5 }, 1, 0, 1 },     /* another group */
    { 0, 1, { 5 }, 1, 0, 0 },     /* a second one in the middle */
    { 0, -1, { 5 }, 1, 0, 0 },    /* and gone again */
    { 0, -1, { 5 }, 1, 0, 3 },    /* the hole is back */
    { 0, 1, { 0 }, 1, 0, 1 },     /* at the first end */
    { 0, 1, { 9 }, 1, 0, 1 },     /* at the other: 0 and 9 are no neighbours */
    { 0, 1, { 1 }, 1, 0, -1 },    /* 0 and 1 */
    { 0, 1, { 7, 8 }, 2, 0, -2 }, /* 6 to 9: two slots of one meeting are never alone */
    { 0, -1, { 7, 8 }, 2, 0, 2 }, { 0, -1, { 4 }, 1, 0, -1 },
  };
  measure_assert_steps (CURSUS_MEASURE_ISOLATED, (CursusLimits){ INT64_MIN, 0 }, steps, G_N_ELEMENTS (steps));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/measure-isolated/counts-what-stands-alone", test_isolated);
  return g_test_run ();
}
