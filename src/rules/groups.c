/* Numbers the groups of a constraint. */
#include "rules/groups-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rules/error.h"
#include "rules/weights.h"

#define MAX_GROUPS (1u << 24)
#define MAX_TUPLES (1u << 20) /* of fixed values, over all meetings and speaker sets */

/* While compiling: the distinct tuples of fixed values. */
typedef struct {
  CursusGroups *groups;
  const CursusConstraint *constraint;
  const GArray *keys;         /* the fixed ones */
  const uint32_t *stand_in;   /* per person: the first person who attends and speaks in the same meetings */
  const uint32_t *stands_for; /* per person: how many it stands for */
  GHashTable *numbers;        /* GBytes of the tuple to its number + 1 */
  GArray *multiplicity;
  GArray *tuples;   /* of uint32_t, one tuple after the other */
  GArray *lists;    /* of uint32_t */
  uint32_t *values; /* room for the values of each key, one after the other */
  uint32_t *offsets;
  bool too_many; /* tuples */
} Builder;

/* The weights of all groups that the group of @tuple stands for, which is written to and left as it was. Recursion over the keys.
 */
static uint64_t
sum_weights (const Builder *self, uint32_t *tuple, guint k)
{
  if (k == self->keys->len)
    return cursus_weights_of_group (self->constraint, tuple, self->keys->len);
  if (!cursus_key_is_people (g_array_index (self->keys, CursusKey, k)))
    return sum_weights (self, tuple, k + 1);
  const uint32_t stand_in = tuple[k];
  uint64_t sum = 0;
  for (uint32_t p = stand_in; p < self->groups->frame->n_people; p++)
    if (self->stand_in[p] == stand_in) {
      tuple[k] = p;
      sum += sum_weights (self, tuple, k + 1);
    }
  tuple[k] = stand_in;
  return sum;
}

static uint32_t
tuple_multiplicity (const Builder *self, uint32_t *tuple)
{
  if (self->constraint->group_weights != NULL)
    return (uint32_t)MIN (sum_weights (self, tuple, 0), UINT32_MAX);
  uint32_t product = 1;
  for (guint k = 0; k < self->keys->len; k++)
    if (cursus_key_is_people (g_array_index (self->keys, CursusKey, k)))
      product *= self->stands_for[tuple[k]];
  return product;
}

static uint32_t
number_of_tuple (Builder *self, uint32_t *tuple)
{
  GBytes *bytes = g_bytes_new (tuple, self->keys->len * sizeof *tuple);
  gpointer found = g_hash_table_lookup (self->numbers, bytes);
  if (found != NULL) {
    g_bytes_unref (bytes);
    return GPOINTER_TO_UINT (found) - 1;
  }
  uint32_t number = self->multiplicity->len;
  uint32_t multiplicity = tuple_multiplicity (self, tuple);
  g_array_append_val (self->multiplicity, multiplicity);
  g_array_append_vals (self->tuples, tuple, self->keys->len);
  g_hash_table_insert (self->numbers, bytes, GUINT_TO_POINTER (number + 1));
  return number;
}

/* Appends the number of every tuple of the values at hand: an odometer over the keys. */
static void
append_tuples (Builder *self, const uint32_t *n_values)
{
  uint32_t digits[CURSUS_N_KEYS] = { 0 }, tuple[CURSUS_N_KEYS] = { 0 };
  for (;;) {
    for (guint k = 0; k < self->keys->len; k++)
      tuple[k] = self->values[self->offsets[k] + digits[k]];
    uint32_t number = number_of_tuple (self, tuple);
    g_array_append_val (self->lists, number);
    guint k = 0;
    while (k < self->keys->len && ++digits[k] == n_values[k])
      digits[k++] = 0;
    if (k == self->keys->len)
      return;
  }
}

/* Puts stand-ins in the place of people and drops those who stand in for nobody new. */
static uint32_t
keep_stand_ins (const Builder *self, uint32_t *values, uint32_t n)
{
  uint32_t kept = 0;
  for (uint32_t i = 0; i < n; i++)
    if (self->stand_in[values[i]] == values[i])
      values[kept++] = values[i];
  return kept;
}

static void
append_list (Builder *self, uint32_t meeting, uint32_t set)
{
  uint32_t n_values[CURSUS_N_KEYS] = { 0 };
  uint64_t n_tuples = 1;
  for (guint k = 0; k < self->keys->len; k++) {
    CursusKey key = g_array_index (self->keys, CursusKey, k);
    uint32_t *values = self->values + self->offsets[k];
    n_values[k] = cursus_key_fill (self->groups->frame, key, meeting, (CursusPlacement){ .speaker_set = (uint16_t)set }, values);
    if (cursus_key_is_people (key))
      n_values[k] = keep_stand_ins (self, values, n_values[k]);
    n_tuples = MIN (n_tuples * n_values[k], MAX_TUPLES + 1u);
  }
  self->too_many = self->too_many || n_tuples + self->lists->len > MAX_TUPLES;
  if (!self->too_many && n_tuples > 0)
    append_tuples (self, n_values);
}

/* ---- People with the same meetings ---- */

/* The people, divided into classes of those who were alike so far. */
typedef struct {
  uint32_t *class_of; /* per person */
  GArray *split;      /* of Split: per class */
  uint32_t n_splits;
} Classes;

/* The class that those of one go to who are in the present list. */
typedef struct {
  uint32_t split; /* number of the list */
  uint32_t into;
} Split;

static uint32_t
add_class (Classes *self)
{
  const Split none = { 0 };
  g_array_append_val (self->split, none);
  return self->split->len - 1;
}

/* Tells the people in a list apart from all others. */
static void
split_by (Classes *self, const uint32_t *people, uint32_t n)
{
  self->n_splits++;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t class = self->class_of[people[i]];
    if (g_array_index (self->split, Split, class).split != self->n_splits) {
      uint32_t into = add_class (self);
      g_array_index (self->split, Split, class) = (Split){ self->n_splits, into };
    }
    self->class_of[people[i]] = g_array_index (self->split, Split, class).into;
  }
}

/* Speakers, and those whom a waiver of @constraint names. */
static void
split_by_kind (Classes *self, const CursusFrame *frame, const CursusConstraint *constraint, uint32_t *people)
{
  uint32_t n = 0;
  for (uint32_t p = 0; p < frame->n_people; p++)
    if (cursus_session_person (frame->session, p)->role == CURSUS_ROLE_SPEAKER)
      people[n++] = p;
  split_by (self, people, n);
  for (guint g = 0; constraint->grants != NULL && g < constraint->grants->len; g++) {
    const CursusGrant *grant = g_ptr_array_index (constraint->grants, g);
    n = 0;
    for (uint32_t p = 0; p < frame->n_people; p++)
      if (grant->scope.people == NULL || grant->scope.people[p])
        people[n++] = p;
    split_by (self, people, n);
  }
}

static void
split_by_meetings (Classes *self, const CursusGroups *groups, uint32_t *people)
{
  const CursusFrame *frame = groups->frame;
  for (uint32_t m = 0; m < groups->n_members; m++)
    for (uint32_t set = 0; set < frame->meetings[groups->members[m]].n_speaker_sets; set++) {
      CursusPlacement at = { .speaker_set = (uint16_t)set };
      split_by (self, people, cursus_key_fill (frame, CURSUS_KEY_PERSON, groups->members[m], at, people));
    }
}

static void
find_stand_ins (const CursusGroups *groups, const CursusConstraint *constraint, uint32_t *stand_in, uint32_t *stands_for)
{
  const CursusFrame *frame = groups->frame;
  g_autofree uint32_t *people = g_new (uint32_t, MAX (1, frame->n_people));
  g_autofree uint32_t *class_of = g_new0 (uint32_t, MAX (1, frame->n_people));
  Classes classes = { .class_of = class_of, .split = g_array_new (FALSE, FALSE, sizeof (Split)) };
  add_class (&classes);
  split_by_kind (&classes, frame, constraint, people);
  split_by_meetings (&classes, groups, people);
  g_autofree uint32_t *first = g_new (uint32_t, classes.split->len);
  memset (first, 0xff, classes.split->len * sizeof *first);
  for (uint32_t p = 0; p < frame->n_people; p++) {
    if (first[class_of[p]] == CURSUS_NONE)
      first[class_of[p]] = p;
    stand_in[p] = first[class_of[p]];
    stands_for[stand_in[p]]++;
  }
  g_array_unref (classes.split);
}

static bool
build_lists (CursusGroups *self, const CursusConstraint *constraint, const GArray *fixed_keys)
{
  uint32_t offsets[CURSUS_N_KEYS] = { 0 }, room = 1;
  for (guint k = 0; k < fixed_keys->len; k++) {
    offsets[k] = room;
    room += cursus_key_max_values (self->frame, g_array_index (fixed_keys, CursusKey, k));
  }
  g_autofree uint32_t *values = g_new0 (uint32_t, room);
  g_autofree uint32_t *stand_in = g_new0 (uint32_t, MAX (1, self->frame->n_people));
  g_autofree uint32_t *stands_for = g_new0 (uint32_t, MAX (1, self->frame->n_people));
  find_stand_ins (self, constraint, stand_in, stands_for);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (cursus_weights_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref,
                                                          NULL);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_autoptr (GArray) tuples = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  Builder builder = {
    .groups = self,
    .constraint = constraint,
    .keys = fixed_keys,
    .stand_in = stand_in,
    .stands_for = stands_for,
    .numbers = numbers,
    .multiplicity = g_array_new (FALSE, FALSE, sizeof (uint32_t)),
    .tuples = tuples,
    .lists = g_array_new (FALSE, FALSE, sizeof (uint32_t)),
    .values = values,
    .offsets = offsets,
  };
  for (uint32_t m = 0; m < self->n_members; m++) {
    self->first_list[m] = starts->len;
    for (uint32_t set = 0; set < self->frame->meetings[self->members[m]].n_speaker_sets; set++) {
      g_array_append_val (starts, builder.lists->len);
      append_list (&builder, self->members[m], set);
    }
  }
  g_array_append_val (starts, builder.lists->len);
  self->n_fixed = MAX (1, builder.multiplicity->len);
  if (builder.multiplicity->len == 0)
    g_array_set_size (builder.multiplicity, 1);
  self->list_start = (uint32_t *)g_array_free (g_steal_pointer (&starts), FALSE);
  self->multiplicity = (uint32_t *)g_array_free (builder.multiplicity, FALSE);
  self->fixed_groups = (uint32_t *)g_array_free (builder.lists, FALSE);
  if (constraint->grants != NULL)
    cursus_groups_find_names (self, constraint, fixed_keys, tuples);
  return !builder.too_many;
}

/* Makes the buffer for values and finds the most groups that one meeting can be in. */
static uint32_t
make_room (CursusGroups *self)
{
  uint32_t placed = 1, longest = 1, most_values = 1;
  for (uint32_t k = 0; k < self->n_placed; k++) {
    uint32_t n_values = self->placed[k].source == CURSUS_KEY_SOURCE_SLOTS ? self->frame->timeline->n_parts : 1;
    most_values = MAX (most_values, n_values);
    placed *= n_values;
  }
  self->placed_values = g_new (uint32_t, most_values);
  uint32_t n_lists = 0;
  for (uint32_t m = 0; m < self->n_members; m++)
    n_lists += self->frame->meetings[self->members[m]].n_speaker_sets;
  for (uint32_t l = 0; l < n_lists; l++)
    longest = MAX (longest, self->list_start[l + 1] - self->list_start[l]);
  return longest * placed;
}

static bool
refuse_too_many (GError **error)
{
  g_set_error_literal (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_TOO_LARGE,
                       _ ("group_by would make more groups than memory allows: name fewer keys"));
  return false;
}

static bool
split_keys (CursusGroups *self, const GArray *keys, GArray *fixed_keys, GError **error)
{
  uint64_t dimension = 1;
  for (guint k = 0; k < keys->len; k++) {
    CursusKey key = g_array_index (keys, CursusKey, k);
    if (cursus_key_class (key) != CURSUS_KEY_CLASS_PLACED) {
      g_array_append_val (fixed_keys, key);
      self->depends |= cursus_key_class (key) == CURSUS_KEY_CLASS_PEOPLE ? CURSUS_DEPENDS_SPEAKERS : 0u;
      continue;
    }
    CursusKeyReader *reader = &self->placed[self->n_placed++];
    cursus_key_reader_init (reader, self->frame, key);
    self->depends |= reader->depends;
    dimension *= reader->dimension;
    if (dimension > MAX_GROUPS)
      break;
  }
  if (dimension > MAX_GROUPS)
    return refuse_too_many (error);
  self->placed_dimension = (uint32_t)dimension;
  return true;
}

/* Groups that are waived count here yet. */
static CursusGroups *
make (const CursusFrame *frame, const CursusConstraint *constraint, GError **error)
{
  const GArray *members = constraint->units, *keys = constraint->keys;
  g_return_val_if_fail (keys->len <= CURSUS_N_KEYS, NULL);
  g_autoptr (CursusGroups) self = g_new0 (CursusGroups, 1);
  g_autoptr (GArray) fixed_keys = g_array_new (FALSE, FALSE, sizeof (CursusKey));
  self->frame = frame;
  self->n_members = members->len;
  self->members = g_memdup2 (members->data, members->len * sizeof (uint32_t));
  self->member_of = g_new (uint32_t, MAX (1, frame->n_meetings));
  memset (self->member_of, 0xff, frame->n_meetings * sizeof (uint32_t));
  for (uint32_t m = 0; m < self->n_members; m++)
    self->member_of[self->members[m]] = m;
  self->first_list = g_new0 (uint32_t, MAX (1, self->n_members));
  if (!split_keys (self, keys, fixed_keys, error))
    return NULL;
  if (!build_lists (self, constraint, fixed_keys) || (uint64_t)self->n_fixed * self->placed_dimension > MAX_GROUPS) {
    refuse_too_many (error);
    return NULL;
  }
  self->max_groups = make_room (self);
  self->all_alone = true;
  for (uint32_t g = 0; g < self->n_fixed; g++)
    self->all_alone = self->all_alone && self->multiplicity[g] == 1;
  return g_steal_pointer (&self);
}

CursusGroups *
cursus_groups_new (const CursusFrame *frame, const CursusConstraint *constraint, GError **error)
{
  CursusGroups *self = make (frame, constraint, error);
  if (self == NULL || constraint->grants == NULL || constraint->shape != CURSUS_SHAPE_AGGREGATE)
    return self;
  cursus_groups_waive (self, constraint);
  self->all_alone = false;
  return self;
}

void
cursus_groups_free (CursusGroups *self)
{
  if (self == NULL)
    return;
  g_free (self->members);
  g_free (self->member_of);
  g_free (self->first_list);
  g_free (self->list_start);
  g_free (self->fixed_groups);
  g_free (self->multiplicity);
  g_free (self->weights);
  g_free (self->named);
  g_free (self->placed_values);
  for (uint32_t k = 0; k < self->n_placed; k++)
    cursus_key_reader_clear (&self->placed[k]);
  g_free (self);
}

/* Extends the n numbers in @from by one placed key: each becomes number * dimension + value, once for each value. */
static uint32_t
spread (const CursusGroups *self, const CursusKeyReader *key, uint32_t meeting, CursusPlacement at, const uint32_t *from,
        uint32_t *out, uint32_t n)
{
  uint32_t n_values = 0;
  const uint32_t *values = cursus_key_reader_read (key, meeting, at, self->placed_values, &n_values);
  for (uint32_t v = n_values; v-- > 0;)
    for (uint32_t i = 0; i < n; i++)
      out[v * n + i] = from[i] * key->dimension + values[v];
  return n * n_values;
}

const uint32_t *
cursus_groups_find (const CursusGroups *self, uint32_t member, CursusPlacement placement, uint32_t *buffer, uint32_t *n_groups)
{
  uint32_t list = self->first_list[member] + placement.speaker_set;
  const uint32_t *groups = self->fixed_groups + self->list_start[list];
  uint32_t n = self->list_start[list + 1] - self->list_start[list];
  for (uint32_t k = 0; k < self->n_placed && n > 0; k++) {
    n = spread (self, &self->placed[k], self->members[member], placement, groups, buffer, n);
    groups = buffer;
  }
  *n_groups = n;
  return groups;
}
