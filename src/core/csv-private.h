/* What the files of the CSV reader share: bytes become text (csv-decode), text becomes rows (csv-reader), rows are looked at
 * (csv). */
#pragma once

#include <glib.h>
#include <stddef.h>

#include "core/csv.h"

G_BEGIN_DECLS

#define CURSUS_CSV_MAX_COLUMNS 1000u

struct CursusCsv {
  char *shown_path;
  int heading_line;
  GPtrArray *headings; /* of char*, as written */
  GHashTable *columns; /* heading without case and accents → index + 1 */
  GStringChunk *text;
  GPtrArray *cells; /* of const char* in text, row by row; NULL for an empty cell */
  GArray *lines;    /* of int, one for each row */
};

/** cursus_csv_load: (transfer full) (nullable): the UTF-8 text of the file, which may hold NUL bytes; NULL with an error in
 * @diagnostics. */
char *cursus_csv_load (const char *path, const char *shown_path, size_t *n_bytes, CursusDiagnostics *diagnostics);

/** cursus_csv_new: (transfer full): a table without columns. */
CursusCsv *cursus_csv_new (const char *shown_path);

/** cursus_csv_add_column: appends a column; false if another has the same heading (the first keeps it). */
bool cursus_csv_add_column (CursusCsv *self, const char *heading);

/** cursus_csv_parse: reads @text into @self; false, with the reason in @diagnostics, if there is no usable heading. */
bool cursus_csv_parse (CursusCsv *self, const char *text, size_t n_bytes, CursusDiagnostics *diagnostics);

G_END_DECLS
