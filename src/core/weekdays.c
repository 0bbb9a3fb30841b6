/* Reads days of the week. Knows nothing of what they are for. */
#include "core/weekdays.h"

#include <string.h>

#include "core/suggest.h"
#include "core/text.h"

#define DAYS 7

static const char *const names[] = { "monday", "tuesday", "wednesday", "thursday", "friday",   "saturday", "sunday",
                                     "lundi",  "mardi",   "mercredi",  "jeudi",    "vendredi", "samedi",   "dimanche" };

static int
find (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    bool is_short = strlen (text) == 3 && g_ascii_strncasecmp (text, names[i], 3) == 0;
    if (is_short || cursus_text_matches (text, names[i]))
      return (int)i % DAYS;
  }
  return -1;
}

uint8_t
cursus_weekdays_parse (const char *text)
{
  g_auto (GStrv) ends = g_strsplit (text, "-", 2);
  if (ends[0] == NULL)
    return 0;
  int first = find (g_strstrip (ends[0]));
  int last = ends[1] != NULL ? find (g_strstrip (ends[1])) : first;
  uint8_t bits = 0;
  for (int day = first; first >= 0 && day <= last; day++)
    bits |= (uint8_t)(1u << day);
  return bits;
}

char *
cursus_weekdays_list (uint8_t bits, bool french)
{
  GString *text = g_string_new (NULL);
  for (int day = 0; day < DAYS; day++) {
    if ((bits >> day & 1) == 0)
      continue;
    gsize at = text->len > 0 ? text->len + 2 : 0;
    g_string_append_printf (text, "%s%s", at > 0 ? ", " : "", names[french ? DAYS + day : day]);
    if (!french)
      text->str[at] = g_ascii_toupper (text->str[at]);
  }
  return g_string_free (text, FALSE);
}

char *
cursus_weekdays_suggest (const char *text)
{
  return cursus_suggest_phrase (text, names, G_N_ELEMENTS (names));
}
