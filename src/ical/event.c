/* Writes one slot of one meeting as a VEVENT. Knows the plan, and what the session adds to it; not who reads the file. */
#include "ical/event.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/date.h"
#include "ical/labels.h"
#include "ical/text.h"

#define DAY_SECONDS 86400
#define STAMP_SIZE 32

static const CursusModule *
find_module (const CursusIcalContext *context, const CursusPlanMeeting *meeting)
{
  uint32_t index = context->session ? cursus_session_find_module (context->session, meeting->module) : CURSUS_NONE;
  return index != CURSUS_NONE ? cursus_session_module (context->session, index) : NULL;
}

static const CursusSite *
find_site (const CursusIcalContext *context, const CursusPlanMeeting *meeting)
{
  uint32_t index = CURSUS_NONE;
  if (context->session != NULL && meeting->site != NULL)
    index = cursus_session_find_site (context->session, meeting->site);
  return index != CURSUS_NONE ? cursus_session_site (context->session, index) : NULL;
}

static const char *
format_stamp (char text[STAMP_SIZE], int64_t seconds, const char *suffix)
{
  int64_t days = seconds / DAY_SECONDS - (seconds % DAY_SECONDS < 0);
  int second = (int)(seconds - days * DAY_SECONDS);
  int year = 0, month = 0, day = 0;
  cursus_date_to_ymd ((CursusDate)days, &year, &month, &day);
  g_snprintf (text, STAMP_SIZE, "%04d%02d%02dT%02d%02d%02d%s", year, month, day, second / 3600, second / 60 % 60, second % 60,
              suffix);
  return text;
}

/* Local time with TZID where the clocks show it once only; else UTC, which every program reads alike. */
void
cursus_ical_event_append_time (GString *out, const CursusIcalContext *context, const char *name, int64_t utc)
{
  char stamp[STAMP_SIZE];
  CursusDate date = 0;
  int second = 0;
  int64_t back = 0;
  cursus_zone_to_local (context->zone, utc, &date, &second);
  bool once = second % 60 == 0 && cursus_zone_to_utc (context->zone, date, second / 60, &back, NULL) && back == utc;
  if (context->utc || !once)
    cursus_ical_text_append_linef (out, "%s:%s", name, format_stamp (stamp, utc, "Z"));
  else
    cursus_ical_text_append_linef (out, "%s;TZID=%s:%s", name, cursus_zone_get_name (context->zone),
                                   format_stamp (stamp, (int64_t)date * DAY_SECONDS + second, ""));
}

void
cursus_ical_event_append_identity (GString *out, const char *uid, const CursusIcalEventState *state)
{
  char stamp[STAMP_SIZE];
  format_stamp (stamp, state->stamp_utc, "Z");
  cursus_ical_text_append_text (out, "UID", uid);
  cursus_ical_text_append_linef (out, "DTSTAMP:%s", stamp);
  cursus_ical_text_append_linef (out, "LAST-MODIFIED:%s", stamp);
  cursus_ical_text_append_linef (out, "SEQUENCE:%u", state->sequence);
}

char *
cursus_ical_event_summary (const CursusIcalContext *context, const CursusIcalEvent *event)
{
  const char *language = context->options->language;
  g_autofree char *title = cursus_ical_text_one_line (event->meeting->title);
  const char *mark = "";
  if (event->state.cancelled)
    mark = cursus_ical_label (CURSUS_ICAL_LABEL_CANCELLED, language);
  else if (event->state.tentative)
    mark = cursus_ical_label (CURSUS_ICAL_LABEL_TENTATIVE, language);
  return g_strconcat (mark, title, NULL);
}

/* (transfer full) */
static char *
format_date (const CursusZone *zone, int64_t utc, const char *language)
{
  CursusDate date = 0;
  int year = 0, month = 0, day = 0;
  cursus_zone_to_local (zone, utc, &date, NULL);
  cursus_date_to_ymd (date, &year, &month, &day);
  if (g_strcmp0 (language, "fr") == 0)
    return g_strdup_printf ("%02d/%02d/%04d", day, month, year);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

char *
cursus_ical_event_revision (const CursusZone *zone, int64_t revision, int64_t utc, const char *language)
{
  const char *label = cursus_ical_label (CURSUS_ICAL_LABEL_REVISION, language);
  if (utc == 0)
    return g_strdup_printf ("%s %" G_GINT64_FORMAT, label, revision);
  g_autofree char *date = format_date (zone, utc, language);
  return g_strdup_printf ("%s %" G_GINT64_FORMAT "%s%s", label, revision, cursus_ical_label (CURSUS_ICAL_LABEL_OF_DATE, language),
                          date);
}

static char *
place_title (const CursusPlanMeeting *meeting)
{
  const char *site = meeting->site_name != NULL ? meeting->site_name : meeting->site;
  const char *room = meeting->room_name;
  bool named = room != NULL && *room != '\0' && g_strcmp0 (room, site) != 0;
  g_autofree char *both = named ? g_strdup_printf ("%s – %s", site, room) : g_strdup (site);
  return cursus_ical_text_one_line (both);
}

static bool
append_position (GString *out, const CursusSite *site, const char *title, const char *address, GError **error)
{
  if (!isfinite (site->latitude) || !isfinite (site->longitude) || fabs (site->latitude) > 90 || fabs (site->longitude) > 180) {
    g_set_error (error, CURSUS_ICAL_ERROR, CURSUS_ICAL_ERROR_TEXT,
                 _ ("site “%s”: a latitude is between -90 and 90, a longitude between -180 and 180"), site->id);
    return false;
  }
  char latitude[G_ASCII_DTOSTR_BUF_SIZE], longitude[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (latitude, sizeof latitude, "%.6f", site->latitude);
  g_ascii_formatd (longitude, sizeof longitude, "%.6f", site->longitude);
  cursus_ical_text_append_linef (out, "GEO:%s;%s", latitude, longitude);
  g_autofree char *quoted_title = cursus_ical_text_parameter (title);
  g_autofree char *quoted_address = cursus_ical_text_parameter (address);
  cursus_ical_text_append_linef (out,
                                 "X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS=%s;X-APPLE-RADIUS=100;X-TITLE=%s:geo:%s,%s",
                                 quoted_address, quoted_title, latitude, longitude);
  return true;
}

/* Apple shows a map only if LOCATION is title and address of the structured location, letter by letter. */
static bool
append_place (GString *out, const CursusIcalContext *context, const CursusPlanMeeting *meeting, GError **error)
{
  if (meeting->site == NULL) {
    cursus_ical_text_append_text (out, "LOCATION", cursus_ical_label (CURSUS_ICAL_LABEL_REMOTE, context->options->language));
    return true;
  }
  const CursusSite *site = find_site (context, meeting);
  g_autofree char *title = place_title (meeting);
  g_autofree char *address = cursus_ical_text_one_line (site ? site->address : NULL);
  g_autofree char *both = *address != '\0' ? g_strdup_printf ("%s\n%s", title, address) : g_strdup (title);
  cursus_ical_text_append_text (out, "LOCATION", both);
  return site == NULL || !site->has_position || append_position (out, site, title, address, error);
}

static void
add_line (GString *text, CursusIcalLabel label, const char *language, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (text, "%s%s%s\n", cursus_ical_label (label, language),
                            cursus_ical_label (CURSUS_ICAL_LABEL_COLON, language), value);
}

static void
append_description (GString *out, const CursusIcalContext *context, const CursusIcalEvent *event, const char *link)
{
  const char *language = context->options->language;
  const CursusPlanMeeting *meeting = event->meeting;
  const CursusModule *module = find_module (context, meeting);
  const CursusSite *site = find_site (context, meeting);
  const char *contact = module != NULL ? module->contact : NULL;
  if (contact == NULL && context->session != NULL)
    contact = context->session->contact;
  g_autoptr (GString) text = g_string_new (NULL);
  if (module != NULL && module->description != NULL && *module->description != '\0')
    g_string_append_printf (text, "%s\n\n", module->description);
  g_autofree char *speakers = meeting->speaker_names != NULL ? g_strjoinv (", ", meeting->speaker_names) : NULL;
  add_line (text, CURSUS_ICAL_LABEL_WITH, language, speakers);
  add_line (text, CURSUS_ICAL_LABEL_FORMAT, language, cursus_ical_format_label (meeting->format, language));
  if (event->n_slots > 1)
    g_string_append_printf (text, "%s %u/%u\n", cursus_ical_label (CURSUS_ICAL_LABEL_SLOT, language), event->slot + 1,
                            event->n_slots);
  add_line (text, CURSUS_ICAL_LABEL_JOIN, language, link);
  add_line (text, CURSUS_ICAL_LABEL_ACCESS, language, site != NULL ? site->access : NULL);
  add_line (text, CURSUS_ICAL_LABEL_CONTACT, language, contact);
  if (event->state.revision > 0) {
    g_autofree char *revision = cursus_ical_event_revision (context->zone, event->state.revision, event->revised_utc, language);
    g_string_append (text, revision);
  }
  g_autofree char *trimmed = g_strchomp (g_string_free (g_steal_pointer (&text), FALSE));
  if (*trimmed != '\0')
    cursus_ical_text_append_text (out, "DESCRIPTION", trimmed);
}

static bool
find_link (const CursusIcalContext *context, const CursusPlanMeeting *meeting, char **link, GError **error)
{
  const CursusModule *module = find_module (context, meeting);
  if (module == NULL || module->link == NULL || *module->link == '\0')
    return true;
  *link = cursus_ical_text_link (module->link, error);
  if (*link == NULL)
    g_prefix_error (error, _ ("module “%s”: "), module->id);
  return *link != NULL;
}

static void
append_link (GString *out, const CursusIcalContext *context, const char *link)
{
  if (link == NULL)
    return;
  g_autofree char *label = cursus_ical_text_parameter (cursus_ical_label (CURSUS_ICAL_LABEL_JOIN, context->options->language));
  cursus_ical_text_append_linef (out, "CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=%s:%s", label, link);
  cursus_ical_text_append_linef (out, "URL:%s", link);
}

static void
append_status (GString *out, const CursusIcalEventState *state)
{
  const char *status = state->cancelled ? "CANCELLED" : state->tentative ? "TENTATIVE" : "CONFIRMED";
  cursus_ical_text_append_linef (out, "STATUS:%s", status);
  cursus_ical_text_append_linef (out, "TRANSP:%s", state->cancelled ? "TRANSPARENT" : "OPAQUE");
}

static void
append_alarm (GString *out, const char *summary)
{
  cursus_ical_text_append_line (out, "BEGIN:VALARM");
  cursus_ical_text_append_line (out, "ACTION:DISPLAY");
  cursus_ical_text_append_text (out, "DESCRIPTION", summary);
  cursus_ical_text_append_line (out, "TRIGGER:-P1D");
  cursus_ical_text_append_line (out, "END:VALARM");
}

bool
cursus_ical_event_append (GString *out, const CursusIcalContext *context, const CursusIcalEvent *event, GError **error)
{
  const CursusPlanMeeting *meeting = event->meeting;
  g_autofree char *summary = cursus_ical_event_summary (context, event);
  g_autofree char *link = NULL;
  if (!find_link (context, meeting, &link, error))
    return false;
  cursus_ical_text_append_line (out, "BEGIN:VEVENT");
  cursus_ical_event_append_identity (out, event->uid, &event->state);
  cursus_ical_event_append_time (out, context, "DTSTART", event->times.start_utc);
  cursus_ical_event_append_time (out, context, "DTEND", event->times.end_utc);
  cursus_ical_text_append_text (out, "SUMMARY", summary);
  if (!append_place (out, context, meeting, error))
    return false;
  append_link (out, context, link);
  append_description (out, context, event, link);
  if (meeting->format != NULL && *meeting->format != '\0')
    cursus_ical_text_append_text (out, "CATEGORIES", cursus_ical_format_label (meeting->format, context->options->language));
  append_status (out, &event->state);
  if (context->options->alarms && !event->state.cancelled)
    append_alarm (out, summary);
  cursus_ical_text_append_line (out, "END:VEVENT");
  return true;
}
