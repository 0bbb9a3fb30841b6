/* Finds few hard uses that leave no plan: begins with hardly any, adds those that plans under the rules so far break, the simple
 * ones first, and leaves out again what can be spared. */
#include <string.h>

#include "rules/audit.h"
#include "solver/proof.h"
#include "solver/wish-plan-private.h"

typedef struct {
  const CursusProblem *problem;
  const CursusWishPlanQuery *query;
  int64_t until_us;
  guint n_uses;
  bool *kept;   /* by use */
  bool *simple; /* by use: it is about single meetings and pairs, each by itself: short in clauses */
  bool over;    /* there is a plan, or time has ended */
} Blaming;

static bool *
find_simple (const CursusRuleset *ruleset)
{
  bool *simple = g_new (bool, ruleset->uses->len + 1);
  memset (simple, true, ruleset->uses->len * sizeof *simple);
  for (uint32_t c = 0; c < ruleset->constraints->len; c++) {
    const CursusConstraint *constraint = cursus_ruleset_constraint (ruleset, c);
    if (constraint->shape != CURSUS_SHAPE_EACH && constraint->shape != CURSUS_SHAPE_PAIRS)
      simple[constraint->use] = false;
  }
  return simple;
}

/* Marks the hard uses that @placements break and that are not kept; returns how many of them are simple. */
static bool
find_broken (const Blaming *self, const CursusPlacement *placements, bool *broken, guint *n_simple, GError **error)
{
  const CursusRuleset *ruleset = self->problem->ruleset;
  g_autoptr (GArray) costs = g_array_new (FALSE, TRUE, sizeof (int64_t));
  CursusScore score = { 0 };
  *n_simple = 0;
  if (!cursus_audit (ruleset, placements, "en", &score, costs, NULL, error))
    return false;
  for (uint32_t c = 0; c < ruleset->constraints->len; c++) {
    uint32_t use = cursus_ruleset_constraint (ruleset, c)->use;
    if (self->kept[use] || broken[use] || cursus_ruleset_price (ruleset, c, g_array_index (costs, int64_t, c)).hard == 0)
      continue;
    broken[use] = true;
    *n_simple += self->simple[use];
  }
  return true;
}

/* Keeps what @placements break from now on, at first what is simple; it is over if that is nothing. */
static bool
widen (Blaming *self, const CursusPlacement *placements, GError **error)
{
  g_autofree bool *broken = g_new0 (bool, self->n_uses + 1);
  guint n_simple = 0, n = 0;
  if (!find_broken (self, placements, broken, &n_simple, error))
    return false;
  for (guint u = 0; u < self->n_uses; u++) {
    if (!broken[u] || (n_simple > 0 && !self->simple[u]))
      continue;
    self->kept[u] = true;
    n++;
  }
  self->over = self->over || n == 0;
  return true;
}

/* (transfer full): the hard uses that are @kept; all others are off. */
static CursusRuleset *
make_part (const Blaming *self, const bool *kept)
{
  CursusRuleset *part = cursus_ruleset_new_part (self->problem->ruleset, NULL);
  for (guint u = 0; u < self->n_uses; u++) {
    CursusUse *use = cursus_ruleset_use (part, u);
    use->hard = use->hard && kept[u];
  }
  return part;
}

/* Whether it is proven that no plan keeps what is @kept. @plan: (nullable) (out) (transfer full): one that does, if it was found.
 */
static bool
prove (Blaming *self, const bool *kept, bool *proven, CursusPlacement **plan, GError **error)
{
  g_autoptr (CursusRuleset) part = make_part (self, kept);
  g_autoptr (CursusProblem) whole = cursus_problem_new (part, error);
  if (whole == NULL)
    return false;
  g_autoptr (CursusProblem) there = cursus_wish_plan_cut (whole, self->query, NULL);
  *proven = there == NULL;
  double left = (double)(self->until_us - g_get_monotonic_time ()) / G_USEC_PER_SEC;
  self->over = self->over || (self->until_us != 0 && left <= 0);
  if (*proven || self->over)
    return true;
  const CursusProofOptions options = {
    .max_seconds = self->until_us != 0 ? left : 0,
    .max_steps = self->query->max_steps,
    .stop = self->query->stop,
  };
  g_autoptr (CursusProofResult) result = cursus_proof_run (there, &options, error);
  if (result == NULL)
    return false;
  *proven = result->status == CURSUS_STATUS_INFEASIBLE;
  if (plan != NULL)
    *plan = g_steal_pointer (&result->placements);
  return true;
}

/* Leaves out halves, quarters and so on of what is kept, down to single uses, as long as there is no plan without them either. */
static bool
narrow (Blaming *self, GError **error)
{
  g_autoptr (GArray) uses = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree bool *rest = g_new (bool, self->n_uses + 1);
  for (guint u = 0; u < self->n_uses; u++)
    if (self->kept[u])
      g_array_append_val (uses, u);
  for (guint size = (uses->len + 1) / 2; size > 0 && uses->len > 1; size = size > 1 ? (size + 1) / 2 : 0)
    for (guint first = 0; first < uses->len && !self->over;) {
      guint n = MIN (size, uses->len - first);
      bool proven = false;
      memcpy (rest, self->kept, self->n_uses * sizeof *rest);
      for (guint i = first; i < first + n; i++)
        rest[g_array_index (uses, guint, i)] = false;
      if (n < uses->len && !prove (self, rest, &proven, NULL, error))
        return false;
      if (proven) {
        memcpy (self->kept, rest, self->n_uses * sizeof *rest);
        g_array_remove_range (uses, first, n);
      } else
        first += n;
    }
  return true;
}

static bool
blame (Blaming *self, const CursusPlacement *seed, bool *proven, GError **error)
{
  *proven = false;
  if (!widen (self, seed, error))
    return false;
  self->over = false; /* the seed is no plan that has the meeting there if there is none of that kind at all */
  while (!self->over && !*proven) {
    g_autofree CursusPlacement *plan = NULL;
    if (!prove (self, self->kept, proven, &plan, error))
      return false;
    self->over = self->over || (plan == NULL && !*proven);
    if (plan != NULL && !widen (self, plan, error))
      return false;
  }
  return !*proven || narrow (self, error);
}

CursusRuleset *
cursus_wish_plan_blame (const CursusProblem *problem, const CursusWishPlanQuery *query, const CursusPlacement *seed,
                        int64_t until_us, GError **error)
{
  g_autofree bool *kept = g_new0 (bool, MAX (1, problem->ruleset->uses->len)), *simple = find_simple (problem->ruleset);
  Blaming self = { problem, query, until_us, problem->ruleset->uses->len, kept, simple, false };
  bool proven = false;
  return blame (&self, seed, &proven, error) && proven ? make_part (&self, kept) : NULL;
}
