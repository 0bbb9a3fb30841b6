/* Puts the incremental parts together: for each meeting the constraints that its coming, going and moving touches. */
#include "rules/evaluator.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rules/ledger-private.h"
#include "rules/parts-private.h"
#include "rules/tuples-private.h"

#define MAX_USE_BYTES ((size_t)40 << 20)         /* of what the functions of one use remember */
#define MAX_COUNTER_BYTES (UINT64_C (128) << 20) /* of the counters of one use */

/* A constraint with groups that a meeting belongs to. */
typedef struct {
  CursusAggregate *aggregate;     /* (nullable): then it is a consecutive */
  CursusConsecutive *consecutive; /* (nullable) */
  uint32_t constraint;
  uint32_t member;
  unsigned depends; /* CURSUS_DEPENDS_…: of an aggregate */
  bool shifts;      /* an aggregate for which every move is a shift */
  bool is_told;     /* the last move, of one meeting, is yet to come about here */
} Membership;

/* In which order memberships are asked. */
typedef enum {
  PHASE_EARLY, /* aggregates that placing a meeting never makes cheaper */
  PHASE_LATE,  /* other aggregates */
  PHASE_LAST,  /* those that ask functions about where meetings are */
  N_PHASES
} Phase;

struct CursusEvaluator {
  const CursusRuleset *ruleset;
  const CursusFrame *frame;
  CursusPlacement *placements;
  CursusLedger ledger;
  CursusFunction *filters;          /* per constraint; of aggregates that have one */
  CursusFunction *functions;        /* per constraint; unused for aggregates */
  CursusAggregate **aggregates;     /* per constraint; NULL for others */
  CursusConsecutive **consecutives; /* per constraint; NULL for others */
  CursusTuples *tuples;
  Membership *memberships;
  uint32_t *phase_start; /* per meeting and phase, and one more: where its memberships begin */
  uint32_t moved[CURSUS_EVALUATOR_MAX_MOVED];
  CursusPlacement moved_from[CURSUS_EVALUATOR_MAX_MOVED];
  uint32_t n_moved; /* by the last move, for taking it back */
  Phase n_shifted;  /* phases in which the shifts of all moved meetings but the last are made */
  bool is_pending;  /* the aggregates do not know yet where the last of them went: most moves are taken back */
  GError *failure;
};

static const CursusGroups *
groups_of (const CursusEvaluator *self, uint32_t constraint)
{
  if (self->aggregates[constraint] != NULL)
    return self->aggregates[constraint]->groups;
  return self->consecutives[constraint] != NULL ? cursus_consecutive_groups (self->consecutives[constraint]) : NULL;
}

static Phase
phase_of (const CursusEvaluator *self, uint32_t constraint)
{
  if (self->aggregates[constraint] == NULL || self->filters[constraint].tracer != NULL)
    return PHASE_LAST;
  return self->ledger.prices[constraint].floor == CURSUS_FLOOR_AGGREGATES ? PHASE_EARLY : PHASE_LATE;
}

static void
append_memberships (const CursusEvaluator *self, uint32_t meeting, Phase phase, GArray *all)
{
  for (uint32_t c = 0; c < self->ruleset->constraints->len; c++) {
    const CursusGroups *groups = groups_of (self, c);
    if (groups == NULL || groups->member_of[meeting] == CURSUS_NONE || phase_of (self, c) != phase)
      continue;
    Membership membership = {
      .aggregate = self->aggregates[c],
      .consecutive = self->consecutives[c],
      .constraint = c,
      .member = groups->member_of[meeting],
      .depends = self->aggregates[c] != NULL ? self->aggregates[c]->depends : CURSUS_DEPENDS_ALL,
      .shifts = self->aggregates[c] != NULL && cursus_aggregate_shifts (self->aggregates[c]),
    };
    g_array_append_val (all, membership);
  }
}

static void
index_memberships (CursusEvaluator *self)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Membership));
  self->phase_start = g_new0 (uint32_t, self->frame->n_meetings * N_PHASES + 1);
  for (uint32_t m = 0; m < self->frame->n_meetings; m++)
    for (Phase phase = 0; phase < N_PHASES; phase++) {
      append_memberships (self, m, phase, all);
      self->phase_start[m * N_PHASES + phase + 1] = all->len;
    }
  self->memberships = (Membership *)g_array_free (all, FALSE);
}

/* Whether a measure with an upper limit alone can only rise when a meeting comes. */
static bool
measure_rises (CursusMeasure measure)
{
  switch (measure) {
  case CURSUS_MEASURE_COUNT:
  case CURSUS_MEASURE_SUM:
  case CURSUS_MEASURE_DISTINCT:
  case CURSUS_MEASURE_SPAN:
  case CURSUS_MEASURE_LAST:
  case CURSUS_MEASURE_RUNS:
  case CURSUS_MEASURE_MAX_RUN:
  case CURSUS_MEASURE_OVERLAP:
    return true;
  case CURSUS_MEASURE_FIRST:
  case CURSUS_MEASURE_RUN_COUNT:
  case CURSUS_MEASURE_GAPS:
  case CURSUS_MEASURE_ISOLATED:
  case CURSUS_MEASURE_BALANCE:
  case CURSUS_N_MEASURES:
    return false;
  }
  g_return_val_if_reached (false);
}

static CursusFloor
floor_of (const CursusConstraint *constraint)
{
  if (constraint->parent != CURSUS_NONE)
    return CURSUS_FLOOR_NONE;
  if (constraint->shape == CURSUS_SHAPE_EACH || constraint->shape == CURSUS_SHAPE_PAIRS)
    return CURSUS_FLOOR_TUPLES;
  bool rises = constraint->shape == CURSUS_SHAPE_AGGREGATE && constraint->filter == NULL && constraint->limits.low == INT64_MIN
               && constraint->limits.high >= 0 && measure_rises (constraint->measure);
  return rises ? CURSUS_FLOOR_AGGREGATES : CURSUS_FLOOR_NONE;
}

static bool
make_grouped (CursusEvaluator *self, uint32_t c, GError **error)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, c);
  if (!cursus_ruleset_active (self->ruleset, c))
    return true;
  CursusFunction *filter = constraint->filter != NULL ? &self->filters[c] : NULL;
  if (constraint->shape == CURSUS_SHAPE_AGGREGATE)
    return (self->aggregates[c] = cursus_aggregate_new (filter, self->frame, constraint, error)) != NULL;
  if (constraint->shape == CURSUS_SHAPE_CONSECUTIVE || constraint->shape == CURSUS_SHAPE_SEQUENCE)
    return (self->consecutives[c] = cursus_consecutive_new (&self->functions[c], self->frame, constraint, error)) != NULL;
  return true;
}

/* The functions of one use share what they may remember. */
static void
bound_functions (CursusEvaluator *self)
{
  g_autofree uint32_t *n_functions = g_new0 (uint32_t, self->ruleset->uses->len + 1);
  for (uint32_t c = 0; c < self->ruleset->constraints->len; c++) {
    const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, c);
    n_functions[constraint->use] += (constraint->tracer != NULL) + (constraint->filter != NULL);
  }
  for (uint32_t c = 0; c < self->ruleset->constraints->len; c++) {
    size_t share = MAX_USE_BYTES / MAX (1, n_functions[cursus_ruleset_constraint (self->ruleset, c)->use]);
    if (self->functions[c].trie != NULL)
      cursus_function_bound (&self->functions[c], share);
    if (self->filters[c].trie != NULL)
      cursus_function_bound (&self->filters[c], share);
  }
}

/* The aggregates of one use share what their counters may take: @n_bytes by use, up to constraint @c. */
static bool
check_counters (const CursusEvaluator *self, uint32_t c, uint64_t *n_bytes, GError **error)
{
  uint32_t use = cursus_ruleset_constraint (self->ruleset, c)->use;
  n_bytes[use] += self->aggregates[c] != NULL ? cursus_aggregate_n_bytes (self->aggregates[c]) : 0;
  if (n_bytes[use] <= MAX_COUNTER_BYTES)
    return true;
  g_set_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_TOO_LARGE,
               _ ("rule “%s”: its groups are too many in all: group by fewer keys"),
               cursus_ruleset_use (self->ruleset, use)->name);
  return false;
}

static bool
make_parts (CursusEvaluator *self, GError **error)
{
  uint32_t n = self->ruleset->constraints->len;
  cursus_ledger_init (&self->ledger, self->ruleset);
  g_autofree uint64_t *n_bytes = g_new0 (uint64_t, self->ruleset->uses->len + 1);
  self->functions = g_new0 (CursusFunction, MAX (1, n));
  self->filters = g_new0 (CursusFunction, MAX (1, n));
  self->aggregates = g_new0 (CursusAggregate *, MAX (1, n));
  self->consecutives = g_new0 (CursusConsecutive *, MAX (1, n));
  for (uint32_t c = 0; c < n; c++) {
    const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, c);
    self->ledger.prices[c].floor = (uint8_t)floor_of (constraint);
    if (constraint->tracer != NULL)
      cursus_function_init (&self->functions[c], self->frame, self->placements, constraint->tracer, &self->failure);
    if (constraint->filter != NULL)
      cursus_function_init (&self->filters[c], self->frame, self->placements, constraint->filter, &self->failure);
    self->functions[c].use = self->filters[c].use = cursus_ruleset_use (self->ruleset, constraint->use)->name;
    if (!make_grouped (self, c, error)) {
      g_prefix_error (error, _ ("rule “%s”: "), cursus_ruleset_use (self->ruleset, constraint->use)->name);
      return false;
    }
    if (!check_counters (self, c, n_bytes, error))
      return false;
  }
  bound_functions (self);
  return true;
}

static CursusEvaluator *
make (const CursusRuleset *ruleset, bool within, GError **error)
{
  g_autoptr (CursusEvaluator) self = g_new0 (CursusEvaluator, 1);
  self->ruleset = ruleset;
  self->frame = ruleset->frame;
  self->placements = g_new0 (CursusPlacement, MAX (1, self->frame->n_meetings));
  for (uint32_t m = 0; m < self->frame->n_meetings; m++)
    self->placements[m].start = CURSUS_UNPLACED;
  if (!make_parts (self, error))
    return NULL;
  self->tuples = cursus_tuples_new (ruleset, self->functions, within);
  index_memberships (self);
  cursus_ledger_charge_empty (&self->ledger);
  return g_steal_pointer (&self);
}

CursusEvaluator *
cursus_evaluator_new (const CursusRuleset *ruleset, GError **error)
{
  return make (ruleset, false, error);
}

CursusEvaluator *
cursus_evaluator_new_within (const CursusRuleset *ruleset, GError **error)
{
  return make (ruleset, true, error);
}

void
cursus_evaluator_free (CursusEvaluator *self)
{
  if (self == NULL)
    return;
  for (uint32_t c = 0; self->consecutives != NULL && c < self->ruleset->constraints->len; c++) {
    cursus_aggregate_free (self->aggregates[c]);
    cursus_consecutive_free (self->consecutives[c]);
    cursus_function_clear (&self->functions[c]);
    cursus_function_clear (&self->filters[c]);
  }
  g_free (self->aggregates);
  g_free (self->consecutives);
  g_free (self->functions);
  g_free (self->filters);
  cursus_ledger_clear (&self->ledger);
  cursus_tuples_free (self->tuples);
  g_free (self->phase_start);
  g_free (self->memberships);
  g_free (self->placements);
  g_clear_error (&self->failure);
  g_free (self);
}

static int64_t
change (CursusEvaluator *self, const Membership *m, CursusPlacement at, int sign)
{
  if (m->aggregate != NULL)
    return cursus_aggregate_change (m->aggregate, &self->ledger.trail, m->member, at, sign);
  return cursus_consecutive_change (m->consecutive, &self->ledger.trail, m->member, at, sign);
}

/* The memberships of @meeting from phase @first to @last come (sign 1) to or go (-1) from its present place. */
static void
change_phases (CursusEvaluator *self, uint32_t meeting, Phase first, Phase last, int sign)
{
  const CursusPlacement at = self->placements[meeting];
  const uint32_t *start = self->phase_start + meeting * N_PHASES;
  for (uint32_t i = start[first]; i < start[last + 1]; i++)
    cursus_ledger_charge (&self->ledger, self->memberships[i].constraint, change (self, &self->memberships[i], at, sign));
}

/* The aggregates follow the last move, which is not going to be taken back. */
static void
settle (CursusEvaluator *self)
{
  if (!self->is_pending)
    return;
  self->is_pending = false;
  const uint32_t last = self->n_moved - 1;
  const CursusPlacement from = self->moved_from[last], to = self->placements[self->moved[last]];
  const unsigned differs = cursus_placements_differ (from, to);
  const uint32_t *start = self->phase_start + self->moved[last] * N_PHASES;
  for (uint32_t k = start[PHASE_EARLY]; k < start[PHASE_LATE + 1]; k++) {
    const Membership *m = &self->memberships[k];
    if ((m->depends & differs) != 0 && (m->shifts || last == 0))
      cursus_aggregate_settle (m->aggregate, m->member, from, to);
  }
  for (uint32_t k = start[PHASE_LAST]; k < start[PHASE_LAST + 1] && last == 0; k++)
    if (self->memberships[k].is_told)
      cursus_consecutive_settle (self->memberships[k].consecutive, self->memberships[k].member, from, to);
}

/* Takes back the shifts of a move of several. */
static void
shift_back (CursusEvaluator *self)
{
  for (uint32_t i = 0; i + 1 < self->n_moved && self->n_shifted > 0; i++) {
    const CursusPlacement from = self->moved_from[i], to = self->placements[self->moved[i]];
    const unsigned differs = cursus_placements_differ (from, to);
    const uint32_t *start = self->phase_start + self->moved[i] * N_PHASES;
    for (uint32_t k = start[0]; k < start[self->n_shifted]; k++) {
      const Membership *m = &self->memberships[k];
      if (m->shifts && (m->depends & differs) != 0)
        cursus_aggregate_settle (m->aggregate, m->member, to, from);
    }
  }
}

void
cursus_evaluator_place (CursusEvaluator *self, uint32_t meeting, CursusPlacement placement)
{
  g_return_if_fail (self->placements[meeting].start == CURSUS_UNPLACED && placement.start != CURSUS_UNPLACED);
  settle (self);
  self->placements[meeting] = placement;
  self->n_moved = 0;
  cursus_tuples_place (self->tuples, &self->ledger, meeting);
  change_phases (self, meeting, PHASE_EARLY, PHASE_LAST, 1);
}

void
cursus_evaluator_remove (CursusEvaluator *self, uint32_t meeting)
{
  g_return_if_fail (self->placements[meeting].start != CURSUS_UNPLACED);
  settle (self);
  change_phases (self, meeting, PHASE_EARLY, PHASE_LAST, -1);
  cursus_tuples_remove (self->tuples, &self->ledger, meeting);
  self->placements[meeting] = (CursusPlacement){ .start = CURSUS_UNPLACED };
  self->n_moved = 0;
}

static void
set_placements (CursusEvaluator *self, const uint32_t *meetings, const CursusPlacement *placements, uint32_t n)
{
  for (uint32_t i = 0; i < n; i++)
    self->placements[meetings[i]] = placements[i];
}

/* What the aggregates of one phase say of the move of one meeting, which is only asked for, not made. */
static CursusScore
ask_aggregates (CursusEvaluator *self, Phase phase)
{
  CursusScore sum = { 0 };
  const CursusPlacement from = self->moved_from[0], to = self->placements[self->moved[0]];
  const unsigned differs = cursus_placements_differ (from, to);
  const uint32_t *start = self->phase_start + self->moved[0] * N_PHASES + phase;
  const Membership *end = self->memberships + start[1];
  for (const Membership *m = self->memberships + start[0]; m < end; m++)
    if ((m->depends & differs) != 0)
      cursus_ledger_charge_to (&self->ledger, m->constraint, cursus_aggregate_growth (m->aggregate, m->member, from, to), &sum);
  return sum;
}

static int64_t
change_aggregate (CursusEvaluator *self, const Membership *m, CursusPlacement from, CursusPlacement to, bool is_last)
{
  if (m->shifts)
    return cursus_aggregate_shift (m->aggregate, m->member, from, to, !is_last);
  int64_t growth = cursus_aggregate_change (m->aggregate, &self->ledger.trail, m->member, from, -1);
  return growth + cursus_aggregate_change (m->aggregate, &self->ledger.trail, m->member, to, 1);
}

/* Makes the moves of several, which may meet in a group; but shifts of the last are only asked for. */
static CursusScore
change_aggregates (CursusEvaluator *self, Phase phase)
{
  CursusScore sum = { 0 };
  for (uint32_t i = 0; i < self->n_moved; i++) {
    const CursusPlacement from = self->moved_from[i], to = self->placements[self->moved[i]];
    const unsigned differs = cursus_placements_differ (from, to);
    const uint32_t *start = self->phase_start + self->moved[i] * N_PHASES + phase;
    for (uint32_t k = start[0]; k < start[1]; k++) {
      const Membership *m = &self->memberships[k];
      if ((m->depends & differs) != 0)
        cursus_ledger_charge_to (&self->ledger, m->constraint, change_aggregate (self, m, from, to, i + 1 == self->n_moved),
                                 &sum);
    }
  }
  self->n_shifted = phase + 1;
  return sum;
}

static void
move_aggregates (CursusEvaluator *self, Phase phase)
{
  CursusScore sum = self->n_moved == 1 ? ask_aggregates (self, phase) : change_aggregates (self, phase);
  cursus_ledger_add (&self->ledger, phase == PHASE_EARLY ? CURSUS_FLOOR_AGGREGATES : CURSUS_FLOOR_NONE, sum);
}

static void
move_tuples (CursusEvaluator *self)
{
  for (uint32_t i = 0; i < self->n_moved; i++) {
    const unsigned differs = cursus_placements_differ (self->moved_from[i], self->placements[self->moved[i]]);
    cursus_tuples_move (self->tuples, &self->ledger, self->moved[i], differs);
  }
}

/* Those of the last phase that can tell what a move of one meeting costs; returns whether others are left. */
static bool
ask_last (CursusEvaluator *self)
{
  bool left = false;
  for (uint32_t i = 0; i < self->n_moved; i++) {
    const CursusPlacement from = self->moved_from[i], to = self->placements[self->moved[i]];
    const uint32_t *start = self->phase_start + self->moved[i] * N_PHASES + PHASE_LAST;
    for (uint32_t k = start[0]; k < start[1]; k++) {
      Membership *m = &self->memberships[k];
      int64_t growth = 0;
      m->is_told = self->n_moved == 1 && m->consecutive != NULL
                   && cursus_consecutive_growth (m->consecutive, m->member, from, to, &growth);
      if (m->is_told)
        cursus_ledger_charge (&self->ledger, m->constraint, growth);
      left = left || !m->is_told;
    }
  }
  return left;
}

/* The others that a moved meeting belongs to. */
static void
change_last (CursusEvaluator *self, int sign)
{
  for (uint32_t i = 0; i < self->n_moved; i++) {
    const CursusPlacement at = self->placements[self->moved[i]];
    const uint32_t *start = self->phase_start + self->moved[i] * N_PHASES + PHASE_LAST;
    for (uint32_t k = start[0]; k < start[1]; k++) {
      const Membership *m = &self->memberships[k];
      if (!m->is_told)
        cursus_ledger_charge (&self->ledger, m->constraint, change (self, m, at, sign));
    }
  }
}

/* The last phase sees all meetings where they were while it takes them away, and where they are when it puts them back. */
static void
move_last (CursusEvaluator *self, const CursusPlacement *to)
{
  if (!ask_last (self))
    return;
  set_placements (self, self->moved, self->moved_from, self->n_moved);
  change_last (self, -1);
  set_placements (self, self->moved, to, self->n_moved);
  change_last (self, 1);
}

/* Whether what these two kinds of constraints cost is too dear already; neither ever costs less than nothing. */
static bool
exceeds (const CursusEvaluator *self, bool aggregates, bool tuples, double hard_weight, double limit)
{
  CursusScore known = { 0 };
  if (aggregates)
    known = self->ledger.floors[CURSUS_FLOOR_AGGREGATES];
  if (tuples) {
    known.hard += self->ledger.floors[CURSUS_FLOOR_TUPLES].hard;
    known.soft += self->ledger.floors[CURSUS_FLOOR_TUPLES].soft;
  }
  return hard_weight * (double)known.hard + (double)known.soft > limit;
}

/* Asks what placing can only make dearer, the cheapest first: of one meeting aggregates tell their growth without being changed,
 * of several they would be changed for nothing most of the time. */
static bool
is_too_dear (CursusEvaluator *self, double hard_weight, double limit)
{
  if (self->n_moved == 1) {
    move_aggregates (self, PHASE_EARLY);
    if (exceeds (self, true, false, hard_weight, limit))
      return true;
    move_tuples (self);
  } else {
    move_tuples (self);
    if (exceeds (self, false, true, hard_weight, limit))
      return true;
    move_aggregates (self, PHASE_EARLY);
  }
  return exceeds (self, true, true, hard_weight, limit);
}

bool
cursus_evaluator_try (CursusEvaluator *self, const uint32_t *meetings, const CursusPlacement *to, uint32_t n, double hard_weight,
                      double limit)
{
  g_return_val_if_fail (n <= CURSUS_EVALUATOR_MAX_MOVED, false);
  settle (self);
  cursus_ledger_begin (&self->ledger);
  self->n_moved = n;
  self->n_shifted = PHASE_EARLY;
  self->is_pending = n > 0;
  for (uint32_t i = 0; i < n; i++) {
    self->moved[i] = meetings[i];
    self->moved_from[i] = self->placements[meetings[i]];
  }
  set_placements (self, meetings, to, n);
  if (is_too_dear (self, hard_weight, limit)) {
    cursus_evaluator_undo (self);
    return false;
  }
  move_aggregates (self, PHASE_LATE);
  move_last (self, to);
  cursus_ledger_keep (&self->ledger);
  return true;
}

void
cursus_evaluator_undo (CursusEvaluator *self)
{
  if (self->n_moved == 0)
    return;
  self->is_pending = false;
  shift_back (self);
  cursus_ledger_undo (&self->ledger);
  set_placements (self, self->moved, self->moved_from, self->n_moved);
  self->n_moved = 0;
}

CursusScore
cursus_evaluator_score (const CursusEvaluator *self)
{
  return self->ledger.score;
}

const CursusPlacement *
cursus_evaluator_placements (const CursusEvaluator *self)
{
  return self->placements;
}

int64_t
cursus_evaluator_constraint_cost (const CursusEvaluator *self, uint32_t constraint)
{
  return self->ledger.costs[constraint];
}

/* The memberships of @meeting in @constraint and its parts come or go. */
static void
change_within (CursusEvaluator *self, uint32_t constraint, uint32_t meeting, int sign)
{
  const CursusPlacement at = self->placements[meeting];
  const uint32_t *start = self->phase_start + meeting * N_PHASES;
  for (uint32_t i = start[PHASE_EARLY]; i < start[N_PHASES]; i++) {
    const Membership *m = &self->memberships[i];
    if (cursus_ledger_is_part (&self->ledger, m->constraint, constraint))
      cursus_ledger_charge (&self->ledger, m->constraint, change (self, m, at, sign));
  }
}

void
cursus_evaluator_leave (CursusEvaluator *self, uint32_t constraint, uint32_t meeting)
{
  g_return_if_fail (self->placements[meeting].start != CURSUS_UNPLACED);
  settle (self);
  self->n_moved = 0;
  change_within (self, constraint, meeting, -1);
  cursus_tuples_leave (self->tuples, &self->ledger, meeting, constraint);
}

void
cursus_evaluator_return (CursusEvaluator *self, uint32_t constraint, uint32_t meeting)
{
  settle (self);
  self->n_moved = 0;
  cursus_tuples_return (self->tuples, &self->ledger, meeting, constraint);
  change_within (self, constraint, meeting, 1);
}

int64_t
cursus_evaluator_cost_without (CursusEvaluator *self, uint32_t constraint, uint32_t meeting)
{
  cursus_evaluator_leave (self, constraint, meeting);
  int64_t cost = self->ledger.costs[constraint];
  cursus_evaluator_return (self, constraint, meeting);
  return cost;
}

unsigned
cursus_evaluator_depends (const CursusEvaluator *self, uint32_t index)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, index);
  bool is_waived = constraint->grants != NULL && constraint->grants->len > 0;
  if (is_waived || constraint->filter != NULL)
    return CURSUS_DEPENDS_ALL;
  switch (constraint->shape) {
  case CURSUS_SHAPE_EACH:
  case CURSUS_SHAPE_PAIRS:
    return self->functions[index].depends;
  case CURSUS_SHAPE_AGGREGATE:
    return self->aggregates[index] != NULL ? self->aggregates[index]->depends : CURSUS_DEPENDS_NEVER;
  case CURSUS_SHAPE_CONSECUTIVE:
  case CURSUS_SHAPE_SEQUENCE:
  case CURSUS_SHAPE_COMBINATION:
    return CURSUS_DEPENDS_ALL;
  }
  g_return_val_if_reached (CURSUS_DEPENDS_ALL);
}

int64_t
cursus_evaluator_relief (const CursusEvaluator *self, uint32_t constraint, uint32_t meeting)
{
  bool is_part = cursus_ruleset_constraint (self->ruleset, constraint)->parent != CURSUS_NONE;
  if (is_part || self->aggregates[constraint] == NULL)
    return INT64_MAX;
  return cursus_aggregate_relief (self->aggregates[constraint], meeting);
}

CursusScore
cursus_evaluator_meeting_cost (CursusEvaluator *self, uint32_t meeting, CursusPlacement placement)
{
  CursusPlacement saved = self->placements[meeting];
  self->placements[meeting] = placement;
  CursusScore total = cursus_tuples_cost_alone (self->tuples, meeting);
  self->placements[meeting] = saved;
  return total;
}

bool
cursus_evaluator_use_forbids (CursusEvaluator *self, uint32_t use, uint32_t meeting, CursusPlacement placement)
{
  CursusPlacement saved = self->placements[meeting];
  self->placements[meeting] = placement;
  bool forbidden = cursus_tuples_forbid (self->tuples, use, meeting);
  self->placements[meeting] = saved;
  return forbidden;
}

bool
cursus_evaluator_failed (const CursusEvaluator *self)
{
  return self->failure != NULL;
}

bool
cursus_evaluator_try_error (CursusEvaluator *self, GError **error)
{
  if (self->failure == NULL)
    return true;
  g_propagate_error (error, g_steal_pointer (&self->failure));
  return false;
}

CursusConstraintStats
cursus_evaluator_stats (const CursusEvaluator *self, uint32_t constraint)
{
  CursusConstraintStats stats = cursus_function_stats (&self->functions[constraint]);
  CursusConstraintStats filter = cursus_function_stats (&self->filters[constraint]);
  if (filter.bytes > 0)
    stats = filter;
  if (self->aggregates[constraint] != NULL)
    stats.changes = self->aggregates[constraint]->n_changes;
  return stats;
}
