/* What a message is about stands before it. */
#include "core/label.h"

static void
test_text (void)
{
  g_autofree char *plain = cursus_label ("a.ics", "100 % wrong"), *quoted = cursus_label_quoted ("%s", "odd");
  g_assert_cmpstr (plain, ==, "a.ics: 100 % wrong");
  g_assert_cmpstr (quoted, ==, "“%s”: odd");
}

static void
test_error (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_ACCES, "no");
  GError *none = NULL;
  cursus_label_error (&error, "a%n");
  cursus_label_error_quoted (&error, "b");
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_ACCES);
  g_assert_cmpstr (error->message, ==, "“b”: a%n: no");
  cursus_label_error (NULL, "a");
  cursus_label_error_quoted (&none, "a");
  g_assert_no_error (none);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/label/text", test_text);
  g_test_add_func ("/core/label/error", test_error);
  return g_test_run ();
}
