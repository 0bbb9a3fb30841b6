/* cursus explain SESSION [MEETING] */
#include <glib/gi18n-lib.h>

#include "app/contradicting.h"
#include "app/viewing.h"
#include "cli/command.h"

/* For the question why there is no plan: beside a saved one that breaks hard rules, and where there is nothing else to tell. */
#define SECONDS_BESIDE 20
#define SECONDS_ALONE 60

typedef struct {
  gint64 revision;
  char *store;
  char *today;
  gboolean json;
  gboolean quiet;
} Options;

/* Of a session that cannot be planned. */
static int
print_reasons (const CursusWorkspace *workspace, const CursusReasons *reasons, bool json)
{
  g_autofree char *text = json ? cursus_report_conflict_json (workspace->session->id, reasons) : cursus_report_conflict (reasons);
  int printed = cursus_command_print (text);
  return printed == CURSUS_EXIT_DONE ? CURSUS_EXIT_NO : printed;
}

static int
explain (const char *path, const char *meeting, const Options *options)
{
  CursusDate today;
  if (!cursus_command_read_today (&cursus_command_explain, options->today, &today))
    return CURSUS_EXIT_WRONG;
  g_autoptr (GError) error = NULL;
  int status = 0;
  g_autoptr (CursusWorkspace) workspace = cursus_command_open (path, today, options->quiet, &status);
  if (workspace == NULL)
    return status;
  g_autoptr (CursusPlan) plan = cursus_viewing_load (path, workspace->session->id, options->store, options->revision, &error);
  g_autoptr (CursusReasons) reasons = NULL;
  const CursusContradictingOptions contradicting = { .seconds = plan != NULL ? SECONDS_BESIDE : SECONDS_ALONE };
  if (meeting == NULL && (plan != NULL ? plan->score.hard > 0 : options->revision == 0))
    reasons = cursus_contradicting_run (workspace, plan, &contradicting, plan != NULL ? &error : NULL);
  if (plan == NULL && reasons != NULL)
    return print_reasons (workspace, reasons, options->json);
  if (error != NULL)
    return cursus_command_fail (NULL, g_steal_pointer (&error));
  g_autofree char *text = cursus_viewing_explain (workspace, plan, reasons, meeting, options->json, cursus_terminal_columns (),
                                                  cursus_terminal_colour (), &error);
  return text != NULL ? cursus_command_print (text) : cursus_command_fail (NULL, g_steal_pointer (&error));
}

static int
run (int argc, char **argv)
{
  int status = 0;
  Options options = { .revision = CURSUS_NOT_GIVEN };
  const GOptionEntry entries[] = {
    { "revision", 'r', 0, G_OPTION_ARG_INT64, &options.revision, N_ ("This revision instead of the newest"), N_ ("N") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print JSON"), NULL },
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &options.store, N_ ("The store to read from"), N_ ("FILE") },
    CURSUS_TODAY_ENTRY (&options.today),
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &options.quiet, N_ ("Print nothing but the result and errors"), NULL },
    { NULL },
  };
  const char *description = _ ("Says what each rule costs in a saved plan and where, in sentences; with MEETING (an id that\n"
                               "“cursus show” prints) only what concerns that meeting. Where no plan keeps all hard rules, also\n"
                               "which of them, whose availability, which dates of modules and which pins contradict each other.");
  if (cursus_command_parse (&cursus_command_explain, entries, description, 1, 2, &argc, &argv, &status))
    status = cursus_command_read_revision (&cursus_command_explain, &options.revision)
                 ? explain (argv[1], argc > 2 ? argv[2] : NULL, &options)
                 : CURSUS_EXIT_WRONG;
  g_free (options.store);
  g_free (options.today);
  return status;
}

const CursusCommand cursus_command_explain = {
  .name = "explain",
  .arguments = N_ ("SESSION [MEETING]"),
  .summary = N_ ("say what each rule costs in a plan, and why"),
  .run = run,
};
