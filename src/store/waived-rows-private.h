/* The rows of a revision's waived violations. */
#pragma once

#include "core/plan.h"
#include "store/connection-private.h"

G_BEGIN_DECLS

/** cursus_waived_rows_insert: writes what @plan has waived. Inside a transaction. */
bool cursus_waived_rows_insert (CursusConnection *connection, int64_t revision_id, const CursusPlan *plan, GError **error);

/** cursus_waived_rows_select: adds what the revision has waived to @plan. */
bool cursus_waived_rows_select (CursusConnection *connection, int64_t revision_id, CursusPlan *plan, GError **error);

G_END_DECLS
