/* Proofs of problems whose best plan can be seen at once; limits, news, and the same result twice. */
#include "solver/proof.h"

#include "solver/solver-fixture.h"

static CursusProofResult *
prove (const CursusProblem *problem, CursusProofOptions options)
{
  g_autoptr (GError) error = NULL;
  CursusProofResult *result = cursus_proof_run (problem, &options, &error);
  g_assert_no_error (error);
  return result;
}

/* @n meetings in ten slots, one a slot, and every day with one costs a point. */
static Fixture
make_days (uint32_t n)
{
  Fixture fixture = solver_plain (n);
  fixture_add (&fixture, 0, fixture_aggregate (&fixture, "slot", CURSUS_MEASURE_COUNT, NULL, INT64_MIN, 1));
  fixture_add (&fixture, 1, fixture_aggregate (&fixture, "", CURSUS_MEASURE_DISTINCT, "day", INT64_MIN, 0));
  return fixture;
}

static void
test_optimal (void)
{
  g_auto (Fixture) fixture = make_days (7);
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusProofResult) result = prove (problem, (CursusProofOptions){ 0 });
  g_assert_cmpint (result->status, ==, CURSUS_STATUS_OPTIMAL);
  g_assert_cmpint (result->bound, ==, 4);
  g_assert_cmpint (result->score.soft, ==, 4);
  g_assert_true (result->complete);
}

static void
test_infeasible (void)
{
  g_auto (Fixture) fixture = make_days (11); /* into ten slots */
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusProofResult) result = prove (problem, (CursusProofOptions){ 0 });
  g_assert_cmpint (result->status, ==, CURSUS_STATUS_INFEASIBLE);
  g_assert_null (result->placements);
}

static void
test_nowhere (void)
{
  g_auto (Fixture) fixture = make_days (3);
  fixture_add (&fixture, 0, solver_forbid (&fixture, "1", -1));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusProofResult) result = prove (problem, (CursusProofOptions){ 0 });
  g_assert_cmpint (result->status, ==, CURSUS_STATUS_INFEASIBLE);
}

static void
test_stop (void)
{
  g_auto (Fixture) fixture = make_days (7);
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  volatile sig_atomic_t stop = 1;
  g_autoptr (CursusProofResult) result = prove (problem, (CursusProofOptions){ .stop = &stop });
  g_assert_cmpint (result->status, ==, CURSUS_STATUS_UNKNOWN);
  g_assert_cmpint (result->bound, <=, 4);
  g_assert_null (result->placements);
}

typedef struct {
  CursusProofState last;
  guint n;
  bool go_on;
} News;

static bool
hear (const CursusProofState *state, gpointer data)
{
  News *news = data;
  g_assert_cmpint (state->bound, >=, news->last.bound);
  if (news->last.found)
    g_assert_cmpint (cursus_score_compare (state->score, news->last.score), <=, 0);
  if (state->found)
    g_assert_cmpint (state->bound, <=, state->score.soft);
  news->last = *state;
  news->n++;
  return news->go_on;
}

static void
test_news (void)
{
  g_auto (Fixture) fixture = make_days (9);
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  News news = { .go_on = true };
  g_autoptr (CursusProofResult) result = prove (problem, (CursusProofOptions){ .improved = hear, .improved_data = &news });
  g_assert_cmpuint (news.n, >=, 2);
  g_assert_cmpint (news.last.bound, ==, 5);
  g_assert_cmpint (news.last.score.soft, ==, 5);
  News first = { .go_on = false };
  g_autoptr (CursusProofResult) ended = prove (problem, (CursusProofOptions){ .improved = hear, .improved_data = &first });
  g_assert_cmpuint (first.n, <, news.n);
  g_assert_cmpint (ended->bound, <=, 5);
}

static void
test_deterministic (void)
{
  g_auto (Fixture) fixture = make_days (8);
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusProofResult) a = prove (problem, (CursusProofOptions){ .max_steps = 60 });
  g_autoptr (CursusProofResult) b = prove (problem, (CursusProofOptions){ .max_steps = 60 });
  g_assert_cmpint (a->status, ==, b->status);
  g_assert_cmpint (a->bound, ==, b->bound);
  g_assert_cmpuint (a->n_steps, ==, b->n_steps);
  g_assert_cmpuint (a->n_clauses, ==, b->n_clauses);
  for (uint32_t m = 0; m < 8 && a->placements != NULL; m++)
    g_assert_true (cursus_placement_equal (a->placements[m], b->placements[m]));
}

/* A plan that cannot be beaten needs no search. */
static void
test_start (void)
{
  g_auto (Fixture) fixture = make_days (4);
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  CursusPlacement start[4];
  for (uint32_t m = 0; m < 4; m++)
    start[m] = (CursusPlacement){ .start = m, .room = 1 };
  g_autoptr (CursusProofResult) result = prove (problem, (CursusProofOptions){ .start = start });
  g_assert_cmpint (result->status, ==, CURSUS_STATUS_OPTIMAL);
  g_assert_cmpint (result->score.soft, ==, 2);
  start[0].start = 9; /* two days become three */
  g_autoptr (CursusProofResult) better = prove (problem, (CursusProofOptions){ .start = start });
  g_assert_cmpint (better->score.soft, ==, 2);
}

static int64_t
fail (FixtureTracer *self, CursusTrace *trace)
{
  self->failed = fixture_read (trace, 0, CURSUS_FACT_DAY) == 2;
  return 0;
}

static const CursusPlacement *
get_start (gpointer data)
{
  CursusPlacement *start = data;
  start[0].room++; /* so often it is asked */
  return NULL;
}

/* Asks for a plan only when it is not complete after some steps, and goes on then. */
static void
test_ahead (void)
{
  static const struct {
    uint32_t n;
    uint64_t steps;
    uint32_t n_asked;
    CursusPlanStatus status;
  } cases[] = {
    { 7, 1, 1, CURSUS_STATUS_OPTIMAL },
    { 7, 1000000, 0, CURSUS_STATUS_OPTIMAL },
    { 11, 1000000, 0, CURSUS_STATUS_INFEASIBLE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Fixture) fixture = make_days (cases[i].n);
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    CursusPlacement start = { .room = 0 };
    const CursusProofOptions options = { .ahead_steps = cases[i].steps, .get_start = get_start, .get_start_data = &start };
    g_autoptr (CursusProofResult) result = prove (problem, options);
    g_assert_cmpint (result->status, ==, cases[i].status);
    g_assert_cmpuint (start.room, ==, cases[i].n_asked);
    if (cases[i].status == CURSUS_STATUS_OPTIMAL)
      g_assert_cmpint (result->score.soft, ==, 4);
  }
}

static void
test_failing_function (void)
{
  g_auto (Fixture) fixture = make_days (3);
  fixture_add (&fixture, 1, fixture_function (&fixture, CURSUS_SHAPE_PAIRS, "0 1", "", fixture_tracer (fail, 0)));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (GError) error = NULL;
  g_assert_null (cursus_proof_run (problem, &(CursusProofOptions){ 0 }, &error));
  g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/proof/optimal", test_optimal);
  g_test_add_func ("/solver/proof/infeasible", test_infeasible);
  g_test_add_func ("/solver/proof/nowhere", test_nowhere);
  g_test_add_func ("/solver/proof/stop", test_stop);
  g_test_add_func ("/solver/proof/news", test_news);
  g_test_add_func ("/solver/proof/deterministic", test_deterministic);
  g_test_add_func ("/solver/proof/start", test_start);
  g_test_add_func ("/solver/proof/ahead", test_ahead);
  g_test_add_func ("/solver/proof/failing-function", test_failing_function);
  return g_test_run ();
}
