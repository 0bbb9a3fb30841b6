/* scope: the meetings that one constraint speaks of, moved together: all by as many days, or all close to one of them. What rules
 * tie together moves best together. */
#include "solver/neighbourhood.h"

#define MAX_SCOPE 24 /* meetings; wider constraints tie nothing together */

static bool
supports (const CursusProblem *problem)
{
  return problem->n_meetings > 1 && problem->ruleset->constraints->len > 0;
}

static bool
holds (const uint32_t *meetings, uint32_t n, uint32_t meeting)
{
  for (uint32_t i = 0; i < n; i++)
    if (meetings[i] == meeting)
      return true;
  return false;
}

/* The distinct meetings of one call of @constraint, or of its whole selection; 0 if they are too many. */
static uint32_t
collect (CursusWork *work, const CursusConstraint *constraint, uint32_t *meetings)
{
  const CursusFrame *frame = work->problem->frame;
  uint32_t step = constraint->shape == CURSUS_SHAPE_PAIRS ? 2 : constraint->units->len, n = 0;
  if (constraint->units->len == 0 || step == 0)
    return 0;
  uint32_t first = cursus_random_below (&work->random, constraint->units->len / step) * step;
  for (uint32_t u = first; u < first + step; u++) {
    uint32_t storage = 0, n_of_unit = 0;
    const uint32_t *of_unit = cursus_frame_unit_meetings (frame, g_array_index (constraint->units, uint32_t, u), &storage,
                                                          &n_of_unit);
    for (uint32_t i = 0; i < n_of_unit; i++) {
      if (holds (meetings, n, of_unit[i]))
        continue;
      if (n == MAX_SCOPE)
        return 0;
      meetings[n++] = of_unit[i];
    }
  }
  return n;
}

/* The day on which @meeting shall be: @days from its own, or near @centre. */
static int64_t
wanted_day (CursusWork *work, uint32_t meeting, bool gathers, int64_t centre, int64_t days)
{
  if (gathers)
    return centre + (int64_t)cursus_random_below (&work->random, 5) - 2;
  return work->placements[meeting].start / work->problem->frame->timeline->n_parts + days;
}

static void
add_change (CursusWork *work, CursusMove *move, uint32_t meeting, int64_t day)
{
  const CursusTimeline *t = work->problem->frame->timeline;
  CursusPlacement now = work->placements[meeting], to;
  uint32_t part = cursus_random_below (&work->random, 4) > 0 ? now.start % t->n_parts
                                                             : cursus_random_below (&work->random, t->n_parts);
  if (day < 0 || day >= (int64_t)t->n_days
      || !cursus_neighbourhood_retime (work, meeting, (uint32_t)day * t->n_parts + part, now, &to)
      || cursus_placement_equal (to, now))
    return;
  move->changes[move->n_changes++] = (CursusChange){ .meeting = meeting, .to = to };
}

static bool
propose (CursusWork *work, CursusMove *move)
{
  const CursusRuleset *ruleset = work->problem->ruleset;
  const CursusTimeline *t = work->problem->frame->timeline;
  uint32_t meetings[MAX_SCOPE], n_domain = 0;
  uint32_t c = cursus_random_below (&work->random, ruleset->constraints->len);
  uint32_t n = collect (work, cursus_ruleset_constraint (ruleset, c), meetings);
  if (n < 2 || !cursus_ruleset_active (ruleset, c))
    return false;
  /* One of them goes anywhere in its domain; the others follow. */
  uint32_t leader = meetings[cursus_random_below (&work->random, n)];
  const CursusPlacement *domain = cursus_problem_domain (work->problem, leader, &n_domain);
  int64_t centre = domain[cursus_random_below (&work->random, n_domain)].start / t->n_parts;
  int64_t days = centre - (int64_t)(work->placements[leader].start / t->n_parts);
  bool gathers = cursus_random_below (&work->random, 3) == 0;
  if (gathers && cursus_random_below (&work->random, 2))
    centre -= days;
  move->n_changes = 0;
  for (uint32_t i = 0; i < n; i++)
    add_change (work, move, meetings[i], wanted_day (work, meetings[i], gathers, centre, days));
  return move->n_changes > 0;
}

const CursusNeighbourhood cursus_neighbourhood_scope = {
  .name = "scope",
  .supports = supports,
  .propose = propose,
  .share = 2,
};
