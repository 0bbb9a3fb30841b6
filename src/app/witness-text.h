/* A witness as text: the formats that solvers and checkers read, with what it is about in comments. Opens no file. */
#pragma once

#include <glib.h>

#include "app/draft-file.h"
#include "app/workspace.h"
#include "core/plan.h"
#include "solver/witness.h"

G_BEGIN_DECLS

/** cursus_witness_text_opb: a problem of pseudo-Boolean optimisation (OPB, of the competitions). @plan: (nullable): the best that
 * is known. */
void cursus_witness_text_opb (const CursusWitness *witness, const CursusWorkspace *workspace, const CursusPlan *plan,
                              CursusDraftFile *out);

/** cursus_witness_text_cnf: the clauses alone (DIMACS), numbered as they are. */
void cursus_witness_text_cnf (const CursusWitness *witness, const CursusWorkspace *workspace, CursusDraftFile *out);

G_END_DECLS
