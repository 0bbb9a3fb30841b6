/* From SQLite's result codes to the errors of this layer. */
#pragma once

#include <glib.h>
#include <sqlite3.h>
#include <stdbool.h>

#include "store/store.h"

G_BEGIN_DECLS

/** cursus_store_error_classify: the error that result code @rc stands for. @system_errno: what the operating system said, or 0.
 */
CursusStoreError cursus_store_error_classify (int rc, int system_errno);

/** cursus_store_error_take: sets @error from @rc, with SQLite's words about the last call on @db (nullable) and the extended
 * code. To be called before the statement that failed is reset or finalized. Returns: false, for `return`. */
bool cursus_store_error_take (GError **error, sqlite3 *db, const char *path, int rc);

G_END_DECLS
