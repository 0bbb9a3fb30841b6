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

static bool
is_language (const char *locale, const char *code)
{
  size_t length = strlen (code);
  return strncmp (locale, code, length) == 0 && strchr ("_.@", locale[length]) != NULL;
}

/* The first of the reader's languages that we speak. */
static const char *
wanted_language (void)
{
  for (const char *const *name = g_get_language_names (); *name != NULL; name++) {
    if (is_language (*name, "fr"))
      return "fr";
    if (is_language (*name, "en"))
      return "en";
  }
  return "en";
}

/* gettext ignores $LANGUAGE in the locale "C", which is what setlocale leaves when fr_FR.UTF-8 was never generated. And it knows
 * no English catalogue: of "en:fr" it would take the French one. */
void
cursus_language_init (void)
{
  const char *language = wanted_language ();
  if (setlocale (LC_ALL, "") == NULL || is_plain (setlocale (LC_MESSAGES, NULL)))
    setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("LANGUAGE", language, TRUE);
  setlocale (LC_NUMERIC, "C"); /* numbers in JSON, CSV and messages are ours to format */
  g_autofree char *translations = cursus_places_translations ();
  bindtextdomain (GETTEXT_PACKAGE, translations);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* GLib asks once for ever whether there are translations at all: of a language that has some. */
  g_setenv ("LANGUAGE", "fr", TRUE);
  g_dgettext (GETTEXT_PACKAGE, "");
  cursus_language_use (language);
}

/* Naming the domain again makes gettext forget what it looked up. */
void
cursus_language_use (const char *language)
{
  g_setenv ("LANGUAGE", g_strcmp0 (language, "fr") == 0 ? "fr" : "en", TRUE);
  textdomain (GETTEXT_PACKAGE);
}

const char *
cursus_language_get (void)
{
  return wanted_language ();
}

bool
cursus_language_is_french (void)
{
  return strcmp (wanted_language (), "fr") == 0;
}
