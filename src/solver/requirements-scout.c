/* Looks for a plan that gives little up, by search alone: soon, and mostly more than is needed. */
#include <string.h>

#include "solver/requirements-private.h"
#include "solver/search.h"

#define SCOUT_MOVES 60000

/* What of the items that are no rules a plan has to keep all the same: the first that leaves every meeting a choice. */
static const bool kept[][CURSUS_CONFLICT_N_KINDS] = {
  { [CURSUS_CONFLICT_WISH] = true, [CURSUS_CONFLICT_PIN] = true, [CURSUS_CONFLICT_DATES] = true, [CURSUS_CONFLICT_ROOMS] = true },
  { [CURSUS_CONFLICT_WISH] = true, [CURSUS_CONFLICT_PIN] = true },
  { [CURSUS_CONFLICT_WISH] = true },
};

typedef struct {
  CursusRequirements *requirements;
  const int64_t *costs;
  int64_t dear;
  const bool *free; /* items that may be broken at no cost */
  guint n;          /* items */
} Scout;

/* (transfer full): the rules of the items; a use costs what its cheapest item does, one that is dear stays hard, and one that is
 * wholly free is off. */
static CursusRuleset *
soften (const Scout *self)
{
  const CursusRequirements *of = self->requirements;
  const guint n_uses = of->hard->uses->len;
  g_autofree int64_t *least = g_new0 (int64_t, n_uses + 1);
  g_autofree bool *keep = g_new0 (bool, of->hard->constraints->len + 1), *uses = g_new (bool, n_uses + 1);
  g_autofree bool *partly_free = g_new0 (bool, n_uses + 1);
  for (guint i = 0; i < self->n; i++) {
    memset (uses, 0, n_uses * sizeof *uses);
    cursus_requirements_mark_uses (of, i, uses);
    for (guint u = 0; u < n_uses; u++) {
      partly_free[u] = partly_free[u] || (uses[u] && self->free[i]);
      if (uses[u] && !self->free[i] && (least[u] == 0 || self->costs[i] < least[u]))
        least[u] = self->costs[i];
    }
  }
  for (guint c = 0; c < of->hard->constraints->len; c++)
    keep[c] = least[cursus_ruleset_constraint (of->hard, c)->use] > 0;
  CursusRuleset *soft = cursus_ruleset_new_part (of->hard, keep);
  for (guint u = 0; u < n_uses; u++) {
    CursusUse *use = cursus_ruleset_use (soft, u);
    use->hard = use->hard && least[u] >= self->dear && !partly_free[u];
    use->weight = use->hard ? 0 : least[u];
  }
  return soft;
}

/* (transfer full) (nullable): of @rules. */
static CursusProblem *
narrow (const Scout *self, const CursusRuleset *rules)
{
  const CursusRequirements *of = self->requirements;
  const uint32_t n = of->problem->domain_start[of->problem->n_meetings];
  g_autofree bool *out = g_new (bool, n + 1);
  CursusProblem *problem = NULL;
  for (guint level = 0; level < G_N_ELEMENTS (kept) && problem == NULL; level++) {
    memset (out, 0, n * sizeof *out);
    for (guint i = 0; i < self->n; i++)
      if (!self->free[i] && (self->costs[i] >= self->dear || kept[level][g_array_index (of->items, CursusConflictItem, i).kind]))
        cursus_requirements_forbid (of, i, out);
    problem = cursus_requirements_cut (of, rules, out);
  }
  return problem;
}

static const CursusKnownPlan *
find (const Scout *self)
{
  CursusRequirements *of = self->requirements;
  g_autoptr (CursusRuleset) rules = soften (self);
  g_autoptr (CursusProblem) problem = narrow (self, rules);
  if (problem == NULL)
    return NULL;
  const CursusSearchOptions options = { .seed = 1, .max_moves = SCOUT_MOVES, .check = CURSUS_CHECK_END, .stop = of->limits.stop };
  g_autoptr (CursusSearchResult) result = cursus_search_run (problem, &options, &of->error);
  return result != NULL ? cursus_requirements_remember (of, result->placements) : NULL;
}

bool
cursus_requirements_scout (CursusRequirements *self, const int64_t *costs, int64_t dear, bool *broken)
{
  const Scout scout = { self, costs, dear, broken, self->items->len };
  const CursusKnownPlan *found = find (&scout);
  if (found == NULL)
    return false;
  memcpy (broken, found->broken, scout.n * sizeof *broken);
  memcpy (self->plan, found->placements, self->problem->n_meetings * sizeof *self->plan);
  return true;
}
