/* Rules as local times: what they mean, that none is followed without end, and that libical means the same. */
#include "ical/rule.h"

#include <string.h>

#include "ical/libical.h"

#define FIRST "20231023T090000"

static char *
times_of (const char *text, const char *start, CursusDate first, CursusDate last, guint most)
{
  CursusIcalStamp stamp;
  const char *why = NULL;
  g_assert_true (cursus_ical_stamp_parse (start, &stamp));
  g_autoptr (CursusIcalRule) rule = cursus_ical_rule_new (text, &stamp, first, last, &why);
  if (rule == NULL)
    return g_strdup_printf ("!%s", why);
  GString *out = g_string_new (NULL);
  CursusDate date = 0;
  int second = 0;
  for (guint n = 0; n < most && cursus_ical_rule_next (rule, &date, &second); n++) {
    int year = 0, month = 0, day = 0;
    cursus_date_to_ymd (date, &year, &month, &day);
    g_string_append_printf (out, "%04d%02d%02dT%02d%02d%02d ", year, month, day, second / 3600, second / 60 % 60, second % 60);
  }
  return g_string_free (out, FALSE);
}

static const struct {
  const char *rule;
  const char *expected; /* at most three times from 23 October 2023, 9:00 to the end of the year */
} cases[] = {
  { "FREQ=DAILY", "20231023T090000 20231024T090000 20231025T090000 " },
  { "FREQ=DAILY;COUNT=2", "20231023T090000 20231024T090000 " },
  { "FREQ=DAILY;INTERVAL=20", "20231023T090000 20231112T090000 20231202T090000 " },
  { "FREQ=DAILY;BYDAY=SA,SU", "20231028T090000 20231029T090000 20231104T090000 " },
  { "FREQ=DAILY;BYMONTH=11;BYMONTHDAY=-1,1", "20231101T090000 20231130T090000 " },
  { "FREQ=DAILY;BYHOUR=8,14", "20231023T140000 20231024T080000 20231024T140000 " },
  { "FREQ=DAILY;BYHOUR=14,8;COUNT=2", "20231023T140000 20231024T080000 " },
  { "FREQ=WEEKLY;BYHOUR=9,10;BYMINUTE=0,30;COUNT=3", "20231023T090000 20231023T093000 20231023T100000 " },
  { "FREQ=WEEKLY;BYDAY=TU,MO;INTERVAL=2", "20231023T090000 20231024T090000 20231106T090000 " },
  { "FREQ=MONTHLY;BYDAY=-1MO", "20231030T090000 20231127T090000 20231225T090000 " },
  { "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;BYHOUR=10", "20231031T100000 20231130T100000 20231229T100000 " },
  { "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24", "20231224T090000 " },
  { "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", "20231029T090000 20231112T090000 20231126T090000 " }, /* weeks begin on Monday */
  { "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SU", "20231105T090000 20231119T090000 20231203T090000 " },
  { "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=-1", "20231027T090000 20231103T090000 20231110T090000 " },
  { "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=-1,1,24", "20231124T090000 20231201T090000 " },
  { "FREQ=MONTHLY;BYDAY=2TU,-1SA", "20231028T090000 20231114T090000 20231125T090000 " },
  { "FREQ=YEARLY;BYMONTH=11,12;BYDAY=1MO", "20231106T090000 20231204T090000 " },
  { "FREQ=YEARLY;BYDAY=52MO,-1SU", "20231225T090000 20231231T090000 " },
  { "FREQ=YEARLY;BYYEARDAY=-1,300,366", "20231027T090000 20231231T090000 " },
  { "FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO,FR", "20231225T090000 20231229T090000 " },
  { "FREQ=YEARLY;BYWEEKNO=45,52", "20231106T090000 20231225T090000 " },
  { "FREQ=YEARLY;BYWEEKNO=45;BYDAY=FR", "20231110T090000 " },
  { "RSCALE=GREGORIAN;FREQ=MONTHLY", "20231023T090000 20231123T090000 20231223T090000 " },
  /* Never, and never more often than that. */
  { "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "" },
  { "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,1,2,3,4,5,6,7,8,9", "" },
  { "FREQ=DAILY;COUNT=2147483647;BYMONTH=2;BYMONTHDAY=30", "" },
  { "FREQ=DAILY;INTERVAL=32767", "20231023T090000 " },
  { "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "" },
  { "FREQ=YEARLY;COUNT=3;BYYEARDAY=100;BYMONTH=12", "" },
  { "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300", "!no day ever follows this recurrence" },
  { "FREQ=DAILY;BYSETPOS=2", "!no day ever follows this recurrence" },
  /* Not read. */
  { "", "!this is no recurrence, such as FREQ=WEEKLY;BYDAY=TU,TH;COUNT=10" },
  { "FREQ=FOO", "!this is no recurrence, such as FREQ=WEEKLY;BYDAY=TU,TH;COUNT=10" },
  { "FREQ=YEARLY;BYMONTH=13", "!this is no recurrence, such as FREQ=WEEKLY;BYDAY=TU,TH;COUNT=10" },
  { "FREQ=DAILY;COUNT=2;UNTIL=20231101", "!this is no recurrence, such as FREQ=WEEKLY;BYDAY=TU,TH;COUNT=10" },
  { "FREQ=MONTHLY;BYYEARDAY=3", "!BYWEEKNO and BYYEARDAY go with FREQ=YEARLY" },
  { "FREQ=DAILY;BYWEEKNO=3", "!BYWEEKNO and BYYEARDAY go with FREQ=YEARLY" },
  { "FREQ=HOURLY", "!recurrences by the hour, minute or second are not read: DAILY is the finest" },
  { "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "!recurrences by the hour, minute or second are not read: DAILY is the finest" },
  { "FREQ=WEEKLY;COUNT=4294967297", "!a COUNT above 2147483647 and other numbers above 32767 are not read" },
  { "FREQ=DAILY;INTERVAL=65537", "!a COUNT above 2147483647 and other numbers above 32767 are not read" },
  { "FREQ=DAILY;interval=4294967297", "!a COUNT above 2147483647 and other numbers above 32767 are not read" },
  { "FREQ=MONTHLY;BYMONTHDAY=65537", "!a COUNT above 2147483647 and other numbers above 32767 are not read" },
  { "FREQ=MONTHLY;BYDAY=65537MO", "!a COUNT above 2147483647 and other numbers above 32767 are not read" },
  { "FREQ=DAILY;BYHOUR=65537", "!a COUNT above 2147483647 and other numbers above 32767 are not read" },
  { "FREQ=YEARLY;BYMONTH=65537", "!a COUNT above 2147483647 and other numbers above 32767 are not read" },
  { "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=65537", "!a COUNT above 2147483647 and other numbers above 32767 are not read" },
  { "RSCALE=CHINESE;FREQ=YEARLY", "!recurrences of another calendar than the Gregorian one are not read" },
  { "RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTH=13", "!this is no recurrence, such as FREQ=WEEKLY;BYDAY=TU,TH;COUNT=10" },
  { "RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTH=5L", "!this is no recurrence, such as FREQ=WEEKLY;BYDAY=TU,TH;COUNT=10" },
  { "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=OMIT", "20231031T090000 20231231T090000 " },
  { "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD", "!SKIP is not read: name the days that it would move" },
  { "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=FORWARD", "!SKIP is not read: name the days that it would move" },
  { "FREQ=WEEKLY;UNTIL=20231331", "!UNTIL is no date or time, such as 20231027T090000Z" },
  { "FREQ=WEEKLY;UNTIL=20231030T250000Z", "!UNTIL is no date or time, such as 20231027T090000Z" },
  { "FREQ=MONTHLY;BYSETPOS=1;BYHOUR=1,2", "!BYSETPOS together with several times of day is not read" },
};

static void
test_cases (void)
{
  CursusDate first = cursus_date_from_ymd (2023, 10, 1), last = cursus_date_from_ymd (2023, 12, 31);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *found = times_of (cases[i].rule, FIRST, first, last, 3);
    if (strcmp (found, cases[i].expected) != 0)
      g_error ("%s: expected\n%s\nbut found\n%s", cases[i].rule, cases[i].expected, found);
  }
}

static void
test_too_many_times (void)
{
  g_autoptr (GString) text = g_string_new ("FREQ=DAILY;BYHOUR=0,1;BYMINUTE=0");
  for (int i = 1; i < 60; i++)
    g_string_append_printf (text, ",%d", i);
  g_string_append (text, ";BYSECOND=0");
  for (int i = 1; i < 60; i++)
    g_string_append_printf (text, ",%d", i);
  g_autofree char *found = times_of (text->str, FIRST, 0, cursus_date_from_ymd (2024, 1, 1), 3);
  g_assert_cmpstr (found, ==, "!too many times of day");
}

/* Walking begins near the days that are asked for; the rhythm is that of the first day. */
static void
test_later (void)
{
  CursusDate first = cursus_date_from_ymd (2023, 10, 1), last = cursus_date_from_ymd (2023, 10, 12);
  g_autofree char *found = times_of ("FREQ=DAILY;INTERVAL=9", "16010101T090000", first, last, 3);
  g_autofree char *counted = times_of ("FREQ=DAILY;INTERVAL=9;COUNT=100000", "16010101T090000", first, last, G_MAXUINT);
  g_assert_cmpstr (found, !=, "");
  g_assert_true (strlen (counted) > 10000);
  g_assert_nonnull (strstr (counted, found + strlen ("20230928T090000 ")));
}

static char *
random_rule (GRand *random)
{
  static const char *const frequencies[] = { "DAILY", "WEEKLY", "MONTHLY", "YEARLY" };
  static const char *const parts[] = { ";BYDAY=MO,WE", ";BYDAY=SU",      ";BYMONTH=1,3,12", ";BYHOUR=8,17",
                                       ";BYHOUR=10",   ";BYMINUTE=5,35", ";COUNT=7",        ";COUNT=40",
                                       ";INTERVAL=2",  ";INTERVAL=3",    ";WKST=SU" };
  GString *text = g_string_new ("FREQ=");
  g_string_append (text, frequencies[g_rand_int_range (random, 0, G_N_ELEMENTS (frequencies))]);
  bool daily = g_str_has_suffix (text->str, "DAILY"), monthly = g_str_has_suffix (text->str, "MONTHLY");
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *name = g_strndup (parts[i], 5);
    if (g_rand_int_range (random, 0, 4) == 0 && strstr (text->str, name) == NULL)
      g_string_append (text, parts[i]);
  }
  if ((daily || monthly) && g_rand_int_range (random, 0, 3) == 0)
    g_string_append (text, daily ? ";BYMONTHDAY=1,15,31" : ";BYMONTHDAY=1,15,-1"); /* libical 3.0.16 forgets -1 of DAILY */
  return g_string_free (text, FALSE);
}

/* What of @times is not before @first. */
static const char *
since (const char *times, const char *first)
{
  while (*times != '\0' && *times != '!' && strncmp (times, first, strlen (first)) < 0)
    times += strlen ("20231023T090000 ");
  return times;
}

/* What a rule says of days long after its beginning is what it says when it is followed from there. */
static void
test_long_after (void)
{
  guint32 seed = g_random_int ();
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  CursusDate last = cursus_date_from_ymd (2025, 12, 31);
  for (int i = 0; i < 300; i++) {
    g_autofree char *rule = random_rule (random);
    int year = g_rand_int_range (random, 1900, 2023), month = g_rand_int_range (random, 1, 13);
    int day = i % 7 == 0 && month == 2 && year % 4 == 0 && year > 1900 ? 29 : g_rand_int_range (random, 1, 29);
    g_autofree char *start = g_strdup_printf ("%04d%02d%02dT090000", year, month, day);
    g_autofree char *all = times_of (rule, start, cursus_date_from_ymd (1900, 1, 1), last, G_MAXUINT);
    g_autofree char *late = times_of (rule, start, cursus_date_from_ymd (2023, 3, 1), last, G_MAXUINT);
    if (strcmp (since (all, "20230301"), since (late, "20230301")) != 0)
      g_error ("seed %u: %s from %s: from the beginning\n%s\nand later\n%s", seed, rule, start, since (all, "20230301"), late);
  }
}

static char *
times_of_libical (const char *text, const char *start, int last_year, guint most)
{
  g_autoptr (GRecMutexLocker) locker = cursus_libical_enter ();
  g_autoptr (icalrecur_iterator) iterator = icalrecur_iterator_new (icalrecurrencetype_from_string (text),
                                                                    icaltime_from_string (start));
  GString *out = g_string_new (NULL);
  for (guint n = 0; n < most && iterator != NULL; n++) {
    struct icaltimetype time = icalrecur_iterator_next (iterator);
    if (icaltime_is_null_time (time) || time.year > last_year)
      break;
    g_string_append_printf (out, "%04d%02d%02dT%02d%02d%02d ", time.year, time.month, time.day, time.hour, time.minute,
                            time.second);
  }
  return g_string_free (out, FALSE);
}

/* libical 3.0.16 takes weeks to begin on Sunday where they do not repeat each week. */
static bool
is_right_in_libical (const char *rule)
{
  return strstr (rule, "WEEKLY") == NULL || strstr (rule, "INTERVAL") == NULL || strstr (rule, "SU") == NULL;
}

static void
test_as_libical (void)
{
  guint32 seed = g_random_int ();
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (int i = 0; i < 500; i++) {
    g_autofree char *rule = random_rule (random);
    g_autofree char *expected = times_of_libical (rule, FIRST, 2025, 60);
    g_autofree char *found = times_of (rule, FIRST, cursus_date_from_ymd (2023, 1, 1), cursus_date_from_ymd (2025, 12, 31), 60);
    if (strcmp (found, expected) != 0 && *found != '!' && is_right_in_libical (rule))
      g_error ("seed %u: %s: libical says\n%s\nand we say\n%s", seed, rule, expected, found);
  }
}

static void
test_until (void)
{
  static const struct {
    const char *rule;
    bool given, is_date, utc;
  } untils[] = {
    { "FREQ=DAILY", false, false, false },
    { "FREQ=DAILY;UNTIL=20231101", true, true, false },
    { "FREQ=DAILY;UNTIL=20231101T090000", true, false, false },
    { "FREQ=DAILY;UNTIL=20231101T090000Z", true, false, true },
  };
  CursusIcalStamp start;
  const char *why = NULL;
  g_assert_true (cursus_ical_stamp_parse (FIRST, &start));
  for (gsize i = 0; i < G_N_ELEMENTS (untils); i++) {
    g_autoptr (CursusIcalRule) rule = cursus_ical_rule_new (untils[i].rule, &start, start.date, start.date + 9, &why);
    CursusIcalUntil until = cursus_ical_rule_until (rule);
    g_assert_cmpint (until.given, ==, untils[i].given);
    if (!until.given)
      continue;
    g_assert_cmpint (until.stamp.date, ==, cursus_date_from_ymd (2023, 11, 1));
    g_assert_cmpint (until.stamp.second, ==, untils[i].is_date ? 0 : 9 * 3600);
    g_assert_cmpint (until.stamp.is_date, ==, untils[i].is_date);
    g_assert_cmpint (until.stamp.utc, ==, untils[i].utc);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/rule/cases", test_cases);
  g_test_add_func ("/ical/rule/too-many-times", test_too_many_times);
  g_test_add_func ("/ical/rule/later", test_later);
  g_test_add_func ("/ical/rule/long-after", test_long_after);
  g_test_add_func ("/ical/rule/as-libical", test_as_libical);
  g_test_add_func ("/ical/rule/until", test_until);
  return g_test_run ();
}
