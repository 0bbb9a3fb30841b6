/* What is published, put into a calendar for each person on a CalDAV server. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/diagnostics.h"
#include "core/publication.h"
#include "core/session.h"
#include "ical/press.h"
#include "report/caldav.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  const char *url;          /* the folder that the calendars are in */
  const char *user;         /* nullable */
  const char *password;     /* nullable */
  const char *certificates; /* (nullable): the file of those to trust, instead of the system's */
  bool plain;               /* also http:// to another machine */
} CursusCaldavOptions;

/** cursus_caldav_check: whether @options name a server that may be asked. False with CURSUS_DAV_ERROR_ADDRESS. */
bool cursus_caldav_check (const CursusCaldavOptions *options, GError **error);

/**
 * cursus_caldav_run: (transfer full): brings the calendar of each person on the server to what was published last.
 *
 * A calendar is called by session and person. Each event is a file of its own in it; it is put and removed only in the state in
 * which it was seen, and what others changed or removed is put back. Files that are not ours stay as they are. What was seen
 * there is remembered in @store, so that nothing has to be read again; when that is lost, or this is interrupted, the next run
 * reads. Problems are said in @diagnostics and in what is returned.
 *
 * @wanted: (nullable): nothing is to be changed: say what would be done to have the server hold this.
 */
CursusCaldavReport *cursus_caldav_run (const CursusCaldavOptions *options, const CursusSession *session, CursusStore *store,
                                       const CursusPublication *wanted, const CursusIcalPressOptions *press,
                                       CursusDiagnostics *diagnostics);

G_END_DECLS
