/* cursus rules doc */
#include <glib/gi18n-lib.h>

#include "app/rules.h"
#include "cli/cmd-rules.h"

static int
print (const char *path)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *page = cursus_rules_doc (diagnostics);
  if (cursus_diagnostics_n_errors (diagnostics) > 0)
    return cursus_command_fail (diagnostics, NULL);
  if (path == NULL)
    return cursus_command_print (page);
  return cursus_rules_doc_save (page, path, &error) ? CURSUS_EXIT_DONE : cursus_command_fail (NULL, g_steal_pointer (&error));
}

static int
run (int argc, char **argv)
{
  int status = 0;
  char *path = NULL;
  const GOptionEntry entries[] = {
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_ ("Keep the page in this file"), N_ ("FILE") },
    { NULL },
  };
  const char *description = _ ("Prints a page of Markdown on the rules that come with Cursus. A FILE that exists keeps what\n"
                               "stands outside of its lines <!-- rules --> and <!-- /rules -->; without them it is refused.");
  if (cursus_command_parse (&cursus_command_rules_doc, entries, description, 0, 0, &argc, &argv, &status))
    status = print (path);
  g_free (path);
  return status;
}

const CursusCommand cursus_command_rules_doc = {
  .name = "rules doc",
  .arguments = N_ ("[--out FILE]"),
  .summary = N_ ("the page of all rules, as Markdown"),
  .run = run,
};
