/* Orders that run in a circle. Units of n plain modules: meetings 0 to n-1, runs n to 2n-1. */
#include "solver/checks-fixture.h"

static void
test_circle (void)
{
  static const char *const parts[] = { "CIRCLE",
                                       "“b” before “c” (rule “use 1”)",
                                       "“c” before “d” (rule “use 0”)",
                                       "“d” before “b” (rule “use 2”)",
                                       "[b c d]",
                                       "[use 1, use 0, use 2]",
                                       NULL };
  g_auto (Fixture) fixture = solver_plain (5);
  fixture_add (&fixture, 0, solver_order (&fixture, "2 3 0 1")); /* c d, a b: a leads to the circle but is not in it */
  fixture_add (&fixture, 0, solver_order (&fixture, "1 2 3 4"));
  fixture_add (&fixture, 0, solver_order (&fixture, "3 1"));
  checks_assert (&fixture, parts);
}

/* A module of one meeting and that meeting are one thing. */
static void
test_runs_and_meetings (void)
{
  static const char *const parts[] = { "CIRCLE", "[a b]", NULL };
  g_auto (Fixture) fixture = solver_plain (2);
  fixture_add (&fixture, 0, solver_order (&fixture, "0 1"));
  fixture_add (&fixture, 0, solver_order (&fixture, "3 2"));
  checks_assert (&fixture, parts);
}

static void
test_itself (void)
{
  static const char *const parts[] = { "CIRCLE", "“a” before “a”", "[a] [use 0]", NULL };
  g_auto (Fixture) fixture = solver_plain (1);
  fixture_add (&fixture, 0, solver_order (&fixture, "0 0"));
  checks_assert (&fixture, parts);
}

/* Diamonds and chains are none; nor are soft orders, or functions that promise no order. */
static void
test_no_circle (void)
{
  g_auto (Fixture) fixture = solver_plain (4);
  fixture_add (&fixture, 0, solver_order (&fixture, "0 1 0 2 1 3 2 3 0 3"));
  fixture_add (&fixture, 4, solver_order (&fixture, "3 0"));
  CursusConstraint *no_promise = solver_order (&fixture, "3 0");
  no_promise->ordered = false;
  fixture_add (&fixture, 0, no_promise);
  checks_assert_none (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/circles/circle", test_circle);
  g_test_add_func ("/solver/circles/runs-and-meetings", test_runs_and_meetings);
  g_test_add_func ("/solver/circles/itself", test_itself);
  g_test_add_func ("/solver/circles/no-circle", test_no_circle);
  return g_test_run ();
}
