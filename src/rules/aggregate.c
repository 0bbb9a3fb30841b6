/* An aggregate at work: groups of meetings and what is measured of each. What each meeting brings is tabulated. */
#include "rules/parts-private.h"

#include <glib/gi18n-lib.h>

#include "rules/error.h"

#define MAX_COUNTERS (UINT64_C (1) << 26)

/* What the meeting brings to a sum where @at says it is; 0 where it cannot be. */
static int32_t
amount_at (const CursusFrame *frame, CursusFact fact, const CursusPlacement *at, uint32_t meeting)
{
  uint32_t part = at[meeting].start % frame->timeline->n_parts;
  if (part + frame->meetings[meeting].n_slots > frame->timeline->n_parts)
    return 0;
  return cursus_fact_read (frame, at, meeting, fact, 0);
}

/* The amounts of each member at each start, in each room, or wherever it is. */
static void
tabulate_amounts (CursusAggregate *self, const CursusFrame *frame, CursusFact fact)
{
  const uint32_t n_members = self->groups->n_members;
  g_autofree CursusPlacement *at = g_new0 (CursusPlacement, MAX (1, frame->n_meetings));
  self->amounts_by = cursus_fact_info (fact)->depends;
  bool by_start = self->amounts_by == CURSUS_DEPENDS_START, by_room = self->amounts_by == CURSUS_DEPENDS_ROOM;
  self->n_amounts = by_start ? frame->timeline->n_slots : by_room ? frame->n_rooms : 1;
  self->amounts = g_new (int32_t, MAX (1, (size_t)n_members * self->n_amounts));
  for (uint32_t m = 0; m < n_members; m++)
    for (uint32_t i = 0; i < self->n_amounts; i++) {
      uint32_t meeting = self->groups->members[m];
      at[meeting] = (CursusPlacement){ .start = by_start ? i : 0, .room = by_room ? (uint16_t)i : 0 };
      self->amounts[(size_t)m * self->n_amounts + i] = amount_at (frame, fact, at, meeting);
    }
}

/* What of a placement decides what a meeting changes. A filter may ask anything. */
static void
find_depends (CursusAggregate *self)
{
  bool of_values = self->constraint->value != CURSUS_N_KEYS && self->constraint->sum_of == CURSUS_N_FACTS;
  self->depends = self->groups->depends | self->amounts_by | (of_values ? self->value.depends : 0u)
                  | (self->filter != NULL ? CURSUS_DEPENDS_ALL : 0u);
}

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
  self->weight_buffer = self->groups->all_alone ? NULL : g_new (uint32_t, self->groups->max_groups);
  self->value_buffer = g_new (uint32_t, MAX (1, frame->timeline->n_parts));
  if (of_values)
    cursus_key_reader_init (&self->value, frame, constraint->value);
  if (constraint->sum_of != CURSUS_N_FACTS)
    tabulate_amounts (self, frame, constraint->sum_of);
  find_depends (self);
  return g_steal_pointer (&self);
}

uint64_t
cursus_aggregate_n_bytes (const CursusAggregate *self)
{
  const CursusTally *t = &self->tally;
  return t->n_groups * (sizeof *t->present + sizeof *t->totals + t->dimension * sizeof *t->counts);
}

void
cursus_aggregate_free (CursusAggregate *self)
{
  if (self == NULL)
    return;
  cursus_groups_free (self->groups);
  cursus_tally_clear (&self->tally);
  cursus_key_reader_clear (&self->value);
  g_free (self->amounts);
  g_free (self->group_buffer);
  g_free (self->weight_buffer);
  g_free (self->value_buffer);
  g_free (self);
}

static int64_t
amount_of (const CursusAggregate *self, uint32_t member, CursusPlacement at)
{
  uint32_t index = self->amounts_by == CURSUS_DEPENDS_START ? at.start : self->amounts_by == CURSUS_DEPENDS_ROOM ? at.room : 0;
  return self->amounts[(size_t)member * self->n_amounts + index];
}

static CursusShare
share_of (const CursusAggregate *self, uint32_t member, CursusPlacement at)
{
  CursusShare share = { .amount = 1 };
  if (self->amounts != NULL)
    share.amount = amount_of (self, member, at);
  else if (self->constraint->value != CURSUS_N_KEYS)
    share.values = cursus_key_reader_read (&self->value, self->groups->members[member], at, self->value_buffer, &share.n_values);
  return share;
}

static CursusTargets
targets_of (const CursusAggregate *self, uint32_t member, CursusPlacement at)
{
  CursusTargets targets = { .weights = self->weight_buffer };
  targets.groups = cursus_groups_find (self->groups, member, at, self->group_buffer, &targets.n);
  for (uint32_t i = 0; self->weight_buffer != NULL && i < targets.n; i++)
    self->weight_buffer[i] = cursus_groups_multiplicity (self->groups, targets.groups[i]);
  return targets;
}

int64_t
cursus_aggregate_change (CursusAggregate *self, CursusTrail *trail, uint32_t member, CursusPlacement placement, int sign)
{
  uint32_t meeting = self->groups->members[member];
  self->n_changes++;
  if (self->filter != NULL && cursus_function_cost (self->filter, self->filter->placements, &meeting, 1) == 0)
    return 0;
  return self->kernel->change (&self->tally, trail, targets_of (self, member, placement), share_of (self, member, placement),
                               sign);
}
