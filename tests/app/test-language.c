/* The reader's language: every case in a process of its own, because a locale is set once. */
#include "app/language.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "app-fixture.h"

#define N_VARIABLES 4

static const char *const variables[N_VARIABLES] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG" };

/* In the order of @variables; NULL: not set. None of these locales needs to be installed. */
static const struct {
  const char *values[N_VARIABLES];
  const char *language;
} cases[] = {
  { { NULL, NULL, NULL, NULL }, "en" },
  { { NULL, NULL, NULL, "fr_FR.UTF-8" }, "fr" },
  { { NULL, NULL, NULL, "fr" }, "fr" },
  { { NULL, NULL, NULL, "fr_CA" }, "fr" },
  { { NULL, NULL, "fr_FR.UTF-8", "en_GB.UTF-8" }, "fr" },
  { { NULL, "en_GB.UTF-8", "fr_FR.UTF-8", "fr_FR.UTF-8" }, "en" },
  { { NULL, "fr_FR.UTF-8", NULL, "C" }, "fr" },
  { { NULL, "", "", "fr_FR.UTF-8" }, "fr" },
  { { NULL, "C", NULL, "fr_FR.UTF-8" }, "en" },
  { { "fr", NULL, NULL, NULL }, "fr" },
  { { "fr", "C.UTF-8", NULL, NULL }, "fr" },
  { { "fr:en", NULL, NULL, "en_GB.UTF-8" }, "fr" },
  { { "en", NULL, NULL, "fr_FR.UTF-8" }, "en" },
  { { "", NULL, NULL, "fr_FR.UTF-8" }, "fr" },
  { { "en:fr", NULL, NULL, "fr_FR.UTF-8" }, "en" },
  { { "de:fr", NULL, NULL, "de_DE.UTF-8" }, "fr" },
  { { NULL, NULL, NULL, "de_DE.UTF-8" }, "en" },
  { { NULL, NULL, NULL, "frp_FR.UTF-8" }, "en" },
};

/* A catalogue of the one word “yes”, in the format of GNU gettext. */
static void
write_catalogue (const Fixture *fixture)
{
  static const char texts[] = "\0yes\0Content-Type: text/plain; charset=UTF-8\n\0oui";
  const guint32 header_length = sizeof "Content-Type: text/plain; charset=UTF-8\n" - 1;
  guint32 words[15] = { 0x950412de, 0, 2, 28, 44, 0, 60 };
  const guint32 lengths[] = { 0, 3, header_length, 3 };
  guint32 offset = sizeof words;
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++) {
    words[7 + 2 * i] = lengths[i];
    words[8 + 2 * i] = offset;
    offset += lengths[i] + 1;
  }
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_byte_array_append (bytes, (const guint8 *)words, sizeof words);
  g_byte_array_append (bytes, (const guint8 *)texts, sizeof texts);
  g_autofree char *path = fixture_path (fixture, "fr/LC_MESSAGES/probe.mo");
  fixture_write (fixture, "fr/LC_MESSAGES/probe.mo", "");
  g_assert_true (g_file_set_contents (path, (const char *)bytes->data, bytes->len, NULL));
}

/* Messages come in the language that we say they come in. */
static void
assert_speaks (const char *language)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  write_catalogue (fixture);
  bindtextdomain ("probe", fixture->path);
  g_assert_cmpstr (dgettext ("probe", "yes"), ==, strcmp (language, "fr") == 0 ? "oui" : "yes");
}

static void
run_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  for (guint v = 0; v < N_VARIABLES; v++)
    if (cases[i].values[v] != NULL)
      g_setenv (variables[v], cases[i].values[v], TRUE);
    else
      g_unsetenv (variables[v]);
  g_setenv ("LC_NUMERIC", "fr_FR.UTF-8", TRUE);
  cursus_language_init ();
  g_assert_cmpstr (cursus_language_get (), ==, cases[i].language);
  assert_speaks (cases[i].language);
}

/* One process each. */
static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/app/language/cases/subprocess/%u", i);
    g_test_message ("case %u: %s is wanted", i, cases[i].language);
    g_test_trap_subprocess (path, 0, G_TEST_SUBPROCESS_DEFAULT);
    g_test_trap_assert_passed ();
  }
}

/* Numbers in JSON and CSV are the same for every reader. */
static void
test_numbers (void)
{
  char text[16];
  g_setenv ("LANG", "fr_FR.UTF-8", TRUE);
  cursus_language_init ();
  snprintf (text, sizeof text, "%.1f", 1.5);
  g_assert_cmpstr (text, ==, "1.5");
  g_assert_cmpstr (setlocale (LC_NUMERIC, NULL), ==, "C");
}

/* What is written in UTF-8 arrives as it is, also where the locale would not have it. */
static void
test_catalogue (void)
{
  cursus_language_init ();
  g_autofree char *wanted = g_build_filename (g_getenv ("CURSUS_TEST_BUILD_DIR"), "po", NULL);
  g_assert_cmpstr (bindtextdomain (GETTEXT_PACKAGE, NULL), ==, wanted);
  g_assert_cmpstr (bind_textdomain_codeset (GETTEXT_PACKAGE, NULL), ==, "UTF-8");
  g_assert_cmpstr (textdomain (NULL), ==, GETTEXT_PACKAGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/language/cases", test_cases);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/app/language/cases/subprocess/%u", i);
    g_test_add_data_func (path, GUINT_TO_POINTER (i), run_case);
  }
  g_test_add_func ("/app/language/numbers", test_numbers);
  g_test_add_func ("/app/language/catalogue", test_catalogue);
  return g_test_run ();
}
