/* Published calendars, put together of events that are written once. Knows nothing of who gets them, nor of files. */
#include "ical/press.h"

#include <glib/gi18n-lib.h>

#include "ical/content.h"
#include "ical/event.h"
#include "ical/labels.h"
#include "ical/lint.h"
#include "ical/text.h"
#include "ical/writer-private.h"

struct CursusIcalPress {
  const CursusSession *session;
  CursusIcalOptions options;
  CursusZone *zone;
  char *vtimezone;                      /* NULL: times are in UTC */
  const CursusPublication *publication; /* that the events below are of; NULL: none was asked for yet */
  GPtrArray *common;  /* by event: its VEVENT (GString) for all who were never told otherwise; NULL: not written yet */
  GHashTable *others; /* "event sequence" → GString */
};

static void
free_text (gpointer data)
{
  if (data != NULL)
    g_string_free (data, TRUE);
}

CursusIcalPress *
cursus_ical_press_new (const CursusSession *session, const char *timezone, int64_t first_utc, int64_t last_utc,
                       const char *language, const CursusIcalPressOptions *options, GError **error)
{
  CursusZone *zone = cursus_ical_writer_open_zone (timezone, error);
  if (zone == NULL)
    return NULL;
  CursusIcalPress *self = g_new0 (CursusIcalPress, 1);
  self->session = session;
  self->options = (CursusIcalOptions){ .language = g_strcmp0 (language, "fr") == 0 ? "fr" : "en",
                                       .utc = options->utc,
                                       .alarms = options->alarms };
  self->zone = zone;
  self->vtimezone = options->utc ? NULL : cursus_ical_writer_zone (zone, first_utc, last_utc);
  self->common = g_ptr_array_new_with_free_func (free_text);
  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_text);
  return self;
}

void
cursus_ical_press_free (CursusIcalPress *self)
{
  if (self == NULL)
    return;
  cursus_zone_unref (self->zone);
  g_free (self->vtimezone);
  g_ptr_array_unref (self->common);
  g_hash_table_unref (self->others);
  g_free (self);
}

/* ---- hashes ---- */

static void
add_text (GChecksum *sum, const char *text)
{
  g_checksum_update (sum, (const guchar *)(text != NULL ? text : ""), -1);
  g_checksum_update (sum, (const guchar *)"\n", 1);
}

static char *
hash_details (const CursusSession *session, const CursusPlanMeeting *meeting)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  uint32_t module = cursus_session_find_module (session, meeting->module);
  uint32_t site = meeting->site != NULL ? cursus_session_find_site (session, meeting->site) : CURSUS_NONE;
  if (module != CURSUS_NONE) {
    const CursusModule *m = cursus_session_module (session, module);
    add_text (sum, m->description);
    add_text (sum, m->link);
    add_text (sum, m->contact != NULL ? m->contact : session->contact);
  }
  if (site != CURSUS_NONE) {
    add_text (sum, cursus_session_site (session, site)->address);
    add_text (sum, cursus_session_site (session, site)->access);
  }
  return g_strdup (g_checksum_get_string (sum));
}

static CursusIcalEvent
describe (const CursusPublishedEvent *event)
{
  return (CursusIcalEvent){
    .uid = event->uid,
    .meeting = event->meeting,
    .times = g_array_index (event->meeting->slots, CursusPlanSlot, 0),
    .slot = event->slot,
    .n_slots = event->n_slots,
  };
}

static char *
hash_event (const CursusSession *session, const CursusPublishedEvent *event, const CursusIcalPressOptions *options,
            bool tentative, GError **error)
{
  static const char *const languages[] = { "fr", "en" };
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  CursusIcalEvent described = describe (event);
  described.state.tentative = tentative;
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    CursusIcalOptions writing = { .language = languages[i], .alarms = options->alarms };
    CursusIcalContext context = { session, &writing, session->zone, options->utc };
    if (!cursus_ical_event_append (text, &context, &described, error))
      return NULL;
    g_checksum_update (sum, (const guchar *)text->str, (gssize)text->len);
  }
  return g_strdup (g_checksum_get_string (sum));
}

/* That it is to be confirmed is no part of it: the next publication compares that by itself. */
bool
cursus_ical_press_hash_event (const CursusSession *session, CursusPublishedEvent *event, const CursusIcalPressOptions *options,
                              GError **error)
{
  char *hash = hash_event (session, event, options, false, error);
  if (hash == NULL)
    return false;
  g_free (event->hash);
  g_free (event->details);
  event->hash = hash;
  event->details = hash_details (session, event->meeting);
  return true;
}

char *
cursus_ical_press_digest (const CursusSession *session, const CursusPublishedEvent *event, GError **error)
{
  const CursusIcalPressOptions plain = { 0 };
  return hash_event (session, event, &plain, event->status == CURSUS_PUBLISHED_TENTATIVE, error);
}

char *
cursus_ical_press_head (const CursusIcalPress *self, const char *name)
{
  g_autoptr (GString) text = g_string_new (self->options.language);
  cursus_ical_writer_append_head (text, &self->options, name, NULL, 0);
  g_string_append (text, self->vtimezone != NULL ? self->vtimezone : "");
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)text->str, text->len);
}

/* ---- events ---- */

/* Who reads of a cancelled event reads what was published of it, whatever the session says today. */
static GString *
write_event (const CursusIcalPress *self, const CursusPublication *publication, const CursusShownEvent *item, GError **error)
{
  CursusIcalEvent event = describe (cursus_publication_event (publication, item->event));
  bool cancelled = item->status == CURSUS_PUBLISHED_CANCELLED;
  CursusIcalContext context = { cancelled ? NULL : self->session, &self->options, self->zone, self->vtimezone == NULL };
  event.revised_utc = item->stamp_utc;
  event.state = (CursusIcalEventState){
    .sequence = item->sequence,
    .stamp_utc = item->stamp_utc,
    .cancelled = cancelled,
    .tentative = item->status == CURSUS_PUBLISHED_TENTATIVE,
    .revision = item->revision,
  };
  g_autoptr (GString) text = g_string_new (NULL);
  if (!cursus_ical_event_append (text, &context, &event, error))
    return NULL;
  g_autoptr (GString) whole = g_string_new (NULL);
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (CursusIcalEvent));
  g_array_append_val (events, event);
  cursus_ical_writer_append_head (whole, &self->options, "", NULL, 1);
  g_string_append (whole, self->vtimezone != NULL ? self->vtimezone : "");
  g_string_append_len (whole, text->str, (gssize)text->len);
  cursus_ical_text_append_line (whole, "END:VCALENDAR");
  return cursus_ical_writer_check (whole, &context, events, error) ? g_steal_pointer (&text) : NULL;
}

const GString *
cursus_ical_press_event (CursusIcalPress *self, const CursusPublication *publication, const CursusShownEvent *item,
                         GError **error)
{
  g_return_val_if_fail (self->publication == NULL || self->publication == publication, NULL);
  const CursusPublishedEvent *event = cursus_publication_event (publication, item->event);
  bool common = !item->left && item->sequence == event->sequence;
  g_autofree char *key = common ? NULL : g_strdup_printf ("%u %u", item->event, item->sequence);
  self->publication = publication;
  g_ptr_array_set_size (self->common, (gint)MAX (self->common->len, publication->events->len));
  const GString *known = common ? g_ptr_array_index (self->common, item->event) : g_hash_table_lookup (self->others, key);
  if (known != NULL)
    return known;
  GString *written = write_event (self, publication, item, error);
  if (written != NULL && common)
    g_ptr_array_index (self->common, item->event) = written;
  else if (written != NULL)
    g_hash_table_insert (self->others, g_steal_pointer (&key), written);
  return written;
}

/* ---- calendars ---- */

static void
begin (CursusIcalPress *self, GString *out, const char *name, int64_t revision, int64_t made_utc, guint n)
{
  g_autofree char *description = cursus_ical_event_revision (self->zone, revision, made_utc, self->options.language);
  g_string_truncate (out, 0);
  cursus_ical_writer_append_head (out, &self->options, name, description, n);
  if (n > 0 && self->vtimezone != NULL)
    g_string_append (out, self->vtimezone);
}

static bool
end (GString *out, GError **error)
{
  cursus_ical_text_append_line (out, "END:VCALENDAR");
  if (out->len <= CURSUS_ICAL_MAX_BYTES)
    return true;
  g_set_error (error, CURSUS_ICAL_ERROR, CURSUS_ICAL_ERROR_TEXT,
               _ ("the calendar would be larger than %u MiB: shorten its texts"), CURSUS_ICAL_MAX_BYTES / (1024 * 1024));
  return false;
}

bool
cursus_ical_press_write (CursusIcalPress *self, GString *out, const CursusPublication *publication, const char *name,
                         int64_t revision, int64_t made_utc, const GArray *shown, GError **error)
{
  begin (self, out, name, revision, made_utc, shown->len);
  for (guint i = 0; i < shown->len; i++) {
    const GString *event = cursus_ical_press_event (self, publication, &g_array_index (shown, CursusShownEvent, i), error);
    if (event == NULL)
      return false;
    g_string_append_len (out, event->str, (gssize)event->len);
  }
  return end (out, error);
}

bool
cursus_ical_press_write_single (CursusIcalPress *self, GString *out, const CursusPublication *publication,
                                const CursusShownEvent *item, GError **error)
{
  const GString *event = cursus_ical_press_event (self, publication, item, error);
  if (event == NULL)
    return false;
  g_string_truncate (out, 0);
  cursus_ical_writer_append_head (out, &self->options, "", NULL, 1);
  g_string_append (out, self->vtimezone != NULL ? self->vtimezone : "");
  g_string_append_len (out, event->str, (gssize)event->len);
  return end (out, error);
}

static void
append_task (GString *out, const CursusIcalPress *self, const CursusPublication *publication, const CursusIcalTask *task,
             int64_t made_utc)
{
  const CursusPublishedEvent *published = cursus_publication_event (publication, task->event.event);
  CursusIcalContext context = { self->session, &self->options, self->zone, self->vtimezone == NULL };
  CursusIcalEvent event = describe (published);
  event.state = (CursusIcalEventState){
    .sequence = task->event.sequence,
    .stamp_utc = made_utc, /* when it begins depends on other events, too */
    .cancelled = task->event.status == CURSUS_PUBLISHED_CANCELLED,
    .tentative = task->event.status == CURSUS_PUBLISHED_TENTATIVE,
  };
  g_autofree char *uid = g_strconcat ("task.", published->uid, NULL);
  g_autofree char *summary = cursus_ical_event_summary (&context, &event);
  cursus_ical_text_append_line (out, "BEGIN:VTODO");
  cursus_ical_event_append_identity (out, uid, &event.state);
  cursus_ical_event_append_time (out, &context, "DTSTART", task->begin_utc);
  cursus_ical_event_append_time (out, &context, "DUE", event.times.start_utc);
  cursus_ical_text_append_text (out, "SUMMARY", summary);
  g_autofree char *revision = cursus_ical_event_revision (self->zone, task->event.revision, task->event.stamp_utc,
                                                          self->options.language);
  cursus_ical_text_append_text (out, "DESCRIPTION", revision);
  cursus_ical_text_append_linef (out, "STATUS:%s", event.state.cancelled ? "CANCELLED" : "NEEDS-ACTION");
  cursus_ical_text_append_line (out, "END:VTODO");
}

bool
cursus_ical_press_write_tasks (CursusIcalPress *self, GString *out, const CursusPublication *publication, const char *name,
                               int64_t revision, int64_t made_utc, const GArray *tasks, GError **error)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autofree char *full = g_strconcat (name, cursus_ical_label (CURSUS_ICAL_LABEL_TASKS, self->options.language), NULL);
  begin (self, out, full, revision, made_utc, tasks->len);
  for (guint i = 0; i < tasks->len; i++)
    append_task (out, self, publication, &g_array_index (tasks, CursusIcalTask, i), made_utc);
  if (!end (out, error))
    return false;
  if (cursus_ical_lint (out->str, out->len, NULL, diagnostics) == 0)
    return true;
  g_autofree char *text = cursus_diagnostic_format (cursus_diagnostics_get (diagnostics, 0));
  g_set_error (error, CURSUS_ICAL_ERROR, CURSUS_ICAL_ERROR_INTERNAL, _ ("the calendar that was written is defective: %s"), text);
  return false;
}
