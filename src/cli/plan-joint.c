/* Plans several sessions together and prints what was found. */
#include "cli/plan-joint.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>

#include "app/viewing.h"
#include "cli/command.h"

static void
on_progress (const CursusJointProgress *progress, gpointer data)
{
  fputs ("\r\033[K", stderr);
  /* TRANSLATORS: how many sessions of how many have a plan, the seconds so far, the score of the plans together */
  fprintf (stderr, _ ("%" PRIu32 " of %" PRIu32 " sessions  %.1f s  hard %" PRId64 "  soft %" PRId64), progress->n_planned,
           progress->n_sessions, progress->seconds, progress->score.hard, progress->score.soft);
  if (progress->bound > 0)
    fprintf (stderr, _ ("  bound %" PRId64), progress->bound);
  if (progress->bound > 0 && progress->n_planned == progress->n_sessions && progress->score.soft >= progress->bound) {
    g_autofree char *percent = cursus_viewing_gap (progress->score.soft, progress->bound);
    fprintf (stderr, _ (" (gap %s)"), percent);
  }
  if (progress->seconds_left >= 0)
    cursus_terminal_print_time_left (progress->seconds_left);
  fflush (stderr);
}

static int
print_outcome (const CursusJointOutcome *outcome, bool json, bool quiet)
{
  int printed = CURSUS_EXIT_DONE;
  if (!quiet)
    fputs (outcome->warnings, stderr);
  if (json || !quiet) {
    g_autofree char *text = cursus_joint_print (outcome, json, cursus_terminal_columns (), cursus_terminal_colour ());
    printed = cursus_command_print (text);
  }
  if (outcome->score.hard > 0 && !outcome->interrupted)
    fputs (_ ("cursus: no joint plan without hard violations was found\n"), stderr);
  if (printed != CURSUS_EXIT_DONE)
    return printed;
  if (outcome->interrupted)
    return CURSUS_EXIT_INTERRUPTED;
  return outcome->score.hard > 0 ? CURSUS_EXIT_NO : CURSUS_EXIT_DONE;
}

int
cursus_plan_joint (char *const *paths, uint32_t n_paths, CursusJointOptions *options, bool json, bool quiet)
{
  g_autofree char *problems = NULL;
  g_autoptr (GError) error = NULL, save_error = NULL;
  bool shows = cursus_terminal_has_progress () && !quiet;
  options->progress = shows ? on_progress : NULL;
  g_autoptr (CursusJointOutcome) outcome = cursus_joint_run (paths, n_paths, options, &problems, &save_error, &error);
  if (shows)
    fputs ("\r\033[K", stderr);
  if (problems != NULL)
    fputs (problems, stderr);
  if (outcome == NULL)
    return cursus_command_fail (NULL, g_steal_pointer (&error));
  int status = print_outcome (outcome, json, quiet);
  return save_error == NULL ? status : cursus_command_fail (NULL, g_steal_pointer (&save_error));
}
