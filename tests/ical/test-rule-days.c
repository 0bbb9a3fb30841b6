/* The days that rules name in one period, and the periods one after another. */
#include "ical/rule-days.h"

#include <stdlib.h>
#include <string.h>

static struct icalrecurrencetype
parts_of (const char *text, CursusDate start)
{
  g_autoptr (GRecMutexLocker) locker = cursus_libical_enter ();
  struct icalrecurrencetype parts = icalrecurrencetype_from_string (text);
  g_assert_cmpint (parts.freq, !=, ICAL_NO_RECURRENCE);
  cursus_ical_rule_days_complete (&parts, start);
  return parts;
}

static char *
days_of (const char *text, CursusDate start, CursusDate date)
{
  struct icalrecurrencetype parts = parts_of (text, start);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (CursusDate));
  cursus_ical_rule_days_list (&parts, cursus_ical_rule_days_period (&parts, date), days);
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < days->len; i++) {
    char day[CURSUS_DATE_TEXT_SIZE];
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", cursus_date_format (g_array_index (days, CursusDate, i), day) + 5);
  }
  free (parts.rscale);
  return g_string_free (out, FALSE);
}

/* In the period of Thursday, 29 February 2024, of an event that began on Wednesday, 31 May 2023. */
static void
test_days (void)
{
  static const struct {
    const char *rule, *expected;
  } cases[] = {
    { "FREQ=DAILY", "02-29" },
    { "FREQ=DAILY;BYMONTH=3", "" },
    { "FREQ=DAILY;BYMONTHDAY=-1", "02-29" },
    { "FREQ=WEEKLY", "02-28" },
    { "FREQ=WEEKLY;BYDAY=SU,MO", "02-26 03-03" },
    { "FREQ=WEEKLY;WKST=SU;BYDAY=SU,MO", "02-25 02-26" },
    { "FREQ=WEEKLY;BYDAY=MO,FR;BYMONTH=3", "03-01" },
    { "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2", "02-28" },
    { "FREQ=MONTHLY", "" }, /* it has no 31st */
    { "FREQ=MONTHLY;BYDAY=TH", "02-01 02-08 02-15 02-22 02-29" },
    { "FREQ=MONTHLY;BYDAY=5TH,-5TH,6TH", "02-01 02-29" },
    { "FREQ=MONTHLY;BYMONTHDAY=-1,-29,30", "02-01 02-29" },
    { "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1,-2,1,-99", "02-01 02-28 02-29" },
    { "FREQ=YEARLY", "05-31" },
    { "FREQ=YEARLY;BYMONTH=2,10", "10-31" },
    { "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "02-29" },
    { "FREQ=YEARLY;BYMONTH=2,3;BYDAY=1MO", "02-05 03-04" },
    { "FREQ=YEARLY;BYDAY=1MO,-1MO,53MO", "01-01 12-30" },
    { "FREQ=YEARLY;BYYEARDAY=60,-1,-366", "01-01 02-29 12-31" },
    { "FREQ=YEARLY;BYWEEKNO=9", "02-28" },
    { "FREQ=YEARLY;BYWEEKNO=1,52,-1;BYDAY=TU", "01-02 12-24 12-31" }, /* the last is in week 1 of 2025 */
    { "FREQ=YEARLY;BYWEEKNO=1;WKST=SU;BYDAY=SU", "12-29" },
  };
  CursusDate start = cursus_date_from_ymd (2023, 5, 31), date = cursus_date_from_ymd (2024, 2, 29);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *found = days_of (cases[i].rule, start, date);
    if (strcmp (found, cases[i].expected) != 0)
      g_error ("%s: expected “%s” but found “%s”", cases[i].rule, cases[i].expected, found);
  }
}

static void
test_periods (void)
{
  static const struct {
    const char *rule;
    int year, month, day; /* where the third period after that of 31 December 2023 begins */
  } cases[] = {
    { "FREQ=DAILY", 2024, 1, 3 },   { "FREQ=WEEKLY", 2024, 1, 15 }, { "FREQ=WEEKLY;WKST=SU", 2024, 1, 21 },
    { "FREQ=MONTHLY", 2024, 3, 1 }, { "FREQ=YEARLY", 2026, 1, 1 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    CursusDate date = cursus_date_from_ymd (2023, 12, 31);
    struct icalrecurrencetype parts = parts_of (cases[i].rule, date);
    CursusDate period = cursus_ical_rule_days_period (&parts, date), later = cursus_ical_rule_days_after (&parts, period, 3);
    g_assert_cmpint (later, ==, cursus_date_from_ymd (cases[i].year, cases[i].month, cases[i].day));
    g_assert_cmpint (cursus_ical_rule_days_between (&parts, period, later), ==, 3);
    g_assert_cmpint (cursus_ical_rule_days_period (&parts, later), ==, later);
  }
}

/* After the last year that there is, nothing comes. */
static void
test_end (void)
{
  CursusDate last = cursus_date_from_ymd (9999, 12, 31);
  struct icalrecurrencetype yearly = parts_of ("FREQ=YEARLY", last), monthly = parts_of ("FREQ=MONTHLY", last);
  g_assert_cmpint (cursus_ical_rule_days_after (&yearly, cursus_date_from_ymd (9999, 1, 1), 1), ==, CURSUS_DATE_NONE);
  g_assert_cmpint (cursus_ical_rule_days_after (&monthly, cursus_date_from_ymd (9999, 12, 1), 1), ==, CURSUS_DATE_NONE);
  g_assert_cmpint (cursus_ical_rule_days_after (&monthly, cursus_date_from_ymd (2023, 12, 1), 32767), ==,
                   cursus_date_from_ymd (4754, 7, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/rule-days/days", test_days);
  g_test_add_func ("/ical/rule-days/periods", test_periods);
  g_test_add_func ("/ical/rule-days/end", test_end);
  return g_test_run ();
}
