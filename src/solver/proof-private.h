/* A proof on an encoding that somebody else keeps. */
#pragma once

#include "solver/encoding.h"
#include "solver/proof.h"

G_BEGIN_DECLS

/** cursus_proof_run_on: cursus_proof_run with the clauses of @encoding, which was made of @problem and keeps what is learnt;
 * NULL: of one of its own. */
CursusProofResult *cursus_proof_run_on (const CursusProblem *problem, CursusEncoding *encoding, const CursusProofOptions *options,
                                        GError **error);

G_END_DECLS
