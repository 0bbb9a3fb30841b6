/* Looks at people's calendars, and takes the busy times out of them into a session's folder. */
#include "app/importing.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "app/error.h"
#include "core/suggest.h"
#include "ical/busy-writer.h"
#include "report/availability.h"
#include "script/session-loader.h"

static bool
ignore_calendar (CursusSession *session, uint32_t person, const char *path, const char *shown_path,
                 CursusDiagnostics *diagnostics)
{
  (void)session, (void)person, (void)path, (void)shown_path, (void)diagnostics;
  return true;
}

CursusSession *
cursus_importing_session (const char *path, CursusDiagnostics *diagnostics, GError **error)
{
  static const CursusCalendarReaders readers = { .read_availability = ignore_calendar, .read_dates = cursus_ical_read_dates };
  g_autoptr (CursusSession) session = cursus_session_load (path, &readers, diagnostics);
  if (session != NULL && cursus_diagnostics_n_errors (diagnostics) == 0)
    return g_steal_pointer (&session);
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, _ ("session “%s” cannot be used"), path);
  return NULL;
}

static const CursusPerson *
find_person (const CursusSession *session, const char *id, GError **error)
{
  uint32_t index = cursus_session_find_person (session, id);
  if (index != CURSUS_NONE && !cursus_session_person (session, index)->anonymous)
    return cursus_session_person (session, index);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  for (guint i = 0; i < session->people->len; i++)
    if (!cursus_session_person (session, i)->anonymous)
      g_ptr_array_add (ids, cursus_session_person (session, i)->id);
  g_autofree char *phrase = cursus_suggest_phrase (id, (const char *const *)ids->pdata, ids->len);
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, _ ("there is no person “%s”%s"), id, phrase);
  return NULL;
}

static bool
read_file (const char *path, const CursusIcalReading *reading, CursusAvailability *found, CursusBusyCounts *counts,
           CursusDiagnostics *diagnostics, GError **error)
{
  if (cursus_ical_read_busy (reading, found, path, path, counts, diagnostics))
    return true;
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, _ ("the calendar “%s” cannot be used"), path);
  return false;
}

static char *
print (const CursusAvailabilityReport *report, CursusImportStyle style)
{
  CursusReportStyle report_style = { .colour = style.colour, .columns = style.columns };
  return style.json ? cursus_report_availability_json (report) : cursus_report_availability (report, report_style);
}

char *
cursus_importing_show_file (const char *path, const CursusIcalReading *reading, CursusImportStyle style,
                            CursusDiagnostics *diagnostics, GError **error)
{
  g_autoptr (CursusAvailability) found = cursus_availability_new ();
  CursusBusyCounts counts = { 0 };
  if (!read_file (path, reading, found, &counts, diagnostics, error))
    return NULL;
  g_autofree char *name = g_path_get_basename (path);
  CursusAvailabilityReport report
      = { .name = name, .zone = reading->zone, .dates = reading->dates, .availability = found, .counts = &counts };
  return print (&report, style);
}

static CursusAvailabilityReport
report_of (const CursusSession *session, const CursusPerson *person)
{
  return (CursusAvailabilityReport){ .name = person->name,
                                     .id = person->id,
                                     .files = person->availability_files,
                                     .zone = session->zone,
                                     .dates = session->dates,
                                     .availability = person->availability };
}

char *
cursus_importing_show_session (const CursusSession *session, const char *id, CursusImportStyle style, GError **error)
{
  g_autoptr (GArray) reports = g_array_new (FALSE, FALSE, sizeof (CursusAvailabilityReport));
  CursusReportStyle report_style = { .colour = style.colour, .columns = style.columns };
  if (id != NULL) {
    const CursusPerson *person = find_person (session, id, error);
    if (person == NULL)
      return NULL;
    CursusAvailabilityReport report = report_of (session, person);
    return print (&report, style);
  }
  for (guint i = 0; i < session->people->len; i++) {
    const CursusPerson *person = cursus_session_person (session, i);
    CursusAvailabilityReport report = report_of (session, person);
    if (!person->anonymous)
      g_array_append_val (reports, report);
  }
  return style.json ? cursus_report_availability_list_json (reports) : cursus_report_availability_list (reports, report_style);
}

/* The one .ics file that the session names for the person, else availability/ID.ics. */
static void
choose_file (const char *path, const CursusPerson *person, CursusImport *import)
{
  guint n = 0;
  for (guint i = 0; i < person->availability_files->len; i++) {
    const char *file = g_ptr_array_index (person->availability_files, i);
    g_autofree char *lower = g_ascii_strdown (file, -1);
    if (!g_str_has_suffix (lower, ".ics"))
      continue;
    n++;
    g_free (import->relative);
    import->relative = g_strdup (file);
  }
  import->is_named = n == 1;
  if (n != 1) {
    g_free (import->relative);
    import->relative = g_strdup_printf ("availability/%s.ics", person->id);
  }
  g_autofree char *folder = g_file_test (path, G_FILE_TEST_IS_DIR) ? g_strdup (path) : g_path_get_dirname (path);
  import->file = g_build_filename (folder, import->relative, NULL);
}

static bool
write_file (const char *file, const char *bytes, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (file);
  if (g_mkdir_with_parents (folder, 0755) != 0) {
    g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, _ ("the folder “%s” cannot be made: %s"), folder,
                 g_strerror (errno));
    return false;
  }
  return g_file_set_contents_full (file, bytes, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644, error);
}

static void
add_counts (CursusBusyCounts *sum, const CursusBusyCounts *counts)
{
  sum->n_busy += counts->n_busy;
  sum->n_tentative += counts->n_tentative;
  sum->n_free += counts->n_free;
  sum->n_declined += counts->n_declined;
  sum->n_cancelled += counts->n_cancelled;
  sum->n_left_out += counts->n_left_out;
  sum->n_whole_days += counts->n_whole_days;
  sum->n_floating += counts->n_floating;
}

/* When the calendars were read; a build that has to come out the same twice says when that is. */
static int64_t
now_utc (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds = 0;
  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    return seconds;
  return g_get_real_time () / G_USEC_PER_SEC;
}

static bool
import_files (const CursusSession *session, const CursusPerson *person, char *const *files, guint n_files,
              const CursusIcalReading *wanted, CursusImportStyle style, CursusDiagnostics *diagnostics, CursusImport *import,
              GError **error)
{
  g_autoptr (CursusAvailability) found = cursus_availability_new ();
  CursusIcalReading reading = *wanted;
  CursusBusyCounts sum = { 0 };
  reading.zone = wanted->zone != NULL ? wanted->zone : session->zone;
  reading.dates = session->dates;
  reading.email = wanted->email != NULL ? wanted->email : person->email;
  for (guint i = 0; i < n_files; i++) {
    CursusBusyCounts counts = { 0 };
    if (!read_file (files[i], &reading, found, &counts, diagnostics, error))
      return false;
    add_counts (&sum, &counts);
  }
  g_autofree char *uid = g_strdup_printf ("%s-%s@cursus", session->id, person->id);
  g_autofree char *bytes = cursus_ical_write_busy (found, session->zone, session->dates, uid, now_utc ());
  CursusAvailabilityReport report = report_of (session, person);
  report.files = NULL;
  report.availability = found;
  report.counts = &sum;
  import->text = print (&report, style);
  return write_file (import->file, bytes, error);
}

CursusImport *
cursus_importing_run (const char *path, const char *id, char *const *files, guint n_files, const CursusIcalReading *reading,
                      CursusImportStyle style, CursusDiagnostics *diagnostics, GError **error)
{
  g_autoptr (CursusSession) session = cursus_importing_session (path, diagnostics, error);
  const CursusPerson *person = session != NULL ? find_person (session, id, error) : NULL;
  if (person == NULL)
    return NULL;
  g_autoptr (CursusImport) import = g_new0 (CursusImport, 1);
  import->is_speaker = person->role == CURSUS_ROLE_SPEAKER;
  choose_file (path, person, import);
  bool done = import_files (session, person, files, n_files, reading, style, diagnostics, import, error);
  return done ? g_steal_pointer (&import) : NULL;
}

void
cursus_import_free (CursusImport *self)
{
  if (self == NULL)
    return;
  g_free (self->file);
  g_free (self->relative);
  g_free (self->text);
  g_free (self);
}
