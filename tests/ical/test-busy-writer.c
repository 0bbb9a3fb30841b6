/* Busy times as a calendar: what is written is what is read, and nothing else. */
#include "ical/busy-writer.h"

#include <string.h>

#include "ical/content.h"
#include "ical/lint.h"
#include "reading.h"
#include "sample.h"

static void
test_bytes (void)
{
  g_autoptr (CursusZone) zone = cursus_zone_new ("Europe/Paris", NULL);
  g_autoptr (CursusAvailability) times = cursus_availability_new ();
  CursusDateRange dates = { cursus_date_from_ymd (2023, 10, 11), cursus_date_from_ymd (2024, 4, 30) };
  cursus_availability_add (times, CURSUS_LEVEL_UNAVAILABLE, 1698390000, 1698393600);
  cursus_availability_add (times, CURSUS_LEVEL_RELUCTANT, 1698476400, 1698480000);
  cursus_availability_add (times, CURSUS_LEVEL_PREFERRED, 1698562800, 1698566400);
  g_autofree char *bytes = cursus_ical_write_busy (times, zone, dates, "a,b", -1);
  g_assert_cmpstr (bytes, ==,
                   "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Cursus//Cursus//EN\r\nCALSCALE:GREGORIAN\r\n"
                   "BEGIN:VFREEBUSY\r\nUID:a\\,b\r\nDTSTAMP:19691231T235959Z\r\nDTSTART:20231009T220000Z\r\n"
                   "DTEND:20240501T220000Z\r\nFREEBUSY;FBTYPE=BUSY:20231027T070000Z/20231027T080000Z\r\n"
                   "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20231028T070000Z/20231028T080000Z\r\nEND:VFREEBUSY\r\nEND:VCALENDAR\r\n");
}

/* Any times, written and read: the same again, no defect, no message. */
static void
test_again (void)
{
  guint32 seed = g_random_int ();
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (CursusSession) session = sample_session ();
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (CursusAvailability) times = cursus_availability_new ();
  int64_t start = cursus_zone_to_utc_first (session->zone, session->dates.first - 1, 0);
  int64_t end = cursus_zone_to_utc_first (session->zone, session->dates.last + 2, 0);
  for (int i = 0; i < 400; i++) {
    int64_t from = start + g_rand_int_range (random, 0, (gint32)(end - start));
    int64_t to = from + g_rand_int_range (random, 1, 90000);
    cursus_availability_add (times, (CursusLevel)g_rand_int_range (random, 0, 2), from, MIN (end, to));
  }
  g_autofree char *bytes = cursus_ical_write_busy (times, session->zone, session->dates, "x", 1700000000);
  g_assert_cmpuint (cursus_ical_lint (bytes, strlen (bytes), "x.ics", diagnostics), ==, 0);
  g_autofree char *read = reading_file (bytes, strlen (bytes));
  g_autofree char *expected = reading_of (times);
  g_assert_cmpstr (read, ==, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/busy-writer/bytes", test_bytes);
  g_test_add_func ("/ical/busy-writer/again", test_again);
  return g_test_run ();
}
