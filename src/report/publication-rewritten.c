/* What a publication writes anew without there being anything to tell. No words here. */
#include "report/publication.h"

/* Events that took place before, take place now and have another number: all, or those of which nothing is told. */
static guint
count (const CursusPublicationReport *report, bool all)
{
  const CursusNews *news = report->news;
  g_autoptr (GHashTable) old = g_hash_table_new (g_str_hash, g_str_equal); /* only asked */
  guint n = 0;
  for (guint i = 0; report->from != NULL && i < report->from->events->len; i++) {
    CursusPublishedEvent *event = cursus_publication_event (report->from, i);
    g_hash_table_insert (old, event->uid, event);
  }
  for (guint i = 0; i < report->to->events->len; i++) {
    const CursusPublishedEvent *event = cursus_publication_event (report->to, i);
    const CursusPublishedEvent *before = g_hash_table_lookup (old, event->uid);
    uint32_t meeting = news->meetings_after[i];
    n += before != NULL && before->sequence != event->sequence && before->status != CURSUS_PUBLISHED_CANCELLED
         && meeting < news->meetings->len && (all || cursus_news_meeting (news, meeting)->kinds == 0);
  }
  return n;
}

bool
cursus_publication_report_has_form (const CursusPublicationReport *report)
{
  const CursusPublicationForm *was = &report->was, *is = &report->is;
  return was->known && is->known && (was->utc != is->utc || was->alarms != is->alarms) && count (report, true) > 0;
}

guint
cursus_publication_report_count_rewritten (const CursusPublicationReport *report)
{
  return cursus_publication_report_has_form (report) ? 0 : count (report, false);
}

GPtrArray *
cursus_publication_report_find_reworded (const CursusPublicationReport *report)
{
  GPtrArray *found = g_ptr_array_new ();
  for (guint i = 0; report->from != NULL && i < report->to->holders->len; i++) {
    CursusHolder *holder = cursus_publication_holder (report->to, i);
    const CursusHolder *before = cursus_publication_find_same (report->from, holder);
    bool person = holder->kind == CURSUS_HOLDER_SPEAKER || holder->kind == CURSUS_HOLDER_PARTICIPANT;
    if (person && before != NULL && g_strcmp0 (before->language, holder->language) != 0)
      g_ptr_array_add (found, holder);
  }
  return found;
}
