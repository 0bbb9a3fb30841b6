/* How the table's columns share a terminal. */
#include "report/table-layout.h"

#include "plan-fixture.h"

static CursusTableLayout
lay_out (const CursusPlan *plan, int columns)
{
  g_autoptr (CursusAgenda) agenda = cursus_agenda_new (plan);
  return cursus_table_layout_new (agenda, columns);
}

static void
test_natural (void)
{
  g_autoptr (CursusPlan) plan = fixture_empty_plan ();
  fixture_add (plan, (FixtureMeeting){ "m", "日本", "visit", "2023-10-11", "09:00-12:30", "reims|Reims", NULL });
  CursusTableLayout layout = lay_out (plan, 60);
  /* margin 2, "Wed 11 Oct" 10, "morning" 7, "09:00–12:30" 11, 日本 4, "visit" 5, "Reims" 5, gaps of 2 between; nobody speaks */
  static const int starts[] = { 2, 14, 23, 36, 42, 49 }, widths[] = { 10, 7, 11, 4, 5, 5 };
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++) {
    g_assert_cmpint (layout.start[i], ==, starts[i]);
    g_assert_cmpint (layout.width[i], ==, widths[i]);
  }
  g_assert_cmpint (layout.width[CURSUS_CELL_SPEAKERS], ==, 0);
  g_assert_cmpint (layout.total, ==, 54);
  g_assert_false (layout.stacked);
}

static void
test_stacked (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  CursusTableLayout at_80 = lay_out (plan, 80), at_60 = lay_out (plan, 60), at_20 = lay_out (plan, 20);
  g_assert_true (at_80.stacked && at_60.stacked && at_20.stacked);
  g_assert_cmpint (at_80.start[CURSUS_CELL_TITLE] + at_80.width[CURSUS_CELL_TITLE], ==, 80);
  g_assert_cmpint (at_80.width[CURSUS_CELL_HALF_DAY], >, 0);
  g_assert_cmpint (at_60.width[CURSUS_CELL_HALF_DAY], ==, 0);
  g_assert_cmpint (at_60.start[CURSUS_CELL_TITLE] + at_60.width[CURSUS_CELL_TITLE], ==, 60);
  g_assert_cmpint (at_20.width[CURSUS_CELL_TITLE], >, 0);
}

/* Cells beside each other share what there is and use all of it. */
static void
test_shared (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  for (int columns = 120; columns <= 150; columns++) {
    CursusTableLayout layout = lay_out (plan, columns);
    g_assert_false (layout.stacked);
    g_assert_cmpint (layout.total, ==, columns);
    for (int cell = 0; cell < CURSUS_N_CELLS; cell++) {
      g_assert_cmpint (layout.width[cell], >, 3);
      if (cell > 0)
        g_assert_cmpint (layout.start[cell], ==, layout.start[cell - 1] + layout.width[cell - 1] + 2);
    }
  }
}

/* On 100 columns long names of places and people would make towers of slivers; short ones fit beside each other. */
static void
test_towers (void)
{
  g_autoptr (CursusPlan) towers = fixture_plan (), flat = fixture_large_plan (4);
  g_assert_true (lay_out (towers, 100).stacked);
  g_free (cursus_plan_meeting (flat, 0)->title);
  ((CursusPlanMeeting *)cursus_plan_meeting (flat, 0))->title = g_strdup (
      "A long title that needs two lines beside the other cells");
  g_assert_false (lay_out (flat, 100).stacked);
}

static void
test_details (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_autoptr (CursusAgenda) agenda = cursus_agenda_new (plan);
  g_autofree char *full = cursus_table_details (cursus_agenda_row (agenda, 0));
  g_autofree char *remote = cursus_table_details (cursus_agenda_row (agenda, 4));
  g_assert_cmpstr (full, ==, "on site\302\240· Paris, Sciences Po, Salle Goguel\302\240· Anne Martin");
  g_assert_cmpstr (remote, ==, "remote\302\240· 田中 花子");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/table-layout/takes-what-the-text-needs", test_natural);
  g_test_add_func ("/report/table-layout/stacks-details-on-narrow-terminals", test_stacked);
  g_test_add_func ("/report/table-layout/shares-wide-terminals", test_shared);
  g_test_add_func ("/report/table-layout/stacks-rather-than-build-towers", test_towers);
  g_test_add_func ("/report/table-layout/joins-details", test_details);
  return g_test_run ();
}
