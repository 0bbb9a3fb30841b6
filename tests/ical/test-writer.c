/* The calendar as a whole. */
#include <string.h>

#include "ical/libical.h"
#include "ical/writer.h"
#include "sample.h"

static const CursusIcalOptions plain = { .language = "fr", .name = "Transitions, 2023" };

static char *
write_plan (const CursusPlan *plan, const bool *wanted, const CursusIcalOptions *options)
{
  g_autoptr (CursusSession) session = sample_session ();
  g_autoptr (GError) error = NULL;
  char *bytes = cursus_ical_write (session, plan, wanted, NULL, options, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
test_frame (void)
{
  g_autoptr (CursusPlan) plan = sample_plan ();
  g_autofree char *bytes = write_plan (plan, NULL, &plain);
  g_assert_true (g_str_has_prefix (bytes, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Cursus//Cursus//EN\r\n"
                                          "CALSCALE:GREGORIAN\r\nNAME:Transitions\\, 2023\r\n"
                                          "X-WR-CALNAME:Transitions\\, 2023\r\nX-WR-CALDESC:Planning\302\240: révision "
                                          "3\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n"));
  g_assert_true (g_str_has_suffix (bytes, "END:VEVENT\r\nEND:VCALENDAR\r\n"));
  for (const char *p = strchr (bytes, '\n'); p != NULL; p = strchr (p + 1, '\n'))
    g_assert_true (p[-1] == '\r');
}

static void
test_deterministic (void)
{
  g_autoptr (CursusPlan) plan = sample_plan ();
  g_autoptr (CursusPlan) again = sample_plan ();
  g_autofree char *first = write_plan (plan, NULL, &plain);
  g_setenv ("TZ", "Asia/Tokyo", TRUE);
  g_autofree char *second = write_plan (again, NULL, &plain);
  g_setenv ("TZ", "UTC", TRUE);
  g_assert_cmpstr (first, ==, second);
}

static void
test_feed (void)
{
  g_autoptr (CursusPlan) plan = sample_plan ();
  CursusIcalOptions feed = plain;
  feed.feed = true;
  g_autofree char *file = write_plan (plan, NULL, &plain);
  g_autofree char *bytes = write_plan (plan, NULL, &feed);
  g_assert_nonnull (strstr (bytes, "\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n"));
  g_assert_null (strstr (file, "PT1H"));
}

static void
test_utc (void)
{
  g_autoptr (CursusPlan) plan = sample_plan ();
  CursusIcalOptions utc = plain;
  utc.utc = true;
  g_autofree char *bytes = write_plan (plan, NULL, &utc);
  g_assert_nonnull (strstr (bytes, "\r\nDTSTART:20231027T070000Z\r\nDTEND:20231027T103000Z\r\n"));
  g_assert_null (strstr (bytes, "TZID"));
}

static void
test_wanted (void)
{
  g_autoptr (CursusPlan) plan = sample_plan ();
  const bool only_last[] = { false, false, true }, none[] = { false, false, false };
  g_autofree char *one = write_plan (plan, only_last, &plain);
  g_autofree char *empty = write_plan (plan, none, &plain);
  g_assert_nonnull (strstr (one, "UID:webinaire"));
  g_assert_null (strstr (one, "UID:energie"));
  g_assert_null (strstr (one, "X-WR-CALNAME")); /* a single event must not open a new calendar in Outlook */
  g_assert_null (strstr (empty, "VEVENT"));
}

static void
test_zones (void)
{
  static const struct {
    const char *zone, *expected, *never;
  } cases[] = {
    { "America/New_York", "DTSTART;TZID=America/New_York:20231027T030000", "Z\r\nSUMMARY" },
    { "Asia/Kolkata", "DTSTART;TZID=Asia/Kolkata:20231027T123000", "DAYLIGHT" },
    { "UTC", "DTSTART:20231027T070000Z", "TZID" },
    { "Africa/Casablanca", "DTSTART:20231027T070000Z", "TZID" }, /* clocks that no yearly rule describes */
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusPlan) plan = sample_plan ();
    g_free (plan->timezone);
    plan->timezone = g_strdup (cases[i].zone);
    CursusPlanMeeting *last = g_ptr_array_index (plan->meetings, 2);
    g_array_index (last->slots, CursusPlanSlot, 0).start_utc += 400 * 86400;
    g_array_index (last->slots, CursusPlanSlot, 0).end_utc += 400 * 86400;
    g_autofree char *bytes = write_plan (plan, NULL, &plain);
    g_assert_nonnull (strstr (bytes, cases[i].expected));
    g_assert_null (strstr (bytes, cases[i].never));
  }
}

static void
test_unknown_zone (void)
{
  g_autoptr (CursusPlan) plan = sample_plan ();
  g_autoptr (GError) error = NULL;
  g_free (plan->timezone);
  plan->timezone = g_strdup ("Europe/Nowhere");
  g_assert_null (cursus_ical_write (NULL, plan, NULL, NULL, &plain, &error));
  g_assert_error (error, CURSUS_ICAL_ERROR, CURSUS_ICAL_ERROR_ZONE);
  g_assert_nonnull (strstr (error->message, "Europe/Nowhere"));
}

/* A plan whose module was deleted from the session is still written, from the plan alone. */
static void
test_without_session (void)
{
  g_autoptr (CursusPlan) plan = sample_plan ();
  g_autoptr (CursusSession) session = cursus_session_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = cursus_ical_write (session, plan, NULL, NULL, &plain, &error);
  g_assert_no_error (error);
  g_autofree char *text = sample_unfold (bytes);
  g_assert_nonnull (strstr (text, "\r\nLOCATION:Campus de Poitiers – Salle A\r\n"));
  g_assert_null (strstr (text, "GEO"));
}

/* An event that ends before it begins can only be a defect of ours: it must not leave the house. */
static void
test_impossible_plan (void)
{
  g_autoptr (CursusPlan) plan = sample_plan ();
  g_autoptr (GError) error = NULL;
  CursusPlanMeeting *meeting = g_ptr_array_index (plan->meetings, 0);
  g_array_index (meeting->slots, CursusPlanSlot, 0).end_utc -= 86400;
  g_assert_null (cursus_ical_write (NULL, plan, NULL, NULL, &plain, &error));
  g_assert_error (error, CURSUS_ICAL_ERROR, CURSUS_ICAL_ERROR_INTERNAL);
}

static void
test_libical_reads_times (void)
{
  g_autoptr (CursusPlan) plan = sample_plan ();
  g_autofree char *bytes = write_plan (plan, NULL, &plain);
  g_autoptr (GRecMutexLocker) locker = cursus_libical_enter ();
  g_autoptr (icalcomponent) calendar = icalparser_parse_string (bytes);
  static const gint64 starts[] = { 1698390000, 1698408000, 1698652800, 1699257600 };
  guint n = 0;
  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT); event != NULL;
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT), n++) {
    struct icaltimetype start = icalcomponent_get_dtstart (event);
    g_assert_cmpint (icaltime_as_timet_with_zone (start, start.zone), ==, starts[n]);
  }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (starts));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/writer/frame", test_frame);
  g_test_add_func ("/ical/writer/deterministic", test_deterministic);
  g_test_add_func ("/ical/writer/feed", test_feed);
  g_test_add_func ("/ical/writer/utc", test_utc);
  g_test_add_func ("/ical/writer/wanted", test_wanted);
  g_test_add_func ("/ical/writer/zones", test_zones);
  g_test_add_func ("/ical/writer/unknown-zone", test_unknown_zone);
  g_test_add_func ("/ical/writer/without-session", test_without_session);
  g_test_add_func ("/ical/writer/impossible-plan", test_impossible_plan);
  g_test_add_func ("/ical/writer/libical-reads-times", test_libical_reads_times);
  return g_test_run ();
}
