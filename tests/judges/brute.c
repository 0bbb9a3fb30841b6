/* Tries every plan of a session, whatever rules forbid, and counts each from scratch: what all other answers are held against.
 * Prints "optimum N", "infeasible" or "too many". Exit status: 0; 2: the session cannot be used, for the reasons on stderr. */
#include <glib.h>
#include <inttypes.h>
#include <stdio.h>

#include "app/workspace.h"
#include "core/diagnostics.h"
#include "rules/audit.h"

typedef struct {
  const CursusProblem *problem;
  CursusPlacement *placements;
  CursusScore best;
  GError *error;
} Search;

static void
try_all (Search *self, uint32_t meeting)
{
  CursusScore score = { 0 };
  uint32_t n = 0;
  if (self->error != NULL)
    return;
  if (meeting == self->problem->n_meetings) {
    if (cursus_audit (self->problem->ruleset, self->placements, "en", &score, NULL, NULL, &self->error)
        && cursus_score_compare (score, self->best) < 0)
      self->best = score;
    return;
  }
  const CursusPlacement *domain = cursus_problem_domain (self->problem, meeting, &n);
  for (uint32_t i = 0; i < n; i++) {
    self->placements[meeting] = domain[i];
    try_all (self, meeting + 1);
  }
}

static double
count_plans (const CursusProblem *problem)
{
  double n_plans = 1;
  for (uint32_t m = 0; m < problem->n_meetings; m++)
    n_plans *= problem->domain_start[m + 1] - problem->domain_start[m];
  return n_plans;
}

static int
fail (const CursusDiagnostics *diagnostics, const GError *error)
{
  g_autofree char *text = cursus_diagnostics_format (diagnostics);
  fprintf (stderr, "%s%s\n", text, error->message);
  return 2;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  if (argc != 3) {
    fprintf (stderr, "usage: brute SESSION MOST\n");
    return 2;
  }
  g_autoptr (CursusWorkspace) workspace = cursus_workspace_open (argv[1], diagnostics, &error);
  g_autoptr (CursusProblem) problem = workspace != NULL ? cursus_problem_new_uncut (workspace->ruleset, &error) : NULL;
  if (problem == NULL)
    return fail (diagnostics, error);
  if (count_plans (problem) > g_ascii_strtod (argv[2], NULL)) {
    puts ("too many");
    return 0;
  }
  g_autofree CursusPlacement *placements = g_new0 (CursusPlacement, MAX (1, problem->n_meetings));
  Search search = { problem, placements, { INT64_MAX, 0 }, NULL };
  try_all (&search, 0);
  error = search.error;
  if (error != NULL)
    return fail (diagnostics, error);
  if (search.best.hard > 0)
    puts ("infeasible");
  else
    printf ("optimum %" PRId64 "\n", search.best.soft);
  return 0;
}
