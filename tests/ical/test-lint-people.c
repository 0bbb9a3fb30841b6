/* Checks of METHOD and people: one case found and one let pass each. */
#include "lint-cases.h"

#define E(uid)                                                                                                                   \
  "BEGIN:VEVENT\nUID:" uid "\nDTSTAMP:20230901T080000Z\nORGANIZER:mailto:o@b.c\nDTSTART:20231028T070000Z\n"                      \
  "DTEND:20231028T080000Z\nEND:VEVENT\n"
#define BARE "BEGIN:VEVENT\nUID:a\nDTSTAMP:20230901T080000Z\nDTSTART:20231028T070000Z\nDTEND:20231028T080000Z\nEND:VEVENT\n"
#define INVITED(who)                                                                                                             \
  "BEGIN:VEVENT\nUID:a\nDTSTAMP:20230901T080000Z\nORGANIZER:mailto:o@b.c\nATTENDEE:mailto:" who "\n"                             \
  "DTSTART:20231028T070000Z\nDTEND:20231028T080000Z\nEND:VEVENT\n"

static const LintCase cases[] = {
  { "organizer", LINT_IN_CALENDAR, "METHOD:PUBLISH\n" BARE, "METHOD:PUBLISH\n" E ("a") },
  { "organizer", LINT_IN_CALENDAR, E ("a"), BARE },
  { "attendee", LINT_IN_CALENDAR, "METHOD:PUBLISH\n" INVITED ("a@b.c"), "METHOD:REQUEST\n" INVITED ("a@b.c") },
  { "attendee", LINT_IN_EVENT, TIMES "ATTENDEE:mailto:a@b.c\n",
    TIMES "BEGIN:VALARM\nACTION:EMAIL\nTRIGGER:-PT1H\nDESCRIPTION:x\nSUMMARY:x\nATTENDEE:mailto:a@b.c\nEND:VALARM\n" },
  { "request", LINT_IN_CALENDAR, "METHOD:REQUEST\n" E ("a") E ("b"), "METHOD:PUBLISH\n" E ("a") E ("b") },
  { "request", LINT_IN_CALENDAR, "METHOD:REQUEST\n" E ("a") E ("b"), "METHOD:REQUEST\n" E ("a") },
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
  g_test_add_func ("/ical/lint-people/cases", test_cases);
  return g_test_run ();
}
