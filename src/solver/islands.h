/* Islands: sets of meetings that no rule can ever see together, so that where those of one are changes nothing about what those
 * of another cost. Their best plans add up to the best of the whole. Immutable. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/plan.h"
#include "rules/evaluator.h"

G_BEGIN_DECLS

typedef struct CursusProblem CursusProblem;

typedef struct {
  uint32_t n_meetings;
  uint32_t n_islands;
  uint32_t *island_of; /* per meeting; CURSUS_NONE: it has one place or none, and belongs to no island */
  uint32_t *start;     /* per island, and one more: where its meetings begin */
  uint32_t *meetings;  /* in order */
} CursusIslands;

/**
 * cursus_islands_new: (transfer full): of a problem whose domains are filled. Two meetings with a choice are on one island when
 * they can come into one call of a function or one group of an aggregate that could cost anything, or both into parts of one
 * combination; when in doubt they are.
 */
CursusIslands *cursus_islands_new (const CursusProblem *problem);
void cursus_islands_free (CursusIslands *self);

/** cursus_islands_meetings: (transfer none): the meetings of @island; @n receives their number. */
static inline const uint32_t *
cursus_islands_meetings (const CursusIslands *self, uint32_t island, uint32_t *n)
{
  *n = self->start[island + 1] - self->start[island];
  return self->meetings + self->start[island];
}

/**
 * cursus_islands_score: what the meetings of each island cost at @placements, all placed, beyond what the others cost without
 * them: comparable between plans of one problem. @evaluator must have nothing placed, and has nothing placed afterwards.
 *
 * @scores: receives one for each island. Returns: the score of the meetings that are on none; all of them add up to that of the
 * whole plan.
 */
CursusScore cursus_islands_score (const CursusIslands *self, CursusEvaluator *evaluator, const CursusPlacement *placements,
                                  CursusScore *scores);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusIslands, cursus_islands_free)

G_END_DECLS
