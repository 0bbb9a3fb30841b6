/* Where else one meeting could be, and which other meetings would have to move for it. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "solver/work.h"

G_BEGIN_DECLS

#define CURSUS_CHAIN_MAX_CHANGES 3

/* By how many points one use of a rule is dearer (or cheaper, below 0) than in the plan as it is. */
typedef struct {
  uint32_t use;
  int64_t difference;
} CursusUseDifference;

/* One placement of the meeting, nothing else moving. */
typedef struct {
  CursusPlacement placement;
  CursusScore score; /* of the whole plan then */
  uint32_t n_differences;
  uint32_t first_difference; /* in CursusAlternatives.differences */
} CursusAlternative;

/* The meeting (first) and one or two others that move with it, so that nothing is broken. */
typedef struct {
  uint32_t n_changes;
  CursusChange changes[CURSUS_CHAIN_MAX_CHANGES];
  CursusScore score;
} CursusChain;

/* What is asked for; what is not said is open. */
typedef struct {
  CursusDate first;   /* CURSUS_DATE_NONE: not said */
  CursusDate last;    /* CURSUS_DATE_NONE: not said */
  uint32_t site;      /* CURSUS_NONE: not said */
  uint32_t speaker;   /* a person; CURSUS_NONE: not said */
  const bool *fixed;  /* (nullable): by meeting: those that no chain moves */
  uint32_t max_moves; /* moves that looking for chains may try; 0: CURSUS_ALTERNATIVES_MOVES */
  bool alone;         /* no chains are looked for */
} CursusAlternativesQuery;

#define CURSUS_ALTERNATIVES_MOVES 12000 /* some hundredths of a second */

typedef struct {
  CursusScore score;   /* of the plan as it is */
  GArray *placements;  /* of CursusAlternative: every other placement that the session allows, best first */
  GArray *differences; /* of CursusUseDifference */
  GArray *chains;      /* of CursusChain: fewest changes first, then best first; one for each placement of the meeting */
  bool complete;       /* whether looking for chains came to its end */
} CursusAlternatives;

/**
 * cursus_alternatives_find: (transfer full) (nullable): the alternatives to where @placements, all placed, have @meeting. A chain
 * breaks no hard rule that the plan without the meeting does not break already. NULL with the error of a rule's function.
 */
CursusAlternatives *cursus_alternatives_find (const CursusProblem *problem, const CursusPlacement *placements, uint32_t meeting,
                                              const CursusAlternativesQuery *query, GError **error);
void cursus_alternatives_free (CursusAlternatives *self);

/** cursus_alternatives_query: an open query. */
CursusAlternativesQuery cursus_alternatives_query (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusAlternatives, cursus_alternatives_free)

G_END_DECLS
