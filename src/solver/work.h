/* The plan that the search edits: every meeting placed, the score kept, each change undoable. The only writer of placements. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/evaluator.h"
#include "solver/occupancy.h"
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
  CursusOccupancy *occupancy;        /* (nullable): of a problem that knows its conflicts */
  int32_t *alone;     /* (nullable): per placement of the problem's domains, the soft points it costs whatever the others do */
  int32_t *alone_now; /* (nullable): per meeting the same of where it is */
  uint32_t *alone_by_room; /* (nullable): per meeting whose domain is even and whose costs depend on the room alone: what to add
                              to its room's number for the place in alone; CURSUS_NONE for others */
  double patience;         /* soft points that a move may cost alone before it is not worth pricing; for neighbourhoods */
  CursusRandom random;
  uint32_t n_moved; /* by the last move, while it can be undone */
  uint32_t moved[CURSUS_MOVE_MAX_CHANGES];
  CursusPlacement moved_from[CURSUS_MOVE_MAX_CHANGES], moved_to[CURSUS_MOVE_MAX_CHANGES];
} CursusWork;

/** cursus_work_new: (transfer full) (nullable): nothing placed; every domain of @problem must have a placement. */
CursusWork *cursus_work_new (const CursusProblem *problem, uint64_t seed, GError **error);
void cursus_work_free (CursusWork *self);

/** cursus_work_load: places every meeting as @placements says, taking away what was placed; each is in its
 * meeting's domain. */
void cursus_work_load (CursusWork *self, const CursusPlacement *placements);

/** cursus_work_place: places a meeting that is not placed. For constructing; a move cannot be undone after it. */
void cursus_work_place (CursusWork *self, uint32_t meeting, CursusPlacement placement);

/** cursus_work_remove: takes a placed meeting away, likewise. */
void cursus_work_remove (CursusWork *self, uint32_t meeting);

/** cursus_work_apply: makes @move and returns the score after it. Every meeting of it must be placed. */
CursusScore cursus_work_apply (CursusWork *self, const CursusMove *move);

/** cursus_work_try: makes @move and returns true, or false when it is sure that the energy after it, hard_weight × hard + soft,
 * exceeds
 * @limit; then nothing has changed. A move that was made may exceed it all the same. */
bool cursus_work_try (CursusWork *self, const CursusMove *move, double hard_weight, double limit);

/** cursus_work_alone: the soft points that @meeting costs at @placement, of its domain, whatever the other meetings do. */
static inline int32_t
cursus_work_alone (const CursusWork *self, uint32_t meeting, CursusPlacement placement)
{
  if (self->alone == NULL)
    return 0;
  uint32_t by_room = self->alone_by_room[meeting];
  return self
      ->alone[by_room != CURSUS_NONE ? by_room + placement.room : cursus_problem_index (self->problem, meeting, placement)];
}

/** cursus_work_undo: takes the last move back; once only. */
void cursus_work_undo (CursusWork *self);

/** cursus_work_score: of the plan as it is. */
CursusScore cursus_work_score (const CursusWork *self);

/** cursus_work_check: false with CURSUS_SOLVER_ERROR_DISAGREES when the audit finds another score or another cost of some
 * constraint. */
bool cursus_work_check (const CursusWork *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusWork, cursus_work_free)

G_END_DECLS
