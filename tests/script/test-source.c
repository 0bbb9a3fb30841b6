/* Script files that are read, and those that are not. */
#include "script/source.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static const struct {
  const char *name;
  const char *text;
  size_t length;
  int line; /* of the failure; -1: none */
  CursusScriptError code;
  const char *message;
} cases[] = {
  { "plain", "x = 1", 5, -1, 0, NULL },
  { "empty", "", 0, -1, 0, NULL },
  { "accents", "-- \xC3\xA9t\xC3\xA9", 8, -1, 0, NULL },
  { "byte-order-mark", "\xEF\xBB\xBFx = 1", 8, -1, 0, NULL },
  { "compiled", "\x1bLua", 4, 1, CURSUS_SCRIPT_ERROR_SYNTAX, "compiled" },
  { "compiled-after-mark", "\xEF\xBB\xBF\x1bLua", 7, 1, CURSUS_SCRIPT_ERROR_SYNTAX, "compiled" },
  { "windows", "a\n\xE9", 3, 2, CURSUS_SCRIPT_ERROR_SYNTAX, "UTF-8" },
  { "nul", "a\n\nb\0c", 6, 3, CURSUS_SCRIPT_ERROR_SYNTAX, "NUL" },
  { "cut", "\xC3", 1, 1, CURSUS_SCRIPT_ERROR_SYNTAX, "UTF-8" },
  { "too-large", "12345678901", 11, 0, CURSUS_SCRIPT_ERROR_IO, "11 bytes, at most 10" },
};

static void
check (const CursusSource *source, const CursusScriptFailure *failure, const GError *error, size_t i)
{
  if (cases[i].line < 0) {
    g_assert_no_error (error);
    g_assert_cmpuint (source->length, ==, strlen (source->text));
    g_assert_cmpstr (source->file, ==, "shown.lua");
    g_assert_true (g_str_has_suffix (cases[i].text, source->text));
    return;
  }
  g_assert_null (source);
  g_assert_error (error, CURSUS_SCRIPT_ERROR, (int)cases[i].code);
  g_assert_true (g_str_has_prefix (error->message, "shown.lua:"));
  g_assert_cmpint (failure->line, ==, cases[i].line);
  g_assert_cmpint (failure->code, ==, cases[i].code);
  g_assert_cmpstr (failure->file, ==, "shown.lua");
  g_assert_nonnull (strstr (failure->message, cases[i].message));
}

static void
test_texts_and_files (void)
{
  CursusScriptLimits limits = cursus_script_limits_plugin ();
  limits.source_bytes = 10;
  g_autofree char *folder = g_dir_make_tmp ("cursus-source-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "s.lua", NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].name);
    CursusScriptFailure failure = { 0 };
    g_autoptr (GError) error = NULL;
    g_autoptr (CursusSource) source = cursus_source_new ("shown.lua", cases[i].text, cases[i].length, &limits, &failure, &error);
    check (source, &failure, error, i);
    g_clear_error (&error);
    g_assert_true (g_file_set_contents (path, cases[i].text, (gssize)cases[i].length, NULL));
    g_autoptr (CursusSource) read = cursus_source_read (path, "shown.lua", &limits, &failure, &error);
    check (read, &failure, error, i);
    cursus_script_failure_clear (&failure);
  }
  g_unlink (path);
  g_rmdir (folder);
}

/* Reading from a fifo that nobody writes to would wait for ever. */
static void
test_what_is_no_file (void)
{
  CursusScriptLimits limits = cursus_script_limits_plugin ();
  g_autofree char *folder = g_dir_make_tmp ("cursus-source-XXXXXX", NULL);
  g_autofree char *fifo = g_build_filename (folder, "fifo", NULL);
  g_autofree char *absent = g_build_filename (folder, "absent", NULL);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  const char *const paths[] = { fifo, folder, absent, "/dev/zero" };
  for (size_t i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (cursus_source_read (paths[i], "shown.lua", &limits, NULL, &error));
    g_assert_error (error, CURSUS_SCRIPT_ERROR, CURSUS_SCRIPT_ERROR_IO);
    g_assert_true (g_str_has_prefix (error->message, "shown.lua: "));
    g_assert_null (cursus_source_read (paths[i], "shown.lua", &limits, NULL, NULL));
  }
  g_unlink (fifo);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/source/texts-and-files", test_texts_and_files);
  g_test_add_func ("/script/source/what-is-no-file", test_what_is_no_file);
  return g_test_run ();
}
