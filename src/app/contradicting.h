/* Why a session has no plan, in the planner's words. */
#pragma once

#include <glib.h>
#include <signal.h>

#include "app/workspace.h"
#include "core/plan.h"
#include "report/conflict.h"

G_BEGIN_DECLS

typedef struct {
  double seconds;        /* of the processor, at most, for the conflict; 0: no limit */
  bool repairs;          /* look for repairs too: */
  double repair_seconds; /* so much longer at most, and half of it at least; more if none is found then; 0: no limit */
  const volatile sig_atomic_t *stop; /* nullable */
  const CursusRuleset *only;         /* (nullable): a part of the rules of the workspace: nothing else is to blame */
  const GArray *wish; /* (nullable) (element-type CursusPlacement): one meeting has to be at one of these; a pin of its own does
                         not count then */
  uint32_t wish_meeting;
  const char *wish_text;                                       /* what the planner wrote */
  void (*found) (const CursusReasons *reasons, gpointer data); /* (nullable): called before repairs are looked for */
  gpointer found_data;
} CursusContradictingOptions;

/** cursus_contradicting_run: (transfer full) (nullable): requirements of the session, with the pins of @plan (nullable), that
 * contradict each other, and repairs. NULL without an error when there is a plan, or when it was not found out in time. */
CursusReasons *cursus_contradicting_run (const CursusWorkspace *workspace, const CursusPlan *plan,
                                         const CursusContradictingOptions *options, GError **error);

G_END_DECLS
