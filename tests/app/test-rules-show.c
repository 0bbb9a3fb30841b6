/* What one rule says of itself, for people and for programs. */
#include "app/rules.h"

#include <json-glib/json-glib.h>

#include "app-fixture.h"
#include "app/rules-private.h"

#define CONSTRAIN "  constrain = function (p) return group_by { of = meetings () }:count ():at_most (99) end,\n"
#define OWN_RULE                                                                                                                 \
  "return rule { api = 1, name = \"own\", title = { en = \"Own rule\", fr = \"Règle à soi\" }, doc = { en = \"What.\",\n"      \
  "  fr = \"Quoi.\" }, theme = \"places\", params = {\n"                                                                         \
  "    at = site {}, days = integer { min = 1, max = 7, doc = { en = \"how many\", fr = \"combien\" } },\n"                      \
  "    far = number { min = 0.5, optional = true }, per = choice { \"day\", \"week\", default = \"week\" },\n"                   \
  "    rest = duration { default = 2 } },\n" CONSTRAIN "  says = { hit = { en = \"{group} is hit\", fr = \"{group} touché\" "   \
  "} } }\n"

static char *
show (const char *name, const char *session, bool json)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  char *text = cursus_rules_show (name, session, json, 0, false, diagnostics);
  assert_silent (diagnostics);
  g_assert_nonnull (text);
  return text;
}

static void
test_text (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  fixture_write (fixture, "small/plugins/own.lua", OWN_RULE);
  g_autofree char *text = show ("own", fixture->session, false);
  assert_contains (text, "own: Own rule\nWhat.\n\nNot standard: ");
  assert_contains (text, "\nTheme: Rooms, sites and trips\nFile: ");
  assert_contains (text, "/small/plugins/own.lua\n");
  assert_contains (text, "\n  at    site; required\n");
  assert_contains (text, "\n  days  integer, 1 to 7; required\n        how many\n");
  assert_contains (text, "\n  far   number, at least 0.5; may be left out\n");
  assert_contains (text, "\n  per   choice: \"day\", \"week\"; without it: \"week\"\n");
  assert_contains (text, "\n  rest  duration; without it: 2\n");
  assert_contains (text, "number means days\n");
  assert_contains (text, "\n  hit  {group} is hit\n");
  assert_contains (text, "\n  use \"own\" { at = \"paris\", days = 1 }\n");
}

static void
test_french (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  fixture_write (fixture, "small/plugins/own.lua", OWN_RULE);
  g_setenv ("LANGUAGE", "fr", TRUE);
  g_autofree char *text = show ("own", fixture->session, false);
  g_autofree char *json = show ("own", fixture->session, true);
  g_setenv ("LANGUAGE", "en", TRUE);
  assert_contains (text, "own: Règle à soi\nQuoi.\n");
  assert_contains (text, "\n        combien\n");
  assert_contains (text, "\n  hit  {group} touché\n");
  assert_contains (json, "\"{group} touché\"");
}

static JsonObject *
param (JsonObject *rule, guint index)
{
  return json_array_get_object_element (json_object_get_array_member (rule, "params"), index);
}

static void
test_json (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  fixture_write (fixture, "small/plugins/own.lua", OWN_RULE);
  g_autofree char *text = show ("own", fixture->session, true);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  JsonObject *rule = json_node_get_object (json_parser_get_root (parser));
  JsonObject *days = param (rule, 1), *far = param (rule, 2), *per = param (rule, 3), *rest = param (rule, 4);
  JsonArray *messages = json_object_get_array_member (rule, "messages");
  g_assert_cmpstr (json_object_get_string_member (rule, "theme"), ==, "places");
  g_assert_cmpstr (json_object_get_string_member (rule, "example"), ==, "use \"own\" { at = \"paris\", days = 1 }");
  g_assert_cmpint (json_object_get_int_member (days, "min"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (days, "max"), ==, 7);
  g_assert_false (json_object_get_boolean_member (days, "optional"));
  g_assert_false (json_object_has_member (days, "default"));
  g_assert_cmpfloat (json_object_get_double_member (far, "min"), ==, 0.5);
  g_assert_false (json_object_has_member (far, "max"));
  g_assert_cmpstr (json_object_get_string_member (per, "default"), ==, "week");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (per, "choices")), ==, 2);
  g_assert_cmpint (json_object_get_int_member (rest, "default"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (rest, "unit"), ==, "days");
  g_assert_cmpuint (json_array_get_length (messages), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (messages, 0), "key"), ==, "hit");
}

/* A standard rule without parameters and messages of its own. */
static void
test_bare (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  fixture_write (fixture, "small/plugins/own.lua",
                 "return rule { api = 1, name = \"own\", title = \"Own\", doc = \"D\", standard = true,\n" CONSTRAIN "}\n");
  g_autofree char *text = show ("own", fixture->session, false);
  assert_contains (text, "\nStandard: ");
  assert_contains (text, "\nTheme: Others\n");
  assert_contains (text, "\n  use \"own\" {}\n");
  g_assert_null (strstr (text, "Parameters"));
  g_assert_null (strstr (text, "Messages"));
}

static void
assert_refused (const char *name, const char *session, const char *expected)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autofree char *text = cursus_rules_show (name, session, false, 0, false, diagnostics);
  g_assert_null (text);
  g_assert_cmpuint (cursus_diagnostics_n_errors (diagnostics), ==, 1);
  assert_says (diagnostics, expected);
}

static void
test_refused (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  fixture_write (fixture, "small/plugins/broken.lua", "return 42\n");
  assert_refused ("gab", NULL, "there is no rule “gab”: did you mean “gap”?");
  assert_refused ("broken", NULL, "there is no rule “broken”");
  assert_refused ("broken", fixture->session, "broken.lua");
}

/* What is added to the themes or the types has words for people. */
static void
test_words (void)
{
  for (const char *const *theme = cursus_plugin_themes (); *theme != NULL; theme++) {
    bool is_other = strcmp (*theme, "other") == 0;
    g_assert_true (is_other == (strcmp (cursus_rules_theme_title (*theme), "Others") == 0));
  }
  for (CursusParamType type = CURSUS_PARAM_INTEGER; type <= CURSUS_PARAM_CLAUSES; type++)
    g_assert_cmpstr (cursus_rules_writing (type), !=, "");
}

/* Without an example of the rule's own, one is made that has all that is required, of every type. */
static void
test_made_example (void)
{
  static const char *const words[] = { "day", NULL };
  for (CursusParamType type = CURSUS_PARAM_INTEGER; type <= CURSUS_PARAM_CLAUSES; type++) {
    CursusParam needed = { .name = (char *)"needed", .type = type };
    CursusParam optional = { .name = (char *)"spare", .type = type, .optional = true };
    needed.choices = type == CURSUS_PARAM_CHOICE ? (char **)words : NULL;
    g_autoptr (GPtrArray) params = g_ptr_array_new ();
    g_ptr_array_add (params, &needed);
    g_ptr_array_add (params, &optional);
    const CursusPluginInfo info = { .name = "own", .params = params };
    g_autofree char *text = cursus_rules_example (&info);
    g_assert_true (g_str_has_prefix (text, "use \"own\" { needed = "));
    g_assert_true (g_str_has_suffix (text, " }") && !g_str_has_suffix (text, "=  }"));
    g_assert_null (strstr (text, "spare"));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/rules-show/text", test_text);
  g_test_add_func ("/app/rules-show/french", test_french);
  g_test_add_func ("/app/rules-show/json", test_json);
  g_test_add_func ("/app/rules-show/bare", test_bare);
  g_test_add_func ("/app/rules-show/words", test_words);
  g_test_add_func ("/app/rules-show/made-example", test_made_example);
  g_test_add_func ("/app/rules-show/refused", test_refused);
  return g_test_run ();
}
