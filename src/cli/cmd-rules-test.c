/* cursus rules test FILE… */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>

#include "app/rules.h"
#include "app/watch.h"
#include "cli/cmd-rules.h"

/* What is tested, and how the last run went. */
typedef struct {
  char **files;
  bool quiet;
  guint n_cases;
  guint n_failed;
} Tests;

/* One stream of TAP, whatever the number of files. */
static void
run_tests (Tests *self)
{
  self->n_cases = self->n_failed = 0;
  for (char **file = self->files; *file != NULL; file++) {
    g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
    guint n_cases = 0, n_failed = 0;
    g_autofree char *text = cursus_rules_test (*file, &n_cases, &n_failed, diagnostics);
    fputs (text, stdout);
    cursus_command_warn (diagnostics, self->quiet);
    self->n_cases += n_cases;
    self->n_failed += n_failed;
  }
  printf ("1..%u\n", self->n_cases);
}

/* ---- Again and again ---- */

static bool
run_again (const char *name, gpointer data)
{
  Tests *self = data;
  if (name != NULL)
    printf (_ ("\n# %s has changed\n"), name);
  gint64 begin = g_get_monotonic_time ();
  run_tests (self);
  gint64 milliseconds = (g_get_monotonic_time () - begin + 500) / 1000;
  printf (_ ("# cases: %u, failed: %u, %" PRId64 " ms; waiting for changes, Ctrl-C ends\n"), self->n_cases, self->n_failed,
          milliseconds);
  return fflush (stdout) == 0;
}

/* (transfer full): where the files are, each folder once. */
static char **
folders_of (char **files)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new ();
  for (char **file = files; *file != NULL; file++) {
    g_autofree char *folder = g_path_get_dirname (*file);
    if (!g_ptr_array_find_with_equal_func (folders, folder, g_str_equal, NULL))
      g_ptr_array_add (folders, g_steal_pointer (&folder));
  }
  g_ptr_array_add (folders, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&folders), FALSE);
}

static int
watch (Tests *tests)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) folders = folders_of (tests->files);
  if (!cursus_watch_run ((const char *const *)folders, ".lua", run_again, tests, &error))
    return cursus_command_fail (NULL, g_steal_pointer (&error));
  return CURSUS_EXIT_DONE;
}

/* (transfer full): of files and folders. */
static char **
files_of (char **paths)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  for (char **path = paths; *path != NULL; path++) {
    g_autofree char **some = cursus_rules_tests_at (*path);
    for (char **file = some; *file != NULL; file++)
      g_ptr_array_add (files, *file);
  }
  g_ptr_array_add (files, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&files), FALSE);
}

static int
run (int argc, char **argv)
{
  int status = 0;
  gboolean quiet = FALSE, again = FALSE;
  const GOptionEntry entries[] = {
    { "watch", 'w', 0, G_OPTION_ARG_NONE, &again, N_ ("Run them again whenever a .lua file beside them changes"), NULL },
    CURSUS_TERSE_ENTRY (&quiet),
    { NULL },
  };
  const char *description = _ ("FILE is the test of a rule, test-NAME.lua, or a folder with such files; NAME.lua is looked for\n"
                               "beside it first.\n"
                               "Exit status: 0 all is well, 1 a case fails; with --watch 0 after Ctrl-C.");
  if (!cursus_command_parse (&cursus_command_rules_test, entries, description, 1, G_MAXINT, &argc, &argv, &status))
    return status;
  g_auto (GStrv) files = files_of (argv + 1);
  Tests tests = { .files = files, .quiet = quiet };
  if (again)
    return watch (&tests);
  run_tests (&tests);
  return tests.n_failed > 0 ? CURSUS_EXIT_NO : CURSUS_EXIT_DONE;
}

const CursusCommand cursus_command_rules_test = {
  .name = "rules test",
  .arguments = N_ ("FILE…"),
  .summary = N_ ("run test files of rules"),
  .run = run,
};
