/* Applies and undoes moves. */
#include "solver/work.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "rules/audit.h"
#include "solver/error.h"

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
  cursus_random_init (&self->random, seed);
  return self;
}

void
cursus_work_free (CursusWork *self)
{
  if (self == NULL)
    return;
  cursus_evaluator_free (self->evaluator);
  g_free (self);
}

void
cursus_work_load (CursusWork *self, const CursusPlacement *placements)
{
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    if (self->placements[m].start != CURSUS_UNPLACED)
      cursus_evaluator_remove (self->evaluator, m);
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    cursus_evaluator_place (self->evaluator, m, placements[m]);
}

bool
cursus_work_try (CursusWork *self, const CursusMove *move, double hard_weight, double limit)
{
  uint32_t meetings[CURSUS_MOVE_MAX_CHANGES];
  CursusPlacement to[CURSUS_MOVE_MAX_CHANGES];
  for (uint32_t i = 0; i < move->n_changes; i++) {
    meetings[i] = move->changes[i].meeting;
    to[i] = move->changes[i].to;
  }
  return cursus_evaluator_try (self->evaluator, meetings, to, move->n_changes, hard_weight, limit);
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
