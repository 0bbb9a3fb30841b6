/* Turns the text of a CSV file into rows, through libcsv. Lines are handed to it one by one, so that every row knows its own.
 * Knows nothing of files and encodings. */
#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/csv-private.h"
#include "core/text.h"

typedef struct {
  CursusCsv *table;
  CursusDiagnostics *diagnostics;
  struct csv_parser parser;
  unsigned char separator;
  bool has_heading;
  bool heading_failed;

  int line;           /* being read, from 1 */
  int row_line;       /* where the row being read began */
  size_t after_line;  /* offset of the line after row_line */
  bool row_open;      /* within a quoted cell that goes on in the next line */
  bool row_ended;     /* by the line just read */
  bool row_defective; /* and said so */
  bool row_has_text;
  guint n_cells;    /* of the row being read */
  GPtrArray *cells; /* the first of them, as in CursusCsv */
} Reader;

static void
start_row (Reader *self)
{
  self->row_defective = false;
  self->row_has_text = false;
  self->n_cells = 0;
  g_ptr_array_set_size (self->cells, 0);
}

static void G_GNUC_PRINTF (2, 3) report (Reader *self, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cursus_diagnostics_error (self->diagnostics, self->table->shown_path, self->row_line, NULL, "%s", text);
  self->row_defective = true;
}

/* Line breaks within a cell become line feeds. */
static void
unify_line_breaks (char *text)
{
  char *to = text;
  for (const char *from = text; *from != '\0'; from++) {
    if (*from == '\r' && from[1] == '\n')
      continue;
    *to++ = *from == '\r' ? '\n' : *from;
  }
  *to = '\0';
}

static void
report_control (Reader *self, const char *text)
{
  for (const char *p = text; *p != '\0'; p++) {
    if (!cursus_text_is_clean (p, 1) && (unsigned char)*p < 0x80) {
      report (self, _ ("a cell holds the control character U+%04X"), (unsigned)*p);
      return;
    }
  }
}

/* The cell's text in the table, or NULL if it is empty or defective. */
static const char *
keep_cell (Reader *self, const void *bytes, size_t n_bytes)
{
  if (n_bytes > CURSUS_CSV_MAX_CELL_BYTES) {
    report (self, _ ("a cell has more than %u KiB"), CURSUS_CSV_MAX_CELL_BYTES / 1024);
    return NULL;
  }
  if (memchr (bytes, '\0', n_bytes) != NULL) {
    report (self, _ ("a cell holds a NUL byte"));
    return NULL;
  }
  g_autofree char *text = g_strndup (bytes, n_bytes);
  unify_line_breaks (text);
  if (!cursus_text_is_clean (text, -1)) {
    report_control (self, text);
    return NULL;
  }
  g_autofree char *stripped = cursus_text_strip (text);
  return stripped[0] != '\0' ? g_string_chunk_insert (self->table->text, stripped) : NULL;
}

static void
on_cell (void *bytes, size_t n_bytes, void *data)
{
  Reader *self = data;
  self->n_cells++;
  if (self->n_cells > CURSUS_CSV_MAX_COLUMNS)
    return; /* its row will be refused for their number */
  const char *text = n_bytes > 0 ? keep_cell (self, bytes, n_bytes) : NULL;
  self->row_has_text = self->row_has_text || text != NULL;
  g_ptr_array_add (self->cells, (gpointer)text);
}

static void
take_heading (Reader *self)
{
  self->has_heading = true;
  self->table->heading_line = self->row_line;
  if (self->n_cells > CURSUS_CSV_MAX_COLUMNS)
    report (self, _ ("the heading has %u columns, at most %u are accepted"), self->n_cells, CURSUS_CSV_MAX_COLUMNS);
  if (self->row_defective) {
    self->heading_failed = true;
    return;
  }
  for (guint i = 0; i < self->cells->len; i++) {
    const char *heading = g_ptr_array_index (self->cells, i);
    if (heading == NULL)
      report (self, _ ("column %u has no heading"), i + 1);
    if (!cursus_csv_add_column (self->table, heading != NULL ? heading : "") && heading != NULL) {
      g_autofree char *excerpt = cursus_text_excerpt (heading);
      report (self, _ ("the heading “%s” stands twice"), excerpt);
    }
  }
}

static void
take_row (Reader *self)
{
  guint n_columns = self->table->headings->len;
  if (self->n_cells != n_columns) {
    report (self,
            g_dngettext (GETTEXT_PACKAGE, "this row has %u cell, the heading has %u", "this row has %u cells, the heading has %u",
                         self->n_cells),
            self->n_cells, n_columns);
    return;
  }
  g_ptr_array_extend (self->table->cells, self->cells, NULL, NULL);
  g_array_append_val (self->table->lines, self->row_line);
}

static void
on_row (int terminator, void *data)
{
  Reader *self = data;
  self->row_ended = true;
  /* Spreadsheets save unused rows as separators alone: these count as empty lines. */
  if (self->row_has_text || self->row_defective) {
    if (!self->has_heading)
      take_heading (self);
    else if (!self->row_defective)
      take_row (self);
  }
  start_row (self);
}

static void
start_parser (Reader *self)
{
  csv_init (&self->parser, CSV_STRICT | CSV_STRICT_FINI);
  csv_set_delim (&self->parser, self->separator);
  csv_set_blk_size (&self->parser, CURSUS_CSV_MAX_CELL_BYTES); /* in steps of 128 bytes, long cells would be copied too often */
  csv_set_realloc_func (&self->parser, g_realloc);
  csv_set_free_func (&self->parser, g_free);
  start_row (self);
}

/* A quote went wrong: the row's first line is given up, and reading goes on behind it, so that one forgotten quote does not
 * swallow the rest of the file. Returns the offset to go on from. */
static size_t
give_up_row (Reader *self, bool open_quote)
{
  if (open_quote)
    report (self, _ ("a quote opens a cell here and is not closed"));
  else
    report (self, _ ("a quote stands inside a cell: put the cell in quotes and write \"\" for each quote inside it"));
  if (!self->has_heading) {
    self->has_heading = true;
    self->heading_failed = true;
  }
  csv_free (&self->parser);
  start_parser (self);
  self->line = self->row_line;
  self->row_open = false;
  return self->after_line;
}

/* The length of the first line of @text, its end (LF, CR LF or CR) included. */
static size_t
measure_line (const char *text, size_t n_bytes)
{
  for (size_t i = 0; i < n_bytes; i++) {
    if (text[i] == '\n')
      return i + 1;
    if (text[i] == '\r')
      return i + 1 < n_bytes && text[i + 1] == '\n' ? i + 2 : i + 1;
  }
  return n_bytes;
}

static bool
is_blank (const char *text, size_t n_bytes)
{
  for (size_t i = 0; i < n_bytes; i++) {
    if (strchr (" \t\r\n", text[i]) == NULL || text[i] == '\0')
      return false;
  }
  return true;
}

/* Reads the line at @offset; returns the offset to go on from. */
static size_t
read_line (Reader *self, const char *text, size_t n_bytes, size_t offset)
{
  const char *line = text + offset;
  size_t length = measure_line (line, n_bytes - offset);
  self->line++;
  if (!self->row_open) {
    self->row_line = self->line;
    self->after_line = offset + length;
  }
  self->row_ended = false;
  if (csv_parse (&self->parser, line, length, on_cell, on_row, self) != length)
    return give_up_row (self, self->row_line < self->line);
  self->row_open = !self->row_ended && (self->row_open || !is_blank (line, length));
  return offset + length;
}

/* The separator that the heading holds most often outside quotes. */
static unsigned char
find_separator (const char *text, size_t n_bytes)
{
  static const char separators[] = { ';', ',', '\t' };
  size_t counts[G_N_ELEMENTS (separators)] = { 0 };
  bool quoted = false;
  size_t i = 0;
  for (size_t length = measure_line (text, n_bytes); length > 0 && is_blank (text + i, length);
       length = measure_line (text + i, n_bytes - i))
    i += length;
  for (; i < n_bytes && (quoted || (text[i] != '\n' && text[i] != '\r')); i++) {
    if (text[i] == '"')
      quoted = !quoted;
    for (gsize s = 0; s < G_N_ELEMENTS (separators); s++)
      counts[s] += !quoted && text[i] == separators[s];
  }
  gsize best = 0;
  for (gsize s = 1; s < G_N_ELEMENTS (separators); s++) {
    if (counts[s] > counts[best])
      best = s;
  }
  return (unsigned char)separators[best];
}

static void
read_lines (Reader *self, const char *text, size_t n_bytes)
{
  size_t offset = 0;
  while (offset < n_bytes && !self->heading_failed) {
    offset = read_line (self, text, n_bytes, offset);
    if (offset == n_bytes && csv_fini (&self->parser, on_cell, on_row, self) != 0)
      offset = give_up_row (self, true);
  }
}

bool
cursus_csv_parse (CursusCsv *self, const char *text, size_t n_bytes, CursusDiagnostics *diagnostics)
{
  Reader reader = { .table = self, .diagnostics = diagnostics, .separator = find_separator (text, n_bytes) };
  reader.cells = g_ptr_array_new ();
  start_parser (&reader);
  read_lines (&reader, text, n_bytes);
  csv_free (&reader.parser);
  g_ptr_array_unref (reader.cells);
  if (!reader.has_heading)
    cursus_diagnostics_error (diagnostics, self->shown_path, 0, NULL,
                              _ ("the file is empty: its first line must name the columns"));
  return reader.has_heading && !reader.heading_failed;
}
