#include "core/date.h"
#include "core/error.h"

static void
test_ymd_known (void)
{
  static const struct {
    int year, month, day;
    CursusDate date;
  } cases[] = {
    { 1970, 1, 1, 0 },
    { 1969, 12, 31, -1 },
    { 2000, 2, 29, 11016 },
    { 2023, 10, 11, 19641 },
    { 1600, 1, 1, -135140 },
    { 9999, 12, 31, 2932896 },
    { 2024, 2, 30, CURSUS_DATE_NONE },
    { 2023, 2, 29, CURSUS_DATE_NONE },
    { 1900, 2, 29, CURSUS_DATE_NONE },
    { 2024, 13, 1, CURSUS_DATE_NONE },
    { 2024, 0, 1, CURSUS_DATE_NONE },
    { 2024, 1, 0, CURSUS_DATE_NONE },
    { 1599, 12, 31, CURSUS_DATE_NONE },
    { 10000, 1, 1, CURSUS_DATE_NONE },
    { 2024, 4, 31, CURSUS_DATE_NONE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (cursus_date_from_ymd (cases[i].year, cases[i].month, cases[i].day), ==, cases[i].date);
}

/* Every day of 8400 years, against GLib's calendar. */
static void
test_ymd_agrees_with_gdate (void)
{
  GDate gdate;
  g_date_clear (&gdate, 1);
  g_date_set_dmy (&gdate, 1, G_DATE_JANUARY, 1600);
  CursusDate last = cursus_date_from_ymd (9999, 12, 31);
  for (CursusDate date = cursus_date_from_ymd (1600, 1, 1); date <= last; date++, g_date_add_days (&gdate, 1)) {
    int year, month, day;
    cursus_date_to_ymd (date, &year, &month, &day);
    g_assert_cmpint (year, ==, g_date_get_year (&gdate));
    g_assert_cmpint (month, ==, (int)g_date_get_month (&gdate));
    g_assert_cmpint (day, ==, g_date_get_day (&gdate));
    g_assert_cmpint (cursus_date_from_ymd (year, month, day), ==, date);
    g_assert_cmpint (cursus_date_weekday (date), ==, (int)g_date_get_weekday (&gdate));
  }
}

static void
test_parse (void)
{
  static const struct {
    const char *text;
    const char *refusal; /* part of it; NULL: accepted */
  } cases[] = {
    { "2023-10-11", NULL },
    { "2024-02-29", NULL },
    { "2024-02-30", "there is no 30 February 2024" },
    { "2024-04-00", "there is no 0 April 2024" },
    { "2024-13-01", "there is no month 13" },
    { "1500-01-01", "the year 1500" },
    { "11/10/2023", "write dates as 2023-10-11" },
    { "2023-10-1", "write dates as 2023-10-11" },
    { "2023-10-111", "“2023-10-111”" },
    { " 2023-10-11", "write dates as" },
    { "", "write dates as" },
    { "2023-10-1\xff", "write dates as" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    CursusDate date = 7;
    bool read = cursus_date_parse (cases[i].text, &date, &error);
    g_assert_true (read == (cases[i].refusal == NULL));
    if (read) {
      char text[CURSUS_DATE_TEXT_SIZE];
      g_assert_cmpstr (cursus_date_format (date, text), ==, cases[i].text);
    } else {
      g_assert_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID);
      g_assert_nonnull (g_strstr_len (error->message, -1, cases[i].refusal));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpint (date, ==, 7);
    }
  }
}

static void
test_format_out_of_range (void)
{
  char text[CURSUS_DATE_TEXT_SIZE];
  g_assert_cmpstr (cursus_date_format (CURSUS_DATE_NONE, text), ==, "(no date)");
  g_assert_cmpstr (cursus_date_format (INT32_MAX, text), ==, "(no date)");
}

static void
test_serials (void)
{
  CursusDate sunday = cursus_date_from_ymd (2023, 10, 15);
  g_assert_cmpint (cursus_date_week_serial (sunday), ==, cursus_date_week_serial (sunday - 6));
  g_assert_cmpint (cursus_date_week_serial (sunday + 1), ==, cursus_date_week_serial (sunday) + 1);
  CursusDate old_sunday = cursus_date_from_ymd (1969, 12, 28);
  g_assert_cmpint (cursus_date_weekday (old_sunday), ==, 7);
  g_assert_cmpint (cursus_date_week_serial (old_sunday) + 1, ==, cursus_date_week_serial (old_sunday + 1));
  g_assert_cmpint (cursus_date_month_serial (cursus_date_from_ymd (2024, 1, 1)), ==, 2024 * 12);
  g_assert_cmpint (cursus_date_month_serial (cursus_date_from_ymd (2023, 12, 31)), ==, 2024 * 12 - 1);
}

/* Every day of 130 years, against GLib's calendar, and there and back. */
static void
test_weeks (void)
{
  GDate gdate;
  g_date_clear (&gdate, 1);
  g_date_set_dmy (&gdate, 1, G_DATE_JANUARY, 1970);
  for (CursusDate date = 0; date < cursus_date_from_ymd (2100, 1, 1); date++, g_date_add_days (&gdate, 1)) {
    char text[CURSUS_WEEK_TEXT_SIZE];
    CursusDate monday = CURSUS_DATE_NONE;
    int year = 0, week = cursus_date_week (date, &year);
    g_assert_cmpint (week, ==, (int)g_date_get_iso8601_week_of_year (&gdate));
    g_assert_true (cursus_week_parse (cursus_week_format (date, text), &monday));
    g_assert_cmpint (monday, ==, date - cursus_date_weekday (date) + 1);
    g_assert_cmpint (cursus_date_from_week (year, week), ==, monday);
  }
}

static void
test_weeks_known (void)
{
  static const struct {
    const char *text;
    int year, month, day; /* a day of it; 0: there is no such week */
  } cases[] = {
    { "2023-W45", 2023, 11, 9 },  { "2020-W53", 2021, 1, 3 },
    { "2025-W01", 2024, 12, 30 }, { "1599-W52", 1600, 1, 1 },
    { "9999-W52", 9999, 12, 31 }, { "2023-W53", 0, 0, 0 },
    { "2023-W00", 0, 0, 0 },      { "2023-W54", 0, 0, 0 },
    { "0000-W10", 0, 0, 0 },      { "2023-w45", 0, 0, 0 },
    { "2023-W4", 0, 0, 0 },       { "2023-W450", 0, 0, 0 },
    { "2023W45", 0, 0, 0 },       { "", 0, 0, 0 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    char text[CURSUS_WEEK_TEXT_SIZE];
    CursusDate date = cursus_date_from_ymd (cases[i].year, cases[i].month, cases[i].day), monday = 0;
    bool is_read = cursus_week_parse (cases[i].text, &monday);
    if (date != CURSUS_DATE_NONE)
      g_assert_cmpstr (cursus_week_format (date, text), ==, cases[i].text);
    if (cases[i].year > 1600)
      g_assert_cmpint (monday, ==, date - cursus_date_weekday (date) + 1);
    g_assert_true (is_read == (cases[i].year > 1600)); /* dates begin in that year */
  }
}

static void
test_ranges (void)
{
  static const CursusDateRange added[] = { { 1, 1 }, { 2, 2 }, { 3, 5 }, { 7, 7 }, { 6, 6 }, { 6, 6 }, { 7, 9 } };
  static const CursusDateRange wanted[] = { { 1, 5 }, { 7, 7 }, { 6, 6 }, { 6, 9 } };
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (CursusDateRange));
  for (gsize i = 0; i < G_N_ELEMENTS (added); i++)
    cursus_date_ranges_add (ranges, added[i]);
  g_assert_cmpmem (ranges->data, ranges->len * sizeof (CursusDateRange), wanted, sizeof wanted);
}

/* Dates as published by the churches and almanacs, the earliest and the latest possible among them. */
static void
test_easter (void)
{
  static const struct {
    int year, month, day;
  } cases[] = {
    { 1818, 3, 22 }, { 1943, 4, 25 }, { 1961, 4, 2 },  { 1981, 4, 19 }, { 2000, 4, 23 }, { 2008, 3, 23 },
    { 2023, 4, 9 },  { 2024, 3, 31 }, { 2025, 4, 20 }, { 2038, 4, 25 }, { 2049, 4, 18 }, { 2285, 3, 22 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (cursus_date_easter (cases[i].year), ==, cursus_date_from_ymd (cases[i].year, cases[i].month, cases[i].day));
  for (int year = 1600; year <= 9999; year++)
    g_assert_cmpint (cursus_date_weekday (cursus_date_easter (year)), ==, 7);
}

static void
test_clock (void)
{
  static const struct {
    const char *text;
    int minute; /* -1: refused */
  } cases[] = {
    { "00:00", 0 }, { "09:05", 545 }, { "23:59", 1439 },  { "24:00", 1440 }, { "24:01", -1 }, { "12:60", -1 },
    { "9:00", -1 }, { "09h00", -1 },  { "09:00:00", -1 }, { "", -1 },        { "-1:00", -1 }, { "99:00", -1 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    int minute = -1;
    g_assert_true (cursus_clock_parse (cases[i].text, &minute, &error) == (cases[i].minute >= 0));
    g_assert_cmpint (minute, ==, cases[i].minute);
    if (minute < 0)
      g_assert_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID);
  }
}

static void
test_clock_range (void)
{
  static const struct {
    const char *text;
    int start, end; /* -1: refused */
  } cases[] = {
    { "09:00-12:30", 540, 750 },
    { "09:00–12:30", 540, 750 },
    { " 18:00 - 24:00 ", 1080, 1440 },
    { "14:00\u00a0–\u00a017:30", 840, 1050 },
    { "12:30-09:00", -1, -1 },
    { "09:00-09:00", -1, -1 },
    { "09:00", -1, -1 },
    { "09:00-", -1, -1 },
    { "-12:00", -1, -1 },
    { "09:00-10:00-11:00", -1, -1 },
    { "09:00\xff-10:00", -1, -1 },
    { "", -1, -1 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    int start = -1, end = -1;
    g_assert_true (cursus_clock_range_parse (cases[i].text, &start, &end, &error) == (cases[i].start >= 0));
    g_assert_cmpint (start, ==, cases[i].start);
    g_assert_cmpint (end, ==, cases[i].end);
    if (start < 0)
      g_assert_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/date/ymd-known", test_ymd_known);
  g_test_add_func ("/core/date/ymd-agrees-with-gdate", test_ymd_agrees_with_gdate);
  g_test_add_func ("/core/date/parse", test_parse);
  g_test_add_func ("/core/date/format-out-of-range", test_format_out_of_range);
  g_test_add_func ("/core/date/serials", test_serials);
  g_test_add_func ("/core/date/weeks", test_weeks);
  g_test_add_func ("/core/date/weeks-known", test_weeks_known);
  g_test_add_func ("/core/date/ranges", test_ranges);
  g_test_add_func ("/core/date/easter", test_easter);
  g_test_add_func ("/core/date/clock", test_clock);
  g_test_add_func ("/core/date/clock-range", test_clock_range);
  return g_test_run ();
}
