/* What a planner's own move breaks, costs and saves, told before it is done. */
#pragma once

#include "report/json-writer.h"
#include "report/report.h"

G_BEGIN_DECLS

typedef enum {
  CURSUS_MOVE_SAVED,     /* as after->revision */
  CURSUS_MOVE_UNCHANGED, /* everything is so already */
  CURSUS_MOVE_DRY_RUN,   /* nobody asked for more than the words */
  CURSUS_MOVE_REFUSED,   /* it breaks a hard rule */
} CursusMoveOutcome;

/* A plan before and after, each with what it violates (element-type CursusViolation). */
typedef struct {
  const CursusPlan *before;
  const CursusPlan *after;
  const GPtrArray *violations_before;
  const GPtrArray *violations_after;
  CursusMoveOutcome outcome;
} CursusMoveReport;

/** cursus_move_breaks: whether a hard rule costs more after than before. */
bool cursus_move_breaks (const CursusPlan *before, const CursusPlan *after);

/** cursus_move_subtract: (transfer container) (element-type CursusViolation): those of @some that @others lack, each as often as
 * it does. */
GPtrArray *cursus_move_subtract (const GPtrArray *some, const GPtrArray *others);

/** cursus_move_set_violations: @key: [{rule, use, weight, cost, meetings, text}]. */
void cursus_move_set_violations (CursusJson *builder, const char *key, const GPtrArray *violations);

/** cursus_report_move: (transfer full): for a terminal: what changes, which sentences about rules come and go, the score, and
 * what became of it. */
char *cursus_report_move (const CursusMoveReport *report, CursusReportStyle style);

/** cursus_report_move_json: (transfer full): {session, outcome ("saved", "unchanged", "dry-run", "refused"), revision (null
 * unless saved), score_before, score_after, meetings [as in a difference], added [], removed []}, where added and removed are
 * [{rule, use, weight, cost, meetings, text}]. */
char *cursus_report_move_json (const CursusMoveReport *report);

G_END_DECLS
