/* Puts the incremental parts together: for each meeting the constraints that its coming and going touches. */
#include "rules/evaluator.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rules/cover.h"
#include "rules/parts-private.h"

/* One call of a function of fixed units. */
typedef struct {
  uint32_t constraint;
  CursusUnit units[CURSUS_TRACE_MAX_UNITS];
  uint32_t missing; /* meetings of the units that are not placed; it counts when none is */
  uint32_t weight;  /* how often it counts, unless a waiver covers it where it is */
  int64_t cost;
  int64_t cost_before; /* when the present change began; valid if changed_in is its number */
  uint64_t changed_in;
} Tuple;

/* Lists of numbers, one list a meeting. */
typedef struct {
  uint32_t *start; /* per meeting, and one more */
  uint32_t *items;
} Index;

/* A grouped constraint that a meeting belongs to. */
typedef struct {
  uint32_t constraint;
  uint32_t member;
} Membership;

struct CursusEvaluator {
  const CursusRuleset *ruleset;
  const CursusFrame *frame;
  CursusPlacement *placements;
  CursusScore score;
  int64_t *costs;                   /* per constraint: excess */
  CursusFunction *filters;          /* per constraint; of aggregates that have one */
  CursusFunction *functions;        /* per constraint; unused for aggregates */
  CursusAggregate **aggregates;     /* per constraint; NULL for others */
  CursusConsecutive **consecutives; /* per constraint; NULL for others */
  Tuple *tuples;
  uint32_t n_tuples;
  Index tuples_of;      /* meeting → tuples */
  Index memberships_of; /* meeting → memberships, the monotone ones first */
  uint32_t *late_start; /* per meeting: where those that are not monotone begin */
  bool *is_monotone;    /* per constraint: placing a meeting never makes it cheaper, and it is cheap to ask */
  CursusScore monotone_score;
  CursusScore monotone_before;
  Membership *memberships;
  uint32_t change;  /* number of the present change, from 1 */
  bool taking_back; /* its removes and places are being undone: costs are restored, not computed */
  CursusScore score_before;
  int64_t *costs_before; /* per constraint */
  GError *failure;
};

/* The cost of a combination from those of its parts. */
static int64_t
combined_cost (const CursusEvaluator *self, const CursusConstraint *constraint)
{
  int64_t few[16];
  uint32_t n = constraint->part_indices->len;
  g_autofree int64_t *many = n > G_N_ELEMENTS (few) ? g_new (int64_t, n) : NULL;
  int64_t *costs = many != NULL ? many : few;
  for (uint32_t i = 0; i < n; i++)
    costs[i] = self->costs[g_array_index (constraint->part_indices, uint32_t, i)];
  return cursus_combine_costs (constraint->combine, constraint->k, costs, n);
}

static void
charge (CursusEvaluator *self, uint32_t constraint, int64_t growth)
{
  if (growth == 0)
    return;
  uint32_t parent = cursus_ruleset_constraint (self->ruleset, constraint)->parent;
  if (parent != CURSUS_NONE) {
    self->costs[constraint] += growth;
    charge (self, parent, combined_cost (self, cursus_ruleset_constraint (self->ruleset, parent)) - self->costs[parent]);
    return;
  }
  CursusScore price = cursus_ruleset_price (self->ruleset, constraint, growth);
  self->costs[constraint] += growth;
  self->score.hard += price.hard;
  self->score.soft += price.soft;
  if (self->is_monotone[constraint]) {
    self->monotone_score.hard += price.hard;
    self->monotone_score.soft += price.soft;
  }
}

static uint32_t
units_per_call (const CursusConstraint *constraint)
{
  return constraint->shape == CURSUS_SHAPE_PAIRS ? 2 : 1;
}

/* Whether @unit is one meeting, or the run of one. */
static bool
only_of_one (const CursusEvaluator *self, CursusUnit unit)
{
  uint32_t storage = 0, n = 0;
  cursus_frame_unit_meetings (self->frame, unit, &storage, &n);
  return n == 1;
}

/* Whether @tuple is settled by where one meeting may be at all. */
static bool
is_settled (const CursusEvaluator *self, const CursusConstraint *constraint, const Tuple *tuple)
{
  return constraint->shape == CURSUS_SHAPE_EACH && constraint->parent == CURSUS_NONE
         && cursus_ruleset_use (self->ruleset, constraint->use)->hard && only_of_one (self, tuple->units[0]);
}

static void
make_tuples (CursusEvaluator *self, bool within)
{
  g_autoptr (GArray) tuples = g_array_new (FALSE, TRUE, sizeof (Tuple));
  for (uint32_t c = 0; c < self->ruleset->constraints->len; c++) {
    const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, c);
    bool of_units = constraint->shape == CURSUS_SHAPE_EACH || constraint->shape == CURSUS_SHAPE_PAIRS;
    if (!of_units || !cursus_ruleset_active (self->ruleset, c))
      continue;
    for (guint u = 0; u < constraint->units->len; u += units_per_call (constraint)) {
      Tuple tuple = { .constraint = c };
      tuple.weight = cursus_cover_call_weight (self->frame, constraint, u / units_per_call (constraint));
      for (uint32_t i = 0; i < units_per_call (constraint); i++)
        tuple.units[i] = g_array_index (constraint->units, uint32_t, u + i);
      if (tuple.weight > 0 && (!within || !is_settled (self, constraint, &tuple)))
        g_array_append_val (tuples, tuple);
    }
  }
  self->n_tuples = tuples->len;
  self->tuples = (Tuple *)g_array_free (g_steal_pointer (&tuples), FALSE);
}

/* The distinct meetings of a tuple, into @out; returns their number. */
static uint32_t
tuple_meetings (const CursusEvaluator *self, const Tuple *tuple, GArray *out)
{
  uint32_t n_units = units_per_call (cursus_ruleset_constraint (self->ruleset, tuple->constraint));
  g_array_set_size (out, 0);
  for (uint32_t u = 0; u < n_units; u++) {
    uint32_t storage = 0, n = 0;
    const uint32_t *meetings = cursus_frame_unit_meetings (self->frame, tuple->units[u], &storage, &n);
    for (uint32_t i = 0; i < n; i++) {
      bool known = false;
      for (guint k = 0; k < out->len; k++)
        known = known || g_array_index (out, uint32_t, k) == meetings[i];
      if (!known)
        g_array_append_val (out, meetings[i]);
    }
  }
  return out->len;
}

/* Turns counts per meeting (start[m + 1]) into places; items are then filled with fill_place. */
static void
sum_up (Index *index, uint32_t n_meetings)
{
  for (uint32_t m = 0; m < n_meetings; m++)
    index->start[m + 1] += index->start[m];
  index->items = g_new0 (uint32_t, MAX (1, index->start[n_meetings]));
}

static void
index_tuples (CursusEvaluator *self)
{
  g_autoptr (GArray) meetings = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_autofree uint32_t *filled = g_new0 (uint32_t, MAX (1, self->frame->n_meetings));
  self->tuples_of.start = g_new0 (uint32_t, self->frame->n_meetings + 1);
  for (uint32_t t = 0; t < self->n_tuples; t++) {
    self->tuples[t].missing = tuple_meetings (self, &self->tuples[t], meetings);
    for (guint i = 0; i < meetings->len; i++)
      self->tuples_of.start[g_array_index (meetings, uint32_t, i) + 1]++;
  }
  sum_up (&self->tuples_of, self->frame->n_meetings);
  for (uint32_t t = 0; t < self->n_tuples; t++) {
    tuple_meetings (self, &self->tuples[t], meetings);
    for (guint i = 0; i < meetings->len; i++) {
      uint32_t m = g_array_index (meetings, uint32_t, i);
      self->tuples_of.items[self->tuples_of.start[m] + filled[m]++] = t;
    }
  }
}

static const CursusGroups *
groups_of (const CursusEvaluator *self, uint32_t constraint)
{
  if (self->aggregates[constraint] != NULL)
    return self->aggregates[constraint]->groups;
  return self->consecutives[constraint] != NULL ? cursus_consecutive_groups (self->consecutives[constraint]) : NULL;
}

static void
append_memberships (const CursusEvaluator *self, uint32_t meeting, bool monotone, GArray *all)
{
  for (uint32_t c = 0; c < self->ruleset->constraints->len; c++) {
    const CursusGroups *groups = groups_of (self, c);
    if (groups == NULL || groups->member_of[meeting] == CURSUS_NONE || self->is_monotone[c] != monotone)
      continue;
    Membership membership = { .constraint = c, .member = groups->member_of[meeting] };
    g_array_append_val (all, membership);
  }
}

static void
index_memberships (CursusEvaluator *self)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Membership));
  self->memberships_of.start = g_new0 (uint32_t, self->frame->n_meetings + 1);
  self->late_start = g_new0 (uint32_t, self->frame->n_meetings + 1);
  for (uint32_t m = 0; m < self->frame->n_meetings; m++) {
    append_memberships (self, m, true, all);
    self->late_start[m] = all->len;
    append_memberships (self, m, false, all);
    self->memberships_of.start[m + 1] = all->len;
  }
  self->memberships = (Membership *)g_array_free (g_steal_pointer (&all), FALSE);
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
  case CURSUS_MEASURE_BALANCE:
  case CURSUS_N_MEASURES:
    return false;
  }
  g_return_val_if_reached (false);
}

static bool
rises (const CursusConstraint *constraint)
{
  if (constraint->parent != CURSUS_NONE || constraint->shape == CURSUS_SHAPE_COMBINATION)
    return false;
  if (constraint->shape == CURSUS_SHAPE_EACH || constraint->shape == CURSUS_SHAPE_PAIRS)
    return true;
  return constraint->shape == CURSUS_SHAPE_AGGREGATE && constraint->limits.low == INT64_MIN && constraint->limits.high >= 0
         && measure_rises (constraint->measure);
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

static bool
make_parts (CursusEvaluator *self, GError **error)
{
  uint32_t n = self->ruleset->constraints->len;
  self->costs = g_new0 (int64_t, MAX (1, n));
  self->costs_before = g_new0 (int64_t, MAX (1, n));
  self->is_monotone = g_new0 (bool, MAX (1, n));
  for (uint32_t c = 0; c < n; c++)
    self->is_monotone[c] = rises (cursus_ruleset_constraint (self->ruleset, c));
  self->functions = g_new0 (CursusFunction, MAX (1, n));
  self->filters = g_new0 (CursusFunction, MAX (1, n));
  self->aggregates = g_new0 (CursusAggregate *, MAX (1, n));
  self->consecutives = g_new0 (CursusConsecutive *, MAX (1, n));
  for (uint32_t c = 0; c < n; c++) {
    const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, c);
    if (constraint->tracer != NULL)
      cursus_function_init (&self->functions[c], self->frame, self->placements, constraint->tracer, &self->failure);
    if (constraint->filter != NULL)
      cursus_function_init (&self->filters[c], self->frame, self->placements, constraint->filter, &self->failure);
    self->functions[c].use = self->filters[c].use = cursus_ruleset_use (self->ruleset, constraint->use)->name;
    if (!make_grouped (self, c, error)) {
      g_prefix_error (error, _ ("rule “%s”: "), cursus_ruleset_use (self->ruleset, constraint->use)->name);
      return false;
    }
  }
  return true;
}

/* A combination may cost something while nothing is placed: none_of finds every part kept. */
static void
charge_empty (CursusEvaluator *self)
{
  for (uint32_t c = 0; c < self->ruleset->constraints->len; c++) {
    const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, c);
    if (constraint->shape == CURSUS_SHAPE_COMBINATION && cursus_ruleset_active (self->ruleset, c))
      charge (self, c, combined_cost (self, constraint) - self->costs[c]);
  }
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
  make_tuples (self, within);
  index_tuples (self);
  index_memberships (self);
  charge_empty (self);
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
  for (uint32_t c = 0; self->costs != NULL && c < self->ruleset->constraints->len; c++) {
    cursus_aggregate_free (self->aggregates[c]);
    cursus_consecutive_free (self->consecutives[c]);
    cursus_function_clear (&self->functions[c]);
    cursus_function_clear (&self->filters[c]);
  }
  g_free (self->aggregates);
  g_free (self->consecutives);
  g_free (self->functions);
  g_free (self->filters);
  g_free (self->costs);
  g_free (self->costs_before);
  g_free (self->tuples);
  g_free (self->tuples_of.start);
  g_free (self->tuples_of.items);
  g_free (self->memberships_of.start);
  g_free (self->late_start);
  g_free (self->is_monotone);
  g_free (self->memberships);
  g_free (self->placements);
  g_clear_error (&self->failure);
  g_free (self);
}

static void
change_consecutive (CursusEvaluator *self, Membership m, CursusPlacement at, int sign)
{
  CursusConsecutive *consecutive = self->consecutives[m.constraint];
  if (self->taking_back && !cursus_consecutive_is_whole (consecutive))
    cursus_consecutive_restore (consecutive, m.member, at, sign);
  else
    charge (self, m.constraint, cursus_consecutive_change (consecutive, m.member, at, sign));
}

/* The memberships from @begin to @end, for @meeting at its present place. */
static void
change_memberships (CursusEvaluator *self, uint32_t meeting, uint32_t begin, uint32_t end, int sign)
{
  const CursusPlacement at = self->placements[meeting];
  for (uint32_t i = begin; i < end; i++) {
    const Membership m = self->memberships[i];
    CursusAggregate *aggregate = self->aggregates[m.constraint];
    if (aggregate != NULL)
      charge (self, m.constraint, cursus_aggregate_change (aggregate, m.member, at, sign));
    else
      change_consecutive (self, m, at, sign);
  }
}

static void
change_monotone (CursusEvaluator *self, uint32_t meeting, int sign)
{
  change_memberships (self, meeting, self->memberships_of.start[meeting], self->late_start[meeting], sign);
}

static void
change_late (CursusEvaluator *self, uint32_t meeting, int sign)
{
  change_memberships (self, meeting, self->late_start[meeting], self->memberships_of.start[meeting + 1], sign);
}

/* What @tuple costs at the present places. */
static int64_t
tuple_cost (CursusEvaluator *self, const Tuple *tuple)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, tuple->constraint);
  uint32_t n_units = units_per_call (constraint);
  if (constraint->grants != NULL && cursus_cover_call_at (self->frame, constraint, tuple->units, n_units, self->placements))
    return 0;
  return tuple->weight * cursus_function_cost (&self->functions[tuple->constraint], self->placements, tuple->units, n_units);
}

/* The tuple's cost at the present places; the one before is kept for taking back. */
static void
add_tuple (CursusEvaluator *self, Tuple *tuple)
{
  if (self->taking_back && tuple->changed_in == self->change) {
    tuple->cost = tuple->cost_before;
    return;
  }
  if (tuple->changed_in != self->change) {
    tuple->changed_in = self->change;
    tuple->cost_before = tuple->cost;
  }
  tuple->cost = tuple_cost (self, tuple);
  charge (self, tuple->constraint, tuple->cost);
}

/* Tuples and monotone groups of a meeting that has just come. */
static void
place_early (CursusEvaluator *self, uint32_t meeting)
{
  for (uint32_t i = self->tuples_of.start[meeting]; i < self->tuples_of.start[meeting + 1]; i++) {
    Tuple *tuple = &self->tuples[self->tuples_of.items[i]];
    if (--tuple->missing == 0)
      add_tuple (self, tuple);
  }
  change_monotone (self, meeting, 1);
}

/* The same of one that is about to go. */
static void
remove_early (CursusEvaluator *self, uint32_t meeting)
{
  change_monotone (self, meeting, -1);
  for (uint32_t i = self->tuples_of.start[meeting]; i < self->tuples_of.start[meeting + 1]; i++) {
    Tuple *tuple = &self->tuples[self->tuples_of.items[i]];
    if (tuple->missing++ == 0 && !self->taking_back)
      charge (self, tuple->constraint, -tuple->cost);
  }
}

void
cursus_evaluator_place (CursusEvaluator *self, uint32_t meeting, CursusPlacement placement)
{
  g_return_if_fail (self->placements[meeting].start == CURSUS_UNPLACED && placement.start != CURSUS_UNPLACED);
  self->placements[meeting] = placement;
  place_early (self, meeting);
  change_late (self, meeting, 1);
}

void
cursus_evaluator_remove (CursusEvaluator *self, uint32_t meeting)
{
  g_return_if_fail (self->placements[meeting].start != CURSUS_UNPLACED);
  change_late (self, meeting, -1);
  remove_early (self, meeting);
  self->placements[meeting] = (CursusPlacement){ .start = CURSUS_UNPLACED };
}

static void
set_placements (CursusEvaluator *self, const uint32_t *meetings, const CursusPlacement *placements, uint32_t n)
{
  for (uint32_t i = 0; i < n; i++)
    self->placements[meetings[i]] = placements[i];
}

/* The monotone part of a move to @to. */
static void
move_early (CursusEvaluator *self, const uint32_t *meetings, const CursusPlacement *to, uint32_t n)
{
  for (uint32_t i = 0; i < n; i++)
    remove_early (self, meetings[i]);
  set_placements (self, meetings, to, n);
  for (uint32_t i = 0; i < n; i++)
    place_early (self, meetings[i]);
}

bool
cursus_evaluator_try (CursusEvaluator *self, const uint32_t *meetings, const CursusPlacement *from, const CursusPlacement *to,
                      uint32_t n, double hard_weight, double limit)
{
  cursus_evaluator_begin (self);
  move_early (self, meetings, to, n);
  if (hard_weight * (double)self->monotone_score.hard + (double)self->monotone_score.soft > limit) {
    cursus_evaluator_take_back (self, true);
    move_early (self, meetings, from, n);
    cursus_evaluator_take_back (self, false);
    return false;
  }
  set_placements (self, meetings, from, n);
  for (uint32_t i = 0; i < n; i++)
    change_late (self, meetings[i], -1);
  set_placements (self, meetings, to, n);
  for (uint32_t i = 0; i < n; i++)
    change_late (self, meetings[i], 1);
  return true;
}

void
cursus_evaluator_begin (CursusEvaluator *self)
{
  self->change++;
  self->score_before = self->score;
  self->monotone_before = self->monotone_score;
  memcpy (self->costs_before, self->costs, self->ruleset->constraints->len * sizeof *self->costs);
}

void
cursus_evaluator_take_back (CursusEvaluator *self, bool begins)
{
  self->taking_back = begins;
  if (begins)
    return;
  self->score = self->score_before;
  self->monotone_score = self->monotone_before;
  memcpy (self->costs, self->costs_before, self->ruleset->constraints->len * sizeof *self->costs);
}

CursusScore
cursus_evaluator_score (const CursusEvaluator *self)
{
  return self->score;
}

const CursusPlacement *
cursus_evaluator_placements (const CursusEvaluator *self)
{
  return self->placements;
}

int64_t
cursus_evaluator_constraint_cost (const CursusEvaluator *self, uint32_t constraint)
{
  return self->costs[constraint];
}

/* Whether all units of @tuple are the one meeting. */
static bool
only_of (const CursusEvaluator *self, const Tuple *tuple, uint32_t meeting)
{
  uint32_t storage = 0, n = 0;
  const uint32_t *meetings = cursus_frame_unit_meetings (self->frame, tuple->units[0], &storage, &n);
  return units_per_call (cursus_ruleset_constraint (self->ruleset, tuple->constraint)) == 1 && n == 1 && meetings[0] == meeting;
}

CursusScore
cursus_evaluator_meeting_cost (CursusEvaluator *self, uint32_t meeting, CursusPlacement placement)
{
  CursusScore total = { 0 };
  CursusPlacement saved = self->placements[meeting];
  self->placements[meeting] = placement;
  for (uint32_t i = self->tuples_of.start[meeting]; i < self->tuples_of.start[meeting + 1]; i++) {
    const Tuple *tuple = &self->tuples[self->tuples_of.items[i]];
    if (!only_of (self, tuple, meeting))
      continue;
    CursusScore price = cursus_ruleset_price (self->ruleset, tuple->constraint, tuple_cost (self, tuple));
    total.hard += price.hard;
    total.soft += price.soft;
  }
  self->placements[meeting] = saved;
  return total;
}

/* Whether the use of @constraint is hard, stands for itself, and is the one asked for (CURSUS_NONE: any). */
static bool
can_forbid (const CursusEvaluator *self, uint32_t constraint, uint32_t use)
{
  const CursusConstraint *c = cursus_ruleset_constraint (self->ruleset, constraint);
  return c->parent == CURSUS_NONE && (use == CURSUS_NONE || c->use == use) && cursus_ruleset_use (self->ruleset, c->use)->hard;
}

bool
cursus_evaluator_use_forbids (CursusEvaluator *self, uint32_t use, uint32_t meeting, CursusPlacement placement)
{
  bool forbidden = false;
  CursusPlacement saved = self->placements[meeting];
  self->placements[meeting] = placement;
  for (uint32_t i = self->tuples_of.start[meeting]; i < self->tuples_of.start[meeting + 1] && !forbidden; i++) {
    const Tuple *tuple = &self->tuples[self->tuples_of.items[i]];
    forbidden = only_of (self, tuple, meeting) && can_forbid (self, tuple->constraint, use) && tuple_cost (self, tuple) > 0;
  }
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
  return filter.bytes > 0 ? filter : stats;
}
