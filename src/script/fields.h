/* Reads a table that a planner wrote by a list of what may stand in it: keys, types, bounds, targets. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "core/diagnostics.h"
#include "core/value.h"

G_BEGIN_DECLS

#define CURSUS_FIELD_MAX_BYTES 10000 /* of one text, where the field does not say otherwise */

/* Where a table was written, for messages. All parts are borrowed. */
#define CURSUS_PLACE_DEPTH 4

typedef struct {
  CursusDiagnostics *diagnostics;
  const char *file;                       /* as messages name it */
  const char *source;                     /* (nullable): its text, to find the lines of keys */
  int line;                               /* where the table begins */
  int end_line;                           /* before which it ends; 0: the end of the file */
  const char *subject;                    /* (nullable): the thing that the table describes */
  const char *inside[CURSUS_PLACE_DEPTH]; /* not owned: keys that lead from the line to the place; looked for when it is told */
} CursusPlace;

typedef enum {
  CURSUS_FIELD_LINE,    /* char **: a text of one line that is not blank */
  CURSUS_FIELD_TEXT,    /* char **: a text of any number of lines that is not blank */
  CURSUS_FIELD_CHOICE,  /* char **: one of @choices */
  CURSUS_FIELD_EMAIL,   /* char ** */
  CURSUS_FIELD_LINK,    /* char **: an http or https address */
  CURSUS_FIELD_TEXTS,   /* char ***: a list of texts as LINE, or one such text */
  CURSUS_FIELD_BOOLEAN, /* bool * */
  CURSUS_FIELD_COUNT,   /* uint32_t *: a whole number from @min to @max */
  CURSUS_FIELD_NUMBER,  /* double *: a number from @min to @max */
  CURSUS_FIELD_DATE,    /* CursusDate * */
  CURSUS_FIELD_CLOCK,   /* int *: "09:00", as minutes since midnight */
  CURSUS_FIELD_VALUE,   /* const CursusValue **: anything; the caller reads it (transfer none) */
  CURSUS_FIELD_ITEMS,   /* no key and no target: the table may have a list part, which the caller reads */
} CursusFieldType;

/* The target keeps what it holds where the key is not given: that is the default. Texts in it are freed when replaced. */
typedef struct {
  const char *key;
  CursusFieldType type;
  void *target;
  bool required;
  double min, max; /* of numbers; of texts: @max bytes, 0: CURSUS_FIELD_MAX_BYTES */
  const char *const *choices;
} CursusField;

/**
 * cursus_fields_read: reads @table (NULL: an empty one) into the targets of @fields.
 *
 * Reports each key that no field names (with a proposal), each required one that is missing, each value of a wrong type or out
 * of its bounds (with what was given and what is accepted), and a list part that no field allows.
 * Returns: false if it added an error; targets of fields that are right are set all the same.
 */
bool cursus_fields_read (const CursusPlace *place, const CursusValue *table, const CursusField *fields, size_t n_fields);

/** cursus_field_read: reads @value as @field says; false if it added an error. For values outside of tables. */
bool cursus_field_read (const CursusPlace *place, const CursusField *field, const CursusValue *value);

/** cursus_place_line_of: the line on which @key is given (NULL: the place's own line). */
int cursus_place_line_of (const CursusPlace *self, const char *key);

/** cursus_place_inside: the place of the table that @key is given. */
CursusPlace cursus_place_inside (const CursusPlace *self, const char *key);

/** cursus_place_error: adds an error at the line of @key (nullable). */
void cursus_place_error (const CursusPlace *self, const char *key, const char *format, ...) G_GNUC_PRINTF (3, 4);

/** cursus_place_error_type: adds "“key” is a whole number (3); accepted: …". */
void cursus_place_error_type (const CursusPlace *self, const char *key, const CursusValue *value, const char *accepted);

/** cursus_text_is_email: whether @text has the shape of one e-mail address. */
bool cursus_text_is_email (const char *text);

G_END_DECLS
