/* From a session to a saved revision: what is found, what is saved, and what is said when there is no plan. */
#include "app/planning.h"

#include <signal.h>
#include <sys/resource.h>

#include "app-fixture.h"
#include "app/error.h"
#include "app/proof-stamp.h"
#include "store/store.h"

/* Two days, four half-days: five meetings of everybody are one too many. */
#define CROWDED                                                                                                                  \
  "session { id = \"small\", title = \"S\", language = \"en\", timezone = \"Europe/Paris\", from = \"2027-03-01\",\n"            \
  "  to = \"2027-03-02\", slots = { am = \"09:00-12:30\", pm = \"14:00-17:30\" } }\n"                                            \
  "for i = 1, 5 do module (\"m\" .. i) { title = \"T\", format = \"remote\", half_days = 1 } end\npeople \"people.csv\"\n"
#define NOWHERE FIXTURE_SESSION "use \"weekdays\" { on = \"water\", weekdays = { \"sunday\" } }\n"
#define CIRCLE                                                                                                                   \
  FIXTURE_SESSION "use \"order\" { modules = { \"opening\", \"water\", \"air\" } }\n"                                            \
                  "use \"order\" { before = \"air\", after = \"opening\" }\n"
/* No plan is free of cost, so that a search does not end before its budget. */
#define COSTLY FIXTURE_SESSION "use \"weekdays\" { weekdays = { \"sunday\" }, weight = 3 }\n"

static CursusPlan *
run_right (const Fixture *fixture, CursusPlanningOptions options, bool *interrupted)
{
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) save_error = NULL, error = NULL;
  CursusPlan *plan = cursus_planning_run (workspace, &options, interrupted, &findings, &save_error, &error);
  g_assert_no_error (error);
  g_assert_no_error (save_error);
  g_assert_cmpuint (findings->len, ==, 0);
  return plan;
}

static void
test_check_fine (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  g_assert_true (cursus_planning_check (workspace, &findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static const struct {
  const char *session;
  int code;
  const char *says;
  const char *says_too;
} impossible[] = {
  { CROWDED, CURSUS_APP_ERROR_NO, "5 to place", "nobody-twice" },
  { NOWHERE, CURSUS_APP_ERROR_NO, "“water”", "weekdays" },
  { CIRCLE, CURSUS_APP_ERROR_INPUT, "“air”", "“opening”" },
};

static void
assert_impossible (guint i, const GPtrArray *findings, const GError *error)
{
  g_assert_error (error, CURSUS_APP_ERROR, impossible[i].code);
  assert_contains (error->message, "“small”");
  g_assert_cmpuint (findings->len, >, 0);
  assert_contains (g_ptr_array_index (findings, 0), impossible[i].says);
  assert_contains (g_ptr_array_index (findings, 0), impossible[i].says_too);
}

static void
test_check_impossible (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (impossible); i++) {
    g_autoptr (Fixture) fixture = fixture_new (impossible[i].session);
    g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
    g_autoptr (GPtrArray) findings = NULL;
    g_autoptr (GError) error = NULL;
    g_assert_false (cursus_planning_check (workspace, &findings, &error));
    assert_impossible (i, findings, error);
  }
}

/* Nothing is searched for, nothing saved, no store made. */
static void
test_run_impossible (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (impossible); i++) {
    g_autoptr (Fixture) fixture = fixture_new (impossible[i].session);
    g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
    g_autoptr (GPtrArray) findings = NULL;
    g_autoptr (GError) error = NULL;
    bool interrupted = true;
    CursusPlanningOptions options = { .seed = 1, .save = true };
    g_assert_null (cursus_planning_run (workspace, &options, &interrupted, &findings, NULL, &error));
    assert_impossible (i, findings, error);
    g_assert_false (interrupted);
    g_assert_false (fixture_has (fixture, "cursus.db"));
  }
}

static void
test_run (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  bool interrupted = true;
  g_autoptr (CursusPlan) plan = run_right (fixture, (CursusPlanningOptions){ .seed = 5, .save = true }, &interrupted);
  g_assert_false (interrupted);
  g_assert_cmpstr (plan->session, ==, "small");
  g_assert_cmpint (plan->revision, ==, 1);
  g_assert_cmpint (plan->status, ==, CURSUS_STATUS_OPTIMAL);
  g_assert_cmpuint (plan->seed, ==, 5);
  g_assert_cmpuint (plan->meetings->len, ==, 3);
  g_assert_cmpint (plan->score.hard, ==, 0);
  g_assert_true (fixture_has (fixture, "cursus.db"));
}

static void
test_revisions (void)
{
  g_autoptr (Fixture) fixture = fixture_new (COSTLY);
  const struct {
    uint64_t seed;
    int64_t revision;
  } runs[] = { { 1, 1 }, { 1, 1 }, { 2, 2 }, { 2, 2 }, { 1, 3 } };
  for (guint i = 0; i < G_N_ELEMENTS (runs); i++) {
    bool interrupted;
    CursusPlanningOptions options = { .seed = runs[i].seed, .moves = 2000, .save = true };
    g_autoptr (CursusPlan) plan = run_right (fixture, options, &interrupted);
    g_assert_cmpint (plan->revision, ==, runs[i].revision);
  }
}

static void
test_unsaved (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  bool interrupted;
  g_autoptr (CursusPlan) plan = run_right (fixture, (CursusPlanningOptions){ .seed = 1 }, &interrupted);
  g_assert_cmpint (plan->revision, ==, 0);
  g_assert_false (fixture_has (fixture, "cursus.db"));
}

/* From here on the disk is full. */
static void
fill_disk (const CursusProgress *progress, gpointer data)
{
  const struct rlimit none = { 0, RLIM_INFINITY };
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &none);
}

static void
test_disk_full (void)
{
  g_autoptr (Fixture) fixture = fixture_new (COSTLY);
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) save_error = NULL, error = NULL;
  CursusPlanningOptions options = { .seed = 1, .seconds = 0.5, .no_proof = true, .save = true, .progress = fill_disk };
  bool interrupted;
  struct rlimit before;
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_autoptr (CursusPlan) plan = cursus_planning_run (workspace, &options, &interrupted, &findings, &save_error, &error);
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_no_error (error);
  g_assert_nonnull (plan);
  g_assert_cmpuint (plan->meetings->len, ==, 3);
  g_assert_cmpint (plan->revision, ==, 0);
  g_assert_nonnull (save_error);
  g_assert_cmpint (cursus_app_exit_status (save_error), ==, 2);
}

/* The order of @a and @b in time is nothing that a seed could not change: whole plans are compared. */
static void
test_same_plan (void)
{
  g_autoptr (Fixture) fixture = fixture_new (COSTLY);
  CursusPlanningOptions options = { .seed = 11, .moves = 5000 };
  bool interrupted;
  g_autoptr (CursusPlan) one = run_right (fixture, options, &interrupted);
  options.check_full = true;
  g_autoptr (CursusPlan) two = run_right (fixture, options, &interrupted);
  g_autofree char *print_one = cursus_plan_fingerprint (one);
  g_autofree char *print_two = cursus_plan_fingerprint (two);
  g_assert_cmpstr (print_one, ==, print_two);
  g_assert_cmpuint (one->moves, ==, 5000);
}

/* Only a run that a number of moves bounds says nothing about time. */
static void
test_seconds (void)
{
  g_autoptr (Fixture) fixture = fixture_new (COSTLY);
  const struct {
    CursusPlanningOptions options;
    bool measured;
  } cases[] = {
    { { .seed = 1, .moves = 500 }, false },
    { { .seed = 1, .seconds = 0.05 }, true },
    { { .seed = 1, .moves = 500, .seconds = 60 }, true },
    { { .seed = 1 }, true },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    bool interrupted;
    g_autoptr (CursusPlan) plan = run_right (fixture, cases[i].options, &interrupted);
    g_assert_cmpint (plan->seconds >= 0, ==, cases[i].measured);
  }
}

/* Who interrupts keeps the best plan so far, even if that is the first one. */
static void
test_interrupted (void)
{
  g_autoptr (Fixture) fixture = fixture_new (COSTLY);
  const volatile sig_atomic_t stop = SIGINT;
  bool interrupted = false;
  CursusPlanningOptions options = { .seed = 1, .seconds = 600, .save = true, .stop = &stop };
  g_autoptr (CursusPlan) plan = run_right (fixture, options, &interrupted);
  g_assert_true (interrupted);
  g_assert_cmpint (plan->revision, ==, 1);
  g_assert_cmpuint (plan->meetings->len, ==, 3);
}

static void
on_progress (const CursusProgress *progress, gpointer data)
{
  CursusProgress *last = data;
  g_assert_cmpfloat (progress->part_done, >=, last->part_done);
  g_assert_cmpfloat (progress->part_done, <=, 1);
  g_assert_cmpuint (progress->moves, >=, last->moves);
  *last = *progress;
}

static void
test_progress (void)
{
  g_autoptr (Fixture) fixture = fixture_new (COSTLY);
  CursusProgress last = { 0 };
  bool interrupted;
  CursusPlanningOptions options = {
    .seed = 1,
    .seconds = 0.5,
    .no_proof = true,
    .progress = on_progress,
    .progress_data = &last,
  };
  g_autoptr (CursusPlan) plan = run_right (fixture, options, &interrupted);
  g_assert_cmpuint (last.moves, >, 0);
  g_assert_cmpuint (plan->moves, >=, last.moves);
}

/* With a limit of time the proof ends the search; where nothing bounds it, it comes after; a number of moves is all that is done,
 * unless a proof is asked for; and who wants none gets none. */
static void
test_proof (void)
{
  static const struct {
    CursusPlanningOptions options;
    bool proven;
  } cases[] = {
    { { .seconds = 600 }, true },
    { { .seconds = 600, .threads = 2 }, true },
    { { .seconds = 600, .threads = 60 }, true },
    { { .seed = 3 }, true },
    { { .threads = 2 }, true },
    { { .threads = 60 }, true },
    { { .moves = 3000 }, false },
    { { .moves = 3000, .prove = 600 }, true },
    { { .moves = 3000, .seconds = 600, .prove = 600 }, true },
    { { .seconds = 0.05, .prove = 600 }, true },
    { { .no_proof = true }, false },
    { { .seconds = 0.05, .no_proof = true }, false },
  };
  g_autoptr (Fixture) fixture = fixture_new (COSTLY);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    bool interrupted;
    g_autoptr (CursusPlan) plan = run_right (fixture, cases[i].options, &interrupted);
    g_assert_false (interrupted);
    g_assert_cmpint (plan->score.soft, ==, 9);
    g_assert_cmpint (plan->status, ==, cases[i].proven ? CURSUS_STATUS_OPTIMAL : CURSUS_STATUS_FEASIBLE);
    g_assert_cmpint (plan->bound, ==, cases[i].proven ? 9 : 0);
    g_assert_cmpint (plan->proof != NULL, ==, cases[i].proven);
    if (cases[i].options.moves > 0)
      g_assert_cmpuint (plan->moves, ==, 3000);
  }
}

/* The same input, the same plan and the same bound: with one thread and, as far as there are processors, with the proof beside
 * it. */
static void
test_same_proof (void)
{
  g_autoptr (Fixture) fixture = fixture_new (COSTLY);
  for (uint32_t threads = 1; threads <= 2; threads++) {
    g_autofree char *first = NULL;
    for (int i = 0; i < 3; i++) {
      bool interrupted;
      CursusPlanningOptions options = { .seed = 5, .threads = threads };
      g_autoptr (CursusPlan) plan = run_right (fixture, options, &interrupted);
      g_autofree char *print = cursus_plan_fingerprint (plan);
      if (first == NULL)
        first = g_strdup (print);
      g_assert_cmpstr (print, ==, first);
    }
  }
}

/* Fails for two meetings on one day, the same for each. */
#define FAILING                                                                                                                  \
  "return rule { api = 1, name = \"own\", title = \"Own\", doc = \"Costs.\", params = {},\n"                                     \
  "  constrain = function (p)\n"                                                                                                 \
  "    return pairs_of (meetings ()):cost (function (a, b)\n"                                                                    \
  "      if a.day == %d and b.day == %d then error (\"what the author says\") end\n"                                             \
  "      return 1\n"                                                                                                             \
  "    end)\n"                                                                                                                   \
  "  end }\n"

/* Whether a search of one move finds a plan, and the proof comes upon an error. */
static bool
fails_proof (int day)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION "use \"own\" { weight = 2 }\n");
  g_autofree char *rule = g_strdup_printf (FAILING, day, day);
  fixture_write (fixture, "small/plugins/own.lua", rule);
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL, save_error = NULL, proof_error = NULL;
  bool interrupted;
  CursusPlanningOptions options = { .seed = 1, .moves = 1, .prove = 600, .proof_error = &proof_error };
  g_autoptr (CursusPlan) plan = cursus_planning_run (workspace, &options, &interrupted, &findings, &save_error, &error);
  if (plan == NULL)
    return false; /* the search came upon it, too */
  g_assert_no_error (error);
  g_assert_nonnull (proof_error);
  assert_contains (proof_error->message, "own.lua:4");
  g_assert_cmpuint (plan->meetings->len, ==, 3);
  g_assert_cmpint (plan->status, ==, CURSUS_STATUS_FEASIBLE);
  return true;
}

/* A rule that fails the proof costs nobody the plan that was found; it is told. */
static void
test_failing_proof (void)
{
  static const int days[] = { 0, 1, 2, 3, 4, 7, 8, 9, 10, 11 };
  guint n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    n += fails_proof (days[i]);
  g_assert_cmpuint (n, >, 0);
}

/* Pins hold for the proof, too, and what it proves is proven of the plan with these pins. */
static void
test_pinned_proof (void)
{
  g_autoptr (Fixture) fixture = fixture_new (COSTLY "use \"weekdays\" { as = \"late\", weekdays = \"friday\", weight = 5 }\n");
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  bool interrupted;
  CursusPlanningOptions options = { .seed = 1, .save = true };
  g_autoptr (CursusPlan) first = run_right (fixture, options, &interrupted);
  g_assert_cmpint (first->bound, ==, 9);
  CursusPlanMeeting *water = g_ptr_array_index (first->meetings, 0);
  water->pinned = CURSUS_PIN_PLANNER;
  g_autofree char *path = fixture_path (fixture, "cursus.db");
  g_autoptr (CursusStore) store = cursus_store_open (path, NULL);
  g_assert_true (cursus_store_save (store, first, NULL, NULL, 0, NULL));
  g_autoptr (CursusPlan) second = run_right (fixture, options, &interrupted);
  g_assert_cmpint (second->bound, ==, 9);
  g_assert_cmpstr (second->proof, !=, first->proof);
  g_assert_true (cursus_proof_stamp_holds (workspace, second));
  for (guint i = 0; i < second->meetings->len; i++)
    ((CursusPlanMeeting *)g_ptr_array_index (second->meetings, i))->pinned = CURSUS_PIN_NONE;
  g_assert_false (cursus_proof_stamp_holds (workspace, second));
}

/* A store that cannot be used is refused at once, not after a search of ten minutes whose result is lost. */
static void
test_bad_store (void)
{
  g_autoptr (Fixture) fixture = fixture_new (COSTLY);
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  fixture_write (fixture, "garbage.db", "This is no database, but a text that is long enough to be taken for one.\n");
  const char *const stores[] = { "garbage.db", "small", "no-such-folder/cursus.db" };
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++) {
    g_autofree char *store = fixture_path (fixture, stores[i]);
    g_autoptr (GPtrArray) findings = NULL;
    g_autoptr (GError) error = NULL;
    bool interrupted;
    int64_t begun_us = g_get_monotonic_time ();
    CursusPlanningOptions options = { .seed = 1, .seconds = 600, .store = store, .save = true };
    g_assert_null (cursus_planning_run (workspace, &options, &interrupted, &findings, NULL, &error));
    g_assert_true (error != NULL && error->domain == CURSUS_STORE_ERROR);
    assert_contains (error->message, stores[i]);
    g_assert_cmpint (g_get_monotonic_time () - begun_us, <, 60 * G_USEC_PER_SEC);
  }
}

static void
test_summary (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autofree char *text = cursus_planning_summary (workspace);
  const char *const parts[] = { "small: ", "3 modules", "3 meetings", "1.5 days", "2 participants", "2 speakers" };
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_contains (text, parts[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("CURSUS_DB");
  g_test_add_func ("/app/planning/check-fine", test_check_fine);
  g_test_add_func ("/app/planning/check-impossible", test_check_impossible);
  g_test_add_func ("/app/planning/run-impossible", test_run_impossible);
  g_test_add_func ("/app/planning/run", test_run);
  g_test_add_func ("/app/planning/revisions", test_revisions);
  g_test_add_func ("/app/planning/unsaved", test_unsaved);
  g_test_add_func ("/app/planning/disk-full", test_disk_full);
  g_test_add_func ("/app/planning/same-plan", test_same_plan);
  g_test_add_func ("/app/planning/seconds", test_seconds);
  g_test_add_func ("/app/planning/interrupted", test_interrupted);
  g_test_add_func ("/app/planning/progress", test_progress);
  g_test_add_func ("/app/planning/proof", test_proof);
  g_test_add_func ("/app/planning/same-proof", test_same_proof);
  g_test_add_func ("/app/planning/failing-proof", test_failing_proof);
  g_test_add_func ("/app/planning/pinned-proof", test_pinned_proof);
  g_test_add_func ("/app/planning/bad-store", test_bad_store);
  g_test_add_func ("/app/planning/summary", test_summary);
  return g_test_run ();
}
