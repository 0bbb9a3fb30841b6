/* Reads what a rule declares of its parameters. Knows no session. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/suggest.h"
#include "core/text.h"
#include "script/api-table.h"
#include "script/param-private.h"

#define MAX_NAME_BYTES 40
#define MAX_NUMBER 1e15 /* whole numbers up to here are exact in every type on the way */

/* In the order of CursusParamType. */
static const char *const type_names[] = {
#define TYPE_NAME(id, name, value, options, doc) name,
  CURSUS_PARAM_TABLE (TYPE_NAME)
#undef TYPE_NAME
      NULL,
};

const char *
cursus_param_type_name (CursusParamType type)
{
  return type_names[type];
}

const char *const *
cursus_param_type_names (void)
{
  return type_names;
}

bool
cursus_param_type_free_of_session (CursusParamType type)
{
  switch (type) {
  case CURSUS_PARAM_INTEGER:
  case CURSUS_PARAM_NUMBER:
  case CURSUS_PARAM_BOOLEAN:
  case CURSUS_PARAM_TEXT:
  case CURSUS_PARAM_CHOICE:
  case CURSUS_PARAM_DURATION:
  case CURSUS_PARAM_CLOCK:
  case CURSUS_PARAM_WEEKDAYS:
    return true;
  case CURSUS_PARAM_DATE:
  case CURSUS_PARAM_DATES:
  case CURSUS_PARAM_DAY_PARTS:
  case CURSUS_PARAM_SELECTOR:
  case CURSUS_PARAM_SELECTORS:
  case CURSUS_PARAM_CALENDAR:
  case CURSUS_PARAM_SITE:
  case CURSUS_PARAM_SITES:
  case CURSUS_PARAM_PERSON:
  case CURSUS_PARAM_PEOPLE:
  case CURSUS_PARAM_FORMAT:
  case CURSUS_PARAM_FORMATS:
  case CURSUS_PARAM_TAG:
  case CURSUS_PARAM_CLAUSE:
  case CURSUS_PARAM_CLAUSES:
    return false;
  }
  g_return_val_if_reached (false);
}

bool
cursus_param_type_is_clause (CursusParamType type)
{
  return type == CURSUS_PARAM_CLAUSE || type == CURSUS_PARAM_CLAUSES;
}

void
cursus_param_free (CursusParam *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->doc);
  g_free (self->doc_fr);
  g_clear_pointer (&self->fallback, cursus_value_unref);
  g_strfreev (self->choices);
  g_free (self);
}

bool
cursus_text_pair_read (const CursusPlace *place, const char *key, const CursusValue *value, char **en, char **fr)
{
  const CursusField single = { key, CURSUS_FIELD_TEXT, en };
  const CursusField pair[] = { CURSUS_API_TEXT_OPTIONS (CURSUS_API_FIELD) };
  CursusPlace inside = cursus_place_inside (place, key);
  bool right = cursus_value_type (value) == CURSUS_VALUE_TABLE ? cursus_fields_read (&inside, value, pair, G_N_ELEMENTS (pair))
                                                               : cursus_field_read (place, &single, value);
  if (right && *fr == NULL)
    *fr = g_strdup (*en);
  return right;
}

/* A parameter is a field of a table in Lua and a place in messages. */
static bool
check_name (const CursusPlace *place, const char *name)
{
  static const char *const reserved[] = { "as",      "weight", "because",  "rule",  "a", "b",
                                          "meeting", "group",  "measured", "limit", NULL };
  bool right = g_ascii_islower (name[0]) && strlen (name) <= MAX_NAME_BYTES && !g_strv_contains (reserved, name);
  for (const char *at = name; *at != '\0'; at++)
    right = right && (g_ascii_islower (*at) || g_ascii_isdigit (*at) || *at == '_');
  if (right)
    return true;
  g_autofree char *shown = cursus_text_excerpt (name);
  g_autofree char *taken = g_strjoinv (", ", (char **)reserved);
  cursus_place_error (place, NULL,
                      _ ("“%s” cannot be the name of a parameter; accepted: small letters without accents, digits and “_”, but "
                         "none of %s"),
                      shown, taken);
  return false;
}

static bool
find_type (const CursusPlace *place, const char *name, const CursusValue *table, CursusParamType *type)
{
  const CursusValue *is = cursus_value_type (table) == CURSUS_VALUE_TABLE ? cursus_value_lookup (table, "is") : NULL;
  const char *text = is != NULL ? cursus_value_get_string (is) : NULL;
  for (CursusParamType i = 0; text != NULL && type_names[i] != NULL; i++) {
    if (strcmp (type_names[i], text) != 0)
      continue;
    *type = i;
    return true;
  }
  cursus_place_error_type (place, name, table, _ ("a type such as integer { … }, duration { … } or selector { … }"));
  return false;
}

static bool
read_choices (const CursusPlace *place, const CursusValue *table, CursusParam *param)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  size_t n = cursus_value_length (table);
  for (size_t i = 0; i < n; i++) {
    const char *word = cursus_value_get_string (cursus_value_item (table, i));
    if (word == NULL || *word == '\0')
      break;
    g_ptr_array_add (words, g_strdup (word));
  }
  if (n == 0 || words->len < n) {
    cursus_place_error (place, NULL, _ ("“%s” is a choice without words; write choice { \"day\", \"week\", default = \"week\" }"),
                        param->name);
    return false;
  }
  g_ptr_array_add (words, NULL);
  param->choices = (char **)g_ptr_array_free (g_steal_pointer (&words), FALSE);
  return true;
}

static bool
read_bound (const CursusPlace *place, const CursusValue *table, const char *key, double *bound, bool *has)
{
  const CursusValue *value = cursus_value_lookup (table, key);
  const CursusField field = { key, CURSUS_FIELD_NUMBER, bound, .min = -MAX_NUMBER, .max = MAX_NUMBER };
  *has = value != NULL;
  return value == NULL || cursus_field_read (place, &field, value);
}

static bool
read_bounds (const CursusPlace *place, const CursusValue *table, CursusParam *param)
{
  if (!read_bound (place, table, "min", &param->least, &param->has_least)
      || !read_bound (place, table, "max", &param->most, &param->has_most))
    return false;
  if (!param->has_least || !param->has_most || param->least <= param->most)
    return true;
  cursus_place_error (place, "max", _ ("“max” is less than “min”"));
  return false;
}

static bool
is_numeric (CursusParamType type)
{
  return type == CURSUS_PARAM_INTEGER || type == CURSUS_PARAM_NUMBER;
}

static bool
read_keys (const CursusPlace *place, const CursusValue *table, CursusParam *param)
{
  const CursusValue *is = NULL, *doc = NULL, *least = NULL, *most = NULL, *fallback = NULL;
  const CursusField of_numbers[] = { CURSUS_API_NUMBER_OPTIONS (CURSUS_API_FIELD) };
  const CursusField of_all[] = { { "is", CURSUS_FIELD_VALUE, &is }, CURSUS_API_PARAM_OPTIONS (CURSUS_API_FIELD) };
  CursusField fields[G_N_ELEMENTS (of_all) + G_N_ELEMENTS (of_numbers)];
  size_t n_fields = G_N_ELEMENTS (of_all);
  memcpy (fields, of_all, sizeof of_all);
  if (param->type == CURSUS_PARAM_CHOICE)
    fields[n_fields++] = (CursusField){ .type = CURSUS_FIELD_ITEMS };
  if (is_numeric (param->type)) {
    memcpy (&fields[n_fields], of_numbers, sizeof of_numbers);
    n_fields += G_N_ELEMENTS (of_numbers);
  }
  if (!cursus_fields_read (place, table, fields, n_fields))
    return false;
  if (doc != NULL && !cursus_text_pair_read (place, "doc", doc, &param->doc, &param->doc_fr))
    return false;
  param->fallback = fallback != NULL ? cursus_value_ref ((CursusValue *)fallback) : NULL;
  return true;
}

/* A selector without a word selects all, unless it may be missing. */
static bool
complete (const CursusPlace *place, CursusParam *param)
{
  if (param->type == CURSUS_PARAM_SELECTOR && param->fallback == NULL && !param->optional)
    param->fallback = cursus_value_new_string ("*");
  if (param->fallback == NULL || !cursus_param_type_free_of_session (param->type))
    return true;
  g_autoptr (CursusArgument) argument = cursus_argument_read (place, param, NULL, param->fallback);
  return argument != NULL;
}

CursusParam *
cursus_param_declare (const CursusPlace *place, const char *name, const CursusValue *table)
{
  CursusParamType type;
  CursusPlace inside = cursus_place_inside (place, name);
  if (!check_name (&inside, name) || !find_type (place, name, table, &type))
    return NULL;
  g_autoptr (CursusParam) param = g_new0 (CursusParam, 1);
  param->name = g_strdup (name);
  param->type = type;
  if (!read_keys (&inside, table, param))
    return NULL;
  if (type == CURSUS_PARAM_CHOICE && !read_choices (&inside, table, param))
    return NULL;
  if (is_numeric (type) && !read_bounds (&inside, table, param))
    return NULL;
  return complete (&inside, param) ? g_steal_pointer (&param) : NULL;
}
