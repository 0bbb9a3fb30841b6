/* A VTIMEZONE of ours against the system's zone data, which it was derived from: read by libical as a client would. */
#include <string.h>

#include "core/date.h"
#include "ical/libical.h"
#include "ical/vtimezone.h"

static char *
block_of (const char *name, int first, int last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusZone) zone = cursus_zone_new (name, &error);
  g_assert_no_error (error);
  return cursus_ical_vtimezone_format (zone, first, last);
}

static void
test_paris (void)
{
  g_autofree char *block = block_of ("Europe/Paris", 2023, 2030);
  g_assert_cmpstr (block, ==,
                   "BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n"
                   "BEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nTZNAME:CEST\r\n"
                   "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\n"
                   "BEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nTZNAME:CET\r\n"
                   "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n");
}

static void
test_one_year_is_enough (void)
{
  g_autofree char *one = block_of ("Europe/Paris", 2023, 2023);
  g_autofree char *many = block_of ("Europe/Paris", 2023, 2030);
  g_assert_cmpstr (one, ==, many);
}

static void
test_agrees_with_tzdata (gconstpointer name)
{
  g_autofree char *block = block_of (name, 2023, 2030);
  g_assert_nonnull (block);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (name);
  g_autoptr (GRecMutexLocker) locker = cursus_libical_enter ();
  g_autoptr (icaltimezone) read = cursus_libical_timezone_new (block);
  g_assert_nonnull (read);
  gint64 start = 86400 * (gint64)cursus_date_from_ymd (2023, 1, 2), end = 86400 * (gint64)cursus_date_from_ymd (2030, 12, 31);
  for (gint64 t = start; t < end; t += 1800) {
    int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, t);
    g_assert_cmpint (cursus_libical_timezone_offset (read, t), ==, g_time_zone_get_offset (zone, interval));
  }
}

static void
test_fixed (void)
{
  g_autofree char *block = block_of ("Asia/Kolkata", 2023, 2024);
  g_assert_cmpstr (block, ==,
                   "BEGIN:VTIMEZONE\r\nTZID:Asia/Kolkata\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZNAME:IST\r\n"
                   "TZOFFSETFROM:+0530\r\nTZOFFSETTO:+0530\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n");
}

static void
test_shape (void)
{
  g_autofree char *new_york = block_of ("America/New_York", 2023, 2030);
  g_autofree char *auckland = block_of ("Pacific/Auckland", 2023, 2030);
  g_assert_nonnull (strstr (new_york, "DTSTART:19700308T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n"));
  g_assert_nonnull (strstr (new_york, "BYMONTH=11;BYDAY=1SU"));
  g_assert_nonnull (strstr (auckland, "BYMONTH=4;BYDAY=1SU"));
}

/* Ramadan, a law that changed, a rule in weekday-after-date form: no single yearly rule says these. */
static void
test_not_expressible (void)
{
  static const struct {
    const char *name;
    int first, last;
  } cases[] = {
    { "Africa/Casablanca", 2023, 2025 }, { "America/New_York", 2006, 2008 }, { "Asia/Jerusalem", 2013, 2030 },
    { "Europe/Istanbul", 2015, 2017 },   { "Asia/Pyongyang", 2018, 2018 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *block = block_of (cases[i].name, cases[i].first, cases[i].last);
    if (block != NULL)
      g_test_message ("%s: %s", cases[i].name, block);
    g_assert_null (block);
  }
}

int
main (int argc, char **argv)
{
  static const char *const zones[] = { "Europe/Paris",  "America/New_York",    "Asia/Kolkata",    "UTC",
                                       "Europe/Dublin", "Australia/Lord_Howe", "Pacific/Auckland" };
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/vtimezone/paris", test_paris);
  g_test_add_func ("/ical/vtimezone/one-year-is-enough", test_one_year_is_enough);
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++) {
    g_autofree char *path = g_strdup_printf ("/ical/vtimezone/agrees-with-tzdata/%s", zones[i]);
    g_strdelimit (path + strlen ("/ical/vtimezone/agrees-with-tzdata/"), "/", '-');
    g_test_add_data_func (path, zones[i], test_agrees_with_tzdata);
  }
  g_test_add_func ("/ical/vtimezone/fixed", test_fixed);
  g_test_add_func ("/ical/vtimezone/shape", test_shape);
  g_test_add_func ("/ical/vtimezone/not-expressible", test_not_expressible);
  return g_test_run ();
}
