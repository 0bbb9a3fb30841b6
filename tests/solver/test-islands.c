/* Islands: no more is tied than rules can see together, and where one island is changes nothing about another. */
#include "solver/islands.h"

#include "solver/solver-fixture.h"

/* One module for the cohort, one for each of two groups: a, b and c; participants 0 (both groups), 1 (first), 2 (second). */
static Fixture
make_groups (bool somebody_in_both)
{
  CursusSession *session = solver_session ();
  g_ptr_array_add (session->groups, cursus_group_new ("g0"));
  g_ptr_array_add (session->groups, cursus_group_new ("g1"));
  fixture_person (session, "p0", CURSUS_ROLE_PARTICIPANT, somebody_in_both ? "0 1" : "0");
  fixture_person (session, "p1", CURSUS_ROLE_PARTICIPANT, "0");
  fixture_person (session, "p2", CURSUS_ROLE_PARTICIPANT, "1");
  fixture_part (fixture_module (session, "a", "1 2", "0"), 1, 210);
  fixture_part (fixture_module (session, "b", "1 2", "0"), 1, 210);
  fixture_part (fixture_module (session, "c", "1 2", "1"), 1, 210);
  return fixture_compile (session);
}

/* The island of each meeting: "0 0 1", "-" for none. */
static void
assert_islands (const Fixture *fixture, const char *expected)
{
  g_autoptr (CursusProblem) problem = solver_problem (fixture);
  g_autoptr (GString) text = g_string_new (NULL);
  for (uint32_t m = 0; m < problem->n_meetings; m++) {
    g_string_append (text, m > 0 ? " " : "");
    if (problem->islands->island_of[m] == CURSUS_NONE)
      g_string_append_c (text, '-');
    else
      g_string_append_printf (text, "%u", problem->islands->island_of[m]);
  }
  g_assert_cmpstr (text->str, ==, expected);
}

static CursusConstraint *
gaps (const Fixture *fixture, const char *keys)
{
  return fixture_aggregate (fixture, keys, CURSUS_MEASURE_GAPS, "slot", INT64_MIN, 0);
}

/* Days that a and b have, and those of c, as slots that they may not have. */
#define MONDAY_ONLY 0x3fc
#define NOT_MONDAY 0x003

typedef struct {
  const char *what;
  const char *keys;     /* of a measure of gaps; NULL: none */
  int64_t at_most;      /* instead: of a count; 0: none */
  bool in_both, apart;  /* somebody is in both groups; c has other days than a and b */
  const char *expected; /* of a, b, c */
} Case;

static const Case cases[] = {
  { "no rule", NULL, 0, false, false, "0 1 2" },
  { "one group of all", "", 0, false, false, "0 0 0" },
  { "participants without a common one", "participant", 0, false, false, "0 0 1" },
  { "participants with a common one", "participant", 0, true, false, "0 0 0" },
  { "days of participants, all days", "participant day", 0, true, false, "0 0 0" },
  { "days of participants, no common day", "participant day", 0, true, true, "0 0 1" },
  { "days of all", "day", 0, false, true, "0 0 1" },
  { "weeks of all", "week", 0, false, true, "0 0 0" },
  { "rooms and slots", "room slot", 0, false, true, "0 0 1" },
  { "two a day", "day", 2, false, false, "0 0 0" },
  { "three a day, which no day exceeds", "day", 3, false, false, "0 1 2" },
  { "two a day, c on another one", "day", 2, false, true, "0 1 2" },
  { "one a day, c on another one", "day", 1, false, true, "0 0 1" },
  { "a count that never changes", "group", 1, false, false, "0 0 1" },
};

static void
test_groups (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const Case *c = &cases[i];
    g_test_message ("%s", c->what);
    g_auto (Fixture) fixture = make_groups (c->in_both);
    if (c->keys != NULL && c->at_most == 0)
      fixture_add (&fixture, 1, gaps (&fixture, c->keys));
    if (c->at_most > 0)
      fixture_add (&fixture, 1, solver_at_most (&fixture, c->keys, c->at_most));
    if (c->apart) {
      fixture_add (&fixture, 0, solver_forbid (&fixture, "0 1", MONDAY_ONLY));
      fixture_add (&fixture, 0, solver_forbid (&fixture, "2", NOT_MONDAY));
    }
    assert_islands (&fixture, c->expected);
  }
}

/* Functions tie those that they are called for; who has no choice ties nobody; what is switched off neither. */
static void
test_functions (void)
{
  g_auto (Fixture) pairs = make_groups (false);
  fixture_add (&pairs, 1, solver_order (&pairs, "0 2"));
  assert_islands (&pairs, "0 1 0");
  g_auto (Fixture) runs = make_groups (false);
  fixture_add (&runs, 1, solver_order (&runs, "4 5"));
  assert_islands (&runs, "0 1 1");
  g_auto (Fixture) chain = make_groups (false);
  fixture_add (&chain, 1, solver_order (&chain, "0 1 1 2"));
  assert_islands (&chain, "0 0 0");
  fixture_add (&chain, 0, solver_forbid (&chain, "1", 0x3fe)); /* the one in the middle has two rooms in slot 0 */
  assert_islands (&chain, "0 0 0");
  cursus_session_module (chain.session, 1)->rooms->len = 1;
  assert_islands (&chain, "0 - 1");
  g_auto (Fixture) off = make_groups (false);
  fixture_add (&off, 1, gaps (&off, ""));
  cursus_ruleset_use (off.ruleset, 0)->weight = 0;
  assert_islands (&off, "0 1 2");
}

static CursusConstraint *
combine (const Fixture *fixture, CursusCombine how)
{
  CursusConstraint *constraint = cursus_constraint_new (CURSUS_SHAPE_COMBINATION);
  constraint->combine = how;
  g_ptr_array_add (constraint->parts, solver_order (fixture, "0 1"));
  g_ptr_array_add (constraint->parts, solver_forbid (fixture, "2", 1));
  return constraint;
}

static void
test_combinations (void)
{
  g_auto (Fixture) any = make_groups (false);
  fixture_add (&any, 1, combine (&any, CURSUS_COMBINE_ANY_OF));
  assert_islands (&any, "0 0 0");
  g_auto (Fixture) all = make_groups (false);
  fixture_add (&all, 1, combine (&all, CURSUS_COMBINE_ALL_OF)); /* a sum */
  assert_islands (&all, "0 0 1");
}

/* One island from one plan, all others from another: the audit finds what cursus_islands_score says. */
static void
check_mixture (GRand *random, const CursusProblem *problem, guint session)
{
  const CursusIslands *islands = problem->islands;
  g_autofree CursusPlacement *one = g_new (CursusPlacement, problem->n_meetings + 1);
  g_autofree CursusPlacement *two = g_new (CursusPlacement, problem->n_meetings + 1);
  g_autofree CursusScore *of_one = g_new (CursusScore, islands->n_islands);
  g_autofree CursusScore *of_two = g_new (CursusScore, islands->n_islands);
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (problem->ruleset, NULL);
  solver_random_plan (random, problem, one);
  solver_random_plan (random, problem, two);
  CursusScore sum = cursus_islands_score (islands, evaluator, one, of_one);
  cursus_islands_score (islands, evaluator, two, of_two);
  uint32_t drawn = random_below (random, islands->n_islands), n = 0;
  const uint32_t *meetings = cursus_islands_meetings (islands, drawn, &n);
  for (uint32_t i = 0; i < n; i++)
    one[meetings[i]] = two[meetings[i]];
  of_one[drawn] = of_two[drawn];
  for (uint32_t i = 0; i < islands->n_islands; i++) {
    sum.hard += of_one[i].hard;
    sum.soft += of_one[i].soft;
  }
  CursusScore found = solver_audit (problem, one);
  if (cursus_score_compare (found, sum) != 0)
    g_error ("session %u: the islands cost %d/%d, the plan %d/%d", session, (int)sum.hard, (int)sum.soft, (int)found.hard,
             (int)found.soft);
}

/* Few rules, of few meetings each, so that islands remain. */
static void
add_rules (GRand *random, Fixture *fixture)
{
  for (uint32_t i = 1 + random_below (random, 4); i > 0; i--) {
    CursusConstraint *constraint = random_constraint (random, fixture->frame, 2);
    uint32_t n_units = (constraint->shape == CURSUS_SHAPE_PAIRS ? 2 : 1) * (1 + random_below (random, 4));
    if (random_chance (random, 60))
      g_array_set_size (constraint->units, MIN (constraint->units->len, n_units));
    fixture_add (fixture, random_chance (random, 30) ? 0 : 1 + random_below (random, 5), constraint);
  }
}

static void
test_independent (void)
{
  guint32 seed = random_seed ();
  guint n_sessions = 0, n_islands = 0;
  for (guint i = 0; n_sessions < 600; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    g_auto (Fixture) fixture = random_session (random, 8);
    add_rules (random, &fixture);
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    if (solver_has_empty_domain (problem) || problem->islands->n_islands < 2)
      continue;
    for (guint n = 0; n < 5; n++)
      check_mixture (random, problem, i);
    n_sessions++;
    for (uint32_t k = 0; k < problem->islands->n_islands; k++)
      n_islands += problem->islands->start[k + 1] - problem->islands->start[k] > 1;
  }
  g_test_message ("%u islands of several meetings", n_islands);
  g_assert_cmpuint (n_islands, >, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/islands/groups", test_groups);
  g_test_add_func ("/solver/islands/functions", test_functions);
  g_test_add_func ("/solver/islands/combinations", test_combinations);
  g_test_add_func ("/solver/islands/independent", test_independent);
  return g_test_run ();
}
