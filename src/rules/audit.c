/* The slow evaluator: every function called, every group counted, from nothing but the placements. */
#include "rules/audit.h"

#include <glib/gi18n-lib.h>

#include "rules/audit-private.h"

#define MOST (INT64_MAX / 2) /* points: what two scores differ by must be a number, too */

static void
note_call (const CursusAudit *self, const CursusConstraint *constraint, const CursusUnit *units, uint32_t n_units,
           CursusAuditGroup group, const CursusOutcome *outcome, const char *measured, const CursusGrant *grant)
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
    .group = group.names,
    .measured = measured,
  };
  cursus_audit_note (
      self, grant,
      cursus_sentence_violation (&sentence, outcome->cost * group.times, (const uint32_t *)meetings->data, meetings->len));
}

bool
cursus_audit_call (const CursusAudit *self, const CursusConstraint *constraint, const CursusUnit *units, uint32_t n_units,
                   CursusAuditGroup group, int64_t *excess, GError **error)
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
  if (outcome.cost == 0 || group.times == 0)
    return true;
  const CursusGrant *grant = cursus_audit_grant_of_call (self, constraint, units, n_units, group.values);
  if (grant == NULL)
    cursus_sum_add (excess, outcome.cost, group.times);
  if (self->violations != NULL)
    note_call (self, constraint, units, n_units, group, &outcome, measured, grant);
  return true;
}

static bool
audit_units (const CursusAudit *self, const CursusConstraint *constraint, int64_t *excess, GError **error)
{
  uint32_t step = constraint->shape == CURSUS_SHAPE_PAIRS ? 2 : 1;
  for (guint u = 0; u < constraint->units->len; u += step) {
    CursusAuditGroup alone = { .times = constraint->weights != NULL ? g_array_index (constraint->weights, uint32_t, u / step)
                                                                    : 1 };
    if (!cursus_audit_call (self, constraint, &g_array_index (constraint->units, CursusUnit, u), step, alone, excess, error))
      return false;
  }
  return true;
}

/* Violations of the parts of combinations wait, one list a constraint, until it is known whether the combination is broken. */
typedef struct {
  CursusAudit audit;
  GPtrArray **waiting; /* per constraint; NULL where there is nothing to wait for */
  GArray *costs;       /* of int64_t, per constraint */
  bool hard_alone;     /* other rules are not asked */
} Tour;

/* The sentences of what waits at the parts of @constraint, and the meetings they name. */
static char *
gather_parts (const Tour *self, const CursusConstraint *constraint, GPtrArray *ids)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < constraint->part_indices->len; i++) {
    GPtrArray *waiting = self->waiting[g_array_index (constraint->part_indices, uint32_t, i)];
    for (guint v = 0; v < waiting->len; v++) {
      const CursusViolation *violation = g_ptr_array_index (waiting, v);
      g_string_append_printf (text, "%s%s", text->len > 0 ? " / " : "", violation->text);
      for (char **id = violation->meetings; *id != NULL; id++)
        if (!g_ptr_array_find_with_equal_func (ids, *id, g_str_equal, NULL))
          g_ptr_array_add (ids, *id);
    }
  }
  return g_string_free (text, FALSE);
}

/* Every meeting that @constraint or a part of it speaks of. */
static void
add_scope (const Tour *self, const CursusConstraint *constraint, GPtrArray *ids)
{
  const CursusFrame *frame = self->audit.ruleset->frame;
  for (guint u = 0; u < constraint->units->len; u++) {
    uint32_t storage = 0, n = 0;
    const uint32_t *meetings = cursus_frame_unit_meetings (frame, g_array_index (constraint->units, uint32_t, u), &storage, &n);
    for (uint32_t i = 0; i < n; i++) {
      char *id = cursus_frame_meeting (frame, meetings[i])->id;
      if (!g_ptr_array_find (ids, id, NULL))
        g_ptr_array_add (ids, id);
    }
  }
  for (guint i = 0; i < constraint->part_indices->len; i++)
    add_scope (self, cursus_ruleset_constraint (self->audit.ruleset, g_array_index (constraint->part_indices, uint32_t, i)), ids);
}

static void
note_combination (const Tour *self, const CursusAudit *audit, const CursusConstraint *constraint, int64_t excess,
                  const CursusGrant *grant)
{
  const CursusFrame *frame = self->audit.ruleset->frame;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *parts = gather_parts (self, constraint, ids);
  if (ids->len == 0) /* what should not be kept is kept: nothing is broken that could be named */
    add_scope (self, constraint, ids);
  g_autoptr (GArray) meetings = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (guint i = 0; i < ids->len; i++) {
    uint32_t meeting = cursus_session_find_meeting (frame->session, g_ptr_array_index (ids, i));
    g_array_append_val (meetings, meeting);
  }
  CursusSentence sentence = {
    .ruleset = self->audit.ruleset,
    .placements = self->audit.placements,
    .constraint = constraint,
    .language = self->audit.language,
    .message = constraint->message,
    .parts = parts,
  };
  cursus_audit_note (audit, grant,
                     cursus_sentence_violation (&sentence, excess, (const uint32_t *)meetings->data, meetings->len));
}

static int64_t
combine (const Tour *self, const CursusConstraint *constraint)
{
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (int64_t));
  for (guint i = 0; i < constraint->part_indices->len; i++)
    g_array_append_val (costs, g_array_index (self->costs, int64_t, g_array_index (constraint->part_indices, uint32_t, i)));
  return cursus_combine_costs (constraint->combine, constraint->k, (int64_t *)costs->data, costs->len);
}

static void
visit_combination (const Tour *self, const CursusAudit *audit, const CursusConstraint *constraint, int64_t *excess)
{
  const CursusGrant *grant = cursus_audit_grant_of_all (audit, constraint);
  int64_t of_all = combine (self, constraint);
  if (of_all > 0 && audit->violations != NULL)
    note_combination (self, audit, constraint, of_all, grant);
  *excess = grant == NULL ? of_all : 0;
}

/* Whether the use of constraint @c is not switched off, and the constraint none that was left out. */
static bool
is_on (const CursusRuleset *ruleset, uint32_t c)
{
  const CursusUse *use = cursus_ruleset_use (ruleset, cursus_ruleset_constraint (ruleset, c)->use);
  const CursusConstraint *root = cursus_ruleset_constraint (ruleset, c);
  while (root->parent != CURSUS_NONE)
    root = cursus_ruleset_constraint (ruleset, root->parent);
  return !root->left_out && (use->hard || use->weight > 0);
}

static bool
is_hard (const CursusRuleset *ruleset, uint32_t c)
{
  return cursus_ruleset_use (ruleset, cursus_ruleset_constraint (ruleset, c)->use)->hard;
}

/* The excess of constraint @c; what is broken goes to @out (nullable). */
static bool
visit (const Tour *self, uint32_t c, GPtrArray *out, int64_t *excess, GError **error)
{
  CursusAudit audit = self->audit;
  const CursusConstraint *constraint = cursus_ruleset_constraint (audit.ruleset, c);
  audit.violations = out;
  switch (constraint->shape) {
  case CURSUS_SHAPE_EACH:
  case CURSUS_SHAPE_PAIRS:
    return audit_units (&audit, constraint, excess, error);
  case CURSUS_SHAPE_CONSECUTIVE:
  case CURSUS_SHAPE_SEQUENCE:
  case CURSUS_SHAPE_AGGREGATE:
    return cursus_audit_groups (&audit, constraint, excess, error);
  case CURSUS_SHAPE_COMBINATION:
    visit_combination (self, &audit, constraint, excess);
    return true;
  }
  g_return_val_if_reached (false);
}

/* What the deltas count modulo 2^64 is right as long as the audit finds that it is within this. */
static bool
add_price (const CursusRuleset *ruleset, uint32_t c, int64_t excess, CursusScore *score, GError **error)
{
  CursusScore price = cursus_ruleset_price (ruleset, c, excess);
  cursus_sum_add (&score->hard, price.hard, 1);
  cursus_sum_add (&score->soft, price.soft, 1);
  if (excess <= MOST && score->hard <= MOST && score->soft <= MOST)
    return true;
  g_set_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_OVERFLOW,
               _ ("rule “%s”: its violations cost more than a score can hold: give it a lower weight, or let its functions and "
                  "measures find less"),
               cursus_ruleset_use (ruleset, cursus_ruleset_constraint (ruleset, c)->use)->name);
  return false;
}

static bool
visit_all (Tour *self, CursusScore *score, GError **error)
{
  const CursusRuleset *ruleset = self->audit.ruleset;
  for (uint32_t c = 0; c < ruleset->constraints->len; c++) {
    int64_t excess = 0;
    bool is_part = cursus_ruleset_constraint (ruleset, c)->parent != CURSUS_NONE;
    if (is_part)
      self->waiting[c] = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
    GPtrArray *out = self->audit.violations == NULL || !is_part ? self->audit.violations : self->waiting[c];
    if (is_on (ruleset, c) && (!self->hard_alone || is_hard (ruleset, c)) && !visit (self, c, out, &excess, error)) {
      const CursusConstraint *constraint = cursus_ruleset_constraint (ruleset, c);
      g_prefix_error (error, _ ("rule “%s”: "), cursus_ruleset_use (ruleset, constraint->use)->name);
      return false;
    }
    if (!add_price (ruleset, c, excess, score, error))
      return false;
    g_array_append_val (self->costs, excess);
  }
  return true;
}

/* The parts of a combination that is waived cost nothing either. Parts come before their combination. */
static void
clear_waived_parts (const Tour *self)
{
  const CursusRuleset *ruleset = self->audit.ruleset;
  for (uint32_t c = ruleset->constraints->len; c-- > 0;) {
    uint32_t root = c;
    while (cursus_ruleset_constraint (ruleset, root)->parent != CURSUS_NONE)
      root = cursus_ruleset_constraint (ruleset, root)->parent;
    if (root != c && cursus_audit_grant_of_all (&self->audit, cursus_ruleset_constraint (ruleset, root)) != NULL)
      g_array_index (self->costs, int64_t, c) = 0;
  }
}

bool
cursus_audit (const CursusRuleset *ruleset, const CursusPlacement *placements, const char *language, CursusScore *score,
              GArray *costs, GPtrArray *violations, GError **error)
{
  return cursus_audit_with_waived (ruleset, placements, language, score, costs, violations, NULL, error);
}

/* Goes through all rules of @tour, whose costs are empty. */
static bool
make_tour (Tour *tour, CursusScore *score, GError **error)
{
  uint32_t n = tour->audit.ruleset->constraints->len;
  tour->waiting = g_new0 (GPtrArray *, n + 1);
  *score = (CursusScore){ 0 };
  bool done = visit_all (tour, score, error);
  if (done)
    clear_waived_parts (tour);
  for (uint32_t c = 0; c < n; c++)
    g_clear_pointer (&tour->waiting[c], g_ptr_array_unref);
  g_free (tour->waiting);
  return done;
}

bool
cursus_audit_with_waived (const CursusRuleset *ruleset, const CursusPlacement *placements, const char *language,
                          CursusScore *score, GArray *costs, GPtrArray *violations, GPtrArray *waived, GError **error)
{
  g_autoptr (GArray) own_costs = costs != NULL ? g_array_ref (costs) : g_array_new (FALSE, FALSE, sizeof (int64_t));
  Tour tour = {
    .audit = { .ruleset = ruleset, .placements = placements, .language = language, .violations = violations, .waived = waived },
    .costs = own_costs,
  };
  g_array_set_size (own_costs, 0);
  return make_tour (&tour, score, error);
}

bool
cursus_audit_hard (const CursusRuleset *ruleset, const CursusPlacement *placements, const char *language, GPtrArray *violations,
                   GError **error)
{
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (int64_t));
  CursusScore score;
  Tour tour = {
    .audit = { .ruleset = ruleset, .placements = placements, .language = language, .violations = violations },
    .costs = costs,
    .hard_alone = true,
  };
  return make_tour (&tour, &score, error);
}
