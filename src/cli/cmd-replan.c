/* cursus replan SESSION */
#include <glib/gi18n-lib.h>

#include "app/replanning.h"
#include "cli/command.h"

typedef struct {
  gint64 revision;
  char *store;
  char *because;
  char *today;
  gboolean dry_run;
  gboolean json;
  gboolean quiet;
} Options;

static int
replan (const char *path, const Options *options, CursusDate today)
{
  g_autoptr (GError) error = NULL;
  int status = 0;
  g_autoptr (CursusWorkspace) workspace = cursus_command_open (path, options->store, today, options->quiet, &status);
  if (workspace == NULL)
    return status;
  const CursusReplanningOptions replanning = {
    .store = options->store,
    .note = options->because,
    .expected = options->revision,
    .dry_run = options->dry_run,
    .json = options->json,
    .columns = cursus_terminal_columns (),
    .colour = cursus_terminal_colour (),
  };
  char *text = cursus_replanning_run (workspace, &replanning, &error);
  return cursus_command_answer (text, options->json || !options->quiet, g_steal_pointer (&error));
}

static int
run (int argc, char **argv)
{
  int status = 0;
  Options options = { .revision = CURSUS_NOT_GIVEN };
  CursusDate today = CURSUS_DATE_NONE;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Say what would move, and save nothing"), NULL },
    { "because", 'b', 0, G_OPTION_ARG_STRING, &options.because, N_ ("Why, for the history"), N_ ("TEXT") },
    { "revision", 'r', 0, G_OPTION_ARG_INT64, &options.revision,
      N_ ("The revision that people know, instead of what was published or else the newest"), N_ ("N") },
    CURSUS_JSON_ENTRY (&options.json),
    CURSUS_STORE_ENTRY (&options.store),
    CURSUS_TODAY_ENTRY (&options.today),
    CURSUS_QUIET_ENTRY (&options.quiet),
    { NULL },
  };
  const char *description = _ (
      "After a change of availability, rules or participants: moves as few meetings as can be, so that every hard rule\n"
      "is kept again; of as few, those that come late and concern few people. Says which move and why. Pinned meetings stay,\n"
      "and those before --today. Exit status: 1 when there is no such plan.");
  if (cursus_command_parse (&cursus_command_replan, entries, description, 1, 1, &argc, &argv, &status))
    status = cursus_command_read_revision (&cursus_command_replan, &options.revision)
                     && cursus_command_read_today (&cursus_command_replan, options.today, &today)
                 ? replan (argv[1], &options, today)
                 : CURSUS_EXIT_WRONG;
  g_free (options.store);
  g_free (options.because);
  g_free (options.today);
  return status;
}

const CursusCommand cursus_command_replan = {
  .name = "replan",
  .arguments = N_ ("SESSION"),
  .summary = N_ ("plan again after a change, moving as few meetings as can be"),
  .run = run,
};
