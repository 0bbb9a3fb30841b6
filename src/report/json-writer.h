/* Writes JSON as it is told, without a tree of it in between: an answer may have a hundred thousand values. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

G_BEGIN_DECLS

typedef struct CursusJson CursusJson;

/** cursus_json_new: (transfer full): a document with a line for each member and element, indented by two spaces a level. */
CursusJson *cursus_json_new (void);

/** cursus_json_new_line: (transfer full): a document in one line. */
CursusJson *cursus_json_new_line (void);
void cursus_json_free (CursusJson *self);

/** cursus_json_begin_object: an object: the document itself, an element of the open array, or the value of the last key. */
void cursus_json_begin_object (CursusJson *self);
void cursus_json_end_object (CursusJson *self);

/** cursus_json_begin_array: the same for an array. */
void cursus_json_begin_array (CursusJson *self);
void cursus_json_end_array (CursusJson *self);

/** cursus_json_key: the key of the next value of the open object. */
void cursus_json_key (CursusJson *self, const char *key);

/** cursus_json_add_text: a text, or null for NULL. Bytes that are no UTF-8 become U+FFFD. */
void cursus_json_add_text (CursusJson *self, const char *text);

/** cursus_json_add_number: a number, with a decimal point or an exponent also if it is whole; null if it is none.
 * cursus_json_add_integer, cursus_json_add_boolean, cursus_json_add_null: the values of these kinds. */
void cursus_json_add_number (CursusJson *self, double value);
void cursus_json_add_integer (CursusJson *self, int64_t value);
void cursus_json_add_boolean (CursusJson *self, bool value);
void cursus_json_add_null (CursusJson *self);

/** cursus_json_finish: (transfer full): the document, with a newline at its end. Everything that was begun has ended; @self is
 * empty again. */
char *cursus_json_finish (CursusJson *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusJson, cursus_json_free)

G_END_DECLS
