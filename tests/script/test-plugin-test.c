/* The runner of rules' test files: what it reports of right, failing and wrong ones. */
#include "script/plugin.h"

#include "session-folder.h"

#define RULE                                                                                                                     \
  "return rule { api = 1, name = \"r\", title = \"R\", doc = \"D\", params = { n = integer { default = 1 } },\n"                 \
  "constrain = function (p) return { group_by ('day'):count ():at_most (p.n):says \"many\",\n"                                   \
  "each (meetings ()):cost (function (m) return m.day == 4 and 1 or 0, \"friday\" end) } end,\n"                                 \
  "says = { many = { en = \"{measured} on {group}\", fr = \"{measured} le {group}\" }, friday = { en = \"{a}!\", fr = \"{a} "    \
  "!\" } } }"

#define SESSION                                                                                                                  \
  "[[ session { id = \"s\", title = \"S\", timezone = \"Europe/Paris\", from = \"2024-01-08\", to = \"2024-01-19\" }\n"          \
  "site \"paris\" { name = \"Paris\" } site \"reims\" { name = \"Reims\" }\n"                                                    \
  "speaker \"sa\" { name = \"Sa\" } speaker \"sb\" { name = \"Sb\" }\n"                                                          \
  "module \"a\" { title = \"A\", format = \"onsite\", half_days = 1, site = { \"paris\", \"reims\" }, speakers = \"sb\" }\n"     \
  "module \"b\" { title = \"B\", format = \"onsite\", half_days = 1, site = \"paris\" }\n"                                       \
  "module \"c\" { title = \"C\", format = \"remote\", half_days = 2 } ]]"

#define TEST(cases) "return test \"r\" { session = " SESSION ",\ncases = {\n" cases "\n} }"

/* (transfer full): the report of the test file @text for @rule. */
static char *
run_rule (const char *rule, const char *text, guint *n_cases, guint *n_failed)
{
  g_autoptr (Folder) folder = folder_new (NULL);
  folder_write (folder, "rules/r.lua", rule);
  folder_write (folder, "rules/test-r.lua", text);
  g_autofree char *rules = g_build_filename (folder->path, "rules", NULL);
  g_autofree char *path = g_build_filename (rules, "test-r.lua", NULL);
  const char *folders[] = { rules, NULL };
  CursusCatalog *catalog = cursus_catalog_new (folders, folder->diagnostics);
  GString *report = g_string_new (NULL);
  *n_failed = cursus_plugin_test (catalog, path, report, n_cases);
  cursus_catalog_free (catalog);
  return g_string_free (report, FALSE);
}

static char *
run_text (const char *text, guint *n_cases, guint *n_failed)
{
  return run_rule (RULE, text, n_cases, n_failed);
}

typedef struct {
  const char *name;
  const char *test; /* one case */
  const char *says; /* of the report; NULL: it passes */
} Case;

static const Case cases[] = {
  { "satisfied", "{ \"x\", place = { a = \"2024-01-08 am\", b = \"2024-01-09 am\", c = \"2024-01-10 am\" }, cost = 0 }", NULL },
  { "violated",
    "{ \"x\", place = { a = \"2024-01-08 am\", b = \"2024-01-08 pm\" }, cost = 1, says = \"many\","
    "text = { en = \"2 on Mon 8 Jan 2024\", fr = \"2 le lun. 8 janv. 2024\" } }",
    NULL },
  { "english-only",
    "{ \"x\", place = { a = \"2024-01-08 am\", b = \"2024-01-08 pm\" }, cost = 1, text = \"2 on Mon 8 Jan 2024\" }", NULL },
  { "with-parameters", "{ \"x\", use = { n = 2 }, place = { a = \"2024-01-08 am\", b = \"2024-01-08 pm\" }, cost = 0 }", NULL },
  { "only-what-is-placed", "{ \"x\", place = { a = \"2024-01-12 am\" }, cost = 1, says = \"friday\" }", NULL },
  { "room-and-speakers", "{ \"x\", place = { a = \"2024-01-08 am @reims /sb\" }, cost = 0 }", NULL },
  { "expected-error", "{ \"x\", use = { n = \"y\" }, error = \"“n” is a text\" }", NULL },
  { "wrong-cost", "{ \"x\", place = { a = \"2024-01-08 am\", b = \"2024-01-08 pm\" }, cost = 0 }",
    "not ok - r: x\n# cost: 1, expected: 0\n# used with: {}\n# placed:\n#   a: 2024-01-08 am\n#   b: 2024-01-08 pm\n"
    "# broken (cost · meetings · text):\n#   1 · a, b · 2 on Mon 8 Jan 2024\n" },
  { "wrong-text",
    "{ \"x\", use = { n = 1 }, place = { a = \"2024-01-08 am\", b = \"2024-01-08 pm\" }, cost = 1, text = { en = \"2 on Tue 8 "
    "Jan 2024\", fr = \"2 le lun. 8 janv. 2024\" } }",
    "# text.en: character 6 is “M”, expected: “T”\n#   expected: 2 on Tue 8 Jan 2024\n#   got:      2 on Mon 8 Jan 2024\n"
    "#                  ^\n# used with: { n = 1 }\n# placed:\n" },
  { "wrong-space", "{ \"x\", place = { a = \"2024-01-08 am\", b = \"2024-01-08 pm\" }, cost = 1, text = { en = \"2\u00A0on\" } }",
    "# text.en: character 2 is U+0020, expected: U+00A0\n" },
  { "short-text",
    "{ \"x\", place = { a = \"2024-01-08 am\", b = \"2024-01-08 pm\" }, cost = 1, text = \"2 on Mon 8 Jan 2024!\" }",
    "# text.en: character 20 is the end, expected: “!”\n" },
  { "no-text", "{ \"x\", place = { a = \"2024-01-08 am\" }, cost = 0, text = \"2\" }",
    "# text.en: character 1 is the end, expected: “2”\n" },
  { "wrong-message", "{ \"x\", place = { a = \"2024-01-08 am\", b = \"2024-01-08 pm\" }, cost = 1, says = \"friday\" }",
    "says: many, expected: friday" },
  { "no-message", "{ \"x\", place = { a = \"2024-01-08 am\" }, cost = 0, says = \"friday\" }",
    "says: nothing, expected: friday" },
  { "wrong-texts", "{ \"x\", place = { a = \"2024-01-12 am\" }, cost = 1, text = { en = \"y\", fr = \"z\" } }",
    "#   got:      « A » (ven. 12 janv. 2024) !\n" },
  { "no-error", "{ \"x\", error = \"boom\" }", "no error, expected: boom" },
  { "other-error", "{ \"x\", use = { n = \"y\" }, error = \"boom\" }", "“n” is a text" },
  { "unexpected-error", "{ \"x\", use = { m = 1 }, cost = 0 }", "unknown parameter “m”" },
  { "unknown-meeting", "{ \"x\", place = { aa = \"2024-01-08 am\" }, cost = 0 }", "there is no meeting “aa”" },
  { "no-date", "{ \"x\", place = { a = \"soon am\" }, cost = 0 }", "place of “a”: " },
  { "no-part", "{ \"x\", place = { a = \"2024-01-08 noon\" }, cost = 0 }", "there is no part of the day “noon”" },
  { "outside", "{ \"x\", place = { a = \"2024-03-08 am\" }, cost = 0 }", "2024-03-08 is outside the session" },
  { "weekend", "{ \"x\", place = { a = \"2024-01-13 am\" }, cost = 0 }", "the day is no teaching day, or too short" },
  { "too-late", "{ \"x\", place = { c = \"2024-01-08 pm\" }, cost = 0 }", "the day is no teaching day, or too short" },
  { "other-room", "{ \"x\", place = { b = \"2024-01-08 am @reims\" }, cost = 0 }", "it may not be at “reims”" },
  { "other-speaker", "{ \"x\", place = { a = \"2024-01-08 am /sa\" }, cost = 0 }", "“sa” may not teach it together" },
  { "half-a-placement", "{ \"x\", place = { a = \"2024-01-08\" }, cost = 0 }", "it has no place yet" },
  { "long-placement", "{ \"x\", place = { a = \"2024-01-08 am pm\" }, cost = 0 }", "is not understood" },
  { "placement-number", "{ \"x\", place = { a = 3 }, cost = 0 }", "is not understood" },
  { "no-title", "{ cost = 0 }", "begins with its title" },
  { "no-expectation", "{ \"x\", place = {} }", "needs either “cost” or “error”" },
  { "both", "{ \"x\", cost = 0, error = \"y\" }", "needs either “cost” or “error”" },
  { "unknown-key", "{ \"x\", cots = 0, cost = 0 }", "unknown key “cots”: did you mean “cost”?" },
  { "cost-text", "{ \"x\", cost = \"0\" }", "“cost” is a text" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  guint n_cases = 0, n_failed = 0;
  g_autofree char *text = g_strdup_printf (TEST ("%s"), c->test);
  g_autofree char *report = run_text (text, &n_cases, &n_failed);
  g_test_message ("%s", report);
  g_assert_cmpuint (n_cases, ==, 1);
  g_assert_cmpuint (n_failed, ==, c->says != NULL);
  if (c->says == NULL)
    g_assert_cmpstr (report, ==, "ok - r: x\n");
  else if (strstr (report, c->says) == NULL)
    g_error ("expected \"%s\" in:\n%s", c->says, report);
}

/* A case that is wrong does not stop the others, nor does it show in them. */
static void
test_goes_on (void)
{
  guint n_cases = 0, n_failed = 0;
  g_autofree char *report = run_text (TEST ("{ cost = 0 }, { \"x\", cost = \"y\" }, { \"z\", cost = 0 }"), &n_cases, &n_failed);
  g_assert_cmpuint (n_cases, ==, 3);
  g_assert_cmpuint (n_failed, ==, 2);
  g_assert_nonnull (strstr (report, "\nok - r: z\n"));
  g_assert_null (strstr (strstr (report, "not ok - r: x"), "begins with its title"));
}

static void
test_wrong_files (void)
{
  static const char *const texts[][2] = {
    { "return test (", "the end of the file makes no sense here" },
    { "while true do end", "instructions" },
    { "return {}", "a test file ends with return test" },
    { "return 3", "a test file ends with return test" },
    { "return test \"rr\" { session = " SESSION ", cases = {} }", "there is no rule “rr”" },
    { "return test \"r\" { session = " SESSION ", cases = {} }", "“cases” is empty" },
    { "return test \"r\" { session = \"session {}\", cases = {} }", "rules/test-r.lua:1: " },
    { "return test \"r\" {\n  session = [[\nsession { id = \"s\", title = \"S\", timezone = \"UTC\",\n"
      "  from = \"2024-01-08\", to = \"2024-01-19\" }\nmodul \"a\" {}\n]], cases = {} }",
      "rules/test-r.lua:5: unknown name “modul”" },
    { "return test \"r\" {\n  cases = {},\n  session = \"\\nmodul {}\" }", "rules/test-r.lua:3: unknown name “modul”" },
    { "return test \"r\" { cases = {} }", "“session” is missing" },
    { "return test \"r\" { session = \"x\" }", "“cases” is missing" },
    { "return test \"r\" { session = \"x\", cases = { function () end } }", "cases[1]: a function" },
    { "return test (3)", "string expected" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (texts); i++) {
    guint n_cases = 0, n_failed = 0;
    g_autofree char *report = run_text (texts[i][0], &n_cases, &n_failed);
    g_test_message ("%s", report);
    g_assert_cmpuint (n_cases, ==, 1);
    g_assert_cmpuint (n_failed, ==, 1);
    if (strstr (report, texts[i][1]) == NULL)
      g_error ("expected \"%s\" in:\n%s", texts[i][1], report);
  }
}

static void
test_no_file (void)
{
  const char *folders[] = { NULL };
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusCatalog) catalog = cursus_catalog_new (folders, diagnostics);
  g_autoptr (GString) report = g_string_new (NULL);
  g_assert_cmpuint (cursus_plugin_test (catalog, "/nonexistent/test-x.lua", report, NULL), ==, 1);
  g_assert_nonnull (strstr (report->str, "not ok - /nonexistent/test-x.lua: "));
}

/* What a rule prints stands below its case: each line once, and not too many. */
static void
test_print (void)
{
  static const char rule[] = "return rule { api = 1, name = \"r\", title = \"R\", doc = \"D\", params = {},\n"
                             "constrain = function (p) print ('once', 1) for i = 1, 60 do print ('many\\27', i) end\n"
                             "return each (meetings ()):cost (function (m) print (m.day, 'a\\nb') end) end }";
  guint n_cases = 0, n_failed = 0;
  g_autofree char *report = run_rule (rule, TEST ("{ \"x\", place = { a = \"2024-01-09 am\" }, cost = 0 }"), &n_cases, &n_failed);
  g_test_message ("%s", report);
  g_assert_true (g_str_has_prefix (report, "ok - r: x\n# r.lua:2: once 1\n# r.lua:2: many"));
  g_assert_nonnull (strstr (report, " 39\n"));
  g_assert_null (strstr (report, " 40\n"));
  g_assert_null (strchr (report, 27));
  g_assert_cmpuint (n_failed, ==, 0);
  for (const char *line = report; line != NULL; line = strchr (line + 1, '\n'))
    g_assert_true (line == report || line[1] == '\0' || line[1] == '#');
}

static void
test_print_of_function (void)
{
  static const char rule[] = "return rule { api = 1, name = \"r\", title = \"R\", doc = \"D\", params = {},\n"
                             "constrain = function (p)\n"
                             "return each (meetings ()):cost (function (m) print (m.day) end) end }";
  guint n_cases = 0, n_failed = 0;
  g_autofree char *report = run_rule (rule,
                                      TEST ("{ \"x\", place = { a = \"2024-01-09 am\" }, cost = 0 },"
                                            "{ \"y\", place = { a = \"2024-01-10 am\" }, cost = 0 }"),
                                      &n_cases, &n_failed);
  g_assert_cmpstr (report, ==, "ok - r: x\n# r.lua:3: 1\nok - r: y\n# r.lua:3: 2\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/script/plugin-test/case/%s", cases[i].name);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/script/plugin-test/goes-on", test_goes_on);
  g_test_add_func ("/script/plugin-test/wrong-files", test_wrong_files);
  g_test_add_func ("/script/plugin-test/print", test_print);
  g_test_add_func ("/script/plugin-test/print-of-a-function", test_print_of_function);
  g_test_add_func ("/script/plugin-test/no-file", test_no_file);
  return g_test_run ();
}
