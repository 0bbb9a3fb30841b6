/* Sums of weights of literals, and what they lack to limits or exceed them by. A tree of partial sums: a totalizer (Bailleux and
 * Boufkhad, 2003) over the sums that can be reached (Joshi, Martins and Manquinho, 2015), in both directions. */
#include "solver/encoding-private.h"

#define MAX_STEPS 600
#define MAX_PAIRS 200000

static int
compare_values (gconstpointer a, gconstpointer b)
{
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

static const CursusStep *
step (const GArray *steps, guint i)
{
  return &g_array_index (steps, CursusStep, i);
}

/* A literal for a sum of at least the value after step @i; false after the last. */
static int
next_literal (const GArray *steps, guint i)
{
  return i + 1 < steps->len ? step (steps, i + 1)->literal : CURSUS_SAT_FALSE;
}

/* The steps of a + b, without literals. */
static GArray *
list_sums (const GArray *a, const GArray *b, int64_t most)
{
  g_autoptr (GArray) all = g_array_sized_new (FALSE, FALSE, sizeof (int64_t), a->len * b->len);
  for (guint i = 0; i < a->len; i++)
    for (guint j = 0; j < b->len; j++) {
      int64_t sum = MIN (most, step (a, i)->value + step (b, j)->value);
      g_array_append_val (all, sum);
    }
  g_array_sort (all, compare_values);
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (CursusStep));
  for (guint i = 0; i < all->len; i++) {
    CursusStep new = { .value = g_array_index (all, int64_t, i) };
    if (steps->len == 0 || step (steps, steps->len - 1)->value != new.value)
      g_array_append_val (steps, new);
  }
  return steps;
}

/* The last step whose value is at most @value. */
static guint
find_step (const GArray *steps, int64_t value)
{
  guint low = 0, high = steps->len;
  while (high - low > 1) {
    guint middle = (low + high) / 2;
    if (step (steps, middle)->value <= value)
      low = middle;
    else
      high = middle;
  }
  return low;
}

static GArray *
merge (CursusEncoding *self, const GArray *a, const GArray *b, int64_t most)
{
  if ((uint64_t)a->len * b->len > MAX_PAIRS || cursus_encoding_is_full (self))
    return NULL;
  g_autoptr (GArray) sums = list_sums (a, b, most);
  if (sums->len > MAX_STEPS)
    return NULL;
  for (guint s = 0; s < sums->len; s++) {
    g_array_index (sums, CursusStep, s).literal = s == 0 ? CURSUS_SAT_TRUE : cursus_sat_variable (self->sat);
    if (s > 0)
      cursus_sat_add2 (self->sat, -step (sums, s)->literal, step (sums, s - 1)->literal);
  }
  for (guint i = 0; i < a->len; i++)
    for (guint j = 0; j < b->len; j++) {
      guint s = find_step (sums, MIN (most, step (a, i)->value + step (b, j)->value));
      cursus_sat_add3 (self->sat, -step (a, i)->literal, -step (b, j)->literal, step (sums, s)->literal);
      if (s + 1 < sums->len)
        cursus_sat_add3 (self->sat, next_literal (a, i), next_literal (b, j), -step (sums, s + 1)->literal);
    }
  return g_steal_pointer (&sums);
}

static GArray *
make (CursusEncoding *self, const CursusTerm *inputs, guint n, int64_t most)
{
  if (n <= 1) {
    GArray *steps = g_array_new (FALSE, FALSE, sizeof (CursusStep));
    CursusStep none = { 0, CURSUS_SAT_TRUE };
    g_array_append_val (steps, none);
    CursusStep one = { n == 1 ? MIN (most, inputs[0].weight) : 0, n == 1 ? inputs[0].literal : CURSUS_SAT_FALSE };
    if (one.value > 0)
      g_array_append_val (steps, one);
    return steps;
  }
  g_autoptr (GArray) a = make (self, inputs, n / 2, most);
  g_autoptr (GArray) b = a != NULL ? make (self, inputs + n / 2, n - n / 2, most) : NULL;
  return b != NULL ? merge (self, a, b, most) : NULL;
}

/* (transfer full) (nullable): the steps of @open, none of which is a constant: made once, as rules often count the same. */
static GArray *
find (CursusEncoding *self, const GArray *open, int64_t most)
{
  g_autoptr (GByteArray) name = g_byte_array_new ();
  g_byte_array_append (name, (const guint8 *)&most, sizeof most);
  for (guint i = 0; i < open->len; i++) {
    const CursusTerm *input = &g_array_index (open, CursusTerm, i);
    g_byte_array_append (name, (const guint8 *)&input->literal, sizeof input->literal);
    g_byte_array_append (name, (const guint8 *)&input->weight, sizeof input->weight);
  }
  g_autoptr (GBytes) key = g_byte_array_free_to_bytes (g_steal_pointer (&name));
  GArray *steps = g_hash_table_lookup (self->counters, key);
  if (steps != NULL)
    return g_array_copy (steps);
  steps = make (self, (const CursusTerm *)open->data, open->len, most);
  if (steps != NULL)
    g_hash_table_insert (self->counters, g_steal_pointer (&key), g_array_copy (steps));
  return steps;
}

GArray *
cursus_counter_new (CursusEncoding *self, const GArray *inputs, int64_t most)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (CursusTerm));
  int64_t always = 0;
  for (guint i = 0; i < inputs->len; i++) {
    const CursusTerm *input = &g_array_index (inputs, CursusTerm, i);
    if (input->literal == CURSUS_SAT_TRUE)
      always += input->weight;
    else if (input->literal != CURSUS_SAT_FALSE)
      g_array_append_val (open, *input);
  }
  GArray *steps = find (self, open, MAX (1, most - always));
  for (guint s = 0; steps != NULL && s < steps->len; s++)
    g_array_index (steps, CursusStep, s).value += always;
  return steps;
}

static int64_t
charge (int64_t beyond, bool squared)
{
  return beyond <= 0 ? 0 : squared ? beyond * beyond : beyond;
}

void
cursus_counter_limit (CursusEncoding *self, const GArray *steps, CursusLimits limits, int present, CursusCost *cost)
{
  for (guint s = 0; s < steps->len && limits.high != INT64_MAX; s++) {
    int64_t before = s > 0 ? charge (step (steps, s - 1)->value - limits.high, limits.squared) : 0;
    int64_t growth = charge (step (steps, s)->value - limits.high, limits.squared) - before;
    if (growth > 0)
      cursus_cost_add (cost, cursus_encoding_and2 (self, present, step (steps, s)->literal), growth);
  }
  for (guint s = 0; s < steps->len && limits.low != INT64_MIN; s++) {
    int64_t after = s + 1 < steps->len ? charge (limits.low - step (steps, s + 1)->value, limits.squared) : 0;
    int64_t growth = charge (limits.low - step (steps, s)->value, limits.squared) - after;
    if (growth > 0)
      cursus_cost_add (cost, cursus_encoding_and2 (self, present, -next_literal (steps, s)), growth);
  }
}
