/* Every set of items that cannot be kept together must lose one: the cheapest choice that hits all such sets found so far is left
 * out; either there is a plan then, or one more such set. */
#include "solver/corrections.h"

#include <string.h>

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

/* The search for a choice. */
typedef struct {
  const Search *search;
  bool *chosen;
  bool *closed; /* tried already, higher up */
  int64_t cost;
  bool *best;
  int64_t best_cost;
  uint32_t n_nodes;
} Choice;

void
cursus_correction_free (CursusCorrection *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_free (self->plan);
  g_free (self);
}

static bool
contains (const bool *chosen, const GArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (!chosen[g_array_index (items, guint, i)])
      return false;
  return true;
}

static bool
hits (const bool *chosen, const GArray *core)
{
  for (guint i = 0; i < core->len; i++)
    if (chosen[g_array_index (core, guint, i)])
      return true;
  return false;
}

/* (nullable): the smallest core that nothing chosen is in. */
static const GArray *
find_core (const Choice *self)
{
  const GArray *least = NULL;
  for (guint c = 0; c < self->search->cores->len; c++) {
    const GArray *core = g_ptr_array_index (self->search->cores, c);
    if (!hits (self->chosen, core) && (least == NULL || core->len < least->len))
      least = core;
  }
  return least;
}

static bool
is_known (const Choice *self)
{
  for (guint f = 0; f < self->search->found->len; f++)
    if (contains (self->chosen, ((const CursusCorrection *)g_ptr_array_index (self->search->found, f))->items))
      return true;
  return false;
}

static void
choose (Choice *self)
{
  if (self->cost >= self->best_cost || self->n_nodes++ > MOST_NODES || is_known (self))
    return;
  const GArray *core = find_core (self);
  if (core == NULL) {
    memcpy (self->best, self->chosen, self->search->n * sizeof *self->best);
    self->best_cost = self->cost;
    return;
  }
  g_autoptr (GArray) closed = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < core->len; i++) {
    guint item = g_array_index (core, guint, i);
    if (self->closed[item])
      continue;
    self->chosen[item] = true;
    self->cost += self->search->options->costs[item];
    choose (self);
    self->chosen[item] = false;
    self->cost -= self->search->options->costs[item];
    self->closed[item] = true;
    g_array_append_val (closed, item);
  }
  for (guint i = 0; i < closed->len; i++)
    self->closed[g_array_index (closed, guint, i)] = false;
}

/* The cheapest choice below @limit, into @best; false if there is none. */
static bool
find_choice (const Search *search, int64_t limit, bool *best, int64_t *cost)
{
  g_autofree bool *chosen = g_new0 (bool, search->n + 1), *closed = g_new0 (bool, search->n + 1);
  Choice self = { .search = search, .chosen = chosen, .closed = closed, .best = best, .best_cost = limit };
  choose (&self);
  *cost = self.best_cost;
  return self.best_cost < limit;
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

/* The plan without @chosen, or cores that share nothing with it and with each other. false if time is over. */
static bool
try_choice (Search *self, const bool *chosen, int64_t cost)
{
  g_autofree bool *left = g_new (bool, self->n + 1), *in = g_new (bool, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    left[i] = !chosen[i];
  for (guint n_cores = 0;; n_cores++) {
    memcpy (in, left, self->n * sizeof *in);
    CursusSatAnswer answer = cursus_requirements_ask (self->requirements, in);
    if (answer == CURSUS_SAT_UNKNOWN)
      return n_cores > 0;
    if (answer == CURSUS_SAT_YES) {
      if (n_cores == 0)
        add_found (self, chosen, cost, cursus_requirements_n_meetings (self->requirements));
      return true;
    }
    if (memchr (in, true, self->n * sizeof *in) == NULL)
      return false;                                   /* no plan whatever is left out */
    cursus_requirements_ask (self->requirements, in); /* the solver blames fewer, asked for them alone */
    add_core (self, in);
    for (guint i = 0; i < self->n; i++)
      left[i] = left[i] && !in[i];
  }
}

static bool
is_enough (const Search *self)
{
  int64_t enough_us = self->options->enough_us;
  return self->found->len >= self->options->most || (self->found->len > 0 && self->n_in_vain > MOST_IN_VAIN)
         || (self->found->len > 0 && enough_us > 0 && g_get_monotonic_time () > enough_us);
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
  int64_t cost = 0, limit = INT64_MAX;
  add_common (&self);
  while (!is_enough (&self) && find_choice (&self, limit, chosen, &cost) && try_choice (&self, chosen, cost)) {
    self.n_in_vain++;
    cursus_requirements_set_patience (requirements, self.found->len > 0 ? PATIENCE : 0);
    if (self.found->len == 1)
      limit = ((const CursusCorrection *)g_ptr_array_index (self.found, 0))->cost + options->farther + 1;
  }
  cursus_requirements_set_patience (requirements, 0);
  if (!cursus_requirements_try_error (requirements, NULL))
    g_ptr_array_set_size (self.found, 0);
  return self.found;
}
