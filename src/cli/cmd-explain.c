/* cursus explain SESSION [MEETING [PLACEMENT]] */
#include <glib/gi18n-lib.h>

#include <stdio.h>

#include "app/contradicting.h"
#include "app/explaining.h"
#include "app/viewing.h"
#include "cli/command.h"

/* For the question why there is no plan: beside a saved one that breaks hard rules, and where there is nothing else to tell. */
#define SECONDS_BESIDE 20
#define SECONDS_ALONE 60
#define REPAIR_SECONDS 5

/* For the best plan that has a meeting somewhere. */
#define DEFAULT_SECONDS 2
#define MOST_SECONDS 1e7
#define MAX_PLACEMENT_WORDS 4

typedef struct {
  gint64 revision;
  char *store;
  char *today;
  double seconds;
  gboolean all;
  gboolean json;
  gboolean quiet;
} Options;

/* As soon as it is known: looking for repairs takes longer. */
static void
print_conflict (const CursusReasons *reasons, gpointer json)
{
  if (*(const gboolean *)json)
    return;
  g_autofree char *text = cursus_report_conflict (reasons);
  cursus_command_print (text);
}

/* Of a session that cannot be planned: what is not printed yet. */
static int
print_reasons (const CursusWorkspace *workspace, const CursusReasons *reasons, bool json)
{
  g_autofree char *text = json ? cursus_report_conflict_json (workspace->session->id, reasons) : cursus_report_repairs (reasons);
  int printed = *text != '\0' ? cursus_command_print (text) : CURSUS_EXIT_DONE;
  return printed == CURSUS_EXIT_DONE ? CURSUS_EXIT_NO : printed;
}

/* Whether what was proven of it still holds. */
static void
review (const CursusWorkspace *workspace, CursusPlan *plan, bool quiet)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  cursus_viewing_review (workspace, plan, diagnostics);
  cursus_command_warn (diagnostics, quiet);
}

/* The whole plan, or the session that has none. */
static int
explain_plan (const CursusWorkspace *workspace, const CursusPlan *plan, const Options *options, GError *missing)
{
  g_autoptr (GError) error = missing;
  g_autoptr (CursusReasons) reasons = NULL;
  const int64_t hard = plan != NULL ? cursus_viewing_count_hard (workspace, plan) : -1;
  const bool alone = hard < 0; /* there is no plan that could be told of */
  const CursusContradictingOptions contradicting = {
    .seconds = alone ? SECONDS_ALONE : SECONDS_BESIDE,
    .repairs = true,
    .repair_seconds = REPAIR_SECONDS,
    .found = alone ? print_conflict : NULL,
    .found_data = (gpointer)&options->json,
  };
  if (alone ? options->revision == 0 : hard > 0)
    reasons = cursus_contradicting_run (workspace, plan, &contradicting, alone ? NULL : &error);
  if (alone && reasons != NULL)
    return print_reasons (workspace, reasons, options->json);
  if (error != NULL)
    return cursus_command_fail (NULL, g_steal_pointer (&error));
  char *text = cursus_viewing_explain (workspace, plan, reasons, options->json, cursus_terminal_columns (),
                                       cursus_terminal_colour (), &error);
  return cursus_command_answer (text, true, g_steal_pointer (&error));
}

static int
explain_meeting (const CursusWorkspace *workspace, const CursusPlan *plan, const char *meeting, const char *placement,
                 const Options *options)
{
  const CursusExplainingOptions explaining = {
    .seconds = options->seconds,
    .all = options->all,
    .json = options->json,
    .columns = cursus_terminal_columns (),
    .colour = cursus_terminal_colour (),
  };
  g_autoptr (GError) error = NULL;
  bool found = true;
  char *text = placement != NULL ? cursus_explaining_there (workspace, plan, meeting, placement, &explaining, &found, &error)
                                 : cursus_explaining_here (workspace, plan, meeting, &explaining, &error);
  int printed = cursus_command_answer (text, true, g_steal_pointer (&error));
  return printed == CURSUS_EXIT_DONE && !found ? CURSUS_EXIT_NO : printed;
}

static int
explain (const char *path, const char *meeting, const char *placement, const Options *options)
{
  CursusDate today;
  if (!cursus_command_read_today (&cursus_command_explain, options->today, &today))
    return CURSUS_EXIT_WRONG;
  g_autoptr (GError) error = NULL;
  int status = 0;
  g_autoptr (CursusWorkspace) workspace = cursus_command_open (path, options->store, today, options->quiet, &status);
  if (workspace == NULL)
    return status;
  g_autoptr (CursusPlan) plan = cursus_viewing_load (path, workspace->session->id, options->store, options->revision, &error);
  if (plan != NULL)
    review (workspace, plan, options->quiet);
  if (meeting == NULL)
    return explain_plan (workspace, plan, options, g_steal_pointer (&error));
  if (plan == NULL)
    return cursus_command_fail (NULL, g_steal_pointer (&error));
  return explain_meeting (workspace, plan, meeting, placement, options);
}

static int
run_with (int argc, char **argv, Options *options)
{
  int status = 0;
  const GOptionEntry entries[] = {
    { "revision", 'r', 0, G_OPTION_ARG_INT64, &options->revision, N_ ("This revision instead of the newest"), N_ ("N") },
    { "time", 't', 0, G_OPTION_ARG_DOUBLE, &options->seconds, N_ ("With PLACEMENT: look for a plan for S seconds (default 2)"),
      N_ ("S") },
    { "all", 'a', 0, G_OPTION_ARG_NONE, &options->all, N_ ("With MEETING: every rule, place and sentence, not only the first"),
      NULL },
    CURSUS_JSON_ENTRY (&options->json),
    CURSUS_STORE_ENTRY (&options->store),
    CURSUS_TODAY_ENTRY (&options->today),
    CURSUS_TERSE_ENTRY (&options->quiet),
    { NULL },
  };
  const char *description = _ (
      "Says what each rule costs in a saved plan and where, in sentences. Where no plan keeps all hard rules, also\n"
      "which of them, whose availability, which dates and which pins contradict each other, and what would be enough\n"
      "to change.\n\n"
      "With MEETING (an id or a title that “cursus show” prints, or its beginning): why that meeting is where it is: what it\n"
      "costs there, which rules and which other meetings forbid the other places, and what the best of those would cost.\n\n"
      "With PLACEMENT (as for “cursus move”: 2023-11-09 am, @poitiers, /speaker): why it is not there: what moving it alone\n"
      "would break and cost, and the best complete plan that has it there, or proof that there is none and what\n"
      "contradicts it. Exit status: 1 when no plan that has it there was found.");
  if (!cursus_command_parse (&cursus_command_explain, entries, description, 1, 2 + MAX_PLACEMENT_WORDS, &argc, &argv, &status))
    return status;
  if (!(options->seconds > 0 && options->seconds <= MOST_SECONDS)) {
    fprintf (stderr, "cursus explain: %s\n", _ ("--time takes a number of seconds above 0, at most 10000000"));
    return CURSUS_EXIT_WRONG;
  }
  if (!cursus_command_read_revision (&cursus_command_explain, &options->revision))
    return CURSUS_EXIT_WRONG;
  g_autofree char *placement = argc > 3 ? g_strjoinv (" ", argv + 3) : NULL;
  return explain (argv[1], argc > 2 ? argv[2] : NULL, placement, options);
}

static int
run (int argc, char **argv)
{
  Options options = { .revision = CURSUS_NOT_GIVEN, .seconds = DEFAULT_SECONDS };
  int status = run_with (argc, argv, &options);
  g_free (options.store);
  g_free (options.today);
  return status;
}

const CursusCommand cursus_command_explain = {
  .name = "explain",
  .arguments = N_ ("SESSION [MEETING [PLACEMENT]]"),
  .summary = N_ ("say what each rule costs in a plan, and why; why here, why not there"),
  .run = run,
};
