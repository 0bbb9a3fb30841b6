/* Small regions: what joint plans cost at least, by brute force, and what is proven of them. */
#include "app/joint-proof.h"

#include "app/error.h"
#include "core/plan.h"
#include "region-fixture.h"

#define N_REGIONS 25 /* CURSUS_TEST_ROUNDS: others */
#define MOST_SESSIONS 3

/* NULL when counting alone shows that there is no plan. */
static CursusJointOutcome *
plan (const Region *region)
{
  char *paths[REGION_MOST_SESSIONS] = { NULL };
  g_autoptr (Fixture) fixture = region_write (region, paths);
  g_autoptr (GError) error = NULL, save_error = NULL;
  g_autofree char *problems = NULL;
  const CursusJointOptions options = { .seed = 1, .today = CURSUS_DATE_NONE, .threads = 1, .moves = 2000, .prove = 60 };
  CursusJointOutcome *outcome = cursus_joint_run (paths, region->n_sessions, &options, &problems, &save_error, &error);
  if (outcome == NULL)
    g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO);
  region_free_paths (region, paths);
  return outcome;
}

/* The cost that was found, and that was proven, is the least there is. */
static void
prove_regions (guint32 seed, int n)
{
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (int i = 0; i < n; i++) {
    Region region = region_random (random, MOST_SESSIONS, true);
    int least = region_find_least (&region);
    g_test_message ("region %d: %d", i, least);
    g_autoptr (CursusJointOutcome) outcome = plan (&region);
    if (least == REGION_NOTHING) {
      g_assert_true (outcome == NULL || outcome->score.hard > 0);
      continue;
    }
    g_assert_nonnull (outcome);
    g_assert_cmpint (outcome->score.hard, ==, 0);
    g_assert_cmpuint (outcome->clashes->len, ==, 0);
    g_assert_cmpint (outcome->score.soft, ==, least);
    g_assert_cmpint (outcome->bound, ==, least);
  }
}

static void
test_random (void)
{
  const char *rounds = g_getenv ("CURSUS_TEST_ROUNDS");
  prove_regions ((guint32)g_test_rand_int (), rounds != NULL ? atoi (rounds) : N_REGIONS);
}

/* The search leaves two sessions in each other's way, at no more than what each of them costs by itself. */
static void
test_clash (void)
{
  prove_regions (2153249465, 4);
}

/* Two sessions that want the one room in the one slot that costs nothing. */
static void
test_shared_room (void)
{
  const Region region = { .n_sessions = 2,
                          .n_meetings = { 1, 1 },
                          .speakers = { { 1 }, { 2 } },
                          .late = { 5, 3 },
                          .afternoon = { 4, 7 },
                          .absent = { 3, 3, 3 } };
  g_autoptr (CursusJointOutcome) outcome = plan (&region);
  g_assert_nonnull (outcome);
  g_assert_cmpint (outcome->score.soft, ==, 3);
  g_assert_cmpint (outcome->bound, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/joint-proof/random", test_random);
  g_test_add_func ("/app/joint-proof/clash", test_clash);
  g_test_add_func ("/app/joint-proof/shared-room", test_shared_room);
  return g_test_run ();
}
