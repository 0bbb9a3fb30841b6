/* The plan that the search edits: moves, undo, and doubts. The error domain along with it. */
#include "solver/work.h"

#include "rules/error.h"
#include "solver/error.h"
#include "solver/solver-fixture.h"

static int64_t
slot (FixtureTracer *self, CursusTrace *trace)
{
  return fixture_read (trace, 0, CURSUS_FACT_SLOT) * (fixture_read (trace, 0, CURSUS_FACT_MODULE) + 1);
}

static const CursusPlacement plan[] = { { 0, 1, 0 }, { 3, 1, 0 }, { 8, 1, 0 } };

/* Each of a, b, c costs its slot once, twice, three times. */
static Fixture
make (void)
{
  Fixture fixture = solver_plain (3);
  fixture_add (&fixture, 1, fixture_function (&fixture, CURSUS_SHAPE_EACH, "*", "", fixture_tracer (slot, 0)));
  return fixture;
}

static void
assert_soft (const CursusWork *work, int64_t soft)
{
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (cursus_work_score (work).soft, ==, soft);
  g_assert_true (cursus_work_check (work, &error));
  g_assert_no_error (error);
}

static void
test_apply_and_undo (void)
{
  g_auto (Fixture) fixture = make ();
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusWork) work = cursus_work_new (problem, 1, NULL);
  cursus_work_load (work, plan);
  assert_soft (work, 0 + 2 * 3 + 3 * 8);
  CursusMove move = { .n_changes = 2, .changes = { { 0, { 3, 1, 0 } }, { 1, { 0, 1, 0 } } } };
  g_assert_cmpint (cursus_work_apply (work, &move).soft, ==, 3 + 0 + 3 * 8);
  assert_soft (work, 27);
  cursus_work_undo (work);
  assert_soft (work, 30);
  g_assert_cmpmem (work->placements, sizeof plan, plan, sizeof plan);
  CursusMove single = { .n_changes = 1, .changes = { { 2, { 2, 1, 0 } } } };
  g_assert_cmpint (cursus_work_apply (work, &single).soft, ==, 6 + 6);
  cursus_work_undo (work);
  g_assert_cmpmem (work->placements, sizeof plan, plan, sizeof plan);
}

static void
test_load_again (void)
{
  static const CursusPlacement other[] = { { 1, 1, 0 }, { 1, 1, 0 }, { 1, 1, 0 } };
  g_auto (Fixture) fixture = make ();
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusWork) work = cursus_work_new (problem, 1, NULL);
  cursus_work_load (work, plan);
  cursus_work_load (work, other);
  assert_soft (work, 1 + 2 + 3);
}

static int64_t
moody (FixtureTracer *self, CursusTrace *trace)
{
  fixture_read (trace, 0, CURSUS_FACT_SLOT);
  return self->number++;
}

/* A function that gives another cost each time: its rule is blamed. */
static void
test_moody (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = solver_plain (3);
  fixture_add (&fixture, 1, fixture_function (&fixture, CURSUS_SHAPE_EACH, "0 1", "", fixture_tracer (moody, 0)));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusWork) work = cursus_work_new (problem, 1, NULL);
  cursus_work_load (work, plan);
  g_assert_false (cursus_work_check (work, &error));
  g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION);
  fixture_assert_says (error->message, "rule “use 0”: a function gave different costs");
}

static int64_t
stubborn (FixtureTracer *self, CursusTrace *trace)
{
  fixture_read (trace, 0, CURSUS_FACT_SLOT);
  return self->number;
}

/* Deltas and audit disagree, and the message says where: here because the function was changed in between. */
static void
test_disagrees (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = solver_plain (3);
  FixtureTracer *tracer = fixture_tracer (stubborn, 0);
  fixture_add (&fixture, 1, solver_at_most (&fixture, "day", 9));
  fixture_add (&fixture, 1, fixture_function (&fixture, CURSUS_SHAPE_EACH, "0 1", "", tracer));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusWork) work = cursus_work_new (problem, 1, NULL);
  cursus_work_load (work, plan);
  tracer->number = 3;
  g_assert_false (cursus_work_check (work, &error));
  g_assert_error (error, CURSUS_SOLVER_ERROR, CURSUS_SOLVER_ERROR_DISAGREES);
  fixture_assert_says (error->message, "constraint 1 of rule “use 1”");
}

static void
test_audit_fails (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = make ();
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusWork) work = cursus_work_new (problem, 1, NULL);
  cursus_work_load (work, plan);
  ((FixtureTracer *)cursus_ruleset_constraint (fixture.ruleset, 0)->tracer)->failed = true;
  g_assert_false (cursus_work_check (work, &error));
  g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/work-plan/apply-and-undo", test_apply_and_undo);
  g_test_add_func ("/solver/work-plan/load-again", test_load_again);
  g_test_add_func ("/solver/work-plan/moody", test_moody);
  g_test_add_func ("/solver/work-plan/disagrees", test_disagrees);
  g_test_add_func ("/solver/work-plan/audit-fails", test_audit_fails);
  return g_test_run ();
}
