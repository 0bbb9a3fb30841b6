/* Opening: which paths are accepted, and which settings hold afterwards. */
#include "store/connection-private.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/fixture.h"
#include "store/statement-private.h"

#define NOBODY 65534

static void
test_settings_hold (void)
{
  const struct {
    const char *sql;
    int64_t value;
  } cases[] = { { "PRAGMA foreign_keys", 1 },
                { "PRAGMA trusted_schema", 0 },
                { "PRAGMA synchronous", 1 },
                { "PRAGMA cell_size_check", 1 },
                { "PRAGMA busy_timeout", 1234 } };
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "connection.db");
  g_autoptr (CursusConnection) connection = cursus_connection_open (path, 1234, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    int64_t value = -1;
    g_assert_true (cursus_connection_read_integer (connection, cases[i].sql, &value, NULL));
    g_assert_cmpint (value, ==, cases[i].value);
  }
  int64_t value = -1;
  g_assert_true (cursus_connection_set_foreign_keys (connection, false, NULL));
  g_assert_true (cursus_connection_read_integer (connection, "PRAGMA foreign_keys", &value, NULL));
  g_assert_cmpint (value, ==, 0);
}

static void
test_setting_that_does_not_take (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "connection.db");
  g_autoptr (CursusConnection) connection = cursus_connection_open (path, 1000, NULL);
  g_assert_true (cursus_connection_execute (connection, "BEGIN", NULL));
  g_autoptr (GError) error = NULL;
  /* SQLite ignores this one silently inside of a transaction. */
  g_assert_false (cursus_connection_set_foreign_keys (connection, false, &error));
  g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FAILED);
  g_assert_nonnull (g_strstr_len (error->message, -1, "PRAGMA foreign_keys=OFF"));
}

static void
test_wal (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "connection.db");
  {
    g_autoptr (CursusConnection) connection = cursus_connection_open (path, 1000, NULL);
    g_assert_true (cursus_connection_use_wal (connection, NULL));
    g_assert_true (cursus_connection_use_wal (connection, NULL));
    g_assert_true (cursus_connection_execute (connection, "CREATE TABLE t (a)", NULL));
  }
  g_autofree char *mode = fixture_sql_text (path, "PRAGMA journal_mode");
  g_assert_cmpstr (mode, ==, "wal");
}

static void
test_wal_waits_and_gives_up (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "connection.db");
  g_autoptr (CursusConnection) holder = cursus_connection_open (path, 1000, NULL);
  g_assert_true (cursus_connection_execute (holder, "BEGIN IMMEDIATE; CREATE TABLE t (a)", NULL));
  g_autoptr (CursusConnection) connection = cursus_connection_open (path, 200, NULL);
  g_autoptr (GError) error = NULL;
  g_assert_false (cursus_connection_use_wal (connection, &error));
  g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_BUSY);
  g_assert_true (cursus_connection_execute (holder, "COMMIT", NULL));
  g_assert_true (cursus_connection_use_wal (connection, NULL));
}

static void
assert_refused (const char *path, CursusStoreError code, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (cursus_connection_open (path, 1000, &error));
  g_assert_error (error, CURSUS_STORE_ERROR, (int)code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (g_strstr_len (error->message, -1, says));
}

static void
test_paths_that_are_no_file (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *pipe_path = fixture_file (folder, "pipe");
  g_autofree char *missing = g_build_filename (folder, "missing", "cursus.db", NULL);
  g_autofree char *below_file = g_build_filename (folder, "file", "cursus.db", NULL);
  g_autofree char *file = fixture_file (folder, "file");
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  fixture_write (file, "", 0);
  assert_refused (folder, CURSUS_STORE_ERROR_FAILED, "is a folder");
  assert_refused (pipe_path, CURSUS_STORE_ERROR_FAILED, "is no regular file");
  assert_refused ("/dev/null", CURSUS_STORE_ERROR_FAILED, "is no regular file");
  assert_refused (missing, CURSUS_STORE_ERROR_FAILED, "does not exist; make it first");
  assert_refused (below_file, CURSUS_STORE_ERROR_FAILED, "unable to open");
  g_assert_cmpuint (fixture_count_files (folder), ==, 2);
}

static void
test_special_names_are_files (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *home = g_get_current_dir ();
  g_assert_cmpint (g_chdir (folder), ==, 0);
  const char *const names[] = { ":memory:", "file:plans.db?mode=memory", "a b’é.db" };
  for (size_t i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (CursusConnection) connection = cursus_connection_open (names[i], 1000, NULL);
    g_assert_nonnull (connection);
    g_assert_cmpstr (connection->path, ==, names[i]);
    g_assert_true (cursus_connection_execute (connection, "CREATE TABLE t (a)", NULL));
    g_assert_true (g_file_test (names[i], G_FILE_TEST_IS_REGULAR));
  }
  g_assert_cmpint (g_chdir (home), ==, 0);
}

/* The superuser may write anywhere, so the test steps down where it is run by them. */
static bool
become_ordinary (const char *folder)
{
  if (geteuid () != 0)
    return true;
  return chown (folder, NOBODY, (gid_t)-1) == 0 && seteuid (NOBODY) == 0;
}

static void
become_oneself (void)
{
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
}

static void
test_read_only (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "cursus.db");
  g_autofree char *fresh = fixture_file (folder, "fresh.db");
  if (!become_ordinary (folder)) {
    become_oneself ();
    g_test_skip ("no other user to step down to");
    return;
  }
  fixture_sql (path, "PRAGMA journal_mode=WAL; CREATE TABLE t (a)");
  g_assert_cmpint (chmod (path, 0400), ==, 0);
  assert_refused (path, CURSUS_STORE_ERROR_FULL, "read-only");
  g_assert_cmpint (chmod (path, 0600), ==, 0);
  g_assert_cmpint (chmod (folder, 0500), ==, 0);
  assert_refused (fresh, CURSUS_STORE_ERROR_FULL, "not writable");
  /* The file could be written, but the log beside it could not be made. */
  assert_refused (path, CURSUS_STORE_ERROR_FULL, "not writable");
  g_assert_cmpint (chmod (folder, 0700), ==, 0);
  become_oneself ();
  g_assert_cmpuint (fixture_count_files (folder), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/connection/settings-hold", test_settings_hold);
  g_test_add_func ("/store/connection/setting-that-does-not-take", test_setting_that_does_not_take);
  g_test_add_func ("/store/connection/wal", test_wal);
  g_test_add_func ("/store/connection/wal-waits-and-gives-up", test_wal_waits_and_gives_up);
  g_test_add_func ("/store/connection/paths-that-are-no-file", test_paths_that_are_no_file);
  g_test_add_func ("/store/connection/special-names-are-files", test_special_names_are_files);
  g_test_add_func ("/store/connection/read-only", test_read_only);
  return g_test_run ();
}
