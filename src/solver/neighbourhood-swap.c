/* swap: two meetings exchange their times; or all that is at these times does, or all meetings of their modules do: what groups
 * do in parallel or in turns moves together. */
#include "solver/neighbourhood.h"

#define MAX_OF_MODULE 16 /* meetings of a module that are looked for */

static bool
supports (const CursusProblem *problem)
{
  return problem->n_meetings > 1;
}

static bool
add_change (CursusWork *work, CursusMove *move, uint32_t meeting, uint32_t start)
{
  CursusChange *change = &move->changes[move->n_changes];
  CursusPlacement now = work->placements[meeting];
  if (now.start == start)
    return true;
  if (move->n_changes == CURSUS_MOVE_MAX_CHANGES || !cursus_neighbourhood_retime (work, meeting, start, now, &change->to))
    return false;
  change->meeting = meeting;
  move->n_changes++;
  return true;
}

/* All that is at the times of two meetings. */
static bool
swap_times (CursusWork *work, CursusMove *move, uint32_t a, uint32_t b)
{
  const uint32_t at_a = work->placements[a].start, at_b = work->placements[b].start;
  uint32_t n_beside = 0;
  const uint32_t *beside = cursus_neighbourhood_beside (work->problem, a, &n_beside);
  for (uint32_t i = 0; i < n_beside; i++) {
    uint32_t m = beside != NULL ? beside[i] : i, now = work->placements[m].start;
    if ((now == at_a || now == at_b) && !add_change (work, move, m, now == at_a ? at_b : at_a))
      return false;
  }
  return true;
}

/* The meetings of @meeting's module; returns their number, at most MAX_OF_MODULE. */
static uint32_t
list_module (const CursusWork *work, uint32_t meeting, uint32_t *meetings)
{
  const CursusFrame *frame = work->problem->frame;
  uint32_t n_beside = 0, n = 0;
  const uint32_t *beside = cursus_neighbourhood_beside (work->problem, meeting, &n_beside);
  for (uint32_t i = 0; i < n_beside && n < MAX_OF_MODULE; i++) {
    uint32_t m = beside != NULL ? beside[i] : i;
    if (frame->meetings[m].module == frame->meetings[meeting].module)
      meetings[n++] = m;
  }
  return n;
}

/* Each meeting of one module goes to the time of one of the other. */
static bool
swap_modules (CursusWork *work, CursusMove *move, uint32_t a, uint32_t b)
{
  uint32_t of_a[MAX_OF_MODULE], of_b[MAX_OF_MODULE];
  uint32_t n_a = list_module (work, a, of_a), n_b = list_module (work, b, of_b);
  uint32_t turn_a = cursus_random_below (&work->random, n_a), turn_b = cursus_random_below (&work->random, n_b);
  for (uint32_t i = 0; i < n_a; i++)
    if (!add_change (work, move, of_a[i], work->placements[of_b[(i + turn_b) % n_b]].start))
      return false;
  for (uint32_t i = 0; i < n_b; i++)
    if (!add_change (work, move, of_b[i], work->placements[of_a[(i + turn_a) % n_a]].start))
      return false;
  return move->n_changes > 0; /* they may be at the same times */
}

static bool
propose (CursusWork *work, CursusMove *move)
{
  uint32_t a = cursus_random_below (&work->random, work->problem->n_meetings);
  uint32_t b = cursus_random_below (&work->random, work->problem->n_meetings - 1);
  b += b >= a;
  const CursusFrameMeeting *meetings = work->problem->frame->meetings;
  const uint32_t at_a = work->placements[a].start, at_b = work->placements[b].start;
  uint32_t kind = cursus_random_below (&work->random, 4);
  if (at_a == at_b)
    return false;
  move->n_changes = 0;
  if (kind == 0)
    return swap_times (work, move, a, b);
  if (kind == 1 && meetings[a].module != meetings[b].module)
    return swap_modules (work, move, a, b);
  return add_change (work, move, a, at_b) && add_change (work, move, b, at_a);
}

const CursusNeighbourhood cursus_neighbourhood_swap = {
  .name = "swap",
  .supports = supports,
  .propose = propose,
  .share = 4,
};
