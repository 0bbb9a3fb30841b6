/* runs and run_count, each change of the excess computed by hand. */
#include "rules/measure-fixture.h"

static void
test_runs (void)
{
  /* each run from 2 to 3 long */
  static const MeasureStep steps[] = {
    { 0, 1, { 0, 1 }, 2, 0, 0 },    /* 01: 2 */
    { 0, 1, { 3 }, 1, 0, 1 },       /* 01 3: the lonely 3 lacks 1 */
    { 0, 1, { 2 }, 1, 0, 0 },       /* 0123: 4 is 1 too long; the lack is gone */
    { 0, 1, { 2 }, 1, 0, 0 },       /* twice 2 */
    { 0, 1, { 9 }, 1, 0, 1 },       /* 0123 9 */
    { 0, -1, { 2 }, 1, 0, 0 },      /* 2 is still there */
    { 0, -1, { 2 }, 1, 0, 0 },      /* 01 3 9: 0 + 1 + 1 */
    { 0, -1, { 0, 1 }, 2, 0, 0 },   /* 3 9 */
    { 0, -1, { 3 }, 1, 0, -1 },     /* 9 */
    { 0, 1, { 7, 8 }, 2, 0, -1 },   /* 789 */
    { 0, 1, { 4, 5, 6 }, 3, 0, 3 }, /* 456789: 6 */
    { 0, -1, { 7, 8 }, 2, 0, -2 },  /* 456 9: 0 + 1 */
  };
  measure_assert_steps (CURSUS_MEASURE_RUNS, (CursusLimits){ 2, 3 }, steps, G_N_ELEMENTS (steps));
}

static void
test_run_count (void)
{
  /* exactly 2 runs */
  static const MeasureStep steps[] = {
    { 1, 1, { 4 }, 1, 0, 1 },     /* 1 run */
    { 1, 1, { 5, 6 }, 2, 0, 0 },  /* 456 */
    { 1, 1, { 8 }, 1, 0, -1 },    /* 456 8 */
    { 1, 1, { 1 }, 1, 0, 1 },     /* 1 456 8 */
    { 1, -1, { 5, 6 }, 2, 0, 0 }, /* 1 4 8 */
    { 1, -1, { 4 }, 1, 0, -1 },   /* 1 8 */
    { 1, -1, { 1 }, 1, 0, 1 },    /* 8 */
    { 1, 1, { 7, 9 }, 2, 0, 0 },  /* 789 */
    { 1, -1, { 8 }, 1, 0, -1 },   /* 7 9 */
    { 1, -1, { 7, 9 }, 2, 0, 0 }, /* empty costs nothing */
  };
  measure_assert_steps (CURSUS_MEASURE_RUN_COUNT, (CursusLimits){ 2, 2 }, steps, G_N_ELEMENTS (steps));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/measure-runs/runs", test_runs);
  g_test_add_func ("/rules/measure-runs/run-count", test_run_count);
  return g_test_run ();
}
