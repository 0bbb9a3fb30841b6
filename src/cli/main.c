/* cursus: finds the subcommand and runs it. */
#include <glib.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "app/language.h"
#include "cli/command.h"
#include "core/suggest.h"

static void
print_usage (FILE *out)
{
  fputs (_ ("Cursus plans training sessions: it finds the dates, says why, and gives everybody a calendar.\n\n"
            "usage: cursus COMMAND [OPTION…] [ARGUMENT…]\n\nCommands:\n"),
         out);
  for (const CursusCommand *const *command = cursus_commands (); *command != NULL; command++)
    fprintf (out, "  %-12s %s\n", (*command)->name, _ ((*command)->summary));
  fputs (_ ("\nA SESSION is a folder with a session.lua, or that file. “cursus COMMAND --help” says more of one command.\n"
            "To begin: cursus new my-session, then: cursus plan my-session\n"),
         out);
}

static int
refuse_unknown (const char *name)
{
  const char *names[32] = { NULL };
  size_t n = 0;
  for (const CursusCommand *const *command = cursus_commands (); *command != NULL; command++)
    names[n++] = (*command)->name;
  g_autofree char *phrase = cursus_suggest_phrase (name, names, n);
  /* TRANSLATORS: ends “there is no command “x””. */
  fprintf (stderr, _ ("cursus: there is no command “%s”%s\n"), name, *phrase != '\0' ? phrase : _ ("; “cursus help” lists them"));
  return CURSUS_EXIT_WRONG;
}

static int
run_command (int argc, char **argv)
{
  for (const CursusCommand *const *command = cursus_commands (); *command != NULL; command++)
    if (strcmp (argv[0], (*command)->name) == 0)
      return (*command)->run (argc, argv);
  return refuse_unknown (argv[0]);
}

static bool
is_help (const char *word)
{
  return strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0 || strcmp (word, "help") == 0;
}

/* `cursus help plan` is `cursus plan --help`, `cursus help rules list` is `cursus rules list --help`. */
static int
help (int argc, char **argv)
{
  if (argc > 1 && !is_help (argv[1])) {
    g_autofree char **of_command = g_new0 (char *, (size_t)argc + 1);
    memcpy (of_command, argv + 1, sizeof (char *) * (size_t)(argc - 1));
    of_command[argc - 1] = (char *)"--help";
    return run_command (argc, of_command);
  }
  print_usage (stdout);
  return CURSUS_EXIT_DONE;
}

static int
run (int argc, char **argv)
{
  if (argc < 2) {
    print_usage (stderr);
    return CURSUS_EXIT_WRONG;
  }
  if (is_help (argv[1]))
    return help (argc - 1, argv + 1);
  if (strcmp (argv[1], "--version") == 0)
    return cursus_command_print ("cursus " CURSUS_VERSION "\n");
  return run_command (argc - 1, argv + 1);
}

int
main (int argc, char **argv)
{
  cursus_language_init ();
  return cursus_command_finish (run (argc, argv));
}
