/* Table-driven reading of what a planner wrote. Knows values and their lines; nothing of sessions, files or Lua. */
#include "script/fields.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/date.h"
#include "core/suggest.h"
#include "core/text.h"
#include "script/declarations.h"

#define SHOWN_VALUE_BYTES 60
#define MAX_LOCATED_ERRORS 200 /* diagnostics keep no more: looking for the lines of the rest would be wasted time */

int
cursus_place_line_of (const CursusPlace *self, const char *key)
{
  int line = self->line;
  if (self->source == NULL || cursus_diagnostics_n_errors (self->diagnostics) > MAX_LOCATED_ERRORS)
    return line;
  for (guint i = 0; i < CURSUS_PLACE_DEPTH && self->inside[i] != NULL; i++)
    line = cursus_declarations_find_key (self->source, line, self->end_line, self->inside[i]);
  return key != NULL ? cursus_declarations_find_key (self->source, line, self->end_line, key) : line;
}

/* Lines are looked for by reading the file, which most places never need. */
CursusPlace
cursus_place_inside (const CursusPlace *self, const char *key)
{
  CursusPlace inside = *self;
  for (guint i = 0; i < CURSUS_PLACE_DEPTH; i++)
    if (inside.inside[i] == NULL) {
      inside.inside[i] = key;
      return inside;
    }
  memset (inside.inside, 0, sizeof inside.inside);
  inside.line = cursus_place_line_of (self, key);
  return inside;
}

void
cursus_place_error (const CursusPlace *self, const char *key, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cursus_diagnostics_error (self->diagnostics, self->file, cursus_place_line_of (self, key), self->subject, "%s", text);
}

void
cursus_place_error_type (const CursusPlace *self, const char *key, const CursusValue *value, const char *accepted)
{
  g_autofree char *shown = cursus_value_to_text (value, SHOWN_VALUE_BYTES);
  cursus_place_error (self, key, _ ("“%s” is %s (%s); accepted: %s"), key, cursus_value_type_name (value), shown, accepted);
}

bool
cursus_text_is_email (const char *text)
{
  const char *at = strchr (text, '@');
  if (at == NULL || at == text || at[1] == '\0' || strchr (at + 1, '@') != NULL)
    return false;
  for (const char *c = text; *c != '\0'; c++)
    if (g_ascii_isspace (*c) || g_ascii_iscntrl (*c) || strchr (",;<>\"()", *c) != NULL)
      return false;
  return strlen (text) <= 254;
}

static bool
is_blank (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      return false;
  return true;
}

/* Everything that a text of any kind must be. */
static const char *
check_text (const CursusPlace *place, const CursusField *field, const CursusValue *value, const char *accepted)
{
  const char *text = cursus_value_get_string (value);
  size_t max_bytes = field->max > 0 ? (size_t)field->max : CURSUS_FIELD_MAX_BYTES;
  if (text == NULL) {
    cursus_place_error_type (place, field->key, value, accepted);
    return NULL;
  }
  if (is_blank (text)) {
    cursus_place_error (place, field->key, _ ("“%s” is empty; accepted: %s"), field->key, accepted);
    return NULL;
  }
  if (strlen (text) > max_bytes) {
    cursus_place_error (place, field->key, _ ("“%s” has %zu bytes; at most %zu are accepted"), field->key, strlen (text),
                        max_bytes);
    return NULL;
  }
  return text;
}

static const char *
check_line (const CursusPlace *place, const CursusField *field, const CursusValue *value, const char *accepted)
{
  const char *text = check_text (place, field, value, accepted);
  if (text != NULL && strpbrk (text, "\n\r\t") != NULL) {
    cursus_place_error (place, field->key, _ ("“%s” has a line break or a tab; accepted: a text of one line"), field->key);
    return NULL;
  }
  return text;
}

static bool
keep_text (const CursusField *field, const char *text)
{
  char **target = field->target;
  if (text == NULL)
    return false;
  g_free (*target);
  *target = g_strstrip (g_strdup (text));
  return true;
}

static bool
read_choice (const CursusPlace *place, const CursusField *field, const CursusValue *value)
{
  size_t n_choices = g_strv_length ((char **)field->choices);
  const char *text = cursus_value_get_string (value);
  if (text != NULL && g_strv_contains (field->choices, text))
    return keep_text (field, text);
  g_autofree char *given = cursus_value_to_text (value, SHOWN_VALUE_BYTES);
  g_autofree char *phrase = cursus_suggest_phrase (text != NULL ? text : "", field->choices, n_choices);
  cursus_place_error (place, field->key, _ ("“%s” cannot be %s%s"), field->key, given, phrase);
  return false;
}

static bool
read_email (const CursusPlace *place, const CursusField *field, const CursusValue *value)
{
  const char *text = check_line (place, field, value, _ ("an e-mail address"));
  if (text == NULL || cursus_text_is_email (text))
    return keep_text (field, text);
  g_autofree char *shown = cursus_text_excerpt (text);
  cursus_place_error (place, field->key, _ ("“%s” is “%s”, which is no e-mail address; write it as name@example.org"), field->key,
                      shown);
  return false;
}

static bool
read_link (const CursusPlace *place, const CursusField *field, const CursusValue *value)
{
  const char *text = check_line (place, field, value, _ ("an address that begins with https://"));
  if (text == NULL)
    return false;
  bool has_scheme = g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://");
  if (has_scheme && strpbrk (text, " <>\"") == NULL && g_uri_is_valid (text, G_URI_FLAGS_ENCODED, NULL))
    return keep_text (field, text);
  g_autofree char *shown = cursus_text_excerpt (text);
  cursus_place_error (place, field->key, _ ("“%s” is “%s”; accepted: an address that begins with https://, without spaces"),
                      field->key, shown);
  return false;
}

static bool
read_texts (const CursusPlace *place, const CursusField *field, const CursusValue *value)
{
  const char *accepted = _ ("a text or a list of texts");
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  bool single = cursus_value_type (value) != CURSUS_VALUE_TABLE;
  size_t n_texts = single ? 1 : cursus_value_length (value);
  if (!single && cursus_value_n_keys (value) > 0) {
    g_autofree char *shown = cursus_text_excerpt (cursus_value_key (value, 0));
    cursus_place_error (place, field->key, _ ("“%s” has the key “%s”; accepted: %s"), field->key, shown, accepted);
    return false;
  }
  for (size_t i = 0; i < n_texts; i++) {
    const char *text = check_line (place, field, single ? value : cursus_value_item (value, i), accepted);
    if (text == NULL)
      return false;
    g_ptr_array_add (texts, g_strstrip (g_strdup (text)));
  }
  g_ptr_array_add (texts, NULL);
  g_strfreev (*(char ***)field->target);
  *(char ***)field->target = (char **)g_ptr_array_free (g_steal_pointer (&texts), FALSE);
  return true;
}

static bool
read_boolean (const CursusPlace *place, const CursusField *field, const CursusValue *value)
{
  if (cursus_value_type (value) != CURSUS_VALUE_BOOLEAN) {
    cursus_place_error_type (place, field->key, value, _ ("true or false"));
    return false;
  }
  *(bool *)field->target = cursus_value_get_boolean (value);
  return true;
}

static bool
is_number_within (const CursusField *field, const CursusValue *value)
{
  CursusValueType type = cursus_value_type (value);
  double number = cursus_value_get_number (value);
  return (type == CURSUS_VALUE_INTEGER || type == CURSUS_VALUE_NUMBER) && isfinite (number) && number >= field->min
         && number <= field->max;
}

static bool
read_count (const CursusPlace *place, const CursusField *field, const CursusValue *value)
{
  double number = cursus_value_get_number (value);
  if (!is_number_within (field, value) || number != floor (number)) {
    g_autofree char *accepted = g_strdup_printf (_ ("a whole number from %.0f to %.0f"), field->min, field->max);
    cursus_place_error_type (place, field->key, value, accepted);
    return false;
  }
  *(uint32_t *)field->target = (uint32_t)number;
  return true;
}

static bool
read_number (const CursusPlace *place, const CursusField *field, const CursusValue *value)
{
  if (!is_number_within (field, value)) {
    g_autofree char *accepted = g_strdup_printf (_ ("a number from %g to %g"), field->min, field->max);
    cursus_place_error_type (place, field->key, value, accepted);
    return false;
  }
  *(double *)field->target = cursus_value_get_number (value);
  return true;
}

static bool
read_date (const CursusPlace *place, const CursusField *field, const CursusValue *value)
{
  g_autoptr (GError) error = NULL;
  const char *text = check_line (place, field, value, _ ("a date such as \"2023-10-11\""));
  if (text == NULL)
    return false;
  if (cursus_date_parse (text, field->target, &error))
    return true;
  cursus_place_error (place, field->key, _ ("“%s”: %s"), field->key, error->message);
  return false;
}

static bool
read_clock (const CursusPlace *place, const CursusField *field, const CursusValue *value)
{
  g_autoptr (GError) error = NULL;
  const char *text = check_line (place, field, value, _ ("a time such as \"09:00\""));
  if (text == NULL)
    return false;
  if (cursus_clock_parse (text, field->target, &error))
    return true;
  cursus_place_error (place, field->key, _ ("“%s”: %s"), field->key, error->message);
  return false;
}

bool
cursus_field_read (const CursusPlace *place, const CursusField *field, const CursusValue *value)
{
  switch (field->type) {
  case CURSUS_FIELD_LINE:
    return keep_text (field, check_line (place, field, value, _ ("a text")));
  case CURSUS_FIELD_TEXT:
    return keep_text (field, check_text (place, field, value, _ ("a text")));
  case CURSUS_FIELD_CHOICE:
    return read_choice (place, field, value);
  case CURSUS_FIELD_EMAIL:
    return read_email (place, field, value);
  case CURSUS_FIELD_LINK:
    return read_link (place, field, value);
  case CURSUS_FIELD_TEXTS:
    return read_texts (place, field, value);
  case CURSUS_FIELD_BOOLEAN:
    return read_boolean (place, field, value);
  case CURSUS_FIELD_COUNT:
    return read_count (place, field, value);
  case CURSUS_FIELD_NUMBER:
    return read_number (place, field, value);
  case CURSUS_FIELD_DATE:
    return read_date (place, field, value);
  case CURSUS_FIELD_CLOCK:
    return read_clock (place, field, value);
  case CURSUS_FIELD_VALUE:
    *(const CursusValue **)field->target = value;
    return true;
  case CURSUS_FIELD_ITEMS:
    return true;
  }
  g_assert_not_reached ();
}

static const CursusField *
find_field (const CursusField *fields, size_t n_fields, const char *key)
{
  for (size_t i = 0; i < n_fields; i++)
    if (g_strcmp0 (fields[i].key, key) == 0)
      return &fields[i];
  return NULL;
}

static void
report_unknown (const CursusPlace *place, const CursusField *fields, size_t n_fields, const char *key)
{
  g_autofree const char **known = g_new0 (const char *, n_fields);
  for (size_t i = 0; i < n_fields; i++)
    known[i] = g_strcmp0 (fields[i].key, "is") == 0 ? NULL : fields[i].key;
  g_autofree char *phrase = cursus_suggest_phrase (key, known, n_fields);
  g_autofree char *shown = cursus_text_excerpt (key);
  cursus_place_error (place, key, _ ("unknown key “%s”%s"), shown, phrase);
}

static bool
check_items (const CursusPlace *place, const CursusValue *table, const CursusField *fields, size_t n_fields)
{
  for (size_t i = 0; i < n_fields; i++)
    if (fields[i].type == CURSUS_FIELD_ITEMS)
      return true;
  if (table == NULL || cursus_value_length (table) == 0)
    return true;
  g_autofree char *shown = cursus_value_to_text (cursus_value_item (table, 0), SHOWN_VALUE_BYTES);
  cursus_place_error (place, NULL, _ ("%s stands without a key; write key = value"), shown);
  return false;
}

bool
cursus_fields_read (const CursusPlace *place, const CursusValue *table, const CursusField *fields, size_t n_fields)
{
  bool right = check_items (place, table, fields, n_fields);
  for (size_t i = 0; table != NULL && i < cursus_value_n_keys (table); i++) {
    const char *key = cursus_value_key (table, i);
    const CursusField *field = find_field (fields, n_fields, key);
    if (field == NULL)
      report_unknown (place, fields, n_fields, key);
    right = field != NULL && cursus_field_read (place, field, cursus_value_lookup (table, key)) && right;
  }
  for (size_t i = 0; i < n_fields; i++) {
    if (!fields[i].required || (table != NULL && cursus_value_lookup (table, fields[i].key) != NULL))
      continue;
    cursus_place_error (place, NULL, _ ("“%s” is missing"), fields[i].key);
    right = false;
  }
  return right;
}
