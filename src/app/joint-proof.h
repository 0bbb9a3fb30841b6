/* How good joint plans can be at best, and better ones where each session by itself can still become better beside the others. */
#pragma once

#include "app/joint.h"
#include "app/region.h"

G_BEGIN_DECLS

/* What is proven of a region. */
typedef struct {
  int64_t *bounds; /* by session: no plan of it costs less, whatever the others do; 0 for one that was not reached */
  int64_t joint;   /* no joint plan costs less; at least the sum of bounds */
  bool none;       /* there is no joint plan */
} CursusJointProven;

/** cursus_joint_proven_start: what is known before anything is proven: settled sessions cost what they cost. */
void cursus_joint_proven_start (CursusJointProven *proven, const CursusRegion *region);

/**
 * cursus_joint_proof_run: looks for proofs for @options->prove seconds, and replaces placements of @region by better ones.
 *
 * First each session alone: what it costs at least without any others is part of what all cost at least together. Then each one
 * that costs more, beside the bookings of the others, in turn, as long as some become better. At last all together, with what
 * they share; unless that would be too large, or some have common events (other_session).
 * @proven: its bounds are the caller's array. Returns: false with the error of a rule's function.
 */
bool cursus_joint_proof_run (CursusRegion *region, const CursusJointOptions *options, CursusJointProven *proven, GError **error);

G_END_DECLS
