/* The plan for spreadsheets. */
#include <glib/gstdio.h>

#include "core/csv.h"
#include "report/report.h"

#include "golden.h"
#include "plan-fixture.h"

#define HEADING                                                                                                                  \
  "\357\273\277session;meeting;module;group;title;format;date;start;end;site;room;speakers;waived;revision;revised\r\n"

static void
test_golden (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_autofree char *text = cursus_report_csv (plan);
  g_assert_true (g_str_has_prefix (text, HEADING));
  cursus_test_golden ("report/plan.csv", text);
}

static void
test_empty (void)
{
  g_autoptr (CursusPlan) plan = fixture_empty_plan ();
  g_autofree char *text = cursus_report_csv (plan);
  g_assert_cmpstr (text, ==, HEADING);
}

/* Writes @text to a file and reads it as a table, as the core reads what a spreadsheet saved. */
static CursusCsv *
read_back (const char *text)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("cursus-report-XXXXXX.csv", &path, &error);
  g_assert_no_error (error);
  g_assert_true (g_close (fd, &error));
  g_assert_true (g_file_set_contents (path, text, -1, &error));
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  CursusCsv *csv = cursus_csv_read (path, "plan.csv", diagnostics);
  g_assert_nonnull (csv);
  g_assert_cmpuint (cursus_diagnostics_n_errors (diagnostics), ==, 0);
  g_unlink (path);
  return csv;
}

static void
test_formulas (void)
{
  static const struct {
    const char *title;
    const char *cell;
  } cases[] = {
    { "=HYPERLINK(\"http://x\";\"y\")", "'=HYPERLINK(\"http://x\";\"y\")" },
    { "+33 1 23", "'+33 1 23" },
    { "-2+3", "'-2+3" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "\t=1+1", "'\t=1+1" },
    { "\rcell", "'\ncell" }, /* the reader's line feed */
    { "  =1+1", "'  =1+1" },
    { "\302\240=1+1", "'\302\240=1+1" },
    { "\342\200\213=1+1", "'\342\200\213=1+1" },
    { "＝1+1", "'＝1+1" },
    { "l'eau = la vie", "l'eau = la vie" },
    { "3 - 2", "3 - 2" },
    { "é@x", "é@x" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusPlan) plan = fixture_empty_plan ();
    fixture_add (plan, (FixtureMeeting){ "m", cases[i].title, "onsite", "2023-10-11", "09:00-12:30", NULL, NULL });
    g_autofree char *text = cursus_report_csv (plan);
    g_autoptr (CursusCsv) csv = read_back (text);
    g_assert_cmpuint (cursus_csv_n_rows (csv), ==, 1);
    g_assert_cmpstr (cursus_csv_cell (csv, 0, "title"), ==, cases[i].cell);
  }
}

/* Every cell is guarded, not the title alone. */
static void
test_formulas_everywhere (void)
{
  static const char *const headings[]
      = { "session", "meeting", "module", "group", "title", "format", "site", "room", "speakers" };
  g_autoptr (CursusPlan) plan = cursus_plan_new ("=a", "=a", "Europe/Paris");
  fixture_add (plan, (FixtureMeeting){ "=m@=g", "=t", "=f", "2023-10-11", "09:00-12:30", "s|=s|r|=r", "p|=p/=p" });
  g_autofree char *text = cursus_report_csv (plan);
  g_autoptr (CursusCsv) csv = read_back (text);
  CursusPlanMeeting *meeting = g_ptr_array_index (plan->meetings, 0);
  g_free (meeting->speaker_names[0]);
  meeting->speaker_names[0] = g_strdup ("=p");
  g_autofree char *again = cursus_report_csv (plan);
  g_autoptr (CursusCsv) guarded = read_back (again);
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    g_assert_true (g_str_has_prefix (cursus_csv_cell (guarded, 0, headings[i]), "'="));
  g_assert_cmpuint (cursus_csv_n_rows (csv), ==, 1);
}

static void
test_quoting (void)
{
  static const char *const titles[] = { "a;b", "say \"no\"", "two\nlines", "a,b", "plain", "\"" };
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autoptr (CursusPlan) plan = fixture_empty_plan ();
    fixture_add (plan, (FixtureMeeting){ "m", titles[i], "onsite", "2023-10-11", "09:00-12:30", NULL, "a/A;B" });
    g_autofree char *text = cursus_report_csv (plan);
    g_autoptr (CursusCsv) csv = read_back (text);
    g_assert_cmpuint (cursus_csv_n_rows (csv), ==, 1);
    g_assert_cmpstr (cursus_csv_cell (csv, 0, "title"), ==, titles[i]);
    g_assert_cmpstr (cursus_csv_cell (csv, 0, "speakers"), ==, "A;B");
  }
}

/* A line a slot, the date and clock of Paris on both sides of the change of clocks. */
static void
test_slots (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_autofree char *text = cursus_report_csv (plan);
  g_autoptr (CursusCsv) csv = read_back (text);
  g_assert_cmpuint (cursus_csv_n_rows (csv), ==, 10); /* 8 meetings, two of them of two slots */
  g_assert_cmpstr (cursus_csv_cell (csv, 1, "meeting"), ==, "ouverture");
  g_assert_cmpstr (cursus_csv_cell (csv, 1, "date"), ==, "2023-10-11");
  g_assert_cmpstr (cursus_csv_cell (csv, 1, "start"), ==, "14:00");
  g_assert_cmpstr (cursus_csv_cell (csv, 1, "end"), ==, "17:30");
  g_assert_cmpstr (cursus_csv_cell (csv, 6, "start"), ==, "09:00");
  g_assert_null (cursus_csv_cell (csv, 6, "site"));
  g_assert_cmpstr (cursus_csv_cell (csv, 3, "group"), ==, "g1");
  g_assert_cmpstr (cursus_csv_cell (csv, 8, "speakers"), ==, "petit"); /* no name: the id */
}

static void
test_unknown_zone (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_free (plan->timezone);
  plan->timezone = g_strdup ("Mars/Olympus");
  g_autofree char *text = cursus_report_csv (plan);
  g_autoptr (CursusCsv) csv = read_back (text);
  g_assert_cmpstr (cursus_csv_cell (csv, 0, "start"), ==, "07:00Z");
}

static void
test_large (void)
{
  g_autoptr (CursusPlan) plan = fixture_large_plan (500);
  g_autofree char *text = cursus_report_csv (plan);
  g_autoptr (CursusCsv) csv = read_back (text);
  g_assert_cmpuint (cursus_csv_n_rows (csv), ==, 500);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/csv/writes-a-whole-plan", test_golden);
  g_test_add_func ("/report/csv/writes-an-empty-plan", test_empty);
  g_test_add_func ("/report/csv/disarms-formulas", test_formulas);
  g_test_add_func ("/report/csv/disarms-formulas-in-every-column", test_formulas_everywhere);
  g_test_add_func ("/report/csv/quotes-what-needs-it", test_quoting);
  g_test_add_func ("/report/csv/writes-a-line-a-slot", test_slots);
  g_test_add_func ("/report/csv/marks-utc-when-the-zone-is-unknown", test_unknown_zone);
  g_test_add_func ("/report/csv/writes-500-meetings", test_large);
  return g_test_run ();
}
