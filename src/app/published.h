/* What people hold, as the rules and the search see it. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/session.h"

G_BEGIN_DECLS

/** cursus_published_take: fills session->published with what the store says was published of @session, unless the session names a
 * file that says it. @store: (nullable): --db. False with an error of the store. */
bool cursus_published_take (CursusSession *session, const char *session_path, const char *store, GError **error);

G_END_DECLS
