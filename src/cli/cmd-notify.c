/* cursus notify SESSION --from ADDRESS [--out DIR] [--send --smtp URL] */
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "app/notifying.h"
#include "cli/command.h"

typedef struct {
  char *store, *from, *out, *url, *user, *password_file, *certificates, *today;
  gboolean send, tls, plain, again, each, json, quiet;
} Options;

static int
refuse (const char *text)
{
  fprintf (stderr, "cursus notify: %s\n", text);
  return CURSUS_EXIT_WRONG;
}

static int
notify (const char *path, const Options *options, CursusDate today)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *password = NULL;
  guint failed = 0;
  int status = 0;
  if (!cursus_command_read_password (&cursus_command_notify, options->password_file, "CURSUS_SMTP_PASSWORD", &password))
    return CURSUS_EXIT_WRONG;
  if (options->user != NULL && password == NULL)
    return refuse (_ ("--user needs a password: in a file (--password-file) or in CURSUS_SMTP_PASSWORD"));
  g_autoptr (CursusSession) session = cursus_command_load (path, diagnostics, &status);
  if (session == NULL)
    return status;
  CursusNotifyingOptions notifying = { .store = options->store,
                                       .from = options->from,
                                       .out = options->out,
                                       .send = options->send,
                                       .server = { .url = options->url,
                                                   .user = options->user,
                                                   .password = password,
                                                   .certificates = cursus_command_certificates (options->certificates),
                                                   .security = options->tls     ? CURSUS_SMTP_ENCRYPTED
                                                               : options->plain ? CURSUS_SMTP_PLAIN
                                                                                : CURSUS_SMTP_USUAL },
                                       .today = today,
                                       .again = options->again,
                                       .each = options->each,
                                       .json = options->json };
  char *text = cursus_notifying_run (path, session, &notifying, &failed, diagnostics, &error);
  cursus_command_warn (diagnostics, options->quiet && failed == 0);
  status = cursus_command_answer (text, options->json || !options->quiet, g_steal_pointer (&error));
  return status == CURSUS_EXIT_DONE && failed > 0 ? CURSUS_EXIT_NO : status;
}

static int
check_and_notify (const char *path, const Options *options)
{
  CursusDate today = CURSUS_DATE_NONE;
  bool server = options->url != NULL || options->user != NULL || options->password_file != NULL || options->certificates != NULL
                || options->tls || options->plain;
  if (options->from == NULL)
    return refuse (_ ("say who sends the mails: --from 'Name <name@example.org>'"));
  if (options->send && options->url == NULL)
    return refuse (_ ("say which server sends the mails: --smtp smtp://mail.example.org:587"));
  if (!options->send && (server || options->again))
    return refuse (_ ("--again and what is said of the server are for --send"));
  if (options->tls && options->plain)
    return refuse (_ ("--tls and --plain contradict each other"));
  if (!cursus_command_read_today (&cursus_command_notify, options->today, &today))
    return CURSUS_EXIT_WRONG;
  return notify (path, options, today);
}

static void
free_options (Options *options)
{
  g_free (options->store);
  g_free (options->from);
  g_free (options->out);
  g_free (options->url);
  g_free (options->user);
  g_free (options->password_file);
  g_free (options->certificates);
  g_free (options->today);
}

static int
run (int argc, char **argv)
{
  int status = 0;
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_ ("Who sends the mails: 'Name <name@example.org>' (required)"),
      N_ ("ADDRESS") },
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &options.out, N_ ("Write the mails into this folder, to look at"), N_ ("DIR") },
    { "each", 0, 0, G_OPTION_ARG_NONE, &options.each, N_ ("A mail for each date, also where there are many new ones"), NULL },
    { "send", 0, 0, G_OPTION_ARG_NONE, &options.send, N_ ("Send the mails"), NULL },
    { "smtp", 0, 0, G_OPTION_ARG_STRING, &options.url, N_ ("The mail server: smtp://host:port or smtps://host:port"),
      N_ ("URL") },
    { "user", 0, 0, G_OPTION_ARG_STRING, &options.user, N_ ("The name that the server knows"), N_ ("NAME") },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &options.password_file,
      N_ ("The file with its password; else it is in CURSUS_SMTP_PASSWORD"), N_ ("FILE") },
    CURSUS_CERTIFICATES_ENTRY (&options.certificates),
    { "tls", 0, 0, G_OPTION_ARG_NONE, &options.tls, N_ ("Encrypt also where the server is this machine"), NULL },
    { "plain", 0, 0, G_OPTION_ARG_NONE, &options.plain, N_ ("Do not encrypt: for a server that cannot, in one's own network"),
      NULL },
    { "again", 0, 0, G_OPTION_ARG_NONE, &options.again, N_ ("Send also what may have been sent before an interruption"), NULL },
    CURSUS_JSON_ENTRY (&options.json),
    CURSUS_STORE_ENTRY (&options.store),
    CURSUS_TODAY_ENTRY (&options.today),
    CURSUS_QUIET_ENTRY (&options.quiet),
    { NULL },
  };
  const char *description = _ (
      "Makes mails for those whose calendars that were published say something new. The first mail to somebody has all dates in\n"
      "words and as a file; afterwards there is one for each date that is new, changed or cancelled, which calendar programs\n"
      "take over. Without --send nothing is sent. Each mail that is sent is recorded, and none is sent twice; what the server\n"
      "refused is tried again next time. Mails are given to a server over an encrypted connection, unless it is this machine.\n"
      "Exit status: 0 done, 1 some mails could not be sent, 2 something is wrong.");
  if (cursus_command_parse (&cursus_command_notify, entries, description, 1, 1, &argc, &argv, &status))
    status = check_and_notify (argv[1], &options);
  free_options (&options);
  return status;
}

const CursusCommand cursus_command_notify = {
  .name = "notify",
  .arguments = N_ ("SESSION --from ADDRESS"),
  .summary = N_ ("tell everybody by mail what was published"),
  .run = run,
};
