/* Who is in the way of a meeting: people and rooms by name, with the session that has booked them. */
#include "app/joint-obstacles.h"

#include "app-fixture.h"

#define SESSION(id, module)                                                                                                      \
  "session { id = \"" id "\", title = \"S\", language = \"en\", timezone = \"Europe/Paris\",\n"                                  \
  "  from = \"2027-03-01\", to = \"2027-03-02\", slots = { am = \"09:00-12:30\", pm = \"14:00-17:30\" } }\n"                     \
  "site \"paris\" { name = \"Paris\", rooms = { { id = \"A\", name = \"Big room\" } } }\n"                                       \
  "speaker \"sp-eau\" { name = \"Claire Fontaine\" }\n"                                                                          \
  "people \"people.csv\"\n" module

/* Two sessions; the first has its meetings one after the other from the first slot on. */
static CursusRegion *
open_both (Fixture *fixture, const char *first, const char *second)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *problems = NULL;
  fixture_write (fixture, "first/session.lua", first);
  fixture_write (fixture, "second/session.lua", second);
  fixture_write (fixture, "first/people.csv", "id;name\nanne;Anne\n");
  fixture_write (fixture, "second/people.csv", "id;name\npaul;Paul\n");
  g_autofree char *one = fixture_path (fixture, "first"), *two = fixture_path (fixture, "second");
  char *paths[] = { one, two };
  CursusRegion *region = cursus_region_open (paths, 2, CURSUS_DATE_NONE, NULL, 1, &problems, &error);
  g_assert_no_error (error);
  CursusRegionSession *session = cursus_region_session (region, 0);
  const CursusProblem *problem = cursus_region_problem (region, 0);
  session->placements = g_new0 (CursusPlacement, problem->n_meetings);
  for (uint32_t m = 0; m < problem->n_meetings; m++) {
    uint32_t n = 0;
    const CursusPlacement *domain = cursus_problem_domain (problem, m, &n);
    for (uint32_t i = 0; i < n && domain[i].start <= m; i++)
      session->placements[m] = domain[i];
  }
  cursus_region_book (region, 0);
  return region;
}

/* (transfer full): of all meetings in @ids of the second session. */
static char *
tell (const CursusRegion *region, const char *ids)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) meetings = g_strsplit (ids, " ", 0);
  cursus_joint_obstacles_find (region, 1, meetings, texts);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv ("\n", (char **)texts->pdata);
}

static void
test_named (void)
{
  const char *first = SESSION ("first",
                               "module \"a\" { title = \"A\", format = \"onsite\", half_days = 1, speakers = \"sp-eau\" }\n"
                               "module \"b\" { title = \"B\", format = \"onsite\", half_days = 1 }\n");
  const char *second = SESSION ("second",
                                "module \"taught\" { title = \"T\", format = \"remote\", half_days = 1, speakers = \"sp-eau\" }\n"
                                "module \"there\" { title = \"O\", format = \"onsite\", half_days = 1 }\n"
                                "module \"alone\" { title = \"L\", format = \"remote\", half_days = 1 }\n");
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (CursusRegion) region = open_both (fixture, first, second);
  g_autofree char *taught = tell (region, "taught"), *there = tell (region, "there"), *alone = tell (region, "alone");
  assert_contains (taught, "second: “taught”");
  assert_contains (taught, "of its 4 placements other sessions have taken 1: “Claire Fontaine” in first (1)");
  assert_contains (there, "of its 4 placements other sessions have taken 2: “");
  assert_contains (there, "” in first (2)");
  g_assert_cmpstr (alone, ==, "");
  g_autofree char *all = tell (region, "alone there nobody taught"), *both = g_strjoin ("\n", there, taught, NULL);
  g_assert_cmpstr (all, ==, both);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/joint-obstacles/named", test_named);
  return g_test_run ();
}
