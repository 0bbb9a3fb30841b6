/* The search for a plan of one session, with a proof beside it that says how good the plan is. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "app/planning.h"
#include "app/team.h"

G_BEGIN_DECLS

/**
 * cursus_searching_run: (transfer full) (nullable): the best plan that @team, whose first thread's session is that of @workspace,
 * and the proof find, with what is proven of it.
 *
 * @pins: (nullable): by meeting: as cursus_team_pin was given them. @newest: (nullable): the plan whose pins these are, which are
 * then the plan's, too. @interrupted: (out): whether stop ended it.
 */
CursusPlan *cursus_searching_run (const CursusWorkspace *workspace, CursusTeam *team, const CursusPlacement *pins,
                                  const CursusPlan *newest, const CursusPlanningOptions *options, bool *interrupted,
                                  GError **error);

G_END_DECLS
