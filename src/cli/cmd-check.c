/* cursus check SESSION */
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "app/planning.h"
#include "cli/command.h"

static int
report (const CursusWorkspace *workspace, bool quiet)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  bool fine = cursus_planning_check (workspace, &findings, &error);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    fprintf (stderr, "%s\n", (const char *)g_ptr_array_index (findings, i));
  if (!fine)
    return cursus_command_fail (NULL, g_steal_pointer (&error));
  g_autofree char *summary = cursus_planning_summary (workspace);
  if (!quiet)
    printf (_ ("%s\nNothing is wrong, and counting finds no contradiction.\n"), summary);
  return CURSUS_EXIT_DONE;
}

static int
run (int argc, char **argv)
{
  int status = 0;
  gboolean quiet = FALSE;
  g_autofree char *today_text = NULL;
  CursusDate today;
  const GOptionEntry entries[] = {
    CURSUS_TODAY_ENTRY (&today_text),
    CURSUS_QUIET_ENTRY (&quiet),
    { NULL },
  };
  const char *description = _ (
      "Reads the session and all its files, says everything that is wrong with them, and counts whether\n"
      "the meetings can fit. Nothing is planned or saved.\n"
      "Exit status: 0 nothing found, 1 no plan can exist, 2 something is wrong.");
  if (!cursus_command_parse (&cursus_command_check, entries, description, 1, 1, &argc, &argv, &status))
    return status;
  if (!cursus_command_read_today (&cursus_command_check, today_text, &today))
    return CURSUS_EXIT_WRONG;
  g_autoptr (CursusWorkspace) workspace = cursus_command_open (argv[1], NULL, today, quiet, &status);
  if (workspace == NULL)
    return status;
  return report (workspace, quiet);
}

const CursusCommand cursus_command_check = {
  .name = "check",
  .arguments = N_ ("SESSION"),
  .summary = N_ ("read a session and say what is wrong with it, without planning"),
  .run = run,
};
