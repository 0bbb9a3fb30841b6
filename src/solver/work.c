/* Applies and undoes moves. */
#include "solver/work.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "rules/audit.h"
#include "solver/error.h"

/* Whether some soft function is of one meeting. */
static bool
costs_alone (const CursusProblem *problem)
{
  const CursusRuleset *ruleset = problem->ruleset;
  for (uint32_t c = 0; c < ruleset->constraints->len; c++) {
    const CursusConstraint *constraint = cursus_ruleset_constraint (ruleset, c);
    if (constraint->shape == CURSUS_SHAPE_EACH && constraint->parent == CURSUS_NONE && cursus_ruleset_active (ruleset, c)
        && !cursus_ruleset_use (ruleset, constraint->use)->hard)
      return true;
  }
  return false;
}

/* Where the costs of the rooms are that @meeting can be in, if they are the same at each start. */
static uint32_t
find_by_room (const CursusWork *self, uint32_t meeting)
{
  const CursusProblem *problem = self->problem;
  const uint32_t begin = problem->domain_start[meeting], end = problem->domain_start[meeting + 1];
  const uint32_t n_rooms = problem->even != NULL ? problem->even[meeting].n_rooms : 0;
  for (uint32_t i = begin; i < end && n_rooms > 0; i++)
    if (self->alone[i] != self->alone[begin + (i - begin) % n_rooms])
      return CURSUS_NONE;
  /* It may wrap below 0; with a room's number added it is right again. */
  return n_rooms > 0 ? begin - problem->even[meeting].first_room : CURSUS_NONE;
}

static void
fill_alone (CursusWork *self)
{
  const CursusProblem *problem = self->problem;
  self->alone_now = g_new0 (int32_t, MAX (1, problem->n_meetings));
  self->alone = g_new0 (int32_t, MAX (1, problem->domain_start[problem->n_meetings]));
  for (uint32_t m = 0; m < problem->n_meetings; m++)
    for (uint32_t i = problem->domain_start[m]; i < problem->domain_start[m + 1]; i++) {
      CursusScore cost = cursus_evaluator_meeting_cost (self->evaluator, m, problem->domain[i]);
      self->alone[i] = (int32_t)MIN (cost.soft, INT32_MAX);
    }
  self->alone_by_room = g_new (uint32_t, MAX (1, problem->n_meetings));
  for (uint32_t m = 0; m < problem->n_meetings; m++)
    self->alone_by_room[m] = find_by_room (self, m);
}

CursusWork *
cursus_work_new (const CursusProblem *problem, uint64_t seed, GError **error)
{
  CursusEvaluator *evaluator = cursus_evaluator_new_within (problem->ruleset, error);
  if (evaluator == NULL)
    return NULL;
  CursusWork *self = g_new0 (CursusWork, 1);
  self->problem = problem;
  self->evaluator = evaluator;
  self->placements = cursus_evaluator_placements (evaluator);
  self->patience = INFINITY;
  if (problem->conflicts != NULL)
    self->occupancy = cursus_occupancy_new (problem->conflicts, problem->frame, self->placements);
  if (costs_alone (problem))
    fill_alone (self);
  cursus_random_init (&self->random, seed);
  return self;
}

void
cursus_work_free (CursusWork *self)
{
  if (self == NULL)
    return;
  cursus_occupancy_free (self->occupancy);
  g_free (self->alone);
  g_free (self->alone_now);
  g_free (self->alone_by_room);
  cursus_evaluator_free (self->evaluator);
  g_free (self);
}

void
cursus_work_load (CursusWork *self, const CursusPlacement *placements)
{
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    if (self->placements[m].start != CURSUS_UNPLACED && !cursus_placement_equal (self->placements[m], placements[m]))
      cursus_work_remove (self, m);
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    if (self->placements[m].start == CURSUS_UNPLACED)
      cursus_work_place (self, m, placements[m]);
}

void
cursus_work_place (CursusWork *self, uint32_t meeting, CursusPlacement placement)
{
  self->n_moved = 0;
  cursus_evaluator_place (self->evaluator, meeting, placement);
  if (self->alone != NULL)
    self->alone_now[meeting] = cursus_work_alone (self, meeting, placement);
  if (self->occupancy != NULL)
    cursus_occupancy_add (self->occupancy, meeting, placement);
}

void
cursus_work_remove (CursusWork *self, uint32_t meeting)
{
  self->n_moved = 0;
  if (self->occupancy != NULL)
    cursus_occupancy_remove (self->occupancy, meeting, self->placements[meeting]);
  cursus_evaluator_remove (self->evaluator, meeting);
}

/* What neighbourhoods look at changes from one list of placements of the meetings just moved to another. */
static void
follow (CursusWork *self, const CursusPlacement *from, const CursusPlacement *to)
{
  for (uint32_t i = 0; i < self->n_moved && self->occupancy != NULL; i++)
    cursus_occupancy_remove (self->occupancy, self->moved[i], from[i]);
  for (uint32_t i = 0; i < self->n_moved && self->occupancy != NULL; i++)
    cursus_occupancy_add (self->occupancy, self->moved[i], to[i]);
  for (uint32_t i = 0; i < self->n_moved && self->alone != NULL; i++)
    self->alone_now[self->moved[i]] = cursus_work_alone (self, self->moved[i], to[i]);
}

bool
cursus_work_try (CursusWork *self, const CursusMove *move, double hard_weight, double limit)
{
  for (uint32_t i = 0; i < move->n_changes; i++) {
    self->moved[i] = move->changes[i].meeting;
    self->moved_from[i] = self->placements[self->moved[i]];
    self->moved_to[i] = move->changes[i].to;
  }
  bool made = cursus_evaluator_try (self->evaluator, self->moved, self->moved_to, move->n_changes, hard_weight, limit);
  self->n_moved = made ? move->n_changes : 0;
  follow (self, self->moved_from, self->moved_to);
  return made;
}

CursusScore
cursus_work_apply (CursusWork *self, const CursusMove *move)
{
  cursus_work_try (self, move, 1, INFINITY);
  return cursus_evaluator_score (self->evaluator);
}

void
cursus_work_undo (CursusWork *self)
{
  cursus_evaluator_undo (self->evaluator);
  follow (self, self->moved_to, self->moved_from);
  self->n_moved = 0;
}

CursusScore
cursus_work_score (const CursusWork *self)
{
  return cursus_evaluator_score (self->evaluator);
}

/* The first constraint on whose cost the two evaluators differ. */
static char *
describe_difference (const CursusWork *self, const GArray *costs)
{
  const CursusRuleset *ruleset = self->problem->ruleset;
  for (uint32_t c = 0; c < costs->len; c++) {
    int64_t slow = g_array_index (costs, int64_t, c), fast = cursus_evaluator_constraint_cost (self->evaluator, c);
    if (slow != fast)
      return g_strdup_printf ("constraint %u of rule “%s” costs %" PRId64 " by deltas and %" PRId64 " by the audit", c,
                              cursus_ruleset_use (ruleset, cursus_ruleset_constraint (ruleset, c)->use)->name, fast, slow);
  }
  return NULL;
}

/* Whether constraint @c costs something else when the same placements are audited again: then its function depends on more than
 * it is shown. */
static bool
is_unsteady (const CursusWork *self, const GArray *costs, uint32_t c)
{
  g_autoptr (GArray) again = g_array_new (FALSE, FALSE, sizeof (int64_t));
  CursusScore score = { 0 };
  return cursus_audit (self->problem->ruleset, self->placements, "en", &score, again, NULL, NULL)
         && g_array_index (again, int64_t, c) != g_array_index (costs, int64_t, c);
}

/* Blames a rule whose function changes its mind. */
static bool
blame_function (const CursusWork *self, const GArray *costs, GError **error)
{
  const CursusRuleset *ruleset = self->problem->ruleset;
  for (uint32_t c = 0; c < costs->len; c++) {
    if (cursus_evaluator_constraint_cost (self->evaluator, c) == g_array_index (costs, int64_t, c)
        || !is_unsteady (self, costs, c))
      continue;
    g_set_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION,
                 _ ("rule “%s”: a function gave different costs for the same plan: it depends on more than the facts it reads"),
                 cursus_ruleset_use (ruleset, cursus_ruleset_constraint (ruleset, c)->use)->name);
    return true;
  }
  return false;
}

bool
cursus_work_check (const CursusWork *self, GError **error)
{
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (int64_t));
  CursusScore slow = { 0 }, fast = cursus_work_score (self);
  if (!cursus_audit (self->problem->ruleset, self->placements, "en", &slow, costs, NULL, error))
    return false;
  g_autofree char *difference = describe_difference (self, costs);
  if (difference == NULL && cursus_score_compare (slow, fast) == 0)
    return true;
  if (blame_function (self, costs, error))
    return false;
  /* Not translated: a defect of ours. */
  g_set_error (error, CURSUS_SOLVER_ERROR, CURSUS_SOLVER_ERROR_DISAGREES,
               "internal error: the deltas give %" PRId64 "/%" PRId64 " and the audit %" PRId64 "/%" PRId64 ": %s", fast.hard,
               fast.soft, slow.hard, slow.soft, difference != NULL ? difference : "no single constraint differs");
  return false;
}
