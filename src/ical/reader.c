/* Reads single times of a calendar file into instants, or says why it cannot. Knows no component. */
#include "ical/reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/clock.h"
#include "core/text.h"

void
cursus_ical_reader_error (const CursusIcalReader *self, int line, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cursus_diagnostics_error (self->diagnostics, self->file, line, NULL, "%s", text);
}

bool
cursus_ical_reader_has_time (CursusIcalReader *self, int line)
{
  if (self->steps_left > 0 && cursus_clock_thread_us () < self->deadline)
    return true;
  if (!self->timed_out)
    cursus_ical_reader_error (self, line, _ ("reading this calendar takes too long: what comes from here on was not read"));
  self->timed_out = true;
  return false;
}

bool
cursus_ical_reader_step (CursusIcalReader *self, int line)
{
  self->steps_left -= self->steps_left > 0;
  return self->steps_left % 32 != 0 || cursus_ical_reader_has_time (self, line);
}

bool
cursus_ical_reader_moment (const CursusIcalReader *self, const CursusIcalProperty *property, const char *value,
                           CursusIcalMoment *moment)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (value));
  const char *tzid = cursus_ical_property_parameter (property, "TZID");
  if (!cursus_ical_stamp_parse (trimmed, &moment->stamp)) {
    g_autofree char *excerpt = cursus_text_excerpt (trimmed);
    cursus_ical_reader_error (self, property->line, _ ("%s: “%s” is no date or time, such as 20231027T090000Z"), property->name,
                              excerpt);
    return false;
  }
  moment->zone = cursus_ical_zones_local (self->zones);
  if (moment->stamp.utc)
    moment->zone = cursus_ical_zones_utc (self->zones);
  else if (!moment->stamp.is_date && tzid != NULL && *tzid != '\0')
    moment->zone = cursus_ical_zones_find (self->zones, tzid);
  if (moment->zone == NULL) {
    g_autofree char *excerpt = cursus_text_excerpt (tzid);
    cursus_ical_reader_error (self, property->line,
                              _ ("%s: unknown time zone “%s”: an IANA or Windows name, or a VTIMEZONE in the file, is needed"),
                              property->name, excerpt);
    return false;
  }
  moment->utc = cursus_ical_zone_to_utc (moment->zone, moment->stamp.date, moment->stamp.second);
  return true;
}

bool
cursus_ical_reader_period (const CursusIcalReader *self, const CursusIcalProperty *property, const char *value,
                           CursusIcalMoment *start, int64_t *end_utc)
{
  g_auto (GStrv) halves = g_strsplit (value, "/", 2);
  CursusIcalDuration duration;
  CursusIcalMoment end;
  if (g_strv_length (halves) != 2) {
    g_autofree char *excerpt = cursus_text_excerpt (value);
    cursus_ical_reader_error (self, property->line, _ ("%s: “%s” is no period, such as 20231027T090000Z/PT3H"), property->name,
                              excerpt);
    return false;
  }
  if (!cursus_ical_reader_moment (self, property, halves[0], start))
    return false;
  if (cursus_ical_duration_parse (halves[1], &duration))
    *end_utc = cursus_ical_moment_add (start->zone, start->stamp.date, start->stamp.second, duration);
  else if (cursus_ical_reader_moment (self, property, halves[1], &end))
    *end_utc = end.utc;
  else
    return false;
  if (*end_utc >= start->utc)
    return true;
  g_autofree char *excerpt = cursus_text_excerpt (value);
  cursus_ical_reader_error (self, property->line, _ ("%s: the period “%s” ends before it begins"), property->name, excerpt);
  return false;
}

int64_t
cursus_ical_moment_add (const CursusIcalZone *zone, CursusDate date, int second, CursusIcalDuration duration)
{
  return cursus_ical_zone_to_utc (zone, date + (CursusDate)duration.days, second) + duration.seconds;
}
