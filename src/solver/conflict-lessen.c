/* The smallest of several conflicts. A conflict has something of what any plan breaks, or the plan would keep all of it. So no
 * conflict is smaller than the smallest choice of something that each known plan breaks: if that choice contradicts itself, it is
 * a smallest conflict, and if not, there is one more plan, which breaks none of it. After Ignatiev, Previti, Liffiton and
 * Marques-Silva, "Smallest MUS Extraction with Minimal Hitting Set Dualization", CP 2015. */
#include <string.h>

#include "solver/conflict-private.h"
#include "solver/hitting.h"
#include "solver/requirements-private.h"

#define MOST_ROUNDS 60   /* choices to ask for */
#define MOST_NODES 20000 /* of the search for one */
#define PATIENCE 10      /* lessons of a question */
#define DEAR 1000        /* what it costs the scout to break what was chosen */

typedef struct {
  CursusRequirements *requirements;
  guint n;         /* items */
  GPtrArray *sets; /* of GArray of guint: what plans break; none has all of another */
  int64_t *ones;   /* by item */
  int64_t *costs;  /* by item, for the scout */
  bool *broken;    /* by item, by the scout's plan */
} Lessening;

static bool
is_within (const GArray *set, const bool *marked)
{
  for (guint i = 0; i < set->len; i++)
    if (!marked[g_array_index (set, guint, i)])
      return false;
  return true;
}

static bool
contains (const GArray *set, const bool *marked, guint n_marked)
{
  guint n = 0;
  for (guint i = 0; i < set->len; i++)
    n += marked[g_array_index (set, guint, i)];
  return n == n_marked;
}

static void
add_set (Lessening *self, const bool *broken)
{
  const guint n_broken = cursus_conflict_count (broken, self->n);
  for (guint s = self->sets->len; s-- > 0;) {
    const GArray *set = g_ptr_array_index (self->sets, s);
    if (is_within (set, broken))
      return;
    if (contains (set, broken, n_broken))
      g_ptr_array_remove_index_fast (self->sets, s);
  }
  GArray *new = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_broken);
  for (guint i = 0; i < self->n; i++)
    if (broken[i])
      g_array_append_val (new, i);
  g_ptr_array_add (self->sets, new);
}

static void
add_newest (Lessening *self)
{
  const GPtrArray *known = self->requirements->known;
  if (known->len > 0)
    add_set (self, ((const CursusKnownPlan *)g_ptr_array_index (known, known->len - 1))->broken);
}

/* There is a plan that keeps what is @chosen: another that breaks little else says more. */
static void
scout (Lessening *self, const bool *chosen)
{
  for (guint i = 0; i < self->n; i++)
    self->costs[i] = chosen[i] ? DEAR : 1;
  memset (self->broken, 0, self->n * sizeof *self->broken);
  if (cursus_requirements_scout (self->requirements, self->costs, DEAR, self->broken))
    add_set (self, self->broken);
}

/* Where all but one item can be kept together, that one is in every conflict. */
static void
find_needed (Lessening *self, const bool *in)
{
  g_autofree bool *others = g_new (bool, self->n + 1);
  for (guint i = 0; i < self->n; i++) {
    if (!in[i])
      continue;
    memset (others, true, self->n * sizeof *others);
    others[i] = false;
    if (cursus_requirements_ask (self->requirements, others) == CURSUS_SAT_YES)
      add_newest (self);
  }
}

/* The same as cursus_conflict_lessen. */
static bool
lessen (Lessening *self, bool *in)
{
  g_autofree bool *chosen = g_new0 (bool, self->n + 1);
  for (guint round = 0; round < MOST_ROUNDS; round++) {
    const CursusHitting problem = {
      .n = self->n,
      .costs = self->ones,
      .sets = self->sets,
      .limit = cursus_conflict_count (in, self->n),
      .max_nodes = MOST_NODES,
    };
    int64_t cost;
    CursusHittingAnswer answer = cursus_hitting_find (&problem, chosen, &cost);
    if (answer != CURSUS_HITTING_CHEAPEST)
      return answer == CURSUS_HITTING_NONE;
    CursusSatAnswer can_keep = cursus_requirements_ask (self->requirements, chosen);
    if (can_keep == CURSUS_SAT_NO)
      memcpy (in, chosen, self->n * sizeof *in);
    if (can_keep != CURSUS_SAT_YES)
      return can_keep == CURSUS_SAT_NO;
    add_newest (self);
    scout (self, chosen);
  }
  return false;
}

bool
cursus_conflict_lessen (CursusRequirements *requirements, bool *in)
{
  const guint n = cursus_requirements_items (requirements)->len;
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  g_autofree int64_t *ones = g_new (int64_t, n + 1), *costs = g_new (int64_t, n + 1);
  g_autofree bool *broken = g_new (bool, n + 1);
  Lessening self = { requirements, n, sets, ones, costs, broken };
  for (guint i = 0; i < n; i++)
    ones[i] = 1;
  for (guint k = 0; k < requirements->known->len; k++)
    add_set (&self, ((const CursusKnownPlan *)g_ptr_array_index (requirements->known, k))->broken);
  cursus_requirements_set_patience (requirements, PATIENCE);
  find_needed (&self, in);
  bool is_smallest = lessen (&self, in);
  cursus_requirements_set_patience (requirements, 0);
  return is_smallest && cursus_requirements_try_error (requirements, NULL);
}
