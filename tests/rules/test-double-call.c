/* Calls made again: functions that give or read something else the next time are found out. */
#include "rules/double-call-private.h"

#include "rules/error.h"
#include "rules/rules-example.h"

static int64_t
pure (FixtureTracer *self, CursusTrace *trace)
{
  return self->number + fixture_read (trace, 0, CURSUS_FACT_DAY);
}

static int64_t
counts (FixtureTracer *self, CursusTrace *trace)
{
  return fixture_read (trace, 0, CURSUS_FACT_DAY) + self->number++;
}

/* Reads the room only the first time. */
static int64_t
caches (FixtureTracer *self, CursusTrace *trace)
{
  int32_t day = fixture_read (trace, 0, CURSUS_FACT_DAY);
  if (self->number++ == 0)
    fixture_read (trace, 0, CURSUS_FACT_ROOM);
  return day;
}

/* Counts how often it sees another meeting than before, in tens. Gives something else only after a distraction. */
static int64_t
remembers (FixtureTracer *self, CursusTrace *trace)
{
  bool same = self->number % 10 == trace->units[0];
  self->number = same ? self->number : (self->number / 10 + 1) * 10 + trace->units[0];
  fixture_read (trace, 0, CURSUS_FACT_DAY);
  return self->number / 10 >= 3;
}

static int64_t
changes_message (FixtureTracer *self, CursusTrace *trace)
{
  static const char *const messages[] = { "a", "b" };
  self->message = messages[self->number++ % 2];
  return fixture_read (trace, 0, CURSUS_FACT_DAY);
}

static char *
where (CursusTracer *self)
{
  (void)self;
  return g_strdup ("r.lua:7");
}

typedef struct {
  const char *name;
  int64_t (*cost) (FixtureTracer *self, CursusTrace *trace);
  const char *says; /* NULL: it is pure */
  guint call;       /* at which it is found out, from 0 */
} Case;

static const Case cases[] = {
  { "pure", pure, NULL, 0 },
  { "counts", counts, "it gave 5 instead of 4", 0 },
  { "caches", caches, "it read other facts", 0 },
  { "remembers", remembers, "it gave 1 instead of 0", 1 },
  { "changes-message", changes_message, "it said something else", 0 },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_auto (Fixture) fixture = example_session ();
  CursusPlacement placements[6] = { [1] = example_at ("4.0 r1"), [2] = example_at ("4.0 r2") };
  CursusDoubleCall again = { .n_other = 0 };
  CursusTracer *tracer = &fixture_tracer (test->cost, 0)->base;
  tracer->where = where;
  for (guint i = 0; i < 2; i++) {
    const CursusUnit units[] = { 1 + i };
    g_autoptr (GError) error = NULL;
    CursusTrace trace;
    CursusOutcome outcome;
    cursus_trace_aim (&trace, fixture.frame, placements, units, 1);
    bool done = cursus_double_call (&again, &trace, tracer, &outcome, &error);
    g_assert_true (done == (test->says == NULL || i < test->call));
    if (done)
      continue;
    g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION);
    fixture_assert_says (error->message, test->says);
    fixture_assert_says (error->message, "r.lua:7: ");
    break;
  }
  tracer->free (tracer);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/rules/double-call/", cases[i].name, NULL);
    g_test_add_data_func (path, &cases[i], test_case);
  }
  return g_test_run ();
}
