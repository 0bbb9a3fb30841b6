/* Writes JSON into a text that grows. It knows how values are written and where commas go, and nothing of what they mean. */
#include "report/json-writer.h"

#include <math.h>
#include <string.h>

#define INDENT 2

struct CursusJson {
  GString *text;
  bool is_line;      /* all in one */
  bool is_after_key; /* the next value belongs to a key */
  bool is_empty;     /* what is open has nothing in it yet */
  uint32_t depth;    /* objects and arrays that are open */
};

static CursusJson *
make (bool is_line)
{
  CursusJson *self = g_new0 (CursusJson, 1);
  self->text = g_string_new (NULL);
  self->is_line = is_line;
  return self;
}

CursusJson *
cursus_json_new (void)
{
  return make (false);
}

CursusJson *
cursus_json_new_line (void)
{
  return make (true);
}

void
cursus_json_free (CursusJson *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_free (self);
}

static void
start_line (CursusJson *self)
{
  static const char spaces[] = "\n                                ";
  if (self->is_line)
    return;
  gsize n = 1 + (gsize)INDENT * self->depth;
  g_string_append_len (self->text, spaces, (gssize)MIN (n, sizeof spaces - 1));
  for (gsize i = sizeof spaces - 1; i < n; i++)
    g_string_append_c (self->text, ' ');
}

/* Before a key, or a value that has none. */
static void
start_item (CursusJson *self)
{
  if (self->depth == 0)
    return;
  if (!self->is_empty)
    g_string_append_c (self->text, ',');
  self->is_empty = false;
  start_line (self);
}

static void
start_value (CursusJson *self)
{
  if (self->is_after_key)
    self->is_after_key = false;
  else
    start_item (self);
}

static void
begin (CursusJson *self, char bracket)
{
  start_value (self);
  g_string_append_c (self->text, bracket);
  self->depth++;
  self->is_empty = true;
}

static void
end (CursusJson *self, char bracket)
{
  g_return_if_fail (self->depth > 0 && !self->is_after_key);
  self->depth--;
  if (!self->is_empty)
    start_line (self);
  g_string_append_c (self->text, bracket);
  self->is_empty = false;
}

void
cursus_json_begin_object (CursusJson *self)
{
  begin (self, '{');
}

void
cursus_json_end_object (CursusJson *self)
{
  end (self, '}');
}

void
cursus_json_begin_array (CursusJson *self)
{
  begin (self, '[');
}

void
cursus_json_end_array (CursusJson *self)
{
  end (self, ']');
}

static void
put_escape (GString *out, unsigned char c)
{
  static const char named[][3] = { ['\b'] = "\\b", ['\f'] = "\\f", ['\n'] = "\\n", ['\r'] = "\\r", ['\t'] = "\\t" };
  if (c == '"' || c == '\\') {
    g_string_append_c (out, '\\');
    g_string_append_c (out, (char)c);
  } else if (c < G_N_ELEMENTS (named) && *named[c] != '\0') {
    g_string_append (out, named[c]);
  } else {
    g_string_append_printf (out, "\\u%04x", c);
  }
}

static bool
is_plain (unsigned char c)
{
  return c >= ' ' && c != '"' && c != '\\' && c != 0x7f;
}

/* A valid text, between quotes. */
static void
put_text (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  while (*text != '\0') {
    const char *plain = text;
    while (is_plain ((unsigned char)*text))
      text++;
    g_string_append_len (out, plain, text - plain);
    if (*text != '\0')
      put_escape (out, (unsigned char)*text++);
  }
  g_string_append_c (out, '"');
}

void
cursus_json_key (CursusJson *self, const char *key)
{
  g_return_if_fail (self->depth > 0 && !self->is_after_key);
  start_item (self);
  put_text (self->text, key);
  g_string_append (self->text, self->is_line ? ":" : " : ");
  self->is_after_key = true;
}

void
cursus_json_add_text (CursusJson *self, const char *text)
{
  if (text == NULL) {
    cursus_json_add_null (self);
    return;
  }
  start_value (self);
  if (g_utf8_validate (text, -1, NULL)) {
    put_text (self->text, text);
    return;
  }
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  put_text (self->text, valid);
}

void
cursus_json_add_integer (CursusJson *self, int64_t value)
{
  char digits[32], *first = digits + sizeof digits;
  start_value (self);
  uint64_t left = value < 0 ? -(uint64_t)value : (uint64_t)value;
  do
    *--first = (char)('0' + left % 10);
  while ((left /= 10) > 0);
  if (value < 0)
    *--first = '-';
  g_string_append_len (self->text, first, digits + sizeof digits - first);
}

void
cursus_json_add_number (CursusJson *self, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  if (!isfinite (value)) {
    cursus_json_add_null (self);
    return;
  }
  start_value (self);
  g_string_append (self->text, g_ascii_dtostr (digits, sizeof digits, value));
  if (strpbrk (digits, ".e") == NULL)
    g_string_append (self->text, ".0");
}

void
cursus_json_add_boolean (CursusJson *self, bool value)
{
  start_value (self);
  g_string_append (self->text, value ? "true" : "false");
}

void
cursus_json_add_null (CursusJson *self)
{
  start_value (self);
  g_string_append (self->text, "null");
}

char *
cursus_json_finish (CursusJson *self)
{
  g_return_val_if_fail (self->depth == 0 && !self->is_after_key, NULL);
  GString *text = g_steal_pointer (&self->text);
  self->text = g_string_new (NULL);
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}
