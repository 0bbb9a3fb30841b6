/* The plan as JSON: the keys that other programs read. */
#include <json-glib/json-glib.h>

#include "report/report.h"

#include "golden.h"
#include "plan-fixture.h"

static JsonObject *
parse (JsonParser *parser, const CursusPlan *plan)
{
  g_autofree char *text = cursus_report_json (plan);
  g_autoptr (GError) error = NULL;
  g_assert_true (g_str_has_suffix (text, "}\n"));
  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
test_golden (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_autofree char *text = cursus_report_json (plan);
  cursus_test_golden ("report/plan.json", text);
}

static void
assert_members (JsonObject *object, const char *names)
{
  g_autoptr (GList) members = json_object_get_members (object);
  g_autoptr (GString) joined = g_string_new (NULL);
  for (GList *item = members; item; item = item->next)
    g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", (char *)item->data);
  g_assert_cmpstr (joined->str, ==, names);
}

static void
test_keys (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (parser, plan);
  assert_members (root, "session revision status score bound gap seed moves seconds session_days meetings rules waived");
  assert_members (json_object_get_object_member (root, "score"), "hard soft");
  JsonObject *meeting = json_array_get_object_element (json_object_get_array_member (root, "meetings"), 0);
  assert_members (meeting, "id module group title format start end timezone slots site room speakers pinned pinned_by");
  assert_members (json_array_get_object_element (json_object_get_array_member (meeting, "slots"), 0), "start end");
  JsonObject *rule = json_array_get_object_element (json_object_get_array_member (root, "rules"), 0);
  assert_members (rule, "rule use weight violations cost because");
  JsonObject *waived = json_array_get_object_element (json_object_get_array_member (root, "waived"), 0);
  assert_members (waived, "rule use weight cost meetings text author reason expires");
  g_assert_cmpstr (json_object_get_string_member (waived, "expires"), ==, "2023-12-31");
}

/* Local times carry the offset of their day: summer in October, winter in November. */
static void
test_offsets (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *meetings = json_object_get_array_member (parse (parser, plan), "meetings");
  JsonObject *summer = json_array_get_object_element (meetings, 0), *winter = json_array_get_object_element (meetings, 5);
  g_assert_cmpstr (json_object_get_string_member (summer, "start"), ==, "2023-10-11T09:00:00+02:00");
  g_assert_cmpstr (json_object_get_string_member (summer, "end"), ==, "2023-10-11T17:30:00+02:00");
  g_assert_cmpstr (json_object_get_string_member (winter, "start"), ==, "2023-11-02T09:00:00+01:00");
  g_assert_cmpstr (json_object_get_string_member (winter, "timezone"), ==, "Europe/Paris");
  g_assert_true (json_object_get_null_member (winter, "site"));
  g_assert_true (json_object_get_null_member (winter, "room"));
  g_assert_true (json_object_get_null_member (winter, "group"));
}

static void
test_empty (void)
{
  g_autoptr (CursusPlan) plan = fixture_empty_plan ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root = parse (parser, plan);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "meetings")), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "rules")), ==, 0);
  g_assert_true (json_object_get_null_member (root, "revision"));
  g_assert_true (json_object_get_null_member (root, "seconds"));
  g_assert_cmpstr (json_object_get_string_member (root, "status"), ==, "unknown");
}

static void
test_extreme_values (void)
{
  g_autoptr (CursusPlan) plan = fixture_empty_plan ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  plan->seed = G_MAXUINT64;
  plan->moves = G_MAXINT64;
  plan->score.soft = G_MAXINT64;
  plan->seconds = G_MAXDOUBLE * 10; /* infinite: no number of JSON */
  CursusPlanMeeting *meeting = cursus_plan_meeting_new ("bad \377 \"id\"\n");
  g_ptr_array_add (plan->meetings, meeting);
  JsonObject *root = parse (parser, plan);
  g_assert_cmpstr (json_object_get_string_member (root, "seed"), ==, "18446744073709551615");
  g_assert_cmpint (json_object_get_int_member (root, "moves"), ==, G_MAXINT64);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (root, "score"), "soft"), ==, G_MAXINT64);
  g_assert_true (json_object_get_null_member (root, "seconds"));
  JsonObject *read = json_array_get_object_element (json_object_get_array_member (root, "meetings"), 0);
  g_assert_cmpstr (json_object_get_string_member (read, "id"), ==, "bad \357\277\275 \"id\"\n");
  g_assert_true (json_object_get_null_member (read, "start"));
  g_assert_true (json_object_get_null_member (read, "end"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (read, "slots")), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (read, "speakers")), ==, 0);
}

static void
test_weights (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *rules = json_object_get_array_member (parse (parser, plan), "rules");
  JsonObject *hard = json_array_get_object_element (rules, 0), *soft = json_array_get_object_element (rules, 2);
  g_assert_cmpstr (json_object_get_string_member (hard, "weight"), ==, "hard");
  g_assert_cmpint (json_object_get_int_member (soft, "weight"), ==, 20);
  g_assert_cmpint (json_object_get_int_member (soft, "cost"), ==, 20);
  g_assert_cmpint (json_object_get_int_member (soft, "violations"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/json/writes-a-whole-plan", test_golden);
  g_test_add_func ("/report/json/keeps-its-keys", test_keys);
  g_test_add_func ("/report/json/gives-local-times-with-their-offset", test_offsets);
  g_test_add_func ("/report/json/writes-an-empty-plan", test_empty);
  g_test_add_func ("/report/json/survives-extreme-values", test_extreme_values);
  g_test_add_func ("/report/json/tells-hard-from-soft", test_weights);
  return g_test_run ();
}
