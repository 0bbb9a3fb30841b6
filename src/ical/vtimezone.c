/* Derives a VTIMEZONE from the transitions of a zone. Knows no zone by name, and no law: only what the clocks did. */
#include "ical/vtimezone.h"

#include "core/date.h"
#include "ical/libical.h"
#include "ical/text.h"

#define DAY_SECONDS 86400
#define ORIGIN_YEAR 1970 /* of DTSTART: before every event */

typedef struct {
  int64_t utc; /* the first second of the new offset */
  int from, to;
} Transition;

/* One yearly change of the clocks: "the @nth (-1: last) @weekday of @month, when they show @second". */
typedef struct {
  int month, nth, weekday, second;
  int from, to;
  int64_t sample_utc; /* an instant at which @to is in force */
} YearlyRule;

static Transition
locate (const CursusZone *zone, int64_t before, int64_t after)
{
  int from = cursus_zone_offset_seconds (zone, before);
  while (after - before > 1) {
    int64_t middle = before + (after - before) / 2;
    if (cursus_zone_offset_seconds (zone, middle) == from)
      before = middle;
    else
      after = middle;
  }
  return (Transition){ .utc = after, .from = from, .to = cursus_zone_offset_seconds (zone, after) };
}

static GArray *
find_transitions (const CursusZone *zone, int64_t start, int64_t end)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Transition));
  for (int64_t t = start; t < end; t += DAY_SECONDS) {
    int64_t next = MIN (t + DAY_SECONDS, end);
    if (cursus_zone_offset_seconds (zone, t) == cursus_zone_offset_seconds (zone, next))
      continue;
    Transition transition = locate (zone, t, next);
    g_array_append_val (found, transition);
  }
  return found;
}

static int
days_in_month (int year, int month)
{
  CursusDate next = month == 12 ? cursus_date_from_ymd (year + 1, 1, 1) : cursus_date_from_ymd (year, month + 1, 1);
  return next - cursus_date_from_ymd (year, month, 1);
}

static YearlyRule
describe (const Transition *transition, int *year, int *day)
{
  YearlyRule rule = { .from = transition->from, .to = transition->to, .sample_utc = transition->utc };
  int64_t local = transition->utc + transition->from;
  CursusDate date = (CursusDate)(local / DAY_SECONDS);
  rule.second = (int)(local % DAY_SECONDS);
  rule.weekday = cursus_date_weekday (date);
  cursus_date_to_ymd (date, year, &rule.month, day);
  return rule;
}

/* The rule that all transitions of @transitions to a later (@up) or earlier clock follow, one in each of @n_years years. */
static bool
generalise (const GArray *transitions, bool up, guint n_years, YearlyRule *rule)
{
  bool always_last = true, always_same = true;
  guint n = 0;
  int first_nth = 0, last_year = 0;
  for (guint i = 0; i < transitions->len; i++) {
    const Transition *transition = &g_array_index (transitions, Transition, i);
    if ((transition->to > transition->from) != up)
      continue;
    int year = 0, day = 0;
    YearlyRule found = describe (transition, &year, &day);
    if (n == 0)
      *rule = found;
    else if (found.month != rule->month || found.weekday != rule->weekday || found.second != rule->second
             || found.from != rule->from || found.to != rule->to || year != last_year + 1)
      return false;
    int nth = (day - 1) / 7 + 1;
    first_nth = n == 0 ? nth : first_nth;
    always_same = always_same && nth == first_nth;
    always_last = always_last && day + 7 > days_in_month (year, found.month);
    last_year = year;
    n++;
  }
  rule->nth = always_last ? -1 : first_nth;
  return n == n_years && (always_last || always_same);
}

static CursusDate
nth_weekday (int year, int month, int nth, int weekday)
{
  if (nth < 0) {
    CursusDate last = cursus_date_from_ymd (year, month, days_in_month (year, month));
    return last - (cursus_date_weekday (last) - weekday + 7) % 7;
  }
  CursusDate first = cursus_date_from_ymd (year, month, 1);
  return first + (weekday - cursus_date_weekday (first) + 7) % 7 + 7 * (nth - 1);
}

static void
append_offset (GString *out, const char *name, int seconds)
{
  int size = ABS (seconds);
  g_string_append_printf (out, "%s:%c%02d%02d", name, seconds < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  if (size % 60 != 0)
    g_string_append_printf (out, "%02d", size % 60);
  g_string_append (out, "\r\n");
}

static void
append_name (GString *out, const CursusZone *zone, int64_t sample_utc)
{
  g_autoptr (GTimeZone) names = g_time_zone_new_identifier (cursus_zone_get_name (zone));
  if (names == NULL)
    return;
  int interval = g_time_zone_find_interval (names, G_TIME_TYPE_UNIVERSAL, sample_utc);
  const char *name = interval < 0 ? NULL : g_time_zone_get_abbreviation (names, interval);
  if (name != NULL)
    cursus_ical_text_append_text (out, "TZNAME", name);
}

static void
append_observance (GString *out, const CursusZone *zone, const char *kind, const YearlyRule *rule)
{
  static const char *const weekdays[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
  CursusDate origin = rule->nth == 0 ? cursus_date_from_ymd (ORIGIN_YEAR, 1, 1)
                                     : nth_weekday (ORIGIN_YEAR, rule->month, rule->nth, rule->weekday);
  int year = 0, month = 0, day = 0;
  cursus_date_to_ymd (origin, &year, &month, &day);
  cursus_ical_text_append_linef (out, "BEGIN:%s", kind);
  cursus_ical_text_append_linef (out, "DTSTART:%04d%02d%02dT%02d%02d%02d", year, month, day, rule->second / 3600,
                                 rule->second / 60 % 60, rule->second % 60);
  if (rule->nth != 0)
    cursus_ical_text_append_linef (out, "RRULE:FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", rule->month, rule->nth,
                                   weekdays[rule->weekday - 1]);
  append_name (out, zone, rule->sample_utc);
  append_offset (out, "TZOFFSETFROM", rule->from);
  append_offset (out, "TZOFFSETTO", rule->to);
  cursus_ical_text_append_linef (out, "END:%s", kind);
}

/* Reads the block as a client would and compares it with the zone: at noon and midnight, and around each change. */
static bool
agrees (const char *block, const CursusZone *zone, int64_t start, int64_t end, const GArray *transitions)
{
  g_autoptr (GRecMutexLocker) locker = cursus_libical_enter ();
  g_autoptr (icaltimezone) read = cursus_libical_timezone_new (block);
  if (read == NULL)
    return false;
  for (int64_t t = start; t < end; t += DAY_SECONDS / 2)
    if (cursus_libical_timezone_offset (read, t) != cursus_zone_offset_seconds (zone, t))
      return false;
  for (guint i = 0; i < transitions->len; i++) {
    const Transition *transition = &g_array_index (transitions, Transition, i);
    if (cursus_libical_timezone_offset (read, transition->utc - 1) != transition->from
        || cursus_libical_timezone_offset (read, transition->utc) != transition->to)
      return false;
  }
  return true;
}

char *
cursus_ical_vtimezone_format (const CursusZone *zone, int first_year, int last_year)
{
  g_return_val_if_fail (first_year <= last_year && first_year > ORIGIN_YEAR, NULL);
  int64_t start = cursus_zone_to_utc_first (zone, cursus_date_from_ymd (first_year, 1, 1), 0);
  int64_t end = cursus_zone_to_utc_first (zone, cursus_date_from_ymd (last_year + 1, 1, 1), 0);
  guint n_years = (guint)(last_year - first_year + 1);
  g_autoptr (GArray) transitions = find_transitions (zone, start, end);
  g_autoptr (GString) out = g_string_new ("BEGIN:VTIMEZONE\r\n");
  cursus_ical_text_append_linef (out, "TZID:%s", cursus_zone_get_name (zone));
  YearlyRule summer = { 0 }, winter = { 0 };
  if (transitions->len == 0) {
    winter.from = winter.to = cursus_zone_offset_seconds (zone, start);
    winter.sample_utc = start;
  } else {
    if (transitions->len != 2 * n_years || !generalise (transitions, true, n_years, &summer)
        || !generalise (transitions, false, n_years, &winter))
      return NULL;
    append_observance (out, zone, "DAYLIGHT", &summer);
  }
  append_observance (out, zone, "STANDARD", &winter);
  g_string_append (out, "END:VTIMEZONE\r\n");
  return agrees (out->str, zone, start, end, transitions) ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}
