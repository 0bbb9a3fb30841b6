/* The text of one script file, checked before Lua sees it. Knows nothing of Lua. */
#include "script/source.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>

static const char utf8_mark[] = "\xEF\xBB\xBF";
static const char compiled_mark = '\x1b'; /* LUA_SIGNATURE begins with it */

static int
count_lines (const char *text, const char *end)
{
  int line = 1;
  for (const char *at = text; at < end; at++)
    line += *at == '\n';
  return line;
}

static bool
check_size (const char *shown_path, guint64 size, const CursusScriptLimits *limits, GError **error)
{
  if (size <= limits->source_bytes)
    return true;
  g_set_error (error, CURSUS_SCRIPT_ERROR, CURSUS_SCRIPT_ERROR_IO,
               _ ("%s: the file has %" G_GUINT64_FORMAT " bytes, at most %" G_GSIZE_FORMAT " are read"), shown_path, size,
               limits->source_bytes);
  return false;
}

/* A fifo or a device would block or never end, so only regular files are opened. */
static bool
check_file (const char *path, const char *shown_path, const CursusScriptLimits *limits, GError **error)
{
  GStatBuf status;
  if (g_stat (path, &status) != 0) {
    g_set_error (error, CURSUS_SCRIPT_ERROR, CURSUS_SCRIPT_ERROR_IO, _ ("%s: cannot be read: %s"), shown_path,
                 g_strerror (errno));
    return false;
  }
  if (!S_ISREG (status.st_mode)) {
    g_set_error (error, CURSUS_SCRIPT_ERROR, CURSUS_SCRIPT_ERROR_IO, _ ("%s: is not a regular file"), shown_path);
    return false;
  }
  return check_size (shown_path, (guint64)status.st_size, limits, error);
}

static bool
check_text (const char *shown_path, const char *text, size_t length, GError **error)
{
  if (length > 0 && text[0] == compiled_mark) {
    g_set_error (error, CURSUS_SCRIPT_ERROR, CURSUS_SCRIPT_ERROR_SYNTAX, _ ("%s:1: is compiled Lua, only text is accepted"),
                 shown_path);
    return false;
  }
  const char *end = NULL;
  if (g_utf8_validate_len (text, length, &end))
    return true;
  g_set_error (error, CURSUS_SCRIPT_ERROR, CURSUS_SCRIPT_ERROR_SYNTAX,
               _ ("%s:%d: is not valid UTF-8 (or holds a NUL byte); save the file as UTF-8"), shown_path,
               count_lines (text, end));
  return false;
}

CursusSource *
cursus_source_new (const char *shown_path, const char *text, size_t length, const CursusScriptLimits *limits, GError **error)
{
  if (!check_size (shown_path, length, limits, error))
    return NULL;
  if (length >= 3 && memcmp (text, utf8_mark, 3) == 0) {
    text += 3;
    length -= 3;
  }
  if (!check_text (shown_path, text, length, error))
    return NULL;
  CursusSource *self = g_new0 (CursusSource, 1);
  self->file = g_strdup (shown_path);
  self->text = g_strndup (text, length);
  self->length = length;
  return self;
}

CursusSource *
cursus_source_read (const char *path, const char *shown_path, const CursusScriptLimits *limits, GError **error)
{
  if (!check_file (path, shown_path, limits, error))
    return NULL;
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr (GError) reason = NULL;
  if (!g_file_get_contents (path, &text, &length, &reason)) {
    g_set_error (error, CURSUS_SCRIPT_ERROR, CURSUS_SCRIPT_ERROR_IO, _ ("%s: cannot be read: %s"), shown_path, reason->message);
    return NULL;
  }
  return cursus_source_new (shown_path, text, length, limits, error);
}

void
cursus_source_free (CursusSource *self)
{
  if (self == NULL)
    return;
  g_free (self->file);
  g_free (self->text);
  g_free (self);
}
