/* The newest revision in today's session. */
#include "app/present.h"

#include "app/error.h"
#include "living-fixture.h"

static void
test_load (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusPresent) present = cursus_present_load (workspace, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (present->plan->revision, ==, 1);
  g_assert_cmpint (present->plan->score.soft, ==, 9);
  g_assert_cmpuint (present->violations->len, ==, 3);
  g_autofree char *saved = cursus_plan_fingerprint (present->saved), *today = cursus_plan_fingerprint (present->plan);
  g_assert_cmpstr (saved, ==, today);
}

static void
test_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new (LIVING_SESSION);
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_assert_null (cursus_present_load (workspace, NULL, &error));
  g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO);
  g_assert_false (fixture_has (fixture, "cursus.db"));
}

/* Today's rules count; what no longer fits is named. */
static void
test_changed_session (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  fixture_write (fixture, "small/session.lua", FIXTURE_SESSION);
  g_autoptr (CursusWorkspace) free_of_cost = fixture_open (fixture);
  g_autoptr (CursusPresent) present = cursus_present_load (free_of_cost, NULL, NULL);
  g_assert_cmpint (present->plan->score.soft, ==, 0);
  g_assert_cmpint (present->saved->score.soft, ==, 9);
  fixture_write (fixture, "small/session.lua",
                 FIXTURE_SESSION "module \"fire\" { title = \"T\", format = \"remote\", half_days = 1 }\n");
  g_autoptr (CursusWorkspace) larger = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_assert_null (cursus_present_load (larger, NULL, &error));
  g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
  assert_contains (error->message, "no longer fits the session, which has changed since: fire;");
}

static void
test_pins (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (CursusPlan) plan = living_newest (fixture);
  for (guint i = 0; i < plan->meetings->len; i++) {
    CursusPlanMeeting *meeting = g_ptr_array_index (plan->meetings, i);
    meeting->pinned = g_str_equal (meeting->id, "water") ? CURSUS_PIN_MACHINE : CURSUS_PIN_NONE;
  }
  g_autofree CursusPlacement *placements = cursus_present_placements (workspace, plan, NULL);
  g_autofree CursusPlacement *pins = cursus_present_pins (workspace, plan);
  uint32_t water = cursus_session_find_meeting (workspace->session, "water");
  for (uint32_t m = 0; m < workspace->frame->n_meetings; m++)
    g_assert_true (m == water ? cursus_placement_equal (pins[m], placements[m]) : pins[m].start == CURSUS_UNPLACED);
  g_autoptr (CursusPlan) again = cursus_present_plan (workspace, placements, plan, NULL, NULL);
  g_assert_cmpint (cursus_plan_find (again, "water")->pinned, ==, CURSUS_PIN_MACHINE);
  g_assert_cmpint (cursus_plan_find (again, "air")->pinned, ==, CURSUS_PIN_NONE);
}

static void
test_save (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (CursusPresent) present = cursus_present_load (workspace, NULL, NULL);
  CursusPlanMeeting *meeting = g_ptr_array_index (present->plan->meetings, 0);
  g_autoptr (GError) error = NULL;
  meeting->pinned = CURSUS_PIN_PLANNER;
  g_assert_true (cursus_present_save (present->store, present->plan, present->saved, CURSUS_ACTION_PIN, "why", &error));
  g_assert_no_error (error);
  g_assert_cmpint (present->plan->revision, ==, 2);
  g_assert_cmpint (present->plan->stamp_utc, >=, present->saved->stamp_utc);
  meeting->pinned = CURSUS_PIN_NONE;
  g_assert_false (cursus_present_save (present->store, present->plan, present->saved, CURSUS_ACTION_UNPIN, NULL, &error));
  g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CONFLICT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("CURSUS_DB");
  g_test_add_func ("/app/present/load", test_load);
  g_test_add_func ("/app/present/nothing", test_nothing);
  g_test_add_func ("/app/present/changed-session", test_changed_session);
  g_test_add_func ("/app/present/pins", test_pins);
  g_test_add_func ("/app/present/save", test_save);
  return g_test_run ();
}
