/* Saving, loading and listing revisions. */
#include "store/store.h"

#include <math.h>

#include "store/fixture.h"

#define NOW 1700000000

static CursusStore *
open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  CursusStore *store = cursus_store_open (path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

static void
save (CursusStore *store, CursusPlan *plan)
{
  g_autoptr (GError) error = NULL;
  bool saved = cursus_store_save (store, plan, "Ada", "a note", NOW, &error);
  g_assert_no_error (error);
  g_assert_true (saved);
}

static CursusPlan *
load (CursusStore *store, const char *session, int64_t revision)
{
  g_autoptr (GError) error = NULL;
  CursusPlan *plan = cursus_store_load (store, session, revision, &error);
  g_assert_no_error (error);
  g_assert_nonnull (plan);
  return plan;
}

static void
test_round_trip (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "cursus.db");
  g_autoptr (CursusPlan) plan = fixture_plan_full ("transitions-2023");
  {
    g_autoptr (CursusStore) store = open_store (path);
    g_assert_cmpstr (cursus_store_get_path (store), ==, path);
    save (store, plan);
    g_assert_cmpint (plan->revision, ==, 1);
  }
  g_autoptr (CursusStore) store = open_store (path);
  g_autoptr (CursusPlan) loaded = load (store, "transitions-2023", 1);
  fixture_assert_equal (plan, loaded);
  g_autofree char *before = cursus_plan_fingerprint (plan);
  g_autofree char *after = cursus_plan_fingerprint (loaded);
  g_assert_cmpstr (before, ==, after);
}

static void
test_round_trip_random (void)
{
  guint32 seed = (guint32)g_test_rand_int ();
  g_test_message ("seed %u (repeat with --seed and the line “random seed” above)", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "cursus.db");
  g_autoptr (CursusStore) store = open_store (path);
  for (int i = 0; i < 150; i++) {
    g_autoptr (CursusPlan) plan = fixture_plan_random (random);
    save (store, plan);
    g_autoptr (CursusPlan) loaded = load (store, plan->session, plan->revision);
    fixture_assert_equal (plan, loaded);
  }
}

static void
test_same_plan_keeps_its_revision (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "cursus.db");
  g_autoptr (CursusStore) store = open_store (path);
  g_autoptr (CursusPlan) first = fixture_plan_full ("s");
  save (store, first);
  g_autoptr (CursusPlan) again = fixture_plan_full ("s");
  again->stamp_utc = first->stamp_utc + 100;
  again->seconds = 99;
  save (store, again);
  g_assert_cmpint (again->revision, ==, 1);
  g_assert_cmpint (again->stamp_utc, ==, first->stamp_utc);
  again->score.soft++;
  save (store, again);
  g_assert_cmpint (again->revision, ==, 2);
  /* Only the newest counts: going back to an earlier plan is a new revision. */
  save (store, first);
  g_assert_cmpint (first->revision, ==, 3);
  g_autoptr (GPtrArray) list = cursus_store_list (store, "s", NULL);
  g_assert_cmpuint (list->len, ==, 3);
}

static void
test_numbers_are_per_session (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "cursus.db");
  g_autoptr (CursusStore) store = open_store (path);
  const struct {
    const char *session;
    int64_t soft;
    int64_t revision;
  } steps[] = { { "a", 1, 1 }, { "b", 1, 1 }, { "a", 2, 2 }, { "A", 1, 1 }, { "b", 2, 2 }, { "a", 3, 3 } };
  for (size_t i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autoptr (CursusPlan) plan = fixture_plan_large (steps[i].session, 2, steps[i].soft);
    save (store, plan);
    g_assert_cmpint (plan->revision, ==, steps[i].revision);
  }
  g_autoptr (CursusPlan) newest = load (store, "a", 0);
  g_assert_cmpint (newest->revision, ==, 3);
  g_autoptr (CursusPlan) oldest = load (store, "a", 1);
  g_assert_cmpint (oldest->score.soft, ==, 1);
}

/* Several plans are saved whole or not at all. */
static void
test_all_or_none (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "cursus.db");
  g_autoptr (CursusStore) store = open_store (path);
  g_autoptr (CursusPlan) one = fixture_plan_full ("one"), two = fixture_plan_full ("two"), bad = fixture_plan_full ("bad");
  g_autoptr (GPtrArray) plans = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  CursusPlanMeeting *meeting = g_ptr_array_index (bad->meetings, 1);
  g_free (meeting->id);
  meeting->id = g_strdup (cursus_plan_meeting (bad, 0)->id);
  one->revision = two->revision = bad->revision = 0;
  g_ptr_array_add (plans, one);
  g_ptr_array_add (plans, bad);
  g_ptr_array_add (plans, two);
  g_assert_false (cursus_store_save_all (store, plans, "Ada", NULL, NOW, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "session “bad” was not saved: "));
  g_assert_cmpint (one->revision + bad->revision + two->revision, ==, 0);
  g_autoptr (GPtrArray) nothing = cursus_store_list (store, "one", NULL);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_ptr_array_remove_index (plans, 1);
  g_assert_true (cursus_store_save_all (store, plans, "Ada", NULL, NOW, NULL));
  g_assert_cmpint (one->revision, ==, 1);
  g_autoptr (CursusPlan) loaded = load (store, "two", 1);
  fixture_assert_equal (two, loaded);
}

static void
test_list (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "cursus.db");
  g_autoptr (CursusStore) store = open_store (path);
  g_autoptr (CursusPlan) plan = fixture_plan_full ("s");
  save (store, plan);
  plan->status = CURSUS_STATUS_INFEASIBLE;
  g_assert_true (cursus_store_save (store, plan, NULL, NULL, NOW + 60, NULL));
  g_autoptr (GPtrArray) list = cursus_store_list (store, "s", NULL);
  g_assert_cmpuint (list->len, ==, 2);
  const CursusRevisionInfo *first = g_ptr_array_index (list, 0);
  g_assert_cmpint (first->revision, ==, 1);
  g_assert_cmpint (first->made_utc, ==, NOW);
  g_assert_cmpint (first->status, ==, CURSUS_STATUS_OPTIMAL);
  g_assert_cmpint (first->score.hard, ==, 2);
  g_assert_cmpint (first->score.soft, ==, 340);
  g_assert_cmpstr (first->author, ==, "Ada");
  g_assert_cmpstr (first->note, ==, "a note");
  const CursusRevisionInfo *second = g_ptr_array_index (list, 1);
  g_assert_cmpint (second->revision, ==, 2);
  g_assert_cmpint (second->made_utc, ==, NOW + 60);
  g_assert_cmpint (second->status, ==, CURSUS_STATUS_INFEASIBLE);
  g_assert_null (second->author);
  g_assert_null (second->note);
  g_autoptr (GPtrArray) none = cursus_store_list (store, "other", NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_not_found (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "cursus.db");
  g_autoptr (CursusStore) store = open_store (path);
  g_autoptr (CursusPlan) plan = fixture_plan_full ("s");
  save (store, plan);
  const struct {
    const char *session;
    int64_t revision;
    const char *text;
  } cases[] = { { "s", 2, "session “s” has no revision 2, only 1 to 1" },
                { "s", -1, "session “s” has no revision -1, only 1 to 1" },
                { "s", G_MAXINT64, NULL },
                { "t", 0, "session “t” has no saved revision yet; plan it first" },
                { "", 1, NULL } };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (cursus_store_load (store, cases[i].session, cases[i].revision, &error));
    g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_NOT_FOUND);
    if (cases[i].text)
      g_assert_cmpstr (error->message, ==, cases[i].text);
  }
}

typedef struct {
  const char *name;
  void (*spoil) (CursusPlan *plan, CursusPlanMeeting *meeting);
  const char *says;
} Contradiction;

static void
drop_slots (CursusPlan *plan, CursusPlanMeeting *meeting)
{
  g_array_set_size (meeting->slots, 0);
}

static void
turn_slot (CursusPlan *plan, CursusPlanMeeting *meeting)
{
  g_array_index (meeting->slots, CursusPlanSlot, 1).end_utc = g_array_index (meeting->slots, CursusPlanSlot, 1).start_utc;
}

static void
repeat_id (CursusPlan *plan, CursusPlanMeeting *meeting)
{
  g_free (meeting->id);
  meeting->id = g_strdup (cursus_plan_meeting (plan, 0)->id);
}

static void
forget_name (CursusPlan *plan, CursusPlanMeeting *meeting)
{
  g_clear_pointer (&meeting->speaker_names[1], g_free);
}

static void
exceed_parts (CursusPlan *plan, CursusPlanMeeting *meeting)
{
  meeting->part = 4;
}

static void
forget_title (CursusPlan *plan, CursusPlanMeeting *meeting)
{
  g_clear_pointer (&meeting->title, g_free);
}

static void
spoil_days (CursusPlan *plan, CursusPlanMeeting *meeting)
{
  plan->session_days = NAN;
}

static void
empty_session (CursusPlan *plan, CursusPlanMeeting *meeting)
{
  plan->session[0] = '\0';
}

static const Contradiction contradictions[] = {
  { "no slot", drop_slots, "it has no slot" },
  { "slot without length", turn_slot, "slot_ends_after_its_start" },
  { "same id twice", repeat_id, "webinaire" },
  { "speaker without name", forget_name, "every speaker needs one name" },
  { "part 4 of 3", exceed_parts, "part_is_within_parts" },
  { "no title", forget_title, "meeting.title" },
  { "days that are no number", spoil_days, "session_days" },
  { "session without id", empty_session, "session_has_an_id" },
};

static void
test_contradictions_leave_nothing (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "cursus.db");
  g_autoptr (CursusStore) store = open_store (path);
  for (size_t i = 0; i < G_N_ELEMENTS (contradictions); i++) {
    g_test_message ("%s", contradictions[i].name);
    g_autoptr (CursusPlan) plan = fixture_plan_full ("s");
    contradictions[i].spoil (plan, g_ptr_array_index (plan->meetings, 1));
    g_autoptr (GError) error = NULL;
    g_assert_false (cursus_store_save (store, plan, NULL, NULL, NOW, &error));
    g_assert_error (error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_CONSTRAINT);
    g_test_message ("  %s", error->message);
    g_assert_nonnull (g_strstr_len (error->message, -1, contradictions[i].says));
    g_assert_cmpint (plan->revision, ==, 0);
  }
  g_autofree char *rows = fixture_sql_text (path, "SELECT (SELECT count(*) FROM revision) + (SELECT count(*) FROM meeting)");
  g_assert_cmpstr (rows, ==, "0");
  g_autoptr (CursusPlan) plan = fixture_plan_full ("s");
  save (store, plan);
  g_assert_cmpint (plan->revision, ==, 1);
}

static void
test_is_queryable (void)
{
  g_autoptr (FixtureFolder) folder = fixture_folder_new ();
  g_autofree char *path = fixture_file (folder, "cursus.db");
  g_autoptr (CursusStore) store = open_store (path);
  g_autoptr (CursusPlan) plan = fixture_plan_full ("s");
  save (store, plan);
  g_autofree char *rows = fixture_sql_text (
      path, "SELECT speaker, datetime (start_utc_seconds, 'unixepoch'), m.id, cohort FROM meeting AS m"
            " JOIN revision AS r ON r.id = m.revision_id"
            " JOIN meeting_slot AS t ON t.revision_id = r.id AND t.meeting_position = m.position"
            " JOIN meeting_speaker AS s ON s.revision_id = r.id AND s.meeting_position = m.position"
            " WHERE session = 's' AND site = 'poitiers' ORDER BY speaker, start_utc_seconds");
  g_assert_cmpstr (rows, ==,
                   "sp-air|2023-10-11 07:00:00|ouverture.b.2|b\nsp-air|2023-10-11 12:00:00|ouverture.b.2|b\n"
                   "sp-eau|2023-10-11 07:00:00|ouverture.b.2|b\nsp-eau|2023-10-11 12:00:00|ouverture.b.2|b");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/store/round-trip", test_round_trip);
  g_test_add_func ("/store/store/round-trip-random", test_round_trip_random);
  g_test_add_func ("/store/store/same-plan-keeps-its-revision", test_same_plan_keeps_its_revision);
  g_test_add_func ("/store/store/numbers-are-per-session", test_numbers_are_per_session);
  g_test_add_func ("/store/store/all-or-none", test_all_or_none);
  g_test_add_func ("/store/store/list", test_list);
  g_test_add_func ("/store/store/not-found", test_not_found);
  g_test_add_func ("/store/store/contradictions-leave-nothing", test_contradictions_leave_nothing);
  g_test_add_func ("/store/store/is-queryable", test_is_queryable);
  return g_test_run ();
}
