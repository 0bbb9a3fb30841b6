/* cursus plan --opb, --proof: files for outside judges. */
#pragma once

#include "app/witnessing.h"

G_BEGIN_DECLS

typedef struct {
  char *opb;   /* (nullable): a file */
  char *proof; /* (nullable): a file */
} CursusPlanWitness;

#define CURSUS_PLAN_WITNESS_ENTRIES(self)                                                                                        \
  { "opb", 0, 0, G_OPTION_ARG_FILENAME, &(self)->opb, N_ ("Write the problem to FILE, for other solvers (OPB)"), N_ ("FILE") },  \
  {                                                                                                                              \
    "proof", 0, 0, G_OPTION_ARG_FILENAME, &(self)->proof,                                                                        \
        N_ ("Where there is no plan, write a proof of that to FILE (DRAT), and what it refutes to FILE.cnf"), N_ ("FILE")        \
  }

/** cursus_plan_witness_clear: frees what it holds. */
void cursus_plan_witness_clear (CursusPlanWitness *self);

/** cursus_plan_witness_wanted: whether any file is asked for. */
bool cursus_plan_witness_wanted (const CursusPlanWitness *self);

/** cursus_plan_witness_write: writes the files that are asked for, of @workspace, for which @plan (nullable) is the best plan
 * found. What is in the way is told on stderr. Returns: @status, or that of what went wrong. */
int cursus_plan_witness_write (const CursusPlanWitness *self, const CursusWorkspace *workspace, const CursusPlan *plan,
                               const CursusWitnessingOptions *options, int status);

G_END_DECLS
