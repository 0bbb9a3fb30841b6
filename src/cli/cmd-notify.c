/* cursus notify SESSION --from ADDRESS [--out DIR] [--send --smtp URL] */
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "app/notifying.h"
#include "cli/command.h"

typedef struct {
  char *store, *from, *out, *url, *user, *password_file;
  gboolean send, again, json, quiet;
} Options;

static int
refuse (const char *text)
{
  fprintf (stderr, "cursus notify: %s\n", text);
  return CURSUS_EXIT_WRONG;
}

/* Of the file or, without one, of the environment: never of the command line, which others can see. */
static bool
read_password (const Options *options, char **password)
{
  g_autoptr (GError) error = NULL;
  *password = NULL;
  if (options->password_file == NULL) {
    *password = g_strdup (g_getenv ("CURSUS_SMTP_PASSWORD"));
    return true;
  }
  if (!g_file_get_contents (options->password_file, password, NULL, &error)) {
    refuse (error->message);
    return false;
  }
  g_strchomp (*password);
  return true;
}

static int
notify (const char *path, const Options *options)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *password = NULL;
  guint failed = 0;
  int status = 0;
  if (!read_password (options, &password))
    return CURSUS_EXIT_WRONG;
  g_autoptr (CursusSession) session = cursus_command_load (path, diagnostics, &status);
  if (session == NULL)
    return status;
  CursusNotifyingOptions notifying = { .store = options->store,
                                       .from = options->from,
                                       .out = options->out,
                                       .send = options->send,
                                       .url = options->url,
                                       .user = options->user,
                                       .password = password,
                                       .again = options->again,
                                       .json = options->json };
  char *text = cursus_notifying_run (path, session, &notifying, &failed, diagnostics, &error);
  cursus_command_warn (diagnostics, options->quiet && failed == 0);
  status = cursus_command_answer (text, options->json || !options->quiet, g_steal_pointer (&error));
  return status == CURSUS_EXIT_DONE && failed > 0 ? CURSUS_EXIT_NO : status;
}

static int
check_and_notify (const char *path, const Options *options)
{
  if (options->from == NULL)
    return refuse (_ ("say who sends the mails: --from 'Name <name@example.org>'"));
  if (options->send && options->url == NULL)
    return refuse (_ ("say which server sends the mails: --smtp smtp://mail.example.org:587"));
  if (!options->send && (options->url != NULL || options->again))
    return refuse (_ ("--smtp and --again are for --send"));
  return notify (path, options);
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
    { "send", 0, 0, G_OPTION_ARG_NONE, &options.send, N_ ("Send the mails"), NULL },
    { "smtp", 0, 0, G_OPTION_ARG_STRING, &options.url, N_ ("The mail server: smtp://host:port or smtps://host:port"),
      N_ ("URL") },
    { "user", 0, 0, G_OPTION_ARG_STRING, &options.user, N_ ("The name that the server knows"), N_ ("NAME") },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &options.password_file,
      N_ ("The file with its password; else it is in CURSUS_SMTP_PASSWORD"), N_ ("FILE") },
    { "again", 0, 0, G_OPTION_ARG_NONE, &options.again, N_ ("Send also what may have been sent before an interruption"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print JSON"), NULL },
    { "db", 0, 0, G_OPTION_ARG_FILENAME, &options.store, N_ ("The store that holds the plan"), N_ ("FILE") },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &options.quiet, N_ ("Print nothing but errors"), NULL },
    { NULL },
  };
  const char *description = _ (
      "Makes a mail for each person and event of which the calendar that was published says something new: an invitation\n"
      "that calendar programs take over, a change, or a cancellation. Without --send nothing is sent. Each mail that is sent\n"
      "is recorded, and none is sent twice; what the server refused is tried again next time.\n"
      "Exit status: 0 done, 1 some mails could not be sent, 2 something is wrong.");
  if (cursus_command_parse (&cursus_command_notify, entries, description, 1, 1, &argc, &argv, &status))
    status = check_and_notify (argv[1], &options);
  g_free (options.store);
  g_free (options.from);
  g_free (options.out);
  g_free (options.url);
  g_free (options.user);
  g_free (options.password_file);
  return status;
}

const CursusCommand cursus_command_notify = {
  .name = "notify",
  .arguments = N_ ("SESSION --from ADDRESS"),
  .summary = N_ ("tell everybody by mail what was published"),
  .run = run,
};
