/* Small regions: made-up sessions of two days that share a room and speakers, or sessions written as texts; opened, placed by
 * hand, or planned and held against brute force. */
#pragma once

#include "app-fixture.h"
#include "app/error.h"
#include "app/joint.h"
#include "app/region.h"

#define REGION_MOST_SESSIONS 4
#define REGION_MOST_MEETINGS 3
#define REGION_SLOTS 4 /* two days */
#define REGION_SPEAKERS 3
#define REGION_NOTHING G_MAXINT

/* A session as text, to which modules and rules can be added: one room, one speaker. Slots are numbered from 0 on the first day.
 */
#define REGION_CALENDAR(id, from, to)                                                                                            \
  "session { id = \"" id "\", title = \"S\", language = \"en\", timezone = \"Europe/Paris\",\n"                                  \
  "  from = \"" from "\", to = \"" to "\", slots = { am = \"09:00-12:30\", pm = \"14:00-17:30\" } }\n"                           \
  "site \"paris\" { name = \"Paris\", rooms = { { id = \"A\", name = \"Big room\" } } }\n"
#define REGION_SPEAKER(id, name) "speaker \"" id "\" { name = \"" name "\" }\n"
#define REGION_PEOPLE "people \"people.csv\"\n"
#define REGION_HEAD(id)                                                                                                          \
  REGION_CALENDAR (id, "2027-03-01", "2027-03-02") REGION_SPEAKER ("sp-eau", "Claire Fontaine") REGION_PEOPLE

/* What is to stand in plugins/own.lua of a session with the line REGION_USES_OWN: fails for two meetings on the second day. */
#define REGION_USES_OWN "use \"own\" { weight = 2 }\n"
#define REGION_OWN_RULE                                                                                                          \
  "return rule { api = 1, name = \"own\", title = \"Own\", doc = \"Fails.\", params = {},\n"                                     \
  "  constrain = function (p)\n"                                                                                                 \
  "    return pairs_of (meetings ()):cost (function (a, b)\n"                                                                    \
  "      if a.day == 1 and b.day == 1 then error (\"what the author says\") end\n"                                               \
  "      return 1\n"                                                                                                             \
  "    end)\n"                                                                                                                   \
  "  end }\n"

/* Two sessions with one event: “mine” of “first” is “theirs” of “second”, which is published and has “more” in the afternoon. */
#define REGION_ONE_EVENT_FIRST                                                                                                   \
  REGION_HEAD ("first")                                                                                                          \
  "module \"mine\" { title = \"M\", format = \"onsite\", half_days = 1, speakers = \"sp-eau\" }\n"                               \
  "module \"own\" { title = \"O\", format = \"onsite\", half_days = 1 }\n"                                                       \
  "other_session \"second\" { plan = \"second.csv\", shared = { mine = \"theirs\" } }\n"
#define REGION_ONE_EVENT_SECOND                                                                                                  \
  REGION_HEAD ("second")                                                                                                         \
  "module \"theirs\" { title = \"T\", format = \"onsite\", half_days = 1, speakers = \"sp-eau\" }\n"                             \
  "module \"more\" { title = \"R\", format = \"onsite\", half_days = 1 }\n"
#define REGION_ONE_EVENT_PLAN                                                                                                    \
  "session;meeting;date;start;end;site;room;speakers\n"                                                                          \
  "second;theirs;2027-03-01;09:00;12:30;Paris;;sp-eau\n"                                                                         \
  "second;more;2027-03-01;14:00;17:30;Paris;;\n"

/* Meeting m of session s is taught by one of its speakers, in the common room or remotely. */
typedef struct {
  guint n_sessions;
  guint n_meetings[REGION_MOST_SESSIONS];
  guint speakers[REGION_MOST_SESSIONS][REGION_MOST_MEETINGS]; /* a bit each */
  bool remote[REGION_MOST_SESSIONS][REGION_MOST_MEETINGS];
  int late[REGION_MOST_SESSIONS];      /* what a meeting on the second day costs */
  int afternoon[REGION_MOST_SESSIONS]; /* what one in the afternoon costs */
  guint absent[REGION_SPEAKERS];       /* the slot in which a speaker cannot come */
  bool common_participant;             /* of the first two sessions */
  bool published;                      /* meetings of the first session stay where they are: */
  guint held[REGION_MOST_MEETINGS];    /* in these slots; REGION_SLOTS: anywhere, this one is new */
} Region;

/* A day and times of it, as tables have them. */
static const char *const region_times[REGION_SLOTS][3] = { { "2027-03-01", "09:00", "12:30" },
                                                           { "2027-03-01", "14:00", "17:30" },
                                                           { "2027-03-02", "09:00", "12:30" },
                                                           { "2027-03-02", "14:00", "17:30" } };

/* @choice: any of several speakers may teach a meeting; else each has one. */
static inline Region
region_random (GRand *random, guint most_sessions, bool choice)
{
  Region region = { .n_sessions = (guint)g_rand_int_range (random, 2, (gint32)most_sessions + 1) };
  for (guint p = 0; p < REGION_SPEAKERS; p++)
    region.absent[p] = (guint)g_rand_int_range (random, 0, REGION_SLOTS);
  for (guint s = 0; s < region.n_sessions; s++) {
    region.n_meetings[s] = (guint)g_rand_int_range (random, 1, REGION_MOST_MEETINGS + 1);
    region.late[s] = g_rand_int_range (random, 1, 8);
    region.afternoon[s] = g_rand_int_range (random, 1, 8);
    for (guint m = 0; m < region.n_meetings[s]; m++) {
      region.speakers[s][m] = choice ? (guint)g_rand_int_range (random, 1, 1 << REGION_SPEAKERS)
                                     : 1U << g_rand_int_range (random, 0, REGION_SPEAKERS);
      region.remote[s][m] = g_rand_int_range (random, 0, 2) == 0;
    }
  }
  return region;
}

static inline void
region_write_module (const Region *region, guint s, guint m, GString *text)
{
  g_string_append_printf (text, "module \"m%u\" { title = \"M\", format = \"%s\", half_days = 1, speakers = any { k = 1", m,
                          region->remote[s][m] ? "remote" : "onsite");
  for (guint p = 0; p < REGION_SPEAKERS; p++)
    if ((region->speakers[s][m] >> p & 1) != 0)
      g_string_append_printf (text, ", \"sp%u\"", p);
  g_string_append (text, " } }\n");
}

static inline char *
region_write_session (const Region *region, guint s)
{
  GString *text = g_string_new (NULL);
  g_string_append_printf (
      text,
      "session { id = \"s%u\", title = \"S\", language = \"en\", timezone = \"Europe/Paris\",\n"
      "  from = \"2027-03-01\", to = \"2027-03-02\", slots = { am = \"09:00-12:30\", pm = \"14:00-17:30\" } }\n"
      "site \"paris\" { name = \"Paris\", rooms = { \"A\" } }\n",
      s);
  for (guint p = 0; p < REGION_SPEAKERS; p++)
    g_string_append_printf (text, "speaker \"sp%u\" { name = \"Speaker %u\", unavailable = { \"%s %s-%s\" } }\n", p, p,
                            region_times[region->absent[p]][0], region_times[region->absent[p]][1],
                            region_times[region->absent[p]][2]);
  for (guint m = 0; m < region->n_meetings[s]; m++)
    region_write_module (region, s, m, text);
  g_string_append_printf (text,
                          "use \"weekdays\" { as = \"late\", weekdays = { \"monday\" }, weight = %d }\n"
                          "use \"weekdays\" { as = \"afternoon\", day_parts = \"am\", weight = %d }\npeople \"people.csv\"\n",
                          region->late[s], region->afternoon[s]);
  if (region->published && s == 0)
    g_string_append (text, "published \"published.csv\"\n");
  return g_string_free (text, FALSE);
}

/* Most of the first session's meetings are published in slots that its own rules allow, if there are any; each has one speaker.
 */
static inline void
region_publish (Region *region, GRand *random)
{
  for (guint i = 0; i < 100 && !region->published; i++) {
    guint taken = 0;
    region->published = true;
    for (guint m = 0; m < region->n_meetings[0]; m++) {
      const guint slot = (guint)g_rand_int_range (random, 0, REGION_SLOTS);
      region->held[m] = REGION_SLOTS;
      if (g_rand_int_range (random, 0, 4) == 0)
        continue;
      const bool absent = region->absent[g_bit_nth_lsf (region->speakers[0][m], -1)] == slot;
      region->published = region->published && !absent && (taken >> slot & 1) == 0;
      region->held[m] = slot;
      taken |= 1U << slot;
    }
  }
}

static inline void
region_write_published (const Region *region, const Fixture *fixture)
{
  g_autoptr (GString) table = g_string_new ("session;meeting;date;start;end;site;room;speakers\n");
  for (guint m = 0; m < region->n_meetings[0]; m++) {
    if (region->held[m] == REGION_SLOTS)
      continue;
    const char *const *time = region_times[region->held[m]];
    g_string_append_printf (table, "s0;m%u;%s;%s;%s;%s;;sp%d\n", m, time[0], time[1], time[2],
                            region->remote[0][m] ? "" : "Paris", g_bit_nth_lsf (region->speakers[0][m], -1));
  }
  fixture_write (fixture, "s0/published.csv", table->str);
}

/* (transfer full): the folder of session @s. Participants that are there already stay. */
static inline char *
region_write_folder (const Fixture *fixture, guint s, const char *text, const char *people)
{
  g_autofree char *lua = g_strdup_printf ("s%u/session.lua", s), *csv = g_strdup_printf ("s%u/people.csv", s);
  g_autofree char *folder = g_strdup_printf ("s%u", s);
  fixture_write (fixture, lua, text);
  if (!fixture_has (fixture, csv))
    fixture_write (fixture, csv, people);
  return fixture_path (fixture, folder);
}

/* @paths: (transfer full): the folders of the sessions; the array is the caller's, of REGION_MOST_SESSIONS. */
static inline Fixture *
region_write (const Region *region, char **paths)
{
  Fixture *fixture = fixture_new_empty ();
  for (guint s = 0; s < region->n_sessions; s++) {
    g_autofree char *text = region_write_session (region, s);
    g_autofree char *people = g_strdup_printf ("id;name\nown%u;Own\n%s", s,
                                               region->common_participant && s < 2 ? "both;Both\n" : "");
    paths[s] = region_write_folder (fixture, s, text, people);
  }
  if (region->published)
    region_write_published (region, fixture);
  return fixture;
}

/* The same of texts, each with a participant of its own. */
static inline void
region_write_texts (const Fixture *fixture, const char *const *texts, guint n, char **paths)
{
  for (guint s = 0; s < n; s++) {
    g_autofree char *people = g_strdup_printf ("id;name\nown%u;Own\n", s);
    paths[s] = region_write_folder (fixture, s, texts[s], people);
  }
}

static inline void
region_free_paths (char **paths)
{
  for (guint s = 0; s < REGION_MOST_SESSIONS; s++)
    g_free (paths[s]);
}

/* Sessions that are right, opened by one thread. */
static inline CursusRegion *
region_open_paths (char *const *paths, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *problems = NULL;
  CursusRegion *region = cursus_region_open (paths, n, CURSUS_DATE_NONE, NULL, 1, &problems, &error);
  g_assert_cmpstr (problems, ==, NULL);
  g_assert_no_error (error);
  return region;
}

/* @fixture: (out) (transfer full): its folders. */
static inline CursusRegion *
region_open (const Region *region, Fixture **fixture)
{
  char *paths[REGION_MOST_SESSIONS] = { NULL };
  *fixture = region_write (region, paths);
  CursusRegion *opened = region_open_paths (paths, region->n_sessions);
  region_free_paths (paths);
  return opened;
}

static inline CursusRegion *
region_open_texts (const Fixture *fixture, const char *const *texts, guint n)
{
  char *paths[REGION_MOST_SESSIONS] = { NULL };
  region_write_texts (fixture, texts, n, paths);
  CursusRegion *opened = region_open_paths (paths, n);
  region_free_paths (paths);
  return opened;
}

static inline CursusRegion *
region_open_one_event (const Fixture *fixture)
{
  static const char *const texts[] = { REGION_ONE_EVENT_FIRST, REGION_ONE_EVENT_SECOND "published \"published.csv\"\n" };
  fixture_write (fixture, "s0/second.csv", REGION_ONE_EVENT_PLAN);
  fixture_write (fixture, "s1/published.csv", REGION_ONE_EVENT_PLAN);
  return region_open_texts (fixture, texts, 2);
}

/* @meeting of session @index begins in slot @start from now on, in the first place there; others without a place stay so. */
static inline void
region_place (CursusRegion *region, uint32_t index, uint32_t meeting, uint32_t start)
{
  CursusRegionSession *session = cursus_region_session (region, index);
  const CursusProblem *problem = cursus_region_problem (region, index);
  uint32_t n = 0;
  const CursusPlacement *at = cursus_problem_find_start (problem, meeting, start, &n);
  g_assert_cmpuint (n, >, 0);
  if (session->placements == NULL) {
    session->placements = g_new0 (CursusPlacement, problem->n_meetings);
    for (uint32_t m = 0; m < problem->n_meetings; m++)
      session->placements[m].start = CURSUS_UNPLACED;
  }
  session->placements[meeting] = *at;
  cursus_region_book (region, index);
}

/* What the planning makes of the sessions at @paths; NULL when counting alone shows that there is no plan. */
static inline CursusJointOutcome *
region_run (char *const *paths, guint n, const CursusJointOptions *options)
{
  g_autoptr (GError) error = NULL, save_error = NULL;
  g_autofree char *problems = NULL;
  CursusJointOutcome *outcome = cursus_joint_run (paths, n, options, &problems, &save_error, &error);
  if (outcome == NULL)
    g_assert_error (error, CURSUS_APP_ERROR, CURSUS_APP_ERROR_NO);
  g_assert_no_error (save_error);
  return outcome;
}

static inline CursusJointOutcome *
region_plan (const Region *region, const CursusJointOptions *options)
{
  char *paths[REGION_MOST_SESSIONS] = { NULL };
  g_autoptr (Fixture) fixture = region_write (region, paths);
  CursusJointOutcome *outcome = region_run (paths, region->n_sessions, options);
  region_free_paths (paths);
  return outcome;
}

/* What meeting m of session s and all after it cost at least. What is taken, a bit for each slot: by cohort, of the room, of
 * speakers. */
static inline int
region_find_least_from (const Region *region, guint s, guint m, guint cohort, guint room, const guint *taken)
{
  if (s == region->n_sessions)
    return 0;
  if (m == region->n_meetings[s])
    return region_find_least_from (region, s + 1, 0, 0, room, taken);
  int least = REGION_NOTHING;
  for (guint slot = 0; slot < REGION_SLOTS; slot++)
    for (guint p = 0; p < REGION_SPEAKERS; p++) {
      guint bit = 1U << slot, now[REGION_SPEAKERS] = { taken[0], taken[1], taken[2] };
      bool has_room = region->remote[s][m] || (room & bit) == 0;
      if (s == 0 && region->published && region->held[m] != REGION_SLOTS && region->held[m] != slot)
        continue;
      if ((region->speakers[s][m] >> p & 1) == 0 || region->absent[p] == slot || !has_room || ((cohort | taken[p]) & bit) != 0)
        continue;
      now[p] |= bit;
      int rest = region_find_least_from (region, s, m + 1, cohort | bit, region->remote[s][m] ? room : room | bit, now);
      int cost = (slot >= 2 ? region->late[s] : 0) + (slot % 2 == 1 ? region->afternoon[s] : 0);
      least = rest == REGION_NOTHING ? least : MIN (least, rest + cost);
    }
  return least;
}

/* What the cheapest joint plan costs, by brute force; REGION_NOTHING: there is none. A common participant is not looked at. */
static inline int
region_find_least (const Region *region)
{
  const guint taken[REGION_SPEAKERS] = { 0 };
  return region_find_least_from (region, 0, 0, 0, 0, taken);
}

/* The plans that were found cost @least, and that is proven; or that there are none. */
static inline void
region_check_proven (const CursusJointOutcome *outcome, int least)
{
  if (least == REGION_NOTHING) {
    g_assert_true (outcome == NULL || outcome->status == CURSUS_STATUS_INFEASIBLE);
    g_assert_true (outcome == NULL || (outcome->score.hard > 0 && outcome->contradiction->len > 0));
    return;
  }
  g_assert_nonnull (outcome);
  g_assert_cmpint (outcome->status, ==, CURSUS_STATUS_OPTIMAL);
  g_assert_cmpint (outcome->score.hard, ==, 0);
  g_assert_cmpuint (outcome->clashes->len, ==, 0);
  g_assert_cmpuint (outcome->contradiction->len, ==, 0);
  g_assert_cmpint (outcome->score.soft, ==, least);
  g_assert_cmpint (outcome->bound, ==, least);
}

/* The same of @n random regions of two or three sessions. @published: of the first one most meetings are,
 * and each meeting has one speaker. */
static inline void
region_check_random (guint32 seed, int n, bool published, const CursusJointOptions *options)
{
  g_test_message ("seed %u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  for (int i = 0; i < n; i++) {
    Region region = region_random (random, 3, !published);
    if (published)
      region_publish (&region, random);
    int least = region_find_least (&region);
    g_test_message ("region %d: %d", i, least);
    g_autoptr (CursusJointOutcome) outcome = region_plan (&region, options);
    region_check_proven (outcome, least);
  }
}
