/* Finds the days of recurrence rules by looking at each day of a period. libical 3.0 reads rules, but takes weeks to begin on
 * Sunday where they repeat every other week, forgets negative week numbers, and looks a thousand years ahead for a 30 February.
 */
#include "ical/rule-days.h"

#define COUNT(list) CURSUS_ICAL_RULE_COUNT (list)

/* A day as rules speak of it. Numbers from the end are negative: -1 is the last. */
typedef struct {
  CursusDate date;
  int year, month, day;
  int days_of_month;
  int day_of_year, days_of_year;
} Day;

guint
cursus_ical_rule_days_count (const short *list, guint size)
{
  guint n = 0;
  while (n < size && list[n] != ICAL_RECURRENCE_ARRAY_MAX)
    n++;
  return n;
}

static bool
contains (const short *list, guint n, int value)
{
  for (guint i = 0; i < n; i++)
    if (list[i] == value)
      return true;
  return n == 0;
}

/* From the beginning or from the end. */
static bool
contains_either (const short *list, guint n, int number, int size)
{
  return contains (list, n, number) || contains (list, n, number - size - 1);
}

static CursusDate
month_after (int year, int month)
{
  return month == 12 ? cursus_date_from_ymd (year + 1, 1, 1) : cursus_date_from_ymd (year, month + 1, 1);
}

/* libical counts from Sunday, which is 1; we from Monday. */
static int
weekday_of (int libical)
{
  return (libical + 5) % 7 + 1;
}

static CursusDate
week_of (const struct icalrecurrencetype *parts, CursusDate date)
{
  return date - (cursus_date_weekday (date) - weekday_of ((int)parts->week_start) + 7) % 7;
}

/* How long a period is: in months, or else in days. */
typedef struct {
  int months;
  int days;
} Length;

static Length
length_of (const struct icalrecurrencetype *parts)
{
  switch (parts->freq) {
  case ICAL_YEARLY_RECURRENCE:
    return (Length){ .months = 12 };
  case ICAL_MONTHLY_RECURRENCE:
    return (Length){ .months = 1 };
  case ICAL_WEEKLY_RECURRENCE:
    return (Length){ .days = 7 };
  case ICAL_DAILY_RECURRENCE:
  case ICAL_HOURLY_RECURRENCE:
  case ICAL_MINUTELY_RECURRENCE:
  case ICAL_SECONDLY_RECURRENCE:
  case ICAL_NO_RECURRENCE:
    break;
  }
  return (Length){ .days = 1 };
}

CursusDate
cursus_ical_rule_days_period (const struct icalrecurrencetype *parts, CursusDate date)
{
  Length length = length_of (parts);
  int year = 0, month = 0;
  if (length.months == 0)
    return length.days == 7 ? week_of (parts, date) : date;
  cursus_date_to_ymd (date, &year, &month, NULL);
  return cursus_date_from_ymd (year, length.months == 12 ? 1 : month, 1);
}

int
cursus_ical_rule_days_between (const struct icalrecurrencetype *parts, CursusDate period, CursusDate later)
{
  Length length = length_of (parts);
  if (length.months == 0)
    return (later - period) / length.days;
  return (cursus_date_month_serial (later) - cursus_date_month_serial (period)) / length.months;
}

CursusDate
cursus_ical_rule_days_after (const struct icalrecurrencetype *parts, CursusDate period, int n)
{
  Length length = length_of (parts);
  if (length.months == 0)
    return period + length.days * n;
  int month = cursus_date_month_serial (period) + length.months * n;
  return cursus_date_from_ymd (month / 12, month % 12 + 1, 1);
}

static void
add_item (short *list, int value)
{
  list[0] = (short)value;
  list[1] = ICAL_RECURRENCE_ARRAY_MAX;
}

void
cursus_ical_rule_days_complete (struct icalrecurrencetype *parts, CursusDate start)
{
  int month = 0, day = 0;
  bool yearly = parts->freq == ICAL_YEARLY_RECURRENCE, weekly = parts->freq == ICAL_WEEKLY_RECURRENCE;
  bool has_days = COUNT (parts->by_day) + COUNT (parts->by_month_day) + COUNT (parts->by_year_day) > 0;
  cursus_date_to_ymd (start, NULL, &month, &day);
  if (has_days || (!yearly && !weekly && parts->freq != ICAL_MONTHLY_RECURRENCE))
    return;
  if (weekly || COUNT (parts->by_week_no) > 0) {
    add_item (parts->by_day, cursus_date_weekday (start) % 7 + 1);
    return;
  }
  add_item (parts->by_month_day, day);
  if (yearly && COUNT (parts->by_month) == 0)
    add_item (parts->by_month, month);
}

static Day
day_of (CursusDate date)
{
  Day self = { .date = date };
  cursus_date_to_ymd (date, &self.year, &self.month, &self.day);
  CursusDate new_year = cursus_date_from_ymd (self.year, 1, 1);
  self.days_of_month = (int)(month_after (self.year, self.month) - (date - self.day + 1));
  self.day_of_year = (int)(date - new_year) + 1;
  self.days_of_year = (int)(cursus_date_from_ymd (self.year + 1, 1, 1) - new_year);
  return self;
}

/* "The second Monday": of the month, of the year where no month is named, of no week. */
static bool
is_position (const struct icalrecurrencetype *parts, const Day *day, int position)
{
  bool of_year = parts->freq == ICAL_YEARLY_RECURRENCE && COUNT (parts->by_month) == 0;
  bool counts = parts->freq == ICAL_MONTHLY_RECURRENCE || parts->freq == ICAL_YEARLY_RECURRENCE;
  int number = of_year ? day->day_of_year : day->day;
  int size = of_year ? day->days_of_year : day->days_of_month;
  return position == 0 || !counts || position == (number - 1) / 7 + 1 || position == -((size - number) / 7 + 1);
}

static bool
is_day_of_week (const struct icalrecurrencetype *parts, const Day *day)
{
  guint n = COUNT (parts->by_day);
  int weekday = cursus_date_weekday (day->date);
  for (guint i = 0; i < n; i++)
    if (weekday_of ((int)icalrecurrencetype_day_day_of_week (parts->by_day[i])) == weekday
        && is_position (parts, day, icalrecurrencetype_day_position (parts->by_day[i])))
      return true;
  return n == 0;
}

/* Week 1 is the first that has four days of the year: that of 4 January. */
static bool
is_week (const struct icalrecurrencetype *parts, const Day *day)
{
  guint n = COUNT (parts->by_week_no);
  int year = 0;
  if (n == 0)
    return true;
  CursusDate week = week_of (parts, day->date);
  cursus_date_to_ymd (week + 3, &year, NULL, NULL);
  CursusDate first = week_of (parts, cursus_date_from_ymd (year, 1, 4));
  CursusDate next = week_of (parts, cursus_date_from_ymd (year + 1, 1, 4));
  return contains_either (parts->by_week_no, n, (int)(week - first) / 7 + 1, (int)(next - first) / 7);
}

static bool
is_named (const struct icalrecurrencetype *parts, const Day *day)
{
  return contains_either (parts->by_month_day, COUNT (parts->by_month_day), day->day, day->days_of_month)
         && contains_either (parts->by_year_day, COUNT (parts->by_year_day), day->day_of_year, day->days_of_year)
         && is_day_of_week (parts, day) && is_week (parts, day);
}

/* BYSETPOS: of the days from @first on in @days, those at its positions stay. */
static void
choose_positions (const struct icalrecurrencetype *parts, GArray *days, guint first)
{
  guint n = COUNT (parts->by_set_pos), kept = first;
  int size = (int)(days->len - first);
  for (int i = 1; i <= size; i++)
    if (contains_either (parts->by_set_pos, n, i, size))
      g_array_index (days, CursusDate, kept++) = g_array_index (days, CursusDate, first + (guint)i - 1);
  g_array_set_size (days, kept);
}

void
cursus_ical_rule_days_list (const struct icalrecurrencetype *parts, CursusDate period, GArray *days)
{
  guint n_before = days->len;
  CursusDate end = cursus_ical_rule_days_after (parts, period, 1);
  for (CursusDate date = period; date < end;) {
    Day day = day_of (date);
    if (!contains (parts->by_month, COUNT (parts->by_month), day.month)) {
      date += day.days_of_month - day.day + 1;
      continue;
    }
    if (is_named (parts, &day))
      g_array_append_val (days, date);
    date++;
  }
  choose_positions (parts, days, n_before);
}
