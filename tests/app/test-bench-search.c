/* How the time of a benchmark is parted between searches and a proof. */
#include "app/bench-search.h"

#include "app-fixture.h"
#include "core/ctt.h"

/* Two courses of one teacher, in rooms too small for one of them: 7 at best. */
static const char *const toy = "Name: Toy\nCourses: 2\nRooms: 2\nDays: 2\nPeriods_per_day: 2\nCurricula: 1\nConstraints: 1\n\n"
                               "COURSES:\nA t1 2 2 30\nB t1 1 1 55\n\nROOMS:\nrA 32\nrB 50\n\n"
                               "CURRICULA:\nq 2 A B\n\nUNAVAILABILITY_CONSTRAINTS:\nB 0 0\n\nEND.\n";
#define BEST 7
#define OPENING 0.02

static CursusBenchFinding *
find (const char *instance, CursusBenchOptions options)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autofree char *path = g_build_filename (fixture->path, "toy.ctt", NULL);
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  fixture_write (fixture, "toy.ctt", instance);
  CursusSession *session = cursus_ctt_read (path, path, diagnostics);
  g_assert_nonnull (session);
  g_autoptr (CursusWorkspace) workspace = cursus_workspace_of_session (session, path, diagnostics, &error);
  g_assert_no_error (error);
  options.seed = 1;
  CursusBenchFinding *finding = cursus_bench_search (workspace, &options, &error);
  g_assert_no_error (error);
  return finding;
}

static void
test_no_proof (void)
{
  g_autoptr (CursusBenchFinding) finding = find (toy, (CursusBenchOptions){ .moves = 2000 });
  g_assert_null (finding->proof);
  g_assert_cmpint (cursus_bench_finding_bound (finding), ==, 0);
  g_assert_cmpint (finding->search->score.soft, ==, BEST);
  g_assert_cmpuint (finding->search->moves, ==, 2000);
}

/* What the opening leaves to search, the proof saves. */
static void
test_settled (void)
{
  g_autoptr (CursusBenchFinding) finding = find (toy, (CursusBenchOptions){ .seconds = 1000, .opening = OPENING, .prove = 1000 });
  g_assert_cmpint (finding->proof->status, ==, CURSUS_STATUS_OPTIMAL);
  g_assert_cmpint (cursus_bench_finding_bound (finding), ==, BEST);
  g_assert_cmpint (finding->search->score.soft, ==, BEST);
  g_assert_cmpfloat (finding->search->seconds, <, 900);
}

/* A proof that comes to nothing leaves the rest of the time to the search, which comes to more than the opening. */
static void
test_open (void)
{
  const CursusBenchOptions options = { .seconds = 10 * OPENING, .opening = OPENING, .prove = 1e-9, .processor_time = true };
  g_autoptr (CursusBenchFinding) finding = find (toy, options);
  g_assert_cmpint (finding->proof->status, !=, CURSUS_STATUS_OPTIMAL);
  g_assert_cmpint (cursus_bench_finding_bound (finding), <, BEST);
  g_assert_cmpint (finding->search->score.soft, ==, BEST);
  g_assert_cmpfloat (finding->search->seconds, >=, 9 * OPENING);
  g_assert_cmpfloat (finding->search->best_seconds, <=, finding->search->seconds + finding->proof->seconds);
  uint64_t tried = 0;
  for (int n = 0; n < CURSUS_MAX_NEIGHBOURHOODS; n++)
    tried += finding->search->stats[n].tried;
  g_assert_cmpuint (tried, ==, finding->search->moves);
}

/* With a number of moves the proof comes after all of them, and takes the plan from there. */
static void
test_moves (void)
{
  g_autoptr (CursusBenchFinding) finding = find (toy, (CursusBenchOptions){ .moves = 1, .prove = 1000 });
  g_assert_cmpuint (finding->search->moves, ==, 1);
  g_assert_cmpint (finding->search->score.hard, ==, 0);
  g_assert_cmpint (finding->search->score.soft, ==, BEST);
}

/* Two lectures of one teacher in a single period: there is nothing to search for. */
static void
test_infeasible (void)
{
  const char *crowded
      = "Name: Crowded\nCourses: 2\nRooms: 2\nDays: 1\nPeriods_per_day: 1\nCurricula: 0\nConstraints: 0\n\n"
        "COURSES:\nA t1 1 1 30\nB t1 1 1 20\n\nROOMS:\nrA 32\nrB 50\n\nCURRICULA:\n\nUNAVAILABILITY_CONSTRAINTS:\n\nEND.\n";
  g_autoptr (CursusBenchFinding) finding = find (crowded,
                                                 (CursusBenchOptions){ .seconds = 1000, .opening = OPENING, .prove = 1000 });
  g_assert_cmpint (finding->proof->status, ==, CURSUS_STATUS_INFEASIBLE);
  g_assert_cmpint (finding->search->score.hard, >, 0);
  g_assert_cmpint (cursus_bench_finding_bound (finding), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/bench-search/no-proof", test_no_proof);
  g_test_add_func ("/app/bench-search/settled", test_settled);
  g_test_add_func ("/app/bench-search/open", test_open);
  g_test_add_func ("/app/bench-search/moves", test_moves);
  g_test_add_func ("/app/bench-search/infeasible", test_infeasible);
  return g_test_run ();
}
