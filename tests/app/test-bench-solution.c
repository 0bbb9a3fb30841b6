/* Solutions of a small instance, counted by hand; what is wrong is told with its line. */
#include "app/bench-solution.h"

#include <json-glib/json-glib.h>

#include "app-fixture.h"
#include "app/bench.h"
#include "app/error.h"

/* Two courses of one teacher in one curriculum, and one beside them. */
static const char *const toy = "Name: Toy\nCourses: 3\nRooms: 2\nDays: 2\nPeriods_per_day: 3\nCurricula: 1\nConstraints: 1\n\n"
                               "COURSES:\nA t1 2 2 30\nB t1 1 1 55\nC t2 1 1 10\n\nROOMS:\nrA 32\nrB 50\n\n"
                               "CURRICULA:\nq 2 A B\n\nUNAVAILABILITY_CONSTRAINTS:\nB 0 0\n\nEND.\n";

/* (transfer full) (nullable): the line of JSON. */
static char *
count (const char *solution, CursusDiagnostics *diagnostics, GError **error)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autofree char *path = g_build_filename (fixture->path, "toy.ctt", NULL);
  g_autofree char *file = g_build_filename (fixture->path, "solution", NULL);
  fixture_write (fixture, "toy.ctt", toy);
  fixture_write (fixture, "solution", solution);
  CursusBenchOptions options = { .evaluate = file };
  return cursus_bench_run (path, &options, diagnostics, error);
}

typedef struct {
  const char *name;
  const char *solution;
  int hard, lectures, conflicts, availability, room_occupation;
  int cost, room_capacity, min_working_days, compactness, room_stability;
} Case;

static const Case cases[] = {
  /* A on both days, B next to one of them (5 students too many), the other alone. */
  { "kept", "A rA 0 1\nB rB 0 2\nA rA 1 0\nC rB 1 0\n", 0, 0, 0, 0, 0, 7, 5, 0, 2, 0 },
  /* B when it cannot be, and with A at one time, which the teacher and the curriculum share: both are alone together, so both
   * count. A is on one day of two, in two rooms. */
  { "clashes", "A rA 0 0\nB rB 0 0\nA rB 0 2\nC rB 0 2\n", 4, 0, 2, 1, 1, 5 + 5 + 6 + 1, 5, 5, 6, 1 },
  /* A twice at one time is there once; its other lecture is missing, and so is C. Lines in any order, blank ones too. */
  { "missing", "\n  A rA 0 1 \r\nA rB 0 1\nB rA 0 2\n\n", 2, 2, 0, 0, 0, 23 + 5, 23, 5, 0, 0 },
};

static int
number_of (JsonObject *object, const char *name)
{
  g_assert_true (json_object_has_member (object, name));
  return (int)json_object_get_int_member (object, name);
}

static void
test_count (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *line = count (c->solution, diagnostics, &error);
  g_assert_no_error (error);
  g_test_message ("%s", line);
  g_assert_true (json_parser_load_from_data (parser, line, -1, NULL));
  JsonObject *object = json_node_get_object (json_parser_get_root (parser));
  JsonObject *hard = json_object_get_object_member (object, "hard_components");
  JsonObject *soft = json_object_get_object_member (object, "components");
  g_assert_cmpint (number_of (object, "hard"), ==, c->hard);
  g_assert_cmpint (number_of (hard, "lectures"), ==, c->lectures);
  g_assert_cmpint (number_of (hard, "conflicts"), ==, c->conflicts);
  g_assert_cmpint (number_of (hard, "availability"), ==, c->availability);
  g_assert_cmpint (number_of (hard, "room_occupation"), ==, c->room_occupation);
  g_assert_cmpint (number_of (object, "cost"), ==, c->cost);
  g_assert_cmpint (number_of (soft, "room_capacity"), ==, c->room_capacity);
  g_assert_cmpint (number_of (soft, "min_working_days"), ==, c->min_working_days);
  g_assert_cmpint (number_of (soft, "compactness"), ==, c->compactness);
  g_assert_cmpint (number_of (soft, "room_stability"), ==, c->room_stability);
  g_assert_cmpstr (json_object_get_string_member (object, "status"), ==, c->hard == 0 ? "feasible" : "unknown");
}

static void
test_errors (void)
{
  static const char *const wrong[][2] = {
    { "A rA 0 1\nD rA 0 1\n", "solution:2: there is no course “D”" },
    { "A rC 0 1\n", "solution:1: there is no room “rC”" },
    { "A rA 2 1\n", "solution:1: “2” is no number from 0 to 1" },
    { "A rA 1 3\n", "solution:1: “3” is no number from 0 to 2" },
    { "A rA -1 0\n", "“-1” is no number" },
    { "A rA 1\n", "solution:1: a line like “COURSE ROOM DAY PERIOD” is expected here" },
    { "A rA 1 0 x\n", "a line like" },
    { "C rA 0 0\n\nC rA 0 1\n", "solution:3: the course “C” has no more lectures than stand above" },
    { "\xff", "this is no solution" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
    g_autoptr (GError) error = NULL;
    g_assert_null (count (wrong[i][0], diagnostics, &error));
    g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
    g_autofree char *said = cursus_diagnostics_format (diagnostics);
    if (strstr (said, wrong[i][1]) == NULL)
      g_error ("“%s” is not in “%s”", wrong[i][1], said);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/app/bench-solution/", cases[i].name, NULL);
    g_test_add_data_func (path, &cases[i], test_count);
  }
  g_test_add_func ("/app/bench-solution/errors", test_errors);
  return g_test_run ();
}
