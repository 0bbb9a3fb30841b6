/* Small regions: whether there is a joint plan, by brute force, and what the planning makes of them. */
#include "app/joint.h"

#include "region-fixture.h"

#define N_REGIONS 60

/* Whether two meetings may not be at the same time. */
static bool
exclude (const Region *region, guint s, guint m, guint other, guint k)
{
  bool attendees = s == other || (region->common_participant && s < 2 && other < 2);
  bool room = !region->remote[s][m] && !region->remote[other][k];
  return attendees || room || region->speakers[s][m] == region->speakers[other][k];
}

/* Places meeting m of session s and all after it. */
static bool
is_possible (const Region *region, guint slots[][REGION_MOST_MEETINGS], guint s, guint m)
{
  if (s == region->n_sessions)
    return true;
  if (m == region->n_meetings[s])
    return is_possible (region, slots, s + 1, 0);
  for (guint slot = 0; slot < REGION_SLOTS; slot++) {
    bool fits = slot != region->absent[g_bit_nth_lsf (region->speakers[s][m], -1)];
    for (guint other = 0; fits && other <= s; other++)
      for (guint k = 0; fits && k < (other == s ? m : region->n_meetings[other]); k++)
        fits = slots[other][k] != slot || !exclude (region, s, m, other, k);
    slots[s][m] = slot;
    if (fits && is_possible (region, slots, s, m + 1))
      return true;
  }
  return false;
}

/* No two meetings that exclude each other begin together. */
static void
check_plans (const Region *region, const CursusJointOutcome *outcome)
{
  for (guint s = 0; s < region->n_sessions; s++)
    for (guint other = 0; other <= s; other++)
      for (guint m = 0; m < region->n_meetings[s]; m++)
        for (guint k = 0; k < (other == s ? m : region->n_meetings[other]); k++) {
          g_autofree char *one = g_strdup_printf ("m%u", m), *two = g_strdup_printf ("m%u", k);
          const CursusPlanMeeting *a = cursus_plan_find (g_ptr_array_index (outcome->plans, s), one);
          const CursusPlanMeeting *b = cursus_plan_find (g_ptr_array_index (outcome->plans, other), two);
          g_assert_true (g_array_index (a->slots, CursusPlanSlot, 0).start_utc
                             != g_array_index (b->slots, CursusPlanSlot, 0).start_utc
                         || !exclude (region, s, m, other, k));
        }
}

static bool
find_plan (const Region *region)
{
  const CursusJointOptions options = { .seed = 1, .today = CURSUS_DATE_NONE, .threads = 2 };
  g_autoptr (CursusJointOutcome) outcome = region_plan (region, &options);
  if (outcome == NULL || outcome->score.hard > 0)
    return false;
  g_assert_cmpuint (outcome->clashes->len, ==, 0);
  check_plans (region, outcome);
  return true;
}

/* What is found is right, and where there is something it is found: the clauses know of it if the search does not. */
static void
test_random (void)
{
  guint32 seed = (guint32)g_test_rand_int ();
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint n_possible = 0, n_found = 0;
  for (int i = 0; i < N_REGIONS; i++) {
    Region region = region_random (random, REGION_MOST_SESSIONS, false);
    region.common_participant = g_rand_int_range (random, 0, 3) == 0;
    guint slots[REGION_MOST_SESSIONS][REGION_MOST_MEETINGS];
    bool possible = is_possible (&region, slots, 0, 0), found = find_plan (&region);
    g_assert_true (possible || !found);
    n_possible += possible;
    n_found += found;
  }
  g_test_message ("%u of %d regions have a plan, %u were found", n_possible, N_REGIONS, n_found);
  g_assert_cmpuint (n_found, ==, n_possible);
}

static char *
print_with_threads (char *const *paths, guint n, uint32_t threads)
{
  CursusJointOptions options = { .seed = 5, .today = CURSUS_DATE_NONE, .moves = 5000, .threads = threads };
  g_autoptr (CursusJointOutcome) outcome = region_run (paths, n, &options);
  g_assert_nonnull (outcome);
  return cursus_joint_print (outcome, true, 0, false);
}

static void
test_threads (void)
{
  Region region = { .n_sessions = 4, .n_meetings = { 2, 2, 1, 1 }, .speakers = { { 1, 2 }, { 4, 4 }, { 2 }, { 1 } } };
  region.remote[1][0] = region.remote[1][1] = region.remote[2][0] = true;
  region.absent[1] = 1;
  for (guint s = 0; s < region.n_sessions; s++)
    region.late[s] = region.afternoon[s] = 3;
  char *paths[REGION_MOST_SESSIONS] = { NULL };
  g_autoptr (Fixture) fixture = region_write (&region, paths);
  g_autofree char *one = print_with_threads (paths, 4, 1), *four = print_with_threads (paths, 4, 4);
  g_assert_cmpstr (one, ==, four);
  region_free_paths (paths);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/joint/random", test_random);
  g_test_add_func ("/app/joint/threads", test_threads);
  return g_test_run ();
}
