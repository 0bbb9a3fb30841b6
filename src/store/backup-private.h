/* A copy of a database beside it. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "store/connection-private.h"

G_BEGIN_DECLS

/**
 * cursus_backup_make: copies what is committed in the file of @connection, which may be inside a writing transaction, to
 * “<file>.before-v<version>”, or “<file>.before-v<version>.2” and so on where that exists: no earlier copy is replaced. The name
 * appears only once the copy is whole.
 * @copy: (out) (transfer full): its path.
 */
bool cursus_backup_make (CursusConnection *connection, guint version, char **copy, GError **error);

G_END_DECLS
