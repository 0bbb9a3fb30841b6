/* Symmetry with the rules that are shipped: exchanges in the public instances and the sample leave the audit's score. */
#include "solver/symmetry.h"

#include <glib/gstdio.h>

#include "app/workspace.h"
#include "core/ctt.h"
#include "rules/audit.h"
#include "solver/random.h"

#define N_EXCHANGES 30

static void
draw_plan (CursusRandom *random, const CursusProblem *problem, CursusPlacement *plan)
{
  for (uint32_t m = 0; m < problem->n_meetings; m++) {
    uint32_t n = 0;
    const CursusPlacement *domain = cursus_problem_domain (problem, m, &n);
    plan[m] = domain[cursus_random_below (random, n)];
  }
}

static CursusScore
audit (const CursusProblem *problem, const CursusPlacement *plan)
{
  g_autoptr (GError) error = NULL;
  CursusScore score = { 0 };
  cursus_audit (problem->ruleset, plan, "en", &score, NULL, NULL, &error);
  g_assert_no_error (error);
  return score;
}

/* Exchanges two meetings and two rooms that are interchangeable, if there are any; whether it did. */
static bool
exchange (CursusRandom *random, const CursusProblem *problem, CursusPlacement *plan)
{
  const CursusSymmetry *symmetry = problem->symmetry;
  uint32_t a = cursus_random_below (random, problem->n_meetings), b = symmetry->meeting_class[a];
  uint32_t room = cursus_random_below (random, problem->frame->n_rooms), other = symmetry->room_class[room];
  CursusPlacement at_a = plan[a];
  plan[a] = plan[b];
  plan[b] = at_a;
  for (uint32_t m = 0; m < problem->n_meetings; m++) {
    plan[m].room = (uint16_t)(plan[m].room == room ? other : plan[m].room == other ? room : plan[m].room);
    g_assert_true (cursus_problem_allows (problem, m, plan[m]));
  }
  return a != b || room != other;
}

static guint
check_workspace (const CursusWorkspace *workspace)
{
  const CursusProblem *problem = workspace->problem;
  g_autofree CursusPlacement *plan = g_new (CursusPlacement, problem->n_meetings + 1);
  CursusRandom random;
  guint n = 0;
  cursus_random_init (&random, 1);
  for (guint i = 0; i < N_EXCHANGES; i++) {
    draw_plan (&random, problem, plan);
    CursusScore before = audit (problem, plan);
    n += exchange (&random, problem, plan);
    CursusScore after = audit (problem, plan);
    g_assert_cmpint (after.hard, ==, before.hard);
    g_assert_cmpint (after.soft, ==, before.soft);
  }
  return n;
}

/* A course of three lectures and one of one, in two rooms with as many seats. */
static const char toy[] = "Name: Toy\nCourses: 2\nRooms: 2\nDays: 3\nPeriods_per_day: 2\nCurricula: 1\nConstraints: 0\n\n"
                          "COURSES:\nA Ocra 3 3 30\nB Rosa 1 1 20\n\nROOMS:\nr1 25\nr2 25\n\nCURRICULA:\nq1 2 A B\n\n"
                          "UNAVAILABILITY_CONSTRAINTS:\n\nEND.\n";

static CursusWorkspace *
open_instance (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  CursusSession *session = cursus_ctt_read (path, path, diagnostics);
  g_assert_nonnull (session);
  CursusWorkspace *workspace = cursus_workspace_of_session (session, path, diagnostics, &error);
  g_assert_no_error (error);
  return workspace;
}

static void
test_toy (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cursus-symmetry-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "toy.ctt", NULL);
  g_assert_true (g_file_set_contents (path, toy, -1, NULL));
  g_autoptr (CursusWorkspace) workspace = open_instance (path);
  const CursusSymmetry *symmetry = workspace->problem->symmetry;
  g_assert_true (cursus_symmetry_same (symmetry, 0, 2));
  g_assert_false (cursus_symmetry_same (symmetry, 0, 3));
  g_assert_cmpuint (symmetry->room_class[2], ==, 1);
  g_assert_cmpuint (check_workspace (workspace), >, N_EXCHANGES / 4);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_instances (void)
{
  static const char *const names[] = { "comp01.ctt", "comp05.ctt", "comp11.ctt" };
  const char *shared = g_getenv ("CURSUS_SHARED");
  g_autofree char *beside = g_build_filename (g_getenv ("CURSUS_TEST_SOURCE_DIR"), "..", "shared", NULL);
  g_autofree char *folder = g_build_filename (shared != NULL ? shared : beside, "data", "ctt", NULL);
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR)) {
    g_test_skip ("the public instances are not there");
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (folder, names[i], NULL);
    g_autoptr (CursusWorkspace) workspace = open_instance (path);
    g_assert_true (workspace->problem->symmetry->has_meetings);
    g_assert_cmpuint (check_workspace (workspace), >, N_EXCHANGES / 4);
  }
}

static void
test_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autofree char *path = g_build_filename (g_getenv ("CURSUS_TEST_SOURCE_DIR"), "schedules", "transitions-2023", NULL);
  g_autoptr (CursusWorkspace) workspace = cursus_workspace_open (path, diagnostics, &error);
  g_assert_no_error (error);
  g_test_message ("%u exchanges", check_workspace (workspace));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/symmetry/toy", test_toy);
  g_test_add_func ("/app/symmetry/instances", test_instances);
  g_test_add_func ("/app/symmetry/sample", test_sample);
  return g_test_run ();
}
