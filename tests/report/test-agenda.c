/* A plan's meetings as local days. */
#include "report/agenda.h"

#include "plan-fixture.h"

#define AM CURSUS_HALF_DAY_MORNING
#define PM CURSUS_HALF_DAY_AFTERNOON
#define EVENING CURSUS_HALF_DAY_EVENING

static void
test_half_days (void)
{
  static const struct {
    const char *hours;
    unsigned half_days;
  } cases[] = {
    { "09:00-12:30", AM },
    { "14:00-17:30", PM },
    { "18:00-20:30", EVENING },
    { "09:00-17:30", AM | PM },
    { "09:00-13:30", AM },
    { "11:00-14:00", AM | PM },
    { "12:00-13:30", PM },
    { "17:00-18:30", PM },
    { "17:30-18:30", EVENING },
    { "16:00-20:00", PM | EVENING },
    { "08:00-22:00", AM | PM | EVENING },
    { "11:45-12:30", AM },
    { "00:00-24:00", AM | PM | EVENING },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    int start, end;
    g_assert_true (cursus_clock_range_parse (cases[i].hours, &start, &end, NULL));
    g_assert_cmpuint (cursus_agenda_half_days_of (start, end), ==, cases[i].half_days);
  }
}

static void
test_rows (void)
{
  static const struct {
    const char *hours;
    int start, end;
    unsigned half_days;
  } cases[] = {
    { "09:00-12:30,14:00-17:30", 540, 1050, AM | PM },
    { "11:00-11:30,11:30-12:00,12:00-12:30,12:30-13:00", 660, 780, AM }, /* a grid: one long morning */
    { "09:00-12:30,18:00-20:00", 540, 1200, AM | EVENING },
    { "22:00-24:00", 1320, 0, EVENING },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusPlan) plan = fixture_empty_plan ();
    fixture_add (plan, (FixtureMeeting){ "m", "M", "onsite", "2023-10-11", cases[i].hours, NULL, NULL });
    g_autoptr (CursusAgenda) agenda = cursus_agenda_new (plan);
    g_assert_cmpuint (agenda->rows->len, ==, 1);
    const CursusAgendaRow *row = cursus_agenda_row (agenda, 0);
    g_assert_cmpint (row->date, ==, cursus_date_from_ymd (2023, 10, 11));
    g_assert_cmpint (row->start_minute, ==, cases[i].start);
    g_assert_cmpint (row->end_minute, ==, cases[i].end);
    g_assert_cmpuint (row->half_days, ==, cases[i].half_days);
  }
}

/* A meeting whose slots lie on several days, begun before another one: a row a day, in order. */
static void
test_several_days (void)
{
  g_autoptr (CursusPlan) plan = fixture_empty_plan ();
  CursusPlanMeeting *long_one = fixture_add (plan,
                                             (FixtureMeeting){ "a", "A", "onsite", "2023-10-11", "09:00-12:30", NULL, NULL });
  CursusPlanSlot next_day = g_array_index (long_one->slots, CursusPlanSlot, 0);
  next_day.start_utc += 86400;
  next_day.end_utc += 86400;
  g_array_append_val (long_one->slots, next_day);
  fixture_add (plan, (FixtureMeeting){ "b", "B", "onsite", "2023-10-11", "14:00-17:30", NULL, NULL });
  g_autoptr (CursusAgenda) agenda = cursus_agenda_new (plan);
  g_assert_cmpuint (agenda->rows->len, ==, 3);
  static const char *const ids[] = { "a", "b", "a" };
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (cursus_agenda_row (agenda, i)->meeting->id, ==, ids[i]);
  g_assert_cmpint (cursus_agenda_row (agenda, 2)->date, ==, cursus_date_from_ymd (2023, 10, 12));
  g_autoptr (CursusAgenda) of_one = cursus_agenda_new_of (plan, long_one);
  g_assert_cmpuint (of_one->rows->len, ==, 2);
  g_assert_cmpint (cursus_agenda_row (of_one, 1)->date, ==, cursus_date_from_ymd (2023, 10, 12));
}

static void
test_counts (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  g_autoptr (CursusAgenda) agenda = cursus_agenda_new (plan);
  guint half_days, days;
  cursus_agenda_count (agenda, 0, agenda->rows->len, &half_days, &days);
  /* 11 Oct 2, 12 Oct 2 (the parallel groups once), 31 Oct 1, 2 Nov 1, 30 Nov 2, 1 Dec 1 */
  g_assert_cmpuint (half_days, ==, 9);
  g_assert_cmpuint (days, ==, 6);
  cursus_agenda_count (agenda, 1, 4, &half_days, &days);
  g_assert_cmpuint (half_days, ==, 2);
  g_assert_cmpuint (days, ==, 1);
  cursus_agenda_count (agenda, 0, 0, &half_days, &days);
  g_assert_cmpuint (half_days + days, ==, 0);
}

static void
test_trips (void)
{
  g_autoptr (CursusPlan) plan = fixture_plan ();
  fixture_add (plan, (FixtureMeeting){ "x", "X", "onsite", "2023-12-03", "09:00-12:30", "reims|Reims", NULL });
  fixture_add (plan, (FixtureMeeting){ "y", "Y", "onsite", "2023-12-03", "14:00-17:30", "nancy", NULL });
  g_autoptr (CursusAgenda) agenda = cursus_agenda_new (plan);
  g_autoptr (GArray) sites = cursus_agenda_sites (agenda, 0, agenda->rows->len);
  static const struct {
    const char *name;
    guint trips;
  } expected[] = { { "Paris, Sciences Po", 1 }, { "Reims", 2 }, { "nancy", 1 } };
  g_assert_cmpuint (sites->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < sites->len; i++) {
    g_assert_cmpstr (g_array_index (sites, CursusAgendaSite, i).name, ==, expected[i].name);
    g_assert_cmpuint (g_array_index (sites, CursusAgendaSite, i).trips, ==, expected[i].trips);
  }
}

static void
test_zone (void)
{
  g_autoptr (CursusPlan) plan = cursus_plan_new ("s", "S", "Mars/Olympus");
  g_autoptr (CursusAgenda) agenda = cursus_agenda_new (plan);
  g_assert_false (agenda->zone_known);
  g_assert_cmpstr (cursus_zone_get_name (agenda->zone), ==, "UTC");
  g_assert_cmpuint (agenda->rows->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/agenda/names-half-days", test_half_days);
  g_test_add_func ("/report/agenda/puts-slots-of-a-day-together", test_rows);
  g_test_add_func ("/report/agenda/splits-meetings-of-several-days", test_several_days);
  g_test_add_func ("/report/agenda/counts-half-days-and-days-once", test_counts);
  g_test_add_func ("/report/agenda/counts-trips-by-runs-of-days", test_trips);
  g_test_add_func ("/report/agenda/tells-when-the-zone-is-unknown", test_zone);
  return g_test_run ();
}
