/* Publications in a few words, for tests. */
#pragma once

#include "core/publication.h"

#define DAY_SECONDS 86400

/* An event “<module>.p1.s1@s.cursus” of an hour that begins at @hour of day @day, with the content @hash. */
static inline CursusPublishedEvent *
fixture_event (const char *module, CursusDate day, int hour, const char *hash)
{
  g_autofree char *uid = g_strdup_printf ("%s.p1.s1@s.cursus", module);
  CursusPublishedEvent *event = cursus_published_event_new (uid);
  CursusPlanSlot slot = { (int64_t)day * DAY_SECONDS + hour * 3600, (int64_t)day * DAY_SECONDS + (hour + 1) * 3600 };
  CursusPlanMeeting *meeting = event->meeting;
  meeting->id = g_strdup (module);
  meeting->module = g_strdup (module);
  meeting->title = g_strdup (module);
  meeting->format = g_strdup ("onsite");
  meeting->speakers = g_strsplit ("sp", " ", 0);
  meeting->speaker_names = g_strsplit ("Speaker", " ", 0);
  meeting->minutes = 60;
  g_array_append_val (meeting->slots, slot);
  event->day = day;
  event->hash = g_strdup (hash);
  event->details = g_strdup ("d");
  return event;
}

/* Nothing yet, at time @now. */
static inline CursusPublication *
fixture_publication (int64_t revision, int64_t now_utc)
{
  CursusPublication *publication = cursus_publication_new ("s");
  publication->title = g_strdup ("S");
  publication->timezone = g_strdup ("UTC");
  publication->revision = revision;
  publication->made_utc = now_utc;
  publication->today = (CursusDate)(now_utc / DAY_SECONDS);
  publication->token = g_strdup_printf ("t%d", (int)g_random_int_range (0, G_MAXINT32));
  return publication;
}

/* A participant who is in @events: a bit each. */
static inline CursusHolder *
fixture_add_holder (CursusPublication *publication, const char *id, unsigned events)
{
  CursusHolder *holder = cursus_holder_new (CURSUS_HOLDER_PARTICIPANT, id);
  holder->name = g_strdup (id);
  holder->language = g_strdup ("en");
  holder->head = g_strdup ("h");
  for (uint32_t i = 0; i < publication->events->len; i++)
    if (events & 1u << i)
      g_array_append_val (holder->events, i);
  g_ptr_array_add (publication->holders, holder);
  return holder;
}
