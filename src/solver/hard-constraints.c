/* What can be said of constraints without asking them. */
#include "solver/hard-constraints-private.h"

static void
free_constraint (gpointer data)
{
  CursusHardConstraint *self = data;
  g_array_unref (self->meetings);
  g_free (self);
}

static bool
aggregate_grows (const CursusConstraint *constraint)
{
  bool no_low = constraint->limits.low == INT64_MIN, no_high = constraint->limits.high == INT64_MAX;
  switch (constraint->measure) {
  case CURSUS_MEASURE_COUNT:
  case CURSUS_MEASURE_SUM:
  case CURSUS_MEASURE_DISTINCT:
  case CURSUS_MEASURE_SPAN:
  case CURSUS_MEASURE_LAST:
  case CURSUS_MEASURE_MAX_RUN:
  case CURSUS_MEASURE_RUNS:
  case CURSUS_MEASURE_OVERLAP:
    return no_low;
  case CURSUS_MEASURE_FIRST:
    return no_high;
  case CURSUS_MEASURE_RUN_COUNT:
  case CURSUS_MEASURE_GAPS:
  case CURSUS_MEASURE_BALANCE:
  case CURSUS_MEASURE_ISOLATED:
  case CURSUS_N_MEASURES:
    return false;
  }
  return false;
}

static bool
grows (const CursusConstraint *constraint)
{
  switch (constraint->shape) {
  case CURSUS_SHAPE_EACH:
  case CURSUS_SHAPE_PAIRS:
    return true;
  case CURSUS_SHAPE_AGGREGATE:
    return aggregate_grows (constraint);
  case CURSUS_SHAPE_CONSECUTIVE:
  case CURSUS_SHAPE_SEQUENCE:
  case CURSUS_SHAPE_COMBINATION:
    return false;
  }
  return false;
}

static bool
is_additive (const CursusConstraint *constraint)
{
  if (constraint->shape == CURSUS_SHAPE_EACH || constraint->shape == CURSUS_SHAPE_PAIRS)
    return true;
  return constraint->shape == CURSUS_SHAPE_AGGREGATE && constraint->limits.low == INT64_MIN
         && constraint->measure == CURSUS_MEASURE_COUNT;
}

static void
add_meetings (const CursusRuleset *ruleset, uint32_t index, bool *seen)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (ruleset, index);
  for (guint i = 0; constraint->part_indices != NULL && i < constraint->part_indices->len; i++)
    add_meetings (ruleset, g_array_index (constraint->part_indices, uint32_t, i), seen);
  for (guint i = 0; i < constraint->units->len; i++) {
    uint32_t storage = 0, n = 0;
    const uint32_t *meetings = cursus_frame_unit_meetings (ruleset->frame, g_array_index (constraint->units, uint32_t, i),
                                                           &storage, &n);
    for (uint32_t m = 0; m < n; m++)
      seen[meetings[m]] = true;
  }
}

static CursusHardConstraint *
describe (const CursusRuleset *ruleset, uint32_t index)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (ruleset, index);
  CursusHardConstraint *self = g_new0 (CursusHardConstraint, 1);
  g_autofree bool *seen = g_new0 (bool, MAX (1, ruleset->frame->n_meetings));
  self->constraint = index;
  self->grows = grows (constraint);
  self->additive = is_additive (constraint);
  self->meetings = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  add_meetings (ruleset, index, seen);
  for (uint32_t m = 0; m < ruleset->frame->n_meetings; m++)
    if (seen[m])
      g_array_append_val (self->meetings, m);
  return self;
}

GPtrArray *
cursus_hard_constraints_new (const CursusRuleset *ruleset)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (free_constraint);
  for (uint32_t c = 0; c < ruleset->constraints->len; c++)
    if (cursus_ruleset_price (ruleset, c, 1).hard > 0)
      g_ptr_array_add (all, describe (ruleset, c));
  return all;
}
