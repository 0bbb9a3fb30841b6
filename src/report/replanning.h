/* What a replanning moves, and why. */
#pragma once

#include "report/report.h"

G_BEGIN_DECLS

typedef enum {
  CURSUS_REPLANNING_SAVED,     /* as after->revision */
  CURSUS_REPLANNING_UNCHANGED, /* the plan is right as it is */
  CURSUS_REPLANNING_DRY_RUN,   /* nobody asked for more than the words */
} CursusReplanningOutcome;

/* Why a meeting does not stay. Owned. */
typedef struct {
  char *meeting;    /* id */
  GPtrArray *texts; /* of char *: what it would break where it was */
} CursusReplanningReason;

typedef struct {
  const CursusPlan *before;
  const CursusPlan *after;
  GPtrArray *reasons; /* of CursusReplanningReason */
  guint n_moved;      /* meetings that people know of and that move */
  guint least;        /* proven: no plan moves fewer */
  CursusReplanningOutcome outcome;
} CursusReplanningReport;

void cursus_replanning_reason_free (CursusReplanningReason *self);

/** cursus_report_replanning: (transfer full): for a terminal. */
char *cursus_report_replanning (const CursusReplanningReport *report, CursusReportStyle style);

/** cursus_report_replanning_json: (transfer full): {session, outcome ("saved", "unchanged", "dry-run"), revision (null unless
 * saved), moved, least, minimal (bool), score_before, score_after, meetings [as in a difference], reasons [{meeting, text []}]}.
 */
char *cursus_report_replanning_json (const CursusReplanningReport *report);

G_END_DECLS
