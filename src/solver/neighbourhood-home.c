/* home: one meeting or a few that are not where they are expected go back there. For searches that are to change little. */
#include "solver/neighbourhood.h"

#define MOST_CHANGES 4

static bool
supports (const CursusProblem *problem)
{
  return problem->home != NULL;
}

/* Whether @meeting is away from where it is expected, and may be there. */
static bool
is_away (const CursusWork *work, uint32_t meeting)
{
  CursusPlacement home = work->problem->home[meeting];
  return home.start != CURSUS_UNPLACED && !cursus_placement_equal (work->placements[meeting], home)
         && cursus_problem_allows (work->problem, meeting, home);
}

static bool
propose (CursusWork *work, CursusMove *move)
{
  uint32_t drawn[MOST_CHANGES] = { 0 }, n_away = 0, n = 1;
  while (n < MOST_CHANGES && cursus_random_below (&work->random, 2) == 0)
    n++;
  /* Reservoir of size n. */
  for (uint32_t m = 0; m < work->problem->n_meetings; m++) {
    if (!is_away (work, m))
      continue;
    uint32_t at = n_away < n ? n_away : cursus_random_below (&work->random, n_away + 1);
    n_away++;
    if (at < n)
      drawn[at] = m;
  }
  move->n_changes = MIN (n, n_away);
  for (uint32_t i = 0; i < move->n_changes; i++)
    move->changes[i] = (CursusChange){ .meeting = drawn[i], .to = work->problem->home[drawn[i]] };
  return move->n_changes > 0;
}

const CursusNeighbourhood cursus_neighbourhood_home = {
  .name = "home",
  .supports = supports,
  .propose = propose,
  .share = 3,
};
