/* Every type of parameter: what a rule sees of it, and what is said of a wrong value. */
#include "rule-fixture.h"

typedef struct {
  const char *type;       /* with its options */
  const char *given;      /* nullable: nothing */
  const char *expression; /* of p.x */
  const char *text;       /* tostring of the expression; of the error if the value is wrong */
} ParamCase;

static const ParamCase right_cases[] = {
  { "integer {}", "3", "p.x", "3" },
  { "integer {}", "-3.0", "p.x", "-3" },
  { "integer { default = 4 }", NULL, "p.x", "4" },
  { "integer { optional = true }", NULL, "p.x", "nil" },
  { "integer { min = 1, max = 3 }", "3", "math.type (p.x)", "integer" },
  { "number {}", "0.5", "p.x", "0.5" },
  { "boolean { default = false }", NULL, "p.x", "false" },
  { "boolean {}", "true", "p.x", "true" },
  { "text {}", "\"été\"", "p.x", "été" },
  { "choice { \"day\", \"week\" }", "\"day\"", "p.x", "day" },
  { "date {}", "\"2024-01-08\"", "p.x", "0" },
  { "date {}", "\"2024-01-01\"", "p.x", "-7" },
  { "date {}", "\"2024-03-01\"", "p.x", "53" },
  { "dates {}", "\"2024-01-10\"", "p.x:has (2)", "true" },
  { "dates {}", "{ \"2024-01-10\", { from = \"2024-01-15\", to = \"2024-01-17\" } }",
    "table.concat ({ #p.x, p.x[1], p.x[2], p.x[4], tostring (p.x[5]), tostring (p.x:has (8)), tostring (p.x:has (3)) }, ' ')",
    "4 2 7 9 nil true false" },
  { "dates {}", "{ from = \"2024-01-15\", to = \"2024-01-16\" }", "#p.x", "2" },
  { "duration {}", "\"3 weeks\"", "p.x.days .. ' ' .. p.x.weeks .. ' ' .. p.x.unit .. ' ' .. p.x.amount", "21 3 weeks 3" },
  { "duration {}", "5", "p.x.days .. ' ' .. p.x.unit .. ' ' .. tostring (p.x.minutes)", "5 days nil" },
  { "duration {}", "\"1 day\"", "p.x.days", "1" },
  { "duration {}", "\"10 working days\"", "p.x.workdays .. ' ' .. p.x.unit .. ' ' .. tostring (p.x.days)",
    "10 working days nil" },
  { "duration {}", "\"90 minutes\"", "p.x.minutes", "90" },
  { "duration {}", "\"2 hours\"", "p.x.minutes .. ' ' .. p.x.unit", "120 hours" },
  { "duration {}", "\"2 half-days\"", "p.x.half_days .. ' ' .. p.x.minutes", "2 420" },
  { "duration { default = \"0 days\" }", NULL, "p.x.days", "0" },
  { "clock {}", "\"09:30\"", "p.x", "570" },
  { "weekdays {}", "\"mon-wed\"", "#p.x .. p.x[1] .. p.x[3] .. tostring (p.x:has (4))", "313false" },
  { "weekdays {}", "{ \"lundi\", \"Fri\" }", "tostring (p.x:has (5)) .. tostring (p.x:has (2))", "truefalse" },
  { "day_parts {}", "{ \"am\" }", "tostring (p.x:has 'am') .. tostring (p.x:has 'pm') .. p.x[1]", "truefalseam" },
  { "selector {}", NULL, "#p.x", "5" },
  { "selector {}", "\"ws\"", "#runs (p.x)", "2" },
  { "selector { default = \"tag:nowhere\" }", NULL, "#p.x", "0" },
  { "selector { optional = true }", NULL, "p.x", "nil" },
  { "selectors {}", "{ \"ws\", { \"a\", \"b\" }, \"a\" }", "#p.x .. #p.x[1] .. #runs (p.x[1]) .. #p.x[2] .. #p.x[3]", "31221" },
  { "selectors {}", "\"*\"", "#p.x .. #p.x[1]", "15" },
  { "selectors { optional = true }", NULL, "p.x", "nil" },
  { "selectors { default = { \"tag:nowhere\", \"a\" } }", NULL, "#p.x[1] .. #p.x[2]", "01" },
  { "calendar {}", "\"fair\"", "tostring (p.x:has (2)) .. tostring (p.x:has (3)) .. p.x.title .. p.x.id", "truefalseFairfair" },
  { "calendar {}", "\"fair\"", "p.x:has (math.maxinteger)", "false" },
  { "site {}", "\"reims\"", "p.x", "reims" },
  { "sites {}", "{ \"reims\", \"paris\" }", "p.x[1] .. #p.x .. tostring (p.x:has 'paris') .. tostring (p.x:has (nil))",
    "reims2truefalse" },
  { "person {}", "\"sp\"", "p.x.id .. p.x.name .. tostring (p.x) .. tostring (p.x == p.x)", "spSpsptrue" },
  { "people {}", "{ \"sp\", \"p1\" }",
    "p.x[2].id .. tostring (p.x:has 'sp') .. tostring (p.x:has (p.x[1])) .. tostring (p.x:has 'su')", "p1truetruefalse" },
  { "format {}", "\"visit\"", "p.x", "visit" },
  { "formats {}", "\"visit\"", "p.x:has 'visit'", "true" },
  { "tag {}", "\"energy\"", "p.x", "energy" },
  { "tag { default = \"evening\" }", NULL, "p.x", "evening" },
};

static char *
write_use (const ParamCase *c)
{
  return c->given != NULL ? g_strdup_printf ("use \"r\" { x = %s }\n", c->given) : g_strdup ("use \"r\" {}\n");
}

static void
test_right (gconstpointer data)
{
  const ParamCase *c = data;
  g_autofree char *params = g_strdup_printf ("x = %s", c->type);
  g_autofree char *rule = g_strdup_printf ("return rule { api = 1, name = \"r\", title = \"R\", doc = \"D\", params = { %s },\n"
                                           "constrain = function (p) error (tostring (%s), 0) end }",
                                           params, c->expression);
  g_autofree char *use = write_use (c);
  g_autofree char *ending = g_strdup_printf ("r.lua:2: %s\n", c->text);
  fixture_assert_wrong (rule, use, ending);
}

static const ParamCase wrong_cases[] = {
  { "integer {}", NULL, "", "the parameter “x” (integer) is missing" },
  { "integer { doc = \"how many\" }", NULL, "", "the parameter “x” (integer) is missing: how many" },
  { "integer {}", "1.5", "", "“x” is a number (1.5); accepted: a whole number" },
  { "integer {}", "\"3\"", "", "“x” is a text (\"3\"); accepted: a whole number" },
  { "integer { min = 1, max = 3 }", "4", "", "accepted: a whole number from 1 to 3" },
  { "integer { max = 3 }", "4", "", "accepted: a whole number of at most 3" },
  { "integer {}", "math.maxinteger", "", "accepted: a whole number" },
  { "number {}", "true", "", "accepted: a number" },
  { "boolean {}", "\"yes\"", "", "accepted: true or false" },
  { "text {}", "\"  \"", "", "“x” is empty" },
  { "choice { \"day\", \"week\" }", "\"wek\"", "", "did you mean “week”?" },
  { "date {}", "\"2024-02-30\"", "", "“x”: " },
  { "dates {}", "{}", "", "accepted: dates such as" },
  { "dates {}", "{ \"tomorrow\" }", "", "“x”: " },
  { "dates {}", "{ from = \"2024-01-17\", to = \"2024-01-15\" }", "", "is before the first" },
  { "duration {}", "\"3 fortnights\"", "", "accepted: a duration such as" },
  { "duration {}", "-1", "", "accepted: a duration such as" },
  { "duration {}", "\"99999999999999999999 days\"", "", "accepted: a duration such as" },
  { "clock {}", "\"25:00\"", "", "“x”: " },
  { "weekdays {}", "\"fri-mon\"", "", "accepted: names such as “monday”" },
  { "weekdays {}", "{}", "", "“x” is an empty list" },
  { "day_parts {}", "\"evening\"", "", "there is no part of the day “evening”" },
  { "selector {}", "\"aa\"", "", "“x”: there is no module “aa”" },
  { "selector {}", "{ \"a\", \"not a\" }", "", "“x”: “a, not a” selects no module" },
  { "selector { optional = true }", "\"tag:enregy\"", "", "did you mean “energy”?" },
  { "selectors {}", NULL, "", "the parameter “x” (selectors) is missing" },
  { "selectors {}", "{}", "", "a list of selectors" },
  { "selectors {}", "3", "", "a list of selectors" },
  { "selectors {}", "{ x = \"a\" }", "", "a list of selectors" },
  { "selectors {}", "{ \"a\", \"tag:enregy\" }", "", "“x”: item 2: " },
  { "selectors {}", "{ \"a\", \"tag:enregy\" }", "", "did you mean “energy”?" },
  { "selectors {}", "{ \"a\", { \"a\", \"not a\" } }", "", "“x”: item 2 selects no module" },
  { "calendar {}", "\"fairs\"", "", "there is no calendar “fairs”: did you mean “fair”?" },
  { "site {}", "\"rems\"", "", "there is no site “rems”: did you mean “reims”?" },
  { "sites {}", "{ \"rems\" }", "", "did you mean “reims”?" },
  { "sites {}", "{}", "", "“x” is an empty list" },
  { "person {}", "\"spp\"", "", "there is no person “spp”: did you mean “sp”?" },
  { "people {}", "3", "", "“x” is a whole number (3)" },
  { "format {}", "\"visti\"", "", "did you mean “visit”?" },
  { "tag {}", "\"enregy\"", "", "no module has the tag “enregy”: did you mean “energy”?" },
};

static void
test_wrong (gconstpointer data)
{
  const ParamCase *c = data;
  g_autofree char *params = g_strdup_printf ("x = %s", c->type);
  g_autofree char *rule = g_strdup_printf ("return rule { api = 1, name = \"r\", title = \"R\", doc = \"D\", params = { %s },\n"
                                           "constrain = function (p) end }",
                                           params);
  g_autofree char *use = write_use (c);
  fixture_assert_wrong (rule, use, c->text);
  fixture_assert_wrong (rule, use, "session.lua:18: use “r”: ");
}

static void
test_unknown (void)
{
  const char *rule = FIXTURE_RULE ("least = integer {}, most = integer {}", "");
  fixture_assert_wrong (rule, "use \"r\" { least = 1, moist = 2 }\n", "unknown parameter “moist”: did you mean “most”?");
  fixture_assert_wrong (rule, "use \"r\" { least = 1, most = 2, becauze = \"x\" }\n",
                        "unknown parameter “becauze”: did you mean “because”?");
  fixture_assert_wrong (rule, "use \"r\" { least = 1, moist = 2 }\n", "the parameter “most” (integer) is missing");
  fixture_assert_wrong (rule, "use \"r\" { 3, least = 1, most = 2 }\n", "3 stands without a key");
}

/* As sentences and reasons name them: a pair of dates is the days between, and days that follow one another are one time. */
static void
test_shown_dates (void)
{
  static const char *const cases[][2] = {
    { "\"2024-01-10\"", "2024-01-10" },
    { "{ { \"2024-01-15\", \"2024-01-17\" } }", "2024-01-15 – 2024-01-17" },
    { "{ from = \"2024-01-15\", to = \"2024-01-17\" }", "2024-01-15 – 2024-01-17" },
    { "{ \"2024-01-10\", \"2024-01-12\" }", "2024-01-10, 2024-01-12" },
    { "{ \"2024-01-10\", \"2024-01-11\", { \"2024-01-12\", \"2024-01-15\" }, \"2024-01-17\" }",
      "2024-01-10 – 2024-01-15, 2024-01-17" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *use = g_strdup_printf ("use \"r\" { x = %s }\n", cases[i][0]);
    g_autoptr (Fixture) fixture = fixture_right (FIXTURE_RULE ("x = dates {}", ""), use);
    GHashTable *params = cursus_ruleset_use (fixture->ruleset, 0)->params;
    g_assert_cmpstr (g_hash_table_lookup (params, "x"), ==, cases[i][1]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (right_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/script/param/right/%zu %s", i, right_cases[i].type);
    g_test_add_data_func (path, &right_cases[i], test_right);
  }
  for (size_t i = 0; i < G_N_ELEMENTS (wrong_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/script/param/wrong/%zu %s", i, wrong_cases[i].type);
    g_test_add_data_func (path, &wrong_cases[i], test_wrong);
  }
  g_test_add_func ("/script/param/unknown", test_unknown);
  g_test_add_func ("/script/param/shown-dates", test_shown_dates);
  return g_test_run ();
}
