/* The minimum hitting set by branch and bound. */
#include "solver/hitting.h"

#include <string.h>

typedef struct {
  const CursusHitting *problem;
  bool *chosen;
  bool *closed; /* tried already, higher up */
  bool *shared; /* while a bound is counted: in a set that counts */
  int64_t cost;
  bool *best;
  int64_t best_cost;
  uint32_t n_nodes;
} Search;

static guint
thing (const GArray *set, guint i)
{
  return g_array_index (set, guint, i);
}

static bool
has_any (const bool *marked, const GArray *set)
{
  for (guint i = 0; i < set->len; i++)
    if (marked[thing (set, i)])
      return true;
  return false;
}

static bool
has_all (const bool *marked, const GArray *set)
{
  for (guint i = 0; i < set->len; i++)
    if (!marked[thing (set, i)])
      return false;
  return true;
}

static bool
is_forbidden (const Search *self)
{
  const GPtrArray *forbidden = self->problem->forbidden;
  for (guint f = 0; forbidden != NULL && f < forbidden->len; f++)
    if (has_all (self->chosen, g_ptr_array_index (forbidden, f)))
      return true;
  return false;
}

/* Of the things of @set that may still be chosen, what the cheapest costs; INT64_MAX: there are none. */
static int64_t
least_of (const Search *self, const GArray *set)
{
  int64_t least = INT64_MAX;
  for (guint i = 0; i < set->len; i++)
    if (!self->closed[thing (set, i)])
      least = MIN (least, self->problem->costs[thing (set, i)]);
  return least;
}

/* (nullable): the smallest set that nothing is chosen of. @bound: (out): what all such sets must cost at least, as far as sets
 * that share nothing show it; INT64_MAX: of one nothing may be chosen any more. */
static const GArray *
find_open (Search *self, int64_t *bound)
{
  const GPtrArray *sets = self->problem->sets;
  const GArray *smallest = NULL;
  *bound = 0;
  memset (self->shared, 0, self->problem->n * sizeof *self->shared);
  for (guint s = 0; s < sets->len && *bound < INT64_MAX; s++) {
    const GArray *set = g_ptr_array_index (sets, s);
    if (has_any (self->chosen, set))
      continue;
    if (smallest == NULL || set->len < smallest->len)
      smallest = set;
    if (has_any (self->shared, set))
      continue;
    int64_t least = least_of (self, set);
    *bound = least < INT64_MAX ? *bound + least : INT64_MAX;
    for (guint i = 0; i < set->len; i++)
      self->shared[thing (set, i)] = true;
  }
  return smallest;
}

static void choose (Search *self);

static void
choose_of (Search *self, const GArray *set)
{
  g_autoptr (GArray) closed = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < set->len; i++) {
    const guint each = thing (set, i);
    if (self->closed[each])
      continue;
    self->chosen[each] = true;
    self->cost += self->problem->costs[each];
    choose (self);
    self->chosen[each] = false;
    self->cost -= self->problem->costs[each];
    self->closed[each] = true;
    g_array_append_val (closed, each);
  }
  for (guint i = 0; i < closed->len; i++)
    self->closed[thing (closed, i)] = false;
}

static void
choose (Search *self)
{
  int64_t bound;
  if (self->cost >= self->best_cost || self->n_nodes++ > self->problem->max_nodes || is_forbidden (self))
    return;
  const GArray *open = find_open (self, &bound);
  if (open == NULL) {
    memcpy (self->best, self->chosen, self->problem->n * sizeof *self->best);
    self->best_cost = self->cost;
  } else if (bound < self->best_cost - self->cost) {
    choose_of (self, open);
  }
}

CursusHittingAnswer
cursus_hitting_find (const CursusHitting *problem, bool *chosen, int64_t *cost)
{
  const guint n = problem->n;
  g_autofree bool *own = g_new0 (bool, n + 1), *closed = g_new0 (bool, n + 1), *shared = g_new0 (bool, n + 1);
  Search self = {
    .problem = problem,
    .chosen = own,
    .closed = closed,
    .shared = shared,
    .best = chosen,
    .best_cost = problem->limit,
  };
  choose (&self);
  *cost = self.best_cost;
  const bool all = self.n_nodes <= problem->max_nodes;
  if (self.best_cost < problem->limit)
    return all ? CURSUS_HITTING_CHEAPEST : CURSUS_HITTING_SOME;
  return all ? CURSUS_HITTING_NONE : CURSUS_HITTING_UNKNOWN;
}
