/* How good a plan can be at best: a lower bound of the soft score by core-guided search, the best plan itself where that goes all
 * the way, or the proof that there is none. */
#pragma once

#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/plan.h"
#include "solver/known.h"
#include "solver/problem.h"

G_BEGIN_DECLS

/* What is known at some moment. */
typedef struct {
  int64_t bound;     /* no plan without hard violations costs fewer soft points */
  bool found;        /* one such plan is known */
  CursusScore score; /* of the best one */
  const CursusPlacement *placements;
} CursusProofState;

typedef struct {
  double max_seconds;                /* 0: no limit */
  bool processor_time;               /* they are of processor time of this thread */
  uint64_t max_steps;                /* 0: no limit; steps of the solver of clauses: the same number, the same result */
  const volatile sig_atomic_t *stop; /* (nullable): the proof ends when it is not 0 */
  bool (*over) (gpointer data);      /* (nullable): the same when it is true; asked often, and may sleep */
  gpointer over_data;
  uint64_t max_clauses;         /* 0: as many as there may ever be; a problem that needs more is given up at once */
  const CursusPlacement *start; /* (nullable): a plan that is known */
  /* (nullable): called once, after the problem was put into clauses: the same, for who knows it no sooner. It may wait */
  const CursusPlacement *(*get_start) (gpointer data);
  gpointer get_start_data;
  uint64_t ahead_steps; /* so many are made before it is called; it is not if there is nothing left to prove by then */
  CursusKnown *known;   /* (nullable): shared with a search that goes on beside */
  /* (nullable): called when the bound or the plan has become better; false ends the proof */
  bool (*improved) (const CursusProofState *state, gpointer data);
  gpointer improved_data;
} CursusProofOptions;

typedef struct {
  CursusPlanStatus status;     /* OPTIMAL: of placements; FEASIBLE: a plan without hard violations is known; INFEASIBLE: proven */
  int64_t bound;               /* unless INFEASIBLE */
  CursusPlacement *placements; /* (nullable): by meeting: the best plan without hard violations, if one is known */
  CursusScore score;           /* its score */
  bool complete;               /* every rule is in the clauses; else the bound may stop short of the best plan for ever */
  double seconds;
  uint64_t n_steps;
  uint64_t n_clauses;
  uint32_t n_variables;
  uint32_t n_solves;  /* questions to the solver of clauses */
  uint32_t n_cores;   /* sets of costs of which one must be paid */
  uint32_t n_lessons; /* plans that taught something */
} CursusProofResult;

/**
 * cursus_proof_run: (transfer full) (nullable): looks for a proof. It calls functions of rules, and has no randomness: the same
 * problem and number of steps give the same result. A bound and a status are true whatever ended it. NULL with the error of a
 * rule's function, or CURSUS_SOLVER_ERROR_DISAGREES when the audit counts the best plan otherwise.
 */
CursusProofResult *cursus_proof_run (const CursusProblem *problem, const CursusProofOptions *options, GError **error);
void cursus_proof_result_free (CursusProofResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusProofResult, cursus_proof_result_free)

G_END_DECLS
