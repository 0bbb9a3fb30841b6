/* The table that a plugin returns: what it may say, and what is said when it is wrong. */
#include "rule-fixture.h"

#include "script/catalog-private.h"

typedef struct {
  const char *name;
  const char *file; /* the plugin's text */
  const char *error;
} LoadCase;

#define HEAD "return rule { api = 1, name = \"r\", title = \"R\", doc = \"D\",\n"
#define BODY "constrain = function (p) end }"

static const LoadCase load_cases[] = {
  { "syntax", "return rule {\n api = = 1 }", "rules/r.lua:2: rule “r”: " },
  { "raises", "\nerror 'boom'", "rules/r.lua:2: rule “r”: boom" },
  { "endless", "\nwhile true do end", "rules/r.lua:2: rule “r”: stopped after" },
  { "empty", "", "must end with return rule { … }" },
  { "no-rule", "return { api = 1 }", "must end with return rule { … }" },
  { "not-returned", "rule { api = 1 }", "must end with return rule { … }" },
  { "another-table", "rule { api = 1 } return {}", "must end with return rule { … }" },
  { "two-rules", "rule {}\nreturn rule {}", "rules/r.lua:2: rule “r”: a file has one rule" },
  { "rule-of-text", "return rule 'gap'", "table expected" },
  { "no-constrain", "return rule { api = 1, name = \"r\", title = \"R\", doc = \"D\" }", "“constrain” is missing" },
  { "constrain-misspelt", HEAD "constrains = function (p) end }", "unknown key “constrains”: did you mean “constrain”?" },
  { "other-function", HEAD "title = function (p) end }", "“constrain” is missing" },
  { "standard-is-hidden", HEAD "constrain = function (p) end, [\"stan\" .. \"dard\"] = true }",
    "“standard” must stand in the file as one word" },
  { "constrain-is-text", HEAD "constrain = \"x\" }", "r.lua:2: rule “r”: “constrain” is no function" },
  { "api", "return rule { api = 2, name = \"r\", title = \"R\", doc = \"D\", " BODY,
    "“api” is a whole number (2); accepted: a whole number from 1 to 1" },
  { "no-title", "return rule { api = 1, name = \"r\", doc = \"D\",\n" BODY, "“title” is missing" },
  { "other-name", "return rule { api = 1, name = \"gap\", title = \"R\", doc = \"D\",\n" BODY,
    "the rule is called “gap”, but its file is called “r.lua”" },
  { "unknown-key", HEAD "parms = {},\n" BODY, "rules/r.lua:2: rule “r”: unknown key “parms”: did you mean “params”?" },
  { "standard-text", HEAD "standard = \"yes\",\n" BODY, "r.lua:2: rule “r”: “standard” is a text" },
  { "title-without-english", "return rule { api = 1, name = \"r\", title = { fr = \"R\" }, doc = \"D\",\n" BODY,
    "“en” is missing" },
  { "title-in-german", "return rule { api = 1, name = \"r\", title = { en = \"R\", de = \"R\" }, doc = \"D\",\n" BODY,
    "unknown key “de”" },
  { "function-in-data", HEAD "says = { x = function () end },\n" BODY, "says.x: a function cannot be used as a value" },
  { "says-list", HEAD "says = { \"x\" },\n" BODY, "r.lua:2: rule “r”: “says” is a table" },
  { "says-number", HEAD "says = { x = 3 },\n" BODY, "“x” is a whole number (3); accepted: a text" },
  { "says-unknown-place", HEAD "says = { x = \"{a}, {meeting}: {mesured}\" },\n" BODY,
    "r.lua:2: rule “r”: “x” has “{mesured}”, which nothing fills in: did you mean “measured”?" },
  { "says-unknown-place-in-french", HEAD "says = { x = { en = \"{a}\", fr = \"{jours}\" } },\n" BODY, "“x” has “{jours}”" },
  { "params-list", HEAD "params = { integer {} },\n" BODY, "“params” is a table" },
  { "params-text", HEAD "params = \"x\",\n" BODY, "“params” is a text" },
  { "param-no-type", HEAD "params = { n = {} },\n" BODY, "accepted: a type such as integer" },
  { "param-bare-type", HEAD "params = { n = integer },\n" BODY, "params.n: a function cannot be used as a value" },
  { "param-type-of-text", HEAD "params = { n = integer \"x\" },\n" BODY, "r.lua:2: rule “r”: write integer { … }" },
  { "param-unknown-type", HEAD "params = { n = intger {} },\n" BODY, "unknown name “intger”: did you mean “integer”?" },
  { "param-unknown-key", HEAD "params = { n = integer { defualt = 1 } },\n" BODY,
    "unknown key “defualt”: did you mean “default”?" },
  { "param-reserved", HEAD "params = { weight = integer {} },\n" BODY, "“weight” cannot be the name of a parameter" },
  { "param-name", HEAD "params = { Min = integer {} },\n" BODY, "“Min” cannot be the name of a parameter" },
  { "param-key-of-other-type", HEAD "params = { n = text { min = 1 } },\n" BODY, "unknown key “min”" },
  { "bounds-crossed", HEAD "params = { n = integer { min = 3, max = 2 } },\n" BODY, "“max” is less than “min”" },
  { "bound-text", HEAD "params = { n = integer { min = \"1\" } },\n" BODY, "“min” is a text" },
  { "default-out-of-bounds", HEAD "params = { n = integer { min = 1, default = 0 } },\n" BODY,
    "accepted: a whole number of at least 1" },
  { "default-of-other-type", HEAD "params = { n = duration { default = \"soon\" } },\n" BODY, "accepted: a duration such as" },
  { "default-no-choice", HEAD "params = { n = choice { \"day\", \"week\", default = \"wek\" } },\n" BODY,
    "did you mean “week”?" },
  { "no-choices", HEAD "params = { n = choice {} },\n" BODY, "a choice without words" },
  { "choice-of-numbers", HEAD "params = { n = choice { 1, 2 } },\n" BODY, "a choice without words" },
  { "theme", HEAD "theme = \"ordre\",\n" BODY, "did you mean “order”?" },
  { "example", HEAD "example = { 1 },\n" BODY, "“example” is a table" },
  { "items-in-integer", HEAD "params = { n = integer { 3 } },\n" BODY, "stands without a key" },
  { "forbidden", "return io.open ('/etc/passwd')", "unknown name “io”" },
  { "bytecode", "\x1bLua", "r.lua" },
};

static void
test_load (gconstpointer data)
{
  const LoadCase *c = data;
  fixture_assert_wrong (c->file, "use \"r\" {}\n", c->error);
}

static void
test_info (void)
{
  const char *rule = "return rule { api = 1, name = \"r\", title = { en = \"Gap\", fr = \"Écart\" },\n"
                     "doc = { en = \"What\", fr = \"Quoi\" }, standard = true, theme = \"order\", example = [[use \"r\" {}]],\n"
                     "params = { per = choice { \"day\", \"week\", default = \"week\", doc = \"how often\" },\n"
                     "n = integer { min = 1, max = 50, optional = true, doc = { en = \"many\", fr = \"combien\" } },\n"
                     "on = selector {} }, constrain = function () end }";
  g_autoptr (Fixture) fixture = fixture_right (rule, "");
  const CursusPluginInfo *info = cursus_plugin_info (cursus_catalog_find (fixture->catalog, "r", fixture->folder->diagnostics));
  g_assert_cmpstr (info->name, ==, "r");
  g_assert_cmpstr (info->title_en, ==, "Gap");
  g_assert_cmpstr (info->title_fr, ==, "Écart");
  g_assert_cmpstr (info->doc, ==, "What");
  g_assert_cmpstr (info->doc_fr, ==, "Quoi");
  g_assert_cmpstr (info->theme, ==, "order");
  g_assert_cmpstr (info->example, ==, "use \"r\" {}");
  g_assert_true (info->standard);
  g_assert_true (g_str_has_suffix (info->file, "rules/r.lua"));
  g_assert_cmpuint (info->params->len, ==, 3);
  const CursusParam *n = g_ptr_array_index (info->params, 0);
  const CursusParam *on = g_ptr_array_index (info->params, 1);
  const CursusParam *per = g_ptr_array_index (info->params, 2);
  g_assert_cmpstr (n->name, ==, "n");
  g_assert_true (n->optional && n->has_least && n->has_most && n->most == 50);
  g_assert_cmpstr (n->doc_fr, ==, "combien");
  g_assert_cmpstr (cursus_value_get_string (on->fallback), ==, "*");
  g_assert_cmpstr (per->choices[1], ==, "week");
  g_assert_cmpstr (per->doc, ==, "how often");
}

static void
test_little_memory (void)
{
  fixture_assert_wrong ("local t = {} for i = 1, 1e9 do t = { t } end", "use \"r\" {}\n", "memory");
}

/* Loads the rule, compiles a use and calls its function with a state whose memory ends at allocation @fail_at. */
static bool
run_failing (const Fixture *fixture, const char *rule, uint64_t fail_at)
{
  CursusScriptLimits limits = cursus_script_limits_plugin ();
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  CursusSource *source = cursus_source_new ("r.lua", rule, strlen (rule), &limits, NULL, NULL);
  g_autoptr (CursusPlugin) plugin = cursus_plugin_new ("r", source);
  g_autoptr (CursusRuleset) ruleset = cursus_ruleset_new (fixture->frame);
  g_autoptr (CursusRuleUse) use = cursus_rule_use_new ("r");
  g_autoptr (GError) error = NULL;
  CursusScore score = { 0 };
  use->params = cursus_value_new_table ();
  plugin->fail_at = fail_at;
  bool done = cursus_plugin_load (plugin, diagnostics) && cursus_catalog_compile_use (NULL, plugin, ruleset, use, diagnostics);
  g_assert_cmpuint (cursus_diagnostics_n_errors (diagnostics) == 0, ==, done);
  done = done && cursus_audit (ruleset, fixture->placements, "en", &score, NULL, NULL, &error);
  g_clear_pointer (&ruleset, cursus_ruleset_free); /* before the plugin, which its functions belong to */
  return done;
}

/* Every point at which the memory of a rule can end: nothing may be lost (seen by ASan), nothing may crash. */
static void
test_memory_ends_anywhere (void)
{
  const char *rule = FIXTURE_RULE (
      "on = selector {}, days = weekdays { default = \"mon-fri\" }, min = duration { default = \"2 days\" }",
      "local few = each (p.on):where (function (m) return m:has 'energy' or m.module .. 'x' ~= 'y' end)\n"
      "return { few:cost (function (m) return #tostring (m) + #p.days, 'bad', m.first_day .. ' days' end),\n"
      "pairs_of (p.on, modules):in_order ():cost (function (a, b) return 0 end),\n"
      "unless (group_by ('day', { of = meetings (p.on) }):count ():at_most (1):says 'bad',\n"
      "any_of (in_order (p.on):cost (function (list) for _, m in ipairs (list) do local d = m.day end return #list end),\n"
      "group_by ():only (function (m) return m.day > 3 end):balance ():at_most (1):squared ())) }");
  g_autoptr (Fixture) fixture = fixture_right (rule, "use \"r\" {}\n");
  uint64_t at = 1;
  while (at < 5000 && !run_failing (fixture, rule, at))
    at++;
  g_test_message ("%u points", (guint)at);
  g_assert_cmpuint (at, >, 400);
  g_assert_cmpuint (at, <, 5000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (load_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/script/plugin/load/%s", load_cases[i].name);
    g_test_add_data_func (path, &load_cases[i], test_load);
  }
  g_test_add_func ("/script/plugin/info", test_info);
  g_test_add_func ("/script/plugin/little-memory", test_little_memory);
  g_test_add_func ("/script/plugin/memory-ends-anywhere", test_memory_ends_anywhere);
  return g_test_run ();
}
