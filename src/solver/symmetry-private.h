/* The two halves of the search for symmetry. */
#pragma once

#include "solver/symmetry.h"

G_BEGIN_DECLS

/** cursus_symmetry_find_meetings: fills @classes, per meeting. */
void cursus_symmetry_find_meetings (const CursusProblem *problem, CursusEvaluator *evaluator, uint32_t *classes);

/** cursus_symmetry_find_rooms: fills @classes, per room. */
void cursus_symmetry_find_rooms (const CursusProblem *problem, CursusEvaluator *evaluator, uint32_t *classes);

/** cursus_symmetry_split_rooms: takes rooms of @classes apart for which domains have different places. */
void cursus_symmetry_split_rooms (const CursusProblem *problem, uint32_t *classes);

/** cursus_symmetry_same_domain: whether two meetings can be at the same places. */
bool cursus_symmetry_same_domain (const CursusProblem *problem, uint32_t a, uint32_t b);

G_END_DECLS
