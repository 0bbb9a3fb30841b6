/* What is written for editors: annotations and settings, which are the author's once they differ. */
#include "app/annotating.h"

#include "app-fixture.h"
#include "app/error.h"

static bool
write_right (const Fixture *fixture, const char *name)
{
  g_autofree char *path = fixture_path (fixture, name);
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  bool kept = false;
  g_assert_true (cursus_annotating_write (path, &kept, diagnostics, &error));
  g_assert_no_error (error);
  return kept;
}

static void
test_writes (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  fixture_write (fixture, "rules/notes.txt", "own\n");
  g_assert_false (write_right (fixture, "rules"));
  g_autofree char *annotations = fixture_read (fixture, "rules/" CURSUS_ANNOTATING_FILE);
  g_autofree char *expected = cursus_annotating_text (false);
  g_assert_cmpstr (annotations, ==, expected);
  g_autofree char *settings = fixture_read (fixture, "rules/" CURSUS_ANNOTATING_SETTINGS);
  assert_contains (settings, "\"" CURSUS_ANNOTATING_LIBRARY "\"");
  g_autofree char *own = fixture_read (fixture, "rules/notes.txt");
  g_assert_cmpstr (own, ==, "own\n");
}

static void
test_twice (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  fixture_write (fixture, "rules/.cursus/rules.lua", "-- of an older version\n");
  g_assert_false (write_right (fixture, "rules"));
  g_assert_false (write_right (fixture, "rules"));
  g_autofree char *annotations = fixture_read (fixture, "rules/" CURSUS_ANNOTATING_FILE);
  assert_contains (annotations, "---@meta");
}

static void
test_keeps (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  fixture_write (fixture, "rules/.luarc.json", "{}\n");
  g_assert_true (write_right (fixture, "rules"));
  g_autofree char *settings = fixture_read (fixture, "rules/" CURSUS_ANNOTATING_SETTINGS);
  g_assert_cmpstr (settings, ==, "{}\n");
}

/* The parameters of rules that are right; a wrong one is reported and hides none. */
static void
test_params (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autofree char *path = fixture_path (fixture, "rules");
  bool kept = false;
  fixture_write (fixture, "rules/wrong.lua", "return 1\n");
  fixture_write (
      fixture, "rules/right/right.lua",
      "return rule { api = 1, name = \"right\", title = \"R\", doc = \"D\", params = { n = integer { default = 1 } },\n"
      "constrain = function (p) end }\n");
  g_assert_true (cursus_annotating_write (path, &kept, diagnostics, NULL));
  g_assert_cmpuint (cursus_diagnostics_n_errors (diagnostics), ==, 1);
  g_autofree char *annotations = fixture_read (fixture, "rules/" CURSUS_ANNOTATING_FILE);
  assert_contains (annotations, "\n---@class cursus.params.right\n---@field n integer\n");
  g_assert_null (strstr (annotations, "params.wrong"));
}

static void
test_refuses (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  fixture_write (fixture, "file", "");
  fixture_write (fixture, "taken/.cursus", "");
  const char *const names[] = { "missing", "file", "taken" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = fixture_path (fixture, names[i]);
    g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
    g_autoptr (GError) error = NULL;
    bool kept = false;
    g_assert_false (cursus_annotating_write (path, &kept, diagnostics, &error));
    g_assert_nonnull (error);
    assert_contains (error->message, names[i]);
  }
}

static void
test_reference (void)
{
  g_autofree char *text = cursus_annotating_text (true);
  assert_contains (text, "### Keys");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/annotating/writes", test_writes);
  g_test_add_func ("/app/annotating/twice", test_twice);
  g_test_add_func ("/app/annotating/keeps-settings", test_keeps);
  g_test_add_func ("/app/annotating/params", test_params);
  g_test_add_func ("/app/annotating/refuses", test_refuses);
  g_test_add_func ("/app/annotating/reference", test_reference);
  return g_test_run ();
}
