#include <string.h>

#include "core/error.h"

static void
test_domain (void)
{
  g_autoptr (GError) error = g_error_new_literal (CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_TOO_LARGE, "x");
  g_assert_cmpstr (g_quark_to_string (CURSUS_CORE_ERROR), ==, "cursus-core-error-quark");
  g_assert_true (g_error_matches (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_TOO_LARGE));
  g_assert_false (g_error_matches (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_IO));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/error/domain", test_domain);
  return g_test_run ();
}
