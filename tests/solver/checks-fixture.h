/* Runs the checks and tells what they found. */
#pragma once

#include "solver/checks.h"
#include "solver/solver-fixture.h"

static inline GPtrArray *
checks_run (const Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusProblem) problem = solver_problem (fixture);
  GPtrArray *findings = cursus_checks_run (problem, &error);
  g_assert_no_error (error);
  return findings;
}

/* The one finding that there must be, as "KIND text [meetings] [uses]"; "" if there must be none. */
static inline char *
checks_tell (const Fixture *fixture)
{
  static const char *const kinds[] = { "NOWHERE", "COUNT", "CIRCLE" };
  g_autoptr (GPtrArray) findings = checks_run (fixture);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < findings->len; i++) {
    const CursusFinding *finding = findings->pdata[i];
    g_autofree char *meetings = g_strjoinv (" ", finding->meetings), *uses = g_strjoinv (", ", finding->uses);
    g_string_append_printf (text, "%s%s %s [%s] [%s]", i > 0 ? "\n" : "", kinds[finding->kind], finding->text, meetings, uses);
  }
  return g_string_free (text, FALSE);
}

static inline void
checks_assert (const Fixture *fixture, const char *const *parts)
{
  g_autofree char *told = checks_tell (fixture);
  for (guint i = 0; parts[i] != NULL; i++)
    fixture_assert_says (told, parts[i]);
  g_assert_null (strchr (told, '\n'));
}

static inline void
checks_assert_none (const Fixture *fixture)
{
  g_autofree char *told = checks_tell (fixture);
  g_assert_cmpstr (told, ==, "");
}
