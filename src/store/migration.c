/* Whose file it is, and bringing its schema up to date: numbered SQL files, each run once, all under one lock.
 * Knows nothing of what the tables hold. */
#include "store/migration-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/backup-private.h"
#include "store/statement-private.h"
#include "store/store-resources.h"
#include "store/transaction-private.h"

#define MIGRATIONS "/org/cursus/store/migrations/"

/* What the file says about itself. */
typedef struct {
  int64_t application_id;
  int64_t version;
  int64_t objects; /* tables, indices, views, triggers */
} Identity;

void
cursus_migration_free (CursusMigration *self)
{
  if (!self)
    return;
  g_free (self->name);
  g_free (self->sql);
  g_free (self);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static CursusMigration *
load_step (GResource *resource, const char *name)
{
  g_autofree char *path = g_strconcat (MIGRATIONS, name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (bytes);
  gsize length = 0;
  const char *sql = g_bytes_get_data (bytes, &length);
  CursusMigration *self = g_new0 (CursusMigration, 1);
  self->name = g_strdup (name);
  self->sql = g_strndup (sql, length);
  return self;
}

/* Asked for by name: a linker drops the constructor that would register it, since this is a static library. One thread after the
 * other: to a second one that comes while GLib registers it for the first, GLib gives NULL. */
static GResource *
get_resource (void)
{
  static GMutex mutex;
  g_mutex_lock (&mutex);
  GResource *resource = cursus_store_sql_get_resource ();
  g_mutex_unlock (&mutex);
  return resource;
}

GPtrArray *
cursus_migration_steps (void)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_migration_free);
  GResource *resource = get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, MIGRATIONS, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (names);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i]; i++) {
    g_assert (g_ascii_strtoull (names[i], NULL, 10) == i + 1);
    g_ptr_array_add (steps, load_step (resource, names[i]));
  }
  return steps;
}

/* Inside a transaction: else another process could create the tables between two of these questions. */
static bool
read_identity (CursusConnection *connection, Identity *identity, GError **error)
{
  return cursus_connection_read_integer (connection, "PRAGMA application_id", &identity->application_id, error)
         && cursus_connection_read_integer (connection, "PRAGMA user_version", &identity->version, error)
         && cursus_connection_read_integer (connection, "SELECT count(*) FROM sqlite_schema", &identity->objects, error);
}

static bool
check_identity (CursusConnection *connection, const Identity *identity, guint latest, GError **error)
{
  if (identity->application_id == 0 && identity->version == 0 && identity->objects == 0)
    return true; /* a new file */
  if (identity->application_id != CURSUS_STORE_APPLICATION_ID) {
    g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_TOO_NEW,
                 _ ("“%s” is the database of another program; name another file"), connection->path);
    return false;
  }
  if (identity->version > latest) {
    g_set_error (
        error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_TOO_NEW,
        _ ("“%s” was written by a later version of Cursus: its schema is %" PRId64 "; this version knows those up to %u"),
        connection->path, identity->version, latest);
    return false;
  }
  if (identity->version >= 1)
    return true;
  g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CORRUPT,
               _ ("“%s” is damaged: its schema is %" PRId64 ", not 1 to %u; restore a copy"), connection->path, identity->version,
               latest);
  return false;
}

static bool
inspect (CursusConnection *connection, const GPtrArray *steps, Identity *identity, GError **error)
{
  g_autoptr (CursusTransaction) transaction = cursus_transaction_begin (connection, CURSUS_TRANSACTION_READ, error);
  return transaction && read_identity (connection, identity, error) && check_identity (connection, identity, steps->len, error);
}

bool
cursus_migration_check (CursusConnection *connection, const GPtrArray *steps, GError **error)
{
  Identity identity = { 0 };
  return inspect (connection, steps, &identity, error);
}

static bool
run_steps (CursusConnection *connection, const GPtrArray *steps, guint version, GError **error)
{
  for (guint i = version; i < steps->len; i++) {
    const CursusMigration *step = g_ptr_array_index (steps, i);
    if (!cursus_connection_execute (connection, step->sql, error)) {
      g_prefix_error (error, _ ("schema step “%s”: "), step->name);
      return false;
    }
  }
  return true;
}

static bool
check_references (CursusConnection *connection, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (connection, "PRAGMA foreign_key_check", error);
  bool row = false;
  if (!statement || !cursus_statement_step (statement, &row, error))
    return false;
  if (!row)
    return true;
  g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CONSTRAINT,
               _ ("“%s”: after the change of schema, rows of table “%s” refer to rows of “%s” that do not exist"),
               connection->path, cursus_statement_text (statement, 0), cursus_statement_text (statement, 2));
  return false;
}

/* A pragma takes no parameters; both are numbers of ours. */
static bool
stamp (CursusConnection *connection, guint version, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA application_id=%d; PRAGMA user_version=%u", CURSUS_STORE_APPLICATION_ID,
                                          version);
  Identity identity = { 0 };
  if (!cursus_connection_execute (connection, sql, error) || !read_identity (connection, &identity, error))
    return false;
  if (identity.application_id == CURSUS_STORE_APPLICATION_ID && identity.version == version)
    return true;
  g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FAILED, _ ("“%s”: schema number %u was not kept"), connection->path,
               version);
  return false;
}

static bool
run_locked (CursusConnection *connection, const GPtrArray *steps, char **copy, GError **error)
{
  g_autoptr (CursusTransaction) transaction = cursus_transaction_begin (connection, CURSUS_TRANSACTION_WRITE, error);
  Identity identity = { 0 };
  /* Asked again: another process may have done the steps, or more, while we waited for the lock. */
  if (!transaction || !read_identity (connection, &identity, error) || !check_identity (connection, &identity, steps->len, error))
    return false;
  guint version = (guint)identity.version;
  if (version == steps->len)
    return true;
  if (version > 0 && !cursus_backup_make (connection, version + 1, copy, error))
    return false;
  return run_steps (connection, steps, version, error) && check_references (connection, error)
         && stamp (connection, steps->len, error) && cursus_transaction_commit (&transaction, error);
}

bool
cursus_migration_run (CursusConnection *connection, const GPtrArray *steps, GError **error)
{
  Identity identity = { 0 };
  if (!inspect (connection, steps, &identity, error))
    return false;
  if (identity.version == steps->len)
    return true;
  /* Steps may rebuild tables that others refer to, and this cannot be changed inside a transaction. */
  if (!cursus_connection_set_foreign_keys (connection, false, error))
    return false;
  g_autofree char *copy = NULL;
  if (!run_locked (connection, steps, &copy, error)) {
    if (copy)
      g_unlink (copy);
    cursus_connection_set_foreign_keys (connection, true, NULL);
    return false;
  }
  return cursus_connection_set_foreign_keys (connection, true, error);
}
