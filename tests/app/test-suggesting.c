/* Where else a meeting could be. */
#include "app/suggesting.h"

#include "app/error.h"
#include "app/pinning.h"
#include "living-fixture.h"

static char *
run (const Fixture *fixture, const char *meeting, CursusSuggestingOptions options, bool *any, GError **error)
{
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  options.columns = 120;
  return cursus_suggesting_run (workspace, meeting, &options, any, error);
}

static void
place (const Fixture *fixture, const char *meeting, const char *placement)
{
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  CursusPinningOptions options = { .force = true };
  bool refused;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = cursus_pinning_move (workspace, meeting, placement, false, &options, &refused, &error);
  g_assert_no_error (error);
}

static void
test_ranked (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  place (fixture, "opening", "2027-03-01 am");
  place (fixture, "water", "2027-03-04 am");
  place (fixture, "air", "2027-03-05 am");
  g_autoptr (GError) error = NULL;
  bool any = false;
  g_autofree char *text = run (fixture, "Air", (CursusSuggestingOptions){ .from = "2027-03-04", .to = "2027-03-04" }, &any,
                               &error);
  g_assert_no_error (error);
  g_assert_true (any);
  assert_contains (text, "Air (air)\n      9  Fri 5 Mar 2027, morning");
  assert_contains (text, "Elsewhere, nothing else moving (points of the whole plan)\n      9  Thu 4 Mar 2027, afternoon");
  assert_contains (text, "With other meetings moved as well\n      9  Thu 4 Mar 2027, morning");
  assert_contains (text, "“Water” is moved from Thu 4 Mar 2027, morning");
  assert_contains (text, "Only by breaking hard rules\n      9  Thu 4 Mar 2027, morning");
  assert_contains (text, "nobody-twice");
}

static void
test_limit (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  bool any;
  g_autofree char *one = run (fixture, "air", (CursusSuggestingOptions){ .limit = 1 }, &any, NULL);
  g_autofree char *all = run (fixture, "air", (CursusSuggestingOptions){ 0 }, &any, NULL);
  g_autofree char *one_json = run (fixture, "air", (CursusSuggestingOptions){ .limit = 1, .json = true }, &any, NULL);
  g_autofree char *all_json = run (fixture, "air", (CursusSuggestingOptions){ .json = true }, &any, NULL);
  assert_contains (one, "… and");
  g_assert_null (strstr (all, "… and"));
  g_assert_cmpuint (strlen (all_json), >, strlen (one_json) * 3);
}

static void
test_nowhere (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  bool any = true;
  g_autofree char *text = run (fixture, "air", (CursusSuggestingOptions){ .site = "paris" }, &any, NULL);
  g_assert_false (any);
  assert_contains (text, "Nothing was found that breaks no hard rule.");
}

static void
test_wrong (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  const struct {
    const char *meeting;
    CursusSuggestingOptions options;
    const char *says;
  } cases[] = {
    { "watre", { 0 }, "did you mean “water”?" },
    { "water", { .from = "soon" }, "--from: " },
    { "water", { .to = "2027-02-30" }, "--to: " },
    { "water", { .site = "pari" }, "--site: there is no “pari”: did you mean “paris”?" },
    { "water", { .speaker = "sp-watr" }, "--speaker: there is no “sp-watr”: did you mean “sp-water”?" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    bool any;
    g_assert_null (run (fixture, cases[i].meeting, cases[i].options, &any, &error));
    g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
    assert_contains (error->message, cases[i].says);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("CURSUS_DB");
  g_test_add_func ("/app/suggesting/ranked", test_ranked);
  g_test_add_func ("/app/suggesting/limit", test_limit);
  g_test_add_func ("/app/suggesting/nowhere", test_nowhere);
  g_test_add_func ("/app/suggesting/wrong", test_wrong);
  return g_test_run ();
}
