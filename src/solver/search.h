/* Simulated annealing: the search proposes and accepts; everything else belongs to neighbourhoods and work. */
#pragma once

#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/plan.h"
#include "solver/known.h"
#include "solver/neighbourhood.h"
#include "solver/problem.h"

G_BEGIN_DECLS

/* How often the fast score is held against the audit: the ladder of doubts. */
typedef enum {
  CURSUS_CHECK_END,  /* once, of the result */
  CURSUS_CHECK_STEP, /* every thousandth move, and that score == before + delta on each undo; the default of debug builds */
  CURSUS_CHECK_FULL, /* after every move */
} CursusCheckLevel;

/** cursus_search_default_check: of this build: CURSUS_CHECK_STEP where assertions are on, else CURSUS_CHECK_END. */
CursusCheckLevel cursus_search_default_check (void);

typedef struct {
  CursusScore best;
  uint64_t moves;
  double seconds;
  double part_done;     /* of the budget, 0 to 1 */
  double seconds_left;  /* of the budget: exactly or, where moves bound it, about; < 0: not known */
  const int64_t *bound; /* (nullable): proven: no plan costs fewer soft points */
} CursusProgress;

typedef struct {
  uint64_t seed;
  uint64_t max_moves;   /* 0: cursus_search_default_moves, unless max_seconds is set */
  double max_seconds;   /* 0: no limit */
  int64_t begun_us;     /* since when the seconds count, on the monotonic clock; 0: since the search began */
  double spare_seconds; /* of max_seconds, so much is left to the caller, and more where other programs take the processor */
  double spare_checks;  /* of max_seconds, time for so many checks of a plan is left to the caller */
  bool processor_time; /* seconds are those of the calling thread's processor: what a machine with other work allows to compare */
  bool brief;          /* ends when nothing more is found, as without a budget, if that does not end it before */
  bool any_plan;       /* ends as soon as a plan without hard violations is found */
  int64_t soft_enough; /* ends as soon as such a plan costs no more soft points */
  CursusCheckLevel check;
  const volatile sig_atomic_t *stop;                                /* (nullable): the search ends when it is not 0 */
  void (*progress) (const CursusProgress *progress, gpointer data); /* (nullable): about ten times a second */
  gpointer progress_data;
  /* (nullable): sees what the evaluator remembers, every few moves and once when the search is @over */
  void (*watch) (const CursusEvaluator *evaluator, uint64_t moves, bool over, gpointer data);
  gpointer watch_data;
  const CursusPlacement *start; /* (nullable): a plan to start from */
  CursusKnown *known;           /* (nullable): shared with a proof beside it: better plans are taken from there, and the search
                                   ends when it is settled; then the result depends on who is faster */
} CursusSearchOptions;

typedef struct {
  uint64_t tried;
  uint64_t accepted;
  uint64_t improved;    /* the best plan so far */
  uint64_t nanoseconds; /* of all that were tried, estimated from a few; unlike the others not the same in each run */
} CursusNeighbourhoodStats;

#define CURSUS_MAX_NEIGHBOURHOODS 16

typedef struct {
  CursusPlacement *placements; /* by meeting: the best plan found */
  CursusScore score;
  uint64_t moves;
  double seconds;
  double feasible_seconds;                                   /* when the best plan had no hard violation any more; < 0: never */
  double best_seconds;                                       /* when the best plan was found */
  bool interrupted;                                          /* by stop */
  CursusNeighbourhoodStats stats[CURSUS_MAX_NEIGHBOURHOODS]; /* in the order of cursus_neighbourhoods() */
} CursusSearchResult;

/** cursus_search_default_moves: the length of a cooling without any limit of its own: enough for sessions of this size. Such a
 * search takes at most 24 times as long to be rid of hard violations, and then saves soft points until it has taken about five
 * times as long in all, or two coolings at least. */
uint64_t cursus_search_default_moves (const CursusProblem *problem);

/**
 * cursus_search_run: (transfer full) (nullable): looks for a plan of @problem, none of whose domains is empty, within the budget
 * of @options. The same options give the same result unless a time limit or stop ends it. It ends early at a score of 0/0, which
 * nothing beats. NULL with the error of a rule's function, or CURSUS_SOLVER_ERROR_DISAGREES.
 */
CursusSearchResult *cursus_search_run (const CursusProblem *problem, const CursusSearchOptions *options, GError **error);
void cursus_search_result_free (CursusSearchResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusSearchResult, cursus_search_result_free)

G_END_DECLS
