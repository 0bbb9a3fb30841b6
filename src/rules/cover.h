/* How much each call and each group counts, for those who evaluate and search: its weight, and nothing where a waiver covers it.
 * The audit answers these questions for itself. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/constraint.h"

G_BEGIN_DECLS

/** cursus_cover_units: whether @scope holds @units where they are; its people are not asked. @placements: NULL: wherever they
 * are. */
bool cursus_cover_units (const CursusFrame *frame, const CursusScope *scope, const CursusUnit *units, uint32_t n_units,
                         const CursusPlacement *placements);

/** cursus_cover_call_weight: how often call @call of a function of one or two units counts, wherever these are; 0 if a waiver
 * covers it there. */
uint32_t cursus_cover_call_weight (const CursusFrame *frame, const CursusConstraint *constraint, uint32_t call);

/** cursus_cover_call_at: whether a waiver covers @units of such a call at @placements. */
bool cursus_cover_call_at (const CursusFrame *frame, const CursusConstraint *constraint, const CursusUnit *units,
                           uint32_t n_units, const CursusPlacement *placements);

/** cursus_cover_call_may_be_waived: whether call @call costs nothing at some places whatever its function says. */
bool cursus_cover_call_may_be_waived (const CursusFrame *frame, const CursusConstraint *constraint, uint32_t call);

/** cursus_cover_is_whole: whether @scope holds all that @constraint can find, wherever it is. @parts: the ruleset's constraints,
 * for those of a combination. */
bool cursus_cover_is_whole (const CursusFrame *frame, const CursusConstraint *constraint, const GPtrArray *parts,
                            const CursusScope *scope);

/** cursus_cover_can_match: whether @scope could cover anything that @constraint finds. */
bool cursus_cover_can_match (const CursusFrame *frame, const CursusConstraint *constraint, const GPtrArray *parts,
                             const CursusScope *scope);

G_END_DECLS
