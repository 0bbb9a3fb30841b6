/* Functions of neighbours in time: clauses for two meetings of a group, wherever they are, once a plan has shown that they cost
 * something as neighbours. That they are neighbours is one literal; what they cost then is a table over their letters. */
#include <string.h>

#include "solver/encoding-private.h"

#define MAX_CELLS 400000
#define MAX_ALL_CELLS 40000000 /* of all tables of a constraint that are made beforehand */
#define ANY_COST INT64_MAX     /* of letters that neighbours cannot have */
#define NO_COST INT64_MIN      /* of letters that the function was not called for yet */
#define ONLY_ORDER CURSUS_NONE /* argument of the first fact of letters, which the function has not read */

void
cursus_lines_free (CursusLines *lines)
{
  if (lines == NULL)
    return;
  g_clear_pointer (&lines->classes, g_array_unref);
  g_clear_pointer (&lines->levels, g_hash_table_unref);
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
  encoded->lines = g_new0 (CursusLines, 1);
  for (guint k = 0; k < constraint->keys->len; k++)
    encoded->lines->placed = encoded->lines->placed
                             || cursus_key_class (g_array_index (constraint->keys, CursusKey, k)) == CURSUS_KEY_CLASS_PLACED;
  encoded->lines->levels = g_hash_table_new_full (cursus_weights_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref,
                                                  (GDestroyNotify)g_array_unref);
  encoded->lines->classes = possible ? cursus_group_classes (self, constraint) : NULL;
  encoded->lines->known = g_hash_table_new_full (cursus_weights_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
  cursus_recaller_init (&encoded->function, constraint->tracer);
  const CursusRead start = { .fact = CURSUS_FACT_SLOT, .argument = ONLY_ORDER };
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

/* The first start of @meeting, by number, at which it is after @other at @at. */
static uint32_t
first_start_after (const CursusEncoding *self, uint32_t meeting, uint32_t other, CursusPlacement at)
{
  const CursusChoice *choice = &self->choices[meeting];
  uint32_t low = 0, high = choice->starts.n;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (is_before (self->frame, other, at, meeting, (CursusPlacement){ .start = choice->slots[middle] }))
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

int
cursus_encoding_order (CursusEncoding *self, uint32_t a, uint32_t b)
{
  if (a > b)
    return -cursus_encoding_order (self, b, a);
  gpointer key = GUINT_TO_POINTER (a * self->problem->n_meetings + b);
  int order = GPOINTER_TO_INT (g_hash_table_lookup (self->orders, key));
  if (order != 0)
    return order;
  order = cursus_sat_variable (self->sat);
  g_hash_table_insert (self->orders, key, GINT_TO_POINTER (order));
  const CursusOneOf *of_a = &self->choices[a].starts, *of_b = &self->choices[b].starts;
  for (uint32_t i = 0; i < of_a->n; i++) {
    uint32_t after = first_start_after (self, b, a, (CursusPlacement){ .start = self->choices[a].slots[i] });
    cursus_sat_add3 (self->sat, -of_a->from[i], -order, of_b->from[after]);
    cursus_sat_add3 (self->sat, of_a->from[i + 1], -of_b->from[after], order);
  }
  return order;
}

/* Holds whenever a comes right before b in a group of the class. */
static int
neighbours_literal (const Pair *pair)
{
  CursusEncoding *self = pair->encoding;
  const uint32_t n_units = pair->constraint->units->len;
  g_autoptr (GArray) clause = g_array_new (FALSE, FALSE, sizeof (int));
  const int neighbours = cursus_sat_variable (self->sat);
  const int known[] = { neighbours, -cursus_encoding_order (self, pair->a, pair->b), -member_literal (pair, pair->u),
                        -member_literal (pair, pair->v) };
  g_array_append_vals (clause, known, G_N_ELEMENTS (known));
  for (uint32_t w = 0; w < n_units; w++) {
    int member = w == pair->u || w == pair->v ? CURSUS_SAT_FALSE : member_literal (pair, w);
    if (member == CURSUS_SAT_FALSE)
      continue;
    uint32_t meeting = g_array_index (pair->constraint->units, uint32_t, w);
    const int between[] = { member, cursus_encoding_order (self, pair->a, meeting),
                            cursus_encoding_order (self, meeting, pair->b) };
    int literal = cursus_encoding_and (self, between, G_N_ELEMENTS (between));
    g_array_append_val (clause, literal);
  }
  cursus_sat_add (self->sat, (const int *)clause->data, clause->len);
  return neighbours;
}

/* (transfer full): per letter a number: letters with the same one differ only in what the function has not read. @n: how many
 * there are. */
static uint32_t *
number_seen (CursusEncoding *self, const CursusLetterSet *letters, uint32_t *n)
{
  const uint32_t meeting = letters->meetings[0];
  uint32_t *numbers = g_new (uint32_t, letters->n);
  g_autofree int64_t *values = g_new0 (int64_t, letters->n_facts + 1);
  g_autoptr (GHashTable) by_values = g_hash_table_new_full (cursus_weights_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref,
                                                            NULL);
  for (uint32_t i = 0; i < letters->n; i++) {
    self->scratch[meeting] = letters->examples[i];
    for (uint32_t f = 1; f < letters->n_facts; f++)
      values[f] = cursus_letter_set_read (self, meeting, &letters->facts[f]);
    GBytes *key = g_bytes_new (values, letters->n_facts * sizeof *values);
    gpointer known = g_hash_table_lookup (by_values, key);
    numbers[i] = known != NULL ? GPOINTER_TO_UINT (known) - 1 : g_hash_table_size (by_values);
    if (known == NULL)
      g_hash_table_insert (by_values, key, GUINT_TO_POINTER (numbers[i] + 1));
    else
      g_bytes_unref (key);
  }
  *n = g_hash_table_size (by_values);
  return numbers;
}

/* The same once the letters are there. The function is called once for all letters that it cannot tell apart. */
static void
fill_cells (Pair *pair)
{
  CursusEncoding *self = pair->encoding;
  CursusRecaller *function = &self->encoded[pair->index].function;
  const CursusUnit units[2] = { pair->a, pair->b };
  uint32_t n_a = 0, n_b = 0;
  g_autofree uint32_t *of_a = number_seen (self, pair->of_a, &n_a), *of_b = number_seen (self, pair->of_b, &n_b);
  g_autofree int64_t *seen = g_new (int64_t, (size_t)n_a * n_b);
  for (size_t s = 0; s < (size_t)n_a * n_b; s++)
    seen[s] = NO_COST;
  for (uint32_t i = 0; i < pair->of_a->n; i++)
    for (uint32_t j = 0; j < pair->of_b->n; j++) {
      const CursusPlacement at_a = pair->of_a->examples[i], at_b = pair->of_b->examples[j];
      int64_t *cost = &pair->costs[(size_t)i * pair->of_b->n + j], *known = &seen[(size_t)of_a[i] * n_b + of_b[j]];
      if (!is_before (self->frame, pair->a, at_a, pair->b, at_b)) {
        *cost = ANY_COST;
        continue;
      }
      if (*known == NO_COST) {
        self->scratch[pair->a] = at_a;
        self->scratch[pair->b] = at_b;
        *known = cursus_recaller_cost (self, function, units, 2);
      }
      *cost = *known;
    }
}

/* The costs of all letters with which a is before b. false: too many. */
static bool
fill (Pair *pair)
{
  CursusEncoding *self = pair->encoding;
  const CursusRecaller *function = &self->encoded[pair->index].function;
  guint n_reads = G_MAXUINT;
  while (n_reads != function->reads[0]->len + function->reads[1]->len) {
    n_reads = function->reads[0]->len + function->reads[1]->len;
    pair->of_a = cursus_letter_set_get (self, pair->a, function->reads[0]);
    pair->of_b = cursus_letter_set_get (self, pair->b, function->reads[1]);
    if (pair->of_a == NULL || pair->of_b == NULL || (size_t)pair->of_a->n * pair->of_b->n > MAX_CELLS)
      return false;
    pair->costs = g_renew (int64_t, pair->costs, (size_t)pair->of_a->n * pair->of_b->n);
    fill_cells (pair);
  }
  return self->error == NULL;
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
    if (pair->costs[c] > 0 && pair->costs[c] != ANY_COST && (c == 0 || pair->costs[c] != pair->costs[c - 1]))
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

/* false: too much for clauses. */
static bool
encode_pair (Pair *pair)
{
  CursusEncoding *self = pair->encoding;
  const CursusScore price = cursus_ruleset_price (self->ruleset, pair->index, 1);
  if (!fill (pair) || cursus_encoding_is_full (self))
    return false;
  g_autoptr (GArray) levels = make_levels (pair, price);
  const int neighbours = neighbours_literal (pair);
  CursusTable table = { .a = pair->of_a, .b = pair->of_b, .n_a = pair->of_a->n, .n_b = pair->of_b->n, .costs = pair->costs };
  for (guint l = 0; l < (price.hard > 0 ? MIN (1, levels->len) : levels->len); l++) {
    const CursusLesson *level = &g_array_index (levels, CursusLesson, l);
    const int then = price.hard > 0 ? cursus_switch_off (self, pair->constraint) : level->literal;
    int there = then == CURSUS_SAT_FALSE ? -neighbours : cursus_sat_variable (self->sat);
    if (then != CURSUS_SAT_FALSE)
      cursus_sat_add3 (self->sat, -there, -neighbours, then);
    cursus_table_cover (self, &table, level->excess, there);
  }
  g_free (table.sums);
  return levels->len > 0;
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
  if (lines->placed || constraint->shape == CURSUS_SHAPE_SEQUENCE)
    return cursus_encoding_sequence (self, index, number, line, placements);
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
    Pair pair = { self, constraint, index, class, u, v, units[0], units[1], NULL, NULL, NULL };
    some = encode_pair (&pair) || some;
    g_free (pair.costs);
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

/* ---- All beforehand ---- */

/* How many cells the tables of all pairs have at least: a letter says when. */
static uint64_t
count_cells (const CursusEncoding *self, const CursusConstraint *constraint, const GArray *classes)
{
  uint64_t n_cells = 0;
  for (guint c = 0; c < classes->len; c++) {
    const bool *mask = cursus_group_mask (self, constraint, &g_array_index (classes, CursusGroupClass, c), 0);
    uint64_t n = 0;
    for (guint u = 0; u < constraint->units->len; u++) {
      const uint32_t meeting = g_array_index (constraint->units, uint32_t, u);
      const uint32_t n_sets = self->frame->meetings[meeting].n_speaker_sets;
      n += memchr (mask, true, n_sets * sizeof *mask) != NULL ? self->choices[meeting].starts.n : 0;
      mask += n_sets;
    }
    n_cells += n * n;
  }
  return n_cells;
}

static void
encode_all_pairs (CursusEncoding *self, uint32_t index, guint number)
{
  const CursusLines *lines = self->encoded[index].lines;
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, index);
  const CursusGroupClass *class = &g_array_index (lines->classes, CursusGroupClass, number);
  for (uint32_t u = 0; u<constraint->units->len &&class->weight> 0; u++)
    for (uint32_t v = 0; v < constraint->units->len && self->error == NULL; v++) {
      const uint32_t name[] = { number, u, v };
      const uint32_t a = g_array_index (constraint->units, uint32_t, u), b = g_array_index (constraint->units, uint32_t, v);
      Pair pair = { self, constraint, index, class, u, v, a, b, NULL, NULL, NULL };
      if (a == b || member_literal (&pair, u) == CURSUS_SAT_FALSE || member_literal (&pair, v) == CURSUS_SAT_FALSE)
        continue;
      g_hash_table_add (lines->known, g_bytes_new (name, sizeof name));
      encode_pair (&pair);
      g_free (pair.costs);
    }
}

bool
cursus_encoding_line_all (CursusEncoding *self, uint32_t index)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, index);
  if (constraint->shape != CURSUS_SHAPE_CONSECUTIVE || cursus_encoding_is_full (self))
    return false;
  const CursusLines *lines = find_lines (self, index);
  if (lines->classes == NULL || lines->placed || count_cells (self, constraint, lines->classes) > MAX_ALL_CELLS)
    return false;
  for (guint c = 0; c < lines->classes->len; c++)
    encode_all_pairs (self, index, c);
  return !cursus_encoding_is_full (self);
}
