/* cursus explain SESSION [MEETING] */
#include <glib/gi18n-lib.h>

#include "app/viewing.h"
#include "cli/command.h"

typedef struct {
  gint64 revision;
  char *store;
  char *today;
  gboolean json;
  gboolean quiet;
} Options;

static int
explain (const char *path, const char *meeting, const Options *options)
{
  CursusDate today;
  if (!cursus_command_read_today (&cursus_command_explain, options->today, &today))
    return CURSUS_EXIT_WRONG;
  g_autoptr (GError) error = NULL;
  int status = 0;
  g_autoptr (CursusWorkspace) workspace = cursus_command_open (path, today, options->quiet, &status);
  if (workspace == NULL)
    return status;
  g_autoptr (CursusPlan) plan = cursus_viewing_load (path, workspace->session->id, options->store, options->revision, &error);
  if (plan == NULL)
    return cursus_command_fail (NULL, g_steal_pointer (&error));
  g_autofree char *text = cursus_viewing_explain (workspace, plan, meeting, options->json, cursus_terminal_columns (),
                                                  cursus_terminal_colour (), &error);
  return text != NULL ? cursus_command_print (text) : cursus_command_fail (NULL, g_steal_pointer (&error));
}

static int
run (int argc, char **argv)
{
  int status = 0;
  Options options = { .revision = CURSUS_NOT_GIVEN };
  const GOptionEntry entries[] = {
    { "revision", 'r', 0, G_OPTION_ARG_INT64, &options.revision, N_ ("This revision instead of the newest"), N_ ("N") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print JSON"), NULL },
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &options.store, N_ ("The store to read from"), N_ ("FILE") },
    CURSUS_TODAY_ENTRY (&options.today),
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &options.quiet, N_ ("Print nothing but the result and errors"), NULL },
    { NULL },
  };
  const char *description = _ ("Says what each rule costs in a saved plan and where, in sentences; with MEETING (an id that\n"
                               "“cursus show” prints) only what concerns that meeting.");
  if (cursus_command_parse (&cursus_command_explain, entries, description, 1, 2, &argc, &argv, &status))
    status = cursus_command_read_revision (&cursus_command_explain, &options.revision)
                 ? explain (argv[1], argc > 2 ? argv[2] : NULL, &options)
                 : CURSUS_EXIT_WRONG;
  g_free (options.store);
  g_free (options.today);
  return status;
}

const CursusCommand cursus_command_explain = {
  .name = "explain",
  .arguments = N_ ("SESSION [MEETING]"),
  .summary = N_ ("say what each rule costs in a plan, and why"),
  .run = run,
};
