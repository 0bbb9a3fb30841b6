/* Functions of a group's meetings in time order, which each group keeps. Of neighbours: a meeting that comes or goes changes the
 * pairs it makes with its neighbours and the pair that these make without it. Of the whole sequence: the function is asked again.
 */
#include "rules/parts-private.h"

#include <string.h>

#include "rules/cover.h"

typedef struct {
  uint32_t *meetings; /* by start, then end, then index */
  uint32_t n, room;
  int64_t cost; /* of the whole sequence */
} Line;

struct CursusConsecutive {
  const CursusConstraint *constraint;
  CursusFunction *function;
  CursusGroups *groups;
  bool whole;  /* a function of the sequence, not of neighbours */
  Line *lines; /* per group */
  uint32_t *group_buffer;
};

CursusConsecutive *
cursus_consecutive_new (CursusFunction *function, const CursusFrame *frame, const CursusConstraint *constraint, GError **error)
{
  g_autoptr (CursusConsecutive) self = g_new0 (CursusConsecutive, 1);
  self->constraint = constraint;
  self->function = function;
  self->whole = function->whole = constraint->shape == CURSUS_SHAPE_SEQUENCE;
  self->groups = cursus_groups_new_of (frame, constraint, error);
  if (self->groups == NULL)
    return NULL;
  self->lines = g_new0 (Line, cursus_groups_count (self->groups));
  self->group_buffer = g_new (uint32_t, self->groups->max_groups);
  return g_steal_pointer (&self);
}

void
cursus_consecutive_free (CursusConsecutive *self)
{
  if (self == NULL)
    return;
  for (uint32_t g = 0; self->lines != NULL && g < cursus_groups_count (self->groups); g++)
    g_free (self->lines[g].meetings);
  g_free (self->lines);
  g_free (self->group_buffer);
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
find (const CursusConsecutive *self, const Line *line, uint32_t meeting)
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
is_waived (const CursusConsecutive *self, const Line *line, const CursusUnit *units, uint32_t n_units)
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
call_cost (CursusConsecutive *self, const Line *line, const CursusUnit *units, uint32_t n_units)
{
  if (is_waived (self, line, units, n_units))
    return 0;
  return cursus_function_cost (self->function, self->function->placements, units, n_units);
}

static int64_t
pair_cost (CursusConsecutive *self, const Line *line, uint32_t a, uint32_t b)
{
  CursusUnit units[2] = { a, b };
  return call_cost (self, line, units, 2);
}

static void
insert (Line *line, uint32_t index, uint32_t meeting)
{
  if (line->n == line->room) {
    line->room = MAX (8, line->room * 2);
    line->meetings = g_renew (uint32_t, line->meetings, line->room);
  }
  memmove (line->meetings + index + 1, line->meetings + index, (line->n - index) * sizeof (uint32_t));
  line->meetings[index] = meeting;
  line->n++;
}

static void
take_out (Line *line, uint32_t index)
{
  line->n--;
  memmove (line->meetings + index, line->meetings + index + 1, (line->n - index) * sizeof (uint32_t));
}

/* What the meeting at @index adds to its line: its two pairs less the pair of its neighbours. */
static int64_t
contribution (CursusConsecutive *self, const Line *line, uint32_t index)
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
growth_of_whole (CursusConsecutive *self, Line *line)
{
  int64_t before = line->cost;
  line->cost = line->n == 0 ? 0 : call_cost (self, line, line->meetings, line->n);
  return line->cost - before;
}

/* Puts the meeting into the line (sign 1) or takes it out (-1). */
static int64_t
change_line (CursusConsecutive *self, Line *line, uint32_t meeting, int sign)
{
  uint32_t index = find (self, line, meeting);
  int64_t growth = 0;
  if (sign > 0)
    insert (line, index, meeting);
  if (!self->whole)
    growth = sign * contribution (self, line, index);
  if (sign < 0)
    take_out (line, index);
  return self->whole ? growth_of_whole (self, line) : growth;
}

int64_t
cursus_consecutive_change (CursusConsecutive *self, uint32_t member, CursusPlacement placement, int sign)
{
  uint32_t meeting = self->groups->members[member];
  uint32_t n_groups = cursus_groups_fill (self->groups, member, placement, self->group_buffer);
  int64_t growth = 0;
  for (uint32_t i = 0; i < n_groups; i++) {
    uint32_t group = self->group_buffer[i];
    growth += change_line (self, &self->lines[group], meeting, sign) * cursus_groups_multiplicity (self->groups, group);
  }
  return growth;
}

void
cursus_consecutive_restore (CursusConsecutive *self, uint32_t member, CursusPlacement placement, int sign)
{
  uint32_t meeting = self->groups->members[member];
  uint32_t n_groups = cursus_groups_fill (self->groups, member, placement, self->group_buffer);
  for (uint32_t i = 0; i < n_groups; i++) {
    Line *line = &self->lines[self->group_buffer[i]];
    uint32_t index = find (self, line, meeting);
    if (sign > 0)
      insert (line, index, meeting);
    else
      take_out (line, index);
  }
}

bool
cursus_consecutive_is_whole (const CursusConsecutive *self)
{
  return self->whole;
}
