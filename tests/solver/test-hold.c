/* What holds a meeting, against the audit. */
#include "solver/hold.h"

#include "solver/solver-fixture.h"

#define N_SESSIONS 80

static CursusPlacement
at (uint32_t start)
{
  return (CursusPlacement){ .start = start, .room = 1 };
}

static CursusHold *
find (const CursusProblem *problem, const CursusPlacement *placements, uint32_t meeting)
{
  g_autoptr (GError) error = NULL;
  CursusHold *hold = cursus_hold_find (problem, placements, meeting, &error);
  g_assert_no_error (error);
  return hold;
}

static const CursusHoldRule *
rule_of (const GArray *rules, guint i)
{
  g_assert_cmpuint (i, <, rules->len);
  return &g_array_index (rules, CursusHoldRule, i);
}

/* a may not be at 6 to 9 (use 0); one meeting a slot (use 1); Tuesday costs (use 2), and so does 1 (use 3). */
static void
test_classes (void)
{
  g_auto (Fixture) fixture = solver_plain (3);
  fixture_add (&fixture, 0, solver_forbid (&fixture, "0", 0x3c0));
  fixture_add (&fixture, 0, solver_at_most (&fixture, "slot", 1));
  fixture_add (&fixture, 5, solver_forbid (&fixture, "0", 0xc));
  fixture_add (&fixture, 2, solver_forbid (&fixture, "0", 0x2));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  const CursusPlacement plan[] = { at (1), at (3), at (4) };
  g_autoptr (CursusHold) hold = find (problem, plan, 0);
  g_assert_cmpuint (hold->alternatives->placements->len, ==, 9);
  g_assert_cmpuint (hold->n_never, ==, 4);
  g_assert_cmpuint (hold->n_blocked, ==, 2);
  g_assert_cmpuint (hold->possible->len, ==, 3);
  g_assert_cmpuint (hold->n_cheaper, ==, 2);
  g_assert_cmpuint (hold->n_dearer, ==, 1);
  g_assert_cmpuint (hold->n_same, ==, 0);
  g_assert_cmpuint (cursus_hold_possible (hold, 0)->placement.start, ==, 0);
  g_assert_cmpint (cursus_hold_possible (hold, 2)->score.soft, ==, 5);
  g_assert_cmpuint (rule_of (hold->never, 0)->use, ==, 0);
  g_assert_cmpuint (rule_of (hold->never, 0)->n_more, ==, 4);
  g_assert_cmpuint (rule_of (hold->never, 0)->nearest.start, ==, 6);
  g_assert_cmpuint (rule_of (hold->blocked, 0)->use, ==, 1);
  g_assert_cmpuint (rule_of (hold->blocked, 0)->nearest.start, ==, 3);
  g_assert_cmpuint (hold->meetings->len, ==, 2);
  g_assert_cmpuint (hold->n_tangled, ==, 0);
  g_assert_true (hold->meetings_known);
}

/* All cost the same: the nearest come first, and other rooms at the same time last. */
static void
test_nearest_first (void)
{
  CursusSession *session = solver_session ();
  solver_module (session, "a", "1 2");
  g_auto (Fixture) fixture = fixture_compile (session);
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  const CursusPlacement plan[] = { at (4) };
  const CursusPlacement expected[] = { at (3), at (5), at (2), at (6), at (1), at (7), at (0), at (8), at (9), { 3, 2, 0 } };
  g_autoptr (CursusHold) hold = find (problem, plan, 0);
  g_assert_cmpuint (hold->n_same, ==, 19);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_true (cursus_placement_equal (cursus_hold_possible (hold, i)->placement, expected[i]));
  g_assert_true (cursus_placement_equal (cursus_hold_possible (hold, 18)->placement, (CursusPlacement){ 4, 2, 0 }));
}

/* Two rules forbid the same: the one that forbids more comes first, of the other only what is left counts. */
static void
test_overlap (void)
{
  g_auto (Fixture) fixture = solver_plain (1);
  fixture_add (&fixture, 0, solver_forbid (&fixture, "0", 0x18));
  fixture_add (&fixture, 0, solver_forbid (&fixture, "0", 0x1e));
  fixture_add (&fixture, 0, solver_forbid (&fixture, "0", 0x30));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  const CursusPlacement plan[] = { at (0) };
  g_autoptr (CursusHold) hold = find (problem, plan, 0);
  const struct {
    uint32_t use, n, n_more, nearest;
  } expected[] = { { 1, 4, 4, 1 }, { 2, 2, 1, 5 }, { 0, 2, 0, 3 } };
  g_assert_cmpuint (hold->never->len, ==, 3);
  for (guint i = 0; i < 3; i++) {
    g_assert_cmpuint (rule_of (hold->never, i)->use, ==, expected[i].use);
    g_assert_cmpuint (rule_of (hold->never, i)->n, ==, expected[i].n);
    g_assert_cmpuint (rule_of (hold->never, i)->n_more, ==, expected[i].n_more);
    g_assert_cmpuint (rule_of (hold->never, i)->nearest.start, ==, expected[i].nearest);
  }
}

/* Two meetings are at 1 where only one may be: neither alone makes room for a. */
static void
test_tangled (void)
{
  g_auto (Fixture) fixture = solver_plain (3);
  fixture_add (&fixture, 0, solver_order (&fixture, "0 1 0 2"));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  const CursusPlacement plan[] = { at (0), at (8), at (8) };
  g_autoptr (CursusHold) hold = find (problem, plan, 0);
  g_assert_cmpuint (hold->n_blocked, ==, 2); /* 8 and 9 */
  g_assert_cmpuint (hold->n_tangled, ==, 2);
  g_assert_cmpuint (hold->meetings->len, ==, 0);
}

/* What the audit says of each use's hard points. */
static int64_t *
audit_hard (const CursusProblem *problem, const CursusPlacement *plan)
{
  g_autoptr (GArray) costs = g_array_new (FALSE, TRUE, sizeof (int64_t));
  CursusScore score = { 0 };
  int64_t *hard = g_new0 (int64_t, problem->ruleset->uses->len + 1);
  g_assert_true (cursus_audit (problem->ruleset, plan, "en", &score, costs, NULL, NULL));
  for (uint32_t c = 0; c < problem->ruleset->constraints->len; c++)
    hard[cursus_ruleset_constraint (problem->ruleset, c)->use]
        += cursus_ruleset_price (problem->ruleset, c, g_array_index (costs, int64_t, c)).hard;
  return hard;
}

/* Each example is forbidden by the rule that it stands for, and what is called possible breaks nothing more. */
static void
check (const CursusProblem *problem, CursusPlacement *plan, uint32_t meeting)
{
  g_autoptr (CursusHold) hold = find (problem, plan, meeting);
  g_autofree int64_t *now = audit_hard (problem, plan);
  CursusPlacement present = plan[meeting];
  const GArray *lists[] = { hold->never, hold->blocked };
  guint n_more[] = { 0, 0 };
  for (guint l = 0; l < 2; l++)
    for (guint i = 0; i < lists[l]->len; i++) {
      const CursusHoldRule *rule = rule_of (lists[l], i);
      n_more[l] += rule->n_more;
      plan[meeting] = rule->nearest;
      g_autofree int64_t *then = audit_hard (problem, plan);
      /* A rule of one meeting may be broken as much where it is now. */
      g_assert_cmpint (then[rule->use], >, l == 0 ? 0 : now[rule->use]);
    }
  g_assert_cmpuint (n_more[0], ==, hold->n_never);
  g_assert_cmpuint (n_more[1], ==, hold->n_blocked);
  for (guint i = 0; i < hold->possible->len; i++) {
    plan[meeting] = cursus_hold_possible (hold, i)->placement;
    g_autofree int64_t *then = audit_hard (problem, plan);
    for (guint u = 0; u < problem->ruleset->uses->len; u++)
      g_assert_cmpint (then[u], <=, now[u]);
  }
  plan[meeting] = present;
}

static void
test_random (void)
{
  guint32 seed = random_seed ();
  guint n = 0;
  for (guint i = 0; n < N_SESSIONS; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    g_auto (Fixture) fixture = solver_tiny_session (random);
    random_rules (random, &fixture, 6);
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    if (problem->n_meetings == 0 || solver_has_empty_domain (problem))
      continue;
    g_autofree CursusPlacement *plan = g_new0 (CursusPlacement, problem->n_meetings);
    solver_random_plan (random, problem, plan);
    for (uint32_t m = 0; m < problem->n_meetings; m++)
      check (problem, plan, m);
    n++;
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/hold/classes", test_classes);
  g_test_add_func ("/solver/hold/nearest-first", test_nearest_first);
  g_test_add_func ("/solver/hold/overlap", test_overlap);
  g_test_add_func ("/solver/hold/tangled", test_tangled);
  g_test_add_func ("/solver/hold/random", test_random);
  return g_test_run ();
}
