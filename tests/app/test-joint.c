/* Small regions: whether there is a joint plan, by brute force, and what the planning makes of them. */
#include "app/joint.h"

#include "app/error.h"
#include "app-fixture.h"
#include "core/plan.h"

#define N_REGIONS 60
#define MOST_SESSIONS 4
#define MOST_MEETINGS 3
#define N_SLOTS 4 /* two days */
#define N_SPEAKERS 3

/* A made-up region. Meeting m of session s is taught by one speaker, in the common room or remotely. */
typedef struct {
  guint n_sessions;
  guint n_meetings[MOST_SESSIONS];
  guint speaker[MOST_SESSIONS][MOST_MEETINGS];
  bool remote[MOST_SESSIONS][MOST_MEETINGS];
  guint absent[N_SPEAKERS]; /* the slot in which a speaker cannot come */
  bool common_participant;  /* of the first two sessions */
} Region;

static Region
random_region (GRand *random)
{
  Region region = { .n_sessions = (guint)g_rand_int_range (random, 2, MOST_SESSIONS + 1) };
  region.common_participant = g_rand_int_range (random, 0, 3) == 0;
  for (guint p = 0; p < N_SPEAKERS; p++)
    region.absent[p] = (guint)g_rand_int_range (random, 0, N_SLOTS);
  for (guint s = 0; s < region.n_sessions; s++) {
    region.n_meetings[s] = (guint)g_rand_int_range (random, 1, MOST_MEETINGS + 1);
    for (guint m = 0; m < region.n_meetings[s]; m++) {
      region.speaker[s][m] = (guint)g_rand_int_range (random, 0, N_SPEAKERS);
      region.remote[s][m] = g_rand_int_range (random, 0, 2) == 0;
    }
  }
  return region;
}

static char *
write_session (const Region *region, guint s)
{
  static const char *const days[] = { "2027-03-01 09:00-12:30", "2027-03-01 14:00-17:30", "2027-03-02 09:00-12:30",
                                      "2027-03-02 14:00-17:30" };
  GString *text = g_string_new (NULL);
  g_string_append_printf (
      text,
      "session { id = \"s%u\", title = \"S\", language = \"en\", timezone = \"Europe/Paris\",\n"
      "  from = \"2027-03-01\", to = \"2027-03-02\", slots = { am = \"09:00-12:30\", pm = \"14:00-17:30\" } }\n"
      "site \"paris\" { name = \"Paris\", rooms = { \"A\" } }\n",
      s);
  for (guint p = 0; p < N_SPEAKERS; p++)
    g_string_append_printf (text, "speaker \"sp%u\" { name = \"Speaker %u\", unavailable = { \"%s\" } }\n", p, p,
                            days[region->absent[p]]);
  for (guint m = 0; m < region->n_meetings[s]; m++)
    g_string_append_printf (text, "module \"m%u\" { title = \"M\", format = \"%s\", half_days = 1, speakers = \"sp%u\" }\n", m,
                            region->remote[s][m] ? "remote" : "onsite", region->speaker[s][m]);
  g_string_append (text, "use \"weekdays\" { weekdays = { \"monday\" }, weight = 3 }\npeople \"people.csv\"\n");
  return g_string_free (text, FALSE);
}

static Fixture *
write_region (const Region *region, char **paths)
{
  Fixture *fixture = fixture_new_empty ();
  for (guint s = 0; s < region->n_sessions; s++) {
    g_autofree char *text = write_session (region, s);
    g_autofree char *lua = g_strdup_printf ("s%u/session.lua", s), *csv = g_strdup_printf ("s%u/people.csv", s);
    g_autofree char *folder = g_strdup_printf ("s%u", s);
    g_autofree char *people = g_strdup_printf ("id;name\nown%u;Own\n%s", s,
                                               region->common_participant && s < 2 ? "both;Both\n" : "");
    fixture_write (fixture, lua, text);
    fixture_write (fixture, csv, people);
    paths[s] = fixture_path (fixture, folder);
  }
  return fixture;
}

/* Whether two meetings may not be at the same time. */
static bool
exclude (const Region *region, guint s, guint m, guint other, guint k)
{
  bool attendees = s == other || (region->common_participant && s < 2 && other < 2);
  bool room = !region->remote[s][m] && !region->remote[other][k];
  return attendees || room || region->speaker[s][m] == region->speaker[other][k];
}

/* Places meeting m of session s and all after it. */
static bool
is_possible (const Region *region, guint slots[][MOST_MEETINGS], guint s, guint m)
{
  if (s == region->n_sessions)
    return true;
  if (m == region->n_meetings[s])
    return is_possible (region, slots, s + 1, 0);
  for (guint slot = 0; slot < N_SLOTS; slot++) {
    bool fits = slot != region->absent[region->speaker[s][m]];
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

/* The outcome; NULL when counting alone shows that there is none. */
static CursusJointOutcome *
run (char *const *paths, guint n, const CursusJointOptions *options)
{
  g_autoptr (GError) error = NULL, save_error = NULL;
  g_autofree char *problems = NULL;
  CursusJointOutcome *outcome = cursus_joint_run (paths, n, options, &problems, &save_error, &error);
  if (outcome == NULL)
    g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO);
  g_assert_no_error (save_error);
  return outcome;
}

static bool
find_plan (const Region *region)
{
  char *paths[MOST_SESSIONS] = { NULL };
  g_autoptr (Fixture) fixture = write_region (region, paths);
  CursusJointOptions options = { .seed = 1, .today = CURSUS_DATE_NONE, .threads = 2 };
  g_autoptr (CursusJointOutcome) outcome = run (paths, region->n_sessions, &options);
  for (guint s = 0; s < region->n_sessions; s++)
    g_free (paths[s]);
  if (outcome == NULL || outcome->score.hard > 0)
    return false;
  g_assert_cmpuint (outcome->clashes->len, ==, 0);
  check_plans (region, outcome);
  return true;
}

/* What is found is right, and where there is something it is mostly found: the search promises nothing. */
static void
test_random (void)
{
  guint32 seed = (guint32)g_test_rand_int ();
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint n_possible = 0, n_found = 0;
  for (int i = 0; i < N_REGIONS; i++) {
    Region region = random_region (random);
    guint slots[MOST_SESSIONS][MOST_MEETINGS];
    bool possible = is_possible (&region, slots, 0, 0), found = find_plan (&region);
    g_assert_true (possible || !found);
    n_possible += possible;
    n_found += found;
  }
  g_test_message ("%u of %d regions have a plan, %u were found", n_possible, N_REGIONS, n_found);
  g_assert_cmpuint (n_found * 10, >=, n_possible * 8);
}

static char *
print_with_threads (char *const *paths, guint n, uint32_t threads)
{
  CursusJointOptions options = { .seed = 5, .today = CURSUS_DATE_NONE, .moves = 5000, .threads = threads };
  g_autoptr (CursusJointOutcome) outcome = run (paths, n, &options);
  g_assert_nonnull (outcome);
  return cursus_joint_print (outcome, true, 0, false);
}

static void
test_threads (void)
{
  Region region = { .n_sessions = 4, .n_meetings = { 2, 2, 1, 1 }, .speaker = { { 0, 1 }, { 2, 2 }, { 1 }, { 0 } } };
  region.remote[1][0] = region.remote[1][1] = region.remote[2][0] = true;
  region.absent[1] = 1;
  char *paths[MOST_SESSIONS] = { NULL };
  g_autoptr (Fixture) fixture = write_region (&region, paths);
  g_autofree char *one = print_with_threads (paths, 4, 1), *four = print_with_threads (paths, 4, 4);
  g_assert_cmpstr (one, ==, four);
  for (guint s = 0; s < 4; s++)
    g_free (paths[s]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/joint/random", test_random);
  g_test_add_func ("/app/joint/threads", test_threads);
  return g_test_run ();
}
