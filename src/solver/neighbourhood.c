/* The table of neighbourhoods and what several of them need. */
#include "solver/neighbourhood.h"

const CursusNeighbourhood *const *
cursus_neighbourhoods (void)
{
  static const CursusNeighbourhood *const all[] = {
    &cursus_neighbourhood_reassign,
    &cursus_neighbourhood_nudge,
    &cursus_neighbourhood_swap,
    &cursus_neighbourhood_block,
    &cursus_neighbourhood_shift,
    &cursus_neighbourhood_scope,
    NULL,
  };
  return all;
}

bool
cursus_neighbourhood_retime (CursusWork *work, uint32_t meeting, uint32_t start, CursusPlacement like, CursusPlacement *placement)
{
  uint32_t n = 0, n_in_room = 0;
  const CursusPlacement *there = cursus_problem_find_start (work->problem, meeting, start, &n);
  if (n == 0)
    return false;
  *placement = there[cursus_random_below (&work->random, n)];
  for (uint32_t i = 0; i < n; i++) {
    if (there[i].room != like.room)
      continue;
    if (there[i].speaker_set == like.speaker_set) {
      *placement = there[i];
      return true;
    }
    /* Reservoir of size one: each placement in the room is as likely. */
    if (cursus_random_below (&work->random, ++n_in_room) == 0)
      *placement = there[i];
  }
  return true;
}
