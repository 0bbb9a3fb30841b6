/* One publication from beginning to end, and what the next one finds. */
#include "publishing-fixture.h"

#include "app/publication-folder.h"
#include "store/publication.h"

static const CursusPublishingOptions plain = { 0 };

static CursusStore *
open_store (const Fixture *fixture)
{
  CursusStore *store = cursus_present_open_store (fixture->session, NULL, NULL);
  g_assert_nonnull (store);
  return store;
}

static void
test_once_and_again (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autofree char *first = publishing_run (fixture, plain);
  assert_contains (first, "revision 1 is published");
  g_autofree char *names = fixture_list (fixture, "cal/people");
  g_assert_cmpstr (names, ==, "anne.ics paul.ics sp-air.ics sp-water.ics");
  g_autofree char *anne = fixture_read (fixture, "cal/people/anne.ics");
  g_autofree char *second = publishing_run (fixture, plain);
  assert_contains (second, "everybody holds already");
  g_autofree char *again = fixture_read (fixture, "cal/people/anne.ics");
  g_assert_cmpstr (anne, ==, again);
}

static void
test_dry_run (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autofree char *text = publishing_run (fixture, (CursusPublishingOptions){ .dry_run = true });
  assert_contains (text, "4 people would be told");
  g_assert_false (fixture_has (fixture, "cal"));
}

/* As a publisher leaves it that was killed when the store knew and people did not: @settled: when people knew already. */
static void
interrupt (const Fixture *fixture, bool settled)
{
  g_autoptr (CursusStore) store = open_store (fixture);
  g_autofree char *cal = fixture_path (fixture, "cal"), *staged = fixture_path (fixture, ".cal.dead.new");
  g_autofree char *db = fixture_path (fixture, "cursus.db");
  g_autoptr (CursusPublication) held = NULL;
  g_assert_true (cursus_store_load_publication (store, "small", &held, NULL));
  g_autoptr (CursusPublication) next = cursus_publication_copy (held);
  next->number++;
  g_free (next->token);
  next->token = g_strdup ("interrupted");
  CursusPublicationPlace place = { held->number, held->token, cal, (char *)".cal.dead.new" };
  g_autoptr (GBytes) bytes = cursus_publication_to_bytes (next);
  g_assert_cmpint (g_mkdir (staged, 0700), ==, 0);
  fixture_write (fixture, settled ? "cal/.publication" : ".cal.dead.new/.publication", "");
  g_autofree char *state = fixture_path (fixture, settled ? "cal/.publication" : ".cal.dead.new/.publication");
  g_assert_true (g_file_set_contents (state, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), NULL));
  fixture_write (fixture, settled ? "cal/mark" : ".cal.dead.new/mark", "x");
  g_assert_true (cursus_store_publish (store, next, &place, NULL));
}

static void
check_finished (const Fixture *fixture)
{
  g_autoptr (CursusStore) store = open_store (fixture);
  g_auto (CursusPublicationPlace) place = { 0 };
  g_autofree char *names = fixture_list (fixture, ".");
  g_assert_true (cursus_store_find_publication (store, "small", &place, NULL));
  g_assert_null (place.staged);
  g_assert_null (strstr (names, ".new"));
  g_assert_true (fixture_has (fixture, "cal/mark"));
  g_assert_true (fixture_has (fixture, "cal/people/anne.ics"));
}

static void
test_finishes_what_was_interrupted (void)
{
  for (int settled = 0; settled < 2; settled++) {
    g_autoptr (Fixture) fixture = living_new ();
    g_autofree char *first = publishing_run (fixture, plain);
    interrupt (fixture, settled == 1);
    g_autofree char *next = publishing_run (fixture, plain);
    check_finished (fixture);
  }
}

/* The staged folder is gone as well: everything is written again. */
static void
test_staged_folder_lost (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autofree char *first = publishing_run (fixture, plain);
  interrupt (fixture, false);
  g_autofree char *staged = fixture_path (fixture, ".cal.dead.new");
  fixture_remove (staged);
  g_autofree char *next = publishing_run (fixture, plain);
  assert_contains (next, "the folder is complete again");
  g_autofree char *last = publishing_run (fixture, plain);
  assert_contains (last, "nothing is published");
}

static void
test_status (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autofree char *first = publishing_run (fixture, plain), *cal = fixture_path (fixture, "cal");
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusSession) session = cursus_workspace_load_session (fixture->session, diagnostics, NULL);
  CursusPublishingOptions options = { .today = CURSUS_DATE_NONE };
  g_autofree char *whole = cursus_publishing_status (fixture->session, session, &options, diagnostics, NULL);
  assert_contains (whole, "Nobody would have to be told anything.");
  g_assert_null (strstr (whole, "publish again"));
  fixture_remove (cal);
  g_autofree char *broken = cursus_publishing_status (fixture->session, session, &options, diagnostics, NULL);
  assert_contains (broken, "publish again");
}

static void
test_refused (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autoptr (GError) gone = NULL;
  fixture_write (fixture, "small/session.lua",
                 FIXTURE_HEAD "module \"opening\" { title = \"opening\", format = \"remote\", half_days = 1 }\n"
                              "people \"people.csv\"\n");
  g_assert_null (publishing_try (fixture, plain, &gone));
  assert_contains (gone->message, "plan the session again");
  g_assert_false (fixture_has (fixture, "cal"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/publishing/once-and-again", test_once_and_again);
  g_test_add_func ("/app/publishing/dry-run", test_dry_run);
  g_test_add_func ("/app/publishing/finishes-what-was-interrupted", test_finishes_what_was_interrupted);
  g_test_add_func ("/app/publishing/staged-folder-lost", test_staged_folder_lost);
  g_test_add_func ("/app/publishing/status", test_status);
  g_test_add_func ("/app/publishing/refused", test_refused);
  return g_test_run ();
}
