/* The use case for those who do not want to believe us: the problem for another solver, and the proof that there is no plan for a
 * checker. */
#pragma once

#include <glib.h>
#include <signal.h>
#include <stdbool.h>

#include "app/workspace.h"
#include "core/plan.h"
#include "solver/witness.h"

G_BEGIN_DECLS

typedef struct {
  double seconds;                    /* at most, for what has to be found out */
  const volatile sig_atomic_t *stop; /* nullable */
  const char *store;                 /* (nullable): --db: where pins are looked for without a plan */
} CursusWitnessingOptions;

/** cursus_witnessing_write_opb: writes the problem to @path (OPB). @plan: (nullable): the best that is known, whose pins hold.
 * @reach: (out): what its least cost says. false with the error of a file or of a rule's function. */
bool cursus_witnessing_write_opb (const CursusWorkspace *workspace, const CursusPlan *plan,
                                  const CursusWitnessingOptions *options, const char *path, CursusWitnessReach *reach,
                                  GError **error);

/** cursus_witnessing_write_proof: writes the proof that there is no plan to @path (DRAT), and what it is a proof of beside it,
 * with
 * ".cnf" at its end (DIMACS). Returns: false, and no file is touched, with CURSUS_APP_ERROR_NO when there is a plan, or when
 * nothing was proven in time; or as cursus_witnessing_write_opb. */
bool cursus_witnessing_write_proof (const CursusWorkspace *workspace, const CursusPlan *plan,
                                    const CursusWitnessingOptions *options, const char *path, GError **error);

G_END_DECLS
