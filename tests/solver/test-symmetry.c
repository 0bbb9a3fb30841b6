/* Symmetry: exchanging what is said to be interchangeable changes no plan's score, and what is plainly so is found. */
#include "solver/symmetry.h"

#include "rules/rules-random-weights.h"
#include "solver/pins.h"
#include "solver/solver-fixture.h"

/* One module of three half-days (0 to 2) and one of a single half-day (3) in paris/A or paris/B; runs 4 and 5. */
static Fixture
make_parts (void)
{
  CursusSession *session = solver_session ();
  CursusModule *module = fixture_module (session, "a", "1 2", "");
  for (int i = 0; i < 3; i++)
    fixture_part (module, 1, 210);
  solver_module (session, "b", "1 2");
  return fixture_compile (session);
}

/* The class of each meeting, and of each room from 1 on: "0 0 0 3 | 1 1". */
static void
assert_classes (const Fixture *fixture, const char *expected)
{
  g_autoptr (CursusProblem) problem = solver_problem (fixture);
  g_autoptr (GString) text = g_string_new (NULL);
  for (uint32_t m = 0; m < problem->n_meetings; m++)
    g_string_append_printf (text, "%u ", problem->symmetry->meeting_class[m]);
  g_string_append_c (text, '|');
  for (uint32_t r = 1; r < problem->frame->n_rooms; r++)
    g_string_append_printf (text, " %u", problem->symmetry->room_class[r]);
  g_assert_cmpstr (text->str, ==, expected);
}

static int64_t
reads_slot (FixtureTracer *self, CursusTrace *trace)
{
  return self->number * fixture_read (trace, 0, CURSUS_FACT_SLOT);
}

static int64_t
reads_part (FixtureTracer *self, CursusTrace *trace)
{
  return self->number + fixture_read (trace, 0, CURSUS_FACT_PART);
}

static int64_t
reads_room (FixtureTracer *self, CursusTrace *trace)
{
  return self->number + fixture_read (trace, 0, CURSUS_FACT_ROOM);
}

static CursusConstraint *
function (const Fixture *fixture, CursusShape shape, const char *units, int64_t (*cost) (FixtureTracer *, CursusTrace *))
{
  return fixture_function (fixture, shape, units, "", fixture_tracer (cost, 1));
}

static CursusConstraint *
sum_of_part (const Fixture *fixture)
{
  CursusConstraint *constraint = fixture_aggregate (fixture, "day", CURSUS_MEASURE_SUM, NULL, INT64_MIN, 2);
  constraint->sum_of = CURSUS_FACT_PART;
  return constraint;
}

static CursusConstraint *
filtered (const Fixture *fixture)
{
  CursusConstraint *constraint = solver_at_most (fixture, "day", 1);
  constraint->filter = &fixture_tracer (reads_part, 0)->base;
  return constraint;
}

static CursusConstraint *
of_units (const Fixture *fixture, const char *units, CursusMeasure measure, const char *value)
{
  CursusConstraint *constraint = fixture_aggregate (fixture, "", measure, value, INT64_MIN, 1);
  g_array_set_size (constraint->units, 0);
  fixture_list (constraint->units, units);
  return constraint;
}

static CursusConstraint *
any_of (CursusConstraint *part)
{
  CursusConstraint *constraint = cursus_constraint_new (CURSUS_SHAPE_COMBINATION);
  constraint->combine = CURSUS_COMBINE_ANY_OF;
  g_ptr_array_add (constraint->parts, part);
  return constraint;
}

static void
test_classes (void)
{
  static const char *const all = "0 0 0 3 | 1 1";
  const struct {
    CursusConstraint *(*make) (const Fixture *);
    const char *expected;
  } none[] = { { sum_of_part, "0 1 2 3 | 1 1" }, { filtered, "0 1 2 3 | 1 2" } };
  for (guint i = 0; i < G_N_ELEMENTS (none); i++) {
    g_auto (Fixture) fixture = make_parts ();
    assert_classes (&fixture, all);
    fixture_add (&fixture, 1, none[i].make (&fixture));
    assert_classes (&fixture, none[i].expected);
  }
  g_auto (Fixture) groups = make_parts ();
  fixture_add (&groups, 0, solver_at_most (&groups, "participant slot", 1));
  fixture_add (&groups, 0, solver_at_most (&groups, "room slot", 1));
  fixture_add (&groups, 1, fixture_aggregate (&groups, "run", CURSUS_MEASURE_DISTINCT, "room", INT64_MIN, 1));
  assert_classes (&groups, all);
  fixture_add (&groups, 1, of_units (&groups, "0 2", CURSUS_MEASURE_GAPS, "slot"));
  assert_classes (&groups, "0 1 0 3 | 1 1");
  fixture_add (&groups, 1, of_units (&groups, "0 1 2 3", CURSUS_MEASURE_SPAN, "room"));
  assert_classes (&groups, "0 1 0 3 | 1 2");
}

static void
test_functions (void)
{
  const struct {
    CursusShape shape;
    const char *units;
    int64_t (*cost) (FixtureTracer *self, CursusTrace *trace);
    const char *expected;
  } cases[] = {
    { CURSUS_SHAPE_EACH, "0 1 2 3", reads_slot, "0 0 0 3 | 1 1" },
    { CURSUS_SHAPE_EACH, "1", reads_slot, "0 1 0 3 | 1 1" },
    { CURSUS_SHAPE_EACH, "0 1 2", reads_part, "0 1 2 3 | 1 1" },
    { CURSUS_SHAPE_EACH, "3", reads_room, "0 0 0 3 | 1 2" },
    { CURSUS_SHAPE_PAIRS, "0 3", reads_slot, "0 1 1 3 | 1 2" },
    { CURSUS_SHAPE_PAIRS, "4 5", solver_out_of_order, "0 0 0 3 | 1 1" }, /* runs */
    { CURSUS_SHAPE_SEQUENCE, "0 1 2", reads_slot, "0 1 2 3 | 1 2" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (Fixture) fixture = make_parts ();
    fixture_add (&fixture, 1, function (&fixture, cases[i].shape, cases[i].units, cases[i].cost));
    assert_classes (&fixture, cases[i].expected);
    cursus_ruleset_use (fixture.ruleset, 0)->weight = 0;
    assert_classes (&fixture, "0 0 0 3 | 1 1");
  }
  g_auto (Fixture) combined = make_parts ();
  fixture_add (&combined, 1, any_of (function (&combined, CURSUS_SHAPE_EACH, "0 1", reads_slot)));
  assert_classes (&combined, "0 1 2 3 | 1 2");
  g_auto (Fixture) forbidden = make_parts ();
  fixture_add (&forbidden, 0, solver_forbid (&forbidden, "2", 1));
  assert_classes (&forbidden, "0 0 2 3 | 1 1");
}

static void
test_waivers (void)
{
  static const CursusWaiver waiver = { 0 };
  g_auto (Fixture) fixture = make_parts ();
  CursusScope *scope = cursus_scope_new (), *rooms = cursus_scope_new ();
  scope->meetings = g_new0 (bool, 4);
  scope->meetings[0] = scope->meetings[1] = true;
  rooms->rooms = g_new0 (bool, 3);
  rooms->rooms[1] = true;
  fixture_add (&fixture, 1, function (&fixture, CURSUS_SHAPE_EACH, "0 1 2", reads_slot));
  assert_classes (&fixture, "0 0 0 3 | 1 1");
  g_assert_true (cursus_ruleset_grant (fixture.ruleset, 0, &waiver, scope));
  assert_classes (&fixture, "0 0 2 3 | 1 1");
  g_assert_true (cursus_ruleset_grant (fixture.ruleset, 0, &waiver, rooms));
  assert_classes (&fixture, "0 0 2 3 | 1 2");
}

static bool
is_odd (uint32_t seed)
{
  return seed % 2 != 0;
}

/* Modules of several equal parts, rooms of equal kinds. */
static Fixture
twin_session (GRand *random)
{
  CursusSession *session = random_draft (random, 4);
  for (guint r = 1; r < session->rooms->len; r++) {
    CursusRoom *room = cursus_session_room (session, r);
    room->capacity = is_odd (room->site) ? 2 : 0;
    g_strfreev (room->features);
    room->features = g_strsplit (random_chance (random, 10) ? "lab" : "", " ", -1);
  }
  for (guint m = 0; m < session->modules->len; m++) {
    CursusModule *module = cursus_session_module (session, m);
    const CursusPart part = g_array_index (module->parts, CursusPart, 0);
    g_array_set_size (module->parts, 0);
    for (uint32_t n = 1 + random_below (random, 3); n > 0; n--)
      g_array_append_val (module->parts, part);
    if (module->remote || random_chance (random, 20))
      continue;
    g_array_set_size (module->rooms, 0);
    for (uint32_t r = 1; r < session->rooms->len; r++)
      g_array_append_val (module->rooms, r);
  }
  return fixture_compile (session);
}

/* Few rules, half of them of all meetings. */
static void
add_rules (GRand *random, Fixture *fixture, const CursusWaiver *waiver)
{
  for (uint32_t i = random_below (random, 4); i > 0; i--) {
    CursusConstraint *constraint = random_constraint (random, fixture->frame, 1);
    if (constraint->shape == CURSUS_SHAPE_AGGREGATE && random_chance (random, 70)) {
      g_array_set_size (constraint->units, 0);
      fixture_units (fixture, constraint, "*");
    } else if (constraint->shape != CURSUS_SHAPE_AGGREGATE)
      g_array_set_size (constraint->units, MIN (constraint->units->len, 2));
    fixture_add (fixture, random_chance (random, 30) ? 0 : 1 + random_below (random, 5), constraint);
  }
  if (random_chance (random, 30))
    random_weigh (random, fixture, waiver);
}

static bool
exchange_meetings (GRand *random, const CursusProblem *problem, CursusPlacement *plan)
{
  uint32_t a = random_below (random, problem->n_meetings), b = problem->symmetry->meeting_class[a];
  CursusPlacement at_a = plan[a];
  plan[a] = plan[b];
  plan[b] = at_a;
  return a != b;
}

static bool
exchange_rooms (GRand *random, const CursusProblem *problem, CursusPlacement *plan)
{
  uint32_t a = random_below (random, problem->frame->n_rooms), b = problem->symmetry->room_class[a];
  for (uint32_t m = 0; m < problem->n_meetings && a != b; m++) {
    plan[m].room = (uint16_t)(plan[m].room == a ? b : plan[m].room == b ? a : plan[m].room);
    g_assert_true (cursus_problem_allows (problem, m, plan[m]));
  }
  return a != b;
}

/* Some meetings pinned, sometimes two of one class at one place. */
static CursusProblem *
narrow (GRand *random, const CursusProblem *problem)
{
  g_autofree CursusPlacement *pins = g_new (CursusPlacement, problem->n_meetings + 1);
  solver_random_plan (random, problem, pins);
  for (uint32_t m = 0; m < problem->n_meetings; m++) {
    if (random_chance (random, 30))
      pins[m] = pins[problem->symmetry->meeting_class[m]];
    if (random_chance (random, 60))
      pins[m] = (CursusPlacement){ .start = CURSUS_UNPLACED };
  }
  return cursus_pins_apply (problem, pins, NULL);
}

typedef bool (*Exchange) (GRand *random, const CursusProblem *problem, CursusPlacement *plan);

/* How many of ten exchanges exchanged anything. */
static guint
check_exchanges (GRand *random, const CursusProblem *problem, Exchange exchange, guint session)
{
  g_autofree CursusPlacement *plan = g_new (CursusPlacement, problem->n_meetings + 1);
  guint n = 0;
  for (guint i = 0; i < 10; i++) {
    solver_random_plan (random, problem, plan);
    CursusScore before = solver_audit (problem, plan);
    n += exchange (random, problem, plan);
    CursusScore after = solver_audit (problem, plan);
    if (cursus_score_compare (before, after) != 0)
      g_error ("session %u: %d/%d becomes %d/%d", session, (int)before.hard, (int)before.soft, (int)after.hard, (int)after.soft);
  }
  return n;
}

static void
check_property (Exchange exchange)
{
  static const CursusWaiver waiver = { 0 };
  guint32 seed = random_seed ();
  guint n = 0;
  for (guint i = 0; n < 1500; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    g_auto (Fixture) fixture = twin_session (random);
    add_rules (random, &fixture, &waiver);
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    if (solver_has_empty_domain (problem))
      continue;
    g_autoptr (CursusProblem) narrowed = narrow (random, problem);
    g_assert_nonnull (narrowed);
    n += check_exchanges (random, problem, exchange, i);
    n += check_exchanges (random, narrowed, exchange, i);
  }
}

static void
test_meetings (void)
{
  check_property (exchange_meetings);
}

static void
test_rooms (void)
{
  check_property (exchange_rooms);
}

static void
test_count (void)
{
  static const uint32_t classes[] = { 0, 1, 0, 3, 1, 0 };
  uint32_t n = 0;
  g_assert_cmpuint (cursus_symmetry_count (classes, 6, &n), ==, 2);
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpuint (cursus_symmetry_count (classes, 0, &n), ==, 0);
  g_assert_cmpuint (n, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/symmetry/classes", test_classes);
  g_test_add_func ("/solver/symmetry/functions", test_functions);
  g_test_add_func ("/solver/symmetry/waivers", test_waivers);
  g_test_add_func ("/solver/symmetry/meetings", test_meetings);
  g_test_add_func ("/solver/symmetry/rooms", test_rooms);
  g_test_add_func ("/solver/symmetry/count", test_count);
  return g_test_run ();
}
