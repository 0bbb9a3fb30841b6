/* Why a session has no plan, in the planner's words. */
#pragma once

#include <glib.h>
#include <signal.h>

#include "app/workspace.h"
#include "core/plan.h"
#include "report/conflict.h"

G_BEGIN_DECLS

typedef struct {
  double seconds;                    /* at most; 0: no limit */
  const volatile sig_atomic_t *stop; /* nullable */
} CursusContradictingOptions;

/** cursus_contradicting_run: (transfer full) (nullable): requirements of the session, with the pins of @plan (nullable), that
 * contradict each other. NULL without an error when there is a plan, or when it was not found out in time. */
CursusReasons *cursus_contradicting_run (const CursusWorkspace *workspace, const CursusPlan *plan,
                                         const CursusContradictingOptions *options, GError **error);

G_END_DECLS
