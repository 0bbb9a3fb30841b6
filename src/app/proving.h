/* A proof beside the search for a plan, or ahead of it: how much better a plan could be, or that none is better. It has a thread
 * of its own, and rules and Lua states of its own where others use theirs meanwhile. */
#pragma once

#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "app/workspace.h"
#include "core/plan.h"
#include "solver/known.h"

G_BEGIN_DECLS

typedef struct CursusProver CursusProver;

typedef struct {
  const CursusPlacement *pins; /* (nullable): by meeting: where it has to stay; CURSUS_UNPLACED: anywhere. Outlives the prover */
  CursusKnown *known;          /* what is found goes there; outlives the prover */
  bool exchanges;              /* it takes from there what the search finds; else it waits for the plan of cursus_prover_finish,
                                  so that nothing depends on who is faster */
  uint64_t ahead_steps; /* above 0: it does not exchange, and makes so many before anybody searches; cursus_prover_wait_ahead
                           is called before a search begins, as it uses the rules of the workspace itself */
  uint64_t max_steps;   /* 0: no limit; of the solver of clauses */
  uint64_t max_clauses; /* 0: no limit; larger problems are given up */
  double seconds;       /* that the search takes, from begun_us; 0: nobody knows */
  bool goes_on;         /* after that */
  int64_t begun_us;     /* on the monotonic clock */
  uint32_t n_searching; /* threads that search beside it for seconds: they lose less than a tenth of their time
                           (app/proof-share.h); 0: it takes what it can get */
  bool has_processor;   /* as in CursusProofShare, and so is the next one */
  double opening;
  const volatile sig_atomic_t *stop; /* nullable */
} CursusProverOptions;

/* What is proven, for the plan. */
typedef struct {
  CursusPlanStatus status; /* INFEASIBLE, OPTIMAL; or UNKNOWN: what the plan says of itself holds */
  int64_t bound;
  bool complete; /* it went to its end: neither limits nor stop ended it */
} CursusProven;

/** cursus_prover_start: (transfer full) (nullable): begins a proof about the session of @workspace, which outlives it. NULL if
 * there is no thread to be had. */
CursusProver *cursus_prover_start (const CursusWorkspace *workspace, const CursusProverOptions *options);

/** cursus_prover_free: (nullable): ends it, if need be. */
void cursus_prover_free (CursusProver *self);

/* The search is over. */
typedef struct {
  double seconds;                    /* that the proof may still take; 0: it is ended now; < 0: until its own limits end it */
  void (*tick) (gpointer tick_data); /* (nullable): called about ten times a second meanwhile */
  gpointer tick_data;
} CursusProverRest;

/** cursus_prover_wait_ahead: waits until the proof has ended, or made its steps ahead and waits for the plan of a search, which
 * may use the rules of the workspace then. @tick: (nullable): called about ten times a second meanwhile. */
void cursus_prover_wait_ahead (CursusProver *self, void (*tick) (gpointer tick_data), gpointer tick_data);

/**
 * cursus_prover_finish: waits for the end of the proof; to be called once. @placements: the best plan of the search, which costs
 * @score; both are replaced if a better one is known.
 *
 * Returns: false with the error of a rule's function, of rules that somebody changed just now, or CURSUS_SOLVER_ERROR_DISAGREES;
 * what was proven before is in @proven all the same.
 */
bool cursus_prover_finish (CursusProver *self, const CursusProverRest *rest, CursusPlacement *placements, CursusScore *score,
                           CursusProven *proven, GError **error);

/** cursus_proving_tell: what is @proven of the session of @workspace, with the pins that @plan has, goes into @plan. */
void cursus_proving_tell (const CursusProven *proven, const CursusWorkspace *workspace, CursusPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusProver, cursus_prover_free)

G_END_DECLS
