/* A session made ready for several threads: rules enter Lua states, and each thread needs its own. */
#pragma once

#include <glib.h>
#include <stdint.h>

#include "app/workspace.h"
#include "solver/portfolio.h"

G_BEGIN_DECLS

#define CURSUS_TEAM_MOST CURSUS_PORTFOLIO_MOST

typedef struct CursusTeam CursusTeam;

/**
 * cursus_team_new: (transfer full) (nullable): @n_threads, from 1 to CURSUS_TEAM_MOST, of which the first uses @workspace
 * itself, which outlives the team; for the others its rules are compiled again, all at once. NULL when that fails: somebody
 * changed a rule's file just now.
 */
CursusTeam *cursus_team_new (const CursusWorkspace *workspace, uint32_t n_threads, GError **error);
void cursus_team_free (CursusTeam *self);

/** cursus_team_check_functions: cursus_ruleset_check_functions for every thread. */
void cursus_team_check_functions (CursusTeam *self);

/** cursus_team_pin: leaves meetings that have one in @pins, by meeting, no other choice (cursus_pins_apply). false with its
 * error. */
bool cursus_team_pin (CursusTeam *self, const CursusPlacement *pins, GError **error);

/** cursus_team_problem: (transfer none): of the first thread, for checks. */
const CursusProblem *cursus_team_problem (const CursusTeam *self);

/** cursus_team_search: (transfer full) (nullable): cursus_portfolio_run by all threads. */
CursusSearchResult *cursus_team_search (const CursusTeam *self, const CursusSearchOptions *options, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusTeam, cursus_team_free)

G_END_DECLS
