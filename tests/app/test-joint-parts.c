/* Sessions as parts of a joint proof. */
#include "app/joint-parts.h"

#include "region-fixture.h"

static void
test_parts (void)
{
  const Region region = { .n_sessions = 2,
                          .n_meetings = { 2, 1 },
                          .speakers = { { 1, 2 }, { 2 } },
                          .late = { 1, 1, 1, 1 },
                          .afternoon = { 1, 1, 1, 1 },
                          .absent = { 3, 3, 3 } };
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (CursusRegion) opened = region_open (&region, &fixture);
  g_assert_true (cursus_joint_parts_can_be_joined (opened));
  CursusRegionSession *first = cursus_region_session (opened, 0);
  first->placements = g_new0 (CursusPlacement, 2);
  first->score = (CursusScore){ 0, 7 };
  g_autoptr (GArray) without = cursus_joint_parts_new (opened, NULL, false);
  g_autoptr (GArray) with = cursus_joint_parts_new (opened, NULL, true);
  g_assert_cmpuint (without->len, ==, 2);
  const CursusJointPart *part = &g_array_index (without, CursusJointPart, 0), *same = &g_array_index (with, CursusJointPart, 0);
  g_assert_true (part->problem == cursus_region_problem (opened, 0));
  g_assert_null (part->start);
  g_assert_true (same->start == first->placements);
  g_assert_cmpint (same->score.soft, ==, 7);
  /* The second speaker and the room. */
  g_assert_cmpuint (part->shares->len, ==, 2);
  g_assert_false (g_array_index (part->shares, CursusJointShare, 0).is_room);
  g_assert_true (g_array_index (part->shares, CursusJointShare, 1).is_room);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/joint-parts/parts", test_parts);
  return g_test_run ();
}
