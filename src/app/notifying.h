/* Mails to everybody about their events: into a folder to look at, then through a server, none twice. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/date.h"
#include "core/diagnostics.h"
#include "core/session.h"
#include "mail/smtp.h"

G_BEGIN_DECLS

typedef struct {
  const char *store; /* (nullable): --db */
  const char *from;  /* "Name <name@host>" */
  const char *out;   /* (nullable): a folder for the mails, as .eml files; it is made, and must not hold other things */
  bool send;         /* through @server */
  CursusSmtpServer server;
  CursusDate today; /* CURSUS_DATE_NONE: the session's, or else the clock's */
  bool again;       /* also what was begun and may have been sent */
  bool each;        /* a mail for each date, also where there are many new ones */
  bool json;
} CursusNotifyingOptions;

/**
 * cursus_notifying_run: (transfer full) (nullable): makes mails for all whose calendars say something else than the last mail,
 * and says in words what it did with them. The first mail to somebody has all dates, with a file; then there is one for each
 * event, unless many are new.
 *
 * Each mail is recorded before it is given to the server and again after that, in the store and beside it. One that was recorded
 * the first time only may have been sent: it is told, and sent once more only when @again, with the same Message-ID. What the
 * server refused is tried again next time.
 *
 * @failed: (out): mails that the server did not take.
 * NULL with CURSUS_APP_ERROR_NO when nothing was published yet; with CURSUS_APP_ERROR_INPUT when an option or the folder is
 * wrong; or with an error of the store.
 */
char *cursus_notifying_run (const char *session_path, const CursusSession *session, const CursusNotifyingOptions *options,
                            guint *failed, CursusDiagnostics *diagnostics, GError **error);

G_END_DECLS
