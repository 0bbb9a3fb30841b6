/* A plan that moves few meetings, without a proof. */
#pragma once

#include "solver/replan-choices-private.h"

G_BEGIN_DECLS

/** cursus_replan_search: writes a plan to @best if it finds one, with placements that @choices has not ruled out. @evaluator: of
 * all rules; whatever it has placed is replaced. Returns: false with the error of a rule's function, or of the search. */
bool cursus_replan_search (const CursusReplanChoices *choices, CursusEvaluator *evaluator, CursusReplan *best, GError **error);

G_END_DECLS
