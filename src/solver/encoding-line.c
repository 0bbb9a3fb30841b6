/* Functions of neighbours in time: clauses for two meetings of a group, wherever they are, once a plan has shown that they cost
 * something as neighbours. What is between them, and makes them none, stands in the clause. */
#include "solver/encoding-private.h"

#define MAX_CELLS 400000
#define MAX_DEAR_CELLS 60000

void
cursus_lines_free (CursusLines *lines)
{
  if (lines == NULL)
    return;
  g_clear_pointer (&lines->classes, g_array_unref);
  g_clear_pointer (&lines->known, g_hash_table_unref);
  g_free (lines);
}

static CursusLines *
find_lines (CursusEncoding *self, uint32_t index)
{
  CursusEncoded *encoded = &self->encoded[index];
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, index);
  if (encoded->lines != NULL)
    return encoded->lines;
  bool possible = constraint->grants == NULL || constraint->grants->len == 0;
  for (guint k = 0; k < constraint->keys->len; k++)
    possible = possible && cursus_key_class (g_array_index (constraint->keys, CursusKey, k)) != CURSUS_KEY_CLASS_PLACED;
  encoded->lines = g_new0 (CursusLines, 1);
  encoded->lines->classes = possible ? cursus_group_classes (self, constraint) : NULL;
  encoded->lines->known = g_hash_table_new_full (cursus_weights_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
  cursus_recaller_init (&encoded->function, constraint->tracer);
  const CursusRead start = { .fact = CURSUS_FACT_SLOT };
  for (int p = 0; p < 2; p++) /* letters say who is first */
    g_array_append_val (encoded->function.reads[p], start);
  return encoded->lines;
}

/* Whether @a at @at_a comes before @b at @at_b in the order of time. */
static bool
is_before (const CursusFrame *frame, uint32_t a, CursusPlacement at_a, uint32_t b, CursusPlacement at_b)
{
  uint32_t end_a = at_a.start + frame->meetings[a].n_slots, end_b = at_b.start + frame->meetings[b].n_slots;
  if (at_a.start != at_b.start)
    return at_a.start < at_b.start;
  return end_a != end_b ? end_a < end_b : a < b;
}

/* Two neighbours of the groups of one class. */
typedef struct {
  CursusEncoding *encoding;
  const CursusConstraint *constraint;
  uint32_t index; /* of the constraint */
  const CursusGroupClass *class;
  uint32_t u, v; /* their places among the units */
  uint32_t a, b; /* the meetings */
  CursusLetterSet *of_a, *of_b;
  int64_t *costs;
  int *members; /* per unit: it is in the groups */
} Pair;

/* Where unit number @unit is in the groups. */
static int
member_literal (const Pair *pair, uint32_t unit)
{
  CursusEncoding *self = pair->encoding;
  uint32_t meeting = g_array_index (pair->constraint->units, uint32_t, unit);
  const CursusChoice *choice = &self->choices[meeting];
  const bool *mask = cursus_group_mask (self, pair->constraint, pair->class, unit);
  g_autofree bool *in = g_new (bool, MAX (1, choice->n));
  for (uint32_t i = 0; i < choice->n; i++)
    in[i] = mask[choice->domain[i].speaker_set];
  return cursus_choice_literal (self, meeting, in);
}

/* The first start of @meeting, by number, that is not before @other at @at; or that is after it. */
static uint32_t
first_start (const CursusEncoding *self, uint32_t meeting, uint32_t other, CursusPlacement at, bool after)
{
  const CursusChoice *choice = &self->choices[meeting];
  uint32_t low = 0, high = choice->starts.n;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    CursusPlacement there = { .start = choice->slots[middle] };
    bool reached = after ? is_before (self->frame, other, at, meeting, there)
                         : !is_before (self->frame, meeting, there, other, at);
    if (reached)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

/* Where unit number @unit is after a and before b, and in the groups. */
static int
between_literal (const Pair *pair, uint32_t unit, CursusPlacement at_a, CursusPlacement at_b)
{
  CursusEncoding *self = pair->encoding;
  uint32_t meeting = g_array_index (pair->constraint->units, uint32_t, unit);
  const CursusOneOf *starts = &self->choices[meeting].starts;
  uint32_t first = first_start (self, meeting, pair->a, at_a, true), end = first_start (self, meeting, pair->b, at_b, false);
  if (first >= end || pair->members[unit] == CURSUS_SAT_FALSE)
    return CURSUS_SAT_FALSE;
  const int literals[] = { starts->from[first], -starts->from[end], pair->members[unit] };
  return cursus_encoding_and (self, literals, G_N_ELEMENTS (literals));
}

/* The costs of all letters, 0 where a is not before b. false: too many. */
static bool
fill (Pair *pair)
{
  CursusEncoding *self = pair->encoding;
  CursusRecaller *function = &self->encoded[pair->index].function;
  const CursusUnit units[2] = { pair->a, pair->b };
  guint n_reads = G_MAXUINT;
  while (n_reads != function->reads[0]->len + function->reads[1]->len) {
    n_reads = function->reads[0]->len + function->reads[1]->len;
    pair->of_a = cursus_letter_set_get (self, pair->a, function->reads[0]);
    pair->of_b = cursus_letter_set_get (self, pair->b, function->reads[1]);
    if (pair->of_a == NULL || pair->of_b == NULL || (size_t)pair->of_a->n * pair->of_b->n > MAX_CELLS)
      return false;
    pair->costs = g_renew (int64_t, pair->costs, (size_t)pair->of_a->n * pair->of_b->n);
    for (uint32_t i = 0; i < pair->of_a->n; i++)
      for (uint32_t j = 0; j < pair->of_b->n; j++) {
        self->scratch[pair->a] = pair->of_a->examples[i];
        self->scratch[pair->b] = pair->of_b->examples[j];
        bool ordered = is_before (self->frame, pair->a, self->scratch[pair->a], pair->b, self->scratch[pair->b]);
        pair->costs[(size_t)i * pair->of_b->n + j] = ordered ? cursus_recaller_cost (self, function, units, 2) : 0;
      }
  }
  return self->error == NULL;
}

/* The clause that @then holds where a and b have these letters and nobody is between them. */
static void
add_cell (const Pair *pair, uint32_t i, uint32_t j, int then)
{
  CursusEncoding *self = pair->encoding;
  g_autoptr (GArray) clause = g_array_new (FALSE, FALSE, sizeof (int));
  const int known[] = { -cursus_letter_set_at (self, pair->of_a, i), -cursus_letter_set_at (self, pair->of_b, j),
                        -pair->members[pair->u], -pair->members[pair->v], then };
  g_array_append_vals (clause, known, G_N_ELEMENTS (known));
  for (uint32_t w = 0; w < pair->constraint->units->len; w++) {
    int literal = w == pair->u || w == pair->v ? CURSUS_SAT_FALSE
                                               : between_literal (pair, w, pair->of_a->examples[i], pair->of_b->examples[j]);
    if (literal != CURSUS_SAT_FALSE)
      g_array_append_val (clause, literal);
  }
  cursus_sat_add (self->sat, (const int *)clause->data, clause->len);
}

static int
compare_costs (gconstpointer a, gconstpointer b)
{
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

/* (transfer full) (element-type CursusLesson): the costs above 0, each with a literal, which the pair then costs. */
static GArray *
make_levels (const Pair *pair, CursusScore price)
{
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (int64_t));
  for (size_t c = 0; c < (size_t)pair->of_a->n * pair->of_b->n; c++)
    if (pair->costs[c] > 0)
      g_array_append_val (costs, pair->costs[c]);
  g_array_sort (costs, compare_costs);
  GArray *levels = g_array_new (FALSE, FALSE, sizeof (CursusLesson));
  CursusSat *sat = pair->encoding->sat;
  CursusLesson before = { 0, CURSUS_SAT_TRUE };
  for (guint c = 0; c < costs->len; c++) {
    CursusLesson level = { g_array_index (costs, int64_t, c), CURSUS_SAT_FALSE };
    if (level.excess == before.excess)
      continue;
    if (price.hard == 0) {
      level.literal = cursus_sat_variable (sat);
      cursus_sat_add2 (sat, -level.literal, before.literal);
      CursusTerm term = { level.literal, (level.excess - before.excess) * pair->class->weight * price.soft, pair->index };
      g_array_append_val (pair->encoding->terms, term);
    }
    g_array_append_val (levels, level);
    before = level;
  }
  return levels;
}

/* false: too many clauses. */
static bool
encode_pair (Pair *pair)
{
  CursusEncoding *self = pair->encoding;
  if (!fill (pair))
    return false;
  size_t n_dear = 0;
  for (size_t c = 0; c < (size_t)pair->of_a->n * pair->of_b->n; c++)
    n_dear += pair->costs[c] > 0;
  if (n_dear > MAX_DEAR_CELLS || cursus_encoding_is_full (self))
    return false;
  g_autoptr (GArray) levels = make_levels (pair, cursus_ruleset_price (self->ruleset, pair->index, 1));
  pair->members = g_new (int, pair->constraint->units->len);
  for (uint32_t w = 0; w < pair->constraint->units->len; w++)
    pair->members[w] = member_literal (pair, w);
  for (uint32_t i = 0; i < pair->of_a->n; i++)
    for (uint32_t j = 0; j < pair->of_b->n; j++)
      for (guint l = 0; l < levels->len; l++)
        if (g_array_index (levels, CursusLesson, l).excess == pair->costs[(size_t)i * pair->of_b->n + j])
          add_cell (pair, i, j, g_array_index (levels, CursusLesson, l).literal);
  return true;
}

/* ---- What a plan shows ---- */

typedef struct {
  const CursusEncoding *encoding;
  const CursusPlacement *placements;
  const CursusConstraint *constraint;
} Order;

static int
compare_units (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *order = data;
  uint32_t x = g_array_index (order->constraint->units, uint32_t, *(const uint32_t *)a);
  uint32_t y = g_array_index (order->constraint->units, uint32_t, *(const uint32_t *)b);
  if (x == y)
    return 0;
  return is_before (order->encoding->frame, x, order->placements[x], y, order->placements[y]) ? -1 : 1;
}

/* (transfer full) (element-type uint32): the units in the groups of @class, in the order of time. */
static GArray *
line_up (const CursusEncoding *self, const CursusConstraint *constraint, const CursusGroupClass *class,
         const CursusPlacement *placements)
{
  GArray *line = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (uint32_t u = 0; u < constraint->units->len; u++) {
    uint32_t meeting = g_array_index (constraint->units, uint32_t, u);
    if (cursus_group_mask (self, constraint, class, u)[placements[meeting].speaker_set])
      g_array_append_val (line, u);
  }
  Order order = { self, placements, constraint };
  g_array_sort_with_data (line, compare_units, &order);
  return line;
}

/* What is dear and new of one class. */
static bool
encode_class (CursusEncoding *self, uint32_t index, guint number, const CursusPlacement *placements)
{
  CursusLines *lines = self->encoded[index].lines;
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, index);
  const CursusGroupClass *class = &g_array_index (lines->classes, CursusGroupClass, number);
  g_autoptr (GArray) line = line_up (self, constraint, class, placements);
  bool some = false;
  for (guint i = 0; i + 1 < line->len && class->weight > 0; i++) {
    uint32_t u = g_array_index (line, uint32_t, i), v = g_array_index (line, uint32_t, i + 1);
    const CursusUnit units[2] = { g_array_index (constraint->units, uint32_t, u),
                                  g_array_index (constraint->units, uint32_t, v) };
    for (int p = 0; p < 2; p++)
      self->scratch[units[p]] = placements[units[p]];
    if (cursus_recaller_cost (self, &self->encoded[index].function, units, 2) == 0)
      continue;
    const uint32_t name[] = { number, u, v };
    if (!g_hash_table_add (lines->known, g_bytes_new (name, sizeof name)))
      continue;
    Pair pair = { self, constraint, index, class, u, v, units[0], units[1], NULL, NULL, NULL, NULL };
    some = encode_pair (&pair) || some;
    g_free (pair.costs);
    g_free (pair.members);
  }
  return some;
}

bool
cursus_encoding_line (CursusEncoding *self, uint32_t index, const CursusPlacement *placements)
{
  const CursusLines *lines = find_lines (self, index);
  bool some = false;
  for (guint c = 0; lines->classes != NULL && c < lines->classes->len && self->error == NULL; c++)
    some = encode_class (self, index, c, placements) || some;
  return some;
}
