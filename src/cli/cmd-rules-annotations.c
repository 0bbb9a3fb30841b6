/* cursus rules annotations [--out DIR] */
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "app/annotating.h"
#include "cli/cmd-rules.h"

static int
print (bool reference)
{
  g_autofree char *text = cursus_annotating_text (reference);
  return cursus_command_print (text);
}

static int
write_into (const char *folder, bool quiet)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  bool kept = false;
  if (!cursus_annotating_write (folder, &kept, diagnostics, &error))
    return cursus_command_fail (NULL, g_steal_pointer (&error));
  if (kept)
    fprintf (stderr, _ ("%s/%s is kept as it was; its \"workspace.library\" should name \"%s\"\n"), folder,
             CURSUS_ANNOTATING_SETTINGS, CURSUS_ANNOTATING_LIBRARY);
  else if (!quiet)
    printf (_ ("%s/%s and %s/%s are written; open %s in your editor\n"), folder, CURSUS_ANNOTATING_FILE, folder,
            CURSUS_ANNOTATING_SETTINGS, folder);
  return cursus_diagnostics_n_errors (diagnostics) > 0 ? cursus_command_fail (diagnostics, NULL) : CURSUS_EXIT_DONE;
}

static int
run (int argc, char **argv)
{
  int status = 0;
  char *out = NULL;
  gboolean reference = FALSE, quiet = FALSE;
  const GOptionEntry entries[] = {
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_ ("Write for the editor into this folder of rules"), N_ ("DIR") },
    { "reference", 0, 0, G_OPTION_ARG_NONE, &reference, N_ ("Print the reference as Markdown instead"), NULL },
    CURSUS_TERSE_ENTRY (&quiet),
    { NULL },
  };
  const char *description = _ ("Says what rules may call, for the Lua language server of your editor. With --out, DIR gets\n"
                               ".cursus/rules.lua and .luarc.json; docs/WRITING-RULES.md says how to go on.");
  if (cursus_command_parse (&cursus_command_rules_annotations, entries, description, 0, 0, &argc, &argv, &status)) {
    if (out != NULL && reference) {
      fprintf (stderr, _ ("cursus rules annotations: --out and --reference exclude each other\n"));
      status = CURSUS_EXIT_WRONG;
    } else
      status = out != NULL ? write_into (out, quiet) : print (reference);
  }
  g_free (out);
  return status;
}

const CursusCommand cursus_command_rules_annotations = {
  .name = "rules annotations",
  .arguments = "[--out DIR]",
  .summary = N_ ("what rules may call, for editors"),
  .run = run,
};
