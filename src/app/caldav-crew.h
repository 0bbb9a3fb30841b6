/* Several calendars are brought to what they are to be at once, over a connection each: what takes long is waiting for the
 * server. Knows nothing of publications, nor of what is remembered. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "app/caldav-calendar.h"

G_BEGIN_DECLS

#define CURSUS_CALDAV_CREW_SIZE 4 /* connections: a server takes as many from one browser */

/* One calendar. */
typedef struct {
  CursusCaldavJob job; /* without dav */
  bool right;          /* what cursus_caldav_job_run() returned … */
  GError *failure;     /* (nullable): … and said */
} CursusCaldavTask;

typedef struct CursusCaldavCrew CursusCaldavCrew;

/** cursus_caldav_crew_new: (transfer full) (nullable): NULL with CURSUS_DAV_ERROR_ADDRESS. */
CursusCaldavCrew *cursus_caldav_crew_new (const CursusDavOptions *options, GError **error);

/** cursus_caldav_crew_free: waits for what was given and not taken. */
void cursus_caldav_crew_free (CursusCaldavCrew *self);

/** cursus_caldav_crew_give: has @task (borrowed until it is taken, with all that its job refers to) run; at most
 * CURSUS_CALDAV_CREW_SIZE of them at once. */
void cursus_caldav_crew_give (CursusCaldavCrew *self, CursusCaldavTask *task);

/** cursus_caldav_crew_take: waits for one of those that were given, whichever ends first. Its failure is the caller's. */
CursusCaldavTask *cursus_caldav_crew_take (CursusCaldavCrew *self);

/** cursus_caldav_crew_count: how many requests were made for what was taken. Ask when all is. */
guint cursus_caldav_crew_count (const CursusCaldavCrew *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusCaldavCrew, cursus_caldav_crew_free)

G_END_DECLS
