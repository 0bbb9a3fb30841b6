/* cursus history, diff, undo, redo: the revisions of a session. */
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "app/history.h"
#include "app/workspace.h"
#include "cli/command.h"

#define DEFAULT_LIMIT 20
#define MOST_REVISIONS 1000000000

typedef struct {
  char *store;
  gint64 limit;
  gboolean json;
  gboolean quiet;
} Options;

/* What a command does with the session's history. */
typedef char *Tell (const CursusHistoryView *view, const Options *options, int64_t from, int64_t to, GError **error);

static char *
tell_list (const CursusHistoryView *view, const Options *options, int64_t from, int64_t to, GError **error)
{
  return cursus_history_list (view, options->limit == CURSUS_NOT_GIVEN ? DEFAULT_LIMIT : (guint)options->limit, error);
}

static char *
tell_diff (const CursusHistoryView *view, const Options *options, int64_t from, int64_t to, GError **error)
{
  return cursus_history_diff (view, from, to, error);
}

static char *
tell_undo (const CursusHistoryView *view, const Options *options, int64_t from, int64_t to, GError **error)
{
  return cursus_history_step (view, false, error);
}

static char *
tell_redo (const CursusHistoryView *view, const Options *options, int64_t from, int64_t to, GError **error)
{
  return cursus_history_step (view, true, error);
}

static int
run_tell (Tell *tell, const char *path, const Options *options, int64_t from, int64_t to)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  int status = 0;
  g_autoptr (CursusSession) session = cursus_command_load (path, diagnostics, &status);
  if (session == NULL)
    return status;
  const CursusHistoryView view = {
    .session_path = path,
    .session_id = session->id,
    .store = options->store,
    .json = options->json,
    .columns = cursus_terminal_columns (),
    .colour = cursus_terminal_colour (),
  };
  char *text = tell (&view, options, from, to, &error);
  bool wanted = options->json || !options->quiet || tell == tell_list || tell == tell_diff;
  return cursus_command_answer (text, wanted, g_steal_pointer (&error));
}

static int
run_history (int argc, char **argv)
{
  int status = 0;
  Options options = { .limit = CURSUS_NOT_GIVEN };
  const GOptionEntry entries[] = {
    { "limit", 'n', 0, G_OPTION_ARG_INT64, &options.limit, N_ ("The newest N revisions (default 20; 0: all)"), N_ ("N") },
    CURSUS_JSON_ENTRY (&options.json),
    CURSUS_STORE_ENTRY (&options.store),
    CURSUS_TERSE_ENTRY (&options.quiet),
    { NULL },
  };
  const char *description = _ ("Says who made each revision of the plan, when, what it changed and why; the newest first.");
  if (cursus_command_parse (&cursus_command_history, entries, description, 1, 1, &argc, &argv, &status)) {
    if (options.limit != CURSUS_NOT_GIVEN && (options.limit < 0 || options.limit > MOST_REVISIONS)) {
      fprintf (stderr, _ ("cursus history: --limit takes a whole number from 0\n"));
      status = CURSUS_EXIT_WRONG;
    } else
      status = run_tell (tell_list, argv[1], &options, 0, 0);
  }
  g_free (options.store);
  return status;
}

static bool
read_revision (const char *text, int64_t *revision)
{
  gint64 number = 0;
  if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &number, NULL)) {
    fprintf (stderr, _ ("cursus diff: “%s” is no revision; accepted: a whole number from 1, as “cursus history” prints it\n"),
             text);
    return false;
  }
  *revision = number;
  return true;
}

static int
run_diff (int argc, char **argv)
{
  int status = 0;
  Options options = { .limit = CURSUS_NOT_GIVEN };
  const GOptionEntry entries[] = {
    CURSUS_JSON_ENTRY (&options.json),
    CURSUS_STORE_ENTRY (&options.store),
    CURSUS_TERSE_ENTRY (&options.quiet),
    { NULL },
  };
  const char *description = _ (
      "Says what differs between two revisions: meetings that are new, gone or elsewhere, and what the rules cost.\n"
      "With one REVISION: from it to the newest; with none: from the one before the newest to the newest.");
  int64_t from = 0, to = 0;
  if (cursus_command_parse (&cursus_command_diff, entries, description, 1, 3, &argc, &argv, &status)) {
    bool right = (argc < 3 || read_revision (argv[2], &from)) && (argc < 4 || read_revision (argv[3], &to));
    status = right ? run_tell (tell_diff, argv[1], &options, from, to) : CURSUS_EXIT_WRONG;
  }
  g_free (options.store);
  return status;
}

static int
run_step (const CursusCommand *command, Tell *tell, const char *description, int argc, char **argv)
{
  int status = 0;
  Options options = { .limit = CURSUS_NOT_GIVEN };
  const GOptionEntry entries[] = {
    CURSUS_JSON_ENTRY (&options.json),
    CURSUS_STORE_ENTRY (&options.store),
    CURSUS_QUIET_ENTRY (&options.quiet),
    { NULL },
  };
  if (cursus_command_parse (command, entries, description, 1, 1, &argc, &argv, &status))
    status = run_tell (tell, argv[1], &options, 0, 0);
  g_free (options.store);
  return status;
}

static int
run_undo (int argc, char **argv)
{
  const char *description = _ (
      "Takes the last change of the plan back that is not taken back yet: a planning, move, pin or replanning.\n"
      "The plan before it becomes the next revision; “cursus redo” does the change again.\n"
      "Exit status: 1 when there is nothing to undo.");
  return run_step (&cursus_command_undo, tell_undo, description, argc, argv);
}

static int
run_redo (int argc, char **argv)
{
  const char *description = _ (
      "Does the last change again that “cursus undo” took back, as long as no other change was made since.\n"
      "Exit status: 1 when there is nothing to do again.");
  return run_step (&cursus_command_redo, tell_redo, description, argc, argv);
}

const CursusCommand cursus_command_history = {
  .name = "history",
  .arguments = N_ ("SESSION"),
  .summary = N_ ("say who changed the plan, when, and what"),
  .run = run_history,
};

const CursusCommand cursus_command_diff = {
  .name = "diff",
  .arguments = N_ ("SESSION [REVISION [REVISION]]"),
  .summary = N_ ("say what differs between two revisions"),
  .run = run_diff,
};

const CursusCommand cursus_command_undo = {
  .name = "undo",
  .arguments = N_ ("SESSION"),
  .summary = N_ ("take the last change of the plan back"),
  .run = run_undo,
};

const CursusCommand cursus_command_redo = {
  .name = "redo",
  .arguments = N_ ("SESSION"),
  .summary = N_ ("do the change again that was undone last"),
  .run = run_redo,
};
