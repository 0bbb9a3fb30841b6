/* The plan that the search edits: every meeting placed, the score kept, each change undoable. The only writer of placements. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/evaluator.h"
#include "solver/problem.h"
#include "solver/random.h"

G_BEGIN_DECLS

#define CURSUS_MOVE_MAX_CHANGES CURSUS_EVALUATOR_MAX_MOVED

/* One meeting's new placement. */
typedef struct {
  uint32_t meeting;
  CursusPlacement to;
} CursusChange;

/* What a neighbourhood proposes: meetings differ; each placement is in its meeting's domain. */
typedef struct {
  uint32_t n_changes;
  CursusChange changes[CURSUS_MOVE_MAX_CHANGES];
} CursusMove;

typedef struct {
  const CursusProblem *problem;
  CursusEvaluator *evaluator;
  const CursusPlacement *placements; /* the evaluator's */
  CursusRandom random;
} CursusWork;

/** cursus_work_new: (transfer full) (nullable): nothing placed; every domain of @problem must have a placement. */
CursusWork *cursus_work_new (const CursusProblem *problem, uint64_t seed, GError **error);
void cursus_work_free (CursusWork *self);

/** cursus_work_load: places every meeting as @placements says, taking away what was placed; each is in its
 * meeting's domain. */
void cursus_work_load (CursusWork *self, const CursusPlacement *placements);

/** cursus_work_apply: makes @move and returns the score after it. Every meeting of it must be placed. */
CursusScore cursus_work_apply (CursusWork *self, const CursusMove *move);

/** cursus_work_try: makes @move and returns true, or false when it is sure that the energy after it, hard_weight × hard + soft,
 * exceeds
 * @limit; then nothing has changed. A move that was made may exceed it all the same. */
bool cursus_work_try (CursusWork *self, const CursusMove *move, double hard_weight, double limit);

/** cursus_work_undo: takes the last move back; once only. */
void cursus_work_undo (CursusWork *self);

/** cursus_work_score: of the plan as it is. */
CursusScore cursus_work_score (const CursusWork *self);

/** cursus_work_check: false with CURSUS_SOLVER_ERROR_DISAGREES when the audit finds another score or another cost of some
 * constraint. */
bool cursus_work_check (const CursusWork *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusWork, cursus_work_free)

G_END_DECLS
