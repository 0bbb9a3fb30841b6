/* Weights and waivers: how often calls and groups count, and what a waiver covers. */
#include "rules/cover.h"

#include "rules/audit.h"
#include "rules/rules-example.h"
#include "rules/weights.h"

static int64_t
one (FixtureTracer *self, CursusTrace *trace)
{
  fixture_read (trace, 0, CURSUS_FACT_FIRST_DAY);
  return self->number;
}

/* open on day 0, the four of water on days 1, 1, 2, 2, web on day 4. */
static void
fill (CursusPlacement *placements)
{
  static const char *const at[] = { "0.0 r1 s0", "1.0 r1 s0", "1.1 r1 s1", "2.0 r1 s0", "2.1 r3 s1", "4.0 r0 s0" };
  for (guint m = 0; m < G_N_ELEMENTS (at); m++)
    placements[m] = example_at (at[m]);
}

static bool *
set_of (uint32_t n, const char *numbers)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  bool *set = g_new0 (bool, n);
  fixture_list (list, numbers);
  for (guint i = 0; i < list->len; i++)
    set[g_array_index (list, uint32_t, i)] = true;
  return set;
}

/* A scope of what is given; NULL: everything. */
static CursusScope *
scope_of (const Fixture *fixture, const char *meetings, const char *people, const char *days, const char *rooms)
{
  CursusScope *scope = cursus_scope_new ();
  scope->meetings = meetings != NULL ? set_of (fixture->frame->n_meetings, meetings) : NULL;
  scope->people = people != NULL ? set_of (fixture->frame->n_people, people) : NULL;
  scope->days = days != NULL ? set_of (fixture->frame->timeline->n_days, days) : NULL;
  scope->rooms = rooms != NULL ? set_of (fixture->frame->n_rooms, rooms) : NULL;
  return scope;
}

static int64_t
deltas_cost (const Fixture *fixture, const CursusPlacement *placements)
{
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture->ruleset, NULL);
  for (uint32_t m = 0; m < fixture->frame->n_meetings; m++)
    cursus_evaluator_place (evaluator, m, placements[m]);
  return cursus_evaluator_score (evaluator).hard;
}

/* The hard cost by deltas and by the audit, which also tells the cost of what is waived. */
static int64_t
cost_of (const Fixture *fixture, int64_t *waived_cost)
{
  CursusPlacement placements[6];
  CursusScore score = { 0 };
  g_autoptr (GPtrArray) violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  g_autoptr (GPtrArray) waived = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  fill (placements);
  g_assert_true (cursus_audit_with_waived (fixture->ruleset, placements, "en", &score, NULL, violations, waived, NULL));
  g_assert_cmpint (deltas_cost (fixture, placements), ==, score.hard);
  *waived_cost = 0;
  for (guint w = 0; w < waived->len; w++) {
    const CursusViolation *violation = g_ptr_array_index (waived, w);
    g_assert_cmpstr (violation->author, ==, "Ann");
    g_assert_cmpstr (violation->reason, ==, "once");
    g_assert_cmpint (violation->expires, ==, 20000);
    *waived_cost += violation->cost;
  }
  return score.hard;
}

typedef struct {
  const char *what;
  const char *meetings, *people, *days, *rooms;
  bool matches;
  int64_t cost, waived;
} Row;

/* One waiver for the one constraint that @make gives. */
static void
assert_rows (CursusConstraint *(*make) (const Fixture *fixture), const Row *rows, guint n)
{
  char author[] = "Ann", reason[] = "once";
  const CursusWaiver waiver = { .author = author, .reason = reason, .expires = 20000 };
  for (guint i = 0; i < n; i++) {
    const Row *row = &rows[i];
    int64_t waived = 0;
    g_auto (Fixture) fixture = example_session ();
    g_test_message ("%s", row->what);
    fixture_add (&fixture, 0, make (&fixture));
    CursusScope *scope = scope_of (&fixture, row->meetings, row->people, row->days, row->rooms);
    g_assert_cmpint (cursus_ruleset_grant (fixture.ruleset, 0, &waiver, scope), ==, row->matches);
    g_assert_cmpint (cost_of (&fixture, &waived), ==, row->cost);
    g_assert_cmpint (waived, ==, row->waived);
  }
}

/* Three points for each of open, 1 and 5; of the run of g1 (meetings 1 and 3) as well. */
static CursusConstraint *
make_each (const Fixture *fixture)
{
  return fixture_function (fixture, CURSUS_SHAPE_EACH, "0 1 5 7", "", fixture_tracer (one, 3));
}

static void
test_each (void)
{
  static const Row rows[] = {
    { "everything", NULL, NULL, NULL, NULL, true, 0, 12 },
    { "one meeting", "1", NULL, NULL, NULL, true, 9, 3 },
    { "half a run is not the run", "3", NULL, NULL, NULL, false, 12, 0 },
    { "a run and its meeting", "1 3", NULL, NULL, NULL, true, 6, 6 },
    { "on the day where it is", "0", NULL, "0", NULL, true, 9, 3 },
    { "on another day", "0", NULL, "3 4", NULL, true, 12, 0 },
    { "all that is on day 1, of which the run is not", NULL, NULL, "1", NULL, true, 9, 3 },
    { "in the remote room", NULL, NULL, NULL, "0", true, 9, 3 },
    { "people have no part in it", NULL, "2", NULL, NULL, false, 12, 0 },
  };
  assert_rows (make_each, rows, G_N_ELEMENTS (rows));
}

static CursusConstraint *
make_pairs (const Fixture *fixture)
{
  return fixture_function (fixture, CURSUS_SHAPE_PAIRS, "0 1 0 2 1 3", "", fixture_tracer (one, 2));
}

static void
test_pairs (void)
{
  static const Row rows[] = {
    { "both must be named", "0", NULL, NULL, NULL, false, 6, 0 },
    { "both are", "0 1", NULL, NULL, NULL, true, 4, 2 },
    { "both on the days named", NULL, NULL, "0 1", NULL, true, 2, 4 },
    { "both in the rooms named", "0 1 3", NULL, NULL, "1", true, 2, 4 },
  };
  assert_rows (make_pairs, rows, G_N_ELEMENTS (rows));
}

/* More than 0 meetings of each participant a day: Ann and Bob on days 0, 1, 2, 4, Cid on days 0, 1, 2, 4. */
static CursusConstraint *
make_groups (const Fixture *fixture)
{
  return fixture_aggregate (fixture, "participant day", CURSUS_MEASURE_COUNT, NULL, INT64_MIN, 0);
}

static void
test_groups (void)
{
  static const Row rows[] = {
    { "everything", NULL, NULL, NULL, NULL, true, 0, 12 },
    { "a participant", NULL, "2", NULL, NULL, true, 8, 4 },
    { "two of three", NULL, "2 4", NULL, NULL, true, 4, 8 },
    { "a day", NULL, NULL, "1", NULL, true, 9, 3 },
    { "a participant on a day", NULL, "2", "0 1", NULL, true, 10, 2 },
    { "somebody who is never in it", NULL, "0", NULL, NULL, false, 12, 0 },
    { "not all that can be on a day", "0 1", NULL, NULL, NULL, false, 12, 0 },
    { "all that Cid can have", "0 2 4 5", NULL, NULL, NULL, true, 8, 4 },
  };
  assert_rows (make_groups, rows, G_N_ELEMENTS (rows));
}

/* One point for each two meetings of a participant that follow each other: three for Ann, Bob and Cid. */
static CursusConstraint *
make_consecutive (const Fixture *fixture)
{
  return fixture_function (fixture, CURSUS_SHAPE_CONSECUTIVE, "*", "participant", fixture_tracer (one, 1));
}

static void
test_consecutive (void)
{
  static const Row rows[] = {
    { "a participant", NULL, "4", NULL, NULL, true, 6, 3 },
    { "two meetings that follow each other for Ann and Bob", "0 1", NULL, NULL, NULL, true, 7, 2 },
    { "for Bob alone", "0 1", "3", NULL, NULL, true, 8, 1 },
    { "both on named days", NULL, NULL, "1 2", NULL, true, 6, 3 },
    { "one meeting is no pair", "0", NULL, NULL, NULL, true, 9, 0 },
  };
  assert_rows (make_consecutive, rows, G_N_ELEMENTS (rows));
}

static CursusConstraint *
make_any_of (const Fixture *fixture)
{
  CursusConstraint *constraint = cursus_constraint_new (CURSUS_SHAPE_COMBINATION);
  constraint->combine = CURSUS_COMBINE_ANY_OF;
  g_ptr_array_add (constraint->parts, fixture_function (fixture, CURSUS_SHAPE_EACH, "0", "", fixture_tracer (one, 4)));
  g_ptr_array_add (constraint->parts, fixture_function (fixture, CURSUS_SHAPE_EACH, "1", "", fixture_tracer (one, 5)));
  return constraint;
}

static CursusConstraint *
make_balance (const Fixture *fixture)
{
  return fixture_aggregate (fixture, "day", CURSUS_MEASURE_BALANCE, NULL, INT64_MIN, 0); /* 2 on day 1, 1 on day 0 */
}

static void
test_wholes (void)
{
  static const Row any_of[] = {
    { "a part alone", "0", NULL, NULL, NULL, false, 4, 0 },
    { "all parts", "0 1", NULL, NULL, NULL, true, 0, 4 },
    { "all parts on some days", "0 1", NULL, "0 1", NULL, false, 4, 0 },
  };
  static const Row balance[] = {
    { "a day", NULL, NULL, "0", NULL, false, 1, 0 },
    { "everything", NULL, NULL, NULL, NULL, true, 0, 1 },
  };
  assert_rows (make_any_of, any_of, G_N_ELEMENTS (any_of));
  assert_rows (make_balance, balance, G_N_ELEMENTS (balance));
}

/* What hard rules of one meeting forbid is what the problem leaves out of its domain. */
static void
test_forbids (void)
{
  g_auto (Fixture) fixture = example_session ();
  const CursusWaiver waiver = { 0 };
  CursusPlacement first = example_at ("0.0 r1 s0"), second = example_at ("1.0 r1 s0");
  fixture_add (&fixture, 0, make_each (&fixture));
  cursus_ruleset_grant (fixture.ruleset, 0, &waiver, scope_of (&fixture, "0", NULL, "1", NULL));
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (fixture.ruleset, NULL);
  g_assert_true (cursus_evaluator_use_forbids (evaluator, CURSUS_NONE, 0, first));
  g_assert_false (cursus_evaluator_use_forbids (evaluator, CURSUS_NONE, 0, second));
  g_assert_true (cursus_evaluator_use_forbids (evaluator, CURSUS_NONE, 1, second));
  g_assert_cmpint (cursus_evaluator_meeting_cost (evaluator, 0, first).hard, ==, 3);
  g_assert_cmpint (cursus_evaluator_meeting_cost (evaluator, 0, second).hard, ==, 0);
}

static void
test_may_be_waived (void)
{
  g_auto (Fixture) fixture = example_session ();
  const CursusWaiver waiver = { 0 };
  fixture_add (&fixture, 0, make_pairs (&fixture));
  cursus_ruleset_grant (fixture.ruleset, 0, &waiver, scope_of (&fixture, "0 1", NULL, "3", NULL));
  const CursusConstraint *constraint = cursus_ruleset_constraint (fixture.ruleset, 0);
  g_assert_true (cursus_cover_call_may_be_waived (fixture.frame, constraint, 0));
  g_assert_false (cursus_cover_call_may_be_waived (fixture.frame, constraint, 1));
  g_assert_cmpuint (cursus_cover_call_weight (fixture.frame, constraint, 0), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/cover/each", test_each);
  g_test_add_func ("/rules/cover/pairs", test_pairs);
  g_test_add_func ("/rules/cover/groups", test_groups);
  g_test_add_func ("/rules/cover/consecutive", test_consecutive);
  g_test_add_func ("/rules/cover/wholes", test_wholes);
  g_test_add_func ("/rules/cover/forbids", test_forbids);
  g_test_add_func ("/rules/cover/may-be-waived", test_may_be_waived);
  return g_test_run ();
}
