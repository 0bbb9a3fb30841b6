/* Finds few hard uses that leave no plan: begins with hardly any, adds those that plans under the rules so far break, the simple
 * ones first, and leaves out again what can be spared. */
#include <string.h>

#include "rules/audit.h"
#include "solver/proof.h"
#include "solver/wish-plan-private.h"

#define SIMPLE 0        /* size of a use */
#define PEOPLE 20       /* in a session, as an order of magnitude */
#define AT_A_TIME 2     /* uses that are not simple */
#define NARROW_PART 0.5 /* of the seconds, for leaving out again */

typedef struct {
  const CursusProblem *problem;
  const CursusWishPlanQuery *query;
  int64_t until_us;
  guint n_uses;
  bool *kept;      /* by use */
  uint64_t *sizes; /* by use */
  bool over;       /* there is a plan, or time has ended */
} Blaming;

/* Everybody is a group. */
static bool
is_personal (CursusKey key)
{
  return key == CURSUS_KEY_PERSON || key == CURSUS_KEY_PARTICIPANT || key == CURSUS_KEY_SPEAKER;
}

/* (transfer full): by use: about how many clauses it takes; SIMPLE for one of single meetings and pairs, each by itself. */
static uint64_t *
find_sizes (const CursusRuleset *ruleset)
{
  uint64_t *sizes = g_new0 (uint64_t, ruleset->uses->len + 1);
  for (uint32_t c = 0; c < ruleset->constraints->len; c++) {
    const CursusConstraint *constraint = cursus_ruleset_constraint (ruleset, c);
    uint64_t n = constraint->units->len + 1;
    for (guint k = 0; k < constraint->keys->len; k++)
      if (is_personal (g_array_index (constraint->keys, CursusKey, k)))
        n *= PEOPLE;
    if (constraint->shape != CURSUS_SHAPE_EACH && constraint->shape != CURSUS_SHAPE_PAIRS)
      sizes[constraint->use] += n;
  }
  return sizes;
}

/* Marks the hard uses that @placements break and that are not kept. */
static bool
find_broken (const Blaming *self, const CursusPlacement *placements, bool *broken, GError **error)
{
  const CursusRuleset *ruleset = self->problem->ruleset;
  g_autoptr (GArray) costs = g_array_new (FALSE, TRUE, sizeof (int64_t));
  CursusScore score = { 0 };
  if (!cursus_audit (ruleset, placements, "en", &score, costs, NULL, error))
    return false;
  for (uint32_t c = 0; c < ruleset->constraints->len; c++) {
    uint32_t use = cursus_ruleset_constraint (ruleset, c)->use;
    bool costly = cursus_ruleset_price (ruleset, c, g_array_index (costs, int64_t, c)).hard > 0;
    broken[use] = broken[use] || (costly && !self->kept[use]);
  }
  return true;
}

/* The smallest of those that are @broken; n_uses if there is none. */
static guint
find_smallest (const Blaming *self, const bool *broken)
{
  guint smallest = self->n_uses;
  for (guint u = 0; u < self->n_uses; u++)
    if (broken[u] && (smallest == self->n_uses || self->sizes[u] < self->sizes[smallest]))
      smallest = u;
  return smallest;
}

/* Keeps what @placements break from now on: what is simple, or else the smallest; it is over if that is nothing. */
static bool
widen (Blaming *self, const CursusPlacement *placements, GError **error)
{
  g_autofree bool *broken = g_new0 (bool, self->n_uses + 1);
  if (!find_broken (self, placements, broken, error))
    return false;
  guint n = 0;
  for (guint u = find_smallest (self, broken); u < self->n_uses; u = find_smallest (self, broken)) {
    if (self->sizes[u] != SIMPLE && n >= AT_A_TIME)
      break;
    broken[u] = false;
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
  if (self->until_us != 0)
    self->until_us += (int64_t)(NARROW_PART * self->query->seconds * G_USEC_PER_SEC);
  return !*proven || narrow (self, error);
}

CursusRuleset *
cursus_wish_plan_blame (const CursusProblem *problem, const CursusWishPlanQuery *query, const CursusPlacement *seed,
                        int64_t until_us, GError **error)
{
  g_autofree bool *kept = g_new0 (bool, MAX (1, problem->ruleset->uses->len));
  g_autofree uint64_t *sizes = find_sizes (problem->ruleset);
  Blaming self = { problem, query, until_us, problem->ruleset->uses->len, kept, sizes, false };
  bool proven = false;
  return blame (&self, seed, &proven, error) && proven ? make_part (&self, kept) : NULL;
}
