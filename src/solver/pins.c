/* Cuts domains to pins. */
#include "solver/pins.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rules/evaluator.h"
#include "solver/error.h"

/* The names of the hard rules that do not allow @meeting to be at @pin. */
static char *
name_rules (const CursusProblem *problem, uint32_t meeting, CursusPlacement pin, GError **error)
{
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (problem->ruleset, error);
  if (evaluator == NULL)
    return NULL;
  GString *names = g_string_new (NULL);
  for (guint u = 0; u < problem->ruleset->uses->len; u++)
    if (cursus_evaluator_use_forbids (evaluator, u, meeting, pin))
      g_string_append_printf (names, "%s“%s”", names->len > 0 ? ", " : "", cursus_ruleset_use (problem->ruleset, u)->name);
  return g_string_free (names, FALSE);
}

static void
set_forbidden (const CursusProblem *problem, uint32_t meeting, CursusPlacement pin, GError **error)
{
  g_autofree char *rules = name_rules (problem, meeting, pin, error);
  if (rules == NULL)
    return;
  const CursusMeeting *m = cursus_frame_meeting (problem->frame, meeting);
  g_autofree char *title = cursus_meeting_title (problem->frame->session, m);
  g_set_error (error, CURSUS_SOLVER_ERROR, CURSUS_SOLVER_ERROR_PINNED,
               _ ("meeting “%s” (%s) is pinned where it may not be (%s): unpin it, or move it elsewhere"), m->id, title, rules);
}

CursusProblem *
cursus_pins_apply (const CursusProblem *problem, const CursusPlacement *pins, GError **error)
{
  g_autoptr (CursusProblem) self = g_new0 (CursusProblem, 1);
  uint32_t n = problem->n_meetings;
  self->ruleset = problem->ruleset;
  self->frame = problem->frame;
  self->n_meetings = n;
  self->domain_start = g_new0 (uint32_t, n + 1);
  self->domain = g_new (CursusPlacement, MAX (1, problem->domain_start[n]));
  self->n_candidates = g_memdup2 (problem->n_candidates, sizeof (uint32_t) * MAX (1, n));
  for (uint32_t m = 0; m < n; m++) {
    uint32_t n_domain = 0;
    const CursusPlacement *domain = cursus_problem_domain (problem, m, &n_domain);
    if (pins[m].start != CURSUS_UNPLACED) {
      if (!cursus_problem_allows (problem, m, pins[m])) {
        set_forbidden (problem, m, pins[m], error);
        return NULL;
      }
      domain = &pins[m];
      n_domain = 1;
    }
    memcpy (self->domain + self->domain_start[m], domain, n_domain * sizeof *domain);
    self->domain_start[m + 1] = self->domain_start[m] + n_domain;
  }
  cursus_problem_finish (self, problem);
  return g_steal_pointer (&self);
}
