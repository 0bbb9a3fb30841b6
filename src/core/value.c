/* Values as the planner wrote them. Knows no Lua state; writing them as text is value-text.c's. */
#include "core/value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/text.h"

typedef struct {
  char *key;
  CursusValue *value;
} Entry;

struct CursusValue {
  gatomicrefcount references; /* threads that compile one session's rules share what it holds */
  CursusValueType type;
  union {
    bool boolean;
    int64_t integer;
    double number;
    char *string;
    struct {
      GPtrArray *items; /* of CursusValue */
      GArray *entries;  /* of Entry, by the bytes of their keys */
    } table;
  };
};

static CursusValue *
new_of_type (CursusValueType type)
{
  CursusValue *self = g_new0 (CursusValue, 1);
  g_atomic_ref_count_init (&self->references);
  self->type = type;
  return self;
}

CursusValue *
cursus_value_new_nil (void)
{
  return new_of_type (CURSUS_VALUE_NIL);
}

CursusValue *
cursus_value_new_boolean (bool value)
{
  CursusValue *self = new_of_type (CURSUS_VALUE_BOOLEAN);
  self->boolean = value;
  return self;
}

CursusValue *
cursus_value_new_integer (int64_t value)
{
  CursusValue *self = new_of_type (CURSUS_VALUE_INTEGER);
  self->integer = value;
  return self;
}

CursusValue *
cursus_value_new_number (double value)
{
  CursusValue *self = new_of_type (CURSUS_VALUE_NUMBER);
  self->number = value;
  return self;
}

CursusValue *
cursus_value_new_string (const char *text)
{
  g_return_val_if_fail (cursus_text_is_clean (text, -1), NULL);
  CursusValue *self = new_of_type (CURSUS_VALUE_STRING);
  self->string = g_strdup (text);
  return self;
}

static void
unref_item (gpointer data)
{
  cursus_value_unref (data);
}

static void
clear_entry (gpointer data)
{
  Entry *entry = data;
  g_free (entry->key);
  cursus_value_unref (entry->value);
}

CursusValue *
cursus_value_new_table (void)
{
  CursusValue *self = new_of_type (CURSUS_VALUE_TABLE);
  self->table.items = g_ptr_array_new_with_free_func (unref_item);
  self->table.entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->table.entries, clear_entry);
  return self;
}

CursusValue *
cursus_value_ref (CursusValue *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
cursus_value_unref (CursusValue *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  if (self->type == CURSUS_VALUE_STRING)
    g_free (self->string);
  if (self->type == CURSUS_VALUE_TABLE) {
    g_ptr_array_unref (self->table.items);
    g_array_unref (self->table.entries);
  }
  g_free (self);
}

static Entry *
entry_at (const CursusValue *self, guint index)
{
  return &g_array_index (self->table.entries, Entry, index);
}

/* Where @key stands, or would stand. */
static guint
find_place (const CursusValue *self, const char *key, bool *found)
{
  guint low = 0, high = self->table.entries->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (strcmp (entry_at (self, middle)->key, key) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  *found = low < self->table.entries->len && strcmp (entry_at (self, low)->key, key) == 0;
  return low;
}

void
cursus_value_append (CursusValue *self, CursusValue *item)
{
  g_return_if_fail (self->type == CURSUS_VALUE_TABLE);
  g_ptr_array_add (self->table.items, item);
}

void
cursus_value_set (CursusValue *self, const char *key, CursusValue *item)
{
  g_return_if_fail (self->type == CURSUS_VALUE_TABLE);
  bool found;
  guint place = find_place (self, key, &found);
  if (found) {
    Entry *entry = entry_at (self, place);
    cursus_value_unref (entry->value);
    entry->value = item;
    return;
  }
  Entry entry = { g_strdup (key), item };
  g_array_insert_val (self->table.entries, place, entry);
}

CursusValueType
cursus_value_type (const CursusValue *self)
{
  return self->type;
}

const char *
cursus_value_type_name (const CursusValue *self)
{
  switch (self->type) {
  case CURSUS_VALUE_NIL:
    return _ ("nothing");
  case CURSUS_VALUE_BOOLEAN:
    return _ ("true or false");
  case CURSUS_VALUE_INTEGER:
    return _ ("a whole number");
  case CURSUS_VALUE_NUMBER:
    return _ ("a number");
  case CURSUS_VALUE_STRING:
    return _ ("a text");
  case CURSUS_VALUE_TABLE:
    return _ ("a table");
  }
  g_return_val_if_reached (NULL);
}

bool
cursus_value_get_boolean (const CursusValue *self)
{
  return self->type == CURSUS_VALUE_BOOLEAN && self->boolean;
}

int64_t
cursus_value_get_integer (const CursusValue *self)
{
  return self->type == CURSUS_VALUE_INTEGER ? self->integer : 0;
}

double
cursus_value_get_number (const CursusValue *self)
{
  if (self->type == CURSUS_VALUE_INTEGER)
    return (double)self->integer;
  return self->type == CURSUS_VALUE_NUMBER ? self->number : 0.0;
}

const char *
cursus_value_get_string (const CursusValue *self)
{
  return self->type == CURSUS_VALUE_STRING ? self->string : NULL;
}

size_t
cursus_value_length (const CursusValue *self)
{
  return self->type == CURSUS_VALUE_TABLE ? self->table.items->len : 0;
}

const CursusValue *
cursus_value_item (const CursusValue *self, size_t index)
{
  g_return_val_if_fail (index < cursus_value_length (self), NULL);
  return g_ptr_array_index (self->table.items, index);
}

size_t
cursus_value_n_keys (const CursusValue *self)
{
  return self->type == CURSUS_VALUE_TABLE ? self->table.entries->len : 0;
}

const char *
cursus_value_key (const CursusValue *self, size_t index)
{
  g_return_val_if_fail (index < cursus_value_n_keys (self), NULL);
  return entry_at (self, (guint)index)->key;
}

const CursusValue *
cursus_value_lookup (const CursusValue *self, const char *key)
{
  if (self->type != CURSUS_VALUE_TABLE)
    return NULL;
  bool found;
  guint place = find_place (self, key, &found);
  return found ? entry_at (self, place)->value : NULL;
}

/* Exactly, without rounding the integer to a double first. */
static bool
number_equals_integer (double number, int64_t integer)
{
  /* 2^63 is a double, INT64_MAX is not. */
  bool in_range = number >= -0x1p63 && number < 0x1p63;
  return in_range && (double)(int64_t)number == number && (int64_t)number == integer;
}

static bool
tables_equal (const CursusValue *a, const CursusValue *b)
{
  if (cursus_value_length (a) != cursus_value_length (b) || cursus_value_n_keys (a) != cursus_value_n_keys (b))
    return false;
  for (size_t i = 0; i < cursus_value_length (a); i++) {
    if (!cursus_value_equal (cursus_value_item (a, i), cursus_value_item (b, i)))
      return false;
  }
  for (guint i = 0; i < a->table.entries->len; i++) {
    const Entry *x = entry_at (a, i), *y = entry_at (b, i);
    if (strcmp (x->key, y->key) != 0 || !cursus_value_equal (x->value, y->value))
      return false;
  }
  return true;
}

bool
cursus_value_equal (const CursusValue *a, const CursusValue *b)
{
  if (a->type == CURSUS_VALUE_INTEGER && b->type == CURSUS_VALUE_NUMBER)
    return number_equals_integer (b->number, a->integer);
  if (a->type == CURSUS_VALUE_NUMBER && b->type == CURSUS_VALUE_INTEGER)
    return number_equals_integer (a->number, b->integer);
  if (a->type != b->type)
    return false;
  switch (a->type) {
  case CURSUS_VALUE_NIL:
    return true;
  case CURSUS_VALUE_BOOLEAN:
    return a->boolean == b->boolean;
  case CURSUS_VALUE_INTEGER:
    return a->integer == b->integer;
  case CURSUS_VALUE_NUMBER:
    return a->number == b->number;
  case CURSUS_VALUE_STRING:
    return strcmp (a->string, b->string) == 0;
  case CURSUS_VALUE_TABLE:
    return tables_equal (a, b);
  }
  g_return_val_if_reached (false);
}
