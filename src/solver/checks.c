/* Runs the checks; says of a meeting that fits nowhere which rules leave it nothing. */
#include "solver/checks.h"

#include <glib/gi18n-lib.h>

#include "rules/evaluator.h"
#include "solver/checks-private.h"

void
cursus_finding_free (CursusFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_strfreev (self->meetings);
  g_strfreev (self->uses);
  g_free (self);
}

static char **
to_strv (GPtrArray *words)
{
  g_ptr_array_add (words, NULL);
  return (char **)g_ptr_array_free (words, FALSE);
}

CursusFinding *
cursus_finding_new (CursusFindingKind kind, char *text, GPtrArray *meetings, GPtrArray *uses)
{
  CursusFinding *self = g_new0 (CursusFinding, 1);
  self->kind = kind;
  self->text = text;
  self->meetings = to_strv (meetings);
  self->uses = to_strv (uses);
  return self;
}

static uint32_t
count_forbidden (CursusEvaluator *evaluator, uint32_t use, uint32_t meeting, const GArray *candidates)
{
  uint32_t n = 0;
  for (guint i = 0; i < candidates->len; i++)
    n += cursus_evaluator_use_forbids (evaluator, use, meeting, g_array_index (candidates, CursusPlacement, i));
  return n;
}

static CursusFinding *
explain_empty (const CursusProblem *problem, CursusEvaluator *evaluator, uint32_t meeting)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (CursusPlacement));
  GPtrArray *uses = g_ptr_array_new (), *meetings = g_ptr_array_new ();
  g_autoptr (GString) reasons = g_string_new (NULL);
  cursus_problem_candidates (problem->frame, meeting, candidates);
  for (guint u = 0; u < problem->ruleset->uses->len; u++) {
    const char *name = cursus_ruleset_use (problem->ruleset, u)->name;
    uint32_t n = count_forbidden (evaluator, u, meeting, candidates);
    if (n == 0)
      continue;
    g_ptr_array_add (uses, g_strdup (name));
    if (reasons->len > 0)
      g_string_append (reasons, ", ");
    /* TRANSLATORS: a rule, and how many placements of a meeting it forbids */
    g_string_append_printf (reasons, _ ("“%s” forbids %u"), name, n);
  }
  const CursusMeeting *m = cursus_frame_meeting (problem->frame, meeting);
  g_ptr_array_add (meetings, g_strdup (m->id));
  g_autofree char *title = cursus_meeting_title (problem->frame->session, m);
  char *text = candidates->len == 0
                   ? g_strdup_printf (_ ("meeting “%s” (%s) fits on no allowed day of the session"), m->id, title)
                   : g_strdup_printf (_ ("meeting “%s” (%s) fits nowhere: of its %u possible placements %s"), m->id, title,
                                      candidates->len, reasons->str);
  return cursus_finding_new (CURSUS_FINDING_NOWHERE, text, meetings, uses);
}

/* Whoever asks for reasons needs an evaluator; as a rule nobody does. false with the error of a rule's function. */
static bool
find_empty_domains (const CursusProblem *problem, GPtrArray *findings, GError **error)
{
  g_autoptr (CursusEvaluator) evaluator = NULL;
  for (uint32_t m = 0; m < problem->n_meetings; m++) {
    if (problem->domain_start[m] != problem->domain_start[m + 1])
      continue;
    if (evaluator == NULL)
      evaluator = cursus_evaluator_new (problem->ruleset, error);
    if (evaluator == NULL)
      return false;
    g_ptr_array_add (findings, explain_empty (problem, evaluator, m));
  }
  return evaluator == NULL || cursus_evaluator_try_error (evaluator, error);
}

GPtrArray *
cursus_checks_run (const CursusProblem *problem, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_finding_free);
  cursus_circles_find (problem, findings);
  if (!find_empty_domains (problem, findings, error))
    return NULL;
  if (findings->len == 0)
    cursus_pigeonholes_find (problem, findings);
  return g_steal_pointer (&findings);
}
