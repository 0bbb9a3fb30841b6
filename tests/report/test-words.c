/* Dates and phrases in the reader's language. */
#include "report/words.h"

#include <libintl.h>

#include "plan-fixture.h"

static CursusDate
parse (const char *text)
{
  CursusDate date;
  g_assert_true (cursus_date_parse (text, &date, NULL));
  return date;
}

static void
test_dates (void)
{
  static const struct {
    const char *date, *text, *full, *month, *week;
  } cases[] = {
    { "2023-10-11", "Wed 11 Oct", "Wed 11 Oct 2023", "October 2023", "Week 41" },
    { "2023-11-01", "Wed 1 Nov", "Wed 1 Nov 2023", "November 2023", "Week 44" },
    { "2024-02-29", "Thu 29 Feb", "Thu 29 Feb 2024", "February 2024", "Week 9" },
    { "2021-01-03", "Sun 3 Jan", "Sun 3 Jan 2021", "January 2021", "Week 53" },
    { "2024-12-30", "Mon 30 Dec", "Mon 30 Dec 2024", "December 2024", "Week 1" },
    { "2020-12-31", "Thu 31 Dec", "Thu 31 Dec 2020", "December 2020", "Week 53" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    CursusDate date = parse (cases[i].date);
    g_autofree char *text = cursus_words_date (date), *full = cursus_words_full_date (date);
    g_autofree char *month = cursus_words_month (date), *week = cursus_words_week (date);
    g_assert_cmpstr (text, ==, cases[i].text);
    g_assert_cmpstr (full, ==, cases[i].full);
    g_assert_cmpstr (month, ==, cases[i].month);
    g_assert_cmpstr (week, ==, cases[i].week);
  }
}

/* Weekdays, months and week numbers against GLib's, every day of ten years. */
static void
test_every_day (void)
{
  CursusDate last = parse ("2029-12-31");
  for (CursusDate day = parse ("2020-01-01"); day <= last; day++) {
    g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc ((gint64)day * 86400);
    g_autofree char *expected = g_date_time_format (time, "%a %-d %b %Y");
    g_autofree char *expected_month = g_date_time_format (time, "%B %Y");
    g_autofree char *expected_week = g_strdup_printf ("Week %d", g_date_time_get_week_of_year (time));
    g_autofree char *text = cursus_words_full_date (day), *month = cursus_words_month (day), *week = cursus_words_week (day);
    g_assert_cmpstr (text, ==, expected);
    g_assert_cmpstr (month, ==, expected_month);
    g_assert_cmpstr (week, ==, expected_week);
  }
}

static void
test_times (void)
{
  g_autofree char *clock = cursus_words_clock (9 * 60, 17 * 60 + 30);
  g_assert_cmpstr (clock, ==, "09:00–17:30");
  g_assert_cmpstr (cursus_words_half_days (CURSUS_HALF_DAY_MORNING), ==, "morning");
  g_assert_cmpstr (cursus_words_half_days (CURSUS_HALF_DAY_AFTERNOON), ==, "afternoon");
  g_assert_cmpstr (cursus_words_half_days (CURSUS_HALF_DAY_EVENING), ==, "evening");
  g_assert_cmpstr (cursus_words_half_days (CURSUS_HALF_DAY_MORNING | CURSUS_HALF_DAY_AFTERNOON), ==, "all day");
  g_assert_cmpstr (cursus_words_half_days (CURSUS_HALF_DAY_AFTERNOON | CURSUS_HALF_DAY_EVENING), ==, "afternoon");
}

static void
test_places (void)
{
  static const struct {
    const char *place, *text;
  } cases[] = {
    { NULL, "" },
    { "reims", "reims" },
    { "reims|Reims", "Reims" },
    { "reims|Reims|reims|Reims", "Reims" }, /* the implicit room of a site without rooms */
    { "reims|Reims|reims/A", "Reims, reims/A" },
    { "reims|Reims|reims/A|Salle A", "Reims, Salle A" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusPlan) plan = fixture_empty_plan ();
    const CursusPlanMeeting *meeting = fixture_add (
        plan, (FixtureMeeting){ "m", "", "jury", "2023-10-11", "09:00-12:30", cases[i].place, "a/Anne,b/,c/Claire" });
    g_autofree char *place = cursus_words_place (meeting), *speakers = cursus_words_speakers (meeting);
    g_assert_cmpstr (place, ==, cases[i].text);
    g_assert_cmpstr (speakers, ==, "Anne, b, Claire");
    g_assert_cmpstr (cursus_words_title (meeting), ==, "m");
    g_assert_cmpstr (cursus_words_format (meeting->format), ==, "jury");
  }
  g_assert_cmpstr (cursus_words_format ("onsite"), ==, "on site");
}

static void
test_uses (void)
{
  static const char *const cases[][3] = {
    { "gap", "gap", "gap" }, { "gap", "gap#2", "gap#2" },  { "gap", "gaps", "gaps (gap)" },
    { "gap", NULL, "gap" },  { NULL, "autumn", "autumn" }, { "gap", "autumn rest", "autumn rest (gap)" },
    { NULL, NULL, "" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = cursus_words_use (cases[i][0], cases[i][1]);
    g_assert_cmpstr (text, ==, cases[i][2]);
  }
}

static void
test_score (void)
{
  static const struct {
    CursusPlanStatus status;
    CursusScore score;
    int64_t bound;
    const char *text;
  } cases[] = {
    { CURSUS_STATUS_OPTIMAL, { 0, 1 }, 1, "Cost: 1 point." },
    { CURSUS_STATUS_FEASIBLE, { 0, 34 }, 0, "Cost: 34 points." },
    { CURSUS_STATUS_FEASIBLE,
      { 0, 34 },
      30,
      "Cost: 34 points. Proven: no plan costs less than 30 points, so this one is at most 4 points (14 %) above the best "
      "possible." },
    { CURSUS_STATUS_FEASIBLE, { 0, 34 }, 4, "Cost: 34 points. Proven bound: no plan costs less than 4 points." },
    { CURSUS_STATUS_UNKNOWN,
      { 1, 5 },
      2,
      "Hard rules are broken by 1 point. Cost: 5 points. Proven bound: no plan costs less than 2 points." },
    { CURSUS_STATUS_INFEASIBLE, { 2, 0 }, 0, "Hard rules are broken by 2 points. Cost: 0 points." },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusPlan) plan = fixture_empty_plan ();
    plan->status = cases[i].status;
    plan->score = cases[i].score;
    plan->bound = cases[i].bound;
    g_autofree char *text = cursus_words_score (plan);
    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static void
assert_french (CursusDate date, const char *short_date, const char *month)
{
  g_autofree char *text = cursus_words_date (date), *heading = cursus_words_month (date);
  g_assert_cmpstr (text, ==, short_date);
  g_assert_cmpstr (heading, ==, month);
}

/* With the catalogue that the build made, without a French locale on the system. */
static void
test_french (void)
{
  g_autofree char *catalogues = g_build_filename (g_getenv ("CURSUS_TEST_BUILD_DIR"), "po", NULL);
  g_setenv ("LANGUAGE", "fr", TRUE);
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
  bindtextdomain (GETTEXT_PACKAGE, catalogues);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  if (g_str_equal (cursus_words_half_days (CURSUS_HALF_DAY_MORNING), "morning")) {
    g_test_skip ("there is no French catalogue in the build folder that knows these words");
  } else {
    assert_french (parse ("2023-10-11"), "mer. 11 oct.", "Octobre 2023");
    assert_french (parse ("2023-09-01"), "ven. 1er sept.", "Septembre 2023");
    g_assert_cmpstr (cursus_words_half_days (CURSUS_HALF_DAY_MORNING), ==, "matin");
    g_assert_cmpstr (cursus_words_half_days (CURSUS_HALF_DAY_AFTERNOON), ==, "après-midi");
    g_assert_cmpstr (cursus_words_half_days (CURSUS_HALF_DAY_EVENING), ==, "soir");
  }
  g_setenv ("LANGUAGE", "en", TRUE);
  setlocale (LC_ALL, "C");
}

/* What is proven is proven of plans with the same pins. */
static void
test_status (void)
{
  static const struct {
    CursusPlanStatus status;
    bool pinned;
    const char *text;
  } cases[] = {
    { CURSUS_STATUS_OPTIMAL, false, "Optimal: every hard rule is kept, and no plan costs less." },
    { CURSUS_STATUS_OPTIMAL, true, "Optimal: every hard rule is kept, and no plan with these pins costs less." },
    { CURSUS_STATUS_INFEASIBLE, false, "Infeasible: no plan keeps every hard rule." },
    { CURSUS_STATUS_INFEASIBLE, true, "Infeasible: no plan with these pins keeps every hard rule." },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusPlan) plan = fixture_plan ();
    for (guint m = 0; m < plan->meetings->len; m++)
      ((CursusPlanMeeting *)g_ptr_array_index (plan->meetings, m))->pinned = cases[i].pinned ? CURSUS_PIN_MACHINE
                                                                                             : CURSUS_PIN_NONE;
    plan->status = cases[i].status;
    g_assert_cmpstr (cursus_words_status (plan), ==, cases[i].text);
  }
  const CursusScore score = { 0, 34 };
  g_autoptr (CursusPlan) plan = fixture_plan (); /* one of its meetings is pinned */
  plan->status = CURSUS_STATUS_FEASIBLE;
  plan->score = score;
  for (int64_t bound = 4; bound <= 30; bound += 26) {
    plan->bound = bound;
    g_autofree char *text = cursus_words_score (plan);
    g_assert_nonnull (strstr (text, "no plan with these pins costs less than"));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/words/tells-dates", test_dates);
  g_test_add_func ("/report/words/agrees-with-glib-on-every-day", test_every_day);
  g_test_add_func ("/report/words/tells-times-of-the-day", test_times);
  g_test_add_func ("/report/words/tells-places-and-people", test_places);
  g_test_add_func ("/report/words/names-uses-of-rules", test_uses);
  g_test_add_func ("/report/words/tells-score-and-bound", test_score);
  g_test_add_func ("/report/words/speaks-french-without-a-french-locale", test_french);
  g_test_add_func ("/report/words/status", test_status);
  return g_test_run ();
}
