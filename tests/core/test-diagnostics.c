#include <string.h>

#include "core/diagnostics.h"

static void
test_order (void)
{
  g_autoptr (CursusDiagnostics) self = cursus_diagnostics_new ();
  cursus_diagnostics_error (self, "b.csv", 2, NULL, "one");
  cursus_diagnostics_warning (self, "a.csv", 9, NULL, "two");
  cursus_diagnostics_error (self, "b.csv", 2, NULL, "three");
  cursus_diagnostics_error (self, "b.csv", 1, "person “x”", "four %d", 4);
  cursus_diagnostics_error (self, NULL, 0, NULL, "five");
  cursus_diagnostics_error (self, "b.csv", 2, NULL, "a sixth");
  static const char *const texts[] = { "five", "two", "four 4", "one", "three", "a sixth" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (cursus_diagnostics_get (self, i)->text, ==, texts[i]);
  g_assert_null (cursus_diagnostics_get (self, G_N_ELEMENTS (texts)));
  g_assert_cmpuint (cursus_diagnostics_n_errors (self), ==, 5);
}

static void
test_equal_once (void)
{
  g_autoptr (CursusDiagnostics) self = cursus_diagnostics_new ();
  for (int i = 0; i < 3; i++) {
    cursus_diagnostics_error (self, "a", 1, "s", "text");
    cursus_diagnostics_error (self, "a", 1, NULL, "text");
    cursus_diagnostics_error (self, NULL, 1, "s", "text");
    cursus_diagnostics_error (self, "a", 2, "s", "text");
    cursus_diagnostics_warning (self, "a", 1, "s", "text");
  }
  g_assert_cmpuint (cursus_diagnostics_n_errors (self), ==, 4);
  g_assert_nonnull (cursus_diagnostics_get (self, 4));
  g_assert_null (cursus_diagnostics_get (self, 5));
}

static void
test_limit (void)
{
  g_autoptr (CursusDiagnostics) self = cursus_diagnostics_new ();
  for (int i = 0; i < 250; i++)
    cursus_diagnostics_error (self, "a", i, NULL, "wrong");
  g_assert_cmpuint (cursus_diagnostics_n_errors (self), ==, 250);
  g_assert_nonnull (cursus_diagnostics_get (self, 199));
  g_assert_null (cursus_diagnostics_get (self, 200));
  g_autofree char *text = cursus_diagnostics_format (self);
  g_assert_true (g_str_has_suffix (text, "a:199: wrong\n… and 50 more\n"));
}

/* Two hundred warnings do not hide an error. */
static void
test_errors_displace_warnings (void)
{
  g_autoptr (CursusDiagnostics) self = cursus_diagnostics_new ();
  for (int i = 0; i < 200; i++)
    cursus_diagnostics_warning (self, "a", 10 + i, NULL, "odd");
  cursus_diagnostics_warning (self, "a", 1, NULL, "odd");
  cursus_diagnostics_error (self, "z", 1, NULL, "wrong");
  g_assert_cmpuint (cursus_diagnostics_n_errors (self), ==, 1);
  g_assert_cmpint (cursus_diagnostics_get (self, 0)->line, ==, 10);
  g_assert_cmpint (cursus_diagnostics_get (self, 198)->line, ==, 208);
  g_assert_cmpstr (cursus_diagnostics_get (self, 199)->text, ==, "wrong");
  g_autofree char *text = cursus_diagnostics_format (self);
  g_assert_true (g_str_has_suffix (text, "z:1: wrong\n… and 2 more\n"));
}

static void
test_format (void)
{
  static const struct {
    CursusDiagnostic entry;
    const char *text;
  } cases[] = {
    { { CURSUS_SEVERITY_ERROR, (char *)"session.lua", 12, (char *)"module “a”", (char *)"no site" },
      "session.lua:12: module “a”: no site" },
    { { CURSUS_SEVERITY_WARNING, (char *)"session.lua", 12, NULL, (char *)"no site" }, "session.lua:12: warning: no site" },
    { { CURSUS_SEVERITY_ERROR, (char *)"a.csv", 0, NULL, (char *)"empty" }, "a.csv: empty" },
    { { CURSUS_SEVERITY_ERROR, NULL, 0, (char *)"module “a”", (char *)"no site" }, "module “a”: no site" },
    { { CURSUS_SEVERITY_ERROR, NULL, 0, NULL, (char *)"nothing" }, "nothing" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = cursus_diagnostic_format (&cases[i].entry);
    g_assert_cmpstr (text, ==, cases[i].text);
  }
  g_autoptr (CursusDiagnostics) none = cursus_diagnostics_new ();
  g_autofree char *empty = cursus_diagnostics_format (none);
  g_assert_cmpstr (empty, ==, "");
}

/* Names may hold anything; a terminal must not obey it. */
static void
test_hostile_names (void)
{
  g_autoptr (CursusDiagnostics) self = cursus_diagnostics_new ();
  cursus_diagnostics_error (self, "a\xff\x1b.csv", 1, "\x1b[2J", "“%s”", "\x07\xff");
  g_autofree char *text = cursus_diagnostics_format (self);
  g_assert_cmpstr (text, ==, "a��.csv:1: �[2J: “��”\n");
  g_assert_cmpstr (cursus_diagnostics_get (self, 0)->file, ==, "a\xff\x1b.csv");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/diagnostics/order", test_order);
  g_test_add_func ("/core/diagnostics/equal-once", test_equal_once);
  g_test_add_func ("/core/diagnostics/limit", test_limit);
  g_test_add_func ("/core/diagnostics/errors-displace-warnings", test_errors_displace_warnings);
  g_test_add_func ("/core/diagnostics/format", test_format);
  g_test_add_func ("/core/diagnostics/hostile-names", test_hostile_names);
  return g_test_run ();
}
