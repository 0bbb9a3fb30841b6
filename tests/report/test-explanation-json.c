/* Why the plan costs what it costs, for other programs. */
#include <json-glib/json-glib.h>

#include "report/report.h"

#include "explanation-fixture.h"
#include "golden.h"

static JsonArray *
explain (JsonParser *parser, const char *meeting, GPtrArray *violations)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_autofree char *text = cursus_report_explanation_json (plan, violations, meeting, NULL);
  g_autoptr (GError) error = NULL;
  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "rules");
}

static void
test_golden (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_autoptr (GPtrArray) violations = fixture_violations ();
  g_autofree char *text = cursus_report_explanation_json (plan, violations, NULL, NULL);
  cursus_test_golden ("report/explanation.json", text);
}

static void
test_meeting (void)
{
  g_autoptr (GPtrArray) violations = fixture_violations ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *rules = explain (parser, "visite", violations);
  g_assert_cmpuint (json_array_get_length (rules), ==, 2);
  JsonObject *even = json_array_get_object_element (rules, 0);
  g_assert_cmpstr (json_object_get_string_member (even, "use"), ==, "even-weeks");
  g_assert_cmpint (json_object_get_int_member (even, "cost"), ==, 2); /* of the 14: what this meeting is part of */
  JsonArray *listed = json_object_get_array_member (even, "violations");
  g_assert_cmpuint (json_array_get_length (listed), ==, 1);
  g_assert_true (json_object_get_null_member (json_array_get_object_element (listed, 0), "text"));
}

static void
test_no_violations (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *rules = explain (parser, NULL, NULL);
  g_assert_cmpuint (json_array_get_length (rules), ==, 6);
  for (guint i = 0; i < 6; i++) {
    JsonArray *listed = json_object_get_array_member (json_array_get_object_element (rules, i), "violations");
    g_assert_cmpuint (json_array_get_length (listed), ==, 0);
  }
  g_assert_cmpuint (json_array_get_length (explain (parser, "nobody", NULL)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/explanation-json/writes-every-rule", test_golden);
  g_test_add_func ("/report/explanation-json/writes-what-concerns-a-meeting", test_meeting);
  g_test_add_func ("/report/explanation-json/writes-rules-without-violations", test_no_violations);
  return g_test_run ();
}
