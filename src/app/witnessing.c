/* From a session to the files that outside judges read. */
#include "app/witnessing.h"

#include <glib/gi18n-lib.h>

#include "app/draft-file.h"
#include "app/error.h"
#include "app/places.h"
#include "app/present.h"
#include "app/witness-text.h"
#include "solver/pins.h"
#include "store/store.h"

/* (transfer full) (nullable): the newest revision, whose pins hold. */
static CursusPlan *
load_newest (const CursusWorkspace *workspace, const CursusWitnessingOptions *options)
{
  g_autoptr (CursusStore) store = cursus_present_open_store (workspace->path, options->store, NULL);
  return store != NULL ? cursus_store_load (store, workspace->session->id, 0, NULL) : NULL;
}

/* (transfer full) (nullable): the problem with the pins of @plan, or of the newest revision. @cut: (out) (nullable): to be freed.
 */
static const CursusProblem *
find_problem (const CursusWorkspace *workspace, const CursusPlan *plan, const CursusWitnessingOptions *options,
              CursusProblem **cut, GError **error)
{
  g_autoptr (CursusPlan) newest = plan == NULL ? load_newest (workspace, options) : NULL;
  const CursusPlan *pinned = plan != NULL ? plan : newest;
  if (!cursus_plan_has_pins (pinned))
    return workspace->problem;
  g_autofree CursusPlacement *pins = cursus_present_pins (workspace, pinned);
  *cut = cursus_pins_apply (workspace->problem, pins, error);
  return *cut;
}

static CursusWitnessOptions
options_of (const CursusWitnessingOptions *options, const CursusPlacement *start)
{
  return (CursusWitnessOptions){ .max_seconds = options->seconds, .stop = options->stop, .start = start };
}

bool
cursus_witnessing_write_opb (const CursusWorkspace *workspace, const CursusPlan *plan, const CursusWitnessingOptions *options,
                             const char *path, CursusWitnessReach *reach, GError **error)
{
  g_autoptr (CursusDraftFile) file = cursus_draft_file_new (path, error);
  if (file == NULL)
    return false;
  g_autoptr (CursusProblem) cut = NULL;
  const CursusProblem *problem = find_problem (workspace, plan, options, &cut, error);
  if (problem == NULL)
    return false;
  g_autofree CursusPlacement *start = plan != NULL ? cursus_present_placements (workspace, plan, error) : NULL;
  if (start == NULL && plan != NULL)
    return false;
  const CursusWitnessOptions witnessing = options_of (options, start);
  g_autoptr (CursusWitness) witness = cursus_witness_new (problem, &witnessing, error);
  if (witness == NULL)
    return false;
  *reach = witness->reach;
  cursus_witness_text_opb (witness, workspace, plan, file);
  return cursus_draft_file_finish (file, error);
}

/* ---- Proofs ---- */

static bool
write_bytes (const char *bytes, size_t length, gpointer data)
{
  return cursus_draft_file_write (data, bytes, length);
}

static bool
set_no (GError **error, const char *path, const char *why)
{
  g_set_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO, _ ("%1$s is not written: %2$s"), path, why);
  return false;
}

static bool
write_both (const CursusWorkspace *workspace, const CursusWitness *witness, const CursusWitnessOptions *options, const char *path,
            GError **error)
{
  g_autofree char *cnf = g_strconcat (path, ".cnf", NULL);
  g_autoptr (CursusDraftFile) clauses = cursus_draft_file_new (cnf, error);
  g_autoptr (CursusDraftFile) proof = clauses != NULL ? cursus_draft_file_new (path, error) : NULL;
  if (proof == NULL)
    return false;
  if (cursus_witness_refute (witness, options, write_bytes, proof) != CURSUS_SAT_NO && cursus_draft_file_write (proof, "", 0))
    return set_no (error, path, _ ("no proof was found in time"));
  cursus_witness_text_cnf (witness, workspace, clauses);
  return cursus_draft_file_finish (clauses, error) && cursus_draft_file_finish (proof, error);
}

bool
cursus_witnessing_write_proof (const CursusWorkspace *workspace, const CursusPlan *plan, const CursusWitnessingOptions *options,
                               const char *path, GError **error)
{
  g_autoptr (CursusProblem) cut = NULL;
  const CursusProblem *problem = find_problem (workspace, plan, options, &cut, error);
  if (problem == NULL)
    return false;
  const CursusWitnessOptions witnessing = options_of (options, NULL);
  g_autoptr (CursusWitness) witness = cursus_witness_new_hard (problem, &witnessing, error);
  if (witness == NULL)
    return false;
  if (witness->status == CURSUS_STATUS_FEASIBLE)
    return set_no (error, path, _ ("there is a plan without hard violations"));
  if (witness->status != CURSUS_STATUS_INFEASIBLE)
    return set_no (error, path, _ ("no proof was found in time"));
  return write_both (workspace, witness, &witnessing, path, error);
}
