/* reassign: one meeting anywhere in its domain. */
#include "solver/neighbourhood.h"

static bool
supports (const CursusProblem *problem)
{
  return problem->n_meetings > 0;
}

static bool
propose (CursusWork *work, CursusMove *move)
{
  uint32_t meeting = cursus_random_below (&work->random, work->problem->n_meetings), n = 0;
  const CursusPlacement *domain = cursus_problem_domain (work->problem, meeting, &n);
  CursusPlacement to = domain[cursus_random_below (&work->random, n)];
  if (cursus_placement_equal (to, work->placements[meeting]))
    return false;
  move->n_changes = 1;
  move->changes[0] = (CursusChange){ .meeting = meeting, .to = to };
  return true;
}

const CursusNeighbourhood cursus_neighbourhood_reassign = {
  .name = "reassign",
  .supports = supports,
  .propose = propose,
  .share = 4,
};
