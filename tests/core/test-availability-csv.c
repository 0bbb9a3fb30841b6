/* Availability from spreadsheets: which instants become what, and what is said of rows that cannot be read. */
#include <glib/gstdio.h>
#include <string.h>

#include "core/availability-csv.h"
#include "core/session-fixture.h"

/* Wednesday 11 October to Friday 10 November 2023, over a change of clocks, with one speaker and one participant. */
static CursusSession *
make_session (void)
{
  CursusSession *session = fixture_session ("2023-10-11", "2023-11-10");
  fixture_person (session, "sp-eau", CURSUS_ROLE_SPEAKER);
  fixture_person (session, "p1", CURSUS_ROLE_PARTICIPANT);
  return session;
}

/* Reads @text as a file; returns what is reported, one a line. */
static char *
read_text (CursusSession *session, uint32_t person, const char *text)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  int file = g_file_open_tmp ("availability-XXXXXX.csv", &path, &error);
  g_assert_no_error (error);
  g_assert_true (g_close (file, NULL));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  bool good = cursus_availability_read_csv (session, person, path, "a.csv", diagnostics);
  g_assert_true (good == (cursus_diagnostics_n_errors (diagnostics) == 0));
  g_unlink (path);
  return cursus_diagnostics_format (diagnostics);
}

/* "2023-10-11T00:00/2023-10-12T00:00 …", local times. */
static char *
list (const CursusSession *session, uint32_t person, CursusLevel level)
{
  size_t n_intervals;
  const CursusInterval *intervals = cursus_intervals_get (cursus_session_person (session, person)->availability->levels[level],
                                                          &n_intervals);
  GString *text = g_string_new (NULL);
  for (size_t i = 0; i < n_intervals; i++) {
    g_autofree char *start = cursus_zone_format (session->zone, intervals[i].start_utc);
    g_autofree char *end = cursus_zone_format (session->zone, intervals[i].end_utc);
    g_string_append_printf (text, "%s%.16s/%.16s", i == 0 ? "" : " ", start, end);
  }
  return g_string_free (text, FALSE);
}

static void
test_rows (void)
{
  static const struct {
    const char *rows, *unavailable;
  } cases[] = {
    { "du\n2023-10-12\n", "2023-10-12T00:00/2023-10-13T00:00" },
    { "from,to\n2023-10-28,2023-10-30\n", "2023-10-28T00:00/2023-10-31T00:00" },
    { "du;au;horaires\n2023-10-28;2023-10-30;18:00-23:00\n",
      "2023-10-28T18:00/2023-10-28T23:00 2023-10-29T18:00/2023-10-29T23:00 2023-10-30T18:00/2023-10-30T23:00" },
    { "du;jour;horaires\n2023-10-31;lundi + Mardi;09:00-12:30\n",
      "2023-10-31T09:00/2023-10-31T12:30 2023-11-06T09:00/2023-11-06T12:30 2023-11-07T09:00/2023-11-07T12:30" },
    { "au;jour\n2023-10-20;FRIDAY\n", "2023-10-13T00:00/2023-10-14T00:00 2023-10-20T00:00/2023-10-21T00:00" },
    { "jour;toutes les;du;au\nmercredi lundi;2 semaines;2023-10-11;2023-10-31\n",
      "2023-10-11T00:00/2023-10-12T00:00 2023-10-23T00:00/2023-10-24T00:00 2023-10-25T00:00/2023-10-26T00:00" },
    { "weekday,every\nthursday,3\n", "2023-10-12T00:00/2023-10-13T00:00 2023-11-02T00:00/2023-11-03T00:00" },
    { "from,hours,note\n2023-10-12,20:00-24:00,council\n", "2023-10-12T20:00/2023-10-13T00:00" },
    { "personne;du\nsp-eau;2023-10-12\n", "2023-10-12T00:00/2023-10-13T00:00" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusSession) session = make_session ();
    g_autofree char *report = read_text (session, 0, cases[i].rows);
    g_autofree char *unavailable = list (session, 0, CURSUS_LEVEL_UNAVAILABLE);
    g_assert_cmpstr (report, ==, "");
    g_assert_cmpstr (unavailable, ==, cases[i].unavailable);
  }
}

/* The day on which clocks go back has 25 hours, the whole of them busy. */
static void
test_whole_days_have_their_hours (void)
{
  g_autoptr (CursusSession) session = make_session ();
  g_autofree char *report = read_text (session, 0, "from\n2023-10-29\n");
  size_t n_intervals;
  const CursusInterval *interval = cursus_intervals_get (
      cursus_session_person (session, 0)->availability->levels[CURSUS_LEVEL_UNAVAILABLE], &n_intervals);
  g_assert_cmpstr (report, ==, "");
  g_assert_cmpuint (n_intervals, ==, 1);
  g_assert_cmpint (interval->end_utc - interval->start_utc, ==, 25 * 3600);
}

static void
test_levels_and_people (void)
{
  g_autoptr (CursusSession) session = make_session ();
  g_autofree char *report = read_text (session, CURSUS_NONE,
                                       "personne;du;niveau\np1;2023-10-12;Plutôt non\nsp-eau;2023-10-13;preferred\n"
                                       "p1;2023-10-16;\n");
  g_autofree char *reluctant = list (session, 1, CURSUS_LEVEL_RELUCTANT);
  g_autofree char *unavailable = list (session, 1, CURSUS_LEVEL_UNAVAILABLE);
  g_autofree char *preferred = list (session, 0, CURSUS_LEVEL_PREFERRED);
  g_assert_cmpstr (report, ==, "");
  g_assert_cmpstr (reluctant, ==, "2023-10-12T00:00/2023-10-13T00:00");
  g_assert_cmpstr (unavailable, ==, "2023-10-16T00:00/2023-10-17T00:00");
  g_assert_cmpstr (preferred, ==, "2023-10-13T00:00/2023-10-14T00:00");
}

static void
test_bad_rows_are_named_and_good_ones_kept (void)
{
  static const struct {
    const char *row, *text;
  } cases[] = {
    { "p2;2023-10-12;;;;;", "a.csv:2: there is no person “p2”: did you mean “p1”?" },
    { ";2023-10-12;;;;;", "a.csv:2: does not say which person it is about" },
    { "p1;2023-02-30;;;;;", "a.csv:2: participant \"p1\": there is no 30 February 2023" },
    { "p1;2023-10-13;2023-10-12;;;;", "ends on 2023-10-12 before it begins on 2023-10-13" },
    { "p1;;2023-10-12;;;;", "needs a first date" },
    { "p1;;;lundy;;;", "“lundy” is no weekday: did you mean “lundi”?" },
    { "p1;;;+;;;", "“+” is no weekday" },
    { "p1;;;lundi;0;;", "“0” is no number of weeks" },
    { "p1;;;lundi;53;;", "“53” is no number of weeks" },
    { "p1;;;lundi;2 days;;", "“2 days” is no number of weeks" },
    { "p1;;;lundi;weeks;;", "“weeks” is no number of weeks" },
    { "p1;2023-10-12;;;2;;", "says every how many weeks, but not on which weekday" },
    { "p1;2023-10-12;;;;18:00-12:00;", "18:00-12:00" },
    { "p1;2023-10-12;;;;;perhaps", "“perhaps” is no level: write unavailable" },
    { "p1;2022-10-12;;;;;", "warning: participant \"p1\": has no effect: its dates are outside the session" },
    { "p1;2023-10-12;2023-10-13;lundi;;;", "has no effect: its weekdays do not occur" },
    { "p1;9999-12-31;;lundi;;;", "has no effect" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusSession) session = make_session ();
    g_autofree char *text = g_strdup_printf ("person;from;to;weekday;every;hours;level\n%s\nsp-eau;2023-10-12;;;;;\n",
                                             cases[i].row);
    g_autofree char *report = read_text (session, CURSUS_NONE, text);
    g_autofree char *kept = list (session, 0, CURSUS_LEVEL_UNAVAILABLE);
    fixture_assert_says (report, cases[i].text);
    g_assert_cmpstr (kept, ==, "2023-10-12T00:00/2023-10-13T00:00");
  }
}

/* Every defect of a row at once, so that one run is enough. */
static void
test_a_row_reports_all_its_cells (void)
{
  g_autoptr (CursusSession) session = make_session ();
  g_autofree char *report = read_text (session, 1, "du;horaires;niveau\n2023-13-01;9h;oui\n");
  g_auto (GStrv) lines = g_strsplit (report, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
}

static void
test_headings (void)
{
  g_autoptr (CursusSession) session = make_session ();
  g_autofree char *nobody = read_text (session, CURSUS_NONE, "from\n2023-10-12\n");
  g_autofree char *no_date = read_text (session, 0, "hours\n18:00-19:00\n");
  g_autofree char *unknown = read_text (session, 0, "from;levle\n2023-10-12;preferred\n");
  g_autofree char *other = read_text (session, 0, "from;person\n2023-10-12;p1\n");
  g_autofree char *unavailable = list (session, 0, CURSUS_LEVEL_UNAVAILABLE);
  fixture_assert_says (nobody, "person");
  fixture_assert_says (no_date, "from");
  fixture_assert_says (unknown, "levle");
  fixture_assert_says (other, "a.csv:2: this row names “p1”, but the file is that of “sp-eau”");
  g_assert_cmpstr (unavailable, ==, "");
}

/* Eight thousand years of Mondays are cut to what can matter. */
static void
test_long_periods_are_bounded (void)
{
  g_autoptr (CursusSession) session = make_session ();
  g_autofree char *report = read_text (session, 0, "from;to;weekday\n1600-01-01;9999-12-31;monday\n");
  g_autofree char *all_days = read_text (session, 1, "from;to\n1600-01-01;9999-12-31\n");
  size_t n_intervals;
  cursus_intervals_get (cursus_session_person (session, 0)->availability->levels[CURSUS_LEVEL_UNAVAILABLE], &n_intervals);
  g_assert_cmpstr (report, ==, "");
  g_assert_cmpstr (all_days, ==, "");
  g_assert_cmpuint (n_intervals, >=, 5);
  g_assert_cmpuint (n_intervals, <, 200);
}

static void
test_a_file_that_is_missing (void)
{
  g_autoptr (CursusSession) session = make_session ();
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_assert_false (cursus_availability_read_csv (session, 0, "/nonexistent/a.csv", "a.csv", diagnostics));
  g_assert_cmpuint (cursus_diagnostics_n_errors (diagnostics), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/availability-csv/rows", test_rows);
  g_test_add_func ("/core/availability-csv/whole-days", test_whole_days_have_their_hours);
  g_test_add_func ("/core/availability-csv/levels-and-people", test_levels_and_people);
  g_test_add_func ("/core/availability-csv/bad-rows", test_bad_rows_are_named_and_good_ones_kept);
  g_test_add_func ("/core/availability-csv/all-cells", test_a_row_reports_all_its_cells);
  g_test_add_func ("/core/availability-csv/headings", test_headings);
  g_test_add_func ("/core/availability-csv/long-periods", test_long_periods_are_bounded);
  g_test_add_func ("/core/availability-csv/missing-file", test_a_file_that_is_missing);
  return g_test_run ();
}
