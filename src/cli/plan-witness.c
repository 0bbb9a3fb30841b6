/* Asks for the files, and says what they are worth. */
#include "cli/plan-witness.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "app/error.h"
#include "cli/command.h"

void
cursus_plan_witness_clear (CursusPlanWitness *self)
{
  g_clear_pointer (&self->opb, g_free);
  g_clear_pointer (&self->proof, g_free);
}

bool
cursus_plan_witness_wanted (const CursusPlanWitness *self)
{
  return self->opb != NULL || self->proof != NULL;
}

/* That there is no proof of what is not so, is no failure: the plan and its status say what came out. */
static int
fail (GError *error, int status)
{
  if (!g_error_matches (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO))
    return cursus_command_fail (NULL, error);
  fprintf (stderr, "cursus: %s\n", error->message);
  g_error_free (error);
  return status;
}

static int
write_opb (const char *path, const CursusWorkspace *workspace, const CursusPlan *plan, const CursusWitnessingOptions *options,
           int status)
{
  g_autoptr (GError) error = NULL;
  CursusWitnessReach reach = CURSUS_WITNESS_ALL;
  if (!cursus_witnessing_write_opb (workspace, plan, options, path, &reach, &error))
    return fail (g_steal_pointer (&error), status);
  if (reach == CURSUS_WITNESS_AT_MOST)
    fprintf (stderr,
             _ ("cursus: %s is incomplete: its least cost is at most that of the best plan, as not all rules could be written "
                "down; --prove gives more time\n"),
             path);
  return status;
}

int
cursus_plan_witness_write (const CursusPlanWitness *self, const CursusWorkspace *workspace, const CursusPlan *plan,
                           const CursusWitnessingOptions *options, int status)
{
  g_autoptr (GError) error = NULL;
  if (self->opb != NULL)
    status = write_opb (self->opb, workspace, plan, options, status);
  if (self->proof != NULL && plan != NULL && plan->score.hard == 0)
    fprintf (stderr, _ ("cursus: %s is not written: there is a plan\n"), self->proof);
  else if (self->proof != NULL && !cursus_witnessing_write_proof (workspace, plan, options, self->proof, &error))
    status = fail (g_steal_pointer (&error), status);
  else if (self->proof != NULL)
    fprintf (stderr, _ ("cursus: there is no plan without hard violations: %s proves it\n"), self->proof);
  return status;
}
