/* What calendars on CalDAV servers were seen to hold of ours. Nothing is lost with it but time: it can be asked for again. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  char *uid;
  char *name; /* of the file in the calendar */
  char *etag; /* that the server gave it */
  char *hash; /* SHA-256 of the event as it was put */
} CursusCaldavEvent;

/* One person's calendar. */
typedef struct {
  char *person;
  char *tag;         /* (nullable): of the calendar when everything in it was seen to be right */
  GPtrArray *events; /* of CursusCaldavEvent, by UID */
} CursusCaldavCalendar;

/** cursus_caldav_event_new: (transfer full). */
CursusCaldavEvent *cursus_caldav_event_new (const char *uid, const char *name, const char *etag, const char *hash);
void cursus_caldav_event_free (CursusCaldavEvent *self);

/** cursus_caldav_calendar_new: (transfer full): with nothing in it. */
CursusCaldavCalendar *cursus_caldav_calendar_new (const char *person);
void cursus_caldav_calendar_free (CursusCaldavCalendar *self);

/** cursus_store_load_caldav: @calendar: (out) (transfer full): of @person on @server; with nothing in it when there is no such.
 */
bool cursus_store_load_caldav (CursusStore *self, const char *session, const char *server, const char *person,
                               CursusCaldavCalendar **calendar, GError **error);

/** cursus_store_save_caldav: replaces what is remembered of the calendar of that person, in one transaction. */
bool cursus_store_save_caldav (CursusStore *self, const char *session, const char *server, const CursusCaldavCalendar *calendar,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusCaldavEvent, cursus_caldav_event_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusCaldavCalendar, cursus_caldav_calendar_free)

G_END_DECLS
