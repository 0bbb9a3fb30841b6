/* Tests of the session verb, its slots and its calendars. */
#include "session-folder.h"

#define REST SITE_LINE MODULE_LINE
#define WITH(more)                                                                                                               \
  "session { id = \"s\", title = \"S\", timezone = \"Europe/Paris\", from = \"2024-01-08\", to = \"2024-03-29\", " more          \
  " }\n" REST

static void
test_defaults (void)
{
  g_autoptr (Folder) folder = folder_load_right (SESSION_LINE REST);
  const CursusSession *session = folder->session;
  g_assert_cmpstr (session->language, ==, "fr");
  g_assert_cmpuint (session->half_day_minutes, ==, 210);
  g_assert_cmpuint (session->slots_per_half_day, ==, 1);
  g_assert_cmpuint (session->weekdays, ==, 0x1f);
  g_assert_cmpuint (session->declared_minutes, ==, 0);
  g_assert_cmpint (session->today, ==, CURSUS_DATE_NONE); /* no clock is asked */
  g_assert_cmpuint (session->day_parts->len, ==, 2);
  g_assert_cmpstr (cursus_session_day_part (session, 0)->id, ==, "am");
  g_assert_cmpint (cursus_session_day_part (session, 1)->start_minute, ==, 14 * 60);
}

static void
test_everything (void)
{
  g_autoptr (Folder) folder = folder_load_right (
      WITH ("description = \"two\\nlines\", contact = \"c\", organiser = \"o\", language = \"en\", days = 0.5,"
            "half_day_minutes = 180, headcount = 22, today = \"2023-11-05\", weekdays = { \"mon-wed\", \"samedi\" }"));
  const CursusSession *session = folder->session;
  g_assert_cmpstr (session->description, ==, "two\nlines");
  g_assert_cmpstr (session->contact, ==, "c");
  g_assert_cmpstr (session->organiser, ==, "o");
  g_assert_cmpstr (session->language, ==, "en");
  g_assert_cmpuint (session->declared_minutes, ==, 180);
  g_assert_cmpuint (session->expected_headcount, ==, 22);
  g_assert_cmpint (session->today, ==, cursus_date_from_ymd (2023, 11, 5));
  g_assert_cmpuint (session->weekdays, ==, 0x27);
}

static void
test_weekdays (void)
{
  static const struct {
    const char *text;
    uint8_t bits;
  } rows[] = { { "\"monday\"", 0x01 }, { "\"thu-fri\"", 0x18 }, { "\"Jeudi\"", 0x08 }, { "{ \"lun\", \"dim\" }", 0x41 } };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text = g_strdup_printf (WITH ("weekdays = %s"), rows[i].text);
    g_autoptr (Folder) folder = folder_load_right (text);
    g_assert_cmphex (folder->session->weekdays, ==, rows[i].bits);
  }
  assert_wrong (WITH ("weekdays = { \"mon\", \"funday\" }"), "“weekdays” has “funday”; accepted: names such as “monday”");
  assert_wrong (WITH ("weekdays = \"fri-mon\""), "“weekdays” has “fri-mon”");
  assert_wrong (WITH ("weekdays = {}"), "there would be no day to plan on");
  assert_wrong (WITH ("weekdays = 5"), "“weekdays” is a whole number (5)");
}

static void
test_days (void)
{
  assert_wrong (WITH ("days = 0.3333"), "“days” is 0.3333, which is no whole number of minutes");
  assert_wrong (WITH ("days = \"11\""), "“days” is a text (\"11\"); accepted: a number");
  assert_wrong (WITH ("days = -1"), "accepted: a number from 0.01 to 2000");
  assert_wrong (WITH ("days = 2"), "add up to 0.5 days");
}

static void
test_dates (void)
{
#define DATES(from, to) "session { id = \"s\", title = \"S\", timezone = \"UTC\", from = \"" from "\", to = \"" to "\" }\n" REST
  assert_wrong (DATES ("2024-02-30", "2024-03-29"), "“from”: ");
  assert_wrong (DATES ("2024-04-01", "2024-03-29"), "“to” (2024-03-29) is before “from” (2024-04-01)");
  assert_wrong (DATES ("2024-04-01", "2034-03-29"), "accepted: at most 5 years");
  assert_wrong (DATES ("01/04/2024", "2024-05-01"), "“from”: ");
}

static void
test_named_slots (void)
{
  g_autoptr (Folder) folder = folder_load_right (
      WITH ("slots = { evening = \"18:00-20:00\", a = \"09:00-10:30\", b = \"10:45-12:30\", per_half_day = 2 }"));
  const CursusSession *session = folder->session;
  g_assert_cmpuint (session->day_parts->len, ==, 3);
  g_assert_cmpstr (cursus_session_day_part (session, 0)->id, ==, "a");
  g_assert_cmpstr (cursus_session_day_part (session, 2)->id, ==, "evening");
  g_assert_cmpuint (session->slots_per_half_day, ==, 2);
  g_assert_cmpuint (cursus_session_meeting (session, 0)->n_slots, ==, 2);
}

static void
test_grid (void)
{
  g_autoptr (Folder) folder = folder_load_right (WITH ("slots = { grid = 30, from = \"08:00\", to = \"18:00\" }"));
  const CursusSession *session = folder->session;
  g_assert_cmpuint (session->day_parts->len, ==, 20);
  g_assert_cmpstr (cursus_session_day_part (session, 3)->id, ==, "09:30");
  g_assert_cmpuint (session->slots_per_half_day, ==, 7);
  g_assert_cmpuint (cursus_session_meeting (session, 0)->n_slots, ==, 7);
  g_assert_cmpuint (cursus_session_meeting (session, 0)->minutes, ==, 210);
}

static void
test_wrong_slots (void)
{
  assert_wrong (WITH ("slots = \"am\""), "“slots” is a text (\"am\"); accepted: a table such as");
  assert_wrong (WITH ("slots = {}"), "“slots” needs names");
  assert_wrong (WITH ("slots = { am = \"9h-12h\" }"), "the slot “am”: ");
  assert_wrong (WITH ("slots = { am = \"12:30-09:00\" }"), "the slot “am”: ");
  assert_wrong (WITH ("slots = { am = 9 }"), "“am” is a whole number (9)");
  assert_wrong (WITH ("slots = { am = \"09:00-12:30\", pm = \"12:00-17:30\" }"), "the slots “am” and “pm” overlap");
  assert_wrong (WITH ("slots = { am = \"09:00-12:30\", per_half_day = 0 }"), "accepted: a whole number from 1 to 24");
  assert_wrong (WITH ("slots = { grid = 30, from = \"08:00\", to = \"18:10\" }"), "is no whole number of slots of 30 minutes");
  assert_wrong (WITH ("slots = { grid = 30, from = \"18:00\", to = \"08:00\" }"), "is no whole number of slots of 30 minutes");
  assert_wrong (WITH ("slots = { grid = 1, from = \"08:00\", to = \"18:00\" }"), "accepted: a whole number from 5 to 720");
  assert_wrong (WITH ("slots = { grid = 30, from = \"08:00\" }"), "“to” is missing");
  assert_wrong (WITH ("slots = { grid = 30, from = \"08:00\", to = \"18:00\", am = \"09:00-10:00\" }"), "unknown key “am”");
}

static const char *const calendars_lua = WITH (
    "calendars = { closed \"fr-holidays\", closed { \"2024-02-01\", \"2024-02-03\" }, closed \"2024-02-10\",\n"
    "closed { from = \"2024-03-01\", to = \"2024-03-02\", title = \"Fair\" }, closed \"cal/zone.ics\", closed \"mine\" }") //
    "calendar \"mine\" { title = \"Mine\", ranges = { { \"2024-01-15\", \"2024-01-16\" }, \"2024-01-20\" } }\n"
    "calendar \"unused\" { builtin = \"fr-holidays\" }\n";

static void
test_calendars (void)
{
  static const char *const closed_dates[] = { "2024-02-02", "2024-02-10", "2024-03-02", "2024-01-10", "2024-01-20" };
  g_autoptr (Folder) folder = folder_new (calendars_lua);
  folder_write (folder, "cal/zone.ics", "");
  g_assert_nonnull (folder_load (folder));
  const CursusSession *session = folder->session;
  g_assert_cmpuint (session->closed->len, ==, 6);
  g_assert_cmpuint (session->calendars->len, ==, 7);
  g_assert_cmpstr (cursus_session_calendar (session, cursus_session_find_calendar (session, "mine"))->title, ==, "Mine");
  for (gsize i = 0; i < G_N_ELEMENTS (closed_dates); i++) {
    CursusDate date;
    guint n_closed = 0;
    g_assert_true (cursus_date_parse (closed_dates[i], &date, NULL));
    for (guint c = 0; c < session->closed->len; c++)
      n_closed += cursus_calendar_contains (cursus_session_calendar (session, g_array_index (session->closed, uint32_t, c)),
                                            date);
    g_assert_cmpuint (n_closed, ==, 1);
  }
}

static void
test_wrong_calendars (void)
{
  assert_wrong (WITH ("calendars = closed \"fr-holidays\""), "accepted: a list such as { closed \"fr-holidays\" }");
  assert_wrong (WITH ("calendars = { \"fr-holidays\" }"), "accepted: closed \"fr-holidays\"");
  assert_wrong (WITH ("calendars = { closed \"fr-holiday\" }"), "there is no calendar “fr-holiday”: did you mean “fr-holidays”?");
  assert_wrong (WITH ("calendars = { closed \"2024-02-31\" }"), "“calendars”: ");
  assert_wrong (WITH ("calendars = { closed { \"2024-02-03\", \"2024-02-01\" } }"), "the last date (2024-02-01) is before");
  assert_wrong (WITH ("calendars = { closed { \"2024-02-03\", \"2024-02-04\", \"2024-02-05\" } }"),
                "accepted: one date, or the first");
  assert_wrong (WITH ("calendars = { closed { from = \"2024-02-03\" } }"), "“to” is missing");
  assert_wrong (WITH ("calendars = { closed \"no.ics\" }"), "the file “no.ics” cannot be read");
  assert_wrong (WITH ("calendars = { closed \"fr-holidays\", closed \"fr-holidays\" }"), "stands twice in “calendars”");
  assert_wrong (SESSION_LINE REST "calendar \"c\" { title = \"C\" }", "needs exactly one of “file”, “ranges” and “builtin”");
  assert_wrong (SESSION_LINE REST "calendar \"c\" { builtin = \"moon\" }", "“builtin”: ");
  assert_wrong (SESSION_LINE REST "calendar \"c\" { ranges = \"2024-01-01\" }", "“ranges” is a text");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/load-session/defaults", test_defaults);
  g_test_add_func ("/script/load-session/everything", test_everything);
  g_test_add_func ("/script/load-session/weekdays", test_weekdays);
  g_test_add_func ("/script/load-session/days", test_days);
  g_test_add_func ("/script/load-session/dates", test_dates);
  g_test_add_func ("/script/load-session/named-slots", test_named_slots);
  g_test_add_func ("/script/load-session/grid", test_grid);
  g_test_add_func ("/script/load-session/wrong-slots", test_wrong_slots);
  g_test_add_func ("/script/load-session/calendars", test_calendars);
  g_test_add_func ("/script/load-session/wrong-calendars", test_wrong_calendars);
  return g_test_run ();
}
