/* Looking at what was saved: the right revision, in each format, explained by today's rules. */
#include "app/viewing.h"

#include <json-glib/json-glib.h>

#include "app-fixture.h"
#include "app/error.h"
#include "app/planning.h"
#include "app/proof-stamp.h"
#include "store/store.h"

/* Every plan costs three times three points. */
#define COSTLY FIXTURE_SESSION "use \"weekdays\" { weekdays = { \"sunday\" }, weight = 3 }\n"

static void
make_revision (const Fixture *fixture, uint64_t seed)
{
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  bool interrupted;
  CursusPlanningOptions options = { .seed = seed, .moves = 500, .save = true };
  g_autoptr (CursusPlan) plan = cursus_planning_run (workspace, &options, &interrupted, &findings, &error, &error);
  g_assert_no_error (error);
}

static CursusPlan *
load (const Fixture *fixture, int64_t revision)
{
  g_autoptr (GError) error = NULL;
  CursusPlan *plan = cursus_viewing_load (fixture->session, "small", NULL, revision, &error);
  g_assert_no_error (error);
  return plan;
}

static void
test_formats (void)
{
  const struct {
    const char *name;
    int format; /* -1: there is none */
  } cases[] = {
    { "table", CURSUS_FORMAT_TABLE },
    { "json", CURSUS_FORMAT_JSON },
    { "csv", CURSUS_FORMAT_CSV },
    { "", -1 },
    { "JSON", -1 },
    { "tab", -1 },
    { "pdf", -1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    CursusFormat format = CURSUS_FORMAT_TABLE;
    g_assert_cmpint (cursus_format_parse (cases[i].name, &format), ==, cases[i].format >= 0);
    g_assert_cmpint (format, ==, MAX (0, cases[i].format));
  }
}

static void
test_load (void)
{
  g_autoptr (Fixture) fixture = fixture_new (COSTLY);
  make_revision (fixture, 41);
  make_revision (fixture, 42);
  const struct {
    int64_t revision;
    uint64_t seed;
  } cases[] = { { 0, 42 }, { 1, 41 }, { 2, 42 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusPlan) plan = load (fixture, cases[i].revision);
    g_assert_cmpuint (plan->seed, ==, cases[i].seed);
  }
}

static void
test_load_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new (COSTLY);
  g_autoptr (GError) nothing = NULL, too_high = NULL, other = NULL;
  g_assert_null (cursus_viewing_load (fixture->session, "small", NULL, 0, &nothing));
  g_assert_error (nothing, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO);
  assert_contains (nothing->message, "cursus plan");
  g_assert_false (fixture_has (fixture, "cursus.db"));
  make_revision (fixture, 1);
  g_assert_null (cursus_viewing_load (fixture->session, "small", NULL, 2, &too_high));
  g_assert_error (too_high, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_NOT_FOUND);
  g_assert_null (cursus_viewing_load (fixture->session, "other", NULL, 0, &other));
  g_assert_error (other, CURSUS_STORE_ERROR, CURSUS_STORE_ERROR_NOT_FOUND);
  assert_contains (other->message, "other");
}

static void
test_print (void)
{
  g_autoptr (Fixture) fixture = fixture_new (COSTLY);
  make_revision (fixture, 1);
  g_autoptr (CursusPlan) plan = load (fixture, 0);
  g_autofree char *table = cursus_viewing_print (plan, CURSUS_FORMAT_TABLE, 60, false);
  g_autofree char *painted = cursus_viewing_print (plan, CURSUS_FORMAT_TABLE, 60, true);
  g_autofree char *json = cursus_viewing_print (plan, CURSUS_FORMAT_JSON, 60, true);
  g_autofree char *csv = cursus_viewing_print (plan, CURSUS_FORMAT_CSV, 60, true);
  assert_contains (table, "Opening");
  g_assert_null (strchr (table, '\033'));
  g_assert_nonnull (strchr (painted, '\033'));
  g_assert_true (g_str_has_prefix (json, "{"));
  g_assert_null (strchr (json, '\033'));
  g_assert_true (g_str_has_prefix (csv, "\xef\xbb\xbfsession;meeting;"));
  g_assert_null (strchr (csv, '\033'));
}

/* What was proven is said as long as it holds; once the session has changed or is broken it is not, with a warning. */
static void
test_review (void)
{
  static const struct {
    const char *session; /* NULL: as it was */
    bool holds;
  } cases[] = { { NULL, true }, { COSTLY "-- A word.\n", false }, { COSTLY "use \"no-such-rule\" {}\n", false } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Fixture) fixture = fixture_new (COSTLY);
    g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
    g_autoptr (CursusPlan) plan = cursus_plan_new ("small", "S", "Europe/Paris"),
                           unproven = cursus_plan_new ("small", "S", "UTC");
    g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
    plan->revision = 3;
    plan->status = CURSUS_STATUS_OPTIMAL;
    plan->score.soft = plan->bound = 9;
    plan->proof = cursus_proof_stamp (workspace, NULL);
    if (cases[i].session != NULL)
      fixture_write (fixture, "small/session.lua", cases[i].session);
    cursus_viewing_review_at (fixture->session, NULL, CURSUS_DATE_NONE, unproven, diagnostics);
    assert_silent (diagnostics);
    cursus_viewing_review_at (fixture->session, NULL, CURSUS_DATE_NONE, plan, diagnostics);
    g_assert_cmpint (plan->status, ==, cases[i].holds ? CURSUS_STATUS_OPTIMAL : CURSUS_STATUS_FEASIBLE);
    g_assert_cmpint (plan->bound, ==, cases[i].holds ? 9 : 0);
    if (cases[i].holds)
      assert_silent (diagnostics);
    else
      assert_says (diagnostics, "revision 3");
  }
}

static void
test_gap (void)
{
  g_autofree char *gap = cursus_viewing_gap (87, 80), *none = cursus_viewing_gap (80, 80), *large = cursus_viewing_gap (87, 30);
  g_assert_cmpstr (gap, ==, "8.8 %");
  g_assert_cmpstr (none, ==, "0 %");
  g_assert_cmpstr (large, ==, "190 %");
}

static void
test_explain (void)
{
  g_autoptr (Fixture) fixture = fixture_new (COSTLY);
  make_revision (fixture, 1);
  g_autoptr (CursusPlan) plan = load (fixture, 0);
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *all = cursus_viewing_explain (workspace, plan, NULL, false, 100, false, &error);
  g_assert_no_error (error);
  assert_contains (all, "weekdays");
  assert_contains (all, "Opening");
  assert_contains (all, "Air");
}

static void
test_explain_json (void)
{
  g_autoptr (Fixture) fixture = fixture_new (COSTLY);
  make_revision (fixture, 1);
  make_revision (fixture, 2);
  g_autoptr (CursusPlan) plan = load (fixture, 2);
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autofree char *text = cursus_viewing_explain (workspace, plan, NULL, true, 100, false, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_assert_true (json_parser_load_from_data (parser, text, -1, &error));
  g_assert_no_error (error);
  JsonObject *object = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpint (json_object_get_int_member (object, "revision"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (json_object_get_object_member (object, "score"), "soft"), ==, 9);
}

/* Today's rules count, not those of the day when it was planned. */
static void
test_explain_changed_rules (void)
{
  g_autoptr (Fixture) fixture = fixture_new (COSTLY);
  make_revision (fixture, 1);
  g_autoptr (CursusPlan) plan = load (fixture, 0);
  g_assert_cmpint (plan->score.soft, ==, 9);
  fixture_write (fixture, "small/session.lua",
                 FIXTURE_SESSION "use \"weekdays\" { on = \"air\", weekdays = { \"sunday\" }, weight = 100 }\n");
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autofree char *text = cursus_viewing_explain (workspace, plan, NULL, false, 100, false, NULL);
  assert_contains (text, "100");
  g_assert_null (strstr (text, "Water"));
}

static void
explain_wrong (const Fixture *fixture, const CursusPlan *plan, const char *message)
{
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  g_assert_null (cursus_viewing_explain (workspace, plan, NULL, false, 100, false, &error));
  g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
  assert_contains (error->message, message);
}

/* As many hard points as today's rules find, not as many as there were. */
static void
test_count_hard (void)
{
  static const struct {
    const char *session;
    int64_t hard;
  } cases[] = {
    { COSTLY, 0 },
    { FIXTURE_SESSION "use \"weekdays\" { on = \"air\", weekdays = { \"sunday\" } }\n", 1 },
    { FIXTURE_SESSION "module \"fire\" { title = \"T\", format = \"remote\", half_days = 1 }\n", -1 },
  };
  g_autoptr (Fixture) fixture = fixture_new (COSTLY);
  make_revision (fixture, 1);
  g_autoptr (CursusPlan) plan = load (fixture, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    fixture_write (fixture, "small/session.lua", cases[i].session);
    g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
    g_assert_cmpint (cursus_viewing_count_hard (workspace, plan), ==, cases[i].hard);
  }
}

/* The session was changed since: what no longer fits is named, at most five of it. */
static void
test_explain_unfit (void)
{
  g_autoptr (Fixture) fixture = fixture_new (COSTLY);
  make_revision (fixture, 1);
  g_autoptr (CursusPlan) plan = load (fixture, 0);
  fixture_write (fixture, "small/session.lua",
                 FIXTURE_SESSION "module \"fire\" { title = \"T\", format = \"remote\", half_days = 1 }\n");
  explain_wrong (fixture, plan, "revision 1 no longer fits the session, which has changed since: fire;");
  fixture_write (fixture, "small/session.lua",
                 FIXTURE_SESSION
                 "for i = 1, 6 do module (\"m\" .. i) { title = \"T\", format = \"remote\", half_days = 1 } end\n");
  explain_wrong (fixture, plan, "m1, m2, m3, m4, m5, …");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("CURSUS_DB");
  g_test_add_func ("/app/viewing/formats", test_formats);
  g_test_add_func ("/app/viewing/load", test_load);
  g_test_add_func ("/app/viewing/load-nothing", test_load_nothing);
  g_test_add_func ("/app/viewing/print", test_print);
  g_test_add_func ("/app/viewing/review", test_review);
  g_test_add_func ("/app/viewing/gap", test_gap);
  g_test_add_func ("/app/viewing/explain", test_explain);
  g_test_add_func ("/app/viewing/explain-json", test_explain_json);
  g_test_add_func ("/app/viewing/explain-changed-rules", test_explain_changed_rules);
  g_test_add_func ("/app/viewing/count-hard", test_count_hard);
  g_test_add_func ("/app/viewing/explain-unfit", test_explain_unfit);
  return g_test_run ();
}
