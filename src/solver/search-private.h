/* The search at work: what its moves (search.c) and its temperatures (anneal.c) share. */
#pragma once

#include "solver/island-bests.h"
#include "solver/search.h"

G_BEGIN_DECLS

#define CURSUS_SEARCH_STRIDE 64 /* moves between looks, as long as moves are fast */
/* Of a search without a limit of its own, in default moves: those for a plan without hard violations, and all. */
#define CURSUS_SEARCH_MOST_SEEKS 24
#define CURSUS_SEARCH_MOST_COOLINGS (CURSUS_SEARCH_MOST_SEEKS + 4)

typedef struct CursusSearch CursusSearch;

/* The searches of other threads, as one of them knows them. */
typedef struct {
  uint32_t n_parts; /* of the budget: after each but the last, exchange is called */
  void (*exchange) (CursusSearch *search, gpointer data);
  gpointer data;
  const gint *halt; /* atomic: the search ends when it is not 0 */
} CursusSearchPeers;

struct CursusSearch {
  const CursusProblem *problem;
  const CursusSearchOptions *options;
  const CursusSearchPeers *peers; /* (nullable) */
  CursusWork *work;
  CursusSearchResult *result;
  CursusIslandBests *bests;                                    /* (nullable): of a problem with several islands */
  const CursusNeighbourhood *table[CURSUS_MAX_NEIGHBOURHOODS]; /* those that support the problem */
  uint32_t index[CURSUS_MAX_NEIGHBOURHOODS];                   /* their places in the full table */
  uint32_t share[CURSUS_MAX_NEIGHBOURHOODS];                   /* how often they are drawn */
  uint32_t mending_share[CURSUS_MAX_NEIGHBOURHOODS];           /* the same while hard rules are broken */
  uint32_t n_table, total_share, total_mending_share;
  uint64_t budget; /* moves; 0: by time alone */
  int64_t begun_us, next_progress_us;
  double max_seconds; /* without what is kept back of them; 0: no limit */
  int64_t entered_us; /* when its thread began, on the monotonic clock, */
  double taken;       /* and what it had taken of a processor by then, in seconds */
  bool is_crowd_seen; /* what other programs take has been made good */
  int64_t looked_us;  /* when it was looked up last */
  uint32_t stride;    /* moves between looks at the clock and the temperature */
  double hard_weight;
  double soft_unit;    /* weight of the cheapest soft rule */
  double soft_most;    /* weight of the dearest */
  uint64_t next_check; /* number of the move after which the audit is asked again */
  double slack;        /* soft points that a move may win beyond what it costs alone */
  bool is_crowded;     /* more meetings than slots, which hinder each other */
  bool is_brief;       /* without a limit of its own */
  bool seeks;          /* hard violations alone matter now */
  bool over;
  CursusScore shared;    /* of the best plan that a proof beside was told */
  CursusPlacement *gift; /* (nullable): scratch: its plan */
  uint32_t n_exchanged;  /* parts of the budget after which there was an exchange */
  double sum_energy;     /* of the plans seen since */
  uint32_t n_energies;
};

/** cursus_search_run_among: cursus_search_run among @peers (nullable). */
CursusSearchResult *cursus_search_run_among (const CursusProblem *problem, const CursusSearchOptions *options,
                                             const CursusSearchPeers *peers, GError **error);

/** cursus_search_energy: the mean energy of the plans since the last exchange: how good a region the search is in. */
double cursus_search_energy (const CursusSearch *self);

/** cursus_search_adopt: goes on from @placements, another search's plan of the same problem. */
void cursus_search_adopt (CursusSearch *self, const CursusPlacement *placements);

/** cursus_search_part_done: part of the budget that is used up, by moves or by time, whichever is further. */
double cursus_search_part_done (const CursusSearch *self);

/** cursus_search_look_up: ends the search if it is time, and tells how far it is. */
void cursus_search_look_up (CursusSearch *self, double done);

/** cursus_search_step: one move at @temperature, tried and kept or undone. @accepted: (nullable): is counted up if it was kept.
 * false with an error when a check fails. */
bool cursus_search_step (CursusSearch *self, double temperature, uint64_t *accepted, GError **error);

/** cursus_search_return: the plan that is worked on becomes the best so far. */
void cursus_search_return (CursusSearch *self);

/** cursus_search_anneal: spends the budget. */
bool cursus_search_anneal (CursusSearch *self, GError **error);

/** cursus_search_brief: the same without a limit of one's own: ends when that seems to be enough. */
bool cursus_search_brief (CursusSearch *self, GError **error);

G_END_DECLS
