#include <string.h>

#include "core/text.h"

static void
test_fold (void)
{
  static const struct {
    const char *text, *folded;
  } cases[] = {
    { "Préféré", "prefere" }, { "PLUTÔT NON", "plutot non" }, { "e\xcc\x81t\xc3\xa9", "ete" }, { "", "" },
    { "Straße", "strasse" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *folded = cursus_text_fold (cases[i].text);
    g_assert_cmpstr (folded, ==, cases[i].folded);
  }
}

static void
test_matches (void)
{
  g_assert_true (cursus_text_matches ("Durée", "duree"));
  g_assert_true (cursus_text_matches ("same", "same"));
  g_assert_false (cursus_text_matches ("durée", "durer"));
}

static void
test_strip (void)
{
  static const struct {
    const char *text, *stripped;
  } cases[] = {
    { "  a b\t", "a b" }, { "\u00a0é\u202f", "é" }, { " \n ", "" }, { "", "" }, { "a", "a" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *stripped = cursus_text_strip (cases[i].text);
    g_assert_cmpstr (stripped, ==, cases[i].stripped);
  }
}

static void
test_clean (void)
{
  g_assert_true (cursus_text_is_clean ("tab\tline\né", -1));
  g_assert_false (cursus_text_is_clean ("a\0b", 3));
  g_assert_false (cursus_text_is_clean ("a\xff", -1));
  g_assert_false (cursus_text_is_clean ("\x1b[31m", -1));
  g_assert_false (cursus_text_is_clean ("\x7f", -1));
  g_autofree char *clean = cursus_text_clean ("a\x1b\r\xff\nb");
  g_assert_cmpstr (clean, ==, "a���\nb");
}

static void
test_excerpt (void)
{
  g_autofree char *short_text = cursus_text_excerpt ("a\nb\x01");
  g_assert_cmpstr (short_text, ==, "a b�");
  g_autofree char *steering = cursus_text_excerpt ("a\xc2\x9b"
                                                   "b\xe2\x80\xae"
                                                   "c\xe2\x81\xa6\xe2\x80\xa8"
                                                   "d");
  g_assert_cmpstr (steering, ==, "a�b�c��d");
  g_autoptr (GString) text = g_string_new (NULL);
  for (int i = 0; i < 60; i++)
    g_string_append (text, "é");
  g_autofree char *just_fits = cursus_text_excerpt (text->str);
  g_assert_cmpstr (just_fits, ==, text->str);
  g_autofree char *expected = g_strconcat (text->str, "…", NULL);
  for (int i = 0; i < 1000; i++)
    g_string_append (text, "🦊x");
  g_autofree char *cut = cursus_text_excerpt (text->str);
  g_assert_cmpstr (cut, ==, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/text/fold", test_fold);
  g_test_add_func ("/core/text/matches", test_matches);
  g_test_add_func ("/core/text/strip", test_strip);
  g_test_add_func ("/core/text/clean", test_clean);
  g_test_add_func ("/core/text/excerpt", test_excerpt);
  return g_test_run ();
}
