/* The meetings of one constraint move together. */
#include "solver/neighbourhood-fixture.h"

/* The one constraint speaks of a, b and c (0, 4, 9). Whatever moves, the delta is the sum of each one's place in the alphabet
 * times the slots it moves; now and then all three move by the same days, and now and then they gather within five days of a
 * centre. */
static void
test_delta (void)
{
  g_auto (Letters) letters = letters_new ("0 4 8", NULL);
  CursusMove move;
  bool seen_together = false, seen_apart = false;
  for (guint i = 0; i < 600; i++) {
    if (!cursus_neighbourhood_scope.propose (letters.work, &move))
      continue;
    int64_t slots[3] = { 0 };
    for (uint32_t c = 0; c < move.n_changes; c++) {
      uint32_t m = move.changes[c].meeting;
      slots[m] = (int64_t)move.changes[c].to.start - letters.work->placements[m].start;
      g_assert_true (cursus_problem_allows (letters.problem, m, move.changes[c].to));
      g_assert_cmpint (slots[m], !=, 0);
    }
    g_assert_cmpint (letters_delta (&letters, &move), ==, 1 * slots[0] + 2 * slots[1] + 3 * slots[2]);
    seen_together = seen_together || (slots[0] == 2 && slots[1] == 2);
    seen_apart = seen_apart || (slots[0] > 0 && slots[2] < 0);
  }
  g_assert_true (seen_together && seen_apart);
}

/* One meeting is no scope. */
static void
test_alone (void)
{
  g_auto (Letters) letters = letters_new ("0", NULL);
  CursusMove move;
  for (guint i = 0; i < 100; i++)
    g_assert_false (cursus_neighbourhood_scope.propose (letters.work, &move));
}

static void
test_supports (void)
{
  g_auto (Letters) one = letters_new ("0", NULL);
  g_auto (Letters) two = letters_new ("0 0", NULL);
  g_assert_false (cursus_neighbourhood_scope.supports (one.problem));
  g_assert_true (cursus_neighbourhood_scope.supports (two.problem));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/neighbourhood-scope/delta", test_delta);
  g_test_add_func ("/solver/neighbourhood-scope/alone", test_alone);
  g_test_add_func ("/solver/neighbourhood-scope/supports", test_supports);
  return g_test_run ();
}
