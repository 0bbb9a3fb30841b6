/* Why a meeting is not where somebody would have it, in words: what that breaks and costs if nothing else moves, and the best
 * plan that has it there, or why there is none. */
#pragma once

#include "report/move.h"
#include "report/report.h"

G_BEGIN_DECLS

typedef struct {
  const char *meeting;      /* id */
  const char *wish;         /* as the planner wrote it */
  CursusMoveReport alone;   /* before: the plan as it is; after: with the meeting there and nothing else moved */
  bool already;             /* it is there */
  CursusPlanStatus status;  /* OPTIMAL, FEASIBLE: of best; INFEASIBLE: proven, no plan has it there; UNKNOWN: none was found */
  const CursusPlan *best;   /* (nullable) */
  int64_t bound;            /* proven: no plan that has it there costs fewer soft points */
  bool by_itself;           /* INFEASIBLE: hard rules forbid it there, wherever the other meetings are */
  const CursusReasons *why; /* (nullable): INFEASIBLE: what contradicts it */
  double seconds;           /* that were given for searching and proving */
  bool all;                 /* every sentence, not the first of each rule */
} CursusWishReport;

/** cursus_report_wish: (transfer full): for a terminal. */
char *cursus_report_wish (const CursusWishReport *report, CursusReportStyle style);

/** cursus_report_wish_json: (transfer full): {session, revision, meeting, wish, score, already, alone {start, end, site, room,
 * speakers, score, added [], removed [], rules []}, best {status, score, bound, difference, meetings [as in a difference], rules
 * []}, conflict, minimal}. added and removed are as in a move, rules as in a difference. Of best, score and difference are null
 * without a plan, and bound is null where the status is "infeasible". conflict and minimal are there if what contradicts it is
 * known. */
char *cursus_report_wish_json (const CursusWishReport *report);

G_END_DECLS
