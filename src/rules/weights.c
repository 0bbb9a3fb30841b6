/* Weights of groups by the values of their fixed keys. */
#include "rules/weights.h"

#include <glib/gi18n-lib.h>

#include "rules/error.h"

#define MAX_TUPLES (1u << 20)

/* g_bytes_hash gives tuples of small numbers few different hashes. FNV-1a (Fowler, Noll, Vo) over words, its bits mixed. */
guint
cursus_weights_hash (gconstpointer bytes)
{
  gsize size = 0;
  const uint32_t *tuple = g_bytes_get_data ((GBytes *)bytes, &size);
  uint64_t hash = UINT64_C (0xcbf29ce484222325);
  for (gsize i = 0; i < size / sizeof *tuple; i++)
    hash = (hash ^ tuple[i]) * UINT64_C (0x100000001b3);
  return (guint)(hash ^ hash >> 32);
}

GArray *
cursus_weights_fixed_keys (const CursusConstraint *constraint)
{
  GArray *fixed = g_array_new (FALSE, FALSE, sizeof (CursusKey));
  for (guint k = 0; k < constraint->keys->len; k++) {
    CursusKey key = g_array_index (constraint->keys, CursusKey, k);
    if (cursus_key_class (key) != CURSUS_KEY_CLASS_PLACED)
      g_array_append_val (fixed, key);
  }
  return fixed;
}

/* While tuples are listed. */
typedef struct {
  const CursusFrame *frame;
  const GArray *keys;
  GHashTable *seen; /* of GBytes */
  GArray *tuples;
} List;

static void
add_tuple (List *self, const uint32_t *tuple)
{
  if (self->tuples->len / MAX (1, self->keys->len) <= MAX_TUPLES
      && g_hash_table_add (self->seen, g_bytes_new (tuple, self->keys->len * sizeof *tuple)))
    g_array_append_vals (self->tuples, tuple, self->keys->len);
}

/* All tuples of one meeting with one set of speakers: recursion over the keys, one level a key. */
static void
enumerate (List *self, uint32_t meeting, CursusPlacement at, guint k, uint32_t *tuple)
{
  if (k == self->keys->len) {
    add_tuple (self, tuple);
    return;
  }
  CursusKey key = g_array_index (self->keys, CursusKey, k);
  g_autofree uint32_t *values = g_new (uint32_t, cursus_key_max_values (self->frame, key));
  uint32_t n = cursus_key_fill (self->frame, key, meeting, at, values);
  for (uint32_t i = 0; i < n; i++) {
    tuple[k] = values[i];
    enumerate (self, meeting, at, k + 1, tuple);
  }
}

GArray *
cursus_weights_tuples (const CursusFrame *frame, const CursusConstraint *constraint, GError **error)
{
  g_autoptr (GArray) keys = cursus_weights_fixed_keys (constraint);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (cursus_weights_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
  g_autoptr (GArray) tuples = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  List list = { frame, keys, seen, tuples };
  uint32_t tuple[CURSUS_N_KEYS] = { 0 };
  for (guint u = 0; u < constraint->units->len && keys->len > 0; u++) {
    uint32_t meeting = g_array_index (constraint->units, uint32_t, u);
    for (uint32_t set = 0; set < frame->meetings[meeting].n_speaker_sets; set++)
      enumerate (&list, meeting, (CursusPlacement){ .speaker_set = (uint16_t)set }, 0, tuple);
  }
  if (tuples->len / MAX (1, keys->len) <= MAX_TUPLES)
    return g_steal_pointer (&tuples);
  g_set_error_literal (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_TOO_LARGE,
                       _ ("group_by would make more groups than memory allows: name fewer keys"));
  return NULL;
}

void
cursus_weights_set_group (CursusConstraint *constraint, const uint32_t *values, uint32_t n, uint32_t weight)
{
  if (constraint->group_weights == NULL)
    constraint->group_weights = g_hash_table_new_full (cursus_weights_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
  g_hash_table_insert (constraint->group_weights, g_bytes_new (values, n * sizeof *values), GUINT_TO_POINTER (weight + 1));
}

uint32_t
cursus_weights_of_group (const CursusConstraint *constraint, const uint32_t *values, uint32_t n)
{
  if (constraint->group_weights == NULL)
    return 1;
  g_autoptr (GBytes) bytes = g_bytes_new_static (values, n * sizeof *values);
  uint32_t found = GPOINTER_TO_UINT (g_hash_table_lookup (constraint->group_weights, bytes));
  return found > 0 ? found - 1 : 1;
}
