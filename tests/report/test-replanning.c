/* What a replanning moves, and why, in words. */
#include "report/replanning.h"

#include <json-glib/json-glib.h>

#include "change-fixture.h"

static GPtrArray *
make_reasons (void)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_replanning_reason_free);
  CursusReplanningReason *reason = g_new0 (CursusReplanningReason, 1);
  reason->meeting = g_strdup ("water");
  reason->texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (reason->texts, g_strdup ("Claire is ill"));
  g_ptr_array_add (reasons, reason);
  return reasons;
}

static CursusPlan *
make_after (void)
{
  CursusPlan *plan = change_plan ("2023-11-10", "09:00-12:30", "paris|Paris|paris/A|Room A", "c/Claire");
  plan->revision = 7;
  return plan;
}

static void
test_text (void)
{
  const struct {
    guint n_moved, least;
    CursusReplanningOutcome outcome;
    const char *parts[4];
  } cases[] = {
    { 1,
      1,
      CURSUS_REPLANNING_SAVED,
      { "1 meeting moves. No plan that keeps every hard rule moves fewer", "Saved as revision 7." } },
    { 5, 2, CURSUS_REPLANNING_DRY_RUN, { "5 meetings move. At least 2 have to;", "Nothing was saved." } },
    { 3, 1, CURSUS_REPLANNING_SAVED, { "3 meetings move. At least 1 has to;" } },
    { 0, 0, CURSUS_REPLANNING_UNCHANGED, { "No meeting that people know of has to move.", "The plan stays as it is" } },
  };
  g_autoptr (CursusPlan) before = change_plan_usual (), after = make_after ();
  g_autoptr (GPtrArray) reasons = make_reasons ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    CursusReplanningReport report = { before, after, reasons, cases[i].n_moved, cases[i].least, cases[i].outcome };
    g_autofree char *text = cursus_report_replanning (&report, (CursusReportStyle){ .columns = 120 });
    change_assert_tells (text, cases[i].parts);
    change_assert_tells (text, (const char *const[]){ "Water (water)\n  is moved from", "\n  because: Claire is ill\n", NULL });
  }
}

/* What people hold is not the newest plan: more changes there than moves for them. */
static void
test_draft (void)
{
  static const char *const note = "Compared with the newest plan, which is not what people hold:\n";
  g_autoptr (CursusPlan) before = change_plan_usual (), after = make_after ();
  g_autoptr (GPtrArray) reasons = make_reasons (), none = g_ptr_array_new ();
  CursusReplanningReport report = { before, after, reasons, 1, 1, CURSUS_REPLANNING_DRY_RUN };
  g_autofree char *same = cursus_report_replanning (&report, (CursusReportStyle){ .columns = 120 });
  report.reasons = none;
  report.n_moved = report.least = 0;
  g_autofree char *other = cursus_report_replanning (&report, (CursusReportStyle){ .columns = 120 });
  g_assert_null (strstr (same, note));
  change_assert_tells (other,
                       (const char *const[]){ "No meeting that people know of has to move.\n", note, "Water (water)\n", NULL });
}

static void
test_json (void)
{
  g_autoptr (CursusPlan) before = change_plan_usual (), after = make_after ();
  g_autoptr (GPtrArray) reasons = make_reasons ();
  CursusReplanningReport report = { before, after, reasons, 2, 1, CURSUS_REPLANNING_SAVED };
  g_autofree char *text = cursus_report_replanning_json (&report);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  JsonObject *object = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (object, "outcome"), ==, "saved");
  g_assert_cmpint (json_object_get_int_member (object, "revision"), ==, 7);
  g_assert_cmpint (json_object_get_int_member (object, "moved"), ==, 2);
  g_assert_false (json_object_get_boolean_member (object, "minimal"));
  JsonObject *reason = json_array_get_object_element (json_object_get_array_member (object, "reasons"), 0);
  g_assert_cmpstr (json_object_get_string_member (reason, "meeting"), ==, "water");
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (reason, "text"), 0), ==, "Claire is ill");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/replanning/text", test_text);
  g_test_add_func ("/report/replanning/draft", test_draft);
  g_test_add_func ("/report/replanning/json", test_json);
  return g_test_run ();
}
