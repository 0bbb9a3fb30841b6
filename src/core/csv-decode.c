/* Brings a file's bytes into UTF-8. Knows nothing of cells and quotes. */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/csv-private.h"

#define BOM_UTF8 "\xef\xbb\xbf"

static bool
refuse (CursusDiagnostics *diagnostics, const char *shown_path, const char *reason)
{
  cursus_diagnostics_error (diagnostics, shown_path, 0, NULL, "%s", reason);
  return false;
}

/* Devices and pipes could be endless: only a plain file of a known size is opened. */
static bool
check_file (const char *path, const char *shown_path, CursusDiagnostics *diagnostics)
{
  GStatBuf status;
  if (g_stat (path, &status) != 0)
    return refuse (diagnostics, shown_path, g_strerror (errno));
  if (S_ISDIR (status.st_mode))
    return refuse (diagnostics, shown_path, _ ("this is a folder, not a CSV file"));
  if (!S_ISREG (status.st_mode))
    return refuse (diagnostics, shown_path, _ ("this is no regular file"));
  if (status.st_size > CURSUS_CSV_MAX_BYTES) {
    g_autofree char *size = g_format_size_full ((guint64)status.st_size, G_FORMAT_SIZE_IEC_UNITS);
    cursus_diagnostics_error (diagnostics, shown_path, 0, NULL, _ ("the file has %s, at most %u MiB are accepted"), size,
                              CURSUS_CSV_MAX_BYTES / (1024 * 1024));
    return false;
  }
  return true;
}

/* g_utf8_validate() stops at NUL, but where a NUL stands is for the reader of rows to say. */
static bool
is_utf8_between_nuls (const char *text, size_t n_bytes)
{
  const char *end = text + n_bytes;
  while (text < end) {
    const char *stop = memchr (text, '\0', (size_t)(end - text));
    if (stop == NULL)
      stop = end;
    if (!g_utf8_validate (text, stop - text, NULL))
      return false;
    text = stop + 1;
  }
  return true;
}

/* The line, from 1, of the byte at @offset. */
static int
count_lines (const char *text, size_t offset)
{
  int line = 1;
  for (size_t i = 0; i < offset; i++)
    line += text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
  return line;
}

static char *
decode_windows_1252 (const char *bytes, size_t *n_bytes, const char *shown_path, CursusDiagnostics *diagnostics)
{
  gsize n_read = 0, n_written = 0;
  char *text = g_convert (bytes, (gssize)*n_bytes, "UTF-8", "WINDOWS-1252", &n_read, &n_written, NULL);
  if (text == NULL) {
    cursus_diagnostics_error (diagnostics, shown_path, count_lines (bytes, n_read), NULL,
                              _ ("the byte 0x%02X is neither UTF-8 nor Windows-1252: save the file as “CSV UTF-8”"),
                              (unsigned char)bytes[MIN (n_read, *n_bytes - 1)]);
    return NULL;
  }
  *n_bytes = n_written;
  return text;
}

char *
cursus_csv_load (const char *path, const char *shown_path, size_t *n_bytes, CursusDiagnostics *diagnostics)
{
  if (!check_file (path, shown_path, diagnostics))
    return NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  if (!g_file_get_contents (path, &bytes, n_bytes, &error)) {
    refuse (diagnostics, shown_path, error->message);
    return NULL;
  }
  if (*n_bytes >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0)) {
    refuse (diagnostics, shown_path, _ ("the file is in UTF-16: save it as “CSV UTF-8”"));
    return NULL;
  }
  if (*n_bytes >= strlen (BOM_UTF8) && memcmp (bytes, BOM_UTF8, strlen (BOM_UTF8)) == 0) {
    *n_bytes -= strlen (BOM_UTF8);
    memmove (bytes, bytes + strlen (BOM_UTF8), *n_bytes + 1);
  }
  if (is_utf8_between_nuls (bytes, *n_bytes))
    return g_steal_pointer (&bytes);
  return decode_windows_1252 (bytes, n_bytes, shown_path, diagnostics);
}
