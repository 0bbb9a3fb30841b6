/* Calendars on a server, told to the planner and to programs. */
#include "report/caldav.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Anne's calendar is new, Paul's had been changed by others. */
static CursusCaldavReport *
make (bool dry_run, guint n_foreign)
{
  CursusCaldavReport *report = cursus_caldav_report_new ("https://h/x/", dry_run);
  CursusCaldavPerson *anne = cursus_caldav_report_add (report, "anne", "Anne Martin", g_strdup ("https://h/x/s-anne/"));
  CursusCaldavPerson *paul = cursus_caldav_report_add (report, "paul", "Paul Petit", g_strdup ("https://h/x/s-paul/"));
  anne->made = true;
  cursus_caldav_person_add (anne, CURSUS_CALDAV_PUT, "u1", "Water");
  cursus_caldav_person_add (anne, CURSUS_CALDAV_PUT, "u2", "Air");
  cursus_caldav_person_add (paul, CURSUS_CALDAV_CHANGED, "u1", "Water");
  cursus_caldav_person_add (paul, CURSUS_CALDAV_REMOVED, "u3", NULL);
  cursus_caldav_person_add (paul, CURSUS_CALDAV_RESTORED, "u4", "Earth");
  for (guint i = 0; i < n_foreign; i++)
    cursus_caldav_person_add (paul, CURSUS_CALDAV_RIGHTED, "u2", "Air");
  return report;
}

static char *
print (const CursusCaldavReport *report)
{
  g_autoptr (CursusPage) page = cursus_page_new ((CursusReportStyle){ 0 });
  cursus_caldav_report_put (report, page);
  return cursus_page_finish (page);
}

static void
assert_says (const CursusCaldavReport *report, const char *const *parts)
{
  g_autofree char *text = print (report);
  g_test_message ("%s", text);
  for (; *parts != NULL; parts++)
    g_assert_cmpint (strstr (text, *parts + (**parts == '!')) != NULL, ==, **parts != '!');
}

static void
test_done (void)
{
  g_autoptr (CursusCaldavReport) report = make (false, 1), many = make (false, 20);
  assert_says (report, (const char *const[]){ "2 calendars on https://h/x/", "2 events added", "1 event changed",
                                              "1 event removed", "1 event that others had changed is right again",
                                              "is there again", "Paul Petit: “Air” had been changed there",
                                              "“Earth” had been removed there", "!not complete", "!and ", NULL });
  assert_says (many, (const char *const[]){ "20 events that others had changed are right again", "and 9 more", NULL });
}

static void
test_dry_run (void)
{
  g_autoptr (CursusCaldavReport) report = make (true, 1);
  assert_says (report, (const char *const[]){ "2 events would be added", "1 event would be changed", "1 event would be removed",
                                              "would be put right", "would be put back", NULL });
}

static void
test_nothing (void)
{
  g_autoptr (CursusCaldavReport) report = cursus_caldav_report_new ("https://h/x/", false);
  cursus_caldav_report_add (report, "anne", "Anne Martin", g_strdup ("url"));
  g_assert_true (cursus_caldav_report_is_complete (report));
  assert_says (report, (const char *const[]){ "1 calendar on", "as published already", NULL });
}

static void
test_failed (void)
{
  g_autoptr (CursusCaldavReport) report = make (false, 0);
  ((CursusCaldavPerson *)g_ptr_array_index (report->people, 0))->failure = g_strdup ("full");
  g_assert_false (cursus_caldav_report_is_complete (report));
  assert_says (report, (const char *const[]){ "1 calendar is not complete.", "The same command again", NULL });
  report->failure = g_strdup ("away");
  assert_says (report, (const char *const[]){ "Not all calendars could be looked at.", "!already", NULL });
}

static void
test_json (void)
{
  g_autoptr (CursusCaldavReport) report = make (false, 1);
  g_autoptr (CursusJson) builder = cursus_json_new ();
  cursus_json_begin_object (builder);
  cursus_caldav_report_set_json (report, builder);
  cursus_json_end_object (builder);
  g_autofree char *text = cursus_json_finish (builder);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonObject *caldav = json_object_get_object_member (json_node_get_object (root), "caldav");
  g_assert_true (json_object_get_boolean_member (caldav, "complete"));
  JsonObject *paul = json_array_get_object_element (json_object_get_array_member (caldav, "people"), 1);
  JsonArray *actions = json_object_get_array_member (paul, "actions");
  g_assert_cmpstr (json_object_get_string_member (paul, "calendar"), ==, "https://h/x/s-paul/");
  static const char *const wanted[] = { "changed", "removed", "restored", "righted" };
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (actions, i), "action"), ==, wanted[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/caldav/done", test_done);
  g_test_add_func ("/report/caldav/dry-run", test_dry_run);
  g_test_add_func ("/report/caldav/nothing", test_nothing);
  g_test_add_func ("/report/caldav/failed", test_failed);
  g_test_add_func ("/report/caldav/json", test_json);
  return g_test_run ();
}
