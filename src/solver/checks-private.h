/* The single checks. */
#pragma once

#include "solver/checks.h"

G_BEGIN_DECLS

/** cursus_finding_new: (transfer full): takes @text, @meetings and @uses. */
CursusFinding *cursus_finding_new (CursusFindingKind kind, char *text, GPtrArray *meetings, GPtrArray *uses);

/** cursus_pigeonholes_find: compares, for each hard limit on a count or sum a slot, day, week …, what must go in with what there
 * is room for: of all meetings of a group, and of those that share a narrower choice (Hall's condition for these sets). */
void cursus_pigeonholes_find (const CursusProblem *problem, GPtrArray *findings);

/** cursus_circles_find: follows the orders that hard rules promise and reports one circle, if there is any. */
void cursus_circles_find (const CursusProblem *problem, GPtrArray *findings);

G_END_DECLS
