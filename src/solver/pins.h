/* A problem some of whose meetings stay where they are. */
#pragma once

#include <glib.h>

#include "solver/problem.h"

G_BEGIN_DECLS

/**
 * cursus_pins_apply: (transfer full) (nullable): @problem with the domain of each pinned meeting cut to its pin.
 *
 * @pins: by meeting; CURSUS_UNPLACED: not pinned.
 * Returns: NULL with CURSUS_SOLVER_ERROR_PINNED, naming meeting and rules, when a hard rule of its own forbids a pinned meeting
 * to be where it is; or with the error of a rule's function.
 */
CursusProblem *cursus_pins_apply (const CursusProblem *problem, const CursusPlacement *pins, GError **error);

G_END_DECLS
