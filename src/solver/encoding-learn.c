/* What constraints cost, spent as clauses or as terms; and what is learnt of those that are not encoded, from one plan after the
 * other. */
#include <string.h>

#include "rules/cover.h"
#include "solver/encoding-private.h"

#define MOST_LEARNT_MEETINGS 8 /* of a soft constraint whose terms are given up for what plans teach */

static void
mark_unit (const CursusEncoding *self, CursusUnit unit, bool *marked)
{
  uint32_t storage = 0, n = 0;
  const uint32_t *meetings = cursus_frame_unit_meetings (self->frame, unit, &storage, &n);
  for (uint32_t m = 0; m < n; m++)
    marked[meetings[m]] = true;
}

/* The meetings that @constraint and its parts look at. */
static void
mark_meetings (const CursusEncoding *self, uint32_t index, bool *marked)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, index);
  for (guint u = 0; u < constraint->units->len; u++)
    mark_unit (self, g_array_index (constraint->units, uint32_t, u), marked);
  for (guint i = 0; constraint->part_indices != NULL && i < constraint->part_indices->len; i++)
    mark_meetings (self, g_array_index (constraint->part_indices, uint32_t, i), marked);
}

static uint32_t
count_meetings (const CursusEncoding *self, uint32_t index)
{
  g_autofree bool *marked = g_new0 (bool, MAX (1, self->problem->n_meetings));
  uint32_t n = 0;
  mark_meetings (self, index, marked);
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    n += marked[m];
  return n;
}

void
cursus_encoding_spend (CursusEncoding *self, uint32_t index, const CursusCost *cost)
{
  const CursusScore price = cursus_ruleset_price (self->ruleset, index, 1);
  CursusEncoded *encoded = &self->encoded[index];
  const int off = cursus_switch_off (self, cursus_ruleset_constraint (self->ruleset, index));
  for (guint t = 0; t < cost->terms->len && price.hard > 0; t++)
    cursus_sat_add2 (self->sat, -g_array_index (cost->terms, CursusTerm, t).literal, off);
  if (price.hard > 0 && cost->base > 0)
    cursus_sat_add (self->sat, &off, 1);
  encoded->exact = cost->exact || (self->recorded && cursus_encoding_all (self, index));
  if (price.hard > 0 || encoded->exact != cost->exact)
    return;
  /* What plans teach is the whole excess: it cannot stand beside terms for a part of it. */
  bool has_terms = cost->terms->len > 0 || cost->base > 0;
  if (!cost->exact && has_terms && count_meetings (self, index) <= MOST_LEARNT_MEETINGS)
    return;
  encoded->ignored = !cost->exact && has_terms;
  self->complete = self->complete && !encoded->ignored;
  encoded->base = cost->base * price.soft;
  self->base += encoded->base;
  for (guint t = 0; t < cost->terms->len; t++) {
    CursusTerm term = g_array_index (cost->terms, CursusTerm, t);
    term.weight *= price.soft;
    term.constraint = index;
    g_array_append_val (self->terms, term);
  }
}

/* ---- Levels ---- */

static void
add_term (CursusEncoding *self, uint32_t index, int literal, int64_t excess)
{
  CursusTerm term = { literal, excess * cursus_ruleset_price (self->ruleset, index, 1).soft, index };
  g_array_append_val (self->terms, term);
}

/* A level between two others weighs what it is above the lower one, unless the upper one holds. */
int
cursus_encoding_level (CursusEncoding *self, uint32_t index, GArray *levels, int64_t excess, int64_t times)
{
  guint at = 0;
  while (at < levels->len && g_array_index (levels, CursusLesson, at).excess < excess)
    at++;
  const CursusLesson *above = at < levels->len ? &g_array_index (levels, CursusLesson, at) : NULL;
  if (above != NULL && above->excess == excess)
    return above->literal;
  CursusLesson below = at > 0 ? g_array_index (levels, CursusLesson, at - 1) : (CursusLesson){ 0, CURSUS_SAT_TRUE };
  CursusLesson new = { excess, cursus_sat_variable (self->sat) };
  cursus_sat_add2 (self->sat, -new.literal, below.literal);
  int counted = new.literal;
  if (above != NULL) {
    counted = cursus_sat_variable (self->sat);
    cursus_sat_add2 (self->sat, -above->literal, new.literal);
    cursus_sat_add3 (self->sat, -new.literal, above->literal, counted);
  }
  add_term (self, index, counted, (excess - below.excess) * times);
  g_array_insert_val (levels, at, new);
  return new.literal;
}

/* What of a placement the constraint looks at. */
static unsigned
parts_of (const CursusConstraint *constraint)
{
  if (constraint->shape != CURSUS_SHAPE_AGGREGATE || constraint->filter != NULL || constraint->measure == CURSUS_MEASURE_SUM
      || constraint->measure == CURSUS_MEASURE_BALANCE || (constraint->grants != NULL && constraint->grants->len > 0))
    return CURSUS_DEPENDS_ALL;
  unsigned parts = CURSUS_DEPENDS_NEVER;
  for (guint k = 0; k <= constraint->keys->len; k++) {
    CursusKey key = k < constraint->keys->len ? g_array_index (constraint->keys, CursusKey, k) : constraint->value;
    if (key == CURSUS_N_KEYS)
      continue;
    if (cursus_key_class (key) == CURSUS_KEY_CLASS_PEOPLE)
      parts |= CURSUS_DEPENDS_SPEAKERS;
    else if (cursus_key_class (key) == CURSUS_KEY_CLASS_PLACED)
      parts |= key == CURSUS_KEY_SITE || key == CURSUS_KEY_ROOM ? CURSUS_DEPENDS_ROOM : CURSUS_DEPENDS_START;
  }
  return parts;
}

/* Holds when @meeting is where the constraint cannot tell it from @at. */
static int
alike_literal (CursusEncoding *self, uint32_t meeting, CursusPlacement at, unsigned parts)
{
  const CursusChoice *choice = &self->choices[meeting];
  g_autofree bool *in = g_new (bool, MAX (1, choice->n));
  for (uint32_t i = 0; i < choice->n; i++)
    in[i] = (cursus_placements_differ (choice->domain[i], at) & parts) == 0;
  return cursus_choice_literal (self, meeting, in);
}

/* The clause that the @marked meetings are not all where they are, or @then holds. */
static void
add_clause (CursusEncoding *self, const bool *marked, const CursusPlacement *placements, unsigned parts, int then)
{
  g_autoptr (GArray) clause = g_array_new (FALSE, FALSE, sizeof (int));
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    if (marked[m]) {
      int literal = -alike_literal (self, m, placements[m], parts);
      g_array_append_val (clause, literal);
    }
  g_array_append_val (clause, then);
  cursus_sat_add (self->sat, (const int *)clause->data, clause->len);
}

static bool
is_of_one_meeting (const CursusEncoding *self, const CursusUnit *units, uint32_t n_units)
{
  const uint32_t *only = self->frame->only_meeting;
  return only[units[0]] != CURSUS_NONE && only[units[0]] == only[units[n_units - 1]];
}

/* Every call of a hard function of two units that costs something is forbidden by itself. */
static bool
learn_calls (CursusEncoding *self, uint32_t index, const CursusPlacement *placements)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, index);
  const uint32_t n_units = constraint->shape == CURSUS_SHAPE_PAIRS ? 2 : 1;
  bool some = false;
  memcpy (self->scratch, placements, self->problem->n_meetings * sizeof *placements);
  for (guint u = 0; u < constraint->units->len; u += n_units) {
    const CursusUnit *units = &g_array_index (constraint->units, CursusUnit, u);
    if (self->switches != NULL && is_of_one_meeting (self, units, n_units))
      continue; /* it has switches of its own */
    if (cursus_cover_call_weight (self->frame, constraint, u / n_units) == 0
        || cursus_cover_call_at (self->frame, constraint, units, n_units, placements)
        || cursus_recaller_cost (self, &self->encoded[index].function, units, n_units) == 0)
      continue;
    g_autofree bool *marked = g_new0 (bool, MAX (1, self->problem->n_meetings));
    for (uint32_t i = 0; i < n_units; i++)
      mark_unit (self, units[i], marked);
    add_clause (self, marked, placements, CURSUS_DEPENDS_ALL, cursus_switch_off (self, constraint));
    some = true;
  }
  return some;
}

void
cursus_encoding_learn_whole (CursusEncoding *self, uint32_t index, const CursusPlacement *placements, int64_t excess)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, index);
  const bool hard = cursus_ruleset_price (self->ruleset, index, 1).hard > 0;
  g_autofree bool *marked = g_new0 (bool, MAX (1, self->problem->n_meetings));
  mark_meetings (self, index, marked);
  CursusEncoded *encoded = &self->encoded[index];
  if (encoded->levels == NULL)
    encoded->levels = g_array_new (FALSE, FALSE, sizeof (CursusLesson));
  int then = hard ? cursus_switch_off (self, constraint) : cursus_encoding_level (self, index, encoded->levels, excess, 1);
  add_clause (self, marked, placements, parts_of (constraint), then);
}

bool
cursus_encoding_learn (CursusEncoding *self, uint32_t index, const CursusPlacement *placements, int64_t excess)
{
  const bool hard = cursus_ruleset_price (self->ruleset, index, 1).hard > 0;
  if (hard && cursus_ruleset_constraint (self->ruleset, index)->shape <= CURSUS_SHAPE_PAIRS
      && self->encoded[index].function.trie != NULL)
    return learn_calls (self, index, placements);
  cursus_encoding_learn_whole (self, index, placements, excess);
  return true;
}

void
cursus_encoding_list_meetings (const CursusEncoding *self, uint32_t constraint, bool *marked)
{
  mark_meetings (self, constraint, marked);
}

unsigned
cursus_encoding_parts_of (const CursusEncoding *self, uint32_t constraint)
{
  return parts_of (cursus_ruleset_constraint (self->ruleset, constraint));
}
