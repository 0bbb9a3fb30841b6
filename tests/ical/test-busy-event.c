/* One event: how long it lasts and whether it takes the time. */
#include "reading.h"

#define TIMES "DTSTART:20231027T070000Z\nDTEND:20231027T080000Z\n"

static const ReadingCase cases[] = {
  { TIMES, "1027 09:00-10:00" },
  { TIMES "TRANSP:OPAQUE\nSTATUS:CONFIRMED\n", "1027 09:00-10:00" },
  { TIMES "TRANSP:TRANSPARENT\n",
    "!x.ics: warning: all 1 events within the session's dates are marked as free: none counts as busy" },
  { TIMES "TRANSP:transparent\nSTATUS:CANCELLED\n", "" },
  { TIMES "STATUS:CANCELLED\n", "" },
  { TIMES "STATUS:TENTATIVE\n", "~1027 09:00-10:00" },
  { TIMES "X-MICROSOFT-CDO-BUSYSTATUS:FREE\n", "!x.ics: warning: all 1 events…" },
  { TIMES "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE\n", "~1027 09:00-10:00" },
  { TIMES "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE\n", "~1027 09:00-10:00" },
  { TIMES "X-MICROSOFT-CDO-BUSYSTATUS:OOF\n", "1027 09:00-10:00" },
  { TIMES "X-MICROSOFT-CDO-BUSYSTATUS:BUSY\n", "1027 09:00-10:00" },
  { TIMES "ATTENDEE;PARTSTAT=DECLINED:mailto:Eau@example.org\n", "" },
  { TIMES "ATTENDEE;PARTSTAT=TENTATIVE:MAILTO:eau@example.org\n", "~1027 09:00-10:00" },
  { TIMES "ATTENDEE;PARTSTAT=DECLINED:mailto:other@example.org\n", "1027 09:00-10:00" },
  { TIMES "ATTENDEE;PARTSTAT=DECLINED;EMAIL=eau@example.org:urn:uuid:1234\n", "" },
  { TIMES "ATTENDEE;PARTSTAT=ACCEPTED:mailto:eau@example.org\nATTENDEE;PARTSTAT=DECLINED:mailto:x@example.org\n",
    "1027 09:00-10:00" },
  { "DTSTART:20231027T070000Z\nDURATION:PT90M\n", "1027 09:00-10:30" },
  { "DTSTART:20231028T070000Z\nDURATION:P1D\n", "1028 09:00-1029 08:00" },                    /* by UTC's calendar */
  { "DTSTART;TZID=Europe/Paris:20231028T090000\nDURATION:P1D\n", "1028 09:00-1029 09:00" },   /* 25 hours */
  { "DTSTART;TZID=Europe/Paris:20231028T090000\nDURATION:PT24H\n", "1028 09:00-1029 08:00" }, /* 24 hours */
  { "DTSTART;VALUE=DATE:20231027\nDURATION:P2D\n", "1027 00:00-1029 00:00" },
  { "DTSTART;VALUE=DATE:20231027\nDTEND;VALUE=DATE:20231027\n", "1027 00:00-1028 00:00" },
  { "DTSTART;VALUE=DATE:20231027\nDTEND:20231027T120000\n", "1027 00:00-12:00" },
  { "DTSTART:20231027T070000Z\n", "" }, /* no minute long */
  { "DTSTART:20231027T080000Z\nDTEND:20231027T070000Z\n",
    "1027 09:00-10:00!x.ics:7: warning: the event ends before it begins: the time between counts as taken" },
  { "DTSTART;VALUE=DATE:20231020\nDTEND;VALUE=DATE:20231018\n",
    "1018 00:00-1021 00:00!x.ics:7: warning: the event ends before it begins: the time between counts as taken" },
  { "DTSTART:20231027T070000Z\nDURATION:P1M\n", "!x.ics:7: DURATION: write how long the event lasts, as PT3H30M" },
  { "DTSTART:20231027T070000Z\nDURATION:-PT1H\n", "!x.ics:7: DURATION…" },
  { "SUMMARY:x\n", "!x.ics:4: an event has no DTSTART" },
};

static void
test_cases (void)
{
  reading_check (reading_event, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/busy-event/cases", test_cases);
  return g_test_run ();
}
