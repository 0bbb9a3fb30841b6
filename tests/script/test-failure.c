/* A failure's parts, and the one text of them. */
#include "script/failure.h"

#include <string.h>

static void
test_one_text (void)
{
  static const struct {
    const char *file;
    int line;
    const char *traceback;
    const char *wanted;
  } cases[] = {
    { "s.lua", 3, NULL, "s.lua:3: wrong" },
    { "s.lua", 3, "s.lua:3: in the file itself", "s.lua:3: wrong" },
    { "s.lua", 3, "s.lua:3: in f\ns.lua:9: in g", "s.lua:3: wrong\ns.lua:3: in f\ns.lua:9: in g" },
    { "s.lua", 0, NULL, "s.lua: wrong" },
    { NULL, 0, NULL, "wrong" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    CursusScriptFailure failure = { 0 };
    g_autoptr (GError) error = NULL;
    cursus_script_failure_set (&failure, CURSUS_SCRIPT_ERROR_RUNTIME, cases[i].file, cases[i].line, "wrong", 5);
    failure.traceback = g_strdup (cases[i].traceback);
    cursus_script_failure_to_error (&failure, &error);
    g_assert_error (error, CURSUS_SCRIPT_ERROR, CURSUS_SCRIPT_ERROR_RUNTIME);
    g_assert_cmpstr (error->message, ==, cases[i].wanted);
    cursus_script_failure_clear (&failure);
    g_assert_null (failure.message);
  }
}

static void
test_text_is_cleaned (void)
{
  CursusScriptFailure failure = { 0 };
  cursus_script_failure_set (&failure, CURSUS_SCRIPT_ERROR_VALUE, NULL, 0, "a\x1b[2J\n\xff\0b", 9);
  g_assert_cmpstr (failure.message, ==,
                   "a [2J \xEF\xBF\xBD\xEF\xBF\xBD"
                   "b");
  g_autofree char *endless = g_malloc (1000001);
  for (int i = 0; i < 1000000; i += 2)
    memcpy (endless + i, "\xC3\xA9", 2);
  cursus_script_failure_set (&failure, CURSUS_SCRIPT_ERROR_VALUE, NULL, 0, endless + 1, 999999);
  g_assert_true (g_utf8_validate (failure.message, -1, NULL));
  g_assert_cmpuint (strlen (failure.message), <, 2100);
  g_assert_true (g_str_has_suffix (failure.message, "é…"));
  cursus_script_failure_set (&failure, CURSUS_SCRIPT_ERROR_VALUE, failure.message, 1, failure.message, 3);
  g_assert_nonnull (failure.file);
  cursus_script_failure_clear (&failure);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/failure/one-text", test_one_text);
  g_test_add_func ("/script/failure/text-is-cleaned", test_text_is_cleaned);
  return g_test_run ();
}
