/* Transactions: all or nothing, and one writer at a time. */
#include "store/transaction-private.h"

#include "store/fixture.h"

static CursusConnection *
open_connection (const char *folder, int busy_milliseconds)
{
  g_autofree char *path = fixture_file (folder, "transactions.db");
  g_autoptr (GError) error = NULL;
  CursusConnection *connection = cursus_connection_open (path, busy_milliseconds, &error);
  g_assert_no_error (error);
  g_assert_true (cursus_connection_use_wal (connection, NULL));
  g_assert_true (cursus_connection_execute (connection, "CREATE TABLE IF NOT EXISTS t (a)", NULL));
  return connection;
}

static void
insert (CursusConnection *connection)
{
  g_assert_true (cursus_connection_execute (connection, "INSERT INTO t VALUES (1)", NULL));
}

static int64_t
count (CursusConnection *connection)
{
  int64_t n_rows = -1;
  g_assert_true (cursus_connection_read_integer (connection, "SELECT count(*) FROM t", &n_rows, NULL));
  return n_rows;
}

static void
test_commit (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusConnection) connection = open_connection (folder, 1000);
  g_autoptr (CursusTransaction) transaction = cursus_transaction_begin (connection, CURSUS_TRANSACTION_WRITE, NULL);
  g_assert_nonnull (g_strstr_len (connection->begun_at, -1, "test-transaction.c:"));
  insert (connection);
  g_assert_true (cursus_transaction_commit (&transaction, NULL));
  g_assert_null (transaction);
  g_assert_null (connection->begun_at);
  g_autoptr (CursusConnection) other = open_connection (folder, 1000);
  g_assert_cmpint (count (other), ==, 1);
}

static void
test_rolls_back_by_itself (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusConnection) connection = open_connection (folder, 1000);
  {
    g_autoptr (CursusTransaction) transaction = cursus_transaction_begin (connection, CURSUS_TRANSACTION_WRITE, NULL);
    g_assert_nonnull (transaction);
    insert (connection);
  }
  g_assert_cmpint (count (connection), ==, 0);
  g_assert_null (connection->begun_at);
}

static void
test_survives_a_rollback_of_sqlite (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusConnection) connection = open_connection (folder, 1000);
  {
    g_autoptr (CursusTransaction) transaction = cursus_transaction_begin (connection, CURSUS_TRANSACTION_WRITE, NULL);
    g_autoptr (GError) error = NULL;
    insert (connection);
    g_assert_true (cursus_connection_execute (connection, "ROLLBACK", NULL));
    g_assert_false (cursus_transaction_commit (&transaction, &error));
    g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FAILED);
  }
  g_autoptr (CursusTransaction) next = cursus_transaction_begin (connection, CURSUS_TRANSACTION_WRITE, NULL);
  g_assert_nonnull (next);
}

static void
test_second_writer_gives_up_in_time (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusConnection) first = open_connection (folder, 1000);
  g_autoptr (CursusConnection) second = open_connection (folder, 200);
  g_autoptr (CursusTransaction) holder = cursus_transaction_begin (first, CURSUS_TRANSACTION_WRITE, NULL);
  g_autoptr (GError) error = NULL;
  const int64_t start = g_get_monotonic_time ();
  g_assert_null (cursus_transaction_begin (second, CURSUS_TRANSACTION_WRITE, &error));
  const int64_t waited_milliseconds = (g_get_monotonic_time () - start) / 1000;
  g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_BUSY);
  g_assert_cmpint (waited_milliseconds, >=, 150);
  g_assert_cmpint (waited_milliseconds, <, 60000);
}

static void
test_reader_sees_one_state (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autoptr (CursusConnection) writer = open_connection (folder, 1000);
  g_autoptr (CursusConnection) reader = open_connection (folder, 1000);
  {
    g_autoptr (CursusTransaction) transaction = cursus_transaction_begin (reader, CURSUS_TRANSACTION_READ, NULL);
    g_assert_cmpint (count (reader), ==, 0);
    insert (writer);
    g_assert_cmpint (count (reader), ==, 0);
  }
  g_assert_cmpint (count (reader), ==, 1);
}

static void
test_does_not_nest (void)
{
  if (g_test_subprocess ()) {
    g_autoptr (FixtureFolder) folder = fixture_folder_new ();
    g_autoptr (CursusConnection) connection = open_connection (folder, 1000);
    g_autoptr (CursusTransaction) outer = cursus_transaction_begin (connection, CURSUS_TRANSACTION_READ, NULL);
    fixture_folder_free (g_steal_pointer (&folder)); /* nobody else would, after the abort */
    cursus_transaction_begin (connection, CURSUS_TRANSACTION_READ, NULL);
    return;
  }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*the transaction begun at *test-transaction.c:* is still open*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/transaction/commit", test_commit);
  g_test_add_func ("/store/transaction/rolls-back-by-itself", test_rolls_back_by_itself);
  g_test_add_func ("/store/transaction/survives-a-rollback-of-sqlite", test_survives_a_rollback_of_sqlite);
  g_test_add_func ("/store/transaction/second-writer-gives-up-in-time", test_second_writer_gives_up_in_time);
  g_test_add_func ("/store/transaction/reader-sees-one-state", test_reader_sees_one_state);
  g_test_add_func ("/store/transaction/does-not-nest", test_does_not_nest);
  return g_test_run ();
}
