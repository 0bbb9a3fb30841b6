/* A transaction that rolls back unless it is committed. Knows nothing of what is written in it. */
#include "store/transaction-private.h"

struct CursusTransaction {
  CursusConnection *connection; /* not owned */
};

CursusTransaction *
cursus_transaction_begin_at (CursusConnection *connection, CursusTransactionKind kind, const char *place, GError **error)
{
  if (connection->begun_at)
    g_error ("%s: the transaction begun at %s is still open", place, connection->begun_at);
  if (!cursus_connection_execute (connection, kind == CURSUS_TRANSACTION_WRITE ? "BEGIN IMMEDIATE" : "BEGIN DEFERRED", error))
    return NULL;
  connection->begun_at = place;
  CursusTransaction *self = g_new0 (CursusTransaction, 1);
  self->connection = connection;
  return self;
}

bool
cursus_transaction_commit (CursusTransaction **self, GError **error)
{
  g_autoptr (CursusTransaction) transaction = g_steal_pointer (self);
  return cursus_connection_execute (transaction->connection, "COMMIT", error);
}

void
cursus_transaction_end (CursusTransaction *self)
{
  if (!self)
    return;
  /* SQLite has rolled back by itself after some errors, a full disk for one. */
  if (!sqlite3_get_autocommit (self->connection->db))
    sqlite3_exec (self->connection->db, "ROLLBACK", NULL, NULL, NULL);
  self->connection->begun_at = NULL;
  g_free (self);
}
