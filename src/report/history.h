/* The revisions of a session: who made each, when, what it changed, in words. */
#pragma once

#include "report/report.h"

G_BEGIN_DECLS

/* One revision. Everything is borrowed. */
typedef struct {
  const CursusPlan *plan;
  const CursusPlan *before; /* the revision before it; NULL for the first */
  int64_t made_utc;
  const char *author; /* nullable */
  const char *note;   /* nullable: why, in the planner's words */
  const char *action; /* "plan", "move", "pin", "unpin", "replan", "undo", "redo" */
  int64_t restores;   /* of an undo or redo: the revision whose plan this is; else 0 */
} CursusHistoryEntry;

/** cursus_report_history: (transfer full): for a terminal. @entries: (element-type CursusHistoryEntry): in the order in which
 * they are shown. */
char *cursus_report_history (GArray *entries, CursusReportStyle style);

/** cursus_report_history_json: (transfer full): an array of {session, revision, time, author, action, restores, note, status,
 * score, text [], meetings [as in a difference; none of the first revision]}. */
char *cursus_report_history_json (GArray *entries);

G_END_DECLS
