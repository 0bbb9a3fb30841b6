/* A copy of a database beside it, through SQLite's own copying: a plain copy of the file would lack what is still in its log.
 * Knows nothing of the schema. */
#include "store/backup-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/error-private.h"

#define MAX_COPIES 1000

static void
close_handle (sqlite3 **db)
{
  sqlite3_close (*db);
}

#define auto_sqlite3 __attribute__ ((cleanup (close_handle))) sqlite3 *

static bool
open_handle (sqlite3 **db, const char *path, int flags, GError **error)
{
  int rc = sqlite3_open_v2 (path, db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  return rc == SQLITE_OK || cursus_store_error_take (error, *db, path, rc);
}

static bool
copy_pages (sqlite3 *from, sqlite3 *to, const char *to_path, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  if (!backup)
    return cursus_store_error_take (error, to, to_path, sqlite3_extended_errcode (to));
  int rc = sqlite3_backup_step (backup, -1);
  int finish_rc = sqlite3_backup_finish (backup);
  if (rc == SQLITE_DONE && finish_rc == SQLITE_OK)
    return true;
  return cursus_store_error_take (error, to, to_path, rc == SQLITE_DONE ? finish_rc : rc);
}

/* Through a second handle, because SQLite refuses to copy from one that is writing; it sees what is committed. */
static bool
copy_database (CursusConnection *connection, const char *to_path, GError **error)
{
  auto_sqlite3 from = NULL;
  auto_sqlite3 to = NULL;
  if (!open_handle (&from, sqlite3_db_filename (connection->db, "main"), SQLITE_OPEN_READONLY, error)
      || !open_handle (&to, to_path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error))
    return false;
  sqlite3_busy_timeout (from, connection->busy_milliseconds);
  return copy_pages (from, to, to_path, error);
}

/* Nobody else makes such names while we hold the lock. */
static bool
publish (const char *partial, const char *stem, char **copy, GError **error)
{
  for (guint i = 1; i <= MAX_COPIES; i++) {
    g_autofree char *name = i == 1 ? g_strdup (stem) : g_strdup_printf ("%s.%u", stem, i);
    if (g_file_test (name, G_FILE_TEST_EXISTS))
      continue;
    if (g_rename (partial, name) == 0) {
      *copy = g_steal_pointer (&name);
      return true;
    }
    int code = errno;
    g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FAILED, _ ("“%s” cannot be made: %s"), name, g_strerror (code));
    return false;
  }
  g_set_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FAILED,
               _ ("“%s” and %d more copies exist already; remove those that are not needed"), stem, MAX_COPIES - 1);
  return false;
}

bool
cursus_backup_make (CursusConnection *connection, guint version, char **copy, GError **error)
{
  g_autofree char *stem = g_strdup_printf ("%s.before-v%u", sqlite3_db_filename (connection->db, "main"), version);
  g_autofree char *partial = g_strconcat (stem, ".part", NULL);
  g_unlink (partial); /* of a process that was killed: we hold the lock */
  bool done = copy_database (connection, partial, error) && publish (partial, stem, copy, error);
  g_unlink (partial);
  if (!done)
    g_prefix_error (error, "%s", _ ("the copy before the change of schema: "));
  return done;
}
