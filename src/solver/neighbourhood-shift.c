/* shift: everything in a stretch of days, short or to the end of the session, moves by as many days, whole weeks more often than
 * not. Meetings that cannot be there stay. Unlike block, nothing comes back: it opens and closes gaps. */
#include "solver/neighbourhood.h"

static bool
supports (const CursusProblem *problem)
{
  return problem->n_meetings > 1 && problem->frame->timeline->n_days > 1;
}

static void
add_shifted (CursusWork *work, CursusMove *move, uint32_t meeting, int64_t days)
{
  const CursusTimeline *t = work->problem->frame->timeline;
  CursusPlacement now = work->placements[meeting];
  int64_t start = (int64_t)now.start + days * t->n_parts;
  CursusChange *change = &move->changes[move->n_changes];
  if (move->n_changes == CURSUS_MOVE_MAX_CHANGES || start < 0 || start >= (int64_t)t->n_slots
      || !cursus_neighbourhood_retime (work, meeting, (uint32_t)start, now, &change->to))
    return;
  change->meeting = meeting;
  move->n_changes++;
}

static bool
propose (CursusWork *work, CursusMove *move)
{
  static const int lengths[] = { 1, 2, 3, 5, 7, 14, 28, 60, 1000000 };
  static const int steps[] = { 1, 2, 3, 7, 7, 7, 14, 14, 21, 28 };
  const CursusTimeline *t = work->problem->frame->timeline;
  uint32_t anchor = cursus_random_below (&work->random, work->problem->n_meetings);
  int64_t first = work->placements[anchor].start / t->n_parts;
  int64_t end = first + lengths[cursus_random_below (&work->random, G_N_ELEMENTS (lengths))];
  int64_t days = steps[cursus_random_below (&work->random, G_N_ELEMENTS (steps))];
  if (cursus_random_below (&work->random, 2))
    days = -days;
  move->n_changes = 0;
  uint32_t n_beside = 0;
  const uint32_t *beside = cursus_neighbourhood_beside (work->problem, anchor, &n_beside);
  for (uint32_t i = 0; i < n_beside; i++) {
    uint32_t m = beside != NULL ? beside[i] : i;
    int64_t day = work->placements[m].start / t->n_parts;
    if (day >= first && day < end)
      add_shifted (work, move, m, days);
  }
  return move->n_changes > 0;
}

const CursusNeighbourhood cursus_neighbourhood_shift = {
  .name = "shift",
  .supports = supports,
  .propose = propose,
  .share = 2,
};
