/* The slow evaluator: everything from scratch, by other means than the deltas (named groups in hash tables, sorted lists,
 * functions called without any memory). It says what a plan really costs, and why. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/plan.h"
#include "core/violation.h"
#include "rules/ruleset.h"

G_BEGIN_DECLS

/**
 * cursus_audit: the score of @placements, all placed.
 *
 * @costs: (nullable) (element-type int64): set to the excess of each constraint.
 * @violations: (nullable) (element-type CursusViolation): receives one for each broken place, with its sentence in @language.
 * Returns: false with an error when a rule's function fails.
 */
bool cursus_audit (const CursusRuleset *ruleset, const CursusPlacement *placements, const char *language, CursusScore *score,
                   GArray *costs, GPtrArray *violations, GError **error);

/** cursus_audit_with_waived: the same. @waived: (nullable) (element-type CursusViolation): receives what waivers cover, apart
 * from
 * @violations, which must be asked for as well; it is in no cost but its own. */
bool cursus_audit_with_waived (const CursusRuleset *ruleset, const CursusPlacement *placements, const char *language,
                               CursusScore *score, GArray *costs, GPtrArray *violations, GPtrArray *waived, GError **error);

/** cursus_audit_hard: what @placements, all placed, break of the hard rules: @violations (element-type CursusViolation) receives
 * it. The others are not asked. Returns: false with an error when a rule's function fails. */
bool cursus_audit_hard (const CursusRuleset *ruleset, const CursusPlacement *placements, const char *language,
                        GPtrArray *violations, GError **error);

G_END_DECLS
