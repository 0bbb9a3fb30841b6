/* Planning again after a change. */
#include "app/replanning.h"

#include "app/error.h"
#include "app/pinning.h"
#include "app/viewing.h"
#include "living-fixture.h"
#include "solver/error.h"

#define ILL "use \"weekdays\" { on = \"air\", weekdays = { \"monday\" }, weight = \"hard\" }\n"

static void
place (const Fixture *fixture, const char *meeting, const char *placement, bool pin)
{
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  CursusPinningOptions options = { .force = true };
  bool refused;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = cursus_pinning_move (workspace, meeting, placement, pin, &options, &refused, &error);
  g_assert_no_error (error);
}

/* Opening on the first Tuesday, water on Thursday, air on Friday morning. */
static Fixture *
make (bool pin_air)
{
  Fixture *fixture = living_new ();
  place (fixture, "opening", "2027-03-02 am", false);
  place (fixture, "water", "2027-03-04 am", false);
  place (fixture, "air", "2027-03-05 am", pin_air);
  return fixture;
}

static char *
run (const Fixture *fixture, CursusReplanningOptions options, GError **error)
{
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  options.columns = 120;
  return cursus_replanning_run (workspace, &options, error);
}

static void
test_nothing_to_do (void)
{
  g_autoptr (Fixture) fixture = make (false);
  g_autoptr (CursusPlan) before = living_newest (fixture);
  g_autofree char *text = run (fixture, (CursusReplanningOptions){ 0 }, NULL);
  g_autoptr (CursusPlan) after = living_newest (fixture);
  assert_contains (text, "No meeting that people know of has to move.\nThe plan stays as it is");
  g_assert_cmpint (after->revision, ==, before->revision);
}

static void
test_one_moves (void)
{
  g_autoptr (Fixture) fixture = make (false);
  fixture_write (fixture, "small/session.lua", FIXTURE_SESSION ILL);
  g_autoptr (CursusPlan) before = living_newest (fixture);
  g_autofree char *tried = run (fixture, (CursusReplanningOptions){ .dry_run = true }, NULL);
  g_autofree char *text = run (fixture, (CursusReplanningOptions){ .note = "ill" }, NULL);
  assert_contains (tried, "Nothing was saved.");
  assert_contains (text, "1 meeting moves. No plan that keeps every hard rule moves fewer");
  assert_contains (text, "Air (air)\n  is moved from Fri 5 Mar 2027, morning (09:00–12:30) to Mon");
  assert_contains (text, "because: “Air”");
  g_autoptr (CursusPlan) after = living_newest (fixture);
  g_assert_cmpint (after->revision, ==, before->revision + 1);
  g_assert_cmpint (after->score.hard, ==, 0);
  g_assert_cmpint (living_start (after, "water"), ==, living_start (before, "water"));
  g_assert_cmpint (living_start (after, "opening"), ==, living_start (before, "opening"));
}

static void
test_pin_in_the_way (void)
{
  g_autoptr (Fixture) fixture = make (true);
  fixture_write (fixture, "small/session.lua", FIXTURE_SESSION ILL);
  g_autoptr (GError) error = NULL;
  g_assert_null (run (fixture, (CursusReplanningOptions){ 0 }, &error));
  g_assert_error (error, CURSUS_SOLVER_ERROR, CURSUS_SOLVER_ERROR_PINNED);
}

/* A pinned meeting stays, the other one goes. */
static void
test_pin_stays (void)
{
  g_autoptr (Fixture) fixture = make (true);
  place (fixture, "water", "2027-03-05 am", false);
  g_autofree char *text = run (fixture, (CursusReplanningOptions){ 0 }, NULL);
  assert_contains (text, "Water (water)\n  is moved from");
  g_autoptr (CursusPlan) after = living_newest (fixture);
  g_assert_cmpint (cursus_plan_find (after, "air")->pinned, ==, CURSUS_PIN_PLANNER);
  g_assert_cmpint (cursus_plan_find (after, "water")->pinned, ==, CURSUS_PIN_NONE);
  g_assert_cmpint (after->score.hard, ==, 0);
}

/* What has begun stays, pinned by the machine. */
static void
test_begun (void)
{
  g_autoptr (Fixture) fixture = make (false);
  fixture_write (fixture, "small/session.lua", FIXTURE_SESSION ILL);
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  CursusDate today = CURSUS_DATE_NONE;
  g_assert_true (cursus_date_parse ("2027-03-03", &today, NULL));
  g_autoptr (CursusWorkspace) workspace = cursus_workspace_open_on (fixture->session, NULL, today, diagnostics, NULL);
  g_autofree char *text = cursus_replanning_run (workspace, &(CursusReplanningOptions){ .columns = 120 }, NULL);
  assert_contains (text, "has begun and is held in its place");
  g_autoptr (CursusPlan) after = living_newest (fixture);
  g_assert_cmpint (cursus_plan_find (after, "opening")->pinned, ==, CURSUS_PIN_MACHINE);
  g_assert_cmpint (cursus_plan_find (after, "water")->pinned, ==, CURSUS_PIN_NONE);
}

static void
test_new_meeting (void)
{
  g_autoptr (Fixture) fixture = make (false);
  fixture_write (fixture, "small/session.lua",
                 FIXTURE_SESSION "module \"fire\" { title = \"Fire\", format = \"remote\", half_days = 1 }\n");
  g_autofree char *text = run (fixture, (CursusReplanningOptions){ 0 }, NULL);
  assert_contains (text, "No meeting that people know of has to move.");
  assert_contains (text, "Fire (fire)\n  is new:");
  assert_contains (text, "Saved as revision");
}

/* People still have the first of the revisions: moving back to it is no move. */
static void
test_other_revision (void)
{
  g_autoptr (Fixture) fixture = make (false);
  g_autoptr (CursusPlan) known = living_newest (fixture);
  place (fixture, "water", "2027-03-09 am", false);
  g_autofree char *text = run (fixture, (CursusReplanningOptions){ .expected = known->revision }, NULL);
  assert_contains (text, "No meeting that people know of has to move.");
  g_autoptr (CursusPlan) after = living_newest (fixture);
  g_assert_cmpint (living_start (after, "water"), ==, living_start (known, "water"));
}

/* People hold what was published, whatever was planned since. */
static void
test_published (void)
{
  g_autoptr (Fixture) fixture = make (false);
  g_autoptr (CursusPlan) known = living_newest (fixture);
  g_autofree char *table = cursus_viewing_print (known, CURSUS_FORMAT_CSV, 0, false);
  fixture_write (fixture, "small/published.csv", table);
  fixture_write (fixture, "small/session.lua", FIXTURE_SESSION ILL "published \"published.csv\"\n");
  place (fixture, "water", "2027-03-09 am", false);
  g_autofree char *text = run (fixture, (CursusReplanningOptions){ 0 }, NULL);
  assert_contains (text, "1 meeting moves. No plan that keeps every hard rule moves fewer");
  g_autoptr (CursusPlan) after = living_newest (fixture);
  g_assert_cmpint (living_start (after, "water"), ==, living_start (known, "water"));
  g_assert_cmpint (living_start (after, "air"), !=, living_start (known, "air"));
}

static void
test_impossible (void)
{
  g_autoptr (Fixture) fixture = make (false);
  fixture_write (fixture, "small/session.lua",
                 FIXTURE_SESSION "use \"weekdays\" { on = \"air\", weekdays = { \"sunday\" }, weight = \"hard\" }\n");
  g_autoptr (GError) error = NULL;
  g_assert_null (run (fixture, (CursusReplanningOptions){ 0 }, &error));
  g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO);
  assert_contains (error->message, "no plan of session “small” keeps every hard rule");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("CURSUS_DB");
  g_test_add_func ("/app/replanning/nothing-to-do", test_nothing_to_do);
  g_test_add_func ("/app/replanning/one-moves", test_one_moves);
  g_test_add_func ("/app/replanning/pin-in-the-way", test_pin_in_the_way);
  g_test_add_func ("/app/replanning/pin-stays", test_pin_stays);
  g_test_add_func ("/app/replanning/begun", test_begun);
  g_test_add_func ("/app/replanning/new-meeting", test_new_meeting);
  g_test_add_func ("/app/replanning/other-revision", test_other_revision);
  g_test_add_func ("/app/replanning/published", test_published);
  g_test_add_func ("/app/replanning/impossible", test_impossible);
  return g_test_run ();
}
