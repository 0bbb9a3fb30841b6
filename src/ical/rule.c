/* Follows recurrence rules period by period. libical reads their words; days are found and times of day put together here. Knows
 * no zone. */
#include "ical/rule.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "ical/libical.h"
#include "ical/rule-days.h"

#define MAX_TIMES 1440 /* of a day */

struct CursusIcalRule {
  struct icalrecurrencetype parts; /* without times of day, COUNT and UNTIL */
  CursusIcalStamp start;
  CursusIcalUntil until;
  CursusDate last;
  int left;          /* of COUNT; -1: no end */
  GArray *seconds;   /* of int: times of a day, sorted */
  guint next_second; /* in seconds; its length: the day is done */
  CursusDate period; /* the next to look at */
  GArray *days;      /* of CursusDate: of the one before it */
  guint next_day;    /* in days */
  CursusDate day;    /* the one that is being told */
};

#define LENGTH(list) CURSUS_ICAL_RULE_COUNT (list)

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *)a - *(const int *)b;
}

/* What stands in a list of hours, minutes or seconds, or else in the start. */
static guint
choices_of (short *list, guint size, int of_start, short *choices)
{
  guint n = cursus_ical_rule_days_count (list, size);
  for (guint i = 0; i < n; i++)
    choices[i] = list[i];
  if (n == 0)
    choices[n++] = (short)of_start;
  memset (list, ICAL_RECURRENCE_ARRAY_MAX_BYTE, size * sizeof *list);
  return n;
}

/* Takes the times of day out of the rule. */
static bool
read_times (CursusIcalRule *self, const char **why)
{
  short hours[ICAL_BY_HOUR_SIZE], minutes[ICAL_BY_MINUTE_SIZE], seconds[ICAL_BY_SECOND_SIZE];
  int start = self->start.second;
  guint n_hours = choices_of (self->parts.by_hour, ICAL_BY_HOUR_SIZE, start / 3600, hours);
  guint n_minutes = choices_of (self->parts.by_minute, ICAL_BY_MINUTE_SIZE, start / 60 % 60, minutes);
  guint n_seconds = choices_of (self->parts.by_second, ICAL_BY_SECOND_SIZE, start % 60, seconds);
  guint n = self->start.is_date ? 1 : n_hours * n_minutes * n_seconds;
  if (n > MAX_TIMES || (n > 1 && LENGTH (self->parts.by_set_pos) > 0)) {
    *why = n > MAX_TIMES ? _ ("too many times of day") : _ ("BYSETPOS together with several times of day is not read");
    return false;
  }
  for (guint i = 0; i < n; i++) {
    guint minute = i / n_seconds;
    int second = hours[minute / n_minutes] * 3600 + minutes[minute % n_minutes] * 60 + seconds[i % n_seconds];
    second = self->start.is_date ? 0 : second;
    g_array_append_val (self->seconds, second);
  }
  g_array_sort (self->seconds, compare_ints);
  self->next_second = n;
  return true;
}

static CursusIcalUntil
until_of (const struct icaltimetype *time)
{
  CursusIcalUntil until = { .given = !icaltime_is_null_time (*time) };
  until.stamp.date = until.given ? cursus_date_from_ymd (time->year, time->month, time->day) : CURSUS_DATE_NONE;
  until.stamp.second = time->hour * 3600 + time->minute * 60 + time->second;
  until.stamp.is_date = time->is_date;
  until.stamp.utc = icaltime_is_utc (*time);
  return until;
}

/* Positions that no day, week, month or year has. */
static bool
has_position (const struct icalrecurrencetype *parts)
{
  guint n = LENGTH (parts->by_set_pos);
  int most = parts->freq == ICAL_DAILY_RECURRENCE     ? 1
             : parts->freq == ICAL_WEEKLY_RECURRENCE  ? 7
             : parts->freq == ICAL_MONTHLY_RECURRENCE ? 31
                                                      : 366;
  for (guint i = 0; i < n; i++)
    if (abs (parts->by_set_pos[i]) <= most)
      return true;
  return n == 0;
}

/* libical keeps room for the thirteenth month of other calendars. */
static bool
has_odd_month (const struct icalrecurrencetype *parts)
{
  guint n = LENGTH (parts->by_month);
  for (guint i = 0; i < n; i++)
    if (parts->by_month[i] < 1 || parts->by_month[i] > 12)
      return true;
  return false;
}

/* An end that no calendar has, which libical does not look at: without its end, a recurrence would go on. */
static bool
has_odd_until (const struct icaltimetype *end)
{
  return !icaltime_is_null_time (*end)
         && (cursus_date_from_ymd (end->year, end->month, end->day) == CURSUS_DATE_NONE || end->hour > 23 || end->minute > 59
             || end->second > 60);
}

static const char *
refuse_parts (const struct icalrecurrencetype *parts)
{
  if (parts->rscale != NULL && g_ascii_strcasecmp (parts->rscale, "GREGORIAN") != 0)
    return _ ("recurrences of another calendar than the Gregorian one are not read");
  if (parts->freq == ICAL_NO_RECURRENCE || parts->interval < 1 || has_odd_month (parts))
    return _ ("this is no recurrence, such as FREQ=WEEKLY;BYDAY=TU,TH;COUNT=10");
  if (parts->freq == ICAL_SECONDLY_RECURRENCE || parts->freq == ICAL_MINUTELY_RECURRENCE || parts->freq == ICAL_HOURLY_RECURRENCE)
    return _ ("recurrences by the hour, minute or second are not read: DAILY is the finest");
  if (parts->skip == ICAL_SKIP_FORWARD || parts->skip == ICAL_SKIP_BACKWARD)
    return _ ("SKIP is not read: name the days that it would move");
  if (parts->freq != ICAL_YEARLY_RECURRENCE && (LENGTH (parts->by_week_no) > 0 || LENGTH (parts->by_year_day) > 0))
    return _ ("BYWEEKNO and BYYEARDAY go with FREQ=YEARLY");
  if (has_odd_until (&parts->until))
    return _ ("UNTIL is no date or time, such as 20231027T090000Z");
  if (!has_position (parts))
    return _ ("no day ever follows this recurrence");
  return NULL;
}

/* A number in @part, such as "BYDAY=1MO,-2TU", that is above @most. */
static bool
has_number_above (const char *part, guint64 most)
{
  for (const char *p = part; *p != '\0'; p++) {
    char *end = NULL;
    if (!g_ascii_isdigit (*p))
      continue;
    if (g_ascii_strtoull (p, &end, 10) > most)
      return true;
    p = end - 1;
  }
  return false;
}

/* Numbers that libical would cut down to others. */
static bool
has_large_number (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  bool found = false;
  for (guint i = 0; !found && parts[i] != NULL; i++) {
    g_autofree char *part = g_strstrip (g_ascii_strup (parts[i], -1));
    if (g_str_has_prefix (part, "COUNT="))
      found = has_number_above (part, G_MAXINT32);
    else if (g_str_has_prefix (part, "INTERVAL=") || g_str_has_prefix (part, "BY"))
      found = has_number_above (part, G_MAXINT16);
  }
  return found;
}

/* Without COUNT, periods before the first day that is asked for need not be walked. */
static CursusDate
choose_beginning (const CursusIcalRule *self, CursusDate first)
{
  const struct icalrecurrencetype *parts = &self->parts;
  CursusDate period = cursus_ical_rule_days_period (parts, self->start.date);
  if (self->left >= 0 || first <= self->start.date)
    return period;
  int n = cursus_ical_rule_days_between (parts, period, cursus_ical_rule_days_period (parts, first));
  return cursus_ical_rule_days_after (parts, period, n / parts->interval * parts->interval);
}

static bool
prepare (CursusIcalRule *self, const char *text, CursusDate first, const char **why)
{
  *why = has_large_number (text) ? _ ("a COUNT above 2147483647 and other numbers above 32767 are not read")
                                 : refuse_parts (&self->parts);
  if (*why != NULL || !read_times (self, why))
    return false;
  self->until = until_of (&self->parts.until);
  self->left = self->parts.count > 0 ? self->parts.count : -1;
  self->parts.until = icaltime_null_time ();
  self->parts.count = 0;
  cursus_ical_rule_days_complete (&self->parts, self->start.date);
  self->period = choose_beginning (self, first);
  return true;
}

CursusIcalRule *
cursus_ical_rule_new (const char *text, const CursusIcalStamp *start, CursusDate first, CursusDate last, const char **why)
{
  g_autoptr (GRecMutexLocker) locker = cursus_libical_enter ();
  CursusIcalRule *self = g_new0 (CursusIcalRule, 1);
  self->parts = icalrecurrencetype_from_string (text);
  self->start = *start;
  self->last = last;
  self->seconds = g_array_new (FALSE, FALSE, sizeof (int));
  self->days = g_array_new (FALSE, FALSE, sizeof (CursusDate));
  if (prepare (self, text, first, why))
    return self;
  cursus_ical_rule_free (self);
  return NULL;
}

void
cursus_ical_rule_free (CursusIcalRule *self)
{
  if (self == NULL)
    return;
  free (self->parts.rscale); /* libical made it */
  g_array_unref (self->days);
  g_array_unref (self->seconds);
  g_free (self);
}

static bool
next_day (CursusIcalRule *self)
{
  while (self->next_day >= self->days->len) {
    if (self->period == CURSUS_DATE_NONE || self->period > self->last)
      return false;
    g_array_set_size (self->days, 0);
    self->next_day = 0;
    cursus_ical_rule_days_list (&self->parts, self->period, self->days);
    self->period = cursus_ical_rule_days_after (&self->parts, self->period, self->parts.interval);
  }
  self->day = g_array_index (self->days, CursusDate, self->next_day);
  self->next_day++;
  return self->day <= self->last;
}

bool
cursus_ical_rule_next (CursusIcalRule *self, CursusDate *date, int *second)
{
  const CursusIcalStamp *start = &self->start;
  do {
    if (self->next_second >= self->seconds->len) {
      if (self->left == 0 || !next_day (self))
        return false;
      self->next_second = 0;
    }
    *date = self->day;
    *second = g_array_index (self->seconds, int, self->next_second);
    self->next_second++;
  } while (*date < start->date || (*date == start->date && *second < start->second));
  if (self->left == 0)
    return false;
  self->left -= self->left > 0;
  return true;
}

CursusIcalUntil
cursus_ical_rule_until (const CursusIcalRule *self)
{
  return self->until;
}
