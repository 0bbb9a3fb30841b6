/* What is written down for others says what every plan costs: held against trying every plan, with random rules. */
#include "solver/witness.h"

#include <string.h>

#include "rules/rules-random-weights.h"
#include "solver/proof-cores-private.h"
#include "solver/solver-fixture.h"

#define MOST_PLANS 3000
#define N_SESSIONS 200
#define NO_PLAN INT64_MAX

static const CursusWitnessOptions patient = { .max_seconds = 1000 };

static CursusWitness *
make (const CursusProblem *problem, const CursusWitnessOptions *options, bool hard_only)
{
  g_autoptr (GError) error = NULL;
  CursusWitness *witness = hard_only ? cursus_witness_new_hard (problem, options, &error)
                                     : cursus_witness_new (problem, options, &error);
  g_assert_no_error (error);
  return witness;
}

/* The least cost with these literals, found from what is written alone; NO_PLAN: there is none. */
static int64_t
cheapest (const CursusWitness *witness, const GArray *fixed)
{
  const CursusSatLimits limits = { 0 };
  g_autoptr (CursusSat) sat = cursus_sat_new ();
  g_autoptr (CursusCores) cores = cursus_cores_new (sat, &limits);
  while (cursus_sat_n_variables (sat) < witness->n_variables)
    cursus_sat_variable (sat);
  guint begin = 0;
  for (guint i = 0; i < witness->clauses->len; i++)
    if (g_array_index (witness->clauses, int, i) == 0) {
      cursus_sat_add (sat, &g_array_index (witness->clauses, int, begin), i - begin);
      begin = i + 1;
    }
  g_assert_cmpuint (begin, ==, witness->clauses->len);
  for (guint f = 0; fixed != NULL && f < fixed->len; f++)
    cursus_sat_add (sat, &g_array_index (fixed, int, f), 1);
  cursus_cores_add (cores, CURSUS_SAT_TRUE, witness->base);
  for (guint t = 0; t < witness->terms->len; t++) {
    const CursusTerm *term = &g_array_index (witness->terms, CursusTerm, t);
    cursus_cores_add (cores, term->literal, term->weight);
  }
  CursusCoresAnswer answer = CURSUS_CORES_DEARER;
  while (answer == CURSUS_CORES_DEARER || answer == CURSUS_CORES_MODEL) {
    answer = cursus_cores_solve (cores);
    if (answer == CURSUS_CORES_MODEL)
      cursus_cores_go_on (cores);
  }
  return answer == CURSUS_CORES_CHEAPEST ? cursus_cores_paid (cores) : NO_PLAN;
}

/* (transfer full) (element-type int): what says where @plan has all meetings. */
static GArray *
literals_of (const CursusWitness *witness, const CursusPlacement *plan, uint32_t n_meetings)
{
  GArray *literals = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint m = 0; m < witness->meanings->len; m++) {
    const CursusMeaning *meaning = &g_array_index (witness->meanings, CursusMeaning, m);
    const CursusPlacement at = plan[meaning->meeting];
    uint32_t is = meaning->kind == CURSUS_MEANING_START  ? at.start
                  : meaning->kind == CURSUS_MEANING_ROOM ? at.room
                                                         : at.speaker_set;
    if (is == meaning->value)
      g_array_append_val (literals, meaning->literal);
  }
  g_assert_cmpuint (literals->len, ==, 3 * n_meetings);
  return literals;
}

static void
check_plans (GRand *random, const CursusProblem *problem, const CursusWitness *witness)
{
  g_autofree CursusPlacement *plan = g_new0 (CursusPlacement, MAX (1, problem->n_meetings));
  for (int i = 0; i < 4; i++) {
    solver_random_plan (random, problem, plan);
    const CursusScore score = solver_audit (problem, plan);
    g_autoptr (GArray) fixed = literals_of (witness, plan, problem->n_meetings);
    int64_t cost = cheapest (witness, fixed);
    g_assert_true (score.hard > 0 ? cost == NO_PLAN : cost == score.soft);
  }
}

static bool
keep_bytes (const char *bytes, size_t length, gpointer data)
{
  g_string_append_len (data, bytes, (gssize)length);
  return true;
}

static void
check_hard (const CursusProblem *problem, bool has_plan)
{
  g_autoptr (CursusWitness) witness = make (problem, &patient, true);
  g_autoptr (GString) proof = g_string_new (NULL);
  g_assert_cmpint (witness->status, ==, has_plan ? CURSUS_STATUS_FEASIBLE : CURSUS_STATUS_INFEASIBLE);
  g_assert_cmpuint (witness->terms->len, ==, 0);
  CursusSatAnswer answer = cursus_witness_refute (witness, &patient, keep_bytes, proof);
  g_assert_cmpint (answer, ==, has_plan ? CURSUS_SAT_YES : CURSUS_SAT_NO);
  g_assert_true (has_plan || g_str_has_suffix (proof->str, "0\n") || proof->len == 0);
}

/* false: there are too many plans. */
static bool
check_session (GRand *random, const CursusProblem *problem, guint *n_all)
{
  CursusScore best = { 0 };
  bool no_domain = solver_has_empty_domain (problem);
  if (!no_domain && !brute_force (problem, false, MOST_PLANS, &best))
    return false;
  g_autoptr (CursusWitness) witness = make (problem, &patient, false);
  int64_t optimum = no_domain || best.hard > 0 ? NO_PLAN : best.soft;
  if (witness->reach == CURSUS_WITNESS_AT_MOST)
    g_assert_cmpint (cheapest (witness, NULL), <=, optimum);
  else
    g_assert_cmpint (cheapest (witness, NULL), ==, optimum);
  if (witness->reach == CURSUS_WITNESS_ALL && !no_domain)
    check_plans (random, problem, witness);
  *n_all += witness->reach == CURSUS_WITNESS_ALL;
  check_hard (problem, optimum != NO_PLAN);
  return true;
}

static CursusWaiver waiver;

static void
test_random (void)
{
  guint32 seed = random_seed ();
  guint n_all = 0;
  for (guint i = 0, n = 0; n < N_SESSIONS; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    g_auto (Fixture) fixture = solver_tiny_session (random);
    random_rules (random, &fixture, 1 + random_below (random, 5));
    if (random_chance (random, 30))
      random_weigh (random, &fixture, &waiver);
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    n += check_session (random, problem, &n_all);
  }
  g_test_message ("%u of %u say all", n_all, N_SESSIONS);
}

/* ---- More ways than are tried beforehand ---- */

/* Two that follow each other on one day cost a point. */
static int64_t
count_neighbours (FixtureTracer *self, CursusTrace *trace)
{
  int32_t n = 0;
  int64_t cost = 0;
  char why[160];
  g_assert_true (cursus_trace_read_length (trace, &n, why, sizeof why));
  for (int32_t i = 1; i < n; i++)
    cost += fixture_read (trace, (uint32_t)i, CURSUS_FACT_DAY) == fixture_read (trace, (uint32_t)i - 1, CURSUS_FACT_DAY);
  return cost;
}

/* @n meetings, one at a time, in the ten slots of a week; all in one group of a function. */
static Fixture
new_large (uint32_t n, int64_t weight, int64_t (*cost) (FixtureTracer *, CursusTrace *))
{
  Fixture fixture = solver_plain (n);
  g_autoptr (GString) units = g_string_new ("0");
  for (uint32_t m = 1; m < n; m++)
    g_string_append_printf (units, " %u", m);
  CursusConstraint *one_a_slot = solver_at_most (&fixture, "slot", 1);
  fixture_add (&fixture, 0, one_a_slot);
  fixture_add (&fixture, weight, fixture_function (&fixture, CURSUS_SHAPE_SEQUENCE, units->str, "", fixture_tracer (cost, 0)));
  return fixture;
}

static void
test_lessons (void)
{
  g_auto (Fixture) fixture = new_large (5, 2, count_neighbours);
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusWitness) witness = make (problem, &patient, false);
  g_assert_cmpint (witness->reach, ==, CURSUS_WITNESS_BEST);
  g_assert_cmpint (witness->status, ==, CURSUS_STATUS_OPTIMAL);
  g_assert_cmpint (cheapest (witness, NULL), ==, 0); /* one a day */
}

/* The first one is on the fifth day or later. */
static int64_t
wants_friday (FixtureTracer *self, CursusTrace *trace)
{
  return fixture_read (trace, 0, CURSUS_FACT_DAY) < 4;
}

static void
test_hard_lessons (void)
{
  g_auto (Fixture) fixture = new_large (5, 0, wants_friday);
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  check_hard (problem, false); /* five in two slots */
  g_auto (Fixture) other = new_large (5, 0, count_neighbours);
  g_autoptr (CursusProblem) possible = solver_problem (&other);
  check_hard (possible, true);
}

static void
test_stopped (void)
{
  volatile sig_atomic_t stop = 1;
  const CursusWitnessOptions options = { .stop = &stop };
  g_auto (Fixture) fixture = new_large (5, 2, count_neighbours);
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusWitness) witness = make (problem, &options, false);
  g_assert_cmpint (witness->reach, ==, CURSUS_WITNESS_AT_MOST);
  g_autoptr (CursusWitness) hard = make (problem, &options, true);
  g_assert_cmpint (hard->status, ==, CURSUS_STATUS_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/witness/random", test_random);
  g_test_add_func ("/solver/witness/lessons", test_lessons);
  g_test_add_func ("/solver/witness/hard-lessons", test_hard_lessons);
  g_test_add_func ("/solver/witness/stopped", test_stopped);
  return g_test_run ();
}
