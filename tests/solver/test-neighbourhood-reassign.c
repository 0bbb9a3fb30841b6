/* One meeting anywhere in its domain. */
#include "solver/neighbourhood-fixture.h"

static void
test_delta (void)
{
  static const int64_t forbidden[] = { 0x3ff & ~0x22, 0x3ff & ~0x10 }; /* a: slots 1 and 5; b: slot 4 only */
  g_auto (Letters) letters = letters_new ("1 4", forbidden);
  CursusMove move;
  guint n = 0;
  for (guint i = 0; i < 200; i++) {
    if (!cursus_neighbourhood_reassign.propose (letters.work, &move))
      continue;
    n++;
    g_assert_cmpuint (move.n_changes, ==, 1);
    g_assert_cmpuint (move.changes[0].meeting, ==, 0); /* b cannot move */
    g_assert_cmpint (letters_delta (&letters, &move), ==, 1 * (5 - 1));
  }
  g_assert_cmpuint (n, >, 20);
}

static void
test_no_op (void)
{
  static const int64_t forbidden[] = { 0x3fe };
  g_auto (Letters) letters = letters_new ("0", forbidden);
  CursusMove move;
  for (guint i = 0; i < 50; i++)
    g_assert_false (cursus_neighbourhood_reassign.propose (letters.work, &move));
}

static void
test_supports (void)
{
  g_auto (Letters) letters = letters_new ("0", NULL);
  CursusProblem nothing = { 0 };
  g_assert_true (cursus_neighbourhood_reassign.supports (letters.problem));
  g_assert_false (cursus_neighbourhood_reassign.supports (&nothing));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/neighbourhood-reassign/delta", test_delta);
  g_test_add_func ("/solver/neighbourhood-reassign/no-op", test_no_op);
  g_test_add_func ("/solver/neighbourhood-reassign/supports", test_supports);
  return g_test_run ();
}
