/* Checks of the file as bytes and lines: one case found and one let pass each. */
#include <string.h>

#include "ical/content.h"
#include "lint-cases.h"

#define LONG_74 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" /* 66, with SUMMARY: 74 */
#define FRAMED(lines) HEAD EVENT_HEAD "DTSTART:20231027T070000Z\r\nDTEND:20231027T080000Z\r\n" lines "END:VEVENT\r\n" TAIL

static const LintCase cases[] = {
  { "byte-order-mark", LINT_WHOLE, "\xEF\xBB\xBF" HEAD EVENT TAIL, HEAD EVENT TAIL },
  { "line-ends", LINT_WHOLE, FRAMED ("SUMMARY:x\n"), FRAMED ("SUMMARY:x\r\n") },
  { "line-ends", LINT_WHOLE, FRAMED ("SUMMARY:x\r"), FRAMED ("SUMMARY:x\r\n") },
  { "line-ends", LINT_WHOLE, HEAD EVENT "END:VCALENDAR", HEAD EVENT TAIL },
  { "line-length", LINT_WHOLE, FRAMED ("SUMMARY:" LONG_74 "é\r\n"), FRAMED ("SUMMARY:" LONG_74 "e\r\n") },
  { "empty-line", LINT_WHOLE, "\r\n" HEAD EVENT TAIL, HEAD EVENT TAIL },
  { "empty-line", LINT_WHOLE, FRAMED ("\r\nSUMMARY:x\r\n"), FRAMED ("SUMMARY:\r\n") },
  { "control-character", LINT_WHOLE, FRAMED ("SUMMARY:a\ab\r\n"), FRAMED ("SUMMARY:a\tb\r\n") },
  { "control-character", LINT_WHOLE, FRAMED ("SUMMARY:a\x7f\r\n"), FRAMED ("SUMMARY:aé\r\n") },
  { "encoding", LINT_WHOLE, FRAMED ("SUMMARY:\xe9t\xe9\r\n"), FRAMED ("SUMMARY:été\r\n") },
  { "fold-in-character", LINT_WHOLE, FRAMED ("SUMMARY:\xc3\r\n \xa9t\r\n"), FRAMED ("SUMMARY:\r\n \xc3\xa9t\r\n") },
  { "fold-in-escape", LINT_WHOLE, FRAMED ("SUMMARY:a\\\r\n n\r\n"), FRAMED ("SUMMARY:a\\\\\r\n n\r\n") },
};

static void
test_cases (void)
{
  lint_cases_run (cases, G_N_ELEMENTS (cases));
}

static void
test_size (void)
{
  g_autofree char *large = g_malloc0 (CURSUS_ICAL_MAX_BYTES + 1);
  g_autofree char *names = lint_names (large, CURSUS_ICAL_MAX_BYTES + 1);
  g_assert_cmpstr (names, ==, "size");
}

static void
test_nul (void)
{
  static const char bytes[] = FRAMED ("SUMMARY:a\0b\r\n");
  g_autofree char *names = lint_names (bytes, sizeof bytes - 1);
  g_assert_cmpstr (names, ==, "control-character");
}

/* A folded character is right as a whole: it is no defect of the encoding. */
static void
test_fold_is_no_encoding (void)
{
  static const char bytes[] = FRAMED ("SUMMARY:\xc3\r\n \xa9t\r\n");
  g_autofree char *names = lint_names (bytes, sizeof bytes - 1);
  g_assert_cmpstr (names, ==, "fold-in-character");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/lint-bytes/cases", test_cases);
  g_test_add_func ("/ical/lint-bytes/size", test_size);
  g_test_add_func ("/ical/lint-bytes/nul", test_nul);
  g_test_add_func ("/ical/lint-bytes/fold-is-no-encoding", test_fold_is_no_encoding);
  return g_test_run ();
}
