/* Lints calendars that the tests of the command line had written: prints what is wrong, a line each, and fails if anything is. */
#include <stdio.h>

#include "ical/lint.h"

int
main (int argc, char **argv)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  guint n = 0;
  for (int i = 1; i < argc; i++) {
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_autoptr (GError) error = NULL;
    if (g_file_get_contents (argv[i], &bytes, &length, &error))
      n += cursus_ical_lint (bytes, length, argv[i], diagnostics);
    else
      cursus_diagnostics_error (diagnostics, argv[i], 0, NULL, "%s", error->message), n++;
  }
  g_autofree char *text = cursus_diagnostics_format (diagnostics);
  fputs (text, stdout);
  return n > 0 ? 1 : 0;
}
