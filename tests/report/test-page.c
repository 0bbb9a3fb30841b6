/* Lines that stay inside the terminal. */
#include "report/page.h"

static void
assert_finish (CursusPage *page, const char *expected)
{
  g_autofree char *text = cursus_page_finish (page);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_columns (void)
{
  static const int cases[][2] = { { 80, 80 }, { 1, 1 }, { 0, 100 }, { -7, 100 }, { 1000000000, 200 } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusPage) page = cursus_page_new ((CursusReportStyle){ .columns = cases[i][0] });
    g_assert_cmpint (cursus_page_columns (page), ==, cases[i][1]);
  }
}

static void
test_positions (void)
{
  g_autoptr (CursusPage) page = cursus_page_new ((CursusReportStyle){ .columns = 20 });
  cursus_page_put (page, CURSUS_PAINT_PLAIN, "日");
  cursus_page_move_to (page, 4);
  cursus_page_put (page, CURSUS_PAINT_PLAIN, "long text");
  cursus_page_move_to (page, 6); /* behind us */
  cursus_page_put (page, CURSUS_PAINT_BAD, "too much");
  cursus_page_put (page, CURSUS_PAINT_PLAIN, "lost");
  cursus_page_end_line (page);
  cursus_page_move_to (page, 10); /* nothing follows: no spaces at the end */
  cursus_page_end_line (page);
  cursus_page_put (page, CURSUS_PAINT_PLAIN, "ab");
  cursus_page_rule (page, 5);
  cursus_page_end_line (page);
  assert_finish (page, "日  long texttoo mu…\n\nab───\n");
  assert_finish (page, "");
}

static void
test_colours (void)
{
  g_autoptr (CursusPage) page = cursus_page_new ((CursusReportStyle){ .colour = true, .columns = 10 });
  cursus_page_put (page, CURSUS_PAINT_PLAIN, "a");
  cursus_page_move_to (page, 3);
  cursus_page_put (page, CURSUS_PAINT_HEADING, "b");
  cursus_page_put (page, CURSUS_PAINT_BAD, "");
  assert_finish (page, "a  \033[1mb\033[0m");
}

static void
test_paragraph (void)
{
  g_autoptr (CursusPage) page = cursus_page_new ((CursusReportStyle){ .columns = 20 });
  cursus_page_put (page, CURSUS_PAINT_PLAIN, "12");
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 4, "un deux trois quatre cinq");
  cursus_page_put (page, CURSUS_PAINT_PLAIN, "a longer label");
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 4, "below it");
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 15, "no room for this indent");
  assert_finish (page, "12  un deux trois\n    quatre cinq\na longer label\n    below it\nno room for this\nindent\n");
}

static void
test_labelled (void)
{
  g_autoptr (CursusPage) page = cursus_page_new ((CursusReportStyle){ .columns = 24 });
  cursus_page_put (page, CURSUS_PAINT_PLAIN, "before");
  cursus_page_labelled (page, CURSUS_PAINT_PLAIN, 2, "why:", "un deux trois quatre cinq");
  cursus_page_labelled (page, CURSUS_PAINT_PLAIN, 2, "for a long reason:", "un");
  assert_finish (page, "before\n  why: un deux trois\n       quatre cinq\n  for a long reason:\nun\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/page/bounds-its-width", test_columns);
  g_test_add_func ("/report/page/puts-text-at-columns", test_positions);
  g_test_add_func ("/report/page/paints", test_colours);
  g_test_add_func ("/report/page/wraps-paragraphs", test_paragraph);
  g_test_add_func ("/report/page/labelled", test_labelled);
  return g_test_run ();
}
