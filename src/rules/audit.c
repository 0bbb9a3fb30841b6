/* The slow evaluator: every function called, every group counted, from nothing but the placements. */
#include "rules/audit.h"

#include "rules/audit-private.h"

static void
note_call (const CursusAudit *self, const CursusConstraint *constraint, const CursusUnit *units, uint32_t n_units, int64_t excess,
           const CursusOutcome *outcome, const char *measured, const char *group)
{
  const CursusFrame *frame = self->ruleset->frame;
  g_autoptr (GArray) meetings = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (uint32_t u = 0; u < n_units; u++) {
    uint32_t storage = 0, n = 0;
    const uint32_t *of_unit = cursus_frame_unit_meetings (frame, units[u], &storage, &n);
    g_array_append_vals (meetings, of_unit, n);
  }
  CursusSentence sentence = {
    .ruleset = self->ruleset,
    .placements = self->placements,
    .constraint = constraint,
    .language = self->language,
    .message = outcome->message != 0 ? g_quark_to_string (outcome->message) : NULL,
    .units = units,
    .n_units = n_units,
    .group = group,
    .measured = measured,
  };
  g_ptr_array_add (self->violations,
                   cursus_sentence_violation (&sentence, excess, (const uint32_t *)meetings->data, meetings->len));
}

bool
cursus_audit_call (const CursusAudit *self, const CursusConstraint *constraint, const CursusUnit *units, uint32_t n_units,
                   int64_t times, const char *group, int64_t *excess, GError **error)
{
  CursusTrace trace;
  trace.frame = self->ruleset->frame;
  trace.placements = self->placements;
  trace.units = units;
  trace.n_units = n_units;
  CursusOutcome outcome;
  g_autofree char *measured = NULL;
  if (!cursus_trace_call (&trace, constraint->tracer, &outcome, self->violations != NULL ? &measured : NULL, error))
    return false;
  *excess += outcome.cost * times;
  if (outcome.cost > 0 && self->violations != NULL)
    note_call (self, constraint, units, n_units, outcome.cost * times, &outcome, measured, group);
  return true;
}

static bool
audit_units (const CursusAudit *self, const CursusConstraint *constraint, int64_t *excess, GError **error)
{
  uint32_t step = constraint->shape == CURSUS_SHAPE_PAIRS ? 2 : 1;
  for (guint u = 0; u < constraint->units->len; u += step)
    if (!cursus_audit_call (self, constraint, &g_array_index (constraint->units, CursusUnit, u), step, 1, NULL, excess, error))
      return false;
  return true;
}

bool
cursus_audit (const CursusRuleset *ruleset, const CursusPlacement *placements, const char *language, CursusScore *score,
              GArray *costs, GPtrArray *violations, GError **error)
{
  CursusAudit audit = { .ruleset = ruleset, .placements = placements, .language = language, .violations = violations };
  *score = (CursusScore){ 0 };
  if (costs != NULL)
    g_array_set_size (costs, 0);
  for (uint32_t c = 0; c < ruleset->constraints->len; c++) {
    const CursusConstraint *constraint = cursus_ruleset_constraint (ruleset, c);
    int64_t excess = 0;
    bool grouped = constraint->shape == CURSUS_SHAPE_AGGREGATE || constraint->shape == CURSUS_SHAPE_CONSECUTIVE;
    if (cursus_ruleset_active (ruleset, c)) {
      bool done = grouped ? cursus_audit_groups (&audit, constraint, &excess, error)
                          : audit_units (&audit, constraint, &excess, error);
      if (!done)
        return false;
    }
    CursusScore price = cursus_ruleset_price (ruleset, c, excess);
    score->hard += price.hard;
    score->soft += price.soft;
    if (costs != NULL)
      g_array_append_val (costs, excess);
  }
  return true;
}
