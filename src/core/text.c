/* Folding, stripping and quoting of words that people wrote. Knows nothing of what the words mean. */
#include "core/text.h"

#include <string.h>

#define EXCERPT_CHARACTERS 60
#define REPLACEMENT "\357\277\275" /* U+FFFD */

char *
cursus_text_fold (const char *text)
{
  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autofree char *decomposed = g_utf8_normalize (folded, -1, G_NORMALIZE_NFD);
  if (decomposed == NULL) /* no UTF-8: nothing can equal it */
    return g_strdup (text);
  GString *out = g_string_sized_new (strlen (decomposed));
  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (!g_unichar_ismark (c))
      g_string_append_unichar (out, c);
  }
  return g_string_free (out, FALSE);
}

bool
cursus_text_matches (const char *text, const char *other)
{
  if (strcmp (text, other) == 0)
    return true;
  g_autofree char *a = cursus_text_fold (text);
  g_autofree char *b = cursus_text_fold (other);
  return strcmp (a, b) == 0;
}

char *
cursus_text_strip (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  const char *end = text + strlen (text);
  while (end > text) {
    const char *previous = g_utf8_prev_char (end);
    if (!g_unichar_isspace (g_utf8_get_char (previous)))
      break;
    end = previous;
  }
  return g_strndup (text, (gsize)(end - text));
}

static bool
is_control (char byte)
{
  unsigned char c = (unsigned char)byte;
  return (c < 0x20 && c != '\t' && c != '\n') || c == 0x7f;
}

bool
cursus_text_is_clean (const char *text, gssize n_bytes)
{
  gsize length = n_bytes < 0 ? strlen (text) : (gsize)n_bytes;
  for (gsize i = 0; i < length; i++) {
    if (is_control (text[i]))
      return false;
  }
  return g_utf8_validate (text, (gssize)length, NULL);
}

char *
cursus_text_clean (const char *text)
{
  if (cursus_text_is_clean (text, -1))
    return g_strdup (text);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p++) {
    if (is_control (*p))
      g_string_append (out, REPLACEMENT);
    else
      g_string_append_c (out, *p);
  }
  return g_string_free (out, FALSE);
}

/* What steers a terminal or turns the direction of writing although it is no ASCII control character. */
static bool
is_steering (gunichar c)
{
  return (c >= 0x80 && c < 0xa0) || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static char *
without_steering (const char *text)
{
  GString *out = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    g_string_append_unichar (out, is_steering (c) ? 0xfffd : c);
  }
  return g_string_free (out, FALSE);
}

char *
cursus_text_excerpt (const char *text)
{
  /* A character has at most 4 bytes; a cut inside one only touches what is left out anyway. */
  gsize limit = 4 * (EXCERPT_CHARACTERS + 1);
  g_autofree char *head = g_strndup (text, limit);
  g_autofree char *valid = cursus_text_clean (head);
  g_autofree char *clean = without_steering (valid);
  g_strdelimit (clean, "\n\t", ' ');
  if (g_utf8_strlen (clean, -1) <= EXCERPT_CHARACTERS)
    return g_steal_pointer (&clean);
  g_autofree char *start = g_utf8_substring (clean, 0, EXCERPT_CHARACTERS);
  return g_strconcat (start, "…", NULL);
}
