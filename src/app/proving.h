/* Holds a plan that was found against a proof: how much better one could be, or that it is the best. */
#pragma once

#include <glib.h>
#include <signal.h>
#include <stdbool.h>

#include "core/plan.h"
#include "solver/problem.h"

G_BEGIN_DECLS

typedef struct {
  double seconds;                    /* at most */
  const volatile sig_atomic_t *stop; /* nullable */
} CursusProvingOptions;

/* What is proven, for the plan. */
typedef struct {
  CursusPlanStatus status; /* INFEASIBLE, OPTIMAL; or UNKNOWN: what the plan says of itself holds */
  int64_t bound;
} CursusProven;

/** cursus_proving_run: looks for a proof about @placements, which cost @score; they are replaced if it finds a better plan. false
 * with the error of a rule's function. */
bool cursus_proving_run (const CursusProblem *problem, const CursusProvingOptions *options, CursusPlacement *placements,
                         CursusScore score, CursusProven *proven, GError **error);

/** cursus_proving_tell: what is @proven goes into @plan. */
void cursus_proving_tell (const CursusProven *proven, CursusPlan *plan);

G_END_DECLS
