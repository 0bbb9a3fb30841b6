/* Sentences about a meeting that changes. */
#include "report/change.h"

#include <json-glib/json-glib.h>

#include "change-fixture.h"

/* The sentences of all differences, joined. */
static char *
tell (const CursusPlan *before, const CursusPlan *after)
{
  g_autoptr (GArray) differences = cursus_plan_diff (before, after);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < differences->len; i++) {
    g_autoptr (GPtrArray) sentences = cursus_change_sentences (before, after, &g_array_index (differences, CursusDifference, i));
    for (guint s = 0; s < sentences->len; s++)
      g_string_append_printf (text, "%s|", (const char *)g_ptr_array_index (sentences, s));
  }
  return g_string_free (text, FALSE);
}

static const struct {
  const char *date, *hours, *place, *speakers;
  const char *text;
} cases[] = {
  { "2023-11-09", "09:00-12:30", "paris|Paris|paris/A|Room A", "c/Claire", "" },
  { "2023-11-10", "14:00-17:30", "paris|Paris|paris/A|Room A", "c/Claire",
    "is moved from Thu 9 Nov 2023, morning (09:00–12:30) to Fri 10 Nov 2023, afternoon (14:00–17:30)|" },
  { "2023-11-09", "09:00-12:30", "reims|Reims", "c/Claire", "changes its place: Paris, Room A → Reims|" },
  { "2023-11-09", "09:00-12:30", NULL, "c/Claire", "changes its place: Paris, Room A → remote|" },
  { "2023-11-09", "09:00-12:30", "paris|Paris|paris/A|Room A", "l/Luc,c/Claire",
    "is taught by Luc, Claire, no longer by Claire|" },
  { "2023-11-09", "09:00-12:30", "paris|Paris|paris/A|Room A", NULL, "is taught by nobody, no longer by Claire|" },
};

static void
test_moves (void)
{
  g_autoptr (CursusPlan) before = change_plan_usual ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusPlan) after = change_plan (cases[i].date, cases[i].hours, cases[i].place, cases[i].speakers);
    g_autofree char *text = tell (before, after);
    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static void
test_pins (void)
{
  static const char *const wanted[] = { "is no longer pinned|", "is pinned by the planner|",
                                        "is held in its place, because it has begun already|" };
  for (guint pin = 0; pin < G_N_ELEMENTS (wanted); pin++) {
    g_autoptr (CursusPlan) before = change_plan_usual (), after = change_plan_usual ();
    ((CursusPlanMeeting *)g_ptr_array_index (before->meetings, 0))->pinned = (CursusPin)((pin + 1) % 3);
    ((CursusPlanMeeting *)g_ptr_array_index (after->meetings, 0))->pinned = (CursusPin)pin;
    g_autofree char *text = tell (before, after);
    g_assert_cmpstr (text, ==, wanted[pin]);
  }
}

static void
test_new_and_gone (void)
{
  g_autoptr (CursusPlan) both = change_plan_usual (), one = change_plan_usual ();
  g_ptr_array_remove_index (one->meetings, 0);
  g_autofree char *new = tell (one, both), *gone = tell (both, one);
  g_assert_cmpstr (new, ==, "is new: Thu 9 Nov 2023, morning (09:00–12:30) · Paris, Room A · Claire|");
  g_assert_cmpstr (gone, ==, "is gone; it was: Thu 9 Nov 2023, morning (09:00–12:30) · Paris, Room A · Claire|");
}

/* A meeting that is told alone is told as the plan has it; where the zone is not known here, in UTC, and saying so. */
static void
test_when (void)
{
  g_autoptr (CursusPlan) plan = change_plan_usual ();
  g_autofree char *known = cursus_change_when (plan, cursus_plan_meeting (plan, 1));
  g_free (plan->timezone);
  plan->timezone = g_strdup ("Mars/Olympus");
  g_autofree char *unknown = cursus_change_when (plan, cursus_plan_meeting (plan, 1));
  g_array_set_size (cursus_plan_meeting (plan, 1)->slots, 0);
  g_autofree char *undated = cursus_change_when (plan, cursus_plan_meeting (plan, 1));
  g_assert_cmpstr (known, ==, "Tue 14 Nov 2023, afternoon (14:00–17:30)");
  g_assert_cmpstr (unknown, ==, "Tue 14 Nov 2023, afternoon (13:00–16:30 UTC)");
  g_assert_cmpstr (undated, ==, "no date");
}

static void
test_scores (void)
{
  g_autofree char *soft = cursus_change_score ((CursusScore){ 0, 1 }, (CursusScore){ 0, 20 });
  g_autofree char *hard = cursus_change_score ((CursusScore){ 2, 1 }, (CursusScore){ 0, 1 });
  g_assert_cmpstr (soft, ==, "Cost: 1 point before, 20 points after.");
  g_assert_cmpstr (hard, ==, "Hard rules are broken by 2 points before, 0 points after. Cost: 1 point before, 1 point after.");
}

static void
test_json (void)
{
  g_autoptr (CursusPlan) before = change_plan_usual (), after = change_plan ("2023-11-10", "14:00-17:30", NULL, "c/Claire");
  g_autoptr (CursusJson) builder = cursus_json_new ();
  cursus_json_begin_object (builder);
  cursus_change_set_meetings (builder, before, after);
  cursus_json_end_object (builder);
  g_autofree char *text = cursus_json_finish (builder);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonArray *meetings = json_object_get_array_member (json_node_get_object (root), "meetings");
  g_assert_cmpuint (json_array_get_length (meetings), ==, 1);
  JsonObject *water = json_array_get_object_element (meetings, 0);
  g_assert_cmpstr (json_object_get_string_member (water, "id"), ==, "water");
  g_assert_cmpstr (json_object_get_string_member (water, "change"), ==, "changed");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (water, "what")), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (water, "text")), ==, 2);
  JsonObject *old = json_object_get_object_member (water, "before"), *new = json_object_get_object_member (water, "after");
  g_assert_cmpstr (json_object_get_string_member (old, "start"), ==, "2023-11-09T09:00:00+01:00");
  g_assert_cmpstr (json_object_get_string_member (old, "site"), ==, "paris");
  g_assert_cmpstr (json_object_get_string_member (new, "end"), ==, "2023-11-10T17:30:00+01:00");
  g_assert_true (json_object_get_null_member (new, "site"));
  g_assert_true (json_object_get_null_member (new, "pinned_by"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/change/moves", test_moves);
  g_test_add_func ("/report/change/pins", test_pins);
  g_test_add_func ("/report/change/new-and-gone", test_new_and_gone);
  g_test_add_func ("/report/change/when", test_when);
  g_test_add_func ("/report/change/scores", test_scores);
  g_test_add_func ("/report/change/json", test_json);
  return g_test_run ();
}
