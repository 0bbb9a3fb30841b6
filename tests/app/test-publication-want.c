/* What a plan would publish, and for whom. */
#include "app/publication-want.h"

#include "app/error.h"
#include "living-fixture.h"

static CursusPublication *
want (const CursusWorkspace *workspace, const CursusPlan *plan, bool tentative, GError **error)
{
  CursusPublicationWish wish = { .tentative = tentative, .now_utc = 1800000000, .today = 20833 };
  return cursus_publication_want (workspace->session, plan, NULL, &wish, error);
}

static guint
n_events (const CursusPublication *wanted, CursusHolderKind kind, const char *id)
{
  const CursusHolder *holder = cursus_publication_find_holder (wanted, kind, id);
  return holder != NULL ? holder->events->len : 99;
}

static void
test_who_has_what (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (CursusPlan) plan = living_newest (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusPublication) wanted = want (workspace, plan, false, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wanted->events->len, ==, 3);
  g_assert_cmpuint (wanted->holders->len, ==, 6);
  g_assert_cmpuint (n_events (wanted, CURSUS_HOLDER_SESSION, "small"), ==, 3);
  g_assert_cmpuint (n_events (wanted, CURSUS_HOLDER_SITE, "paris"), ==, 2);
  g_assert_cmpuint (n_events (wanted, CURSUS_HOLDER_SPEAKER, "sp-water"), ==, 2);
  g_assert_cmpuint (n_events (wanted, CURSUS_HOLDER_SPEAKER, "sp-air"), ==, 1);
  g_assert_cmpuint (n_events (wanted, CURSUS_HOLDER_PARTICIPANT, "anne"), ==, 3);
  const CursusHolder *anne = cursus_publication_find_holder (wanted, CURSUS_HOLDER_PARTICIPANT, "anne");
  g_assert_cmpstr (anne->email, ==, "anne@example.org");
  g_assert_cmpstr (anne->language, ==, "en");
  g_assert_nonnull (anne->head);
  g_assert_cmpstr (cursus_publication_find_event (wanted, "air.p1.s1@small.cursus")->meeting->id, ==, "air");
}

static void
test_tentative (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (CursusPlan) plan = living_newest (fixture);
  g_autoptr (CursusPublication) wanted = want (workspace, plan, true, NULL);
  for (guint i = 0; i < wanted->events->len; i++)
    g_assert_cmpint (cursus_publication_event (wanted, i)->status, ==, CURSUS_PUBLISHED_TENTATIVE);
}

static void
test_span (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (CursusPlan) plan = living_newest (fixture);
  g_autoptr (CursusPublication) wanted = want (workspace, plan, false, NULL);
  int64_t first_utc = 0, last_utc = 0;
  cursus_publication_span (wanted, NULL, &first_utc, &last_utc);
  g_assert_cmpint (first_utc, ==, g_array_index (cursus_plan_meeting (plan, 0)->slots, CursusPlanSlot, 0).start_utc);
  g_assert_cmpint (last_utc, >, first_utc);
  cursus_publication_span (NULL, NULL, &first_utc, &last_utc);
  g_assert_cmpint (first_utc, ==, last_utc);
}

static void
test_one_file_for_two (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  fixture_write (fixture, "small/people.csv", FIXTURE_PEOPLE "small;Small;\n");
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (CursusPlan) plan = living_newest (fixture);
  g_autoptr (GError) error = NULL;
  g_assert_null (want (workspace, plan, false, &error));
  g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
  assert_contains (error->message, "rename one of them");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/publication-want/who-has-what", test_who_has_what);
  g_test_add_func ("/app/publication-want/tentative", test_tentative);
  g_test_add_func ("/app/publication-want/span", test_span);
  g_test_add_func ("/app/publication-want/one-file-for-two", test_one_file_for_two);
  return g_test_run ();
}
