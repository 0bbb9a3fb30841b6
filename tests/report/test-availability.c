/* Availability as people read it. */
#include "report/availability.h"

#include <json-glib/json-glib.h>

typedef struct {
  CursusZone *zone;
  CursusAvailability *availability;
  GPtrArray *files;
  CursusBusyCounts counts;
  CursusAvailabilityReport report;
} Fixture;

/* @day of October 2023 and @minute of it, in Paris. */
static int64_t
at (const Fixture *fixture, int day, int minute)
{
  return cursus_zone_to_utc_first (fixture->zone, cursus_date_from_ymd (2023, 10, 1) + day - 1, minute);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  (void)data;
  fixture->zone = cursus_zone_new ("Europe/Paris", NULL);
  fixture->availability = cursus_availability_new ();
  fixture->files = g_ptr_array_new ();
  g_ptr_array_add (fixture->files, (gpointer) "availability/sp-eau.ics");
  fixture->report = (CursusAvailabilityReport){
    .name = "Claire Fontaine",
    .id = "sp-eau",
    .files = fixture->files,
    .zone = fixture->zone,
    .dates = { cursus_date_from_ymd (2023, 10, 11), cursus_date_from_ymd (2023, 11, 10) },
    .availability = fixture->availability,
  };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  (void)data;
  cursus_availability_free (fixture->availability);
  cursus_zone_unref (fixture->zone);
  g_ptr_array_unref (fixture->files);
}

static void
add (Fixture *fixture, CursusLevel level, int64_t start, int64_t end)
{
  cursus_availability_add (fixture->availability, level, start, end);
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  (void)data;
  add (fixture, CURSUS_LEVEL_UNAVAILABLE, at (fixture, 1, 0), at (fixture, 12, 0)); /* begins before the dates */
  add (fixture, CURSUS_LEVEL_UNAVAILABLE, at (fixture, 13, 540), at (fixture, 13, 750));
  add (fixture, CURSUS_LEVEL_RELUCTANT, at (fixture, 13, 840), at (fixture, 13, 1440));
  add (fixture, CURSUS_LEVEL_UNAVAILABLE, at (fixture, 28, 0), at (fixture, 31, 0)); /* over the change of clocks */
  add (fixture, CURSUS_LEVEL_PREFERRED, at (fixture, 33, 1080), at (fixture, 34, 480));
  g_autofree char *text = cursus_report_availability (&fixture->report, (CursusReportStyle){ .columns = 80 });
  g_assert_cmpstr (text, ==,
                   "Claire Fontaine (sp-eau)\n"
                   "Wed 11 Oct 2023 – Fri 10 Nov 2023 · Europe/Paris\n"
                   "availability/sp-eau.ics\n"
                   "\n"
                   "October 2023\n"
                   "  Wed 11 Oct, all day                       busy\n"
                   "  Fri 13 Oct  09:00–12:30                   busy\n"
                   "  Fri 13 Oct  14:00–24:00                   would rather not\n"
                   "  Sat 28 Oct – Mon 30 Oct                   busy\n"
                   "\n"
                   "November 2023\n"
                   "  Thu 2 Nov 18:00 – Fri 3 Nov 08:00         would like to\n"
                   "\n");
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  (void)data;
  fixture->counts = (CursusBusyCounts){ .n_busy = 3, .n_free = 2, .n_cancelled = 1 };
  fixture->report.counts = &fixture->counts;
  fixture->report.files = NULL;
  g_autofree char *text = cursus_report_availability (&fixture->report, (CursusReportStyle){ .columns = 80 });
  g_assert_cmpstr (text, ==,
                   "Claire Fontaine (sp-eau)\n"
                   "Wed 11 Oct 2023 – Fri 10 Nov 2023 · Europe/Paris\n"
                   "\n"
                   "Nothing takes time on these dates.\n"
                   "Events that count as busy: 3\n"
                   "Not counted, marked as free: 2 · --count-free counts them\n"
                   "Not counted, cancelled: 1\n");
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  (void)data;
  g_autoptr (GArray) reports = g_array_new (FALSE, FALSE, sizeof (CursusAvailabilityReport));
  g_autoptr (CursusAvailability) nothing = cursus_availability_new ();
  CursusAvailabilityReport other = fixture->report;
  other.name = "Luc Vent";
  other.id = "sp-air";
  other.files = NULL;
  other.availability = nothing;
  add (fixture, CURSUS_LEVEL_UNAVAILABLE, at (fixture, 13, 1320), at (fixture, 14, 60)); /* two days */
  add (fixture, CURSUS_LEVEL_UNAVAILABLE, at (fixture, 50, 0), at (fixture, 51, 0));     /* after the dates */
  add (fixture, CURSUS_LEVEL_RELUCTANT, at (fixture, 16, 600), at (fixture, 16, 660));
  g_array_append_val (reports, fixture->report);
  g_array_append_val (reports, other);
  g_autofree char *text = cursus_report_availability_list (reports, (CursusReportStyle){ .columns = 120 });
  g_assert_cmpstr (text, ==,
                   "Claire Fontaine (sp-eau)                busy on 2 days, would rather not on 1 day · "
                   "availability/sp-eau.ics\n"
                   "Luc Vent (sp-air)                       nothing known\n");
}

static void
test_json (Fixture *fixture, gconstpointer data)
{
  (void)data;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  fixture->counts = (CursusBusyCounts){ .n_busy = 3, .n_left_out = 7 };
  fixture->report.counts = &fixture->counts;
  add (fixture, CURSUS_LEVEL_RELUCTANT, at (fixture, 13, 540), at (fixture, 13, 750));
  g_autofree char *text = cursus_report_availability_json (&fixture->report);
  g_assert_true (json_parser_load_from_data (parser, text, -1, &error));
  JsonObject *object = json_node_get_object (json_parser_get_root (parser));
  JsonObject *time = json_array_get_object_element (json_object_get_array_member (object, "times"), 0);
  JsonObject *counts = json_object_get_object_member (object, "counts");
  g_assert_cmpstr (json_object_get_string_member (object, "id"), ==, "sp-eau");
  g_assert_cmpstr (json_object_get_string_member (object, "from"), ==, "2023-10-11");
  g_assert_cmpstr (json_object_get_string_member (object, "timezone"), ==, "Europe/Paris");
  g_assert_cmpstr (json_object_get_string_member (time, "level"), ==, "reluctant");
  g_assert_cmpstr (json_object_get_string_member (time, "start"), ==, "2023-10-13T09:00:00+02:00");
  g_assert_cmpstr (json_object_get_string_member (time, "end"), ==, "2023-10-13T12:30:00+02:00");
  g_assert_cmpint (json_object_get_int_member (counts, "busy"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (counts, "left_out"), ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/report/availability/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add ("/report/availability/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add ("/report/availability/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/report/availability/json", Fixture, NULL, set_up, test_json, tear_down);
  return g_test_run ();
}
