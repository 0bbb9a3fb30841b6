/* A stretch of days moves, and nothing comes back. */
#include "solver/neighbourhood-fixture.h"

/* a and b on Monday (0, 1), c on Wednesday morning (4), of five days. A move takes Monday, Wednesday or all, by one number of
 * days, parts of the day unchanged: the delta is 2 · days · (1 + 2 for Monday, 3 for Wednesday). */
static void
test_delta (void)
{
  g_auto (Letters) letters = letters_new ("0 1 4", NULL);
  CursusMove move;
  bool seen_all = false, seen_monday = false;
  for (guint i = 0; i < 600; i++) {
    if (!cursus_neighbourhood_shift.propose (letters.work, &move))
      continue;
    int64_t days[3] = { 0 };
    for (uint32_t c = 0; c < move.n_changes; c++) {
      uint32_t m = move.changes[c].meeting, now = letters.work->placements[m].start;
      g_assert_cmpuint (move.changes[c].to.start % 2, ==, now % 2);
      days[m] = (int64_t)(move.changes[c].to.start / 2) - now / 2;
    }
    g_assert_cmpint (days[0], ==, days[1]);
    g_assert_true (days[0] == 0 || days[2] == 0 || days[0] == days[2]);
    g_assert_cmpint (letters_delta (&letters, &move), ==, 2 * (1 * days[0] + 2 * days[1] + 3 * days[2]));
    seen_all = seen_all || (days[0] == 2 && days[2] == 2);
    seen_monday = seen_monday || (days[0] == 3 && days[2] == 0);
  }
  g_assert_true (seen_all && seen_monday);
}

/* Who may not go stays, the others go; a plan that cannot move at all has no move. */
static void
test_forbidden (void)
{
  static const int64_t some[] = { 0, 0x3fd }, all[] = { 0x3fe, 0x3fd }; /* b only on slot 1; a only on 0 */
  g_auto (Letters) letters = letters_new ("0 1", some);
  g_auto (Letters) fixed = letters_new ("0 1", all);
  CursusMove move;
  for (guint i = 0; i < 100; i++) {
    if (cursus_neighbourhood_shift.propose (letters.work, &move)) {
      g_assert_cmpuint (move.n_changes, ==, 1);
      g_assert_cmpuint (move.changes[0].meeting, ==, 0);
    }
    g_assert_false (cursus_neighbourhood_shift.propose (fixed.work, &move));
  }
}

static void
test_supports (void)
{
  g_auto (Letters) one = letters_new ("0", NULL);
  g_auto (Letters) two = letters_new ("0 0", NULL);
  g_assert_false (cursus_neighbourhood_shift.supports (one.problem));
  g_assert_true (cursus_neighbourhood_shift.supports (two.problem));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/neighbourhood-shift/delta", test_delta);
  g_test_add_func ("/solver/neighbourhood-shift/forbidden", test_forbidden);
  g_test_add_func ("/solver/neighbourhood-shift/supports", test_supports);
  return g_test_run ();
}
