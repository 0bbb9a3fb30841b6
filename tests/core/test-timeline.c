/* Slots and instants, across changes of clocks, with evenings and with a grid of half-hours. */
#include <string.h>

#include "core/error.h"
#include "core/session-fixture.h"
#include "core/timeline.h"

static CursusTimeline *
make (const CursusSession *session)
{
  g_autoptr (GError) error = NULL;
  CursusTimeline *timeline = cursus_timeline_new (session, &error);
  g_assert_no_error (error);
  return timeline;
}

static void
set_parts (CursusSession *session, guint n_parts, const int (*minutes)[2])
{
  g_ptr_array_set_size (session->day_parts, 0);
  for (guint i = 0; i < n_parts; i++)
    g_ptr_array_add (session->day_parts, cursus_day_part_new ("part", minutes[i][0], minutes[i][1]));
}

/* Clock times stay; what they are in UTC changes in the night to 29 October 2023 and to 31 March 2024. */
static void
test_change_of_clocks (void)
{
  static const struct {
    const char *date, *start, *end;
  } cases[] = {
    { "2023-10-27", "2023-10-27T07:00:00Z", "2023-10-27T15:30:00Z" },
    { "2023-10-29", "2023-10-29T08:00:00Z", "2023-10-29T16:30:00Z" },
    { "2023-10-30", "2023-10-30T08:00:00Z", "2023-10-30T16:30:00Z" },
    { "2024-03-29", "2024-03-29T08:00:00Z", "2024-03-29T16:30:00Z" },
    { "2024-04-01", "2024-04-01T07:00:00Z", "2024-04-01T15:30:00Z" },
  };
  g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2024-04-30");
  g_autoptr (CursusTimeline) timeline = make (session);
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    uint32_t slot = cursus_timeline_find_slot (timeline, fixture_date (cases[i].date), 0);
    g_autoptr (GDateTime) start = g_date_time_new_from_unix_utc (timeline->slots[slot].start_utc);
    g_autoptr (GDateTime) end = g_date_time_new_from_unix_utc (timeline->slots[slot + 1].end_utc);
    g_autofree char *start_text = g_date_time_format_iso8601 (start), *end_text = g_date_time_format_iso8601 (end);
    g_assert_cmpstr (start_text, ==, cases[i].start);
    g_assert_cmpstr (end_text, ==, cases[i].end);
  }
}

static void
test_parts_in_the_hour_that_changes (void)
{
  static const struct {
    const char *date;
    uint8_t weekdays;
    int start_minute, end_minute;
    bool good;
  } cases[] = {
    { "2023-10-29", 0x7f, 150, 240, false },                                          /* 02:30 twice */
    { "2023-10-29", 0x7f, 60, 150, false },  { "2024-03-31", 0x7f, 150, 240, false }, /* 02:30 never */
    { "2024-03-31", 0x7f, 60, 180, true },   { "2024-03-31", 0x1f, 150, 180, true },  /* Sundays are not taught */
    { "2024-03-30", 0x7f, 150, 240, true },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusSession) session = fixture_session (cases[i].date, cases[i].date);
    g_autoptr (GError) error = NULL;
    set_parts (session, 1, &(const int[2]){ cases[i].start_minute, cases[i].end_minute });
    session->weekdays = cases[i].weekdays;
    g_autoptr (CursusTimeline) timeline = cursus_timeline_new (session, &error);
    g_assert_true ((timeline != NULL) == cases[i].good);
    if (cases[i].good)
      g_assert_cmpint (timeline->slots[0].start_utc, <=, timeline->slots[0].end_utc);
    else
      g_assert_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID);
  }
}

/* 06:00 of that morning is five hours after midnight, in autumn seven. */
static void
test_short_and_long_nights (void)
{
  static const struct {
    const char *date;
    int64_t minutes;
  } cases[] = { { "2024-03-31", 300 }, { "2023-10-29", 420 }, { "2023-10-28", 360 } };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusSession) session = fixture_session (cases[i].date, cases[i].date);
    set_parts (session, 1, &(const int[2]){ 0, 360 });
    session->weekdays = 0x7f;
    g_autoptr (CursusTimeline) timeline = make (session);
    g_assert_cmpint (timeline->slots[0].end_utc - timeline->slots[0].start_utc, ==, cases[i].minutes * 60);
    g_assert_true (cursus_timeline_meeting_fits (timeline, 0, 1, (uint32_t)cases[i].minutes));
    g_assert_false (cursus_timeline_meeting_fits (timeline, 0, 1, (uint32_t)cases[i].minutes + 1));
  }
}

static void
test_days_count_workdays_weeks_months (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-10-27", "2023-11-06"); /* Friday to Monday */
  CursusCalendar *holidays = cursus_calendar_new ("holidays", NULL);
  cursus_calendar_add (holidays, (CursusDateRange){ fixture_date ("2023-11-01"), fixture_date ("2023-11-01") });
  g_ptr_array_add (session->calendars, holidays);
  fixture_append (session->closed, 1, 0u);
  g_autoptr (CursusTimeline) timeline = make (session);
  static const struct {
    bool open;
    int32_t workday, week, month, weekday;
  } days[] = { { true, 0, 0, 0, 5 },  { false, 1, 0, 0, 6 }, { false, 1, 0, 0, 7 }, { true, 1, 1, 0, 1 },
               { true, 2, 1, 0, 2 },  { false, 3, 1, 1, 3 }, { true, 3, 1, 1, 4 },  { true, 4, 1, 1, 5 },
               { false, 5, 1, 1, 6 }, { false, 5, 1, 1, 7 }, { true, 5, 2, 1, 1 } };
  g_assert_cmpuint (timeline->n_days, ==, G_N_ELEMENTS (days));
  for (size_t i = 0; i < G_N_ELEMENTS (days); i++) {
    g_assert_true (timeline->days[i].open == days[i].open);
    g_assert_cmpint (timeline->days[i].workday, ==, days[i].workday);
    g_assert_cmpint (timeline->days[i].week, ==, days[i].week);
    g_assert_cmpint (timeline->days[i].month, ==, days[i].month);
    g_assert_cmpint (timeline->days[i].weekday, ==, days[i].weekday);
  }
  g_assert_cmpuint (timeline->n_workdays, ==, 6);
  g_assert_cmpuint (timeline->n_weeks, ==, 3);
  g_assert_cmpuint (timeline->n_months, ==, 2);
}

static void
test_one_day (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2024-02-29", "2024-02-29");
  g_autoptr (CursusTimeline) timeline = make (session);
  CursusDate date = fixture_date ("2024-02-29");
  g_assert_cmpuint (timeline->n_days, ==, 1);
  g_assert_cmpuint (timeline->n_slots, ==, 2);
  g_assert_cmpuint (timeline->n_weeks, ==, 1);
  g_assert_cmpuint (cursus_timeline_find_slot (timeline, date, 1), ==, 1);
  g_assert_cmpuint (cursus_timeline_find_slot (timeline, date, 2), ==, CURSUS_NONE);
  g_assert_cmpuint (cursus_timeline_find_slot (timeline, date + 1, 0), ==, CURSUS_NONE);
  g_assert_cmpuint (cursus_timeline_find_slot (timeline, date - 1, 0), ==, CURSUS_NONE);
  g_assert_cmpuint (cursus_timeline_find_slot (timeline, CURSUS_DATE_NONE, 0), ==, CURSUS_NONE);
}

/* Friday 13 October 2023 and the weekend after it: am, pm, evening of two hours. */
static void
test_meetings_fit (void)
{
  static const int parts[3][2] = { { 540, 750 }, { 840, 1050 }, { 1080, 1200 } };
  static const struct {
    uint32_t slot, n_slots, minutes;
    bool fits;
  } cases[] = {
    { 0, 1, 210, true },  { 2, 1, 210, true }, /* a half-day, in an evening too */
    { 2, 1, 120, true },  { 2, 1, 121, false },          { 0, 1, 211, false },          { 1, 2, 330, true },
    { 1, 2, 331, false }, { 0, 3, 630, true },           { 1, 3, 630, false }, /* past midnight */
    { 0, 0, 0, false },   { 0, 4, 840, false },          { 3, 1, 210, false }, /* Saturday */
    { 9, 1, 210, false }, { UINT32_MAX, 1, 210, false }, { 0, UINT32_MAX, 210, false },
  };
  g_autoptr (CursusSession) session = fixture_session ("2023-10-13", "2023-10-15");
  set_parts (session, 3, parts);
  g_autoptr (CursusTimeline) timeline = make (session);
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (cursus_timeline_meeting_fits (timeline, cases[i].slot, cases[i].n_slots, cases[i].minutes) == cases[i].fits);
}

/* Closed days are a rule's matter. */
static void
test_closed_days_fit (void)
{
  g_autoptr (CursusSession) session = fixture_session ("2023-11-01", "2023-11-01");
  CursusCalendar *holidays = cursus_calendar_new ("holidays", NULL);
  cursus_calendar_add (holidays, session->dates);
  g_ptr_array_add (session->calendars, holidays);
  fixture_append (session->closed, 1, 0u);
  g_autoptr (CursusTimeline) timeline = make (session);
  g_assert_false (timeline->days[0].open);
  g_assert_true (cursus_timeline_meeting_fits (timeline, 0, 1, 210));
}

/* Offsets in minutes from the first slot's start. */
static void
test_meetings_end_when_their_minutes_are_over (void)
{
  static const int parts[3][2] = { { 540, 750 }, { 840, 1050 }, { 1080, 1200 } };
  static const struct {
    uint32_t slot, n_slots, minutes, index;
    int64_t start, end;
  } cases[] = {
    { 0, 1, 210, 0, 0, 210 },   { 0, 1, 90, 0, 0, 90 },     { 0, 2, 300, 0, 0, 210 }, { 0, 2, 300, 1, 300, 390 },
    { 2, 1, 210, 0, 540, 660 }, { 0, 3, 630, 2, 540, 660 }, { 0, 2, 150, 0, 0, 150 }, { 0, 2, 150, 1, 300, 300 },
  };
  g_autoptr (CursusSession) session = fixture_session ("2023-10-13", "2023-10-13");
  set_parts (session, 3, parts);
  g_autoptr (CursusTimeline) timeline = make (session);
  int64_t origin = timeline->slots[0].start_utc;
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    int64_t start_utc, end_utc;
    cursus_timeline_meeting_slot (timeline, cases[i].slot, cases[i].n_slots, cases[i].minutes, cases[i].index, &start_utc,
                                  &end_utc);
    g_assert_cmpint (start_utc - origin, ==, cases[i].start * 60);
    g_assert_cmpint (end_utc - origin, ==, cases[i].end * 60);
  }
}

static void
test_a_grid_of_half_hours (void)
{
  int parts[17][2];
  for (int i = 0; i < 17; i++)
    parts[i][0] = 540 + 30 * i, parts[i][1] = 570 + 30 * i;
  g_autoptr (CursusSession) session = fixture_session ("2023-10-27", "2023-10-30");
  set_parts (session, 17, (const int (*)[2])parts);
  session->slots_per_half_day = 7;
  g_autoptr (CursusTimeline) timeline = make (session);
  int64_t start_utc, end_utc;
  g_assert_cmpuint (timeline->n_slots, ==, 4 * 17);
  g_assert_true (cursus_timeline_meeting_fits (timeline, 10, 7, 210));
  g_assert_false (cursus_timeline_meeting_fits (timeline, 11, 7, 210));
  g_assert_true (cursus_timeline_meeting_fits (timeline, 0, 2, 45));
  g_assert_false (cursus_timeline_meeting_fits (timeline, 0, 2, 75));
  cursus_timeline_meeting_slot (timeline, 3 * 17 + 4, 2, 45, 1, &start_utc, &end_utc);
  g_assert_cmpint (end_utc - start_utc, ==, 15 * 60);
  g_assert_cmpint (start_utc, ==, timeline->slots[3 * 17].start_utc + 150 * 60);
}

static void
test_bad_sessions_are_refused (void)
{
  static const struct {
    const char *first, *last;
    int code;
  } cases[] = { { "2023-10-12", "2023-10-11", CURSUS_CORE_ERROR_INVALID },
                { "1600-01-01", "9999-12-31", CURSUS_CORE_ERROR_TOO_LARGE } };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CursusSession) session = fixture_session (cases[i].first, cases[i].last);
    g_autoptr (GError) error = NULL;
    g_assert_null (cursus_timeline_new (session, &error));
    g_assert_error (error, CURSUS_CORE_ERROR, cases[i].code);
    fixture_assert_says (error->message, cases[i].last);
  }
  static const int parts[4][2] = { { 540, 840 }, { 750, 900 }, { 900, 900 }, { 1000, 1441 } };
  for (guint i = 0; i < 4; i++) {
    g_autoptr (CursusSession) session = fixture_session ("2023-10-11", "2023-10-11");
    g_autoptr (GError) error = NULL;
    set_parts (session, i == 1 ? 2 : i == 0 ? 0 : 1, i < 2 ? parts : &parts[i]);
    g_assert_null (cursus_timeline_new (session, &error));
    g_assert_error (error, CURSUS_CORE_ERROR, CURSUS_CORE_ERROR_INVALID);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/timeline/change-of-clocks", test_change_of_clocks);
  g_test_add_func ("/core/timeline/parts-in-the-hour-that-changes", test_parts_in_the_hour_that_changes);
  g_test_add_func ("/core/timeline/short-and-long-nights", test_short_and_long_nights);
  g_test_add_func ("/core/timeline/days", test_days_count_workdays_weeks_months);
  g_test_add_func ("/core/timeline/one-day", test_one_day);
  g_test_add_func ("/core/timeline/meetings-fit", test_meetings_fit);
  g_test_add_func ("/core/timeline/closed-days-fit", test_closed_days_fit);
  g_test_add_func ("/core/timeline/meetings-end", test_meetings_end_when_their_minutes_are_over);
  g_test_add_func ("/core/timeline/grid-of-half-hours", test_a_grid_of_half_hours);
  g_test_add_func ("/core/timeline/bad-sessions-are-refused", test_bad_sessions_are_refused);
  return g_test_run ();
}
