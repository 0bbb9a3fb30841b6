/* Functions through their memory: called once for each distinct set of facts, silent once they have failed. */
#include "rules/parts-private.h"

#include "rules/error.h"
#include "rules/rules-example.h"

static int64_t
weekday (FixtureTracer *self, CursusTrace *trace)
{
  int32_t weekday = fixture_read (trace, 0, CURSUS_FACT_WEEKDAY);
  self->failed = weekday == self->number;
  return weekday;
}

static void
test_called_once (void)
{
  g_auto (Fixture) fixture = example_session ();
  g_autoptr (GError) failure = NULL;
  guint n_calls = 0;
  FixtureTracer *tracer = fixture_tracer (weekday, 0);
  tracer->n_calls = &n_calls;
  g_autoptr (CursusConstraint) constraint = fixture_function (&fixture, CURSUS_SHAPE_EACH, "*", "", tracer);
  CursusFunction function;
  cursus_function_init (&function, fixture.frame, NULL, constraint->tracer, &failure);
  for (guint round = 0; round < 3; round++)
    for (uint32_t day = 0; day < 14; day++) {
      CursusPlacement placements[6] = { [1] = { .start = 3 * day, .room = 1 } };
      const CursusUnit units[] = { 1 };
      g_assert_cmpint (cursus_function_cost (&function, placements, units, 1), ==, (day + 3) % 7 + 1);
    }
  g_assert_cmpuint (n_calls, ==, 7);
  g_assert_cmpuint (function.n_calls, ==, 7);
  g_assert_cmpuint (function.n_evaluations, ==, 3 * 14);
  cursus_function_clear (&function);
}

static void
test_failure_is_kept (void)
{
  g_auto (Fixture) fixture = example_session ();
  g_autoptr (GError) failure = NULL;
  guint n_calls = 0;
  FixtureTracer *tracer = fixture_tracer (weekday, 6);
  tracer->n_calls = &n_calls;
  g_autoptr (CursusConstraint) constraint = fixture_function (&fixture, CURSUS_SHAPE_EACH, "*", "", tracer);
  CursusFunction function;
  const CursusUnit units[] = { 1 };
  CursusPlacement thursday[2] = { [1] = example_at ("0.0 r1") }, saturday[2] = { [1] = example_at ("2.0 r1") },
                  sunday[2] = { [1] = example_at ("3.0 r1") };
  cursus_function_init (&function, fixture.frame, NULL, constraint->tracer, &failure);
  g_assert_cmpint (cursus_function_cost (&function, thursday, units, 1), ==, 4);
  g_assert_cmpint (cursus_function_cost (&function, saturday, units, 1), ==, 0);
  g_assert_error (failure, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION);
  g_assert_cmpint (cursus_function_cost (&function, sunday, units, 1), ==, 0); /* not called any more */
  g_assert_cmpint (cursus_function_cost (&function, thursday, units, 1), ==, 4);
  g_assert_cmpuint (n_calls, ==, 2);
  cursus_function_clear (&function);
}

static int64_t
negative (FixtureTracer *self, CursusTrace *trace)
{
  return -fixture_read (trace, 0, CURSUS_FACT_WEEKDAY);
}

static void
test_no_cost (void)
{
  g_auto (Fixture) fixture = example_session ();
  g_autoptr (GError) failure = NULL;
  g_autoptr (CursusConstraint) constraint = fixture_function (&fixture, CURSUS_SHAPE_EACH, "*", "", fixture_tracer (negative, 0));
  CursusFunction function;
  const CursusUnit units[] = { 1 };
  CursusPlacement placements[2] = { [1] = example_at ("0.0 r1") };
  cursus_function_init (&function, fixture.frame, NULL, constraint->tracer, &failure);
  g_assert_cmpint (cursus_function_cost (&function, placements, units, 1), ==, 0);
  g_assert_error (failure, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION);
  fixture_assert_says (failure->message, "-4");
  cursus_function_clear (&function);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/function/called-once", test_called_once);
  g_test_add_func ("/rules/function/failure-is-kept", test_failure_is_kept);
  g_test_add_func ("/rules/function/no-cost", test_no_cost);
  return g_test_run ();
}
