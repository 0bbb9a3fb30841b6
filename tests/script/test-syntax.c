/* What Lua's parser says, reworded. */
#include "script/syntax.h"

static void
test_explain (void)
{
  static const char *const cases[][2] = {
    { "'}' expected near 'title'", "“}” is expected before “title”: is a comma or a quote missing?" },
    { "'}' expected (to close '{' at line 3) near 'title'", "“}” is expected before “title”: is a comma or a quote missing?" },
    { "'}' expected (to close '{' at line 3) near <eof>", "“}” is expected before the end of the file, to close “{” of line 3" },
    { "'end' expected (to close 'function' at line 32) near ')'",
      "“end” is expected before “)”, to close “function” of line 32" },
    { "<eof> expected near 'end'", "the end of the file is expected before “end”" },
    { "<name> expected near '\"A\"'", "a name is expected before “\"A\"”" },
    { "syntax error near 'a'", "“a” makes no sense here" },
    { "unexpected symbol near '#'", "“#” makes no sense here" },
    { "unexpected symbol near '<\\226>'", "a character that means nothing here; quotes are straight: \"…\"" },
    { "unfinished string near '\"it is near here'", "a text in quotes is not closed on its line" },
    { "malformed number near '3x'", "“3x” is no number" },
    { "'=' expected near '''", "“=” is expected before “'”" },
    /* Others, and what only looks like one, stay as they are. */
    { "too many local variables (limit is 200) in main function near '='",
      "too many local variables (limit is 200) in main function near '='" },
    { "')' expected (to close '(') near <eof>", "')' expected (to close '(') near <eof>" },
    { "is nested too deeply", "is nested too deeply" },
    { " near ", " near " },
    { "", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = cursus_syntax_explain (cases[i][0]);
    g_assert_cmpstr (text, ==, cases[i][1]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/syntax/explain", test_explain);
  return g_test_run ();
}
