/* Every fact of the table, on a session known by heart. */
#include "rules/rules-example.h"

#define NIL CURSUS_FACT_NIL

/* One reading: of @unit at @at (for a run: its first meeting; @second_at: its second), of @fact, is @value. */
typedef struct {
  uint32_t unit;
  const char *at;
  const char *fact;
  uint32_t argument;
  int32_t value;
} Case;

static void
assert_cases (const Case *cases, guint n_cases)
{
  g_auto (Fixture) fixture = example_session ();
  for (guint i = 0; i < n_cases; i++) {
    const Case *c = &cases[i];
    CursusPlacement placements[6];
    CursusFact fact = cursus_fact_find (c->fact);
    g_assert_cmpint (fact, !=, CURSUS_N_FACTS);
    for (uint32_t m = 0; m < 6; m++)
      placements[m] = example_at ("0.0 r1 s0");
    if (c->unit < 6)
      placements[c->unit] = example_at (c->at);
    int32_t value = cursus_fact_read (fixture.frame, placements, c->unit, fact, c->argument);
    if (value != c->value)
      g_error ("%s of unit %u at %s is %d, not %d", c->fact, c->unit, c->at, value, c->value);
  }
}

static void
test_static (void)
{
  static const Case cases[] = {
    { 0, "0.0", "module", 0, 0 },
    { 3, "0.0", "module", 0, 1 },
    { 7, "", "module", 0, 1 },
    { 0, "0.0", "format", 0, 0 },
    { 5, "0.0", "format", 0, 1 },
    { 8, "", "format", 0, 3 },
    { 0, "0.0", "group", 0, NIL },
    { 3, "0.0", "group", 0, 0 },
    { 8, "", "group", 0, 1 },
    { 0, "0.0", "order", 0, 1 },
    { 9, "", "order", 0, 3 },
    { 1, "0.0", "part", 0, 1 },
    { 4, "0.0", "part", 0, 2 },
    { 0, "0.0", "parts", 0, 1 },
    { 7, "", "parts", 0, 2 },
    { 0, "0.0", "slots", 0, 2 },
    { 7, "", "slots", 0, 2 }, /* 1 + 1 */
    { 0, "0.0", "minutes", 0, 420 },
    { 8, "", "minutes", 0, 420 }, /* 210 + 210 */
    { 5, "0.0", "minutes", 0, 90 },
    { 0, "0.0", "headcount", 0, 3 },
    { 1, "0.0", "headcount", 0, 2 },
    { 8, "", "headcount", 0, 1 },
    { 0, "0.0", "remote", 0, 0 },
    { 9, "", "remote", 0, 1 },
    { 0, "0.0", "first", 0, 1 },
    { 5, "0.0", "first", 0, 0 },
    { 0, "0.0", "last", 0, 0 },
    { 9, "", "last", 0, 1 },
    { 0, "0.0", "earliest_day", 0, 1 }, /* 27 October */
    { 6, "", "latest_day", 0, 8 },      /* 3 November */
    { 1, "0.0", "earliest_day", 0, NIL },
    { 7, "", "latest_day", 0, NIL },
  };
  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_time (void)
{
  static const Case cases[] = {
    { 1, "0.0", "day", 0, 0 },
    { 1, "13.2", "day", 0, 13 },
    { 1, "0.0", "workday", 0, 0 },
    { 1, "2.0", "workday", 0, 2 }, /* a Saturday: before it Thursday and Friday */
    { 1, "4.0", "workday", 0, 2 }, /* Friday 1, Monday 2: neighbours */
    { 1, "6.0", "workday", 0, 4 }, /* 1 November is closed: */
    { 1, "7.0", "workday", 0, 4 }, /* it and the day after it count the same days before them */
    { 1, "13.0", "workday", 0, 8 },
    { 1, "0.0", "weekday", 0, 4 },
    { 1, "3.0", "weekday", 0, 7 },
    { 1, "4.0", "weekday", 0, 1 },
    { 1, "3.2", "week", 0, 0 },
    { 1, "4.0", "week", 0, 1 },
    { 1, "13.0", "week", 0, 2 },
    { 1, "5.0", "month", 0, 0 },
    { 1, "6.0", "month", 0, 1 },
    { 1, "4.1", "slot", 0, 13 },
    { 0, "4.1", "last_slot", 0, 14 },
    { 1, "4.1", "last_slot", 0, 13 },
    { 1, "4.2", "day_part", 0, 2 },
    { 1, "4.1", "start_minute", 0, 840 },
    { 1, "4.2", "start_minute", 0, 1080 },
    { 1, "4.1", "end_minute", 0, 1050 },
    { 1, "4.2", "end_minute", 0, 1200 }, /* 210 minutes as half-day: ends with the slot of 120 */
    { 0, "4.0", "end_minute", 0, 1050 }, /* 210 + 210 */
    { 0, "4.1", "end_minute", 0, 1200 }, /* 210 + 120 */
    { 5, "4.0", "end_minute", 0, 630 },  /* 90 minutes from 09:00 */
    { 5, "3.2", "end_minute", 0, 1170 }, /* 90 minutes from 18:00 */
    { 5, "4.0", "starts", 0, 4 * 1440 + 540 },
    { 5, "4.1", "ends", 0, 4 * 1440 + 930 },
  };
  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_place (void)
{
  static const Case cases[] = {
    { 1, "4.0 r1", "site", 0, 0 },
    { 1, "4.0 r3", "site", 0, 1 },
    { 5, "4.0 r0", "site", 0, NIL },
    { 1, "4.0 r2", "room", 0, 2 },
    { 1, "4.0 r3", "room", 0, NIL }, /* a site without rooms */
    { 5, "4.0 r0", "room", 0, NIL },
    { 0, "4.0 r1", "over_capacity", 0, 1 }, /* 3 people, 2 seats */
    { 1, "4.0 r1", "over_capacity", 0, 0 },
    { 0, "4.0 r2", "over_capacity", 0, 0 },    /* without limit */
    { 0, "4.0 r1", "missing_features", 0, 1 }, /* sound */
    { 0, "4.0 r2", "missing_features", 0, 2 },
    { 1, "4.0 r2", "missing_features", 0, 0 },
    { 1, "11.0 r1", "on", 1, 1 },
    { 1, "11.0 r1", "on", 0, 0 },
    { 1, "6.0 r1", "on", 0, 1 },
    { 0, "4.0 r2", "travel_to", 1, 0 },  /* meeting 1 is in paris/A, at the same site */
    { 0, "4.0 r3", "travel_to", 1, 90 }, /* Reims to Paris */
    { 0, "4.0 r4", "travel_to", 1, NIL },
    { 5, "4.0 r0", "travel_to", 1, 0 },
    { 0, "4.1", "days_to", 1, -4 }, /* meeting 1 is on the first day */
  };
  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_people (void)
{
  static const Case cases[] = {
    { 1, "4.0 r1 s0", "busy_speakers", 0, 1 }, /* Sam, 10:00 to 11:00 */
    { 1, "4.0 r1 s1", "busy_speakers", 0, 0 },
    { 1, "4.1 r1 s0", "busy_speakers", 0, 0 },
    { 0, "4.0 r1 s0", "busy_speakers", 0, 1 },
    { 1, "4.1 r1 s1", "reluctant_speakers", 0, 1 }, /* Sue, 14:00 to 15:00 */
    { 1, "4.2 r1 s1", "reluctant_speakers", 0, 0 },
    { 1, "5.2 r1 s1", "preferring_speakers", 0, 1 },
    { 1, "5.2 r1 s0", "preferring_speakers", 0, 0 },
    { 1, "5.2 r1 s1", "choosy_speakers", 0, 1 }, /* Sue, who likes another day or none: wherever the meeting is */
    { 1, "4.0 r1 s1", "choosy_speakers", 0, 1 },
    { 1, "5.2 r1 s0", "choosy_speakers", 0, 0 },        /* Sam never said */
    { 1, "5.0 r1 s0", "absent_participants", 0, 1 },    /* Ann */
    { 2, "5.0 r1 s0", "absent_participants", 0, 0 },    /* Cid alone */
    { 0, "5.0 r1 s0", "reluctant_participants", 0, 1 }, /* Bob */
    { 0, "5.1 r1 s0", "reluctant_participants", 0, 0 },
    { 1, "4.0 r1 s1", "busy", SAM, 1 }, /* whether or not he speaks there */
    { 1, "4.0 r1 s1", "busy", SUE, 0 },
    { 5, "5.1 r0 s0", "busy", ANN, 1 },
    { 1, "4.0 r1 s0", "involves", SAM, 1 },
    { 1, "4.0 r1 s1", "involves", SAM, 0 },
    { 1, "4.0 r1 s1", "involves", ANN, 1 },
    { 1, "4.0 r1 s1", "involves", CID, 0 },
    { 1, "4.0 r1 s0", "shares_people", 2, 1 }, /* Sam speaks to both groups */
    { 1, "4.0 r1 s1", "shares_people", 2, 0 },
    { 1, "4.0 r1 s1", "shares_people", 3, 1 }, /* the same group */
    { 1, "4.0 r1 s0", "shares_speakers", 2, 1 },
    { 1, "4.0 r1 s1", "shares_speakers", 2, 0 },
    { 5, "4.0 r0 s0", "shares_people", 2, 1 },
    { 1, "0.0", "same_audience", 2, 0 },
    { 1, "0.0", "same_audience", 0, 1 },
    { 7, "", "same_audience", 8, 0 },
    { 7, "", "same_audience", 6, 1 },
  };
  assert_cases (cases, G_N_ELEMENTS (cases));
}

/* A person who cannot come neither likes it nor would rather not. */
static void
test_unavailable_wins (void)
{
  CursusSession *session = fixture_session ("2023-10-30", "2023-10-31");
  fixture_person (session, "sam", CURSUS_ROLE_SPEAKER, "");
  fixture_available (session, 0, CURSUS_LEVEL_RELUCTANT, "2023-10-30", 0, 1440);
  fixture_available (session, 0, CURSUS_LEVEL_PREFERRED, "2023-10-30", 0, 1440);
  fixture_available (session, 0, CURSUS_LEVEL_UNAVAILABLE, "2023-10-30", 540, 750);
  CursusModule *module = fixture_module (session, "web", "", "");
  fixture_part (module, 1, 210);
  fixture_speakers (module, 1, "0");
  g_auto (Fixture) fixture = fixture_compile (session);
  CursusPlacement am = { .start = 0 }, pm = { .start = 1 };
  g_assert_cmpint (cursus_fact_read (fixture.frame, &am, 0, CURSUS_FACT_BUSY_SPEAKERS, 0), ==, 1);
  g_assert_cmpint (cursus_fact_read (fixture.frame, &am, 0, CURSUS_FACT_RELUCTANT_SPEAKERS, 0), ==, 0);
  g_assert_cmpint (cursus_fact_read (fixture.frame, &am, 0, CURSUS_FACT_PREFERRING_SPEAKERS, 0), ==, 0);
  g_assert_cmpint (cursus_fact_read (fixture.frame, &pm, 0, CURSUS_FACT_BUSY_SPEAKERS, 0), ==, 0);
  g_assert_cmpint (cursus_fact_read (fixture.frame, &pm, 0, CURSUS_FACT_RELUCTANT_SPEAKERS, 0), ==, 1);
  g_assert_cmpint (cursus_fact_read (fixture.frame, &pm, 0, CURSUS_FACT_PREFERRING_SPEAKERS, 0), ==, 1);
}

/* Facts of modules look at all their meetings, in whatever order these are placed. */
static void
test_runs (void)
{
  static const struct {
    const char *name;
    int32_t value;
  } facts[] = {
    { "first_day", 2 }, { "last_day", 11 },  { "first_workday", 2 },       { "last_workday", 6 },       { "first_week", 0 },
    { "last_week", 2 }, { "first_slot", 7 }, { "starts", 2 * 1440 + 840 }, { "ends", 11 * 1440 + 750 },
  };
  g_auto (Fixture) fixture = example_session ();
  CursusPlacement placements[6] = { { 0 } };
  placements[1] = example_at ("11.0 r1 s0"); /* water.1 after */
  placements[3] = example_at ("2.1 r1 s0");  /* water.2 */
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++) {
    CursusFact fact = cursus_fact_find (facts[i].name);
    g_assert_cmpint (cursus_fact_read (fixture.frame, placements, 7, fact, 0), ==, facts[i].value);
  }
  g_assert_cmpint (cursus_fact_read (fixture.frame, placements, 3, cursus_fact_find ("first_day"), 0), ==, 2);
  g_assert_cmpint (cursus_fact_read (fixture.frame, placements, 3, cursus_fact_find ("last_week"), 0), ==, 0);
}

static void
test_tags (void)
{
  g_auto (Fixture) fixture = example_session ();
  CursusPlacement placements[6] = { { 0 } };
  CursusFact has = cursus_fact_find ("has");
  g_assert_true (cursus_fact_read (fixture.frame, placements, 0, has, g_quark_from_string ("intro")));
  g_assert_false (cursus_fact_read (fixture.frame, placements, 0, has, g_quark_from_string ("energy")));
  g_assert_true (cursus_fact_read (fixture.frame, placements, 7, has, g_quark_from_string ("energy")));
  g_assert_false (cursus_fact_read (fixture.frame, placements, 9, has, g_quark_from_string ("energy")));
}

static void
test_texts (void)
{
  g_auto (Fixture) fixture = example_session ();
  static const struct {
    CursusFactType type;
    int32_t value;
    const char *text;
  } cases[] = {
    { CURSUS_FACT_TYPE_MODULE, 1, "water" },       { CURSUS_FACT_TYPE_FORMAT, 3, "visit" },
    { CURSUS_FACT_TYPE_GROUP, 1, "g2" },           { CURSUS_FACT_TYPE_SITE, 1, "reims" },
    { CURSUS_FACT_TYPE_ROOM, 2, "paris/B" },       { CURSUS_FACT_TYPE_PART, 2, "evening" },
    { CURSUS_FACT_TYPE_MEETING, 4, "water.2@g2" }, { CURSUS_FACT_TYPE_SITE, NIL, NULL },
    { CURSUS_FACT_TYPE_INTEGER, 1, NULL },         { CURSUS_FACT_TYPE_BOOLEAN, 1, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (cursus_fact_text (fixture.frame, cases[i].type, cases[i].value), ==, cases[i].text);
}

static void
test_table (void)
{
  for (CursusFact fact = 0; fact < CURSUS_N_FACTS; fact++) {
    const CursusFactInfo *info = cursus_fact_info (fact);
    g_assert_cmpint (cursus_fact_find (info->name), ==, fact);
    g_assert_cmpstr (info->doc, !=, "");
  }
  g_assert_cmpint (cursus_fact_find ("days"), ==, CURSUS_N_FACTS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/fact/static", test_static);
  g_test_add_func ("/rules/fact/time", test_time);
  g_test_add_func ("/rules/fact/place", test_place);
  g_test_add_func ("/rules/fact/people", test_people);
  g_test_add_func ("/rules/fact/unavailable-wins", test_unavailable_wins);
  g_test_add_func ("/rules/fact/runs", test_runs);
  g_test_add_func ("/rules/fact/tags", test_tags);
  g_test_add_func ("/rules/fact/texts", test_texts);
  g_test_add_func ("/rules/fact/table", test_table);
  return g_test_run ();
}
