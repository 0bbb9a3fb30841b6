/* cursus rules list|test */
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "app/rules.h"
#include "cli/command.h"

static int
list (const char *session, bool json)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autofree char *text = cursus_rules_list (session, json, diagnostics);
  int status = cursus_command_print (text);
  if (cursus_diagnostics_n_errors (diagnostics) > 0)
    return cursus_command_fail (diagnostics, NULL);
  return status;
}

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
  gboolean json = FALSE, quiet = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print the list as JSON"), NULL },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &quiet, N_ ("Print nothing but the result and errors"), NULL },
    { NULL },
  };
  const char *description = _ ("list [SESSION]   the rules that can be used, those in the session's own plugins folder included\n"
                               "test FILE…       run test files of rules (test-NAME.lua); exit status 1 if a case fails");
  if (!cursus_command_parse (&cursus_command_rules, entries, description, 1, G_MAXINT, &argc, &argv, &status))
    return status;
  if (strcmp (argv[1], "list") == 0 && argc <= 3)
    return list (argc > 2 ? argv[2] : NULL, json);
  if (strcmp (argv[1], "test") == 0 && argc > 2)
    return test (argv + 2, quiet);
  fprintf (stderr, _ ("cursus rules: say one of: list [SESSION], test FILE…\n"));
  return CURSUS_EXIT_WRONG;
}

const CursusCommand cursus_command_rules = {
  .name = "rules",
  .arguments = N_ ("list [SESSION] | test FILE…"),
  .summary = N_ ("list the rules, or test one"),
  .run = run,
};
