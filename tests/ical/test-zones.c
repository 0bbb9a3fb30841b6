/* Which clocks a TZID means. */
#include <string.h>

#include "ical/zones.h"

#define ODD                                                                                                                      \
  "BEGIN:VTIMEZONE\nTZID:Our\\, own\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0530\nTZOFFSETTO:+0530\n"            \
  "END:STANDARD\nEND:VTIMEZONE\n"
#define RULED(rule)                                                                                                              \
  "BEGIN:VTIMEZONE\nTZID:Ruled\nBEGIN:STANDARD\nDTSTART:19701025T030000\nRRULE:" rule "\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n" \
  "END:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:19700329T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nTZOFFSETFROM:+0100\n"          \
  "TZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
#define NONE 99

/* UTC hour times 60 and minute of 12:00 local on 1 July 2023; NONE if the TZID is unknown. */
static int
noon_of (const char *lines, const char *tzid)
{
  g_autofree char *text = g_strdup_printf ("BEGIN:VCALENDAR\n%sEND:VCALENDAR\n", lines);
  g_autoptr (CursusIcalContent) content = cursus_ical_content_parse (text, strlen (text));
  g_autoptr (CursusZone) local = cursus_zone_new ("Asia/Tokyo", NULL);
  g_autoptr (CursusIcalZones) zones = cursus_ical_zones_new (cursus_ical_component_child (content->root, 0), local);
  const CursusIcalZone *zone = cursus_ical_zones_find (zones, tzid);
  g_assert_true (zone == cursus_ical_zones_find (zones, tzid));
  CursusDate date = cursus_date_from_ymd (2023, 7, 1);
  return zone == NULL ? NONE : (int)(cursus_ical_zone_to_utc (zone, date, 12 * 3600) - (int64_t)date * 86400) / 60;
}

static void
test_names (void)
{
  static const struct {
    const char *tzid;
    int noon;
  } cases[] = {
    { "Europe/Paris", 600 },
    { "UTC", 720 },
    { "utc", 720 },
    { "GMT", 720 },
    { "Etc/GMT-2", 600 },
    { " Europe/Paris ", 600 },
    { "/freeassociation.sourceforge.net/Europe/Paris", 600 },
    { "/freeassociation.sourceforge.net/Tzfile/Europe/Paris", 600 },
    { "/softwarestudio.org/Olson_20011030_5/America/Argentina/Buenos_Aires", 900 },
    { "tzone://Microsoft/Utc", 720 },
    { "Romance Standard Time", 600 },
    { "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris", 600 },
    { "(UTC+01:00) Brussels\\, Copenhagen\\, Madrid\\, Paris", 600 },
    { "UTC+01", 660 },
    { "UTC+1", 660 },
    { "GMT-0330", 930 },
    { "(GMT +01:00)", 660 },
    { "Nowhere/City", NONE },
    { "tzone://Microsoft/Custom", NONE },
    { "Customized Time Zone", NONE },
    { "UTC+25", NONE },
    { "UTC+01:00:00:00", NONE },
    { "/etc/localtime", NONE },
    { "../../../etc/localtime", NONE },
    { "/", NONE },
    { "", NONE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    int noon = noon_of ("", cases[i].tzid);
    if (noon != cases[i].noon)
      g_error ("“%s”: %d, not %d", cases[i].tzid, noon, cases[i].noon);
  }
}

static void
test_own_vtimezone (void)
{
  g_assert_cmpint (noon_of (ODD, "Our, own"), ==, 720 - 330);
  g_assert_cmpint (noon_of (ODD, "Our\\, own"), ==, 720 - 330);
  g_assert_cmpint (noon_of (RULED ("FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"), "Ruled"), ==, 600);
  g_assert_cmpint (noon_of (ODD, "Another"), ==, NONE);
}

static void
test_location (void)
{
  static const char zone[] = "BEGIN:VTIMEZONE\nTZID:x 1\nX-LIC-LOCATION:Europe/Paris\nEND:VTIMEZONE\n";
  g_assert_cmpint (noon_of (zone, "x 1"), ==, 600);
}

static void
test_zone_of_file (void)
{
  g_assert_cmpint (noon_of ("X-WR-TIMEZONE:Europe/Paris\n", "Nowhere/City"), ==, 600);
  g_assert_cmpint (noon_of ("X-WR-TIMEZONE:Elsewhere\n", "Nowhere/City"), ==, NONE);
}

/* Rules that libical would follow for minutes: refused without asking it. */
static void
test_hostile_vtimezone (void)
{
  static const char *const zones[] = {
    RULED ("FREQ=SECONDLY"),
    RULED ("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"),
    RULED ("FREQ=YEARLY;BYHOUR=0,1,2,3,4,5,6,7,8;BYMINUTE=0,1,2,3"),
    RULED ("freq=minutely"),
    RULED ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
    RULED ("FREQ=YEARLY;BYMONTH=10;BYDAY=6SU"),
    RULED ("FREQ=YEARLY;BYMONTH=10;BYDAY=SU;BYSETPOS=9"),
    RULED ("FREQ=YEARLY;BYMONTH=6;BYWEEKNO=53"),
    RULED ("FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"),
    RULED ("FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=SU"),
    RULED ("RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    "BEGIN:VTIMEZONE\nTZID:Ruled\nEND:VTIMEZONE\n",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    g_assert_cmpint (noon_of (zones[i], "Ruled"), ==, NONE);
}

/* All ways in which the laws of summer time are written. */
static void
test_laws (void)
{
  static const char *const zones[] = {
    RULED ("FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    RULED ("FREQ=YEARLY;BYDAY=1SU;BYMONTH=10;WKST=MO"),
    RULED ("FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=25"),
    RULED ("FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=25,26,27,28,29,30,31;BYDAY=SU"),
    RULED ("FREQ=YEARLY;BYMONTH=10;BYDAY=SU;BYSETPOS=-1"),
    RULED ("FREQ=YEARLY;BYMONTH=10"),
    RULED ("FREQ=YEARLY"),
    RULED ("FREQ=YEARLY;UNTIL=20301027T010000Z;BYMONTH=10;BYDAY=-1SU"),
    RULED ("FREQ=YEARLY;INTERVAL=1;BYMONTH=10;BYDAY=-1SU"),
  };
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    g_assert_cmpint (noon_of (zones[i], "Ruled"), ==, 600);
}

static void
test_long_name (void)
{
  g_autoptr (GString) name = g_string_new (NULL);
  for (int i = 0; i < 100000; i++)
    g_string_append (name, "/a");
  g_assert_cmpint (noon_of ("", name->str), ==, NONE);
}

static void
test_many_observances (void)
{
  g_autoptr (GString) zone = g_string_new ("BEGIN:VTIMEZONE\nTZID:Ruled\n");
  for (int i = 0; i < 5000; i++)
    g_string_append (zone, "BEGIN:STANDARD\nDTSTART:19701025T030000\nRRULE:FREQ=YEARLY;BYMONTH=1\nTZOFFSETFROM:+0200\n"
                           "TZOFFSETTO:+0100\nEND:STANDARD\n");
  g_string_append (zone, "END:VTIMEZONE\n");
  g_assert_cmpint (noon_of (zone->str, "Ruled"), ==, NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/zones/names", test_names);
  g_test_add_func ("/ical/zones/own-vtimezone", test_own_vtimezone);
  g_test_add_func ("/ical/zones/location", test_location);
  g_test_add_func ("/ical/zones/zone-of-file", test_zone_of_file);
  g_test_add_func ("/ical/zones/hostile-vtimezone", test_hostile_vtimezone);
  g_test_add_func ("/ical/zones/laws", test_laws);
  g_test_add_func ("/ical/zones/long-name", test_long_name);
  g_test_add_func ("/ical/zones/many-observances", test_many_observances);
  return g_test_run ();
}
