/* Recurrences: what they mean, and that none is followed without end. */
#include <string.h>

#include "core/clock.h"
#include "ical/reader.h"
#include "reading.h"

#define PARIS "DTSTART;TZID=Europe/Paris:20231023T090000\nDTEND;TZID=Europe/Paris:20231023T100000\n"

static const ReadingCase cases[] = {
  /* Over the change of clocks, the local hour stays. */
  { PARIS "RRULE:FREQ=WEEKLY;COUNT=3\n", "1023 09:00-10:00; 1030 09:00-10:00; 1106 09:00-10:00" },
  { "DTSTART:20231023T070000Z\nDTEND:20231023T080000Z\nRRULE:FREQ=WEEKLY;COUNT=2\n", "1023 09:00-10:00; 1030 08:00-09:00" },
  { PARIS "RRULE:FREQ=WEEKLY;UNTIL=20231030T080000Z\n", "1023 09:00-10:00; 1030 09:00-10:00" },
  { PARIS "RRULE:FREQ=WEEKLY;UNTIL=20231030T075959Z\n", "1023 09:00-10:00" },
  { PARIS "RRULE:FREQ=WEEKLY;UNTIL=20231030T090000\n", "1023 09:00-10:00; 1030 09:00-10:00" },
  { PARIS "RRULE:FREQ=WEEKLY;UNTIL=20231030\n", "1023 09:00-10:00; 1030 09:00-10:00" },
  { PARIS "RRULE:FREQ=WEEKLY;UNTIL=20231001\n", "1023 09:00-10:00" },
  { PARIS "RRULE:\n", "1023 09:00-10:00" },
  /* An end that is none must not make the series endless. */
  { PARIS "RRULE:FREQ=WEEKLY;UNTIL=20231331\n",
    "1023 09:00-10:00!x.ics:8: RRULE “FREQ=WEEKLY;UNTIL=20231331”: UNTIL is no date…" },
  { PARIS "RRULE:FREQ=WEEKLY;UNTIL=20230229T090000Z\n", "1023 09:00-10:00!x.ics:8: RRULE…" },
  { PARIS "RRULE:FREQ=WEEKLY;UNTIL=20231030T240000Z\n", "1023 09:00-10:00!x.ics:8: RRULE…" },
  { PARIS "RRULE:FREQ=WEEKLY;UNTIL=20231030T096000Z\n", "1023 09:00-10:00!x.ics:8: RRULE…" },
  { PARIS "RRULE:FREQ=WEEKLY;UNTIL=10001030\n", "1023 09:00-10:00!x.ics:8: RRULE…" },
  { PARIS "RRULE:FREQ=WEEKLY;UNTIL=00000000\n", "1023 09:00-10:00!x.ics:8: RRULE…" },
  { PARIS "RRULE:FREQ=WEEKLY;UNTIL=tomorrow\n", "1023 09:00-10:00!x.ics:8: RRULE…" },
  /* Of whole days: the day itself, in UTC its first or its last second; midnight here. */
  { "DTSTART;VALUE=DATE:20231028\nRRULE:FREQ=DAILY;UNTIL=20231029\n", "1028 00:00-1030 00:00" },
  { "DTSTART;VALUE=DATE:20231028\nRRULE:FREQ=DAILY;UNTIL=20231029T000000Z\n", "1028 00:00-1030 00:00" },
  { "DTSTART;VALUE=DATE:20231028\nRRULE:FREQ=DAILY;UNTIL=20231029T235959Z\n", "1028 00:00-1030 00:00" },
  { "DTSTART;VALUE=DATE:20231028\nRRULE:FREQ=DAILY;UNTIL=20231028T220000Z\n", "1028 00:00-1030 00:00" },
  { PARIS "RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;TZID=Europe/Paris:20231030T090000\n", "1023 09:00-10:00; 1106 09:00-10:00" },
  { PARIS "RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20231030T080000Z,20231106T080000Z\n", "1023 09:00-10:00" },
  { PARIS "RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20231030\n", "1023 09:00-10:00; 1106 09:00-10:00" },
  { PARIS "RRULE:FREQ=WEEKLY;COUNT=2\nEXDATE;TZID=Europe/Paris:20231023T090000\n", "1030 09:00-10:00" },
  { PARIS "RDATE;TZID=Europe/Paris:20231030T140000\n", "1023 09:00-10:00; 1030 14:00-15:00" },
  { PARIS "RDATE;TZID=Europe/Paris:20231030T140000,20231031T140000\nEXDATE;TZID=Europe/Paris:20231031T140000\n",
    "1023 09:00-10:00; 1030 14:00-15:00" },
  { PARIS "RDATE;VALUE=PERIOD:20231030T080000Z/20231030T110000Z\n", "1023 09:00-10:00; 1030 09:00-12:00" },
  { PARIS "RRULE:FREQ=WEEKLY;COUNT=2\nRRULE:FREQ=DAILY;COUNT=2\n", "1023 09:00-10:00; 1024 09:00-10:00; 1030 09:00-10:00" },
  { "DTSTART;VALUE=DATE:20231028\nRRULE:FREQ=DAILY;INTERVAL=2;COUNT=2\n", "1028 00:00-1029 00:00; 1030 00:00-1031 00:00" },
  { "DTSTART;VALUE=DATE:20231028\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20231029T000000\n",
    "1028 00:00-1029 00:00; 1030 00:00-1031 00:00" },
  { "DTSTART;VALUE=DATE:20231028\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20231029T000000Z\n",
    "1028 00:00-1029 00:00; 1030 00:00-1031 00:00" },
  { "DTSTART;VALUE=DATE:20231028\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20231028T220000Z\n", /* midnight of the 29th here */
    "1028 00:00-1029 00:00; 1030 00:00-1031 00:00" },
  { "DTSTART;VALUE=DATE:20231028\nRDATE:20231030T000000Z,20231101T000000\n",
    "1028 00:00-1029 00:00; 1030 00:00-1031 00:00; 1101 00:00-1102 00:00" },
  /* Begun long before; one that lasts into the dates; one that ends before them. */
  { "DTSTART;VALUE=DATE:16040229\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29\n", "0229 00:00-0301 00:00" },
  { "DTSTART;VALUE=DATE:20220901\nDTEND;VALUE=DATE:20220925\nRRULE:FREQ=MONTHLY;BYMONTHDAY=20;UNTIL=20230920\n",
    "1010 00:00-1014 00:00" },
  { "DTSTART;VALUE=DATE:20220901\nRRULE:FREQ=DAILY;COUNT=300\n", "" },
  /* RFC 5545: instances last exactly as long as the first: 25 hours of the night of the change become 25 hours again. */
  { "DTSTART;TZID=Europe/Paris:20231028T090000\nDTEND;TZID=Europe/Paris:20231029T090000\nRRULE:FREQ=WEEKLY;COUNT=2\n",
    "1028 09:00-1029 09:00; 1104 09:00-1105 10:00" },
  { PARIS "RRULE:FREQ=HOURLY\n", "1023 09:00-10:00!x.ics:8: RRULE “FREQ=HOURLY”: recurrences by the hour…" },
  { PARIS "RRULE:FREQ=MINUTELY;COUNT=2\n", "1023 09:00-10:00!x.ics:8: RRULE “FREQ=MINUTELY;COUNT=2”: recurrences by the hour…" },
  { PARIS "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30\n", "1023 09:00-10:00!x.ics:8: RRULE…" },
  { PARIS "RRULE:FREQ=FOO\n", "1023 09:00-10:00!x.ics:8: RRULE “FREQ=FOO”: this is no recurrence, such as…" },
  { PARIS "RRULE:FREQ=DAILY;COUNT=2;UNTIL=20231101\n", "1023 09:00-10:00!x.ics:8: RRULE…" },
  { PARIS "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n", "1023 09:00-10:00" },
  /* EXRULE takes out what it names: one before the other, by its local hour over the change of clocks, whole days, an RDATE. */
  { PARIS "RRULE:FREQ=WEEKLY;COUNT=3\nEXRULE:FREQ=WEEKLY;INTERVAL=2\n", "1030 09:00-10:00" },
  { PARIS "EXRULE:FREQ=MONTHLY;BYDAY=-1MO\nRRULE:FREQ=WEEKLY;COUNT=3\n", "1023 09:00-10:00; 1106 09:00-10:00" },
  { PARIS "RRULE:FREQ=WEEKLY;COUNT=3\nEXRULE:FREQ=WEEKLY;COUNT=1\nEXRULE:FREQ=WEEKLY;UNTIL=20231030T080000Z\n",
    "1106 09:00-10:00" },
  { "DTSTART;VALUE=DATE:20231028\nRRULE:FREQ=DAILY;COUNT=4\nEXRULE:FREQ=WEEKLY;BYDAY=SA,SU\n", "1030 00:00-1101 00:00" },
  { PARIS "RDATE;TZID=Europe/Paris:20231030T090000,20231031T090000\nEXRULE:FREQ=WEEKLY\n", "1031 09:00-10:00" },
  { PARIS "RRULE:FREQ=WEEKLY;COUNT=2\nEXRULE:FREQ=HOURLY\n", "!x.ics:9: EXRULE “FREQ=HOURLY”: recurrences by the hour…" },
  { PARIS "RRULE:FREQ=WEEKLY\nEXDATE;TZID=Nowhere:20231030T090000\n", "!x.ics:9: EXDATE: unknown time zone “Nowhere”…" },
};

static void
test_cases (void)
{
  reading_check (reading_event, cases, G_N_ELEMENTS (cases));
}

/* West of Greenwich, midnight in UTC is the evening before: the last day counts all the same. */
static void
test_west (void)
{
  g_autoptr (CursusZone) zone = cursus_zone_new ("America/Guadeloupe", NULL);
  CursusIcalReading options = { .zone = zone };
  static const char *const ends[] = { "20231020", "20231020T000000Z", "20231020T235959Z", "20231020T040000Z" };
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++) {
    g_autofree char *text = g_strdup_printf ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20231018\n"
                                             "RRULE:FREQ=DAILY;UNTIL=%s\nEND:VEVENT\nEND:VCALENDAR\n",
                                             ends[i]);
    g_autofree char *found = reading_with (text, &options);
    g_assert_true (g_str_has_prefix (found, "18 19 20 | busy 3 "));
  }
}

static void
test_too_many (void)
{
  g_autofree char *read = reading_event ("DTSTART:20231011T000000Z\nDURATION:PT1M\nRRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9;"
                                         "BYMINUTE=0,10,20,30,40,50\n");
  g_assert_nonnull (strstr (read, "!x.ics:8: an event repeats more than 5000 times within the session's dates"));
}

/* Each of these would take a while; the file as a whole ends soon, and says so. */
static void
test_endless (void)
{
  static const char *const rules[] = {
    "FREQ=YEARLY;COUNT=2147483647;BYDAY=MO;BYMONTHDAY=30,31;BYSETPOS=-300",
    "FREQ=DAILY;COUNT=2147483647",
    "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,1,2,3,4,5,6,7,8,9;BYSECOND=0,1,2,3,4,5,6,7,8,9",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++) {
    g_autoptr (GString) body = g_string_new (NULL);
    for (int n = 0; n < 20000; n++)
      g_string_append_printf (body, "BEGIN:VEVENT\nUID:%d\nDTSTART:16010101T070000Z\nDURATION:PT1M\nRRULE:%s\nEND:VEVENT\n", n,
                              rules[i]);
    gint64 start = cursus_clock_thread_us ();
    g_autofree char *read = reading (body->str);
    g_test_message ("%s: %.2f s", rules[i], (double)(cursus_clock_thread_us () - start) / G_USEC_PER_SEC);
    g_assert_nonnull (strstr (read, "takes too long"));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/recurrence/cases", test_cases);
  g_test_add_func ("/ical/recurrence/west", test_west);
  g_test_add_func ("/ical/recurrence/too-many", test_too_many);
  g_test_add_func ("/ical/recurrence/endless", test_endless);
  return g_test_run ();
}
