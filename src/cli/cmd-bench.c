/* cursus bench FILE… */
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "app/bench.h"
#include "cli/command.h"

#define NO_TIME -1.0 /* until somebody gives one */

typedef struct {
  gint64 seed;
  gint64 moves;
  gint64 threads;
  double seconds;
  double prove;
  char *solution;
  char *evaluate;
  gboolean stats;
  gboolean cpu;
} Options;

static int
refuse (const char *text)
{
  fprintf (stderr, "cursus bench: %s\n", text);
  return CURSUS_EXIT_WRONG;
}

/* 0 if the options can be used for @n_files instances. */
static int
check_options (const Options *options, int n_files)
{
  if (options->moves != CURSUS_NOT_GIVEN && options->moves < 1)
    return refuse (_ ("--moves takes a whole number from 1"));
  if (options->seconds != NO_TIME && !(options->seconds > 0 && options->seconds <= 1e7))
    return refuse (_ ("--time takes a number of seconds above 0, at most 10000000"));
  if (options->prove != NO_TIME && !(options->prove > 0 && options->prove <= 1e7))
    return refuse (_ ("--prove takes a number of seconds above 0, at most 10000000"));
  if (options->seed < 0)
    return refuse (_ ("--seed takes a whole number from 0"));
  if (options->solution != NULL && n_files > 1)
    return refuse (_ ("--solution takes one instance at a time"));
  if (options->evaluate != NULL && (n_files > 1 || options->solution != NULL || options->stats || options->prove != NO_TIME))
    return refuse (_ ("--evaluate takes one instance at a time, without --solution, --stats and --prove"));
  return 0;
}

static int
bench (const char *file, CursusBenchOptions *options, bool wants_stats)
{
  g_autofree char *stats = NULL;
  options->stats = wants_stats ? &stats : NULL;
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *line = cursus_bench_run (file, options, diagnostics, &error);
  if (stats != NULL)
    fputs (stats, stderr);
  return line != NULL ? cursus_command_print (line) : cursus_command_fail (diagnostics, g_steal_pointer (&error));
}

static int
run_with (int argc, char **argv, Options *options)
{
  int status = 0;
  const GOptionEntry entries[] = {
    { "time", 't', 0, G_OPTION_ARG_DOUBLE, &options->seconds, N_ ("Search for this many seconds"), N_ ("S") },
    { "prove", 0, 0, G_OPTION_ARG_DOUBLE, &options->prove,
      N_ ("After the first 4 seconds, for at most so many more: a proof that no plan is better, or a better one"), N_ ("S") },
    { "moves", 'm', 0, G_OPTION_ARG_INT64, &options->moves, N_ ("Try at most this many moves"), N_ ("N") },
    { "seed", 's', 0, G_OPTION_ARG_INT64, &options->seed, N_ ("Start of the random numbers (default 1)"), N_ ("N") },
    CURSUS_THREADS_ENTRY (&options->threads),
    { "cpu", 0, 0, G_OPTION_ARG_NONE, &options->cpu, N_ ("Count seconds of processor time of each thread, also in the result"),
      NULL },
    { "solution", 0, 0, G_OPTION_ARG_FILENAME, &options->solution, N_ ("Write the solution as “COURSE ROOM DAY PERIOD” lines"),
      N_ ("FILE") },
    { "evaluate", 0, 0, G_OPTION_ARG_FILENAME, &options->evaluate, N_ ("Count the solution in FILE instead of searching one"),
      N_ ("FILE") },
    { "stats", 0, 0, G_OPTION_ARG_NONE, &options->stats,
      N_ ("Tell on stderr what was known before the search and what each kind of move did"), NULL },
    { NULL },
  };
  const char *description = _ ("Solves instances of curriculum-based course timetabling (.ctt and .ectt of ITC-2007 track 3,\n"
                               "formulation UD2) with the rules ctt-* and prints a line of JSON for each.");
  if (!cursus_command_parse (&cursus_command_bench, entries, description, 1, G_MAXINT, &argc, &argv, &status))
    return status;
  status = check_options (options, argc - 1);
  if (status == 0 && !cursus_command_read_threads (&cursus_command_bench, &options->threads))
    status = CURSUS_EXIT_WRONG;
  CursusBenchOptions benching = {
    .seed = (uint64_t)options->seed,
    .moves = options->moves == CURSUS_NOT_GIVEN ? 0 : (uint64_t)options->moves,
    .seconds = options->seconds == NO_TIME ? 0 : options->seconds,
    .prove = options->prove == NO_TIME ? 0 : options->prove,
    .processor_time = options->cpu,
    .threads = (uint32_t)options->threads,
    .solution = options->solution,
    .evaluate = options->evaluate,
  };
  for (int i = 1; status == 0 && i < argc; i++)
    status = bench (argv[i], &benching, options->stats);
  return status;
}

static int
run (int argc, char **argv)
{
  Options options = { .seed = 1, .moves = CURSUS_NOT_GIVEN, .threads = CURSUS_NOT_GIVEN, .seconds = NO_TIME, .prove = NO_TIME };
  int status = run_with (argc, argv, &options);
  g_free (options.solution);
  g_free (options.evaluate);
  return status;
}

const CursusCommand cursus_command_bench = {
  .name = "bench",
  .arguments = N_ ("FILE…"),
  .summary = N_ ("solve public benchmark instances (.ctt, .ectt)"),
  .run = run,
};
