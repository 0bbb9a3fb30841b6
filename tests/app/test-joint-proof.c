/* Small regions: what joint plans cost at least, by brute force, and what is proven of them. */
#include "app/joint-proof.h"

#include "app-fixture.h"
#include "app/error.h"
#include "core/plan.h"

#define N_REGIONS 25 /* CURSUS_TEST_ROUNDS: others */
#define MOST_SESSIONS 3
#define MOST_MEETINGS 3
#define N_SLOTS 4 /* two days */
#define N_SPEAKERS 3
#define NOTHING G_MAXINT

/* A made-up region. Meeting m of session s is taught by one of its speakers, in the common room or remotely. */
typedef struct {
  guint n_sessions;
  guint n_meetings[MOST_SESSIONS];
  guint speakers[MOST_SESSIONS][MOST_MEETINGS]; /* a bit each */
  bool remote[MOST_SESSIONS][MOST_MEETINGS];
  int late[MOST_SESSIONS];      /* what a meeting on the second day costs */
  int afternoon[MOST_SESSIONS]; /* what one in the afternoon costs */
  guint absent[N_SPEAKERS];     /* the slot in which a speaker cannot come */
} Region;

static Region
random_region (GRand *random)
{
  Region region = { .n_sessions = (guint)g_rand_int_range (random, 2, MOST_SESSIONS + 1) };
  for (guint p = 0; p < N_SPEAKERS; p++)
    region.absent[p] = (guint)g_rand_int_range (random, 0, N_SLOTS);
  for (guint s = 0; s < region.n_sessions; s++) {
    region.n_meetings[s] = (guint)g_rand_int_range (random, 1, MOST_MEETINGS + 1);
    region.late[s] = g_rand_int_range (random, 1, 8);
    region.afternoon[s] = g_rand_int_range (random, 1, 8);
    for (guint m = 0; m < region.n_meetings[s]; m++) {
      region.speakers[s][m] = (guint)g_rand_int_range (random, 1, 1 << N_SPEAKERS);
      region.remote[s][m] = g_rand_int_range (random, 0, 2) == 0;
    }
  }
  return region;
}

static char *
write_session (const Region *region, guint s)
{
  static const char *const times[] = { "2027-03-01 09:00-12:30", "2027-03-01 14:00-17:30", "2027-03-02 09:00-12:30",
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
                            times[region->absent[p]]);
  for (guint m = 0; m < region->n_meetings[s]; m++) {
    g_string_append_printf (text, "module \"m%u\" { title = \"M\", format = \"%s\", half_days = 1, speakers = any { k = 1", m,
                            region->remote[s][m] ? "remote" : "onsite");
    for (guint p = 0; p < N_SPEAKERS; p++)
      if ((region->speakers[s][m] >> p & 1) != 0)
        g_string_append_printf (text, ", \"sp%u\"", p);
    g_string_append (text, " } }\n");
  }
  g_string_append_printf (text,
                          "use \"weekdays\" { as = \"late\", weekdays = { \"monday\" }, weight = %d }\n"
                          "use \"weekdays\" { as = \"afternoon\", day_parts = \"am\", weight = %d }\npeople \"people.csv\"\n",
                          region->late[s], region->afternoon[s]);
  return g_string_free (text, FALSE);
}

static Fixture *
write_region (const Region *region, char **paths)
{
  Fixture *fixture = fixture_new_empty ();
  for (guint s = 0; s < region->n_sessions; s++) {
    g_autofree char *text = write_session (region, s), *people = g_strdup_printf ("id;name\nown%u;Own\n", s);
    g_autofree char *lua = g_strdup_printf ("s%u/session.lua", s), *csv = g_strdup_printf ("s%u/people.csv", s);
    g_autofree char *folder = g_strdup_printf ("s%u", s);
    fixture_write (fixture, lua, text);
    fixture_write (fixture, csv, people);
    paths[s] = fixture_path (fixture, folder);
  }
  return fixture;
}

/* What meeting m of session s and all after it cost at least. What is taken, a bit for each slot: by cohort, of the room, of
 * speakers. */
static int
find_least (const Region *region, guint s, guint m, guint cohort, guint room, const guint *taken)
{
  if (s == region->n_sessions)
    return 0;
  if (m == region->n_meetings[s])
    return find_least (region, s + 1, 0, 0, room, taken);
  int least = NOTHING;
  for (guint slot = 0; slot < N_SLOTS; slot++)
    for (guint p = 0; p < N_SPEAKERS; p++) {
      guint bit = 1U << slot, now[N_SPEAKERS] = { taken[0], taken[1], taken[2] };
      bool has_room = region->remote[s][m] || (room & bit) == 0;
      if ((region->speakers[s][m] >> p & 1) == 0 || region->absent[p] == slot || !has_room || ((cohort | taken[p]) & bit) != 0)
        continue;
      now[p] |= bit;
      int rest = find_least (region, s, m + 1, cohort | bit, region->remote[s][m] ? room : room | bit, now);
      int cost = (slot >= 2 ? region->late[s] : 0) + (slot % 2 == 1 ? region->afternoon[s] : 0);
      least = rest == NOTHING ? least : MIN (least, rest + cost);
    }
  return least;
}

/* NULL when counting alone shows that there is no plan. */
static CursusJointOutcome *
plan (const Region *region)
{
  char *paths[MOST_SESSIONS] = { NULL };
  g_autoptr (Fixture) fixture = write_region (region, paths);
  g_autoptr (GError) error = NULL, save_error = NULL;
  g_autofree char *problems = NULL;
  const CursusJointOptions options = { .seed = 1, .today = CURSUS_DATE_NONE, .threads = 1, .moves = 2000, .prove = 60 };
  CursusJointOutcome *outcome = cursus_joint_run (paths, region->n_sessions, &options, &problems, &save_error, &error);
  if (outcome == NULL)
    g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO);
  for (guint s = 0; s < region->n_sessions; s++)
    g_free (paths[s]);
  return outcome;
}

/* The cost that was found, and that was proven, is the least there is. */
static void
test_random (void)
{
  const char *rounds = g_getenv ("CURSUS_TEST_ROUNDS");
  guint32 seed = (guint32)g_test_rand_int ();
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (int i = 0; i < (rounds != NULL ? atoi (rounds) : N_REGIONS); i++) {
    Region region = random_region (random);
    const guint taken[N_SPEAKERS] = { 0 };
    int least = find_least (&region, 0, 0, 0, 0, taken);
    g_test_message ("region %d: %d", i, least);
    g_autoptr (CursusJointOutcome) outcome = plan (&region);
    if (least == NOTHING) {
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
  g_test_add_func ("/app/joint-proof/shared-room", test_shared_room);
  return g_test_run ();
}
