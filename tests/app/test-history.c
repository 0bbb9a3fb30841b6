/* The revisions of a session: listed, compared, undone and done again. */
#include "app/history.h"

#include "app-fixture.h"
#include "app/error.h"
#include "app/planning.h"
#include "store/store.h"

#define COSTLY FIXTURE_SESSION "use \"weekdays\" { weekdays = { \"sunday\" }, weight = 3 }\n"

static void
make_revision (const Fixture *fixture, uint64_t seed)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusWorkspace) workspace = cursus_workspace_open (fixture->session, diagnostics, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) findings = NULL;
  bool interrupted;
  CursusPlanningOptions options = { .seed = seed, .moves = 500, .save = true };
  g_autoptr (CursusPlan) plan = cursus_planning_run (workspace, &options, &interrupted, &findings, &error, &error);
  g_assert_no_error (error);
}

static CursusHistoryView
view_of (const Fixture *fixture)
{
  return (CursusHistoryView){ .session_path = fixture->session, .session_id = "small", .columns = 100 };
}

static void
assert_none (char *text, GError **error, GQuark domain, int code)
{
  g_assert_null (text);
  g_assert_error (*error, domain, code);
  g_clear_error (error);
}

static void
test_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new (COSTLY);
  CursusHistoryView view = view_of (fixture);
  g_autoptr (GError) error = NULL;
  assert_none (cursus_history_list (&view, 0, &error), &error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO);
  assert_none (cursus_history_diff (&view, 0, 0, &error), &error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO);
  assert_none (cursus_history_step (&view, false, &error), &error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO);
  g_assert_false (fixture_has (fixture, "cursus.db"));
  make_revision (fixture, 1);
  assert_none (cursus_history_diff (&view, 0, 0, &error), &error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO);
  assert_none (cursus_history_diff (&view, 2, 1, &error), &error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_NOT_FOUND);
  assert_none (cursus_history_step (&view, false, &error), &error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_NOT_FOUND);
  view.session_id = "other";
  assert_none (cursus_history_list (&view, 0, &error), &error, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_NOT_FOUND);
}

/* How often @part stands in @text. */
static guint
count (const char *text, const char *part)
{
  guint n = 0;
  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    n++;
  return n;
}

static void
test_list (void)
{
  g_autoptr (Fixture) fixture = fixture_new (COSTLY);
  g_setenv ("CURSUS_AUTHOR", "Ada", TRUE);
  for (uint64_t seed = 1; seed <= 3; seed++)
    make_revision (fixture, seed);
  CursusHistoryView view = view_of (fixture);
  const struct {
    guint limit;
    guint n_shown;
  } cases[] = { { 0, 3 }, { 1, 1 }, { 2, 2 }, { 3, 3 }, { 9, 3 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *text = cursus_history_list (&view, cases[i].limit, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (count (text, "· Ada ·"), ==, cases[i].n_shown);
    g_assert_true (g_str_has_prefix (text, "revision 3 ·"));
    g_assert_cmpint (strstr (text, "planned: 3 meetings") != NULL, ==, cases[i].n_shown == 3);
  }
  g_unsetenv ("CURSUS_AUTHOR");
}

static void
test_diff (void)
{
  g_autoptr (Fixture) fixture = fixture_new (COSTLY);
  make_revision (fixture, 1);
  make_revision (fixture, 2);
  CursusHistoryView view = view_of (fixture);
  g_autofree char *implied = cursus_history_diff (&view, 0, 0, NULL), *named = cursus_history_diff (&view, 1, 2, NULL);
  g_autofree char *back = cursus_history_diff (&view, 2, 1, NULL);
  assert_contains (implied, "From revision 1 to revision 2\n");
  assert_contains (back, "From revision 2 to revision 1\n");
  g_assert_cmpstr (implied, ==, named);
  view.json = true;
  g_autofree char *json = cursus_history_diff (&view, 1, 0, NULL);
  assert_contains (json, "\"to\" : 2");
}

static void
test_step (void)
{
  g_autoptr (Fixture) fixture = fixture_new (COSTLY);
  make_revision (fixture, 1);
  make_revision (fixture, 2);
  CursusHistoryView view = view_of (fixture);
  g_autofree char *undone = cursus_history_step (&view, false, NULL), *redone = cursus_history_step (&view, true, NULL);
  assert_contains (undone, "Revision 2 is undone: revision 3 is the plan of revision 1\n");
  assert_contains (redone, "Revision 2 is done again, as revision 4\n");
  g_autofree char *same = cursus_history_diff (&view, 2, 4, NULL);
  assert_contains (same, "0 meetings change.");
  view.json = true;
  g_autofree char *json = cursus_history_step (&view, false, NULL);
  assert_contains (json, "\"action\" : \"undo\"");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("CURSUS_DB");
  g_test_add_func ("/app/history/nothing", test_nothing);
  g_test_add_func ("/app/history/list", test_list);
  g_test_add_func ("/app/history/diff", test_diff);
  g_test_add_func ("/app/history/step", test_step);
  return g_test_run ();
}
