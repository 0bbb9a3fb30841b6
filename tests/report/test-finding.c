/* Violations sorted to the rule uses they belong to. */
#include "report/finding.h"

#include "explanation-fixture.h"

static const CursusFinding *
get (GPtrArray *findings, guint index)
{
  g_assert_cmpuint (index, <, findings->len);
  return g_ptr_array_index (findings, index);
}

static void
test_whole_plan (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_autoptr (GPtrArray) violations = fixture_violations ();
  g_autoptr (GPtrArray) findings = cursus_findings_new (plan, violations, NULL);
  g_assert_cmpuint (findings->len, ==, 6);
  g_assert_false (cursus_finding_costs (get (findings, 0)));
  const CursusFinding *even = get (findings, 1);
  g_assert_cmpint (even->cost, ==, 14); /* the plan's figure, not the sum of the three that are listed */
  g_assert_cmpuint (even->violations->len, ==, 3);
  g_assert_cmpuint (even->n_unlisted, ==, 4);
  g_assert_true (cursus_finding_costs (even));
  g_assert_false (cursus_finding_off (get (findings, 0)));
  g_assert_true (cursus_finding_off (get (findings, 5)));
}

static void
test_one_meeting (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_autoptr (GPtrArray) violations = fixture_violations ();
  g_autoptr (GPtrArray) findings = cursus_findings_new (plan, violations, "visite");
  g_assert_cmpint (get (findings, 1)->cost, ==, 2);
  g_assert_cmpuint (get (findings, 1)->n_unlisted, ==, 0);
  g_assert_cmpint (get (findings, 2)->cost, ==, 20);
}

/* A use that the plan does not list still shows, with the sum of its costs; more violations than counted are no problem. */
static void
test_foreign_use (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_autoptr (GPtrArray) violations = fixture_violations ();
  fixture_add_violation (violations, "gap", "gap#9", 3, "jury", "x");
  fixture_add_violation (violations, "gap", "gap#9", 4, "jury", "y");
  fixture_add_violation (violations, "travel-rest", "repos après voyage", 20, "jury", "z");
  g_autoptr (GPtrArray) findings = cursus_findings_new (plan, violations, NULL);
  g_assert_cmpuint (findings->len, ==, 7);
  g_assert_cmpstr (get (findings, 6)->use, ==, "gap#9");
  g_assert_cmpint (get (findings, 6)->cost, ==, 7);
  g_assert_cmpuint (get (findings, 2)->n_unlisted, ==, 0);
  g_assert_cmpuint (get (findings, 2)->violations->len, ==, 2);
}

static void
test_order (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  fixture_add_rule (plan, "closed", "closed", -1, 1, 1);
  g_autoptr (GPtrArray) findings = cursus_findings_new (plan, NULL, NULL);
  static const char *const uses[]
      = { "closed", "no-overlap", "gap", "repos après voyage", "even-weeks", "gap#2", "same-weekday" };
  cursus_findings_sort (findings);
  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    g_assert_cmpstr (get (findings, i)->use, ==, uses[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/finding/joins-violations-to-the-plan", test_whole_plan);
  g_test_add_func ("/report/finding/narrows-to-a-meeting", test_one_meeting);
  g_test_add_func ("/report/finding/keeps-uses-that-the-plan-does-not-know", test_foreign_use);
  g_test_add_func ("/report/finding/sorts-hard-then-dear-first", test_order);
  return g_test_run ();
}
