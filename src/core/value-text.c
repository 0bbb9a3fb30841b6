/* Writes a value as Lua would, for messages. Reads values through their public functions only. */
#include "core/value.h"

#include <math.h>
#include <string.h>

static void append_value (GString *out, const CursusValue *value, size_t max_bytes);

static void
append_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++) {
    switch (*p) {
    case '"':
      g_string_append (out, "\\\"");
      break;
    case '\\':
      g_string_append (out, "\\\\");
      break;
    case '\n':
      g_string_append (out, "\\n");
      break;
    case '\t':
      g_string_append (out, "\\t");
      break;
    default:
      g_string_append_c (out, *p);
    }
  }
  g_string_append_c (out, '"');
}

static void
append_number (GString *out, double number)
{
  if (isnan (number)) {
    g_string_append (out, "0/0");
    return;
  }
  if (isinf (number)) {
    g_string_append (out, number < 0 ? "-math.huge" : "math.huge");
    return;
  }
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd (text, sizeof text, "%.14g", number);
  g_string_append (out, text);
  if (strspn (text, "-0123456789") == strlen (text)) /* looks like a whole number */
    g_string_append (out, ".0");
}

static bool
is_reserved (const char *word)
{
  static const char *const words[] = { "and",      "break",  "do",   "else", "elseif", "end",   "false", "for",
                                       "function", "goto",   "if",   "in",   "local",  "nil",   "not",   "or",
                                       "repeat",   "return", "then", "true", "until",  "while", NULL };
  return g_strv_contains (words, word);
}

static bool
is_name (const char *key)
{
  if (!g_ascii_isalpha (key[0]) && key[0] != '_')
    return false;
  for (const char *p = key; *p != '\0'; p++) {
    if (!g_ascii_isalnum (*p) && *p != '_')
      return false;
  }
  return !is_reserved (key);
}

static void
append_key (GString *out, const char *key)
{
  if (is_name (key)) {
    g_string_append (out, key);
  } else {
    g_string_append_c (out, '[');
    append_string (out, key);
    g_string_append_c (out, ']');
  }
  g_string_append (out, " = ");
}

/* Stops as soon as there is more than anybody will read: tables may be large and deep. */
static void
append_table (GString *out, const CursusValue *table, size_t max_bytes)
{
  const char *separator = "{ ";
  for (size_t i = 0; i < cursus_value_length (table) && out->len <= max_bytes; i++) {
    g_string_append (out, separator);
    append_value (out, cursus_value_item (table, i), max_bytes);
    separator = ", ";
  }
  for (size_t i = 0; i < cursus_value_n_keys (table) && out->len <= max_bytes; i++) {
    const char *key = cursus_value_key (table, i);
    g_string_append (out, separator);
    append_key (out, key);
    append_value (out, cursus_value_lookup (table, key), max_bytes);
    separator = ", ";
  }
  g_string_append (out, separator[0] == '{' ? "{}" : " }");
}

static void
append_value (GString *out, const CursusValue *value, size_t max_bytes)
{
  switch (cursus_value_type (value)) {
  case CURSUS_VALUE_NIL:
    g_string_append (out, "nil");
    break;
  case CURSUS_VALUE_BOOLEAN:
    g_string_append (out, cursus_value_get_boolean (value) ? "true" : "false");
    break;
  case CURSUS_VALUE_INTEGER:
    g_string_append_printf (out, "%" G_GINT64_FORMAT, cursus_value_get_integer (value));
    break;
  case CURSUS_VALUE_NUMBER:
    append_number (out, cursus_value_get_number (value));
    break;
  case CURSUS_VALUE_STRING:
    append_string (out, cursus_value_get_string (value));
    break;
  case CURSUS_VALUE_TABLE:
    append_table (out, value, max_bytes);
    break;
  }
}

char *
cursus_value_to_text (const CursusValue *self, size_t max_bytes)
{
  GString *out = g_string_new (NULL);
  append_value (out, self, max_bytes);
  if (out->len > max_bytes) {
    size_t end = max_bytes;
    while (end > 0 && (out->str[end] & 0xc0) == 0x80) /* not inside a character */
      end--;
    g_string_truncate (out, end);
    g_string_append (out, "…");
  }
  return g_string_free (out, FALSE);
}
