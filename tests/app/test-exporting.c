/* Everybody's calendar as files: who gets one, what is in it, and what happens to those of an earlier export. */
#include "app/exporting.h"

#include "app-fixture.h"
#include "app/error.h"
#include "app/publication-files.h"
#include "app/workspace.h"

#define INDEX_HEAD "\xef\xbb\xbfperson;role;name;email;file;events;revision;date\r\n"

static CursusSession *
load (const Fixture *fixture)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  CursusSession *session = cursus_workspace_load_session (fixture->session, diagnostics, NULL);
  assert_silent (diagnostics);
  g_assert_nonnull (session);
  return session;
}

/* A meeting of one slot; hours are those of Paris in winter. */
static void
add_meeting (CursusPlan *plan, const char *id, int day, int hour, const char *speaker)
{
  CursusPlanMeeting *meeting = cursus_plan_meeting_new (id);
  int64_t start_utc = ((int64_t)cursus_date_from_ymd (2027, 3, day) * 24 + hour - 1) * 3600;
  CursusPlanSlot slot = { .start_utc = start_utc, .end_utc = start_utc + 3 * 3600 };
  g_free (meeting->module);
  g_free (meeting->title);
  g_free (meeting->format);
  meeting->module = g_strndup (id, strcspn (id, ".@"));
  meeting->group = strchr (id, '@') != NULL ? g_strdup (strchr (id, '@') + 1) : NULL;
  meeting->title = g_strdup (id);
  meeting->format = g_strdup ("remote");
  g_array_append_val (meeting->slots, slot);
  meeting->speakers = g_strsplit (speaker, " ", 0);
  meeting->speaker_names = g_strsplit (speaker, " ", 0);
  meeting->minutes = 180;
  g_ptr_array_add (plan->meetings, meeting);
}

static CursusPlan *
make_plan (void)
{
  CursusPlan *plan = cursus_plan_new ("small", "A small session", "Europe/Paris");
  plan->revision = 7;
  plan->stamp_utc = 1790000000;
  plan->made_utc = 1790003600;
  add_meeting (plan, "opening", 1, 9, "sp-water");
  add_meeting (plan, "water", 2, 9, "sp-water");
  add_meeting (plan, "air", 3, 14, "sp-air");
  return plan;
}

static bool
export_to (const Fixture *fixture, const CursusSession *session, const CursusPlan *plan, const char *folder, guint *n_files,
           GError **error)
{
  g_autofree char *out = fixture_path (fixture, folder);
  CursusExportOptions options = { .out = out };
  return cursus_exporting_run (session, plan, &options, n_files, error);
}

static void
export_right (const Fixture *fixture, const CursusPlan *plan, const char *folder)
{
  g_autoptr (CursusSession) session = load (fixture);
  g_autoptr (GError) error = NULL;
  export_to (fixture, session, plan, folder, NULL, &error);
  g_assert_no_error (error);
}

static guint
count (const char *text, const char *part)
{
  g_auto (GStrv) pieces = g_strsplit (text, part, -1);
  return g_strv_length (pieces) - 1;
}

static void
test_files (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autoptr (CursusSession) session = load (fixture);
  g_autoptr (CursusPlan) plan = make_plan ();
  g_autoptr (GError) error = NULL;
  guint n_files = 0;
  g_assert_true (export_to (fixture, session, plan, "deep/out", &n_files, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_files, ==, 5);
  g_autofree char *names = fixture_list (fixture, "deep/out");
  g_assert_cmpstr (names, ==, "anne.ics index.csv paul.ics small.ics sp-air.ics sp-water.ics");
}

static void
test_index (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autoptr (CursusPlan) plan = make_plan ();
  export_right (fixture, plan, "out");
  g_autofree char *index = fixture_read (fixture, "out/index.csv");
  g_assert_cmpstr (index, ==,
                   INDEX_HEAD "small;session;A small session;;small.ics;3;7;2026-09-21\r\n"
                              "sp-water;speaker;Claire Fontaine;claire@example.org;sp-water.ics;2;7;2026-09-21\r\n"
                              "sp-air;speaker;Luc Vent;;sp-air.ics;1;7;2026-09-21\r\n"
                              "anne;participant;Anne Martin;anne@example.org;anne.ics;3;7;2026-09-21\r\n"
                              "paul;participant;\"Petit; Paul\";;paul.ics;3;7;2026-09-21\r\n");
}

/* Who registers chooses the name, and the planner opens the index in a spreadsheet. */
static void
test_formulas (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  fixture_write (fixture, "small/people.csv", "id;name;email\n-dash;=1+1;+33@example.org\nanne;Anne;\n");
  g_autoptr (CursusPlan) plan = make_plan ();
  export_right (fixture, plan, "out");
  g_autofree char *index = fixture_read (fixture, "out/index.csv");
  assert_contains (index, "\r\n-dash;participant;'=1+1;'+33@example.org;-dash.ics;3;7;2026-09-21\r\n");
  fixture_write (fixture, "small/people.csv", "id;name;email\nanne;Anne;\n");
  export_right (fixture, plan, "out");
  g_assert_false (fixture_has (fixture, "out/-dash.ics"));
}

static void
test_events (void)
{
  const struct {
    const char *file;
    guint n_events;
    const char *has;
    const char *lacks;
  } cases[] = {
    { "out/small.ics", 3, "SUMMARY:air", "SUMMARY:else" },
    { "out/anne.ics", 3, "SUMMARY:opening", "SUMMARY:else" },
    { "out/sp-water.ics", 2, "SUMMARY:water", "SUMMARY:air" },
    { "out/sp-air.ics", 1, "SUMMARY:air", "SUMMARY:water" },
  };
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autoptr (CursusPlan) plan = make_plan ();
  export_right (fixture, plan, "out");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = fixture_read (fixture, cases[i].file);
    g_test_message ("%s", cases[i].file);
    g_assert_cmpuint (count (text, "BEGIN:VEVENT"), ==, cases[i].n_events);
    assert_contains (text, cases[i].has);
    g_assert_null (strstr (text, cases[i].lacks));
  }
}

/* The first UID line of a file. */
static char *
read_uid (const Fixture *fixture, const char *file)
{
  g_autofree char *text = fixture_read (fixture, file);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "UID:"))
      return g_strdup_printf ("\r\n%s\r\n", lines[i]);
  return NULL;
}

/* Everybody of a meeting holds the same event. */
static void
test_same_event (void)
{
  const char *const others[] = { "out/anne.ics", "out/paul.ics", "out/small.ics" };
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autoptr (CursusPlan) plan = make_plan ();
  export_right (fixture, plan, "out");
  g_autofree char *uid = read_uid (fixture, "out/sp-air.ics");
  g_assert_nonnull (uid);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autofree char *text = fixture_read (fixture, others[i]);
    assert_contains (text, uid);
  }
}

/* A module for one group is in the calendars of its members only; who stands for unnamed people gets none. */
static void
test_groups (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_HEAD "group \"g1\" {}\ngroup \"g2\" {}\n" FIXTURE_MODULES
                                                          "module \"lab\" { title = \"T\", format = \"remote\", half_days = 1, "
                                                          "groups = { \"g1\", \"g2\" } }\npeople \"people.csv\"\n");
  fixture_write (fixture, "small/people.csv", "id;name;groups\nanne;Anne;g1\npaul;Paul;g2\n");
  g_autoptr (CursusPlan) plan = make_plan ();
  add_meeting (plan, "lab@g1", 4, 9, "");
  add_meeting (plan, "lab@g2", 5, 9, "");
  export_right (fixture, plan, "out");
  g_autofree char *anne = fixture_read (fixture, "out/anne.ics");
  g_autofree char *paul = fixture_read (fixture, "out/paul.ics");
  assert_contains (anne, "SUMMARY:lab@g1");
  g_assert_null (strstr (anne, "lab@g2"));
  assert_contains (paul, "SUMMARY:lab@g2");
  g_assert_null (strstr (paul, "lab@g1"));
}

static void
test_unnamed (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_HEAD FIXTURE_MODULES);
  g_autoptr (CursusPlan) plan = make_plan ();
  export_right (fixture, plan, "out");
  g_autofree char *names = fixture_list (fixture, "out");
  g_assert_cmpstr (names, ==, "index.csv small.ics sp-air.ics sp-water.ics");
}

static void
test_utc (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autoptr (CursusSession) session = load (fixture);
  g_autoptr (CursusPlan) plan = make_plan ();
  const struct {
    bool utc;
    const char *start;
  } cases[] = { { true, "DTSTART:20270303T130000Z" }, { false, "DTSTART;TZID=Europe/Paris:20270303T140000" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *out = fixture_path (fixture, "out");
    CursusExportOptions options = { .out = out, .utc = cases[i].utc };
    g_assert_true (cursus_exporting_run (session, plan, &options, NULL, NULL));
    g_autofree char *text = fixture_read (fixture, "out/sp-air.ics");
    assert_contains (text, cases[i].start);
  }
}

static void
test_twice (void)
{
  const char *const names[] = { "index.csv", "small.ics", "anne.ics", "paul.ics", "sp-air.ics", "sp-water.ics" };
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autoptr (CursusPlan) plan = make_plan ();
  export_right (fixture, plan, "one");
  export_right (fixture, plan, "two");
  export_right (fixture, plan, "two");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *in_one = g_strconcat ("one/", names[i], NULL);
    g_autofree char *in_two = g_strconcat ("two/", names[i], NULL);
    g_autofree char *one = fixture_read (fixture, in_one);
    g_autofree char *two = fixture_read (fixture, in_two);
    g_assert_cmpstr (one, ==, two);
  }
}

/* Who left keeps no calendar; files that are not ours stay. */
static void
test_who_left (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autoptr (CursusPlan) plan = make_plan ();
  export_right (fixture, plan, "out");
  fixture_write (fixture, "out/private.ics", "mine");
  fixture_write (fixture, "out/notes.txt", "mine");
  fixture_write (fixture, "small/people.csv", "id;name;email\nanne;Anne Martin;anne@example.org\n");
  export_right (fixture, plan, "out");
  g_autofree char *names = fixture_list (fixture, "out");
  g_assert_cmpstr (names, ==, "anne.ics index.csv notes.txt private.ics small.ics sp-air.ics sp-water.ics");
  g_autofree char *index = fixture_read (fixture, "out/index.csv");
  g_assert_null (strstr (index, "paul"));
}

/* An index that somebody edited takes nothing away outside of the folder, nor anything but calendars. */
static void
test_hostile_index (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autoptr (CursusPlan) plan = make_plan ();
  g_autofree char *absolute = fixture_path (fixture, "outside.ics");
  g_autofree char *index = g_strdup_printf (
      INDEX_HEAD
      "a;speaker;A;;../outside.ics;1;1;\r\nb;speaker;B;;%s;1;1;\r\nc;speaker;C;;notes.txt;1;1;\r\nd;speaker;D;;..;1;1;\r\n",
      absolute);
  fixture_write (fixture, "outside.ics", "mine");
  fixture_write (fixture, "out/notes.txt", "mine");
  fixture_write (fixture, "out/index.csv", index);
  export_right (fixture, plan, "out");
  g_assert_true (fixture_has (fixture, "outside.ics"));
  g_assert_true (fixture_has (fixture, "out/notes.txt"));
}

/* What is no index of ours hinders nobody. */
static void
test_damaged_index (void)
{
  const char *const damages[] = { "", "\x01\x02 no table", "person;file\n\"open", "a;b\n1;2\n" };
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autoptr (CursusPlan) plan = make_plan ();
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++) {
    fixture_write (fixture, "out/index.csv", damages[i]);
    export_right (fixture, plan, "out");
    g_autofree char *index = fixture_read (fixture, "out/index.csv");
    g_assert_true (g_str_has_prefix (index, INDEX_HEAD));
  }
}

static void
export_wrong (const Fixture *fixture, const CursusPlan *plan, const char *folder, const char *message)
{
  g_autoptr (CursusSession) session = load (fixture);
  g_autoptr (GError) error = NULL;
  g_assert_false (export_to (fixture, session, plan, folder, NULL, &error));
  g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
  assert_contains (error->message, message);
}

/* The calendars of one session do not disappear because another one is exported to the same folder. */
static void
test_other_session (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autoptr (CursusPlan) plan = make_plan ();
  fixture_write (fixture, "out/index.csv",
                 INDEX_HEAD "other;session;Other;;other.ics;1;1;\r\nzoe;participant;Zoe;;zoe.ics;1;1;\r\n");
  fixture_write (fixture, "out/zoe.ics", "hers");
  export_wrong (fixture, plan, "out", "“other”");
  g_autofree char *names = fixture_list (fixture, "out");
  g_assert_cmpstr (names, ==, "index.csv zoe.ics");
}

/* A draft does not come between what people follow. */
static void
test_published (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autoptr (CursusPlan) plan = make_plan ();
  fixture_write (fixture, "out/" CURSUS_PUBLICATION_STATE_FILE, "{}");
  fixture_write (fixture, "out/small.ics", "numbered");
  export_wrong (fixture, plan, "out", "choose another folder");
  g_autofree char *text = fixture_read (fixture, "out/small.ics");
  g_assert_cmpstr (text, ==, "numbered");
}

/* Both would be small.ics. */
static void
test_same_name (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_HEAD FIXTURE_MODULES "people \"people.csv\"\n");
  fixture_write (fixture, "small/people.csv", "id;name\nsmall;Sam Mall\n");
  g_autoptr (CursusPlan) plan = make_plan ();
  export_wrong (fixture, plan, "out", "“small”");
  g_assert_false (fixture_has (fixture, "out/small.ics"));
}

static void
test_gone_meeting (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autoptr (CursusPlan) plan = make_plan ();
  add_meeting (plan, "fire", 4, 9, "sp-air");
  export_wrong (fixture, plan, "out", "revision 7 has a meeting “fire”");
  g_assert_false (fixture_has (fixture, "out"));
}

static void
test_no_folder (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autoptr (CursusPlan) plan = make_plan ();
  fixture_write (fixture, "file", "mine");
  export_wrong (fixture, plan, "file", "cannot be made");
  export_wrong (fixture, plan, "file/below", "cannot be made");
  g_autofree char *text = fixture_read (fixture, "file");
  g_assert_cmpstr (text, ==, "mine");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/exporting/files", test_files);
  g_test_add_func ("/app/exporting/index", test_index);
  g_test_add_func ("/app/exporting/formulas", test_formulas);
  g_test_add_func ("/app/exporting/events", test_events);
  g_test_add_func ("/app/exporting/same-event", test_same_event);
  g_test_add_func ("/app/exporting/groups", test_groups);
  g_test_add_func ("/app/exporting/unnamed", test_unnamed);
  g_test_add_func ("/app/exporting/utc", test_utc);
  g_test_add_func ("/app/exporting/twice", test_twice);
  g_test_add_func ("/app/exporting/who-left", test_who_left);
  g_test_add_func ("/app/exporting/hostile-index", test_hostile_index);
  g_test_add_func ("/app/exporting/damaged-index", test_damaged_index);
  g_test_add_func ("/app/exporting/other-session", test_other_session);
  g_test_add_func ("/app/exporting/published", test_published);
  g_test_add_func ("/app/exporting/same-name", test_same_name);
  g_test_add_func ("/app/exporting/gone-meeting", test_gone_meeting);
  g_test_add_func ("/app/exporting/no-folder", test_no_folder);
  return g_test_run ();
}
