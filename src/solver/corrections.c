/* Every set of items that cannot be kept together must lose one: the cheapest choice that hits all such sets found so far is left
 * out; either there is a plan then, or one more such set. */
#include "solver/corrections.h"

#include <string.h>

#include "solver/hitting.h"

#define MOST_NODES 400000 /* of one search for a choice */
#define MOST_IN_VAIN 12   /* choices in a row, once one was found */
#define PATIENCE 10       /* lessons of one choice, once one was found */

typedef struct {
  CursusRequirements *requirements;
  const CursusCorrectionsOptions *options;
  guint n;          /* items */
  GPtrArray *cores; /* of GArray of guint */
  GPtrArray *found; /* of CursusCorrection */
  guint n_in_vain;  /* choices since the last one */
} Search;

void
cursus_correction_free (CursusCorrection *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_free (self->plan);
  g_free (self);
}

/* The cheapest choice below @limit, into @best; false if there is none. */
static bool
find_choice (const Search *self, int64_t limit, bool *best, int64_t *cost)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  for (guint f = 0; f < self->found->len; f++)
    g_ptr_array_add (found, ((const CursusCorrection *)g_ptr_array_index (self->found, f))->items);
  const CursusHitting problem = {
    .n = self->n,
    .costs = self->options->costs,
    .sets = self->cores,
    .forbidden = found,
    .limit = limit,
    .max_nodes = MOST_NODES,
  };
  CursusHittingAnswer answer = cursus_hitting_find (&problem, best, cost);
  return answer == CURSUS_HITTING_CHEAPEST || answer == CURSUS_HITTING_SOME;
}

static bool
is_none (const bool *in, guint n)
{
  return memchr (in, true, n * sizeof *in) == NULL;
}

static void
add_core (Search *self, const bool *in)
{
  GArray *core = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->n; i++)
    if (in[i])
      g_array_append_val (core, i);
  g_ptr_array_add (self->cores, core);
}

static void
add_common (Search *self)
{
  g_autofree bool *in = g_new0 (bool, self->n + 1);
  for (guint i = 0; i < self->options->n_common; i++) {
    guint item = cursus_requirements_find (self->requirements, &self->options->common[i]);
    if (item == G_MAXUINT)
      return;
    in[item] = true;
  }
  if (self->options->n_common > 0)
    add_core (self, in);
}

static void
add_found (Search *self, const bool *chosen, int64_t cost, uint32_t n_meetings)
{
  CursusCorrection *new = g_new0 (CursusCorrection, 1);
  new->items = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->n; i++)
    if (chosen[i])
      g_array_append_val (new->items, i);
  new->plan = g_memdup2 (cursus_requirements_plan (self->requirements), MAX (1, n_meetings) * sizeof *new->plan);
  new->cost = cost;
  g_ptr_array_add (self->found, new);
  self->n_in_vain = 0;
}

/* What the solver blames for that @in cannot be kept together: mostly fewer, when it is asked for them alone. */
static void
add_blamed (Search *self, bool *in)
{
  cursus_requirements_glance (self->requirements, in);
  add_core (self, in);
}

static void
list_left (const Search *self, const bool *chosen, bool *left)
{
  for (guint i = 0; i < self->n; i++)
    left[i] = !chosen[i];
}

/* Cores that share nothing with @chosen and with each other, as far as they are seen at once. Returns: how many. */
static guint
find_cores (Search *self, const bool *chosen)
{
  g_autofree bool *left = g_new (bool, self->n + 1), *in = g_new (bool, self->n + 1);
  list_left (self, chosen, left);
  for (guint n_cores = 0;; n_cores++) {
    memcpy (in, left, self->n * sizeof *in);
    if (cursus_requirements_glance (self->requirements, in) != CURSUS_SAT_NO || is_none (in, self->n))
      return n_cores;
    add_blamed (self, in);
    for (guint i = 0; i < self->n; i++)
      left[i] = left[i] && !in[i];
  }
}

/* ---- More than is needed, but soon ---- */

typedef struct {
  guint item;
  int64_t cost;
} Rank;

/* What is dear before what is cheap, what was written first before what came later. */
static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Rank *x = a, *y = b;
  if (x->cost != y->cost)
    return x->cost > y->cost ? -1 : 1;
  return x->item < y->item ? -1 : x->item > y->item;
}

/* (transfer full): of Rank: what is @broken, in the order in which to try to keep it. */
static GArray *
rank (const Search *self, const bool *broken)
{
  GArray *ranks = g_array_new (FALSE, FALSE, sizeof (Rank));
  for (guint i = 0; i < self->n; i++) {
    Rank each = { i, self->options->costs[i] };
    if (broken[i])
      g_array_append_val (ranks, each);
  }
  g_array_sort (ranks, compare_ranks);
  return ranks;
}

/* There is a plan without what is @broken: keeps of that what can be kept, one after the other. */
static void
keep_more (Search *self, bool *broken)
{
  g_autoptr (GArray) ranks = rank (self, broken);
  g_autofree bool *in = g_new (bool, self->n + 1);
  for (guint r = 0; r < ranks->len; r++) {
    const guint item = g_array_index (ranks, Rank, r).item;
    list_left (self, broken, in);
    in[item] = true;
    CursusSatAnswer answer = cursus_requirements_glance (self->requirements, in);
    if (answer == CURSUS_SAT_UNKNOWN)
      answer = cursus_requirements_ask (self->requirements, in);
    if (answer == CURSUS_SAT_NO)
      add_blamed (self, in);
    broken[item] = answer != CURSUS_SAT_YES;
  }
}

/* A set that is enough, near @chosen, of which it is not known. */
static void
approach (Search *self, const bool *chosen)
{
  g_autofree bool *broken = g_memdup2 (chosen, MAX (1, self->n) * sizeof *broken), *in = g_new (bool, self->n + 1);
  int64_t cost = 0;
  if (!cursus_requirements_scout (self->requirements, self->options->costs, self->options->dear, broken))
    return;
  keep_more (self, broken);
  list_left (self, broken, in);
  for (guint i = 0; i < self->n; i++)
    cost += broken[i] ? self->options->costs[i] : 0;
  if (cursus_requirements_ask (self->requirements, in) == CURSUS_SAT_YES)
    add_found (self, broken, cost, cursus_requirements_n_meetings (self->requirements));
}

static bool
is_late (const Search *self)
{
  const int64_t enough_us = self->options->enough_us;
  return enough_us > 0 && cursus_sat_now_us (self->options->processor_time) > enough_us;
}

/* The plan without @chosen, or cores that do not have any of it; or another set that is enough. false: there is nothing more to
 * find. */
static bool
try_choice (Search *self, const bool *chosen, int64_t cost)
{
  g_autofree bool *in = g_new (bool, self->n + 1);
  if (is_late (self)) {
    approach (self, chosen);
    return self->found->len > 0;
  }
  if (find_cores (self, chosen) > 0)
    return true;
  list_left (self, chosen, in);
  CursusSatAnswer answer = cursus_requirements_ask (self->requirements, in);
  if (answer == CURSUS_SAT_YES)
    add_found (self, chosen, cost, cursus_requirements_n_meetings (self->requirements));
  else if (answer == CURSUS_SAT_NO && !is_none (in, self->n))
    add_blamed (self, in);
  else if (answer == CURSUS_SAT_NO || self->found->len > 0)
    return false;
  else
    approach (self, chosen);
  return true;
}

static int64_t
cheapest_of (const GPtrArray *found)
{
  int64_t cheapest = INT64_MAX;
  for (guint f = 0; f < found->len; f++)
    cheapest = MIN (cheapest, ((const CursusCorrection *)g_ptr_array_index (found, f))->cost);
  return cheapest;
}

static int
compare_costs (gconstpointer a, gconstpointer b)
{
  const CursusCorrection *x = *(CursusCorrection *const *)a, *y = *(CursusCorrection *const *)b;
  return x->cost < y->cost ? -1 : x->cost > y->cost;
}

static bool
has_all (const CursusCorrection *self, const GArray *items)
{
  for (guint i = 0; i < items->len; i++) {
    bool has = false;
    for (guint k = 0; k < self->items->len; k++)
      has = has || g_array_index (self->items, guint, k) == g_array_index (items, guint, i);
    if (!has)
      return false;
  }
  return true;
}

/* Cheapest first, without those that contain another. */
static void
sort_out (GPtrArray *found)
{
  g_ptr_array_sort (found, compare_costs);
  for (guint f = found->len; f-- > 1;)
    for (guint other = 0; other < f; other++)
      if (has_all (g_ptr_array_index (found, f), ((const CursusCorrection *)g_ptr_array_index (found, other))->items)) {
        g_ptr_array_remove_index (found, f);
        break;
      }
}

static bool
is_enough (const Search *self)
{
  return self->found->len >= self->options->most || (self->found->len > 0 && self->n_in_vain > MOST_IN_VAIN)
         || (self->found->len > 0 && is_late (self));
}

GPtrArray *
cursus_corrections_find (CursusRequirements *requirements, const CursusCorrectionsOptions *options)
{
  const guint n = cursus_requirements_items (requirements)->len;
  g_autoptr (GPtrArray) cores = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  g_autofree bool *chosen = g_new0 (bool, n + 1);
  Search self = {
    .requirements = requirements,
    .options = options,
    .n = n,
    .cores = cores,
    .found = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_correction_free),
  };
  int64_t cost = 0;
  add_common (&self);
  cursus_requirements_set_patience (requirements, PATIENCE);
  for (bool goes_on = true; goes_on && !is_enough (&self); self.n_in_vain++) {
    int64_t limit = self.found->len > 0 ? cheapest_of (self.found) + options->farther + 1 : INT64_MAX;
    goes_on = find_choice (&self, limit, chosen, &cost) && try_choice (&self, chosen, cost);
  }
  cursus_requirements_set_patience (requirements, 0);
  if (!cursus_requirements_try_error (requirements, NULL))
    g_ptr_array_set_size (self.found, 0);
  sort_out (self.found);
  return self.found;
}
