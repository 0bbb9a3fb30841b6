/* span, first and last, each change of the excess computed by hand. */
#include "rules/measure-fixture.h"

static void
test_span (void)
{
  /* at most 3 from first to last, both counted */
  static const MeasureStep steps[] = {
    { 0, 1, { 4 }, 1, 0, 0 },   /* 4: 1 */
    { 0, 1, { 9 }, 1, 0, 3 },   /* 4…9: 6 */
    { 0, 1, { 0 }, 1, 0, 4 },   /* 0…9: 10 */
    { 0, 1, { 9 }, 1, 0, 0 },   /* twice 9 */
    { 0, -1, { 9 }, 1, 0, 0 },  /* 9 is still there */
    { 0, -1, { 9 }, 1, 0, -5 }, /* 0…4: 5 */
    { 0, -1, { 0 }, 1, 0, -2 }, /* 4 */
    { 0, -1, { 4 }, 1, 0, 0 },  /* none */
  };
  measure_assert_steps (CURSUS_MEASURE_SPAN, (CursusLimits){ INT64_MIN, 3 }, steps, G_N_ELEMENTS (steps));
}

static void
test_first (void)
{
  /* from 3 to 5 */
  static const MeasureStep steps[] = {
    { 1, 1, { 7, 8 }, 2, 0, 2 },   /* 7 is 2 above 5 */
    { 1, 1, { 4 }, 1, 0, -2 },     /* 4 */
    { 1, 1, { 1 }, 1, 0, 2 },      /* 1 is 2 below 3 */
    { 1, -1, { 4 }, 1, 0, 0 },     /* 1 */
    { 1, -1, { 1 }, 1, 0, 0 },     /* 7: 2 below become 2 above */
    { 1, 1, { 0 }, 0, 0, 0 },      /* a meeting without value changes no end */
    { 1, -1, { 7, 8 }, 2, 0, -2 }, /* meetings, but no values: nothing to measure */
  };
  measure_assert_steps (CURSUS_MEASURE_FIRST, (CursusLimits){ 3, 5 }, steps, G_N_ELEMENTS (steps));
}

static void
test_last (void)
{
  /* at least 6 */
  static const MeasureStep steps[] = {
    { 0, 1, { 2 }, 1, 0, 4 },  /* 2 */
    { 0, 1, { 5 }, 1, 0, -3 }, /* 5 */
    { 0, 1, { 9 }, 1, 0, -1 }, /* 9 */
    { 0, -1, { 2 }, 1, 0, 0 }, /* 9 */
    { 0, -1, { 9 }, 1, 0, 1 }, /* 5 */
  };
  measure_assert_steps (CURSUS_MEASURE_LAST, (CursusLimits){ 6, INT64_MAX }, steps, G_N_ELEMENTS (steps));
}

static void
test_gaps (void)
{
  /* at most 1 value missing between the ends */
  static const MeasureStep steps[] = {
    { 0, 1, { 4 }, 1, 0, 0 },   /* 4: none */
    { 0, 1, { 8 }, 1, 0, 2 },   /* 5 6 7: 3 */
    { 0, 1, { 6 }, 1, 0, -1 },  /* 5 7: 2 */
    { 0, 1, { 0 }, 1, 0, 3 },   /* 1 2 3 5 7: 5 */
    { 0, -1, { 8 }, 1, 0, -1 }, /* 1 2 3 5: 4 */
    { 0, -1, { 0 }, 1, 0, -3 }, /* 5: 1 */
  };
  measure_assert_steps (CURSUS_MEASURE_GAPS, (CursusLimits){ INT64_MIN, 1 }, steps, G_N_ELEMENTS (steps));
}

static void
test_max_run (void)
{
  /* the longest run at most 2, the square of what it exceeds */
  static const MeasureStep steps[] = {
    { 0, 1, { 4, 5 }, 2, 0, 0 }, /* 2 */
    { 0, 1, { 7, 8 }, 2, 0, 0 }, /* 2 and 2 */
    { 0, 1, { 6 }, 1, 0, 9 },    /* 5: 3 squared */
    { 0, -1, { 8 }, 1, 0, -5 },  /* 4: 2 squared */
    { 0, -1, { 5 }, 1, 0, -4 },  /* 1 and 2 */
  };
  measure_assert_steps (CURSUS_MEASURE_MAX_RUN, (CursusLimits){ INT64_MIN, 2, true }, steps, G_N_ELEMENTS (steps));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/measure-extent/span", test_span);
  g_test_add_func ("/rules/measure-extent/first", test_first);
  g_test_add_func ("/rules/measure-extent/last", test_last);
  g_test_add_func ("/rules/measure-extent/gaps", test_gaps);
  g_test_add_func ("/rules/measure-extent/max-run", test_max_run);
  return g_test_run ();
}
