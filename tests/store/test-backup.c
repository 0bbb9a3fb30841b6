/* Copies beside the database. */
#include "store/backup-private.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "store/fixture.h"

/* A database whose one row is still in its log. */
static CursusConnection *
open_connection (const char *folder)
{
  g_autofree char *path = fixture_file (folder, "plans.db");
  CursusConnection *connection = cursus_connection_open (path, 1000, NULL);
  g_assert_nonnull (connection);
  g_assert_true (cursus_connection_use_wal (connection, NULL));
  g_assert_true (cursus_connection_execute (connection, "CREATE TABLE t (a); INSERT INTO t VALUES ('kept')", NULL));
  return connection;
}

static char *
make_copy (CursusConnection *connection)
{
  g_autoptr (GError) error = NULL;
  char *copy = NULL;
  g_assert_true (cursus_backup_make (connection, 2, &copy, &error));
  g_assert_no_error (error);
  return copy;
}

static void
test_has_what_is_committed (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusConnection) connection = open_connection (folder);
  g_assert_true (cursus_connection_execute (connection, "BEGIN IMMEDIATE; INSERT INTO t VALUES ('not yet')", NULL));
  g_autofree char *copy = make_copy (connection);
  g_assert_true (g_str_has_suffix (copy, "/plans.db.before-v2"));
  g_autofree char *rows = fixture_sql_text (copy, "SELECT a FROM t; PRAGMA integrity_check");
  g_assert_cmpstr (rows, ==, "kept\nok");
  g_assert_true (cursus_connection_execute (connection, "COMMIT", NULL));
  int64_t n_rows = 0;
  g_assert_true (cursus_connection_read_integer (connection, "SELECT count(*) FROM t", &n_rows, NULL));
  g_assert_cmpint (n_rows, ==, 2);
}

static void
test_replaces_no_copy (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusConnection) connection = open_connection (folder);
  g_autofree char *first = make_copy (connection);
  g_assert_true (cursus_connection_execute (connection, "DELETE FROM t", NULL));
  g_autofree char *second = make_copy (connection);
  g_assert_true (g_str_has_suffix (second, "/plans.db.before-v2.2"));
  g_autofree char *first_rows = fixture_sql_text (first, "SELECT a FROM t");
  g_autofree char *second_rows = fixture_sql_text (second, "SELECT a FROM t");
  g_assert_cmpstr (first_rows, ==, "kept");
  g_assert_cmpstr (second_rows, ==, "");
}

static void
test_ignores_what_a_crash_left (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusConnection) connection = open_connection (folder);
  g_autofree char *partial = fixture_file (folder, "plans.db.before-v2.part");
  fixture_write (partial, "half a copy", 11);
  g_autofree char *copy = make_copy (connection);
  g_autofree char *rows = fixture_sql_text (copy, "SELECT a FROM t");
  g_assert_cmpstr (rows, ==, "kept");
  g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));
}

static void
copy_without_room (const char *folder, int number)
{
  g_autoptr (CursusConnection) connection = open_connection (folder);
  signal (SIGXFSZ, SIG_IGN);
  struct rlimit limit = { 4096, RLIM_INFINITY };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_autofree char *copy = NULL;
  g_autoptr (GError) error = NULL;
  g_assert_false (cursus_backup_make (connection, 2, &copy, &error));
  g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FULL);
  g_assert_nonnull (g_strstr_len (error->message, -1, "the copy before the change of schema"));
  g_assert_null (copy);
}

static void
test_without_room_leaves_nothing (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  fixture_wait (fixture_fork (copy_without_room, folder, 0));
  g_autofree char *copy = fixture_file (folder, "plans.db.before-v2");
  g_autofree char *partial = g_strconcat (copy, ".part", NULL);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/backup/has-what-is-committed", test_has_what_is_committed);
  g_test_add_func ("/store/backup/replaces-no-copy", test_replaces_no_copy);
  g_test_add_func ("/store/backup/ignores-what-a-crash-left", test_ignores_what_a_crash_left);
  g_test_add_func ("/store/backup/without-room-leaves-nothing", test_without_room_leaves_nothing);
  return g_test_run ();
}
