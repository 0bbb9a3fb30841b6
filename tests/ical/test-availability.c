/* Whole files, as people send them: what is kept, what is refused, what cannot hurt. */
#include <string.h>

#include "ical/content.h"
#include "reading.h"
#include "sample.h"

#define BUSY "BEGIN:VEVENT\nUID:a\nDTSTART:20231027T070000Z\nDTEND:20231027T080000Z\nEND:VEVENT\n"

static const ReadingCase cases[] = {
  { "", "" },
  { BUSY, "1027 09:00-10:00" },
  { "BEGIN:VEVENT\nDTSTART:20231027T070000Z\nDURATION:PT1H\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20231028T070000Z\nDURATION:PT1H\n"
    "END:VEVENT\n",
    "1027 09:00-10:00; 1028 09:00-10:00" }, /* without UID */
  /* One day of margin before and after 11 October to 30 April; what reaches further is cut. */
  { "BEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20230101\nDTEND;VALUE=DATE:20231012\nEND:VEVENT\n", "1010 00:00-1012 00:00" },
  { "BEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20240430\nDTEND;VALUE=DATE:20250101\nEND:VEVENT\n", "0430 00:00-0502 00:00" },
  { "BEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20231009\nEND:VEVENT\n", "" },
  { "BEGIN:VTODO\nUID:a\nDTSTART:20231027T070000Z\nDUE:20231027T080000Z\nEND:VTODO\n", "" },
  { "BEGIN:VEVENT\nUID:a\nDTSTART:20231027T070000Z\nDTEND:20231027T080000Z\nBEGIN:VALARM\nTRIGGER:-PT1H\nDURATION:PT9H\n"
    "END:VALARM\nEND:VEVENT\n",
    "1027 09:00-10:00" },
  /* Hours at which somebody can be had, and what he does in them all the same. */
  { "BEGIN:VAVAILABILITY\nUID:v\nDTSTART:20231027T060000Z\nDURATION:PT6H\nBEGIN:AVAILABLE\nUID:w\nDTSTART:20231027T063000Z\n"
    "DTEND:20231027T120000Z\nEND:AVAILABLE\nEND:VAVAILABILITY\n" BUSY,
    "1027 08:00-08:30; 1027 09:00-10:00" },
  /* Free and busy times of some weeks only: the rest is not known. */
  { "BEGIN:VFREEBUSY\nDTSTART:20231020T000000Z\nDTEND:20231101T000000Z\nFREEBUSY:20231027T070000Z/PT1H\nEND:VFREEBUSY\n",
    "1027 09:00-10:00!x.ics: warning: says nothing of 2023-10-11 – 2023-10-19, 2023-11-02 – 2024-04-30: these days of the "
    "session "
    "count as free" },
  { "BEGIN:VFREEBUSY\nDTSTART:20231001T000000Z\nDTEND:20231101T000000Z\nEND:VFREEBUSY\n"
    "BEGIN:VFREEBUSY\nDTSTART:20231101T000000Z\nDTEND:20240501T000000Z\nEND:VFREEBUSY\n",
    "" },
  /* A message that takes back what it holds. */
  { "METHOD:CANCEL\n" BUSY, "" },
  { "METHOD:REQUEST\n" BUSY, "1027 09:00-10:00" },
  /* What stands elsewhere is no event that any program shows; it may be one that its author sees as busy. */
  { "END:VCALENDAR\n" BUSY "BEGIN:VCALENDAR\n", "!x.ics:5: VEVENT does not stand directly in a VCALENDAR" },
  { "BEGIN:VTODO\nUID:t\n" BUSY "END:VTODO\n" BUSY, "1027 09:00-10:00!x.ics:6: VEVENT does not stand directly in a VCALENDAR" },
  { "BEGIN:VCALENDAR\nBEGIN:VFREEBUSY\nEND:VFREEBUSY\nEND:VCALENDAR\n",
    "!x.ics:5: VFREEBUSY does not stand directly in a VCALENDAR" },
  { "END:VCALENDAR\nBEGIN:VTODO\nEND:VTODO\nBEGIN:VCALENDAR\n", "" },
  /* What is right is kept beside what is wrong. */
  { "BEGIN:VEVENT\nUID:b\nDTSTART;TZID=Nowhere:20231028T070000\nEND:VEVENT\n" BUSY,
    "1027 09:00-10:00!x.ics:6: DTSTART: unknown…" },
};

static void
test_cases (void)
{
  reading_check (reading, cases, G_N_ELEMENTS (cases));
}

#define EVENT(lines) "BEGIN:VEVENT\n" lines "END:VEVENT\n"
#define AT(day) "DTSTART:202310" day "T070000Z\nDURATION:PT1H\n"

/* How the same events count, as their reader wishes. */
static void
test_options (void)
{
  static const char text[] = "BEGIN:VCALENDAR\n" EVENT (AT ("16")) EVENT (AT ("17") "TRANSP:TRANSPARENT\n")
      EVENT (AT ("18") "STATUS:TENTATIVE\n") EVENT (AT ("19") "STATUS:CANCELLED\n")
          EVENT (AT ("20") "ATTENDEE;PARTSTAT=DECLINED:mailto:Anne@Example.org\n") EVENT ("DTSTART;VALUE=DATE:20231023\n")
              EVENT ("DTSTART;VALUE=DATE:20231024\nTRANSP:TRANSPARENT\n") EVENT (
                  "DTSTART:20231025T090000\nDURATION:PT1H\n") "BEGIN:VFREEBUSY\nFREEBUSY;FBTYPE=FREE:20231026T070000Z/PT1H\n"
                                                              "END:VFREEBUSY\nEND:VCALENDAR\n";
  static const struct {
    CursusIcalReading reading;
    const char *expected;
  } option_cases[] = {
    { { .email = "anne@example.org" },
      "16 23 25 ~18 | busy 3 tentative 1 free 2 declined 1 cancelled 1 left out 0 whole days 1 floating 1" },
    { { .email = NULL },
      "16 20 23 25 ~18 | busy 4 tentative 1 free 2 declined 0 cancelled 1 left out 0 whole days 1 floating 1" },
    { { .count_free = true },
      "16 17 20 23 24 25 ~18 | busy 6 tentative 1 free 0 declined 0 cancelled 1 left out 0 whole days 2 floating 1" },
    { { .leave_out_days = true },
      "16 20 25 ~18 | busy 3 tentative 1 free 2 declined 0 cancelled 1 left out 1 whole days 0 floating 1" },
    { { .leave_out_days = true, .count_free = true },
      "16 17 20 25 ~18 | busy 4 tentative 1 free 0 declined 0 cancelled 1 left out 2 whole days 0 floating 1" },
    { { .tentative_is_busy = true },
      "16 18 20 23 25 | busy 4 tentative 1 free 2 declined 0 cancelled 1 left out 0 whole days 1 floating 1" },
    { { .leave_out_tentative = true },
      "16 20 23 25 | busy 4 tentative 1 free 2 declined 0 cancelled 1 left out 0 whole days 1 floating 1" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (option_cases); i++) {
    g_autofree char *read = reading_with (text, &option_cases[i].reading);
    g_assert_cmpstr (read, ==, option_cases[i].expected);
  }
}

static const ReadingCase date_cases[] = {
  { "BEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20231021\nDTEND;VALUE=DATE:20231106\nTRANSP:TRANSPARENT\nEND:VEVENT\n",
    "1021-1105" },
  { "BEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20231225\nEND:VEVENT\n", "1225-1225" },
  { BUSY, "1027-1027" },
  { "BEGIN:VEVENT\nUID:a\nDTSTART:20231027T215900Z\nDTEND:20231028T220000Z\nEND:VEVENT\n", "1027-1028" },
  { "BEGIN:VEVENT\nUID:a\nDTSTART:20231027T070000Z\nEND:VEVENT\n", "1027-1027" },
  { "BEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20231225\nSTATUS:CANCELLED\nEND:VEVENT\n", "" },
  { "BEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20000501\nRRULE:FREQ=YEARLY\nEND:VEVENT\nBEGIN:VEVENT\nUID:b\n"
    "DTSTART;VALUE=DATE:20001111\nRRULE:FREQ=YEARLY\nEND:VEVENT\n",
    "1111-1111; 0501-0501" },
  { "BEGIN:VEVENT\nUID:a\nDTSTART;TZID=Nowhere:20231225T000000\nEND:VEVENT\n",
    "!x.ics:6: DTSTART: unknown time zone “Nowhere”…" },
};

static void
test_dates (void)
{
  reading_check (reading_dates, date_cases, G_N_ELEMENTS (date_cases));
}

static void
test_several_calendars (void)
{
  static const char text[]
      = "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:x\nX-LIC-LOCATION:Europe/Paris\nEND:VTIMEZONE\nBEGIN:VEVENT\n"
        "UID:a\nDTSTART;TZID=x:20231027T090000\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n"
        "BEGIN:VCALENDAR\n" BUSY "END:VCALENDAR\n";
  g_autofree char *read = reading_file (text, strlen (text));
  g_assert_cmpstr (read, ==, "1027 09:00-10:00");
}

static void
test_bad_files (void)
{
  static const struct {
    const char *bytes;
    gsize length;
    const char *part;
  } files[] = {
    { "", 0, "no calendar" },
    { "BEGIN:VCALENDAR\n" BUSY, sizeof "BEGIN:VCALENDAR\n" BUSY - 1, "incomplete" },
    { "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2023\0\nEND:VEVENT\nEND:VCALENDAR\n", 66, "NUL" },
    { "\xFF\xFE"
      "B\0E\0",
      6, "UTF-16" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *read = reading_file (files[i].bytes, files[i].length);
    g_assert_true (g_str_has_prefix (read, "!x.ics"));
    g_assert_nonnull (strstr (read, files[i].part));
  }
}

/* Titles in Windows-1252 or broken UTF-8 do not keep times from being read, nor do they reach anybody. */
static void
test_encodings (void)
{
  g_autofree char *read = reading_event ("SUMMARY:r\xe9union secr\xc3\xa8te \xff\nDTSTART:20231027T070000Z\nDURATION:PT1H\n");
  g_assert_cmpstr (read, ==, "1027 09:00-10:00");
}

static void
test_deep_nesting (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  for (int i = 0; i < 50000; i++)
    g_string_append (body, "BEGIN:VEVENT\n");
  for (int i = 0; i < 50000; i++)
    g_string_append (body, "END:VEVENT\n");
  g_autofree char *read = reading (body->str);
  g_assert_nonnull (strstr (read, "nested more than 8 deep"));
}

static char *
fill (const char *text)
{
  GString *out = g_string_new (NULL);
  while (out->len + strlen (text) < CURSUS_ICAL_MAX_BYTES - 200)
    g_string_append (out, text);
  return g_string_free (out, FALSE);
}

/* As large as a file may be; the test's time limit is the assertion. */
static void
test_large (void)
{
  static const char *const texts[] = {
    BUSY,
    "BEGIN:VEVENT\nDTSTART:20231027T070000Z\nEND:VEVENT\n",
    "BEGIN:VEVENT\nUID:a\nRECURRENCE-ID:20231027T070000Z\nDTSTART:20231027T070000Z\nDURATION:PT1H\nEND:VEVENT\n",
    "BEGIN:VEVENT\nDTSTART;TZID=Nowhere:20231027T070000\nEND:VEVENT\n",
    "BEGIN:VEVENT\nEND:VEVENT\n",
    "BEGIN:VFREEBUSY\nFREEBUSY:20231027T070000Z/PT1H,20231028T070000Z/PT1H\nEND:VFREEBUSY\n",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    gint64 start = g_get_monotonic_time ();
    g_autofree char *body = fill (texts[i]);
    g_autofree char *read = reading (body);
    g_assert_nonnull (read);
    g_test_message ("%" G_GSIZE_FORMAT ": %.2f s", i, (double)(g_get_monotonic_time () - start) / 1e6);
  }
}

static void
test_many_exceptions (void)
{
  g_autofree char *dates = fill ("20231030T080000Z,");
  g_autofree char *body = g_strdup_printf (
      "DTSTART:20231023T080000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:%s20231106T080000Z\n", dates);
  g_autofree char *read = reading_event (body);
  g_assert_cmpstr (read, ==, "1023 10:00-11:00");
}

static void
test_random (void)
{
  static const char valid[] = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART;TZID=Europe/Paris:20231023T090000\nDURATION:PT1H\n"
                              "RRULE:FREQ=WEEKLY;COUNT=4\nEXDATE:20231030T080000Z\nEND:VEVENT\nBEGIN:VEVENT\nUID:a\n"
                              "RECURRENCE-ID:20231106T080000Z\nDTSTART;VALUE=DATE:20231107\nEND:VEVENT\nEND:VCALENDAR\n";
  guint32 seed = g_random_int ();
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (int round = 0; round < 1000; round++) {
    char bytes[sizeof valid];
    memcpy (bytes, valid, sizeof valid);
    for (int n = g_rand_int_range (random, 1, 5); n > 0; n--)
      bytes[g_rand_int_range (random, 0, sizeof valid - 1)] = g_rand_boolean (random)
                                                                  ? (char)g_rand_int_range (random, 0, 256)
                                                                  : valid[g_rand_int_range (random, 0, sizeof valid - 1)];
    g_autofree char *read = reading_file (bytes, sizeof valid - 1);
    g_assert_nonnull (read);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/availability/cases", test_cases);
  g_test_add_func ("/ical/availability/options", test_options);
  g_test_add_func ("/ical/availability/dates", test_dates);
  g_test_add_func ("/ical/availability/several-calendars", test_several_calendars);
  g_test_add_func ("/ical/availability/bad-files", test_bad_files);
  g_test_add_func ("/ical/availability/encodings", test_encodings);
  g_test_add_func ("/ical/availability/deep-nesting", test_deep_nesting);
  g_test_add_func ("/ical/availability/large", test_large);
  g_test_add_func ("/ical/availability/many-exceptions", test_many_exceptions);
  g_test_add_func ("/ical/availability/random", test_random);
  return g_test_run ();
}
