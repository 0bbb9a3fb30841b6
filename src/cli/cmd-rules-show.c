/* cursus rules show NAME */
#include <glib/gi18n-lib.h>

#include "app/rules.h"
#include "cli/cmd-rules.h"

typedef struct {
  char *session;
  gboolean json;
  gboolean quiet;
} Options;

static int
show (const char *name, const Options *options)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autofree char *text = cursus_rules_show (name, options->session, options->json, cursus_terminal_columns (),
                                             cursus_terminal_colour (), diagnostics);
  int status = text != NULL ? cursus_command_print (text) : CURSUS_EXIT_WRONG;
  if (cursus_diagnostics_n_errors (diagnostics) > 0)
    return cursus_command_fail (diagnostics, NULL);
  cursus_command_warn (diagnostics, options->quiet);
  return status;
}

static int
run (int argc, char **argv)
{
  int status = 0;
  Options options = { .session = NULL };
  const GOptionEntry entries[] = {
    { "session", 's', 0, G_OPTION_ARG_FILENAME, &options.session, N_ ("Look among the rules of this session too"), N_ ("DIR") },
    CURSUS_JSON_ENTRY (&options.json),
    CURSUS_TERSE_ENTRY (&options.quiet),
    { NULL },
  };
  const char *description = _ ("Prints what the rule is for, its parameters and messages, and an example of its use.");
  if (cursus_command_parse (&cursus_command_rules_show, entries, description, 1, 1, &argc, &argv, &status))
    status = show (argv[1], &options);
  g_free (options.session);
  return status;
}

const CursusCommand cursus_command_rules_show = {
  .name = "rules show",
  .arguments = N_ ("NAME"),
  .summary = N_ ("all that one rule says of itself"),
  .run = run,
};
