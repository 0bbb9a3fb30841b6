/* One folder takes the place of another. */
#include "app/publication-folder.h"

#include <sys/stat.h>
#include <unistd.h>

#include "app-fixture.h"

static CursusStaging *
stage (const Fixture *fixture, const char *text)
{
  g_autofree char *folder = fixture_path (fixture, "cal");
  g_autoptr (GError) error = NULL;
  CursusStaging *staging = cursus_staging_new (folder, &error);
  g_assert_no_error (error);
  g_assert_true (cursus_staging_add_folder (staging, "people", &error));
  g_assert_true (cursus_staging_write (staging, "people/a.ics", text, strlen (text), &error));
  g_assert_true (cursus_staging_sync (staging, &error));
  g_assert_no_error (error);
  return staging;
}

static void
test_switch (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  for (int i = 0; i < 3; i++) {
    g_autofree char *text = g_strdup_printf ("number %d", i), *folder = fixture_path (fixture, "cal");
    g_assert_true (cursus_staging_switch (stage (fixture, text), NULL));
    g_autofree char *read = fixture_read (fixture, "cal/people/a.ics"), *both = fixture_list (fixture, ".");
    g_assert_cmpstr (read, ==, text);
    g_assert_cmpint (i > 0, ==, strstr (both, ".cal.") != NULL); /* what was replaced is still there */
    cursus_folder_clean (folder);
    g_autofree char *names = fixture_list (fixture, ".");
    g_assert_cmpstr (names, ==, "cal");
  }
}

static ino_t
inode (const Fixture *fixture, const char *name)
{
  g_autofree char *path = fixture_path (fixture, name);
  struct stat status;
  g_assert_cmpint (stat (path, &status), ==, 0);
  return status.st_ino;
}

static void
test_keep (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autofree char *folder = fixture_path (fixture, "cal");
  g_assert_true (cursus_staging_switch (stage (fixture, "text"), NULL));
  ino_t before = inode (fixture, "cal/people/a.ics");
  CursusStaging *staging = cursus_staging_new (folder, NULL);
  g_assert_true (cursus_staging_add_folder (staging, "people", NULL));
  g_assert_false (cursus_staging_keep (staging, "people/a.ics", 5));
  g_assert_false (cursus_staging_keep (staging, "people/b.ics", 0));
  g_assert_true (cursus_staging_keep (staging, "people/a.ics", 4));
  g_assert_true (cursus_staging_has (staging, "people/a.ics"));
  g_assert_true (cursus_staging_switch (staging, NULL));
  g_assert_cmpuint (inode (fixture, "cal/people/a.ics"), ==, before);
}

/* What is being written is nobody's leftover; what is not, is. */
static void
test_leftovers (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autofree char *folder = fixture_path (fixture, "cal");
  CursusStaging *dead = stage (fixture, "dead"), *alive = stage (fixture, "alive");
  g_autofree char *name = g_strdup (cursus_staging_name (alive));
  cursus_staging_close (dead);
  fixture_write (fixture, ".other.123456.new/mine", "x");
  cursus_folder_clean (folder);
  g_autofree char *names = fixture_list (fixture, ".");
  g_autofree char *expected = g_strdup_printf ("%s .other.123456.new", name);
  g_assert_cmpstr (names, ==, expected);
  cursus_staging_discard (alive);
  g_autofree char *rest = fixture_list (fixture, ".");
  g_assert_cmpstr (rest, ==, ".other.123456.new");
}

static void
test_others (void)
{
  static const char *const ours[] = { "people", NULL };
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (GError) error = NULL;
  g_assert_true (cursus_staging_switch (stage (fixture, "text"), NULL));
  fixture_write (fixture, "cal/notes.txt", "mine");
  CursusStaging *staging = stage (fixture, "new");
  g_assert_true (cursus_staging_keep_others (staging, ours, NULL));
  g_assert_true (cursus_staging_switch (staging, NULL));
  g_autofree char *notes = fixture_read (fixture, "cal/notes.txt");
  g_assert_cmpstr (notes, ==, "mine");
  fixture_write (fixture, "cal/mine/notes.txt", "mine");
  staging = stage (fixture, "newer");
  g_assert_false (cursus_staging_keep_others (staging, ours, &error));
  assert_contains (error->message, "“mine”");
  cursus_staging_discard (staging);
}

/* Found out before anything is recorded. */
static void
test_link_into_nowhere (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autofree char *folder = fixture_path (fixture, "cal");
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (symlink ("/nonexistent/cal", folder), ==, 0);
  g_assert_null (cursus_staging_new (folder, &error));
  assert_contains (error->message, "cannot be replaced");
  g_autofree char *names = fixture_list (fixture, ".");
  g_assert_cmpstr (names, ==, "cal");
}

static void
test_state (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autofree char *folder = fixture_path (fixture, "cal");
  g_autoptr (CursusPublication) state = NULL;
  g_autoptr (GError) foreign = NULL;
  g_autoptr (GError) broken = NULL;
  g_assert_true (cursus_folder_state (folder, "s", &state, NULL));
  g_assert_null (state);
  fixture_write (fixture, "cal/notes.txt", "mine");
  g_assert_false (cursus_folder_state (folder, "s", &state, &foreign));
  assert_contains (foreign->message, "were not published");
  fixture_write (fixture, "cal/.publication", "nonsense");
  g_assert_false (cursus_folder_state (folder, "s", &state, &broken));
  assert_contains (broken->message, "damaged");
  assert_contains (broken->message, "somewhere else and publish again");
  g_assert_null (state);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/publication-folder/switch", test_switch);
  g_test_add_func ("/app/publication-folder/keep", test_keep);
  g_test_add_func ("/app/publication-folder/leftovers", test_leftovers);
  g_test_add_func ("/app/publication-folder/others", test_others);
  g_test_add_func ("/app/publication-folder/state", test_state);
  g_test_add_func ("/app/publication-folder/link-into-nowhere", test_link_into_nowhere);
  return g_test_run ();
}
