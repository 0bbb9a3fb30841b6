/* Revisions in words. */
#include "report/history.h"

#include <json-glib/json-glib.h>

#include "change-fixture.h"

#define MADE 1700732700 /* 2023-11-23T10:45+01:00 */

typedef struct {
  CursusPlan *first;
  CursusPlan *second;
} Plans;

static Plans
plans_new (void)
{
  Plans plans = { change_plan_usual (), change_plan ("2023-11-10", "09:00-12:30", "paris|Paris|paris/A|Room A", "c/Claire") };
  plans.first->revision = 1;
  plans.second->revision = 2;
  return plans;
}

static void
plans_clear (Plans *self)
{
  cursus_plan_free (self->first);
  cursus_plan_free (self->second);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plans, plans_clear)

static char *
tell (const CursusHistoryEntry *entry)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (CursusHistoryEntry));
  g_array_append_vals (entries, entry, 1);
  return cursus_report_history (entries, (CursusReportStyle){ .columns = 150 });
}

static void
test_actions (void)
{
  const struct {
    const char *action;
    bool first;
    const char *parts[4];
  } cases[] = {
    { "plan", true, { "revision 1 · Thu 23 Nov 2023, 10:45 · Ada · 10 points\n", "planned: 2 meetings\n", "!moved" } },
    { "plan", false, { "revision 2 ·", "planned anew: 1 meeting changed", "“Water” is moved from Thu 9" } },
    { "move", false, { "\n  “Water” is moved from Thu 9", "!planned" } },
    { "replan", false, { "replanned: 1 meeting changed", "“Water” is moved" } },
    { "undo", false, { "undone: back to revision 7", "“Water” is moved" } },
    { "redo", false, { "done again: as in revision 7", "“Water” is moved" } },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Plans) plans = plans_new ();
    CursusHistoryEntry entry = { .plan = cases[i].first ? plans.first : plans.second,
                                 .before = cases[i].first ? NULL : plans.first,
                                 .made_utc = MADE,
                                 .author = "Ada",
                                 .action = cases[i].action,
                                 .restores = 7 };
    g_autofree char *text = tell (&entry);
    change_assert_tells (text, cases[i].parts);
    g_assert_null (strstr (text, "because"));
  }
}

static void
test_note (void)
{
  g_auto (Plans) plans = plans_new ();
  plans.second->score.hard = 2;
  CursusHistoryEntry entry = { .plan = plans.second, .before = plans.first, .note = "she is ill", .action = "move" };
  g_autofree char *text = tell (&entry);
  change_assert_tells (
      text, (const char *const[]){ " · unknown · ", "because: she is ill", "Hard rules are broken by 2 points.", NULL });
}

static void
test_json (void)
{
  g_auto (Plans) plans = plans_new ();
  CursusHistoryEntry both[] = {
    { .plan = plans.second,
      .before = plans.first,
      .made_utc = MADE,
      .author = "Ada",
      .note = "n",
      .action = "undo",
      .restores = 9 },
    { .plan = plans.first, .made_utc = MADE, .action = "plan" },
  };
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (CursusHistoryEntry));
  g_array_append_vals (entries, both, 2);
  g_autofree char *text = cursus_report_history_json (entries);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  JsonArray *list = json_node_get_array (json_parser_get_root (parser));
  JsonObject *undo = json_array_get_object_element (list, 0), *first = json_array_get_object_element (list, 1);
  g_assert_cmpint (json_object_get_int_member (undo, "revision"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (undo, "restores"), ==, 9);
  g_assert_cmpstr (json_object_get_string_member (undo, "time"), ==, "2023-11-23T10:45:00+01:00");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (undo, "meetings")), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (undo, "text")), ==, 2);
  g_assert_true (json_object_get_null_member (first, "author"));
  g_assert_true (json_object_get_null_member (first, "restores"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (first, "meetings")), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/history/actions", test_actions);
  g_test_add_func ("/report/history/note", test_note);
  g_test_add_func ("/report/history/json", test_json);
  return g_test_run ();
}
