/* A page of lines for a terminal that is never wider than its style: every text passes here, is cleaned, cut and painted. */
#pragma once

#include "report/report.h"

G_BEGIN_DECLS

#define CURSUS_PAGE_DEFAULT_COLUMNS 100
#define CURSUS_PAGE_MAX_COLUMNS 200 /* longer lines are hard to follow for the eye */

typedef enum {
  CURSUS_PAINT_PLAIN,
  CURSUS_PAINT_HEADING,
  CURSUS_PAINT_QUIET,
  CURSUS_PAINT_GOOD,
  CURSUS_PAINT_CAREFUL,
  CURSUS_PAINT_BAD,
} CursusPaint;

typedef struct CursusPage CursusPage;

/** cursus_page_new: (transfer full): an empty page; widths of 0 or less mean the default, wider ones than the maximum that. */
CursusPage *cursus_page_new (CursusReportStyle style);
void cursus_page_free (CursusPage *self);

/** cursus_page_columns: the width that lines may have. */
int cursus_page_columns (const CursusPage *self);

/** cursus_page_put: appends @text to the line; what does not fit is cut with "…". */
void cursus_page_put (CursusPage *self, CursusPaint paint, const char *text);

/** cursus_page_move_to: the next text begins at @column (from 0), or where the line is if it is longer already. */
void cursus_page_move_to (CursusPage *self, int column);

/** cursus_page_end_line: ends the line, also an empty one. */
void cursus_page_end_line (CursusPage *self);

/** cursus_page_rule: a horizontal line from here to @column. */
void cursus_page_rule (CursusPage *self, int column);

/** cursus_page_paragraph: @text wrapped, every line beginning at @indent, the first one on the current line; ends the line. */
void cursus_page_paragraph (CursusPage *self, CursusPaint paint, int indent, const char *text);

/** cursus_page_labelled: @label at @indent, and @text after a space, every line of it beginning there. */
void cursus_page_labelled (CursusPage *self, CursusPaint paint, int indent, const char *label, const char *text);

/** cursus_page_finish: (transfer full): the text; the page is empty afterwards. */
char *cursus_page_finish (CursusPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusPage, cursus_page_free)

G_END_DECLS
