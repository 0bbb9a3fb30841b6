/* Text on its way into a calendar file. Knows nothing of events; what it lets through cannot end a line or a value. */
#include "ical/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/text.h"
#include "ical/writer.h"

#define FOLD_OCTETS 75

/* Vertical tab, form feed, next line, line and paragraph separator: some readers split lines at them. */
static bool
ends_line (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool
is_unwanted (gunichar c)
{
  return (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0) || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE
         || (c >= 0xFDD0 && c <= 0xFDEF);
}

char *
cursus_ical_text_sanitise (const char *text)
{
  GString *out = g_string_new (NULL);
  for (const char *p = text ? text : ""; *p != '\0';) {
    gunichar c = g_utf8_get_char_validated (p, -1);
    if (c == (gunichar)-1 || c == (gunichar)-2) {
      p++;
      continue;
    }
    if (c == '\r' && p[1] == '\n')
      p++;
    if (ends_line (c))
      g_string_append_c (out, '\n');
    else if (!is_unwanted (c))
      g_string_append_unichar (out, c);
    p = g_utf8_next_char (p);
  }
  return g_string_free (out, FALSE);
}

char *
cursus_ical_text_one_line (const char *text)
{
  g_autofree char *clean = g_strstrip (cursus_ical_text_sanitise (text));
  GString *out = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit_set (clean, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    g_strstrip (*line);
    if (**line == '\0')
      continue;
    if (out->len > 0 && out->str[out->len - 1] != ',')
      g_string_append_c (out, ',');
    g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", *line);
  }
  return g_strdelimit (g_string_free (out, FALSE), "\"", '\'');
}

char *
cursus_ical_text_escape (const char *text)
{
  g_autofree char *clean = cursus_ical_text_sanitise (text);
  GString *out = g_string_new (NULL);
  for (const char *p = clean; *p != '\0'; p++) {
    if (*p == '\\' || *p == ';' || *p == ',')
      g_string_append_c (out, '\\');
    if (*p == '\n')
      g_string_append (out, "\\n");
    else
      g_string_append_c (out, *p);
  }
  return g_string_free (out, FALSE);
}

char *
cursus_ical_text_parameter (const char *text)
{
  g_autofree char *line = cursus_ical_text_one_line (text);
  GString *out = g_string_new ("\"");
  for (const char *p = line; *p != '\0'; p++) {
    g_string_append_c (out, *p);
    if (*p == '^')
      g_string_append_c (out, '^');
  }
  g_string_append_c (out, '"');
  return g_string_free (out, FALSE);
}

static bool
has_control_character (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (ends_line (g_utf8_get_char (p)) || g_utf8_get_char (p) == '\t' || is_unwanted (g_utf8_get_char (p)))
      return true;
  return false;
}

char *
cursus_ical_text_link (const char *link, GError **error)
{
  g_autofree char *excerpt = cursus_text_excerpt (link);
  if (!g_utf8_validate (link, -1, NULL) || has_control_character (link)) {
    g_set_error (error, CURSUS_ICAL_ERROR, CURSUS_ICAL_ERROR_TEXT,
                 _ ("link “%s”: line breaks, control characters and invalid UTF-8 cannot stand in a link"), excerpt);
    return NULL;
  }
  g_autofree char *trimmed = g_strstrip (g_strdup (link));
  GString *out = g_string_new (NULL);
  for (const char *p = trimmed; *p != '\0'; p++) {
    bool keep = g_ascii_isgraph (*p) && strchr ("\"<>\\^`{|}", *p) == NULL;
    if (keep)
      g_string_append_c (out, *p);
    else
      g_string_append_printf (out, "%%%02X", (guchar)*p);
  }
  g_autofree char *uri = g_string_free (out, FALSE);
  g_autofree char *scheme = g_uri_parse_scheme (uri);
  if (scheme == NULL || strlen (uri) <= strlen (scheme) + 1) {
    g_set_error (error, CURSUS_ICAL_ERROR, CURSUS_ICAL_ERROR_TEXT,
                 _ ("link “%s”: write a whole address, as https://example.org/room"), excerpt);
    return NULL;
  }
  return g_steal_pointer (&uri);
}

/* The first octet of @line's next piece, at most @room octets further on. */
static const char *
next_break (const char *line, gsize room)
{
  gsize length = strnlen (line, room + 1);
  if (length <= room)
    return line + length;
  const char *end = line + room;
  while (end > line && ((guchar)*end & 0xC0) == 0x80)
    end--;
  /* An odd run of backslashes before the break means that the last one escapes what follows it. */
  gsize backslashes = 0;
  while (end - backslashes > line && end[-1 - (gssize)backslashes] == '\\')
    backslashes++;
  return end - backslashes % 2;
}

void
cursus_ical_text_append_line (GString *out, const char *line)
{
  gsize room = FOLD_OCTETS;
  for (const char *p = line; *p != '\0';) {
    const char *end = next_break (p, room);
    g_string_append_len (out, p, end - p);
    g_string_append (out, *end != '\0' ? "\r\n " : "\r\n");
    p = end;
    room = FOLD_OCTETS - 1;
  }
}

void
cursus_ical_text_append_linef (GString *out, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cursus_ical_text_append_line (out, line);
}

void
cursus_ical_text_append_text (GString *out, const char *name, const char *text)
{
  g_autofree char *value = cursus_ical_text_escape (text);
  cursus_ical_text_append_linef (out, "%s:%s", name, value);
}
