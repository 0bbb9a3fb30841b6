/* Making a session ready: all that can be wrong with it is said at once, and nothing is needed that is not asked for. */
#include "app/workspace.h"

#include "app-fixture.h"
#include "app/error.h"

static CursusWorkspace *
open_right (const Fixture *fixture)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  CursusWorkspace *workspace = cursus_workspace_open (fixture->session, diagnostics, &error);
  assert_silent (diagnostics);
  g_assert_no_error (error);
  return workspace;
}

/* What was said besides the error. */
static CursusDiagnostics *
open_wrong (const Fixture *fixture)
{
  CursusDiagnostics *diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_assert_null (cursus_workspace_open (fixture->session, diagnostics, &error));
  g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
  assert_contains (error->message, fixture->session);
  g_assert_cmpuint (cursus_diagnostics_n_errors (diagnostics), >, 0);
  return diagnostics;
}

static void
test_open (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autoptr (CursusWorkspace) workspace = open_right (fixture);
  g_assert_cmpstr (workspace->path, ==, fixture->session);
  g_assert_cmpstr (workspace->session->id, ==, "small");
  g_assert_cmpuint (workspace->problem->n_meetings, ==, 3);
  g_assert_cmpuint (workspace->ruleset->uses->len, >, 0);
}

static void
test_open_file (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autofree char *file = fixture_path (fixture, "small/session.lua");
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusWorkspace) workspace = cursus_workspace_open (file, diagnostics, NULL);
  assert_silent (diagnostics);
  g_assert_cmpstr (workspace->session->id, ==, "small");
}

static void
test_errors (void)
{
  const struct {
    const char *added;
    const char *says;
  } cases[] = {
    { "use \"gapp\" {}\n", "gapp" },
    { "use \"gap\" { after = \"opening\", before = \"water\", min = \"2 fortnights\" }\n", "fortnights" },
    { "use \"gap\" { after = \"opening\", before = \"water\", min = \"1 day\", minn = 3 }\n", "minn" },
    { "use \"order\" { modules = { \"opening\", \"watr\" } }\n", "water" },
    { "people \"nobody.csv\"\n", "nobody.csv" },
    { "module \"opening\" {}\n", "opening" },
    { "this is no Lua\n", "session.lua" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strconcat (FIXTURE_SESSION, cases[i].added, NULL);
    g_autoptr (Fixture) fixture = fixture_new (text);
    g_test_message ("%s", cases[i].added);
    g_autoptr (CursusDiagnostics) diagnostics = open_wrong (fixture);
    assert_says (diagnostics, cases[i].says);
    assert_says (diagnostics, "session.lua:10");
  }
}

static void
test_no_session (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (CursusDiagnostics) diagnostics = open_wrong (fixture);
  assert_says (diagnostics, "no such session");
}

static const char own_rule[]
    = "return rule { api = 1, name = \"own\", title = { en = \"Own\" }, doc = \"Never on day %d.\", params = {},\n"
      "  constrain = function (p) return each (meetings ()):cost (function (m)\n"
      "    return m.day == %d and 1 or 0, \"hit\" end) end,\n"
      "  says = { hit = { en = \"{meeting} is on that day\" } } }\n";

/* The session's own folder of rules is read, its file is blamed where it is wrong. */
static void
test_own_rules (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION "use \"own\" {}\n");
  g_autofree char *right = g_strdup_printf (own_rule, 1, 1);
  fixture_write (fixture, "small/plugins/own/own.lua", right);
  g_autoptr (CursusWorkspace) workspace = open_right (fixture);
  bool found = false;
  for (guint u = 0; u < workspace->ruleset->uses->len; u++)
    found = found || strcmp (cursus_ruleset_use (workspace->ruleset, u)->rule, "own") == 0;
  g_assert_true (found);
  fixture_write (fixture, "small/plugins/own/own.lua", "return rule {\n  api = 1, name = \"own\",\n  = \n}\n");
  g_autoptr (CursusDiagnostics) diagnostics = open_wrong (fixture);
  assert_says (diagnostics, "own.lua:3");
}

/* To look at a saved plan, nobody needs the rules to be right. */
static void
test_session_alone (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION "use \"no-such-rule\" {}\n");
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusSession) session = cursus_workspace_load_session (fixture->session, diagnostics, &error);
  g_assert_no_error (error);
  assert_silent (diagnostics);
  g_assert_cmpuint (session->meetings->len, ==, 3);
}

static void
assert_today (const Fixture *fixture, CursusDate today, const char *says)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_assert_null (cursus_workspace_open_on (fixture->session, NULL, today, diagnostics, NULL));
  assert_says (diagnostics, says);
}

/* What is given when a session is opened counts more than what it says; without either nobody knows, whatever a clock says. */
static void
test_today (void)
{
  const char *rule = "return rule { api = 1, name = \"own\", title = { en = \"Own\" }, doc = \"Says its day.\", params = {},\n"
                     "  constrain = function (p) error (\"today is \" .. tostring (session.today), 0) end }\n";
  g_autofree char *text = g_strdup (FIXTURE_SESSION "use \"own\" {}\n");
  char *end = strstr (text, " }\n");
  g_autofree char *dated = g_strdup_printf ("%.*s, today = \"2027-02-27\"%s", (int)(end - text), text, end);
  g_autoptr (Fixture) fixture = fixture_new (text);
  fixture_write (fixture, "small/plugins/own/own.lua", rule);
  assert_today (fixture, CURSUS_DATE_NONE, "today is nil");
  assert_today (fixture, cursus_date_from_ymd (2027, 3, 4), "today is 3");
  fixture_write (fixture, "small/session.lua", dated);
  assert_today (fixture, CURSUS_DATE_NONE, "today is -2");
  assert_today (fixture, cursus_date_from_ymd (2028, 3, 4), "today is 369");
}

static void
test_session_wrong (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_HEAD);
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_assert_null (cursus_workspace_load_session (fixture->session, diagnostics, &error));
  g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
  g_assert_cmpuint (cursus_diagnostics_n_errors (diagnostics), ==, 1);
}

/* The availability that a calendar program wrote is read through the calendar layer. */
static void
test_calendar (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION
                                             "speaker \"sp-fire\" { name = \"F\", availability = \"fire.ics\" }\n");
  fixture_write (fixture, "small/fire.ics",
                 "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VEVENT\r\nUID:1@example.org\r\n"
                 "DTSTAMP:20270101T000000Z\r\nDTSTART:20270302T080000Z\r\nDTEND:20270302T100000Z\r\nEND:VEVENT\r\n"
                 "END:VCALENDAR\r\n");
  g_autoptr (CursusWorkspace) workspace = open_right (fixture);
  uint32_t person = cursus_session_find_person (workspace->session, "sp-fire");
  g_assert_cmpuint (person, !=, CURSUS_NONE);
  fixture_write (fixture, "small/fire.ics", "BEGIN:VCALENDAR\r\nnonsense");
  g_autoptr (CursusDiagnostics) diagnostics = open_wrong (fixture);
  assert_says (diagnostics, "fire.ics");
}

static void
test_free_nothing (void)
{
  cursus_workspace_free (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/workspace/open", test_open);
  g_test_add_func ("/app/workspace/open-file", test_open_file);
  g_test_add_func ("/app/workspace/errors", test_errors);
  g_test_add_func ("/app/workspace/no-session", test_no_session);
  g_test_add_func ("/app/workspace/own-rules", test_own_rules);
  g_test_add_func ("/app/workspace/session-alone", test_session_alone);
  g_test_add_func ("/app/workspace/session-wrong", test_session_wrong);
  g_test_add_func ("/app/workspace/today", test_today);
  g_test_add_func ("/app/workspace/calendar", test_calendar);
  g_test_add_func ("/app/workspace/free-nothing", test_free_nothing);
  return g_test_run ();
}
