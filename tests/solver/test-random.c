/* Random numbers are those of the papers, so that a seed is a plan on every machine. */
#include "solver/random.h"

#include <glib.h>

/* The first outputs that the authors' own programs give for seed 0 and for state 1, 2, 3, 4. */
static void
test_reference (void)
{
  static const uint64_t mixed[] = { 0xe220a8397b1dcdaf, 0x6e789e6aa1b965f4, 0x06c45d188009454f };
  static const uint64_t next[] = { 11520, 0, 1509978240, 1215971899390074240 };
  uint64_t seed = 0;
  for (guint i = 0; i < G_N_ELEMENTS (mixed); i++)
    g_assert_cmphex (cursus_random_mix (&seed), ==, mixed[i]);
  CursusRandom random = { { 1, 2, 3, 4 } };
  for (guint i = 0; i < G_N_ELEMENTS (next); i++)
    g_assert_cmpuint (cursus_random_next (&random), ==, next[i]);
  cursus_random_init (&random, 0);
  g_assert_cmphex (random.state[0], ==, mixed[0]);
}

static void
test_ranges (void)
{
  CursusRandom random;
  guint seen[7] = { 0 };
  double sum = 0;
  cursus_random_init (&random, 42);
  for (guint i = 0; i < 7000; i++) {
    uint32_t below = cursus_random_below (&random, 7);
    double unit = cursus_random_unit (&random);
    g_assert_cmpuint (below, <, 7);
    g_assert_true (unit >= 0 && unit < 1);
    seen[below]++;
    sum += unit;
    g_assert_cmpuint (cursus_random_below (&random, 1), ==, 0);
  }
  for (guint i = 0; i < 7; i++)
    g_assert_cmpuint (seen[i], >, 850); /* 1000 expected, standard deviation 29 */
  g_assert_cmpfloat (sum, >, 3400);
  g_assert_cmpfloat (sum, <, 3600);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/random/reference", test_reference);
  g_test_add_func ("/solver/random/ranges", test_ranges);
  return g_test_run ();
}
