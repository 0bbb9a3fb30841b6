/* One calendar on a CalDAV server is brought to what it is to be. Knows nothing of publications. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "dav/calendar.h"
#include "report/caldav.h"
#include "store/caldav.h"

G_BEGIN_DECLS

/* One event as it is to be there. */
typedef struct {
  char *uid;
  char *title;
  char *hash; /* SHA-256 of what the event says, and of its time zone */
  char *text; /* the file */
} CursusCaldavWanted;

typedef struct {
  CursusDav *dav;
  const char *name;            /* of the calendar */
  const char *title;           /* for people */
  bool dry_run;                /* look, and change nothing */
  bool asked;                  /* what follows is known */
  bool there;                  /* whether the calendar is */
  const char *tag;             /* (nullable): of it */
  const GPtrArray *wanted;     /* of CursusCaldavWanted */
  GHashTable *ours;            /* name → UID: files that are ours wherever they are found */
  CursusCaldavCalendar *known; /* what was there last: becomes what is */
  CursusCaldavPerson *report;
} CursusCaldavJob;

/** cursus_caldav_job_run: False with CURSUS_DAV_ERROR: what was done until then is in known and report. */
bool cursus_caldav_job_run (CursusCaldavJob *self, GError **error);

/** cursus_caldav_file_name: (transfer full): of the file of an event in every calendar. */
char *cursus_caldav_file_name (const char *uid);

void cursus_caldav_wanted_free (CursusCaldavWanted *self);

G_END_DECLS
