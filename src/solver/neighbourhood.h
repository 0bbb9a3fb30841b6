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
  uint32_t share;         /* how often it is drawn, relative to the others */
  uint32_t mending_share; /* how much oftener while hard rules are broken, unless the session is crowded */
  uint32_t crowded_share; /* the same in a session with more meetings than slots */
} CursusNeighbourhood;

extern const CursusNeighbourhood cursus_neighbourhood_reassign; /* one meeting anywhere in its domain */
extern const CursusNeighbourhood cursus_neighbourhood_nudge;    /* one meeting to a neighbouring day or part of the day */
extern const CursusNeighbourhood cursus_neighbourhood_swap;     /* two meetings, or all at two times, exchange these */
extern const CursusNeighbourhood cursus_neighbourhood_block;    /* neighbouring days move together, or exchange with others */
extern const CursusNeighbourhood cursus_neighbourhood_shift;    /* a stretch of days moves */
extern const CursusNeighbourhood cursus_neighbourhood_scope;    /* the meetings of one constraint move together */
extern const CursusNeighbourhood cursus_neighbourhood_transfer; /* one meeting anywhere, in exchange with who is there */
extern const CursusNeighbourhood cursus_neighbourhood_rehouse;  /* one meeting to another room, likewise */
extern const CursusNeighbourhood cursus_neighbourhood_kempe;    /* one to another time, conflicting ones to and fro */
extern const CursusNeighbourhood cursus_neighbourhood_mend;     /* meetings of a broken hard rule to others of it */
extern const CursusNeighbourhood cursus_neighbourhood_home;     /* meetings back to where they are expected */

/** cursus_neighbourhoods: (transfer none): all of them, NULL-terminated. */
const CursusNeighbourhood *const *cursus_neighbourhoods (void);

/** cursus_neighbourhood_retime: the placement of @meeting at slot @start that is most like @like: same room and speakers, else
 * the same room, else any, chosen at random. false if its domain has none there. For neighbourhoods. */
bool cursus_neighbourhood_retime (CursusWork *work, uint32_t meeting, uint32_t start, CursusPlacement like,
                                  CursusPlacement *placement);

/** cursus_neighbourhood_is_home: whether another meeting of @meeting's run is in @room. */
bool cursus_neighbourhood_is_home (const CursusWork *work, uint32_t meeting, uint32_t room);

/** cursus_neighbourhood_at_home: @to of @meeting's domain, but in the room of a meeting of its run, drawn at random, itself
 * included, if it can be there then: what belongs together likes one room. */
CursusPlacement cursus_neighbourhood_at_home (CursusWork *work, uint32_t meeting, CursusPlacement to);

/** cursus_neighbourhood_beside: (transfer none) (nullable): the meetings that rules may see together with @meeting; NULL: all.
 * @n receives their number. */
const uint32_t *cursus_neighbourhood_beside (const CursusProblem *problem, uint32_t meeting, uint32_t *n);

/** cursus_neighbourhood_exchange: @move becomes that of @meeting to @to, and of the one meeting that would be in its way there to
 * where it was. false if there are several, or that one cannot be there, or the move would cost more than the search is patient
 * for. Needs the problem's conflicts. */
bool cursus_neighbourhood_exchange (CursusWork *work, uint32_t meeting, CursusPlacement to, CursusMove *move);

/** cursus_neighbourhood_growth_alone: by how much the soft points grow that each meeting of @move costs whatever the others do.
 */
double cursus_neighbourhood_growth_alone (const CursusWork *work, const CursusMove *move);

G_END_DECLS
