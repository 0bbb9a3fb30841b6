/* What was known before the search, as text. */
#include "app/presolve-stats.h"

static void
test_print (void)
{
  uint32_t domain_start[] = { 0, 3, 7, 12 }, n_candidates[] = { 5, 6, 20 };
  uint32_t meeting_class[] = { 0, 1, 0 }, room_class[] = { 0, 1, 1, 1 };
  CursusIslands islands = { .n_islands = 2 };
  CursusSymmetry symmetry
      = { .n_meetings = 3, .n_rooms = 4, .meeting_class = meeting_class, .room_class = room_class, .has_meetings = true };
  CursusProblem problem = {
    .n_meetings = 3,
    .domain_start = domain_start,
    .n_candidates = n_candidates,
    .islands = &islands,
    .symmetry = &symmetry,
    .presolve_us = 1250,
  };
  g_autofree char *text = cursus_presolve_stats_print (&problem);
  g_assert_cmpstr (text, ==,
                   "before the search: placements 12 of 31; islands 2; interchangeable meetings 2 in 1 classes; "
                   "interchangeable rooms 3 in 1 classes; 1.2 ms\n");
  problem.symmetry = NULL;
  g_autofree char *without = cursus_presolve_stats_print (&problem);
  g_assert_nonnull (strstr (without, "interchangeable meetings 0 in 0 classes"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/presolve-stats/print", test_print);
  return g_test_run ();
}
