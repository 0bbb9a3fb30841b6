/* kempe: a meeting goes to another time; those that it may not be with there go to its own, those that they may not be with there
 * go the other way, and so on (a Kempe chain of the graph of conflicts; for timetables: Thompson and Dowsland, 1996). Often it is
 * alone. Rooms are kept where they are free; else the free one that costs least is taken. */
#include "solver/neighbourhood.h"

#define N_ATTEMPTS 8
#define MAX_CHAIN 24

typedef struct {
  CursusWork *work;
  uint32_t n;
  uint32_t meetings[MAX_CHAIN];
  int64_t shifts[MAX_CHAIN]; /* slots by which each moves */
  double growth;             /* of what those that have a room cost alone; of the others, that they cost nothing any more */
} Chain;

static bool
supports (const CursusProblem *problem)
{
  return problem->n_meetings > 1 && problem->conflicts != NULL && problem->conflicts->keeps_apart;
}

static bool
holds (const Chain *self, uint32_t meeting)
{
  for (uint32_t i = 0; i < self->n; i++)
    if (self->meetings[i] == meeting)
      return true;
  return false;
}

/* Adds those in the way of the @index-th, who go the opposite way. false if there are too many, or one has no such slot. */
static bool
extend (Chain *self, uint32_t index)
{
  const CursusTimeline *t = self->work->problem->frame->timeline;
  uint32_t meeting = self->meetings[index], hinder[MAX_CHAIN];
  int64_t start = (int64_t)self->work->placements[meeting].start + self->shifts[index];
  if (start < 0 || start + self->work->problem->frame->meetings[meeting].n_slots > t->n_slots)
    return false;
  uint32_t n = cursus_occupancy_clashes (self->work->occupancy, meeting, (uint32_t)start, hinder, MAX_CHAIN);
  if (n > MAX_CHAIN)
    return false;
  for (uint32_t i = 0; i < n; i++) {
    if (holds (self, hinder[i]))
      continue;
    if (self->n == MAX_CHAIN)
      return false;
    self->meetings[self->n] = hinder[i];
    self->shifts[self->n++] = -self->shifts[index];
  }
  return true;
}

static bool
overlap (const CursusFrame *frame, uint32_t a, uint32_t a_start, uint32_t b, uint32_t b_start)
{
  return a_start < b_start + frame->meetings[b].n_slots && b_start < a_start + frame->meetings[a].n_slots;
}

/* Whether @placement has its room for itself once those of @move have moved. */
static bool
is_free (const Chain *self, const CursusMove *move, uint32_t meeting, CursusPlacement placement)
{
  const CursusProblem *problem = self->work->problem;
  uint32_t tenants[MAX_CHAIN];
  if (!cursus_bit_test (problem->conflicts->exclusive, meeting) || !problem->conflicts->room_is_exclusive[placement.room])
    return true;
  uint32_t n = cursus_occupancy_tenants (self->work->occupancy, meeting, placement, tenants, MAX_CHAIN);
  for (uint32_t i = 0; i < MIN (n, MAX_CHAIN); i++)
    if (!holds (self, tenants[i]))
      return false;
  for (uint32_t i = 0; i < move->n_changes; i++)
    if (move->changes[i].to.room == placement.room
        && overlap (problem->frame, meeting, placement.start, move->changes[i].meeting, move->changes[i].to.start))
      return false;
  return n <= MAX_CHAIN;
}

/* Whether nothing can be better than @placement: it is allowed, free, and costs nothing by itself. */
static bool
is_perfect (const Chain *self, const CursusMove *move, uint32_t meeting, CursusPlacement placement)
{
  return cursus_problem_allows (self->work->problem, meeting, placement)
         && cursus_work_alone (self->work, meeting, placement) <= 0 && is_free (self, move, meeting, placement);
}

/* Looks for the like in the rooms of its run, from a random one on. */
static bool
find_home (const Chain *self, const CursusMove *move, uint32_t meeting, CursusPlacement *placement)
{
  CursusWork *work = self->work;
  const CursusRun *run = &work->problem->frame->runs[work->problem->frame->meetings[meeting].run];
  const uint32_t n = run->n_meetings, first = n > 1 ? cursus_random_below (&work->random, n) : 0;
  CursusPlacement there = *placement;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t other = first + i < n ? first + i : first + i - n;
    there.room = work->placements[run->meetings[other]].room;
    if (there.room == placement->room || !is_perfect (self, move, meeting, there))
      continue;
    *placement = there;
    return true;
  }
  return false;
}

/* The free placement that costs least by itself; of several @placement itself, then one in a room of its run. */
static bool
find_cheapest (const Chain *self, const CursusMove *move, uint32_t meeting, CursusPlacement *placement)
{
  CursusWork *work = self->work;
  uint32_t n = 0;
  const CursusPlacement *there = cursus_problem_find_start (work->problem, meeting, placement->start, &n), like = *placement;
  const uint32_t first = n > 1 ? cursus_random_below (&work->random, n) : 0;
  int64_t least = INT64_MAX;
  /* That costs nothing but is in a strange room is as good as it gets: else it would have been found before. */
  for (uint32_t i = 0; i < n && least > 2; i++) {
    const CursusPlacement it = there[first + i < n ? first + i : first + i - n];
    int64_t cost = 3 * (int64_t)cursus_work_alone (work, meeting, it);
    if (cost >= least)
      continue;
    if (!cursus_placement_equal (it, like))
      cost += cost > 0 && cursus_neighbourhood_is_home (work, meeting, it.room) ? 1 : 2;
    if (cost >= least || !is_free (self, move, meeting, it))
      continue;
    least = cost;
    *placement = it;
  }
  return least != INT64_MAX;
}

/* Says where the @index-th goes. false if nowhere, or if that makes the chain too dear. */
static bool
settle (Chain *self, CursusMove *move, uint32_t index)
{
  uint32_t meeting = self->meetings[index];
  CursusPlacement to = self->work->placements[meeting];
  to.start = (uint32_t)((int64_t)to.start + self->shifts[index]);
  if (!is_perfect (self, move, meeting, to) && !find_home (self, move, meeting, &to) && !find_cheapest (self, move, meeting, &to))
    return false;
  move->changes[move->n_changes++] = (CursusChange){ .meeting = meeting, .to = to };
  self->growth += cursus_work_alone (self->work, meeting, to);
  return self->growth <= self->work->patience;
}

static bool
attempt (CursusWork *work, CursusMove *move)
{
  Chain chain = { .work = work, .n = 1 };
  uint32_t meeting = chain.meetings[0] = cursus_random_below (&work->random, work->problem->n_meetings);
  CursusPlacement to = cursus_problem_draw (work->problem, meeting, &work->random);
  chain.shifts[0] = (int64_t)to.start - (int64_t)work->placements[meeting].start;
  if (chain.shifts[0] == 0)
    return false;
  for (uint32_t i = 0; i < chain.n; i++)
    if (!extend (&chain, i))
      return false;
  for (uint32_t i = 0; i < chain.n && work->alone != NULL; i++)
    chain.growth -= work->alone_now[chain.meetings[i]];
  move->n_changes = 0;
  for (uint32_t i = 0; i < chain.n; i++)
    if (!settle (&chain, move, i))
      return false;
  return true;
}

static bool
propose (CursusWork *work, CursusMove *move)
{
  for (int i = 0; i < N_ATTEMPTS; i++)
    if (attempt (work, move))
      return true;
  return false;
}

const CursusNeighbourhood cursus_neighbourhood_kempe = {
  .name = "kempe",
  .supports = supports,
  .propose = propose,
  .share = 3,
  .crowded_share = 4,
};
