/* The lines that close the table. */
#include "report/summary.h"

#include "plan-fixture.h"

static char *
summarise (const CursusPlan *plan)
{
  g_autoptr (CursusPage) page = cursus_page_new ((CursusReportStyle){ .columns = 100 });
  g_autoptr (CursusAgenda) agenda = cursus_agenda_new (plan);
  cursus_summary_put (page, plan, agenda);
  return cursus_page_finish (page);
}

static void
test_whole (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_autofree char *text = summarise (plan);
  g_assert_cmpstr (text, ==,
                   "Feasible: every hard rule is kept; that no plan costs less is not proven.\n"
                   "Cost: 34 points. Proven: no plan with these pins costs less than 30 points, so this one is at most 4\n"
                   "points (14 %) above the best of them.\n"
                   "1 violation is waived and not counted.\n"
                   "In the calendar: 9 half-days · 6 days · 2 trips (Paris, Sciences Po\302\240×1, Reims\302\240×1)\n"
                   "◆ 1 meeting is pinned.\n"
                   "\n"
                   "Rules that cost something\n"
                   "     20  repos après voyage (travel-rest) · weight 20 · 1 violation\n"
                   "     14  even-weeks · weight 2 · 7 violations\n"
                   "\n"
                   "Waived: what it would cost\n"
                   "      3  Entre la visite et le jury, il manque 3 jours.\n"
                   "         gap · accepted by Anne Martin until Sun 31 Dec 2023: le jury ne peut venir que ce jour-là\n"
                   "2 other rules are kept.\n"
                   "1 rule is switched off.\n"
                   "  same-weekday · la salle est en travaux cette année\n"
                   "seed 1 · 2000000 moves tried · 8.2 seconds\n");
}

static void
test_bare (void)
{
  g_autoptr (CursusPlan) plan = fixture_empty_plan ();
  g_autofree char *text = summarise (plan);
  g_assert_cmpstr (text, ==,
                   "Unknown: no plan that keeps every hard rule was found, nor is it proven that there is none.\n"
                   "This plan has no meetings.\n"
                   "seed 1 · 0 moves tried\n");
}

/* A cost of any length stands on its own line end and pushes what follows aside. */
static void
test_cost_column (void)
{
  static const struct {
    int64_t cost;
    const char *line;
  } cases[] = {
    { 0, "      0  x\n" },
    { 1234567, "1234567  x\n" },
    { G_MAXINT64, "9223372036854775807  x\n" },
    { -5, "     -5  x\n" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusPage) page = cursus_page_new ((CursusReportStyle){ .columns = 100 });
    int indent = cursus_summary_put_cost (page, CURSUS_PAINT_PLAIN, cases[i].cost);
    cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, indent, "x");
    g_autofree char *text = cursus_page_finish (page);
    g_assert_cmpstr (text, ==, cases[i].line);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/summary/sums-a-plan-up", test_whole);
  g_test_add_func ("/report/summary/sums-an-empty-plan-up", test_bare);
  g_test_add_func ("/report/summary/aligns-costs", test_cost_column);
  return g_test_run ();
}
