/* Adds what other people's calendars say to a session: busy times to a person, dates to a calendar. Keeps intervals only. */
#include "ical/availability.h"

#include <glib/gi18n-lib.h>

#include "ical/freebusy.h"
#include "ical/series.h"

#define MAX_STEPS 1000000 /* of recurrences in one file: 2700 years of days */
#define MAX_SECONDS 5     /* of following them: single steps may be slow */

/* What one file is read for. */
typedef struct {
  CursusIcalReader reader;
  CursusAvailability *availability; /* nullable */
  CursusCalendar *calendar;         /* nullable */
  const CursusZone *zone;
  guint n_taken; /* times within the dates */
  guint n_free;  /* of these, marked as free */
} Import;

static void
take_busy (gpointer user_data, const CursusIcalEvent *event, int64_t start_utc, int64_t end_utc)
{
  Import *self = user_data;
  int64_t start = MAX (start_utc, self->reader.start_utc), end = MIN (end_utc, self->reader.end_utc);
  if (start >= end)
    return;
  self->n_taken++;
  switch (event->busy) {
  case CURSUS_ICAL_FREE:
    self->n_free += !event->cancelled;
    return;
  case CURSUS_ICAL_TENTATIVE:
    cursus_availability_add (self->availability, CURSUS_LEVEL_RELUCTANT, start, end);
    return;
  case CURSUS_ICAL_BUSY:
    cursus_availability_add (self->availability, CURSUS_LEVEL_UNAVAILABLE, start, end);
    return;
  }
}

/* Holidays are marked as free time by most who publish them: only what is cancelled does not count. */
static void
take_dates (gpointer user_data, const CursusIcalEvent *event, int64_t start_utc, int64_t end_utc)
{
  Import *self = user_data;
  int64_t start = MAX (start_utc, self->reader.start_utc), end = MIN (MAX (end_utc, start_utc + 1), self->reader.end_utc);
  CursusDateRange range;
  if (start >= end || event->cancelled)
    return;
  cursus_zone_to_local (self->zone, start, &range.first, NULL);
  cursus_zone_to_local (self->zone, end - 1, &range.last, NULL);
  cursus_calendar_add (self->calendar, range);
}

static void
import_take (gpointer user_data, const CursusIcalEvent *event, int64_t start_utc, int64_t end_utc)
{
  Import *self = user_data;
  if (self->calendar != NULL)
    take_dates (self, event, start_utc, end_utc);
  else
    take_busy (self, event, start_utc, end_utc);
}

static void
add_to_group (GHashTable *groups, GPtrArray *order, CursusIcalEvent *event)
{
  GPtrArray *group = event->uid != NULL ? g_hash_table_lookup (groups, event->uid) : NULL;
  if (group == NULL) {
    group = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (order, group);
    if (event->uid != NULL)
      g_hash_table_insert (groups, (gpointer)event->uid, group);
  }
  g_ptr_array_add (group, event);
}

static void
import_events (Import *self, const CursusIcalComponent *calendar)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < calendar->components->len; i++) {
    const CursusIcalComponent *component = cursus_ical_component_child (calendar, i);
    g_autofree CursusIcalEvent *event = g_new0 (CursusIcalEvent, 1);
    if (cursus_ical_component_is (component, "VEVENT") && cursus_ical_event_read (&self->reader, component, event))
      add_to_group (groups, order, g_steal_pointer (&event));
  }
  for (guint i = 0; i < order->len; i++)
    cursus_ical_series_expand (&self->reader, g_ptr_array_index (order, i), import_take, self);
}

/* Free and busy times only where times are asked for: they are no dates of a calendar of closures. */
static void
import_others (Import *self, const CursusIcalComponent *calendar)
{
  for (guint i = 0; i < calendar->components->len && self->availability != NULL; i++) {
    const CursusIcalComponent *component = cursus_ical_component_child (calendar, i);
    if (cursus_ical_component_is (component, "VFREEBUSY"))
      cursus_ical_freebusy_read (&self->reader, component, import_take, self);
    if (cursus_ical_component_is (component, "VAVAILABILITY"))
      cursus_diagnostics_warning (self->reader.diagnostics, self->reader.file, component->line, NULL,
                                  _ ("VAVAILABILITY is not read: give weekly hours in a CSV file"));
  }
}

static void
prepare (Import *self, const CursusSession *session, const char *shown_path, CursusDiagnostics *diagnostics)
{
  CursusDateRange dates = { .first = session->dates.first - 1, .last = session->dates.last + 1 };
  self->zone = session->zone;
  self->reader.file = shown_path;
  self->reader.diagnostics = diagnostics;
  self->reader.start_utc = cursus_zone_to_utc_first (session->zone, dates.first, 0);
  self->reader.end_utc = cursus_zone_to_utc_first (session->zone, dates.last + 1, 0);
  self->reader.steps_left = MAX_STEPS;
  self->reader.deadline = g_get_monotonic_time () + MAX_SECONDS * G_USEC_PER_SEC;
}

static bool
import_file (Import *self, CursusZone *local, const char *path)
{
  guint n_before = cursus_diagnostics_n_errors (self->reader.diagnostics);
  g_autoptr (CursusIcalContent) content = cursus_ical_content_read (path, self->reader.file, self->reader.diagnostics);
  for (guint i = 0; content != NULL && i < content->root->components->len; i++) {
    const CursusIcalComponent *calendar = cursus_ical_component_child (content->root, i);
    if (!cursus_ical_component_is (calendar, "VCALENDAR"))
      continue;
    g_autoptr (CursusIcalZones) zones = cursus_ical_zones_new (calendar, local);
    self->reader.zones = zones;
    import_events (self, calendar);
    import_others (self, calendar);
    self->reader.zones = NULL;
  }
  return cursus_diagnostics_n_errors (self->reader.diagnostics) == n_before;
}

bool
cursus_ical_read_availability (CursusSession *session, uint32_t person, const char *path, const char *shown_path,
                               CursusDiagnostics *diagnostics)
{
  CursusPerson *owner = cursus_session_person (session, person);
  if (owner->availability == NULL)
    owner->availability = cursus_availability_new ();
  Import import = { .availability = owner->availability, .reader = { .email = owner->email } };
  prepare (&import, session, shown_path, diagnostics);
  bool right = import_file (&import, session->zone, path);
  if (right && import.n_taken > 0 && import.n_free == import.n_taken)
    cursus_diagnostics_warning (diagnostics, shown_path, 0, NULL,
                                _ ("all %u events within the session's dates are marked as free: none counts as busy"),
                                import.n_taken);
  return right;
}

bool
cursus_ical_read_dates (const CursusSession *session, CursusCalendar *calendar, const char *path, const char *shown_path,
                        CursusDiagnostics *diagnostics)
{
  Import import = { .calendar = calendar };
  prepare (&import, session, shown_path, diagnostics);
  return import_file (&import, session->zone, path);
}
