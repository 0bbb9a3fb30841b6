/* What a function may read, and what is recorded of it. */
#include "rules/error.h"
#include "rules/rules-example.h"

static void
start (CursusTrace *trace, const Fixture *fixture, const CursusPlacement *placements, const CursusUnit *units, uint32_t n_units)
{
  cursus_trace_aim (trace, fixture->frame, placements, units, n_units);
}

static void
assert_refused (CursusTrace *trace, uint32_t position, const char *fact, uint32_t argument, const char *part)
{
  char why[200] = "";
  int32_t value = 0;
  uint32_t n_reads = trace->n_reads;
  g_assert_false (cursus_trace_read (trace, position, cursus_fact_find (fact), argument, &value, why, sizeof why));
  fixture_assert_says (why, part);
  g_assert_cmpuint (trace->n_reads, ==, n_reads);
}

/* Each distinct read once, in order, with its value. */
static void
test_records (void)
{
  g_auto (Fixture) fixture = example_session ();
  const CursusPlacement placements[6] = { [1] = example_at ("4.1 r3 s0"), [2] = example_at ("5.0 r1 s1") };
  const CursusUnit units[] = { 1, 2 };
  CursusTrace trace;
  start (&trace, &fixture, placements, units, 2);
  g_assert_cmpint (fixture_read (&trace, 0, CURSUS_FACT_DAY), ==, 4);
  g_assert_cmpint (fixture_read (&trace, 1, CURSUS_FACT_DAY), ==, 5);
  g_assert_cmpint (fixture_read (&trace, 0, CURSUS_FACT_DAY), ==, 4);
  g_assert_cmpint (fixture_read_with (&trace, 0, CURSUS_FACT_TRAVEL, 1), ==, 90);
  g_assert_cmpint (fixture_read_with (&trace, 0, CURSUS_FACT_ON_CALENDAR, 0), ==, 0);
  g_assert_cmpint (fixture_read_with (&trace, 0, CURSUS_FACT_ON_CALENDAR, 1), ==, 0);
  g_assert_cmpuint (trace.n_reads, ==, 5);
  g_assert_cmpint (trace.values[2], ==, 90);
  g_assert_cmpuint (trace.reads[2].argument, ==, 1);
  for (uint32_t i = 0; i < trace.n_reads; i++)
    g_assert_cmpint (cursus_read_value (fixture.frame, placements, units, trace.n_units, trace.reads[i]), ==, trace.values[i]);
}

static void
test_refuses (void)
{
  g_auto (Fixture) fixture = example_session ();
  const CursusPlacement placements[6] = { { 0 } };
  const CursusUnit units[] = { 1, 8 }; /* a meeting and a module */
  CursusTrace trace;
  start (&trace, &fixture, placements, units, 2);
  assert_refused (&trace, 1, "day", 0, "a module has no “day”");
  assert_refused (&trace, 0, "travel_to", 1, "a module has no “travel_to”");
  assert_refused (&trace, 0, "shares_people", 1, "a module has no “shares_people”");
  assert_refused (&trace, 0, "same_audience", 2, "“same_audience” can only be asked of what the function is given");
  g_assert_cmpint (fixture_read_with (&trace, 0, CURSUS_FACT_SAME_AUDIENCE, 1), ==, 0);
  start (&trace, &fixture, NULL, units, 2);
  assert_refused (&trace, 0, "day", 0, "“day” depends on the plan");
  g_assert_cmpint (fixture_read (&trace, 0, CURSUS_FACT_MINUTES), ==, 210);
}

static void
test_many_reads (void)
{
  g_auto (Fixture) fixture = example_session ();
  const CursusPlacement placements[6] = { { 0 } };
  const CursusUnit units[] = { 0 };
  CursusTrace trace;
  start (&trace, &fixture, placements, units, 1);
  for (uint32_t i = 0; i < CURSUS_TRACE_MAX_READS; i++) {
    g_autofree char *tag = g_strdup_printf ("tag%u", i);
    fixture_read_with (&trace, 0, CURSUS_FACT_HAS_TAG, g_quark_from_string (tag));
  }
  assert_refused (&trace, 0, "day", 0, "at most 1024 different facts");
  for (uint32_t i = 0; i < CURSUS_TRACE_MAX_READS; i++) {
    g_autofree char *tag = g_strdup_printf ("tag%u", i);
    fixture_read_with (&trace, 0, CURSUS_FACT_HAS_TAG, g_quark_from_string (tag));
  }
  g_assert_cmpuint (trace.n_reads, ==, CURSUS_TRACE_MAX_READS);
  g_assert_cmpint (fixture_read_with (&trace, 0, CURSUS_FACT_HAS_TAG, g_quark_from_string ("tag0")), ==, 0);
}

static int64_t
constant (FixtureTracer *self, CursusTrace *trace)
{
  return self->number;
}

static void
test_costs (void)
{
  static const struct {
    int64_t cost;
    bool good;
  } cases[] = { { 0, true }, { 1, true }, { 1000000000, true }, { -1, false }, { 1000000001, false }, { INT64_MIN, false } };
  g_auto (Fixture) fixture = example_session ();
  const CursusUnit units[] = { 0 };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree FixtureTracer *tracer = fixture_tracer (constant, cases[i].cost);
    CursusTrace trace;
    CursusOutcome outcome;
    start (&trace, &fixture, NULL, units, 1);
    g_assert_true (cursus_trace_call (&trace, &tracer->base, &outcome, NULL, &error) == cases[i].good);
    if (!cases[i].good)
      g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/trace/records", test_records);
  g_test_add_func ("/rules/trace/refuses", test_refuses);
  g_test_add_func ("/rules/trace/many-reads", test_many_reads);
  g_test_add_func ("/rules/trace/costs", test_costs);
  return g_test_run ();
}
