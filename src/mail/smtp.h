/* Gives mails to a server (SMTP, RFC 5321). */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "mail/message.h"

G_BEGIN_DECLS

typedef struct CursusSmtp CursusSmtp;

/** cursus_smtp_new: (transfer full) (nullable): for the server @url: smtp://host[:port] or smtps://host[:port]. With @user
 * (nullable) and @password (nullable), they are given over an encrypted connection only, unless the server is this machine. NULL
 * with CURSUS_MAIL_ERROR_REFUSED for another kind of address. Connections are kept for the next mail. */
CursusSmtp *cursus_smtp_new (const char *url, const char *user, const char *password, GError **error);
void cursus_smtp_free (CursusSmtp *self);

/** cursus_smtp_send: gives the server the message @bytes for @to. Returns: false with CURSUS_MAIL_ERROR_REFUSED when it surely
 * did not take it, with CURSUS_MAIL_ERROR_UNKNOWN when the connection broke at a moment at which it may have. */
bool cursus_smtp_send (CursusSmtp *self, const char *from, const char *to, const char *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusSmtp, cursus_smtp_free)

G_END_DECLS
