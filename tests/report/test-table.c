/* The plan as a table for a terminal. */
#include "report/report.h"

#include "golden.h"
#include "plan-fixture.h"

static void
check_golden (gconstpointer data)
{
  int columns = GPOINTER_TO_INT (data);
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_autofree char *table = cursus_report_table (plan, (CursusReportStyle){ .columns = columns });
  g_autofree char *name = g_strdup_printf ("report/table-%d.txt", columns);
  g_assert_cmpint (fixture_widest_line (table), <=, columns);
  cursus_test_golden (name, table);
}

static void
test_colour (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_autofree char *plain = cursus_report_table (plan, (CursusReportStyle){ .columns = 80 });
  g_autofree char *colour = cursus_report_table (plan, (CursusReportStyle){ .colour = true, .columns = 80 });
  g_assert_null (strchr (plain, '\033'));
  g_autoptr (GRegex) escapes = g_regex_new ("\033\\[[0-9]*m", 0, 0, NULL);
  g_autofree char *stripped = g_regex_replace_literal (escapes, colour, -1, 0, "", 0, NULL);
  g_assert_cmpstr (stripped, ==, plain);
  cursus_test_golden ("report/table-colour.txt", colour);
}

static void
test_empty (void)
{
  g_autoptr (CursusPlan) plan = fixture_empty_plan ();
  plan->status = CURSUS_STATUS_INFEASIBLE;
  g_autofree char *table = cursus_report_table (plan, (CursusReportStyle){ .columns = 80 });
  g_assert_nonnull (strstr (table, "This plan has no meetings."));
  g_assert_nonnull (strstr (table, "Infeasible"));
  cursus_test_golden ("report/table-empty.txt", table);
}

/* No width, however small, is exceeded; colours do not count. */
static void
test_every_width (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  for (int columns = 1; columns <= 220; columns++) {
    g_autofree char *plain = cursus_report_table (plan, (CursusReportStyle){ .columns = columns });
    g_autofree char *colour = cursus_report_table (plan, (CursusReportStyle){ .colour = true, .columns = columns });
    g_assert_cmpint (fixture_widest_line (plain), <=, columns);
    g_assert_cmpint (fixture_widest_line (colour), ==, fixture_widest_line (plain));
    g_assert_null (strstr (plain, " \n"));
  }
}

static void
test_default_width (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_autofree char *at_100 = cursus_report_table (plan, (CursusReportStyle){ .columns = 100 });
  g_autofree char *at_0 = cursus_report_table (plan, (CursusReportStyle){ .columns = 0 });
  g_autofree char *below = cursus_report_table (plan, (CursusReportStyle){ .columns = -5 });
  g_assert_cmpstr (at_0, ==, at_100);
  g_assert_cmpstr (below, ==, at_100);
}

static void
test_large (void)
{
  g_autoptr (CursusPlan) plan = fixture_large_plan (500);
  static const int widths[] = { 60, 80, 100, 200 };
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++) {
    g_autofree char *table = cursus_report_table (plan, (CursusReportStyle){ .columns = widths[i] });
    g_assert_cmpint (fixture_widest_line (table), <=, widths[i]);
    for (guint j = 0; j < plan->meetings->len; j++)
      g_assert_nonnull (strstr (table, cursus_plan_meeting (plan, j)->title));
    g_assert_nonnull (strstr (table, "500 half-days · 250 days"));
  }
}

/* A title from a session file must not steer the terminal. */
static void
test_escape_in_title (void)
{
  g_autoptr (CursusPlan) plan = fixture_empty_plan ();
  fixture_add (plan,
               (FixtureMeeting){ "m", "\033[2Jgone\n\nforged line", "on\033site", "2023-10-11", "09:00-12:30", NULL, NULL });
  g_autofree char *table = cursus_report_table (plan, (CursusReportStyle){ .columns = 80 });
  g_assert_null (strchr (table, '\033'));
  g_assert_null (strstr (table, "\nforged"));
  g_assert_nonnull (strstr (table, "[2Jgone  forged line"));
}

static void
test_unknown_zone (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_free (plan->timezone);
  plan->timezone = g_strdup ("Mars/Olympus");
  g_autofree char *table = cursus_report_table (plan, (CursusReportStyle){ .columns = 80 });
  g_assert_nonnull (strstr (table, "“Mars/Olympus”: all times are UTC."));
  g_assert_nonnull (strstr (table, "07:00–15:30")); /* 09:00–17:30 in October in Paris */
}

static void
test_undated (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_ptr_array_add (plan->meetings, cursus_plan_meeting_new ("lost"));
  g_autofree char *table = cursus_report_table (plan, (CursusReportStyle){ .columns = 80 });
  g_assert_nonnull (strstr (table, "\n1 meeting has no date.\n"));
}

static void
test_hard_cost (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  fixture_add_rule (plan, "closed", "closed", -1, 2, 3);
  plan->status = CURSUS_STATUS_UNKNOWN;
  plan->score.hard = 3;
  g_autofree char *table = cursus_report_table (plan, (CursusReportStyle){ .columns = 80 });
  const char *hard = strstr (table, "      3  closed · hard · 2 violations\n");
  const char *soft = strstr (table, "     20  repos après voyage (travel-rest) · weight 20 · 1 violation\n");
  g_assert_nonnull (hard);
  g_assert_nonnull (soft);
  g_assert_true (hard < soft); /* what breaks a hard rule comes first, however cheap */
  g_assert_nonnull (strstr (table, "\nHard rules are broken by 3 points. Cost: 34 points."));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_set_locale ();
  g_test_add_data_func ("/report/table/reads-well-on-60-columns", GINT_TO_POINTER (60), check_golden);
  g_test_add_data_func ("/report/table/reads-well-on-80-columns", GINT_TO_POINTER (80), check_golden);
  g_test_add_data_func ("/report/table/reads-well-on-100-columns", GINT_TO_POINTER (100), check_golden);
  g_test_add_data_func ("/report/table/reads-well-on-120-columns", GINT_TO_POINTER (120), check_golden);
  g_test_add_data_func ("/report/table/reads-well-on-200-columns", GINT_TO_POINTER (200), check_golden);
  g_test_add_func ("/report/table/paints-only-when-asked", test_colour);
  g_test_add_func ("/report/table/says-that-a-plan-is-empty", test_empty);
  g_test_add_func ("/report/table/keeps-every-width", test_every_width);
  g_test_add_func ("/report/table/takes-100-columns-when-none-are-given", test_default_width);
  g_test_add_func ("/report/table/shows-500-meetings", test_large);
  g_test_add_func ("/report/table/lets-no-title-steer-the-terminal", test_escape_in_title);
  g_test_add_func ("/report/table/says-that-times-are-utc-when-the-zone-is-unknown", test_unknown_zone);
  g_test_add_func ("/report/table/counts-meetings-without-a-date", test_undated);
  g_test_add_func ("/report/table/puts-broken-hard-rules-first", test_hard_cost);
  return g_test_run ();
}
