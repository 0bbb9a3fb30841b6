/* Result codes of SQLite and what they mean to us. */
#include "store/error-private.h"

#include <errno.h>

static void
test_classify (void)
{
  const struct {
    int rc;
    int system_errno;
    CursusStoreError code;
  } cases[] = {
    { SQLITE_BUSY, 0, CURSUS_STORE_ERROR_BUSY },
    { SQLITE_BUSY_SNAPSHOT, 0, CURSUS_STORE_ERROR_BUSY },
    { SQLITE_BUSY_RECOVERY, 0, CURSUS_STORE_ERROR_BUSY },
    { SQLITE_LOCKED_SHAREDCACHE, 0, CURSUS_STORE_ERROR_BUSY },
    { SQLITE_CONSTRAINT_CHECK, 0, CURSUS_STORE_ERROR_CONSTRAINT },
    { SQLITE_CONSTRAINT_DATATYPE, 0, CURSUS_STORE_ERROR_CONSTRAINT },
    { SQLITE_TOOBIG, 0, CURSUS_STORE_ERROR_CONSTRAINT },
    { SQLITE_CORRUPT_INDEX, 0, CURSUS_STORE_ERROR_CORRUPT },
    { SQLITE_NOTADB, 0, CURSUS_STORE_ERROR_CORRUPT },
    { SQLITE_FULL, 0, CURSUS_STORE_ERROR_FULL },
    { SQLITE_READONLY_DIRECTORY, 0, CURSUS_STORE_ERROR_FULL },
    { SQLITE_IOERR_WRITE, EFBIG, CURSUS_STORE_ERROR_FULL },
    { SQLITE_IOERR_SHMSIZE, ENOSPC, CURSUS_STORE_ERROR_FULL },
    { SQLITE_IOERR_READ, EIO, CURSUS_STORE_ERROR_FAILED },
    { SQLITE_CANTOPEN, EACCES, CURSUS_STORE_ERROR_FULL },
    { SQLITE_CANTOPEN, ENOENT, CURSUS_STORE_ERROR_FAILED },
    { SQLITE_ERROR, ENOSPC, CURSUS_STORE_ERROR_FAILED },
    { SQLITE_NOMEM, 0, CURSUS_STORE_ERROR_FAILED },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%d, errno %d", cases[i].rc, cases[i].system_errno);
    g_assert_cmpint (cursus_store_error_classify (cases[i].rc, cases[i].system_errno), ==, cases[i].code);
  }
}

static void
test_words (void)
{
  sqlite3 *db = NULL;
  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  sqlite3_extended_result_codes (db, 1);
  int rc = sqlite3_exec (db, "CREATE TABLE t (a NOT NULL); INSERT INTO t VALUES (NULL)", NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_assert_false (cursus_store_error_take (&error, db, "plans.db", rc));
  g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CONSTRAINT);
  g_assert_cmpstr (error->message, ==,
                   "“plans.db”: the content contradicts itself; nothing was saved (SQLite: NOT NULL constraint failed: t.a, code "
                   "1299)");
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_without_handle (void)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (cursus_store_error_take (&error, NULL, "plans.db", SQLITE_NOMEM));
  g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FAILED);
  g_assert_nonnull (g_strstr_len (error->message, -1, "out of memory"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/error/classify", test_classify);
  g_test_add_func ("/store/error/words", test_words);
  g_test_add_func ("/store/error/without-handle", test_without_handle);
  return g_test_run ();
}
