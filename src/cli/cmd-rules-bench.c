/* cursus rules bench SESSION|FILE.ctt */
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "app/rules-bench.h"
#include "cli/cmd-rules.h"

static int
refuse (const char *text)
{
  fprintf (stderr, "cursus rules bench: %s\n", text);
  return CURSUS_EXIT_WRONG;
}

static int
bench (const char *path, const CursusRulesBenchOptions *options, bool quiet)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = cursus_rules_bench (path, options, diagnostics, &error);
  if (text == NULL)
    return cursus_command_fail (diagnostics, g_steal_pointer (&error));
  cursus_command_warn (diagnostics, quiet);
  return cursus_command_print (text);
}

static int
run (int argc, char **argv)
{
  int status = 0;
  gint64 seed = 1, moves = CURSUS_NOT_GIVEN;
  gboolean direct = FALSE, check = FALSE, json = FALSE, quiet = FALSE;
  const GOptionEntry entries[] = {
    { "moves", 'm', 0, G_OPTION_ARG_INT64, &moves, N_ ("Try at most this many moves"), N_ ("N") },
    { "seed", 's', 0, G_OPTION_ARG_INT64, &seed, N_ ("Start of the random numbers (default 1)"), N_ ("N") },
    { "direct", 0, 0, G_OPTION_ARG_NONE, &direct, N_ ("Also evaluate by calling Lua every time"), NULL },
    { "check", 0, 0, G_OPTION_ARG_NONE, &check, N_ ("Call every function again for each new set of facts, and compare"), NULL },
    CURSUS_JSON_ENTRY (&json),
    CURSUS_TERSE_ENTRY (&quiet),
    { NULL },
  };
  const char *description = _ (
      "Searches a plan, then moves meetings from it and back with one use of a rule at a time, and says how long an\n"
      "evaluation takes, how many there were in the search and how many of them entered Lua. SESSION may be an instance of\n"
      "course timetabling (.ctt, .ectt).");
  if (!cursus_command_parse (&cursus_command_rules_bench, entries, description, 1, 1, &argc, &argv, &status))
    return status;
  if (moves != CURSUS_NOT_GIVEN && moves < 1)
    return refuse (_ ("--moves takes a whole number from 1"));
  if (seed < 0)
    return refuse (_ ("--seed takes a whole number from 0"));
  const CursusRulesBenchOptions options = {
    .seed = (uint64_t)seed,
    .moves = moves == CURSUS_NOT_GIVEN ? 0 : (uint64_t)moves,
    .direct = direct,
    .check = check,
    .json = json,
  };
  return bench (argv[1], &options, quiet);
}

const CursusCommand cursus_command_rules_bench = {
  .name = "rules bench",
  .arguments = N_ ("SESSION"),
  .summary = N_ ("what rules cost the search"),
  .run = run,
};
