/* transfer: one meeting anywhere in its domain; whoever stands in its way there, if it is one meeting only, takes the place that
 * it leaves. The two moves of Bellio, Ceschia, Di Gaspero, Schaerf and Urli (2016) in one, without those that two others or more
 * would hinder. Half of the times it goes to a room of its run, which it would else seldom meet. */
#include "solver/neighbourhood.h"

#define N_ATTEMPTS 16

static bool
supports (const CursusProblem *problem)
{
  return problem->n_meetings > 0 && problem->conflicts != NULL
         && (problem->conflicts->keeps_apart || problem->conflicts->has_exclusive);
}

static bool
propose (CursusWork *work, CursusMove *move)
{
  for (int i = 0; i < N_ATTEMPTS; i++) {
    uint32_t meeting = cursus_random_below (&work->random, work->problem->n_meetings);
    CursusPlacement to = cursus_problem_draw (work->problem, meeting, &work->random);
    if (cursus_random_below (&work->random, 2) == 0)
      to = cursus_neighbourhood_at_home (work, meeting, to);
    if (!cursus_placement_equal (to, work->placements[meeting]) && cursus_neighbourhood_exchange (work, meeting, to, move))
      return true;
  }
  return false;
}

const CursusNeighbourhood cursus_neighbourhood_transfer = {
  .name = "transfer",
  .supports = supports,
  .propose = propose,
  .share = 2,
  .crowded_share = 6,
};
