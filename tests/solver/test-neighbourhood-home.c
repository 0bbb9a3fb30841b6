/* Meetings go back to where they are expected. */
#include "solver/neighbourhood-fixture.h"

/* a, b and c at 4, 6 and 9, expected at 1, 6 and 2: a goes back (-3), or c (3 × -7), or both. */
static void
test_delta (void)
{
  const CursusPlacement home[] = { { .start = 1, .room = 1 }, { .start = 6, .room = 1 }, { .start = 2, .room = 1 } };
  g_auto (Letters) letters = letters_new ("4 6 9", NULL);
  letters.problem->home = home;
  CursusMove move;
  bool seen_a = false, seen_c = false, seen_both = false;
  for (guint i = 0; i < 200; i++) {
    g_assert_true (cursus_neighbourhood_home.propose (letters.work, &move));
    int64_t delta = letters_delta (&letters, &move);
    g_assert_true (move.n_changes == 2 ? delta == -24 : delta == -3 || delta == -21);
    seen_a = seen_a || delta == -3;
    seen_c = seen_c || delta == -21;
    seen_both = seen_both || delta == -24;
  }
  g_assert_true (seen_a && seen_c && seen_both);
}

/* a is where it is expected, b may not be there, of c nobody knows. */
static void
test_no_op (void)
{
  static const int64_t forbidden[] = { 0, 0x2, 0 };
  const CursusPlacement home[] = { { .start = 4, .room = 1 }, { .start = 1, .room = 1 }, { .start = CURSUS_UNPLACED } };
  g_auto (Letters) letters = letters_new ("4 6 9", forbidden);
  letters.problem->home = home;
  CursusMove move;
  for (guint i = 0; i < 100; i++)
    g_assert_false (cursus_neighbourhood_home.propose (letters.work, &move));
}

static void
test_supports (void)
{
  const CursusPlacement home[] = { { .start = 0, .room = 1 } };
  g_auto (Letters) letters = letters_new ("0", NULL);
  g_assert_false (cursus_neighbourhood_home.supports (letters.problem));
  letters.problem->home = home;
  g_assert_true (cursus_neighbourhood_home.supports (letters.problem));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/neighbourhood-home/delta", test_delta);
  g_test_add_func ("/solver/neighbourhood-home/no_op", test_no_op);
  g_test_add_func ("/solver/neighbourhood-home/supports", test_supports);
  return g_test_run ();
}
