/* cursus availability show FILE|SESSION [PERSON], cursus availability import SESSION PERSON FILE… */
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "app/importing.h"
#include "cli/command.h"

#define DEFAULT_DAYS 365

typedef struct {
  char *session, *from, *to, *timezone, *email, *tentative;
  gboolean count_free, no_whole_days, json, quiet;
} Options;

static CursusImportStyle
style_of (const Options *options)
{
  return (CursusImportStyle){ .json = options->json, .columns = cursus_terminal_columns (), .colour = cursus_terminal_colour () };
}

static int
refuse (const char *text)
{
  fprintf (stderr, "cursus availability: %s\n", text);
  return CURSUS_EXIT_WRONG;
}

/* What the options say of how a calendar is read; its zone is owned by the caller, and NULL if none is named. */
static bool
read_options (const Options *options, CursusIcalReading *reading)
{
  g_autoptr (GError) error = NULL;
  *reading = (CursusIcalReading){ .email = options->email, .dates = { CURSUS_DATE_NONE, CURSUS_DATE_NONE } };
  reading->count_free = options->count_free;
  reading->leave_out_days = options->no_whole_days;
  reading->tentative_is_busy = g_strcmp0 (options->tentative, "busy") == 0;
  reading->leave_out_tentative = g_strcmp0 (options->tentative, "free") == 0;
  bool known = options->tentative == NULL || reading->tentative_is_busy || reading->leave_out_tentative
               || strcmp (options->tentative, "reluctant") == 0;
  if (!known) {
    refuse (_ ("--tentative takes busy, reluctant or free"));
    return false;
  }
  bool right = (options->from == NULL || cursus_date_parse (options->from, &reading->dates.first, &error))
               && (options->to == NULL || cursus_date_parse (options->to, &reading->dates.last, &error));
  if (right && options->timezone != NULL)
    right = (reading->zone = cursus_zone_new (options->timezone, &error)) != NULL;
  if (!right)
    refuse (error->message);
  return right;
}

static CursusZone *
local_zone (void)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  return cursus_zone_new (g_time_zone_get_identifier (local), NULL);
}

/* Whose zone and which dates, where neither an option nor a session says. */
static bool
complete_reading (CursusIcalReading *reading)
{
  CursusDate today = 0;
  if (reading->zone == NULL)
    reading->zone = local_zone ();
  if (reading->zone == NULL) {
    refuse (_ ("which time zone is meant? Name it with --timezone, such as Europe/Paris"));
    return false;
  }
  cursus_zone_to_local (reading->zone, g_get_real_time () / G_USEC_PER_SEC, &today, NULL);
  if (reading->dates.first == CURSUS_DATE_NONE)
    reading->dates.first = reading->dates.last != CURSUS_DATE_NONE ? reading->dates.last - DEFAULT_DAYS : today;
  if (reading->dates.last == CURSUS_DATE_NONE)
    reading->dates.last = reading->dates.first + DEFAULT_DAYS;
  if (reading->dates.first <= reading->dates.last)
    return true;
  refuse (_ ("--from comes after --to"));
  return false;
}

static int
finish (char *text, const Options *options, CursusDiagnostics *diagnostics, GError *error)
{
  if (text == NULL)
    return cursus_command_fail (diagnostics, error);
  cursus_command_warn (diagnostics, options->quiet);
  int status = cursus_command_print (text);
  g_free (text);
  return status;
}

static int
show_file (const char *path, const Options *options, CursusIcalReading *reading)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusSession) session = NULL;
  GError *error = NULL;
  if (options->session != NULL) {
    session = cursus_importing_session (options->session, diagnostics, &error);
    if (session == NULL)
      return cursus_command_fail (diagnostics, error);
    reading->dates.first = reading->dates.first == CURSUS_DATE_NONE ? session->dates.first : reading->dates.first;
    reading->dates.last = reading->dates.last == CURSUS_DATE_NONE ? session->dates.last : reading->dates.last;
    reading->zone = reading->zone == NULL ? cursus_zone_ref (session->zone) : reading->zone;
  }
  if (!complete_reading (reading))
    return CURSUS_EXIT_WRONG;
  char *text = cursus_importing_show_file (path, reading, style_of (options), diagnostics, &error);
  return finish (text, options, diagnostics, error);
}

static int
show_session (const char *path, const char *person, const Options *options)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  GError *error = NULL;
  g_autoptr (CursusSession) session = cursus_workspace_load_session (path, diagnostics, &error);
  char *text = session == NULL ? NULL : cursus_importing_show_session (session, person, style_of (options), &error);
  return finish (text, options, diagnostics, error);
}

static bool
is_calendar (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  bool is_session = g_file_test (path, G_FILE_TEST_IS_DIR) || g_str_has_suffix (lower, ".lua");
  return g_str_has_suffix (lower, ".ics") || (!is_session && g_file_test (path, G_FILE_TEST_EXISTS));
}

/* How a session comes to read the file. */
static void
tell_import (const CursusImport *import, const char *person)
{
  printf (_ ("These times are in %s now, without a word of what they are about.\n"), import->file);
  if (import->is_named)
    return;
  if (import->is_speaker)
    printf (_ ("The session reads them once it says: speaker \"%s\" { …, availability = \"%s\" }\n"), person, import->relative);
  else
    printf (_ ("The session reads them once the column “availability” (“disponibilites”) of %s says: %s\n"), person,
            import->relative);
}

static int
import (int argc, char **argv, const Options *options, CursusIcalReading *reading)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  GError *error = NULL;
  if (options->from != NULL || options->to != NULL || options->session != NULL)
    return refuse (_ ("import takes the dates of its session: --from, --to and --session are for show"));
  g_autoptr (CursusImport) done = cursus_importing_run (argv[0], argv[1], argv + 2, (guint)(argc - 2), reading,
                                                        style_of (options), diagnostics, &error);
  if (done == NULL)
    return cursus_command_fail (diagnostics, error);
  cursus_command_warn (diagnostics, options->quiet);
  int status = options->quiet && !options->json ? CURSUS_EXIT_DONE : cursus_command_print (done->text);
  if (!options->quiet && !options->json && status == CURSUS_EXIT_DONE)
    tell_import (done, argv[1]);
  return status;
}

static int
dispatch (int argc, char **argv, const Options *options)
{
  CursusIcalReading reading;
  int status = CURSUS_EXIT_WRONG;
  bool shows = strcmp (argv[1], "show") == 0, imports = strcmp (argv[1], "import") == 0;
  if (!shows && !imports)
    return refuse (_ ("the word after it is show or import"));
  if (imports ? argc < 5 : argc > 4)
    return refuse (imports ? _ ("import needs a session, a person and at least one calendar") : _ ("too many arguments"));
  if (!read_options (options, &reading))
    return status;
  if (imports)
    status = import (argc - 2, argv + 2, options, &reading);
  else if (is_calendar (argv[2]))
    status = argc > 3 ? refuse (_ ("a calendar is that of one person: name no other")) : show_file (argv[2], options, &reading);
  else
    status = show_session (argv[2], argc > 3 ? argv[3] : NULL, options);
  g_clear_pointer (&reading.zone, cursus_zone_unref);
  return status;
}

static void
clear (Options *options)
{
  g_free (options->session);
  g_free (options->from);
  g_free (options->to);
  g_free (options->timezone);
  g_free (options->email);
  g_free (options->tentative);
}

static int
run (int argc, char **argv)
{
  int status = 0;
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "session", 0, 0, G_OPTION_ARG_FILENAME, &options.session, N_ ("Show the dates of this session"), N_ ("SESSION") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_ ("Show from this date on"), N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_ ("Show up to this date"), N_ ("DATE") },
    { "timezone", 0, 0, G_OPTION_ARG_STRING, &options.timezone, N_ ("The zone of times that name none"), N_ ("ZONE") },
    { "email", 0, 0, G_OPTION_ARG_STRING, &options.email, N_ ("The owner's address: what it declined does not count"),
      N_ ("ADDRESS") },
    { "count-free", 0, 0, G_OPTION_ARG_NONE, &options.count_free, N_ ("Count events that are marked as free"), NULL },
    { "no-whole-days", 0, 0, G_OPTION_ARG_NONE, &options.no_whole_days, N_ ("Leave out events of whole days"), NULL },
    { "tentative", 0, 0, G_OPTION_ARG_STRING, &options.tentative,
      N_ ("What tentative events count as: busy, reluctant (as it is) or free"), N_ ("LEVEL") },
    CURSUS_JSON_ENTRY (&options.json),
    CURSUS_TERSE_ENTRY (&options.quiet),
    { NULL },
  };
  const char *description = _ (
      "show FILE                         the times that a calendar (.ics) takes, before they count\n"
      "show SESSION [PERSON]             when people can come, as the session has it\n"
      "import SESSION PERSON FILE…       keeps what of these calendars takes time in the session's folder: times, no titles");
  if (cursus_command_parse (&cursus_command_availability, entries, description, 2, G_MAXINT, &argc, &argv, &status))
    status = dispatch (argc, argv, &options);
  clear (&options);
  return status;
}

const CursusCommand cursus_command_availability = {
  .name = "availability",
  .arguments = N_ ("show FILE | show SESSION [PERSON] | import SESSION PERSON FILE…"),
  .summary = N_ ("show when people can come, and take it from their calendars"),
  .run = run,
};
