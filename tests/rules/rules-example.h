/* One session small enough to know by heart.
 *
 * Days      0 Thu 26 Oct 2023, 1 Fri, 2 Sat, 3 Sun (clocks change), 4 Mon 30, 5 Tue, 6 Wed 1 Nov (closed), 7 Thu, 8 Fri,
 *           9 Sat, 10 Sun, 11 Mon 6 Nov, 12 Tue, 13 Wed 8
 * Parts     0 am 09:00-12:30, 1 pm 14:00-17:30, 2 evening 18:00-20:00; slot = 3 * day + part
 * Rooms     0 remote, 1 paris/A (2 seats, projector), 2 paris/B, 3 reims (not exclusive), 4 lyon (not exclusive)
 * Travel    paris-reims 90 minutes, lyon unknown
 * People    0 Sam and 1 Sue speak; 2 Ann and 3 Bob are in g1, 4 Cid is in g2
 * Meetings  0 open (cohort, 2 half-days, Sam), 1 water.1@g1, 2 water.1@g2, 3 water.2@g1, 4 water.2@g2 (1 half-day each, Sam or
 *           Sue), 5 web (cohort, remote, 90 minutes, nobody speaks)
 * Runs      6 open, 7 water of g1, 8 water of g2, 9 web */
#pragma once

#include <stdio.h>

#include "rules/rules-fixture.h"

#define SAM 0u
#define SUE 1u
#define ANN 2u
#define BOB 3u
#define CID 4u

static inline char **
example_words (const char *words)
{
  return g_strsplit (words, " ", -1);
}

static inline void
example_people (CursusSession *session)
{
  static const char *const names[] = { "Sam Sage", "Sue Sand", "Ann Aire", "Bob Brin", "Cid Cros" };
  g_ptr_array_add (session->groups, cursus_group_new ("g1"));
  g_ptr_array_add (session->groups, cursus_group_new ("g2"));
  fixture_person (session, "sam", CURSUS_ROLE_SPEAKER, "");
  fixture_person (session, "sue", CURSUS_ROLE_SPEAKER, "");
  fixture_person (session, "ann", CURSUS_ROLE_PARTICIPANT, "0");
  fixture_person (session, "bob", CURSUS_ROLE_PARTICIPANT, "0");
  fixture_person (session, "cid", CURSUS_ROLE_PARTICIPANT, "1");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    cursus_session_person (session, i)->name = g_strdup (names[i]);
  fixture_available (session, SAM, CURSUS_LEVEL_UNAVAILABLE, "2023-10-30", 600, 660);
  fixture_available (session, SUE, CURSUS_LEVEL_RELUCTANT, "2023-10-30", 840, 900);
  fixture_available (session, SUE, CURSUS_LEVEL_PREFERRED, "2023-10-31", 0, 1440);
  fixture_available (session, ANN, CURSUS_LEVEL_UNAVAILABLE, "2023-10-31", 0, 1440);
  fixture_available (session, BOB, CURSUS_LEVEL_RELUCTANT, "2023-10-31", 540, 600);
}

static inline void
example_places (CursusSession *session)
{
  g_ptr_array_add (session->sites, cursus_site_new ("paris"));
  g_ptr_array_add (session->sites, cursus_site_new ("reims"));
  g_ptr_array_add (session->sites, cursus_site_new ("lyon"));
  fixture_room (session, "paris/A", 0, 2, "projector");
  fixture_room (session, "paris/B", 0, 0, "");
  cursus_session_add_implicit_rooms (session);
  cursus_session_set_travel (session, 0, 1, 90);
}

static inline void
example_modules (CursusSession *session)
{
  CursusModule *open = fixture_module (session, "open", "1 2 3 4", "");
  open->title = g_strdup ("Opening");
  open->tags = example_words ("intro");
  open->features = example_words ("projector sound");
  open->first = true;
  open->window = (CursusDateRange){ fixture_date ("2023-10-27"), fixture_date ("2023-11-03") };
  fixture_part (open, 2, 420);
  fixture_speakers (open, 1, "0");
  CursusModule *water = fixture_module (session, "water", "1 2 3 4", "0 1");
  water->title = g_strdup ("Water");
  water->format = cursus_session_find_format (session, "visit");
  water->tags = example_words ("energy intro");
  fixture_part (water, 1, 210);
  fixture_part (water, 1, 210);
  fixture_speakers (water, 1, "0 1");
  CursusModule *web = fixture_module (session, "web", "", "");
  web->title = g_strdup ("Webinar");
  web->last = true;
  fixture_part (web, 1, 90);
}

static inline Fixture
example_session (void)
{
  CursusSession *session = fixture_session ("2023-10-26", "2023-11-08");
  g_ptr_array_add (session->day_parts, cursus_day_part_new ("evening", 1080, 1200));
  fixture_calendar (session, "closed", "2023-11-01", "2023-11-01");
  fixture_calendar (session, "fair", "2023-11-06", "2023-11-07");
  fixture_list (session->closed, "0");
  example_people (session);
  example_places (session);
  example_modules (session);
  return fixture_compile (session);
}

/* "4.1 r2 s1": day 4, part 1, room 2, speaker set 1. */
static inline CursusPlacement
example_at (const char *text)
{
  unsigned day = 0, part = 0, room = 0, set = 0;
  g_assert_cmpint (sscanf (text, "%u.%u r%u s%u", &day, &part, &room, &set), >=, 2);
  return (CursusPlacement){ .start = day * 3 + part, .room = (uint16_t)room, .speaker_set = (uint16_t)set };
}
