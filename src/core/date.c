/* Civil dates and clock times: arithmetic and reading. Knows no time zone and no calendar of holidays. */
#include "core/date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/error.h"
#include "core/text.h"

#define DAYS_PER_ERA 146097 /* 400 years */
#define EPOCH_SHIFT 719468  /* from 0000-03-01 to 1970-01-01 */

static int64_t
floor_div (int64_t a, int64_t b)
{
  return a / b - (a % b < 0);
}

static int
days_of_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return days[month - 1] + (month == 2 && leap);
}

CursusDate
cursus_date_from_ymd (int year, int month, int day)
{
  if (year < 1600 || year > 9999 || month < 1 || month > 12)
    return CURSUS_DATE_NONE;
  if (day < 1 || day > days_of_month (year, month))
    return CURSUS_DATE_NONE;
  /* Years begin in March here, so that the leap day is the last of its year. */
  int y = month <= 2 ? year - 1 : year;
  int era = y / 400;
  int year_of_era = y % 400;
  int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * DAYS_PER_ERA + day_of_era - EPOCH_SHIFT;
}

void
cursus_date_to_ymd (CursusDate date, int *year, int *month, int *day)
{
  int64_t shifted = (int64_t)date + EPOCH_SHIFT;
  int64_t era = floor_div (shifted, DAYS_PER_ERA);
  int day_of_era = (int)(shifted - era * DAYS_PER_ERA);
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int month_from_march = (5 * day_of_year + 2) / 153;
  int m = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  if (year != NULL)
    *year = (int)(era * 400) + year_of_era + (m <= 2);
  if (month != NULL)
    *month = m;
  if (day != NULL)
    *day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
}

static const char *
month_name (int month)
{
  static const char *const names[] = { N_ ("January"),   N_ ("February"), N_ ("March"),    N_ ("April"),
                                       N_ ("May"),       N_ ("June"),     N_ ("July"),     N_ ("August"),
                                       N_ ("September"), N_ ("October"),  N_ ("November"), N_ ("December") };
  return _ (names[month - 1]);
}

/* Whether @text is like @pattern, where 0 stands for any digit. */
static bool
has_shape (const char *text, const char *pattern)
{
  size_t i = 0;
  for (; pattern[i] != '\0'; i++) {
    if (pattern[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i])
      return false;
  }
  return text[i] == '\0';
}

static int
read_digits (const char *text, int n)
{
  int value = 0;
  for (int i = 0; i < n; i++)
    value = 10 * value + g_ascii_digit_value (text[i]);
  return value;
}

/* Says why there is no such date. */
static bool
refuse_date (int year, int month, int day, GError **error)
{
  if (year < 1600)
    g_set_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID, _ ("the year %d is not between 1600 and 9999"), year);
  else if (month < 1 || month > 12)
    g_set_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID, _ ("there is no month %d: write dates as 2023-10-11"),
                 month);
  else
    g_set_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID, C_ ("day, month, year", "there is no %d %s %d"), day,
                 month_name (month), year);
  return false;
}

bool
cursus_date_parse (const char *text, CursusDate *date, GError **error)
{
  if (!has_shape (text, "0000-00-00")) {
    g_autofree char *excerpt = cursus_text_excerpt (text);
    g_set_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID, _ ("“%s” is no date: write dates as 2023-10-11"), excerpt);
    return false;
  }
  int year = read_digits (text, 4);
  int month = read_digits (text + 5, 2);
  int day = read_digits (text + 8, 2);
  CursusDate found = cursus_date_from_ymd (year, month, day);
  if (found == CURSUS_DATE_NONE)
    return refuse_date (year, month, day, error);
  *date = found;
  return true;
}

const char *
cursus_date_format (CursusDate date, char text[CURSUS_DATE_TEXT_SIZE])
{
  int year, month, day;
  cursus_date_to_ymd (date, &year, &month, &day);
  if (year < 0 || year > 9999) /* CURSUS_DATE_NONE, or a date that nothing here can have made */
    return strcpy (text, "(no date)");
  for (int i = 3; i >= 0; i--, year /= 10)
    text[i] = (char)('0' + year % 10);
  text[4] = text[7] = '-';
  text[5] = (char)('0' + month / 10);
  text[6] = (char)('0' + month % 10);
  text[8] = (char)('0' + day / 10);
  text[9] = (char)('0' + day % 10);
  text[10] = '\0';
  return text;
}

/* Days since Monday, 29 December 1969: a Monday is a multiple of seven. */
static int64_t
days_since_a_monday (CursusDate date)
{
  return (int64_t)date + 3;
}

int
cursus_date_weekday (CursusDate date)
{
  int64_t days = days_since_a_monday (date);
  return (int)(days - 7 * floor_div (days, 7)) + 1;
}

int32_t
cursus_date_week_serial (CursusDate date)
{
  return (int32_t)floor_div (days_since_a_monday (date), 7);
}

int
cursus_date_week (CursusDate date, int *year)
{
  int of_year, month, day_of_year;
  cursus_date_to_ymd (date + 4 - cursus_date_weekday (date), &of_year, &month, &day_of_year);
  while (--month > 0)
    day_of_year += days_of_month (of_year, month);
  if (year != NULL)
    *year = of_year;
  return (day_of_year - 1) / 7 + 1;
}

CursusDate
cursus_date_from_week (int year, int week)
{
  CursusDate fourth = cursus_date_from_ymd (year, 1, 4); /* is always in week 1 */
  if (fourth == CURSUS_DATE_NONE || week < 1 || week > 53)
    return CURSUS_DATE_NONE;
  CursusDate monday = fourth - (cursus_date_weekday (fourth) - 1) + 7 * (week - 1);
  return cursus_date_week (monday, NULL) == week ? monday : CURSUS_DATE_NONE; /* few years have a 53rd */
}

const char *
cursus_week_format (CursusDate date, char text[CURSUS_WEEK_TEXT_SIZE])
{
  int year, week = cursus_date_week (date, &year);
  g_snprintf (text, CURSUS_WEEK_TEXT_SIZE, "%04d-W%02d", year, week);
  return text;
}

bool
cursus_week_parse (const char *text, CursusDate *monday)
{
  if (!has_shape (text, "0000-W00"))
    return false;
  *monday = cursus_date_from_week (read_digits (text, 4), read_digits (text + 6, 2));
  return *monday != CURSUS_DATE_NONE;
}

int32_t
cursus_date_month_serial (CursusDate date)
{
  int year, month;
  cursus_date_to_ymd (date, &year, &month, NULL);
  return year * 12 + month - 1;
}

void
cursus_date_ranges_add (GArray *ranges, CursusDateRange range)
{
  CursusDateRange *last = ranges->len > 0 ? &g_array_index (ranges, CursusDateRange, ranges->len - 1) : NULL;
  if (last != NULL && range.first == last->last + 1)
    last->last = range.last;
  else
    g_array_append_val (ranges, range);
}

CursusDate
cursus_date_easter (int year)
{
  /* The letters are those under which the algorithm was published. */
  int a = year % 19;
  int b = year / 100, c = year % 100;
  int d = b / 4, e = b % 4;
  int f = (b + 8) / 25;
  int g = (b - f + 1) / 3;
  int h = (19 * a + b - d - g + 15) % 30;
  int i = c / 4, k = c % 4;
  int l = (32 + 2 * e + 2 * i - h - k) % 7;
  int m = (a + 11 * h + 22 * l) / 451;
  int n = h + l - 7 * m + 114;
  return cursus_date_from_ymd (year, n / 31, n % 31 + 1);
}

bool
cursus_clock_parse (const char *text, int *minute, GError **error)
{
  if (has_shape (text, "00:00")) {
    int hours = read_digits (text, 2);
    int minutes = read_digits (text + 3, 2);
    if (minutes < 60 && hours * 60 + minutes <= 24 * 60) {
      *minute = hours * 60 + minutes;
      return true;
    }
  }
  g_autofree char *excerpt = cursus_text_excerpt (text);
  g_set_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID,
               _ ("“%s” is no time of day: write times as 09:00, from 00:00 to 24:00"), excerpt);
  return false;
}

/* The dash between two times; *length receives its bytes. */
static const char *
find_dash (const char *text, size_t *length)
{
  const char *hyphen = strchr (text, '-');
  const char *en_dash = strstr (text, "–");
  if (en_dash != NULL && (hyphen == NULL || en_dash < hyphen)) {
    *length = strlen ("–");
    return en_dash;
  }
  *length = 1;
  return hyphen;
}

bool
cursus_clock_range_parse (const char *text, int *start_minute, int *end_minute, GError **error)
{
  g_autofree char *excerpt = cursus_text_excerpt (text);
  size_t dash_length;
  const char *dash = find_dash (text, &dash_length);
  if (dash == NULL || !g_utf8_validate (text, -1, NULL)) {
    g_set_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID, _ ("“%s” is no range of hours: write it as 09:00-12:30"),
                 excerpt);
    return false;
  }
  g_autofree char *before = g_strndup (text, (gsize)(dash - text));
  g_autofree char *start_text = cursus_text_strip (before);
  g_autofree char *end_text = cursus_text_strip (dash + dash_length);
  int start, end;
  if (!cursus_clock_parse (start_text, &start, error) || !cursus_clock_parse (end_text, &end, error))
    return false;
  if (start >= end) {
    g_set_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID, _ ("“%s” ends before it starts: write it as 09:00-12:30"),
                 excerpt);
    return false;
  }
  *start_minute = start;
  *end_minute = end;
  return true;
}
