/* What was proven of a plan holds as long as nothing has changed that it rests on, and no longer. */
#include "app/proof-stamp.h"

#include "app-fixture.h"

#define RULE(name)                                                                                                               \
  "return rule { api = 1, name = \"" name "\", title = \"Own\", doc = \"Costs.\", params = {},\n"                                \
  "  constrain = function (p) return each (meetings ()):cost (function (m) return m.day end) end }\n"
#define SESSION FIXTURE_SESSION "use \"all-of\" { of = { { rule = \"own\" } }, weight = 2 }\n"

static Fixture *
make_folder (void)
{
  Fixture *fixture = fixture_new (SESSION);
  fixture_write (fixture, "small/plugins/own.lua", RULE ("own"));
  fixture_write (fixture, "small/plugins/other.lua", RULE ("other"));
  return fixture;
}

static char *
stamp (const Fixture *fixture, const CursusPlan *pinned)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusWorkspace) workspace = cursus_workspace_open (fixture->session, diagnostics, NULL);
  g_assert_nonnull (workspace);
  return cursus_proof_stamp (workspace, pinned);
}

/* Whichever file is changed: one that the session reads, a rule that it uses, if only inside another; and none else. */
static void
test_files (void)
{
  static const struct {
    const char *file, *text;
    bool same;
  } changes[] = {
    { "small/session.lua", SESSION "-- A word.\n", false },
    { "small/people.csv", FIXTURE_PEOPLE "luc;Luc;\n", false },
    { "small/plugins/own.lua", RULE ("own") "-- A word.\n", false },
    { "small/plugins/other.lua", "-- A word.\n" RULE ("other"), true },
    { "small/notes.txt", "A word.\n", true },
  };
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autoptr (Fixture) fixture = make_folder ();
    g_autofree char *before = stamp (fixture, NULL), *again = stamp (fixture, NULL);
    g_assert_cmpuint (strlen (before), ==, 64);
    g_assert_cmpstr (before, ==, again);
    fixture_write (fixture, changes[i].file, changes[i].text);
    g_autofree char *after = stamp (fixture, NULL);
    g_assert_cmpint (strcmp (before, after) == 0, ==, changes[i].same);
  }
}

static void
test_today (void)
{
  g_autoptr (Fixture) fixture = make_folder ();
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autofree char *before = cursus_proof_stamp (workspace, NULL);
  workspace->session->today = cursus_date_from_ymd (2027, 2, 1);
  g_autofree char *after = cursus_proof_stamp (workspace, NULL);
  g_assert_cmpstr (before, !=, after);
}

/* A plan of two meetings, of which the first @n_pinned are pinned, at this hour. */
static CursusPlan *
make_plan (guint n_pinned, int64_t hour)
{
  CursusPlan *plan = cursus_plan_new ("small", "Small", "Europe/Paris");
  for (guint i = 0; i < 2; i++) {
    CursusPlanMeeting *meeting = cursus_plan_meeting_new (i == 0 ? "opening" : "water");
    CursusPlanSlot slot = { hour * 3600, (hour + 1) * 3600 };
    g_array_append_val (meeting->slots, slot);
    meeting->pinned = i < n_pinned ? CURSUS_PIN_PLANNER : CURSUS_PIN_NONE;
    g_ptr_array_add (plan->meetings, meeting);
  }
  plan->status = CURSUS_STATUS_OPTIMAL;
  plan->score.soft = plan->bound = 9;
  return plan;
}

/* A proof without pins holds with them; one with pins for these pins alone. */
static void
test_pins (void)
{
  static const struct {
    guint proven, now;
    int64_t hour;
    bool holds;
  } cases[] = { { 0, 0, 8, true },  { 0, 1, 9, true },  { 1, 1, 8, true }, { 1, 1, 9, false },
                { 1, 0, 8, false }, { 2, 1, 8, false }, { 1, 2, 8, false } };
  g_autoptr (Fixture) fixture = make_folder ();
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusPlan) proven = make_plan (cases[i].proven, 8), now = make_plan (cases[i].now, cases[i].hour);
    now->proof = cursus_proof_stamp (workspace, proven);
    g_assert_cmpint (cursus_proof_stamp_holds (workspace, now), ==, cases[i].holds);
    g_assert_cmpint (cursus_proof_stamp_review (workspace, now), ==, cases[i].holds);
    g_assert_cmpint (now->status, ==, cases[i].holds ? CURSUS_STATUS_OPTIMAL : CURSUS_STATUS_FEASIBLE);
    g_assert_cmpint (now->bound, ==, cases[i].holds ? 9 : 0);
    g_assert_true (cursus_proof_stamp_holds (workspace, now)); /* it claims nothing any more */
  }
}

/* Without a stamp, of a store from before there were any. */
static void
test_unstamped (void)
{
  g_autoptr (Fixture) fixture = make_folder ();
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (CursusPlan) plan = make_plan (0, 8);
  g_assert_true (cursus_proof_stamp_claims (plan));
  g_assert_false (cursus_proof_stamp_review (workspace, plan));
  plan->status = CURSUS_STATUS_OPTIMAL; /* nothing is below 0: that is counted */
  plan->score.soft = 0;
  g_assert_false (cursus_proof_stamp_claims (plan));
  g_assert_true (cursus_proof_stamp_review (workspace, plan));
  g_assert_cmpint (plan->status, ==, CURSUS_STATUS_OPTIMAL);
}

/* A plan that was made of another by hand. */
static void
test_inherit (void)
{
  static const struct {
    int64_t soft, hard;
    CursusPlanStatus counted, told;
  } cases[] = {
    { 9, 0, CURSUS_STATUS_FEASIBLE, CURSUS_STATUS_OPTIMAL },
    { 11, 0, CURSUS_STATUS_FEASIBLE, CURSUS_STATUS_FEASIBLE },
    { 3, 1, CURSUS_STATUS_UNKNOWN, CURSUS_STATUS_UNKNOWN },
  };
  g_autoptr (Fixture) fixture = make_folder ();
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusPlan) origin = make_plan (0, 8), plan = make_plan (0, 9), stale = make_plan (0, 9);
    origin->proof = cursus_proof_stamp (workspace, NULL);
    plan->bound = stale->bound = 0;
    plan->status = stale->status = cases[i].counted;
    plan->score = stale->score = (CursusScore){ cases[i].hard, cases[i].soft };
    cursus_proof_stamp_inherit (workspace, plan, origin);
    g_assert_cmpint (plan->status, ==, cases[i].told);
    g_assert_cmpint (plan->bound, ==, 9);
    g_assert_cmpstr (plan->proof, ==, origin->proof);
    origin->proof[0] = origin->proof[0] == 'a' ? 'b' : 'a';
    cursus_proof_stamp_inherit (workspace, stale, origin);
    g_assert_cmpint (stale->status, ==, cases[i].counted);
    g_assert_cmpint (stale->bound, ==, 0);
    g_assert_null (stale->proof);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/proof-stamp/files", test_files);
  g_test_add_func ("/app/proof-stamp/today", test_today);
  g_test_add_func ("/app/proof-stamp/pins", test_pins);
  g_test_add_func ("/app/proof-stamp/unstamped", test_unstamped);
  g_test_add_func ("/app/proof-stamp/inherit", test_inherit);
  return g_test_run ();
}
