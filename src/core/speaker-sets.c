/* Who may teach a module together. Knows people as numbers only. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/error.h"
#include "core/session-private.h"

/* A set that grows to a limit and keeps the order in which its members came. */
typedef struct {
  GPtrArray *sets;  /* of GArray of uint32_t */
  GHashTable *seen; /* GBytes of the same; as a set */
} Collection;

static void
start (Collection *self)
{
  self->sets = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  self->seen = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
}

static void
finish (Collection *self)
{
  g_clear_pointer (&self->sets, g_ptr_array_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
}

/* Takes @set. False when the collection is full. */
static bool
collect (Collection *self, GArray *set)
{
  if (g_hash_table_add (self->seen, g_bytes_new (set->data, set->len * sizeof (uint32_t))))
    g_ptr_array_add (self->sets, set);
  else
    g_array_unref (set);
  return self->sets->len <= CURSUS_MAX_SPEAKER_SETS;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static GArray *
copy_without_repeats (const GArray *people)
{
  GArray *result = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (guint i = 0; i < people->len; i++) {
    uint32_t person = g_array_index (people, uint32_t, i);
    if (!cursus_array_has (result, person))
      g_array_append_val (result, person);
  }
  return result;
}

/* @base and the people at the @k @positions, sorted. */
static GArray *
unite (const GArray *base, const GArray *people, const uint32_t *positions, uint32_t k)
{
  GArray *set = g_array_sized_new (FALSE, FALSE, sizeof (uint32_t), base->len + k);
  if (base->len > 0)
    g_array_append_vals (set, base->data, base->len);
  for (uint32_t i = 0; i < k; i++) {
    uint32_t person = g_array_index (people, uint32_t, positions[i]);
    if (!cursus_array_has (base, person))
      g_array_append_val (set, person);
  }
  g_array_sort (set, compare);
  return set;
}

/* The next k of n positions in lexicographic order; false after the last. */
static bool
advance (uint32_t *positions, uint32_t k, uint32_t n)
{
  uint32_t i = k;
  while (i > 0 && positions[i - 1] == n - k + i - 1)
    i--;
  if (i == 0)
    return false;
  positions[i - 1]++;
  for (; i < k; i++)
    positions[i] = positions[i - 1] + 1;
  return true;
}

/* C(n, k), or anything above the limit once it is passed. */
static uint64_t
count_combinations (uint32_t n, uint32_t k)
{
  uint64_t count = 1;
  k = MIN (k, n - k);
  for (uint32_t i = 1; i <= k && count <= CURSUS_MAX_SPEAKER_SETS; i++)
    count = count * (n - k + i) / i;
  return count;
}

static bool
extend (Collection *next, const GArray *base, const GArray *people, uint32_t k)
{
  g_autofree uint32_t *positions = g_new (uint32_t, k + 1);
  for (uint32_t i = 0; i < k; i++)
    positions[i] = i;
  bool room = true, more = true;
  while (room && more) {
    room = collect (next, unite (base, people, positions, k));
    more = advance (positions, k, people->len);
  }
  return room;
}

/* Replaces each set by its unions with k of the choice. */
static bool
multiply (Collection *self, const CursusSpeakerChoice *choice, GError **error)
{
  g_autoptr (GArray) people = copy_without_repeats (choice->people);
  if (choice->k == 0 || choice->k > people->len) {
    g_set_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID,
                 _ ("asks for %u of %u speakers, which must be between 1 and as many as are named"), choice->k, people->len);
    return false;
  }
  bool fits = count_combinations (people->len, choice->k) <= CURSUS_MAX_SPEAKER_SETS;
  Collection next;
  start (&next);
  for (guint i = 0; i < self->sets->len && fits; i++)
    fits = extend (&next, g_ptr_array_index (self->sets, i), people, choice->k);
  finish (self);
  *self = next;
  if (!fits)
    g_set_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_TOO_LARGE,
                 _ ("its speakers can be combined in more than %d ways: name fewer, or fix some of them"),
                 CURSUS_MAX_SPEAKER_SETS);
  return fits;
}

GPtrArray *
cursus_speaker_sets_new (const CursusModule *module, GError **error)
{
  Collection collection;
  start (&collection);
  collect (&collection, g_array_new (FALSE, FALSE, sizeof (uint32_t)));
  bool good = true;
  for (guint i = 0; i < module->speaker_choices->len && good; i++)
    good = multiply (&collection, g_ptr_array_index (module->speaker_choices, i), error);
  GPtrArray *sets = good ? g_steal_pointer (&collection.sets) : NULL;
  finish (&collection);
  return sets;
}
