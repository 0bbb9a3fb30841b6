/* Mails to everybody about their events: into a folder to look at, then through a server, none twice. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/diagnostics.h"
#include "core/session.h"

G_BEGIN_DECLS

typedef struct {
  const char *store;    /* (nullable): --db */
  const char *from;     /* "Name <name@host>" */
  const char *out;      /* (nullable): a folder for the mails, as .eml files; it is made, and must not hold other things */
  bool send;            /* through the server @url */
  const char *url;      /* smtp://host:port */
  const char *user;     /* nullable */
  const char *password; /* nullable */
  bool again;           /* also what was begun and may have been sent */
  bool json;
} CursusNotifyingOptions;

/**
 * cursus_notifying_run: (transfer full) (nullable): makes a mail for each event and person whose calendar says something else
 * than the last mail about it, and says in words what it did with them.
 *
 * Each mail is recorded before it is given to the server and again after that. One that was recorded the first time only may have
 * been sent: it is told, and sent once more only when @again, with the same Message-ID. What the server refused is tried again
 * next time.
 *
 * @failed: (out): mails that the server did not take.
 * NULL with CURSUS_APP_ERROR_NO when nothing was published yet; with CURSUS_APP_ERROR_INPUT when an option or the folder is
 * wrong; or with an error of the store.
 */
char *cursus_notifying_run (const char *session_path, const CursusSession *session, const CursusNotifyingOptions *options,
                            guint *failed, CursusDiagnostics *diagnostics, GError **error);

G_END_DECLS
