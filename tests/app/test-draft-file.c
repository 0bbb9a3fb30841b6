/* A file is there whole, or as it was before. */
#include "app/draft-file.h"

#include "app-fixture.h"

static void
test_finish (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autofree char *path = fixture_path (fixture, "file");
  for (int i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (CursusDraftFile) file = cursus_draft_file_new (path, &error);
    g_assert_no_error (error);
    cursus_draft_file_print (file, "%d %s\n", i, "and");
    g_assert_true (cursus_draft_file_write (file, "more\n", 5));
    g_assert_true (cursus_draft_file_finish (file, &error));
  }
  g_autofree char *text = fixture_read (fixture, "file"), *names = fixture_list (fixture, "");
  g_assert_cmpstr (text, ==, "1 and\nmore\n");
  g_assert_cmpstr (names, ==, "file");
}

static void
test_thrown_away (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  fixture_write (fixture, "file", "before");
  g_autofree char *path = fixture_path (fixture, "file");
  CursusDraftFile *file = cursus_draft_file_new (path, NULL);
  cursus_draft_file_print (file, "half");
  cursus_draft_file_free (file);
  g_autofree char *text = fixture_read (fixture, "file"), *names = fixture_list (fixture, "");
  g_assert_cmpstr (text, ==, "before");
  g_assert_cmpstr (names, ==, "file");
}

static void
test_cannot (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (GError) error = NULL, other = NULL;
  g_autofree char *nowhere = fixture_path (fixture, "no/such/folder");
  g_assert_null (cursus_draft_file_new (nowhere, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  assert_contains (error->message, nowhere);
  fixture_write (fixture, "folder/file", "");
  g_autofree char *folder = fixture_path (fixture, "folder");
  g_autoptr (CursusDraftFile) file = cursus_draft_file_new (folder, NULL);
  g_assert_false (cursus_draft_file_finish (file, &other)); /* nothing replaces a folder */
  g_assert_error (other, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/draft-file/finish", test_finish);
  g_test_add_func ("/app/draft-file/thrown-away", test_thrown_away);
  g_test_add_func ("/app/draft-file/cannot", test_cannot);
  return g_test_run ();
}
