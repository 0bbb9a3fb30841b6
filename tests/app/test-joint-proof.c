/* Small regions: what joint plans cost at least, by brute force, and what is proven of them. */
#include "app/joint-proof.h"

#include "region-fixture.h"

#define N_REGIONS 25 /* CURSUS_TEST_ROUNDS: others */

static const CursusJointOptions options = { .seed = 1, .today = CURSUS_DATE_NONE, .threads = 1, .moves = 2000, .prove = 60 };

static void
test_random (void)
{
  const char *rounds = g_getenv ("CURSUS_TEST_ROUNDS");
  region_check_random ((guint32)g_test_rand_int (), rounds != NULL ? atoi (rounds) : N_REGIONS, false, &options);
}

/* What is settled costs what it costs, and the others are planned beside it. */
static void
test_published (void)
{
  region_check_random ((guint32)g_test_rand_int (), N_REGIONS, true, &options);
}

/* The search leaves two sessions in each other's way, at no more than what each of them costs by itself. */
static void
test_clash (void)
{
  region_check_random (2153249465, 4, false, &options);
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
  g_autoptr (CursusJointOutcome) outcome = region_plan (&region, &options);
  region_check_proven (outcome, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/joint-proof/random", test_random);
  g_test_add_func ("/app/joint-proof/published", test_published);
  g_test_add_func ("/app/joint-proof/clash", test_clash);
  g_test_add_func ("/app/joint-proof/shared-room", test_shared_room);
  return g_test_run ();
}
