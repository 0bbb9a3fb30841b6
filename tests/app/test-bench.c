/* Benchmark instances through the engine. */
#include "app/bench.h"

#include <json-glib/json-glib.h>

#include "app-fixture.h"
#include "app/error.h"

/* Two courses of one teacher, in rooms too small for one of them. */
static const char *const toy = "Name: Toy\nCourses: 2\nRooms: 2\nDays: 2\nPeriods_per_day: 2\nCurricula: 1\nConstraints: 1\n\n"
                               "COURSES:\nA t1 2 2 30\nB t1 1 1 55\n\nROOMS:\nrA 32\nrB 50\n\n"
                               "CURRICULA:\nq 2 A B\n\nUNAVAILABILITY_CONSTRAINTS:\nB 0 0\n\nEND.\n";

static char *
solve_within (const Fixture *fixture, const char *solution, double seconds, JsonObject **result)
{
  g_autofree char *path = g_build_filename (fixture->path, "toy.ctt", NULL);
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  CursusBenchOptions options = { .seed = 3, .moves = 3000, .seconds = seconds, .solution = solution };
  char *line = cursus_bench_run (path, &options, diagnostics, &error);
  g_assert_no_error (error);
  g_assert_true (json_parser_load_from_data (parser, line, -1, NULL));
  *result = json_object_ref (json_node_get_object (json_parser_get_root (parser)));
  return line;
}

static char *
solve (const Fixture *fixture, const char *solution, JsonObject **result)
{
  return solve_within (fixture, solution, 0, result);
}

/* Three lectures of one teacher. B costs 5 for seats; A needs both days; on one day a lecture stands alone (2), on the other two
 * stand together: 7 with every room kept. */
static void
test_optimum (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autofree char *solution = g_build_filename (fixture->path, "solution", NULL);
  g_autofree char *lines = NULL;
  JsonObject *result = NULL;
  fixture_write (fixture, "toy.ctt", toy);
  g_autofree char *line = solve (fixture, solution, &result);
  g_assert_cmpint (json_object_get_int_member (result, "hard"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (result, "cost"), ==, 7);
  g_assert_true (json_object_get_null_member (result, "seconds"));
  g_assert_true (json_object_get_null_member (result, "feasible_seconds"));
  g_assert_true (json_object_get_null_member (result, "best_seconds"));
  JsonObject *components = json_object_get_object_member (result, "components");
  g_assert_cmpint (json_object_get_int_member (components, "room_capacity"), ==, 5);
  g_assert_cmpint (json_object_get_int_member (components, "compactness"), ==, 2);
  json_object_unref (result);
  g_assert_true (g_file_get_contents (solution, &lines, NULL, NULL));
  g_auto (GStrv) words = g_strsplit (lines, "\n", -1);
  g_assert_cmpuint (g_strv_length (words), ==, 4);
  g_assert_nonnull (strstr (lines, "B rB "));
}

/* With a clock the line says when there was a plan, and when the best one. */
static void
test_moments (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  JsonObject *result = NULL;
  fixture_write (fixture, "toy.ctt", toy);
  g_autofree char *line = solve_within (fixture, NULL, 60, &result);
  double feasible = json_object_get_double_member (result, "feasible_seconds");
  double best = json_object_get_double_member (result, "best_seconds");
  g_assert_cmpfloat (feasible, >=, 0);
  g_assert_cmpfloat (feasible, <=, best);
  g_assert_cmpfloat (best, <=, json_object_get_double_member (result, "seconds"));
  json_object_unref (result);
}

static void
test_same_seed (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  JsonObject *first = NULL, *second = NULL;
  fixture_write (fixture, "toy.ctt", toy);
  g_autofree char *one = solve (fixture, NULL, &first);
  g_autofree char *two = solve (fixture, NULL, &second);
  g_assert_cmpstr (one, ==, two);
  json_object_unref (first);
  json_object_unref (second);
}

static void
test_no_instance (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autofree char *path = g_build_filename (fixture->path, "none.ctt", NULL);
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  CursusBenchOptions options = { .seed = 1, .moves = 10 };
  g_assert_null (cursus_bench_run (path, &options, diagnostics, &error));
  g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
  g_assert_cmpuint (cursus_diagnostics_n_errors (diagnostics), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/bench/optimum", test_optimum);
  g_test_add_func ("/app/bench/moments", test_moments);
  g_test_add_func ("/app/bench/same-seed", test_same_seed);
  g_test_add_func ("/app/bench/no-instance", test_no_instance);
  return g_test_run ();
}
