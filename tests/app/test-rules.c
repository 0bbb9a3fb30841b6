/* The list of rules, and the test of one. */
#include "app/rules.h"

#include <json-glib/json-glib.h>

#include "app-fixture.h"

#define OWN_RULE                                                                                                                 \
  "return rule { api = 1, name = \"own\", title = { en = \"Own rule\", fr = \"Règle à soi\" },\n"                              \
  "  doc = { en = \"Not on %s.\", fr = \"Pas ce jour.\" }, params = { on = selector { doc = { en = \"where\", fr = \"où\" } } " \
  "},\n"                                                                                                                         \
  "  constrain = function (p) return each (meetings (p.on)):cost (function (m)\n"                                                \
  "    return m.day == 1 and 1 or 0, \"hit\" end) end,\n"                                                                        \
  "  says = { hit = { en = \"{meeting} is on that day\", fr = \"{meeting} ce jour-là\" } } }\n"

static char *
list (const char *session, bool json)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  char *text = cursus_rules_list (session, json, diagnostics);
  assert_silent (diagnostics);
  return text;
}

/* The members of the rule @name. */
static JsonObject *
find (JsonParser *parser, const char *text, const char *name)
{
  g_autoptr (GError) error = NULL;
  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  JsonArray *rules = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (rules); i++) {
    JsonObject *rule = json_array_get_object_element (rules, i);
    if (strcmp (json_object_get_string_member (rule, "name"), name) == 0)
      return rule;
  }
  return NULL;
}

static JsonObject *
find_param (JsonObject *rule, const char *name)
{
  JsonArray *params = json_object_get_array_member (rule, "params");
  for (guint i = 0; i < json_array_get_length (params); i++) {
    JsonObject *param = json_array_get_object_element (params, i);
    if (strcmp (json_object_get_string_member (param, "name"), name) == 0)
      return param;
  }
  return NULL;
}

/* A line each, and every folder of ours is one of them. */
static void
test_list (void)
{
  g_autofree char *text = list (NULL, false);
  g_autofree char *folder = g_build_filename (g_getenv ("CURSUS_TEST_SOURCE_DIR"), "plugins", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_folders = 0;
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir)) {
    g_autofree char *line = g_strdup_printf ("%s ", name);
    g_autofree char *file = g_strdup_printf ("%s/%s/%s.lua", folder, name, name);
    if (!g_file_test (file, G_FILE_TEST_EXISTS))
      continue;
    assert_contains (text, line);
    n_folders++;
  }
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines) - 1, ==, n_folders);
  assert_contains (text, "nobody-twice");
}

static void
test_json (void)
{
  g_autofree char *text = list (NULL, true);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *gap = find (parser, text, "gap");
  g_assert_nonnull (gap);
  g_assert_false (json_object_get_boolean_member (gap, "standard"));
  g_assert_cmpstr (json_object_get_string_member (gap, "title"), !=, "");
  g_assert_cmpstr (json_object_get_string_member (gap, "doc"), !=, "");
  g_assert_true (g_str_has_suffix (json_object_get_string_member (gap, "file"), "gap/gap.lua"));
  JsonObject *after = find_param (gap, "after"), *min = find_param (gap, "min");
  g_assert_cmpstr (json_object_get_string_member (after, "type"), ==, "selector");
  g_assert_cmpstr (json_object_get_string_member (after, "doc"), !=, "");
  g_assert_cmpstr (json_object_get_string_member (min, "type"), ==, "duration");
  g_assert_true (json_object_get_boolean_member (find (parser, text, "nobody-twice"), "standard"));
}

static void
test_languages (void)
{
  const struct {
    const char *language;
    const char *title;
    const char *doc;
    const char *param;
  } cases[] = { { "en", "Own rule", "Not on %s.", "where" }, { "fr", "Règle à soi", "Pas ce jour.", "où" } };
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  fixture_write (fixture, "small/plugins/own.lua", OWN_RULE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_setenv ("LANGUAGE", cases[i].language, TRUE);
    g_autofree char *lines = list (fixture->session, false);
    g_autofree char *text = list (fixture->session, true);
    g_autoptr (JsonParser) parser = json_parser_new ();
    JsonObject *own = find (parser, text, "own");
    assert_contains (lines, cases[i].title);
    g_assert_cmpstr (json_object_get_string_member (own, "title"), ==, cases[i].title);
    g_assert_cmpstr (json_object_get_string_member (own, "doc"), ==, cases[i].doc);
    g_assert_cmpstr (json_object_get_string_member (find_param (own, "on"), "doc"), ==, cases[i].param);
  }
  g_setenv ("LANGUAGE", "en", TRUE);
}

static void
test_without_doc (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  fixture_write (fixture, "small/plugins/own.lua",
                 "return rule { api = 1, name = \"own\", title = \"Own\", doc = \"D\", params = { on = selector {} },\n"
                 "  constrain = function (p) return group_by { of = meetings (p.on) }:count ():at_most (99) end }\n");
  g_autofree char *text = list (fixture->session, true);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *own = find (parser, text, "own");
  g_assert_nonnull (own);
  g_assert_true (json_object_get_null_member (find_param (own, "on"), "doc"));
}

/* One rule that is wrong hides no other. */
static void
test_broken (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  fixture_write (fixture, "small/plugins/own.lua", OWN_RULE);
  fixture_write (fixture, "small/plugins/broken.lua", "return 42\n");
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autofree char *text = cursus_rules_list (fixture->session, false, diagnostics);
  assert_contains (text, "own ");
  assert_contains (text, "gap ");
  g_assert_null (strstr (text, "broken"));
  g_assert_cmpuint (cursus_diagnostics_n_errors (diagnostics), ==, 1);
  assert_says (diagnostics, "broken.lua");
}

static void
test_no_session (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autofree char *text = cursus_rules_list (fixture->session, false, diagnostics);
  g_assert_cmpuint (cursus_diagnostics_n_errors (diagnostics), ==, 1);
  assert_says (diagnostics, "is no session");
  assert_contains (text, "gap ");
}

static void
test_missing_file (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autofree char *path = fixture_path (fixture, "test-nothing.lua");
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  guint n_cases = 0, n_failed = 0;
  g_autofree char *report = cursus_rules_test (path, &n_cases, &n_failed, diagnostics);
  g_assert_cmpuint (n_cases, ==, 1);
  g_assert_cmpuint (n_failed, ==, 1);
  assert_contains (report, "not ok");
}

/* The rule beside the test is the one that is tested. */
static void
test_own (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autofree char *path = fixture_path (fixture, "anywhere/test-own.lua");
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  guint n_cases = 0, n_failed = 0;
  fixture_write (fixture, "anywhere/own.lua", OWN_RULE);
  fixture_write (fixture, "anywhere/test-own.lua",
                 "return test \"own\" { session = [[\n"
                 "  session { id = \"t\", title = \"T\", timezone = \"UTC\", from = \"2027-03-01\", to = \"2027-03-12\" }\n"
                 "  module \"m\" { title = \"M\", format = \"remote\", half_days = 1 }\n]],\n"
                 "  cases = {\n"
                 "    { \"on it\", use = { on = \"*\" }, place = { m = \"2027-03-02 am\" }, cost = 1, says = \"hit\" },\n"
                 "    { \"after it\", use = { on = \"*\" }, place = { m = \"2027-03-03 am\" }, cost = 7 } } }\n");
  g_autofree char *report = cursus_rules_test (path, &n_cases, &n_failed, diagnostics);
  assert_silent (diagnostics);
  g_assert_cmpuint (n_cases, ==, 2);
  g_assert_cmpuint (n_failed, ==, 1);
  assert_contains (report, "\nnot ok - own: after it\n");
}

static void
test_tests_at (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  fixture_write (fixture, "rule/test-b.lua", "");
  fixture_write (fixture, "rule/test-a.lua", "");
  fixture_write (fixture, "rule/a.lua", "");
  fixture_write (fixture, "rule/test-a.txt", "");
  fixture_write (fixture, "none/a.lua", "");
  const char *const cases[][2] = {
    { "rule", "rule/test-a.lua rule/test-b.lua" },
    { "rule/a.lua", "rule/test-a.lua" },
    { "rule/test-b.lua", "rule/test-b.lua" },
    { "none/a.lua", "none/a.lua" },
    { "none", "none" },
    { "missing", "missing" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = fixture_path (fixture, cases[i][0]);
    g_auto (GStrv) files = cursus_rules_tests_at (path);
    g_auto (GStrv) expected = g_strsplit (cases[i][1], " ", -1);
    g_assert_cmpuint (g_strv_length (files), ==, g_strv_length (expected));
    for (guint f = 0; files[f] != NULL; f++) {
      g_autofree char *file = fixture_path (fixture, expected[f]);
      g_assert_cmpstr (files[f], ==, file);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/rules/list", test_list);
  g_test_add_func ("/app/rules/json", test_json);
  g_test_add_func ("/app/rules/languages", test_languages);
  g_test_add_func ("/app/rules/without-doc", test_without_doc);
  g_test_add_func ("/app/rules/broken", test_broken);
  g_test_add_func ("/app/rules/no-session", test_no_session);
  g_test_add_func ("/app/rules/missing-file", test_missing_file);
  g_test_add_func ("/app/rules/own", test_own);
  g_test_add_func ("/app/rules/tests-at", test_tests_at);
  return g_test_run ();
}
