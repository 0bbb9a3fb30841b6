/* Several processes on one file, and processes that end in the middle. */
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/fixture.h"
#include "store/store.h"

#define PER_PROCESS 50
#define MEETINGS 60

static void
save_many (const char *path, int number)
{
  g_autoptr (CursusStore) store = cursus_store_open (path, NULL);
  g_assert_nonnull (store);
  for (int i = 0; i < PER_PROCESS; i++) {
    g_autoptr (CursusPlan) plan = fixture_plan_large ("s", 5, number * 1000 + i);
    g_autoptr (GError) error = NULL;
    cursus_store_save (store, plan, NULL, NULL, i, &error);
    g_assert_no_error (error);
    g_assert_cmpint (plan->revision, >, 0);
  }
}

/* Dense numbers, and of every revision all meetings with what they were saved as. Returns: how many. */
static guint
check_whole (const char *path, const char *session, guint n_meetings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusStore) store = cursus_store_open (path, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) list = cursus_store_list (store, session, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++) {
    const CursusRevisionInfo *info = g_ptr_array_index (list, i);
    g_assert_cmpint (info->revision, ==, i + 1);
    g_autoptr (CursusPlan) loaded = cursus_store_load (store, session, info->revision, &error);
    g_assert_no_error (error);
    g_autoptr (CursusPlan) expected = fixture_plan_large (session, n_meetings, loaded->score.soft);
    expected->revision = info->revision;
    fixture_assert_equal (expected, loaded);
  }
  g_autofree char *health = fixture_sql_text (path, "PRAGMA integrity_check; PRAGMA foreign_key_check");
  g_assert_cmpstr (health, ==, "ok");
  return list->len;
}

static void
test_two_writers_lose_nothing (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "cursus.db");
  /* Neither file nor schema exists: making them is part of the race. */
  pid_t first = fixture_fork (save_many, path, 1);
  pid_t second = fixture_fork (save_many, path, 2);
  fixture_wait (first);
  fixture_wait (second);
  g_assert_cmpuint (check_whole (path, "s", 5), ==, 2 * PER_PROCESS);
  g_autofree char *scores = fixture_sql_text (
      path, "SELECT count(DISTINCT score_soft), min(score_soft), max(score_soft) FROM revision");
  g_assert_cmpstr (scores, ==, "100|1000|2049");
}

static void
open_and_close (const char *path, int number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusStore) store = cursus_store_open (path, &error);
  g_assert_no_error (error);
}

static void
test_openers_of_a_new_file_wait (void)
{
  for (int round = 0; round < 10; round++) {
    g_autoptr (FixtureFolder) folder = fixture_folder_new ();
    g_autofree char *path = fixture_file (folder, "cursus.db");
    pid_t children[6];
    for (size_t i = 0; i < G_N_ELEMENTS (children); i++)
      children[i] = fixture_fork (open_and_close, path, 0);
    for (size_t i = 0; i < G_N_ELEMENTS (children); i++)
      fixture_wait (children[i]);
    g_assert_cmpuint (check_whole (path, "s", 1), ==, 0);
    g_assert_cmpuint (fixture_count_files (folder), ==, 1);
  }
}

/* Tells of every revision that is saved by one byte into @pipe_end. */
static void
save_for_ever (const char *path, int pipe_end)
{
  g_autoptr (CursusStore) store = cursus_store_open (path, NULL);
  for (int64_t i = 0;; i++) {
    g_autoptr (CursusPlan) plan = fixture_plan_large ("s", MEETINGS, (int64_t)getpid () * 1000000 + i);
    g_assert_true (cursus_store_save (store, plan, NULL, NULL, i, NULL));
    g_assert_cmpint (write (pipe_end, "s", 1), ==, 1);
  }
}

/* Lets a writer save at least once, and kills it at a moment that it does not choose. Returns: how many saves it told of. */
static guint
kill_a_writer (const char *path, gulong microseconds)
{
  int ends[2];
  g_assert_cmpint (pipe (ends), ==, 0);
  pid_t child = fixture_fork (save_for_ever, path, ends[1]);
  close (ends[1]);
  char told[4096];
  guint n_told = 0;
  ssize_t n_read = read (ends[0], told, 1);
  g_assert_cmpint (n_read, ==, 1);
  g_usleep (microseconds);
  kill (child, SIGKILL);
  int status = 0;
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  for (; n_read > 0; n_read = read (ends[0], told, sizeof told))
    n_told += (guint)n_read;
  close (ends[0]);
  return n_told;
}

static void
test_killed_writer_leaves_whole_revisions (void)
{
  guint32 seed = (guint32)g_test_rand_int ();
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "cursus.db");
  guint n_revisions = 0;
  for (int round = 0; round < 12; round++) {
    guint n_told = kill_a_writer (path, (gulong)g_rand_int_range (random, 0, 30000));
    guint n_now = check_whole (path, "s", MEETINGS);
    /* The last one may have been saved without a chance to tell. */
    g_assert_cmpuint (n_now, >=, n_revisions + n_told);
    g_assert_cmpuint (n_now, <=, n_revisions + n_told + 1);
    n_revisions = n_now;
  }
  g_test_message ("%u revisions survived", n_revisions);
}

static void
limit_file_size (rlim_t bytes)
{
  struct rlimit limit;
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (bytes, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
fill_the_disk (const char *path, int number)
{
  signal (SIGXFSZ, SIG_IGN);
  g_autoptr (CursusStore) store = cursus_store_open (path, NULL);
  limit_file_size (400 * 1024);
  g_autoptr (GError) error = NULL;
  int64_t n_saved = 0;
  while (!error) {
    g_assert_cmpint (n_saved, <, 1000);
    g_autoptr (CursusPlan) plan = fixture_plan_large ("s", MEETINGS, n_saved);
    if (cursus_store_save (store, plan, NULL, NULL, 0, &error))
      g_assert_cmpint (plan->revision, ==, ++n_saved);
    else
      g_assert_cmpint (plan->revision, ==, 0);
  }
  g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FULL);
  g_assert_cmpint (n_saved, >, 0);
  /* With room again, the same handle goes on where it was. */
  limit_file_size (RLIM_INFINITY);
  g_autoptr (CursusPlan) plan = fixture_plan_large ("s", MEETINGS, n_saved);
  g_assert_true (cursus_store_save (store, plan, NULL, NULL, 0, NULL));
  g_assert_cmpint (plan->revision, ==, n_saved + 1);
}

static void
open_on_full_disk (const char *path, int number)
{
  signal (SIGXFSZ, SIG_IGN);
  limit_file_size ((rlim_t)number);
  g_autoptr (GError) error = NULL;
  g_assert_null (cursus_store_open (path, &error));
  g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_FULL);
}

static void
test_full_disk_keeps_what_was_saved (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "cursus.db");
  fixture_wait (fixture_fork (fill_the_disk, path, 0));
  g_assert_cmpuint (check_whole (path, "s", MEETINGS), >=, 2);
}

static void
test_full_disk_at_the_start (void)
{
  const int rooms[] = { 0, 1000, 5000, 20000 };
  for (size_t i = 0; i < G_N_ELEMENTS (rooms); i++) {
    g_autoptr (FixtureFolder) folder = fixture_folder_new ();
    g_autofree char *path = fixture_file (folder, "cursus.db");
    fixture_wait (fixture_fork (open_on_full_disk, path, rooms[i]));
    /* What is left must not be in the way once there is room. */
    g_assert_cmpuint (check_whole (path, "s", MEETINGS), ==, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/processes/two-writers-lose-nothing", test_two_writers_lose_nothing);
  g_test_add_func ("/store/processes/openers-of-a-new-file-wait", test_openers_of_a_new_file_wait);
  g_test_add_func ("/store/processes/killed-writer-leaves-whole-revisions", test_killed_writer_leaves_whole_revisions);
  g_test_add_func ("/store/processes/full-disk-keeps-what-was-saved", test_full_disk_keeps_what_was_saved);
  g_test_add_func ("/store/processes/full-disk-at-the-start", test_full_disk_at_the_start);
  return g_test_run ();
}
