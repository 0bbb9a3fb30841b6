/* Lines for a terminal: position, colour, and the guard that keeps them inside its width. Knows nothing of plans. */
#include "report/page.h"

#include "report/text-width.h"

struct CursusPage {
  GString *out;
  int columns;
  bool colour;
  int used;  /* columns of the current line */
  int start; /* where its next text begins; no trailing spaces are written for it */
};

CursusPage *
cursus_page_new (CursusReportStyle style)
{
  CursusPage *self = g_new0 (CursusPage, 1);
  self->out = g_string_new (NULL);
  self->columns = MIN (style.columns > 0 ? style.columns : CURSUS_PAGE_DEFAULT_COLUMNS, CURSUS_PAGE_MAX_COLUMNS);
  self->colour = style.colour;
  return self;
}

void
cursus_page_free (CursusPage *self)
{
  if (!self)
    return;
  g_string_free (self->out, TRUE);
  g_free (self);
}

int
cursus_page_columns (const CursusPage *self)
{
  return self->columns;
}

static const char *
find_escape (CursusPaint paint)
{
  switch (paint) {
  case CURSUS_PAINT_PLAIN:
    return "";
  case CURSUS_PAINT_HEADING:
    return "\033[1m";
  case CURSUS_PAINT_QUIET:
    return "\033[2m";
  case CURSUS_PAINT_GOOD:
    return "\033[32m";
  case CURSUS_PAINT_CAREFUL:
    return "\033[33m";
  case CURSUS_PAINT_BAD:
    return "\033[31m";
  }
  g_assert_not_reached ();
}

void
cursus_page_put (CursusPage *self, CursusPaint paint, const char *text)
{
  g_autofree char *clean = cursus_text_flatten (text);
  int start = MAX (self->start, self->used);
  g_autofree char *shown = cursus_text_truncate (clean, self->columns - start);
  if (*shown == '\0')
    return;
  g_string_append_printf (self->out, "%*s", start - self->used, "");
  if (self->colour && paint != CURSUS_PAINT_PLAIN)
    g_string_append_printf (self->out, "%s%s\033[0m", find_escape (paint), shown);
  else
    g_string_append (self->out, shown);
  self->used = start + cursus_text_width (shown);
}

void
cursus_page_move_to (CursusPage *self, int column)
{
  self->start = column;
}

void
cursus_page_end_line (CursusPage *self)
{
  g_string_append_c (self->out, '\n');
  self->used = 0;
  self->start = 0;
}

void
cursus_page_rule (CursusPage *self, int column)
{
  g_autoptr (GString) line = g_string_new (NULL);
  for (int i = MAX (self->start, self->used); i < MIN (column, self->columns); i++)
    g_string_append (line, "─");
  cursus_page_put (self, CURSUS_PAINT_QUIET, line->str);
}

void
cursus_page_paragraph (CursusPage *self, CursusPaint paint, int indent, const char *text)
{
  g_autofree char *clean = cursus_text_flatten (text);
  /* Too narrow for the indent: better a ragged page than a column of letters. */
  if (self->columns - indent < 12)
    indent = 0;
  if (self->used > indent)
    cursus_page_end_line (self);
  g_autoptr (GPtrArray) lines = cursus_text_wrap (clean, self->columns - indent, 0);
  for (guint i = 0; i < lines->len; i++) {
    cursus_page_move_to (self, indent);
    cursus_page_put (self, paint, g_ptr_array_index (lines, i));
    cursus_page_end_line (self);
  }
}

void
cursus_page_labelled (CursusPage *self, CursusPaint paint, int indent, const char *label, const char *text)
{
  if (self->used > indent)
    cursus_page_end_line (self);
  cursus_page_move_to (self, indent);
  cursus_page_put (self, paint, label);
  cursus_page_paragraph (self, paint, indent + cursus_text_width (label) + 1, text);
}

char *
cursus_page_finish (CursusPage *self)
{
  char *text = g_string_free (self->out, FALSE);
  self->out = g_string_new (NULL);
  self->used = 0;
  self->start = 0;
  return text;
}
