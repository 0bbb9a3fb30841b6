/* The templates: each in both languages, with the name in it. */
#include "app/templates.h"

#include "app-fixture.h"

static void
test_languages (void)
{
  const char *const files[] = { "session.lua", "participants.csv", "rule/rule.lua", "rule/test.lua", "rule/README.md" };
  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *english = cursus_templates_read (files[i], "some-name", &error);
    g_setenv ("LANGUAGE", "fr", TRUE);
    g_autofree char *french = cursus_templates_read (files[i], "some-name", &error);
    g_setenv ("LANGUAGE", "en", TRUE);
    g_assert_no_error (error);
    g_assert_cmpstr (english, !=, french);
    g_assert_null (strstr (english, "@ID@"));
    g_assert_null (strstr (french, "@ID@"));
    g_assert_true (g_str_has_suffix (files[i], ".csv")
                   || (strstr (english, "some-name") != NULL && strstr (french, "some-name") != NULL));
  }
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (cursus_templates_read ("no-such-file", "x", &error));
  assert_contains (error->message, "no-such-file");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/templates/languages", test_languages);
  g_test_add_func ("/app/templates/missing", test_missing);
  return g_test_run ();
}
