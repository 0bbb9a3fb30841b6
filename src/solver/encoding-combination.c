/* Combinations: their cost from below, by whether their parts are broken. */
#include "solver/encoding-private.h"

/* Whether it only matters if @index costs something. */
static bool
is_of_hard (const CursusEncoding *self, uint32_t index)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, index);
  while (constraint->parent != CURSUS_NONE) {
    index = constraint->parent;
    constraint = cursus_ruleset_constraint (self->ruleset, index);
  }
  return cursus_ruleset_price (self->ruleset, index, 1).hard > 0;
}

static int64_t
greatest (const CursusCost *cost)
{
  int64_t sum = cost->base;
  for (guint t = 0; t < cost->terms->len; t++)
    sum += g_array_index (cost->terms, CursusTerm, t).weight;
  return sum;
}

static void
add_all (CursusEncoding *self, const CursusConstraint *constraint, CursusCost *cost)
{
  for (guint i = 0; i < constraint->part_indices->len; i++)
    cursus_encoding_cost (self, g_array_index (constraint->part_indices, uint32_t, i), false, cost);
}

/* The cost is at least the number of broken parts beyond those that may be. */
static void
add_broken (CursusEncoding *self, uint32_t index, uint32_t may_be, CursusCost *cost)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, index);
  g_autoptr (GArray) inputs = g_array_new (FALSE, FALSE, sizeof (CursusTerm));
  for (guint i = 0; i < constraint->part_indices->len; i++) {
    CursusCost of_part;
    cursus_cost_init (&of_part);
    cursus_encoding_cost (self, g_array_index (constraint->part_indices, uint32_t, i), false, &of_part);
    CursusTerm input = { cursus_cost_broken (self, &of_part), 1, CURSUS_NONE };
    g_array_append_val (inputs, input);
    cost->exact = cost->exact && of_part.exact && (greatest (&of_part) <= 1 || is_of_hard (self, index));
    cursus_cost_clear (&of_part);
  }
  g_autoptr (GArray) steps = cursus_counter_new (self, inputs, INT64_MAX / 4);
  if (steps != NULL)
    cursus_counter_limit (self, steps, (CursusLimits){ INT64_MIN, may_be, false }, CURSUS_SAT_TRUE, cost);
  else
    cost->exact = false;
}

void
cursus_encoding_combination (CursusEncoding *self, uint32_t index, CursusCost *cost)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, index);
  const uint32_t n = constraint->part_indices->len;
  if (constraint->grants != NULL && constraint->grants->len > 0) {
    cost->exact = false;
    return;
  }
  switch (constraint->combine) {
  case CURSUS_COMBINE_ALL_OF:
    add_all (self, constraint, cost);
    return;
  case CURSUS_COMBINE_ANY_OF:
    add_broken (self, index, n - 1, cost);
    return;
  case CURSUS_COMBINE_K_OF:
    add_broken (self, index, n - MIN (n, constraint->k), cost);
    return;
  case CURSUS_COMBINE_NONE_OF:
  case CURSUS_COMBINE_UNLESS:
  case CURSUS_COMBINE_IMPLIES:
    cost->exact = false;
    return;
  }
}
