/* block: the meetings of one to five neighbouring days move by as many days, all together; what stands where they go comes back
 * to where they were. Parts of the day stay. */
#include "solver/neighbourhood.h"

#define MAX_BLOCK_DAYS 5

static bool
supports (const CursusProblem *problem)
{
  return problem->n_meetings > 1 && problem->frame->timeline->n_days > 1;
}

static bool
add_change (CursusWork *work, CursusMove *move, uint32_t meeting, int64_t shift_days)
{
  const CursusTimeline *t = work->problem->frame->timeline;
  CursusPlacement now = work->placements[meeting];
  int64_t start = (int64_t)now.start + shift_days * t->n_parts;
  CursusChange *change = &move->changes[move->n_changes];
  if (move->n_changes == CURSUS_MOVE_MAX_CHANGES || start < 0 || start >= (int64_t)t->n_slots
      || !cursus_neighbourhood_retime (work, meeting, (uint32_t)start, now, &change->to))
    return false;
  change->meeting = meeting;
  move->n_changes++;
  return true;
}

static bool
within (uint32_t day, int64_t first, int64_t n_days)
{
  return (int64_t)day >= first && (int64_t)day < first + n_days;
}

static bool
propose (CursusWork *work, CursusMove *move)
{
  const CursusTimeline *t = work->problem->frame->timeline;
  uint32_t anchor = cursus_random_below (&work->random, work->problem->n_meetings);
  uint32_t n = 0;
  const CursusPlacement *domain = cursus_problem_domain (work->problem, anchor, &n);
  int64_t from = work->placements[anchor].start / t->n_parts;
  int64_t to = domain[cursus_random_below (&work->random, n)].start / t->n_parts;
  int64_t n_days = 1 + cursus_random_below (&work->random, MAX_BLOCK_DAYS);
  if (from == to)
    return false;
  n_days = MIN (n_days, ABS (to - from)); /* the two blocks must not overlap */
  move->n_changes = 0;
  uint32_t n_beside = 0;
  const uint32_t *beside = cursus_neighbourhood_beside (work->problem, anchor, &n_beside);
  for (uint32_t i = 0; i < n_beside; i++) {
    uint32_t m = beside != NULL ? beside[i] : i;
    uint32_t day = work->placements[m].start / t->n_parts;
    if (within (day, from, n_days) && !add_change (work, move, m, to - from))
      return false;
    if (within (day, to, n_days) && !add_change (work, move, m, from - to))
      return false;
  }
  return move->n_changes > 0;
}

const CursusNeighbourhood cursus_neighbourhood_block = {
  .name = "block",
  .supports = supports,
  .propose = propose,
  .share = 2,
};
