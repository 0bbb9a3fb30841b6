/* Locale and gettext. */
#include "app/language.h"

#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <string.h>

#include "app/places.h"

static bool
is_plain (const char *locale)
{
  return locale == NULL || strcmp (locale, "C") == 0 || strcmp (locale, "POSIX") == 0;
}

/* gettext ignores $LANGUAGE in the locale "C", which is what setlocale leaves when fr_FR.UTF-8 was never generated. */
static void
take_wanted_language (void)
{
  const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
  const char *wanted = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (variables) && (wanted == NULL || *wanted == '\0'); i++)
    wanted = g_getenv (variables[i]);
  if (!is_plain (wanted) && *wanted != '\0' && g_getenv ("LANGUAGE") == NULL)
    g_setenv ("LANGUAGE", wanted, TRUE);
  setlocale (LC_ALL, "C.UTF-8");
}

void
cursus_language_init (void)
{
  if (setlocale (LC_ALL, "") == NULL || is_plain (setlocale (LC_MESSAGES, NULL)))
    take_wanted_language ();
  setlocale (LC_NUMERIC, "C"); /* numbers in JSON, CSV and messages are ours to format */
  g_autofree char *translations = cursus_places_translations ();
  bindtextdomain (GETTEXT_PACKAGE, translations);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

const char *
cursus_language_get (void)
{
  const char *const *names = g_get_language_names ();
  return names[0] != NULL && g_str_has_prefix (names[0], "fr") ? "fr" : "en";
}
