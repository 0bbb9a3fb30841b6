/* The sessions of a region planned in rounds, until every one has its plan or the budget is spent. */
#pragma once

#include "app/joint.h"
#include "app/region.h"

G_BEGIN_DECLS

/**
 * cursus_joint_rounds_run: gives each session of @region that is not fixed its placements, and its bookings.
 *
 * First each is searched beside those before it. One that finds no plan is served before the others from then on, and may take
 * what they have booked; they are planned again (the squeaky wheel of Joslin and Clements, 1999). Then all are searched again
 * from where they are, as long as the budget lasts. Sessions that share nothing are searched at the same time.
 * @end_us: when it ends at the latest, on the monotonic clock; 0: never.
 * @interrupted: (out): whether stop ended it; sessions that were not reached, or not in time, have no placements.
 * Returns: false with the error of a rule's function.
 */
bool cursus_joint_rounds_run (CursusRegion *region, const CursusJointOptions *options, int64_t end_us, bool *interrupted,
                              GError **error);

G_END_DECLS
