/* What all subcommands share: options, messages, exit statuses. */
#include "cli/command.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "app/error.h"
#include "app/team.h"
#include "core/suggest.h"

const CursusCommand *const *
cursus_commands (void)
{
  static const CursusCommand *const all[] = {
    &cursus_command_new,     &cursus_command_availability,
    &cursus_command_check,   &cursus_command_plan,
    &cursus_command_show,    &cursus_command_explain,
    &cursus_command_suggest, &cursus_command_move,
    &cursus_command_pin,     &cursus_command_unpin,
    &cursus_command_replan,  &cursus_command_undo,
    &cursus_command_redo,    &cursus_command_history,
    &cursus_command_diff,    &cursus_command_status,
    &cursus_command_publish, &cursus_command_notify,
    &cursus_command_export,  &cursus_command_rules,
    &cursus_command_bench,   NULL,
  };
  return all;
}

static int
wrong_use (const CursusCommand *command, const char *text)
{
  fprintf (stderr, _ ("cursus %s: %s\nusage: cursus %s [OPTION…] %s\n“cursus %s --help” says more\n"), command->name, text,
           command->name, _ (command->arguments), command->name);
  return CURSUS_EXIT_WRONG;
}

static GOptionContext *
make_context (const CursusCommand *command, const GOptionEntry *entries, const char *description)
{
  GOptionContext *context = g_option_context_new (command->arguments);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ (command->summary));
  g_option_context_set_description (context, description);
  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return context;
}

/* GLib names the program only; the subcommand belongs to the usage line too. */
static void
print_help (const CursusCommand *command, GOptionContext *context)
{
  g_autofree char *program = g_strdup_printf ("cursus %s", command->name);
  g_set_prgname (program);
  g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);
  fputs (help, stdout);
}

static bool
wants_help (int argc, char **argv)
{
  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; i++)
    if (strcmp (argv[i], "--help") == 0 || strcmp (argv[i], "-h") == 0)
      return true;
  return false;
}

/* Ends the message about an option that there is not: which one may be meant. */
static char *
propose_option (const GOptionEntry *entries, int argc, char **argv)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);
  for (const GOptionEntry *entry = entries; entry != NULL && entry->long_name != NULL; entry++)
    g_ptr_array_add (known, g_strconcat ("--", entry->long_name, NULL));
  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; i++) {
    g_autofree char *name = g_strndup (argv[i], strcspn (argv[i], "="));
    if (g_str_has_prefix (name, "--") && !g_ptr_array_find_with_equal_func (known, name, g_str_equal, NULL))
      return cursus_suggest_phrase (name, (const char *const *)known->pdata, known->len);
  }
  return g_strdup ("");
}

static bool
parse_options (const CursusCommand *command, const GOptionEntry *entries, GOptionContext *context, int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *proposal = propose_option (entries, *argc, *argv);
  if (g_option_context_parse (context, argc, argv, &error))
    return true;
  bool unknown = g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION);
  g_autofree char *text = g_strconcat (error->message, unknown ? proposal : "", NULL);
  wrong_use (command, text);
  return false;
}

bool
cursus_command_parse (const CursusCommand *command, const GOptionEntry *entries, const char *description, int n_least, int n_most,
                      int *argc, char ***argv, int *status)
{
  g_autoptr (GOptionContext) context = make_context (command, entries, description);
  *status = CURSUS_EXIT_DONE;
  if (wants_help (*argc, *argv)) {
    print_help (command, context);
    return false;
  }
  if (!parse_options (command, entries, context, argc, argv)) {
    *status = CURSUS_EXIT_WRONG;
    return false;
  }
  /* A "--" that ended the options is left in place by GLib. */
  if (*argc > 1 && strcmp ((*argv)[1], "--") == 0) {
    memmove (*argv + 1, *argv + 2, sizeof (char *) * (size_t)(*argc - 1));
    (*argc)--;
  }
  if (*argc - 1 >= n_least && *argc - 1 <= n_most)
    return true;
  *status = wrong_use (command, *argc - 1 < n_least ? _ ("something is missing") : _ ("too many arguments"));
  return false;
}

bool
cursus_command_read_revision (const CursusCommand *command, gint64 *revision)
{
  if (*revision == CURSUS_NOT_GIVEN)
    *revision = 0;
  else if (*revision < 1) {
    fprintf (stderr, _ ("cursus %s: --revision takes a whole number from 1\n"), command->name);
    return false;
  }
  return true;
}

bool
cursus_command_read_today (const CursusCommand *command, const char *text, CursusDate *today)
{
  g_autoptr (GError) error = NULL;
  *today = CURSUS_DATE_NONE;
  if (text == NULL || cursus_date_parse (text, today, &error))
    return true;
  fprintf (stderr, _ ("cursus %s: --today: %s\n"), command->name, error->message);
  return false;
}

bool
cursus_command_read_password (const CursusCommand *command, const char *file, const char *variable, char **password)
{
  g_autoptr (GError) error = NULL;
  *password = NULL;
  if (file == NULL) {
    *password = g_strdup (g_getenv (variable));
    return true;
  }
  if (!g_file_get_contents (file, password, NULL, &error)) {
    fprintf (stderr, "cursus %s: %s\n", command->name, error->message);
    return false;
  }
  (*password)[strcspn (*password, "\r\n")] = '\0';
  return true;
}

const char *
cursus_command_certificates (const char *file)
{
  const char *named = g_getenv ("CURSUS_CA_FILE");
  return file != NULL ? file : named != NULL && *named != '\0' ? named : NULL;
}

bool
cursus_command_read_threads (const CursusCommand *command, gint64 *threads)
{
  if (*threads == CURSUS_NOT_GIVEN)
    *threads = 0;
  else if (*threads < 1 || *threads > CURSUS_TEAM_MOST) {
    fprintf (stderr, _ ("cursus %s: --threads takes a whole number from 1 to %d\n"), command->name, CURSUS_TEAM_MOST);
    return false;
  }
  return true;
}

int
cursus_command_fail (const CursusDiagnostics *diagnostics, GError *error)
{
  int status = error != NULL ? cursus_app_exit_status (error) : CURSUS_EXIT_WRONG;
  if (diagnostics != NULL) {
    g_autofree char *text = cursus_diagnostics_format (diagnostics);
    fputs (text, stderr);
  }
  if (error != NULL)
    fprintf (stderr, "cursus: %s\n", error->message);
  g_clear_error (&error);
  return status;
}

void
cursus_command_warn (const CursusDiagnostics *diagnostics, bool quiet)
{
  g_autofree char *text = cursus_diagnostics_format (diagnostics);
  if (!quiet)
    fputs (text, stderr);
}

CursusWorkspace *
cursus_command_open (const char *path, const char *store, CursusDate today, bool quiet, int *status)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  GError *error = NULL;
  CursusWorkspace *workspace = cursus_workspace_open_on (path, store, today, diagnostics, &error);
  if (workspace == NULL)
    *status = cursus_command_fail (diagnostics, error);
  else
    cursus_command_warn (diagnostics, quiet);
  return workspace;
}

CursusSession *
cursus_command_load (const char *path, CursusDiagnostics *diagnostics, int *status)
{
  GError *error = NULL;
  CursusSession *session = cursus_workspace_load_session (path, diagnostics, &error);
  if (session == NULL)
    *status = cursus_command_fail (diagnostics, error);
  return session;
}

int
cursus_command_print (const char *text)
{
  if (fputs (text, stdout) != EOF && fflush (stdout) == 0)
    return CURSUS_EXIT_DONE;
  fprintf (stderr, _ ("cursus: the output cannot be written: %s\n"), g_strerror (errno));
  return CURSUS_EXIT_WRONG;
}

int
cursus_command_answer (char *text, bool wanted, GError *error)
{
  g_autofree char *owned = text;
  if (owned == NULL)
    return cursus_command_fail (NULL, error);
  return wanted ? cursus_command_print (owned) : CURSUS_EXIT_DONE;
}

int
cursus_command_finish (int status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  /* With that status something was said already. */
  if (status != CURSUS_EXIT_WRONG)
    fprintf (stderr, _ ("cursus: the output cannot be written: %s\n"), g_strerror (errno));
  return CURSUS_EXIT_WRONG;
}

int
cursus_terminal_columns (void)
{
  struct winsize size;
  if (isatty (STDOUT_FILENO) && ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
    return size.ws_col;
  return 0;
}

bool
cursus_terminal_colour (void)
{
  const char *no_colour = g_getenv ("NO_COLOR"), *terminal = g_getenv ("TERM");
  return isatty (STDOUT_FILENO) && (no_colour == NULL || *no_colour == '\0') && g_strcmp0 (terminal, "dumb") != 0;
}

bool
cursus_terminal_has_progress (void)
{
  return isatty (STDERR_FILENO) && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

void
cursus_terminal_print_time_left (double seconds)
{
  int whole = (int)ceil (seconds);
  if (whole < 60)
    fprintf (stderr, _ ("  %d s left"), whole);
  else
    fprintf (stderr, _ ("  %d min %02d s left"), whole / 60, whole % 60);
}
