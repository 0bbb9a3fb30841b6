/* Errors of the use cases: what each means for the exit status. */
#include "app/error.h"

#include "store/store.h"

static void
test_exit_status (void)
{
  const struct {
    GQuark domain;
    int code;
    int status;
  } cases[] = {
    { CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT, 2 },
    { CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO, 1 },
    { CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FAILED, 2 },
    { CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_BUSY, 2 },
    { CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CORRUPT, 2 },
    { CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FULL, 2 },
    { CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_TOO_NEW, 2 },
    { CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_NOT_FOUND, 1 },
    { G_FILE_ERROR, CURSUS_APP_ERROR_NO, 2 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = g_error_new_literal (cases[i].domain, cases[i].code, "what happened");
    g_test_message ("%s, code %d", g_quark_to_string (cases[i].domain), cases[i].code);
    g_assert_cmpint (cursus_app_exit_status (error), ==, cases[i].status);
  }
}

/* A failure that nobody described is none of the answers. */
static void
test_no_error (void)
{
  g_assert_cmpint (cursus_app_exit_status (NULL), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/error/exit-status", test_exit_status);
  g_test_add_func ("/app/error/no-error", test_no_error);
  return g_test_run ();
}
