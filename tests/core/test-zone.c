#include "core/error.h"
#include "core/zone.h"

static CursusZone *
open_zone (const char *name)
{
  g_autoptr (GError) error = NULL;
  CursusZone *zone = cursus_zone_new (name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cursus_zone_get_name (zone), ==, name);
  return zone;
}

static CursusDate
read_date (const char *text)
{
  CursusDate date;
  g_assert_true (cursus_date_parse (text, &date, NULL));
  return date;
}

static void
test_to_utc (void)
{
  static const struct {
    const char *zone, *date;
    int minute;
    const char *utc; /* NULL: refused */
    const char *first;
  } cases[] = {
    { "Europe/Paris", "2023-10-11", 540, "2023-10-11T07:00:00Z", "2023-10-11T07:00:00Z" },
    { "Europe/Paris", "2023-10-29", 119, "2023-10-28T23:59:00Z", "2023-10-28T23:59:00Z" },
    { "Europe/Paris", "2023-10-29", 120, NULL, "2023-10-29T00:00:00Z" },
    { "Europe/Paris", "2023-10-29", 150, NULL, "2023-10-29T00:30:00Z" },
    { "Europe/Paris", "2023-10-29", 179, NULL, "2023-10-29T00:59:00Z" },
    { "Europe/Paris", "2023-10-29", 180, "2023-10-29T02:00:00Z", "2023-10-29T02:00:00Z" },
    { "Europe/Paris", "2024-03-31", 119, "2024-03-31T00:59:00Z", "2024-03-31T00:59:00Z" },
    { "Europe/Paris", "2024-03-31", 120, NULL, "2024-03-31T01:00:00Z" },
    { "Europe/Paris", "2024-03-31", 150, NULL, "2024-03-31T01:30:00Z" },
    { "Europe/Paris", "2024-03-31", 180, "2024-03-31T01:00:00Z", "2024-03-31T01:00:00Z" },
    { "Europe/Paris", "2024-03-31", 1440, "2024-03-31T22:00:00Z", "2024-03-31T22:00:00Z" },
    { "America/Cayenne", "2024-01-15", 540, "2024-01-15T12:00:00Z", "2024-01-15T12:00:00Z" },
    { "America/Miquelon", "2024-03-10", 150, NULL, "2024-03-10T05:30:00Z" },
    { "America/New_York", "2023-11-05", 90, NULL, "2023-11-05T05:30:00Z" },
    { "Asia/Kolkata", "2024-06-01", 0, "2024-05-31T18:30:00Z", "2024-05-31T18:30:00Z" },
    { "Pacific/Marquesas", "2024-06-01", 540, "2024-06-01T18:30:00Z", "2024-06-01T18:30:00Z" },
    { "Australia/Lord_Howe", "2024-10-06", 135, NULL, "2024-10-05T15:45:00Z" }, /* half an hour is skipped */
    { "Pacific/Apia", "2011-12-30", 720, NULL, "2011-12-30T22:00:00Z" },        /* a whole day is */
    { "UTC", "2024-06-01", 540, "2024-06-01T09:00:00Z", "2024-06-01T09:00:00Z" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (CursusZone) zone = open_zone (cases[i].zone);
    CursusDate date = read_date (cases[i].date);
    int64_t utc = -1;
    bool exists = cursus_zone_to_utc (zone, date, cases[i].minute, &utc, &error);
    g_assert_true (exists == (cases[i].utc != NULL));
    g_autoptr (GDateTime) first = g_date_time_new_from_iso8601 (cases[i].first, NULL);
    g_assert_cmpint (cursus_zone_to_utc_first (zone, date, cases[i].minute), ==, g_date_time_to_unix (first));
    if (exists)
      g_assert_cmpint (utc, ==, g_date_time_to_unix (first));
    else
      g_assert_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID);
  }
}

static void
test_messages (void)
{
  g_autoptr (CursusZone) zone = open_zone ("Europe/Paris");
  g_autoptr (GError) twice = NULL, never = NULL;
  int64_t utc;
  g_assert_false (cursus_zone_to_utc (zone, read_date ("2023-10-29"), 150, &utc, &twice));
  g_assert_cmpstr (twice->message, ==, "2023-10-29 02:30 exists twice in Europe/Paris: clocks go back over it");
  g_assert_false (cursus_zone_to_utc (zone, read_date ("2024-03-31"), 150, &utc, &never));
  g_assert_cmpstr (never->message, ==, "2024-03-31 02:30 does not exist in Europe/Paris: clocks go forward over it");
}

static void
test_unknown (void)
{
  static const char *const names[] = { "Europe/Pariss",
                                       "",
                                       ":Europe/Paris",
                                       "Europe",
                                       "Europe/",
                                       "+01:00",
                                       "ABC5",
                                       "leapseconds",
                                       "posixrules",
                                       "localtime",
                                       "right/Europe/Paris",
                                       "../../etc/passwd",
                                       "/usr/share/zoneinfo/Europe/Paris",
                                       "zone.tab",
                                       "Romance Standard Time",
                                       "europe/paris",
                                       "Europe/\xff" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (cursus_zone_new (names[i], &error));
    g_assert_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_NOT_FOUND);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  }
}

static void
test_format (void)
{
  static const struct {
    const char *zone, *utc, *text;
  } cases[] = {
    { "Europe/Paris", "2023-10-11T07:00:00Z", "2023-10-11T09:00:00+02:00" },
    { "Europe/Paris", "2023-12-31T23:30:05Z", "2024-01-01T00:30:05+01:00" },
    { "Asia/Kolkata", "2024-05-31T18:30:00Z", "2024-06-01T00:00:00+05:30" },
    { "Pacific/Marquesas", "2024-06-01T05:00:00Z", "2024-05-31T19:30:00-09:30" },
    { "UTC", "1969-12-31T23:59:59Z", "1969-12-31T23:59:59+00:00" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusZone) zone = open_zone (cases[i].zone);
    g_autoptr (GDateTime) instant = g_date_time_new_from_iso8601 (cases[i].utc, NULL);
    g_autofree char *text = cursus_zone_format (zone, g_date_time_to_unix (instant));
    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

/* Every minute of the days around each change of clocks: the answers must be all the instants that show this local time. */
static void
test_all_minutes (void)
{
  static const char *const names[] = { "Europe/Paris", "America/St_Johns", "Africa/Casablanca", "Australia/Lord_Howe" };
  for (gsize z = 0; z < G_N_ELEMENTS (names); z++) {
    g_autoptr (CursusZone) zone = open_zone (names[z]);
    for (CursusDate date = read_date ("2024-01-01"); date <= read_date ("2024-12-31"); date++) {
      int64_t midnight = (int64_t)date * 86400;
      if (cursus_zone_offset_seconds (zone, midnight - 86400) == cursus_zone_offset_seconds (zone, midnight + 2 * 86400))
        continue;
      int shown[1441] = { 0 }; /* how often clocks show each minute */
      for (int64_t utc = midnight - 15 * 3600; utc < midnight + 39 * 3600; utc += 60) {
        CursusDate day;
        int second;
        cursus_zone_to_local (zone, utc, &day, &second);
        if (day == date)
          shown[second / 60]++;
      }
      for (int minute = 0; minute < 1440; minute++) {
        int64_t utc;
        bool exists = cursus_zone_to_utc (zone, date, minute, &utc, NULL);
        g_assert_true (exists == (shown[minute] == 1));
        CursusDate day;
        int second;
        cursus_zone_to_local (zone, cursus_zone_to_utc_first (zone, date, minute), &day, &second);
        g_assert_true ((day == date && second == minute * 60) == (shown[minute] > 0));
      }
    }
  }
}

static void
test_references (void)
{
  CursusZone *zone = open_zone ("Europe/Paris");
  g_autoptr (CursusZone) second = cursus_zone_ref (zone);
  cursus_zone_unref (zone);
  g_assert_cmpint (cursus_zone_offset_seconds (second, 1697007600), ==, 7200);
  cursus_zone_unref (NULL);
}

/* Rules beyond the changes that the database lists one by one. */
static void
test_far_future (void)
{
  g_autoptr (CursusZone) zone = open_zone ("Europe/Paris");
  int64_t utc;
  g_assert_true (cursus_zone_to_utc (zone, read_date ("2060-07-01"), 540, &utc, NULL));
  g_assert_cmpint (cursus_zone_offset_seconds (zone, utc), ==, 7200);
  g_assert_true (cursus_zone_to_utc (zone, read_date ("2060-01-01"), 540, &utc, NULL));
  g_assert_cmpint (cursus_zone_offset_seconds (zone, utc), ==, 3600);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/zone/to-utc", test_to_utc);
  g_test_add_func ("/core/zone/messages", test_messages);
  g_test_add_func ("/core/zone/unknown", test_unknown);
  g_test_add_func ("/core/zone/format", test_format);
  g_test_add_func ("/core/zone/all-minutes", test_all_minutes);
  g_test_add_func ("/core/zone/references", test_references);
  g_test_add_func ("/core/zone/far-future", test_far_future);
  return g_test_run ();
}
