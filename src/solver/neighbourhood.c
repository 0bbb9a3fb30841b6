/* The table of neighbourhoods and what several of them need. */
#include "solver/neighbourhood.h"

const CursusNeighbourhood *const *
cursus_neighbourhoods (void)
{
  static const CursusNeighbourhood *const all[] = {
    &cursus_neighbourhood_reassign, &cursus_neighbourhood_nudge, &cursus_neighbourhood_swap,     &cursus_neighbourhood_block,
    &cursus_neighbourhood_shift,    &cursus_neighbourhood_scope, &cursus_neighbourhood_transfer, &cursus_neighbourhood_rehouse,
    &cursus_neighbourhood_kempe,    &cursus_neighbourhood_mend,  &cursus_neighbourhood_home,     NULL,
  };
  return all;
}

bool
cursus_neighbourhood_retime (CursusWork *work, uint32_t meeting, uint32_t start, CursusPlacement like, CursusPlacement *placement)
{
  uint32_t n = 0, n_in_room = 0;
  like.start = start;
  const CursusPlacement *there = cursus_problem_find (work->problem, meeting, like);
  if (there != NULL) {
    *placement = *there;
    return true;
  }
  there = cursus_problem_find_start (work->problem, meeting, start, &n);
  if (n == 0)
    return false;
  *placement = there[cursus_random_below (&work->random, n)];
  for (uint32_t i = 0; i < n; i++)
    /* Reservoir of size one: each placement in the room is as likely. */
    if (there[i].room == like.room && cursus_random_below (&work->random, ++n_in_room) == 0)
      *placement = there[i];
  return true;
}

bool
cursus_neighbourhood_is_home (const CursusWork *work, uint32_t meeting, uint32_t room)
{
  const CursusFrame *frame = work->problem->frame;
  const CursusRun *run = &frame->runs[frame->meetings[meeting].run];
  for (uint32_t i = 0; i < run->n_meetings; i++)
    if (run->meetings[i] != meeting && work->placements[run->meetings[i]].room == room)
      return true;
  return false;
}

CursusPlacement
cursus_neighbourhood_at_home (CursusWork *work, uint32_t meeting, CursusPlacement to)
{
  const CursusFrame *frame = work->problem->frame;
  const CursusRun *run = &frame->runs[frame->meetings[meeting].run];
  CursusPlacement home = to;
  home.room = work->placements[run->meetings[cursus_random_below (&work->random, run->n_meetings)]].room;
  return home.room == to.room || cursus_problem_allows (work->problem, meeting, home) ? home : to;
}

const uint32_t *
cursus_neighbourhood_beside (const CursusProblem *problem, uint32_t meeting, uint32_t *n)
{
  const CursusIslands *islands = problem->islands;
  uint32_t island = islands->n_islands > 1 ? islands->island_of[meeting] : CURSUS_NONE;
  if (island != CURSUS_NONE)
    return cursus_islands_meetings (islands, island, n);
  *n = problem->n_meetings;
  return NULL;
}

double
cursus_neighbourhood_growth_alone (const CursusWork *work, const CursusMove *move)
{
  double growth = 0;
  for (uint32_t i = 0; i < move->n_changes && work->alone != NULL; i++) {
    const CursusChange *change = &move->changes[i];
    growth += cursus_work_alone (work, change->meeting, change->to);
    growth -= work->alone_now[change->meeting];
  }
  return growth;
}

/* Whether @other, which is in the way of @meeting at @to, can go where @meeting is now; @placement receives where it goes. */
static bool
makes_way (CursusWork *work, uint32_t meeting, uint32_t other, CursusPlacement to, CursusPlacement *placement)
{
  const CursusFrameMeeting *meetings = work->problem->frame->meetings;
  CursusPlacement now = work->placements[meeting], like = work->placements[other];
  uint32_t hindrance = 0;
  if (meetings[meeting].n_slots != meetings[other].n_slots || like.start != to.start)
    return false;
  like.room = like.room == to.room ? now.room : like.room;
  if (!cursus_neighbourhood_retime (work, other, now.start, like, placement))
    return false;
  uint32_t n = cursus_occupancy_hindrances (work->occupancy, other, *placement, &hindrance, 1);
  return n == 0 || (n == 1 && hindrance == meeting);
}

/* Whether two interchangeable meetings would only take each other's place. */
static bool
is_idle (const CursusWork *work, uint32_t meeting, CursusPlacement to, const CursusChange *change)
{
  const CursusSymmetry *symmetry = work->problem->symmetry;
  return symmetry != NULL && cursus_symmetry_same (symmetry, meeting, change->meeting)
         && cursus_placement_equal (change->to, work->placements[meeting])
         && cursus_placement_equal (to, work->placements[change->meeting]);
}

bool
cursus_neighbourhood_exchange (CursusWork *work, uint32_t meeting, CursusPlacement to, CursusMove *move)
{
  uint32_t other = 0, n = cursus_occupancy_hindrances (work->occupancy, meeting, to, &other, 1);
  if (n > 1)
    return false;
  move->n_changes = 1;
  move->changes[0] = (CursusChange){ .meeting = meeting, .to = to };
  if (n == 1) {
    CursusChange *change = &move->changes[move->n_changes++];
    change->meeting = other;
    if (!makes_way (work, meeting, other, to, &change->to) || is_idle (work, meeting, to, change))
      return false;
  }
  return cursus_neighbourhood_growth_alone (work, move) <= work->patience;
}
