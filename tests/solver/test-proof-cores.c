/* The cheapest way to satisfy clauses, against every way. */
#include "solver/proof-cores-private.h"

#include "rules/rules-random.h"

#define N_VARIABLES 8

static const CursusSatLimits no_limits = { 0 };

typedef struct {
  uint32_t n_clauses, n_costs;
  int clauses[40][3];
  int costs[12];
  int64_t weights[12];
} Formula;

static int
random_literal (GRand *random)
{
  int variable = 2 + (int)random_below (random, N_VARIABLES);
  return random_chance (random, 50) ? variable : -variable;
}

static Formula
random_formula (GRand *random)
{
  Formula formula = { .n_clauses = 5 + random_below (random, 30), .n_costs = 1 + random_below (random, 12) };
  for (uint32_t c = 0; c < formula.n_clauses; c++)
    for (int l = 0; l < 3; l++)
      formula.clauses[c][l] = random_literal (random);
  for (uint32_t c = 0; c < formula.n_costs; c++) {
    formula.costs[c] = random_literal (random);
    formula.weights[c] = 1 + random_below (random, random_chance (random, 50) ? 2 : 20);
  }
  return formula;
}

static bool
holds (int literal, uint32_t values)
{
  return (values >> (ABS (literal) - 2) & 1) == (literal > 0);
}

/* INT64_MAX: no way. */
static int64_t
try_all (const Formula *formula)
{
  int64_t best = INT64_MAX;
  for (uint32_t values = 0; values < 1u << N_VARIABLES; values++) {
    bool good = true;
    for (uint32_t c = 0; c < formula->n_clauses; c++)
      good = good
             && (holds (formula->clauses[c][0], values) || holds (formula->clauses[c][1], values)
                 || holds (formula->clauses[c][2], values));
    int64_t cost = 0;
    for (uint32_t c = 0; c < formula->n_costs; c++)
      cost += holds (formula->costs[c], values) ? formula->weights[c] : 0;
    best = good ? MIN (best, cost) : best;
  }
  return best;
}

/* What has to be paid never exceeds the best, and is the best in the end; @most: forbid what costs as much. */
static int64_t
find_cheapest (const Formula *formula, int64_t best, int64_t most)
{
  g_autoptr (CursusSat) sat = cursus_sat_new ();
  for (int v = 0; v < N_VARIABLES; v++)
    cursus_sat_variable (sat);
  for (uint32_t c = 0; c < formula->n_clauses; c++)
    cursus_sat_add (sat, formula->clauses[c], 3);
  g_autoptr (CursusCores) cores = cursus_cores_new (sat, &no_limits);
  for (uint32_t c = 0; c < formula->n_costs; c++)
    cursus_cores_add (cores, formula->costs[c], formula->weights[c]);
  for (;;) {
    if (most < INT64_MAX)
      cursus_cores_forbid (cores, most);
    switch (cursus_cores_solve (cores)) {
    case CURSUS_CORES_UNKNOWN:
      g_assert_not_reached ();
    case CURSUS_CORES_NOTHING:
      return INT64_MAX;
    case CURSUS_CORES_DEARER:
      g_assert_true (cursus_cores_paid (cores) <= best || best >= most);
      break;
    case CURSUS_CORES_MODEL:
      cursus_cores_go_on (cores);
      break;
    case CURSUS_CORES_CHEAPEST:
      return cursus_cores_paid (cores);
    }
  }
}

static void
test_cheapest (void)
{
  guint32 seed = random_seed ();
  guint n_impossible = 0;
  for (guint i = 0; i < 2000; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    Formula formula = random_formula (random);
    int64_t best = try_all (&formula), found = find_cheapest (&formula, best, INT64_MAX);
    if (found != best)
      g_error ("formula %u: %d instead of %d", seed + i, (int)found, (int)best);
    n_impossible += best == INT64_MAX;
  }
  g_test_message ("%u of 2000 cannot be satisfied", n_impossible);
  g_assert_cmpuint (n_impossible, >, 50);
}

/* Forbidding what is as dear as something known leaves what is cheaper, and nothing if that was the best. */
static void
test_forbid (void)
{
  guint32 seed = random_seed ();
  for (guint i = 0; i < 1000; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    Formula formula = random_formula (random);
    int64_t best = try_all (&formula);
    if (best == INT64_MAX)
      continue;
    g_assert_cmpint (find_cheapest (&formula, best, best + 1 + random_below (random, 5)), ==, best);
    int64_t none = find_cheapest (&formula, best, best);
    g_assert_cmpint (none, >=, best);
  }
}

/* A cost that must be paid either way, as both of its literals cost something. */
static void
test_both_ways (void)
{
  g_autoptr (CursusSat) sat = cursus_sat_new ();
  int a = cursus_sat_variable (sat);
  g_autoptr (CursusCores) cores = cursus_cores_new (sat, &no_limits);
  cursus_cores_add (cores, a, 3);
  cursus_cores_add (cores, -a, 5);
  cursus_cores_add (cores, CURSUS_SAT_TRUE, 10);
  cursus_cores_add (cores, CURSUS_SAT_FALSE, 100);
  CursusCoresAnswer answer = cursus_cores_solve (cores);
  while (answer == CURSUS_CORES_MODEL || answer == CURSUS_CORES_DEARER) {
    if (answer == CURSUS_CORES_MODEL)
      cursus_cores_go_on (cores);
    answer = cursus_cores_solve (cores);
  }
  g_assert_cmpint (answer, ==, CURSUS_CORES_CHEAPEST);
  g_assert_cmpint (cursus_cores_paid (cores), ==, 13);
  g_assert_true (cursus_sat_value (sat, a));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/proof-cores/cheapest", test_cheapest);
  g_test_add_func ("/solver/proof-cores/forbid", test_forbid);
  g_test_add_func ("/solver/proof-cores/both-ways", test_both_ways);
  return g_test_run ();
}
