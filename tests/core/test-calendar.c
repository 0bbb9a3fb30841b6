#include "core/calendar.h"
#include "core/error.h"

static CursusDate
read_date (const char *text)
{
  CursusDate date;
  g_assert_true (cursus_date_parse (text, &date, NULL));
  return date;
}

static CursusDateRange
range (const char *first, const char *last)
{
  return (CursusDateRange){ read_date (first), read_date (last) };
}

static void
assert_ranges (const CursusCalendar *self, const CursusDateRange *expected, guint n)
{
  g_assert_cmpuint (self->ranges->len, ==, n);
  for (guint i = 0; i < n; i++) {
    CursusDateRange found = g_array_index (self->ranges, CursusDateRange, i);
    g_assert_cmpint (found.first, ==, expected[i].first);
    g_assert_cmpint (found.last, ==, expected[i].last);
  }
}

static void
test_add_joins (void)
{
  g_autoptr (CursusCalendar) self = cursus_calendar_new ("closed", NULL);
  g_assert_cmpstr (self->title, ==, "closed");
  cursus_calendar_add (self, (CursusDateRange){ 20, 25 });
  cursus_calendar_add (self, (CursusDateRange){ 10, 12 });
  cursus_calendar_add (self, (CursusDateRange){ 14, 14 });
  assert_ranges (self, (CursusDateRange[]){ { 10, 12 }, { 14, 14 }, { 20, 25 } }, 3);
  cursus_calendar_add (self, (CursusDateRange){ 13, 13 }); /* touches both neighbours */
  assert_ranges (self, (CursusDateRange[]){ { 10, 14 }, { 20, 25 } }, 2);
  cursus_calendar_add (self, (CursusDateRange){ 11, 30 });
  assert_ranges (self, (CursusDateRange[]){ { 10, 30 } }, 1);
  cursus_calendar_add (self, (CursusDateRange){ 15, 16 });
  assert_ranges (self, (CursusDateRange[]){ { 10, 30 } }, 1);
}

static void
test_contains (void)
{
  g_autoptr (CursusCalendar) self = cursus_calendar_new ("closed", "Closed");
  g_assert_cmpstr (self->title, ==, "Closed");
  g_assert_false (cursus_calendar_contains (self, 0));
  cursus_calendar_add (self, (CursusDateRange){ -3, 2 });
  cursus_calendar_add (self, (CursusDateRange){ 10, 10 });
  for (CursusDate date = -10; date < 20; date++)
    g_assert_true (cursus_calendar_contains (self, date) == ((date >= -3 && date <= 2) || date == 10));
}

static void
test_random (void)
{
  enum { SIZE = 50 };
  guint32 seed = (guint32)g_test_rand_int ();
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  for (int round = 0; round < 200; round++) {
    g_autoptr (CursusCalendar) self = cursus_calendar_new ("c", NULL);
    bool model[SIZE + 1] = { false };
    for (int step = 0; step < 12; step++) {
      int first = g_rand_int_range (rand, 0, SIZE);
      int length = g_rand_int_range (rand, 0, 6);
      int last = MIN (SIZE - 1, first + length);
      cursus_calendar_add (self, (CursusDateRange){ first, last });
      for (int i = first; i <= last; i++)
        model[i] = true;
    }
    guint n_runs = 0;
    for (int i = 0; i < SIZE; i++) {
      g_assert_true (cursus_calendar_contains (self, i) == model[i]);
      n_runs += model[i] && !model[i + 1];
    }
    g_assert_cmpuint (self->ranges->len, ==, n_runs);
  }
}

/* Easter Monday, Ascension and Whit Monday as published for each year; the others have fixed dates. */
static void
test_french_holidays (void)
{
  static const char *const days[] = { "2023-01-01", "2023-04-10", "2023-05-01", "2023-05-08", "2023-05-18", "2023-05-29",
                                      "2023-07-14", "2023-08-15", "2023-11-01", "2023-11-11", "2023-12-25", "2024-01-01",
                                      "2024-04-01", "2024-05-01", "2024-05-08", "2024-05-09", "2024-05-20", "2024-07-14",
                                      "2024-08-15", "2024-11-01", "2024-11-11", "2024-12-25", "2025-01-01", "2025-04-21",
                                      "2025-05-01", "2025-05-08", "2025-05-29", "2025-06-09", "2025-07-14", "2025-08-15",
                                      "2025-11-01", "2025-11-11", "2025-12-25" };
  g_autoptr (CursusCalendar) self = cursus_calendar_new_builtin ("fr-holidays", range ("2023-10-11", "2025-01-31"), NULL);
  g_assert_cmpstr (self->id, ==, "fr-holidays");
  gsize n = 0;
  for (CursusDate date = read_date ("2022-01-01"); date <= read_date ("2026-12-31"); date++) {
    if (!cursus_calendar_contains (self, date))
      continue;
    char text[CURSUS_DATE_TEXT_SIZE];
    g_assert_cmpuint (n, <, G_N_ELEMENTS (days));
    g_assert_cmpstr (cursus_date_format (date, text), ==, days[n++]);
  }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (days));
}

static void
test_alsace_moselle (void)
{
  CursusDateRange within = range ("2024-01-01", "2024-12-31");
  g_autoptr (CursusCalendar) national = cursus_calendar_new_builtin ("fr-holidays", within, NULL);
  g_autoptr (CursusCalendar) local = cursus_calendar_new_builtin ("fr-holidays-alsace-moselle", within, NULL);
  int n_more = 0;
  for (CursusDate date = within.first; date <= within.last; date++) {
    bool more = cursus_calendar_contains (local, date) && !cursus_calendar_contains (national, date);
    g_assert_true (cursus_calendar_contains (local, date) || !cursus_calendar_contains (national, date));
    if (more)
      g_assert_true (date == read_date ("2024-03-29") || date == read_date ("2024-12-26"));
    n_more += more;
  }
  g_assert_cmpint (n_more, ==, 2);
}

/* 2008: Ascension fell on 1 May. */
static void
test_coinciding_holidays (void)
{
  g_autoptr (CursusCalendar) self = cursus_calendar_new_builtin ("fr-holidays", range ("2008-06-01", "2008-06-02"), NULL);
  g_assert_true (cursus_calendar_contains (self, read_date ("2008-05-01")));
  g_assert_cmpuint (self->ranges->len, ==, 10);
}

static void
test_builtin_names (void)
{
  const char *const *names = cursus_calendar_builtin_names ();
  g_assert_cmpuint (g_strv_length ((char **)names), ==, 2);
  for (gsize i = 0; names[i] != NULL; i++) {
    g_autoptr (CursusCalendar) self = cursus_calendar_new_builtin (names[i], range ("2024-01-01", "2024-01-02"), NULL);
    g_assert_nonnull (self);
  }
  g_autoptr (GError) error = NULL;
  g_assert_null (cursus_calendar_new_builtin ("fr-holiday", range ("2024-01-01", "2024-01-02"), &error));
  g_assert_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_NOT_FOUND);
  g_assert_nonnull (g_strstr_len (error->message, -1, "fr-holidays, fr-holidays-alsace-moselle"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/calendar/add-joins", test_add_joins);
  g_test_add_func ("/core/calendar/contains", test_contains);
  g_test_add_func ("/core/calendar/random-against-array", test_random);
  g_test_add_func ("/core/calendar/french-holidays", test_french_holidays);
  g_test_add_func ("/core/calendar/alsace-moselle", test_alsace_moselle);
  g_test_add_func ("/core/calendar/coinciding-holidays", test_coinciding_holidays);
  g_test_add_func ("/core/calendar/builtin-names", test_builtin_names);
  return g_test_run ();
}
