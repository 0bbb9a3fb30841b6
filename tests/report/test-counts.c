/* Counts with their plural forms. */
#include "report/counts.h"

static void
test_plurals (void)
{
  static const struct {
    char *(*count) (guint n);
    const char *one, *many;
  } cases[] = {
    { cursus_counts_half_days, "1 half-day", "2 half-days" },
    { cursus_counts_days, "1 day", "2 days" },
    { cursus_counts_violations, "1 violation", "2 violations" },
    { cursus_counts_pinned, "1 meeting is pinned.", "2 meetings are pinned." },
    { cursus_counts_undated, "1 meeting has no date.", "2 meetings have no date." },
    { cursus_counts_kept, "1 rule is kept.", "All 2 rules are kept." },
    { cursus_counts_others_kept, "1 other rule is kept.", "2 other rules are kept." },
    { cursus_counts_waived, "1 violation is waived and not counted.", "2 violations are waived and not counted." },
    { cursus_counts_off, "1 rule is switched off.", "2 rules are switched off." },
    { cursus_counts_undescribed, "1 violation is not described.", "2 violations are not described." },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *one = cases[i].count (1), *many = cases[i].count (2);
    g_assert_cmpstr (one, ==, cases[i].one);
    g_assert_cmpstr (many, ==, cases[i].many);
  }
}

static void
test_large_counts (void)
{
  g_autofree char *least = cursus_counts_points (G_MININT64), *most = cursus_counts_points (G_MAXINT64);
  g_autofree char *one = cursus_counts_points (1), *moves = cursus_counts_moves (G_MAXUINT64);
  g_autofree char *trips = cursus_counts_trips (1, "Reims 1");
  g_assert_cmpstr (least, ==, "-9223372036854775808 points");
  g_assert_cmpstr (most, ==, "9223372036854775807 points");
  g_assert_cmpstr (one, ==, "1 point");
  g_assert_cmpstr (moves, ==, "18446744073709551615 moves tried");
  g_assert_cmpstr (trips, ==, "1 trip (Reims 1)");
}

static void
test_fractions (void)
{
  static const struct {
    double n;
    const char *length, *seconds;
  } cases[] = {
    { 0, "0 days", "0 seconds" },          { 0.5, "0.5 days", "0.5 seconds" },      { 1, "1 day", "1 second" },
    { 1.5, "1.5 days", "1.5 seconds" },    { 11.5, "11.5 days", "11.5 seconds" },   { 3.75, "3.75 days", "3.8 seconds" },
    { 8.2049, "8.2 days", "8.2 seconds" }, { 1e20, "1e+20 days", "1e+20 seconds" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *length = cursus_counts_length (cases[i].n), *seconds = cursus_counts_seconds (cases[i].n);
    g_assert_cmpstr (length, ==, cases[i].length);
    g_assert_cmpstr (seconds, ==, cases[i].seconds);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/counts/chooses-plural-forms", test_plurals);
  g_test_add_func ("/report/counts/writes-the-largest-numbers", test_large_counts);
  g_test_add_func ("/report/counts/writes-fractions", test_fractions);
  return g_test_run ();
}
