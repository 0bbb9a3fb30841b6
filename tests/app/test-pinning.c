/* Moving and pinning by hand. */
#include "app/pinning.h"

#include "app/error.h"
#include "living-fixture.h"

/* What is said; "" when it failed, with the message in @says. */
static char *
move (const Fixture *fixture, const char *meeting, const char *placement, CursusPinningOptions options, bool pin, bool *refused)
{
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  options.columns = 120;
  char *text = cursus_pinning_move (workspace, meeting, placement, pin, &options, refused, &error);
  g_assert_no_error (error);
  return text;
}

static char *
set (const Fixture *fixture, const char *meeting, bool pinned)
{
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  CursusPinningOptions options = { .note = "because" };
  char *text = cursus_pinning_set (workspace, meeting, pinned, &options, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_move (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  bool refused;
  g_autofree char *first = move (fixture, "Air", "2027-03-05 am", (CursusPinningOptions){ 0 }, false, &refused);
  g_assert_false (refused);
  g_autofree char *text = move (fixture, "air", "2027-03-05 14:00", (CursusPinningOptions){ 0 }, false, &refused);
  assert_contains (text, "Air (air)\n  is moved from Fri 5 Mar 2027, morning (09:00–12:30) to Fri 5 Mar 2027, afternoon");
  assert_contains (text, "Saved as revision 3.");
  g_autoptr (CursusPlan) plan = living_newest (fixture);
  g_assert_cmpint (plan->revision, ==, 3);
  g_assert_cmpint (living_start (plan, "air"), ==, 1804251600); /* 2027-03-05T13:00Z */
  g_assert_cmpint (plan->score.soft, ==, 9);
  g_autofree char *again = move (fixture, "air", "2027-03-05 pm", (CursusPinningOptions){ 0 }, false, &refused);
  assert_contains (again, "That is so already");
}

/* Two meetings with one speaker at a time. */
static void
test_refused (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  bool refused;
  g_autofree char *water = move (fixture, "water", "2027-03-04 am", (CursusPinningOptions){ 0 }, false, &refused);
  g_autofree char *air = move (fixture, "air", "2027-03-04 pm", (CursusPinningOptions){ 0 }, false, &refused);
  const CursusPinningOptions dry = { .dry_run = true }, force = { .force = true }, both = { .dry_run = true, .force = true };
  g_autofree char *text = move (fixture, "air", "2027-03-04 am", (CursusPinningOptions){ 0 }, false, &refused);
  g_assert_true (refused);
  assert_contains (text, "This breaks hard rules:");
  assert_contains (text, "nobody-twice");
  assert_contains (text, "--force");
  g_autofree char *tried = move (fixture, "air", "2027-03-04 am", dry, false, &refused);
  g_assert_true (refused);
  g_autofree char *told = move (fixture, "air", "2027-03-04 am", both, false, &refused);
  g_assert_false (refused);
  assert_contains (told, "Nothing was saved.");
  g_autoptr (CursusPlan) before = living_newest (fixture);
  g_autofree char *forced = move (fixture, "air", "2027-03-04 am", force, false, &refused);
  g_assert_false (refused);
  g_autoptr (CursusPlan) after = living_newest (fixture);
  g_assert_cmpint (before->score.hard, ==, 0);
  g_assert_cmpint (after->score.hard, >, 0);
  g_assert_cmpint (after->revision, ==, before->revision + 1);
  g_autofree char *healed = move (fixture, "air", "2027-03-04 pm", (CursusPinningOptions){ 0 }, false, &refused);
  g_assert_false (refused);
  assert_contains (healed, "These hard rules are no longer broken:");
}

static void
test_wrong (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  CursusPinningOptions options = { 0 };
  const struct {
    const char *meeting, *placement, *says;
  } cases[] = {
    { "watre", "2027-03-04 am", "did you mean “water”?" },
    { "water", "2027-03-04 noon", "place of “water”: there is no part of the day “noon”" },
    { "water", "tomorrow", "place of “water”: " },
    { "air", "@paris", "it may not be at “paris”" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    bool refused;
    g_assert_null (cursus_pinning_move (workspace, cases[i].meeting, cases[i].placement, false, &options, &refused, &error));
    g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
    assert_contains (error->message, cases[i].says);
  }
}

/* A pin outlives planning anew; without it the meeting may go. */
static void
test_pin (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autofree char *pinned = set (fixture, "water", true), *again = set (fixture, "water", true);
  assert_contains (pinned, "is pinned by the planner");
  assert_contains (again, "That is so already");
  g_autoptr (CursusPlan) before = living_newest (fixture);
  g_assert_cmpint (before->revision, ==, 2);
  for (uint64_t seed = 2; seed < 8; seed++) {
    living_plan (fixture, seed);
    g_autoptr (CursusPlan) after = living_newest (fixture);
    g_assert_cmpint (living_start (after, "water"), ==, living_start (before, "water"));
    g_assert_cmpint (cursus_plan_find (after, "water")->pinned, ==, CURSUS_PIN_PLANNER);
  }
  g_autofree char *unpinned = set (fixture, "water", false);
  assert_contains (unpinned, "is no longer pinned");
  bool moved = false;
  for (uint64_t seed = 2; seed < 8; seed++) {
    living_plan (fixture, seed);
    g_autoptr (CursusPlan) after = living_newest (fixture);
    moved = moved || living_start (after, "water") != living_start (before, "water");
  }
  g_assert_true (moved);
}

static void
test_pin_elsewhere (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  bool refused;
  g_autofree char *text = move (fixture, "air", "2027-03-05 am", (CursusPinningOptions){ 0 }, true, &refused);
  assert_contains (text, "is pinned by the planner");
  g_autoptr (CursusPlan) plan = living_newest (fixture);
  g_assert_cmpint (cursus_plan_find (plan, "air")->pinned, ==, CURSUS_PIN_PLANNER);
  g_assert_cmpint (living_start (plan, "air"), ==, 1804233600); /* 2027-03-05T08:00Z */
}

/* A session in which the pinned meeting may not be where it is: planning says so, and the pin can be taken away. */
static void
test_pin_in_the_way (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  bool refused;
  g_autofree char *text = move (fixture, "air", "2027-03-05 am", (CursusPinningOptions){ 0 }, true, &refused);
  fixture_write (fixture, "small/session.lua",
                 FIXTURE_SESSION "use \"weekdays\" { on = \"air\", weekdays = { \"monday\" }, weight = \"hard\" }\n");
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL, save_error = NULL;
  bool interrupted;
  CursusPlanningOptions options = { .seed = 1, .moves = 500, .save = true };
  g_assert_null (cursus_planning_run (workspace, &options, &interrupted, &findings, &save_error, &error));
  g_assert_cmpint (cursus_app_exit_status (error), ==, 1);
  assert_contains (error->message, "meeting “air” (Air) is pinned where it may not be (“weekdays”)");
  g_autofree char *unpinned = set (fixture, "air", false);
  living_plan (fixture, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("CURSUS_DB");
  g_test_add_func ("/app/pinning/move", test_move);
  g_test_add_func ("/app/pinning/refused", test_refused);
  g_test_add_func ("/app/pinning/wrong", test_wrong);
  g_test_add_func ("/app/pinning/pin", test_pin);
  g_test_add_func ("/app/pinning/pin-elsewhere", test_pin_elsewhere);
  g_test_add_func ("/app/pinning/pin-in-the-way", test_pin_in_the_way);
  return g_test_run ();
}
