/* Prepared statements: the cache, values in, values out. */
#include "store/statement-private.h"

#include <string.h>

#include "store/fixture.h"

static CursusConnection *
open_connection (const char *folder)
{
  g_autofree char *path = fixture_file (folder, "statements.db");
  g_autoptr (GError) error = NULL;
  CursusConnection *connection = cursus_connection_open (path, 1000, &error);
  g_assert_no_error (error);
  return connection;
}

static const char echo[] = "SELECT ?, ?, ?";

static void
test_values_survive (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusConnection) connection = open_connection (folder);
  g_autoptr (CursusStatement) statement = cursus_statement_take (connection, echo, NULL);
  bool row = false;
  cursus_statement_add_text (statement, "l’été");
  cursus_statement_add_integer (statement, G_MININT64);
  cursus_statement_add_real (statement, 0.1);
  g_assert_true (cursus_statement_step (statement, &row, NULL) && row);
  g_assert_cmpstr (cursus_statement_text (statement, 0), ==, "l’été");
  g_assert_cmpint (cursus_statement_integer (statement, 1), ==, G_MININT64);
  g_assert_cmpfloat (cursus_statement_real (statement, 2), ==, 0.1);
  g_assert_true (cursus_statement_step (statement, &row, NULL));
  g_assert_false (row);
}

static void
test_comes_back_clean (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusConnection) connection = open_connection (folder);
  CursusStatement *first = cursus_statement_take (connection, echo, NULL);
  bool row = false;
  for (int i = 0; i < 3; i++)
    cursus_statement_add_text (first, "left over");
  g_assert_true (cursus_statement_step (first, &row, NULL));
  cursus_statement_give_back (first);
  for (sqlite3_stmt *handle = sqlite3_next_stmt (connection->db, NULL); handle;
       handle = sqlite3_next_stmt (connection->db, handle)) {
    char *expanded = sqlite3_expanded_sql (handle);
    g_assert_null (strstr (expanded, "left over"));
    sqlite3_free (expanded);
  }

  g_autofree char *same_words = g_strdup (echo);
  g_autoptr (CursusStatement) second = cursus_statement_take (connection, same_words, NULL);
  g_assert_true (second == first);
  g_assert_cmpuint (g_hash_table_size (connection->statements), >, 0);
  for (int i = 0; i < 3; i++)
    cursus_statement_add_text (second, NULL);
  g_assert_true (cursus_statement_step (second, &row, NULL) && row);
  g_assert_null (cursus_statement_text (second, 0));
}

static void
test_runs_again (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusConnection) connection = open_connection (folder);
  g_assert_true (cursus_connection_execute (connection, "CREATE TABLE t (a INTEGER NOT NULL) STRICT", NULL));
  {
    g_autoptr (CursusStatement) insert = cursus_statement_take (connection, "INSERT INTO t VALUES (?)", NULL);
    for (int64_t i = 1; i <= 4; i++) {
      cursus_statement_add_integer (insert, i);
      g_assert_true (cursus_statement_run (insert, NULL));
    }
    g_autoptr (GError) error = NULL;
    cursus_statement_add_text (insert, "no number");
    g_assert_false (cursus_statement_run (insert, &error));
    g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CONSTRAINT);
  }
  int64_t sum = 0;
  g_assert_true (cursus_connection_read_integer (connection, "SELECT sum (a) FROM t", &sum, NULL));
  g_assert_cmpint (sum, ==, 10);
}

static void
test_bad_sql (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusConnection) connection = open_connection (folder);
  guint n_before = g_hash_table_size (connection->statements);
  g_autoptr (GError) error = NULL;
  g_assert_null (cursus_statement_take (connection, "SELECT * FROM nowhere", &error));
  g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FAILED);
  g_assert_nonnull (g_strstr_len (error->message, -1, "no such table: nowhere"));
  g_assert_cmpuint (g_hash_table_size (connection->statements), ==, n_before);
}

static void
test_too_long_text (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusConnection) connection = open_connection (folder);
  sqlite3_limit (connection->db, SQLITE_LIMIT_LENGTH, 100);
  g_autofree char *text = g_strnfill (200, 'x');
  g_autoptr (CursusStatement) statement = cursus_statement_take (connection, "SELECT ?", NULL);
  g_autoptr (GError) error = NULL;
  cursus_statement_add_text (statement, text);
  g_assert_false (cursus_statement_run (statement, &error));
  g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CONSTRAINT);
}

static void
test_uint32 (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusConnection) connection = open_connection (folder);
  const struct {
    int64_t value;
    bool fits;
  } cases[] = { { 0, true }, { G_MAXUINT32, true }, { -1, false }, { (int64_t)G_MAXUINT32 + 1, false }, { G_MININT64, false } };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusStatement) statement = cursus_statement_take (connection, "SELECT ? AS part", NULL);
    g_autoptr (GError) error = NULL;
    bool row = false;
    uint32_t value = 0;
    cursus_statement_add_integer (statement, cases[i].value);
    g_assert_true (cursus_statement_step (statement, &row, NULL) && row);
    g_assert_cmpint (cursus_statement_uint32 (statement, 0, &value, &error), ==, cases[i].fits);
    if (cases[i].fits) {
      g_assert_cmpuint (value, ==, cases[i].value);
    } else {
      g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CORRUPT);
      g_assert_nonnull (g_strstr_len (error->message, -1, "part is"));
    }
  }
}

static void
test_taken_twice (void)
{
  if (g_test_subprocess ()) {
    g_autoptr (FixtureFolder) folder = fixture_folder_new ();
    g_autoptr (CursusConnection) connection = open_connection (folder);
    g_autoptr (CursusStatement) first = cursus_statement_take (connection, echo, NULL);
    fixture_folder_free (g_steal_pointer (&folder)); /* nobody else would, after the abort */
    cursus_statement_take (connection, echo, NULL);
    return;
  }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*!self->taken*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/statement/values-survive", test_values_survive);
  g_test_add_func ("/store/statement/comes-back-clean", test_comes_back_clean);
  g_test_add_func ("/store/statement/runs-again", test_runs_again);
  g_test_add_func ("/store/statement/bad-sql", test_bad_sql);
  g_test_add_func ("/store/statement/too-long-text", test_too_long_text);
  g_test_add_func ("/store/statement/uint32", test_uint32);
  g_test_add_func ("/store/statement/taken-twice", test_taken_twice);
  return g_test_run ();
}
