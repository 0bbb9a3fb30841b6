/* Functions of one and two units as tables over their letters: what is forbidden, or dear, is covered by rectangles of
 * neighbouring letters, one clause each. */
#include "rules/cover.h"
#include "solver/encoding-private.h"

#define MAX_CELLS 400000
#define MAX_LEVELS 200

static int
compare_costs (gconstpointer a, gconstpointer b)
{
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

/* (transfer full): the different @costs, ascending. */
static GArray *
list_levels (const int64_t *costs, size_t n)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *levels = g_array_new (FALSE, FALSE, sizeof (int64_t));
  for (size_t i = 0; i < n; i++)
    if ((i == 0 || costs[i] != costs[i - 1]) && g_hash_table_add (seen, (gpointer)&costs[i]))
      g_array_append_val (levels, costs[i]);
  g_array_sort (levels, compare_costs);
  return levels;
}

/* ---- One meeting ---- */

/* What @meeting costs at each placement of its domain. */
static void
add_costs (CursusEncoding *self, uint32_t meeting, const int64_t *costs, CursusCost *cost)
{
  uint32_t n = self->choices[meeting].n;
  g_autoptr (GArray) levels = list_levels (costs, n);
  g_autofree bool *in = g_new (bool, MAX (1, n));
  for (guint l = 0; l < levels->len; l++) {
    int64_t level = g_array_index (levels, int64_t, l);
    for (uint32_t i = 0; i < n; i++)
      in[i] = costs[i] >= level;
    cursus_cost_add (cost, cursus_choice_literal (self, meeting, in),
                     l == 0 ? level : level - g_array_index (levels, int64_t, l - 1));
  }
}

void
cursus_encoding_alone (CursusEncoding *self)
{
  CursusCost cost;
  cursus_cost_init (&cost);
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    add_costs (self, m, self->alone[m], &cost);
  g_array_append_vals (self->terms, cost.terms->data, cost.terms->len);
  self->base += cost.base;
  cursus_cost_clear (&cost);
}

/* One call of a function. */
typedef struct {
  uint32_t index; /* of the constraint */
  const CursusConstraint *constraint;
  CursusScore price; /* of one unit of excess; nothing for a part of a combination */
  const CursusUnit *units;
  uint32_t n_units;
  int64_t weight;
  bool alone; /* its costs are those of a meeting alone */
} Call;

/* At the placements of @self->scratch. */
static int64_t
cost_of_call (CursusEncoding *self, gconstpointer data)
{
  const Call *call = data;
  int64_t cost = cursus_recaller_cost (self, &self->encoded[call->index].function, call->units, call->n_units);
  if (cost > 0 && cursus_cover_call_at (self->frame, call->constraint, call->units, call->n_units, self->scratch))
    return 0;
  return cost * call->weight;
}

static void
encode_meeting (CursusEncoding *self, const Call *call, uint32_t meeting, CursusCost *cost)
{
  const CursusChoice *choice = &self->choices[meeting];
  if (call->price.hard > 0 && cursus_switch_meeting (self, call->constraint, meeting, cost_of_call, call))
    return;
  g_autofree int64_t *costs = g_new (int64_t, MAX (1, choice->n));
  for (uint32_t i = 0; i < choice->n && self->error == NULL; i++) {
    self->scratch[meeting] = choice->domain[i];
    costs[i] = cost_of_call (self, call);
    if (call->alone)
      self->alone[meeting][i] += costs[i] * call->price.soft;
  }
  if (!call->alone && self->error == NULL && choice->n > 0)
    add_costs (self, meeting, costs, cost);
}

/* ---- Two units, or one of several meetings ---- */

static void
place (CursusEncoding *self, const CursusLetterSet *letters, uint32_t letter)
{
  for (uint32_t m = 0; m < letters->n_meetings; m++)
    self->scratch[letters->meetings[m]] = letters->examples[(size_t)letter * letters->n_meetings + m];
}

static guint
count_reads (const CursusRecaller *function)
{
  return function->reads[0]->len + function->reads[1]->len;
}

/* false: too many letters. */
static bool
fill (CursusEncoding *self, const Call *call, CursusTable *table)
{
  const CursusRecaller *function = &self->encoded[call->index].function;
  guint n_reads = G_MAXUINT;
  /* Until nothing new is read: then units with the same letters give the same cost. */
  while (n_reads != count_reads (function)) {
    n_reads = count_reads (function);
    table->a = cursus_letter_set_get (self, call->units[0], function->reads[0]);
    table->b = call->n_units == 2 ? cursus_letter_set_get (self, call->units[1], function->reads[1]) : NULL;
    if (table->a == NULL || (call->n_units == 2 && table->b == NULL))
      return false;
    table->n_a = table->a->n;
    table->n_b = table->b != NULL ? table->b->n : 1;
    if ((size_t)table->n_a * table->n_b > MAX_CELLS || cursus_encoding_is_full (self))
      return false;
    table->costs = g_renew (int64_t, table->costs, (size_t)table->n_a * table->n_b);
    for (uint32_t i = 0; i < table->n_a && self->error == NULL && n_reads == count_reads (function); i++) {
      place (self, table->a, i);
      for (uint32_t j = 0; j < table->n_b; j++) {
        if (table->b != NULL)
          place (self, table->b, j);
        table->costs[(size_t)i * table->n_b + j] = cost_of_call (self, call);
      }
    }
  }
  return self->error == NULL;
}

static bool
is_dear (const CursusTable *table, uint32_t i, uint32_t j, int64_t level)
{
  return table->costs[(size_t)i * table->n_b + j] >= level;
}

static void
sum_up (CursusTable *table, int64_t level)
{
  const size_t width = table->n_b + 1;
  table->sums = g_renew (uint32_t, table->sums, (table->n_a + 1) * width);
  for (uint32_t i = 0; i <= table->n_a; i++)
    for (uint32_t j = 0; j <= table->n_b; j++) {
      uint32_t *sum = &table->sums[i * width + j];
      *sum = i == 0 || j == 0
                 ? 0
                 : sum[-1] + sum[-(ptrdiff_t)width] - sum[-(ptrdiff_t)width - 1] + is_dear (table, i - 1, j - 1, level);
    }
}

/* Whether all cells of row @i from @low to before @high are dear. */
static bool
row_is_dear (const CursusTable *table, uint32_t i, uint32_t low, uint32_t high)
{
  const size_t width = table->n_b + 1;
  const uint32_t *above = table->sums + i * width, *below = above + width;
  return below[high] - below[low] - above[high] + above[low] == high - low;
}

/* The literals that hold when the unit has none of the letters from @first to before @end. */
static uint32_t
put_outside (CursusEncoding *self, CursusLetterSet *letters, uint32_t first, uint32_t end, int *out)
{
  if (letters == NULL)
    return 0;
  if (end == first + 1) {
    *out = -cursus_letter_set_at (self, letters, first);
    return 1;
  }
  out[0] = -cursus_letter_set_from (self, letters, first);
  out[1] = cursus_letter_set_from (self, letters, end);
  return 2;
}

/* The rectangle around the dear cells of row @i from @low to before @high, unless an earlier row has made the same. */
static void
cover (CursusEncoding *self, const CursusTable *table, uint32_t i, uint32_t low, uint32_t high, int64_t level, int then)
{
  uint32_t first = i, end = i + 1;
  while (table->a->ordered && first > 0 && row_is_dear (table, first - 1, low, high)) {
    first--;
    if ((low == 0 || !is_dear (table, first, low - 1, level)) && (high == table->n_b || !is_dear (table, first, high, level)))
      return;
  }
  while (table->a->ordered && end < table->n_a && row_is_dear (table, end, low, high))
    end++;
  int clause[5];
  uint32_t n = put_outside (self, table->a, first, end, clause);
  n += put_outside (self, table->b, low, high, clause + n);
  clause[n++] = then;
  cursus_sat_add (self->sat, clause, n);
}

void
cursus_table_cover (CursusEncoding *self, CursusTable *table, int64_t level, int then)
{
  bool ordered = table->b == NULL || table->b->ordered;
  sum_up (table, level);
  for (uint32_t i = 0; i < table->n_a; i++)
    for (uint32_t low = 0; low < table->n_b; low++) {
      if (!is_dear (table, i, low, level))
        continue;
      uint32_t high = low + 1;
      while (ordered && high < table->n_b && is_dear (table, i, high, level))
        high++;
      cover (self, table, i, low, high, level, then);
      low = high - 1;
    }
}

static void
encode_table (CursusEncoding *self, const Call *call, CursusTable *table, CursusCost *cost)
{
  g_autoptr (GArray) levels = list_levels (table->costs, (size_t)table->n_a * table->n_b);
  int64_t before = g_array_index (levels, int64_t, 0);
  cost->base += before;
  guint begin = call->price.hard > 0 ? levels->len - 1 : 1; /* of hard ones all that matters is whether there is a cost */
  if (call->price.hard > 0 && levels->len > 1) {
    cursus_table_cover (self, table, before + 1, cursus_switch_off (self, call->constraint));
    begin = levels->len;
  }
  int last = CURSUS_SAT_TRUE;
  for (guint l = begin; l < levels->len; l++) {
    int64_t level = g_array_index (levels, int64_t, l);
    if (levels->len > MAX_LEVELS && l % (levels->len / MAX_LEVELS + 1) != 1) {
      cost->exact = false;
      continue;
    }
    if (level == before)
      continue;
    int at_least = cursus_sat_variable (self->sat);
    cursus_table_cover (self, table, level, at_least);
    cursus_sat_add2 (self->sat, -at_least, last);
    cursus_cost_add (cost, at_least, level - before);
    before = level;
    last = at_least;
  }
}

/* Whether some meeting is in both units. */
static bool
share_meetings (const CursusFrame *frame, CursusUnit a, CursusUnit b)
{
  uint32_t of_a = 0, of_b = 0, n_a = 0, n_b = 0;
  const uint32_t *x = cursus_frame_unit_meetings (frame, a, &of_a, &n_a);
  const uint32_t *y = cursus_frame_unit_meetings (frame, b, &of_b, &n_b);
  for (uint32_t i = 0; i < n_a; i++)
    for (uint32_t j = 0; j < n_b; j++)
      if (x[i] == y[j])
        return true;
  return false;
}

static void
encode_call (CursusEncoding *self, const Call *call, CursusCost *cost)
{
  uint32_t meeting = self->frame->only_meeting[call->units[0]];
  uint32_t other = call->n_units == 2 ? self->frame->only_meeting[call->units[1]] : meeting;
  if (meeting != CURSUS_NONE && meeting == other) {
    encode_meeting (self, call, meeting, cost);
    return;
  }
  CursusTable table = { 0 };
  bool apart = call->n_units < 2 || !share_meetings (self->frame, call->units[0], call->units[1]);
  if (apart && fill (self, call, &table))
    encode_table (self, call, &table, cost);
  else
    cost->exact = false;
  g_free (table.costs);
  g_free (table.sums);
}

/* Waivers look at days and rooms, so letters have to. */
static void
see_as_waivers (CursusEncoding *self, uint32_t index)
{
  const GPtrArray *grants = cursus_ruleset_constraint (self->ruleset, index)->grants;
  bool sees = false;
  for (guint g = 0; grants != NULL && g < grants->len; g++) {
    const CursusScope *scope = &((const CursusGrant *)g_ptr_array_index (grants, g))->scope;
    sees = sees || scope->days != NULL || scope->rooms != NULL;
  }
  const CursusRead reads[2] = { { .fact = CURSUS_FACT_SLOT }, { .fact = CURSUS_FACT_TRAVEL, .argument = CURSUS_NONE } };
  for (int p = 0; p < 2 && sees; p++)
    g_array_append_vals (self->encoded[index].function.reads[p], reads, 2);
}

/* Whether every call is of one meeting. */
static bool
is_of_single_meetings (const CursusEncoding *self, const CursusConstraint *constraint)
{
  const uint32_t *only = self->frame->only_meeting;
  const CursusUnit *units = (const CursusUnit *)constraint->units->data;
  for (guint u = 0; u < constraint->units->len; u++)
    if (only[units[u]] == CURSUS_NONE || (constraint->shape == CURSUS_SHAPE_PAIRS && only[units[u]] != only[units[u & ~1u]]))
      return false;
  return true;
}

bool
cursus_encoding_is_by_bans (const CursusEncoding *self, uint32_t index)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, index);
  return constraint->shape <= CURSUS_SHAPE_PAIRS && constraint->parent == CURSUS_NONE && is_of_single_meetings (self, constraint);
}

void
cursus_encoding_units (CursusEncoding *self, uint32_t index, CursusCost *cost)
{
  const CursusConstraint *constraint = cursus_ruleset_constraint (self->ruleset, index);
  Call call = {
    .index = index,
    .constraint = constraint,
    .price = cursus_ruleset_price (self->ruleset, index, 1),
    .n_units = constraint->shape == CURSUS_SHAPE_PAIRS ? 2 : 1,
  };
  cursus_recaller_init (&self->encoded[index].function, constraint->tracer);
  see_as_waivers (self, index);
  call.alone = call.price.soft > 0 && is_of_single_meetings (self, constraint);
  for (uint32_t c = 0; c < constraint->units->len / call.n_units && self->error == NULL; c++) {
    call.units = &g_array_index (constraint->units, CursusUnit, c * call.n_units);
    call.weight = cursus_cover_call_weight (self->frame, constraint, c);
    if (call.weight > 0)
      encode_call (self, &call, cost);
  }
}
