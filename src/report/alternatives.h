/* Where else a meeting could be, ranked, for a planner to choose from. */
#pragma once

#include "report/json-writer.h"
#include "report/report.h"

G_BEGIN_DECLS

/* One use of a rule that is dearer or cheaper than now. */
typedef struct {
  const char *rule;
  const char *use;
  bool hard;
  int64_t weight;
  int64_t difference; /* points */
} CursusRuleDifference;

/* The plan with the meeting elsewhere. Owned. */
typedef struct {
  CursusPlan *plan;  /* the meetings that move, elsewhere; all others may be left out */
  CursusScore score; /* of the whole */
  GArray *rules;     /* of CursusRuleDifference; NULL for a chain */
} CursusProposal;

typedef struct {
  const CursusPlan *present; /* the whole plan as it is */
  const char *meeting;       /* id */
  GPtrArray *fine;           /* of CursusProposal: breaks no more hard rules than now */
  GPtrArray *chains;         /* of CursusProposal: the meeting and others that move with it */
  GPtrArray *broken;         /* of CursusProposal: breaks a hard rule */
  guint n_fine;              /* how many there are; the arrays may hold fewer */
  guint n_chains;
  guint n_broken;
  bool complete; /* whether every chain was looked at */
} CursusProposals;

void cursus_proposal_free (CursusProposal *self);

/** cursus_proposal_set_rules: "rules": [{rule, use, weight, difference}]. */
void cursus_proposal_set_rules (CursusJson *builder, const CursusProposal *proposal);

/** cursus_report_proposals: (transfer full): for a terminal. */
char *cursus_report_proposals (const CursusProposals *proposals, CursusReportStyle style);

/** cursus_report_proposals_json: (transfer full): {session, revision, meeting, score, found {fine, chains, broken: how
 * many there are}, placements [{start, end, site, room, speakers, score, rules [{rule, use, weight, difference}]}], chains
 * [{score, meetings [as in a difference]}], complete (bool)}.
 */
char *cursus_report_proposals_json (const CursusProposals *proposals);

G_END_DECLS
