/* Writes a calendar and reads it back before handing it out. Knows the file as a whole; event.c knows one event. */
#include "ical/writer.h"

#include <glib/gi18n-lib.h>

#include "ical/content.h"
#include "ical/event.h"
#include "ical/libical.h"
#include "ical/lint.h"
#include "ical/text.h"
#include "ical/vtimezone.h"

GQuark
cursus_ical_error_quark (void)
{
  return g_quark_from_static_string ("cursus-ical-error");
}

typedef struct {
  const CursusPlanMeeting *meeting;
  guint slot;
} Entry;

static GArray *
choose_entries (const CursusPlan *plan, const bool *wanted)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  for (guint i = 0; i < plan->meetings->len; i++) {
    if (wanted != NULL && !wanted[i])
      continue;
    Entry entry = { .meeting = cursus_plan_meeting (plan, i) };
    for (entry.slot = 0; entry.slot < entry.meeting->slots->len; entry.slot++)
      g_array_append_val (entries, entry);
  }
  return entries;
}

static const CursusPlanSlot *
times_of (const Entry *entry)
{
  return &g_array_index (entry->meeting->slots, CursusPlanSlot, entry->slot);
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

/* NULL if these events are to be written in UTC. */
static char *
make_vtimezone (const CursusZone *zone, const GArray *entries)
{
  int first = 0, last = 0;
  for (guint i = 0; i < entries->len; i++) {
    const CursusPlanSlot *times = times_of (&g_array_index (entries, Entry, i));
    int start = local_year (zone, times->start_utc), end = local_year (zone, times->end_utc);
    first = i == 0 ? start : MIN (first, start);
    last = i == 0 ? end : MAX (last, end);
  }
  if (entries->len == 0 || is_utc (zone) || first <= 1970 || last > 9998 || last - first > 100)
    return NULL;
  return cursus_ical_vtimezone_format (zone, first, last);
}

static void
append_head (GString *out, const CursusIcalContext *context, guint n_events)
{
  const CursusIcalOptions *options = context->options;
  const char *name = options->name != NULL ? options->name : context->plan->session_title;
  g_autofree char *line = cursus_ical_text_one_line (name);
  cursus_ical_text_append_line (out, "BEGIN:VCALENDAR");
  cursus_ical_text_append_line (out, "VERSION:2.0");
  cursus_ical_text_append_line (out, "PRODID:-//Cursus//Cursus//EN");
  cursus_ical_text_append_line (out, "CALSCALE:GREGORIAN");
  if (*line != '\0')
    cursus_ical_text_append_text (out, "NAME", line);
  /* Outlook opens a file with this property as a new calendar: wrong for a single event. */
  if (*line != '\0' && (options->feed || n_events != 1))
    cursus_ical_text_append_text (out, "X-WR-CALNAME", line);
  if (options->feed) {
    cursus_ical_text_append_line (out, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    cursus_ical_text_append_line (out, "X-PUBLISHED-TTL:PT1H");
  }
}

static bool
reads_back_as (icalcomponent *event, const CursusIcalContext *context, const Entry *entry)
{
  const CursusPlanSlot *times = times_of (entry);
  g_autofree char *uid = cursus_ical_uid (context->plan, entry->meeting, entry->slot);
  g_autofree char *summary = cursus_ical_event_summary (context, entry->meeting, uid);
  struct icaltimetype start = icalcomponent_get_dtstart (event), end = icalcomponent_get_dtend (event);
  const char *read_summary = icalcomponent_get_summary (event);
  return g_strcmp0 (icalcomponent_get_uid (event), uid) == 0 && g_strcmp0 (read_summary != NULL ? read_summary : "", summary) == 0
         && start.zone != NULL && end.zone != NULL
         && icaltime_as_timet_with_zone (start, icaltime_get_timezone (start)) == times->start_utc
         && icaltime_as_timet_with_zone (end, icaltime_get_timezone (end)) == times->end_utc;
}

static bool
read_back (const char *bytes, const CursusIcalContext *context, const GArray *entries, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = cursus_libical_enter ();
  g_autoptr (icalcomponent) calendar = icalparser_parse_string (bytes);
  guint n = 0;
  if (calendar != NULL && icalcomponent_isa (calendar) == ICAL_VCALENDAR_COMPONENT) {
    icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
    for (; event != NULL && n < entries->len && reads_back_as (event, context, &g_array_index (entries, Entry, n)); n++)
      event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT);
    if (event == NULL && n == entries->len)
      return true;
  }
  g_set_error (error, CURSUS_ICAL_ERROR, CURSUS_ICAL_ERROR_INTERNAL,
               _ ("the calendar that was written does not read back: event %u of %u differs"), n + 1, entries->len);
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

char *
cursus_ical_write (const CursusSession *session, const CursusPlan *plan, const bool *wanted, GHashTable *state,
                   const CursusIcalOptions *options, GError **error)
{
  g_return_val_if_fail (plan != NULL && options != NULL, NULL);
  g_autoptr (GError) zone_error = NULL;
  g_autoptr (CursusZone) zone = cursus_zone_new (plan->timezone, &zone_error);
  if (zone == NULL) {
    g_set_error_literal (error, CURSUS_ICAL_ERROR, CURSUS_ICAL_ERROR_ZONE, zone_error->message);
    return NULL;
  }
  g_autoptr (GArray) entries = choose_entries (plan, wanted);
  g_autofree char *vtimezone = options->utc ? NULL : make_vtimezone (zone, entries);
  CursusIcalContext context
      = { .session = session, .plan = plan, .options = options, .state = state, .zone = zone, .utc = vtimezone == NULL };
  g_autoptr (GString) out = g_string_new (NULL);
  append_head (out, &context, entries->len);
  g_string_append (out, vtimezone != NULL ? vtimezone : "");
  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = &g_array_index (entries, Entry, i);
    if (!cursus_ical_event_append (out, &context, entry->meeting, entry->slot, error))
      return NULL;
  }
  cursus_ical_text_append_line (out, "END:VCALENDAR");
  if (out->len > CURSUS_ICAL_MAX_BYTES) {
    g_set_error (error, CURSUS_ICAL_ERROR, CURSUS_ICAL_ERROR_TEXT,
                 _ ("the calendar would be larger than %u MiB: shorten its texts"), CURSUS_ICAL_MAX_BYTES / (1024 * 1024));
    return NULL;
  }
  if (!read_back (out->str, &context, entries, error) || !passes_lint (out, error))
    return NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}
