/* Small made-up regions: sessions of two days that share a room and speakers. Knows nothing of what is made of them. */
#pragma once

#include "app-fixture.h"

#define REGION_MOST_SESSIONS 4
#define REGION_MOST_MEETINGS 3
#define REGION_SLOTS 4 /* two days */
#define REGION_SPEAKERS 3
#define REGION_NOTHING G_MAXINT

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
} Region;

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
  static const char *const times[REGION_SLOTS] = { "2027-03-01 09:00-12:30", "2027-03-01 14:00-17:30", "2027-03-02 09:00-12:30",
                                                   "2027-03-02 14:00-17:30" };
  GString *text = g_string_new (NULL);
  g_string_append_printf (
      text,
      "session { id = \"s%u\", title = \"S\", language = \"en\", timezone = \"Europe/Paris\",\n"
      "  from = \"2027-03-01\", to = \"2027-03-02\", slots = { am = \"09:00-12:30\", pm = \"14:00-17:30\" } }\n"
      "site \"paris\" { name = \"Paris\", rooms = { \"A\" } }\n",
      s);
  for (guint p = 0; p < REGION_SPEAKERS; p++)
    g_string_append_printf (text, "speaker \"sp%u\" { name = \"Speaker %u\", unavailable = { \"%s\" } }\n", p, p,
                            times[region->absent[p]]);
  for (guint m = 0; m < region->n_meetings[s]; m++)
    region_write_module (region, s, m, text);
  g_string_append_printf (text,
                          "use \"weekdays\" { as = \"late\", weekdays = { \"monday\" }, weight = %d }\n"
                          "use \"weekdays\" { as = \"afternoon\", day_parts = \"am\", weight = %d }\npeople \"people.csv\"\n",
                          region->late[s], region->afternoon[s]);
  return g_string_free (text, FALSE);
}

/* @paths: (transfer full): the folders of the sessions; the array is the caller's. */
static inline Fixture *
region_write (const Region *region, char **paths)
{
  Fixture *fixture = fixture_new_empty ();
  for (guint s = 0; s < region->n_sessions; s++) {
    g_autofree char *text = region_write_session (region, s);
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

static inline void
region_free_paths (const Region *region, char **paths)
{
  for (guint s = 0; s < region->n_sessions; s++)
    g_free (paths[s]);
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
