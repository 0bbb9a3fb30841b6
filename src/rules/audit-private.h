/* The two halves of the slow evaluator. */
#pragma once

#include "rules/audit.h"
#include "rules/sentence-private.h"

G_BEGIN_DECLS

/* One audit under way. */
typedef struct {
  const CursusRuleset *ruleset;
  const CursusPlacement *placements;
  const char *language;
  GPtrArray *violations; /* nullable */
} CursusAudit;

/** cursus_audit_call: the cost of a function constraint for @units, called without memory; writes the violation if it costs and
 * if violations are wanted, @times being how many people it concerns and @group their names (nullable). */
bool cursus_audit_call (const CursusAudit *self, const CursusConstraint *constraint, const CursusUnit *units, uint32_t n_units,
                        int64_t times, const char *group, int64_t *excess, GError **error);

/** cursus_audit_groups: excess of an aggregate or consecutive constraint. */
bool cursus_audit_groups (const CursusAudit *self, const CursusConstraint *constraint, int64_t *excess, GError **error);

G_END_DECLS
