/* The page of all rules, and the file that keeps it. */
#include "app/rules.h"

#include "app-fixture.h"

static char *
make_page (void)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  char *page = cursus_rules_doc (diagnostics);
  assert_silent (diagnostics);
  return page;
}

static void
test_page (void)
{
  g_autofree char *page = make_page ();
  g_autofree char *again = make_page ();
  g_assert_cmpstr (page, ==, again);
  g_assert_true (g_str_has_prefix (page, "<!-- rules -->\n"));
  g_assert_true (g_str_has_suffix (page, "\n<!-- /rules -->\n"));
  assert_contains (page, "\n- Order and gaps: ");
  assert_contains (page, " [gap](#gap), ");
  assert_contains (page, "\n### gap\n\n**Gap between modules**\n\n");
  assert_contains (page, "\n| `min` | duration | `\"0 days\"` | ");
  assert_contains (page, "\n| `too_close` | {b} comes too soon");
  assert_contains (page, "\n```lua\nuse \"gap\" { ");
  assert_contains (page, "\n### room\n\n**Rooms** · standard\n");
  assert_contains (page, "[gap](../plugins/gap/README.md)\n");
}

static void
assert_saved (const Fixture *fixture, const char *page, const char *expected)
{
  g_autofree char *path = fixture_path (fixture, "page.md");
  g_autoptr (GError) error = NULL;
  g_assert_true (cursus_rules_doc_save (page, path, &error));
  g_assert_no_error (error);
  g_autofree char *text = fixture_read (fixture, "page.md");
  g_assert_cmpstr (text, ==, expected);
}

static void
test_save (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  assert_saved (fixture, "<!-- rules -->\n1\n<!-- /rules -->\n", "# The rules\n\n<!-- rules -->\n1\n<!-- /rules -->\n");
  assert_saved (fixture, "<!-- rules -->\n2\n<!-- /rules -->\n", "# The rules\n\n<!-- rules -->\n2\n<!-- /rules -->\n");
  fixture_write (fixture, "page.md", "a\n<!-- rules -->\n<!-- /rules -->\nb\n");
  assert_saved (fixture, "<!-- rules -->\n3\n<!-- /rules -->\n", "a\n<!-- rules -->\n3\n<!-- /rules -->\nb\n");
}

static void
test_refused (void)
{
  const char *const texts[] = { "", "notes\n", "<!-- rules -->\n", "<!-- /rules -->\n<!-- rules -->\n" };
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autofree char *path = fixture_path (fixture, "page.md");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    fixture_write (fixture, "page.md", texts[i]);
    g_assert_false (cursus_rules_doc_save ("<!-- rules -->\n<!-- /rules -->\n", path, &error));
    assert_contains (error->message, "is not overwritten");
    g_autofree char *text = fixture_read (fixture, "page.md");
    g_assert_cmpstr (text, ==, texts[i]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/rules-doc/page", test_page);
  g_test_add_func ("/app/rules-doc/save", test_save);
  g_test_add_func ("/app/rules-doc/refused", test_refused);
  return g_test_run ();
}
