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

/* Members that take part with one value of each key: those of one slot where slots matter. */
static void
find_single (CursusAggregate *self, const CursusFrame *frame)
{
  bool of_values = self->constraint->value != CURSUS_N_KEYS && self->amounts == NULL;
  if (self->kernel->growth == NULL || self->filter != NULL || self->groups->weights != NULL
      || (of_values && self->value.source == CURSUS_KEY_SOURCE_LISTS))
    return;
  bool by_slots = of_values && self->value.source == CURSUS_KEY_SOURCE_SLOTS;
  for (uint32_t k = 0; k < self->groups->n_placed; k++)
    by_slots = by_slots || self->groups->placed[k].source == CURSUS_KEY_SOURCE_SLOTS;
  const CursusGroups *groups = self->groups;
  self->singles = g_new0 (CursusSingle, MAX (1, groups->n_members));
  for (uint32_t m = 0; m < groups->n_members; m++) {
    const uint32_t list = groups->first_list[m];
    if (by_slots && frame->meetings[groups->members[m]].n_slots > 1)
      continue;
    self->singles[m].fixed = groups->fixed_groups + groups->list_start[list];
    self->singles[m].n = groups->list_start[list + 1] - groups->list_start[list];
  }
}

/* Whether slots can be numbered anew in each day: then a group has as many counters as a day has slots. */
static bool
counts_within_days (const CursusConstraint *constraint)
{
  bool by_day = false;
  for (guint k = 0; k < constraint->keys->len; k++)
    by_day = by_day || g_array_index (constraint->keys, CursusKey, k) == CURSUS_KEY_DAY;
  return by_day && constraint->value == CURSUS_KEY_SLOT && constraint->measure != CURSUS_MEASURE_FIRST
         && constraint->measure != CURSUS_MEASURE_LAST;
}

static void
init_value (CursusAggregate *self, const CursusFrame *frame)
{
  if (counts_within_days (self->constraint))
    cursus_key_reader_init_day_slots (&self->value, frame);
  else if (self->constraint->value != CURSUS_N_KEYS)
    cursus_key_reader_init (&self->value, frame, self->constraint->value);
}

CursusAggregate *
cursus_aggregate_new (CursusFunction *filter, const CursusFrame *frame, const CursusConstraint *constraint, GError **error)
{
  g_autoptr (CursusAggregate) self = g_new0 (CursusAggregate, 1);
  self->filter = filter;
  self->constraint = constraint;
  self->kernel = cursus_measure_kernel (constraint->measure);
  self->groups = cursus_groups_new (frame, constraint, error);
  if (self->groups == NULL)
    return NULL;
  init_value (self, frame);
  uint32_t dimension = self->value.dimension;
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
  if (constraint->sum_of != CURSUS_N_FACTS)
    tabulate_amounts (self, frame, constraint->sum_of);
  find_depends (self);
  find_single (self, frame);
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
  g_free (self->singles);
  cursus_trail_clear (&self->scratch);
  g_free (self);
}

static int64_t
amount_of (const CursusAggregate *self, uint32_t member, CursusPlacement at)
{
  uint32_t index = self->amounts_by == CURSUS_DEPENDS_START ? at.start : self->amounts_by == CURSUS_DEPENDS_ROOM ? at.room : 0;
  return self->amounts[(size_t)member * self->n_amounts + index];
}

static void
fill_share (const CursusAggregate *self, uint32_t member, CursusPlacement at, CursusShare *share)
{
  share->amount = self->amounts != NULL ? amount_of (self, member, at) : 1;
  share->values = NULL;
  share->n_values = 0;
  if (self->amounts == NULL && self->constraint->value != CURSUS_N_KEYS)
    share->values = cursus_key_reader_read (&self->value, self->groups->members[member], at, self->value_buffer,
                                            &share->n_values);
}

static void
fill_targets (const CursusAggregate *self, uint32_t member, CursusPlacement at, CursusTargets *targets)
{
  targets->groups = cursus_groups_find (self->groups, member, at, self->group_buffer, &targets->n);
  targets->weights = self->weight_buffer;
  for (uint32_t i = 0; self->weight_buffer != NULL && i < targets->n; i++)
    self->weight_buffer[i] = cursus_groups_multiplicity (self->groups, targets->groups[i]);
}

int64_t
cursus_aggregate_change (CursusAggregate *self, CursusTrail *trail, uint32_t member, CursusPlacement placement, int sign)
{
  uint32_t meeting = self->groups->members[member];
  CursusTargets targets;
  CursusShare share;
  self->n_changes++;
  if (self->filter != NULL && cursus_function_cost (self->filter, self->filter->placements, &meeting, 1) == 0)
    return 0;
  fill_targets (self, member, placement, &targets);
  fill_share (self, member, placement, &share);
  return self->kernel->change (&self->tally, trail, &targets, &share, sign);
}

/* Where the groups of a meeting at @at are among those with the same fixed keys. */
static inline uint32_t
offset_at (const CursusGroups *groups, CursusPlacement at)
{
  uint32_t offset = 0;
  for (uint32_t k = 0; k < groups->n_placed; k++) {
    uint32_t value = cursus_key_reader_single (&groups->placed[k], at);
    if (value == CURSUS_NONE)
      return CURSUS_NONE;
    offset = offset * groups->placed[k].dimension + value;
  }
  return offset;
}

/* Whether the member's going from @before to @after is a shift: then it is in @shift. */
static inline bool
make_shift (const CursusAggregate *self, uint32_t member, CursusPlacement before, CursusPlacement after, CursusShift *shift)
{
  const CursusGroups *groups = self->groups;
  if (self->singles == NULL || self->singles[member].fixed == NULL)
    return false;
  shift->fixed = self->singles[member].fixed;
  shift->n = self->singles[member].n;
  if ((groups->depends & CURSUS_DEPENDS_SPEAKERS) != 0) {
    if (before.speaker_set != after.speaker_set)
      return false;
    const uint32_t list = groups->first_list[member] + before.speaker_set;
    shift->fixed = groups->fixed_groups + groups->list_start[list];
    shift->n = groups->list_start[list + 1] - groups->list_start[list];
  }
  shift->weights = groups->all_alone ? NULL : groups->multiplicity;
  shift->dimension = groups->placed_dimension;
  shift->offset_before = offset_at (groups, before);
  shift->offset_after = offset_at (groups, after);
  shift->value_before = shift->value_after = CURSUS_NONE;
  shift->amount_before = shift->amount_after = 1;
  if (self->amounts != NULL) {
    shift->amount_before = amount_of (self, member, before);
    shift->amount_after = amount_of (self, member, after);
  } else if (self->constraint->value != CURSUS_N_KEYS) {
    shift->value_before = cursus_key_reader_single (&self->value, before);
    shift->value_after = cursus_key_reader_single (&self->value, after);
  }
  return true;
}

static inline bool
changes_nothing (const CursusShift *shift)
{
  return shift->offset_before == shift->offset_after && shift->value_before == shift->value_after
         && shift->amount_before == shift->amount_after;
}

int64_t
cursus_aggregate_growth (CursusAggregate *self, uint32_t member, CursusPlacement before, CursusPlacement after)
{
  CursusShift shift;
  self->n_changes++;
  if (make_shift (self, member, before, after, &shift))
    return self->kernel->growth (&self->tally, &shift);
  self->scratch.on = true;
  int64_t growth = cursus_aggregate_change (self, &self->scratch, member, before, -1);
  growth += cursus_aggregate_change (self, &self->scratch, member, after, 1);
  cursus_trail_undo (&self->scratch);
  return growth;
}

void
cursus_aggregate_settle (CursusAggregate *self, uint32_t member, CursusPlacement before, CursusPlacement after)
{
  CursusShift shift;
  if (make_shift (self, member, before, after, &shift)) {
    if (!changes_nothing (&shift))
      self->kernel->apply (&self->tally, &shift);
    return;
  }
  self->scratch.on = false;
  cursus_aggregate_change (self, &self->scratch, member, before, -1);
  cursus_aggregate_change (self, &self->scratch, member, after, 1);
}

bool
cursus_aggregate_shifts (const CursusAggregate *self)
{
  if (self->singles == NULL || self->filter != NULL || (self->groups->depends & CURSUS_DEPENDS_SPEAKERS) != 0)
    return false;
  for (uint32_t member = 0; member < self->groups->n_members; member++)
    if (self->singles[member].fixed == NULL)
      return false;
  return true;
}

int64_t
cursus_aggregate_shift (CursusAggregate *self, uint32_t member, CursusPlacement before, CursusPlacement after, bool apply)
{
  CursusShift shift;
  self->n_changes++;
  if (!make_shift (self, member, before, after, &shift) || changes_nothing (&shift))
    return 0;
  int64_t growth = self->kernel->growth (&self->tally, &shift);
  if (apply)
    self->kernel->apply (&self->tally, &shift);
  return growth;
}

/* How many groups a member can be in for each of its fixed ones; 0: not known. */
static uint32_t
most_placed (const CursusGroups *groups, uint32_t n_slots)
{
  uint32_t n = 1;
  for (uint32_t k = 0; k < groups->n_placed; k++) {
    if (groups->placed[k].source == CURSUS_KEY_SOURCE_LISTS)
      return 0;
    n *= groups->placed[k].source == CURSUS_KEY_SOURCE_SLOTS ? n_slots : 1;
  }
  return n;
}

int64_t
cursus_aggregate_relief (const CursusAggregate *self, uint32_t meeting)
{
  const CursusGroups *groups = self->groups;
  const CursusFrameMeeting *m = &groups->frame->meetings[meeting];
  const uint32_t member = groups->member_of[meeting], n_placed = most_placed (groups, m->n_slots);
  CursusMeasure measure = self->constraint->measure;
  if (member == CURSUS_NONE)
    return 0;
  if ((measure != CURSUS_MEASURE_COUNT && measure != CURSUS_MEASURE_SUM) || self->tally.limits.squared || self->filter != NULL
      || groups->weights != NULL || n_placed == 0)
    return INT64_MAX;
  int64_t most = 0, amount = self->amounts == NULL ? 1 : 0;
  for (uint32_t i = 0; self->amounts != NULL && i < self->n_amounts; i++)
    amount = MAX (amount, ABS (self->amounts[(size_t)member * self->n_amounts + i]));
  for (uint32_t set = 0; set < m->n_speaker_sets; set++) {
    uint32_t list = groups->first_list[member] + set;
    int64_t people = 0;
    for (uint32_t i = groups->list_start[list]; i < groups->list_start[list + 1]; i++)
      people += groups->multiplicity[groups->fixed_groups[i]];
    most = MAX (most, people);
  }
  return most * amount * n_placed;
}
