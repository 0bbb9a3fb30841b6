/* swap: two meetings exchange their times. */
#include "solver/neighbourhood.h"

static bool
supports (const CursusProblem *problem)
{
  return problem->n_meetings > 1;
}

static bool
propose (CursusWork *work, CursusMove *move)
{
  uint32_t a = cursus_random_below (&work->random, work->problem->n_meetings);
  uint32_t b = cursus_random_below (&work->random, work->problem->n_meetings - 1);
  b += b >= a;
  CursusPlacement at_a = work->placements[a], at_b = work->placements[b], to_a, to_b;
  if (at_a.start == at_b.start || !cursus_neighbourhood_retime (work, a, at_b.start, at_a, &to_a)
      || !cursus_neighbourhood_retime (work, b, at_a.start, at_b, &to_b))
    return false;
  move->n_changes = 2;
  move->changes[0] = (CursusChange){ .meeting = a, .to = to_a };
  move->changes[1] = (CursusChange){ .meeting = b, .to = to_b };
  return true;
}

const CursusNeighbourhood cursus_neighbourhood_swap = {
  .name = "swap",
  .supports = supports,
  .propose = propose,
  .share = 3,
};
