/* A folder of mails to look at before they are sent. */
#pragma once

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/** cursus_outbox_begin: makes @folder (for mails of @session) if need be, and takes the mails out of it that are of an earlier
 * time: nobody may send them by mistake. False with CURSUS_APP_ERROR_INPUT, and nothing is touched, when it holds anything that
 * is not of this outbox. */
bool cursus_outbox_begin (const char *folder, const char *session, GError **error);

/** cursus_outbox_add: writes the mail @bytes with @id to @person, whom others may not read about. */
bool cursus_outbox_add (const char *folder, const char *person, const char *id, const char *bytes, GError **error);

G_END_DECLS
