/* Gives mails to a server (SMTP, RFC 5321). */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "mail/message.h"

G_BEGIN_DECLS

typedef struct CursusSmtp CursusSmtp;

typedef enum {
  CURSUS_SMTP_USUAL,     /* encrypted, unless the server is this machine */
  CURSUS_SMTP_ENCRYPTED, /* encrypted in any case */
  CURSUS_SMTP_PLAIN,     /* smtp:// without encryption; never with a password, unless the server is this machine */
} CursusSmtpSecurity;

/* Everything is borrowed. */
typedef struct {
  const char *url;          /* smtp://host[:port] or smtps://host[:port] */
  const char *user;         /* nullable */
  const char *password;     /* nullable */
  const char *certificates; /* (nullable): the file of those to trust, instead of the system's */
  CursusSmtpSecurity security;
} CursusSmtpServer;

/** cursus_smtp_new: (transfer full) (nullable): for @server. What is to be encrypted is never sent otherwise: smtp:// by STARTTLS
 * then, and the server's certificate has to be right. NULL with CURSUS_MAIL_ERROR_SERVER for another kind of address, or a
 * password that others could read. Connections are kept for the next mail. */
CursusSmtp *cursus_smtp_new (const CursusSmtpServer *server, GError **error);
void cursus_smtp_free (CursusSmtp *self);

/** cursus_smtp_send: gives the server the message @bytes for @to. Returns: false with CURSUS_MAIL_ERROR_REFUSED when it surely
 * did not take it, with CURSUS_MAIL_ERROR_SERVER when it takes no mail at all (it cannot be reached or trusted, or says nothing),
 * with CURSUS_MAIL_ERROR_UNKNOWN when the connection broke at a moment at which it may have taken it. */
bool cursus_smtp_send (CursusSmtp *self, const char *from, const char *to, const char *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusSmtp, cursus_smtp_free)

G_END_DECLS
