/* Functions of a group's meetings in time order, which each group keeps. Of neighbours: a meeting that comes or goes changes the
 * pairs it makes with its neighbours and the pair that these make without it. Of the whole sequence: the function is asked again.
 */
#include "rules/cover.h"
#include "rules/parts-private.h"

/* What a line would cost. */
typedef struct Told {
  uint32_t group;
  int64_t cost;
} Told;

struct CursusConsecutive {
  const CursusConstraint *constraint;
  CursusFunction *function;
  CursusGroups *groups;
  bool whole;        /* a function of the sequence, not of neighbours */
  CursusLine *lines; /* per group */
  uint32_t *group_buffer;
  bool by_slots;          /* a meeting of several slots may stay in some groups and leave others */
  uint32_t *other_buffer; /* for groups too */
  uint32_t *units;        /* a line as it would be */
  uint32_t units_room;
  Told *told; /* lines that the last growth would change */
  uint32_t n_told, told_room;
};

CursusConsecutive *
cursus_consecutive_new (CursusFunction *function, const CursusFrame *frame, const CursusConstraint *constraint, GError **error)
{
  g_autoptr (CursusConsecutive) self = g_new0 (CursusConsecutive, 1);
  self->constraint = constraint;
  self->function = function;
  self->whole = function->whole = constraint->shape == CURSUS_SHAPE_SEQUENCE;
  self->groups = cursus_groups_new (frame, constraint, error);
  if (self->groups == NULL)
    return NULL;
  self->lines = g_new0 (CursusLine, cursus_groups_count (self->groups));
  self->group_buffer = g_new (uint32_t, self->groups->max_groups);
  self->other_buffer = g_new (uint32_t, self->groups->max_groups);
  for (uint32_t k = 0; k < self->groups->n_placed; k++)
    self->by_slots = self->by_slots || self->groups->placed[k].source == CURSUS_KEY_SOURCE_SLOTS;
  return g_steal_pointer (&self);
}

void
cursus_consecutive_free (CursusConsecutive *self)
{
  if (self == NULL)
    return;
  for (uint32_t g = 0; self->lines != NULL && g < cursus_groups_count (self->groups); g++)
    cursus_line_clear (&self->lines[g]);
  g_free (self->lines);
  g_free (self->group_buffer);
  g_free (self->other_buffer);
  g_free (self->units);
  g_free (self->told);
  cursus_groups_free (self->groups);
  g_free (self);
}

const CursusGroups *
cursus_consecutive_groups (const CursusConsecutive *self)
{
  return self->groups;
}

static bool
comes_before (const CursusConsecutive *self, uint32_t a, uint32_t b)
{
  const CursusFrame *frame = self->groups->frame;
  const CursusPlacement *at = self->function->placements;
  if (at[a].start != at[b].start)
    return at[a].start < at[b].start;
  if (frame->meetings[a].n_slots != frame->meetings[b].n_slots)
    return frame->meetings[a].n_slots < frame->meetings[b].n_slots;
  return a < b;
}

static uint32_t
find (const CursusConsecutive *self, const CursusLine *line, uint32_t meeting)
{
  uint32_t low = 0, high = line->n;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (comes_before (self, line->meetings[middle], meeting))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Whether a waiver covers a call for @units of a line. */
static bool
is_waived (const CursusConsecutive *self, const CursusLine *line, const CursusUnit *units, uint32_t n_units)
{
  const GPtrArray *grants = self->constraint->grants;
  uint32_t group = (uint32_t)(line - self->lines);
  for (guint g = 0; grants != NULL && g < grants->len; g++) {
    const CursusScope *scope = &((const CursusGrant *)g_ptr_array_index (grants, g))->scope;
    if (cursus_groups_names (self->groups, g, group)
        && cursus_cover_units (self->groups->frame, scope, units, n_units, self->function->placements))
      return true;
  }
  return false;
}

static int64_t
call_cost (CursusConsecutive *self, const CursusLine *line, const CursusUnit *units, uint32_t n_units)
{
  if (is_waived (self, line, units, n_units))
    return 0;
  return cursus_function_cost (self->function, self->function->placements, units, n_units);
}

static int64_t
pair_cost (CursusConsecutive *self, const CursusLine *line, uint32_t a, uint32_t b)
{
  CursusUnit units[2] = { a, b };
  return call_cost (self, line, units, 2);
}

/* What the meeting at @index adds to its line: its two pairs less the pair of its neighbours. */
static int64_t
contribution (CursusConsecutive *self, const CursusLine *line, uint32_t index)
{
  const uint32_t *at = line->meetings + index;
  bool has_left = index > 0, has_right = index + 1 < line->n;
  int64_t cost = 0;
  if (has_left)
    cost += pair_cost (self, line, at[-1], at[0]);
  if (has_right)
    cost += pair_cost (self, line, at[0], at[1]);
  if (has_left && has_right)
    cost -= pair_cost (self, line, at[-1], at[1]);
  return cost;
}

/* By how much the cost of the whole sequence grew since it was last asked for. An empty one costs nothing. */
static int64_t
growth_of_whole (CursusConsecutive *self, CursusTrail *trail, CursusLine *line)
{
  int64_t before = line->cost;
  cursus_trail_save_i64 (trail, &line->cost);
  line->cost = line->n == 0 ? 0 : call_cost (self, line, line->meetings, line->n);
  return line->cost - before;
}

static void
remember (CursusTrail *trail, CursusLine *line, uint32_t index, uint32_t meeting, int sign)
{
  CursusTrailKind kind = sign > 0 ? CURSUS_TRAIL_INSERTED : CURSUS_TRAIL_TAKEN_OUT;
  cursus_trail_push (trail, line, meeting, kind, index);
}

/* Puts the meeting into the line (sign 1) or takes it out (-1). */
static int64_t
change_line (CursusConsecutive *self, CursusTrail *trail, CursusLine *line, uint32_t meeting, int sign)
{
  uint32_t index = find (self, line, meeting);
  int64_t growth = 0;
  remember (trail, line, index, meeting, sign);
  if (sign > 0)
    cursus_line_insert (line, index, meeting);
  if (!self->whole)
    growth = sign * contribution (self, line, index);
  if (sign < 0)
    cursus_line_take_out (line, index);
  return self->whole ? growth_of_whole (self, trail, line) : growth;
}

int64_t
cursus_consecutive_change (CursusConsecutive *self, CursusTrail *trail, uint32_t member, CursusPlacement placement, int sign)
{
  uint32_t meeting = self->groups->members[member], n_groups = 0;
  const uint32_t *groups = cursus_groups_find (self->groups, member, placement, self->group_buffer, &n_groups);
  int64_t growth = 0;
  for (uint32_t i = 0; i < n_groups; i++)
    growth += change_line (self, trail, &self->lines[groups[i]], meeting, sign)
              * cursus_groups_multiplicity (self->groups, groups[i]);
  return growth;
}

/* Whether what a move costs can be told without making it. */
static bool
is_told (const CursusConsecutive *self, uint32_t member)
{
  return self->whole && (!self->by_slots || self->groups->frame->meetings[self->groups->members[member]].n_slots == 1);
}

/* Notes what the line of @group would cost without @meeting, or with it where it is now. */
static int64_t
tell_line (CursusConsecutive *self, uint32_t group, uint32_t meeting, bool with)
{
  const CursusLine *line = &self->lines[group];
  uint32_t n = 0;
  if (line->n + 1 > self->units_room) {
    self->units_room = MAX (16, 2 * (line->n + 1));
    self->units = g_renew (uint32_t, self->units, self->units_room);
  }
  for (uint32_t i = 0; i < line->n; i++) {
    if (line->meetings[i] == meeting)
      continue;
    if (with && comes_before (self, meeting, line->meetings[i])) {
      self->units[n++] = meeting;
      with = false;
    }
    self->units[n++] = line->meetings[i];
  }
  if (with)
    self->units[n++] = meeting;
  int64_t cost = n == 0 ? 0 : call_cost (self, line, self->units, n);
  if (self->n_told == self->told_room) {
    self->told_room = MAX (16, 2 * self->told_room);
    self->told = g_renew (Told, self->told, self->told_room);
  }
  self->told[self->n_told].group = group;
  self->told[self->n_told++].cost = cost;
  return (cost - line->cost) * cursus_groups_multiplicity (self->groups, group);
}

/* The same meeting's groups at two places are all the same ones or all others: places differ in one number that goes for all. */
bool
cursus_consecutive_growth (CursusConsecutive *self, uint32_t member, CursusPlacement before, CursusPlacement after,
                           int64_t *growth)
{
  uint32_t n_before = 0, n_after = 0, meeting = self->groups->members[member];
  if (!is_told (self, member)
      || (before.speaker_set != after.speaker_set && (self->groups->depends & CURSUS_DEPENDS_SPEAKERS) != 0))
    return false;
  const uint32_t *goes = cursus_groups_find (self->groups, member, before, self->group_buffer, &n_before);
  const uint32_t *comes = cursus_groups_find (self->groups, member, after, self->other_buffer, &n_after);
  bool stays = n_before > 0 && n_after > 0 && goes[0] == comes[0];
  *growth = 0;
  self->n_told = 0;
  for (uint32_t i = 0; i < n_before; i++)
    *growth += tell_line (self, goes[i], meeting, stays);
  for (uint32_t i = 0; i < n_after && !stays; i++)
    *growth += tell_line (self, comes[i], meeting, true);
  return true;
}

/* Where the meeting was in the line is not known any more. */
static void
take_out_meeting (CursusLine *line, uint32_t meeting)
{
  for (uint32_t i = 0; i < line->n; i++)
    if (line->meetings[i] == meeting) {
      cursus_line_take_out (line, i);
      return;
    }
}

void
cursus_consecutive_settle (CursusConsecutive *self, uint32_t member, CursusPlacement before, CursusPlacement after)
{
  uint32_t n = 0, meeting = self->groups->members[member];
  const uint32_t *goes = cursus_groups_find (self->groups, member, before, self->group_buffer, &n);
  for (uint32_t i = 0; i < n; i++)
    take_out_meeting (&self->lines[goes[i]], meeting);
  const uint32_t *comes = cursus_groups_find (self->groups, member, after, self->group_buffer, &n);
  for (uint32_t i = 0; i < n; i++) {
    CursusLine *line = &self->lines[comes[i]];
    cursus_line_insert (line, find (self, line, meeting), meeting);
  }
  for (uint32_t i = 0; i < self->n_told; i++)
    self->lines[self->told[i].group].cost = self->told[i].cost;
}
