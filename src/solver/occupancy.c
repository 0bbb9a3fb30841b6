/* Bitsets of meetings, one a slot, and the tenants of each room. */
#include "solver/occupancy.h"

CursusOccupancy *
cursus_occupancy_new (const CursusConflicts *conflicts, const CursusFrame *frame, const CursusPlacement *placements)
{
  gsize n_slots = frame->timeline->n_slots;
  CursusOccupancy *self = g_new0 (CursusOccupancy, 1);
  self->conflicts = conflicts;
  self->frame = frame;
  self->placements = placements;
  self->present = g_new0 (uint64_t, MAX (1, n_slots * conflicts->n_words));
  self->tenants = g_new0 (CursusTenants, MAX (1, n_slots * conflicts->n_rooms));
  return self;
}

void
cursus_occupancy_free (CursusOccupancy *self)
{
  if (self == NULL)
    return;
  g_free (self->present);
  g_free (self->tenants);
  g_free (self);
}

static uint64_t *
present_in (const CursusOccupancy *self, uint32_t slot)
{
  return self->present + (size_t)slot * self->conflicts->n_words;
}

static CursusTenants *
tenants_of (const CursusOccupancy *self, uint32_t slot, uint32_t room)
{
  return self->tenants + (size_t)slot * self->conflicts->n_rooms + room;
}

static bool
wants_alone (const CursusOccupancy *self, uint32_t meeting, uint32_t room)
{
  return self->conflicts->room_is_exclusive[room] && cursus_bit_test (self->conflicts->exclusive, meeting);
}

void
cursus_occupancy_add (CursusOccupancy *self, uint32_t meeting, CursusPlacement placement)
{
  bool alone = wants_alone (self, meeting, placement.room);
  for (uint32_t i = 0; i < self->frame->meetings[meeting].n_slots; i++) {
    cursus_bit_set (present_in (self, placement.start + i), meeting);
    CursusTenants *tenants = tenants_of (self, placement.start + i, placement.room);
    tenants->n += alone;
    tenants->sum += alone ? meeting : 0;
  }
}

void
cursus_occupancy_remove (CursusOccupancy *self, uint32_t meeting, CursusPlacement placement)
{
  bool alone = wants_alone (self, meeting, placement.room);
  for (uint32_t i = 0; i < self->frame->meetings[meeting].n_slots; i++) {
    cursus_bit_clear (present_in (self, placement.start + i), meeting);
    CursusTenants *tenants = tenants_of (self, placement.start + i, placement.room);
    tenants->n -= alone;
    tenants->sum -= alone ? meeting : 0;
  }
}

/* What is collected, and the most that is asked for. */
typedef struct {
  uint32_t meeting; /* for whom: not collected */
  uint32_t *found;
  uint32_t n, n_max;
} Collection;

static void
collect (Collection *self, uint32_t other)
{
  if (other == self->meeting || self->n > self->n_max)
    return;
  for (uint32_t i = 0; i < self->n; i++)
    if (self->found[i] == other)
      return;
  if (self->n < self->n_max)
    self->found[self->n] = other;
  self->n++;
}

static void
collect_clashes (const CursusOccupancy *self, Collection *out, uint32_t slot)
{
  const uint64_t *present = present_in (self, slot), *apart = cursus_conflicts_of (self->conflicts, out->meeting);
  for (uint32_t w = 0; w < self->conflicts->n_words && out->n <= out->n_max; w++)
    for (uint64_t bits = present[w] & apart[w]; bits != 0 && out->n <= out->n_max; bits &= bits - 1)
      collect (out, w * 64 + (uint32_t)__builtin_ctzll (bits));
}

/* Several in one room: they are looked for among all who are present. */
static void
collect_crowd (const CursusOccupancy *self, Collection *out, uint32_t slot, uint32_t room)
{
  const uint64_t *present = present_in (self, slot), *exclusive = self->conflicts->exclusive;
  for (uint32_t w = 0; w < self->conflicts->n_words; w++)
    for (uint64_t bits = present[w] & exclusive[w]; bits != 0; bits &= bits - 1) {
      uint32_t other = w * 64 + (uint32_t)__builtin_ctzll (bits);
      if (self->placements[other].room == room)
        collect (out, other);
    }
}

static void
collect_tenants (const CursusOccupancy *self, Collection *out, CursusPlacement to)
{
  if (!wants_alone (self, out->meeting, to.room))
    return;
  for (uint32_t i = 0; i < self->frame->meetings[out->meeting].n_slots; i++) {
    const CursusTenants *tenants = tenants_of (self, to.start + i, to.room);
    if (tenants->n == 1)
      collect (out, tenants->sum);
    else if (tenants->n > 1)
      collect_crowd (self, out, to.start + i, to.room);
  }
}

uint32_t
cursus_occupancy_clashes (const CursusOccupancy *self, uint32_t meeting, uint32_t start, uint32_t *found, uint32_t n_max)
{
  Collection out = { .meeting = meeting, .found = found, .n_max = n_max };
  for (uint32_t i = 0; i < self->frame->meetings[meeting].n_slots; i++)
    collect_clashes (self, &out, start + i);
  return out.n;
}

uint32_t
cursus_occupancy_tenants (const CursusOccupancy *self, uint32_t meeting, CursusPlacement to, uint32_t *found, uint32_t n_max)
{
  Collection out = { .meeting = meeting, .found = found, .n_max = n_max };
  collect_tenants (self, &out, to);
  return out.n;
}

uint32_t
cursus_occupancy_hindrances (const CursusOccupancy *self, uint32_t meeting, CursusPlacement to, uint32_t *found, uint32_t n_max)
{
  Collection out = { .meeting = meeting, .found = found, .n_max = n_max };
  for (uint32_t i = 0; i < self->frame->meetings[meeting].n_slots && out.n <= n_max; i++)
    collect_clashes (self, &out, to.start + i);
  collect_tenants (self, &out, to);
  return out.n;
}
