/* Placements to plans for people, and back. */
#include "solver/convert.h"

#include "core/violation.h"
#include "rules/error.h"
#include "solver/construct.h"
#include "solver/solver-fixture.h"

static int64_t
slot (FixtureTracer *self, CursusTrace *trace)
{
  return fixture_read (trace, 0, CURSUS_FACT_SLOT) > self->number;
}

/* a (two half-days, Sam, paris/B) and b (remote, 90 minutes) of five days. */
static Fixture
make (void)
{
  CursusSession *session = solver_session ();
  fixture_person (session, "sam", CURSUS_ROLE_SPEAKER, "");
  cursus_session_person (session, 0)->name = g_strdup ("Sam Sage");
  CursusModule *a = fixture_module (session, "a", "1 2", "");
  a->title = g_strdup ("Alpha");
  fixture_part (a, 2, 420);
  fixture_speakers (a, 1, "0");
  CursusModule *b = fixture_module (session, "b", "", "");
  fixture_part (b, 1, 90);
  return fixture_compile (session);
}

static CursusPlan *
convert (const Fixture *fixture, const CursusPlacement *placements, GPtrArray *violations)
{
  g_autoptr (GError) error = NULL;
  CursusPlan *plan = cursus_convert_to_plan (fixture->ruleset, placements, "en", violations, &error);
  g_assert_no_error (error);
  return plan;
}

static const CursusPlacement placements[] = { { 2, 2, 0 }, { 1, 0, 0 } };

static void
test_to_plan (void)
{
  g_auto (Fixture) fixture = make ();
  g_autoptr (CursusPlan) plan = convert (&fixture, placements, NULL);
  g_assert_cmpstr (plan->session, ==, "s");
  g_assert_cmpstr (plan->timezone, ==, "Europe/Paris");
  g_assert_cmpfloat (plan->session_days, ==, 510.0 / 420);
  const CursusPlanMeeting *b = cursus_plan_meeting (plan, 0), *a = cursus_plan_meeting (plan, 1); /* by start */
  g_assert_cmpstr (a->id, ==, "a");
  g_assert_cmpstr (a->title, ==, "Alpha");
  g_assert_cmpstr (a->site, ==, "paris");
  g_assert_cmpstr (a->room, ==, "paris/B");
  g_assert_cmpstr (a->speakers[0], ==, "sam");
  g_assert_cmpstr (a->speaker_names[0], ==, "Sam Sage");
  g_assert_cmpuint (a->slots->len, ==, 2);
  g_assert_null (b->site);
  g_assert_null (b->room);
  g_assert_cmpstr (b->format, ==, "remote");
  g_assert_cmpuint (b->slots->len, ==, 1);
  const CursusPlanSlot *slot_of_b = &g_array_index (b->slots, CursusPlanSlot, 0);
  g_autofree char *start = cursus_zone_format (fixture.session->zone, slot_of_b->start_utc);
  g_assert_cmpstr (start, ==, "2023-11-06T14:00:00+01:00");
  g_assert_cmpint (slot_of_b->end_utc - slot_of_b->start_utc, ==, 90 * 60);
}

/* Two uses: one with two constraints, one violated twice by 1 point of weight 5. */
static void
test_rules_and_status (void)
{
  g_auto (Fixture) fixture = make ();
  fixture_add (&fixture, 0, fixture_function (&fixture, CURSUS_SHAPE_EACH, "*", "", fixture_tracer (slot, 2)));
  fixture_add (&fixture, 5, fixture_function (&fixture, CURSUS_SHAPE_EACH, "*", "", fixture_tracer (slot, 0)));
  g_autoptr (GPtrArray) violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  g_autoptr (CursusPlan) feasible = convert (&fixture, placements, violations);
  g_assert_cmpint (feasible->status, ==, CURSUS_STATUS_FEASIBLE);
  g_assert_cmpint (feasible->score.soft, ==, 10);
  g_assert_cmpuint (violations->len, ==, 2);
  const CursusPlanRule *soft = feasible->rules->pdata[1];
  g_assert_cmpuint (feasible->rules->len, ==, 2);
  g_assert_cmpstr (soft->use, ==, "use 1");
  g_assert_cmpuint (soft->violations, ==, 2);
  g_assert_cmpint (soft->cost, ==, 10);
  const CursusPlacement late[] = { { 8, 1, 0 }, { 0, 0, 0 } }, early[] = { { 0, 1, 0 }, { 0, 0, 0 } };
  g_autoptr (CursusPlan) broken = convert (&fixture, late, NULL), perfect = convert (&fixture, early, NULL);
  g_assert_cmpint (broken->status, ==, CURSUS_STATUS_UNKNOWN);
  g_assert_cmpint (broken->score.hard, ==, 1);
  g_assert_cmpint (perfect->status, ==, CURSUS_STATUS_OPTIMAL);
}

static void
test_there_and_back (void)
{
  guint32 seed = random_seed ();
  for (guint i = 0; i < 100; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    g_auto (Fixture) fixture = random_session (random, 6);
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    bool solvable = true;
    for (uint32_t m = 0; m < problem->n_meetings; m++)
      solvable = solvable && problem->n_candidates[m] > 0;
    if (!solvable)
      continue;
    g_autoptr (CursusWork) work = cursus_work_new (problem, i, NULL);
    g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
    cursus_construct_run (work);
    g_autoptr (CursusPlan) plan = convert (&fixture, work->placements, NULL);
    g_autofree CursusPlacement *back = cursus_convert_from_plan (fixture.frame, plan, missing);
    size_t size = problem->n_meetings * sizeof *back;
    g_assert_cmpuint (missing->len, ==, 0);
    g_assert_cmpmem (back, size, work->placements, size);
  }
}

typedef enum { NO_MEETING, NO_SLOTS, OTHER_TIME, LAST_SLOT, OTHER_ROOM, OTHER_SITE, OTHER_SPEAKER, NO_SPEAKER } Damage;

static void
damage (CursusPlan *plan, Damage how)
{
  CursusPlanMeeting *a = plan->meetings->pdata[1];
  CursusPlanSlot *slots = &g_array_index (a->slots, CursusPlanSlot, 0);
  switch (how) {
  case NO_MEETING:
    g_ptr_array_remove_index (plan->meetings, 1);
    break;
  case NO_SLOTS:
    g_array_set_size (a->slots, 0);
    break;
  case OTHER_TIME:
    slots->start_utc += 60;
    break;
  case LAST_SLOT: /* an afternoon, where two slots do not fit */
    slots->start_utc += 5 * 3600;
    break;
  case OTHER_ROOM:
    g_free (a->room);
    a->room = g_strdup ("paris/C");
    break;
  case OTHER_SITE:
    g_free (a->site);
    a->site = NULL;
    break;
  case OTHER_SPEAKER:
    g_free (a->speakers[0]);
    a->speakers[0] = g_strdup ("sue");
    break;
  case NO_SPEAKER:
    g_strfreev (g_steal_pointer (&a->speakers));
    break;
  }
}

/* What the session no longer has stays unplaced and is named; the rest is placed. */
static void
test_missing (void)
{
  g_auto (Fixture) fixture = make ();
  for (Damage how = NO_MEETING; how <= NO_SPEAKER; how++) {
    g_autoptr (CursusPlan) plan = convert (&fixture, placements, NULL);
    g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
    damage (plan, how);
    g_autofree CursusPlacement *back = cursus_convert_from_plan (fixture.frame, plan, missing);
    g_assert_cmpuint (missing->len, ==, 1);
    g_assert_cmpstr (missing->pdata[0], ==, "a");
    g_assert_cmpuint (back[0].start, ==, CURSUS_UNPLACED);
    g_assert_true (cursus_placement_equal (back[1], placements[1]));
  }
}

static void
test_failure (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = make ();
  FixtureTracer *tracer = fixture_tracer (slot, 0);
  tracer->failed = true;
  fixture_add (&fixture, 0, fixture_function (&fixture, CURSUS_SHAPE_EACH, "*", "", tracer));
  g_assert_null (cursus_convert_to_plan (fixture.ruleset, placements, "en", NULL, &error));
  g_assert_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/convert/to-plan", test_to_plan);
  g_test_add_func ("/solver/convert/rules-and-status", test_rules_and_status);
  g_test_add_func ("/solver/convert/there-and-back", test_there_and_back);
  g_test_add_func ("/solver/convert/missing", test_missing);
  g_test_add_func ("/solver/convert/failure", test_failure);
  return g_test_run ();
}
