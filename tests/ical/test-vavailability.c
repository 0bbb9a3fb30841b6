/* VAVAILABILITY: what is left when the hours at which somebody can be had are taken away. */
#include "reading.h"

#define DAYS(lines) "BEGIN:VAVAILABILITY\nUID:v\nDTSTART:20231026T220000Z\nDTEND:20231028T220000Z\n" lines "END:VAVAILABILITY\n"
#define HOURS(lines) "BEGIN:AVAILABLE\nUID:h\n" lines "END:AVAILABLE\n"
#define PARIS(start, end) "DTSTART;TZID=Europe/Paris:2023" start "\nDTEND;TZID=Europe/Paris:2023" end "\n"
#define MORNING HOURS (PARIS ("1027T090000", "1027T123000"))

static const ReadingCase cases[] = {
  { DAYS (""), "1027 00:00-1029 00:00" },
  { DAYS (MORNING), "1027 00:00-09:00; 1027 12:30-1029 00:00" },
  { DAYS (HOURS (PARIS ("1027T090000", "1027T123000") "RRULE:FREQ=DAILY\n")),
    "1027 00:00-09:00; 1027 12:30-1028 09:00; 1028 12:30-1029 00:00" },
  { DAYS (HOURS (PARIS ("1027T090000", "1027T123000") "RRULE:FREQ=DAILY\nEXDATE;TZID=Europe/Paris:20231027T090000\n")),
    "1027 00:00-1028 09:00; 1028 12:30-1029 00:00" },
  { DAYS (HOURS (PARIS ("1027T090000", "1027T123000") "RRULE:FREQ=DAILY\n")
              HOURS ("RECURRENCE-ID;TZID=Europe/Paris:20231028T090000\n" PARIS ("1028T140000", "1028T170000"))),
    "1027 00:00-09:00; 1027 12:30-1028 14:00; 1028 17:00-1029 00:00" },
  { DAYS (HOURS ("DTSTART;VALUE=DATE:20231028\n")), "1027 00:00-1028 00:00" },
  /* What is cancelled is no longer offered. */
  { DAYS (HOURS (PARIS ("1027T090000", "1027T123000") "STATUS:CANCELLED\n")), "1027 00:00-1029 00:00" },
  { DAYS (HOURS (PARIS ("1027T090000", "1027T123000") "RRULE:FREQ=DAILY\n") HOURS (
        "RECURRENCE-ID;TZID=Europe/Paris:20231028T090000\n" PARIS ("1028T090000", "1028T123000") "STATUS:CANCELLED\n")),
    "1027 00:00-09:00; 1027 12:30-1029 00:00" },
  /* Hours beyond what is covered give nothing. */
  { DAYS (HOURS (PARIS ("1026T090000", "1030T123000"))), "" },
  { DAYS (HOURS (PARIS ("1126T090000", "1126T123000"))), "1027 00:00-1029 00:00" },
  { DAYS ("BUSYTYPE:BUSY-TENTATIVE\n" MORNING), "~1027 00:00-09:00; ~1027 12:30-1029 00:00" },
  { DAYS ("BUSYTYPE:BUSY\n" MORNING), "1027 00:00-09:00; 1027 12:30-1029 00:00" },
  { DAYS ("BUSYTYPE:X-ODD\n"), "1027 00:00-1029 00:00" },
  /* Without ends: the session and a day on either side. */
  { "BEGIN:VAVAILABILITY\nUID:v\nEND:VAVAILABILITY\n", "1010 00:00-0502 00:00" },
  { "BEGIN:VAVAILABILITY\nUID:v\nDTSTART;VALUE=DATE:20240401\nEND:VAVAILABILITY\n", "0401 00:00-0502 00:00" },
  { "BEGIN:VAVAILABILITY\nUID:v\nDTSTART:20231026T220000Z\nDURATION:P1D\nEND:VAVAILABILITY\n", "1027 00:00-1028 00:00" },
  { "BEGIN:VAVAILABILITY\nUID:v\nDTSTART:20221026T220000Z\nDURATION:P1D\nEND:VAVAILABILITY\n", "" },
  /* The higher priority (1 is the highest, 0 the lowest) decides for what it covers; of equal ones, busy wins. */
  { DAYS ("PRIORITY:5\n") "BEGIN:VAVAILABILITY\nUID:w\nDTSTART:20231026T220000Z\nDURATION:P1D\nPRIORITY:1\n" MORNING
                          "END:VAVAILABILITY\n",
    "1027 00:00-09:00; 1027 12:30-1029 00:00" },
  { DAYS ("PRIORITY:1\n") "BEGIN:VAVAILABILITY\nUID:w\nDTSTART:20231026T220000Z\nDURATION:P1D\nPRIORITY:5\n" MORNING
                          "END:VAVAILABILITY\n",
    "1027 00:00-1029 00:00" },
  { DAYS ("") "BEGIN:VAVAILABILITY\nUID:w\nDTSTART:20231026T220000Z\nDURATION:P2D\nPRIORITY:9\nBUSYTYPE:BUSY-TENTATIVE\n" MORNING
              "END:VAVAILABILITY\n",
    "~1027 00:00-09:00; ~1027 12:30-1029 00:00" },
  { DAYS (MORNING) DAYS (HOURS (PARIS ("1027T110000", "1027T170000"))), "1027 00:00-11:00; 1027 12:30-1029 00:00" },
  { DAYS ("PRIORITY:10\n"), "!x.ics:8: PRIORITY: write a number from 0 to 9" },
  { DAYS ("PRIORITY:high\n"), "!x.ics:8: PRIORITY: write a number from 0 to 9" },
  { "BEGIN:VAVAILABILITY\nUID:v\nDTEND:20231028T220000Z\nEND:VAVAILABILITY\n",
    "!x.ics:4: VAVAILABILITY: an end needs a DTSTART" },
  { DAYS (HOURS ("DTEND:20231027T103000Z\n")), "1027 00:00-1029 00:00!x.ics:8: an event has no DTSTART" },
  { DAYS (HOURS ("DTSTART;TZID=Nowhere:20231027T090000\nDURATION:PT1H\n")),
    "1027 00:00-1029 00:00!x.ics:10: DTSTART: unknown time zone “Nowhere”…" },
};

static void
test_cases (void)
{
  reading_check (reading, cases, G_N_ELEMENTS (cases));
}

/* Nobody's closures are told by the hours at which he can be had. */
static void
test_no_dates (void)
{
  g_autofree char *read = reading_dates (DAYS (MORNING));
  g_assert_cmpstr (read, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/vavailability/cases", test_cases);
  g_test_add_func ("/ical/vavailability/no-dates", test_no_dates);
  return g_test_run ();
}
