/* Core-guided search: stratified, with cores made smaller and exhausted (Ignatiev, Morgado and Marques-Silva, 2019), and their
 * sums built when no more cores without them are found. */
#include "solver/proof-cores-private.h"

#define MINIMIZE_CONFLICTS 1000
#define MINIMIZE_DECISIONS 3000 /* a plan takes more than that; to be told of one costs more than it is worth */
#define MINIMIZE_MOST 80        /* literals of a core that are tried one by one */
#define EXHAUST_CONFLICTS 1000

/* How many of some literals hold, as far as it was asked: a totalizer that grows. */
typedef struct Sum Sum;
struct Sum {
  Sum *left, *right; /* NULL: of one literal */
  uint32_t n;        /* literals */
  GArray *at_least;  /* of int: "1 or more", "2 or more", … */
};

/* Something that may be paid. */
typedef struct {
  int literal;
  int64_t weight; /* what is left of it */
  Sum *sum;       /* (nullable) it says that @count or more of these hold */
  uint32_t count;
} Soft;

/* A core that is paid, whose sum is not built yet. */
typedef struct {
  GArray *literals;
  int64_t weight;
} Pending;

struct CursusCores {
  CursusSat *sat;
  const CursusSatLimits *limits;
  GArray *softs;          /* of Soft */
  GHashTable *by_literal; /* literal → 1 + its place in softs */
  GPtrArray *sums;        /* of Sum, roots */
  GArray *pending;        /* of Pending */
  int64_t paid;
  int64_t stratum; /* weights below it are not looked at yet */
  uint32_t n_found, n_solves;
};

/* ---- Sums ---- */

static void
sum_free (gpointer data)
{
  Sum *sum = data;
  if (sum == NULL)
    return;
  sum_free (sum->left);
  sum_free (sum->right);
  g_array_unref (sum->at_least);
  g_free (sum);
}

static Sum *
sum_new (const int *literals, uint32_t n)
{
  Sum *sum = g_new0 (Sum, 1);
  sum->n = n;
  sum->at_least = g_array_new (FALSE, FALSE, sizeof (int));
  if (n == 1) {
    g_array_append_val (sum->at_least, literals[0]);
    return sum;
  }
  sum->left = sum_new (literals, n / 2);
  sum->right = sum_new (literals + n / 2, n - n / 2);
  return sum;
}

/* "@count or more hold"; true for 0. */
static int
at_least (const Sum *sum, uint32_t count)
{
  return count == 0 ? CURSUS_SAT_TRUE : g_array_index (sum->at_least, int, count - 1);
}

/* Makes the literals up to @count, at most n. */
static void
extend (CursusSat *sat, Sum *sum, uint32_t count)
{
  uint32_t before = sum->at_least->len;
  if (count <= before)
    return;
  uint32_t of_left = MIN (count, sum->left->n), of_right = MIN (count, sum->right->n);
  extend (sat, sum->left, of_left);
  extend (sat, sum->right, of_right);
  for (uint32_t k = before + 1; k <= count; k++) {
    int literal = cursus_sat_variable (sat);
    if (k > 1)
      cursus_sat_add2 (sat, -literal, at_least (sum, k - 1));
    g_array_append_val (sum->at_least, literal);
    for (uint32_t i = k > of_right ? k - of_right : 0; i <= MIN (k, of_left); i++)
      cursus_sat_add3 (sat, -at_least (sum->left, i), -at_least (sum->right, k - i), literal);
  }
}

/* ---- Costs ---- */

static void
clear_pending (gpointer data)
{
  g_array_unref (((Pending *)data)->literals);
}

CursusCores *
cursus_cores_new (CursusSat *sat, const CursusSatLimits *limits)
{
  CursusCores *self = g_new0 (CursusCores, 1);
  self->sat = sat;
  self->limits = limits;
  self->softs = g_array_new (FALSE, FALSE, sizeof (Soft));
  self->by_literal = g_hash_table_new (NULL, NULL);
  self->sums = g_ptr_array_new_with_free_func (sum_free);
  self->pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  g_array_set_clear_func (self->pending, clear_pending);
  self->stratum = INT64_MAX;
  return self;
}

void
cursus_cores_free (CursusCores *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->softs);
  g_hash_table_unref (self->by_literal);
  g_ptr_array_unref (self->sums);
  g_array_unref (self->pending);
  g_free (self);
}

static Soft *
soft (const CursusCores *self, guint i)
{
  return &g_array_index (self->softs, Soft, i);
}

static Soft *
find_soft (CursusCores *self, int literal)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_literal, GINT_TO_POINTER (literal)));
  if (known > 0)
    return soft (self, known - 1);
  Soft new = { .literal = literal };
  g_array_append_val (self->softs, new);
  g_hash_table_insert (self->by_literal, GINT_TO_POINTER (literal), GUINT_TO_POINTER (self->softs->len));
  return soft (self, self->softs->len - 1);
}

void
cursus_cores_add (CursusCores *self, int literal, int64_t weight)
{
  if (literal == CURSUS_SAT_TRUE)
    self->paid += weight;
  else if (literal != CURSUS_SAT_FALSE)
    find_soft (self, literal)->weight += weight;
}

int64_t
cursus_cores_paid (const CursusCores *self)
{
  return self->paid;
}

uint32_t
cursus_cores_n_found (const CursusCores *self)
{
  return self->n_found;
}

uint32_t
cursus_cores_n_solves (const CursusCores *self)
{
  return self->n_solves;
}

void
cursus_cores_forbid (CursusCores *self, int64_t most)
{
  for (guint i = 0; i < self->softs->len; i++) {
    Soft *one = soft (self, i);
    if (one->weight == 0 || self->paid + one->weight < most)
      continue;
    cursus_sat_add (self->sat, &(int){ -one->literal }, 1);
    one->weight = 0;
  }
}

/* The next lower stratum: what weighs as much as the heaviest below, or half of it. */
static bool
lower (CursusCores *self)
{
  int64_t heaviest = 0;
  for (guint i = 0; i < self->softs->len; i++)
    if (soft (self, i)->weight < self->stratum)
      heaviest = MAX (heaviest, soft (self, i)->weight);
  if (heaviest == 0)
    return false;
  self->stratum = heaviest / 2 + 1;
  return true;
}

/* ---- Cores ---- */

static CursusSatAnswer
solve_without (CursusCores *self, const GArray *core, guint left_out, uint32_t max_conflicts)
{
  CursusSatLimits limits = *self->limits;
  limits.max_conflicts = max_conflicts;
  limits.max_decisions = max_conflicts > 0 ? MINIMIZE_DECISIONS : 0;
  for (guint i = 0; i < core->len; i++)
    if (i != left_out)
      cursus_sat_assume (self->sat, -g_array_index (core, int, i));
  self->n_solves++;
  return cursus_sat_solve (self->sat, &limits);
}

/* Keeps those of @core that the solver needed. */
static void
keep_failed (CursusCores *self, GArray *core)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < core->len; i++)
    if (cursus_sat_failed (self->sat, -g_array_index (core, int, i)))
      g_array_append_vals (kept, &g_array_index (core, int, i), 1);
  g_array_set_size (core, 0);
  if (kept->len > 0)
    g_array_append_vals (core, kept->data, kept->len);
}

static void
minimize (CursusCores *self, GArray *core)
{
  guint before = core->len + 1;
  while (core->len < before && core->len > 1) { /* what the solver needs when it is asked once more */
    before = core->len;
    if (solve_without (self, core, G_MAXUINT, MINIMIZE_CONFLICTS) != CURSUS_SAT_NO)
      return;
    keep_failed (self, core);
  }
  for (guint i = 0; i < core->len && core->len > 1 && core->len <= MINIMIZE_MOST;) {
    CursusSatAnswer answer = solve_without (self, core, i, MINIMIZE_CONFLICTS);
    if (answer != CURSUS_SAT_NO) {
      i++;
      continue;
    }
    g_array_remove_index (core, i);
    guint size = core->len;
    keep_failed (self, core);
    i = core->len < size ? 0 : i;
  }
}

/* Pays for @core. */
static void
pay (CursusCores *self, const GArray *core)
{
  int64_t weight = INT64_MAX;
  self->n_found++;
  for (guint i = 0; i < core->len; i++)
    weight = MIN (weight, find_soft (self, g_array_index (core, int, i))->weight);
  self->paid += weight;
  for (guint i = 0; i < core->len; i++) {
    Soft *one = find_soft (self, g_array_index (core, int, i));
    one->weight -= weight;
    if (one->sum == NULL || one->count >= one->sum->n)
      continue;
    Sum *sum = one->sum;
    uint32_t count = one->count + 1;
    extend (self->sat, sum, count);
    Soft *next = find_soft (self, at_least (sum, count)); /* one is not valid from here on */
    next->sum = sum;
    next->count = count;
    next->weight += weight;
  }
  cursus_sat_add (self->sat, (const int *)core->data, core->len);
  if (core->len == 1)
    return;
  Pending pending = { g_array_copy ((GArray *)core), weight };
  g_array_append_val (self->pending, pending);
}

/* One sum of a core: as many as must hold are paid at once, as far as that is found quickly. */
static void
build_sum (CursusCores *self, const Pending *pending)
{
  Sum *sum = sum_new ((const int *)pending->literals->data, pending->literals->len);
  g_ptr_array_add (self->sums, sum);
  uint32_t count = 2;
  for (; count <= sum->n; count++) {
    extend (self->sat, sum, count);
    CursusSatLimits limits = *self->limits;
    limits.max_conflicts = EXHAUST_CONFLICTS;
    cursus_sat_assume (self->sat, -at_least (sum, count));
    self->n_solves++;
    if (cursus_sat_solve (self->sat, &limits) != CURSUS_SAT_NO)
      break;
    cursus_sat_add (self->sat, &(int){ at_least (sum, count) }, 1);
    self->paid += pending->weight;
  }
  if (count > sum->n)
    return;
  Soft *next = find_soft (self, at_least (sum, count));
  next->sum = sum;
  next->count = count;
  next->weight += pending->weight;
}

void
cursus_cores_go_on (CursusCores *self)
{
  if (self->pending->len == 0) {
    lower (self);
    return;
  }
  guint built = 0;
  while (built < self->pending->len && !cursus_sat_over (self->sat, self->limits))
    build_sum (self, &g_array_index (self->pending, Pending, built++));
  g_array_remove_range (self->pending, 0, built);
}

/* Whether everything that can still be paid was assumed not to be. */
static bool
is_last (const CursusCores *self)
{
  if (self->pending->len > 0)
    return false;
  for (guint i = 0; i < self->softs->len; i++)
    if (soft (self, i)->weight > 0 && soft (self, i)->weight < self->stratum)
      return false;
  return true;
}

CursusCoresAnswer
cursus_cores_solve (CursusCores *self)
{
  g_autoptr (GArray) assumed = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < self->softs->len; i++)
    if (soft (self, i)->weight > 0 && soft (self, i)->weight >= self->stratum)
      g_array_append_val (assumed, soft (self, i)->literal);
  switch (solve_without (self, assumed, G_MAXUINT, 0)) {
  case CURSUS_SAT_UNKNOWN:
    return CURSUS_CORES_UNKNOWN;
  case CURSUS_SAT_YES:
    return is_last (self) ? CURSUS_CORES_CHEAPEST : CURSUS_CORES_MODEL;
  case CURSUS_SAT_NO:
    break;
  }
  keep_failed (self, assumed);
  if (assumed->len == 0)
    return CURSUS_CORES_NOTHING;
  minimize (self, assumed);
  if (assumed->len == 0)
    return CURSUS_CORES_NOTHING;
  pay (self, assumed);
  return CURSUS_CORES_DEARER;
}
