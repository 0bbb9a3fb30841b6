/* Checks of single values: one case found and one let pass each. */
#include "lint-cases.h"

#define MAP(location, title)                                                                                                     \
  TIMES "LOCATION:" location "\nX-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS=\"1 rue, Y\";\n X-TITLE=\"" title                \
        "\":geo:1.5,2."                                                                                                          \
        "5\n"
#define ALARM(lines) TIMES "BEGIN:VALARM\n" lines "END:VALARM\n"

static const LintCase cases[] = {
  { "escape", LINT_IN_EVENT, TIMES "SUMMARY:a,b\n", TIMES "SUMMARY:a\\,b\\;c\\\\d\\ne\n" },
  { "escape", LINT_IN_EVENT, TIMES "LOCATION:a;b\n", TIMES "CATEGORIES:a,b\n" },
  { "escape", LINT_IN_EVENT, TIMES "DESCRIPTION:a\\x\n", TIMES "DESCRIPTION:a\\N\n" },
  { "escape", LINT_IN_EVENT, TIMES "DESCRIPTION:a\\\n", TIMES "DESCRIPTION:a\\\\\n" },
  { "link", LINT_IN_EVENT, TIMES "URL:meet.example.org\n", TIMES "URL:https://meet.example.org/?a=1&b=2\n" },
  { "link", LINT_IN_EVENT, TIMES "URL:https://x/a b\n", TIMES "URL:https://x/a%20b\n" },
  { "link", LINT_IN_EVENT, TIMES "ATTACH:x\n", TIMES "ATTACH;ENCODING=BASE64;VALUE=BINARY:eA==\n" },
  { "conference", LINT_IN_EVENT, TIMES "CONFERENCE;VALUE=URI:https://x/\n",
    TIMES "CONFERENCE;VALUE=URI:https://x/\nURL:https://x/\n" },
  { "sequence", LINT_IN_EVENT, TIMES "SEQUENCE:x\n", TIMES "SEQUENCE:0\n" },
  { "sequence", LINT_IN_EVENT, TIMES "SEQUENCE:2147483648\n", TIMES "SEQUENCE:2147483647\n" },
  { "sequence", LINT_IN_EVENT, TIMES "SEQUENCE:-1\n", TIMES "SEQUENCE:12\n" },
  { "status", LINT_IN_EVENT, TIMES "STATUS:FOO\n", TIMES "STATUS:TENTATIVE\n" },
  { "status", LINT_IN_EVENT, TIMES "STATUS:COMPLETED\n", TIMES "STATUS:confirmed\n" },
  { "transp", LINT_IN_EVENT, TIMES "TRANSP:BUSY\n", TIMES "TRANSP:OPAQUE\n" },
  { "cancelled", LINT_IN_EVENT, TIMES "STATUS:CANCELLED\n", TIMES "STATUS:CANCELLED\nTRANSP:TRANSPARENT\n" },
  { "cancelled", LINT_IN_EVENT, ALARM ("ACTION:DISPLAY\nDESCRIPTION:x\nTRIGGER:-PT1H\n") "STATUS:CANCELLED\nTRANSP:TRANSPARENT\n",
    ALARM ("ACTION:DISPLAY\nDESCRIPTION:x\nTRIGGER:-PT1H\n") },
  { "geo", LINT_IN_EVENT, TIMES "GEO:abc\n", TIMES "GEO:46.58;-0.34\n" },
  { "geo", LINT_IN_EVENT, TIMES "GEO:46.58,0.34\n", TIMES "GEO:-90;180\n" },
  { "geo", LINT_IN_EVENT, TIMES "GEO:91;0\n", TIMES "GEO:0;0\n" },
  { "geo", LINT_IN_EVENT, TIMES "GEO:nan;0\n", TIMES "GEO:1e1;0\n" },
  { "apple-map", LINT_IN_EVENT, MAP ("Campus", "Campus"), MAP ("Campus\\n1 rue\\, Y", "Campus") },
  { "apple-map", LINT_IN_EVENT, MAP ("Camp^nus\\n1 rue\\, Y", "Camp^nus"), MAP ("Camp^nus\\n1 rue\\, Y", "Camp^^nus") },
  { "alarm-trigger", LINT_IN_EVENT, ALARM ("ACTION:DISPLAY\nDESCRIPTION:x\n"),
    ALARM ("ACTION:DISPLAY\nDESCRIPTION:x\nTRIGGER:-PT5M\n") },
  { "alarm-text", LINT_IN_EVENT, ALARM ("ACTION:DISPLAY\nTRIGGER:-PT5M\n"), ALARM ("ACTION:AUDIO\nTRIGGER:-PT5M\n") },
  { "alarm-text", LINT_IN_EVENT, ALARM ("DESCRIPTION:x\nTRIGGER:-PT5M\n"),
    ALARM ("ACTION:DISPLAY\nDESCRIPTION:x\nTRIGGER;VALUE=DATE-TIME:20231027T060000Z\n") },
};

static void
test_cases (void)
{
  lint_cases_run (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/lint-value/cases", test_cases);
  return g_test_run ();
}
