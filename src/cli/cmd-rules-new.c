/* cursus rules new NAME [DIR] */
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "app/rules.h"
#include "cli/cmd-rules.h"

typedef struct {
  char *session;
  gboolean quiet;
} Options;

static void
print_next (const char *name, const char *folder)
{
  printf (_ ("%s is ready. What now:\n"
             "  read and change %s/%s.lua\n"
             "  cursus rules test --watch %s/test-%s.lua     tests it each time you save\n"
             "  use \"%s\" { days = 7 }     in a session.lua uses it\n"),
          folder, folder, name, folder, name, name);
}

static int
make (const char *name, const char *parent, const Options *options)
{
  g_autoptr (GError) error = NULL;
  if (parent != NULL && options->session != NULL) {
    fputs (_ ("cursus rules new: say DIR or --session, not both\n"), stderr);
    return CURSUS_EXIT_WRONG;
  }
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  if (!cursus_rules_check_session (options->session, diagnostics))
    return cursus_command_fail (diagnostics, NULL);
  g_autofree char *folder = cursus_rules_new (name, parent, options->session, &error);
  if (folder == NULL)
    return cursus_command_fail (NULL, g_steal_pointer (&error));
  if (!options->quiet)
    print_next (name, folder);
  return CURSUS_EXIT_DONE;
}

static int
run (int argc, char **argv)
{
  int status = 0;
  Options options = { .session = NULL };
  const GOptionEntry entries[] = {
    { "session", 's', 0, G_OPTION_ARG_FILENAME, &options.session, N_ ("Make it in the plugins of this session"), N_ ("DIR") },
    CURSUS_QUIET_ENTRY (&options.quiet),
    { NULL },
  };
  const char *description = _ ("Makes the folder DIR/NAME with a commented rule that works as it is, its test and a README.\n"
                               "DIR is the plugins folder of the session in the current folder, else that of the user\n"
                               "($XDG_DATA_HOME/cursus/plugins), whose rules every session can use.");
  if (cursus_command_parse (&cursus_command_rules_new, entries, description, 1, 2, &argc, &argv, &status))
    status = make (argv[1], argc > 2 ? argv[2] : NULL, &options);
  g_free (options.session);
  return status;
}

const CursusCommand cursus_command_rules_new = {
  .name = "rules new",
  .arguments = N_ ("NAME [DIR]"),
  .summary = N_ ("make a rule to start from"),
  .run = run,
};
