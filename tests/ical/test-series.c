/* A series and its overrides. */
#include "reading.h"

#define EVENT(lines) "BEGIN:VEVENT\nUID:a\n" lines "END:VEVENT\n"
#define AT(day, from, to) "DTSTART;TZID=Europe/Paris:2023" day "T" from "0000\nDTEND;TZID=Europe/Paris:2023" day "T" to "0000\n"
#define ID(day) "RECURRENCE-ID;TZID=Europe/Paris:2023" day "T090000\n"
#define FOLLOWING(day) "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:2023" day "T090000\n"
#define SERIES EVENT (AT ("1023", "09", "10") "RRULE:FREQ=WEEKLY;COUNT=4\n")
#define ALL_DAY EVENT ("DTSTART;VALUE=DATE:20231023\nRRULE:FREQ=WEEKLY;COUNT=3\n")

static const ReadingCase cases[] = {
  { SERIES, "1023 09:00-10:00; 1030 09:00-10:00; 1106 09:00-10:00; 1113 09:00-10:00" },
  /* Moved, cancelled, free, tentative, longer. */
  { SERIES EVENT (ID ("1030") AT ("1031", "14", "15")),
    "1023 09:00-10:00; 1031 14:00-15:00; 1106 09:00-10:00; 1113 09:00-10:00" },
  { EVENT (ID ("1030") AT ("1031", "14", "15")) SERIES,
    "1023 09:00-10:00; 1031 14:00-15:00; 1106 09:00-10:00; 1113 09:00-10:00" },
  { SERIES EVENT (ID ("1030") AT ("1030", "09", "10") "STATUS:CANCELLED\n"),
    "1023 09:00-10:00; 1106 09:00-10:00; 1113 09:00-10:00" },
  { SERIES EVENT (ID ("1030") "STATUS:CANCELLED\n"), "1023 09:00-10:00; 1106 09:00-10:00; 1113 09:00-10:00" },
  { SERIES EVENT (ID ("1030") AT ("1030", "09", "10") "TRANSP:TRANSPARENT\n"),
    "1023 09:00-10:00; 1106 09:00-10:00; 1113 09:00-10:00" },
  { SERIES EVENT (ID ("1113") AT ("1113", "09", "12") "STATUS:TENTATIVE\n"),
    "1023 09:00-10:00; 1030 09:00-10:00; 1106 09:00-10:00; ~1113 09:00-12:00" },
  /* The instance is named in UTC, or by its date. */
  { SERIES EVENT ("RECURRENCE-ID:20231030T080000Z\n" AT ("1031", "14", "15")),
    "1023 09:00-10:00; 1031 14:00-15:00; 1106 09:00-10:00; 1113 09:00-10:00" },
  { SERIES EVENT ("RECURRENCE-ID;VALUE=DATE:20231030\n" AT ("1031", "14", "15")),
    "1023 09:00-10:00; 1031 14:00-15:00; 1106 09:00-10:00; 1113 09:00-10:00" },
  { ALL_DAY EVENT ("RECURRENCE-ID;VALUE=DATE:20231030\nDTSTART;VALUE=DATE:20231102\n"),
    "1023 00:00-1024 00:00; 1102 00:00-1103 00:00; 1106 00:00-1107 00:00" },
  { ALL_DAY EVENT ("RECURRENCE-ID;TZID=Europe/Paris:20231030T000000\nSTATUS:CANCELLED\n"),
    "1023 00:00-1024 00:00; 1106 00:00-1107 00:00" },
  /* Into the session's dates from outside them, and out. */
  { EVENT (AT ("0904", "09", "10") "RRULE:FREQ=WEEKLY;COUNT=2\n") EVENT (ID ("0911") AT ("1101", "09", "10")),
    "1101 09:00-10:00" },
  { SERIES EVENT (ID ("1030") AT ("0930", "09", "10")), "1023 09:00-10:00; 1106 09:00-10:00; 1113 09:00-10:00" },
  /* The newest version of an override, and of a series. */
  { SERIES EVENT (ID ("1030") AT ("1031", "14", "15") "SEQUENCE:2\n") EVENT (ID ("1030") AT ("1101", "14", "15") "SEQUENCE:1\n"),
    "1023 09:00-10:00; 1031 14:00-15:00; 1106 09:00-10:00; 1113 09:00-10:00" },
  { EVENT (AT ("1023", "09", "10") "SEQUENCE:1\n") EVENT (AT ("1024", "09", "10")), "1023 09:00-10:00" },
  { EVENT (AT ("1023", "09", "10") "DTSTAMP:20230901T000000Z\n") EVENT (AT ("1024", "09", "10") "DTSTAMP:20230902T000000Z\n"),
    "1024 09:00-10:00" },
  { EVENT (AT ("1023", "09", "10")) EVENT (AT ("1024", "09", "10")), "1023 09:00-10:00; 1024 09:00-10:00" },
  /* Only overrides, as in some free/busy feeds. */
  { EVENT (ID ("1030") AT ("1031", "14", "15")) EVENT (ID ("1106") AT ("1107", "14", "15")),
    "1031 14:00-15:00; 1107 14:00-15:00" },
  /* This and all following: later, longer, by days, cancelled, until the next such change; single changes still count. */
  { SERIES EVENT (FOLLOWING ("1030") AT ("1030", "11", "13")),
    "1023 09:00-10:00; 1030 11:00-13:00; 1106 11:00-13:00; 1113 11:00-13:00" },
  { SERIES EVENT (FOLLOWING ("1030") AT ("1031", "09", "10")),
    "1023 09:00-10:00; 1031 09:00-10:00; 1107 09:00-10:00; 1114 09:00-10:00" },
  { SERIES EVENT (FOLLOWING ("1106") "STATUS:CANCELLED\n"), "1023 09:00-10:00; 1030 09:00-10:00" },
  { SERIES EVENT (FOLLOWING ("1030") AT ("1030", "11", "12")) EVENT (FOLLOWING ("1113") AT ("1113", "15", "16"))
        EVENT (ID ("1106") AT ("1108", "09", "10")),
    "1023 09:00-10:00; 1030 11:00-12:00; 1108 09:00-10:00; 1113 15:00-16:00" },
  { ALL_DAY EVENT ("RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20231030\nDTSTART;VALUE=DATE:20231031\n"),
    "1023 00:00-1024 00:00; 1031 00:00-1101 00:00; 1107 00:00-1108 00:00" },
};

static void
test_cases (void)
{
  reading_check (reading, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/series/cases", test_cases);
  return g_test_run ();
}
