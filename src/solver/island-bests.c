/* Keeps the best of each island. */
#include "solver/island-bests.h"

#include <string.h>

/* What each island of the plan in @work costs now. */
static void
count (CursusIslandBests *self, CursusWork *work)
{
  const CursusProblem *problem = work->problem;
  g_autofree CursusPlacement *placements = g_memdup2 (work->placements, MAX (1, problem->n_meetings) * sizeof *placements);
  for (uint32_t m = 0; m < problem->n_meetings; m++)
    cursus_work_remove (work, m);
  self->others = cursus_islands_score (problem->islands, work->evaluator, placements, self->now);
  cursus_work_load (work, placements);
}

CursusIslandBests *
cursus_island_bests_new (CursusWork *work)
{
  const CursusProblem *problem = work->problem;
  const CursusIslands *islands = problem->islands;
  CursusIslandBests *self = g_new0 (CursusIslandBests, 1);
  self->problem = problem;
  self->now = g_new0 (CursusScore, MAX (1, islands->n_islands));
  self->best = g_new0 (CursusScore, MAX (1, islands->n_islands));
  count (self, work);
  memcpy (self->best, self->now, islands->n_islands * sizeof *self->best);
  return self;
}

void
cursus_island_bests_free (CursusIslandBests *self)
{
  if (self == NULL)
    return;
  g_free (self->now);
  g_free (self->best);
  g_free (self);
}

/* What the others cost is certainly not the island's only if it is nothing: a combination may cost less once it has meetings. */
static bool
is_settled (const CursusIslandBests *self, uint32_t island, bool hard_only)
{
  bool no_hard = self->others.hard == 0 && self->best[island].hard == 0;
  return no_hard && (hard_only || (self->others.soft == 0 && self->best[island].soft == 0));
}

bool
cursus_island_bests_narrow (const CursusIslandBests *self, CursusWork *work, CursusMove *move, bool hard_only)
{
  const uint32_t *island_of = self->problem->islands->island_of;
  uint32_t drawn = move->n_changes > 1 ? cursus_random_below (&work->random, move->n_changes) : 0, kept = 0;
  uint32_t island = island_of[move->changes[drawn].meeting];
  if (island == CURSUS_NONE || is_settled (self, island, hard_only))
    return false;
  for (uint32_t i = 0; i < move->n_changes; i++)
    if (island_of[move->changes[i].meeting] == island)
      move->changes[kept++] = move->changes[i];
  move->n_changes = kept;
  return true;
}

static void
copy_island (const CursusIslands *islands, uint32_t island, const CursusPlacement *from, CursusPlacement *to)
{
  uint32_t n = 0;
  const uint32_t *meetings = cursus_islands_meetings (islands, island, &n);
  for (uint32_t i = 0; i < n; i++)
    to[meetings[i]] = from[meetings[i]];
}

bool
cursus_island_bests_follow (CursusIslandBests *self, const CursusWork *work, const CursusMove *move, CursusScore growth,
                            CursusPlacement *placements, CursusScore *score)
{
  uint32_t island = self->problem->islands->island_of[move->changes[0].meeting];
  CursusScore *now = &self->now[island], *best = &self->best[island];
  now->hard += growth.hard;
  now->soft += growth.soft;
  if (cursus_score_compare (*now, *best) >= 0)
    return false;
  score->hard += now->hard - best->hard;
  score->soft += now->soft - best->soft;
  *best = *now;
  copy_island (self->problem->islands, island, work->placements, placements);
  return true;
}

bool
cursus_island_bests_adopt (CursusIslandBests *self, CursusWork *work, CursusPlacement *placements, CursusScore *score)
{
  bool found = false;
  count (self, work);
  for (uint32_t i = 0; i < self->problem->islands->n_islands; i++) {
    if (cursus_score_compare (self->now[i], self->best[i]) >= 0)
      continue;
    score->hard += self->now[i].hard - self->best[i].hard;
    score->soft += self->now[i].soft - self->best[i].soft;
    self->best[i] = self->now[i];
    copy_island (self->problem->islands, i, work->placements, placements);
    found = true;
  }
  return found;
}

void
cursus_island_bests_return (CursusIslandBests *self)
{
  memcpy (self->now, self->best, self->problem->islands->n_islands * sizeof *self->now);
}
