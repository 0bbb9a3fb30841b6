/* Writes a VFREEBUSY. Knows no event and no person. */
#include "ical/busy-writer.h"

#include "ical/text.h"

#define DAY_SECONDS 86400

/* "20231027T070000Z" */
static char *
format (int64_t utc)
{
  int year = 0, month = 0, day = 0;
  int64_t date = utc >= 0 ? utc / DAY_SECONDS : -((DAY_SECONDS - 1 - utc) / DAY_SECONDS);
  int second = (int)(utc - date * DAY_SECONDS);
  cursus_date_to_ymd ((CursusDate)date, &year, &month, &day);
  return g_strdup_printf ("%04d%02d%02dT%02d%02d%02dZ", year, month, day, second / 3600, second / 60 % 60, second % 60);
}

static void
append_time (GString *out, const char *name, int64_t utc)
{
  g_autofree char *text = format (utc);
  cursus_ical_text_append_linef (out, "%s:%s", name, text);
}

static void
append_periods (GString *out, const char *type, const CursusIntervals *intervals)
{
  size_t n = 0;
  const CursusInterval *items = cursus_intervals_get (intervals, &n);
  for (size_t i = 0; i < n; i++) {
    g_autofree char *start = format (items[i].start_utc);
    g_autofree char *end = format (items[i].end_utc);
    cursus_ical_text_append_linef (out, "FREEBUSY;FBTYPE=%s:%s/%s", type, start, end);
  }
}

char *
cursus_ical_write_busy (const CursusAvailability *availability, const CursusZone *zone, CursusDateRange dates, const char *uid,
                        int64_t stamp_utc)
{
  GString *out = g_string_new (NULL);
  cursus_ical_text_append_linef (out, "BEGIN:VCALENDAR");
  cursus_ical_text_append_linef (out, "VERSION:2.0");
  cursus_ical_text_append_linef (out, "PRODID:-//Cursus//Cursus//EN");
  cursus_ical_text_append_linef (out, "CALSCALE:GREGORIAN");
  cursus_ical_text_append_linef (out, "BEGIN:VFREEBUSY");
  cursus_ical_text_append_text (out, "UID", uid);
  append_time (out, "DTSTAMP", stamp_utc);
  append_time (out, "DTSTART", cursus_zone_to_utc_first (zone, dates.first - 1, 0));
  append_time (out, "DTEND", cursus_zone_to_utc_first (zone, dates.last + 2, 0));
  append_periods (out, "BUSY", availability->levels[CURSUS_LEVEL_UNAVAILABLE]);
  append_periods (out, "BUSY-TENTATIVE", availability->levels[CURSUS_LEVEL_RELUCTANT]);
  cursus_ical_text_append_linef (out, "END:VFREEBUSY");
  cursus_ical_text_append_linef (out, "END:VCALENDAR");
  return g_string_free (out, FALSE);
}
