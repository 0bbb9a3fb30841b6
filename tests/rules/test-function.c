/* Functions through their memory: called once for each distinct set of facts, silent once they have failed. */
#include "rules/parts-private.h"

#include "rules/error.h"
#include "rules/rules-example.h"
#include "rules/rules-random.h"

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

/* ---- What is remembered is what a call would give ---- */

/* Reads whatever facts its number and what it has read so far make it read: every fact in the end. */
static int64_t
wander (FixtureTracer *self, CursusTrace *trace)
{
  uint64_t state = (uint64_t)self->number * UINT64_C (0x9e3779b97f4a7c15) + trace->n_units;
  int32_t length = 0;
  if (self->message != NULL) /* of whole sequences */
    cursus_trace_read_length (trace, &length, NULL, 0);
  for (guint i = 0; i < 4; i++) {
    uint32_t position = (uint32_t)(state >> 20) % trace->n_units, argument = 0;
    CursusFact fact = (CursusFact)((state >> 33) % CURSUS_N_FACTS);
    const CursusFactInfo *info = cursus_fact_info (fact);
    bool of_run = cursus_frame_unit_is_run (trace->frame, trace->units[position]);
    bool of_two = info->argument == CURSUS_FACT_ARGUMENT_OTHER;
    if ((of_run && !(info->scope & CURSUS_SCOPE_R)) || (of_two && trace->n_units == 1))
      fact = CURSUS_FACT_STARTS;
    else if (info->argument == CURSUS_FACT_ARGUMENT_TAG)
      argument = g_quark_from_static_string ("energy");
    else if (info->argument == CURSUS_FACT_ARGUMENT_PERSON)
      argument = (uint32_t)(state >> 50) % 5;
    else if (of_two)
      argument = (position + 1) % trace->n_units;
    int32_t value = fixture_read_with (trace, position, fact, argument);
    state = (state ^ (uint32_t)value) * UINT64_C (0xbf58476d1ce4e5b9);
    state ^= state >> 31;
  }
  return state % 2 == 0 ? 0 : (int64_t)(state >> 40) % (state % 5 == 0 ? CURSUS_MAX_FUNCTION_COST : 1000);
}

static CursusPlacement
place_somewhere (GRand *random, const CursusFrame *frame, uint32_t meeting)
{
  const CursusFrameMeeting *m = &frame->meetings[meeting];
  uint32_t day = random_below (random, 5), part = random_below (random, frame->timeline->n_parts - m->n_slots + 1);
  return (CursusPlacement){ .start = day * frame->timeline->n_parts + part,
                            .room = (uint16_t)random_below (random, frame->n_rooms),
                            .speaker_set = (uint16_t)random_below (random, m->n_speaker_sets) };
}

/* @n_units different units, the first @n_pool of the fixture or those behind. */
static void
choose_units (GRand *random, CursusUnit *units, uint32_t n_units, uint32_t first, uint32_t n_pool)
{
  for (uint32_t i = 0; i < n_units; i++) {
    bool again = true;
    while (again) {
      units[i] = first + random_below (random, n_pool);
      again = false;
      for (uint32_t k = 0; k < i; k++)
        again = again || units[k] == units[i];
    }
  }
}

typedef struct {
  const char *name;
  uint32_t n_units; /* 0: whole sequences of one to four */
  bool runs;
} Shape;

static void
compare_with_calls (GRand *random, const Shape *shape, int64_t number)
{
  g_auto (Fixture) fixture = example_session ();
  g_autoptr (GError) failure = NULL;
  const CursusFrame *frame = fixture.frame;
  FixtureTracer *tracer = fixture_tracer (wander, number);
  tracer->message = shape->n_units == 0 ? "whole" : NULL;
  g_autoptr (CursusConstraint) constraint = fixture_function (&fixture, CURSUS_SHAPE_EACH, "*", "", tracer);
  CursusPlacement placements[6];
  CursusFunction function;
  cursus_function_init (&function, frame, NULL, constraint->tracer, &failure);
  function.whole = shape->n_units == 0;
  for (uint32_t m = 0; m < 6; m++)
    placements[m] = place_somewhere (random, frame, m);
  for (guint i = 0; i < 3000; i++) {
    CursusUnit units[4];
    uint32_t n_units = shape->n_units != 0 ? shape->n_units : 1 + random_below (random, 4), moved = random_below (random, 6);
    CursusTrace trace = { .frame = frame, .placements = placements, .units = units, .n_units = n_units };
    CursusOutcome outcome;
    placements[moved] = place_somewhere (random, frame, moved);
    choose_units (random, units, n_units, shape->runs ? frame->n_meetings : 0, shape->runs ? frame->n_runs : frame->n_meetings);
    g_assert_true (cursus_trace_call (&trace, constraint->tracer, &outcome, NULL, NULL));
    g_assert_cmpint (cursus_function_cost (&function, placements, units, n_units), ==, outcome.cost);
    g_assert_no_error (failure);
  }
  g_assert_cmpuint (function.n_calls, <, function.n_evaluations);
  cursus_function_clear (&function);
}

static void
test_random (gconstpointer data)
{
  const Shape *shape = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (random_seed ());
  for (guint round = 0; round < 12; round++)
    compare_with_calls (random, shape, g_rand_int_range (random, 1, 1000000));
}

static int64_t
distance (FixtureTracer *self, CursusTrace *trace)
{
  return ABS (fixture_read (trace, 0, CURSUS_FACT_SLOT) - fixture_read (trace, 1, CURSUS_FACT_SLOT));
}

/* Asks for the distance of two meetings, wherever they are, twice; returns the bytes that are remembered. */
static uint64_t
ask_distances (const Fixture *fixture, size_t max_bytes, guint *n_calls)
{
  g_autoptr (GError) failure = NULL;
  FixtureTracer *tracer = fixture_tracer (distance, 0);
  tracer->n_calls = n_calls;
  g_autoptr (CursusConstraint) constraint = fixture_function (fixture, CURSUS_SHAPE_PAIRS, "1 3", "", tracer);
  CursusFunction function;
  cursus_function_init (&function, fixture->frame, NULL, constraint->tracer, &failure);
  cursus_function_bound (&function, max_bytes);
  for (uint32_t i = 0; i < 2 * 42 * 42; i++) {
    const CursusUnit units[] = { 1, 3 };
    const uint32_t a = i % 42, b = i / 42 % 42;
    CursusPlacement placements[6] = { [1] = { .start = a, .room = 1 }, [3] = { .start = b, .room = 1 } };
    g_assert_cmpint (cursus_function_cost (&function, placements, units, 2), ==, ABS ((int)a - (int)b));
  }
  g_assert_no_error (failure);
  uint64_t n_bytes = cursus_function_stats (&function).bytes;
  cursus_function_clear (&function);
  return n_bytes;
}

/* With less memory it is asked more often, and costs are the same. */
static void
test_bounded (void)
{
  g_auto (Fixture) fixture = example_session ();
  guint n_free = 0, n_bounded = 0;
  uint64_t free_bytes = ask_distances (&fixture, (size_t)40 << 20, &n_free);
  uint64_t bounded_bytes = ask_distances (&fixture, 8000, &n_bounded);
  g_test_message ("%u calls and %u bytes, bounded %u and %u", n_free, (guint)free_bytes, n_bounded, (guint)bounded_bytes);
  g_assert_cmpuint (n_free, ==, 42 * 42);
  g_assert_cmpuint (n_bounded, >, n_free);
  g_assert_cmpuint (bounded_bytes, <, free_bytes);
  g_assert_cmpuint (bounded_bytes, <, 16000);
  for (size_t bound = 16000; bound <= 512000; bound *= 2)
    g_assert_cmpuint (ask_distances (&fixture, bound, &n_free), <, 2 * bound);
}

int
main (int argc, char **argv)
{
  static const Shape shapes[]
      = { { "one", 1, false }, { "two", 2, false }, { "run", 1, true }, { "runs", 2, true }, { "whole", 0, false } };
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/function/called-once", test_called_once);
  g_test_add_func ("/rules/function/failure-is-kept", test_failure_is_kept);
  g_test_add_func ("/rules/function/no-cost", test_no_cost);
  g_test_add_func ("/rules/function/bounded", test_bounded);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++) {
    g_autofree char *path = g_strconcat ("/rules/function/random/", shapes[i].name, NULL);
    g_test_add_data_func (path, &shapes[i], test_random);
  }
  return g_test_run ();
}
