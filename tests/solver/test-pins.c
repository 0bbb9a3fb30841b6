/* Domains cut to pins. */
#include "solver/pins.h"

#include "solver/error.h"
#include "solver/search.h"
#include "solver/solver-fixture.h"

static CursusPlacement
at (uint32_t start)
{
  return (CursusPlacement){ .start = start, .room = 1 };
}

static void
test_cut (void)
{
  g_auto (Fixture) fixture = solver_plain (3);
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (GError) error = NULL;
  const CursusPlacement pins[] = { { .start = CURSUS_UNPLACED }, at (4), { .start = CURSUS_UNPLACED } };
  g_autoptr (CursusProblem) pinned = cursus_pins_apply (problem, pins, &error);
  g_assert_no_error (error);
  for (uint32_t m = 0; m < 3; m++) {
    uint32_t n = 0, n_before = 0;
    const CursusPlacement *domain = cursus_problem_domain (pinned, m, &n);
    cursus_problem_domain (problem, m, &n_before);
    g_assert_cmpuint (n, ==, m == 1 ? 1 : n_before);
    g_assert_true (m != 1 || cursus_placement_equal (domain[0], at (4)));
    g_assert_cmpuint (pinned->n_candidates[m], ==, problem->n_candidates[m]);
  }
  g_assert_false (cursus_problem_allows (pinned, 1, at (5)));
  g_assert_true (cursus_problem_allows (pinned, 2, at (5)));
}

/* What the search finds has the pinned meeting in its place, though it would cost least elsewhere. */
static int64_t
costs_its_slot (FixtureTracer *self, CursusTrace *trace)
{
  return fixture_read (trace, 0, CURSUS_FACT_SLOT);
}

static void
test_search (void)
{
  g_auto (Fixture) fixture = solver_plain (3);
  fixture_add (&fixture, 1, fixture_function (&fixture, CURSUS_SHAPE_EACH, "*", "", fixture_tracer (costs_its_slot, 0)));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  const CursusPlacement pins[] = { at (9), { .start = CURSUS_UNPLACED }, { .start = CURSUS_UNPLACED } };
  g_autoptr (CursusProblem) pinned = cursus_pins_apply (problem, pins, NULL);
  CursusSearchOptions options = { .seed = 1, .max_moves = 3000, .check = CURSUS_CHECK_FULL };
  g_autoptr (CursusSearchResult) result = cursus_search_run (pinned, &options, NULL);
  g_assert_cmpuint (result->placements[0].start, ==, 9);
  g_assert_cmpint (result->score.soft, ==, 9);
}

static void
test_forbidden (void)
{
  g_auto (Fixture) fixture = solver_plain (2);
  fixture_add (&fixture, 0, solver_forbid (&fixture, "0", 1 << 4));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  const CursusPlacement pins[] = { at (4), { .start = CURSUS_UNPLACED } };
  g_autoptr (GError) error = NULL;
  g_assert_null (cursus_pins_apply (problem, pins, &error));
  g_assert_error (error, CURSUS_SOLVER_ERROR, CURSUS_SOLVER_ERROR_PINNED);
  fixture_assert_says (error->message, "meeting “a” (a) is pinned where it may not be (“use 0”)");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/pins/cut", test_cut);
  g_test_add_func ("/solver/pins/search", test_search);
  g_test_add_func ("/solver/pins/forbidden", test_forbidden);
  return g_test_run ();
}
