/* One meeting to a neighbouring day or part of the day. */
#include "solver/neighbourhood-fixture.h"

/* From Wednesday morning (slot 4): each half-day of the week is at most two days away; b stands still at 9. */
static void
test_delta (void)
{
  static const int64_t forbidden[] = { 0, 0x1ff };
  g_auto (Letters) letters = letters_new ("4 9", forbidden);
  CursusMove move;
  bool seen[10] = { false };
  for (guint i = 0; i < 600; i++) {
    if (!cursus_neighbourhood_nudge.propose (letters.work, &move))
      continue;
    uint32_t to = move.changes[0].to.start;
    g_assert_cmpuint (move.n_changes, ==, 1);
    g_assert_cmpuint (move.changes[0].meeting, ==, 0);
    g_assert_cmpint (letters_delta (&letters, &move), ==, 1 * ((int)to - 4));
    seen[to] = true;
  }
  for (guint slot = 0; slot < 10; slot++)
    g_assert_true (seen[slot] == (slot != 4));
}

/* From Monday morning: no further than Wednesday. */
static void
test_near (void)
{
  g_auto (Letters) letters = letters_new ("0", NULL);
  CursusMove move;
  for (guint i = 0; i < 200; i++)
    if (cursus_neighbourhood_nudge.propose (letters.work, &move))
      g_assert_cmpuint (move.changes[0].to.start, <, 6);
}

/* The same time in another room. */
static void
test_room (void)
{
  CursusSession *session = solver_session ();
  solver_module (session, "a", "1 2");
  g_auto (Fixture) fixture = fixture_compile (session);
  fixture_add (&fixture, 0, solver_forbid (&fixture, "0", 0x3fe));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusWork) work = cursus_work_new (problem, 1, NULL);
  cursus_work_load (work, &(CursusPlacement){ 0, 1, 0 });
  CursusMove move;
  guint n = 0;
  for (guint i = 0; i < 200; i++)
    if (cursus_neighbourhood_nudge.propose (work, &move)) {
      g_assert_true (cursus_placement_equal (move.changes[0].to, (CursusPlacement){ 0, 2, 0 }));
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

static void
test_no_op (void)
{
  static const int64_t forbidden[] = { 0x3fe };
  g_auto (Letters) letters = letters_new ("0", forbidden);
  CursusMove move;
  for (guint i = 0; i < 100; i++)
    g_assert_false (cursus_neighbourhood_nudge.propose (letters.work, &move));
}

static void
test_supports (void)
{
  g_auto (Letters) letters = letters_new ("0", NULL);
  CursusProblem nothing = { 0 };
  g_assert_true (cursus_neighbourhood_nudge.supports (letters.problem));
  g_assert_false (cursus_neighbourhood_nudge.supports (&nothing));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/neighbourhood-nudge/delta", test_delta);
  g_test_add_func ("/solver/neighbourhood-nudge/near", test_near);
  g_test_add_func ("/solver/neighbourhood-nudge/room", test_room);
  g_test_add_func ("/solver/neighbourhood-nudge/no-op", test_no_op);
  g_test_add_func ("/solver/neighbourhood-nudge/supports", test_supports);
  return g_test_run ();
}
