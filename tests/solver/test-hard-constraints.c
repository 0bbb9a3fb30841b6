/* What is said of constraints, held against random plans: a constraint that grows never gets cheaper by placing. */
#include "solver/hard-constraints-private.h"

#include "solver/solver-fixture.h"

static void
test_meetings (void)
{
  g_auto (Fixture) fixture = solver_plain (4);
  fixture_add (&fixture, 0, solver_forbid (&fixture, "1 3", 1));
  fixture_add (&fixture, 3, solver_forbid (&fixture, "0", 1));
  fixture_add (&fixture, 0, fixture_aggregate (&fixture, "day", CURSUS_MEASURE_COUNT, NULL, 1, 2));
  g_autoptr (GPtrArray) hard = cursus_hard_constraints_new (fixture.ruleset);
  g_assert_cmpuint (hard->len, ==, 2);
  const CursusHardConstraint *forbid = g_ptr_array_index (hard, 0), *count = g_ptr_array_index (hard, 1);
  g_assert_true (forbid->grows && forbid->additive);
  g_assert_cmpuint (forbid->meetings->len, ==, 2);
  g_assert_cmpuint (g_array_index (forbid->meetings, uint32_t, 1), ==, 3);
  g_assert_false (count->grows);
  g_assert_false (count->additive);
  g_assert_cmpuint (count->meetings->len, ==, 4);
}

/* Places the meetings one by one. */
static void
check_growth (GRand *random, const Fixture *fixture, const GPtrArray *hard)
{
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture->ruleset, NULL);
  for (uint32_t m = 0; m < fixture->frame->n_meetings; m++) {
    g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (CursusPlacement));
    g_autofree int64_t *before = g_new0 (int64_t, MAX (1, hard->len));
    cursus_problem_candidates (fixture->frame, m, candidates);
    if (candidates->len == 0)
      continue;
    for (guint i = 0; i < hard->len; i++)
      before[i] = cursus_evaluator_constraint_cost (evaluator, ((CursusHardConstraint *)hard->pdata[i])->constraint);
    cursus_evaluator_place (evaluator, m, g_array_index (candidates, CursusPlacement, random_below (random, candidates->len)));
    for (guint i = 0; i < hard->len; i++) {
      const CursusHardConstraint *constraint = hard->pdata[i];
      int64_t after = cursus_evaluator_constraint_cost (evaluator, constraint->constraint);
      bool concerned = false;
      for (guint k = 0; k < constraint->meetings->len; k++)
        concerned = concerned || g_array_index (constraint->meetings, uint32_t, k) == m;
      g_assert_true (!constraint->grows || after >= before[i]);
      g_assert_true (concerned || after == before[i]);
    }
  }
}

static void
test_random (void)
{
  guint32 seed = (guint32)g_test_rand_int ();
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (int round = 0; round < 150; round++) {
    g_auto (Fixture) fixture = solver_tiny_session (random);
    random_rules (random, &fixture, 8);
    for (guint u = 0; u < fixture.ruleset->uses->len; u++)
      cursus_ruleset_use (fixture.ruleset, u)->hard = true;
    g_autoptr (GPtrArray) hard = cursus_hard_constraints_new (fixture.ruleset);
    for (int plan = 0; plan < 4; plan++)
      check_growth (random, &fixture, hard);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/hard-constraints/meetings", test_meetings);
  g_test_add_func ("/solver/hard-constraints/random", test_random);
  return g_test_run ();
}
