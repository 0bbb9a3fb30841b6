/* cursus status SESSION */
#include <glib/gi18n-lib.h>

#include "app/publishing.h"
#include "cli/command.h"

typedef struct {
  char *store;
  char *today;
  gboolean json;
  gboolean quiet;
} Options;

static int
show_status (const char *path, const Options *options, CursusDate today)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  int status = 0;
  g_autoptr (CursusSession) session = cursus_command_load (path, diagnostics, &status);
  if (session == NULL)
    return status;
  const CursusPublishingOptions looking = {
    .store = options->store,
    .today = today,
    .json = options->json,
    .columns = cursus_terminal_columns (),
    .colour = cursus_terminal_colour (),
  };
  char *text = cursus_publishing_status (path, session, &looking, diagnostics, &error);
  cursus_command_warn (diagnostics, options->quiet);
  return cursus_command_answer (text, options->json || !options->quiet, g_steal_pointer (&error));
}

static int
run (int argc, char **argv)
{
  int status = 0;
  Options options = { 0 };
  CursusDate today = CURSUS_DATE_NONE;
  const GOptionEntry entries[] = {
    CURSUS_JSON_ENTRY (&options.json),
    CURSUS_STORE_ENTRY (&options.store),
    CURSUS_TODAY_ENTRY (&options.today),
    CURSUS_QUIET_ENTRY (&options.quiet),
    { NULL },
  };
  const char *description = _ ("Says which revision people hold, what the newest one would change, and who would be told.");
  if (cursus_command_parse (&cursus_command_status, entries, description, 1, 1, &argc, &argv, &status))
    status = cursus_command_read_today (&cursus_command_status, options.today, &today) ? show_status (argv[1], &options, today)
                                                                                       : CURSUS_EXIT_WRONG;
  g_free (options.store);
  g_free (options.today);
  return status;
}

const CursusCommand cursus_command_status = {
  .name = "status",
  .arguments = N_ ("SESSION"),
  .summary = N_ ("what is published, what the newest plan would change, and for whom"),
  .run = run,
};
