/* cursus suggest SESSION MEETING */
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "app/suggesting.h"
#include "cli/command.h"

#define DEFAULT_LIMIT 6
#define MOST 1000000000

typedef struct {
  char *store;
  char *from;
  char *to;
  char *site;
  char *speaker;
  char *today;
  gint64 limit;
  gboolean json;
  gboolean quiet;
} Options;

static int
suggest (const char *path, const char *meeting, const Options *options, CursusDate today)
{
  g_autoptr (GError) error = NULL;
  int status = 0;
  g_autoptr (CursusWorkspace) workspace = cursus_command_open (path, options->store, today, options->quiet, &status);
  if (workspace == NULL)
    return status;
  const CursusSuggestingOptions suggesting = {
    .store = options->store,
    .from = options->from,
    .to = options->to,
    .site = options->site,
    .speaker = options->speaker,
    .limit = options->limit != CURSUS_NOT_GIVEN ? (guint)options->limit
             : options->json                    ? 0
                                                : DEFAULT_LIMIT,
    .json = options->json,
    .columns = cursus_terminal_columns (),
    .colour = cursus_terminal_colour (),
  };
  bool any = false;
  char *text = cursus_suggesting_run (workspace, meeting, &suggesting, &any, &error);
  int printed = cursus_command_answer (text, true, g_steal_pointer (&error));
  return printed == CURSUS_EXIT_DONE && !any ? CURSUS_EXIT_NO : printed;
}

static int
run_with (int argc, char **argv, Options *options)
{
  int status = 0;
  CursusDate today = CURSUS_DATE_NONE;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options->from, N_ ("Not before this date"), N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options->to, N_ ("Not after this date"), N_ ("DATE") },
    { "site", 0, 0, G_OPTION_ARG_STRING, &options->site, N_ ("Only at this site"), N_ ("ID") },
    { "speaker", 0, 0, G_OPTION_ARG_STRING, &options->speaker, N_ ("Only with this speaker"), N_ ("ID") },
    { "limit", 'n', 0, G_OPTION_ARG_INT64, &options->limit, N_ ("At most N of each kind, 0: all (default 6, with --json all)"),
      N_ ("N") },
    CURSUS_JSON_ENTRY (&options->json),
    CURSUS_STORE_ENTRY (&options->store),
    CURSUS_TODAY_ENTRY (&options->today),
    CURSUS_TERSE_ENTRY (&options->quiet),
    { NULL },
  };
  const char *description = _ (
      "Says where else one meeting could be, best first: where nothing else moves, where one or two other meetings\n"
      "move as well so that nothing is broken, and where hard rules would be broken. Nothing is changed: “cursus move” does it.\n"
      "Exit status: 1 when every place breaks hard rules.");
  if (!cursus_command_parse (&cursus_command_suggest, entries, description, 2, 2, &argc, &argv, &status))
    return status;
  if (options->limit != CURSUS_NOT_GIVEN && (options->limit < 0 || options->limit > MOST)) {
    fprintf (stderr, _ ("cursus suggest: --limit takes a whole number from 0\n"));
    return CURSUS_EXIT_WRONG;
  }
  if (!cursus_command_read_today (&cursus_command_suggest, options->today, &today))
    return CURSUS_EXIT_WRONG;
  return suggest (argv[1], argv[2], options, today);
}

static int
run (int argc, char **argv)
{
  Options options = { .limit = CURSUS_NOT_GIVEN };
  int status = run_with (argc, argv, &options);
  g_free (options.store);
  g_free (options.from);
  g_free (options.to);
  g_free (options.site);
  g_free (options.speaker);
  g_free (options.today);
  return status;
}

const CursusCommand cursus_command_suggest = {
  .name = "suggest",
  .arguments = N_ ("SESSION MEETING"),
  .summary = N_ ("say where else a meeting could be, best first"),
  .run = run,
};
