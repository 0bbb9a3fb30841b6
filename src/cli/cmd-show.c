/* cursus show SESSION */
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "app/viewing.h"
#include "cli/command.h"

typedef struct {
  gint64 revision;
  char *format;
  char *store;
  char *today;
  gboolean json;
  gboolean quiet;
} Options;

static int
show (const char *path, const Options *options, CursusFormat format)
{
  CursusDate today;
  if (!cursus_command_read_today (&cursus_command_show, options->today, &today))
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
  cursus_viewing_review_at (path, options->store, today, plan, diagnostics);
  cursus_viewing_check_waivers (plan, today != CURSUS_DATE_NONE ? today : session->today, diagnostics);
  cursus_command_warn (diagnostics, options->quiet);
  g_autofree char *text = cursus_viewing_print (plan, format, cursus_terminal_columns (), cursus_terminal_colour ());
  return cursus_command_print (text);
}

static int
run_with (int argc, char **argv, Options *options)
{
  int status = 0;
  CursusFormat format = CURSUS_FORMAT_TABLE;
  const GOptionEntry entries[] = {
    { "revision", 'r', 0, G_OPTION_ARG_INT64, &options->revision, N_ ("This revision instead of the newest"), N_ ("N") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options->format, N_ ("table (default), json or csv"), N_ ("FORMAT") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("The same as --format json"), NULL },
    CURSUS_STORE_ENTRY (&options->store),
    CURSUS_TODAY_ENTRY (&options->today),
    CURSUS_TERSE_ENTRY (&options->quiet),
    { NULL },
  };
  if (!cursus_command_parse (&cursus_command_show, entries, NULL, 1, 1, &argc, &argv, &status))
    return status;
  if (options->format != NULL && !cursus_format_parse (options->format, &format)) {
    fprintf (stderr, _ ("cursus show: unknown format “%s”; accepted: table, json, csv\n"), options->format);
    return CURSUS_EXIT_WRONG;
  }
  if (!cursus_command_read_revision (&cursus_command_show, &options->revision))
    return CURSUS_EXIT_WRONG;
  return show (argv[1], options, options->json ? CURSUS_FORMAT_JSON : format);
}

static int
run (int argc, char **argv)
{
  Options options = { .revision = CURSUS_NOT_GIVEN };
  int status = run_with (argc, argv, &options);
  g_free (options.format);
  g_free (options.store);
  g_free (options.today);
  return status;
}

const CursusCommand cursus_command_show = {
  .name = "show",
  .arguments = N_ ("SESSION"),
  .summary = N_ ("show a saved plan as a calendar, JSON or CSV"),
  .run = run,
};
