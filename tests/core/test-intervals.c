#include <string.h>

#include "core/intervals.h"

static void
assert_equals (const CursusIntervals *self, const CursusInterval *expected, size_t n_expected)
{
  size_t n;
  const CursusInterval *found = cursus_intervals_get (self, &n);
  g_assert_cmpuint (n, ==, n_expected);
  for (size_t i = 0; i < n; i++) {
    g_assert_cmpint (found[i].start_utc, ==, expected[i].start_utc);
    g_assert_cmpint (found[i].end_utc, ==, expected[i].end_utc);
  }
}

static void
test_add_joins (void)
{
  g_autoptr (CursusIntervals) self = cursus_intervals_new ();
  cursus_intervals_add (self, 10, 20);
  cursus_intervals_add (self, 30, 40);
  cursus_intervals_add (self, 5, 5);
  cursus_intervals_add (self, 9, 2);
  assert_equals (self, (CursusInterval[]){ { 10, 20 }, { 30, 40 } }, 2);
  cursus_intervals_add (self, 20, 30); /* touches both */
  assert_equals (self, (CursusInterval[]){ { 10, 40 } }, 1);
  cursus_intervals_add (self, 0, 5);
  assert_equals (self, (CursusInterval[]){ { 0, 5 }, { 10, 40 } }, 2);
}

static void
test_subtract_splits (void)
{
  g_autoptr (CursusIntervals) self = cursus_intervals_new ();
  cursus_intervals_add (self, 0, 100);
  cursus_intervals_subtract (self, 40, 60);
  cursus_intervals_subtract (self, 70, 70);
  assert_equals (self, (CursusInterval[]){ { 0, 40 }, { 60, 100 } }, 2);
  cursus_intervals_subtract (self, -10, 10);
  cursus_intervals_subtract (self, 40, 60);
  assert_equals (self, (CursusInterval[]){ { 10, 40 }, { 60, 100 } }, 2);
  cursus_intervals_subtract (self, 0, 100);
  assert_equals (self, NULL, 0);
}

static void
test_half_open (void)
{
  g_autoptr (CursusIntervals) self = cursus_intervals_new ();
  cursus_intervals_add (self, 10, 20);
  g_assert_false (cursus_intervals_overlaps (self, 20, 30));
  g_assert_false (cursus_intervals_overlaps (self, 0, 10));
  g_assert_true (cursus_intervals_overlaps (self, 19, 30));
  g_assert_false (cursus_intervals_overlaps (self, 15, 15));
  g_assert_cmpint (cursus_intervals_overlap_seconds (self, 15, 15), ==, 0);
}

static void
test_extremes (void)
{
  g_autoptr (CursusIntervals) self = cursus_intervals_new ();
  cursus_intervals_add (self, INT64_MIN, INT64_MAX);
  g_assert_cmpint (cursus_intervals_overlap_seconds (self, INT64_MIN, INT64_MAX), ==, INT64_MAX);
  g_assert_cmpint (cursus_intervals_overlap_seconds (self, -5, 5), ==, 10);
  cursus_intervals_subtract (self, 0, INT64_MAX);
  assert_equals (self, (CursusInterval[]){ { INT64_MIN, 0 } }, 1);
}

static void
test_add_all (void)
{
  g_autoptr (CursusIntervals) self = cursus_intervals_new ();
  g_autoptr (CursusIntervals) other = cursus_intervals_new ();
  cursus_intervals_add (self, 0, 10);
  cursus_intervals_add (other, 5, 15);
  cursus_intervals_add (other, 20, 30);
  cursus_intervals_add_all (self, other);
  cursus_intervals_add_all (self, self);
  assert_equals (self, (CursusInterval[]){ { 0, 15 }, { 20, 30 } }, 2);
}

#define MODEL_SIZE 64

static void
check_against_model (const CursusIntervals *self, const bool *model)
{
  CursusInterval expected[MODEL_SIZE];
  size_t n = 0;
  for (int i = 0; i < MODEL_SIZE; i++) {
    if (model[i] && (i == 0 || !model[i - 1]))
      expected[n++].start_utc = i;
    if (model[i])
      expected[n - 1].end_utc = i + 1;
  }
  assert_equals (self, expected, n);
  for (int from = 0; from <= MODEL_SIZE; from++) {
    int64_t seconds = 0;
    for (int to = from; to <= MODEL_SIZE; to++) {
      g_assert_cmpint (cursus_intervals_overlap_seconds (self, from, to), ==, seconds);
      g_assert_true (cursus_intervals_overlaps (self, from, to) == (seconds > 0));
      seconds += to < MODEL_SIZE && model[to];
    }
  }
}

/* The same random additions and removals on a set and on a plain array of booleans. */
static void
test_random (void)
{
  guint32 seed = (guint32)g_test_rand_int ();
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  for (int round = 0; round < 40; round++) {
    g_autoptr (CursusIntervals) self = cursus_intervals_new ();
    bool model[MODEL_SIZE] = { false };
    int longest = g_rand_int_range (rand, 2, MODEL_SIZE);
    for (int step = 0; step < 40; step++) {
      int start = g_rand_int_range (rand, 0, MODEL_SIZE);
      int length = g_rand_int_range (rand, 0, longest);
      int end = MIN (MODEL_SIZE, start + length);
      bool add = g_rand_int_range (rand, 0, 5) < 3;
      if (add)
        cursus_intervals_add (self, start, end);
      else
        cursus_intervals_subtract (self, start, end);
      for (int i = start; i < end; i++)
        model[i] = add;
      check_against_model (self, model);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/intervals/add-joins", test_add_joins);
  g_test_add_func ("/core/intervals/subtract-splits", test_subtract_splits);
  g_test_add_func ("/core/intervals/half-open", test_half_open);
  g_test_add_func ("/core/intervals/extremes", test_extremes);
  g_test_add_func ("/core/intervals/add-all", test_add_all);
  g_test_add_func ("/core/intervals/random-against-array", test_random);
  return g_test_run ();
}
