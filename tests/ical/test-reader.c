/* Single times of a file: instants, or a message that names the line and what is wrong. */
#include "reading.h"

static const ReadingCase cases[] = {
  { "DTSTART:20231027T070000Z\nDTEND:20231027T080000Z\n", "1027 09:00-10:00" },
  { "DTSTART:20231027T090000\nDTEND:20231027T100000\n", "1027 09:00-10:00" }, /* floating: the session's clocks */
  { "DTSTART;TZID=America/New_York:20231027T030000\nDTEND;TZID=Europe/Paris:20231027T100000\n", "1027 09:00-10:00" },
  { "DTSTART;TZID=Romance Standard Time:20231027T090000\nDTEND;TZID=\"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris\":"
    "20231027T100000\n",
    "1027 09:00-10:00" },
  { "DTSTART;TZID=Europe/London:20231027T070000Z\nDTEND:20231027T080000Z\n", "1027 09:00-10:00" }, /* Z wins */
  { "DTSTART;VALUE=DATE:20231027\nDTEND;VALUE=DATE:20231029\n", "1027 00:00-1029 00:00" },
  { "DTSTART;VALUE=DATE:20231029\n", "1029 00:00-1030 00:00" }, /* 25 hours */
  { "DTSTART;TZID=Nowhere/City:20231027T090000\nDTEND:20231027T080000Z\n",
    "!x.ics:6: DTSTART: unknown time zone “Nowhere/City”: an IANA or Windows name, or a VTIMEZONE in the file, is needed" },
  { "DTSTART:20231027T070000Z\nDTEND;TZID=Customized Time Zone:20231027T100000\n",
    "!x.ics:7: DTEND: unknown time zone “Customized Time Zone”…" },
  { "DTSTART:20230230T070000Z\n", "!x.ics:6: DTSTART: “20230230T070000Z” is no date or time…" },
  { "DTSTART:Next Year\n", "!x.ics:6: DTSTART: “Next Year” is no date or time…" },
  { "DTSTART:20231027T070000Z\nDTEND:20231027T080000Z\nRDATE;VALUE=PERIOD:20231028T070000Z/\n",
    "1027 09:00-10:00!x.ics:8: RDATE: “” is no date or time…" },
  { "DTSTART:20231027T070000Z\nDTEND:20231027T080000Z\nRDATE;VALUE=PERIOD:20231028T070000Z/PT2H\n",
    "1027 09:00-10:00; 1028 09:00-11:00" },
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
  g_test_add_func ("/ical/reader/cases", test_cases);
  return g_test_run ();
}
