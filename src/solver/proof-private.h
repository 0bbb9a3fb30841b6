/* A proof on an encoding that somebody else keeps, and what proofs of one session and of several have in common. */
#pragma once

#include "solver/encoding.h"
#include "solver/proof-cores-private.h"
#include "solver/proof.h"

G_BEGIN_DECLS

/** cursus_proof_run_on: cursus_proof_run with the clauses of @encoding, which was made of @problem and keeps what is learnt;
 * NULL: of one of its own. */
CursusProofResult *cursus_proof_run_on (const CursusProblem *problem, CursusEncoding *encoding, const CursusProofOptions *options,
                                        GError **error);

/** cursus_proof_take_terms: tells @cores of the costs of @encoding from number @n_terms on, which becomes how many there are:
 * refining adds some. */
void cursus_proof_take_terms (CursusCores *cores, const CursusEncoding *encoding, guint *n_terms);

/** cursus_proof_check: false with CURSUS_SOLVER_ERROR_DISAGREES when the audit gives @placements another score, or with the error
 * of a rule's function. */
bool cursus_proof_check (const CursusProblem *problem, const CursusPlacement *placements, CursusScore score, GError **error);

G_END_DECLS
