/* How temperatures follow a budget. */
#include "solver/cooling.h"

#define N_MOVES 100000

static const CursusCoolingCourse with_cut_offs = { .hottest = 30, .coldest = 0.2, .enough = 0.15 };

/* The temperature at each hundredth of the budget, when @part of all moves is accepted. */
static void
run (CursusCoolingCourse course, double part, double *temperatures)
{
  CursusCooling cooling;
  cursus_cooling_init (&cooling, course, N_MOVES);
  for (uint32_t i = 0; i <= 100; i++) {
    uint64_t moves = (uint64_t)i * N_MOVES / 100;
    for (uint64_t m = i == 0 ? 0 : moves - N_MOVES / 100; m <= moves; m += 50)
      cursus_cooling_update (&cooling, (double)m / N_MOVES, (uint64_t)(part * (double)m), N_MOVES);
    temperatures[i] = cooling.temperature;
  }
}

/* Where little is accepted, each step has an equal share: halfway the temperature is the geometric mean. */
static void
test_even (void)
{
  double t[101];
  run (with_cut_offs, 0.01, t);
  g_assert_cmpfloat_with_epsilon (t[0], 30, 0.5);
  g_assert_cmpfloat_with_epsilon (t[50], 2.45, 0.2);
  g_assert_cmpfloat_with_epsilon (t[100], 0.2, 0.01);
}

/* Where most is accepted, the heat is over early; the coldest is reached at the end all the same, and never left. */
static void
test_cut_off (void)
{
  double even[101], t[101];
  run (with_cut_offs, 0.01, even);
  run (with_cut_offs, 0.9, t);
  for (guint i = 1; i <= 100; i++) {
    g_assert_cmpfloat (t[i], <=, t[i - 1]);
    g_assert_cmpfloat (t[i], <=, even[i] * 1.02);
    g_assert_cmpfloat (t[i], >=, 0.19);
  }
  g_assert_cmpfloat (t[20], <, even[20] / 2);
}

/* A course without cut-offs does not care how much is accepted; outside of its calm part it goes five times as fast. */
static void
test_calm (void)
{
  CursusCoolingCourse course = { .hottest = 32, .coldest = 0.5, .enough = 1, .calm_from = 8, .calm_to = 2 };
  double low[101], t[101];
  run (course, 0.01, low);
  run (course, 0.9, t);
  for (guint i = 0; i <= 100; i++)
    g_assert_cmpfloat (t[i], ==, low[i]);
  g_assert_cmpfloat_with_epsilon (t[15], 7.9, 0.3);
  g_assert_cmpfloat_with_epsilon (t[50], 4, 0.1);
  g_assert_cmpfloat_with_epsilon (t[86], 2, 0.1);
  g_assert_cmpfloat_with_epsilon (t[100], 0.5, 0.03);
}

/* A coldest temperature above the hottest is no reason to heat up. */
static void
test_upside_down (void)
{
  CursusCooling cooling;
  cursus_cooling_init (&cooling, (CursusCoolingCourse){ .hottest = 1, .coldest = 5, .enough = 1 }, N_MOVES);
  g_assert_cmpfloat (cooling.temperature, ==, 5);
  cursus_cooling_update (&cooling, 1, N_MOVES, N_MOVES);
  g_assert_cmpfloat (cooling.temperature, ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/cooling/even", test_even);
  g_test_add_func ("/solver/cooling/cut-off", test_cut_off);
  g_test_add_func ("/solver/cooling/calm", test_calm);
  g_test_add_func ("/solver/cooling/upside-down", test_upside_down);
  return g_test_run ();
}
