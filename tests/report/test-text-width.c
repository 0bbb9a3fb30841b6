/* Widths, cuts and line breaks of text on a terminal. */
#include <glib.h>

#include "report/text-width.h"

static void
test_width (void)
{
  static const struct {
    const char *text;
    int width;
  } cases[] = {
    { "", 0 },
    { "Ouverture", 9 },
    { "É", 1 },
    { "E\xcc\x81", 1 }, /* E, combining acute */
    { "日本", 4 },
    { "ＡＢ", 4 }, /* full width */
    { "ｱｲ", 2 },   /* half width katakana */
    { "한국", 4 },
    { "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", 2 }, /* the same syllable in three jamo */
    { "a\xe2\x80\x8b"
      "b",
      2 }, /* zero width space */
    { "🎓", 2 },
    { "…–“”", 4 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (cursus_text_width (cases[i].text), ==, cases[i].width);
}

static void
test_clean (void)
{
  static const struct {
    const char *text;
    const char *clean;
  } cases[] = {
    { NULL, "" },
    { "a\tb\nc\r\nd", "a b c  d" },
    { "red \033[31m", "red \357\277\275[31m" },
    { "\302\233"
      "31m",
      "\357\277\275"
      "31m" }, /* U+009B is an escape of one character */
    { "bad \377 byte", "bad \357\277\275 byte" },
    { "\342\200\256"
      "live",
      "live" }, /* right-to-left override */
    { "l’été à Poitiers", "l’été à Poitiers" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *clean = cursus_text_flatten (cases[i].text);
    g_assert_cmpstr (clean, ==, cases[i].clean);
  }
}

static void
test_truncate (void)
{
  static const struct {
    const char *text;
    int columns;
    const char *shown;
  } cases[] = {
    { "Ouverture", 9, "Ouverture" },
    { "Ouverture", 8, "Ouvertu…" },
    { "Ouverture", 1, "…" },
    { "Ouverture", 0, "" },
    { "Ouverture", -3, "" },
    { "la visite", 4, "la…" }, /* no space before the mark */
    { "日本語", 6, "日本語" },
    { "日本語", 5, "日本…" },
    { "日本語", 4, "日…" },
    { "日本語", 1, "…" },
    { "e\xcc\x81te\xcc\x81", 3, "e\xcc\x81te\xcc\x81" },
    { "e\xcc\x81te\xcc\x81", 2, "e\xcc\x81…" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *shown = cursus_text_truncate (cases[i].text, cases[i].columns);
    g_assert_cmpstr (shown, ==, cases[i].shown);
  }
}

static void
test_wrap (void)
{
  static const struct {
    const char *text;
    int columns;
    guint max_lines;
    const char *lines; /* joined by "|" */
  } cases[] = {
    { "", 10, 0, "" },
    { "   ", 10, 0, "" },
    { "un deux trois", 13, 0, "un deux trois" },
    { "un deux trois", 12, 0, "un deux|trois" },
    { "un deux trois", 7, 0, "un deux|trois" },
    { "un  deux", 4, 0, "un|deux" },
    { "requalification", 6, 0, "requal|ificat|ion" },
    { "la requalification", 8, 0, "la|requalif|ication" },
    { "un deux trois quatre", 7, 2, "un deux|trois…" },
    { "un deux trois quatre", 7, 1, "un deu…" },
    { "日本語の", 4, 0, "日本|語の" },
    { "日本語の", 5, 0, "日本|語の" },
    { "日本", 1, 0, "…|…" },
    { "ab", 0, 0, "a|b" },
    { "au moins : 3", 8, 0, "au|moins :|3" }, /* no line begins with “:” */
    { "au moins :3", 8, 0, "au moins|:3" },
    { "la clôture « Bilan » (2)", 13, 0, "la clôture|« Bilan » (2)" }, /* nor ends with “«” */
    { "la clôture « Bilan » (2)", 7, 0, "la|clôture|« Bilan|» (2)" },
    { "9\302\240h sonnantes", 4, 0, "9\302\240h|sonn|ante|s" }, /* no break at a no-break space */
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) lines = cursus_text_wrap (cases[i].text, cases[i].columns, cases[i].max_lines);
    g_ptr_array_add (lines, NULL);
    g_autofree char *joined = g_strjoinv ("|", (char **)lines->pdata);
    g_assert_cmpstr (joined, ==, cases[i].lines);
  }
}

/* Whatever the text, no line is wider than asked for, and nothing but spaces is lost. */
static void
test_wrap_random (void)
{
  static const char *const pieces[] = { "a", "é", " ", "日", "e\xcc\x81", "…", "mot", "  ", "🎓", "\302\240", "«", "»" };
  guint32 seed = g_test_rand_int_range (1, G_MAXINT32);
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (int round = 0; round < 2000; round++) {
    g_autoptr (GString) text = g_string_new (NULL);
    for (int n = g_rand_int_range (random, 0, 30); n > 0; n--)
      g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
    int columns = g_rand_int_range (random, 2, 20);
    g_autoptr (GPtrArray) lines = cursus_text_wrap (text->str, columns, 0);
    g_autoptr (GString) joined = g_string_new (NULL);
    for (guint i = 0; i < lines->len; i++) {
      g_assert_cmpint (cursus_text_width (g_ptr_array_index (lines, i)), <=, columns);
      g_string_append (joined, g_ptr_array_index (lines, i));
    }
    g_string_replace (joined, " ", "", 0);
    g_string_replace (text, " ", "", 0);
    g_assert_cmpstr (joined->str, ==, text->str);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/text-width/counts-wide-and-combining-characters", test_width);
  g_test_add_func ("/report/text-width/cleans-what-steers-a-terminal", test_clean);
  g_test_add_func ("/report/text-width/truncates-with-an-ellipsis", test_truncate);
  g_test_add_func ("/report/text-width/wraps-at-spaces", test_wrap);
  g_test_add_func ("/report/text-width/wraps-any-text-within-its-width", test_wrap_random);
  return g_test_run ();
}
