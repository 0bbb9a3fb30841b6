/* One calendar: what is known without asking, and what stays known when nobody answers. The rest is tried on real servers. */
#include "app/caldav-calendar.h"

#include <string.h>

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

typedef struct {
  CursusDav *dav;
  GPtrArray *wanted;
  GHashTable *ours;
  CursusCaldavReport *report;
  CursusCaldavJob job;
} Fixture;

/* Nobody listens there: whoever asks anything gets an error. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  const CursusDavOptions options = { .url = "http://127.0.0.1:1/x/", .seconds = 5 };
  CursusCaldavWanted *event = g_new0 (CursusCaldavWanted, 1);
  *event = (CursusCaldavWanted){ g_strdup ("u@x"), g_strdup ("Water"), g_strdup (HASH), g_strdup ("text") };
  fixture->dav = cursus_dav_new (&options, NULL);
  fixture->wanted = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_caldav_wanted_free);
  fixture->ours = g_hash_table_new (g_str_hash, g_str_equal);
  fixture->report = cursus_caldav_report_new (options.url, false);
  g_ptr_array_add (fixture->wanted, event);
  fixture->job = (CursusCaldavJob){
    .dav = fixture->dav,
    .name = "s-anne",
    .title = "A session",
    .asked = true,
    .there = true,
    .tag = "t",
    .wanted = fixture->wanted,
    .ours = fixture->ours,
    .known = cursus_caldav_calendar_new ("anne"),
    .report = cursus_caldav_report_add (fixture->report, "anne", "Anne", g_strdup ("url")),
  };
  fixture->job.known->tag = g_strdup ("t");
  g_ptr_array_add (fixture->job.known->events, cursus_caldav_event_new ("u@x", "u@x.ics", "\"1\"", HASH));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cursus_caldav_calendar_free (fixture->job.known);
  cursus_caldav_report_free (fixture->report);
  g_hash_table_unref (fixture->ours);
  g_ptr_array_unref (fixture->wanted);
  cursus_dav_free (fixture->dav);
}

static void
test_untouched (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (cursus_caldav_job_run (&fixture->job, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (cursus_dav_count (fixture->dav), ==, 0);
  g_assert_cmpuint (fixture->job.report->actions->len, ==, 0);
  g_assert_cmpstr (fixture->job.known->tag, ==, "t");
  g_assert_cmpuint (fixture->job.known->events->len, ==, 1);
}

static void
test_nothing_wanted (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_set_size (fixture->wanted, 0);
  fixture->job.there = false;
  fixture->job.tag = NULL;
  g_assert_true (cursus_caldav_job_run (&fixture->job, NULL));
  g_assert_cmpuint (cursus_dav_count (fixture->dav), ==, 0);
  g_assert_false (fixture->job.report->made);
  g_assert_null (fixture->job.known->tag);
}

static void
test_dry_run (Fixture *fixture, gconstpointer data)
{
  fixture->job.dry_run = true;
  fixture->job.there = false;
  g_assert_true (cursus_caldav_job_run (&fixture->job, NULL));
  g_assert_cmpuint (cursus_dav_count (fixture->dav), ==, 0);
  g_assert_true (fixture->job.report->made);
  g_assert_cmpuint (fixture->job.report->actions->len, ==, 1);
  const CursusCaldavAction *action = g_ptr_array_index (fixture->job.report->actions, 0);
  g_assert_cmpint (action->what, ==, CURSUS_CALDAV_RESTORED);
  g_assert_cmpstr (action->uid, ==, "u@x");
}

/* Another tag: somebody has changed something, and nobody says what. What was known stays so, but for the tag. */
static void
test_unreachable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  fixture->job.tag = "other";
  g_assert_false (cursus_caldav_job_run (&fixture->job, &error));
  g_assert_error (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_UNREACHABLE);
  g_assert_cmpuint (cursus_dav_count (fixture->dav), ==, 1);
  g_assert_null (fixture->job.known->tag);
  g_assert_cmpuint (fixture->job.known->events->len, ==, 1);
}

static void
test_names (void)
{
  g_autofree char *plain = cursus_caldav_file_name ("a.p1.s1@x.cursus"), *odd = cursus_caldav_file_name ("../é");
  g_autofree char *other = cursus_caldav_file_name ("../è"), *hidden = cursus_caldav_file_name (".a");
  g_assert_cmpstr (plain, ==, "a.p1.s1@x.cursus.ics");
  g_assert_true (g_str_has_prefix (odd, "cursus-") && g_str_has_prefix (hidden, "cursus-"));
  g_assert_cmpuint (strlen (odd), ==, 7 + 40 + 4);
  g_assert_cmpstr (odd, !=, other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/caldav-calendar/untouched", Fixture, NULL, set_up, test_untouched, tear_down);
  g_test_add ("/app/caldav-calendar/nothing-wanted", Fixture, NULL, set_up, test_nothing_wanted, tear_down);
  g_test_add ("/app/caldav-calendar/dry-run", Fixture, NULL, set_up, test_dry_run, tear_down);
  g_test_add ("/app/caldav-calendar/unreachable", Fixture, NULL, set_up, test_unreachable, tear_down);
  g_test_add_func ("/app/caldav-calendar/names", test_names);
  return g_test_run ();
}
