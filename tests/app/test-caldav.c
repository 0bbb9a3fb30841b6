/* Everybody's calendars, as far as no server is needed. */
#include "app/caldav.h"

#include "publishing-fixture.h"

static void
test_check (void)
{
  g_autoptr (GError) error = NULL;
  const CursusCaldavOptions right = { .url = "https://example.org/x/" }, open = { .url = "http://example.org/x/", .plain = true };
  const CursusCaldavOptions wrong = { .url = "http://example.org/x/" };
  g_assert_true (cursus_caldav_check (&right, NULL));
  g_assert_true (cursus_caldav_check (&open, NULL));
  g_assert_false (cursus_caldav_check (&wrong, &error));
  g_assert_nonnull (error);
}

/* A wrong address stops everything; a server that does not answer stops nothing but itself. */
static void
test_publish (void)
{
  const CursusCaldavOptions wrong = { .url = "example.org" }, closed = { .url = "http://127.0.0.1:1/x/" };
  g_autoptr (Fixture) fixture = living_new ();
  g_autoptr (GError) error = NULL;
  bool incomplete = false;
  g_assert_null (publishing_try (fixture, (CursusPublishingOptions){ .caldav = &wrong, .incomplete = &incomplete }, &error));
  g_assert_nonnull (error);
  g_assert_false (fixture_has (fixture, "cal"));
  g_autofree char *text = publishing_run (
      fixture, (CursusPublishingOptions){ .caldav = &closed, .incomplete = &incomplete, .json = true });
  g_assert_true (incomplete);
  g_assert_true (fixture_has (fixture, "cal/people/anne.ics"));
  assert_contains (text, "\"complete\" : false");
  assert_contains (text, "\"outcome\" : \"published\"");
}

static void
test_dry_run (void)
{
  const CursusCaldavOptions closed = { .url = "http://127.0.0.1:1/x/" };
  g_autoptr (Fixture) fixture = living_new ();
  bool incomplete = false;
  g_autofree char *text = publishing_run (
      fixture, (CursusPublishingOptions){ .caldav = &closed, .incomplete = &incomplete, .dry_run = true });
  g_assert_true (incomplete);
  g_assert_false (fixture_has (fixture, "cal"));
  g_assert_false (fixture_has (fixture, "cursus.db.published"));
}

/* Nothing was published, or another store has taken the place of the one in which it was. */
static void
test_nothing (void)
{
  const CursusCaldavOptions closed = { .url = "http://127.0.0.1:1/x/" };
  const CursusIcalPressOptions press = { 0 };
  g_autoptr (Fixture) fixture = living_new ();
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (CursusStore) store = cursus_present_open_store (fixture->session, NULL, NULL);
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusCaldavReport) report = cursus_caldav_run (&closed, workspace->session, store, NULL, &press, diagnostics);
  g_assert_false (cursus_caldav_report_is_complete (report));
  assert_contains (report->failure, "“small”");
  assert_says (diagnostics, "published");
  g_assert_cmpuint (report->n_requests, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/caldav/check", test_check);
  g_test_add_func ("/app/caldav/publish", test_publish);
  g_test_add_func ("/app/caldav/dry-run", test_dry_run);
  g_test_add_func ("/app/caldav/nothing", test_nothing);
  return g_test_run ();
}
