/* Meetings of a broken hard rule go near each other. */
#include "solver/neighbourhood-fixture.h"

/* Excess of 2 or more days between two meetings. */
static int64_t
apart (FixtureTracer *self, CursusTrace *trace)
{
  int64_t days = fixture_read (trace, 0, CURSUS_FACT_DAY) - fixture_read (trace, 1, CURSUS_FACT_DAY);
  return ABS (days) > 1 ? ABS (days) - 1 : 0;
}

/* a on Monday and b on Friday must be neighbours; c, on Friday too, has nothing to do with it. */
static Fixture
make_apart (int64_t weight)
{
  Fixture fixture = solver_plain (3);
  fixture_add (&fixture, weight, fixture_function (&fixture, CURSUS_SHAPE_PAIRS, "0 1", "", fixture_tracer (apart, 0)));
  solver_tie_all (&fixture);
  return fixture;
}

/* Hand count: from 3 days too far, a rule of weight 0 (hard) goes down to 0 when a goes to Thursday or b to Tuesday. c moves only
 * together with another. */
static void
test_broken (void)
{
  static const CursusPlacement plan[] = { { 0, 1, 0 }, { 8, 1, 0 }, { 9, 1, 0 } };
  g_auto (Fixture) fixture = make_apart (0);
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusWork) work = cursus_work_new (problem, 5, NULL);
  cursus_work_load (work, plan);
  g_assert_cmpint (cursus_work_score (work).hard, ==, 3);
  CursusMove move;
  guint n_mended = 0, n_along = 0;
  for (guint i = 0; i < 400; i++) {
    if (!cursus_neighbourhood_mend.propose (work, &move))
      continue;
    g_assert_true (move.changes[0].meeting < 2);
    for (uint32_t c = 0; c < move.n_changes; c++)
      n_along += move.changes[c].meeting == 2;
    n_mended += cursus_work_apply (work, &move).hard == 0;
    cursus_work_undo (work);
  }
  g_assert_cmpuint (n_mended, >, 40);
  g_assert_cmpuint (n_along, >, 0);
}

/* Nothing to mend where every hard rule is kept, or only a soft one is broken. */
static void
test_kept (void)
{
  static const CursusPlacement near[] = { { 0, 1, 0 }, { 2, 1, 0 }, { 9, 1, 0 } },
                               far[] = { { 0, 1, 0 }, { 8, 1, 0 }, { 9, 1, 0 } };
  g_auto (Fixture) hard = make_apart (0), soft = make_apart (1);
  g_autoptr (CursusProblem) hard_problem = solver_problem (&hard), soft_problem = solver_problem (&soft);
  g_autoptr (CursusWork) kept = cursus_work_new (hard_problem, 5, NULL), broken = cursus_work_new (soft_problem, 5, NULL);
  cursus_work_load (kept, near);
  cursus_work_load (broken, far);
  CursusMove move;
  for (guint i = 0; i < 50; i++) {
    g_assert_false (cursus_neighbourhood_mend.propose (kept, &move));
    g_assert_false (cursus_neighbourhood_mend.propose (broken, &move));
  }
}

static void
test_supports (void)
{
  g_auto (Letters) one = letters_new ("0", NULL);
  g_auto (Letters) two = letters_new ("0 0", NULL);
  g_assert_false (cursus_neighbourhood_mend.supports (one.problem));
  g_assert_true (cursus_neighbourhood_mend.supports (two.problem));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/neighbourhood-mend/broken", test_broken);
  g_test_add_func ("/solver/neighbourhood-mend/kept", test_kept);
  g_test_add_func ("/solver/neighbourhood-mend/supports", test_supports);
  return g_test_run ();
}
