/* Several sessions, a line each. */
#include "report/joint.h"

#include <json-glib/json-glib.h>
#include <string.h>

typedef struct {
  GPtrArray *plans, *clashes, *obstacles, *contradiction;
  bool fixed[3];
} Whole;

static CursusPlan *
make_plan (const char *id, int64_t revision, int64_t hard, int64_t soft, guint n_meetings)
{
  CursusPlan *plan = cursus_plan_new (id, id, "Europe/Paris");
  plan->revision = revision;
  plan->score = (CursusScore){ hard, soft };
  for (guint i = 0; i < n_meetings; i++) {
    CursusPlanMeeting *meeting = cursus_plan_meeting_new ("m");
    meeting->speakers = g_new0 (char *, 1);
    meeting->speaker_names = g_new0 (char *, 1);
    g_ptr_array_add (plan->meetings, meeting);
  }
  return plan;
}

static Whole
make_whole (void)
{
  Whole whole = { g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_plan_free),
                  g_ptr_array_new (),
                  g_ptr_array_new (),
                  g_ptr_array_new (),
                  { false, true, false } };
  g_ptr_array_add (whole.plans, make_plan ("spring", 3, 0, 12, 2));
  g_ptr_array_add (whole.plans, make_plan ("autumn-2027", 0, 2, 1, 3));
  g_ptr_array_add (whole.plans, make_plan ("late", 0, 5, 0, 0));
  return whole;
}

static void
whole_clear (Whole *self)
{
  g_ptr_array_unref (self->plans);
  g_ptr_array_unref (self->clashes);
  g_ptr_array_unref (self->obstacles);
  g_ptr_array_unref (self->contradiction);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Whole, whole_clear)

static CursusJointReport
make_report (const Whole *whole)
{
  return (CursusJointReport){
    .plans = whole->plans,
    .fixed = whole->fixed,
    .clashes = whole->clashes,
    .obstacles = whole->obstacles,
    .contradiction = whole->contradiction,
    .score = { 8, 13 },
    .seed = 4,
    .moves = 1000,
    .seconds = -1,
  };
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_test_fail_printf ("“%s” was expected in:\n%s", part, text);
}

static void
test_text (void)
{
  g_auto (Whole) whole = make_whole ();
  CursusJointReport report = make_report (&whole);
  g_autofree char *plain = cursus_report_joint (&report, (CursusReportStyle){ .columns = 90 });
  assert_has (plain, "spring       revision 3 · keeps every hard rule · 12 points\n");
  assert_has (plain, "autumn-2027  as published · breaks hard rules by 2 points · 1 point for the other rules\n");
  assert_has (plain, "late         no plan yet\n");
  assert_has (
      plain,
      "3 sessions · 5 meetings · breaks hard rules by 8 points · 13 points for the other rules\nseed 4 · 1000 moves tried\n");
  g_assert_null (strstr (plain, "Twice"));
  g_ptr_array_add (whole.clashes, "Anne is here and there.");
  g_ptr_array_add (whole.obstacles, "Luc is in the way.");
  g_ptr_array_add (whole.contradiction, "Anne is wanted twice.");
  g_autofree char *full = cursus_report_joint (&report, (CursusReportStyle){ .columns = 90 });
  assert_has (full, "\nTwice at the same time\n  – Anne is here and there.\n");
  assert_has (full, "\nWhat is in the way\n  – Luc is in the way.\n");
  assert_has (full, "\nWhy there is no joint plan\n  – Anne is wanted twice.\n");
}

static void
test_bounds (void)
{
  static const struct {
    CursusScore score;
    int64_t bound;
    CursusPlanStatus status;
    const char *says;
  } cases[] = {
    { { 0, 50 },
      40,
      CURSUS_STATUS_FEASIBLE,
      "\nProven bound: no joint plan costs less than 40 points, which is 20 % less than these.\n" },
    { { 0, 50 }, 50, CURSUS_STATUS_OPTIMAL, "\nOptimal: it is proven that no joint plan costs less.\n" },
    { { 2, 30 }, 40, CURSUS_STATUS_UNKNOWN, "\nProven bound: no joint plan costs less than 40 points.\n" },
    { { 2, 30 }, 0, CURSUS_STATUS_INFEASIBLE, "\nIt is proven that there is no joint plan.\n" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Whole) whole = make_whole ();
    CursusJointReport report = make_report (&whole);
    report.score = cases[i].score;
    report.bound = cases[i].bound;
    report.status = cases[i].status;
    g_autofree char *text = cursus_report_joint (&report, (CursusReportStyle){ .columns = 100 });
    assert_has (text, cases[i].says);
    g_autofree char *json = cursus_report_joint_json (&report);
    g_autoptr (JsonNode) node = json_from_string (json, NULL);
    g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "bound"), ==, cases[i].bound);
    g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "status"), ==,
                     cursus_plan_status_name (cases[i].status));
  }
}

static void
test_json (void)
{
  g_auto (Whole) whole = make_whole ();
  g_ptr_array_add (whole.clashes, "Anne is here and there.");
  CursusJointReport report = make_report (&whole);
  g_autofree char *text = cursus_report_joint_json (&report);
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_assert_nonnull (node);
  JsonObject *object = json_node_get_object (node);
  JsonArray *sessions = json_object_get_array_member (object, "sessions");
  g_assert_cmpuint (json_array_get_length (sessions), ==, 3);
  for (guint i = 0; i < 3; i++) {
    JsonObject *session = json_array_get_object_element (sessions, i);
    const CursusPlan *plan = g_ptr_array_index (whole.plans, i);
    g_assert_cmpstr (json_object_get_string_member (session, "session"), ==, plan->session);
    g_assert_cmpuint (json_array_get_length (json_object_get_array_member (session, "meetings")), ==, plan->meetings->len);
    g_assert_cmpint (json_object_get_boolean_member (session, "fixed"), ==, whole.fixed[i]);
  }
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (object, "score"), "hard"), ==, 8);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (object, "clashes"), 0), ==,
                   "Anne is here and there.");
  g_assert_true (json_object_get_null_member (object, "seconds"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/joint/text", test_text);
  g_test_add_func ("/report/joint/bounds", test_bounds);
  g_test_add_func ("/report/joint/json", test_json);
  return g_test_run ();
}
