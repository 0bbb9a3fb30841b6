/* Sessions of a region as the parts of a joint proof. */
#pragma once

#include "app/region.h"
#include "solver/proof-joint.h"

G_BEGIN_DECLS

/** cursus_joint_parts_can_be_joined: whether the clauses of all sessions are not too many for one solver, and can say what they
 * share: common events (other_session) they cannot. */
bool cursus_joint_parts_can_be_joined (const CursusRegion *region);

/**
 * cursus_joint_parts_new: (transfer full) (element-type CursusJointPart): one for each session.
 *
 * @problems: (nullable): by session: what to prove of, like the region's own; NULL: those. @with_plans: the plans so far are
 * where the proof begins; else only sessions that are fixed have one.
 */
GArray *cursus_joint_parts_new (const CursusRegion *region, const CursusProblem *const *problems, bool with_plans);

/** cursus_joint_parts_take: the plans of @proof, if it has found some, become those of @region, as far as it is not fixed; @proof
 * has none afterwards. */
void cursus_joint_parts_take (CursusRegion *region, CursusJointProof *proof);

G_END_DECLS
