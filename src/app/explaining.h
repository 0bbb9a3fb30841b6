/* Why one meeting is where it is, and why it is not somewhere else. */
#pragma once

#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "app/workspace.h"
#include "core/plan.h"

G_BEGIN_DECLS

typedef struct {
  double seconds;                    /* for searching, proving and finding what contradicts a wish */
  const volatile sig_atomic_t *stop; /* nullable */
  bool all;                          /* every rule and sentence */
  bool json;                         /* always all */
  int columns;                       /* of the terminal */
  bool colour;
} CursusExplainingOptions;

/**
 * cursus_explaining_here: (transfer full) (nullable): why @plan has @meeting (as cursus_meeting_name_find) where it is, by
 * today's rules.
 *
 * NULL with CURSUS_APP_ERROR_INPUT when the meeting is unknown or the plan no longer fits the session.
 */
char *cursus_explaining_here (const CursusWorkspace *workspace, const CursusPlan *plan, const char *meeting,
                              const CursusExplainingOptions *options, GError **error);

/**
 * cursus_explaining_there: (transfer full) (nullable): why @plan does not have @meeting at @wish (as cursus_wish_parse): what
 * moving it there and nothing else would break and cost, and the best complete plan that has it there, in which other pinned
 * meetings stay. What the wish leaves open is open for that plan, and as it is now for the meeting alone.
 *
 * @found: (out): whether there is such a plan. NULL as cursus_explaining_here, or when the wish is not understood.
 */
char *cursus_explaining_there (const CursusWorkspace *workspace, const CursusPlan *plan, const char *meeting, const char *wish,
                               const CursusExplainingOptions *options, bool *found, GError **error);

G_END_DECLS
