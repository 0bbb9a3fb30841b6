/* Compares two publications, for all and for one holder. */
#include "core/publication-news.h"

#include <string.h>

#define NOWHERE UINT32_MAX

/* ---- meetings ---- */

static CursusPlan *
plan_of (const CursusPublication *publication, const CursusPublication *other)
{
  if (publication != NULL)
    return cursus_publication_plan (publication, NULL);
  return cursus_plan_new (other->session, other->title, other->timezone);
}

/* (transfer full): by stem: index in @plan, plus one. */
static GHashTable *
index_plan (const CursusPlan *plan)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < plan->meetings->len; i++)
    g_hash_table_insert (index, cursus_plan_meeting (plan, i)->id, GUINT_TO_POINTER (i + 1));
  return index;
}

static void
list_meetings (CursusNews *self, GHashTable *before, GHashTable *after)
{
  for (guint i = 0; i < self->after->meetings->len; i++) {
    CursusNewsMeeting meeting = { .after = cursus_plan_meeting (self->after, i) };
    guint old = GPOINTER_TO_UINT (g_hash_table_lookup (before, meeting.after->id));
    meeting.before = old > 0 ? cursus_plan_meeting (self->before, old - 1) : NULL;
    g_array_append_val (self->meetings, meeting);
  }
  for (guint i = 0; i < self->before->meetings->len; i++) {
    CursusNewsMeeting meeting = { .before = cursus_plan_meeting (self->before, i) };
    if (!g_hash_table_contains (after, meeting.before->id))
      g_array_append_val (self->meetings, meeting);
  }
}

/* (transfer full): by stem: index in meetings, plus one. */
static GHashTable *
index_meetings (const CursusNews *self)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->meetings->len; i++) {
    const CursusNewsMeeting *meeting = cursus_news_meeting (self, i);
    g_hash_table_insert (index, (meeting->after != NULL ? meeting->after : meeting->before)->id, GUINT_TO_POINTER (i + 1));
  }
  return index;
}

static uint32_t *
map_events (const CursusPublication *publication, GHashTable *index)
{
  guint n = publication != NULL ? publication->events->len : 0;
  uint32_t *map = g_new (uint32_t, MAX (1, n));
  for (guint i = 0; i < n; i++) {
    const CursusPublishedEvent *event = cursus_publication_event (publication, i);
    g_autofree char *stem = cursus_publication_stem (event->uid);
    guint found = GPOINTER_TO_UINT (g_hash_table_lookup (index, stem));
    map[i] = event->status != CURSUS_PUBLISHED_CANCELLED && found > 0 ? found - 1 : NOWHERE;
  }
  return map;
}

/* ---- differences ---- */

static void
compare_plans (CursusNews *self, GHashTable *index)
{
  g_autoptr (GArray) differences = cursus_plan_diff (self->before, self->after);
  for (guint i = 0; i < differences->len; i++) {
    const CursusDifference *difference = &g_array_index (differences, CursusDifference, i);
    const char *id = (difference->after != NULL ? difference->after : difference->before)->id;
    guint found = GPOINTER_TO_UINT (g_hash_table_lookup (index, id));
    g_array_index (self->meetings, CursusNewsMeeting, found - 1).kinds |= difference->kinds;
  }
}

/* What no plan tells: of the events of one meeting. */
static void
compare_events (CursusNews *self)
{
  g_autoptr (GHashTable) old = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; self->from != NULL && i < self->from->events->len; i++) {
    CursusPublishedEvent *event = cursus_publication_event (self->from, i);
    g_hash_table_insert (old, event->uid, event);
    if (self->meetings_before[i] != NOWHERE)
      g_array_index (self->meetings, CursusNewsMeeting, self->meetings_before[i]).tentative = event->status
                                                                                              == CURSUS_PUBLISHED_TENTATIVE;
  }
  for (guint i = 0; i < self->to->events->len; i++) {
    const CursusPublishedEvent *event = cursus_publication_event (self->to, i);
    const CursusPublishedEvent *before = g_hash_table_lookup (old, event->uid);
    if (self->meetings_after[i] == NOWHERE)
      continue;
    CursusNewsMeeting *meeting = &g_array_index (self->meetings, CursusNewsMeeting, self->meetings_after[i]);
    meeting->tentative = event->status == CURSUS_PUBLISHED_TENTATIVE;
    if (before == NULL || before->status == CURSUS_PUBLISHED_CANCELLED)
      continue;
    if (g_strcmp0 (event->meeting->title, before->meeting->title) != 0)
      meeting->kinds |= CURSUS_NEWS_TITLE;
    if (event->status != before->status)
      meeting->kinds |= CURSUS_NEWS_STATUS;
    if (g_strcmp0 (event->details, before->details) != 0 && !(meeting->kinds & CURSUS_DIFFERENCE_PLACE))
      meeting->kinds |= CURSUS_NEWS_DETAILS;
  }
}

/* From here on they are called as planners call them. */
static void
name_meetings (const CursusPublication *publication, const uint32_t *map, const CursusNews *self, bool after)
{
  for (guint i = 0; publication != NULL && i < publication->events->len; i++) {
    if (map[i] == NOWHERE)
      continue;
    const CursusNewsMeeting *meeting = cursus_news_meeting (self, map[i]);
    CursusPlanMeeting *named = (CursusPlanMeeting *)(after ? meeting->after : meeting->before);
    g_free (named->id);
    named->id = g_strdup (cursus_publication_event (publication, i)->meeting->id);
  }
}

CursusNews *
cursus_news_new (const CursusPublication *from, const CursusPublication *to)
{
  CursusNews *self = g_new0 (CursusNews, 1);
  self->from = from;
  self->to = to;
  self->before = plan_of (from, to);
  self->after = plan_of (to, to);
  self->meetings = g_array_new (FALSE, FALSE, sizeof (CursusNewsMeeting));
  g_autoptr (GHashTable) before = index_plan (self->before), after = index_plan (self->after);
  list_meetings (self, before, after);
  g_autoptr (GHashTable) index = index_meetings (self);
  self->meetings_before = map_events (from, index);
  self->meetings_after = map_events (to, index);
  compare_plans (self, index);
  compare_events (self);
  name_meetings (from, self->meetings_before, self, false);
  name_meetings (to, self->meetings_after, self, true);
  return self;
}

void
cursus_news_free (CursusNews *self)
{
  if (self == NULL)
    return;
  cursus_plan_free (self->before);
  cursus_plan_free (self->after);
  g_array_unref (self->meetings);
  g_free (self->meetings_before);
  g_free (self->meetings_after);
  g_free (self);
}

const CursusNewsMeeting *
cursus_news_meeting (const CursusNews *self, guint index)
{
  g_return_val_if_fail (index < self->meetings->len, NULL);
  return &g_array_index (self->meetings, CursusNewsMeeting, index);
}

/* ---- for one holder ---- */

static const CursusHolder *
find_before (const CursusNews *self, const CursusHolder *holder)
{
  return self->from != NULL ? cursus_publication_find_same (self->from, holder) : NULL;
}

bool
cursus_news_known (const CursusNews *self, const CursusHolder *holder)
{
  return find_before (self, holder) != NULL;
}

static void
mark (const CursusHolder *holder, const uint32_t *map, guint8 *marks, guint8 bit)
{
  for (guint i = 0; holder != NULL && i < holder->events->len; i++) {
    uint32_t meeting = map[g_array_index (holder->events, uint32_t, i)];
    if (meeting != NOWHERE)
      marks[meeting] |= bit;
  }
}

GArray *
cursus_news_for (const CursusNews *self, const CursusHolder *holder)
{
  static const CursusNewsWhat order[] = { CURSUS_NEWS_CHANGED, CURSUS_NEWS_CANCELLED, CURSUS_NEWS_LEFT, CURSUS_NEWS_NEW };
  GArray *items = g_array_new (FALSE, TRUE, sizeof (CursusNewsItem));
  g_autofree guint8 *marks = g_new0 (guint8, MAX (1, self->meetings->len));
  mark (find_before (self, holder), self->meetings_before, marks, 1);
  mark (holder, self->meetings_after, marks, 2);
  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (uint32_t i = 0; i < self->meetings->len; i++) {
      const CursusNewsMeeting *meeting = cursus_news_meeting (self, i);
      CursusNewsWhat what = marks[i] == 3            ? CURSUS_NEWS_CHANGED
                            : marks[i] == 2          ? CURSUS_NEWS_NEW
                            : meeting->after == NULL ? CURSUS_NEWS_CANCELLED
                                                     : CURSUS_NEWS_LEFT;
      CursusNewsItem item = { what, i };
      if (marks[i] != 0 && what == order[k] && (what != CURSUS_NEWS_CHANGED || meeting->kinds != 0))
        g_array_append_val (items, item);
    }
  return items;
}

GArray *
cursus_news_changed_events (const CursusNews *self, const CursusHolder *holder)
{
  const CursusHolder *before = find_before (self, holder);
  GArray *shown = cursus_publication_show (self->to, holder);
  g_autoptr (GArray) old = before != NULL ? cursus_publication_show (self->from, before) : NULL;
  g_autoptr (GHashTable) sequences = g_hash_table_new (g_str_hash, g_str_equal); /* UID → sequence + 1 */
  for (guint i = 0; old != NULL && i < old->len; i++) {
    const CursusShownEvent *item = &g_array_index (old, CursusShownEvent, i);
    g_hash_table_insert (sequences, cursus_publication_event (self->from, item->event)->uid,
                         GUINT_TO_POINTER (item->sequence + 1));
  }
  for (guint i = shown->len; i-- > 0;) {
    const CursusShownEvent *item = &g_array_index (shown, CursusShownEvent, i);
    const char *uid = cursus_publication_event (self->to, item->event)->uid;
    if (GPOINTER_TO_UINT (g_hash_table_lookup (sequences, uid)) == item->sequence + 1)
      g_array_remove_index (shown, i);
  }
  return shown;
}
