/* Adds what other people's calendars say to a session: busy times to a person, dates to a calendar. Keeps intervals only. */
#include "ical/availability.h"

#include <glib/gi18n-lib.h>

#include "core/clock.h"
#include "ical/freebusy.h"
#include "ical/series.h"
#include "ical/vavailability.h"

#define MAX_STEPS 1000000                     /* of recurrences in one file: 2700 years of days */
#define MAX_MICROSECONDS (G_USEC_PER_SEC / 2) /* of following them: single steps may be slow */
#define MAX_GAPS 3                            /* that are told */

/* What one file is read for. */
typedef struct {
  CursusIcalReader reader;
  const CursusIcalReading *reading;
  CursusAvailability *availability; /* nullable */
  CursusCalendar *calendar;         /* nullable */
  CursusBusyCounts counts;
  CursusIntervals *known; /* what the VFREEBUSYs of the file cover; empty: they do not say */
  bool has_events;
} Import;

/* Only times without zone are in the reader's own: a zone that is named is another object. */
static void
count_kind (Import *self, const CursusIcalEvent *event)
{
  bool whole_day = event->start.stamp.is_date;
  self->counts.n_whole_days += whole_day;
  self->counts.n_floating += !whole_day && event->start.zone == cursus_ical_zones_local (self->reader.zones);
}

static void
take_tentative (Import *self, const CursusIcalEvent *event, int64_t start, int64_t end)
{
  bool busy = self->reading->tentative_is_busy;
  self->counts.n_tentative++;
  if (self->reading->leave_out_tentative)
    return;
  count_kind (self, event);
  cursus_availability_add (self->availability, busy ? CURSUS_LEVEL_UNAVAILABLE : CURSUS_LEVEL_RELUCTANT, start, end);
}

static void
take_full (Import *self, const CursusIcalEvent *event, int64_t start, int64_t end)
{
  self->counts.n_busy++;
  count_kind (self, event);
  cursus_availability_add (self->availability, CURSUS_LEVEL_UNAVAILABLE, start, end);
}

static void
take_busy (Import *self, const CursusIcalEvent *event, int64_t start, int64_t end)
{
  bool counts = event->busy == CURSUS_ICAL_BUSY || event->busy == CURSUS_ICAL_TENTATIVE
                || (event->busy == CURSUS_ICAL_MARKED_FREE && self->reading->count_free);
  if (counts && event->start.stamp.is_date && self->reading->leave_out_days) {
    self->counts.n_left_out++;
    return;
  }
  switch (event->busy) {
  case CURSUS_ICAL_FREE:
    return;
  case CURSUS_ICAL_CANCELLED:
    self->counts.n_cancelled++;
    return;
  case CURSUS_ICAL_DECLINED:
    self->counts.n_declined++;
    return;
  case CURSUS_ICAL_MARKED_FREE:
    if (counts)
      take_full (self, event, start, end);
    else
      self->counts.n_free++;
    return;
  case CURSUS_ICAL_TENTATIVE:
    take_tentative (self, event, start, end);
    return;
  case CURSUS_ICAL_BUSY:
    take_full (self, event, start, end);
    return;
  }
}

/* Holidays are marked as free time by most who publish them: only what is cancelled does not count. */
static void
take_dates (Import *self, const CursusIcalEvent *event, int64_t start, int64_t end)
{
  CursusDateRange range;
  if (event->busy == CURSUS_ICAL_CANCELLED)
    return;
  cursus_zone_to_local (self->reading->zone, start, &range.first, NULL);
  cursus_zone_to_local (self->reading->zone, end - 1, &range.last, NULL);
  cursus_calendar_add (self->calendar, range);
}

static void
import_take (gpointer user_data, const CursusIcalEvent *event, int64_t start_utc, int64_t end_utc)
{
  Import *self = user_data;
  bool dates = self->calendar != NULL;
  int64_t start = MAX (start_utc, self->reader.start_utc);
  int64_t end = MIN (dates ? MAX (end_utc, start_utc + 1) : end_utc, self->reader.end_utc);
  if (start >= end)
    return;
  if (dates)
    take_dates (self, event, start, end);
  else
    take_busy (self, event, start, end);
}

static void
import_freebusy (Import *self, const CursusIcalComponent *component)
{
  CursusInterval covered;
  cursus_ical_freebusy_read (&self->reader, component, import_take, self);
  if (cursus_ical_freebusy_covers (&self->reader, component, &covered))
    cursus_intervals_add (self->known, covered.start_utc, covered.end_utc);
}

/* Free and busy times only where times are asked for: they are no dates of a calendar of closures. */
static void
import_calendar (Import *self, const CursusIcalComponent *calendar)
{
  cursus_ical_series_expand_all (&self->reader, calendar, "VEVENT", import_take, self);
  for (guint i = 0; i < calendar->components->len && self->availability != NULL; i++) {
    const CursusIcalComponent *component = cursus_ical_component_child (calendar, i);
    self->has_events = self->has_events || cursus_ical_component_is (component, "VEVENT")
                       || cursus_ical_component_is (component, "VAVAILABILITY");
    if (!cursus_ical_component_is (component, "VFREEBUSY"))
      continue;
    if (!cursus_ical_reader_has_time (&self->reader, component->line))
      return;
    import_freebusy (self, component);
  }
  if (self->availability != NULL)
    cursus_ical_vavailability_read (&self->reader, calendar, self->availability);
}

/* What takes time stands directly in a calendar; anywhere else it is not looked at, and must not be lost without a word. */
static void
refuse_stray (const Import *self, const CursusIcalComponent *component)
{
  static const char *const names[] = { "VEVENT", "VFREEBUSY", "VAVAILABILITY", NULL };
  for (guint i = 0; i < component->components->len; i++) {
    const CursusIcalComponent *child = cursus_ical_component_child (component, i);
    bool is_calendar = component->parent != NULL && component->parent->parent == NULL
                       && cursus_ical_component_is (component, "VCALENDAR");
    if (!is_calendar && g_strv_contains (names, child->name))
      cursus_ical_reader_error (&self->reader, child->line, _ ("%s does not stand directly in a VCALENDAR"), child->name);
    refuse_stray (self, child);
  }
}

static void
prepare (Import *self, const CursusIcalReading *reading, const char *shown_path, CursusDiagnostics *diagnostics)
{
  self->reading = reading;
  self->reader.email = reading->email;
  self->reader.file = shown_path;
  self->reader.diagnostics = diagnostics;
  self->reader.start_utc = cursus_zone_to_utc_first (reading->zone, reading->dates.first - 1, 0);
  self->reader.end_utc = cursus_zone_to_utc_first (reading->zone, reading->dates.last + 2, 0);
  self->reader.steps_left = MAX_STEPS;
}

static bool
import_file (Import *self, const char *path)
{
  guint n_before = cursus_diagnostics_n_errors (self->reader.diagnostics);
  g_autoptr (CursusIcalContent) content = cursus_ical_content_read (path, self->reader.file, self->reader.diagnostics);
  self->reader.deadline = cursus_clock_thread_us () + MAX_MICROSECONDS;
  if (content != NULL)
    refuse_stray (self, content->root);
  for (guint i = 0; content != NULL && i < content->root->components->len; i++) {
    const CursusIcalComponent *calendar = cursus_ical_component_child (content->root, i);
    if (!cursus_ical_component_is (calendar, "VCALENDAR"))
      continue;
    g_autoptr (CursusIcalZones) zones = cursus_ical_zones_new (calendar, self->reading->zone);
    self->reader.zones = zones;
    import_calendar (self, calendar);
    self->reader.zones = NULL;
  }
  return cursus_diagnostics_n_errors (self->reader.diagnostics) == n_before;
}

/* "2023-10-11 – 2023-10-19"; from the fourth on only that there are more. */
static void
append_gap (GString *out, guint *n_gaps, CursusDate first, CursusDate last)
{
  char from[CURSUS_DATE_TEXT_SIZE], to[CURSUS_DATE_TEXT_SIZE];
  if (first > last || (*n_gaps)++ > MAX_GAPS)
    return;
  if (*n_gaps > MAX_GAPS) {
    g_string_append (out, ", …");
    return;
  }
  g_string_append_printf (out, "%s%s", *n_gaps > 1 ? ", " : "", cursus_date_format (first, from));
  if (first < last)
    g_string_append_printf (out, " – %s", cursus_date_format (last, to));
}

/* Programs write a VFREEBUSY for some weeks only. */
static void
warn_of_gaps (const Import *self)
{
  const CursusDateRange *dates = &self->reading->dates;
  CursusDate next = dates->first; /* nothing is known of it yet */
  size_t n_known = 0;
  const CursusInterval *known = cursus_intervals_get (self->known, &n_known);
  g_autoptr (GString) gaps = g_string_new (NULL);
  guint n_gaps = 0;
  if (self->has_events || n_known == 0)
    return;
  for (size_t i = 0; i < n_known; i++) {
    CursusDate first = 0, last = 0;
    cursus_zone_to_local (self->reading->zone, known[i].start_utc, &first, NULL);
    cursus_zone_to_local (self->reading->zone, known[i].end_utc - 1, &last, NULL);
    append_gap (gaps, &n_gaps, next, MIN (first - 1, dates->last));
    next = MAX (next, last + 1);
  }
  append_gap (gaps, &n_gaps, next, dates->last);
  if (n_gaps > 0)
    cursus_diagnostics_warning (self->reader.diagnostics, self->reader.file, 0, NULL,
                                /* TRANSLATORS: “2023-10-11 – 2023-10-19, 2023-11-02” */
                                _ ("says nothing of %s: these days of the session count as free"), gaps->str);
}

bool
cursus_ical_read_busy (const CursusIcalReading *reading, CursusAvailability *availability, const char *path,
                       const char *shown_path, CursusBusyCounts *counts, CursusDiagnostics *diagnostics)
{
  g_autoptr (CursusIntervals) known = cursus_intervals_new ();
  Import import = { .availability = availability, .known = known };
  prepare (&import, reading, shown_path, diagnostics);
  bool right = import_file (&import, path);
  if (right)
    warn_of_gaps (&import);
  if (counts != NULL)
    *counts = import.counts;
  return right;
}

bool
cursus_ical_read_availability (CursusSession *session, uint32_t person, const char *path, const char *shown_path,
                               CursusDiagnostics *diagnostics)
{
  CursusPerson *owner = cursus_session_person (session, person);
  CursusIcalReading reading = { .zone = session->zone, .dates = session->dates, .email = owner->email };
  CursusBusyCounts counts;
  if (owner->availability == NULL)
    owner->availability = cursus_availability_new ();
  bool right = cursus_ical_read_busy (&reading, owner->availability, path, shown_path, &counts, diagnostics);
  guint n_others = counts.n_busy + counts.n_tentative + counts.n_declined;
  if (right && counts.n_free > 0 && n_others == 0)
    cursus_diagnostics_warning (diagnostics, shown_path, 0, NULL,
                                _ ("all %u events within the session's dates are marked as free: none counts as busy"),
                                counts.n_free);
  return right;
}

bool
cursus_ical_read_dates (const CursusSession *session, CursusCalendar *calendar, const char *path, const char *shown_path,
                        CursusDiagnostics *diagnostics)
{
  Import import = { .calendar = calendar };
  CursusIcalReading reading = { .zone = session->zone, .dates = session->dates };
  prepare (&import, &reading, shown_path, diagnostics);
  return import_file (&import, path);
}
