/* The text of one script file, checked before Lua sees it. Knows nothing of Lua. */
#include "script/source.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
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

/* Always returns false, for the caller to pass on. */
static bool G_GNUC_PRINTF (4, 5) fail (CursusScriptFailure *failure, CursusScriptError code, int line, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_autofree char *file = g_steal_pointer (&failure->file); /* set by the caller */
  cursus_script_failure_set (failure, code, file, line, text, strlen (text));
  return false;
}

static bool
check_size (guint64 size, const CursusScriptLimits *limits, CursusScriptFailure *failure)
{
  if (size <= limits->source_bytes)
    return true;
  return fail (failure, CURSUS_SCRIPT_ERROR_IO, 0, _ ("the file has %" PRIu64 " bytes, at most %zu are read"), size,
               limits->source_bytes);
}

/* A fifo or a device would block or never end, so only regular files are opened. */
static bool
check_file (const char *path, const CursusScriptLimits *limits, CursusScriptFailure *failure)
{
  GStatBuf status;
  if (g_stat (path, &status) != 0)
    return fail (failure, CURSUS_SCRIPT_ERROR_IO, 0, _ ("the file cannot be read: %s"), g_strerror (errno));
  if (!S_ISREG (status.st_mode))
    return fail (failure, CURSUS_SCRIPT_ERROR_IO, 0, "%s", _ ("is no regular file"));
  return check_size ((guint64)status.st_size, limits, failure);
}

static bool
check_text (const char *text, size_t length, CursusScriptFailure *failure)
{
  const char *end = NULL;
  if (length > 0 && text[0] == compiled_mark)
    return fail (failure, CURSUS_SCRIPT_ERROR_SYNTAX, 1, "%s", _ ("is compiled Lua, only text is accepted"));
  if (g_utf8_validate_len (text, length, &end))
    return true;
  return fail (failure, CURSUS_SCRIPT_ERROR_SYNTAX, count_lines (text, end), "%s",
               _ ("is not valid UTF-8 (or holds a NUL byte); save the file as UTF-8"));
}

static CursusSource *
make (const char *text, size_t length, const CursusScriptLimits *limits, CursusScriptFailure *failure)
{
  if (!check_size (length, limits, failure))
    return NULL;
  if (length >= 3 && memcmp (text, utf8_mark, 3) == 0) {
    text += 3;
    length -= 3;
  }
  if (!check_text (text, length, failure))
    return NULL;
  CursusSource *self = g_new0 (CursusSource, 1);
  self->file = g_strdup (failure->file);
  self->text = g_strndup (text, length);
  self->length = length;
  return self;
}

static CursusSource *
load (const char *path, const CursusScriptLimits *limits, CursusScriptFailure *failure)
{
  if (!check_file (path, limits, failure))
    return NULL;
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr (GError) reason = NULL;
  if (g_file_get_contents (path, &text, &length, &reason))
    return make (text, length, limits, failure);
  fail (failure, CURSUS_SCRIPT_ERROR_IO, 0, _ ("the file cannot be read: %s"), reason->message);
  return NULL;
}

/* Hands the parts of a failure to who wants them. */
static CursusSource *
finish (CursusSource *self, CursusScriptFailure *kept, CursusScriptFailure *failure, GError **error)
{
  if (self == NULL)
    cursus_script_failure_to_error (kept, error);
  if (self == NULL && failure != NULL)
    cursus_script_failure_set (failure, kept->code, kept->file, kept->line, kept->message, strlen (kept->message));
  cursus_script_failure_clear (kept);
  return self;
}

CursusSource *
cursus_source_new (const char *shown_path, const char *text, size_t length, const CursusScriptLimits *limits,
                   CursusScriptFailure *failure, GError **error)
{
  CursusScriptFailure kept = { .file = g_strdup (shown_path) };
  return finish (make (text, length, limits, &kept), &kept, failure, error);
}

CursusSource *
cursus_source_read (const char *path, const char *shown_path, const CursusScriptLimits *limits, CursusScriptFailure *failure,
                    GError **error)
{
  CursusScriptFailure kept = { .file = g_strdup (shown_path) };
  return finish (load (path, limits, &kept), &kept, failure, error);
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
