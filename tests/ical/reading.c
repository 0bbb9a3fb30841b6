/* Writes a file, reads it through the layer's front door, and prints intervals in local time. */
#include "reading.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "sample.h"

static char *
write_file (const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int fd = g_file_open_tmp ("cursus-XXXXXX.ics", &path, &error);
  g_assert_no_error (error);
  close (fd);
  g_assert_true (g_file_set_contents (path, bytes, (gssize)length, NULL));
  return path;
}

static void
append_time (GString *out, const CursusZone *zone, int64_t utc, bool with_date)
{
  g_autofree char *text = cursus_zone_format (zone, utc);
  if (with_date)
    g_string_append_printf (out, "%.2s%.2s ", text + 5, text + 8);
  g_string_append_printf (out, "%.5s", text + 11);
}

static void
append_intervals (GString *out, const CursusZone *zone, const CursusIntervals *intervals, const char *mark)
{
  size_t n = 0;
  const CursusInterval *items = cursus_intervals_get (intervals, &n);
  for (size_t i = 0; i < n; i++) {
    CursusDate first = 0, last = 0;
    cursus_zone_to_local (zone, items[i].start_utc, &first, NULL);
    cursus_zone_to_local (zone, items[i].end_utc, &last, NULL);
    g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", mark);
    append_time (out, zone, items[i].start_utc, true);
    g_string_append_c (out, '-');
    append_time (out, zone, items[i].end_utc, first != last);
  }
}

static void
append_messages (GString *out, const CursusDiagnostics *diagnostics)
{
  const CursusDiagnostic *diagnostic;
  for (guint i = 0; (diagnostic = cursus_diagnostics_get (diagnostics, i)) != NULL; i++) {
    g_autofree char *text = cursus_diagnostic_format (diagnostic);
    g_string_append_printf (out, "!%s", text);
  }
}

static void
append_levels (GString *out, const CursusZone *zone, const CursusAvailability *availability)
{
  append_intervals (out, zone, availability->levels[CURSUS_LEVEL_UNAVAILABLE], "");
  append_intervals (out, zone, availability->levels[CURSUS_LEVEL_RELUCTANT], "~");
  append_intervals (out, zone, availability->levels[CURSUS_LEVEL_PREFERRED], "preferred ");
}

char *
reading_of (const CursusAvailability *availability)
{
  g_autoptr (CursusZone) zone = cursus_zone_new ("Europe/Paris", NULL);
  GString *out = g_string_new (NULL);
  append_levels (out, zone, availability);
  return g_string_free (out, FALSE);
}

char *
reading_file (const char *bytes, gsize length)
{
  g_autoptr (CursusSession) session = sample_session ();
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autofree char *path = write_file (bytes, length);
  uint32_t person = cursus_session_find_person (session, "sp-eau");
  bool right = cursus_ical_read_availability (session, person, path, "x.ics", diagnostics);
  g_assert_cmpint (right, ==, cursus_diagnostics_n_errors (diagnostics) == 0);
  GString *out = g_string_new (NULL);
  append_levels (out, session->zone, cursus_session_person (session, person)->availability);
  append_messages (out, diagnostics);
  g_unlink (path);
  return g_string_free (out, FALSE);
}

static void
append_days (GString *out, const CursusZone *zone, const CursusIntervals *intervals, const char *mark)
{
  size_t n = 0;
  const CursusInterval *items = cursus_intervals_get (intervals, &n);
  for (size_t i = 0; i < n; i++) {
    CursusDate first = 0, last = 0;
    cursus_zone_to_local (zone, items[i].start_utc, &first, NULL);
    cursus_zone_to_local (zone, items[i].end_utc - 1, &last, NULL);
    for (CursusDate date = first; date <= last; date++) {
      int day = 0;
      cursus_date_to_ymd (date, NULL, NULL, &day);
      g_string_append_printf (out, "%s%d ", mark, day);
    }
  }
}

char *
reading_with (const char *text, const CursusIcalReading *reading)
{
  g_autoptr (CursusSession) session = sample_session ();
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusAvailability) found = cursus_availability_new ();
  g_autofree char *path = write_file (text, strlen (text));
  CursusIcalReading full = *reading;
  CursusBusyCounts counts;
  full.zone = reading->zone != NULL ? reading->zone : session->zone;
  full.dates = session->dates;
  g_assert_true (cursus_ical_read_busy (&full, found, path, "x.ics", &counts, diagnostics));
  GString *out = g_string_new (NULL);
  append_days (out, full.zone, found->levels[CURSUS_LEVEL_UNAVAILABLE], "");
  append_days (out, full.zone, found->levels[CURSUS_LEVEL_RELUCTANT], "~");
  g_string_append_printf (out, "| busy %u tentative %u free %u declined %u cancelled %u left out %u whole days %u floating %u",
                          counts.n_busy, counts.n_tentative, counts.n_free, counts.n_declined, counts.n_cancelled,
                          counts.n_left_out, counts.n_whole_days, counts.n_floating);
  g_unlink (path);
  return g_string_free (out, FALSE);
}

static char *
frame (const char *body)
{
  return g_strdup_printf ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n%sEND:VCALENDAR\n", body);
}

char *
reading (const char *body)
{
  g_autofree char *text = frame (body);
  return reading_file (text, strlen (text));
}

char *
reading_event (const char *body)
{
  g_autofree char *event = g_strdup_printf ("BEGIN:VEVENT\nUID:a\n%sEND:VEVENT\n", body);
  return reading (event);
}

char *
reading_dates (const char *body)
{
  g_autoptr (CursusSession) session = sample_session ();
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusCalendar) calendar = cursus_calendar_new ("x", NULL);
  g_autofree char *text = frame (body);
  g_autofree char *path = write_file (text, strlen (text));
  bool right = cursus_ical_read_dates (session, calendar, path, "x.ics", diagnostics);
  g_assert_cmpint (right, ==, cursus_diagnostics_n_errors (diagnostics) == 0);
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < calendar->ranges->len; i++) {
    CursusDateRange range = g_array_index (calendar->ranges, CursusDateRange, i);
    int months[2], days[2];
    cursus_date_to_ymd (range.first, NULL, &months[0], &days[0]);
    cursus_date_to_ymd (range.last, NULL, &months[1], &days[1]);
    g_string_append_printf (out, "%s%02d%02d-%02d%02d", i > 0 ? "; " : "", months[0], days[0], months[1], days[1]);
  }
  append_messages (out, diagnostics);
  g_unlink (path);
  return g_string_free (out, FALSE);
}

void
reading_check (char *(*read) (const char *body), const ReadingCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++) {
    g_autofree char *found = read (cases[i].body);
    gsize length = strlen (cases[i].expected);
    bool is_beginning = g_str_has_suffix (cases[i].expected, "…");
    if (is_beginning ? strncmp (found, cases[i].expected, length - strlen ("…")) != 0 : strcmp (found, cases[i].expected) != 0)
      g_error ("expected\n%s\nbut found\n%s\nfor\n%s", cases[i].expected, found, cases[i].body);
  }
}
