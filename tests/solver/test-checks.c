/* Meetings that fit nowhere, with the numbers; what is said when nothing is found, and when a rule fails. */
#include "solver/checks-fixture.h"

#include "rules/error.h"

/* b has 10 placements; use 0 forbids the 6 before Thursday, use 2 the 7 from Tuesday afternoon on. */
static void
test_nowhere (void)
{
  static const char *const parts[]
      = { "NOWHERE", "“b”", "(b)", "of its 10 possible placements", "use 0", "6", "use 2", "7", "[b] [use 0, use 2]", NULL };
  g_auto (Fixture) fixture = solver_plain (2);
  fixture_add (&fixture, 0, solver_forbid (&fixture, "1", 0x03f));
  fixture_add (&fixture, 9, solver_forbid (&fixture, "1", 0x3ff)); /* soft: has no part in it */
  fixture_add (&fixture, 0, solver_forbid (&fixture, "1", 0x3f8));
  fixture_add (&fixture, 0, solver_forbid (&fixture, "1", 0));
  checks_assert (&fixture, parts);
}

/* Saturday only. */
static void
test_no_day (void)
{
  static const char *const parts[] = { "NOWHERE", "“a”", "fits on no allowed day", "[a] []", NULL };
  CursusSession *session = solver_session ();
  session->dates.first += 5;
  session->dates.last = session->dates.first;
  solver_module (session, "a", "1");
  g_auto (Fixture) fixture = fixture_compile (session);
  checks_assert (&fixture, parts);
}

static void
test_each_meeting (void)
{
  g_auto (Fixture) fixture = solver_plain (3);
  fixture_add (&fixture, 0, solver_forbid (&fixture, "0 2", 0x3ff));
  g_autoptr (GPtrArray) findings = checks_run (&fixture);
  g_assert_cmpuint (findings->len, ==, 2);
}

static void
test_nothing (void)
{
  g_auto (Fixture) fixture = solver_plain (3);
  checks_assert_none (&fixture);
}

static void
test_failure (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = solver_plain (1);
  FixtureTracer *tracer = fixture_tracer (solver_forbidden_slots, 0x3ff);
  fixture_add (&fixture, 0, fixture_function (&fixture, CURSUS_SHAPE_EACH, "0", "", tracer));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  tracer->failed = true;
  g_assert_null (cursus_checks_run (problem, &error));
  g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/checks/nowhere", test_nowhere);
  g_test_add_func ("/solver/checks/no-day", test_no_day);
  g_test_add_func ("/solver/checks/each-meeting", test_each_meeting);
  g_test_add_func ("/solver/checks/nothing", test_nothing);
  g_test_add_func ("/solver/checks/failure", test_failure);
  return g_test_run ();
}
