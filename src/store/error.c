/* From SQLite's result codes to the errors of this layer, in words that a planner can act upon.
 * Knows nothing of plans. */
#include "store/error-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (cursus_store_error_quark, cursus_store_error)

static bool
is_refused_by_system (int system_errno)
{
  switch (system_errno) {
  case ENOSPC:
  case EDQUOT:
  case EFBIG:
  case EROFS:
  case EACCES:
  case EPERM:
    return true;
  default:
    return false;
  }
}

CursusStoreError
cursus_store_error_classify (int rc, int system_errno)
{
  switch (rc & 0xff) { /* the rest of an extended code tells how it came about */
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return CURSUS_STORE_ERROR_BUSY;
  case SQLITE_CONSTRAINT:
  case SQLITE_MISMATCH:
  case SQLITE_TOOBIG:
    return CURSUS_STORE_ERROR_CONSTRAINT;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    return CURSUS_STORE_ERROR_CORRUPT;
  case SQLITE_FULL:
  case SQLITE_READONLY:
    return CURSUS_STORE_ERROR_FULL;
  case SQLITE_IOERR:
  case SQLITE_CANTOPEN:
    return is_refused_by_system (system_errno) ? CURSUS_STORE_ERROR_FULL : CURSUS_STORE_ERROR_FAILED;
  default:
    return CURSUS_STORE_ERROR_FAILED;
  }
}

static const char *
describe (CursusStoreError code)
{
  switch (code) {
  case CURSUS_STORE_ERROR_BUSY:
    return _ ("another process holds the store; try again when it has finished");
  case CURSUS_STORE_ERROR_CONSTRAINT:
    return _ ("the content contradicts itself; nothing was saved");
  case CURSUS_STORE_ERROR_CORRUPT:
    return _ ("no store of Cursus, or damaged; name another file or restore a copy");
  case CURSUS_STORE_ERROR_FULL:
    return _ ("no room on the disk, or not writable; make room or name a file elsewhere");
  case CURSUS_STORE_ERROR_TOO_NEW:
    return _ ("written by a later version of Cursus or by another program; name another file");
  case CURSUS_STORE_ERROR_NOT_FOUND:
    return _ ("no such revision");
  case CURSUS_STORE_ERROR_CONFLICT:
    return _ ("the plan was changed meanwhile; look at it and try again");
  case CURSUS_STORE_ERROR_FAILED:
    break;
  }
  return _ ("the store cannot be used");
}

/* SQLite notes the first when the call ends, by when clearing up may have overwritten it: so the files are asked as well. */
static int
find_system_errno (sqlite3 *db)
{
  int code = sqlite3_system_errno (db);
  if (!is_refused_by_system (code))
    sqlite3_file_control (db, "main", SQLITE_FCNTL_LAST_ERRNO, &code);
  sqlite3_file *log = NULL;
  if (!is_refused_by_system (code))
    sqlite3_file_control (db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (log && log->pMethods)
    log->pMethods->xFileControl (log, SQLITE_FCNTL_LAST_ERRNO, &code);
  return code;
}

bool
cursus_store_error_take (GError **error, sqlite3 *db, const char *path, int rc)
{
  const char *words = db ? sqlite3_errmsg (db) : sqlite3_errstr (rc);
  CursusStoreError code = cursus_store_error_classify (rc, db ? find_system_errno (db) : 0);
  g_set_error (error, CURSUS_STORE_ERROR, (int)code, _ ("“%s”: %s (SQLite: %s, code %d)"), path, describe (code), words, rc);
  return false;
}
