/* mend: where a hard rule is broken, one of its meetings goes near another one of them, or anywhere, and may take along whatever
 * stands beside it. For a search that is far from keeping all hard rules: others seldom hit on the meetings that matter. */
#include "solver/neighbourhood.h"

#define MAX_LOOKS 256 /* constraints looked at for a broken one */
#define MAX_CHANGES 6
#define NEAR_DAYS 1 /* what is beside a meeting */

static bool
supports (const CursusProblem *problem)
{
  return problem->n_meetings > 1 && problem->ruleset->constraints->len > 0;
}

static bool
is_broken (const CursusWork *work, uint32_t c)
{
  const CursusRuleset *ruleset = work->problem->ruleset;
  const CursusConstraint *constraint = cursus_ruleset_constraint (ruleset, c);
  return constraint->parent == CURSUS_NONE && cursus_evaluator_constraint_cost (work->evaluator, c) > 0
         && cursus_ruleset_use (ruleset, constraint->use)->hard;
}

/* One of the broken ones among all, or among a stretch of many; of a combination one of its parts. NULL if there is none. */
static const CursusConstraint *
draw_broken (CursusWork *work)
{
  const CursusRuleset *ruleset = work->problem->ruleset;
  uint32_t n = ruleset->constraints->len, n_looks = MIN (n, MAX_LOOKS), n_broken = 0;
  uint32_t first = cursus_random_below (&work->random, n);
  const CursusConstraint *drawn = NULL;
  for (uint32_t i = 0; i < n_looks; i++) {
    uint32_t c = first + i < n ? first + i : first + i - n;
    /* Reservoir of size one. */
    if (is_broken (work, c) && cursus_random_below (&work->random, ++n_broken) == 0)
      drawn = cursus_ruleset_constraint (ruleset, c);
  }
  while (drawn != NULL && drawn->part_indices != NULL && drawn->part_indices->len > 0) {
    uint32_t part = cursus_random_below (&work->random, drawn->part_indices->len);
    drawn = cursus_ruleset_constraint (ruleset, g_array_index (drawn->part_indices, uint32_t, part));
  }
  return drawn;
}

static uint32_t
draw_meeting (CursusWork *work, CursusUnit unit)
{
  uint32_t storage = 0, n = 0;
  const uint32_t *meetings = cursus_frame_unit_meetings (work->problem->frame, unit, &storage, &n);
  return meetings[cursus_random_below (&work->random, n)];
}

static int64_t
day_of (const CursusWork *work, uint32_t meeting)
{
  return work->placements[meeting].start / work->problem->frame->timeline->n_parts;
}

/* The day for @meeting: near that of @other, more often than not, or one of its domain. */
static int64_t
draw_day (CursusWork *work, uint32_t meeting, uint32_t other)
{
  static const int steps[] = { 0, 0, 0, 1, -1, 1, -1, 2, -2 };
  if (meeting != other && cursus_random_below (&work->random, 4) > 0)
    return day_of (work, other) + steps[cursus_random_below (&work->random, G_N_ELEMENTS (steps))];
  uint32_t n = 0;
  const CursusPlacement *domain = cursus_problem_domain (work->problem, meeting, &n);
  return domain[cursus_random_below (&work->random, n)].start / work->problem->frame->timeline->n_parts;
}

/* Moves @meeting by @days, to the same part of the day or any; false if it cannot be there, or is. */
static bool
add_change (CursusWork *work, CursusMove *move, uint32_t meeting, int64_t days)
{
  const CursusTimeline *t = work->problem->frame->timeline;
  CursusPlacement now = work->placements[meeting], to;
  int64_t day = day_of (work, meeting) + days;
  uint32_t part = cursus_random_below (&work->random, 2) ? now.start % t->n_parts
                                                         : cursus_random_below (&work->random, t->n_parts);
  if (day < 0 || day >= (int64_t)t->n_days
      || !cursus_neighbourhood_retime (work, meeting, (uint32_t)day * t->n_parts + part, now, &to)
      || cursus_placement_equal (to, now))
    return false;
  move->changes[move->n_changes++] = (CursusChange){ .meeting = meeting, .to = to };
  return true;
}

/* Takes along all that is beside @meeting but @other, or some of it. */
static void
take_along (CursusWork *work, CursusMove *move, uint32_t meeting, uint32_t other, int64_t days)
{
  uint32_t n_beside = 0;
  const uint32_t *beside = cursus_neighbourhood_beside (work->problem, meeting, &n_beside);
  bool all = cursus_random_below (&work->random, 2) > 0;
  for (uint32_t i = 0; i < n_beside && move->n_changes < MAX_CHANGES; i++) {
    uint32_t m = beside != NULL ? beside[i] : i;
    if (m == meeting || m == other || ABS (day_of (work, m) - day_of (work, meeting)) > NEAR_DAYS)
      continue;
    if (all || cursus_random_below (&work->random, 2))
      add_change (work, move, m, days);
  }
}

static bool
propose (CursusWork *work, CursusMove *move)
{
  const CursusConstraint *broken = draw_broken (work);
  if (broken == NULL || broken->units->len == 0)
    return false;
  uint32_t n_units = broken->units->len, a = cursus_random_below (&work->random, n_units);
  uint32_t b = broken->shape == CURSUS_SHAPE_PAIRS ? a ^ 1 : cursus_random_below (&work->random, n_units);
  uint32_t meeting = draw_meeting (work, g_array_index (broken->units, uint32_t, a));
  uint32_t other = draw_meeting (work, g_array_index (broken->units, uint32_t, b));
  int64_t days = draw_day (work, meeting, other) - day_of (work, meeting);
  move->n_changes = 0;
  if (!add_change (work, move, meeting, days))
    return false;
  if (cursus_random_below (&work->random, 2))
    take_along (work, move, meeting, other, days);
  return true;
}

const CursusNeighbourhood cursus_neighbourhood_mend = {
  .name = "mend",
  .supports = supports,
  .propose = propose,
  .mending_share = 10,
};
