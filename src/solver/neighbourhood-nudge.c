/* nudge: one meeting to a placement close to its own: another part of the day, a neighbouring day, the same day of a neighbouring
 * week, or the same time with another room or other speakers. */
#include "solver/neighbourhood.h"

static bool
supports (const CursusProblem *problem)
{
  return problem->n_meetings > 0;
}

static bool
propose (CursusWork *work, CursusMove *move)
{
  static const int day_steps[] = { 0, 0, 1, -1, 2, -2, 7, -7 };
  const CursusTimeline *t = work->problem->frame->timeline;
  uint32_t meeting = cursus_random_below (&work->random, work->problem->n_meetings);
  CursusPlacement now = work->placements[meeting];
  int64_t day = (int64_t)(now.start / t->n_parts) + day_steps[cursus_random_below (&work->random, G_N_ELEMENTS (day_steps))];
  uint32_t part = cursus_random_below (&work->random, 2) ? now.start % t->n_parts
                                                         : cursus_random_below (&work->random, t->n_parts);
  if (day < 0 || day >= (int64_t)t->n_days)
    return false;
  uint32_t start = (uint32_t)day * t->n_parts + part, n = 0;
  CursusPlacement to;
  if (start == now.start) {
    const CursusPlacement *there = cursus_problem_find_start (work->problem, meeting, start, &n);
    if (n < 2)
      return false;
    to = there[cursus_random_below (&work->random, n)];
  } else if (!cursus_neighbourhood_retime (work, meeting, start, now, &to))
    return false;
  if (cursus_placement_equal (to, now))
    return false;
  move->n_changes = 1;
  move->changes[0] = (CursusChange){ .meeting = meeting, .to = to };
  return true;
}

const CursusNeighbourhood cursus_neighbourhood_nudge = {
  .name = "nudge",
  .supports = supports,
  .propose = propose,
  .share = 3,
};
