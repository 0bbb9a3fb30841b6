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

/* The free room at the new time that costs least by itself; of several the present one, with the same speakers, then one where
 * others of its run are. */
static bool
settle (const Chain *self, CursusMove *move, uint32_t index)
{
  CursusWork *work = self->work;
  uint32_t meeting = self->meetings[index], n = 0, n_equal = 0;
  CursusPlacement now = work->placements[meeting], best = now;
  const CursusPlacement *there = cursus_problem_find_start (work->problem, meeting,
                                                            (uint32_t)((int64_t)now.start + self->shifts[index]), &n);
  int64_t least = INT64_MAX;
  for (uint32_t i = 0; i < n; i++) {
    bool same = there[i].room == now.room && there[i].speaker_set == now.speaker_set;
    int strange = same ? 0 : cursus_neighbourhood_is_home (work, meeting, there[i].room) ? 1 : 2;
    int64_t cost = 3 * (int64_t)cursus_work_alone_at (work, there + i) + strange;
    if (cost > least || !is_free (self, move, meeting, there[i]))
      continue;
    n_equal = cost < least ? 1 : n_equal + 1;
    least = cost;
    if (cursus_random_below (&work->random, n_equal) == 0)
      best = there[i];
  }
  move->changes[move->n_changes++] = (CursusChange){ .meeting = meeting, .to = best };
  return least != INT64_MAX;
}

static bool
attempt (CursusWork *work, CursusMove *move)
{
  Chain chain = { .work = work, .n = 1 };
  uint32_t meeting = chain.meetings[0] = cursus_random_below (&work->random, work->problem->n_meetings), n = 0;
  const CursusPlacement *domain = cursus_problem_domain (work->problem, meeting, &n);
  chain.shifts[0] = (int64_t)domain[cursus_random_below (&work->random, n)].start - (int64_t)work->placements[meeting].start;
  if (chain.shifts[0] == 0)
    return false;
  for (uint32_t i = 0; i < chain.n; i++)
    if (!extend (&chain, i))
      return false;
  move->n_changes = 0;
  for (uint32_t i = 0; i < chain.n; i++)
    if (!settle (&chain, move, i))
      return false;
  return cursus_neighbourhood_growth_alone (work, move) <= work->patience;
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
