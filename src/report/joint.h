/* What several sessions that were planned together are worth, a line each, and what is in the way of what. */
#pragma once

#include "report/report.h"

G_BEGIN_DECLS

/* Nothing is owned. */
typedef struct {
  const GPtrArray *plans;         /* of CursusPlan, at least one; a plan without meetings: the session was not reached */
  const bool *fixed;              /* by plan: it was settled before */
  const GPtrArray *clashes;       /* of char*: sentences */
  const GPtrArray *obstacles;     /* of char*: sentences */
  const GPtrArray *contradiction; /* of char*: sentences; not empty only if the status is INFEASIBLE */
  CursusPlanStatus status;        /* of all of them together */
  CursusScore score;              /* of all of them together, clashes included */
  int64_t bound;                  /* no joint plan costs fewer soft points */
  uint64_t seed;
  uint64_t moves;
  double seconds; /* < 0: not measured */
} CursusJointReport;

/** cursus_report_joint: (transfer full): for a terminal. */
char *cursus_report_joint (const CursusJointReport *report, CursusReportStyle style);

/** cursus_report_joint_json: (transfer full): {sessions [as cursus_report_json, a member "fixed" besides], status,
 * score {hard, soft}, bound, clashes [texts], obstacles [texts], contradiction [texts], seed, moves, seconds}. */
char *cursus_report_joint_json (const CursusJointReport *report);

G_END_DECLS
