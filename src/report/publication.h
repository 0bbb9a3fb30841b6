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
} CursusPublicationReport;

/** cursus_report_publication: (transfer full): for a terminal. */
char *cursus_report_publication (const CursusPublicationReport *report, CursusReportStyle style);

/** cursus_report_publication_json: (transfer full): {session, outcome, revision, publication, folder, files, written, published
 * {revision, publication, time, author}, meetings [see report/change.h], events [{uid, meeting, status, sequence, start, end,
 * change}], people [{id, role, name, language, changes [{meeting, title, change, text []}]}], caldav [see report/caldav.h]}:
 * events that changed and people who are told. */
char *cursus_report_publication_json (const CursusPublicationReport *report);

G_END_DECLS
