/* Checks of the file as bytes and lines: what transport, folding and encoding break. Knows no property. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ical/lint-private.h"

#define MAX_LINE_OCTETS 75

/* One line as it stands in the file, without its end. */
typedef struct {
  const char *text;
  gsize length;
  int number;
  bool is_crlf;
} Line;

/* Steps to the line after @line; start with all zero. */
static bool
next_line (const CursusIcalLint *self, Line *line, const char **next)
{
  const char *end = self->bytes + self->length;
  const char *start = line->number == 0 ? self->bytes : *next;
  if (start >= end)
    return false;
  const char *eol = start;
  while (eol < end && *eol != '\n' && *eol != '\r')
    eol++;
  bool is_crlf = eol + 1 < end && eol[0] == '\r' && eol[1] == '\n';
  *line = (Line){ .text = start, .length = (gsize)(eol - start), .number = line->number + 1, .is_crlf = is_crlf };
  *next = eol + (is_crlf ? 2 : 1);
  return true;
}

static bool
is_continuation (const Line *line)
{
  return line->length > 0 && (line->text[0] == ' ' || line->text[0] == '\t');
}

void
cursus_ical_lint_size (CursusIcalLint *self)
{
  if (self->length > CURSUS_ICAL_MAX_BYTES)
    cursus_ical_lint_defect (self, 0, _ ("the file is larger than %u MiB"), CURSUS_ICAL_MAX_BYTES / (1024 * 1024));
}

void
cursus_ical_lint_mark (CursusIcalLint *self)
{
  if (self->length >= 3 && memcmp (self->bytes, "\xEF\xBB\xBF", 3) == 0)
    cursus_ical_lint_defect (self, 1, _ ("a byte order mark stands before BEGIN:VCALENDAR"));
}

void
cursus_ical_lint_line_ends (CursusIcalLint *self)
{
  const char *next = NULL;
  int first = 0, n = 0;
  for (Line line = { 0 }; next_line (self, &line, &next);) {
    if (line.is_crlf)
      continue;
    first = n++ == 0 ? line.number : first;
  }
  if (n > 0)
    cursus_ical_lint_defect (
        self, first, g_dngettext (GETTEXT_PACKAGE, "%d line does not end in CR LF", "%d lines do not end in CR LF", (gulong)n),
        n);
}

void
cursus_ical_lint_line_length (CursusIcalLint *self)
{
  const char *next = NULL;
  for (Line line = { 0 }; next_line (self, &line, &next);)
    if (line.length > MAX_LINE_OCTETS)
      cursus_ical_lint_defect (self, line.number, _ ("the line has %u octets, more than 75"), (guint)line.length);
}

void
cursus_ical_lint_empty_line (CursusIcalLint *self)
{
  const char *next = NULL;
  for (Line line = { 0 }; next_line (self, &line, &next);)
    if (line.length == 0)
      cursus_ical_lint_defect (self, line.number, _ ("the line is empty"));
}

void
cursus_ical_lint_control (CursusIcalLint *self)
{
  const char *next = NULL;
  for (Line line = { 0 }; next_line (self, &line, &next);) {
    gsize i = 0;
    while (i < line.length && (!g_ascii_iscntrl (line.text[i]) || line.text[i] == '\t'))
      i++;
    if (i < line.length)
      cursus_ical_lint_defect (self, line.number, _ ("the control character %u stands in the line"), (guchar)line.text[i]);
  }
}

static bool
is_inside_character (char octet)
{
  return ((guchar)octet & 0xC0) == 0x80;
}

static void
add_unless_utf8 (CursusIcalLint *self, const GString *logical, int number)
{
  if (!g_utf8_validate_len (logical->str, logical->len, NULL) && memchr (logical->str, '\0', logical->len) == NULL)
    cursus_ical_lint_defect (self, number, _ ("the line is not valid UTF-8"));
}

void
cursus_ical_lint_encoding (CursusIcalLint *self)
{
  const char *next = NULL;
  g_autoptr (GString) logical = g_string_new (NULL);
  int first = 1;
  for (Line line = { 0 }; next_line (self, &line, &next);) {
    if (!is_continuation (&line)) {
      add_unless_utf8 (self, logical, first);
      g_string_truncate (logical, 0);
      first = line.number;
    }
    gsize skip = is_continuation (&line) ? 1 : 0;
    g_string_append_len (logical, line.text + skip, (gssize)(line.length - skip));
  }
  add_unless_utf8 (self, logical, first);
}

void
cursus_ical_lint_fold_in_character (CursusIcalLint *self)
{
  const char *next = NULL;
  for (Line line = { 0 }; next_line (self, &line, &next);)
    if (is_continuation (&line) && line.length > 1 && is_inside_character (line.text[1]))
      cursus_ical_lint_defect (self, line.number, _ ("the line is folded inside a character"));
}

void
cursus_ical_lint_fold_in_escape (CursusIcalLint *self)
{
  const char *next = NULL;
  bool open = false;
  for (Line line = { 0 }; next_line (self, &line, &next);) {
    if (open && is_continuation (&line))
      cursus_ical_lint_defect (self, line.number, _ ("the line is folded between a backslash and its letter"));
    gsize backslashes = 0;
    while (backslashes < line.length && line.text[line.length - 1 - backslashes] == '\\')
      backslashes++;
    open = backslashes % 2 == 1;
  }
}
