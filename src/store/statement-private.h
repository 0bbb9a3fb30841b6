/* Prepared statements, one for each SQL literal of a connection. Taken, filled in order, stepped, and given back clean. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/connection-private.h"

G_BEGIN_DECLS

typedef struct CursusStatement CursusStatement;

/** cursus_statement_cache_new: (transfer full): for CursusConnection.statements. */
GHashTable *cursus_statement_cache_new (void);

/**
 * cursus_statement_take: (transfer none) (nullable): the statement of @sql, a string literal that outlives the connection.
 * g_autoptr gives it back. Nobody may hold it already: that is a fault of ours, and asserted.
 */
CursusStatement *cursus_statement_take (CursusConnection *connection, const char *sql, GError **error);

/** cursus_statement_give_back: resets it, clears its values, and makes it free to be taken. */
void cursus_statement_give_back (CursusStatement *self);

/** These give the next parameter its value. What goes wrong is reported by the next step. @text (nullable) is not copied: it has
 * to stay until the statement is run, given back or restarted. */
void cursus_statement_add_text (CursusStatement *self, const char *text);
void cursus_statement_add_integer (CursusStatement *self, int64_t value);
void cursus_statement_add_real (CursusStatement *self, double value);

/** cursus_statement_step: @row: whether there is a row to read. */
bool cursus_statement_step (CursusStatement *self, bool *row, GError **error);

/** cursus_statement_run: to its end, and makes it ready for the next set of values. */
bool cursus_statement_run (CursusStatement *self, GError **error);

/** Columns of the row, from 0. Text (nullable) is valid until the next step. */
int64_t cursus_statement_integer (CursusStatement *self, int column);
double cursus_statement_real (CursusStatement *self, int column);
const char *cursus_statement_text (CursusStatement *self, int column);

/** cursus_statement_uint32: a column whose number has to fit: else CURSUS_STORE_ERROR_CORRUPT. */
bool cursus_statement_uint32 (CursusStatement *self, int column, uint32_t *value, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusStatement, cursus_statement_give_back)

G_END_DECLS
