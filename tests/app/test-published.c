/* What was published is what the rules and the search take people to hold. */
#include "app/published.h"

#include "app/publishing.h"
#include "core/fixed-meeting.h"
#include "living-fixture.h"

static void
publish (const Fixture *fixture)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusSession) session = cursus_workspace_load_session (fixture->session, diagnostics, NULL);
  g_autofree char *out = fixture_path (fixture, "calendars");
  g_autoptr (GError) error = NULL;
  CursusPublishingOptions options = { .out = out, .today = CURSUS_DATE_NONE };
  g_autofree char *text = cursus_publishing_run (fixture->session, session, &options, diagnostics, &error);
  g_assert_no_error (error);
}

static void
test_store (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autoptr (CursusWorkspace) before = fixture_open (fixture);
  g_assert_cmpuint (before->session->published->len, ==, 0);
  publish (fixture);
  g_autoptr (CursusWorkspace) after = fixture_open (fixture);
  g_autoptr (CursusPlan) plan = living_newest (fixture);
  g_assert_cmpuint (after->session->published->len, ==, 3);
  const CursusFixedMeeting *air = cursus_fixed_meetings_find (after->session->published, "air");
  g_assert_nonnull (air);
  g_assert_cmpint (air->start_utc, ==, living_start (plan, "air"));
  g_assert_cmpstr (air->speakers[0], ==, "sp-air");
  for (uint32_t m = 0; m < after->frame->n_meetings; m++)
    g_assert_true (after->frame->published[m].is_published);
}

/* What the session says itself counts. */
static void
test_file_wins (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  publish (fixture);
  fixture_write (fixture, "small/session.lua", LIVING_SESSION "published \"published.csv\"\n");
  fixture_write (fixture, "small/published.csv", "meeting;date;start;end\nair;2027-03-05;09:00;12:30\n");
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusWorkspace) workspace = cursus_workspace_open (fixture->session, diagnostics, NULL);
  g_assert_nonnull (workspace);
  g_assert_cmpuint (workspace->session->published->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/published/store", test_store);
  g_test_add_func ("/app/published/file-wins", test_file_wins);
  return g_test_run ();
}
