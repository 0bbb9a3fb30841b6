/* Whose file it is, and bringing it up to date. The steps after the built-in ones are made here, to stand for later versions. */
#include "store/migration-private.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/fixture.h"

#define REBUILD                                                                                                                  \
  "CREATE TABLE rebuilt (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"                                                    \
  "CREATE TABLE child (parent INTEGER NOT NULL REFERENCES rebuilt (id)) STRICT;"                                                 \
  "INSERT INTO rebuilt SELECT id, session FROM revision; INSERT INTO child SELECT id FROM revision;"                             \
  "CREATE TABLE other (id INTEGER PRIMARY KEY, name TEXT NOT NULL, more TEXT) STRICT;"                                           \
  "INSERT INTO other SELECT id, name, NULL FROM rebuilt; DROP TABLE rebuilt; ALTER TABLE other RENAME TO rebuilt;"
#define FAIL "CREATE TABLE half_done (a TEXT) STRICT; CREATE TABLE meeting (a TEXT);"
#define BREAK "DELETE FROM meeting WHERE position = 1;"

/* The built-in steps and, if not NULL, one more. */
static GPtrArray *
make_steps (const char *sql)
{
  GPtrArray *steps = cursus_migration_steps ();
  if (!sql)
    return steps;
  CursusMigration *step = g_new0 (CursusMigration, 1);
  step->name = g_strdup_printf ("%03u-later.sql", steps->len + 1);
  step->sql = g_strdup (sql);
  g_ptr_array_add (steps, step);
  return steps;
}

static bool
migrate (const char *path, const char *sql, GError **error)
{
  g_autoptr (GPtrArray) steps = make_steps (sql);
  g_autoptr (CursusConnection) connection = cursus_connection_open (path, 10000, error);
  return connection && cursus_migration_check (connection, steps, error) && cursus_connection_use_wal (connection, error)
         && cursus_migration_run (connection, steps, error);
}

/* A file of schema 1 with two revisions; NULL where the stored dump cannot be found. */
static char *
make_old_file (const char *folder)
{
  const char *source_dir = g_getenv ("CURSUS_TEST_SOURCE_DIR");
  if (!source_dir) {
    g_test_skip ("CURSUS_TEST_SOURCE_DIR is not set: no stored files to open");
    return NULL;
  }
  g_autofree char *dump_path = g_build_filename (source_dir, "tests", "store", "v1.sql", NULL);
  g_autoptr (GBytes) dump = fixture_read (dump_path);
  g_autofree char *sql = g_strndup (g_bytes_get_data (dump, NULL), g_bytes_get_size (dump));
  char *path = fixture_file (folder, "old.db");
  fixture_sql (path, sql);
  return path;
}

static void
test_steps_are_numbered (void)
{
  g_autoptr (GPtrArray) steps = cursus_migration_steps ();
  g_assert_cmpuint (steps->len, >=, 1);
  for (guint i = 0; i < steps->len; i++) {
    const CursusMigration *step = g_ptr_array_index (steps, i);
    g_autofree char *number = g_strdup_printf ("%03u-", i + 1);
    g_assert_true (g_str_has_prefix (step->name, number) && g_str_has_suffix (step->name, ".sql"));
    g_assert_cmpuint (strlen (step->sql), >, 0);
  }
}

/* In GLib's place: what it does while it registers what is built in takes so long that others come meanwhile. */
GBytes *
g_bytes_new_static (gconstpointer data, gsize size)
{
  g_usleep (100000);
  return g_bytes_new_with_free_func (data, size, NULL, NULL);
}

static gpointer
count_steps (gpointer data)
{
  g_autoptr (GPtrArray) steps = cursus_migration_steps ();
  return GUINT_TO_POINTER (steps->len);
}

/* In a process that has not asked for any yet. */
static void
test_first_steps_of_several_threads (void)
{
  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
    g_test_trap_assert_passed ();
    return;
  }
  GThread *threads[8];
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("steps", count_steps, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), >=, 1);
}

static void
test_new_file (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "new.db");
  g_autoptr (GError) error = NULL;
  g_assert_true (migrate (path, NULL, &error));
  g_assert_no_error (error);
  g_autoptr (GPtrArray) steps = cursus_migration_steps ();
  g_autofree char *expected = g_strdup_printf ("1129665107\n%u\nwal", steps->len);
  g_autofree char *header = fixture_sql_text (path, "PRAGMA application_id; PRAGMA user_version; PRAGMA journal_mode");
  g_assert_cmpstr (header, ==, expected);
  g_autofree char *loose = fixture_sql_text (path, "SELECT name FROM pragma_table_list"
                                                   " WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'");
  g_assert_cmpstr (loose, ==, "");
  g_assert_cmpuint (fixture_count_files (folder), ==, 1);
}

static void
test_old_file_equals_fresh_one (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *old = make_old_file (folder);
  g_autofree char *fresh = fixture_file (folder, "fresh.db");
  if (!old)
    return;
  g_autoptr (CursusStore) store = cursus_store_open (old, NULL);
  g_assert_nonnull (store);
  g_assert_true (migrate (fresh, NULL, NULL));
  g_autofree char *old_schema = fixture_schema (old);
  g_autofree char *fresh_schema = fixture_schema (fresh);
  g_assert_cmpstr (old_schema, ==, fresh_schema);
  g_autoptr (CursusPlan) loaded = cursus_store_load (store, "transitions-2023", 1, NULL);
  g_autoptr (CursusPlan) expected = fixture_plan_full ("transitions-2023");
  expected->revision = 1;
  fixture_assert_equal (expected, loaded);
  g_autoptr (GPtrArray) list = cursus_store_list (store, "transitions-2023", NULL);
  g_assert_cmpuint (list->len, ==, 2);
}

static void
test_step_keeps_a_copy (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *old = make_old_file (folder);
  if (!old)
    return;
  g_autofree char *before = fixture_schema (old);
  g_autoptr (GError) error = NULL;
  g_assert_true (migrate (old, REBUILD, &error));
  g_assert_no_error (error);
  g_autofree char *fresh = fixture_file (folder, "fresh.db");
  g_assert_true (migrate (fresh, REBUILD, NULL));
  g_autofree char *migrated_schema = fixture_schema (old);
  g_autofree char *fresh_schema = fixture_schema (fresh);
  g_assert_cmpstr (migrated_schema, ==, fresh_schema);
  g_autofree char *rows = fixture_sql_text (
      old, "SELECT count(*) FROM revision; SELECT count(*) FROM rebuilt JOIN child ON parent = id");
  g_assert_cmpstr (rows, ==, "2\n2");

  g_autofree char *copy = g_strconcat (old, ".before-v2", NULL);
  g_autofree char *copied = fixture_schema (copy);
  g_assert_cmpstr (copied, ==, before);
  g_autofree char *copied_rows = fixture_sql_text (copy, "SELECT count(*) FROM revision; PRAGMA integrity_check");
  g_assert_cmpstr (copied_rows, ==, "2\nok");
  g_assert_true (migrate (old, REBUILD, NULL));
  g_autofree char *second_copy = g_strconcat (copy, ".2", NULL);
  g_assert_false (g_file_test (second_copy, G_FILE_TEST_EXISTS));
}

static void
assert_step_undone (const char *sql, CursusStoreError code, const char *says)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *old = make_old_file (folder);
  if (!old)
    return;
  g_autofree char *before = fixture_schema (old);
  g_autofree char *copy = g_strconcat (old, ".before-v2", NULL);
  g_autoptr (GError) error = NULL;
  g_assert_false (migrate (old, sql, &error));
  g_assert_error (error, CURSUS_STORE_ERROR, (int)code);
  g_assert_nonnull (g_strstr_len (error->message, -1, says));
  g_autofree char *after = fixture_schema (old);
  g_assert_cmpstr (after, ==, before);
  g_autofree char *rows = fixture_sql_text (old, "SELECT count(*) FROM meeting");
  g_assert_cmpstr (rows, ==, "4");
  g_assert_cmpuint (fixture_count_files (folder), ==, 1);
}

static void
test_failing_step (void)
{
  assert_step_undone (FAIL, CURSUS_STORE_ERROR_FAILED, "-later.sql”");
}

static void
test_step_that_breaks_references (void)
{
  assert_step_undone (BREAK, CURSUS_STORE_ERROR_CONSTRAINT, "rows of table “meeting_s");
}

/* Refused, and not one byte of it changed. */
static void
assert_refused (const char *path, CursusStoreError code, const char *says)
{
  g_autofree char *folder = g_path_get_dirname (path);
  guint n_files = fixture_count_files (folder);
  g_autoptr (GBytes) before = fixture_read (path);
  g_autoptr (GError) error = NULL;
  g_assert_null (cursus_store_open (path, &error));
  g_assert_error (error, CURSUS_STORE_ERROR, (int)code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (g_strstr_len (error->message, -1, says));
  g_autoptr (GBytes) after = fixture_read (path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (fixture_count_files (folder), ==, n_files);
}

static void
test_later_schema (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "later.db");
  g_assert_true (migrate (path, REBUILD, NULL));
  assert_refused (path, CURSUS_STORE_ERROR_TOO_NEW, "was written by a later version of Cursus: its schema is");
}

static void
test_files_that_are_not_ours (void)
{
  const struct {
    const char *sql;
    CursusStoreError code;
    const char *says;
  } cases[] = {
    { "CREATE TABLE revision (a)", CURSUS_STORE_ERROR_TOO_NEW, "another program" },
    { "PRAGMA journal_mode=WAL; CREATE TABLE t (a); INSERT INTO t VALUES (1)", CURSUS_STORE_ERROR_TOO_NEW, "another program" },
    { "PRAGMA application_id=1196437808; CREATE TABLE t (a)", CURSUS_STORE_ERROR_TOO_NEW, "another program" },
    { "PRAGMA application_id=-1", CURSUS_STORE_ERROR_TOO_NEW, "another program" },
    { "PRAGMA user_version=1", CURSUS_STORE_ERROR_TOO_NEW, "another program" },
    { "CREATE VIEW v AS SELECT 1", CURSUS_STORE_ERROR_TOO_NEW, "another program" },
    { "PRAGMA application_id=1129665107; PRAGMA user_version=2147483647", CURSUS_STORE_ERROR_TOO_NEW, "2147483647" },
    { "PRAGMA application_id=1129665107; CREATE TABLE t (a)", CURSUS_STORE_ERROR_CORRUPT, "its schema is 0" },
    { "PRAGMA application_id=1129665107; PRAGMA user_version=-5", CURSUS_STORE_ERROR_CORRUPT, "its schema is -5" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (FixtureFolder) folder = fixture_folder_new ();
    g_autofree char *path = fixture_file (folder, "other.db");
    fixture_sql (path, cases[i].sql);
    assert_refused (path, cases[i].code, cases[i].says);
  }
}

static void
migrate_in_child (const char *path, int number)
{
  g_autoptr (GError) error = NULL;
  migrate (path, REBUILD, &error);
  g_assert_no_error (error);
}

static void
test_two_at_once_step_once (void)
{
  g_autoptr (GPtrArray) steps = cursus_migration_steps ();
  g_autofree char *expected = g_strdup_printf ("%u\n2", steps->len + 1);
  for (int round = 0; round < 10; round++) {
    g_autoptr (FixtureFolder) folder = fixture_folder_new ();
    g_autofree char *old = make_old_file (folder);
    if (!old)
      return;
    pid_t first = fixture_fork (migrate_in_child, old, 0);
    pid_t second = fixture_fork (migrate_in_child, old, 0);
    fixture_wait (first);
    fixture_wait (second);
    g_autofree char *rows = fixture_sql_text (old, "PRAGMA user_version; SELECT count(*) FROM rebuilt");
    g_assert_cmpstr (rows, ==, expected);
    g_assert_cmpuint (fixture_count_files (folder), ==, 2);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/migration/steps-are-numbered", test_steps_are_numbered);
  g_test_add_func ("/store/migration/first-steps-of-several-threads", test_first_steps_of_several_threads);
  g_test_add_func ("/store/migration/new-file", test_new_file);
  g_test_add_func ("/store/migration/old-file-equals-fresh-one", test_old_file_equals_fresh_one);
  g_test_add_func ("/store/migration/step-keeps-a-copy", test_step_keeps_a_copy);
  g_test_add_func ("/store/migration/failing-step", test_failing_step);
  g_test_add_func ("/store/migration/step-that-breaks-references", test_step_that_breaks_references);
  g_test_add_func ("/store/migration/later-schema", test_later_schema);
  g_test_add_func ("/store/migration/files-that-are-not-ours", test_files_that_are_not_ours);
  g_test_add_func ("/store/migration/two-at-once-step-once", test_two_at_once_step_once);
  return g_test_run ();
}
