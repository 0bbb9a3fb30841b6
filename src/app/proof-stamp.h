/* Whether what was proven of a saved plan still holds: a proof is about the session, its rules and its pins as they were then. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "app/workspace.h"
#include "core/plan.h"

G_BEGIN_DECLS

/** cursus_proof_stamp: (transfer full) (nullable): a digest of everything that a proof rests on: the session's files, the rules
 * that it uses, what is published if one of them looks at that, the date that counts as today, this version of Cursus, and the
 * pins of @pinned (nullable). NULL for a session that was not read from files. */
char *cursus_proof_stamp (const CursusWorkspace *workspace, const CursusPlan *pinned);

/** cursus_proof_stamp_claims: whether @plan says more of itself than counting shows. */
bool cursus_proof_stamp_claims (const CursusPlan *plan);

/** cursus_proof_stamp_holds: whether what @plan says is proven, or says nothing of the kind: a proof without pins holds for all
 * pins, one with pins for the same pins alone. */
bool cursus_proof_stamp_holds (const CursusWorkspace *workspace, const CursusPlan *plan);

/** cursus_proof_stamp_review: forgets what @plan says if it does not hold any more; returns whether it holds. */
bool cursus_proof_stamp_review (const CursusWorkspace *workspace, CursusPlan *plan);

/** cursus_proof_stamp_inherit: what is proven of @origin is true of @plan, too, if it holds by its pins: the bound and that there
 * is no plan; and it is optimal if it meets that bound. */
void cursus_proof_stamp_inherit (const CursusWorkspace *workspace, CursusPlan *plan, const CursusPlan *origin);

G_END_DECLS
