/* Measuring, cutting and breaking text by the columns it takes on a terminal. Knows nothing of plans. */
#include "report/text-width.h"

#include <stdbool.h>
#include <string.h>

static int
measure (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

int
cursus_text_width (const char *text)
{
  int width = 0;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    width += measure (g_utf8_get_char (p));
  return width;
}

static bool
turns_direction (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

char *
cursus_text_flatten (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  GString *clean = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029)
      g_string_append_c (clean, ' ');
    else if (g_unichar_iscntrl (c))
      g_string_append (clean, "\357\277\275");
    else if (!turns_direction (c))
      g_string_append_unichar (clean, c);
  }
  return g_string_free (clean, FALSE);
}

/* The end of the longest beginning of @text that fits; marks that combine with its last character belong to it. */
static const char *
find_cut (const char *text, int columns)
{
  int width = 0;
  const char *p = text;
  while (*p) {
    width += measure (g_utf8_get_char (p));
    if (width > columns)
      break;
    p = g_utf8_next_char (p);
  }
  return p;
}

char *
cursus_text_truncate (const char *text, int columns)
{
  if (columns <= 0)
    return g_strdup ("");
  if (*find_cut (text, columns) == '\0')
    return g_strdup (text);
  g_autofree char *kept = g_strndup (text, find_cut (text, columns - 1) - text);
  return g_strconcat (g_strchomp (kept), "…", NULL);
}

/* Whether a line may end at this space: none begins with the “:” that French sets off by a space, and French quotes stay with
 * what they quote. There is text before @space. */
static bool
breaks_at (const char *space)
{
  bool quote_opens = (guchar)space[-1] == 0xAB && (guchar)space[-2] == 0xC2; /* « */
  if (quote_opens || g_str_has_prefix (space + 1, "»"))
    return false;
  return strchr (":;?!", space[1]) == NULL || space[1] == '\0' || (space[2] != ' ' && space[2] != '\0');
}

/* Where the next line ends: at the last space that lets it fit, within a word only if that is too long for any line. */
static const char *
find_break (const char *text, int columns)
{
  const char *cut = find_cut (text, columns);
  if (*cut == '\0' || (*cut == ' ' && breaks_at (cut)))
    return cut;
  for (const char *p = cut; p > text; p--) {
    if (*p == ' ' && breaks_at (p))
      return p;
  }
  return cut > text ? cut : g_utf8_next_char (text);
}

static const char *
skip_spaces (const char *text)
{
  while (*text == ' ')
    text++;
  return text;
}

GPtrArray *
cursus_text_wrap (const char *text, int columns, guint max_lines)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  columns = MAX (columns, 1);
  const char *rest = skip_spaces (text);
  while (*rest) {
    const char *end = find_break (rest, columns);
    bool last = max_lines > 0 && lines->len + 1 == max_lines;
    g_autofree char *line = last ? g_strdup (rest) : g_strndup (rest, end - rest);
    g_ptr_array_add (lines, cursus_text_truncate (g_strchomp (line), columns));
    if (last)
      break;
    rest = skip_spaces (end);
  }
  return lines;
}
