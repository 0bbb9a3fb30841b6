/* cursus rules test FILE… */
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "app/rules.h"
#include "cli/cmd-rules.h"

/* One stream of TAP, whatever the number of files. */
static int
test (char **files, bool quiet)
{
  int status = CURSUS_EXIT_DONE;
  guint n_all = 0;
  for (char **file = files; *file != NULL; file++) {
    g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
    guint n_cases = 0, n_failed = 0;
    g_autofree char *text = cursus_rules_test (*file, &n_cases, &n_failed, diagnostics);
    fputs (text, stdout);
    cursus_command_warn (diagnostics, quiet);
    n_all += n_cases;
    if (n_failed > 0)
      status = CURSUS_EXIT_NO;
  }
  printf ("1..%u\n", n_all);
  return status;
}

static int
run (int argc, char **argv)
{
  int status = 0;
  gboolean quiet = FALSE;
  const GOptionEntry entries[] = {
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &quiet, N_ ("Print nothing but the result and errors"), NULL },
    { NULL },
  };
  const char *description = _ ("FILE is the test of a rule, test-NAME.lua; NAME.lua is looked for beside it first. "
                               "Exit status 1 if a case fails.");
  if (!cursus_command_parse (&cursus_command_rules_test, entries, description, 1, G_MAXINT, &argc, &argv, &status))
    return status;
  return test (argv + 1, quiet);
}

const CursusCommand cursus_command_rules_test = {
  .name = "rules test",
  .arguments = N_ ("FILE…"),
  .summary = N_ ("run test files of rules"),
  .run = run,
};
