/* A table with a heading line, looked at by heading; writing of fields. Reading is in csv-decode.c and csv-reader.c. */
#include "core/csv.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/csv-private.h"
#include "core/suggest.h"
#include "core/text.h"

CursusCsv *
cursus_csv_new (const char *shown_path)
{
  CursusCsv *self = g_new0 (CursusCsv, 1);
  self->shown_path = g_strdup (shown_path);
  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->text = g_string_chunk_new (64 * 1024);
  self->cells = g_ptr_array_new ();
  self->lines = g_array_new (FALSE, FALSE, sizeof (int));
  return self;
}

void
cursus_csv_free (CursusCsv *self)
{
  if (self == NULL)
    return;
  g_free (self->shown_path);
  g_ptr_array_unref (self->headings);
  g_hash_table_unref (self->columns);
  g_string_chunk_free (self->text);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->lines);
  g_free (self);
}

bool
cursus_csv_add_column (CursusCsv *self, const char *heading)
{
  g_ptr_array_add (self->headings, g_strdup (heading));
  g_autofree char *key = cursus_text_fold (heading);
  if (g_hash_table_contains (self->columns, key))
    return false;
  return g_hash_table_insert (self->columns, g_steal_pointer (&key), GUINT_TO_POINTER (self->headings->len));
}

CursusCsv *
cursus_csv_read (const char *path, const char *shown_path, CursusDiagnostics *diagnostics)
{
  size_t n_bytes;
  g_autofree char *text = cursus_csv_load (path, shown_path, &n_bytes, diagnostics);
  if (text == NULL)
    return NULL;
  g_autoptr (CursusCsv) self = cursus_csv_new (shown_path);
  return cursus_csv_parse (self, text, n_bytes, diagnostics) ? g_steal_pointer (&self) : NULL;
}

size_t
cursus_csv_n_rows (const CursusCsv *self)
{
  return self->lines->len;
}

int
cursus_csv_line (const CursusCsv *self, size_t row)
{
  g_return_val_if_fail (row < self->lines->len, 0);
  return g_array_index (self->lines, int, row);
}

/* The column's number from 1; 0 if there is none. */
static guint
find_column (const CursusCsv *self, const char *heading)
{
  if (heading[0] == '\0')
    return 0; /* columns without a heading have no name to find them by */
  gpointer found = g_hash_table_lookup (self->columns, heading);
  if (found == NULL) {
    g_autofree char *key = cursus_text_fold (heading);
    found = g_hash_table_lookup (self->columns, key);
  }
  return GPOINTER_TO_UINT (found);
}

/* The first column that is headed by one of "a|b|c". */
static guint
find_column_of (const CursusCsv *self, const char *headings)
{
  if (strchr (headings, '|') == NULL)
    return find_column (self, headings);
  g_auto (GStrv) spellings = g_strsplit (headings, "|", -1);
  for (gsize i = 0; spellings[i] != NULL; i++) {
    guint column = find_column (self, spellings[i]);
    if (column != 0)
      return column;
  }
  return 0;
}

static const char *
cell_at (const CursusCsv *self, size_t row, guint column)
{
  g_return_val_if_fail (row < self->lines->len, NULL);
  if (column == 0)
    return NULL;
  return g_ptr_array_index (self->cells, row * self->headings->len + column - 1);
}

const char *
cursus_csv_cell (const CursusCsv *self, size_t row, const char *heading)
{
  return cell_at (self, row, find_column (self, heading));
}

const char *
cursus_csv_cell_of (const CursusCsv *self, size_t row, const char *headings)
{
  return cell_at (self, row, find_column_of (self, headings));
}

static void G_GNUC_PRINTF (3, 4) report_heading (const CursusCsv *self, CursusDiagnostics *diagnostics, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cursus_diagnostics_error (diagnostics, self->shown_path, self->heading_line, NULL, "%s", text);
}

/* Every heading must be a known one; all the spellings of "a|b|c" are proposed. */
static bool
check_known (const CursusCsv *self, const char *const *known, CursusDiagnostics *diagnostics)
{
  g_autofree char *joined = g_strjoinv ("|", (char **)known);
  g_auto (GStrv) spellings = g_strsplit (joined, "|", -1);
  bool good = true;
  for (guint i = 0; i < self->headings->len; i++) {
    const char *heading = g_ptr_array_index (self->headings, i);
    bool is_known = heading[0] == '\0'; /* said when it was read */
    for (gsize k = 0; spellings[k] != NULL && !is_known; k++)
      is_known = cursus_text_matches (heading, spellings[k]);
    if (is_known)
      continue;
    g_autofree char *excerpt = cursus_text_excerpt (heading);
    g_autofree char *phrase = cursus_suggest_phrase (heading, (const char *const *)spellings, g_strv_length (spellings));
    report_heading (self, diagnostics, _ ("unknown column “%s”%s"), excerpt, phrase);
    good = false;
  }
  return good;
}

/* Two columns for one thing: which of them is meant? */
static bool
check_unambiguous (const CursusCsv *self, const char *headings, CursusDiagnostics *diagnostics)
{
  g_auto (GStrv) spellings = g_strsplit (headings, "|", -1);
  guint first = 0;
  for (gsize i = 0; spellings[i] != NULL; i++) {
    guint column = find_column (self, spellings[i]);
    if (column == 0 || column == first)
      continue;
    if (first != 0) {
      report_heading (self, diagnostics, _ ("the columns “%s” and “%s” mean the same: keep one"),
                      (const char *)g_ptr_array_index (self->headings, first - 1),
                      (const char *)g_ptr_array_index (self->headings, column - 1));
      return false;
    }
    first = column;
  }
  return true;
}

static bool
check_present (const CursusCsv *self, const char *headings, CursusDiagnostics *diagnostics)
{
  if (find_column_of (self, headings) != 0)
    return true;
  g_auto (GStrv) spellings = g_strsplit (headings, "|", -1);
  /* TRANSLATORS: between the spellings of a heading: the column “name” or “nom” is missing */
  g_autofree char *either = g_strjoinv (_ ("” or “"), spellings);
  report_heading (self, diagnostics, _ ("the column “%s” is missing"), either);
  return false;
}

bool
cursus_csv_check_headings (const CursusCsv *self, const char *const *known, const char *const *required,
                           CursusDiagnostics *diagnostics)
{
  bool good = check_known (self, known, diagnostics);
  for (gsize i = 0; known[i] != NULL; i++)
    good = check_unambiguous (self, known[i], diagnostics) && good;
  for (gsize i = 0; required[i] != NULL; i++)
    good = check_present (self, required[i], diagnostics) && good;
  return good;
}

static bool
needs_quotes (const char *text, size_t length)
{
  if (length == 0)
    return false;
  return text[0] == ' ' || text[length - 1] == ' ' || strpbrk (text, ";,\t\"\r\n") != NULL;
}

void
cursus_csv_append_field (GString *out, const char *text)
{
  size_t length = strlen (text);
  if (!needs_quotes (text, length)) {
    g_string_append_len (out, text, (gssize)length);
    return;
  }
  size_t before = out->len;
  size_t written = csv_write (NULL, 0, text, length);
  g_string_set_size (out, before + written);
  csv_write (out->str + before, written, text, length);
}

/* Whether a spreadsheet may take @text for a formula: it begins, after white space that importers may drop, with one of = + - @,
 * in their full-width forms too; or with a tab, carriage return or line feed. */
static bool
looks_like_formula (const char *text)
{
  const char *p = text;
  while (*p && (g_unichar_isspace (g_utf8_get_char (p)) || g_unichar_iszerowidth (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  if (*text && strchr ("\t\r\n", *text))
    return true;
  switch (g_utf8_get_char (p)) {
  case '=':
  case '+':
  case '-':
  case '@':
  case 0xff1d:
  case 0xff0b:
  case 0xff0d:
  case 0xff20:
    return true;
  }
  return false;
}

void
cursus_csv_append_text (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *safe = g_strconcat (looks_like_formula (valid) ? "'" : "", valid, NULL);
  cursus_csv_append_field (out, safe);
}
