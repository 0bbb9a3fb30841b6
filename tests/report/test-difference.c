/* Two revisions side by side. */
#include "report/difference.h"

#include <json-glib/json-glib.h>

#include "change-fixture.h"

static CursusPlan *
make_before (void)
{
  CursusPlan *plan = change_plan_usual ();
  plan->revision = 3;
  change_add_rule (plan, "gap", true, 1, 0);
  change_add_rule (plan, "quorum", false, 4, 8);
  change_add_rule (plan, "travel", false, 2, 2);
  return plan;
}

static CursusPlan *
make_after (void)
{
  CursusPlan *plan = change_plan ("2023-11-10", "09:00-12:30", "paris|Paris|paris/A|Room A", "c/Claire");
  plan->revision = 5;
  plan->score = (CursusScore){ 1, 6 };
  change_add_rule (plan, "gap", true, 1, 1);
  change_add_rule (plan, "quorum", false, 4, 4);
  change_add_rule (plan, "weekdays", false, 2, 2);
  return plan;
}

static void
test_text (void)
{
  g_autoptr (CursusPlan) before = make_before (), after = make_after ();
  g_autofree char *text = cursus_report_difference (before, after, "A heading", (CursusReportStyle){ .columns = 100 });
  change_assert_tells (
      text, (const char *const[]){ "A heading\n1 meeting changes. 1 meeting stays as it is.\n", "Water (water)\n  is moved",
                                   "!Air", "broken by 0 points before, 1 point after", "gap · hard: 0 points → 1 point",
                                   "quorum · weight 4: 8 points → 4 points", "weekdays · weight 2: 0 points → 2 points",
                                   "travel · weight 2: 2 points → 0 points", NULL });
}

static void
test_same (void)
{
  g_autoptr (CursusPlan) before = make_before (), after = make_before ();
  g_autofree char *text = cursus_report_difference (before, after, NULL, (CursusReportStyle){ .columns = 100 });
  g_assert_cmpstr (text, ==, "0 meetings change. 2 meetings stay as they are.\n\nCost: 10 points before, 10 points after.\n");
}

/* Those that only have begun are told together, those that moved as well by themselves. */
static void
test_begun (void)
{
  g_autoptr (CursusPlan) before = make_before (), after = make_before (), moved = make_after ();
  for (guint i = 0; i < 2; i++) {
    ((CursusPlanMeeting *)g_ptr_array_index (after->meetings, i))->pinned = CURSUS_PIN_MACHINE;
    ((CursusPlanMeeting *)g_ptr_array_index (moved->meetings, i))->pinned = CURSUS_PIN_MACHINE;
  }
  g_autofree char *both = cursus_report_difference (before, after, NULL, (CursusReportStyle){ .columns = 100 });
  change_assert_tells (both, (const char *const[]){ "0 meetings change. 2 meetings stay as they are.\n2 meetings have begun and",
                                                    "!Water", "!because it has begun", NULL });
  g_autofree char *one = cursus_report_difference (before, moved, NULL, (CursusReportStyle){ .columns = 100 });
  change_assert_tells (one,
                       (const char *const[]){ "1 meeting changes. 1 meeting stays as it is.\n1 meeting has begun and is held",
                                              "Water (water)", "because it has begun already", "!Air", NULL });
}

static void
test_json (void)
{
  g_autoptr (CursusPlan) before = make_before (), after = make_after ();
  g_autofree char *plain = cursus_report_difference_json (before, after, NULL);
  g_autofree char *undo = cursus_report_difference_json (before, after, "undo");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_assert_true (json_parser_load_from_data (parser, undo, -1, NULL));
  JsonObject *object = json_node_get_object (json_parser_get_root (parser));
  g_assert_null (strstr (plain, "\"action\""));
  g_assert_cmpstr (json_object_get_string_member (object, "action"), ==, "undo");
  g_assert_cmpint (json_object_get_int_member (object, "from"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (object, "to"), ==, 5);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (object, "score_after"), "hard"), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "meetings")), ==, 1);
  JsonArray *rules = json_object_get_array_member (object, "rules");
  g_assert_cmpuint (json_array_get_length (rules), ==, 4);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (rules, 1), "before"), ==, 8);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (rules, 3), "after"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/difference/text", test_text);
  g_test_add_func ("/report/difference/same", test_same);
  g_test_add_func ("/report/difference/begun", test_begun);
  g_test_add_func ("/report/difference/json", test_json);
  return g_test_run ();
}
