/* Why and where a script was stopped. Knows nothing of Lua. */
#include "script/failure.h"

#include <string.h>

#define MESSAGE_BYTES 2000

void
cursus_script_failure_clear (CursusScriptFailure *self)
{
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->traceback, g_free);
  self->line = 0;
}

/* A script chooses the text: it may be binary, endless, or hold escape sequences for the terminal. */
static char *
clean (const char *text, size_t length)
{
  size_t kept = MIN (length, MESSAGE_BYTES);
  while (kept < length && kept > 0 && ((guchar)text[kept] & 0xC0) == 0x80)
    kept--;
  g_autofree char *valid = g_utf8_make_valid (text, (gssize)kept);
  GString *out = g_string_new (NULL);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    g_string_append_unichar (out, g_unichar_iscntrl (c) ? ' ' : c);
  }
  if (kept < length)
    g_string_append (out, "…");
  return g_string_free (out, FALSE);
}

void
cursus_script_failure_set (CursusScriptFailure *self, CursusScriptError code, const char *file, int line, const char *text,
                           size_t length)
{
  char *message = clean (text, length); /* before the old parts go: @text may be one of them */
  char *kept_file = g_strdup (file);
  cursus_script_failure_clear (self);
  self->code = code;
  self->file = kept_file;
  self->line = line;
  self->message = message;
}

void
cursus_script_failure_to_error (const CursusScriptFailure *self, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  if (self->file != NULL)
    g_string_append_printf (text, "%s:", self->file);
  if (self->file != NULL && self->line > 0)
    g_string_append_printf (text, "%d:", self->line);
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", self->message != NULL ? self->message : "");
  bool several = self->traceback != NULL && strchr (self->traceback, '\n') != NULL;
  if (several)
    g_string_append_printf (text, "\n%s", self->traceback);
  g_set_error_literal (error, CURSUS_SCRIPT_ERROR, (int)self->code, text->str);
}
