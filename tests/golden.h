/* Compares what a program writes with a file below tests/golden. scripts/update-golden rewrites these files. */
#pragma once

#include <glib.h>

/* cursus_test_golden: fails the test if @actual differs from tests/golden/@name; with CURSUS_UPDATE_GOLDEN=1 writes the file
 * instead. */
static inline void
cursus_test_golden (const char *name, const char *actual)
{
  const char *source = g_getenv ("CURSUS_TEST_SOURCE_DIR");
  g_assert_nonnull (source);
  g_autofree char *path = g_build_filename (source, "tests", "golden", name, NULL);
  g_autoptr (GError) error = NULL;
  if (g_strcmp0 (g_getenv ("CURSUS_UPDATE_GOLDEN"), "1") == 0) {
    g_autofree char *folder = g_path_get_dirname (path);
    g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
    g_file_set_contents (path, actual, -1, &error);
    g_assert_no_error (error);
    return;
  }
  g_autofree char *expected = NULL;
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (actual, ==, expected);
}
