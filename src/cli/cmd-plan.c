/* cursus plan SESSION */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "app/contradicting.h"
#include "app/error.h"
#include "app/planning.h"
#include "app/viewing.h"
#include "cli/command.h"
#include "cli/plan-joint.h"
#include "cli/plan-witness.h"

#define NO_TIME (-G_MAXDOUBLE) /* what the time is until somebody gives it */
#define MOST_SECONDS 1e7
#define WITNESS_SECONDS 60  /* for files that others judge; more where more is given to the proof */
#define CONFLICT_SECONDS 10 /* for the question why there is no plan; more where more is given to the proof */
#define REPAIR_SECONDS 5    /* for what would be enough for a plan, beyond that */
#define MOST_SESSIONS 100000

typedef struct {
  gint64 seed;
  gint64 moves;
  gint64 threads;
  double seconds;
  double prove;
  gboolean no_prove;
  int64_t begun_us; /* of the process, about, on the monotonic clock */
  char *store;
  char *check;
  char *today;
  CursusPlanWitness witness;
  gboolean json;
  gboolean stats;
  gboolean quiet;
} Options;

static volatile sig_atomic_t stop_wanted;

/* In whichever thread: the others look there too. */
static void
on_signal (int number)
{
  g_atomic_int_set (&stop_wanted, number);
}

/* A second Ctrl-C ends the program at once. Under nohup the end of the terminal changes nothing. */
static void
catch_signals (void)
{
  struct sigaction action = { .sa_handler = on_signal, .sa_flags = (int)(SA_RESTART | SA_RESETHAND) };
  struct sigaction hangup;
  sigemptyset (&action.sa_mask);
  sigaction (SIGINT, &action, NULL);
  sigaction (SIGTERM, &action, NULL);
  if (sigaction (SIGHUP, NULL, &hangup) == 0 && hangup.sa_handler != SIG_IGN)
    sigaction (SIGHUP, &action, NULL);
}

static void
print_gap (CursusScore best, int64_t bound)
{
  if (best.hard > 0 || best.soft < bound || bound <= 0)
    return;
  g_autofree char *percent = cursus_viewing_gap (best.soft, bound);
  /* TRANSLATORS: goes on: by how much the best plan so far is above the bound at most */
  fprintf (stderr, _ (" (gap %s)"), percent);
}

static void
on_progress (const CursusProgress *progress, gpointer data)
{
  fputs ("\r\033[K", stderr);
  /* TRANSLATORS: the part of the search that is done, its seconds, and the score of the best plan so far */
  fprintf (stderr, _ ("%3.0f %%  %.1f s  hard %" PRId64 "  soft %" PRId64), progress->part_done * 100, progress->seconds,
           progress->best.hard, progress->best.soft);
  if (progress->bound != NULL) {
    /* TRANSLATORS: goes on: the soft points that no plan can do without, proven */
    fprintf (stderr, _ ("  bound %" PRId64), *progress->bound);
    print_gap (progress->best, *progress->bound);
  }
  /* TRANSLATORS: goes on: the moves tried so far */
  fprintf (stderr, _ ("  %" PRIu64 " moves"), progress->moves);
  if (progress->seconds_left >= 0)
    cursus_terminal_print_time_left (progress->seconds_left);
  fflush (stderr);
}

static int
refuse (const char *text)
{
  fprintf (stderr, "cursus plan: %s\n", text);
  return CURSUS_EXIT_WRONG;
}

/* 0 if the options can be used. */
static int
check_options (const Options *options)
{
  if (options->moves != CURSUS_NOT_GIVEN && options->moves < 1)
    return refuse (_ ("--moves takes a whole number from 1"));
  bool right_time = options->seconds > 0 && options->seconds <= MOST_SECONDS; /* "nan" is neither */
  if (options->seconds != NO_TIME && !right_time)
    return refuse (_ ("--time takes a number of seconds above 0, at most 10000000"));
  bool right_proof = options->prove > 0 && options->prove <= MOST_SECONDS;
  if (options->prove != NO_TIME && !right_proof)
    return refuse (_ ("--prove takes a number of seconds above 0, at most 10000000"));
  if (options->no_prove && options->prove != NO_TIME)
    return refuse (_ ("--prove and --no-prove contradict each other"));
  if (options->seed < 0)
    return refuse (_ ("--seed takes a whole number from 0"));
  if (options->check != NULL && g_strcmp0 (options->check, "full") != 0)
    return refuse (_ ("--check takes “full” only"));
  return 0;
}

static int
print_plan (const CursusPlan *plan, const Options *options, bool interrupted)
{
  int printed = CURSUS_EXIT_DONE;
  if (options->json || !options->quiet) {
    g_autofree char *text = cursus_viewing_print (plan, options->json ? CURSUS_FORMAT_JSON : CURSUS_FORMAT_TABLE,
                                                  cursus_terminal_columns (), cursus_terminal_colour ());
    printed = cursus_command_print (text);
  }
  if (plan->score.hard > 0)
    fprintf (stderr,
             _ ("cursus: no plan without hard violations was found; “cursus explain” says where the best one is broken\n"));
  if (printed != CURSUS_EXIT_DONE)
    return printed;
  if (interrupted)
    return CURSUS_EXIT_INTERRUPTED;
  return plan->score.hard > 0 ? CURSUS_EXIT_NO : CURSUS_EXIT_DONE;
}

static void
on_conflict (const CursusReasons *reasons, gpointer data)
{
  g_autofree char *text = cursus_report_conflict (reasons);
  fputs (text, stderr);
}

/* Why there is no plan, and what would be enough for one. @plan: (nullable): the one that breaks least, with its pins. */
static void
print_conflict (const CursusWorkspace *workspace, const CursusPlan *plan, const Options *options)
{
  const CursusContradictingOptions contradicting = {
    .seconds = MAX (CONFLICT_SECONDS, options->prove),
    .repairs = true,
    .repair_seconds = MAX (REPAIR_SECONDS, options->prove),
    .stop = &stop_wanted,
    .found = on_conflict,
  };
  g_autoptr (CursusReasons) reasons = cursus_contradicting_run (workspace, plan, &contradicting, NULL);
  g_autofree char *text = reasons != NULL ? cursus_report_repairs (reasons) : NULL;
  if (text != NULL)
    fputs (text, stderr);
}

/* The JSON of a session of which the checks prove that it has no plan. */
static void
print_infeasible (const CursusWorkspace *workspace, const Options *options)
{
  if (!options->json)
    return;
  const CursusSession *session = workspace->session;
  g_autoptr (CursusPlan) none = cursus_plan_new (session->id, session->title, cursus_zone_get_name (session->zone));
  none->status = CURSUS_STATUS_INFEASIBLE;
  none->seed = (uint64_t)options->seed;
  none->seconds = -1;
  none->session_days = (double)cursus_session_total_minutes (session) / (2.0 * session->half_day_minutes);
  g_autofree char *text = cursus_viewing_print (none, CURSUS_FORMAT_JSON, 0, false);
  cursus_command_print (text);
}

static int
write_witness (const CursusWorkspace *workspace, const CursusPlan *plan, const Options *options, int status)
{
  const CursusWitnessingOptions witnessing = { MAX (WITNESS_SECONDS, options->prove), &stop_wanted, options->store };
  return cursus_plan_witness_write (&options->witness, workspace, plan, &witnessing, status);
}

static int
plan (const CursusWorkspace *workspace, const Options *options)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL, save_error = NULL, proof_error = NULL;
  g_autofree char *stats = NULL;
  bool interrupted = false, shows = cursus_terminal_has_progress () && !options->quiet;
  CursusPlanningOptions planning = {
    .seed = (uint64_t)options->seed,
    .moves = options->moves == CURSUS_NOT_GIVEN ? 0 : (uint64_t)options->moves,
    .seconds = options->seconds == NO_TIME ? 0 : options->seconds,
    .begun_us = options->begun_us,
    .threads = (uint32_t)options->threads,
    .prove = options->prove == NO_TIME ? 0 : options->prove,
    .no_proof = options->no_prove,
    .proof_error = &proof_error,
    .check_full = options->check != NULL,
    .store = options->store,
    .save = true,
    .stats = options->stats ? &stats : NULL,
    .stop = &stop_wanted,
    .progress = shows ? on_progress : NULL,
  };
  catch_signals ();
  g_autoptr (CursusPlan) found = cursus_planning_run (workspace, &planning, &interrupted, &findings, &save_error, &error);
  if (shows)
    fputs ("\r\033[K", stderr);
  if (stats != NULL)
    fputs (stats, stderr);
  if (proof_error != NULL)
    fprintf (stderr, _ ("cursus: how good the plan is could not be proven: %s\n"), proof_error->message);
  if (found != NULL) {
    int status = print_plan (found, options, interrupted);
    if (found->status == CURSUS_STATUS_INFEASIBLE)
      print_conflict (workspace, found, options);
    status = write_witness (workspace, found, options, status);
    return save_error == NULL ? status : cursus_command_fail (NULL, g_steal_pointer (&save_error));
  }
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    fprintf (stderr, "%s\n", (const char *)g_ptr_array_index (findings, i));
  if (findings != NULL && findings->len > 0) {
    if (g_error_matches (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO))
      print_conflict (workspace, NULL, options);
    print_infeasible (workspace, options);
  }
  int status = cursus_command_fail (NULL, g_steal_pointer (&error));
  return findings != NULL && findings->len > 0 ? write_witness (workspace, NULL, options, status) : status;
}

/* Several sessions. */
static int
plan_jointly (char *const *paths, uint32_t n_paths, CursusDate today, const Options *options)
{
  if (options->stats || cursus_plan_witness_wanted (&options->witness))
    return refuse (_ ("--stats, --opb and --proof are for one session only"));
  CursusJointOptions joint = {
    .begun_us = options->begun_us,
    .seed = (uint64_t)options->seed,
    .moves = options->moves == CURSUS_NOT_GIVEN ? 0 : (uint64_t)options->moves,
    .seconds = options->seconds == NO_TIME ? 0 : options->seconds,
    .prove = options->prove == NO_TIME ? 0 : options->prove,
    .no_proof = options->no_prove,
    .threads = (uint32_t)options->threads,
    .check_full = options->check != NULL,
    .today = today,
    .store = options->store,
    .save = true,
    .stop = &stop_wanted,
  };
  catch_signals ();
  return cursus_plan_joint (paths, n_paths, &joint, options->json, options->quiet);
}

static int
run_with (int argc, char **argv, Options *options)
{
  int status = 0;
  const GOptionEntry entries[] = {
    { "time", 't', 0, G_OPTION_ARG_DOUBLE, &options->seconds, N_ ("Search for this many seconds"), N_ ("S") },
    { "moves", 'm', 0, G_OPTION_ARG_INT64, &options->moves, N_ ("Try at most this many moves"), N_ ("N") },
    { "prove", 0, 0, G_OPTION_ARG_DOUBLE, &options->prove,
      N_ ("After the search, go on with the proof that no plan is better for this many seconds at most"), N_ ("S") },
    { "no-prove", 0, 0, G_OPTION_ARG_NONE, &options->no_prove, N_ ("Only search, without a proof beside it"), NULL },
    CURSUS_PLAN_WITNESS_ENTRIES (&options->witness),
    { "seed", 's', 0, G_OPTION_ARG_INT64, &options->seed, N_ ("Start of the random numbers (default 1)"), N_ ("N") },
    CURSUS_THREADS_ENTRY (&options->threads),
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &options->store, N_ ("The store to save the revision in"), N_ ("FILE") },
    CURSUS_TODAY_ENTRY (&options->today),
    { "check", 0, 0, G_OPTION_ARG_STRING, &options->check,
      N_ ("full: hold every move against the slow evaluator, call functions again"), N_ ("full") },
    { "stats", 0, 0, G_OPTION_ARG_NONE, &options->stats,
      N_ ("Tell on stderr what was known before the search and what each kind of move did"), NULL },
    CURSUS_JSON_ENTRY (&options->json),
    CURSUS_QUIET_ENTRY (&options->quiet),
    { NULL },
  };
  const char *description = _ (
      "Finds a date, a place and speakers for every meeting and saves the plan as a new revision.\n"
      "The same session, seed, number of moves and of threads give the same plan, on every machine. Without --time\n"
      "and --moves the number of moves follows from the size of the session. --time is how long the whole command\n"
      "takes at most. One thread searches; with --time and without --threads and --moves, one for each processor (at\n"
      "most 8). Ctrl-C keeps the best plan so far.\n"
      "Beside the search another thread looks for a proof of how good a plan can be at best. With --time each uses what\n"
      "the other finds, the command ends as soon as the plan is proven to be the best, and where there is no processor to\n"
      "spare the proof takes less than a tenth of the search’s time, mostly at first. Without --time and --moves the\n"
      "proof begins from the plan of the search, has a fixed length, and gives large sessions up. With --moves there is\n"
      "none. --prove goes on with it after the search, in all cases; without --time and --moves a small session’s proof\n"
      "then comes first, and a search only where that is not soon complete. --no-prove leaves the proof out.\n"
      "Several sessions are planned together: people and rooms with the same id are the same in all of them, nobody is\n"
      "in two places, no room is used twice. Published sessions stay as they are; --time and --moves are for all together,\n"
      "and threads are as many as processors: the plans do not depend on how many there are. With --time one of them is\n"
      "for a proof beside the search, of all sessions together; otherwise --prove asks for one after it.\n"
      "Exit status: 0 done, 1 no plan without hard violations, 2 something is wrong, 3 interrupted.");
  if (!cursus_command_parse (&cursus_command_plan, entries, description, 1, MOST_SESSIONS, &argc, &argv, &status))
    return status;
  status = check_options (options);
  if (status != 0)
    return status;
  CursusDate today;
  if (!cursus_command_read_threads (&cursus_command_plan, &options->threads)
      || !cursus_command_read_today (&cursus_command_plan, options->today, &today))
    return CURSUS_EXIT_WRONG;
  if (argc > 2)
    return plan_jointly (argv + 1, (uint32_t)(argc - 1), today, options);
  g_autoptr (CursusWorkspace) workspace = cursus_command_open (argv[1], options->store, today, options->quiet, &status);
  if (workspace == NULL)
    return status;
  return plan (workspace, options);
}

static int
run (int argc, char **argv)
{
  Options options = {
    .seed = 1,
    .moves = CURSUS_NOT_GIVEN,
    .threads = CURSUS_NOT_GIVEN,
    .seconds = NO_TIME,
    .prove = NO_TIME,
    .begun_us = g_get_monotonic_time (),
  };
  int status = run_with (argc, argv, &options);
  g_free (options.store);
  g_free (options.check);
  g_free (options.today);
  cursus_plan_witness_clear (&options.witness);
  return status;
}

const CursusCommand cursus_command_plan = {
  .name = "plan",
  .arguments = N_ ("SESSION…"),
  .summary = N_ ("find the dates and save them as a revision"),
  .run = run,
};
