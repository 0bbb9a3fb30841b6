/* A joint proof beside the search for joint plans: in its own thread, with rules and Lua states of its own. Each uses the plans
 * that the other finds. */
#pragma once

#include "app/joint-proof.h"

G_BEGIN_DECLS

typedef struct CursusJointProver CursusJointProver;

/**
 * cursus_joint_prover_start: (transfer full) (nullable): begins a proof about @region, which outlives it: first of each session
 * alone, then of all of them together. It ends options->prove after @end_us, on the monotonic clock. NULL where there is no limit
 * of time, too little for so many sessions, no processor for it, too much for it, or no thread to be had.
 */
CursusJointProver *cursus_joint_prover_start (const CursusRegion *region, const CursusJointOptions *options, int64_t end_us);

/** cursus_joint_prover_free: (nullable): ends it, if need be. */
void cursus_joint_prover_free (CursusJointProver *self);

/** cursus_joint_prover_exchange: tells of the plans of @region; or replaces them by better ones that the proof has found, and
 * returns true. */
bool cursus_joint_prover_exchange (CursusJointProver *self, CursusRegion *region);

/** cursus_joint_prover_stop: (transfer none): not 0 when there is nothing left to find, or the stop of the options is not. */
const volatile sig_atomic_t *cursus_joint_prover_stop (const CursusJointProver *self);

/** cursus_joint_prover_bound: no joint plan costs less, so far. */
int64_t cursus_joint_prover_bound (CursusJointProver *self);

/**
 * cursus_joint_prover_finish: waits for the end of the proof; to be called once. The plans of @region are the best then.
 *
 * @proven: its bounds are the caller's array. Returns: false with the error of a rule's function.
 */
bool cursus_joint_prover_finish (CursusJointProver *self, CursusRegion *region, CursusJointProven *proven, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusJointProver, cursus_joint_prover_free)

G_END_DECLS
