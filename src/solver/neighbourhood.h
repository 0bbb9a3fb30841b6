/* Ways to change a plan a little. One file each; the search draws from this table. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "solver/work.h"

G_BEGIN_DECLS

typedef struct {
  const char *name; /* stable: shown in statistics */
  /* Whether it can ever help here. */
  bool (*supports) (const CursusProblem *problem);
  /* Fills @move with a random proposal that differs from the present plan, reading @work and its random numbers only; false if
   * this attempt found none. */
  bool (*propose) (CursusWork *work, CursusMove *move);
  uint32_t share; /* how often it is drawn, relative to the others */
} CursusNeighbourhood;

extern const CursusNeighbourhood cursus_neighbourhood_reassign; /* one meeting anywhere in its domain */
extern const CursusNeighbourhood cursus_neighbourhood_nudge;    /* one meeting to a neighbouring day or part of the day */
extern const CursusNeighbourhood cursus_neighbourhood_swap;     /* two meetings exchange their times */
extern const CursusNeighbourhood cursus_neighbourhood_block;    /* neighbouring days move together, or exchange with others */
extern const CursusNeighbourhood cursus_neighbourhood_shift;    /* a stretch of days moves */
extern const CursusNeighbourhood cursus_neighbourhood_scope;    /* the meetings of one constraint move together */

/** cursus_neighbourhoods: (transfer none): all of them, NULL-terminated. */
const CursusNeighbourhood *const *cursus_neighbourhoods (void);

/** cursus_neighbourhood_retime: the placement of @meeting at slot @start that is most like @like: same room and speakers, else
 * the same room, else any, chosen at random. false if its domain has none there. For neighbourhoods. */
bool cursus_neighbourhood_retime (CursusWork *work, uint32_t meeting, uint32_t start, CursusPlacement like,
                                  CursusPlacement *placement);

G_END_DECLS
