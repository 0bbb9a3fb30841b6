/* Iterative deepening over the number of meetings that move. Each depth is searched whole, so that the first at which there is a
 * plan is proven to be the least; in between any plan is looked for, since where there is none that is often found out fast. */
#include "solver/replan.h"

#include <math.h>
#include <string.h>

#include "rules/evaluator.h"
#include "solver/hard-constraints-private.h"
#include "solver/replan-search-private.h"
#include "solver/replan-tree-private.h"

#define HARD_WEIGHT 1e9 /* above every soft score worth looking at */
#define MAX_ROUNDS 5
#define STEPS_FOR_ANY 10000u
#define EASY_DEPTHS 2           /* that are searched before any plan is looked for */
#define LATER_PART 0.65         /* of the steps, for when there is a plan that is to be beaten */
#define STEPS_FOR_TROUBLE 4000u /* when it is known that no fewer have to move */

typedef struct {
  const CursusProblem *problem;
  const CursusReplanQuery *query;
  CursusEvaluator *evaluator; /* of all rules */
  CursusRuleset *hard_rules;
  CursusEvaluator *hard_only; /* of these */
  GPtrArray *hard;            /* of CursusHardConstraint */
  int64_t *base;              /* by place in hard: what nobody has to mend */
  uint32_t steps_left;
  CursusReplan *best;
} Replan;

static double
energy (CursusScore score)
{
  return HARD_WEIGHT * (double)score.hard + (double)score.soft;
}

static bool
is_held (const Replan *self, uint32_t meeting)
{
  return self->query->held[meeting] && self->query->expected[meeting].start != CURSUS_UNPLACED;
}

static void
clear (Replan *self)
{
  cursus_evaluator_free (self->evaluator);
  cursus_evaluator_free (self->hard_only);
  cursus_ruleset_free (self->hard_rules);
  g_clear_pointer (&self->hard, g_ptr_array_unref);
  g_free (self->base);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Replan, clear)

static bool
make_evaluators (Replan *self, GError **error)
{
  const CursusRuleset *ruleset = self->problem->ruleset;
  self->hard_rules = cursus_ruleset_new_part (ruleset, NULL);
  /* What held meetings break alone is nothing that anybody has to mend, and others are never where they would break something
   * alone. */
  self->hard_only = cursus_evaluator_new_within (self->hard_rules, error);
  self->evaluator = self->hard_only != NULL ? cursus_evaluator_new (ruleset, error) : NULL;
  self->hard = cursus_hard_constraints_new (self->hard_rules);
  self->base = g_new0 (int64_t, MAX (1, self->hard->len));
  return self->evaluator != NULL;
}

static int64_t
cost_of (const Replan *self, guint i)
{
  const CursusHardConstraint *hard = g_ptr_array_index (self->hard, i);
  return cursus_evaluator_constraint_cost (self->hard_only, hard->constraint);
}

static void
place (CursusEvaluator *evaluator, uint32_t meeting, CursusPlacement placement)
{
  if (cursus_evaluator_placements (evaluator)[meeting].start != CURSUS_UNPLACED)
    cursus_evaluator_remove (evaluator, meeting);
  if (placement.start != CURSUS_UNPLACED)
    cursus_evaluator_place (evaluator, meeting, placement);
}

static void
place_expected (const Replan *self, CursusEvaluator *evaluator)
{
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    place (evaluator, m, self->query->expected[m]);
}

/* Finds out what is broken that nobody has to mend: what held meetings break among themselves, unless it is something that the
 * others, where they are expected, make good. */
static void
find_base (Replan *self)
{
  const CursusPlacement nowhere = { .start = CURSUS_UNPLACED };
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    if (is_held (self, m))
      place (self->hard_only, m, self->query->expected[m]);
  for (guint i = 0; i < self->hard->len; i++)
    self->base[i] = cost_of (self, i);
  place_expected (self, self->hard_only);
  for (guint i = 0; i < self->hard->len; i++)
    self->base[i] = MIN (self->base[i], cost_of (self, i));
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    place (self->hard_only, m, nowhere);
  place_expected (self, self->evaluator);
}

/* Looks for any plan, or for a proof that there is none, with few of the steps. */
static void
find_any (Replan *self, CursusReplanTree *tree)
{
  uint32_t spared = self->steps_left - MIN (self->steps_left, MAX (STEPS_FOR_ANY, self->steps_left / 10));
  self->steps_left -= spared;
  self->best->impossible = cursus_replan_tree_search (tree, UINT32_MAX, true) == CURSUS_REPLAN_SEARCHED && !self->best->found;
  self->steps_left += spared;
}

/* Looks for plans that move as few as have to, then one more, and so on. Returns: whether all is said; if not, there are no steps
 * left, or not more depths. */
static bool
deepen (Replan *self, CursusReplanTree *tree, uint32_t n_depths)
{
  CursusReplan *best = self->best;
  for (uint32_t n = 0; n < n_depths; n++) {
    CursusReplanEnd end = cursus_replan_tree_search (tree, best->least, false);
    if (best->found && best->n_moved == best->least) {
      best->least_troublesome = end != CURSUS_REPLAN_STOPPED;
      return true;
    }
    if (end == CURSUS_REPLAN_STOPPED)
      return false;
    if (end == CURSUS_REPLAN_SEARCHED) {
      best->impossible = !best->found;
      best->least = best->found ? best->n_moved : best->least;
      best->least_troublesome = best->found;
      return true;
    }
    best->least++;
  }
  return false;
}

/* Looks for any plan by other means. */
static bool
look_around (Replan *self, const CursusReplanChoices *choices, GError **error)
{
  if (self->best->found || self->best->impossible)
    return true;
  if (!cursus_replan_search (choices, self->evaluator, self->best, error))
    return false;
  place_expected (self, self->evaluator);
  return true;
}

/* Looks for few moves, and for a proof that there is no plan. Returns: whether all is said. */
static bool
search_first (Replan *self, CursusReplanTree *tree)
{
  if (deepen (self, tree, EASY_DEPTHS))
    return true;
  find_any (self, tree);
  return self->best->impossible || deepen (self, tree, UINT32_MAX);
}

/* There may be a plan now that is to be beaten, if only by one that moves others. */
static void
search_again (Replan *self, CursusReplanTree *tree)
{
  const CursusReplan *best = self->best;
  if (best->found && best->n_moved == best->least)
    self->steps_left = MIN (self->steps_left, STEPS_FOR_TROUBLE);
  if (!best->impossible)
    deepen (self, tree, UINT32_MAX);
}

/* First without looking at what can be ruled out: few moves mostly do. */
static bool
search_exactly (Replan *self, CursusReplanChoices *choices, GError **error)
{
  CursusReplan *best = self->best;
  g_autoptr (CursusReplanTree) tree = cursus_replan_tree_new (choices, self->hard_only, self->evaluator, best);
  best->least = cursus_replan_tree_least (tree);
  if (deepen (self, tree, 1))
    return true;
  if (!cursus_replan_choices_narrow (choices)) {
    best->impossible = true;
    return true;
  }
  cursus_replan_tree_plant (tree);
  best->least = MAX (best->least, cursus_replan_tree_least (tree));
  uint32_t spared = (uint32_t)(LATER_PART * self->steps_left);
  self->steps_left -= spared;
  bool is_said = search_first (self, tree);
  self->steps_left += spared;
  if (is_said)
    return true;
  if (!look_around (self, choices, error))
    return false;
  search_again (self, tree);
  return true;
}

static bool
find_exactly (Replan *self, GError **error)
{
  g_autoptr (CursusReplanChoices) choices = cursus_replan_choices_new (self->problem, self->query, self->hard_rules, self->hard,
                                                                       self->base, &self->steps_left, error);
  return choices != NULL && search_exactly (self, choices, error) && cursus_evaluator_try_error (choices->evaluator, error)
         && cursus_evaluator_try_error (self->hard_only, error);
}

/* A better place for one who moves anyway, or of whom nobody knows. */
static bool
improve (Replan *self, uint32_t meeting)
{
  CursusPlacement *placements = self->best->placements;
  uint32_t n = 0;
  const CursusPlacement *domain = cursus_problem_domain (self->problem, meeting, &n);
  CursusScore least = cursus_evaluator_score (self->evaluator);
  CursusPlacement best = placements[meeting];
  for (uint32_t i = 0; i < n; i++) {
    if (cursus_placement_equal (domain[i], placements[meeting])
        || (self->query->known[meeting] && cursus_placement_equal (domain[i], self->query->expected[meeting]))
        || !cursus_evaluator_try (self->evaluator, &meeting, &domain[i], 1, HARD_WEIGHT, energy (least)))
      continue;
    CursusScore score = cursus_evaluator_score (self->evaluator);
    cursus_evaluator_undo (self->evaluator);
    if (cursus_score_compare (score, least) >= 0)
      continue;
    least = score;
    best = domain[i];
  }
  if (cursus_placement_equal (best, placements[meeting]))
    return false;
  placements[meeting] = best;
  cursus_evaluator_try (self->evaluator, &meeting, &best, 1, HARD_WEIGHT, INFINITY);
  return true;
}

/* Those that move have choices left: the cheapest that one finds by changing them one by one. */
static void
polish (Replan *self)
{
  bool better = true;
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    place (self->evaluator, m, self->best->placements[m]);
  for (int round = 0; better && round < MAX_ROUNDS; round++) {
    better = false;
    for (uint32_t m = 0; m < self->problem->n_meetings; m++) {
      bool stays = is_held (self, m)
                   || (self->query->known[m] && cursus_placement_equal (self->best->placements[m], self->query->expected[m]));
      better = (!stays && improve (self, m)) || better;
    }
  }
  self->best->score = cursus_evaluator_score (self->evaluator);
}

CursusReplan *
cursus_replan_find (const CursusProblem *problem, const CursusReplanQuery *query, GError **error)
{
  g_autoptr (CursusReplan) best = g_new0 (CursusReplan, 1);
  best->placements = g_new0 (CursusPlacement, MAX (1, problem->n_meetings));
  g_auto (Replan) self = {
    .problem = problem,
    .query = query,
    .steps_left = query->max_steps > 0 ? query->max_steps : CURSUS_REPLAN_STEPS,
    .best = best,
  };
  if (!make_evaluators (&self, error))
    return NULL;
  find_base (&self);
  if (!find_exactly (&self, error))
    return NULL;
  if (best->found)
    polish (&self);
  return cursus_evaluator_try_error (self.evaluator, error) ? g_steal_pointer (&best) : NULL;
}

void
cursus_replan_free (CursusReplan *self)
{
  if (self == NULL)
    return;
  g_free (self->placements);
  g_free (self);
}
