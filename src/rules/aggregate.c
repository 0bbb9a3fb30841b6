/* An aggregate at work: groups of meetings and what is measured of each. */
#include "rules/parts-private.h"

#include <glib/gi18n-lib.h>

#include "rules/error.h"

#define MAX_COUNTERS (UINT64_C (1) << 26)

CursusAggregate *
cursus_aggregate_new (CursusFunction *filter, const CursusFrame *frame, const CursusConstraint *constraint, GError **error)
{
  g_autoptr (CursusAggregate) self = g_new0 (CursusAggregate, 1);
  self->filter = filter;
  self->constraint = constraint;
  self->kernel = cursus_measure_kernel (constraint->measure);
  self->groups = cursus_groups_new_of (frame, constraint, error);
  if (self->groups == NULL)
    return NULL;
  bool of_values = constraint->value != CURSUS_N_KEYS;
  uint32_t dimension = of_values ? cursus_key_dimension (frame, constraint->value) : 0;
  if ((uint64_t)cursus_groups_count (self->groups) * MAX (1, dimension) > MAX_COUNTERS) {
    g_set_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_TOO_LARGE,
                 _ ("%u groups of %u values each are too many: group by fewer keys"), cursus_groups_count (self->groups),
                 dimension);
    return NULL;
  }
  cursus_tally_init (&self->tally, constraint, cursus_groups_count (self->groups), dimension);
  self->group_buffer = g_new (uint32_t, self->groups->max_groups);
  self->value_buffer = g_new (uint32_t, of_values ? cursus_key_max_values (frame, constraint->value) : 1);
  return g_steal_pointer (&self);
}

void
cursus_aggregate_free (CursusAggregate *self)
{
  if (self == NULL)
    return;
  cursus_groups_free (self->groups);
  cursus_tally_clear (&self->tally);
  g_free (self->group_buffer);
  g_free (self->value_buffer);
  g_free (self);
}

static CursusShare
share_of (const CursusAggregate *self, uint32_t meeting, CursusPlacement placement)
{
  const CursusConstraint *c = self->constraint;
  CursusShare share = { .amount = 1, .values = self->value_buffer };
  if (c->sum_of != CURSUS_N_FACTS)
    share.amount = cursus_fact_read (self->groups->frame, NULL, meeting, c->sum_of, 0);
  else if (c->value != CURSUS_N_KEYS)
    share.n_values = cursus_key_fill (self->groups->frame, c->value, meeting, placement, self->value_buffer);
  return share;
}

int64_t
cursus_aggregate_change (CursusAggregate *self, uint32_t member, CursusPlacement placement, int sign)
{
  uint32_t meeting = self->groups->members[member];
  if (self->filter != NULL && cursus_function_cost (self->filter, self->filter->placements, &meeting, 1) == 0)
    return 0;
  CursusShare share = share_of (self, meeting, placement);
  uint32_t n_groups = cursus_groups_fill (self->groups, member, placement, self->group_buffer);
  int64_t growth = 0;
  for (uint32_t i = 0; i < n_groups; i++) {
    uint32_t group = self->group_buffer[i];
    int64_t of_group = self->kernel->change (&self->tally, group, share, sign);
    growth += self->kernel->of_all_groups ? of_group : of_group * cursus_groups_multiplicity (self->groups, group);
  }
  return growth;
}
