#include "core/suggest.h"

static const char *const modules[] = { "ouverture", NULL, "visite-reims", "énergie", "eau", "jury" };

static void
test_nearest (void)
{
  static const struct {
    const char *wanted, *nearest;
  } cases[] = {
    { "ouvertrue", "ouverture" },       /* swapped: 1 */
    { "ouvertur", "ouverture" },        /* left out: 1 */
    { "OUVERTURE", "ouverture" },       /* case alone */
    { "ouvrtuer", "ouverture" },        /* left out and swapped: 2 of 9 */
    { "energie", "énergie" },           /* one character, though two bytes */
    { "visite-paris", "visite-reims" }, /* p-r, a-e, r-i, i-m: 4 of 12 */
    { "visite-tartu", NULL },           /* t-r, a-e, r-i, t-m, u-s: 5 of 12 */
    { "eu", "eau" },                    /* 1 of 3 */
    { "au", "eau" },
    { "abc", NULL },
    { "", NULL },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (cursus_suggest (cases[i].wanted, modules, G_N_ELEMENTS (modules)), ==, cases[i].nearest);
}

static void
test_first_of_equals (void)
{
  const char *const names[] = { "salle-a", "salle-b" };
  g_assert_true (cursus_suggest ("salle-c", names, 2) == names[0]);
  g_assert_true (cursus_suggest ("salle-b", names, 2) == names[1]);
}

static void
test_long_words (void)
{
  g_autofree char *wanted = g_strnfill (1024 * 1024, 'a');
  g_assert_null (cursus_suggest (wanted, modules, G_N_ELEMENTS (modules)));
  g_assert_null (cursus_suggest ("\xff\xfe\xff\xfe\xff", modules, G_N_ELEMENTS (modules)));
}

static void
test_phrase (void)
{
  g_autofree char *near = cursus_suggest_phrase ("jurry", modules, G_N_ELEMENTS (modules));
  g_assert_cmpstr (near, ==, ": did you mean “jury”?");
  g_autofree char *far = cursus_suggest_phrase ("xyz", modules, G_N_ELEMENTS (modules));
  g_assert_cmpstr (far, ==, " (accepted: ouverture, visite-reims, énergie, eau, jury)");
  g_autofree char *none = cursus_suggest_phrase ("xyz", NULL, 0);
  g_assert_cmpstr (none, ==, "");
  const char *many[13]
      = { "1111", "2222", "3333", "4444", "5555", "6666", "7777", "8888", "9999", "aaaa", "bbbb", "cccc", "dddd" };
  g_autofree char *too_many = cursus_suggest_phrase ("xyz", many, 13);
  g_assert_cmpstr (too_many, ==, "");
  g_autofree char *just_enough = cursus_suggest_phrase ("xyz", many, 12);
  g_assert_true (g_str_has_suffix (just_enough, ", cccc)"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/suggest/nearest", test_nearest);
  g_test_add_func ("/core/suggest/first-of-equals", test_first_of_equals);
  g_test_add_func ("/core/suggest/long-words", test_long_words);
  g_test_add_func ("/core/suggest/phrase", test_phrase);
  return g_test_run ();
}
