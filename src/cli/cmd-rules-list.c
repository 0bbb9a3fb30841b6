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
    CURSUS_JSON_ENTRY (&json),
    CURSUS_TERSE_ENTRY (&quiet),
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
