/* A publication for programs. */
#include <glib/gi18n-lib.h>

#include "report/agenda.h"
#include "report/change.h"
#include "report/json-values.h"
#include "report/news.h"
#include "report/publication.h"

static const char *const outcomes[] = {
  [CURSUS_PUBLICATION_DONE] = "published",    [CURSUS_PUBLICATION_UNCHANGED] = "unchanged",
  [CURSUS_PUBLICATION_REPAIRED] = "repaired", [CURSUS_PUBLICATION_DRY_RUN] = "dry-run",
  [CURSUS_PUBLICATION_STATUS] = "status",
};

static const char *const changes[] = {
  [CURSUS_NEWS_CHANGED] = "changed",
  [CURSUS_NEWS_CANCELLED] = "cancelled",
  [CURSUS_NEWS_LEFT] = "left",
  [CURSUS_NEWS_NEW] = "new",
};

static CursusZone *
zone_of (const CursusPublication *publication)
{
  bool known = false;
  g_autoptr (CursusPlan) plan = cursus_plan_new (publication->session, publication->title, publication->timezone);
  return cursus_agenda_zone (plan, &known);
}

static void
set_time (CursusJson *builder, const char *key, const CursusZone *zone, int64_t utc)
{
  g_autofree char *text = cursus_zone_format (zone, utc);
  cursus_json_set_text (builder, key, text);
}

static void
set_published (CursusJson *builder, const CursusPublication *from)
{
  if (from == NULL) {
    cursus_json_set_text (builder, "published", NULL);
    return;
  }
  g_autoptr (CursusZone) zone = zone_of (from);
  cursus_json_key (builder, "published");
  cursus_json_begin_object (builder);
  cursus_json_set_integer (builder, "revision", from->revision);
  cursus_json_set_integer (builder, "publication", from->number);
  set_time (builder, "time", zone, from->made_utc);
  cursus_json_set_text (builder, "author", from->author);
  cursus_json_end_object (builder);
}

static void
set_meetings (CursusJson *builder, const CursusNews *news)
{
  cursus_json_key (builder, "meetings");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < news->meetings->len; i++) {
    const CursusNewsMeeting *meeting = cursus_news_meeting (news, i);
    CursusDifference difference = { meeting->before, meeting->after, meeting->kinds & CURSUS_DIFFERENCE_MOVED };
    if (meeting->before == NULL || meeting->after == NULL || difference.kinds != 0)
      cursus_change_set_json (builder, news->before, news->after, &difference);
  }
  cursus_json_end_array (builder);
}

static const char *
name_change (const CursusPublishedEvent *before, const CursusPublishedEvent *event)
{
  bool cancelled = event->status == CURSUS_PUBLISHED_CANCELLED;
  if (before == NULL)
    return "new";
  if (cancelled)
    return "cancelled";
  return before->status == CURSUS_PUBLISHED_CANCELLED ? "reinstated" : "changed";
}

static void
set_event (CursusJson *builder, const CursusZone *zone, const CursusPublishedEvent *before, const CursusPublishedEvent *event)
{
  const CursusPlanSlot *times = &g_array_index (event->meeting->slots, CursusPlanSlot, 0);
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "uid", event->uid);
  cursus_json_set_text (builder, "meeting", event->meeting->id);
  cursus_json_set_text (builder, "change", name_change (before, event));
  cursus_json_set_text (builder, "status", cursus_published_status_name (event->status));
  cursus_json_set_integer (builder, "sequence", event->sequence);
  set_time (builder, "start", zone, times->start_utc);
  set_time (builder, "end", zone, times->end_utc);
  cursus_json_end_object (builder);
}

static void
set_events (CursusJson *builder, const CursusPublicationReport *report)
{
  g_autoptr (CursusZone) zone = zone_of (report->to);
  g_autoptr (GHashTable) old = g_hash_table_new (g_str_hash, g_str_equal); /* only asked */
  for (guint i = 0; report->from != NULL && i < report->from->events->len; i++) {
    CursusPublishedEvent *event = cursus_publication_event (report->from, i);
    g_hash_table_insert (old, event->uid, event);
  }
  cursus_json_key (builder, "events");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < report->to->events->len; i++) {
    const CursusPublishedEvent *event = cursus_publication_event (report->to, i);
    const CursusPublishedEvent *before = g_hash_table_lookup (old, event->uid);
    if (before == NULL || before->sequence != event->sequence)
      set_event (builder, zone, before, event);
  }
  cursus_json_end_array (builder);
}

static void
set_item (CursusJson *builder, CursusNewsWords *words, const CursusNews *news, const CursusNewsItem *item)
{
  const CursusNewsMeeting *meeting = cursus_news_meeting (news, item->meeting);
  const GPtrArray *sentences = cursus_news_words_sentences (words, item);
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "meeting", (meeting->after != NULL ? meeting->after : meeting->before)->id);
  cursus_json_set_text (builder, "title", cursus_news_words_title (words, item));
  cursus_json_set_text (builder, "change", changes[item->what]);
  cursus_json_key (builder, "text");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < sentences->len; i++)
    cursus_json_add_text (builder, g_ptr_array_index (sentences, i));
  cursus_json_end_array (builder);
  cursus_json_end_object (builder);
}

static void
set_people (CursusJson *builder, const CursusNews *news)
{
  g_autoptr (CursusNewsWords) words = cursus_news_words_new (news);
  cursus_json_key (builder, "people");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < news->to->holders->len; i++) {
    const CursusHolder *holder = cursus_publication_holder (news->to, i);
    g_autoptr (GArray) items = cursus_news_for (news, holder);
    if (items->len == 0 || holder->kind == CURSUS_HOLDER_SESSION || holder->kind == CURSUS_HOLDER_SITE)
      continue;
    cursus_json_begin_object (builder);
    cursus_json_set_text (builder, "id", holder->id);
    cursus_json_set_text (builder, "role", cursus_holder_kind_name (holder->kind));
    cursus_json_set_text (builder, "name", holder->name);
    cursus_json_set_text (builder, "language", holder->language);
    cursus_json_key (builder, "changes");
    cursus_json_begin_array (builder);
    for (guint k = 0; k < items->len; k++)
      set_item (builder, words, news, &g_array_index (items, CursusNewsItem, k));
    cursus_json_end_array (builder);
    cursus_json_end_object (builder);
  }
  cursus_json_end_array (builder);
}

static void
set_rewritten (CursusJson *builder, const CursusPublicationReport *report)
{
  const CursusPublicationForm *was = &report->was, *is = &report->is;
  g_autoptr (GPtrArray) reworded = cursus_publication_report_find_reworded (report);
  bool other = cursus_publication_report_has_form (report);
  cursus_json_key (builder, "rewritten");
  cursus_json_begin_object (builder);
  cursus_json_key (builder, "because");
  cursus_json_begin_array (builder);
  if (other && was->utc != is->utc)
    cursus_json_add_text (builder, is->utc ? "utc" : "local-times");
  if (other && was->alarms != is->alarms)
    cursus_json_add_text (builder, is->alarms ? "alarms" : "no-alarms");
  cursus_json_end_array (builder);
  cursus_json_set_integer (builder, "events", cursus_publication_report_count_rewritten (report));
  cursus_json_key (builder, "languages");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < reworded->len; i++)
    cursus_json_add_text (builder, ((const CursusHolder *)g_ptr_array_index (reworded, i))->id);
  cursus_json_end_array (builder);
  cursus_json_end_object (builder);
}

char *
cursus_report_publication_json (const CursusPublicationReport *report)
{
  g_autoptr (CursusJson) builder = cursus_json_new ();
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "session", report->to->session);
  cursus_json_set_text (builder, "outcome", outcomes[report->outcome]);
  cursus_json_set_integer (builder, "revision", report->to->revision);
  cursus_json_set_integer (builder, "publication", report->to->number);
  cursus_json_set_text (builder, "folder", report->folder);
  cursus_json_key (builder, "unfinished");
  cursus_json_add_boolean (builder, report->unfinished);
  cursus_json_set_integer (builder, "files", report->n_files);
  cursus_json_set_integer (builder, "written", report->n_written);
  set_published (builder, report->from);
  set_meetings (builder, report->news);
  set_events (builder, report);
  set_rewritten (builder, report);
  set_people (builder, report->news);
  if (report->caldav != NULL)
    cursus_caldav_report_set_json (report->caldav, builder);
  cursus_json_end_object (builder);
  return cursus_json_finish (builder);
}
