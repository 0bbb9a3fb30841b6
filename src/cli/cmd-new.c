/* cursus new DIR */
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "app/starting.h"
#include "cli/command.h"

static int
run (int argc, char **argv)
{
  int status = 0;
  gboolean quiet = FALSE;
  const GOptionEntry entries[] = {
    CURSUS_QUIET_ENTRY (&quiet),
    { NULL },
  };
  if (!cursus_command_parse (&cursus_command_new, entries, NULL, 1, 1, &argc, &argv, &status))
    return status;
  g_autoptr (GError) error = NULL;
  if (!cursus_starting_make (argv[1], &error))
    return cursus_command_fail (NULL, g_steal_pointer (&error));
  if (!quiet)
    printf (_ ("%s is ready: read %s/session.lua, then: cursus plan %s\n"), argv[1], argv[1], argv[1]);
  return CURSUS_EXIT_DONE;
}

const CursusCommand cursus_command_new = {
  .name = "new",
  .arguments = N_ ("DIR"),
  .summary = N_ ("make a session folder to start from"),
  .run = run,
};
