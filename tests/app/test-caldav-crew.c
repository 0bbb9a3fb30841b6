/* Several calendars at once, as far as no server is needed. */
#include "app/caldav-crew.h"

#define N 9

typedef struct {
  CursusCaldavTask tasks[N];
  CursusCaldavCalendar *known[N];
  GPtrArray *wanted;
  GHashTable *ours;
  CursusCaldavReport *report;
} Fixture;

/* Every other calendar is untouched, which is known without asking; about the rest nobody answers. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->wanted = g_ptr_array_new ();
  fixture->ours = g_hash_table_new (g_str_hash, g_str_equal);
  fixture->report = cursus_caldav_report_new ("http://127.0.0.1:1/x/", false);
  for (guint i = 0; i < N; i++) {
    fixture->known[i] = cursus_caldav_calendar_new ("anne");
    fixture->known[i]->tag = g_strdup (i % 2 == 0 ? "t" : "other");
    fixture->tasks[i]
        = (CursusCaldavTask){ .job = { .name = "s-anne",
                                       .title = "A session",
                                       .asked = true,
                                       .there = true,
                                       .tag = "t",
                                       .wanted = fixture->wanted,
                                       .ours = fixture->ours,
                                       .known = fixture->known[i],
                                       .report = cursus_caldav_report_add (fixture->report, "anne", "Anne", g_strdup ("url")) } };
  }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N; i++) {
    cursus_caldav_calendar_free (fixture->known[i]);
    g_clear_error (&fixture->tasks[i].failure);
  }
  cursus_caldav_report_free (fixture->report);
  g_hash_table_unref (fixture->ours);
  g_ptr_array_unref (fixture->wanted);
}

/* Each comes back once, with what became of it. */
static void
test_run (Fixture *fixture, gconstpointer data)
{
  const CursusDavOptions options = { .url = "http://127.0.0.1:1/x/", .seconds = 5 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusCaldavCrew) crew = cursus_caldav_crew_new (&options, &error);
  bool back[N] = { false };
  g_assert_no_error (error);
  for (guint i = 0; i < N; i++)
    cursus_caldav_crew_give (crew, &fixture->tasks[i]);
  for (guint i = 0; i < N; i++) {
    gsize place = (gsize)(cursus_caldav_crew_take (crew) - fixture->tasks);
    g_assert_cmpuint (place, <, N);
    g_assert_false (back[place]);
    back[place] = true;
  }
  for (guint i = 0; i < N; i++)
    if (i % 2 == 0)
      g_assert_true (fixture->tasks[i].right && fixture->tasks[i].failure == NULL);
    else {
      g_assert_false (fixture->tasks[i].right);
      g_assert_error (fixture->tasks[i].failure, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_UNREACHABLE);
    }
  g_assert_cmpuint (cursus_caldav_crew_count (crew), ==, N / 2);
}

/* What was given and not taken is waited for. */
static void
test_free (Fixture *fixture, gconstpointer data)
{
  const CursusDavOptions options = { .url = "http://127.0.0.1:1/x/", .seconds = 5 }, wrong = { .url = "x" };
  g_autoptr (GError) error = NULL;
  CursusCaldavCrew *crew = cursus_caldav_crew_new (&options, NULL);
  for (guint i = 0; i < N; i++)
    cursus_caldav_crew_give (crew, &fixture->tasks[i]);
  cursus_caldav_crew_free (crew);
  g_assert_nonnull (fixture->tasks[N - 2].failure);
  g_assert_null (cursus_caldav_crew_new (&wrong, &error));
  g_assert_error (error, CURSUS_DAV_ERROR, CURSUS_DAV_ERROR_ADDRESS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/caldav-crew/run", Fixture, NULL, set_up, test_run, tear_down);
  g_test_add ("/app/caldav-crew/free", Fixture, NULL, set_up, test_free, tear_down);
  return g_test_run ();
}
