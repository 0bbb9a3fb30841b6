/* What was put where on a CalDAV server, for the planner. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "report/json-writer.h"
#include "report/page.h"

G_BEGIN_DECLS

typedef enum {
  CURSUS_CALDAV_PUT,      /* it is new there */
  CURSUS_CALDAV_CHANGED,  /* the plan has changed it */
  CURSUS_CALDAV_RIGHTED,  /* somebody else had changed it there */
  CURSUS_CALDAV_RESTORED, /* somebody else had removed it there */
  CURSUS_CALDAV_REMOVED,  /* it has left the calendar */
} CursusCaldavWhat;

typedef struct {
  CursusCaldavWhat what;
  char *uid;
  char *title;
} CursusCaldavAction;

typedef struct {
  char *id;
  char *name;
  char *url;          /* of the calendar */
  bool made;          /* the calendar was not there */
  guint n_events;     /* that it is to have */
  GPtrArray *actions; /* of CursusCaldavAction */
  char *failure;      /* (nullable): why it does not hold all of it */
} CursusCaldavPerson;

typedef struct {
  char *server;
  bool dry_run; /* all of it would be done */
  guint n_requests;
  GPtrArray *people; /* of CursusCaldavPerson */
  char *failure;     /* (nullable): why the others were not asked about */
} CursusCaldavReport;

/** cursus_caldav_report_new: (transfer full): of nobody yet. */
CursusCaldavReport *cursus_caldav_report_new (const char *server, bool dry_run);
void cursus_caldav_report_free (CursusCaldavReport *self);

/** cursus_caldav_report_add: (transfer none): a person whose calendar is at @url (transfer full). */
CursusCaldavPerson *cursus_caldav_report_add (CursusCaldavReport *self, const char *id, const char *name, char *url);

/** cursus_caldav_person_add: something that was done. */
void cursus_caldav_person_add (CursusCaldavPerson *self, CursusCaldavWhat what, const char *uid, const char *title);

/** cursus_caldav_report_is_complete: whether the server holds all of it. */
bool cursus_caldav_report_is_complete (const CursusCaldavReport *self);

/** cursus_caldav_report_put: puts it onto @page. */
void cursus_caldav_report_put (const CursusCaldavReport *self, CursusPage *page);

/** cursus_caldav_report_set_json: sets "caldav" of the open object: {server, dry_run, complete, requests, failure, people [{id,
 * name, calendar, made, events, failure, actions [{uid, title, action}]}]}. */
void cursus_caldav_report_set_json (const CursusCaldavReport *self, CursusJson *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusCaldavReport, cursus_caldav_report_free)

G_END_DECLS
