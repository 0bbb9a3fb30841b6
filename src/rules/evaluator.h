/* The incremental score: meetings are placed and removed one by one and the score follows exactly. No allocation once warm.
 * It enters a rule's function only for facts it has not seen yet. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/plan.h"
#include "rules/ruleset.h"

G_BEGIN_DECLS

typedef struct CursusEvaluator CursusEvaluator;

/** cursus_evaluator_new: (transfer full) (nullable): with no meeting placed. @ruleset outlives it and must not change any more.
 */
CursusEvaluator *cursus_evaluator_new (const CursusRuleset *ruleset, GError **error);
void cursus_evaluator_free (CursusEvaluator *self);

/** cursus_evaluator_new_within: the same for a caller who promises to place meetings only where the hard rules of one meeting
 * cost nothing (cursus_evaluator_meeting_cost): these are not asked again, as domains are cut by them. */
CursusEvaluator *cursus_evaluator_new_within (const CursusRuleset *ruleset, GError **error);

/** cursus_evaluator_place: places a meeting that is not placed. */
void cursus_evaluator_place (CursusEvaluator *self, uint32_t meeting, CursusPlacement placement);

/** cursus_evaluator_remove: takes a placed meeting away. */
void cursus_evaluator_remove (CursusEvaluator *self, uint32_t meeting);

/* Meetings that one move can move. */
#define CURSUS_EVALUATOR_MAX_MOVED 64

/**
 * cursus_evaluator_try: moves @n placed, different meetings to @to, unless that is sure to be too dear.
 *
 * What placing can only make dearer is asked first: when it alone exceeds @limit (hard_weight × hard + soft), the rest is not
 * asked and false returned: nothing has changed. Otherwise the move is made, whatever it costs.
 *
 * cursus_evaluator_undo: takes the last move back, once and before anything else is placed, removed or moved; else nothing
 * happens.
 */
bool cursus_evaluator_try (CursusEvaluator *self, const uint32_t *meetings, const CursusPlacement *to, uint32_t n,
                           double hard_weight, double limit);
void cursus_evaluator_undo (CursusEvaluator *self);

/** cursus_evaluator_score: of the meetings that are placed. */
CursusScore cursus_evaluator_score (const CursusEvaluator *self);

/** cursus_evaluator_placements: (transfer none): by meeting. */
const CursusPlacement *cursus_evaluator_placements (const CursusEvaluator *self);

/** cursus_evaluator_constraint_cost: excess (unweighted) of one constraint at present. */
int64_t cursus_evaluator_constraint_cost (const CursusEvaluator *self, uint32_t constraint);

/** cursus_evaluator_leave: takes @meeting, which is placed, away as far as @constraint and its parts are concerned, and nothing
 * else; cursus_evaluator_return: puts it back. In between it is neither moved nor removed; the last move cannot be undone any
 * more. */
void cursus_evaluator_leave (CursusEvaluator *self, uint32_t constraint, uint32_t meeting);
void cursus_evaluator_return (CursusEvaluator *self, uint32_t constraint, uint32_t meeting);

/** cursus_evaluator_cost_without: what cursus_evaluator_constraint_cost would be if @meeting, which is placed, were not. Nothing
 * else is asked; the last move cannot be undone any more. */
int64_t cursus_evaluator_cost_without (CursusEvaluator *self, uint32_t constraint, uint32_t meeting);

/** cursus_evaluator_depends: CURSUS_DEPENDS_… of what of placements the excess of @constraint depends now: it would be the same
 * if any were exchanged for one that differs in nothing of these. */
unsigned cursus_evaluator_depends (const CursusEvaluator *self, uint32_t constraint);

/** cursus_evaluator_relief: by how much placing @meeting, wherever it may be, can lower the excess of @constraint at most;
 * INT64_MAX where that is not known. */
int64_t cursus_evaluator_relief (const CursusEvaluator *self, uint32_t constraint, uint32_t meeting);

/** cursus_evaluator_meeting_cost: excess points (hard, weighted soft) of the function constraints that involve only @meeting, if
 * it were at @placement. Writes nothing but the function's memory. */
CursusScore cursus_evaluator_meeting_cost (CursusEvaluator *self, uint32_t meeting, CursusPlacement placement);

/** cursus_evaluator_use_forbids: whether use @use (CURSUS_NONE: any) is hard and forbids @meeting to be at @placement whatever
 * the other meetings do. For cutting domains, and for saying why one is empty. */
bool cursus_evaluator_use_forbids (CursusEvaluator *self, uint32_t use, uint32_t meeting, CursusPlacement placement);

/** cursus_evaluator_try_error: false and the error when a rule's function failed since the last call: the score means nothing
 * then. */
bool cursus_evaluator_try_error (CursusEvaluator *self, GError **error);

/** cursus_evaluator_failed: whether a rule's function failed: cheap, for the search's loop. */
bool cursus_evaluator_failed (const CursusEvaluator *self);

typedef struct {
  uint64_t evaluations; /* of functions, by memory or call */
  uint64_t calls;       /* into the rule's code */
  uint64_t nodes;       /* of its trie */
  uint64_t bytes;       /* of all that is remembered of it */
  uint64_t changes;     /* of a measure: meetings that came to their groups, went from them or were asked to move */
  uint64_t drops;       /* times that the older half of something was dropped because it was full */
} CursusConstraintStats;

/** cursus_evaluator_stats: of a function constraint, or of an aggregate and its filter. */
CursusConstraintStats cursus_evaluator_stats (const CursusEvaluator *self, uint32_t constraint);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusEvaluator, cursus_evaluator_free)

G_END_DECLS
