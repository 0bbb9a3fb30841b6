/* cursus publish SESSION */
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "app/publishing.h"
#include "cli/command.h"

typedef struct {
  gint64 revision;
  char *store;
  char *today;
  char *out;
  char *caldav, *user, *password_file, *certificates;
  gboolean insecure;
  gboolean dry_run;
  gboolean tentative;
  gboolean utc;
  gboolean alarms;
  gboolean tasks;
  gboolean json;
  gboolean quiet;
} Options;

static int
publish (const char *path, const Options *options, CursusDate today)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *password = NULL, *tidy = NULL;
  bool incomplete = false;
  int status = 0;
  if (!cursus_command_read_password (&cursus_command_publish, options->password_file, "CURSUS_CALDAV_PASSWORD", &password))
    return CURSUS_EXIT_WRONG;
  g_autoptr (CursusSession) session = cursus_command_load (path, diagnostics, &status);
  if (session == NULL)
    return status;
  const CursusCaldavOptions caldav = { .url = options->caldav,
                                       .user = options->user,
                                       .password = password,
                                       .certificates = cursus_command_certificates (options->certificates),
                                       .plain = options->insecure };
  const CursusPublishingOptions publishing = {
    .store = options->store,
    .out = options->out,
    .revision = options->revision,
    .today = today,
    .dry_run = options->dry_run,
    .tentative = options->tentative,
    .utc = options->utc,
    .alarms = options->alarms,
    .tasks = options->tasks,
    .json = options->json,
    .columns = cursus_terminal_columns (),
    .colour = cursus_terminal_colour (),
    .caldav = options->caldav != NULL ? &caldav : NULL,
    .incomplete = &incomplete,
    .tidy = &tidy,
  };
  char *text = cursus_publishing_run (path, session, &publishing, diagnostics, &error);
  cursus_command_warn (diagnostics, options->quiet && !incomplete);
  status = cursus_command_answer (text, options->json || !options->quiet, g_steal_pointer (&error));
  fflush (stdout); /* whoever waits for the answer has it */
  if (tidy != NULL)
    cursus_publishing_tidy (tidy);
  return status == CURSUS_EXIT_DONE && incomplete ? CURSUS_EXIT_NO : status;
}

static int
check_and_publish (const char *path, const Options *options, CursusDate today)
{
  bool server = options->user != NULL || options->password_file != NULL || options->certificates != NULL || options->insecure;
  if (options->caldav == NULL && server) {
    fprintf (stderr, "cursus publish: %s\n",
             _ ("--caldav-user, --caldav-password-file, --caldav-insecure and --ca-file are for --caldav"));
    return CURSUS_EXIT_WRONG;
  }
  return publish (path, options, today);
}

static int
run (int argc, char **argv)
{
  int status = 0;
  Options options = { .revision = CURSUS_NOT_GIVEN };
  CursusDate today = CURSUS_DATE_NONE;
  const GOptionEntry entries[] = {
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &options.out,
      N_ ("The folder of the files, else that of last time; at first published/SESSION beside the store"), N_ ("DIR") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Say who would be told what, and write nothing"), NULL },
    { "tentative", 0, 0, G_OPTION_ARG_NONE, &options.tentative, N_ ("All of it is still to be confirmed"), NULL },
    { "utc", 0, 0, G_OPTION_ARG_NONE, &options.utc, N_ ("Write times in UTC, for programs that know no time zones"), NULL },
    { "alarms", 0, 0, G_OPTION_ARG_NONE, &options.alarms, N_ ("Add a reminder the day before each event"), NULL },
    { "todo", 0, 0, G_OPTION_ARG_NONE, &options.tasks, N_ ("Write milestones as tasks, too, in files of their own"), NULL },
    { "caldav", 0, 0, G_OPTION_ARG_STRING, &options.caldav,
      N_ ("Put everybody's events into calendars in this folder of a CalDAV server, too"), N_ ("URL") },
    { "caldav-user", 0, 0, G_OPTION_ARG_STRING, &options.user, N_ ("The name that the server knows"), N_ ("NAME") },
    { "caldav-password-file", 0, 0, G_OPTION_ARG_FILENAME, &options.password_file,
      N_ ("The file with its password; else it is in CURSUS_CALDAV_PASSWORD"), N_ ("FILE") },
    CURSUS_CERTIFICATES_ENTRY (&options.certificates),
    { "caldav-insecure", 0, 0, G_OPTION_ARG_NONE, &options.insecure,
      N_ ("Allow http:// to another machine: everybody on the way can read password and calendars"), NULL },
    { "revision", 'r', 0, G_OPTION_ARG_INT64, &options.revision, N_ ("This revision instead of the newest"), N_ ("N") },
    CURSUS_JSON_ENTRY (&options.json),
    CURSUS_STORE_ENTRY (&options.store),
    CURSUS_TODAY_ENTRY (&options.today),
    CURSUS_QUIET_ENTRY (&options.quiet),
    { NULL },
  };
  const char *description = _ (
      "Makes a plan what everybody holds: writes the calendar of each participant and speaker, of each site and of the whole\n"
      "session, and for those who are concerned what changes, in words. The folder is replaced in one step. Events keep their\n"
      "identity, so that calendar programs move them and double nothing; those that are cancelled stay for 60 days, marked so.\n"
      "It may be interrupted at any time; publishing again finishes it.\n"
      "On a CalDAV server each person gets a calendar SESSION-PERSON. What others change or remove there is put back; events\n"
      "of others in it stay as they are.\n"
      "Exit status: 0 done, 1 the CalDAV server does not hold all of it or nothing was planned yet, 2 something is wrong.");
  if (cursus_command_parse (&cursus_command_publish, entries, description, 1, 1, &argc, &argv, &status))
    status = cursus_command_read_revision (&cursus_command_publish, &options.revision)
                     && cursus_command_read_today (&cursus_command_publish, options.today, &today)
                 ? check_and_publish (argv[1], &options, today)
                 : CURSUS_EXIT_WRONG;
  g_free (options.store);
  g_free (options.today);
  g_free (options.out);
  g_free (options.caldav);
  g_free (options.user);
  g_free (options.password_file);
  g_free (options.certificates);
  return status;
}

const CursusCommand cursus_command_publish = {
  .name = "publish",
  .arguments = N_ ("SESSION"),
  .summary = N_ ("make a plan what everybody holds, and say who is told what"),
  .run = run,
};
