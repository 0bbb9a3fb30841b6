/* Two meetings exchange their times, or all that is at these times does, or all meetings of two modules. */
#include "solver/neighbourhood-fixture.h"

/* a, b, c on 0, 4, 9 cost 0 + 2·4 + 3·9 = 35. */
static void
test_delta (void)
{
  static const struct {
    uint32_t one, other;
    int64_t delta;
  } cases[] = {
    { 0, 1, 4 + 0 - 8 },   /* a 4, b 0: 4 instead of 8 */
    { 0, 2, 9 + 0 - 27 },  /* a 9, c 0: 9 instead of 27 */
    { 1, 2, 18 + 12 - 35 } /* b 9, c 4: 30 instead of 35 */
  };
  g_auto (Letters) letters = letters_new ("0 4 9", NULL);
  CursusMove move;
  guint seen[G_N_ELEMENTS (cases)] = { 0 };
  for (guint i = 0; i < 200; i++) {
    g_assert_true (cursus_neighbourhood_swap.propose (letters.work, &move));
    g_assert_cmpuint (move.n_changes, ==, 2);
    uint32_t a = MIN (move.changes[0].meeting, move.changes[1].meeting),
             b = MAX (move.changes[0].meeting, move.changes[1].meeting);
    for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
      if (cases[c].one == a && cases[c].other == b) {
        g_assert_cmpint (letters_delta (&letters, &move), ==, cases[c].delta);
        seen[c]++;
      }
  }
  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    g_assert_cmpuint (seen[c], >, 0);
}

/* a and b in parallel on 0, c on 4: c changes with one of them, by 4 or 4 · 2, less 3 · 4; or with both. */
static void
test_parallel (void)
{
  g_auto (Letters) letters = letters_new ("0 0 4", NULL);
  CursusMove move;
  guint n_both = 0;
  for (guint i = 0; i < 200; i++) {
    if (!cursus_neighbourhood_swap.propose (letters.work, &move))
      continue;
    uint32_t moved = 0;
    for (uint32_t c = 0; c < move.n_changes; c++)
      moved |= 1u << move.changes[c].meeting;
    g_assert_true (moved == 5 || moved == 6 || moved == 7);
    g_assert_cmpint (letters_delta (&letters, &move), ==, (moved & 1 ? 4 : 0) + (moved & 2 ? 8 : 0) - 12);
    n_both += moved == 7;
  }
  g_assert_cmpuint (n_both, >, 0);
}

/* A module of two parts on 0 and 2, and one on 5 and 7: the plan after an exchange of all four has both parts of each where the
 * other's were, in either order. */
static void
test_modules (void)
{
  CursusSession *session = solver_session ();
  for (guint m = 0; m < 2; m++)
    fixture_part (solver_module (session, m == 0 ? "a" : "b", "1"), 1, 210);
  g_auto (Fixture) fixture = fixture_compile (session);
  solver_tie_all (&fixture);
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusWork) work = cursus_work_new (problem, 5, NULL);
  static const CursusPlacement plan[] = { { 0, 1, 0 }, { 2, 1, 0 }, { 5, 1, 0 }, { 7, 1, 0 } };
  cursus_work_load (work, plan);
  CursusMove move;
  guint seen[2] = { 0 };
  for (guint i = 0; i < 400; i++) {
    if (!cursus_neighbourhood_swap.propose (work, &move) || move.n_changes < 4)
      continue;
    uint32_t to[4] = { 0 };
    for (uint32_t c = 0; c < 4; c++)
      to[move.changes[c].meeting] = move.changes[c].to.start;
    g_assert_cmpuint (to[0] + to[1], ==, 12);
    g_assert_cmpuint (to[2] + to[3], ==, 2);
    seen[to[0] == 7]++;
  }
  g_assert_true (seen[0] > 0 && seen[1] > 0);
}

/* At one time there is nothing to exchange; nor where one may not go. */
static void
test_no_op (void)
{
  static const int64_t forbidden[] = { 0x10, 0 }; /* a may not have b's slot 4 */
  g_auto (Letters) together = letters_new ("4 4", NULL);
  g_auto (Letters) apart = letters_new ("0 4", forbidden);
  CursusMove move;
  for (guint i = 0; i < 50; i++) {
    g_assert_false (cursus_neighbourhood_swap.propose (together.work, &move));
    g_assert_false (cursus_neighbourhood_swap.propose (apart.work, &move));
  }
}

static void
test_supports (void)
{
  g_auto (Letters) one = letters_new ("0", NULL);
  g_auto (Letters) two = letters_new ("0 0", NULL);
  g_assert_false (cursus_neighbourhood_swap.supports (one.problem));
  g_assert_true (cursus_neighbourhood_swap.supports (two.problem));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/neighbourhood-swap/delta", test_delta);
  g_test_add_func ("/solver/neighbourhood-swap/parallel", test_parallel);
  g_test_add_func ("/solver/neighbourhood-swap/modules", test_modules);
  g_test_add_func ("/solver/neighbourhood-swap/no-op", test_no_op);
  g_test_add_func ("/solver/neighbourhood-swap/supports", test_supports);
  return g_test_run ();
}
