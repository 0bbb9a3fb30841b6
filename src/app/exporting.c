/* Writes everybody's calendar into a folder. */
#include "app/exporting.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <string.h>

#include "app/error.h"
#include "app/publication-files.h"
#include "core/csv.h"
#include "core/label.h"
#include "ical/writer.h"

#define INDEX_NAME "index.csv"

typedef struct {
  const CursusSession *session;
  const CursusPlan *plan;
  const CursusExportOptions *options;
  CursusCsv *previous; /* index of the export before; NULL if there was none */
  GString *index;
  GHashTable *written;                 /* names of files */
  char revised[CURSUS_DATE_TEXT_SIZE]; /* the date of the revision, if it is known */
} Export;

static bool
attends (const CursusSession *session, const CursusPlanMeeting *planned, uint32_t person)
{
  const CursusPerson *p = cursus_session_person (session, person);
  if (p->role == CURSUS_ROLE_SPEAKER)
    return planned->speakers != NULL && g_strv_contains ((const char *const *)planned->speakers, p->id);
  const CursusMeeting *meeting = cursus_session_meeting (session, cursus_session_find_meeting (session, planned->id));
  for (guint i = 0; i < meeting->attendees->len; i++)
    if (g_array_index (meeting->attendees, uint32_t, i) == person)
      return true;
  return false;
}

/* The calendar of the whole session is named after it. */
static bool
check_names (const CursusSession *session, GError **error)
{
  uint32_t person = cursus_session_find_person (session, session->id);
  if (person == CURSUS_NONE)
    return true;
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT,
               _ ("“%s” is the id of the session and of a person, whose calendars would be one file: rename one of them"),
               session->id);
  return false;
}

/* A plan of an older session may hold meetings that nobody can be said to attend. */
static bool
check_meetings (const CursusSession *session, const CursusPlan *plan, GError **error)
{
  for (guint i = 0; i < plan->meetings->len; i++) {
    const CursusPlanMeeting *meeting = cursus_plan_meeting (plan, i);
    if (cursus_session_find_meeting (session, meeting->id) != CURSUS_NONE)
      continue;
    g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT,
                 _ ("revision %" PRId64 " has a meeting “%s” that the session no longer has: plan the session again"),
                 plan->revision, meeting->id);
    return false;
  }
  return true;
}

static bool
write_file (const Export *self, const char *name, const char *bytes, gssize length, GError **error)
{
  g_autofree char *path = g_build_filename (self->options->out, name, NULL);
  g_hash_table_add (self->written, g_strdup (name));
  return g_file_set_contents_full (path, bytes, length, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644,
                                   error);
}

/* Ids and files are read back, so only what people wrote is kept from being a formula. */
static void
add_index_line (Export *self, const char *id, const char *role, const char *name, const char *email, const char *file,
                guint n_events)
{
  g_string_append_printf (self->index, "%s;%s;", id, role);
  cursus_csv_append_text (self->index, name);
  g_string_append_c (self->index, ';');
  cursus_csv_append_text (self->index, email != NULL ? email : "");
  g_string_append_printf (self->index, ";%s;%u;%" PRId64 ";%s\r\n", file, n_events, self->plan->revision, self->revised);
}

static bool
write_calendar (Export *self, const char *file, const char *name, const char *language, const bool *wanted, GError **error)
{
  CursusIcalOptions options = { .language = language, .name = name, .utc = self->options->utc };
  g_autofree char *bytes = cursus_ical_write (self->session, self->plan, wanted, NULL, &options, error);
  if (bytes == NULL) {
    cursus_label_error (error, file);
    return false;
  }
  return write_file (self, file, bytes, -1, error);
}

static bool
write_person (Export *self, uint32_t index, GError **error)
{
  const CursusPerson *person = cursus_session_person (self->session, index);
  g_autofree bool *wanted = g_new0 (bool, MAX (1, self->plan->meetings->len));
  guint n_events = 0;
  for (guint i = 0; i < self->plan->meetings->len; i++) {
    const CursusPlanMeeting *meeting = cursus_plan_meeting (self->plan, i);
    wanted[i] = attends (self->session, meeting, index);
    n_events += wanted[i] ? meeting->slots->len : 0;
  }
  g_autofree char *file = g_strdup_printf ("%s.ics", person->id);
  bool speaks = person->role == CURSUS_ROLE_SPEAKER;
  add_index_line (self, person->id, speaks ? "speaker" : "participant", person->name, person->email, file, n_events);
  return write_calendar (self, file, self->session->title, person->language, wanted, error);
}

static CursusCsv *
read_index (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, INDEX_NAME, NULL);
  g_autoptr (CursusDiagnostics) ignored = cursus_diagnostics_new ();
  return g_file_test (path, G_FILE_TEST_EXISTS) ? cursus_csv_read (path, INDEX_NAME, ignored) : NULL;
}

/* Calendars of the export before that nobody is due any more: left behind, somebody would import them. */
static void
remove_stale (const Export *self)
{
  for (size_t row = 0; self->previous != NULL && row < cursus_csv_n_rows (self->previous); row++) {
    const char *file = cursus_csv_cell (self->previous, row, "file");
    if (file == NULL || strchr (file, '/') != NULL || !g_str_has_suffix (file, ".ics")
        || g_hash_table_contains (self->written, file))
      continue;
    g_autofree char *path = g_build_filename (self->options->out, file, NULL);
    g_unlink (path);
  }
}

/* The calendars of another session are due to other people: they may not be taken for stale ones. */
static bool
check_previous (const Export *self, GError **error)
{
  for (size_t row = 0; self->previous != NULL && row < cursus_csv_n_rows (self->previous); row++) {
    const char *id = cursus_csv_cell (self->previous, row, "person");
    if (g_strcmp0 (cursus_csv_cell (self->previous, row, "role"), "session") != 0 || g_strcmp0 (id, self->session->id) == 0)
      continue;
    g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT,
                 _ ("“%s” holds the calendars of session “%s”: choose another folder"), self->options->out, id != NULL ? id : "");
    return false;
  }
  return true;
}

/* What people follow is not written over with a draft. */
static bool
check_unpublished (const char *folder, GError **error)
{
  g_autofree char *state = g_build_filename (folder, CURSUS_PUBLICATION_STATE_FILE, NULL);
  if (!g_file_test (state, G_FILE_TEST_EXISTS))
    return true;
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT,
               _ ("“%s” holds what was published, which a draft may not replace: choose another folder"), folder);
  return false;
}

static bool
write_all (Export *self, guint *n_files, GError **error)
{
  g_autofree char *whole = g_strdup_printf ("%s.ics", self->session->id);
  guint n_slots = 0;
  for (guint i = 0; i < self->plan->meetings->len; i++)
    n_slots += cursus_plan_meeting (self->plan, i)->slots->len;
  g_string_append (self->index, "\xef\xbb\xbfperson;role;name;email;file;events;revision;date\r\n");
  add_index_line (self, self->session->id, "session", self->session->title, NULL, whole, n_slots);
  if (!write_calendar (self, whole, self->session->title, self->session->language, NULL, error))
    return false;
  for (uint32_t p = 0; p < self->session->people->len; p++)
    if (!cursus_session_person (self->session, p)->anonymous && !write_person (self, p, error))
      return false;
  if (n_files != NULL)
    *n_files = g_hash_table_size (self->written);
  remove_stale (self);
  return write_file (self, INDEX_NAME, self->index->str, (gssize)self->index->len, error);
}

static void
find_date (Export *self)
{
  CursusDate date = 0;
  cursus_zone_to_local (self->session->zone, self->plan->made_utc, &date, NULL);
  if (self->plan->made_utc > 0)
    cursus_date_format (date, self->revised);
}

bool
cursus_exporting_run (const CursusSession *session, const CursusPlan *plan, const CursusExportOptions *options, guint *n_files,
                      GError **error)
{
  if (!check_meetings (session, plan, error) || !check_names (session, error))
    return false;
  if (g_mkdir_with_parents (options->out, 0755) != 0) {
    g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, _ ("the folder “%s” cannot be made: %s"), options->out,
                 g_strerror (errno));
    return false;
  }
  Export export = {
    .session = session,
    .plan = plan,
    .options = options,
    .previous = read_index (options->out),
    .index = g_string_new (NULL),
    .written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
  find_date (&export);
  bool done = check_unpublished (options->out, error) && check_previous (&export, error) && write_all (&export, n_files, error);
  cursus_csv_free (export.previous);
  g_string_free (export.index, TRUE);
  g_hash_table_unref (export.written);
  return done;
}
