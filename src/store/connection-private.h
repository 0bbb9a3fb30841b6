/* One open database: the handle, its settings and its prepared statements. */
#pragma once

#include <glib.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  sqlite3 *db;
  char *path; /* as the caller wrote it, for messages */
  int busy_milliseconds;
  GHashTable *statements; /* SQL literal → CursusStatement, owned; see statement-private.h */
  const char *begun_at;   /* file:line where the open transaction began; NULL outside of one */
} CursusConnection;

/**
 * cursus_connection_open: (transfer full) (nullable): opens @path, an empty database if there is none, with settings that do not
 * change the file. Every wait for another process ends after @busy_milliseconds.
 */
CursusConnection *cursus_connection_open (const char *path, int busy_milliseconds, GError **error);
void cursus_connection_free (CursusConnection *self);

/** cursus_connection_use_wal: turns on the write-ahead log, which changes the file. */
bool cursus_connection_use_wal (CursusConnection *self, GError **error);

/** cursus_connection_execute: runs the statements of @sql, which take and give no values. */
bool cursus_connection_execute (CursusConnection *self, const char *sql, GError **error);

/** cursus_connection_read_integer: the first column of the first row of @sql (a literal). */
bool cursus_connection_read_integer (CursusConnection *self, const char *sql, int64_t *value, GError **error);

/** cursus_connection_set_foreign_keys: enforces references or not. Only outside of a transaction. */
bool cursus_connection_set_foreign_keys (CursusConnection *self, bool enforced, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusConnection, cursus_connection_free)

G_END_DECLS
