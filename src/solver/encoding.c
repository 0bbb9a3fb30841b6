/* Puts the clauses of a problem together, and holds plans against the evaluator. */
#include "solver/encoding-private.h"

void
cursus_encoding_cost (CursusEncoding *self, uint32_t index, bool hard, CursusCost *cost)
{
  switch (cursus_ruleset_constraint (self->ruleset, index)->shape) {
  case CURSUS_SHAPE_EACH:
  case CURSUS_SHAPE_PAIRS:
    cursus_encoding_units (self, index, cost);
    return;
  case CURSUS_SHAPE_AGGREGATE:
    cursus_encoding_aggregate (self, index, hard, cost);
    return;
  case CURSUS_SHAPE_COMBINATION:
    cursus_encoding_combination (self, index, cost);
    return;
  case CURSUS_SHAPE_CONSECUTIVE:
  case CURSUS_SHAPE_SEQUENCE:
    cost->exact = false;
    return;
  }
}

/* Whether constraint @index counts by itself. */
static bool
is_root (const CursusEncoding *self, uint32_t index)
{
  return cursus_ruleset_constraint (self->ruleset, index)->parent == CURSUS_NONE && cursus_ruleset_active (self->ruleset, index)
         && (!self->hard_only || cursus_ruleset_price (self->ruleset, index, 1).hard > 0);
}

static void
encode_constraint (CursusEncoding *self, uint32_t index)
{
  CursusCost cost;
  cursus_cost_init (&cost);
  if (cursus_encoding_is_full (self))
    cost.exact = false;
  else
    cursus_encoding_cost (self, index, cursus_ruleset_price (self->ruleset, index, 1).hard > 0, &cost);
  cursus_encoding_spend (self, index, &cost);
  cursus_cost_clear (&cost);
}

static bool
have_same (const GArray *a, const GArray *b)
{
  const guint size = g_array_get_element_size ((GArray *)a);
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, (size_t)a->len * size) == 0);
}

/* Whether a constraint before @index that is encoded has the same groups of the same meetings. */
static bool
is_said_before (const CursusEncoding *self, uint32_t index)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, index);
  for (uint32_t c = 0; c < index; c++) {
    const CursusConstraint *other = cursus_ruleset_constraint (self->ruleset, c);
    if (is_root (self, c) && other->shape == CURSUS_SHAPE_AGGREGATE && !self->encoded[c].late
        && other->measure == constraint->measure && have_same (other->keys, constraint->keys)
        && have_same (other->units, constraint->units))
      return true;
  }
  return false;
}

/* Whether it is enough to encode the constraint once a plan breaks it: hard rules of groups take many clauses, and most of them
 * keep themselves where the others hold. What lets one meeting at a time into a group does not. */
static bool
can_wait (const CursusEncoding *self, uint32_t index)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, index);
  if (constraint->shape != CURSUS_SHAPE_AGGREGATE || cursus_ruleset_price (self->ruleset, index, 1).hard == 0)
    return false;
  bool one_at_a_time = constraint->measure == CURSUS_MEASURE_COUNT && constraint->limits.high <= 1;
  return !one_at_a_time || is_said_before (self, index);
}

static void
encode (CursusEncoding *self, bool in_order)
{
  for (uint32_t m = 0; m < self->problem->n_meetings; m++) {
    cursus_choice_init (self, m);
    self->alone[m] = g_new0 (int64_t, MAX (1, self->choices[m].n));
  }
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    if (self->choices[m].n == 0)
      return; /* no plan at all */
  if (in_order)
    cursus_encoding_put_in_order (self);
  for (uint32_t c = 0; c < self->ruleset->constraints->len && self->error == NULL; c++)
    if (is_root (self, c)) {
      self->encoded[c].late = in_order && can_wait (self, c);
      if (!self->encoded[c].late)
        encode_constraint (self, c);
    }
  cursus_encoding_alone (self);
  if (in_order)
    cursus_encoding_count_rooms (self);
}

static CursusEncoding *
new_of (const CursusProblem *problem, CursusSat *sat, const CursusSatLimits *limits)
{
  CursusEncoding *self = g_new0 (CursusEncoding, 1);
  self->problem = problem;
  self->ruleset = problem->ruleset;
  self->frame = problem->frame;
  self->limits = limits;
  self->sat = sat;
  self->choices = g_new0 (CursusChoice, MAX (1, problem->n_meetings));
  self->alone = g_new0 (int64_t *, MAX (1, problem->n_meetings));
  self->scratch = g_new0 (CursusPlacement, MAX (1, problem->n_meetings));
  self->placed = g_new0 (bool, MAX (1, problem->n_meetings));
  self->encoded = g_new0 (CursusEncoded, MAX (1, problem->ruleset->constraints->len));
  self->gates = g_hash_table_new_full (cursus_weights_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
  self->orders = g_hash_table_new (NULL, NULL);
  self->counters = g_hash_table_new_full (cursus_weights_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref,
                                          (GDestroyNotify)g_array_unref);
  self->letters = g_hash_table_new_full (cursus_weights_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref,
                                         cursus_letter_set_free);
  self->terms = g_array_new (FALSE, FALSE, sizeof (CursusTerm));
  self->complete = true;
  return self;
}

static bool
fill (CursusEncoding *self, bool in_order, GError **error)
{
  self->evaluator = cursus_evaluator_new (self->ruleset, error);
  if (self->evaluator == NULL)
    return false;
  cursus_sat_record (self->sat, self->recorded);
  encode (self, in_order);
  cursus_sat_record (self->sat, false);
  if (self->error == NULL)
    return true;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return false;
}

CursusEncoding *
cursus_encoding_new (const CursusProblem *problem, const CursusSatLimits *limits, GError **error)
{
  g_autoptr (CursusEncoding) self = new_of (problem, cursus_sat_new (), limits);
  return fill (self, false, error) ? g_steal_pointer (&self) : NULL;
}

CursusEncoding *
cursus_encoding_new_in_order (const CursusProblem *problem, const CursusSatLimits *limits, GError **error)
{
  g_autoptr (CursusEncoding) self = new_of (problem, cursus_sat_new_for_many (), limits);
  return fill (self, true, error) ? g_steal_pointer (&self) : NULL;
}

CursusEncoding *
cursus_encoding_new_in_order_on (const CursusProblem *problem, CursusSat *sat, const CursusSatLimits *limits, GError **error)
{
  g_autoptr (CursusEncoding) self = new_of (problem, sat, limits);
  self->borrowed = true;
  return fill (self, true, error) ? g_steal_pointer (&self) : NULL;
}

CursusEncoding *
cursus_encoding_new_switched (const CursusProblem *problem, const bool *by_module, const CursusSatLimits *limits, GError **error)
{
  g_autoptr (CursusEncoding) self = new_of (problem, cursus_sat_new (), limits);
  cursus_switches_init (self, by_module, false);
  return fill (self, false, error) ? g_steal_pointer (&self) : NULL;
}

CursusEncoding *
cursus_encoding_new_by_day (const CursusProblem *problem, const bool *by_module, const CursusSatLimits *limits, GError **error)
{
  g_autoptr (CursusEncoding) self = new_of (problem, cursus_sat_new (), limits);
  cursus_switches_init (self, by_module, true);
  return fill (self, false, error) ? g_steal_pointer (&self) : NULL;
}

CursusEncoding *
cursus_encoding_new_recorded (const CursusProblem *problem, bool hard_only, const CursusSatLimits *limits, GError **error)
{
  g_autoptr (CursusEncoding) self = new_of (problem, cursus_sat_new (), limits);
  self->recorded = true;
  self->hard_only = hard_only;
  return fill (self, false, error) ? g_steal_pointer (&self) : NULL;
}

bool
cursus_encoding_says_all (const CursusEncoding *self)
{
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    if (self->choices[m].n == 0)
      return true; /* that there is no plan */
  for (uint32_t c = 0; c < self->ruleset->constraints->len; c++)
    if (is_root (self, c) && !self->encoded[c].exact)
      return false;
  return self->complete && !cursus_encoding_is_full (self);
}

bool
cursus_encoding_is_cut_short (const CursusEncoding *self)
{
  return cursus_encoding_is_full (self);
}

int
cursus_encoding_at (CursusEncoding *self, uint32_t meeting, CursusPlacement placement)
{
  const CursusChoice *choice = &self->choices[meeting];
  g_autofree bool *in = g_new (bool, MAX (1, choice->n));
  for (uint32_t i = 0; i < choice->n; i++)
    in[i] = cursus_placement_equal (choice->domain[i], placement);
  return cursus_choice_literal (self, meeting, in);
}

int
cursus_encoding_on_day (CursusEncoding *self, uint32_t meeting, uint32_t day)
{
  const CursusChoice *choice = &self->choices[meeting];
  g_autofree bool *in = g_new (bool, MAX (1, choice->n));
  for (uint32_t i = 0; i < choice->n; i++)
    in[i] = self->frame->timeline->slots[choice->domain[i].start].day == day;
  return cursus_choice_literal (self, meeting, in);
}

int
cursus_encoding_in_room (CursusEncoding *self, uint32_t meeting, uint32_t room)
{
  const CursusChoice *choice = &self->choices[meeting];
  g_autofree bool *in = g_new (bool, MAX (1, choice->n));
  for (uint32_t i = 0; i < choice->n; i++)
    in[i] = choice->domain[i].room == room;
  return cursus_choice_literal (self, meeting, in);
}

void
cursus_encoding_free (CursusEncoding *self)
{
  if (self == NULL)
    return;
  for (uint32_t m = 0; m < self->problem->n_meetings; m++) {
    cursus_choice_clear (&self->choices[m]);
    g_free (self->alone[m]);
  }
  for (uint32_t c = 0; c < self->ruleset->constraints->len; c++) {
    cursus_recaller_clear (&self->encoded[c].function);
    cursus_recaller_clear (&self->encoded[c].filter);
    g_clear_pointer (&self->encoded[c].levels, g_array_unref);
    cursus_lines_free (self->encoded[c].lines);
  }
  g_free (self->choices);
  g_free (self->alone);
  g_free (self->scratch);
  g_free (self->placed);
  g_free (self->ordered);
  g_free (self->encoded);
  g_clear_pointer (&self->gates, g_hash_table_unref);
  g_clear_pointer (&self->orders, g_hash_table_unref);
  g_clear_pointer (&self->counters, g_hash_table_unref);
  g_clear_pointer (&self->letters, g_hash_table_unref);
  g_clear_pointer (&self->terms, g_array_unref);
  g_clear_pointer (&self->evaluator, cursus_evaluator_free);
  g_clear_error (&self->error);
  cursus_switches_free (self->switches);
  g_free (self->believed);
  if (!self->borrowed)
    cursus_sat_free (self->sat);
  g_free (self);
}

CursusSat *
cursus_encoding_sat (const CursusEncoding *self)
{
  return self->sat;
}

const GArray *
cursus_encoding_terms (const CursusEncoding *self)
{
  return self->terms;
}

int64_t
cursus_encoding_base (const CursusEncoding *self)
{
  return self->base;
}

bool
cursus_encoding_is_complete (const CursusEncoding *self)
{
  return self->complete;
}

/* The number of the value that holds. */
static uint32_t
value_of (const CursusEncoding *self, const CursusOneOf *of)
{
  uint32_t low = 0, high = of->n;
  while (high - low > 1) {
    uint32_t middle = (low + high) / 2;
    if (cursus_sat_value (self->sat, of->from[middle]))
      low = middle;
    else
      high = middle;
  }
  return low;
}

/* (transfer full): @placements, in order where meetings are. */
static CursusPlacement *
put_in_order (const CursusEncoding *self, const CursusPlacement *placements)
{
  const CursusSymmetry *symmetry = self->problem->symmetry;
  uint32_t n = self->problem->n_meetings;
  CursusPlacement *sorted = g_memdup2 (placements, MAX (1, n) * sizeof *placements);
  for (uint32_t m = 0; m < n && self->ordered != NULL && symmetry != NULL; m++)
    for (uint32_t k = m + 1; k < n; k++)
      if (cursus_symmetry_same (symmetry, m, k) && sorted[k].start < sorted[m].start) {
        CursusPlacement later = sorted[m];
        sorted[m] = sorted[k];
        sorted[k] = later;
      }
  return sorted;
}

void
cursus_encoding_show (CursusEncoding *self, const CursusPlacement *placements)
{
  const CursusSatLimits limits = { .max_conflicts = 1, .stop = self->limits->stop };
  g_autofree CursusPlacement *sorted = put_in_order (self, placements);
  for (uint32_t m = 0; m < self->problem->n_meetings; m++) {
    const CursusChoice *choice = &self->choices[m];
    for (uint32_t i = 0; i < choice->n; i++)
      if (cursus_placement_equal (choice->domain[i], sorted[m])) {
        cursus_sat_assume (self->sat, choice->starts.at[choice->start_of[i]]);
        cursus_sat_assume (self->sat, choice->rooms.at[choice->cell_of[i] / choice->speakers.n]);
        cursus_sat_assume (self->sat, choice->speakers.at[choice->cell_of[i] % choice->speakers.n]);
      }
  }
  cursus_sat_solve (self->sat, &limits);
}

void
cursus_encoding_read (const CursusEncoding *self, CursusPlacement *placements)
{
  for (uint32_t m = 0; m < self->problem->n_meetings; m++) {
    const CursusChoice *choice = &self->choices[m];
    uint32_t start = value_of (self, &choice->starts);
    uint32_t cell = value_of (self, &choice->rooms) * choice->speakers.n + value_of (self, &choice->speakers);
    for (uint32_t i = 0; i < choice->n; i++)
      if (choice->start_of[i] == start && choice->cell_of[i] == cell)
        placements[m] = choice->domain[i];
  }
}

/* ---- What the solver did not know ---- */

static bool
evaluate (CursusEncoding *self, const CursusPlacement *placements, GError **error)
{
  const CursusPlacement *now = cursus_evaluator_placements (self->evaluator);
  for (uint32_t m = 0; m < self->problem->n_meetings; m++) {
    if (self->placed[m] && cursus_placement_equal (now[m], placements[m]))
      continue;
    if (self->placed[m])
      cursus_evaluator_remove (self->evaluator, m);
    cursus_evaluator_place (self->evaluator, m, placements[m]);
    self->placed[m] = true;
  }
  return cursus_evaluator_try_error (self->evaluator, error);
}

/* (transfer full): per constraint the soft points that the solver takes it to cost. */
static int64_t *
sum_believed (const CursusEncoding *self)
{
  int64_t *believed = g_new0 (int64_t, MAX (1, self->ruleset->constraints->len));
  for (guint t = 0; t < self->terms->len; t++) {
    const CursusTerm *term = &g_array_index (self->terms, CursusTerm, t);
    if (term->constraint != CURSUS_NONE && cursus_sat_value (self->sat, term->literal))
      believed[term->constraint] += term->weight;
  }
  return believed;
}

void
cursus_encoding_note (CursusEncoding *self)
{
  g_free (self->believed);
  self->believed = sum_believed (self);
}

/* false: there is nothing that could be learnt. */
static bool
correct (CursusEncoding *self, uint32_t index, const CursusPlacement *placements, int64_t excess)
{
  CursusEncoded *encoded = &self->encoded[index];
  if (encoded->late) {
    encoded->late = false;
    encode_constraint (self, index);
    return true;
  }
  bool hard = cursus_ruleset_price (self->ruleset, index, 1).hard > 0;
  CursusShape shape = cursus_ruleset_constraint (self->ruleset, index)->shape;
  if ((shape == CURSUS_SHAPE_CONSECUTIVE || shape == CURSUS_SHAPE_SEQUENCE) && cursus_encoding_line (self, index, placements))
    return true;
  bool has_lines = encoded->lines != NULL && encoded->lines->classes != NULL;
  if (!hard && (encoded->exact || encoded->ignored || has_lines)) {
    encoded->ignored = true;
    self->complete = false;
    return false;
  }
  return cursus_encoding_learn (self, index, placements, excess);
}

bool
cursus_encoding_refine (CursusEncoding *self, const CursusPlacement *placements, CursusScore *score, bool *refined,
                        GError **error)
{
  g_autofree int64_t *believed = self->believed != NULL ? g_steal_pointer (&self->believed) : sum_believed (self);
  g_autofree bool *off = cursus_switch_list_off (self);
  *refined = false;
  if (!evaluate (self, placements, error))
    return false;
  *score = cursus_evaluator_score (self->evaluator);
  cursus_sat_record (self->sat, self->recorded);
  for (uint32_t c = 0; c < self->ruleset->constraints->len && self->error == NULL; c++) {
    if (!is_root (self, c))
      continue;
    int64_t excess = cursus_evaluator_constraint_cost (self->evaluator, c);
    CursusScore price = cursus_ruleset_price (self->ruleset, c, excess);
    if (off != NULL && off[cursus_ruleset_constraint (self->ruleset, c)->use])
      continue;
    bool is_alone = self->encoded[c].exact && cursus_ruleset_constraint (self->ruleset, c)->shape <= CURSUS_SHAPE_PAIRS;
    bool is_hard = price.hard > 0 && !(is_alone && off != NULL);
    if (is_hard || (!is_alone && price.soft > self->encoded[c].base + believed[c]))
      *refined = correct (self, c, placements, excess) || *refined;
  }
  cursus_sat_record (self->sat, false);
  if (self->error == NULL)
    return true;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return false;
}
