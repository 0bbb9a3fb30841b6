/* Writes a calendar and reads it back before handing it out. Knows the file as a whole; event.c knows one event. */
#include "ical/writer.h"

#include <glib/gi18n-lib.h>

#include "ical/content.h"
#include "ical/event.h"
#include "ical/libical.h"
#include "ical/lint.h"
#include "ical/text.h"
#include "ical/vtimezone.h"
#include "ical/writer-private.h"

GQuark
cursus_ical_error_quark (void)
{
  return g_quark_from_static_string ("cursus-ical-error");
}

static void
clear_event (gpointer data)
{
  g_free ((char *)((CursusIcalEvent *)data)->uid);
}

static CursusIcalEvent
make_event (const CursusPlan *plan, const CursusPlanMeeting *meeting, guint slot, GHashTable *states)
{
  CursusIcalEvent event = {
    .uid = cursus_ical_uid (plan, meeting, slot),
    .meeting = meeting,
    .times = g_array_index (meeting->slots, CursusPlanSlot, slot),
    .slot = slot,
    .n_slots = meeting->slots->len,
    .state = { .stamp_utc = plan->stamp_utc, .revision = plan->revision },
    .revised_utc = plan->made_utc,
  };
  const CursusIcalEventState *state = states != NULL ? g_hash_table_lookup (states, event.uid) : NULL;
  if (state != NULL)
    event.state = *state;
  if (event.state.revision <= 0)
    event.state.revision = plan->revision;
  return event;
}

static GArray *
choose_events (const CursusPlan *plan, const bool *wanted, GHashTable *states)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (CursusIcalEvent));
  g_array_set_clear_func (events, clear_event);
  for (guint i = 0; i < plan->meetings->len; i++) {
    const CursusPlanMeeting *meeting = cursus_plan_meeting (plan, i);
    for (guint slot = 0; (wanted == NULL || wanted[i]) && slot < meeting->slots->len; slot++) {
      CursusIcalEvent event = make_event (plan, meeting, slot, states);
      g_array_append_val (events, event);
    }
  }
  return events;
}

static int
local_year (const CursusZone *zone, int64_t utc)
{
  CursusDate date = 0;
  int year = 0;
  cursus_zone_to_local (zone, utc, &date, NULL);
  cursus_date_to_ymd (date, &year, NULL, NULL);
  return year;
}

/* UTC needs no VTIMEZONE, and every program understands its "Z". */
static bool
is_utc (const CursusZone *zone)
{
  static const char *const names[]
      = { "UTC", "Etc/UTC", "UCT", "Etc/UCT", "Zulu", "Etc/Zulu", "Universal", "Etc/Universal", NULL };
  return g_strv_contains (names, cursus_zone_get_name (zone));
}

CursusZone *
cursus_ical_writer_open_zone (const char *timezone, GError **error)
{
  g_autoptr (GError) failure = NULL;
  CursusZone *zone = cursus_zone_new (timezone, &failure);
  if (zone == NULL)
    g_set_error_literal (error, CURSUS_ICAL_ERROR, CURSUS_ICAL_ERROR_ZONE, failure->message);
  return zone;
}

char *
cursus_ical_writer_zone (const CursusZone *zone, int64_t first_utc, int64_t last_utc)
{
  int first = local_year (zone, first_utc), last = local_year (zone, last_utc);
  if (is_utc (zone) || first <= 1970 || last > 9998 || last - first > 100)
    return NULL;
  return cursus_ical_vtimezone_format (zone, first, last);
}

static char *
find_zone (const CursusZone *zone, const GArray *events)
{
  int64_t first_utc = G_MAXINT64, last_utc = G_MININT64;
  for (guint i = 0; i < events->len; i++) {
    const CursusPlanSlot *times = &g_array_index (events, CursusIcalEvent, i).times;
    first_utc = MIN (first_utc, times->start_utc);
    last_utc = MAX (last_utc, times->end_utc);
  }
  return events->len > 0 ? cursus_ical_writer_zone (zone, first_utc, last_utc) : NULL;
}

void
cursus_ical_writer_append_head (GString *out, const CursusIcalOptions *options, const char *name, const char *description,
                                guint n_events)
{
  g_autofree char *line = cursus_ical_text_one_line (name);
  bool is_calendar = options->feed || n_events != 1;
  cursus_ical_text_append_line (out, "BEGIN:VCALENDAR");
  cursus_ical_text_append_line (out, "VERSION:2.0");
  cursus_ical_text_append_line (out, "PRODID:-//Cursus//Cursus//EN");
  cursus_ical_text_append_line (out, "CALSCALE:GREGORIAN");
  if (*line != '\0')
    cursus_ical_text_append_text (out, "NAME", line);
  /* Outlook opens a file with this property as a new calendar: wrong for a single event. */
  if (*line != '\0' && is_calendar)
    cursus_ical_text_append_text (out, "X-WR-CALNAME", line);
  if (description != NULL && is_calendar)
    cursus_ical_text_append_text (out, "X-WR-CALDESC", description);
  if (options->feed) {
    cursus_ical_text_append_line (out, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    cursus_ical_text_append_line (out, "X-PUBLISHED-TTL:PT1H");
  }
}

static bool
reads_back_as (icalcomponent *read, const CursusIcalContext *context, const CursusIcalEvent *event)
{
  g_autofree char *summary = cursus_ical_event_summary (context, event);
  struct icaltimetype start = icalcomponent_get_dtstart (read), end = icalcomponent_get_dtend (read);
  const char *read_summary = icalcomponent_get_summary (read);
  return g_strcmp0 (icalcomponent_get_uid (read), event->uid) == 0
         && g_strcmp0 (read_summary != NULL ? read_summary : "", summary) == 0 && start.zone != NULL && end.zone != NULL
         && icaltime_as_timet_with_zone (start, icaltime_get_timezone (start)) == event->times.start_utc
         && icaltime_as_timet_with_zone (end, icaltime_get_timezone (end)) == event->times.end_utc;
}

static bool
read_back (const char *bytes, const CursusIcalContext *context, const GArray *events, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = cursus_libical_enter ();
  g_autoptr (icalcomponent) calendar = icalparser_parse_string (bytes);
  guint n = 0;
  if (calendar != NULL && icalcomponent_isa (calendar) == ICAL_VCALENDAR_COMPONENT) {
    icalcomponent *read = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
    for (; read != NULL && n < events->len && reads_back_as (read, context, &g_array_index (events, CursusIcalEvent, n)); n++)
      read = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT);
    if (read == NULL && n == events->len)
      return true;
  }
  g_set_error (error, CURSUS_ICAL_ERROR, CURSUS_ICAL_ERROR_INTERNAL,
               _ ("the calendar that was written does not read back: event %u of %u differs"), n + 1, events->len);
  return false;
}

/* What real programs stumble over must not leave the house, whatever the plan says. */
static bool
passes_lint (const GString *bytes, GError **error)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  if (cursus_ical_lint (bytes->str, bytes->len, NULL, diagnostics) == 0)
    return true;
  g_autofree char *text = cursus_diagnostic_format (cursus_diagnostics_get (diagnostics, 0));
  g_set_error (error, CURSUS_ICAL_ERROR, CURSUS_ICAL_ERROR_INTERNAL, _ ("the calendar that was written is defective: %s"), text);
  return false;
}

bool
cursus_ical_writer_check (const GString *out, const CursusIcalContext *context, const GArray *events, GError **error)
{
  if (out->len > CURSUS_ICAL_MAX_BYTES) {
    g_set_error (error, CURSUS_ICAL_ERROR, CURSUS_ICAL_ERROR_TEXT,
                 _ ("the calendar would be larger than %u MiB: shorten its texts"), CURSUS_ICAL_MAX_BYTES / (1024 * 1024));
    return false;
  }
  return read_back (out->str, context, events, error) && passes_lint (out, error);
}

char *
cursus_ical_write (const CursusSession *session, const CursusPlan *plan, const bool *wanted, GHashTable *state,
                   const CursusIcalOptions *options, GError **error)
{
  g_return_val_if_fail (plan != NULL && options != NULL, NULL);
  g_autoptr (CursusZone) zone = cursus_ical_writer_open_zone (plan->timezone, error);
  if (zone == NULL)
    return NULL;
  g_autoptr (GArray) events = choose_events (plan, wanted, state);
  g_autofree char *vtimezone = options->utc ? NULL : find_zone (zone, events);
  CursusIcalContext context = { .session = session, .options = options, .zone = zone, .utc = vtimezone == NULL };
  g_autoptr (GString) out = g_string_new (NULL);
  const char *name = options->name != NULL ? options->name : plan->session_title;
  g_autofree char *revision = cursus_ical_event_revision (zone, plan->revision, plan->made_utc, options->language);
  cursus_ical_writer_append_head (out, options, name, plan->revision > 0 ? revision : NULL, events->len);
  g_string_append (out, vtimezone != NULL ? vtimezone : "");
  for (guint i = 0; i < events->len; i++)
    if (!cursus_ical_event_append (out, &context, &g_array_index (events, CursusIcalEvent, i), error))
      return NULL;
  cursus_ical_text_append_line (out, "END:VCALENDAR");
  if (!cursus_ical_writer_check (out, &context, events, error))
    return NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}
