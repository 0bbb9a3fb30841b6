/* Builds files around fragments and lints them. */
#include "lint-cases.h"

#include <string.h>

#include "ical/lint.h"

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

char *
lint_names (const char *bytes, gsize length)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint n = cursus_ical_lint (bytes, length, "x.ics", diagnostics);
  g_assert_cmpuint (n, >=, cursus_diagnostics_n_errors (diagnostics)); /* equal defects are shown once */
  const CursusDiagnostic *diagnostic;
  for (guint i = 0; (diagnostic = cursus_diagnostics_get (diagnostics, i)) != NULL; i++) {
    g_assert_true (g_strv_contains (cursus_ical_lint_checks (), diagnostic->subject));
    if (!g_ptr_array_find_with_equal_func (names, diagnostic->subject, g_str_equal, NULL))
      g_ptr_array_add (names, diagnostic->subject);
  }
  g_ptr_array_sort (names, compare);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **)names->pdata);
}

static char *
build (LintWhere where, const char *fragment)
{
  if (where == LINT_WHOLE)
    return g_strdup (fragment);
  g_auto (GStrv) lines = g_strsplit (fragment, "\n", -1);
  g_autofree char *crlf = g_strjoinv ("\r\n", lines);
  if (where == LINT_IN_CALENDAR)
    return g_strconcat (HEAD, crlf, TAIL, NULL);
  return g_strconcat (HEAD EVENT_HEAD, crlf, "END:VEVENT\r\n" TAIL, NULL);
}

void
lint_cases_run (const LintCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++) {
    g_autofree char *bad = build (cases[i].where, cases[i].bad), *good = build (cases[i].where, cases[i].good);
    g_autofree char *found = lint_names (bad, strlen (bad)), *passed = lint_names (good, strlen (good));
    g_auto (GStrv) names = g_strsplit (found, " ", -1);
    if (!g_strv_contains ((const char *const *)names, cases[i].check))
      g_error ("“%s” does not object to\n%s\nbut: %s", cases[i].check, bad, found);
    if (*passed != '\0')
      g_error ("%s: “%s” objects to\n%s", cases[i].check, passed, good);
  }
}
