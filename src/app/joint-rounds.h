/* The sessions of a region planned in rounds, until every one has its plan or the budget is spent. */
#pragma once

#include "app/joint-prover.h"
#include "app/joint.h"
#include "app/region.h"

G_BEGIN_DECLS

typedef struct {
  bool interrupted; /* stop ended it */
  bool none;        /* it is proven that there is no joint plan */
} CursusJointRoundsEnd;

/**
 * cursus_joint_rounds_run: gives each session of @region that is not fixed its placements, and its bookings.
 *
 * First each is searched beside those before it. One that finds no plan is served before the others from then on, and may take
 * what they have booked; they are planned again (the squeaky wheel of Joslin and Clements, 1999). Then all are searched again
 * from where they are, as long as the budget lasts. Sessions that share nothing are searched at the same time.
 * @prover: (nullable): a proof beside; plans are exchanged after each search, and it ends the searches when nothing is left to
 * find. Without a number of threads, one processor is left to it.
 * @end_us: when it ends at the latest, on the monotonic clock; 0: never.
 * Where the search finds no plan of some session and nothing is proven beside, the clauses of all are asked for one, unless there
 * is a number of moves or no proof is wanted.
 * @end: (out): sessions that were not reached, or not in time, have no placements. Returns: false with the error of a rule's
 * function.
 */
bool cursus_joint_rounds_run (CursusRegion *region, const CursusJointOptions *options, CursusJointProver *prover, int64_t end_us,
                              CursusJointRoundsEnd *end, GError **error);

G_END_DECLS
