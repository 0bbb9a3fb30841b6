/* Who is in the way of a meeting: people and rooms by name, with the session that has booked them. */
#include "app/joint-obstacles.h"

#include "region-fixture.h"

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
  static const char *const texts[] = {
    REGION_HEAD ("first") "module \"a\" { title = \"A\", format = \"onsite\", half_days = 1, speakers = \"sp-eau\" }\n"
                          "module \"b\" { title = \"B\", format = \"onsite\", half_days = 1 }\n",
    REGION_HEAD ("second") "module \"taught\" { title = \"T\", format = \"remote\", half_days = 1, speakers = \"sp-eau\" }\n"
                           "module \"there\" { title = \"O\", format = \"onsite\", half_days = 1 }\n"
                           "module \"alone\" { title = \"L\", format = \"remote\", half_days = 1 }\n"
  };
  g_autoptr (Fixture) fixture = fixture_new_empty ();
  g_autoptr (CursusRegion) region = region_open_texts (fixture, texts, 2);
  region_place (region, 0, 0, 0);
  region_place (region, 0, 1, 1);
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
