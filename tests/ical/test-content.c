/* Calendar files taken apart, well-formed or not. */
#include <string.h>

#include "ical/content.h"

static CursusIcalContent *
parse (const char *text)
{
  return cursus_ical_content_parse (text, strlen (text));
}

static const CursusIcalProblem *
problem_at (const CursusIcalContent *content, guint index)
{
  g_assert_cmpuint (index, <, content->problems->len);
  return &g_array_index (content->problems, CursusIcalProblem, index);
}

static void
test_tree (void)
{
  g_autoptr (CursusIcalContent) content = parse (
      "BEGIN:VCALENDAR\r\nBEGIN:vevent\r\nsummary;language=\"fr,x:y\";X-A=a,b:c:d;e\r\nEND:VEVENT"
      "\r\nEND:VCALENDAR\r\n");
  g_assert_cmpuint (content->problems->len, ==, 0);
  const CursusIcalComponent *calendar = cursus_ical_component_child (content->root, 0);
  const CursusIcalComponent *event = cursus_ical_component_child (calendar, 0);
  g_assert_true (cursus_ical_component_is (event, "VEVENT"));
  g_assert_cmpint (event->line, ==, 2);
  const CursusIcalProperty *summary = cursus_ical_component_find (event, "SUMMARY");
  g_assert_cmpint (summary->line, ==, 3);
  g_assert_cmpstr (summary->value, ==, "c:d;e");
  g_assert_cmpstr (cursus_ical_property_parameter (summary, "LANGUAGE"), ==, "fr,x:y");
  g_assert_cmpstr (cursus_ical_property_parameter (summary, "X-A"), ==, "a,b");
  g_assert_null (cursus_ical_property_parameter (summary, "TZID"));
  g_assert_null (cursus_ical_component_find (event, "UID"));
}

static void
test_line_ends_and_folds (void)
{
  static const char *const texts[] = {
    "BEGIN:A\r\nX:ab\r\n cd\r\n\tef\r\nY:1\r\nEND:A\r\n",
    "BEGIN:A\nX:ab\n cd\n\tef\nY:1\nEND:A",
    "BEGIN:A\rX:ab\r cd\r\tef\rY:1\rEND:A\r",
    "BEGIN:A\r\r\nX:ab\r\r\n cd\r\r\n\tef\r\r\nY:1\r\r\nEND:A\r\r\n",
    " \t\xEF\xBB\xBF\xEF\xBB\xBF "
    "BEGIN:A\r\nX:ab\r\n cd\r\n\tef\r\nY:1\r\nEND:A\r\n",
    "\xEF\xBB\xBF"
    "BEGIN:A\r\nX:ab\r\n cd\r\n\tef\r\nY:1\r\nEND:A\r\n",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (CursusIcalContent) content = parse (texts[i]);
    g_assert_cmpuint (content->problems->len, ==, 0);
    const CursusIcalComponent *component = cursus_ical_component_child (content->root, 0);
    g_assert_cmpstr (cursus_ical_component_value (component, "X"), ==, "abcdef");
    g_assert_cmpint (cursus_ical_component_find (component, "Y")->line, ==, 5);
  }
}

static void
test_encodings (void)
{
  static const struct {
    const char *bytes, *value;
  } cases[] = {
    { "BEGIN:A\r\nX:\xc3\r\n \xa9t\xc3\xa9\r\nEND:A\r\n", "été" }, /* folded inside a character */
    { "BEGIN:A\r\nX:\xe9t\xe9 \x80\x92\r\nEND:A\r\n", "été €’" },  /* Windows-1252 */
    { "BEGIN:A\r\nX:\xe9\x81\r\nEND:A\r\n", "é\xc2\x81" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusIcalContent) content = parse (cases[i].bytes);
    g_assert_cmpstr (cursus_ical_component_value (cursus_ical_component_child (content->root, 0), "X"), ==, cases[i].value);
  }
}

static void
test_problems (void)
{
  static const struct {
    const char *text;
    CursusIcalProblemKind kind;
    int line;
  } cases[] = {
    { "BEGIN:A\r\nhello\r\nEND:A\r\n", CURSUS_ICAL_PROBLEM_NOT_A_PROPERTY, 2 },
    { "BEGIN:A\r\n:x\r\nEND:A\r\n", CURSUS_ICAL_PROBLEM_NOT_A_PROPERTY, 2 },
    { "BEGIN:A\r\nX;A:x\r\nEND:A\r\n", CURSUS_ICAL_PROBLEM_PARAMETER, 2 },
    { "BEGIN:A\r\nX;A=\"b:x\r\nEND:A\r\n", CURSUS_ICAL_PROBLEM_PARAMETER, 2 },
    { "BEGIN:A\r\nBEGIN:B\r\nEND:A\r\n", CURSUS_ICAL_PROBLEM_UNCLOSED, 2 },
    { "BEGIN:A\r\n", CURSUS_ICAL_PROBLEM_UNCLOSED, 1 },
    { "BEGIN:A\r\nEND:B\r\nEND:A\r\n", CURSUS_ICAL_PROBLEM_UNEXPECTED_END, 2 },
    { "X:1\r\n", CURSUS_ICAL_PROBLEM_OUTSIDE, 1 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusIcalContent) content = parse (cases[i].text);
    g_assert_cmpint (problem_at (content, 0)->kind, ==, cases[i].kind);
    g_assert_cmpint (problem_at (content, 0)->line, ==, cases[i].line);
    g_assert_cmpuint (content->problems->len, ==, 1);
  }
}

static void
test_nul (void)
{
  static const char bytes[] = "BEGIN:A\r\nX:a\0b\r\nEND:A\r\n";
  g_autoptr (CursusIcalContent) content = cursus_ical_content_parse (bytes, sizeof bytes - 1);
  g_assert_cmpint (problem_at (content, 0)->kind, ==, CURSUS_ICAL_PROBLEM_NUL);
}

static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (int i = 0; i < 100000; i++)
    g_string_append (text, "BEGIN:A\r\nX:1\r\n");
  for (int i = 0; i < 100000; i++)
    g_string_append (text, "END:A\r\n");
  g_string_append (text, "BEGIN:B\r\nEND:B\r\n");
  g_autoptr (CursusIcalContent) content = parse (text->str);
  g_assert_cmpint (problem_at (content, 0)->kind, ==, CURSUS_ICAL_PROBLEM_TOO_DEEP);
  g_assert_cmpuint (content->problems->len, ==, 1);
  g_assert_cmpuint (content->root->components->len, ==, 2);
  g_assert_true (cursus_ical_component_is (cursus_ical_component_child (content->root, 1), "B"));
}

static void
test_write (void)
{
  static const char text[] = "BEGIN:A\r\nX;P=\"q\":1\r\nBEGIN:B\r\nY:é\r\nEND:B\r\nEND:A\r\n";
  g_autoptr (CursusIcalContent) content = parse (text);
  g_autoptr (GString) out = g_string_new (NULL);
  cursus_ical_component_write (cursus_ical_component_child (content->root, 0), out);
  g_assert_cmpstr (out->str, ==, text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/content/tree", test_tree);
  g_test_add_func ("/ical/content/line-ends-and-folds", test_line_ends_and_folds);
  g_test_add_func ("/ical/content/encodings", test_encodings);
  g_test_add_func ("/ical/content/problems", test_problems);
  g_test_add_func ("/ical/content/nul", test_nul);
  g_test_add_func ("/ical/content/depth", test_depth);
  g_test_add_func ("/ical/content/write", test_write);
  return g_test_run ();
}
