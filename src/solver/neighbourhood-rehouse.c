/* rehouse: one meeting to another room or other speakers at the same time; whoever is in the room takes the one that it leaves.
 */
#include "solver/neighbourhood.h"

#define N_ATTEMPTS 8

static bool
supports (const CursusProblem *problem)
{
  return problem->n_meetings > 0 && problem->conflicts != NULL && problem->conflicts->has_exclusive;
}

static bool
propose (CursusWork *work, CursusMove *move)
{
  for (int i = 0; i < N_ATTEMPTS; i++) {
    uint32_t meeting = cursus_random_below (&work->random, work->problem->n_meetings), n = 0;
    CursusPlacement now = work->placements[meeting];
    const CursusPlacement *there = cursus_problem_find_start (work->problem, meeting, now.start, &n);
    CursusPlacement to = there[cursus_random_below (&work->random, n)];
    if (!cursus_placement_equal (to, now) && cursus_neighbourhood_exchange (work, meeting, to, move))
      return true;
  }
  return false;
}

const CursusNeighbourhood cursus_neighbourhood_rehouse = {
  .name = "rehouse",
  .supports = supports,
  .propose = propose,
  .share = 1,
  .crowded_share = 1,
};
