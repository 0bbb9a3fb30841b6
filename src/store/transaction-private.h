/* A transaction that rolls back unless it is committed. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "store/connection-private.h"

G_BEGIN_DECLS

typedef enum {
  CURSUS_TRANSACTION_READ,  /* one state of the file for several statements */
  CURSUS_TRANSACTION_WRITE, /* takes the lock at once, so that what is read in it cannot change before it is written */
} CursusTransactionKind;

typedef struct CursusTransaction CursusTransaction;

/** cursus_transaction_begin: (transfer full) (nullable): g_autoptr rolls it back. Transactions do not nest: asserted, with the
 * place where the open one began. */
#define cursus_transaction_begin(connection, kind, error) cursus_transaction_begin_at (connection, kind, G_STRLOC, error)
CursusTransaction *cursus_transaction_begin_at (CursusConnection *connection, CursusTransactionKind kind, const char *place,
                                                GError **error);

/** cursus_transaction_commit: takes and ends *@self, and clears it; rolls back if committing fails. */
bool cursus_transaction_commit (CursusTransaction **self, GError **error);

/** cursus_transaction_end: rolls back and frees. */
void cursus_transaction_end (CursusTransaction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusTransaction, cursus_transaction_end)

G_END_DECLS
