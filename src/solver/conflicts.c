/* Finds the constraints that say "one at a time" and whom they bind. */
#include "solver/conflicts.h"

#include <string.h>

#define MAX_WORDS (UINT64_C (4) * 1024 * 1024) /* of the bitsets of meetings and of slots, and of the tenants of rooms */

/* What a constraint of one meeting a group speaks of. */
typedef enum {
  KIND_OTHER,
  KIND_SLOT, /* groups of one slot and whatever follows from the meeting */
  KIND_ROOM, /* groups of one room in one slot */
} Kind;

static uint64_t *
row_of (const CursusConflicts *self, uint32_t meeting)
{
  return self->apart + (size_t)meeting * self->n_words;
}

static bool
is_fixed (CursusKey key)
{
  return cursus_key_class (key) != CURSUS_KEY_CLASS_PLACED;
}

static Kind
kind_of (const CursusRuleset *ruleset, const CursusConstraint *c)
{
  if (c->shape != CURSUS_SHAPE_AGGREGATE || c->measure != CURSUS_MEASURE_COUNT || c->filter != NULL || c->parent != CURSUS_NONE
      || c->limits.high != 1 || c->grants != NULL || c->group_weights != NULL || !cursus_ruleset_use (ruleset, c->use)->hard)
    return KIND_OTHER;
  guint n_slot = 0, n_room = 0, n_fixed = 0;
  for (guint k = 0; k < c->keys->len; k++) {
    CursusKey key = g_array_index (c->keys, CursusKey, k);
    n_slot += key == CURSUS_KEY_SLOT;
    n_room += key == CURSUS_KEY_ROOM;
    n_fixed += is_fixed (key);
  }
  if (n_slot != 1 || n_slot + n_room + n_fixed != c->keys->len)
    return KIND_OTHER;
  if (n_room == 0)
    return KIND_SLOT;
  return n_fixed == 0 ? KIND_ROOM : KIND_OTHER;
}

bool
cursus_conflicts_is_of_rooms (const CursusRuleset *ruleset, const CursusConstraint *constraint)
{
  return kind_of (ruleset, constraint) == KIND_ROOM && constraint->limits.low <= 1;
}

/* The values of @key that @meeting has whoever speaks in it; returns their number. */
static uint32_t
fill_always (const CursusFrame *frame, CursusKey key, uint32_t meeting, uint32_t *values, uint32_t *others)
{
  uint32_t n = cursus_key_fill (frame, key, meeting, (CursusPlacement){ 0 }, values);
  for (uint32_t set = 1; set < frame->meetings[meeting].n_speaker_sets; set++) {
    uint32_t n_others = cursus_key_fill (frame, key, meeting, (CursusPlacement){ .speaker_set = (uint16_t)set }, others),
             kept = 0;
    for (uint32_t i = 0; i < n; i++)
      for (uint32_t k = 0; k < n_others; k++)
        if (others[k] == values[i]) {
          values[kept++] = values[i];
          break;
        }
    n = kept;
  }
  return n;
}

/* Cuts each row of @rows down to the meetings that share a value of @key with the row's. */
static void
intersect_by_key (const CursusConflicts *self, const CursusFrame *frame, const CursusConstraint *constraint, CursusKey key,
                  uint64_t *rows)
{
  const GArray *members = constraint->units;
  uint32_t n_max = cursus_key_max_values (frame, key);
  g_autofree uint32_t *values = g_new (uint32_t, MAX (1, n_max)), *others = g_new (uint32_t, MAX (1, n_max));
  g_autofree uint64_t *holders = g_new0 (uint64_t, (gsize)MAX (1, cursus_key_dimension (frame, key)) * self->n_words);
  g_autofree uint64_t *sharing = g_new (uint64_t, self->n_words);
  for (guint i = 0; i < members->len; i++) {
    uint32_t m = g_array_index (members, uint32_t, i), n = fill_always (frame, key, m, values, others);
    for (uint32_t v = 0; v < n; v++)
      cursus_bit_set (holders + (size_t)values[v] * self->n_words, m);
  }
  for (guint i = 0; i < members->len; i++) {
    uint32_t m = g_array_index (members, uint32_t, i), n = fill_always (frame, key, m, values, others);
    memset (sharing, 0, self->n_words * sizeof *sharing);
    for (uint32_t v = 0; v < n; v++)
      for (uint32_t w = 0; w < self->n_words; w++)
        sharing[w] |= holders[(size_t)values[v] * self->n_words + w];
    for (uint32_t w = 0; w < self->n_words; w++)
      rows[(size_t)m * self->n_words + w] &= sharing[w];
  }
}

/* Groups are of every combination of values of the fixed keys, so meetings are in a common one when they share a value of each.
 */
static void
add_slot_constraint (CursusConflicts *self, const CursusFrame *frame, const CursusConstraint *constraint)
{
  const GArray *members = constraint->units;
  g_autofree uint64_t *rows = g_new0 (uint64_t, (gsize)self->n_meetings * self->n_words);
  g_autofree uint64_t *all = g_new0 (uint64_t, self->n_words);
  for (guint i = 0; i < members->len; i++)
    cursus_bit_set (all, g_array_index (members, uint32_t, i));
  for (guint i = 0; i < members->len; i++)
    memcpy (rows + (size_t)g_array_index (members, uint32_t, i) * self->n_words, all, self->n_words * sizeof *all);
  for (guint k = 0; k < constraint->keys->len; k++)
    if (is_fixed (g_array_index (constraint->keys, CursusKey, k)))
      intersect_by_key (self, frame, constraint, g_array_index (constraint->keys, CursusKey, k), rows);
  for (size_t w = 0; w < (size_t)self->n_meetings * self->n_words; w++)
    self->apart[w] |= rows[w];
}

static void
finish (CursusConflicts *self)
{
  uint32_t n_exclusive = 0;
  for (uint32_t m = 0; m < self->n_meetings; m++) {
    cursus_bit_clear (row_of (self, m), m);
    n_exclusive += cursus_bit_test (self->exclusive, m);
    for (uint32_t w = 0; w < self->n_words; w++)
      self->keeps_apart = self->keeps_apart || row_of (self, m)[w] != 0;
  }
  self->has_exclusive = n_exclusive > 1;
}

CursusConflicts *
cursus_conflicts_new (const CursusRuleset *ruleset)
{
  const CursusFrame *frame = ruleset->frame;
  uint64_t n_words = (frame->n_meetings + UINT64_C (63)) / 64, n_slots = frame->timeline->n_slots;
  if (n_words * (frame->n_meetings + n_slots + frame->n_people) + n_slots * frame->n_rooms > MAX_WORDS)
    return NULL;
  const CursusConstraint *rooms = NULL;
  CursusConflicts *self = g_new0 (CursusConflicts, 1);
  self->n_meetings = frame->n_meetings;
  self->n_words = (uint32_t)n_words;
  self->apart = g_new0 (uint64_t, MAX (1, (gsize)frame->n_meetings * n_words));
  self->exclusive = g_new0 (uint64_t, MAX (1, n_words));
  self->n_rooms = frame->n_rooms;
  self->room_is_exclusive = g_new0 (bool, MAX (1, frame->n_rooms));
  for (uint32_t r = 0; r < frame->n_rooms; r++)
    self->room_is_exclusive[r] = cursus_session_room (frame->session, r)->exclusive;
  for (guint c = 0; c < ruleset->constraints->len; c++) {
    const CursusConstraint *constraint = cursus_ruleset_constraint (ruleset, c);
    Kind kind = kind_of (ruleset, constraint);
    if (kind == KIND_SLOT)
      add_slot_constraint (self, frame, constraint);
    if (kind == KIND_ROOM && (rooms == NULL || constraint->units->len > rooms->units->len))
      rooms = constraint; /* two meetings of different ones could share a room */
  }
  for (guint i = 0; rooms != NULL && i < rooms->units->len; i++)
    cursus_bit_set (self->exclusive, g_array_index (rooms->units, uint32_t, i));
  finish (self);
  return self;
}

void
cursus_conflicts_free (CursusConflicts *self)
{
  if (self == NULL)
    return;
  g_free (self->apart);
  g_free (self->exclusive);
  g_free (self->room_is_exclusive);
  g_free (self);
}
