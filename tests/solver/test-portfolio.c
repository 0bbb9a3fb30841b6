/* Several searches at once: the same plan each time, exactly the moves that were asked for, an end in time. */
#include "solver/portfolio.h"

#include <string.h>

#include "rules/error.h"
#include "solver/error.h"
#include "solver/solver-fixture.h"

#define MOST 4

/* A session for each search, as they share nothing. */
typedef struct {
  Fixture fixtures[MOST];
  const CursusProblem *problems[MOST];
  guint n;
} Crew;

static void
crew_clear (Crew *self)
{
  for (guint i = 0; i < self->n; i++) {
    cursus_problem_free ((CursusProblem *)self->problems[i]);
    fixture_clear (&self->fixtures[i]);
  }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Crew, crew_clear)

static Crew
make_crew (Fixture (*make) (guint32 seed), guint32 seed)
{
  Crew self = { .n = MOST };
  for (guint i = 0; i < MOST; i++) {
    self.fixtures[i] = make (seed);
    self.problems[i] = solver_problem (&self.fixtures[i]);
  }
  return self;
}

static int64_t
always_one (FixtureTracer *self, CursusTrace *trace)
{
  fixture_read (trace, 0, CURSUS_FACT_SLOT);
  return 1;
}

/* Four meetings that cost one point each wherever they are. */
static Fixture
make_restless (guint32 seed)
{
  Fixture fixture = solver_plain (4);
  fixture_add (&fixture, 1, fixture_function (&fixture, CURSUS_SHAPE_EACH, "*", "", fixture_tracer (always_one, 0)));
  return fixture;
}

static CursusSearchResult *
run (const Crew *crew, uint32_t n, const CursusSearchOptions *options)
{
  g_autoptr (GError) error = NULL;
  CursusSearchResult *result = cursus_portfolio_run (crew->problems, n, options, &error);
  g_assert_no_error (error);
  return result;
}

static void
assert_same (const CursusSearchResult *one, const CursusSearchResult *two, uint32_t n_meetings)
{
  size_t size = n_meetings * sizeof (CursusPlacement);
  g_assert_cmpmem (one->placements, size, two->placements, size);
  g_assert_cmpint (cursus_score_compare (one->score, two->score), ==, 0);
  g_assert_cmpuint (one->moves, ==, two->moves);
  for (guint i = 0; i < CURSUS_MAX_NEIGHBOURHOODS; i++) {
    g_assert_cmpuint (one->stats[i].tried, ==, two->stats[i].tried);
    g_assert_cmpuint (one->stats[i].accepted, ==, two->stats[i].accepted);
    g_assert_cmpuint (one->stats[i].improved, ==, two->stats[i].improved);
  }
}

/* Long enough for a dozen exchanges; also without any limit. */
static void
test_deterministic (void)
{
  guint32 seed = random_seed ();
  for (guint i = 0; i < 4; i++) {
    g_auto (Crew) crew = make_crew (solver_hard_session, seed + i);
    for (uint32_t n = 1; n <= 3; n++) {
      CursusSearchOptions options = { .seed = 7 + i, .max_moves = i == 3 ? 0 : n * 12000 + i };
      g_autoptr (CursusSearchResult) one = run (&crew, n, &options), two = run (&crew, n, &options);
      assert_same (one, two, crew.problems[0]->n_meetings);
      if (options.max_moves > 0 && (one->score.hard > 0 || one->score.soft > 0))
        g_assert_cmpuint (one->moves, ==, options.max_moves);
    }
  }
}

static void
test_one (void)
{
  guint32 seed = random_seed ();
  for (guint i = 0; i < 3; i++) {
    g_auto (Crew) crew = make_crew (solver_hard_session, seed + i);
    CursusSearchOptions options = { .seed = i, .max_moves = i == 0 ? 0 : 3000 };
    g_autoptr (CursusSearchResult) among = run (&crew, 1, &options), alone = cursus_search_run (crew.problems[0], &options, NULL);
    assert_same (among, alone, crew.problems[0]->n_meetings);
  }
}

/* Every move of all searches counts, also where there are fewer moves than searches. */
static void
test_moves (void)
{
  static const uint64_t budgets[] = { 1, 2, 3, 5, 63, 64, 65, 127, 128, 129, 1000, 10001, 40003 };
  g_auto (Crew) crew = make_crew (make_restless, 0);
  for (guint i = 0; i < G_N_ELEMENTS (budgets); i++)
    for (uint32_t n = 1; n <= MOST; n++) {
      CursusSearchOptions options = { .max_moves = budgets[i] };
      g_autoptr (CursusSearchResult) result = run (&crew, n, &options);
      uint64_t tried = 0;
      for (guint s = 0; s < CURSUS_MAX_NEIGHBOURHOODS; s++)
        tried += result->stats[s].tried;
      g_assert_cmpuint (result->moves, ==, budgets[i]);
      g_assert_cmpuint (tried, ==, budgets[i]);
      g_assert_cmpint (result->score.soft, ==, 4);
    }
}

/* As good as what one search finds in the same time, where that is the best there is. */
static void
test_optimum (void)
{
  guint32 seed = random_seed ();
  guint n_compared = 0;
  for (guint i = 0; n_compared < 8 && i < 400; i++) {
    g_auto (Crew) crew = make_crew (solver_hard_session, seed + i * 7);
    CursusScore best = { 0 };
    if (!brute_force (crew.problems[0], false, 40000, &best))
      continue;
    CursusSearchOptions options = { .seed = i };
    g_autoptr (CursusSearchResult) result = run (&crew, 2, &options);
    g_assert_cmpint (cursus_score_compare (result->score, best), ==, 0);
    n_compared++;
  }
  g_test_message ("%u sessions", n_compared);
}

static void
test_time (void)
{
  g_auto (Crew) crew = make_crew (make_restless, 0);
  CursusSearchOptions options = { .max_seconds = 0.3 };
  int64_t begun_us = g_get_monotonic_time ();
  g_autoptr (CursusSearchResult) result = run (&crew, 3, &options);
  g_assert_cmpint (g_get_monotonic_time () - begun_us, <, 60 * G_USEC_PER_SEC);
  g_assert_cmpfloat (result->seconds, >=, 0.3);
  g_assert_cmpuint (result->moves, >, 64);
  /* The time before the call counts. */
  options.begun_us = g_get_monotonic_time () - 60 * G_USEC_PER_SEC;
  options.max_seconds = 30; /* it is over already */
  g_autoptr (CursusSearchResult) late = run (&crew, 2, &options);
  g_assert_cmpfloat (late->seconds, >=, 60);
  g_assert_cmpfloat (late->seconds, <, 120);
  g_assert_cmpint (late->score.soft, ==, 4); /* there is a plan all the same */
}

/* Processor time of each search: two of them wait for each other at exchanges and still end. */
static void
test_processor_time (void)
{
  g_auto (Crew) crew = make_crew (make_restless, 0);
  CursusSearchOptions options = { .max_seconds = 0.1, .processor_time = true };
  g_autoptr (CursusSearchResult) result = run (&crew, 2, &options);
  g_assert_cmpfloat (result->seconds, >=, 0.1);
  g_assert_cmpfloat (result->seconds, <, 5);
}

typedef struct {
  volatile sig_atomic_t stop;
  gint n_inside; /* atomic */
  guint n_calls;
  uint64_t moves;
} Watch;

static void
on_progress (const CursusProgress *progress, gpointer data)
{
  Watch *watch = data;
  g_assert_cmpint (g_atomic_int_add (&watch->n_inside, 1), ==, 0);
  g_assert_cmpint (progress->best.soft, ==, 4);
  g_assert_cmpfloat (progress->seconds_left, >=, 0);
  g_assert_cmpuint (progress->moves, >=, watch->moves);
  g_assert_null (progress->bound);
  watch->moves = progress->moves;
  if (++watch->n_calls == 3)
    g_atomic_int_set (&watch->stop, 1);
  g_atomic_int_add (&watch->n_inside, -1);
}

static void
test_stop (void)
{
  g_auto (Crew) crew = make_crew (make_restless, 0);
  Watch watch = { 0 };
  CursusSearchOptions options = { .max_seconds = 60, .stop = &watch.stop, .progress = on_progress, .progress_data = &watch };
  g_autoptr (CursusSearchResult) result = run (&crew, 3, &options);
  g_assert_true (result->interrupted);
  g_assert_cmpfloat (result->seconds, <, 30);
  g_assert_cmpuint (result->moves, >=, watch.moves);
  g_assert_cmpint (result->score.soft, ==, 4);
}

static int64_t
fails_later (FixtureTracer *self, CursusTrace *trace)
{
  int64_t slots = fixture_read (trace, 0, CURSUS_FACT_SLOT) * 10 + fixture_read (trace, 1, CURSUS_FACT_SLOT);
  self->failed = self->number == 0;
  self->number -= self->number > 0;
  return slots + 1;
}

/* A rule whose function fails in one search alone: everybody ends, with its error. */
static void
test_failure (void)
{
  for (guint failing = 0; failing < 3; failing++) {
    g_autoptr (GError) error = NULL;
    Crew crew = { .n = 3 };
    for (guint i = 0; i < 3; i++) {
      crew.fixtures[i] = solver_plain (3);
      FixtureTracer *tracer = fixture_tracer (fails_later, i == failing ? 50 : 1000000);
      fixture_add (&crew.fixtures[i], 1, fixture_function (&crew.fixtures[i], CURSUS_SHAPE_PAIRS, "0 1 1 2", "", tracer));
      crew.problems[i] = solver_problem (&crew.fixtures[i]);
    }
    CursusSearchOptions options = { .seed = failing, .max_seconds = 120 };
    int64_t begun_us = g_get_monotonic_time ();
    g_assert_null (cursus_portfolio_run (crew.problems, 3, &options, &error));
    g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION);
    g_assert_cmpint (g_get_monotonic_time () - begun_us, <, 60 * G_USEC_PER_SEC);
    crew_clear (&crew);
  }
}

static void
test_different_problems (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) three = solver_plain (3), four = solver_plain (4);
  g_autoptr (CursusProblem) one = solver_problem (&three), two = solver_problem (&four);
  const CursusProblem *problems[] = { one, two };
  CursusSearchOptions options = { .max_moves = 1000 };
  g_assert_null (cursus_portfolio_run (problems, 2, &options, &error));
  g_assert_error (error, CURSUS_SOLVER_ERROR, CURSUS_SOLVER_ERROR_DISAGREES);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/portfolio/deterministic", test_deterministic);
  g_test_add_func ("/solver/portfolio/one", test_one);
  g_test_add_func ("/solver/portfolio/moves", test_moves);
  g_test_add_func ("/solver/portfolio/optimum", test_optimum);
  g_test_add_func ("/solver/portfolio/time", test_time);
  g_test_add_func ("/solver/portfolio/processor-time", test_processor_time);
  g_test_add_func ("/solver/portfolio/stop", test_stop);
  g_test_add_func ("/solver/portfolio/failure", test_failure);
  g_test_add_func ("/solver/portfolio/different-problems", test_different_problems);
  return g_test_run ();
}
