/* Status, bound and plan of a proof are those of trying every plan, whatever the rules. */
#include "solver/proof.h"

#include "rules/rules-random-weights.h"
#include "solver/solver-fixture.h"

#define MOST_PLANS 3000
#define N_SESSIONS 400

typedef struct {
  guint n, n_infeasible, n_optimal, n_open, n_lessons;
} Count;

static CursusProofResult *
prove (const CursusProblem *problem, const CursusProofOptions *options)
{
  g_autoptr (GError) error = NULL;
  CursusProofResult *result = cursus_proof_run (problem, options, &error);
  g_assert_no_error (error);
  return result;
}

static void
compare (guint i, const CursusProofResult *result, CursusScore best, Count *count)
{
  if (best.hard > 0) {
    if (result->status != CURSUS_STATUS_INFEASIBLE)
      g_error ("session %u: there is no plan, but the status is %d", i, result->status);
    count->n_infeasible++;
    return;
  }
  if (result->status == CURSUS_STATUS_INFEASIBLE || result->bound > best.soft)
    g_error ("session %u: a plan costs %d, but the bound is %d", i, (int)best.soft, (int)result->bound);
  g_assert_cmpint (result->bound, >=, 0);
  if (result->status == CURSUS_STATUS_OPTIMAL) {
    g_assert_cmpint (result->score.soft, ==, best.soft);
    g_assert_cmpint (result->bound, ==, best.soft);
    count->n_optimal++;
  } else {
    g_test_message ("session %u: the best plan costs %d, the bound is %d", i, (int)best.soft, (int)result->bound);
    g_assert_false (result->complete);
    count->n_open++;
  }
}

/* As brute_force, which does not see at once that a meeting can be nowhere. */
static bool
try_all (const CursusProblem *problem, CursusScore *best)
{
  *best = (CursusScore){ .hard = INT64_MAX };
  for (uint32_t m = 0; m < problem->n_meetings; m++)
    if (problem->domain_start[m] == problem->domain_start[m + 1])
      return true;
  return brute_force (problem, false, MOST_PLANS, best);
}

/* A proof that is ended early, or that is told of a plan, says nothing that is not true. */
static void
check_other_ways (GRand *random, const CursusProblem *problem, CursusScore best, const CursusProofResult *whole)
{
  g_autoptr (CursusProofResult) early = prove (problem, &(CursusProofOptions){ .max_steps = 1 + random_below (random, 40) });
  g_assert_true (early->status != CURSUS_STATUS_INFEASIBLE || best.hard > 0);
  g_assert_true (best.hard > 0 || early->bound <= best.soft);
  g_assert_true (early->status != CURSUS_STATUS_OPTIMAL || early->score.soft == best.soft);
  if (early->placements == NULL)
    return;
  CursusProofOptions options = { .start = early->placements, .max_steps = 2000000 };
  g_autoptr (CursusProofResult) told = prove (problem, &options);
  g_assert_cmpint (told->status, ==, whole->status);
  g_assert_cmpint (told->score.soft, ==, whole->score.soft);
}

static void
run (void (*add_rules) (GRand *random, Fixture *fixture), guint n_sessions, Count *count)
{
  guint32 seed = random_seed ();
  for (guint i = 0; count->n < n_sessions; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    g_auto (Fixture) fixture = solver_tiny_session (random);
    add_rules (random, &fixture);
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    CursusScore best = { 0 };
    if (!try_all (problem, &best))
      continue;
    g_autoptr (CursusProofResult) result = prove (problem, &(CursusProofOptions){ .max_steps = 2000000 });
    compare (seed + i, result, best, count);
    if (random_chance (random, 30))
      check_other_ways (random, problem, best, result);
    count->n_lessons += result->n_lessons;
    count->n++;
  }
  g_test_message ("%u infeasible, %u optimal, %u with a bound; %u lessons", count->n_infeasible, count->n_optimal, count->n_open,
                  count->n_lessons);
  g_assert_cmpuint (count->n_optimal, >, n_sessions / 3);
  g_assert_cmpuint (count->n_open, <, n_sessions / 10);
}

static void
add_any (GRand *random, Fixture *fixture)
{
  random_rules (random, fixture, 1 + random_below (random, 5));
}

static void
test_any_rules (void)
{
  Count count = { 0 };
  run (add_any, N_SESSIONS, &count);
  g_assert_cmpuint (count.n_infeasible, >, N_SESSIONS / 20);
}

static CursusWaiver waiver;

static void
add_weighed (GRand *random, Fixture *fixture)
{
  random_rules (random, fixture, 1 + random_below (random, 5));
  random_weigh (random, fixture, &waiver);
}

static void
test_weights_and_waivers (void)
{
  Count count = { 0 };
  run (add_weighed, N_SESSIONS / 2, &count);
}

/* Aggregates alone, most of them soft, of every measure: what is encoded in full. */
static void
add_measures (GRand *random, Fixture *fixture)
{
  for (uint32_t i = 1 + random_below (random, 4); i > 0; i--) {
    CursusConstraint *constraint = cursus_constraint_new (CURSUS_SHAPE_AGGREGATE);
    random_units (random, fixture->frame, constraint, 0, fixture->frame->n_meetings);
    random_keys (random, constraint);
    random_measure (random, constraint);
    fixture_add (fixture, random_chance (random, 20) ? 0 : 1 + random_below (random, 9), constraint);
  }
}

static void
test_measures (void)
{
  Count count = { 0 };
  run (add_measures, N_SESSIONS, &count);
  g_assert_cmpuint (count.n_open, ==, 0);
  g_assert_cmpuint (count.n_lessons, ==, 0); /* the clauses say all there is to say */
}

/* Functions of units, of neighbours and of whole groups. */
static void
add_functions (GRand *random, Fixture *fixture)
{
  for (uint32_t i = 1 + random_below (random, 3); i > 0;) {
    CursusConstraint *constraint = random_plain_constraint (random, fixture->frame);
    if (constraint->shape == CURSUS_SHAPE_AGGREGATE) {
      cursus_constraint_free (constraint);
      continue;
    }
    fixture_add (fixture, random_chance (random, 20) ? 0 : 1 + random_below (random, 9), constraint);
    i--;
  }
}

static void
test_functions (void)
{
  Count count = { 0 };
  run (add_functions, N_SESSIONS / 2, &count);
}

/* Functions of neighbours in groups that no time or room tells apart. */
static void
add_neighbours (GRand *random, Fixture *fixture)
{
  static const char *const keys[] = { "", "person", "participant", "speaker", "group", "participant module" };
  for (uint32_t i = 1 + random_below (random, 3); i > 0; i--) {
    CursusConstraint *constraint = cursus_constraint_new (CURSUS_SHAPE_CONSECUTIVE);
    random_units (random, fixture->frame, constraint, 0, fixture->frame->n_meetings);
    fixture_keys (constraint, keys[random_below (random, G_N_ELEMENTS (keys))]);
    constraint->tracer = &fixture_tracer (random_cost, (int64_t)g_rand_int (random))->base;
    fixture_add (fixture, random_chance (random, 20) ? 0 : 1 + random_below (random, 9), constraint);
  }
}

static void
test_neighbours (void)
{
  Count count = { 0 };
  run (add_neighbours, N_SESSIONS / 2, &count);
  g_assert_cmpuint (count.n_open, ==, 0);
}

/* Functions of whole groups and of neighbours, in groups of every kind. */
static void
add_lines (GRand *random, Fixture *fixture)
{
  for (uint32_t i = 1 + random_below (random, 3); i > 0; i--) {
    CursusConstraint *constraint = cursus_constraint_new (random_chance (random, 60) ? CURSUS_SHAPE_SEQUENCE
                                                                                     : CURSUS_SHAPE_CONSECUTIVE);
    random_units (random, fixture->frame, constraint, 0, fixture->frame->n_meetings);
    random_keys (random, constraint);
    constraint->tracer = &fixture_tracer (random_cost, (int64_t)g_rand_int (random))->base;
    fixture_add (fixture, random_chance (random, 20) ? 0 : 1 + random_below (random, 9), constraint);
  }
}

static void
test_lines (void)
{
  Count count = { 0 };
  run (add_lines, N_SESSIONS / 2, &count);
  g_assert_cmpuint (count.n_open, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/proof-random/any-rules", test_any_rules);
  g_test_add_func ("/solver/proof-random/weights-and-waivers", test_weights_and_waivers);
  g_test_add_func ("/solver/proof-random/measures", test_measures);
  g_test_add_func ("/solver/proof-random/functions", test_functions);
  g_test_add_func ("/solver/proof-random/neighbours", test_neighbours);
  g_test_add_func ("/solver/proof-random/lines", test_lines);
  return g_test_run ();
}
