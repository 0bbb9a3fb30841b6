/* Lines of meetings: what comes and goes keeps the order of the rest. */
#include "rules/line-private.h"

static void
assert_line (const CursusLine *line, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (uint32_t i = 0; i < line->n; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "", line->meetings[i]);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_order (void)
{
  CursusLine line = { 0 };
  cursus_line_insert (&line, 0, 7);
  cursus_line_insert (&line, 0, 5);
  cursus_line_insert (&line, 1, 6);
  assert_line (&line, "5 6 7");
  cursus_line_take_out (&line, 1);
  assert_line (&line, "5 7");
  cursus_line_take_out (&line, 1);
  cursus_line_take_out (&line, 0);
  assert_line (&line, "");
  cursus_line_clear (&line);
}

static void
test_many (void)
{
  CursusLine line = { 0 };
  for (uint32_t i = 0; i < 1000; i++)
    cursus_line_insert (&line, i / 2, i);
  for (uint32_t i = 0; i < 500; i++)
    g_assert_cmpuint (line.meetings[i], ==, 2 * i + 1);
  cursus_line_clear (&line);
  g_assert_cmpuint (line.n, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/line/keeps-its-order", test_order);
  g_test_add_func ("/rules/line/grows", test_many);
  return g_test_run ();
}
