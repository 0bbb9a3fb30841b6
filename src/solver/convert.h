/* From the machine's placements to a plan for people, and back. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/plan.h"
#include "solver/problem.h"

G_BEGIN_DECLS

/**
 * cursus_convert_to_plan: (transfer full) (nullable): the plan of @placements (all placed), with score and rules as the audit
 * counts them and the status that follows: feasible without hard violations, optimal when the score is also 0 (nothing is below
 * it), else unknown. Revision, seed, moves, seconds and stamp are left to the caller. NULL with the error of a rule's function.
 * @violations: (nullable) (element-type CursusViolation): receives every broken place, in @language; those that are waived are
 * the plan's.
 */
CursusPlan *cursus_convert_to_plan (const CursusRuleset *ruleset, const CursusPlacement *placements, const char *language,
                                    GPtrArray *violations, GError **error);

/** cursus_convert_to_meeting: (transfer full): meeting @index at @at, as a plan has it. */
CursusPlanMeeting *cursus_convert_to_meeting (const CursusFrame *frame, uint32_t index, CursusPlacement at);

/**
 * cursus_convert_from_plan: the placements of @plan in today's session, by meeting.
 *
 * @missing: (element-type utf8): receives ids of meetings that the plan lacks, or that are at a time, room or with speakers that
 * the session no longer has; these stay unplaced. Returns: (transfer full): n_meetings placements.
 */
CursusPlacement *cursus_convert_from_plan (const CursusFrame *frame, const CursusPlan *plan, GPtrArray *missing);

G_END_DECLS
