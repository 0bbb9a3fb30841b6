/* cursus rules SUBCOMMAND: finds the subcommand and runs it. To add one: its file, its line in cmd-rules.h and in the table. */
#include "cli/cmd-rules.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "core/suggest.h"

#define USAGE_COLUMNS 30

/* In the order in which the author of a rule meets them. */
/* clang-format off */
static const CursusCommand *const subcommands[] = {
  &cursus_command_rules_list,
  &cursus_command_rules_show,
  &cursus_command_rules_new,
  &cursus_command_rules_test,
  &cursus_command_rules_bench,
  &cursus_command_rules_doc,
  &cursus_command_rules_annotations,
};
/* clang-format on */

/* The word after "rules". */
static const char *
word_of (const CursusCommand *command)
{
  return command->name + strlen ("rules ");
}

static char *
describe (void)
{
  GString *text = g_string_new (_ ("Subcommands:"));
  for (size_t i = 0; i < G_N_ELEMENTS (subcommands); i++) {
    g_autofree char *usage = g_strdup_printf ("%s %s", word_of (subcommands[i]), _ (subcommands[i]->arguments));
    int fill = MAX (0, USAGE_COLUMNS - (int)g_utf8_strlen (usage, -1));
    g_string_append_printf (text, "\n  %s%*s %s", usage, fill, "", _ (subcommands[i]->summary));
  }
  g_string_append_printf (text, "\n\n%s", _ ("“cursus rules SUBCOMMAND --help” says more of one."));
  return g_string_free (text, FALSE);
}

static int
refuse_unknown (const char *word)
{
  const char *words[G_N_ELEMENTS (subcommands)] = { NULL };
  for (size_t i = 0; i < G_N_ELEMENTS (subcommands); i++)
    words[i] = word_of (subcommands[i]);
  g_autofree char *phrase = cursus_suggest_phrase (word, words, G_N_ELEMENTS (words));
  fprintf (stderr, _ ("cursus rules: there is no subcommand “%s”%s\n"), word, phrase);
  return CURSUS_EXIT_WRONG;
}

static int
run (int argc, char **argv)
{
  int status = 0;
  g_autofree char *description = describe ();
  bool is_word = argc > 1 && argv[1][0] != '-';
  if (!is_word && !cursus_command_parse (&cursus_command_rules, NULL, description, 1, G_MAXINT, &argc, &argv, &status))
    return status;
  for (size_t i = 0; i < G_N_ELEMENTS (subcommands); i++)
    if (strcmp (argv[1], word_of (subcommands[i])) == 0)
      return subcommands[i]->run (argc - 1, argv + 1);
  return refuse_unknown (argv[1]);
}

const CursusCommand cursus_command_rules = {
  .name = "rules",
  .arguments = N_ ("SUBCOMMAND …"),
  .summary = N_ ("list and show the rules, write and test one's own"),
  .run = run,
};
