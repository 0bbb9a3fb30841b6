/* The proof after the search. */
#include "app/proving.h"

#include <string.h>

#include "solver/proof.h"

bool
cursus_proving_run (const CursusProblem *problem, const CursusProvingOptions *options, CursusPlacement *placements,
                    CursusScore score, CursusProven *proven, GError **error)
{
  const CursusProofOptions proof_options = { .max_seconds = options->seconds, .stop = options->stop, .start = placements };
  g_autoptr (CursusProofResult) result = cursus_proof_run (problem, &proof_options, error);
  if (result == NULL)
    return false;
  *proven = (CursusProven){ .status = CURSUS_STATUS_UNKNOWN, .bound = result->bound };
  if (result->status == CURSUS_STATUS_INFEASIBLE || result->status == CURSUS_STATUS_OPTIMAL)
    proven->status = result->status;
  if (result->placements != NULL && cursus_score_compare (result->score, score) < 0)
    memcpy (placements, result->placements, problem->n_meetings * sizeof *placements);
  return true;
}

void
cursus_proving_tell (const CursusProven *proven, CursusPlan *plan)
{
  if (proven->status != CURSUS_STATUS_UNKNOWN)
    plan->status = proven->status;
  if (proven->status != CURSUS_STATUS_INFEASIBLE)
    plan->bound = MAX (plan->bound, proven->bound);
}
