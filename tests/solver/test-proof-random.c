/* Status, bound and plan of a proof are those of trying every plan, whatever the rules. */
#include "solver/proof.h"

#include "rules/rules-random-weights.h"
#include "solver/solver-fixture.h"

#define MOST_PLANS 3000
#define N_SESSIONS 400

typedef struct {
  guint n, n_infeasible, n_optimal, n_open, n_lessons, n_hard; /* n_hard: rules */
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

/* A session, and the rules that are added. */
typedef struct {
  Fixture (*make) (GRand *random);
  void (*add_rules) (GRand *random, Fixture *fixture);
  double most_plans;
} Kind;

/* As brute_force, which does not see at once that a meeting can be nowhere. */
static bool
try_all (const CursusProblem *problem, double most_plans, CursusScore *best)
{
  *best = (CursusScore){ .hard = INT64_MAX };
  for (uint32_t m = 0; m < problem->n_meetings; m++)
    if (problem->domain_start[m] == problem->domain_start[m + 1])
      return true;
  return brute_force (problem, false, most_plans, best);
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
run_kind (const Kind *kind, guint n_sessions, Count *count)
{
  guint32 seed = random_seed ();
  for (guint i = 0; count->n < n_sessions; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    g_auto (Fixture) fixture = kind->make (random);
    kind->add_rules (random, &fixture);
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    CursusScore best = { 0 };
    if (!try_all (problem, kind->most_plans, &best))
      continue;
    g_autoptr (CursusProofResult) result = prove (problem, &(CursusProofOptions){ .max_steps = 2000000 });
    compare (seed + i, result, best, count);
    if (random_chance (random, 30))
      check_other_ways (random, problem, best, result);
    count->n_lessons += result->n_lessons;
    for (uint32_t c = 0; c < problem->ruleset->constraints->len; c++)
      count->n_hard += cursus_ruleset_price (problem->ruleset, c, 1).hard > 0;
    count->n++;
  }
  g_test_message ("%u infeasible, %u optimal, %u with a bound; %u lessons", count->n_infeasible, count->n_optimal, count->n_open,
                  count->n_lessons);
  g_assert_cmpuint (count->n_optimal, >, n_sessions / 3);
  g_assert_cmpuint (count->n_open, <, n_sessions / 10);
}

static void
run (void (*add_rules) (GRand *random, Fixture *fixture), guint n_sessions, Count *count)
{
  run_kind (&(Kind){ solver_tiny_session, add_rules, MOST_PLANS }, n_sessions, count);
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
  /* The clauses say all there is to say, those of a hard rule once a plan has broken it. */
  g_assert_cmpuint (count.n_lessons, <=, count.n_hard);
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

/* Modules of several parts that can be exchanged, and one room less than they would like. */
static Fixture
make_crowded (GRand *random)
{
  static const char *const last[] = { "2023-11-06", "2023-11-07", "2023-11-07", "2023-11-08" };
  CursusSession *session = fixture_session ("2023-11-06", last[random_below (random, G_N_ELEMENTS (last))]);
  uint32_t n_rooms = random_chance (random, 20) ? 1 : 2 + random_below (random, 2), n_meetings = 0;
  g_ptr_array_add (session->sites, cursus_site_new ("paris"));
  for (uint32_t r = 0; r < n_rooms; r++) {
    const char id[] = { (char)('A' + r), '\0' };
    fixture_room (session, id, 0, 0, "")->exclusive = !random_chance (random, 10);
  }
  for (uint32_t m = 0; m < 3 && n_meetings < 4; m++) {
    const char id[] = { (char)('a' + m), '\0' };
    CursusModule *module = fixture_module (session, id, n_rooms == 1 ? "1" : n_rooms == 2 ? "1 2" : "1 2 3", "");
    for (uint32_t i = 1 + random_below (random, 3); i > 0; i--, n_meetings++)
      fixture_part (module, random_chance (random, 85) ? 1 : 2, 210);
  }
  return fixture_compile (session);
}

/* What a room costs, and on some days more. */
static int64_t
cost_of_room (FixtureTracer *self, CursusTrace *trace)
{
  uint64_t room = (uint64_t)fixture_read (trace, 0, CURSUS_FACT_ROOM);
  uint64_t day = self->number % 3 == 0 ? (uint64_t)fixture_read (trace, 0, CURSUS_FACT_FIRST_DAY) : 0;
  uint64_t state = random_mix ((uint64_t)self->number ^ (room << 8) ^ day);
  return state % 2 == 0 ? 0 : (int64_t)(state >> 8) % 4;
}

/* Of all meetings; or of two sets of them, which may share rooms with each other. */
static void
add_room_rules (GRand *random, Fixture *fixture)
{
  CursusConstraint *constraint = solver_at_most (fixture, "room slot", 1);
  guint n = constraint->units->len, first = random_chance (random, 75) ? n : random_below (random, n);
  g_array_set_size (constraint->units, first);
  fixture_add (fixture, 0, constraint);
  if (first == n)
    return;
  constraint = solver_at_most (fixture, "room slot", 1);
  g_array_remove_range (constraint->units, 0, first);
  fixture_add (fixture, 0, constraint);
}

static void
add_to_crowded (GRand *random, Fixture *fixture)
{
  uint32_t n = fixture->frame->n_meetings;
  add_room_rules (random, fixture);
  if (random_chance (random, 70))
    fixture_add (fixture, 0, solver_at_most (fixture, random_chance (random, 80) ? "module slot" : "slot", 1));
  for (uint32_t i = 1 + random_below (random, n); i > 0; i--) {
    g_autofree char *units = random_chance (random, 30) ? g_strdup ("*") : g_strdup_printf ("%u", random_below (random, n));
    FixtureTracer *tracer = fixture_tracer (cost_of_room, (int64_t)random_below (random, 1000));
    fixture_add (fixture, 1 + random_below (random, 4), fixture_function (fixture, CURSUS_SHAPE_EACH, units, "", tracer));
  }
  if (random_chance (random, 50))
    fixture_add (fixture, 1 + random_below (random, 4),
                 fixture_aggregate (fixture, "module", CURSUS_MEASURE_DISTINCT, "room", INT64_MIN, 1));
  if (random_chance (random, 50))
    fixture_add (fixture, 1 + random_below (random, 4),
                 fixture_aggregate (fixture, "day", CURSUS_MEASURE_ISOLATED, "slot", INT64_MIN, 0));
  if (random_chance (random, 50))
    fixture_add (fixture, 1 + random_below (random, 4),
                 fixture_aggregate (fixture, "module", CURSUS_MEASURE_DISTINCT, "day", 2, INT64_MAX));
}

static void
test_crowded_rooms (void)
{
  Count count = { 0 };
  run_kind (&(Kind){ make_crowded, add_to_crowded, 5000 }, N_SESSIONS, &count);
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
  g_test_add_func ("/solver/proof-random/crowded-rooms", test_crowded_rooms);
  return g_test_run ();
}
