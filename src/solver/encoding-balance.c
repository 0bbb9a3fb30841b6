/* The balance of groups: how far the fullest is from the emptiest, of those that have something. What each holds is a sum in
 * steps; the steps of all together say how much the fullest has at least, and the emptiest at most. */
#include "solver/encoding-private.h"

#define MAX_TOTALS 300 /* different totals of groups */

/* One group. */
typedef struct {
  GArray *steps; /* of CursusStep */
  int present;
} Pan;

typedef struct {
  CursusEncoding *encoding;
  CursusLimits limits;
  GArray *pans;   /* of Pan */
  GArray *totals; /* of int64, ascending: that some group can have */
  int *most;      /* per total, and one more: some group has it or more */
  int *least;     /* per total: some group has it or less, and is there */
  GArray *levels; /* of CursusLesson, ascending: what it can cost */
} Scales;

static void
clear_pan (gpointer data)
{
  g_array_unref (((Pan *)data)->steps);
}

static int64_t
total_at (const Scales *self, guint t)
{
  return g_array_index (self->totals, int64_t, t);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

/* Puts @values in order, each once. */
static void
sort_values (GArray *values)
{
  guint kept = 0;
  g_array_sort (values, compare_values);
  for (guint v = 0; v < values->len; v++)
    if (kept == 0 || g_array_index (values, int64_t, v) != g_array_index (values, int64_t, kept - 1))
      g_array_index (values, int64_t, kept++) = g_array_index (values, int64_t, v);
  g_array_set_size (values, kept);
}

/* false: too many sums. */
static bool
weigh (Scales *self, const GArray *entries, bool counts)
{
  g_autoptr (GArray) inputs = g_array_new (FALSE, FALSE, sizeof (CursusTerm));
  g_autofree int *literals = g_new (int, entries->len + 1);
  for (guint e = 0; e < entries->len; e++) {
    const CursusEntry *entry = &g_array_index (entries, CursusEntry, e);
    CursusTerm input = { entry->literal, counts ? 1 : entry->value, CURSUS_NONE };
    literals[e] = entry->literal;
    if (input.weight > 0)
      g_array_append_val (inputs, input);
  }
  Pan pan = { cursus_counter_new (self->encoding, inputs, INT64_MAX / 4),
              cursus_encoding_or (self->encoding, literals, entries->len) };
  if (pan.steps == NULL)
    return false;
  g_array_append_val (self->pans, pan);
  for (guint s = 0; s < pan.steps->len; s++)
    g_array_append_val (self->totals, g_array_index (pan.steps, CursusStep, s).value);
  return true;
}

/* Holds exactly when the total of the group is at least @total. */
static int
reaches (const Pan *pan, int64_t total)
{
  for (guint s = 0; s < pan->steps->len; s++)
    if (g_array_index (pan->steps, CursusStep, s).value >= total)
      return g_array_index (pan->steps, CursusStep, s).literal;
  return CURSUS_SAT_FALSE;
}

static void
compare_pans (Scales *self)
{
  g_autofree int *literals = g_new (int, self->pans->len + 1);
  const guint n = self->totals->len;
  self->most = g_new (int, n + 1);
  self->least = g_new (int, n + 1);
  self->most[n] = CURSUS_SAT_FALSE;
  for (guint t = 0; t < n; t++) {
    for (guint p = 0; p < self->pans->len; p++) {
      const Pan *pan = &g_array_index (self->pans, Pan, p);
      literals[p] = cursus_encoding_and2 (self->encoding, pan->present, reaches (pan, total_at (self, t)));
    }
    self->most[t] = cursus_encoding_or (self->encoding, literals, self->pans->len);
    for (guint p = 0; p < self->pans->len; p++) {
      const Pan *pan = &g_array_index (self->pans, Pan, p);
      int more = t + 1 < n ? reaches (pan, total_at (self, t + 1)) : CURSUS_SAT_FALSE;
      literals[p] = cursus_encoding_and2 (self->encoding, pan->present, -more);
    }
    self->least[t] = cursus_encoding_or (self->encoding, literals, self->pans->len);
  }
}

/* What it costs when the fullest has total number @a and the emptiest number @b. */
static int64_t
cost_of (const Scales *self, guint a, guint b)
{
  return cursus_limits_excess (self->limits, total_at (self, a) - total_at (self, b));
}

/* A literal for each cost, which implies those for less. */
static void
make_levels (Scales *self, bool hard, CursusCost *cost)
{
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (int64_t));
  for (guint a = 0; a < self->totals->len; a++)
    for (guint b = 0; b <= a; b++) {
      int64_t one = hard ? MIN (1, cost_of (self, a, b)) : cost_of (self, a, b);
      if (one > 0)
        g_array_append_val (costs, one);
    }
  sort_values (costs);
  CursusLesson before = { 0, CURSUS_SAT_TRUE };
  for (guint c = 0; c < costs->len; c++) {
    CursusLesson level = { g_array_index (costs, int64_t, c), cursus_sat_variable (self->encoding->sat) };
    cursus_sat_add2 (self->encoding->sat, -level.literal, before.literal);
    cursus_cost_add (cost, level.literal, level.excess - before.excess);
    g_array_append_val (self->levels, level);
    before = level;
  }
}

/* The literal of the greatest level that is not above @excess. */
static int
level_of (const Scales *self, int64_t excess)
{
  guint l = self->levels->len;
  while (g_array_index (self->levels, CursusLesson, l - 1).excess > excess)
    l--;
  return g_array_index (self->levels, CursusLesson, l - 1).literal;
}

/* Fullest and emptiest are at least so far apart, or at most. */
static void
charge (Scales *self)
{
  CursusSat *sat = self->encoding->sat;
  const int some = self->most[0];
  for (guint a = 0; a < self->totals->len; a++)
    for (guint b = 0; b <= a; b++) {
      const int64_t apart = total_at (self, a) - total_at (self, b), excess = cost_of (self, a, b);
      if (excess > 0 && apart > self->limits.high)
        cursus_sat_add3 (sat, -self->most[a], -self->least[b], level_of (self, excess));
      if (excess == 0 || apart >= self->limits.low)
        continue;
      const int less = b > 0 ? self->least[b - 1] : CURSUS_SAT_FALSE;
      const int clause[] = { -some, self->most[a + 1], less, level_of (self, excess) };
      cursus_sat_add (sat, clause, G_N_ELEMENTS (clause));
    }
}

void
cursus_encoding_balance (CursusEncoding *self, const CursusConstraint *constraint, const GPtrArray *groups, bool hard,
                         CursusCost *cost)
{
  Scales scales = {
    .encoding = self,
    .limits = constraint->limits,
    .pans = g_array_new (FALSE, FALSE, sizeof (Pan)),
    .totals = g_array_new (FALSE, FALSE, sizeof (int64_t)),
    .levels = g_array_new (FALSE, FALSE, sizeof (CursusLesson)),
  };
  g_array_set_clear_func (scales.pans, clear_pan);
  bool fits = true;
  for (guint g = 0; g < groups->len && fits; g++)
    fits = weigh (&scales, g_ptr_array_index (groups, g), constraint->sum_of == CURSUS_N_FACTS);
  sort_values (scales.totals);
  fits = fits && scales.totals->len <= MAX_TOTALS && !cursus_encoding_is_full (self);
  cost->exact = cost->exact && fits;
  if (fits && scales.totals->len > 0) {
    compare_pans (&scales);
    make_levels (&scales, hard, cost);
    charge (&scales);
  }
  g_array_unref (scales.pans);
  g_array_unref (scales.totals);
  g_array_unref (scales.levels);
  g_free (scales.most);
  g_free (scales.least);
}
