/* What a use gives for a parameter: numbers, texts and choices here, the rest by type in param-time.c and param-thing.c. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/suggest.h"
#include "core/text.h"
#include "core/weekdays.h"
#include "script/param-private.h"

#define SHOWN_BYTES 200
#define MAX_INTEGER 1e15

void
cursus_argument_free (CursusArgument *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->ranges, g_array_unref);
  g_clear_pointer (&self->clauses, g_ptr_array_unref);
  g_free (self->shown);
  g_free (self->shown_fr);
  g_free (self);
}

static char *
describe_bounds (const CursusParam *param, const char *what)
{
  if (param->has_least && param->has_most)
    return g_strdup_printf (_ ("%s from %g to %g"), what, param->least, param->most);
  if (param->has_least)
    return g_strdup_printf (_ ("%s of at least %g"), what, param->least);
  return param->has_most ? g_strdup_printf (_ ("%s of at most %g"), what, param->most) : g_strdup (what);
}

static bool
read_number (const CursusPlace *place, CursusArgument *argument, const CursusValue *value)
{
  const CursusParam *param = argument->param;
  bool whole = param->type == CURSUS_PARAM_INTEGER;
  CursusValueType type = cursus_value_type (value);
  double number = cursus_value_get_number (value);
  bool right = type == CURSUS_VALUE_INTEGER || (type == CURSUS_VALUE_NUMBER && !whole);
  right = right && fabs (number) <= MAX_INTEGER && (!param->has_least || number >= param->least)
          && (!param->has_most || number <= param->most);
  if (!right) {
    g_autofree char *accepted = describe_bounds (param, whole ? _ ("a whole number") : _ ("a number"));
    cursus_place_error_type (place, param->name, value, accepted);
    return false;
  }
  argument->number = number;
  argument->integer = cursus_value_get_integer (value);
  return true;
}

static bool
read_choice (const CursusPlace *place, CursusArgument *argument, const CursusValue *value)
{
  const CursusField field = { argument->param->name, CURSUS_FIELD_CHOICE, &argument->text,
                              .choices = (const char *const *)argument->param->choices };
  return cursus_field_read (place, &field, value);
}

static bool
read_text (const CursusPlace *place, CursusArgument *argument, const CursusValue *value)
{
  const CursusField field = { argument->param->name, CURSUS_FIELD_TEXT, &argument->text };
  return cursus_field_read (place, &field, value);
}

static bool
read_boolean (const CursusPlace *place, CursusArgument *argument, const CursusValue *value)
{
  bool answer = false;
  const CursusField field = { argument->param->name, CURSUS_FIELD_BOOLEAN, &answer };
  if (!cursus_field_read (place, &field, value))
    return false;
  argument->integer = answer;
  return true;
}

static bool
read_duration (const CursusPlace *place, CursusArgument *argument, const CursusValue *value)
{
  if (cursus_duration_read (value, &argument->duration))
    return true;
  cursus_place_error_type (
      place, argument->param->name, value,
      _ ("a duration such as \"3 weeks\", \"5 days\", \"10 working days\", \"2 half-days\", \"90 minutes\" or "
         "\"2 hours\", or a whole number of days"));
  return false;
}

bool
cursus_argument_read_plain (const CursusPlace *place, CursusArgument *argument, const CursusValue *value)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wswitch-enum" /* the caller hands over the types of this file */
  switch (argument->param->type) {
  case CURSUS_PARAM_INTEGER:
  case CURSUS_PARAM_NUMBER:
    return read_number (place, argument, value);
  case CURSUS_PARAM_BOOLEAN:
    return read_boolean (place, argument, value);
  case CURSUS_PARAM_CHOICE:
    return read_choice (place, argument, value);
  case CURSUS_PARAM_TEXT:
    return read_text (place, argument, value);
  case CURSUS_PARAM_DURATION:
    return read_duration (place, argument, value);
  default:
    g_return_val_if_reached (false);
  }
#pragma GCC diagnostic pop
}

/* ---- As the planner wrote it ---- */

static void append_shown (GString *out, const CursusValue *value);

/* { rule = "gap", min = 3 } as gap (min = 3) */
static void
append_clause (GString *out, const CursusValue *value, const CursusValue *rule)
{
  size_t n_shown = 0;
  append_shown (out, rule);
  for (size_t i = 0; i < cursus_value_n_keys (value); i++) {
    const char *key = cursus_value_key (value, i);
    if (strcmp (key, "rule") == 0)
      continue;
    g_string_append_printf (out, "%s%s = ", n_shown++ == 0 ? " (" : ", ", key);
    append_shown (out, cursus_value_lookup (value, key));
  }
  if (n_shown > 0)
    g_string_append_c (out, ')');
}

static void
append_table (GString *out, const CursusValue *value)
{
  if (cursus_value_lookup (value, "rule") != NULL) {
    append_clause (out, value, cursus_value_lookup (value, "rule"));
    return;
  }
  const CursusValue *from = cursus_value_lookup (value, "from");
  const CursusValue *to = cursus_value_lookup (value, "to");
  if (from != NULL && to != NULL) {
    append_shown (out, from);
    g_string_append (out, " – ");
    append_shown (out, to);
    return;
  }
  for (size_t i = 0; i < cursus_value_length (value); i++) {
    if (i > 0)
      g_string_append (out, ", ");
    append_shown (out, cursus_value_item (value, i));
  }
}

static void
append_shown (GString *out, const CursusValue *value)
{
  g_autofree char *text = NULL;
  if (out->len > SHOWN_BYTES)
    return;
  if (cursus_value_type (value) == CURSUS_VALUE_TABLE) {
    append_table (out, value);
    return;
  }
  text = cursus_value_get_string (value) != NULL ? cursus_text_strip (cursus_value_get_string (value))
                                                 : cursus_value_to_text (value, SHOWN_BYTES);
  g_string_append (out, text);
}

/* Of one name or range, or a list of them; 0 if something else is among them. */
static uint8_t
find_weekdays (const CursusValue *value)
{
  uint8_t bits = 0;
  if (cursus_value_get_string (value) != NULL)
    return cursus_weekdays_parse (cursus_value_get_string (value));
  for (size_t i = 0; i < cursus_value_length (value); i++) {
    const char *text = cursus_value_get_string (cursus_value_item (value, i));
    uint8_t of_text = text != NULL ? cursus_weekdays_parse (text) : 0;
    if (of_text == 0)
      return 0;
    bits |= of_text;
  }
  return bits;
}

static void
show (CursusArgument *argument, const CursusValue *value)
{
  uint8_t weekdays = argument->param->type == CURSUS_PARAM_WEEKDAYS ? find_weekdays (value) : 0;
  if (weekdays != 0) {
    argument->shown = cursus_weekdays_list (weekdays, false);
    argument->shown_fr = cursus_weekdays_list (weekdays, true);
    return;
  }
  CursusDuration duration;
  if (argument->param->type == CURSUS_PARAM_DURATION && cursus_duration_read (value, &duration)) {
    argument->shown = cursus_duration_to_text (duration, false);
    argument->shown_fr = cursus_duration_to_text (duration, true);
    return;
  }
  if (argument->param->type == CURSUS_PARAM_DATES)
    return; /* who reads them says how they are shown */
  GString *out = g_string_new (NULL);
  append_shown (out, value);
  argument->shown = g_string_free (out, FALSE);
}

/* ---- Any type ---- */

/* What stands in them is read later. */
static bool
check_clauses (const CursusPlace *place, const CursusArgument *argument, const CursusValue *value)
{
  bool is_list = cursus_value_type (value) == CURSUS_VALUE_TABLE && cursus_value_n_keys (value) == 0;
  if (argument->param->type == CURSUS_PARAM_CLAUSE || (is_list && cursus_value_length (value) > 0))
    return true;
  cursus_place_error_type (place, argument->param->name, value,
                           _ ("a list of rules such as { { rule = \"gap\", … }, { rule = \"weekdays\", … } }"));
  return false;
}

static bool
read_value (const CursusPlace *place, CursusArgument *argument, const CursusSession *session, const CursusValue *value,
            bool by_default)
{
  switch (argument->param->type) {
  case CURSUS_PARAM_INTEGER:
  case CURSUS_PARAM_NUMBER:
  case CURSUS_PARAM_BOOLEAN:
  case CURSUS_PARAM_TEXT:
  case CURSUS_PARAM_CHOICE:
  case CURSUS_PARAM_DURATION:
    return cursus_argument_read_plain (place, argument, value);
  case CURSUS_PARAM_DATE:
  case CURSUS_PARAM_DATES:
  case CURSUS_PARAM_CLOCK:
  case CURSUS_PARAM_WEEKDAYS:
  case CURSUS_PARAM_DAY_PARTS:
    return cursus_argument_read_time (place, argument, session, value);
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
    return cursus_argument_read_thing (place, argument, session, value, by_default);
  case CURSUS_PARAM_CLAUSE:
  case CURSUS_PARAM_CLAUSES:
    return check_clauses (place, argument, value);
  }
  g_return_val_if_reached (false);
}

static void
refuse_missing (const CursusPlace *place, const CursusParam *param)
{
  /* TRANSLATORS: the code of your language: it chooses among the languages of what rules bring along */
  bool french = strcmp (C_ ("language of the messages", "en"), "fr") == 0;
  const char *doc = french ? param->doc_fr : param->doc;
  if (doc != NULL)
    cursus_place_error (place, NULL, _ ("the parameter “%s” (%s) is missing: %s"), param->name,
                        cursus_param_type_name (param->type), doc);
  else
    cursus_place_error (place, NULL, _ ("the parameter “%s” (%s) is missing"), param->name, cursus_param_type_name (param->type));
}

CursusArgument *
cursus_argument_read (const CursusPlace *place, const CursusParam *param, const CursusSession *session, const CursusValue *value)
{
  g_autoptr (CursusArgument) argument = g_new0 (CursusArgument, 1);
  bool by_default = value == NULL;
  argument->param = param;
  value = by_default ? param->fallback : value;
  if (value == NULL && param->optional)
    return g_steal_pointer (&argument);
  if (value == NULL) {
    refuse_missing (place, param);
    return NULL;
  }
  argument->given = true;
  argument->value = value;
  show (argument, value);
  return read_value (place, argument, session, value, by_default) ? g_steal_pointer (&argument) : NULL;
}
