/* The search: optimal where the optimum is known, the same each time, stopped in time, doubted after every move. */
#include "solver/search.h"

#include "rules/error.h"
#include "solver/error.h"
#include "solver/solver-fixture.h"

#define MOST_PLANS 40000

static CursusSearchResult *
search (const CursusProblem *problem, const CursusSearchOptions *options)
{
  g_autoptr (GError) error = NULL;
  CursusSearchResult *result = cursus_search_run (problem, options, &error);
  g_assert_no_error (error);
  return result;
}

/* Random small sessions: no plan is better than the one found. */
static void
test_optimum (void)
{
  guint32 seed = random_seed ();
  guint n_compared = 0, n_free = 0;
  for (guint i = 0; n_compared < 60 && i < 2000; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    g_auto (Fixture) fixture = solver_tiny_session (random);
    random_rules (random, &fixture, 6);
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    CursusScore best = { 0 };
    if (solver_has_empty_domain (problem) || !brute_force (problem, false, MOST_PLANS, &best))
      continue;
    CursusSearchOptions options = { .seed = i };
    g_autoptr (CursusSearchResult) result = search (problem, &options);
    if (cursus_score_compare (result->score, best) != 0)
      g_error ("session %u: found %d/%d, the best is %d/%d", i, (int)result->score.hard, (int)result->score.soft, (int)best.hard,
               (int)best.soft);
    n_compared++;
    n_free += best.hard == 0 && best.soft == 0;
  }
  g_test_message ("%u sessions, %u of them without any cost", n_compared, n_free);
  g_assert_cmpuint (n_compared, ==, 60);
  g_assert_cmpuint (n_free * 2, <, n_compared);
}

static void
test_deterministic (void)
{
  guint32 seed = random_seed ();
  for (guint i = 0; i < 10; i++) {
    g_auto (Fixture) fixture = solver_hard_session (seed + i);
    g_autoptr (CursusProblem) problem = solver_problem (&fixture), again = solver_problem (&fixture);
    CursusSearchOptions options = { .seed = 7 + i, .max_moves = 3000 };
    g_autoptr (CursusSearchResult) one = search (problem, &options), two = search (again, &options);
    size_t size = problem->n_meetings * sizeof (CursusPlacement);
    g_assert_cmpmem (one->placements, size, two->placements, size);
    g_assert_cmpint (cursus_score_compare (one->score, two->score), ==, 0);
    g_assert_cmpuint (one->moves, ==, two->moves);
    for (guint n = 0; n < CURSUS_MAX_NEIGHBOURHOODS; n++)
      one->stats[n].nanoseconds = two->stats[n].nanoseconds = 0;
    g_assert_cmpmem (one->stats, sizeof one->stats, two->stats, sizeof two->stats);
    if (one->score.hard > 0 || one->score.soft > 0)
      g_assert_cmpuint (one->moves, ==, 3000);
  }
}

static void
test_check_full (void)
{
  guint32 seed = random_seed ();
  for (guint i = 0; i < 25; i++) {
    g_auto (Fixture) fixture = solver_hard_session (seed + i);
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    CursusSearchOptions options = { .seed = i, .max_moves = 400, .check = CURSUS_CHECK_FULL };
    g_autoptr (CursusSearchResult) result = search (problem, &options);
    for (uint32_t m = 0; m < problem->n_meetings; m++)
      g_assert_true (cursus_problem_allows (problem, m, result->placements[m]));
  }
}

static int64_t
always_one (FixtureTracer *self, CursusTrace *trace)
{
  fixture_read (trace, 0, CURSUS_FACT_SLOT);
  return 1;
}

/* A rule that always costs one point, so that the search never ends early. */
static Fixture
make_restless (void)
{
  Fixture fixture = solver_plain (4);
  fixture_add (&fixture, 1, fixture_function (&fixture, CURSUS_SHAPE_EACH, "*", "", fixture_tracer (always_one, 0)));
  return fixture;
}

static void
test_budgets (void)
{
  static const uint64_t budgets[] = { 1, 2, 63, 64, 65, 1000 };
  g_auto (Fixture) fixture = make_restless ();
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (budgets); i++) {
    CursusSearchOptions options = { .max_moves = budgets[i] };
    g_autoptr (CursusSearchResult) result = search (problem, &options);
    g_assert_cmpuint (result->moves, ==, budgets[i]);
    g_assert_false (result->interrupted);
    uint64_t tried = 0, nanoseconds = 0;
    for (guint n = 0; n < CURSUS_MAX_NEIGHBOURHOODS; n++) {
      tried += result->stats[n].tried;
      nanoseconds += result->stats[n].nanoseconds;
    }
    g_assert_cmpuint (tried, ==, budgets[i]);
    g_assert_cmpuint (nanoseconds, >, 0);
  }
  CursusSearchOptions brief = { .max_seconds = 0.05 };
  g_autoptr (CursusSearchResult) result = search (problem, &brief);
  g_assert_cmpuint (result->moves, >, 64);
  g_assert_cmpfloat (result->seconds, <, 5);
  CursusSearchOptions standard = { 0 };
  g_autoptr (CursusSearchResult) whole = search (problem, &standard);
  uint64_t n_moves = cursus_search_default_moves (problem);
  g_assert_cmpuint (whole->moves, ==, n_moves + 2 * (n_moves * 85 / 100)); /* three coolings that find nothing */
}

typedef struct {
  volatile sig_atomic_t stop;
  guint n_calls;
} Watch;

static void
on_progress (const CursusProgress *progress, gpointer data)
{
  Watch *watch = data;
  g_assert_cmpint (progress->best.soft, ==, 4);
  g_assert_cmpfloat (progress->part_done, <=, 1);
  if (++watch->n_calls == 2)
    watch->stop = 1;
}

static void
test_stop (void)
{
  g_auto (Fixture) fixture = make_restless ();
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  Watch watch = { .stop = 1 };
  CursusSearchOptions options = { .max_moves = 1000000, .stop = &watch.stop };
  g_autoptr (CursusSearchResult) at_once = search (problem, &options);
  g_assert_true (at_once->interrupted);
  g_assert_cmpuint (at_once->moves, ==, 0);
  g_assert_cmpint (at_once->score.soft, ==, 4); /* there is a plan all the same */
  watch.stop = 0;
  options = (CursusSearchOptions){ .max_seconds = 60, .stop = &watch.stop, .progress = on_progress, .progress_data = &watch };
  g_autoptr (CursusSearchResult) later = search (problem, &options);
  g_assert_true (later->interrupted);
  g_assert_cmpuint (later->moves, >, 0);
  g_assert_cmpuint (watch.n_calls, ==, 2);
  g_assert_cmpfloat (later->seconds, <, 30);
}

static void
test_start (void)
{
  static const CursusPlacement plan[] = { { 1, 1, 0 }, { 3, 1, 0 }, { 5, 1, 0 }, { 7, 1, 0 } };
  g_auto (Fixture) fixture = make_restless ();
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  CursusSearchOptions options = { .max_moves = 500, .start = plan };
  g_autoptr (CursusSearchResult) result = search (problem, &options);
  g_assert_cmpmem (result->placements, sizeof plan, plan, sizeof plan); /* nothing is better */
  g_auto (Fixture) free = solver_plain (4);
  g_autoptr (CursusProblem) without_rules = solver_problem (&free);
  g_autoptr (CursusSearchResult) at_once = search (without_rules, &options);
  g_assert_cmpuint (at_once->moves, ==, 0); /* 0/0 */
  g_assert_cmpmem (at_once->placements, sizeof plan, plan, sizeof plan);
}

/* Whoever wants any plan gets the first one that breaks no hard rule, whatever it costs. */
static void
test_any_plan (void)
{
  g_auto (Fixture) fixture = make_restless ();
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  CursusSearchOptions options = { .max_moves = 500, .any_plan = true };
  g_autoptr (CursusSearchResult) any = search (problem, &options);
  g_assert_cmpuint (any->moves, ==, 0);
  g_assert_cmpint (any->score.hard, ==, 0);
  g_assert_cmpint (any->score.soft, ==, 4);
}

static guint n_before_failure;

static int64_t
fails_later (FixtureTracer *self, CursusTrace *trace)
{
  int64_t slots = fixture_read (trace, 0, CURSUS_FACT_SLOT) * 10 + fixture_read (trace, 1, CURSUS_FACT_SLOT);
  self->failed = n_before_failure == 0;
  if (n_before_failure > 0)
    n_before_failure--;
  return slots + 1;
}

/* The function's own error, wherever it fails: at first, in the search, in a check. */
static void
test_failure (void)
{
  for (guint n = 0; n < 60; n++) {
    g_autoptr (GError) error = NULL;
    g_auto (Fixture) fixture = solver_plain (3);
    fixture_add (&fixture, n % 2,
                 fixture_function (&fixture, CURSUS_SHAPE_PAIRS, "0 1 1 2", "", fixture_tracer (fails_later, 0)));
    fixture_add (&fixture, 1,
                 fixture_function (&fixture, CURSUS_SHAPE_CONSECUTIVE, "*", "participant", fixture_tracer (fails_later, 0)));
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    CursusSearchOptions options = { .seed = n, .max_moves = 20000, .check = n % 3 == 0 ? CURSUS_CHECK_FULL : CURSUS_CHECK_END };
    n_before_failure = n * 2;
    g_assert_null (cursus_search_run (problem, &options, &error));
    g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION);
  }
}

static int64_t
moody (FixtureTracer *self, CursusTrace *trace)
{
  fixture_read (trace, 0, CURSUS_FACT_SLOT);
  return 1 + self->number++;
}

static void
test_moody_function (void)
{
  static const CursusCheckLevel levels[] = { CURSUS_CHECK_END, CURSUS_CHECK_STEP, CURSUS_CHECK_FULL };
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++) {
    g_autoptr (GError) error = NULL;
    g_auto (Fixture) fixture = solver_plain (3);
    fixture_add (&fixture, 1, fixture_function (&fixture, CURSUS_SHAPE_EACH, "*", "", fixture_tracer (moody, 0)));
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    CursusSearchOptions options = { .max_moves = 2000, .check = levels[i] };
    g_assert_null (cursus_search_run (problem, &options, &error));
    g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION);
    g_assert_true ((strstr (error->message, "after a move of") != NULL) == (levels[i] != CURSUS_CHECK_END));
  }
}

/* Without rules the first plan is feasible; where too much is wanted none ever is. */
static void
test_moments (void)
{
  for (int crowded = 0; crowded < 2; crowded++) {
    g_auto (Fixture) fixture = solver_plain (3);
    if (crowded)
      fixture_add (&fixture, 0, fixture_aggregate (&fixture, "slot", CURSUS_MEASURE_COUNT, NULL, INT64_MIN, 0));
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    CursusSearchOptions options = { .max_seconds = 0.05, .processor_time = true };
    g_autoptr (CursusSearchResult) result = search (problem, &options);
    g_assert_cmpfloat (result->best_seconds, >=, 0);
    g_assert_cmpfloat (result->best_seconds, <=, result->seconds);
    g_assert_cmpint (result->feasible_seconds < 0, ==, crowded);
    g_assert_cmpfloat (result->feasible_seconds, <=, result->best_seconds);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/search/optimum", test_optimum);
  g_test_add_func ("/solver/search/deterministic", test_deterministic);
  g_test_add_func ("/solver/search/check-full", test_check_full);
  g_test_add_func ("/solver/search/budgets", test_budgets);
  g_test_add_func ("/solver/search/moments", test_moments);
  g_test_add_func ("/solver/search/stop", test_stop);
  g_test_add_func ("/solver/search/start", test_start);
  g_test_add_func ("/solver/search/any-plan", test_any_plan);
  g_test_add_func ("/solver/search/failure", test_failure);
  g_test_add_func ("/solver/search/moody-function", test_moody_function);
  return g_test_run ();
}
