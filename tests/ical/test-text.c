/* Text that people wrote must not be able to become calendar lines. */
#include <string.h>

#include "ical/text.h"
#include "ical/writer.h"

static void
test_sanitise (void)
{
  static const struct {
    const char *in, *out;
  } cases[] = {
    { NULL, "" },
    { "été", "été" },
    { "a\r\nb\rc\nd", "a\nb\nc\nd" },
    { "a\x01\x07\x1b\x7f"
      "b\tc",
      "ab\tc" },
    { "a\x0b"
      "b\x0c"
      "c\xc2\x85"
      "d\xe2\x80\xa8"
      "e\xe2\x80\xa9"
      "f",
      "a\nb\nc\nd\ne\nf" },
    { "\xef\xbb\xbf"
      "a\xc2\x80"
      "b\xef\xbf\xbf"
      "c",
      "abc" },
    { "a\xff\xc3(b\xe2\x82", "a(b" },
    { "\xed\xa0\x80x\xc0\xafy", "xy" },
    { "👩‍🏫 ok", "👩‍🏫 ok" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *out = cursus_ical_text_sanitise (cases[i].in);
    g_assert_cmpstr (out, ==, cases[i].out);
  }
}

static void
test_escape (void)
{
  g_autofree char *escaped = cursus_ical_text_escape ("a,b;c\\d\ne:\"^");
  g_assert_cmpstr (escaped, ==, "a\\,b\\;c\\\\d\\ne:\"^");
}

static void
test_one_line (void)
{
  g_autofree char *address = cursus_ical_text_one_line (" 1 rue \"X\"\r\n\n 86000 Poitiers,\nFrance ");
  g_autofree char *nothing = cursus_ical_text_one_line ("\r\n \n");
  g_assert_cmpstr (address, ==, "1 rue 'X', 86000 Poitiers, France");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_parameter (void)
{
  g_autofree char *quoted = cursus_ical_text_parameter ("a\";X=1:\r\nBEGIN:VALARM ^n,b");
  g_assert_cmpstr (quoted, ==, "\"a';X=1:, BEGIN:VALARM ^^n,b\"");
}

static void
test_link (void)
{
  static const struct {
    const char *in, *out; /* NULL: refused */
  } cases[] = {
    { "https://x.org/a?b=c&d=%20#e", "https://x.org/a?b=c&d=%20#e" },
    { " https://x.org/été à ", "https://x.org/%C3%A9t%C3%A9%20%C3%A0" },
    { "https://x.org/\"<^>`{|}\\", "https://x.org/%22%3C%5E%3E%60%7B%7C%7D%5C" },
    { "https://x/\r\nBEGIN:VALARM", NULL },
    { "https://x/\nATTENDEE:mailto:a@b.c", NULL },
    { "https://x/\rX:1", NULL },
    { "https://x/\tX", NULL },
    { "https://x/\xe2\x80\xa8X", NULL },
    { "https://x/\xff", NULL },
    { "https://x/\x01", NULL },
    { "meet.example.org", NULL },
    { "https:", NULL },
    { "", NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *out = cursus_ical_text_link (cases[i].in, &error);
    g_assert_cmpstr (out, ==, cases[i].out);
    if (cases[i].out == NULL)
      g_assert_error (error, CURSUS_ICAL_ERROR, CURSUS_ICAL_ERROR_TEXT);
  }
}

static void
check_folding (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *escaped = cursus_ical_text_escape (text);
  g_autofree char *expected = g_strdup_printf ("SUMMARY:%s\r\n", escaped);
  cursus_ical_text_append_text (out, "SUMMARY", text);
  g_auto (GStrv) lines = g_strsplit (out->str, "\r\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    g_assert_cmpuint (strlen (*line), <=, 75);
    g_assert_true (g_utf8_validate (*line, -1, NULL));
    gsize backslashes = 0;
    while (backslashes < strlen (*line) && (*line)[strlen (*line) - 1 - backslashes] == '\\')
      backslashes++;
    g_assert_cmpuint (backslashes % 2, ==, 0);
  }
  g_string_replace (out, "\r\n ", "", 0);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_fold_fixed (void)
{
  g_autofree char *accents = g_strnfill (5000, 'x');
  g_autoptr (GString) emoji = g_string_new (NULL), escapes = g_string_new (NULL);
  for (int i = 0; i < 3000; i++) {
    g_string_append (emoji, i % 3 ? "😀" : "é");
    g_string_append (escapes, i % 2 ? "\n" : "\\;");
  }
  check_folding ("");
  check_folding (accents);
  check_folding (emoji->str);
  check_folding (escapes->str);
}

static void
test_fold_random (void)
{
  static const char *const pieces[] = { "a", "é", "\n", ",", "\\", "€", "😀", ";", " ", "bcdefghij" };
  guint32 seed = g_random_int ();
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (int round = 0; round < 500; round++) {
    g_autoptr (GString) text = g_string_new (NULL);
    for (int n = g_rand_int_range (random, 0, 300); n > 0; n--)
      g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
    check_folding (text->str);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/text/sanitise", test_sanitise);
  g_test_add_func ("/ical/text/escape", test_escape);
  g_test_add_func ("/ical/text/one-line", test_one_line);
  g_test_add_func ("/ical/text/parameter", test_parameter);
  g_test_add_func ("/ical/text/link", test_link);
  g_test_add_func ("/ical/text/fold-fixed", test_fold_fixed);
  g_test_add_func ("/ical/text/fold-random", test_fold_random);
  return g_test_run ();
}
