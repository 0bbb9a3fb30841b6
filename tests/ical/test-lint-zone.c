/* Checks of zones: one case found and one let pass each. */
#include "lint-cases.h"

#define STANDARD "BEGIN:STANDARD\nDTSTART:19701025T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n"
#define YEARLY "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\n"
#define ZONE(lines) "BEGIN:VTIMEZONE\nTZID:Europe/Paris\n" lines "END:VTIMEZONE\n"
#define GOOD_ZONE ZONE (STANDARD YEARLY "END:STANDARD\n")
#define AT(start, end)                                                                                                           \
  GOOD_ZONE "BEGIN:VEVENT\nUID:a\nDTSTAMP:20230901T080000Z\nDTSTART;TZID=Europe/Paris:" start "\nDTEND;TZID=Europe/Paris:" end   \
            "\nEND:VEVENT\n"

static const LintCase cases[] = {
  { "floating", LINT_IN_EVENT, "DTSTART:20231027T070000\nDTEND:20231027T080000\n", TIMES },
  { "floating", LINT_IN_EVENT, TIMES "RECURRENCE-ID:20231027T070000\n", "DTSTART;VALUE=DATE:20231027\n" },
  { "tzid", LINT_IN_EVENT, "DTSTART;TZID=Nowhere/City:20231027T090000\nDTEND;TZID=Nowhere/City:20231027T100000\n", TIMES },
  { "tzid", LINT_IN_EVENT, "DTSTART;TZID=Europe/Paris:20231027T090000\n", TIMES },
  { "tzid", LINT_IN_CALENDAR, AT ("20231027T090000Z", "20231027T100000Z"), AT ("20231027T090000", "20231027T100000") },
  { "vtimezone", LINT_IN_CALENDAR, ZONE (STANDARD YEARLY "END:STANDARD\n" STANDARD YEARLY "END:STANDARD\n"), GOOD_ZONE },
  { "vtimezone", LINT_IN_CALENDAR, ZONE (STANDARD "RDATE:20231029T030000\nEND:STANDARD\n"), ZONE (STANDARD "END:STANDARD\n") },
  { "vtimezone", LINT_IN_CALENDAR, ZONE (STANDARD "RRULE:FREQ=YEARLY;BYMONTH=10\nEND:STANDARD\n"), GOOD_ZONE },
  { "vtimezone", LINT_IN_CALENDAR,
    ZONE (STANDARD "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20301027T010000Z\nEND:STANDARD\n"), GOOD_ZONE },
  { "vtimezone", LINT_IN_CALENDAR,
    ZONE ("BEGIN:STANDARD\nDTSTART:19701025T030000\nTZOFFSETFROM:+1\nTZOFFSETTO:+0100\nEND:STANDARD\n"), GOOD_ZONE },
  { "vtimezone", LINT_IN_CALENDAR, ZONE (""), GOOD_ZONE },
  { "skipped-time", LINT_IN_CALENDAR, AT ("20230326T023000", "20230326T040000"), AT ("20230326T030000", "20230326T040000") },
  { "skipped-time", LINT_IN_CALENDAR, AT ("20231029T023000", "20231029T040000"), AT ("20231029T030000", "20231029T040000") },
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
  g_test_add_func ("/ical/lint-zone/cases", test_cases);
  return g_test_run ();
}
