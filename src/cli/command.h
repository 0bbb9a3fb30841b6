/* The subcommands: one table, one file each. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "app/workspace.h"
#include "core/date.h"
#include "core/diagnostics.h"

G_BEGIN_DECLS

/* DESIGN.md section 8. */
enum { CURSUS_EXIT_DONE = 0, CURSUS_EXIT_NO = 1, CURSUS_EXIT_WRONG = 2, CURSUS_EXIT_INTERRUPTED = 3 };

/* What a whole number of an option is until somebody gives it. */
#define CURSUS_NOT_GIVEN G_MININT64

typedef struct {
  const char *name;
  const char *arguments;              /* "SESSION [MEETING]" */
  const char *summary;                /* msgid */
  int (*run) (int argc, char **argv); /* argv[0] is the subcommand; returns the exit status */
} CursusCommand;

extern const CursusCommand cursus_command_availability;
extern const CursusCommand cursus_command_bench;
extern const CursusCommand cursus_command_check;
extern const CursusCommand cursus_command_diff;
extern const CursusCommand cursus_command_explain;
extern const CursusCommand cursus_command_export;
extern const CursusCommand cursus_command_history;
extern const CursusCommand cursus_command_move;
extern const CursusCommand cursus_command_new;
extern const CursusCommand cursus_command_notify;
extern const CursusCommand cursus_command_pin;
extern const CursusCommand cursus_command_plan;
extern const CursusCommand cursus_command_publish;
extern const CursusCommand cursus_command_redo;
extern const CursusCommand cursus_command_replan;
extern const CursusCommand cursus_command_rules;
extern const CursusCommand cursus_command_show;
extern const CursusCommand cursus_command_status;
extern const CursusCommand cursus_command_suggest;
extern const CursusCommand cursus_command_undo;
extern const CursusCommand cursus_command_unpin;

/** cursus_commands: (transfer none): all, NULL-terminated, in the order of a planner's work. */
const CursusCommand *const *cursus_commands (void);

/**
 * cursus_command_parse: reads the options of a subcommand.
 *
 * @description: (nullable): translated, printed by --help below the options.
 * @n_least, @n_most: how many arguments it takes besides options.
 * Returns: true and @argc, @argv without options; false when the process should end with *status: after --help, or after a
 * message on stderr that says how it is called.
 */
bool cursus_command_parse (const CursusCommand *command, const GOptionEntry *entries, const char *description, int n_least,
                           int n_most, int *argc, char ***argv, int *status);

/** cursus_command_read_revision: makes 0 (the newest) of a @revision that was not given; false after a message on stderr when it
 * is below 1. */
bool cursus_command_read_revision (const CursusCommand *command, gint64 *revision);

/* Entries of options that most subcommands have, so that they are called and explained alike everywhere. */
#define CURSUS_JSON_ENTRY(target)                                                                                                \
  {                                                                                                                              \
    "json", 0, 0, G_OPTION_ARG_NONE, (target), N_ ("Print JSON"), NULL                                                           \
  }
#define CURSUS_STORE_ENTRY(target)                                                                                               \
  {                                                                                                                              \
    "db", 0, 0, G_OPTION_ARG_FILENAME, (target), N_ ("The store that holds the plan"), N_ ("FILE")                               \
  }
#define CURSUS_QUIET_ENTRY(target)                                                                                               \
  {                                                                                                                              \
    "quiet", 'q', 0, G_OPTION_ARG_NONE, (target), N_ ("Print nothing but errors"), NULL                                          \
  }
/* Of those that talk to servers. */
#define CURSUS_CERTIFICATES_ENTRY(target)                                                                                        \
  {                                                                                                                              \
    "ca-file", 0, 0, G_OPTION_ARG_FILENAME, (target),                                                                            \
        N_ ("The certificates to trust, instead of the system's; else those in CURSUS_CA_FILE"), N_ ("FILE")                     \
  }
/* Of those that are asked for a result. */
#define CURSUS_TERSE_ENTRY(target)                                                                                               \
  {                                                                                                                              \
    "quiet", 'q', 0, G_OPTION_ARG_NONE, (target), N_ ("Print nothing but the result and errors"), NULL                           \
  }

/* The entry of an option that says which date counts as today. */
#define CURSUS_TODAY_ENTRY(target)                                                                                               \
  {                                                                                                                              \
    "today", 0, 0, G_OPTION_ARG_STRING, (target), N_ ("The date that counts as today, such as 2023-09-20"), N_ ("DATE")          \
  }

/** cursus_command_read_today: the date that --today gave as @text (nullable: it was not given: CURSUS_DATE_NONE); false after a
 * message on stderr when it is none. */
bool cursus_command_read_today (const CursusCommand *command, const char *text, CursusDate *today);

/* The entry of an option that says how many threads search. */
#define CURSUS_THREADS_ENTRY(target)                                                                                             \
  {                                                                                                                              \
    "threads", 0, 0, G_OPTION_ARG_INT64, (target), N_ ("Search with so many threads at once"), N_ ("N")                          \
  }

/** cursus_command_read_threads: makes 0 of @threads that were not given; false after a message on stderr when they are too few or
 * too many. */
bool cursus_command_read_threads (const CursusCommand *command, gint64 *threads);

/** cursus_command_read_password: @password: (out) (transfer full) (nullable): the first line of @file (nullable) or, without one,
 * of the environment's @variable: never of the command line, which others can see. False after a message on stderr. */
bool cursus_command_read_password (const CursusCommand *command, const char *file, const char *variable, char **password);

/** cursus_command_certificates: (transfer none) (nullable): @file (nullable) or, without one, what CURSUS_CA_FILE names. */
const char *cursus_command_certificates (const char *file);

/** cursus_command_fail: prints @diagnostics (nullable), then @error (nullable), to stderr and returns the exit status they mean.
 * Frees @error. */
int cursus_command_fail (const CursusDiagnostics *diagnostics, GError *error);

/** cursus_command_open: (transfer full) (nullable): the session at @path, made ready as of @today, with what @store (nullable:
 * --db) says was published of it, its warnings printed unless @quiet. NULL after its errors, with @status the exit status that
 * they mean. */
CursusWorkspace *cursus_command_open (const char *path, const char *store, CursusDate today, bool quiet, int *status);

/** cursus_command_load: (transfer full) (nullable): the session at @path as it is written, its warnings left in @diagnostics.
 * NULL after its errors, with @status the exit status that they mean. */
CursusSession *cursus_command_load (const char *path, CursusDiagnostics *diagnostics, int *status);

/** cursus_command_warn: prints the warnings in @diagnostics to stderr, unless @quiet. */
void cursus_command_warn (const CursusDiagnostics *diagnostics, bool quiet);

/** cursus_command_print: writes @text to stdout; CURSUS_EXIT_WRONG with a message if that fails (a full disk), else
 * CURSUS_EXIT_DONE. */
int cursus_command_print (const char *text);

/** cursus_command_answer: the exit status of a use case that says @text (nullable), which is printed if it is @wanted, or else
 * fails with @error. Frees both. */
int cursus_command_answer (char *text, bool wanted, GError *error);

/** cursus_command_finish: the exit status of the process: @status, or CURSUS_EXIT_WRONG after a message when something that was
 * printed did not get to where stdout leads. */
int cursus_command_finish (int status);

/** cursus_terminal_columns: width of the terminal behind stdout; 0 if it is none. */
int cursus_terminal_columns (void);

/** cursus_terminal_colour: whether stdout is a terminal and nobody asked for no colour (NO_COLOR, TERM=dumb). */
bool cursus_terminal_colour (void);

/** cursus_terminal_has_progress: whether stderr is a terminal. */
bool cursus_terminal_has_progress (void);

/** cursus_terminal_print_time_left: the end of a line of progress, to stderr. */
void cursus_terminal_print_time_left (double seconds);

G_END_DECLS
