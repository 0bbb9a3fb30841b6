/* Small regions: a search with a proof beside it finds the cheapest joint plan, knows that it is one, or that there is none. */
#include "app/joint-prover.h"

#include "region-fixture.h"

#define N_REGIONS 12 /* CURSUS_TEST_ROUNDS: others */
#define PATIENCE 60  /* seconds; proofs of such regions take much less */

static const CursusJointOptions options = { .seed = 1, .today = CURSUS_DATE_NONE, .seconds = PATIENCE };

static bool
is_alone (void)
{
  if (g_get_num_processors () >= 2)
    return false;
  g_test_skip ("there is one processor only: nothing is proven beside a search");
  return true;
}

static void
test_random (void)
{
  const char *rounds = g_getenv ("CURSUS_TEST_ROUNDS");
  if (!is_alone ())
    region_check_random ((guint32)g_test_rand_int (), rounds != NULL ? atoi (rounds) : N_REGIONS, false, &options);
}

/* The first session is settled. */
static void
test_published (void)
{
  if (!is_alone ())
    region_check_random ((guint32)g_test_rand_int (), N_REGIONS, true, &options);
}

/* What is proven of a plan by itself stays with it; what others cost it does not count for that. */
static void
test_kept (void)
{
  const Region region = { .n_sessions = 2,
                          .n_meetings = { 1, 1 },
                          .speakers = { { 1 }, { 2 } },
                          .remote = { { true }, { true } },
                          .late = { 5, 3 },
                          .afternoon = { 4, 7 },
                          .absent = { 0, 3, 3 } };
  if (is_alone ())
    return;
  g_autoptr (CursusJointOutcome) outcome = region_plan (&region, &options);
  region_check_proven (outcome, 4);
  const CursusPlan *first = g_ptr_array_index (outcome->plans, 0), *second = g_ptr_array_index (outcome->plans, 1);
  g_assert_cmpint (first->bound, ==, 4);
  g_assert_cmpint (first->status, ==, CURSUS_STATUS_OPTIMAL);
  g_assert_nonnull (first->proof);
  g_assert_cmpint (second->bound, ==, 0);
  g_assert_cmpint (second->status, ==, CURSUS_STATUS_OPTIMAL);
}

/* Without a limit of time, with a number of moves, or if nobody wants it. */
static void
test_not_wanted (void)
{
  const Region region = { .n_sessions = 2,
                          .n_meetings = { 1, 1 },
                          .speakers = { { 1 }, { 2 } },
                          .late = { 1, 1 },
                          .afternoon = { 1, 1 },
                          .absent = { 3, 3, 3 } };
  static const CursusJointOptions cases[]
      = { { .prove = 5 }, { .seconds = 5, .moves = 100 }, { .seconds = 5, .no_proof = true }, { .moves = 100, .prove = 5 } };
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (CursusRegion) opened = region_open (&region, &fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_null (cursus_joint_prover_start (opened, &cases[i], g_get_monotonic_time () + G_USEC_PER_SEC));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/joint-prover/random", test_random);
  g_test_add_func ("/app/joint-prover/published", test_published);
  g_test_add_func ("/app/joint-prover/kept", test_kept);
  g_test_add_func ("/app/joint-prover/not-wanted", test_not_wanted);
  return g_test_run ();
}
