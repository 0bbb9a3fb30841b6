/* Reads a CSV file as a spreadsheet saves it in France: ; or , or tab, UTF-8 with or without BOM, or Windows-1252. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "core/diagnostics.h"

G_BEGIN_DECLS

#define CURSUS_CSV_MAX_BYTES (16u * 1024 * 1024)
#define CURSUS_CSV_MAX_CELL_BYTES (64u * 1024)

/* A table with a heading line. Immutable. */
typedef struct CursusCsv CursusCsv;

/**
 * cursus_csv_read: reads @path. The separator is the one of ; , tab that the heading line holds most often outside
 * quotes. Text that is no valid UTF-8 is read as Windows-1252. Cells lose the white space around them; empty lines are
 * passed over; line numbers stay those of the file.
 *
 * @shown_path: how messages name the file.
 * @diagnostics: receives every defect with its line: a row with more or fewer cells than the heading, an open quote, a
 * NUL byte, a heading that is empty or stands twice, a file that is too large, empty or unreadable.
 * Returns: (transfer full) (nullable): the table, also when rows were defective (these are left out); NULL when the file as a
 * whole cannot be used.
 */
CursusCsv *cursus_csv_read (const char *path, const char *shown_path, CursusDiagnostics *diagnostics);
void cursus_csv_free (CursusCsv *self);

/** cursus_csv_n_rows: how many rows could be used; the heading is none of them. */
size_t cursus_csv_n_rows (const CursusCsv *self);

/** cursus_csv_line: the file's line (from 1) at which @row (from 0) begins. */
int cursus_csv_line (const CursusCsv *self, size_t row);

/** cursus_csv_cell: (transfer none) (nullable): the text under the column headed @heading (compared without case and
 * accents); NULL when there is no such column or the cell is empty. */
const char *cursus_csv_cell (const CursusCsv *self, size_t row, const char *heading);

/**
 * cursus_csv_check_headings: reports each heading that is not among @known (NULL-terminated) with a proposal, and each of
 * @required (NULL-terminated) that is missing. A heading matches "a|b|c" in @known when it is one of a, b, c (spellings in two
 * languages).
 */
bool cursus_csv_check_headings (const CursusCsv *self, const char *const *known, const char *const *required,
                                CursusDiagnostics *diagnostics);

/** cursus_csv_cell_of: (transfer none) (nullable): as cursus_csv_cell for the first heading of "a|b|c" that the table has. */
const char *cursus_csv_cell_of (const CursusCsv *self, size_t row, const char *headings);

/** cursus_csv_append_field: appends @text quoted as RFC 4180 says where needed (libcsv), without a separator. */
void cursus_csv_append_field (GString *out, const char *text);

/** cursus_csv_append_text: the same for what people wrote: a text that a spreadsheet would take for a formula gets a leading
 * apostrophe, bytes that are no UTF-8 become "�". */
void cursus_csv_append_text (GString *out, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusCsv, cursus_csv_free)

G_END_DECLS
