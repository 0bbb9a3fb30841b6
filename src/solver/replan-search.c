/* Annealing over the hard rules, where the only thing to be saved is moving meetings. */
#include "solver/replan-search-private.h"

#include <string.h>

#include "rules/evaluator.h"
#include "solver/search.h"

/* What moving costs. */
typedef struct {
  CursusTracer base;
  const CursusReplanQuery *query;
} Stability;

/* The rules of the search; constraints and uses that it does not share are freed with it. */
typedef struct {
  CursusRuleset *rules;
  CursusConstraint *constraint;
} Rules;

static bool
call (CursusTracer *base, CursusTrace *trace, CursusOutcome *outcome, char **measured, G_GNUC_UNUSED GError **error)
{
  const CursusReplanQuery *query = ((Stability *)base)->query;
  static const CursusFact facts[] = { CURSUS_FACT_SLOT, CURSUS_FACT_ROOM, CURSUS_FACT_CHOOSY_SPEAKERS };
  uint32_t meeting = trace->units[0];
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++) { /* not for their values: they say what of a placement it depends on */
    int32_t value = 0;
    char why[200];
    cursus_trace_read (trace, 0, facts[i], 0, &value, why, sizeof why);
  }
  *outcome = (CursusOutcome){ .cost = !cursus_placement_equal (trace->placements[meeting], query->expected[meeting]) };
  if (measured != NULL)
    *measured = NULL;
  return true;
}

static void
free_stability (CursusTracer *base)
{
  g_free (base);
}

static void
make_rules (Rules *self, const CursusRuleset *ruleset, const CursusReplanQuery *query)
{
  Stability *stability = g_new0 (Stability, 1);
  stability->base = (CursusTracer){ .call = call, .free = free_stability, .direct = true };
  stability->query = query;
  self->rules = cursus_ruleset_new_part (ruleset, NULL);
  CursusUse use = { .rule = (char *)"replan", .name = (char *)"replan", .weight = 1 };
  self->constraint = cursus_constraint_new (CURSUS_SHAPE_EACH);
  self->constraint->use = self->rules->uses->len;
  self->constraint->tracer = &stability->base;
  for (uint32_t m = 0; m < ruleset->frame->n_meetings; m++)
    if (query->known[m])
      g_array_append_val (self->constraint->units, m);
  g_ptr_array_add (self->rules->uses, g_memdup2 (&use, sizeof use));
  g_ptr_array_add (self->rules->constraints, g_memdup2 (self->constraint, sizeof *self->constraint));
}

static void
clear_rules (Rules *self)
{
  cursus_ruleset_free (self->rules);
  cursus_constraint_free (self->constraint);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rules, clear_rules)

static bool
is_held (const CursusReplanQuery *query, uint32_t meeting)
{
  return query->held[meeting] && query->expected[meeting].start != CURSUS_UNPLACED;
}

/* (transfer full): the problem under @rules where meetings have the choices that are left: those that are held have one. */
static CursusProblem *
narrow (const CursusProblem *problem, const CursusRuleset *rules, const CursusReplanQuery *query,
        const CursusReplanChoices *choices)
{
  CursusProblem *held = g_new0 (CursusProblem, 1);
  uint32_t n = problem->n_meetings;
  held->ruleset = rules;
  held->frame = problem->frame;
  held->n_meetings = n;
  held->domain_start = g_new0 (uint32_t, n + 1);
  held->domain = g_new (CursusPlacement, choices->first[n] + 1);
  held->n_candidates = g_memdup2 (problem->n_candidates, sizeof (uint32_t) * MAX (1, n));
  for (uint32_t m = 0; m < n; m++) {
    held->domain_start[m + 1] = held->domain_start[m];
    for (uint32_t x = choices->first[m]; x < choices->first[m] + choices->n_values[m]; x++)
      if (cursus_bits_has (choices->possible, x))
        held->domain[held->domain_start[m + 1]++] = choices->values[x];
  }
  held->home = query->expected;
  cursus_problem_finish (held, NULL);
  return held;
}

/* Held meetings that break rules of their own are more than the search can do, and so are meetings that fit nowhere. */
static bool
can_search (const CursusProblem *problem, const CursusReplanQuery *query)
{
  for (uint32_t m = 0; m < problem->n_meetings; m++) {
    uint32_t n = 0;
    cursus_problem_domain (problem, m, &n);
    if (is_held (query, m) ? !cursus_problem_allows (problem, m, query->expected[m]) : n == 0)
      return false;
  }
  return true;
}

static void
place (CursusEvaluator *evaluator, uint32_t meeting, CursusPlacement placement)
{
  if (cursus_evaluator_placements (evaluator)[meeting].start != CURSUS_UNPLACED)
    cursus_evaluator_remove (evaluator, meeting);
  cursus_evaluator_place (evaluator, meeting, placement);
}

/* Takes meetings of @placements back to where they are expected, one by one, as long as no rule is broken by it. */
static void
restore (const CursusProblem *problem, const CursusReplanQuery *query, CursusEvaluator *evaluator, CursusPlacement *placements)
{
  for (uint32_t m = 0; m < problem->n_meetings; m++)
    place (evaluator, m, placements[m]);
  for (uint32_t m = 0; m < problem->n_meetings; m++) {
    if (query->expected[m].start == CURSUS_UNPLACED || !cursus_problem_allows (problem, m, query->expected[m]))
      continue;
    int64_t hard = cursus_evaluator_score (evaluator).hard;
    place (evaluator, m, query->expected[m]);
    if (cursus_evaluator_score (evaluator).hard <= hard)
      placements[m] = query->expected[m];
    else
      place (evaluator, m, placements[m]);
  }
}

static void
keep (const CursusProblem *problem, const CursusReplanQuery *query, const CursusPlacement *placements, CursusReplan *best)
{
  best->found = true;
  best->n_moved = 0;
  best->trouble = 0;
  memcpy (best->placements, placements, problem->n_meetings * sizeof *best->placements);
  for (uint32_t m = 0; m < problem->n_meetings; m++) {
    bool moved = query->known[m] && !cursus_placement_equal (placements[m], query->expected[m]);
    best->n_moved += moved;
    best->trouble += moved ? query->trouble[m] : 0;
  }
}

bool
cursus_replan_search (const CursusReplanChoices *choices, CursusEvaluator *evaluator, CursusReplan *best, GError **error)
{
  const CursusProblem *problem = choices->problem;
  const CursusReplanQuery *query = choices->query;
  if (!can_search (problem, query))
    return true;
  g_auto (Rules) rules = { 0 };
  make_rules (&rules, problem->ruleset, query);
  g_autoptr (CursusProblem) held = narrow (problem, rules.rules, query, choices);
  CursusSearchOptions options = {
    .seed = 5,
    .start = query->expected,
    .soft_enough = best->least,
  };
  g_autoptr (CursusSearchResult) result = cursus_search_run (held, &options, error);
  if (result == NULL)
    return false;
  if (result->score.hard > 0)
    return true;
  restore (problem, query, evaluator, result->placements);
  keep (problem, query, result->placements, best);
  return true;
}
