/* The first plan. */
#include "solver/construct.h"

#include "solver/solver-fixture.h"

/* c fits only on slot 0, b on 0 and 1, a everywhere: in that order each finds a slot of its own. */
static void
test_least_choice_first (void)
{
  for (uint64_t seed = 0; seed < 20; seed++) {
    g_auto (Fixture) fixture = solver_plain (3);
    fixture_add (&fixture, 0, solver_forbid (&fixture, "2", 0x3fe));
    fixture_add (&fixture, 0, solver_forbid (&fixture, "1", 0x3fc));
    fixture_add (&fixture, 0, solver_at_most (&fixture, "slot", 1));
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    g_autoptr (CursusWork) work = cursus_work_new (problem, seed, NULL);
    cursus_construct_run (work);
    g_assert_cmpint (cursus_work_score (work).hard, ==, 0);
    g_assert_cmpuint (work->placements[2].start, ==, 0);
    g_assert_cmpuint (work->placements[1].start, ==, 1);
    g_assert_cmpuint (work->placements[0].start, >, 1);
  }
}

static int64_t
late (FixtureTracer *self, CursusTrace *trace)
{
  return fixture_read (trace, 0, CURSUS_FACT_SLOT) / 4;
}

/* Slots 0 to 3 cost nothing: each of them is taken now and then. */
static void
test_equals_by_chance (void)
{
  g_auto (Fixture) fixture = solver_plain (1);
  fixture_add (&fixture, 5, fixture_function (&fixture, CURSUS_SHAPE_EACH, "0", "", fixture_tracer (late, 0)));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  guint times[4] = { 0 };
  for (uint64_t seed = 0; seed < 400; seed++) {
    g_autoptr (CursusWork) work = cursus_work_new (problem, seed, NULL);
    cursus_construct_run (work);
    g_assert_cmpuint (work->placements[0].start, <, 4);
    times[work->placements[0].start]++;
  }
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (times[i], >, 50); /* 100 each are expected */
}

static void
test_random (void)
{
  guint32 seed = random_seed ();
  for (guint i = 0; i < 60; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    g_autoptr (GError) error = NULL;
    g_auto (Fixture) fixture = random_session (random, 4);
    for (int r = 0; r < 6; r++) /* soft ones: no domain is empty but for days */
      fixture_add (&fixture, 2, random_constraint (random, fixture.frame, 1));
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    bool solvable = true;
    for (uint32_t m = 0; m < problem->n_meetings; m++)
      solvable = solvable && problem->n_candidates[m] > 0;
    if (!solvable)
      continue;
    g_autoptr (CursusWork) work = cursus_work_new (problem, i, NULL);
    cursus_construct_run (work);
    for (uint32_t m = 0; m < problem->n_meetings; m++)
      g_assert_true (cursus_problem_allows (problem, m, work->placements[m]));
    g_assert_true (cursus_work_check (work, &error));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/construct/least-choice-first", test_least_choice_first);
  g_test_add_func ("/solver/construct/equals-by-chance", test_equals_by_chance);
  g_test_add_func ("/solver/construct/random", test_random);
  return g_test_run ();
}
