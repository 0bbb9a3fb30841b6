/* What is settled of sessions before they are planned together, and whether people with one id are one. */
#include "app/region-private.h"

#include "app/pinning.h"
#include "living-fixture.h"
#include "region-fixture.h"

#define TWO                                                                                                                      \
  REGION_HEAD ("first")                                                                                                          \
  "module \"a\" { title = \"A\", format = \"onsite\", half_days = 1, speakers = \"sp-eau\" }\n"                                  \
  "module \"b\" { title = \"B\", format = \"remote\", half_days = 1 }\n"                                                         \
  "use \"weekdays\" { weekdays = { \"tuesday\", \"wednesday\" }, weight = 3 }\n"                                                 \
  "published \"published.csv\"\n"
#define HEADING "session;meeting;date;start;end;site;room;speakers\n"
#define A "first;a;2027-03-01;14:00;17:30;Paris;A;sp-eau\n"
#define B "first;b;2027-03-02;14:00;17:30;;;\n"

/* Meeting @m of the only session is settled in slot @start, and can be nowhere else; or it is not, with CURSUS_UNPLACED. */
static void
assert_settled (const CursusRegion *region, uint32_t m, uint32_t start)
{
  const CursusRegionSession *session = cursus_region_session (region, 0);
  uint32_t n = 0;
  const CursusPlacement *domain = cursus_problem_domain (cursus_region_problem (region, 0), m, &n);
  g_assert_cmpuint (session->pins[m].start, ==, start);
  g_assert_true ((n == 1) == (start != CURSUS_UNPLACED));
  g_assert_true (n > 1 || cursus_placement_equal (domain[0], session->pins[m]));
}

static CursusRegion *
open_published (const Fixture *fixture, const char *table)
{
  static const char *const texts[] = { TWO };
  fixture_write (fixture, "s0/published.csv", table);
  return region_open_texts (fixture, texts, 1);
}

static void
test_published (void)
{
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (CursusRegion) whole = open_published (fixture, HEADING A B);
  const CursusRegionSession *session = cursus_region_session (whole, 0);
  assert_settled (whole, 0, 1);
  assert_settled (whole, 1, 3);
  g_assert_true (session->fixed);
  g_assert_true (cursus_region_is_planned (whole, 0));
  g_assert_true (cursus_placement_equal (session->placements[0], session->pins[0]));
  g_assert_cmpint (session->score.hard, ==, 0);
  g_assert_cmpint (session->score.soft, ==, 3); /* of Monday */
  g_autoptr (CursusRegion) part = open_published (fixture, HEADING B);
  session = cursus_region_session (part, 0);
  assert_settled (part, 0, CURSUS_UNPLACED);
  assert_settled (part, 1, 3);
  g_assert_false (session->fixed);
  g_assert_null (session->placements);
}

/* What participants hold and the session no longer allows is told, with the meeting. */
static void
test_misfits (void)
{
  static const char *const tables[] = {
    HEADING "first;a;2027-03-01;10:00;12:00;Paris;A;sp-eau\n",
    HEADING "first;a;2027-03-08;09:00;12:30;Paris;A;sp-eau\n",
    HEADING "first;a;2027-03-01;09:00;12:30;Paris;Gone;sp-eau\n",
    HEADING "first;a;2027-03-01;09:00;12:30;Paris;A;sp-gone\n",
  };
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    static const char *const texts[] = { TWO };
    char *paths[REGION_MOST_SESSIONS] = { NULL };
    g_autoptr (Fixture) fixture = fixture_new_empty ();
    g_autoptr (GError) error = NULL;
    g_autofree char *problems = NULL;
    fixture_write (fixture, "s0/published.csv", tables[i]);
    region_write_texts (fixture, texts, 1, paths);
    g_assert_null (cursus_region_open (paths, 1, CURSUS_DATE_NONE, NULL, 1, &problems, &error));
    g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
    assert_contains (problems, "session “first”: meeting “a” is published at a time, in a room or with speakers");
    region_free_paths (paths);
  }
}

/* (transfer full): the session of a saved plan; @store: (nullable). */
static CursusRegion *
open_living (const Fixture *fixture, const char *store, char **problems, GError **error)
{
  char *paths[] = { fixture->session };
  return cursus_region_open (paths, 1, CURSUS_DATE_NONE, store, 1, problems, error);
}

static CursusRegion *
open_right (const Fixture *fixture, const char *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *problems = NULL;
  CursusRegion *region = open_living (fixture, store, &problems, &error);
  g_assert_cmpstr (problems, ==, NULL);
  g_assert_no_error (error);
  return region;
}

/* On Tuesday 2 March, in the morning. */
static void
pin (const Fixture *fixture, const char *meeting, const char *where)
{
  g_autoptr (CursusWorkspace) workspace = fixture_open (fixture);
  g_autoptr (GError) error = NULL;
  const CursusPinningOptions options = { .force = true };
  bool refused = false;
  g_autofree char *text = cursus_pinning_move (workspace, meeting, where, true, &options, &refused, &error);
  g_assert_no_error (error);
  g_assert_false (refused);
}

/* Those of the newest revision in the session's own store, or in the one that is named. */
static void
test_pins (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autoptr (CursusRegion) before = open_right (fixture, NULL);
  g_assert_null (cursus_region_session (before, 0)->newest);
  g_assert_null (cursus_region_session (before, 0)->pinned);
  pin (fixture, "water", "2027-03-02 am");
  g_autoptr (CursusRegion) after = open_right (fixture, NULL);
  const CursusWorkspace *workspace = cursus_region_session (after, 0)->workspace;
  const uint32_t water = cursus_session_find_meeting (workspace->session, "water");
  for (uint32_t m = 0; m < workspace->frame->n_meetings; m++)
    assert_settled (after, m, m == water ? 2 : CURSUS_UNPLACED);
  g_assert_false (cursus_region_session (after, 0)->fixed);
  g_assert_cmpint (cursus_region_session (after, 0)->newest->revision, ==, 2);
  g_autofree char *other = fixture_path (fixture, "other.db");
  g_autoptr (CursusRegion) elsewhere = open_right (fixture, other);
  g_assert_null (cursus_region_session (elsewhere, 0)->pinned);
  g_assert_false (fixture_has (fixture, "other.db"));
}

static void
test_all_pinned (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  pin (fixture, "opening", "2027-03-01 am");
  pin (fixture, "water", "2027-03-02 am");
  pin (fixture, "air", "2027-03-03 pm");
  g_autoptr (CursusRegion) region = open_right (fixture, NULL);
  g_assert_true (cursus_region_session (region, 0)->fixed);
  g_assert_true (cursus_region_is_planned (region, 0));
}

/* The session has changed since. */
static void
test_forbidden_pin (void)
{
  g_autoptr (Fixture) fixture = living_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *problems = NULL;
  pin (fixture, "water", "2027-03-02 am");
  fixture_write (fixture, "small/session.lua",
                 FIXTURE_SESSION "use \"weekdays\" { as = \"fridays\", on = \"water\", weekdays = \"friday\" }\n");
  g_assert_null (open_living (fixture, NULL, &problems, &error));
  g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_INPUT);
  assert_contains (problems, "cursus: small: meeting “water” (Water) is pinned where it may not be (“fridays”)");
}

static void
test_broken_store (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FIXTURE_SESSION);
  g_autoptr (CursusRegion) region = open_right (fixture, NULL);
  g_autoptr (GString) problems = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  fixture_write (fixture, "broken.db", "This is no database, whatever its name says of it.\n");
  g_autofree char *store = fixture_path (fixture, "broken.db");
  g_assert_false (cursus_region_settle (region, store, problems, &error));
  g_assert_nonnull (error);
  assert_contains (error->message, "broken.db");
  g_assert_cmpstr (problems->str, ==, "");
}

#define ALONE "module \"alone\" { title = \"L\", format = \"remote\", half_days = 1 }\n"
#define NAMED(id, name) REGION_CALENDAR (id, "2027-03-01", "2027-03-02") REGION_SPEAKER ("sp-eau", name) ALONE

/* Each is held against who was named first; nobody is blamed who stands for participants without names. */
static void
test_people (void)
{
  static const char *const texts[] = {
    NAMED ("first", "Claire Fontaine"),
    NAMED ("second", "Claire Fontaine"),
    NAMED ("third", "Claire Source"),
    REGION_CALENDAR ("fourth", "2027-03-01", "2027-03-02") REGION_PEOPLE ALONE,
  };
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  fixture_write (fixture, "s3/people.csv", "id;name\nsp-eau;Claire Fontaine\n");
  g_autoptr (CursusRegion) region = region_open_texts (fixture, texts, 4);
  g_assert_cmpstr (
      region->warnings->str, ==,
      "warning: “sp-eau” is Claire Fontaine in “first” and Claire Source in “third”: taken for one person, who cannot "
      "be in two places\n"
      "warning: “sp-eau” is a speaker in “first” and a participant in “fourth”: taken for one person, who cannot be "
      "in two places\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("CURSUS_DB");
  g_test_add_func ("/app/region-settled/published", test_published);
  g_test_add_func ("/app/region-settled/misfits", test_misfits);
  g_test_add_func ("/app/region-settled/pins", test_pins);
  g_test_add_func ("/app/region-settled/all-pinned", test_all_pinned);
  g_test_add_func ("/app/region-settled/forbidden-pin", test_forbidden_pin);
  g_test_add_func ("/app/region-settled/broken-store", test_broken_store);
  g_test_add_func ("/app/region-settled/people", test_people);
  return g_test_run ();
}
