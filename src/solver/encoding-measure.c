/* Measures of groups in clauses. What a group holds is known as entries; each measure makes of them a sum, or steps that it
 * reaches, and the limits say what these cost. */
#include <string.h>

#include "solver/encoding-private.h"

#define MAX_VALUES 20000
#define MAX_RUNS 300000 /* literals for runs of one group */

/* One group under measure. */
typedef struct {
  CursusEncoding *encoding;
  const CursusConstraint *constraint;
  const GArray *entries;
  bool hard;
  bool of_slot; /* all of the group, or all that has one value, is in one slot */
  CursusCost *cost;
  int present; /* something is in it */
  /* Of measures of values: */
  int64_t first;
  uint32_t n;       /* values from first on */
  GPtrArray *lists; /* per value a GArray of CursusEntry: those that have it */
  int *occupied;    /* per value: something in the group has it */
  int *before;      /* per value, and one more: something has an earlier one */
  int *after;       /* per value, and one more: something has this one or a later one */
  int some_value;   /* something has a value */
} Group;

static const CursusEntry *
entry (const Group *self, guint e)
{
  return &g_array_index (self->entries, CursusEntry, e);
}

/* The greatest sum that matters. */
static int64_t
most (const Group *self)
{
  const CursusLimits limits = self->constraint->limits;
  if (!self->hard && limits.high != INT64_MAX)
    return INT64_MAX / 4;
  return MAX (1, MAX (limits.low == INT64_MIN ? 0 : limits.low, limits.high == INT64_MAX ? 0 : limits.high + 1));
}

static void
add_input (GArray *inputs, int literal, int64_t weight)
{
  CursusTerm input = { literal, weight, CURSUS_NONE };
  if (weight > 0 && literal != CURSUS_SAT_FALSE)
    g_array_append_val (inputs, input);
}

/* The measure is the weight of those @inputs that hold. */
static void
limit_sum (Group *self, const GArray *inputs, int present)
{
  const CursusLimits limits = self->constraint->limits;
  if (limits.low == INT64_MIN && limits.high == 0 && (self->hard || !limits.squared)) {
    for (guint i = 0; i < inputs->len; i++) {
      const CursusTerm *input = &g_array_index (inputs, CursusTerm, i);
      cursus_cost_add (self->cost, input->literal, input->weight);
    }
    return;
  }
  g_autoptr (GArray) steps = cursus_counter_new (self->encoding, inputs, most (self));
  if (steps != NULL)
    cursus_counter_limit (self->encoding, steps, limits, present, self->cost);
  else
    self->cost->exact = false;
}

/* ---- Counts and sums ---- */

/* At most one of @literals: a chain of those before. */
static void
keep_single (Group *self, const GArray *literals)
{
  CursusSat *sat = self->encoding->sat;
  const int off = cursus_switch_off (self->encoding, self->constraint);
  int earlier = CURSUS_SAT_FALSE;
  for (guint i = 0; i < literals->len; i++) {
    int literal = g_array_index (literals, int, i);
    if (literals->len <= 5) {
      for (guint k = 0; k < i; k++)
        cursus_sat_add3 (sat, -literal, -g_array_index (literals, int, k), off);
      continue;
    }
    cursus_sat_add3 (sat, -literal, -earlier, off);
    int now = i == 0 ? literal : cursus_sat_variable (sat);
    if (i > 0) {
      cursus_sat_add2 (sat, -literal, now);
      cursus_sat_add2 (sat, -earlier, now);
    }
    earlier = now;
  }
}

/* (transfer full) (element-type int): the literals of @entries (CursusEntry), those that cannot hold together as one. @all: all
 * that cannot, for whatever reason. */
static GArray *
join (const Group *self, const GArray *entries, bool all)
{
  g_autofree uint32_t *meetings = g_new (uint32_t, entries->len + 1);
  g_autofree int *literals = g_new (int, entries->len + 1);
  for (guint e = 0; e < entries->len; e++) {
    const CursusEntry *one = &g_array_index (entries, CursusEntry, e);
    meetings[e] = g_array_index (self->constraint->units, uint32_t, one->unit);
    literals[e] = one->literal;
  }
  if (self->of_slot)
    return all ? cursus_encoding_join_apart (self->encoding, meetings, literals, entries->len)
               : cursus_encoding_join_ordered (self->encoding, meetings, literals, entries->len);
  GArray *own = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_vals (own, literals, entries->len);
  return own;
}

static void
measure_total (Group *self, bool counts)
{
  if (self->hard && counts && self->constraint->limits.low == INT64_MIN && self->constraint->limits.high == 1) {
    g_autoptr (GArray) joined = join (self, self->entries, false);
    keep_single (self, joined);
    return;
  }
  g_autoptr (GArray) inputs = g_array_new (FALSE, FALSE, sizeof (CursusTerm));
  for (guint e = 0; e < self->entries->len; e++)
    add_input (inputs, entry (self, e)->literal, counts ? 1 : entry (self, e)->value);
  limit_sum (self, inputs, self->present);
}

/* ---- Values ---- */

/* The literals of the entries with a value, as the range of values has them. false: too many values. */
static bool
occupy (Group *self)
{
  int64_t first = INT64_MAX, last = INT64_MIN;
  for (guint e = 0; e < self->entries->len; e++)
    if (entry (self, e)->value != CURSUS_NO_VALUE) {
      first = MIN (first, entry (self, e)->value);
      last = MAX (last, entry (self, e)->value);
    }
  self->first = first;
  self->n = first <= last ? (uint32_t)MIN (last - first + 1, G_MAXINT) : 0;
  if (self->n > MAX_VALUES)
    return false;
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  for (uint32_t v = 0; v < self->n; v++)
    g_ptr_array_add (self->lists, g_array_new (FALSE, FALSE, sizeof (CursusEntry)));
  for (guint e = 0; e < self->entries->len; e++)
    if (entry (self, e)->value != CURSUS_NO_VALUE)
      g_array_append_vals (g_ptr_array_index (self->lists, entry (self, e)->value - first), entry (self, e), 1);
  self->occupied = g_new (int, self->n + 1);
  for (uint32_t v = 0; v < self->n; v++) {
    g_autoptr (GArray) joined = join (self, g_ptr_array_index (self->lists, v), false);
    self->occupied[v] = cursus_encoding_or (self->encoding, (const int *)joined->data, joined->len);
  }
  self->some_value = cursus_encoding_or (self->encoding, self->occupied, self->n);
  return true;
}

static void
find_ends (Group *self)
{
  self->before = g_new (int, self->n + 2);
  self->after = g_new (int, self->n + 2);
  self->before[0] = self->after[self->n] = CURSUS_SAT_FALSE;
  for (uint32_t v = 0; v < self->n; v++)
    self->before[v + 1] = cursus_encoding_or (self->encoding, (const int[]){ self->before[v], self->occupied[v] }, 2);
  for (uint32_t v = self->n; v-- > 0;)
    self->after[v] = cursus_encoding_or (self->encoding, (const int[]){ self->after[v + 1], self->occupied[v] }, 2);
}

static int
occupied_at (const Group *self, int64_t v)
{
  return v < 0 || v >= self->n ? CURSUS_SAT_FALSE : self->occupied[v];
}

/* Where a run begins. */
static int
begins (Group *self, uint32_t v)
{
  return cursus_encoding_and2 (self->encoding, self->occupied[v], -occupied_at (self, (int64_t)v - 1));
}

static void
measure_distinct (Group *self)
{
  g_autoptr (GArray) inputs = g_array_new (FALSE, FALSE, sizeof (CursusTerm));
  for (uint32_t v = 0; v < self->n; v++)
    add_input (inputs, self->occupied[v], 1);
  limit_sum (self, inputs, self->present);
}

static void
measure_span (Group *self)
{
  const CursusLimits limits = self->constraint->limits;
  g_autoptr (GArray) inputs = g_array_new (FALSE, FALSE, sizeof (CursusTerm));
  find_ends (self);
  if (self->hard && limits.low == INT64_MIN && limits.high >= 1) {
    for (uint32_t v = 0; v + limits.high < self->n; v++)
      cursus_sat_add3 (self->encoding->sat, -self->occupied[v], -self->after[v + limits.high],
                       cursus_switch_off (self->encoding, self->constraint));
    return;
  }
  for (uint32_t v = 0; v < self->n; v++)
    add_input (inputs, cursus_encoding_and2 (self->encoding, self->before[v + 1], self->after[v]), 1);
  limit_sum (self, inputs, self->some_value);
}

static void
measure_end (Group *self, bool of_first)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (CursusStep));
  find_ends (self);
  for (uint32_t v = 0; v < self->n; v++) {
    CursusStep step = { self->first + v, v == 0 ? CURSUS_SAT_TRUE : of_first ? -self->before[v] : self->after[v] };
    g_array_append_val (steps, step);
  }
  cursus_counter_limit (self->encoding, steps, self->constraint->limits, self->some_value, self->cost);
}

static void
measure_run_count (Group *self)
{
  g_autoptr (GArray) inputs = g_array_new (FALSE, FALSE, sizeof (CursusTerm));
  for (uint32_t v = 0; v < self->n; v++)
    add_input (inputs, begins (self, v), 1);
  limit_sum (self, inputs, self->present);
}

static void
measure_gaps (Group *self)
{
  g_autoptr (GArray) inputs = g_array_new (FALSE, FALSE, sizeof (CursusTerm));
  find_ends (self);
  for (uint32_t v = 0; v < self->n; v++)
    add_input (inputs,
               cursus_encoding_and (self->encoding, (const int[]){ -self->occupied[v], self->before[v], self->after[v + 1] }, 3),
               1);
  limit_sum (self, inputs, self->some_value);
}

static void
measure_isolated (Group *self)
{
  g_autoptr (GArray) inputs = g_array_new (FALSE, FALSE, sizeof (CursusTerm));
  for (uint32_t v = 0; v < self->n; v++) {
    g_autoptr (GArray) joined = join (self, g_ptr_array_index (self->lists, v), true);
    for (guint i = 0; i < joined->len; i++) {
      const int literals[] = { g_array_index (joined, int, i), -occupied_at (self, (int64_t)v - 1),
                               -occupied_at (self, (int64_t)v + 1) };
      add_input (inputs, cursus_encoding_and (self->encoding, literals, 3), 1);
    }
  }
  limit_sum (self, inputs, self->present);
}

static void
measure_overlap (Group *self)
{
  g_autoptr (GArray) inputs = g_array_new (FALSE, FALSE, sizeof (CursusTerm));
  g_autofree GArray **sharing = g_new0 (GArray *, self->n + 1);
  for (guint e = 0; e < self->entries->len; e++) {
    const CursusEntry *one = entry (self, e);
    if (one->value == CURSUS_NO_VALUE)
      continue;
    GArray **list = &sharing[one->value - self->first];
    if (*list == NULL)
      *list = g_array_new (FALSE, FALSE, sizeof (CursusTerm));
    add_input (*list, one->literal, 1);
  }
  for (uint32_t v = 0; v < self->n; v++) {
    if (sharing[v] == NULL)
      continue;
    g_autoptr (GArray) steps = cursus_counter_new (self->encoding, sharing[v], INT64_MAX / 4);
    self->cost->exact = self->cost->exact && steps != NULL;
    for (guint s = 0; steps != NULL && s < steps->len; s++) {
      const CursusStep *step = &g_array_index (steps, CursusStep, s);
      int64_t before = s > 0 ? g_array_index (steps, CursusStep, s - 1).value : 1;
      add_input (inputs, step->literal, step->value - MAX (1, before));
    }
    g_array_unref (sharing[v]);
  }
  limit_sum (self, inputs, self->present);
}

/* ---- Lengths of runs ---- */

/* Makes @runs, per value whether a run of @length - 1 goes on from there, one longer. */
static void
lengthen (Group *self, int *runs, uint32_t length)
{
  for (uint32_t v = 0; v < self->n; v++)
    runs[v] = cursus_encoding_and2 (self->encoding, runs[v], occupied_at (self, (int64_t)v + length - 1));
}

/* How long runs have to be looked at; 0: too long. */
static uint32_t
longest_run (Group *self, bool all)
{
  int64_t longest = MIN (all ? self->n : most (self), self->n);
  return (uint64_t)longest * self->n > MAX_RUNS ? 0 : (uint32_t)MAX (1, longest);
}

static void
measure_max_run (Group *self)
{
  uint32_t longest = longest_run (self, !self->hard && self->constraint->limits.high != INT64_MAX);
  if (longest == 0) {
    self->cost->exact = false;
    return;
  }
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (CursusStep));
  g_autofree int *runs = g_memdup2 (self->occupied, MAX (1, self->n) * sizeof (int));
  for (uint32_t length = 1; length <= longest && self->n > 0; length++) {
    if (length > 1)
      lengthen (self, runs, length);
    CursusStep step = { length, length == 1 ? CURSUS_SAT_TRUE : cursus_encoding_or (self->encoding, runs, self->n) };
    if (step.literal != CURSUS_SAT_FALSE)
      g_array_append_val (steps, step);
  }
  cursus_counter_limit (self->encoding, steps, self->constraint->limits, self->some_value, self->cost);
}

/* What a run of @length costs more than one that is a value shorter, too long as it is. */
static int64_t
growth (CursusLimits limits, int64_t length)
{
  limits.low = INT64_MIN;
  return cursus_limits_excess (limits, length) - cursus_limits_excess (limits, length - 1);
}

/* What a run of @length costs more than one that is a value longer, too short as it is. */
static int64_t
shrinkage (CursusLimits limits, int64_t length)
{
  limits.high = INT64_MAX;
  return cursus_limits_excess (limits, length) - cursus_limits_excess (limits, length + 1);
}

static void
measure_runs (Group *self)
{
  const CursusLimits limits = self->constraint->limits;
  bool whole = limits.squared && !self->hard && limits.high != INT64_MAX; /* else one value too many costs what the next does */
  int64_t low = limits.low == INT64_MIN ? 0 : limits.low;
  int64_t too_long = whole ? self->n : limits.high == INT64_MAX ? 0 : limits.high + 1;
  int64_t longest = MAX (low, MIN (too_long, self->n));
  if (longest > MAX_RUNS || longest * self->n > MAX_RUNS) {
    self->cost->exact = false;
    return;
  }
  g_autofree int *runs = g_memdup2 (self->occupied, MAX (1, self->n) * sizeof (int));
  for (uint32_t length = 1; length <= longest; length++) {
    if (length > 1)
      lengthen (self, runs, length);
    for (uint32_t v = 0; v < self->n; v++) {
      if (limits.high != INT64_MAX && length == limits.high + 1 && !whole)
        cursus_cost_add (self->cost, runs[v], 1);
      if (whole && growth (limits, length) > 0)
        cursus_cost_add (self->cost, cursus_encoding_and2 (self->encoding, begins (self, v), runs[v]), growth (limits, length));
      if (length > 1 && length <= low)
        cursus_cost_add (self->cost, cursus_encoding_and2 (self->encoding, begins (self, v), -runs[v]),
                         shrinkage (limits, length - 1));
    }
  }
}

/* ---- All ---- */

static void
measure_values (Group *self)
{
  switch (self->constraint->measure) {
  case CURSUS_MEASURE_COUNT:
  case CURSUS_MEASURE_SUM:
  case CURSUS_MEASURE_BALANCE:
  case CURSUS_N_MEASURES:
    g_return_if_reached ();
  case CURSUS_MEASURE_DISTINCT:
    measure_distinct (self);
    return;
  case CURSUS_MEASURE_SPAN:
    measure_span (self);
    return;
  case CURSUS_MEASURE_FIRST:
  case CURSUS_MEASURE_LAST:
    measure_end (self, self->constraint->measure == CURSUS_MEASURE_FIRST);
    return;
  case CURSUS_MEASURE_RUNS:
    measure_runs (self);
    return;
  case CURSUS_MEASURE_RUN_COUNT:
    measure_run_count (self);
    return;
  case CURSUS_MEASURE_MAX_RUN:
    measure_max_run (self);
    return;
  case CURSUS_MEASURE_GAPS:
    measure_gaps (self);
    return;
  case CURSUS_MEASURE_OVERLAP:
    measure_overlap (self);
    return;
  case CURSUS_MEASURE_ISOLATED:
    measure_isolated (self);
    return;
  }
}

static int
find_present (CursusEncoding *self, const GArray *entries)
{
  g_autofree int *literals = g_new (int, entries->len + 1);
  for (guint e = 0; e < entries->len; e++)
    literals[e] = g_array_index (entries, CursusEntry, e).literal;
  return cursus_encoding_or (self, literals, entries->len);
}

static bool
is_of_slot (const CursusConstraint *constraint)
{
  bool of_slot = constraint->value == CURSUS_KEY_SLOT;
  for (guint k = 0; k < constraint->keys->len; k++)
    of_slot = of_slot || g_array_index (constraint->keys, CursusKey, k) == CURSUS_KEY_SLOT;
  return of_slot;
}

void
cursus_encoding_measure (CursusEncoding *self, const CursusConstraint *constraint, const GArray *entries, bool hard,
                         int64_t weight, CursusCost *cost)
{
  CursusCost of_group;
  cursus_cost_init (&of_group);
  Group group = { .encoding = self, .constraint = constraint, .entries = entries, .hard = hard, .cost = &of_group };
  group.of_slot = is_of_slot (constraint);
  bool needs_present = constraint->limits.low != INT64_MIN || constraint->limits.high < 0;
  group.present = needs_present ? find_present (self, entries) : CURSUS_SAT_TRUE;
  if (constraint->measure == CURSUS_MEASURE_COUNT || constraint->measure == CURSUS_MEASURE_SUM)
    measure_total (&group, constraint->measure == CURSUS_MEASURE_COUNT);
  else if (occupy (&group))
    measure_values (&group);
  else
    of_group.exact = false;
  for (guint t = 0; t < of_group.terms->len; t++) {
    const CursusTerm *term = &g_array_index (of_group.terms, CursusTerm, t);
    cursus_cost_add (cost, term->literal, term->weight * weight);
  }
  cost->base += of_group.base * weight;
  cost->exact = cost->exact && of_group.exact;
  cursus_cost_clear (&of_group);
  g_clear_pointer (&group.lists, g_ptr_array_unref);
  g_free (group.occupied);
  g_free (group.before);
  g_free (group.after);
}

void
cursus_encoding_aggregate (CursusEncoding *self, uint32_t index, bool hard, CursusCost *cost)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, index);
  bool waived = constraint->grants != NULL && constraint->grants->len > 0;
  cursus_recaller_init (&self->encoded[index].filter, constraint->filter);
  if (hard && self->switches == NULL && cursus_conflicts_is_of_rooms (self->ruleset, constraint)) {
    cursus_encoding_keep_rooms (self, constraint);
    cost->exact = !cursus_encoding_is_full (self);
    return;
  }
  g_autoptr (GArray) classes = !waived ? cursus_group_classes (self, constraint) : NULL;
  g_autoptr (GPtrArray) of_all = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  if (classes == NULL) {
    cost->exact = false;
    return;
  }
  g_autoptr (GHashTable) memory = g_hash_table_new_full (cursus_weights_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref,
                                                         (GDestroyNotify)g_array_unref);
  for (guint c = 0; c < classes->len && self->error == NULL; c++) {
    const CursusGroupClass *class = &g_array_index (classes, CursusGroupClass, c);
    if (class->weight == 0)
      continue;
    if (cursus_encoding_is_full (self)) {
      cost->exact = false;
      return;
    }
    g_autoptr (GPtrArray) groups = cursus_group_entries (self, index, class, memory);
    if (constraint->measure == CURSUS_MEASURE_BALANCE) {
      g_ptr_array_extend_and_steal (of_all, g_steal_pointer (&groups));
      continue;
    }
    for (guint g = 0; g < groups->len && !cursus_encoding_is_full (self); g++)
      cursus_encoding_measure (self, constraint, g_ptr_array_index (groups, g), hard, class->weight, cost);
    cost->exact = cost->exact && !cursus_encoding_is_full (self);
  }
  if (constraint->measure == CURSUS_MEASURE_BALANCE && self->error == NULL)
    cursus_encoding_balance (self, constraint, of_all, hard, cost);
}
