/* One open database: the handle, its settings, read back because SQLite ignores a setting that it does not know or cannot make.
 * Knows nothing of the schema. */
#include "store/connection-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/error-private.h"
#include "store/statement-private.h"

typedef struct {
  const char *set;
  const char *read;
  int64_t expected;
} Setting;

/* None of these touches the file, so they are safe before we know whose it is. */
static const Setting settings[] = {
  { "PRAGMA trusted_schema=OFF", "PRAGMA trusted_schema", 0 },
  { "PRAGMA cell_size_check=ON", "PRAGMA cell_size_check", 1 },
  { "PRAGMA synchronous=NORMAL", "PRAGMA synchronous", 1 },
};

static const Setting enforced_keys = { "PRAGMA foreign_keys=ON", "PRAGMA foreign_keys", 1 };
static const Setting loose_keys = { "PRAGMA foreign_keys=OFF", "PRAGMA foreign_keys", 0 };

bool
cursus_connection_execute (CursusConnection *self, const char *sql, GError **error)
{
  int rc = sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  return rc == SQLITE_OK || cursus_store_error_take (error, self->db, self->path, rc);
}

bool
cursus_connection_read_integer (CursusConnection *self, const char *sql, int64_t *value, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (self, sql, error);
  bool row = false;
  if (!statement || !cursus_statement_step (statement, &row, error))
    return false;
  if (!row) {
    g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FAILED, _ ("“%s”: no answer to %s"), self->path, sql);
    return false;
  }
  *value = cursus_statement_integer (statement, 0);
  return true;
}

static bool
apply (CursusConnection *self, const Setting *setting, GError **error)
{
  int64_t value = 0;
  if (!cursus_connection_execute (self, setting->set, error)
      || !cursus_connection_read_integer (self, setting->read, &value, error))
    return false;
  if (value == setting->expected)
    return true;
  g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FAILED,
               _ ("“%s”: this SQLite (%s) does not obey %s; a build that does is needed"), self->path, sqlite3_libversion (),
               setting->set);
  return false;
}

bool
cursus_connection_set_foreign_keys (CursusConnection *self, bool enforced, GError **error)
{
  return apply (self, enforced ? &enforced_keys : &loose_keys, error);
}

static bool
apply_settings (CursusConnection *self, GError **error)
{
  sqlite3_busy_timeout (self->db, self->busy_milliseconds);
  for (size_t i = 0; i < G_N_ELEMENTS (settings); i++)
    if (!apply (self, &settings[i], error))
      return false;
  return cursus_connection_set_foreign_keys (self, true, error);
}

/* SQLite's own words for these are “unable to open database file” or “disk I/O error”. */
static bool
check_folder (const char *path, const char *absolute, GError **error)
{
  g_autofree char *target = realpath (absolute, NULL); /* the log stands beside what a link points to */
  g_autofree char *folder = g_path_get_dirname (target ? target : absolute);
  if (faccessat (AT_FDCWD, folder, W_OK, AT_EACCESS) == 0)
    return true; /* if it is none, opening will tell */
  switch (errno) {
  case ENOENT:
    g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FAILED, _ ("“%s”: the folder “%s” does not exist; make it first"),
                 path, folder);
    return false;
  case EACCES:
  case EROFS:
    g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FULL,
                 _ ("“%s”: the folder “%s” is not writable; a store needs one that is"), path, folder);
    return false;
  default:
    return true;
  }
}

static bool
check_path (const char *path, const char *absolute, GError **error)
{
  struct stat info;
  if (stat (absolute, &info) != 0)
    return check_folder (path, absolute, error);
  if (!S_ISREG (info.st_mode)) {
    g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FAILED,
                 S_ISDIR (info.st_mode) ? _ ("“%s” is a folder; name a file in it")
                                        : _ ("“%s” is no regular file; name another file"),
                 path);
    return false;
  }
  if (info.st_size == 1) { /* SQLite takes these for empty and would write over them */
    g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CORRUPT, _ ("“%s” is no store of Cursus; name another file"),
                 path);
    return false;
  }
  return check_folder (path, absolute, error);
}

static bool
check_writable (CursusConnection *self, GError **error)
{
  if (sqlite3_db_readonly (self->db, "main") == 0)
    return true;
  g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FULL, _ ("“%s” is read-only; a file that can be written is needed"),
               self->path);
  return false;
}

CursusConnection *
cursus_connection_open (const char *path, int busy_milliseconds, GError **error)
{
  /* Absolute, so that SQLite sees no special name such as “:memory:”. */
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  if (!check_path (path, absolute, error))
    return NULL;
  g_autoptr (CursusConnection) self = g_new0 (CursusConnection, 1);
  self->path = g_strdup (path);
  self->busy_milliseconds = busy_milliseconds;
  self->statements = cursus_statement_cache_new ();
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int rc = sqlite3_open_v2 (absolute, &self->db, flags, NULL);
  if (rc != SQLITE_OK) {
    cursus_store_error_take (error, self->db, path, rc);
    return NULL;
  }
  if (!check_writable (self, error) || !apply_settings (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
cursus_connection_free (CursusConnection *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close (self->db);
  g_free (self->path);
  g_free (self);
}

static bool
try_wal (CursusConnection *self, GError **error)
{
  g_autoptr (CursusStatement) statement = cursus_statement_take (self, "PRAGMA journal_mode=WAL", error);
  bool row = false;
  if (!statement || !cursus_statement_step (statement, &row, error))
    return false;
  if (row && g_strcmp0 (cursus_statement_text (statement, 0), "wal") == 0)
    return true;
  g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FAILED,
               _ ("“%s”: no write-ahead log can be kept here; choose a folder on a local disk"), self->path);
  return false;
}

bool
cursus_connection_use_wal (CursusConnection *self, GError **error)
{
  /* The switch needs the file for itself, and SQLite does not wait in all of the ways in which that fails. */
  const int64_t deadline = g_get_monotonic_time () + self->busy_milliseconds * (int64_t)1000;
  for (;;) {
    g_autoptr (GError) reason = NULL;
    if (try_wal (self, &reason))
      return true;
    if (!g_error_matches (reason, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_BUSY) || g_get_monotonic_time () >= deadline) {
      g_propagate_error (error, g_steal_pointer (&reason));
      return false;
    }
    g_usleep (5000);
  }
}
