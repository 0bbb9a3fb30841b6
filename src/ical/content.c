/* Takes a calendar file apart into components, properties and parameters. Knows no property by name but BEGIN and END. */
#include "ical/content.h"

#include <string.h>

#include "core/text.h"

#define MAX_PROBLEMS 200

typedef struct {
  CursusIcalContent *content;
  CursusIcalComponent *current;
  guint depth;
  guint skipped; /* components open beyond the allowed depth */
} Parser;

static CursusIcalComponent *
component_new (const char *name, int line, CursusIcalComponent *parent)
{
  CursusIcalComponent *self = g_new0 (CursusIcalComponent, 1);
  self->name = name;
  self->line = line;
  self->parent = parent;
  self->properties = g_array_new (FALSE, FALSE, sizeof (CursusIcalProperty));
  self->components = g_ptr_array_new ();
  return self;
}

/* As deep as CURSUS_ICAL_MAX_DEPTH at most. */
static void
component_free (CursusIcalComponent *self)
{
  for (guint i = 0; i < self->properties->len; i++)
    g_free (g_array_index (self->properties, CursusIcalProperty, i).parameters);
  for (guint i = 0; i < self->components->len; i++)
    component_free (g_ptr_array_index (self->components, i));
  g_array_unref (self->properties);
  g_ptr_array_unref (self->components);
  g_free (self);
}

void
cursus_ical_content_free (CursusIcalContent *self)
{
  if (self == NULL)
    return;
  component_free (self->root);
  g_array_unref (self->problems);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static void
add_problem (Parser *parser, CursusIcalProblemKind kind, int line, const char *subject)
{
  CursusIcalContent *content = parser->content;
  if (content->problems->len >= MAX_PROBLEMS)
    return;
  g_autofree char *excerpt = cursus_text_excerpt (subject);
  CursusIcalProblem problem = { .kind = kind, .line = line, .subject = g_string_chunk_insert (content->strings, excerpt) };
  g_array_append_val (content->problems, problem);
}

static const char *
intern_upper (Parser *parser, const char *text, gsize length)
{
  g_autofree char *upper = g_ascii_strup (text, (gssize)length);
  return g_string_chunk_insert_const (parser->content->strings, g_strstrip (upper));
}

static void
begin_component (Parser *parser, const char *name, int line)
{
  if (parser->skipped > 0 || parser->depth >= CURSUS_ICAL_MAX_DEPTH) {
    if (parser->skipped++ == 0)
      add_problem (parser, CURSUS_ICAL_PROBLEM_TOO_DEEP, line, name);
    return;
  }
  CursusIcalComponent *component = component_new (name, line, parser->current);
  g_ptr_array_add (parser->current->components, component);
  parser->current = component;
  parser->depth++;
}

static void
close_current (Parser *parser)
{
  parser->current = parser->current->parent;
  parser->depth--;
}

static void
end_component (Parser *parser, const char *name, int line)
{
  if (parser->skipped > 0) {
    parser->skipped--;
    return;
  }
  const CursusIcalComponent *opened = parser->current;
  while (opened->parent != NULL && strcmp (opened->name, name) != 0)
    opened = opened->parent;
  if (opened->parent == NULL) {
    add_problem (parser, CURSUS_ICAL_PROBLEM_UNEXPECTED_END, line, name);
    return;
  }
  for (; parser->current != opened; close_current (parser))
    add_problem (parser, CURSUS_ICAL_PROBLEM_UNCLOSED, parser->current->line, parser->current->name);
  close_current (parser);
}

/* Reads one parameter value at @p, quotes removed, into @out; returns what follows it, NULL for an open quote. */
static const char *
read_parameter_value (const char *p, GString *out)
{
  while (*p != '\0' && *p != ';' && *p != ':') {
    if (*p != '"') {
      g_string_append_c (out, *p++);
      continue;
    }
    const char *end = strchr (p + 1, '"');
    if (end == NULL)
      return NULL;
    g_string_append_len (out, p + 1, end - p - 1);
    p = end + 1;
  }
  return p;
}

/* Reads ";NAME=value" repeatedly at @p; returns the colon, NULL if there is none or a parameter is malformed. */
static const char *
read_parameters (Parser *parser, const char *p, GArray *parameters)
{
  while (p != NULL && *p == ';') {
    const char *name = ++p;
    while (g_ascii_isalnum (*p) || *p == '-')
      p++;
    if (p == name || *p != '=')
      return NULL;
    g_autoptr (GString) value = g_string_new (NULL);
    CursusIcalParameter parameter = { .name = intern_upper (parser, name, (gsize)(p - name)) };
    p = read_parameter_value (p + 1, value);
    parameter.value = g_string_chunk_insert (parser->content->strings, value->str);
    g_array_append_val (parameters, parameter);
  }
  return p != NULL && *p == ':' ? p : NULL;
}

static void
add_property (Parser *parser, const char *text, int line)
{
  const char *p = text;
  while (g_ascii_isalnum (*p) || *p == '-')
    p++;
  if (p == text || (*p != ':' && *p != ';') || strchr (p, ':') == NULL) {
    add_problem (parser, CURSUS_ICAL_PROBLEM_NOT_A_PROPERTY, line, text);
    return;
  }
  g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (CursusIcalParameter));
  CursusIcalProperty property = { .name = intern_upper (parser, text, (gsize)(p - text)), .text = text, .line = line };
  const char *colon = read_parameters (parser, p, parameters);
  if (colon == NULL) {
    add_problem (parser, CURSUS_ICAL_PROBLEM_PARAMETER, line, text);
    colon = strchr (p, ':');
  }
  property.value = colon + 1;
  if (strcmp (property.name, "BEGIN") == 0) {
    begin_component (parser, intern_upper (parser, property.value, strlen (property.value)), line);
  } else if (strcmp (property.name, "END") == 0) {
    end_component (parser, intern_upper (parser, property.value, strlen (property.value)), line);
  } else if (parser->current->parent == NULL) {
    add_problem (parser, CURSUS_ICAL_PROBLEM_OUTSIDE, line, text);
  } else if (parser->skipped == 0) {
    gsize n_parameters = 0;
    property.parameters = g_array_steal (parameters, &n_parameters);
    property.n_parameters = (guint)n_parameters;
    g_array_append_val (parser->current->properties, property);
  }
}

/* The converter knows every byte of ISO-8859-1, but not the five that Windows-1252 leaves undefined. */
static char *
decode_line (const char *bytes, gsize length)
{
  char *text = g_convert (bytes, (gssize)length, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
  return text != NULL ? text : g_convert (bytes, (gssize)length, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
}

static void
add_line (Parser *parser, GString *logical, int line)
{
  if (memchr (logical->str, '\0', logical->len) != NULL) {
    add_problem (parser, CURSUS_ICAL_PROBLEM_NUL, line, "");
    for (gsize i = 0; i < logical->len; i++)
      if (logical->str[i] == '\0')
        logical->str[i] = ' ';
  }
  GStringChunk *strings = parser->content->strings;
  if (g_utf8_validate (logical->str, (gssize)logical->len, NULL)) {
    add_property (parser, g_string_chunk_insert_len (strings, logical->str, (gssize)logical->len), line);
    return;
  }
  g_autofree char *decoded = decode_line (logical->str, logical->len);
  add_property (parser, g_string_chunk_insert (strings, decoded != NULL ? decoded : ""), line);
}

/* What follows CR LF, LF or CR; CR CR LF is what becomes of the first where a program adds a CR to every LF. */
static const char *
after_line (const char *eol, const char *end)
{
  gsize left = (gsize)(end - eol);
  if (left >= 3 && memcmp (eol, "\r\r\n", 3) == 0)
    return eol + 3;
  if (left >= 2 && memcmp (eol, "\r\n", 2) == 0)
    return eol + 2;
  return eol + MIN (left, 1);
}

static void
parse_lines (Parser *parser, const char *bytes, const char *end)
{
  g_autoptr (GString) logical = g_string_new (NULL);
  int line = 1, first_line = 0;
  for (const char *p = bytes; p < end; line++) {
    const char *eol = p;
    while (eol < end && *eol != '\n' && *eol != '\r')
      eol++;
    bool continues = (*p == ' ' || *p == '\t') && first_line > 0;
    if (!continues) {
      if (logical->len > 0)
        add_line (parser, logical, first_line);
      g_string_truncate (logical, 0);
      first_line = line;
    }
    g_string_append_len (logical, continues ? p + 1 : p, eol - p - continues);
    p = after_line (eol, end);
  }
  if (logical->len > 0)
    add_line (parser, logical, first_line);
}

/* What follows byte order marks and blanks. */
static const char *
skip_marks (const char *p, const char *end)
{
  for (;;) {
    if (end - p >= 3 && memcmp (p, "\xEF\xBB\xBF", 3) == 0)
      p += 3;
    else if (p < end && (*p == ' ' || *p == '\t'))
      p++;
    else
      return p;
  }
}

CursusIcalContent *
cursus_ical_content_parse (const char *bytes, gsize length)
{
  CursusIcalContent *self = g_new0 (CursusIcalContent, 1);
  self->strings = g_string_chunk_new (4096);
  self->problems = g_array_new (FALSE, FALSE, sizeof (CursusIcalProblem));
  self->root = component_new ("", 0, NULL);
  Parser parser = { .content = self, .current = self->root };
  parse_lines (&parser, skip_marks (bytes, bytes + length), bytes + length);
  for (; parser.current->parent != NULL; close_current (&parser))
    add_problem (&parser, CURSUS_ICAL_PROBLEM_UNCLOSED, parser.current->line, parser.current->name);
  return self;
}

const CursusIcalProperty *
cursus_ical_component_property (const CursusIcalComponent *self, guint index)
{
  return &g_array_index (self->properties, CursusIcalProperty, index);
}

const CursusIcalComponent *
cursus_ical_component_child (const CursusIcalComponent *self, guint index)
{
  return g_ptr_array_index (self->components, index);
}

bool
cursus_ical_component_is (const CursusIcalComponent *self, const char *name)
{
  return strcmp (self->name, name) == 0;
}

bool
cursus_ical_property_is (const CursusIcalProperty *self, const char *name)
{
  return strcmp (self->name, name) == 0;
}

const CursusIcalProperty *
cursus_ical_component_find (const CursusIcalComponent *self, const char *name)
{
  for (guint i = 0; i < self->properties->len; i++)
    if (cursus_ical_property_is (cursus_ical_component_property (self, i), name))
      return cursus_ical_component_property (self, i);
  return NULL;
}

const char *
cursus_ical_component_value (const CursusIcalComponent *self, const char *name)
{
  const CursusIcalProperty *property = cursus_ical_component_find (self, name);
  return property != NULL ? property->value : NULL;
}

void
cursus_ical_component_write (const CursusIcalComponent *self, GString *out)
{
  g_string_append_printf (out, "BEGIN:%s\r\n", self->name);
  for (guint i = 0; i < self->properties->len; i++)
    g_string_append_printf (out, "%s\r\n", cursus_ical_component_property (self, i)->text);
  for (guint i = 0; i < self->components->len; i++)
    cursus_ical_component_write (cursus_ical_component_child (self, i), out);
  g_string_append_printf (out, "END:%s\r\n", self->name);
}

const char *
cursus_ical_property_parameter (const CursusIcalProperty *self, const char *name)
{
  for (guint i = 0; i < self->n_parameters; i++)
    if (strcmp (self->parameters[i].name, name) == 0)
      return self->parameters[i].value;
  return NULL;
}
