/* Who can be in which group of an aggregate, with which values. People who attend the very same meetings are one class. */
#include <string.h>

#include "solver/encoding-private.h"

#define MAX_MASKS (UINT64_C (1) << 26) /* bytes of the classes of one constraint */

static GHashTable *
new_memory (GDestroyNotify free)
{
  return g_hash_table_new_full (cursus_weights_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, free);
}

/* (element-type uint64): the groups that @values of several keys make: a number for each tuple. @keys: those to be used. */
static void
list_tuples (const CursusEncoding *self, const CursusConstraint *constraint, bool placed, uint32_t meeting, CursusPlacement at,
             GArray *out)
{
  uint64_t none = 0;
  g_array_set_size (out, 0);
  g_array_append_val (out, none);
  for (guint k = 0; k < constraint->keys->len; k++) {
    CursusKey key = g_array_index (constraint->keys, CursusKey, k);
    if ((cursus_key_class (key) == CURSUS_KEY_CLASS_PLACED) != placed)
      continue;
    uint64_t dimension = MAX (1, cursus_key_dimension (self->frame, key));
    g_autofree uint32_t *values = g_new (uint32_t, MAX (1, cursus_key_max_values (self->frame, key)));
    uint32_t n = cursus_key_fill (self->frame, key, meeting, at, values);
    guint before = out->len;
    for (guint t = 0; t < before; t++)
      for (uint32_t v = 0; v < n; v++) {
        uint64_t tuple = g_array_index (out, uint64_t, t) * dimension + values[v];
        g_array_append_val (out, tuple);
      }
    g_array_remove_range (out, 0, before);
  }
}

void
cursus_group_list_placed (const CursusEncoding *self, const CursusConstraint *constraint, uint32_t meeting, CursusPlacement at,
                          GArray *out)
{
  list_tuples (self, constraint, true, meeting, at, out);
}

bool
cursus_group_is_placed_in (const CursusEncoding *self, const CursusConstraint *constraint, uint32_t meeting, CursusPlacement at,
                           uint64_t group)
{
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (uint64_t));
  list_tuples (self, constraint, true, meeting, at, groups);
  for (guint g = 0; g < groups->len; g++)
    if (g_array_index (groups, uint64_t, g) == group)
      return true;
  return false;
}

/* ---- Classes ---- */

/* The values of the fixed keys behind the number of a tuple. */
static uint32_t
split_tuple (const CursusEncoding *self, const CursusConstraint *constraint, uint64_t tuple, uint32_t *values)
{
  uint32_t n = 0;
  for (guint k = constraint->keys->len; k-- > 0;) {
    CursusKey key = g_array_index (constraint->keys, CursusKey, k);
    if (cursus_key_class (key) == CURSUS_KEY_CLASS_PLACED)
      continue;
    uint64_t dimension = MAX (1, cursus_key_dimension (self->frame, key));
    values[n++] = (uint32_t)(tuple % dimension);
    tuple /= dimension;
  }
  for (uint32_t i = 0; i < n / 2; i++) {
    uint32_t value = values[i];
    values[i] = values[n - 1 - i];
    values[n - 1 - i] = value;
  }
  return n;
}

static uint32_t
count_sets (const CursusEncoding *self, const CursusConstraint *constraint, uint32_t n_units)
{
  uint32_t n = 0;
  for (uint32_t u = 0; u < n_units; u++)
    n += self->frame->meetings[g_array_index (constraint->units, uint32_t, u)].n_speaker_sets;
  return n;
}

/* Tuples in the order in which they are met, each with its mask. */
static bool
find_masks (CursusEncoding *self, const CursusConstraint *constraint, GArray *tuples, GPtrArray *masks)
{
  g_autoptr (GHashTable) index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (uint64_t));
  uint32_t n_bits = count_sets (self, constraint, constraint->units->len), bit = 0;
  for (guint u = 0; u < constraint->units->len; u++) {
    uint32_t meeting = g_array_index (constraint->units, uint32_t, u);
    for (uint32_t set = 0; set < self->frame->meetings[meeting].n_speaker_sets; set++, bit++) {
      list_tuples (self, constraint, false, meeting, (CursusPlacement){ .speaker_set = (uint16_t)set }, found);
      for (guint t = 0; t < found->len && (uint64_t)masks->len * n_bits < MAX_MASKS; t++) {
        uint64_t tuple = g_array_index (found, uint64_t, t);
        bool *mask = g_hash_table_lookup (index, &tuple);
        if (mask == NULL) {
          mask = g_new0 (bool, n_bits);
          g_hash_table_insert (index, g_memdup2 (&tuple, sizeof tuple), mask);
          g_array_append_val (tuples, tuple);
          g_ptr_array_add (masks, mask);
        }
        mask[bit] = true;
      }
    }
  }
  return (uint64_t)masks->len * n_bits < MAX_MASKS;
}

static void
clear_class (gpointer data)
{
  g_bytes_unref (((CursusGroupClass *)data)->mask);
}

GArray *
cursus_group_classes (CursusEncoding *self, const CursusConstraint *constraint)
{
  g_autoptr (GArray) tuples = g_array_new (FALSE, FALSE, sizeof (uint64_t));
  g_autoptr (GPtrArray) masks = g_ptr_array_new_with_free_func (g_free);
  if (!find_masks (self, constraint, tuples, masks))
    return NULL;
  uint32_t n_bits = count_sets (self, constraint, constraint->units->len);
  GArray *classes = g_array_new (FALSE, FALSE, sizeof (CursusGroupClass));
  g_array_set_clear_func (classes, clear_class);
  g_autoptr (GHashTable) by_mask = g_hash_table_new (cursus_weights_hash, g_bytes_equal);
  for (guint t = 0; t < tuples->len; t++) {
    uint32_t values[CURSUS_N_KEYS] = { 0 };
    uint32_t n = split_tuple (self, constraint, g_array_index (tuples, uint64_t, t), values);
    CursusGroupClass class = {
      .weight = cursus_weights_of_group (constraint, values, n),
      .mask = g_bytes_new (g_ptr_array_index (masks, t), n_bits * sizeof (bool)),
    };
    gpointer known = g_hash_table_lookup (by_mask, class.mask);
    if (known == NULL) {
      g_array_append_val (classes, class);
      g_hash_table_insert (by_mask, class.mask, GUINT_TO_POINTER (classes->len));
      continue;
    }
    g_array_index (classes, CursusGroupClass, GPOINTER_TO_UINT (known) - 1).weight += class.weight;
    g_bytes_unref (class.mask);
  }
  return classes;
}

const bool *
cursus_group_mask (const CursusEncoding *self, const CursusConstraint *constraint, const CursusGroupClass *class, uint32_t unit)
{
  const bool *mask = g_bytes_get_data (class->mask, NULL);
  return mask + count_sets (self, constraint, unit);
}

/* ---- Entries ---- */

/* Where one unit of an aggregate can be in a group with a value. */
typedef struct {
  uint64_t group;
  int64_t value;
} Place;

static bool
passes (CursusEncoding *self, uint32_t index, uint32_t meeting, CursusPlacement at)
{
  CursusRecaller *filter = &self->encoded[index].filter;
  if (filter->tracer == NULL)
    return true;
  self->scratch[meeting] = at;
  return cursus_recaller_cost (self, filter, &meeting, 1) != 0;
}

/* (element-type int64): the values of the measured key, the amount, or 0 for a count. */
static void
list_values (CursusEncoding *self, const CursusConstraint *constraint, uint32_t meeting, CursusPlacement at, GArray *out)
{
  int64_t value = 0;
  g_array_set_size (out, 0);
  if (constraint->value == CURSUS_N_KEYS) {
    self->scratch[meeting] = at;
    if (constraint->sum_of != CURSUS_N_FACTS)
      value = cursus_fact_read (self->frame, self->scratch, meeting, constraint->sum_of, 0);
    g_array_append_val (out, value);
    return;
  }
  g_autofree uint32_t *values = g_new (uint32_t, MAX (1, cursus_key_max_values (self->frame, constraint->value)));
  uint32_t n = cursus_key_fill (self->frame, constraint->value, meeting, at, values);
  for (uint32_t v = 0; v < n; v++) {
    value = values[v];
    g_array_append_val (out, value);
  }
  value = CURSUS_NO_VALUE;
  if (n == 0)
    g_array_append_val (out, value);
}

/* Sets of placements, by Place. */
typedef struct {
  uint32_t n;
  GHashTable *index; /* GBytes of a Place → bools, one a placement of the domain */
  GArray *places;
  GPtrArray *sets;
} Sets;

static void
note_place (Sets *sets, Place place, uint32_t placement)
{
  GBytes *key = g_bytes_new (&place, sizeof place);
  bool *in = g_hash_table_lookup (sets->index, key);
  if (in == NULL) {
    in = g_new0 (bool, sets->n);
    g_hash_table_insert (sets->index, g_bytes_ref (key), in);
    g_array_append_val (sets->places, place);
    g_ptr_array_add (sets->sets, in);
  }
  g_bytes_unref (key);
  in[placement] = true;
}

/* (element-type CursusEntry): of one unit with the speaker sets of @mask. */
static GArray *
list_entries (CursusEncoding *self, uint32_t index, uint32_t unit, const bool *mask)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, index);
  uint32_t meeting = g_array_index (constraint->units, uint32_t, unit);
  const CursusChoice *choice = &self->choices[meeting];
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (uint64_t));
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (int64_t));
  Sets sets = { choice->n, new_memory (NULL), g_array_new (FALSE, FALSE, sizeof (Place)),
                g_ptr_array_new_with_free_func (g_free) };
  for (uint32_t i = 0; i < choice->n; i++) {
    CursusPlacement at = choice->domain[i];
    if (!mask[at.speaker_set] || !passes (self, index, meeting, at))
      continue;
    list_tuples (self, constraint, true, meeting, at, groups);
    list_values (self, constraint, meeting, at, values);
    for (guint g = 0; g < groups->len; g++)
      for (guint v = 0; v < values->len; v++)
        note_place (&sets, (Place){ g_array_index (groups, uint64_t, g), g_array_index (values, int64_t, v) }, i);
  }
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (CursusEntry));
  for (guint p = 0; p < sets.places->len; p++) {
    const Place *place = &g_array_index (sets.places, Place, p);
    CursusEntry entry = { place->group, place->value, unit,
                          cursus_choice_literal (self, meeting, g_ptr_array_index (sets.sets, p)) };
    g_array_append_val (entries, entry);
  }
  g_hash_table_unref (sets.index);
  g_array_unref (sets.places);
  g_ptr_array_unref (sets.sets);
  return entries;
}

/* (transfer none): the same, from @memory if it is there. */
static const GArray *
find_entries (CursusEncoding *self, uint32_t index, uint32_t unit, const bool *mask, GHashTable *memory)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, index);
  uint32_t n_sets = self->frame->meetings[g_array_index (constraint->units, uint32_t, unit)].n_speaker_sets;
  g_autofree uint32_t *name = g_new (uint32_t, n_sets + 1);
  name[0] = unit;
  for (uint32_t set = 0; set < n_sets; set++)
    name[set + 1] = mask[set];
  GBytes *key = g_bytes_new (name, (n_sets + 1) * sizeof *name);
  GArray *entries = g_hash_table_lookup (memory, key);
  if (entries == NULL) {
    entries = list_entries (self, index, unit, mask);
    g_hash_table_insert (memory, g_bytes_ref (key), entries);
  }
  g_bytes_unref (key);
  return entries;
}

GPtrArray *
cursus_group_entries (CursusEncoding *self, uint32_t index, const CursusGroupClass *class, GHashTable *memory)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, index);
  g_autoptr (GHashTable) by_group = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  const bool *mask = g_bytes_get_data (class->mask, NULL);
  for (uint32_t u = 0; u < constraint->units->len && self->error == NULL; u++) {
    const GArray *entries = find_entries (self, index, u, mask, memory);
    mask += self->frame->meetings[g_array_index (constraint->units, uint32_t, u)].n_speaker_sets;
    for (guint e = 0; e < entries->len; e++) {
      const CursusEntry *entry = &g_array_index (entries, CursusEntry, e);
      GArray *group = g_hash_table_lookup (by_group, &entry->group);
      if (group == NULL) {
        group = g_array_new (FALSE, FALSE, sizeof (CursusEntry));
        g_ptr_array_add (groups, group);
        g_hash_table_insert (by_group, g_memdup2 (&entry->group, sizeof entry->group), group);
      }
      g_array_append_vals (group, entry, 1);
    }
  }
  return groups;
}
