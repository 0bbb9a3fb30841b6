/* The best of each island: moves are of one island, and its best does not wait for the others. */
#include "solver/island-bests.h"

#include "solver/search.h"
#include "solver/solver-fixture.h"

/* Points for the day, 0 to 4, times the place in the alphabet. */
static int64_t
letter_times_day (FixtureTracer *self, CursusTrace *trace)
{
  return fixture_read (trace, 0, CURSUS_FACT_ORDER) * fixture_read (trace, 0, CURSUS_FACT_DAY);
}

typedef struct {
  Fixture fixture;
  CursusProblem *problem;
  CursusWork *work;
  CursusIslandBests *bests;
  CursusPlacement best[4];
  CursusScore score;
} World;

static void
world_clear (World *self)
{
  cursus_island_bests_free (self->bests);
  cursus_work_free (self->work);
  cursus_problem_free (self->problem);
  fixture_clear (&self->fixture);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

/* a before b, c before d: two islands. All begin on Friday but a and c, who begin on Tuesday. */
static World
make_world (void)
{
  World self = { .fixture = solver_plain (4) };
  const CursusPlacement plan[4] = { { 2, 1, 0 }, { 8, 1, 0 }, { 2, 1, 0 }, { 8, 1, 0 } };
  fixture_add (&self.fixture, 1,
               fixture_function (&self.fixture, CURSUS_SHAPE_EACH, "*", "", fixture_tracer (letter_times_day, 0)));
  fixture_add (&self.fixture, 0, solver_order (&self.fixture, "0 1 2 3"));
  self.problem = solver_problem (&self.fixture);
  self.work = cursus_work_new (self.problem, 1, NULL);
  cursus_work_load (self.work, plan);
  self.bests = cursus_island_bests_new (self.work);
  self.score = cursus_work_score (self.work);
  memcpy (self.best, plan, sizeof plan);
  return self;
}

/* Tuesday is day 1, Friday day 4: a 1, b 8, c 3, d 16. */
static void
test_new (void)
{
  g_auto (World) world = make_world ();
  g_assert_cmpuint (world.problem->islands->n_islands, ==, 2);
  g_assert_cmpint (world.bests->now[0].soft, ==, 9);
  g_assert_cmpint (world.bests->best[1].soft, ==, 19);
  g_assert_cmpint (world.score.soft, ==, 28);
  g_assert_cmpint (cursus_work_score (world.work).soft, ==, 28);
}

static void
test_narrow (void)
{
  g_auto (World) world = make_world ();
  guint n_of_first = 0;
  for (guint i = 0; i < 200; i++) {
    CursusMove move = { .n_changes = 3, .changes = { { 0, { 4, 1, 0 } }, { 2, { 4, 1, 0 } }, { 3, { 6, 1, 0 } } } };
    g_assert_true (cursus_island_bests_narrow (world.bests, world.work, &move, false));
    bool first = move.changes[0].meeting == 0;
    g_assert_cmpuint (move.n_changes, ==, first ? 1 : 2);
    g_assert_cmpuint (move.changes[move.n_changes - 1].meeting, ==, first ? 0 : 3);
    n_of_first += first;
  }
  g_assert_cmpuint (n_of_first, >, 30);
  g_assert_cmpuint (n_of_first, <, 110);
  CursusMove settled = { .n_changes = 1, .changes = { { 0, { 4, 1, 0 } } } };
  g_assert_false (cursus_island_bests_narrow (world.bests, world.work, &settled, true)); /* it breaks nothing */
}

static bool
make_move (World *self, uint32_t meeting, uint32_t start)
{
  CursusMove move = { .n_changes = 1, .changes = { { meeting, { start, 1, 0 } } } };
  CursusScore before = cursus_work_score (self->work), after = cursus_work_apply (self->work, &move);
  CursusScore growth = { .hard = after.hard - before.hard, .soft = after.soft - before.soft };
  return cursus_island_bests_follow (self->bests, self->work, &move, growth, self->best, &self->score);
}

/* While c and d become worse, a and b become better; both bests are kept. */
static void
test_follow (void)
{
  g_auto (World) world = make_world ();
  g_assert_false (make_move (&world, 2, 6)); /* c: + 6 */
  g_assert_true (make_move (&world, 1, 6));  /* b: - 2 */
  g_assert_cmpint (cursus_work_score (world.work).soft, ==, 32);
  g_assert_cmpint (world.score.soft, ==, 26);
  g_assert_cmpuint (world.best[1].start, ==, 6);
  g_assert_cmpuint (world.best[2].start, ==, 2);
  g_assert_false (make_move (&world, 0, 8)); /* behind b: a hard point */
  g_assert_cmpint (world.bests->now[0].hard, ==, 1);
  g_assert_true (make_move (&world, 2, 0)); /* c: 3 less than at its best */
  g_assert_cmpint (world.score.hard, ==, 0);
  g_assert_cmpint (world.score.soft, ==, 23);
  cursus_work_load (world.work, world.best);
  g_assert_cmpint (cursus_work_score (world.work).soft, ==, 23);
  cursus_island_bests_return (world.bests);
  g_assert_cmpint (world.bests->now[0].hard, ==, 0);
  g_assert_cmpint (world.bests->now[0].soft, ==, 7);
}

/* Another plan, where a and b are better (7 instead of 9) and c and d worse (22 instead of 19): of each island the better place.
 */
static void
test_adopt (void)
{
  static const CursusPlacement other[4] = { { 2, 1, 0 }, { 6, 1, 0 }, { 4, 1, 0 }, { 8, 1, 0 } };
  g_auto (World) world = make_world ();
  cursus_work_load (world.work, other);
  g_assert_true (cursus_island_bests_adopt (world.bests, world.work, world.best, &world.score));
  g_assert_cmpint (world.score.soft, ==, 26);
  g_assert_cmpuint (world.best[1].start, ==, 6);
  g_assert_cmpuint (world.best[2].start, ==, 2);
  g_assert_cmpint (world.bests->now[1].soft, ==, 22);
  g_assert_cmpint (cursus_work_score (world.work).soft, ==, 29); /* it goes on from the other plan */
  g_assert_false (cursus_island_bests_adopt (world.bests, world.work, world.best, &world.score));
}

/* Ten independent pairs, each with an optimum of its own, and what a search of all finds: every one of them. */
static void
test_search (void)
{
  CursusSession *session = solver_session ();
  for (uint32_t m = 0; m < 20; m++) {
    g_autofree char *id = g_strdup_printf ("m%u", m);
    solver_module (session, id, "");
  }
  g_auto (Fixture) fixture = fixture_compile (session);
  for (uint32_t m = 0; m < 20; m += 2) {
    g_autofree char *pair = g_strdup_printf ("%u %u", m, m + 1);
    fixture_add (&fixture, 0, solver_order (&fixture, pair));
    fixture_add (&fixture, 1, fixture_function (&fixture, CURSUS_SHAPE_EACH, pair, "", fixture_tracer (letter_times_day, 0)));
    fixture_add (&fixture, 0, solver_forbid (&fixture, pair, m % 4 == 0 ? 3 : 7)); /* not on Monday, or not before Tuesday noon */
  }
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_assert_cmpuint (problem->islands->n_islands, ==, 10);
  CursusSearchOptions options = { .seed = 3, .max_moves = 20000, .check = CURSUS_CHECK_FULL };
  g_autoptr (CursusSearchResult) one = cursus_search_run (problem, &options, NULL);
  g_autoptr (CursusSearchResult) two = cursus_search_run (problem, &options, NULL);
  g_assert_nonnull (one);
  int64_t best = 0;
  for (uint32_t m = 0; m < 20; m += 2) /* both on Tuesday, or the second on Wednesday */
    best += (m + 1) + (m + 2) * (m % 4 == 0 ? 1 : 2);
  g_assert_cmpint (one->score.hard, ==, 0);
  g_assert_cmpint (one->score.soft, ==, best);
  g_assert_cmpmem (one->placements, 20 * sizeof (CursusPlacement), two->placements, 20 * sizeof (CursusPlacement));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/island-bests/new", test_new);
  g_test_add_func ("/solver/island-bests/narrow", test_narrow);
  g_test_add_func ("/solver/island-bests/follow", test_follow);
  g_test_add_func ("/solver/island-bests/adopt", test_adopt);
  g_test_add_func ("/solver/island-bests/search", test_search);
  return g_test_run ();
}
