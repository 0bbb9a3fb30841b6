/* Which meetings hard rules keep apart, whoever wrote the rules: read off the aggregates that allow one meeting a group. For
 * moves that would break such a rule at once, so that they need not be priced. Immutable. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/ruleset.h"

G_BEGIN_DECLS

typedef struct {
  uint32_t n_meetings;
  uint32_t n_words;    /* of a bitset over meetings */
  uint64_t *apart;     /* per meeting a bitset: the meetings that it may share no slot with */
  uint64_t *exclusive; /* a bitset: meetings of which no two may be in the same exclusive room in one slot */
  uint32_t n_rooms;
  bool *room_is_exclusive; /* per room */
  bool keeps_apart;        /* some two meetings */
  bool has_exclusive;      /* two meetings or more */
} CursusConflicts;

/**
 * cursus_conflicts_new: (transfer full) (nullable): from the hard uses of @ruleset that allow one meeting for each something and
 * slot, or for each room and slot, and have no waivers. Two meetings that can avoid each other by their choice of speakers are
 * not kept apart. NULL for a session so large that its bitsets would not fit into some 32 MB.
 */
CursusConflicts *cursus_conflicts_new (const CursusRuleset *ruleset);
void cursus_conflicts_free (CursusConflicts *self);

/** cursus_conflicts_is_of_rooms: whether @constraint forbids two of its meetings in the same exclusive room in one slot, whoever
 * they are and whatever the day, and nothing else. */
bool cursus_conflicts_is_of_rooms (const CursusRuleset *ruleset, const CursusConstraint *constraint);

/** cursus_conflicts_of: (transfer none): the bitset of meetings that share no slot with @meeting. */
static inline const uint64_t *
cursus_conflicts_of (const CursusConflicts *self, uint32_t meeting)
{
  return self->apart + (size_t)meeting * self->n_words;
}

/** cursus_bit_test: whether @index is in the bitset. */
static inline bool
cursus_bit_test (const uint64_t *bits, uint32_t index)
{
  return (bits[index / 64] >> (index % 64) & 1) != 0;
}

/** cursus_bit_set: puts @index into the bitset. */
static inline void
cursus_bit_set (uint64_t *bits, uint32_t index)
{
  bits[index / 64] |= UINT64_C (1) << (index % 64);
}

/** cursus_bit_clear: takes @index out of the bitset. */
static inline void
cursus_bit_clear (uint64_t *bits, uint32_t index)
{
  bits[index / 64] &= ~(UINT64_C (1) << (index % 64));
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusConflicts, cursus_conflicts_free)

G_END_DECLS
