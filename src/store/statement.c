/* Prepared statements and their cache. Knows no table: the SQL is the caller's. */
#include "store/statement-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "store/error-private.h"

struct CursusStatement {
  CursusConnection *connection; /* not owned */
  sqlite3_stmt *handle;
  int n_added; /* parameters that have a value */
  int add_rc;  /* the first thing that went wrong while adding */
  bool taken;
};

static void
free_statement (gpointer data)
{
  CursusStatement *self = data;
  sqlite3_finalize (self->handle);
  g_free (self);
}

GHashTable *
cursus_statement_cache_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_statement);
}

static CursusStatement *
prepare (CursusConnection *connection, const char *sql, GError **error)
{
  sqlite3_stmt *handle = NULL;
  int rc = sqlite3_prepare_v3 (connection->db, sql, (int)strlen (sql) + 1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
  if (rc != SQLITE_OK) {
    cursus_store_error_take (error, connection->db, connection->path, rc);
    return NULL;
  }
  CursusStatement *self = g_new0 (CursusStatement, 1);
  self->connection = connection;
  self->handle = handle;
  g_hash_table_insert (connection->statements, (char *)sql, self);
  return self;
}

CursusStatement *
cursus_statement_take (CursusConnection *connection, const char *sql, GError **error)
{
  CursusStatement *self = g_hash_table_lookup (connection->statements, sql);
  if (!self)
    self = prepare (connection, sql, error);
  if (!self)
    return NULL;
  g_assert (!self->taken);
  self->taken = true;
  return self;
}

static void
restart (CursusStatement *self)
{
  sqlite3_reset (self->handle); /* repeats the error of the last step, which was reported then */
  sqlite3_clear_bindings (self->handle);
  self->n_added = 0;
  self->add_rc = SQLITE_OK;
}

void
cursus_statement_give_back (CursusStatement *self)
{
  if (!self)
    return;
  restart (self);
  self->taken = false;
}

static void
note (CursusStatement *self, int rc)
{
  if (self->add_rc == SQLITE_OK)
    self->add_rc = rc;
}

void
cursus_statement_add_text (CursusStatement *self, const char *text)
{
  int index = ++self->n_added;
  note (self, text ? sqlite3_bind_text64 (self->handle, index, text, strlen (text), SQLITE_STATIC, SQLITE_UTF8)
                   : sqlite3_bind_null (self->handle, index));
}

void
cursus_statement_add_integer (CursusStatement *self, int64_t value)
{
  note (self, sqlite3_bind_int64 (self->handle, ++self->n_added, value));
}

void
cursus_statement_add_real (CursusStatement *self, double value)
{
  note (self, sqlite3_bind_double (self->handle, ++self->n_added, value));
}

bool
cursus_statement_step (CursusStatement *self, bool *row, GError **error)
{
  g_assert (self->n_added == sqlite3_bind_parameter_count (self->handle));
  int rc = self->add_rc == SQLITE_OK ? sqlite3_step (self->handle) : self->add_rc;
  *row = rc == SQLITE_ROW;
  if (rc == SQLITE_ROW || rc == SQLITE_DONE)
    return true;
  return cursus_store_error_take (error, self->connection->db, self->connection->path, rc);
}

bool
cursus_statement_run (CursusStatement *self, GError **error)
{
  bool row = true;
  while (row)
    if (!cursus_statement_step (self, &row, error))
      return false;
  restart (self);
  return true;
}

int64_t
cursus_statement_integer (CursusStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

double
cursus_statement_real (CursusStatement *self, int column)
{
  return sqlite3_column_double (self->handle, column);
}

const char *
cursus_statement_text (CursusStatement *self, int column)
{
  return (const char *)sqlite3_column_text (self->handle, column);
}

bool
cursus_statement_uint32 (CursusStatement *self, int column, uint32_t *value, GError **error)
{
  int64_t wide = cursus_statement_integer (self, column);
  *value = (uint32_t)wide;
  if (wide >= 0 && wide <= UINT32_MAX)
    return true;
  g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CORRUPT,
               _ ("“%s” is damaged: %s is %" PRId64 ", not 0 to 4294967295; restore a copy"), self->connection->path,
               sqlite3_column_name (self->handle, column), wide);
  return false;
}
