/* What people hold, as rows of tables and back. Always inside a transaction of the caller. */
#pragma once

#include "core/publication.h"
#include "store/connection-private.h"

G_BEGIN_DECLS

/** cursus_publication_rows_replace: replaces all rows of the session but those of the table publication. */
bool cursus_publication_rows_replace (CursusConnection *connection, const CursusPublication *publication, GError **error);

/** cursus_publication_rows_select: adds events and holders to @publication, which has its session. */
bool cursus_publication_rows_select (CursusConnection *connection, CursusPublication *publication, GError **error);

G_END_DECLS
