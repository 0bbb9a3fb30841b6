/* How good the plans of several sessions can be at best together: the clauses of all of them in one solver. What they share,
 * people and rooms, is said where a plan would need it twice at the same time. */
#pragma once

#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/plan.h"
#include "solver/problem.h"

G_BEGIN_DECLS

/* A person or room of one session that another one may need, too. */
typedef struct {
  uint32_t resource; /* the same number in all sessions */
  uint32_t index;    /* of the session's people or rooms */
  bool is_room;
} CursusJointShare;

/* One of the sessions. */
typedef struct {
  const CursusProblem *problem;
  const GArray *shares;         /* of CursusJointShare */
  bool fixed;                   /* it stays at its start, whatever its rules say of that */
  const CursusPlacement *start; /* (nullable unless fixed): a plan of it */
  CursusScore score;            /* of start */
} CursusJointPart;

/* What is known at some moment. */
typedef struct {
  int64_t bound;
  bool found;                         /* joint plans are known: */
  CursusScore score;                  /* of all of them together */
  CursusPlacement *const *placements; /* (nullable): by part; NULL: they are those of the start, or came by exchange() */
  const CursusScore *scores;          /* by part: of these */
} CursusJointState;

typedef struct {
  double max_seconds;                /* 0: no limit */
  uint64_t max_steps;                /* 0: no limit; steps of the solver of clauses: the same number, the same result */
  const volatile sig_atomic_t *stop; /* (nullable): the proof ends when it is not 0 */
  bool (*over) (gpointer data);      /* (nullable): the same when it is true; asked often */
  gpointer over_data;
  bool hard_only; /* only whether there is a joint plan: the first one ends it, costs are not looked at */
  /* (nullable): called between questions to the solver. Where the caller knows better joint plans, it writes them and their
   * scores into @placements and @scores, by part, and returns true */
  bool (*exchange) (const CursusJointState *state, CursusPlacement **placements, CursusScore *scores, gpointer data);
  gpointer exchange_data;
} CursusJointProofOptions;

typedef struct {
  CursusPlanStatus status; /* OPTIMAL: of the best plans; FEASIBLE: such plans are known; INFEASIBLE: proven: there are none */
  int64_t bound;           /* no joint plan without hard violations costs fewer soft points; unless INFEASIBLE */
  CursusScore score;       /* of the best plans, if some are known */
  uint32_t n_parts;
  CursusPlacement **placements; /* by part: plans that are better together than those at the start; NULL: none were found */
  CursusScore *scores;          /* by part: of placements */
  uint32_t n_clashes;           /* of two meetings, that were put into clauses */
  GArray *clashing;             /* of uint32_t: the resources of these, in the order in which they were met */
} CursusJointProof;

/**
 * cursus_joint_proof_solve: (transfer full) (nullable): looks for a proof. It calls functions of the rules of all @parts. A bound
 * and a status are true whatever ended it. NULL with the error of a rule's function, or CURSUS_SOLVER_ERROR_DISAGREES when the
 * audit counts the best plans otherwise.
 */
CursusJointProof *cursus_joint_proof_solve (const CursusJointPart *parts, uint32_t n_parts,
                                            const CursusJointProofOptions *options, GError **error);
void cursus_joint_proof_free (CursusJointProof *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusJointProof, cursus_joint_proof_free)

G_END_DECLS
