/* A publication for the planner: who is told what, before and after. */
#pragma once

#include <glib.h>

#include "core/publication-news.h"
#include "report/caldav.h"
#include "report/report.h"

G_BEGIN_DECLS

typedef enum {
  CURSUS_PUBLICATION_DONE,
  CURSUS_PUBLICATION_UNCHANGED, /* everybody holds it already */
  CURSUS_PUBLICATION_REPAIRED,  /* everybody holds it already; the folder was written again */
  CURSUS_PUBLICATION_DRY_RUN,
  CURSUS_PUBLICATION_STATUS, /* what the newest revision would change */
} CursusPublicationOutcome;

/* How events are written. */
typedef struct {
  bool known;
  bool utc;    /* times in UTC */
  bool alarms; /* with reminders */
} CursusPublicationForm;

/* Everything is borrowed. */
typedef struct {
  CursusPublicationOutcome outcome;
  const CursusPublication *from; /* nullable: nothing was published */
  const CursusPublication *to;
  const CursusNews *news;           /* from one to the other */
  const char *folder;               /* where the calendars are or would be */
  bool unfinished;                  /* the folder does not hold what was published last */
  guint n_files;                    /* in the folder */
  guint n_written;                  /* of them, those that are new or have changed */
  const CursusCaldavReport *caldav; /* (nullable): no server was named */
  CursusPublicationForm was;        /* of what was published */
  CursusPublicationForm is;         /* of what is published now; not known: nobody asks */
} CursusPublicationReport;

/** cursus_publication_report_has_form: whether all events are written anew because they are written otherwise. */
bool cursus_publication_report_has_form (const CursusPublicationReport *report);

/** cursus_publication_report_count_rewritten: how many events are written anew for another reason, of which nobody is told
 * anything. */
guint cursus_publication_report_count_rewritten (const CursusPublicationReport *report);

/** cursus_publication_report_find_reworded: (transfer full): of CursusHolder: people whose calendars are in another language. */
GPtrArray *cursus_publication_report_find_reworded (const CursusPublicationReport *report);

/** cursus_report_publication: (transfer full): for a terminal. */
char *cursus_report_publication (const CursusPublicationReport *report, CursusReportStyle style);

/** cursus_report_publication_json: (transfer full): {session, outcome, revision, publication, folder, files, written, published
 * {revision, publication, time, author}, meetings [see report/change.h], events [{uid, meeting, status, sequence, start, end,
 * change}], rewritten {because, events, languages}, people [{id, role, name, language, changes [{meeting, title, change, text
 * []}]}], caldav [see report/caldav.h]}: events that changed and people who are told. "rewritten" is what they are not told: why
 * all events are written anew ("utc", "local-times", "alarms", "no-alarms"), how many others are, and whose calendars are in
 * another language. */
char *cursus_report_publication_json (const CursusPublicationReport *report);

G_END_DECLS
