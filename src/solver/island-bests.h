/* The best place so far of each island of a problem that has several: none waits for the others. For the search. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "solver/work.h"

G_BEGIN_DECLS

typedef struct {
  const CursusProblem *problem; /* not owned */
  CursusScore others;           /* what the meetings cost that are on no island */
  CursusScore *now;             /* per island: what it costs beyond that */
  CursusScore *best;            /* the same of the best so far */
} CursusIslandBests;

/** cursus_island_bests_new: (transfer full): that @work, every meeting of which is placed, is the best so far. */
CursusIslandBests *cursus_island_bests_new (CursusWork *work);
void cursus_island_bests_free (CursusIslandBests *self);

/**
 * cursus_island_bests_narrow: leaves of @move what is of one island, drawn at random.
 *
 * @hard_only: whether hard violations alone matter now. Returns: false if nothing is to be won on that island any more.
 */
bool cursus_island_bests_narrow (const CursusIslandBests *self, CursusWork *work, CursusMove *move, bool hard_only);

/**
 * cursus_island_bests_follow: @move, of one island, was made and the score grew by @growth. If that is the best of the island so
 * far, it is written to @placements, and what that saves is added to @score.
 *
 * Returns: whether it is.
 */
bool cursus_island_bests_follow (CursusIslandBests *self, const CursusWork *work, const CursusMove *move, CursusScore growth,
                                 CursusPlacement *placements, CursusScore *score);

/**
 * cursus_island_bests_adopt: @work has another plan now. Each island that is better there than ever before is written to
 * @placements, and what that saves is added to @score.
 *
 * Returns: whether there is one.
 */
bool cursus_island_bests_adopt (CursusIslandBests *self, CursusWork *work, CursusPlacement *placements, CursusScore *score);

/** cursus_island_bests_return: every island is where it was best. */
void cursus_island_bests_return (CursusIslandBests *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusIslandBests, cursus_island_bests_free)

G_END_DECLS
