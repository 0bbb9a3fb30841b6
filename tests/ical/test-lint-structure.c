/* Checks of what stands where: one case found and one let pass each. */
#include "lint-cases.h"

#define OTHER                                                                                                                    \
  "BEGIN:VEVENT\r\nUID:b\r\nDTSTAMP:20230901T080000Z\r\nDTSTART:20231028T070000Z\r\nDTEND:20231028T080000Z\r\nEND:VEVENT\r\n"
#define NEST(n) "BEGIN:X-" n "\r\n"
#define UNNEST(n) "END:X-" n "\r\n"

static const LintCase cases[] = {
  { "property", LINT_IN_EVENT, TIMES "SUMMARY:a\nb\n", TIMES "SUMMARY:a\n b\n" },
  { "property", LINT_IN_EVENT, TIMES "SUMMARY;LANGUAGE:a\n", TIMES "SUMMARY;LANGUAGE=fr:a\n" },
  { "property", LINT_IN_EVENT, TIMES "SUMMARY;ALTREP=\"cid:x:a\n", TIMES "SUMMARY;ALTREP=\"cid:x\":a\n" },
  { "property", LINT_WHOLE, "X-A:1\r\n" HEAD EVENT TAIL, HEAD "X-A:1\r\n" EVENT TAIL },
  { "nesting", LINT_WHOLE, HEAD "BEGIN:VEVENT\r\nUID:a\r\n" TAIL, HEAD EVENT TAIL },
  { "nesting", LINT_WHOLE, HEAD EVENT "END:VEVENT\r\n" TAIL, HEAD EVENT TAIL },
  { "nesting", LINT_WHOLE, HEAD EVENT, HEAD EVENT TAIL },
  { "nesting", LINT_WHOLE,
    HEAD NEST ("A") NEST ("B") NEST ("C") NEST ("D") NEST ("E") NEST ("F") NEST ("G") NEST ("H") UNNEST ("H") UNNEST ("G")
        UNNEST ("F") UNNEST ("E") UNNEST ("D") UNNEST ("C") UNNEST ("B") UNNEST ("A") TAIL,
    HEAD NEST ("A") NEST ("B") UNNEST ("B") UNNEST ("A") TAIL },
  { "calendar", LINT_WHOLE, EVENT, HEAD EVENT TAIL },
  { "calendar", LINT_WHOLE, HEAD EVENT TAIL HEAD EVENT TAIL, HEAD EVENT OTHER TAIL },
  { "calendar", LINT_WHOLE, "", HEAD TAIL },
  { "version", LINT_WHOLE, "BEGIN:VCALENDAR\r\nPRODID:-//x//y//EN\r\n" EVENT TAIL, HEAD EVENT TAIL },
  { "version", LINT_WHOLE, "BEGIN:VCALENDAR\r\nVERSION:1.0\r\nPRODID:x\r\n" EVENT TAIL, HEAD EVENT TAIL },
  { "prodid", LINT_WHOLE, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" EVENT TAIL, HEAD EVENT TAIL },
  { "once", LINT_IN_EVENT, TIMES "DTSTART:20231028T070000Z\n", TIMES "COMMENT:a\nCOMMENT:b\n" },
  { "once", LINT_WHOLE, HEAD "VERSION:2.0\r\n" EVENT TAIL, HEAD EVENT TAIL },
  { "uid", LINT_WHOLE,
    HEAD "BEGIN:VEVENT\r\nDTSTAMP:20230901T080000Z\r\nDTSTART:20231028T070000Z\r\nDTEND:20231028T080000Z\r\nEND:VEVENT\r\n" TAIL,
    HEAD EVENT TAIL },
  { "uid-twice", LINT_WHOLE, HEAD EVENT EVENT TAIL, HEAD EVENT OTHER TAIL },
  { "uid-twice", LINT_WHOLE, HEAD EVENT EVENT OTHER TAIL,
    HEAD EVENT EVENT_HEAD
    "RECURRENCE-ID:20231028T070000Z\r\nDTSTART:20231028T070000Z\r\nDTEND:20231028T080000Z\r\nEND:VEVENT\r\n" TAIL },
  { "dtstamp", LINT_WHOLE,
    HEAD "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20231028T070000Z\r\nDTEND:20231028T080000Z\r\nEND:VEVENT\r\n" TAIL, HEAD EVENT TAIL },
  { "dtstamp", LINT_WHOLE,
    HEAD "BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20230901T080000\r\nDTSTART:20231028T070000Z\r\nDTEND:20231028T080000Z\r\nEND:"
         "VEVENT\r\n" TAIL,
    HEAD EVENT TAIL },
  { "dtstart", LINT_IN_EVENT, "SUMMARY:x\n", TIMES "SUMMARY:x\n" },
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
  g_test_add_func ("/ical/lint-structure/cases", test_cases);
  return g_test_run ();
}
