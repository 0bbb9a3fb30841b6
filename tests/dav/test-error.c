/* Which errors end all questions. */
#include "dav/error.h"

static void
test_final (void)
{
  for (int code = CURSUS_DAV_ERROR_ADDRESS; code <= CURSUS_DAV_ERROR_ANSWER; code++) {
    g_autoptr (GError) error = g_error_new_literal (CURSUS_DAV_ERROR, code, "x");
    g_assert_cmpint (cursus_dav_error_is_final (error), ==,
                     code == CURSUS_DAV_ERROR_ADDRESS || code == CURSUS_DAV_ERROR_UNREACHABLE || code == CURSUS_DAV_ERROR_LOGIN
                         || code == CURSUS_DAV_ERROR_BUSY);
  }
  g_autoptr (GError) other = g_error_new_literal (G_FILE_ERROR, CURSUS_DAV_ERROR_LOGIN, "x");
  g_assert_false (cursus_dav_error_is_final (other));
  g_assert_false (cursus_dav_error_is_final (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dav/error/final", test_final);
  return g_test_run ();
}
