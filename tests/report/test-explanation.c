/* Why the plan costs what it costs, for a terminal. */
#include "report/report.h"

#include "explanation-fixture.h"
#include "golden.h"

static void
check_golden (const char *name, const char *meeting, int columns)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_autoptr (GPtrArray) violations = fixture_violations ();
  g_autofree char *text = cursus_report_explanation (plan, violations, meeting, (CursusReportStyle){ .columns = columns });
  g_assert_cmpint (fixture_widest_line (text), <=, columns);
  cursus_test_golden (name, text);
}

static void
test_whole (void)
{
  check_golden ("report/explanation-60.txt", NULL, 60);
  check_golden ("report/explanation-100.txt", NULL, 100);
}

static void
test_meeting (void)
{
  check_golden ("report/explanation-meeting.txt", "visite", 80);
}

static void
test_innocent_meeting (void)
{
  check_golden ("report/explanation-innocent.txt", "energie.2", 80);
}

static void
test_unknown_meeting (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_autoptr (GPtrArray) violations = fixture_violations ();
  g_autofree char *text = cursus_report_explanation (plan, violations, "nobody", (CursusReportStyle){ .columns = 80 });
  g_assert_cmpstr (text, ==, "This plan has no meeting “nobody”.\n");
}

/* What the plan counts and nobody described is not passed over in silence. */
static void
test_undescribed (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_autoptr (GPtrArray) violations = fixture_violations ();
  g_autofree char *text = cursus_report_explanation (plan, violations, NULL, (CursusReportStyle){ .columns = 80 });
  g_autofree char *bare = cursus_report_explanation (plan, NULL, NULL, (CursusReportStyle){ .columns = 80 });
  g_assert_nonnull (strstr (text, "  4 violations are not described.\n"));
  g_assert_nonnull (strstr (bare, "  7 violations are not described.\n"));
  g_assert_nonnull (strstr (bare, "  1 violation is not described.\n"));
}

static void
test_perfect (void)
{
  g_autoptr (CursusPlan) plan = fixture_large_plan (1);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  plan->status = CURSUS_STATUS_OPTIMAL;
  fixture_add_rule (plan, "gap", "gap", -1, 0, 0);
  fixture_add_rule (plan, "gap", "gap#2", 3, 0, 0);
  g_autofree char *text = cursus_report_explanation (plan, none, NULL, (CursusReportStyle){ .columns = 80 });
  g_assert_cmpstr (text, ==,
                   "Agir pour les transitions territoriales\n"
                   "transitions-2023 · draft, not saved\n"
                   "Optimal: every hard rule is kept, and no plan costs less.\n"
                   "Cost: 0 points.\n"
                   "\n"
                   "All 2 rules are kept.\n");
}

static void
test_every_width (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_autoptr (GPtrArray) violations = fixture_violations ();
  for (int columns = 1; columns <= 220; columns++) {
    g_autofree char *text = cursus_report_explanation (plan, violations, NULL, (CursusReportStyle){ true, columns });
    g_autofree char *one = cursus_report_explanation (plan, violations, "visite", (CursusReportStyle){ true, columns });
    g_assert_cmpint (fixture_widest_line (text), <=, columns);
    g_assert_cmpint (fixture_widest_line (one), <=, columns);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_set_locale ();
  g_test_add_func ("/report/explanation/tells-what-every-rule-costs", test_whole);
  g_test_add_func ("/report/explanation/tells-what-concerns-a-meeting", test_meeting);
  g_test_add_func ("/report/explanation/says-that-a-meeting-breaks-nothing", test_innocent_meeting);
  g_test_add_func ("/report/explanation/says-that-there-is-no-such-meeting", test_unknown_meeting);
  g_test_add_func ("/report/explanation/counts-what-nobody-described", test_undescribed);
  g_test_add_func ("/report/explanation/says-that-all-rules-are-kept", test_perfect);
  g_test_add_func ("/report/explanation/keeps-every-width", test_every_width);
  return g_test_run ();
}
