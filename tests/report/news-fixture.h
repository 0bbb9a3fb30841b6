/* Two publications of a session in which one meeting moved, one is gone and one is new. */
#pragma once

#include "core/publication-news.h"

#define NEWS_DAY 19670 /* Thu 9 Nov 2023 */

static inline void
news_add (CursusPublication *publication, const char *module, CursusDate day, const char *speaker)
{
  g_autofree char *uid = g_strdup_printf ("%s.p1.s1@s.cursus", module);
  CursusPublishedEvent *event = cursus_published_event_new (uid);
  CursusPlanSlot slot = { (int64_t)day * 86400 + 8 * 3600, (int64_t)day * 86400 + 11 * 3600 };
  event->meeting->id = g_strdup (module);
  event->meeting->module = g_strdup (module);
  event->meeting->title = g_strdup_printf ("Title of <%s>", module);
  event->meeting->format = g_strdup ("remote");
  event->meeting->speakers = g_strsplit (speaker, " ", 0);
  event->meeting->speaker_names = g_strsplit (speaker, " ", 0);
  g_array_append_val (event->meeting->slots, slot);
  event->day = day;
  event->hash = g_strdup_printf ("%s %d %s", module, day, speaker);
  event->details = g_strdup ("d");
  g_ptr_array_add (publication->events, event);
}

static inline void
news_hold (CursusPublication *publication, CursusHolderKind kind, const char *id, uint32_t first, uint32_t n)
{
  CursusHolder *holder = cursus_holder_new (kind, id);
  holder->name = g_strdup_printf ("Name of %s", id);
  holder->language = g_strdup ("en");
  holder->head = g_strdup ("h");
  for (uint32_t i = first; i < first + n; i++)
    g_array_append_val (holder->events, i);
  g_ptr_array_add (publication->holders, holder);
}

static inline CursusPublication *
news_begin (int64_t revision)
{
  CursusPublication *publication = cursus_publication_new ("s");
  publication->title = g_strdup ("A session");
  publication->timezone = g_strdup ("UTC");
  publication->revision = revision;
  publication->made_utc = (int64_t)(NEWS_DAY - 60 + revision) * 86400;
  publication->today = NEWS_DAY - 60;
  publication->token = g_strdup ("t");
  publication->author = g_strdup ("ada");
  return publication;
}

/* "water", "air" and "fire": Anne, Paul, Quim, Rose and Sam in all of them, a speaker in one. */
static inline CursusPublication *
news_first (void)
{
  CursusPublication *wanted = news_begin (1);
  news_add (wanted, "water", NEWS_DAY, "claire");
  news_add (wanted, "air", NEWS_DAY + 1, "luc");
  news_add (wanted, "fire", NEWS_DAY + 2, "luc");
  for (const char *const *id = (const char *const[]){ "anne", "paul", "quim", "rose", "sam", NULL }; *id != NULL; id++)
    news_hold (wanted, CURSUS_HOLDER_PARTICIPANT, *id, 0, 3);
  news_hold (wanted, CURSUS_HOLDER_SPEAKER, "claire", 0, 1);
  cursus_publication_sort (wanted);
  return cursus_publication_next (NULL, wanted);
}

/* Water is a day later, fire is gone, earth is new, Paul has left and Zoe come; Claire no longer teaches. */
static inline CursusPublication *
news_second (const CursusPublication *first)
{
  CursusPublication *wanted = news_begin (2);
  news_add (wanted, "water", NEWS_DAY + 1, "luc");
  news_add (wanted, "air", NEWS_DAY + 1, "luc");
  news_add (wanted, "earth", NEWS_DAY + 3, "luc");
  for (const char *const *id = (const char *const[]){ "anne", "quim", "rose", "sam", "zoe", NULL }; *id != NULL; id++)
    news_hold (wanted, CURSUS_HOLDER_PARTICIPANT, *id, 0, 3);
  news_hold (wanted, CURSUS_HOLDER_SPEAKER, "claire", 0, 0);
  cursus_publication_sort (wanted);
  return cursus_publication_next (first, wanted);
}

/* All of these stand in @text, "!text": not. */
static inline void
news_assert (const char *text, const char *const *parts)
{
  for (guint i = 0; parts[i] != NULL; i++) {
    bool unwanted = parts[i][0] == '!';
    if ((strstr (text, parts[i] + unwanted) != NULL) == unwanted)
      g_test_fail_printf ("“%s” in:\n%s", parts[i], text);
  }
}
