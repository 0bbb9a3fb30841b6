/* A rule use with what the plan costs by it: violations sorted to the uses that they belong to. */
#pragma once

#include "core/plan.h"
#include "core/violation.h"

G_BEGIN_DECLS

typedef struct {
  const char *rule; /* borrowed from the plan or from a violation */
  const char *use;
  bool hard;
  int64_t weight;
  const char *because; /* nullable */
  int64_t cost;
  GPtrArray *violations; /* of const CursusViolation, borrowed, in the order given */
  guint n_unlisted;      /* violations that the plan counts and nobody described */
  guint n_waived;        /* violations that the plan lists as waived: they are among none of the others */
} CursusFinding;

/**
 * cursus_findings_new: (transfer full): of CursusFinding, one for each rule use of @plan in its order, then one for each use that
 * only @violations (nullable) know. @meeting: only violations of this meeting count, their costs summed; NULL: all, and the costs
 * are the plan's. The findings borrow from both arguments.
 */
GPtrArray *cursus_findings_new (const CursusPlan *plan, GPtrArray *violations, const char *meeting);

/** cursus_finding_costs: whether the rule is broken. */
bool cursus_finding_costs (const CursusFinding *self);

/** cursus_finding_off: whether the session switched the rule off (weight 0). */
bool cursus_finding_off (const CursusFinding *self);

/** cursus_findings_sort: hard ones first, then by falling cost; equals stay in their order. */
void cursus_findings_sort (GPtrArray *findings);

G_END_DECLS
