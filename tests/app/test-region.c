/* What sessions side by side have in common, what they book, and which of them cannot be planned together. */
#include "app/region.h"

#include "region-fixture.h"

#define MODULE(id, rest) "module \"" id "\" { title = \"" id "\", half_days = 1, " rest " }\n"
#define TAUGHT MODULE ("taught", "format = \"onsite\", site = \"paris\", speakers = \"sp-eau\"")
#define SPEAKER REGION_SPEAKER ("sp-eau", "Claire Fontaine")

/* (transfer full): "Claire Fontaine, Big room": what session @index shares. */
static char *
list_shares (const CursusRegion *region, uint32_t index)
{
  const GArray *shares = cursus_region_session (region, index)->shares;
  GString *text = g_string_new (NULL);
  for (guint s = 0; s < shares->len; s++)
    g_string_append_printf (text, "%s%s", s > 0 ? ", " : "",
                            cursus_region_share_name (region, index, &g_array_index (shares, CursusRegionShare, s)));
  return g_string_free (text, FALSE);
}

static void
assert_shares (const CursusRegion *region, uint32_t index, const char *expected)
{
  g_autofree char *found = list_shares (region, index);
  g_assert_cmpstr (found, ==, expected);
}

/* "0 2" */
static void
assert_neighbours (const CursusRegion *region, uint32_t index, const char *expected)
{
  const GArray *neighbours = cursus_region_session (region, index)->neighbours;
  g_autoptr (GString) found = g_string_new (NULL);
  for (guint i = 0; i < neighbours->len; i++)
    g_string_append_printf (found, "%s%u", i > 0 ? " " : "", g_array_index (neighbours, uint32_t, i));
  g_assert_cmpstr (found->str, ==, expected);
}

/* Who and what some meeting of each of two sessions may need: not a place that holds several meetings, nor a speaker who can
 * never come, nor those who stand for participants without names. */
static void
test_shares (void)
{
  static const char *const texts[] = {
    REGION_HEAD ("first") "site \"hall\" { name = \"Hall\" }\n" REGION_SPEAKER ("sp-air", "Luc Vent")
        REGION_SPEAKER ("sp-rare", "Ada Rare") TAUGHT MODULE ("airy", "format = \"remote\", speakers = \"sp-air\"")
            MODULE ("rare", "format = \"remote\", speakers = \"sp-rare\"")
                MODULE ("gather", "format = \"onsite\", site = \"hall\""),
    REGION_HEAD (
        "second") "site \"hall\" { name = \"Hall\" }\n"
                  "speaker \"sp-rare\" { name = \"Ada Rare\", unavailable = { { \"2027-03-01\", \"2027-03-02\" } } }\n" MODULE (
                      "chosen", "format = \"onsite\", site = \"paris\", speakers = any { k = 1, \"sp-eau\", \"sp-rare\" }")
                      MODULE ("gather", "format = \"onsite\", site = \"hall\""),
    REGION_CALENDAR ("third", "2027-03-01", "2027-03-02") MODULE ("alone", "format = \"remote\""),
    REGION_CALENDAR ("fourth", "2027-03-01", "2027-03-02") MODULE ("alone", "format = \"remote\"")
  };
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  fixture_write (fixture, "s0/people.csv", "id;name\nanne;Anne\nboth;Both\n");
  fixture_write (fixture, "s1/people.csv", "id;name\npaul;Paul\nboth;Both\n");
  g_autoptr (CursusRegion) region = region_open_texts (fixture, texts, 4);
  assert_shares (region, 0, "Claire Fontaine, Both, Big room");
  assert_shares (region, 1, "Claire Fontaine, Both, Big room");
  assert_shares (region, 2, "");
  assert_shares (region, 3, "");
  assert_neighbours (region, 0, "1");
  assert_neighbours (region, 1, "0");
  assert_neighbours (region, 2, "");
  g_assert_cmpstr (region->warnings->str, ==, "");
}

/* Those whose dates meet, or nearly, as clocks may differ: each once, whatever they share. */
static void
test_neighbours (void)
{
  static const char *const texts[] = {
    REGION_CALENDAR ("a", "2027-03-01", "2027-03-02") SPEAKER REGION_PEOPLE TAUGHT,
    REGION_CALENDAR ("b", "2027-03-03", "2027-03-04") SPEAKER REGION_PEOPLE TAUGHT,
    REGION_CALENDAR ("c", "2027-03-05", "2027-03-08") SPEAKER REGION_PEOPLE TAUGHT,
    REGION_CALENDAR ("d", "2027-04-06", "2027-04-07") SPEAKER REGION_PEOPLE TAUGHT,
  };
  static const char *const expected[] = { "1", "0 2", "1", "" };
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (CursusRegion) region = region_open_texts (fixture, texts, 4);
  for (uint32_t i = 0; i < 4; i++) {
    assert_neighbours (region, i, expected[i]);
    assert_shares (region, i, "Claire Fontaine, Big room");
  }
}

/* A room is told with its site where it has no name of its own; each session has its own names, and the first one's count. */
static void
test_names (void)
{
  static const char *const texts[] = {
    "session { id = \"first\", title = \"S\", timezone = \"Europe/Paris\", from = \"2027-03-01\", to = \"2027-03-02\" }\n"
    "site \"paris\" { name = \"Paris\", rooms = { \"A\" } }\n" SPEAKER REGION_SPEAKER ("sp-air", "Luc Vent") TAUGHT,
    REGION_CALENDAR ("second", "2027-03-01", "2027-03-02") REGION_SPEAKER ("sp-eau", "Claire F.") TAUGHT,
  };
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (CursusRegion) region = region_open_texts (fixture, texts, 2);
  assert_shares (region, 0, "Claire Fontaine, paris/A");
  assert_shares (region, 1, "Claire F., Big room");
  g_assert_cmpstr (cursus_region_id (region, 1), ==, "second");
  const CursusRegionShare *person = &g_array_index (cursus_region_session (region, 1)->shares, CursusRegionShare, 0);
  g_assert_cmpstr (cursus_region_resource_name (region, person->resource), ==, "Claire Fontaine");
  const uint32_t other = cursus_bookings_resource (region->bookings, false, "sp-air");
  g_assert_cmpstr (cursus_region_resource_name (region, other), ==, "sp-air");
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* "0: 01 08:00-11:30; …": by session, day and time in UTC, the bookings of share @share of session @index. */
static void
assert_booked (const CursusRegion *region, uint32_t index, guint share, const char *expected)
{
  const GArray *shares = cursus_region_session (region, index)->shares;
  uint32_t n = 0;
  const CursusBooking *bookings = cursus_bookings_of (region->bookings, g_array_index (shares, CursusRegionShare, share).resource,
                                                      &n);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  for (uint32_t i = 0; i < n; i++) {
    g_autoptr (GDateTime) start = g_date_time_new_from_unix_utc (bookings[i].start_utc);
    g_autoptr (GDateTime) end = g_date_time_new_from_unix_utc (bookings[i].end_utc);
    g_autofree char *first = g_date_time_format (start, "%d %H:%M"), *last = g_date_time_format (end, "%H:%M");
    g_ptr_array_add (texts, g_strdup_printf ("%u: %s-%s", bookings[i].session, first, last));
  }
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);
  g_autofree char *found = g_strjoinv ("; ", (char **)texts->pdata);
  g_assert_cmpstr (found, ==, expected);
}

/* Each slot of a meeting, of everybody whom and the room which it needs where it is now. */
static void
test_bookings (void)
{
  static const char *const texts[] = {
    REGION_HEAD ("first") "module \"long\" { title = \"L\", format = \"onsite\", half_days = 2, speakers = \"sp-eau\" "
                          "}\n" MODULE ("alone", "format = \"remote\""),
    REGION_HEAD ("second") TAUGHT,
  };
  enum { SPEAKER_SHARE, PARTICIPANT_SHARE, ROOM_SHARE };
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  fixture_write (fixture, "s0/people.csv", "id;name\nboth;Both\n");
  fixture_write (fixture, "s1/people.csv", "id;name\nboth;Both\n");
  g_autoptr (CursusRegion) region = region_open_texts (fixture, texts, 2);
  cursus_region_book (region, 0); /* nothing has a place */
  assert_booked (region, 0, SPEAKER_SHARE, "");
  region_place (region, 0, 0, 0);
  region_place (region, 0, 1, 2);
  region_place (region, 1, 0, 3);
  assert_booked (region, 0, SPEAKER_SHARE, "0: 01 08:00-11:30; 0: 01 13:00-16:30; 1: 02 13:00-16:30");
  assert_booked (region, 1, PARTICIPANT_SHARE, "0: 01 08:00-11:30; 0: 01 13:00-16:30; 0: 02 08:00-11:30; 1: 02 13:00-16:30");
  assert_booked (region, 0, ROOM_SHARE, "0: 01 08:00-11:30; 0: 01 13:00-16:30; 1: 02 13:00-16:30");
  cursus_region_session (region, 0)->placements[0] = (CursusPlacement){ .start = CURSUS_UNPLACED };
  cursus_region_book (region, 0);
  assert_booked (region, 0, SPEAKER_SHARE, "1: 02 13:00-16:30");
  assert_booked (region, 0, PARTICIPANT_SHARE, "0: 02 08:00-11:30; 1: 02 13:00-16:30");
}

static void
test_planned (void)
{
  static const char *const texts[] = { REGION_HEAD ("first") TAUGHT MODULE ("alone", "format = \"remote\"") };
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (CursusRegion) region = region_open_texts (fixture, texts, 1);
  g_assert_false (cursus_region_is_planned (region, 0));
  region_place (region, 0, 0, 0);
  g_assert_false (cursus_region_is_planned (region, 0));
  region_place (region, 0, 1, 0); /* whatever rules say of it */
  g_assert_true (cursus_region_is_planned (region, 0));
}

/* Between two sessions, one of which can still be moved. */
static void
test_clashes (void)
{
  static const char *const texts[] = {
    REGION_HEAD ("first") TAUGHT MODULE ("again", "format = \"remote\", speakers = \"sp-eau\""),
    REGION_HEAD ("second") TAUGHT,
  };
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (CursusRegion) region = region_open_texts (fixture, texts, 2);
  g_assert_false (cursus_region_has_clashes (region));
  region_place (region, 0, 0, 0);
  region_place (region, 0, 1, 0);
  region_place (region, 1, 0, 1);
  g_assert_false (cursus_region_has_clashes (region));
  region_place (region, 1, 0, 0);
  g_assert_true (cursus_region_has_clashes (region));
  cursus_region_session (region, 0)->fixed = true;
  g_assert_true (cursus_region_has_clashes (region));
  cursus_region_session (region, 1)->fixed = true;
  g_assert_false (cursus_region_has_clashes (region));
}

/* What is settled is booked from the start; what is declared to be one event is one, whoever is asked first. */
static void
test_one_event (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (CursusRegion) region = region_open_one_event (fixture);
  g_assert_true (cursus_region_session (region, 1)->fixed);
  assert_shares (region, 0, "Claire Fontaine, Big room");
  assert_booked (region, 0, 0, "1: 01 08:00-11:30");
  assert_booked (region, 0, 1, "1: 01 08:00-11:30; 1: 01 13:00-16:30");
  g_assert_true (cursus_region_are_one_event (region, 0, 0, 1, 0));
  g_assert_true (cursus_region_are_one_event (region, 1, 0, 0, 0));
  g_assert_false (cursus_region_are_one_event (region, 0, 0, 1, 1));
  g_assert_false (cursus_region_are_one_event (region, 0, 1, 1, 0));
}

#define ORDER(a, b) "use \"order\" { as = \"" a "-first\", before = \"" a "\", after = \"" b "\" }\n"
#define CIRCLE                                                                                                                   \
  REGION_HEAD ("first") TAUGHT MODULE ("next", "format = \"remote\"") ORDER ("taught", "next") ORDER ("next", "taught")
#define ABSENT                                                                                                                   \
  REGION_CALENDAR ("second", "2027-03-01", "2027-03-02")                                                                         \
  "speaker \"sp-eau\" { name = \"Claire Fontaine\", unavailable = { { \"2027-03-01\", \"2027-03-02\" } } }\n" REGION_PEOPLE TAUGHT

/* Everything that is wrong with all of them is told at once. */
static void
test_refused (void)
{
  static const struct {
    const char *texts[2];
    int code;
    const char *says[2];
  } cases[] = {
    { { REGION_HEAD ("first") TAUGHT, REGION_HEAD ("first") TAUGHT },
      CURSUS_APP_ERROR_INPUT,
      { "are both the session “first”", "give each once" } },
    { { REGION_HEAD ("first") "nonsense \"x\" {}\n", REGION_HEAD ("second") TAUGHT "use \"no-such-rule\" {}\n" },
      CURSUS_APP_ERROR_INPUT,
      { "s0/session.lua:6: ", "no-such-rule" } },
    { { REGION_HEAD ("first") TAUGHT, ABSENT }, CURSUS_APP_ERROR_NO, { "second: ", "taught" } },
    { { CIRCLE, REGION_HEAD ("second") TAUGHT }, CURSUS_APP_ERROR_INPUT, { "first: ", "“taught-first”" } },
    { { CIRCLE, ABSENT }, CURSUS_APP_ERROR_NO, { "first: ", "second: " } },
    { { REGION_ONE_EVENT_FIRST, REGION_ONE_EVENT_SECOND },
      CURSUS_APP_ERROR_INPUT,
      { "“first” takes the plan of “second” as given", "publish it" } },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    char *paths[REGION_MOST_SESSIONS] = { NULL };
    g_autoptr (Fixture) fixture = fixture_new_empty ();
    g_autoptr (GError) error = NULL;
    g_autofree char *problems = NULL;
    fixture_write (fixture, "s0/second.csv", REGION_ONE_EVENT_PLAN);
    region_write_texts (fixture, cases[i].texts, 2, paths);
    g_assert_null (cursus_region_open (paths, 2, CURSUS_DATE_NONE, NULL, 2, &problems, &error));
    g_assert_error (error, CURSUS_APP_ERROR, cases[i].code);
    for (guint k = 0; k < 2; k++)
      assert_contains (problems, cases[i].says[k]);
    region_free_paths (paths);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("CURSUS_DB");
  g_test_add_func ("/app/region/shares", test_shares);
  g_test_add_func ("/app/region/neighbours", test_neighbours);
  g_test_add_func ("/app/region/names", test_names);
  g_test_add_func ("/app/region/bookings", test_bookings);
  g_test_add_func ("/app/region/planned", test_planned);
  g_test_add_func ("/app/region/clashes", test_clashes);
  g_test_add_func ("/app/region/one-event", test_one_event);
  g_test_add_func ("/app/region/refused", test_refused);
  return g_test_run ();
}
