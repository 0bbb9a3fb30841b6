/* cursus export SESSION --out DIR */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>

#include "app/exporting.h"
#include "app/viewing.h"
#include "cli/command.h"

typedef struct {
  gint64 revision;
  char *store;
  char *today;
  char *out;
  gboolean utc;
  gboolean quiet;
} Options;

static int export(const char *path, const Options *options)
{
  CursusDate today;
  if (!cursus_command_read_today (&cursus_command_export, options->today, &today))
    return CURSUS_EXIT_WRONG;
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  int status = 0;
  g_autoptr (CursusSession) session = cursus_command_load (path, diagnostics, &status);
  if (session == NULL)
    return status;
  g_autoptr (CursusPlan) plan = cursus_viewing_load (path, session->id, options->store, options->revision, &error);
  if (plan == NULL)
    return cursus_command_fail (NULL, g_steal_pointer (&error));
  cursus_viewing_check_waivers (plan, today != CURSUS_DATE_NONE ? today : session->today, diagnostics);
  cursus_command_warn (diagnostics, options->quiet);
  CursusExportOptions exporting = { .out = options->out, .utc = options->utc };
  guint n_files = 0;
  if (!cursus_exporting_run (session, plan, &exporting, &n_files, &error))
    return cursus_command_fail (NULL, g_steal_pointer (&error));
  if (!options->quiet)
    printf (g_dngettext (GETTEXT_PACKAGE, "%u calendar of revision %" PRId64 " is in %s\n",
                         "%u calendars of revision %" PRId64 " are in %s\n", n_files),
            n_files, plan->revision, options->out);
  return CURSUS_EXIT_DONE;
}

static int
run (int argc, char **argv)
{
  int status = 0;
  Options options = { .revision = CURSUS_NOT_GIVEN };
  const GOptionEntry entries[] = {
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &options.out, N_ ("The folder to write into (required)"), N_ ("DIR") },
    { "revision", 'r', 0, G_OPTION_ARG_INT64, &options.revision, N_ ("This revision instead of the newest"), N_ ("N") },
    { "utc", 0, 0, G_OPTION_ARG_NONE, &options.utc, N_ ("Write times in UTC, for programs that know no time zones"), NULL },
    CURSUS_STORE_ENTRY (&options.store),
    CURSUS_TODAY_ENTRY (&options.today),
    CURSUS_QUIET_ENTRY (&options.quiet),
    { NULL },
  };
  const char *description = _ ("Writes an .ics file for each participant and speaker, one of the whole session, and index.csv.");
  if (cursus_command_parse (&cursus_command_export, entries, description, 1, 1, &argc, &argv, &status)) {
    if (options.out == NULL) {
      fprintf (stderr, _ ("cursus export: say which folder to write into: --out DIR\n"));
      status = CURSUS_EXIT_WRONG;
    } else if (!cursus_command_read_revision (&cursus_command_export, &options.revision))
      status = CURSUS_EXIT_WRONG;
    else
      status = export(argv[1], &options);
  }
  g_free (options.store);
  g_free (options.today);
  g_free (options.out);
  return status;
}

const CursusCommand cursus_command_export = {
  .name = "export",
  .arguments = N_ ("SESSION --out DIR"),
  .summary = N_ ("write everybody's calendar (.ics) of a saved plan"),
  .run = run,
};
