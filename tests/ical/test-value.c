/* Values of calendar properties, and what is none. */
#include "ical/value.h"

static void
test_stamps (void)
{
  static const struct {
    const char *text;
    bool right, is_date, utc;
    int second;
  } cases[] = {
    { "20231027", true, true, false, 0 },
    { "20231027T070000", true, false, false, 25200 },
    { "20231027T235959Z", true, false, true, 86399 },
    { "20161231T235960Z", true, false, true, 86399 },
    { "20240229", true, true, false, 0 },
    { "20230229", false },
    { "20231301", false },
    { "20231027T240000", false },
    { "20231027T076000", false },
    { "20231027T0700", false },
    { "20231027T070000z", false },
    { "20231027t070000Z", false },
    { "20231027 070000Z", false },
    { "20231027T070000+0100", false },
    { "2023-10-27", false },
    { "2023102é", false },
    { "", false },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    CursusIcalStamp stamp;
    g_assert_cmpint (cursus_ical_stamp_parse (cases[i].text, &stamp), ==, cases[i].right);
    if (!cases[i].right)
      continue;
    g_assert_cmpint (stamp.is_date, ==, cases[i].is_date);
    g_assert_cmpint (stamp.utc, ==, cases[i].utc);
    g_assert_cmpint (stamp.second, ==, cases[i].second);
  }
}

static void
test_durations (void)
{
  static const struct {
    const char *text;
    bool right;
    int64_t days, seconds;
  } cases[] = {
    { "PT15M", true, 0, 900 },
    { "-PT15M", true, 0, -900 },
    { "+P1W", true, 7, 0 },
    { "P2DT3H4M5S", true, 2, 11045 },
    { "P0D", true, 0, 0 },
    { "PT24H", true, 0, 86400 },
    { "P1D", true, 1, 0 },
    { "P1M", false },
    { "P1Y", false },
    { "PT", false },
    { "P", false },
    { "P1", false },
    { "PT1D", false },
    { "1H", false },
    { "P99999999999D", false },
    { "P40000D", false },
    { "", false },
    { "P1DT", false },
    { "PT1HT1M", false },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    CursusIcalDuration duration = { 0 };
    if (cursus_ical_duration_parse (cases[i].text, &duration) != cases[i].right)
      g_error ("“%s”", cases[i].text);
    g_assert_cmpint (duration.days, ==, cases[i].days);
    g_assert_cmpint (duration.seconds, ==, cases[i].seconds);
  }
}

static void
test_numbers (void)
{
  static const char *const wrong[] = { "", "x", "-1", "1x", "2147483648", " 1", "+", "++1" };
  int number = 0;
  g_assert_true (cursus_ical_number_parse ("2147483647", &number));
  g_assert_cmpint (number, ==, G_MAXINT);
  g_assert_true (cursus_ical_number_parse ("+7", &number));
  g_assert_cmpint (number, ==, 7);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (cursus_ical_number_parse (wrong[i], &number));
}

static void
test_offsets (void)
{
  static const char *const wrong[] = { "", "0100", "+1", "+01:00", "+0160", "+2400", "+010", "+01000", "Z" };
  int seconds = 0;
  g_assert_true (cursus_ical_offset_parse ("+0100", &seconds));
  g_assert_cmpint (seconds, ==, 3600);
  g_assert_true (cursus_ical_offset_parse ("-023015", &seconds));
  g_assert_cmpint (seconds, ==, -9015);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (cursus_ical_offset_parse (wrong[i], &seconds));
}

static void
test_days (void)
{
  static const struct {
    const char *text;
    bool names_day;
  } stamps[] = {
    { "20231030", true },         { "20231030T000000", true },   { "20231030T090000", true },
    { "20231030T000000Z", true }, { "20231029T230000Z", false },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (stamps); i++) {
    CursusIcalStamp stamp;
    g_assert_true (cursus_ical_stamp_parse (stamps[i].text, &stamp));
    g_assert_cmpint (cursus_ical_stamp_names_day (&stamp), ==, stamps[i].names_day);
  }
}

static void
test_list (void)
{
  const char *rest = ",a,,bc,";
  g_autofree char *first = cursus_ical_list_next (&rest), *second = cursus_ical_list_next (&rest);
  g_assert_cmpstr (first, ==, "a");
  g_assert_cmpstr (second, ==, "bc");
  g_assert_null (cursus_ical_list_next (&rest));
  g_assert_null (cursus_ical_list_next (&rest));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/value/stamps", test_stamps);
  g_test_add_func ("/ical/value/days", test_days);
  g_test_add_func ("/ical/value/durations", test_durations);
  g_test_add_func ("/ical/value/numbers", test_numbers);
  g_test_add_func ("/ical/value/offsets", test_offsets);
  g_test_add_func ("/ical/value/list", test_list);
  return g_test_run ();
}
