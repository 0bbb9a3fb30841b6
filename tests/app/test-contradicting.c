/* Which requirements of a session contradict each other, in words. */
#include "app/contradicting.h"

#include "app-fixture.h"
#include "app/present.h"
#include "solver/convert.h"

#define FAR_APART                                                                                                                \
  FIXTURE_SESSION "use \"weekdays\" { on = \"air\", weekdays = { \"monday\" } }\n"                                               \
                  "use \"gap\" { after = \"opening\", before = \"water\", min = \"3 weeks\" }\n"
#define AWAY                                                                                                                     \
  FIXTURE_HEAD "speaker \"sp-rare\" { name = \"Ada Rare\", unavailable = { \"2027-03-02\" } }\n"                                 \
               "module \"opening\" { title = \"Opening\", format = \"onsite\", half_days = 1 }\n"                                \
               "module \"talk\" { title = \"Talk\", format = \"onsite\", half_days = 1, speakers = \"sp-rare\", "                \
               "on = \"2027-03-02\" }\n"                                                                                         \
               "people \"people.csv\"\n"
#define PINNED FIXTURE_SESSION "use \"order\" { before = \"water\", after = \"opening\" }\n"

static CursusWorkspace *
open_session (const char *session_lua, Fixture **fixture)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  *fixture = fixture_new (session_lua);
  CursusWorkspace *workspace = cursus_workspace_open ((*fixture)->session, diagnostics, NULL);
  g_assert_nonnull (workspace);
  return workspace;
}

static CursusReasons *
find (const CursusWorkspace *workspace, const CursusPlan *plan)
{
  g_autoptr (GError) error = NULL;
  CursusReasons *reasons = cursus_contradicting_run (workspace, plan, &(CursusContradictingOptions){ .seconds = 100 }, &error);
  g_assert_no_error (error);
  return reasons;
}

static const CursusReason *
reason (const CursusReasons *reasons, guint i)
{
  return g_ptr_array_index (reasons->reasons, i);
}

static void
test_use (void)
{
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (CursusWorkspace) workspace = open_session (FAR_APART, &fixture);
  g_autoptr (CursusReasons) reasons = find (workspace, NULL);
  g_assert_nonnull (reasons);
  g_assert_true (reasons->minimal);
  g_assert_cmpuint (reasons->reasons->len, ==, 2);
  g_assert_cmpstr (reason (reasons, 1)->text, ==, "dates of the session: from Mon 1 Mar 2027 to Fri 12 Mar 2027");
  g_assert_cmpstr (reason (reasons, 1)->subjects[0], ==, "small");
  g_assert_cmpint (reason (reasons, 1)->line, ==, 1);
  g_assert_cmpstr (reason (reasons, 0)->rule, ==, "gap");
  g_assert_cmpstr (reason (reasons, 0)->text, ==,
                   "Gap between modules, rule “gap”: after = opening, before = water, min = 3 weeks");
  g_assert_cmpint (reason (reasons, 0)->line, ==, 11);
  g_assert_true (g_str_has_suffix (reason (reasons, 0)->file, "session.lua"));
  g_assert_cmpuint (g_strv_length (reason (reasons, 0)->subjects), ==, 2);
}

static void
test_person_and_module (void)
{
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (CursusWorkspace) workspace = open_session (AWAY, &fixture);
  g_autoptr (CursusReasons) reasons = find (workspace, NULL);
  g_assert_nonnull (reasons);
  g_assert_true (reasons->minimal);
  g_assert_cmpuint (reasons->reasons->len, ==, 2);
  for (guint i = 0; i < 2; i++) {
    bool is_person = g_str_equal (reason (reasons, i)->rule, "availability");
    g_assert_cmpstr (reason (reasons, i)->text, ==,
                     is_person ? "availability of: Ada Rare (rule “availability”)" : "dates of module “Talk”: on Tue 2 Mar 2027");
    g_assert_cmpstr (reason (reasons, i)->subjects[0], ==, is_person ? "sp-rare" : "talk");
    g_assert_cmpint (reason (reasons, i)->line, ==, is_person ? 6 : 8);
  }
  g_assert_cmpstr (reason (reasons, 0)->rule, !=, reason (reasons, 1)->rule);
}

static bool
has_text (const CursusReasons *reasons, const char *text)
{
  for (guint i = 0; i < reasons->reasons->len; i++)
    if (strcmp (reason (reasons, i)->text, text) == 0)
      return true;
  return false;
}

/* Lengths that are no half-days are told as they are, and dates as people write them: two of them are no range. */
static void
test_words (void)
{
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (CursusWorkspace) workspace = open_session (
      "session { id = \"small\", title = \"Small\", timezone = \"Europe/Paris\", from = \"2027-03-01\", to = \"2027-03-05\",\n"
      "  slots = { grid = 30, from = \"09:00\", to = \"12:00\" } }\n"
      "module \"talk\" { title = \"Talk\", format = \"remote\", minutes = 90, on = \"2027-03-02\" }\n"
      "module \"walk\" { title = \"Walk\", format = \"remote\", minutes = 120, on = \"2027-03-02\" }\n"
      "people \"people.csv\"\n",
      &fixture);
  g_autoptr (CursusReasons) lengths = find (workspace, NULL);
  g_assert_nonnull (lengths);
  g_assert_true (has_text (lengths, "length of module “Talk”: 90 minutes"));
  g_assert_true (has_text (lengths, "length of module “Walk”: 2 hours"));
  g_autoptr (Fixture) away = NULL;
  g_autoptr (CursusWorkspace) other = open_session (
      FIXTURE_SESSION "use \"unavailable\" { as = \"away\", person = \"sp-air\", dates = { { \"2027-03-01\", \"2027-03-05\" }, "
                      "\"2027-03-08\", { from = \"2027-03-09\", to = \"2027-03-12\" } } }\n",
      &away);
  g_autoptr (CursusReasons) dates = find (other, NULL);
  g_assert_nonnull (dates);
  g_assert_true (has_text (dates, "Absence of one person, rule “away”: dates = from Mon 1 Mar 2027 to Fri 5 Mar 2027, "
                                  "from Mon 8 Mar 2027 to Fri 12 Mar 2027, person = sp-air"));
}

/* Water is pinned to the last half-day, the opening has to come after it. */
static void
test_pin (void)
{
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (CursusWorkspace) workspace = open_session (PINNED, &fixture);
  g_assert_null (find (workspace, NULL));
  g_autofree CursusPlacement *placements = g_new0 (CursusPlacement, workspace->problem->n_meetings);
  for (uint32_t m = 0; m < workspace->problem->n_meetings; m++)
    placements[m] = workspace->problem->domain[workspace->problem->domain_start[m + 1] - 1];
  g_autoptr (CursusPlan) plan = cursus_convert_to_plan (workspace->ruleset, placements, "en", NULL, NULL);
  ((CursusPlanMeeting *)cursus_plan_find (plan, "water"))->pinned = CURSUS_PIN_PLANNER;
  g_autoptr (CursusReasons) reasons = find (workspace, plan);
  g_assert_nonnull (reasons);
  g_assert_cmpuint (reasons->reasons->len, ==, 3);
  g_assert_true (g_str_has_prefix (reason (reasons, 2)->text, "dates of the session: "));
  g_assert_cmpstr (reason (reasons, 0)->rule, ==, "order");
  g_assert_null (reason (reasons, 1)->rule);
  g_assert_true (g_str_has_prefix (reason (reasons, 1)->text, "pin of “Water”: Fri 12 Mar 2027"));
  g_assert_cmpstr (reason (reasons, 1)->subjects[0], ==, "water");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/contradicting/use", test_use);
  g_test_add_func ("/app/contradicting/person-and-module", test_person_and_module);
  g_test_add_func ("/app/contradicting/words", test_words);
  g_test_add_func ("/app/contradicting/pin", test_pin);
  return g_test_run ();
}
