/* A value as a planner or rule author wrote it (in Lua), detached from any Lua state. Immutable once built; several threads may
 * take and drop references then. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

G_BEGIN_DECLS

typedef enum {
  CURSUS_VALUE_NIL,
  CURSUS_VALUE_BOOLEAN,
  CURSUS_VALUE_INTEGER,
  CURSUS_VALUE_NUMBER, /* a number with a fraction */
  CURSUS_VALUE_STRING, /* valid UTF-8 without NUL or control characters other than tab and line feed */
  CURSUS_VALUE_TABLE,  /* a list part (1..n) and a part with string keys, in the order of their names */
} CursusValueType;

typedef struct CursusValue CursusValue;

/** Constructors: (transfer full). Strings are copied. */
CursusValue *cursus_value_new_nil (void);
CursusValue *cursus_value_new_boolean (bool value);
CursusValue *cursus_value_new_integer (int64_t value);
CursusValue *cursus_value_new_number (double value);
CursusValue *cursus_value_new_string (const char *text);
CursusValue *cursus_value_new_table (void);
CursusValue *cursus_value_ref (CursusValue *self);
void cursus_value_unref (CursusValue *self);

/** cursus_value_append: adds @item (transfer full) to the list part of a table. */
void cursus_value_append (CursusValue *self, CursusValue *item);

/** cursus_value_set: sets @key to @item (transfer full) in a table, replacing what was there. */
void cursus_value_set (CursusValue *self, const char *key, CursusValue *item);

/** cursus_value_type: what it is; the readers below depend on it. */
CursusValueType cursus_value_type (const CursusValue *self);

/** cursus_value_type_name: (transfer none): the type in the reader's words, translated: "a text", "a whole number", "a table". */
const char *cursus_value_type_name (const CursusValue *self);

/** Readers: the value if it has that type, else the fallback false, 0, 0.0, NULL. get_number reads integers too. */
bool cursus_value_get_boolean (const CursusValue *self);
int64_t cursus_value_get_integer (const CursusValue *self);
double cursus_value_get_number (const CursusValue *self);
const char *cursus_value_get_string (const CursusValue *self); /* (transfer none) (nullable) */

/** cursus_value_length: number of items in the list part of a table; 0 for other types. */
size_t cursus_value_length (const CursusValue *self);

/** cursus_value_item: (transfer none): item @index (from 0) of the list part. */
const CursusValue *cursus_value_item (const CursusValue *self, size_t index);

/** cursus_value_n_keys, cursus_value_key: the string keys, sorted by bytes. (transfer none) */
size_t cursus_value_n_keys (const CursusValue *self);
const char *cursus_value_key (const CursusValue *self, size_t index);

/** cursus_value_lookup: (transfer none) (nullable): the value of @key in a table. */
const CursusValue *cursus_value_lookup (const CursusValue *self, const char *key);

/** cursus_value_equal: deep equality; 1 and 1.0 are equal. */
bool cursus_value_equal (const CursusValue *a, const CursusValue *b);

/** cursus_value_to_text: (transfer full): as Lua would write it, keys in order, at most @max_bytes bytes (then "…"). For
 * messages. */
char *cursus_value_to_text (const CursusValue *self, size_t max_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusValue, cursus_value_unref)

G_END_DECLS
