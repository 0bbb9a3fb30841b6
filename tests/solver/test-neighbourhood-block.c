/* Neighbouring days move together. */
#include "solver/neighbourhood-fixture.h"

/* a and b on Monday (0, 1), c on Friday afternoon (9). Whatever moves keeps its part of the day; days that are moved onto come
 * back. With m the days that Monday's meetings move, the delta is (1 + 2) · 2 · m; c counts 3 · 2 a day. */
static void
test_delta (void)
{
  g_auto (Letters) letters = letters_new ("0 1 9", NULL);
  CursusMove move;
  bool seen_exchange = false, seen_shift = false;
  for (guint i = 0; i < 400; i++) {
    if (!cursus_neighbourhood_block.propose (letters.work, &move))
      continue;
    int64_t days[3] = { 0 };
    for (uint32_t c = 0; c < move.n_changes; c++) {
      uint32_t m = move.changes[c].meeting, now = letters.work->placements[m].start;
      g_assert_cmpuint (move.changes[c].to.start % 2, ==, now % 2);
      days[m] = (int64_t)(move.changes[c].to.start / 2) - now / 2;
    }
    g_assert_cmpint (days[0], ==, days[1]); /* Monday moves as one */
    g_assert_cmpint (letters_delta (&letters, &move), ==, 2 * (1 * days[0] + 2 * days[1] + 3 * days[2]));
    seen_exchange = seen_exchange || (days[0] == 4 && days[2] == -4);
    seen_shift = seen_shift || (days[0] == 2 && days[2] == 0);
  }
  g_assert_true (seen_exchange && seen_shift);
}

/* Where one of a day's meetings may not go, none goes. */
static void
test_no_op (void)
{
  static const int64_t forbidden[] = { 0, 0x3fd }; /* b only on slot 1 */
  g_auto (Letters) letters = letters_new ("0 1", forbidden);
  CursusMove move;
  for (guint i = 0; i < 100; i++)
    g_assert_false (cursus_neighbourhood_block.propose (letters.work, &move));
}

/* More meetings on the days than a move can hold. */
static void
test_too_many (void)
{
  CursusSession *session = solver_session ();
  for (uint32_t m = 0; m < CURSUS_MOVE_MAX_CHANGES + 1; m++) {
    g_autofree char *id = g_strdup_printf ("m%u", m);
    solver_module (session, id, "");
  }
  g_auto (Fixture) fixture = fixture_compile (session);
  solver_tie_all (&fixture);
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusWork) work = cursus_work_new (problem, 1, NULL);
  CursusPlacement plan[CURSUS_MOVE_MAX_CHANGES + 1] = { { 0 } };
  CursusMove move;
  cursus_work_load (work, plan);
  for (guint i = 0; i < 50; i++)
    g_assert_false (cursus_neighbourhood_block.propose (work, &move));
}

static void
test_supports (void)
{
  g_auto (Letters) one = letters_new ("0", NULL);
  g_auto (Letters) two = letters_new ("0 0", NULL);
  g_assert_false (cursus_neighbourhood_block.supports (one.problem));
  g_assert_true (cursus_neighbourhood_block.supports (two.problem));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/neighbourhood-block/delta", test_delta);
  g_test_add_func ("/solver/neighbourhood-block/no-op", test_no_op);
  g_test_add_func ("/solver/neighbourhood-block/too-many", test_too_many);
  g_test_add_func ("/solver/neighbourhood-block/supports", test_supports);
  return g_test_run ();
}
