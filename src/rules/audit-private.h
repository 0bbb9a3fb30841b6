/* The parts of the slow evaluator. */
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
  GPtrArray *waived;     /* nullable: they are not wanted */
} CursusAudit;

/* One group as the audit has it, and how many groups like it one sentence tells. */
typedef struct {
  const uint32_t *values; /* (nullable) of the constraint's keys; NULL: there are no groups */
  int64_t times;          /* how often it counts */
  const char *names;      /* nullable */
} CursusAuditGroup;

/** cursus_audit_call: the cost of a function constraint for @units of @group, called without memory; writes the violation if it
 * costs and if violations are wanted. */
bool cursus_audit_call (const CursusAudit *self, const CursusConstraint *constraint, const CursusUnit *units, uint32_t n_units,
                        CursusAuditGroup group, int64_t *excess, GError **error);

/** cursus_audit_groups: excess of an aggregate or consecutive constraint. */
bool cursus_audit_groups (const CursusAudit *self, const CursusConstraint *constraint, int64_t *excess, GError **error);

/** cursus_audit_note: adds @violation (transfer full) to those that are waived by @grant, or NULL: to the others. */
void cursus_audit_note (const CursusAudit *self, const CursusGrant *grant, CursusViolation *violation);

/** cursus_audit_grant_of_call, …_of_group, …_of_all: (transfer none) (nullable): the first waiver that covers a call, a measured
 * group, or all that the constraint can find. */
const CursusGrant *cursus_audit_grant_of_call (const CursusAudit *self, const CursusConstraint *constraint,
                                               const CursusUnit *units, uint32_t n_units, const uint32_t *group_values);
const CursusGrant *cursus_audit_grant_of_group (const CursusAudit *self, const CursusConstraint *constraint,
                                                const uint32_t *values);
const CursusGrant *cursus_audit_grant_of_all (const CursusAudit *self, const CursusConstraint *constraint);

/** cursus_audit_names: whether @grant names somebody of the group with these @values of the keys, or nobody in particular. */
bool cursus_audit_names (const CursusConstraint *constraint, const CursusGrant *grant, const uint32_t *values);

G_END_DECLS
