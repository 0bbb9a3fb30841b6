/* cursus rules list [SESSION] */
#include <glib/gi18n-lib.h>

#include "app/rules.h"
#include "cli/cmd-rules.h"

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
  const char *description = _ ("With SESSION, the rules in its own plugins folder are listed too.");
  if (!cursus_command_parse (&cursus_command_rules_list, entries, description, 0, 1, &argc, &argv, &status))
    return status;
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autofree char *text = cursus_rules_list (argc > 1 ? argv[1] : NULL, json, diagnostics);
  status = cursus_command_print (text);
  if (cursus_diagnostics_n_errors (diagnostics) > 0)
    return cursus_command_fail (diagnostics, NULL);
  cursus_command_warn (diagnostics, quiet);
  return status;
}

const CursusCommand cursus_command_rules_list = {
  .name = "rules list",
  .arguments = N_ ("[SESSION]"),
  .summary = N_ ("the rules that can be used"),
  .run = run,
};
