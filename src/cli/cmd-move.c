/* cursus move, pin, unpin: what a planner changes by hand. */
#include <glib/gi18n-lib.h>

#include "app/pinning.h"
#include "cli/command.h"

typedef struct {
  CursusPinningOptions pinning;
  char *store;
  char *because;
  char *today;
  gboolean dry_run;
  gboolean force;
  gboolean json;
  gboolean quiet;
} Options;

typedef enum { MOVE, PIN, UNPIN } Kind;

static int
print (char *text, bool refused, const Options *options, GError *error)
{
  int printed = cursus_command_answer (text, options->json || refused || !options->quiet, error);
  return printed == CURSUS_EXIT_DONE && refused ? CURSUS_EXIT_NO : printed;
}

static int
change (Kind kind, const char *path, const char *meeting, const char *placement, Options *options, CursusDate today)
{
  g_autoptr (GError) error = NULL;
  int status = 0;
  g_autoptr (CursusWorkspace) workspace = cursus_command_open (path, options->store, today, options->quiet, &status);
  if (workspace == NULL)
    return status;
  options->pinning = (CursusPinningOptions){
    .store = options->store,
    .note = options->because,
    .dry_run = options->dry_run,
    .force = options->force,
    .json = options->json,
    .columns = cursus_terminal_columns (),
    .colour = cursus_terminal_colour (),
  };
  bool refused = false;
  char *text = placement != NULL
                   ? cursus_pinning_move (workspace, meeting, placement, kind == PIN, &options->pinning, &refused, &error)
                   : cursus_pinning_set (workspace, meeting, kind == PIN, &options->pinning, &error);
  return print (text, refused, options, g_steal_pointer (&error));
}

/* "2023-11-09 am @reims" is one argument or several. */
static char *
join_placement (int argc, char **argv)
{
  return argc > 3 ? g_strjoinv (" ", argv + 3) : NULL;
}

static int
run_kind (Kind kind, const CursusCommand *command, const char *description, int n_least, int n_most, int argc, char **argv)
{
  int status = 0;
  Options options = { 0 };
  CursusDate today = CURSUS_DATE_NONE;
  const GOptionEntry places[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Say what it would break and cost, and save nothing"), NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &options.force, N_ ("Do it even if it breaks a hard rule"), NULL },
    { "because", 'b', 0, G_OPTION_ARG_STRING, &options.because, N_ ("Why, for the history"), N_ ("TEXT") },
    CURSUS_JSON_ENTRY (&options.json),
    CURSUS_STORE_ENTRY (&options.store),
    CURSUS_TODAY_ENTRY (&options.today),
    CURSUS_QUIET_ENTRY (&options.quiet),
    { NULL },
  };
  const GOptionEntry *entries = kind == UNPIN ? places + 2 : places;
  if (cursus_command_parse (command, entries, description, n_least, n_most, &argc, &argv, &status)) {
    g_autofree char *placement = join_placement (argc, argv);
    status = cursus_command_read_today (command, options.today, &today)
                 ? change (kind, argv[1], argv[2], placement, &options, today)
                 : CURSUS_EXIT_WRONG;
  }
  g_free (options.store);
  g_free (options.because);
  g_free (options.today);
  return status;
}

#define MAX_PLACEMENT_WORDS 4

static int
run_move (int argc, char **argv)
{
  const char *description = _ (
      "Moves one meeting of the newest plan and says what that breaks, costs and saves. MEETING is an id or a title that\n"
      "“cursus show” prints, or its beginning. PLACEMENT says what changes: 2023-11-09 am @poitiers, 2023-11-09 14:00,\n"
      "@poitiers/vienne or /speaker+speaker; what it does not say stays. A move that breaks a hard rule is refused.\n"
      "Exit status: 0 moved, 1 refused, 2 something is wrong.");
  return run_kind (MOVE, &cursus_command_move, description, 3, 2 + MAX_PLACEMENT_WORDS, argc, argv);
}

static int
run_pin (int argc, char **argv)
{
  const char *description = _ (
      "Pins one meeting where it is, or moves it to PLACEMENT and pins it there, as “cursus move” does.\n"
      "“cursus plan” and “cursus replan” leave pinned meetings in their places.");
  return run_kind (PIN, &cursus_command_pin, description, 2, 2 + MAX_PLACEMENT_WORDS, argc, argv);
}

static int
run_unpin (int argc, char **argv)
{
  return run_kind (UNPIN, &cursus_command_unpin, _ ("Takes the pin of one meeting away, whoever set it."), 2, 2, argc, argv);
}

const CursusCommand cursus_command_move = {
  .name = "move",
  .arguments = N_ ("SESSION MEETING PLACEMENT"),
  .summary = N_ ("move a meeting, saying first what that breaks"),
  .run = run_move,
};

const CursusCommand cursus_command_pin = {
  .name = "pin",
  .arguments = N_ ("SESSION MEETING [PLACEMENT]"),
  .summary = N_ ("keep a meeting where it is"),
  .run = run_pin,
};

const CursusCommand cursus_command_unpin = {
  .name = "unpin",
  .arguments = N_ ("SESSION MEETING"),
  .summary = N_ ("let a meeting move again"),
  .run = run_unpin,
};
