/* What rules cost: a line for each use that counts, as a table and for programs; functions that are not pure are found out. */
#include "app/rules-bench.h"

#include <json-glib/json-glib.h>

#include "app-fixture.h"
#include "app/error.h"

#define USES                                                                                                                     \
  "use \"weekdays\" { as = \"mondays\", weekdays = { \"monday\" }, weight = 2 }\n"                                               \
  "use \"gap\" { as = \"apart\", after = \"opening\", before = \"water\", min = \"2 days\" }\n"                                  \
  "use \"load\" { as = \"light\", per = \"day\", max = 1 }\n"                                                                    \
  "use \"gap\" { as = \"silent\", after = \"opening\", before = \"air\", min = \"1 day\", weight = 0, because = \"later\" }\n"

#define IMPURE                                                                                                                   \
  "return rule { api = 1, name = \"impure\", title = \"T\", doc = \"D\", params = {}, constrain = function (p)\n"                \
  "  local n = 0\n"                                                                                                              \
  "  return each (meetings ()):cost (function (m) n = n + 1 return m.day > 0 and 1 or 0 end)\n"                                  \
  "end }\n"

/* Two courses of one teacher. */
static const char *const toy = "Name: Toy\nCourses: 2\nRooms: 2\nDays: 2\nPeriods_per_day: 2\nCurricula: 1\nConstraints: 1\n\n"
                               "COURSES:\nA t1 2 2 30\nB t1 1 1 55\n\nROOMS:\nrA 32\nrB 50\n\n"
                               "CURRICULA:\nq 2 A B\n\nUNAVAILABILITY_CONSTRAINTS:\nB 0 0\n\nEND.\n";

/* (nullable): what the bench of @path says. */
static char *
bench (const char *path, CursusRulesBenchOptions options, GError **error)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  options.seed = 1;
  options.moves = 2000;
  return cursus_rules_bench (path, &options, diagnostics, error);
}

static JsonObject *
find_use (JsonObject *root, const char *name)
{
  JsonArray *uses = json_object_get_array_member (root, "uses");
  for (guint i = 0; i < json_array_get_length (uses); i++)
    if (strcmp (json_object_get_string_member (json_array_get_object_element (uses, i), "use"), name) == 0)
      return json_array_get_object_element (uses, i);
  return NULL;
}

static void
assert_use (JsonObject *root, const char *name, const char *rule, const char *kind, bool is_function)
{
  JsonObject *use = find_use (root, name);
  g_assert_nonnull (use);
  g_assert_cmpstr (json_object_get_string_member (use, "rule"), ==, rule);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (use, "kinds"), 0), ==, kind);
  g_assert_cmpfloat (json_object_get_double_member (use, "nanoseconds"), >=, 0);
  g_assert_true (json_object_get_null_member (use, "direct_nanoseconds") != is_function);
  g_assert_true ((json_object_get_int_member (use, "evaluations") > 0) == is_function);
  g_assert_true ((json_object_get_int_member (use, "changes") > 0) != is_function);
  g_assert_true ((json_object_get_int_member (use, "bytes") > 0) == is_function);
  g_assert_cmpint (json_object_get_int_member (use, "calls"), <=, json_object_get_int_member (use, "evaluations"));
}

static void
test_json (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION USES);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = bench (fixture->session, (CursusRulesBenchOptions){ .json = true, .direct = true }, &error);
  g_assert_no_error (error);
  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (root, "session"), ==, "small");
  assert_use (root, "mondays", "weekdays", "each", true);
  assert_use (root, "apart", "gap", "pairs", true);
  assert_use (root, "light", "load", "measure", false);
  g_assert_null (find_use (root, "silent"));
  int64_t evaluations = json_object_get_int_member (root, "evaluations"), calls = json_object_get_int_member (root, "calls");
  g_assert_cmpint (calls, >, 0);
  g_assert_cmpint (calls * 10, <, evaluations);
  g_assert_cmpint (json_object_get_int_member (root, "late_evaluations"), <, evaluations);
  g_assert_cmpint (json_object_get_int_member (root, "late_calls"), <=, calls);
  g_assert_cmpint (json_object_get_int_member (root, "steady_calls") * 1000, <,
                   json_object_get_int_member (root, "steady_evaluations"));
}

static void
test_table (void)
{
  static const char *const words[] = { "evaluations", "into Lua", "mondays", "apart", "pairs", "total", "second half" };
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION USES);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = bench (fixture->session, (CursusRulesBenchOptions){ .direct = false }, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_nonnull (strstr (text, words[i]));
  g_assert_null (strstr (text, "ns in Lua"));
}

static void
test_instance (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->path, "toy.ctt", NULL);
  fixture_write (fixture, "toy.ctt", toy);
  g_autofree char *text = bench (path, (CursusRulesBenchOptions){ .check = true }, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "compactness"));
}

static void
test_impure (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION "use \"impure\" { as = \"counting\", weight = 1 }\n");
  g_autoptr (GError) error = NULL;
  fixture_write (fixture, "small/plugins/impure.lua", IMPURE);
  g_autofree char *unchecked = bench (fixture->session, (CursusRulesBenchOptions){ .check = false }, &error);
  g_assert_no_error (error);
  g_assert_nonnull (unchecked);
  g_assert_null (bench (fixture->session, (CursusRulesBenchOptions){ .check = true }, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "counting"));
  g_assert_nonnull (strstr (error->message, "impure.lua:3: "));
  g_assert_nonnull (strstr (error->message, "“n”"));
}

static void
test_wrong (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->path, "none.ctt", NULL);
  g_assert_null (bench (path, (CursusRulesBenchOptions){ .json = true }, &error));
  g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/rules-bench/json", test_json);
  g_test_add_func ("/app/rules-bench/table", test_table);
  g_test_add_func ("/app/rules-bench/instance", test_instance);
  g_test_add_func ("/app/rules-bench/impure", test_impure);
  g_test_add_func ("/app/rules-bench/wrong", test_wrong);
  return g_test_run ();
}
