/* Letters about changes. Knows who is told what; not how it is sent. */
#include "report/news.h"

#include <glib/gi18n-lib.h>

#include "report/agenda.h"
#include "report/change.h"
#include "report/words.h"

#define N_WHATS 4

/* What is said of one meeting in one case. */
typedef struct {
  GPtrArray *sentences;
  char *text;
  char *html;
} Block;

struct CursusNewsWords {
  const CursusNews *news;
  Block *blocks; /* by meeting, then by CursusNewsWhat */
  char *before;  /* nullable: "revision 2 of …" */
  char *after;
};

char *
cursus_news_words_revision (const CursusPublication *publication)
{
  bool known = false;
  CursusDate date = 0;
  g_autoptr (CursusPlan) plan = cursus_plan_new (publication->session, publication->title, publication->timezone);
  g_autoptr (CursusZone) zone = cursus_agenda_zone (plan, &known);
  cursus_zone_to_local (zone, publication->made_utc, &date, NULL);
  return cursus_words_dated_revision (publication->revision, date);
}

CursusNewsWords *
cursus_news_words_new (const CursusNews *news)
{
  CursusNewsWords *self = g_new0 (CursusNewsWords, 1);
  self->news = news;
  self->blocks = g_new0 (Block, MAX (1, news->meetings->len * N_WHATS));
  self->before = news->from != NULL ? cursus_news_words_revision (news->from) : NULL;
  self->after = cursus_news_words_revision (news->to);
  return self;
}

void
cursus_news_words_free (CursusNewsWords *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->news->meetings->len * N_WHATS; i++) {
    g_clear_pointer (&self->blocks[i].sentences, g_ptr_array_unref);
    g_free (self->blocks[i].text);
    g_free (self->blocks[i].html);
  }
  g_free (self->blocks);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static const CursusPlanMeeting *
either (const CursusNewsMeeting *meeting)
{
  return meeting->after != NULL ? meeting->after : meeting->before;
}

const char *
cursus_news_words_title (const CursusNewsWords *self, const CursusNewsItem *item)
{
  return cursus_words_title (either (cursus_news_meeting (self->news, item->meeting)));
}

const char *
cursus_news_words_heading (const CursusNewsWords *self, CursusNewsWhat what)
{
  switch (what) {
  case CURSUS_NEWS_CHANGED:
    return C_ ("meetings", "Changed");
  case CURSUS_NEWS_CANCELLED:
    return C_ ("meetings", "Cancelled");
  case CURSUS_NEWS_LEFT:
    return _ ("Takes place without you");
  case CURSUS_NEWS_NEW:
    return self->news->from != NULL ? C_ ("meetings", "New") : _ ("Your dates");
  }
  g_return_val_if_reached ("");
}

/* ---- sentences ---- */

/* A plan of this meeting alone, of which dates can be told. */
static CursusPlan *
alone (const CursusPublication *publication, const CursusPlanMeeting *meeting, const CursusPlanMeeting **copy)
{
  CursusPlan *plan = cursus_plan_new (publication->session, publication->title, publication->timezone);
  CursusPlanMeeting *own = cursus_plan_meeting_copy (meeting);
  g_ptr_array_add (plan->meetings, own);
  *copy = own;
  return plan;
}

static void
tell_changes (const CursusNews *news, const CursusNewsMeeting *meeting, GPtrArray *sentences)
{
  CursusDifference difference = { .kinds = meeting->kinds & CURSUS_DIFFERENCE_MOVED };
  g_autoptr (CursusPlan) before = alone (news->from, meeting->before, &difference.before);
  g_autoptr (CursusPlan) after = alone (news->to, meeting->after, &difference.after);
  g_autoptr (GPtrArray) moves = cursus_change_sentences (before, after, &difference);
  for (guint i = 0; i < moves->len; i++)
    g_ptr_array_add (sentences, g_strdup (g_ptr_array_index (moves, i)));
  if (meeting->kinds & CURSUS_NEWS_TITLE)
    g_ptr_array_add (sentences, g_strdup_printf (_ ("was called “%s” before"), cursus_words_title (meeting->before)));
  if (meeting->kinds & CURSUS_NEWS_STATUS)
    g_ptr_array_add (sentences, g_strdup (meeting->tentative ? _ ("is to be confirmed") : _ ("is confirmed")));
  if (meeting->kinds & CURSUS_NEWS_DETAILS)
    g_ptr_array_add (sentences, g_strdup (_ ("has another description, link, contact or way to get there: see the calendar")));
}

static void
tell_placement (const CursusPublication *publication, const CursusPlanMeeting *meeting, bool tentative, GPtrArray *sentences)
{
  const CursusPlanMeeting *copy = NULL;
  g_autoptr (CursusPlan) plan = alone (publication, meeting, &copy);
  g_autofree char *placement = cursus_change_placement (plan, copy);
  g_ptr_array_add (sentences, tentative ? g_strdup_printf (_ ("%s (to be confirmed)"), placement) : g_strdup (placement));
}

static GPtrArray *
make_sentences (const CursusNews *news, const CursusNewsItem *item)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  const CursusNewsMeeting *meeting = cursus_news_meeting (news, item->meeting);
  switch (item->what) {
  case CURSUS_NEWS_CHANGED:
    tell_changes (news, meeting, sentences);
    break;
  case CURSUS_NEWS_CANCELLED:
  case CURSUS_NEWS_LEFT:
    tell_placement (news->from, meeting->before, false, sentences);
    break;
  case CURSUS_NEWS_NEW:
    tell_placement (news->to, meeting->after, meeting->tentative, sentences);
    break;
  }
  return sentences;
}

/* ---- blocks ---- */

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_string_append (out, escaped);
}

static Block *
find_block (CursusNewsWords *self, const CursusNewsItem *item)
{
  Block *block = &self->blocks[item->meeting * N_WHATS + (guint)item->what];
  if (block->sentences != NULL)
    return block;
  block->sentences = make_sentences (self->news, item);
  const char *title = cursus_news_words_title (self, item);
  GString *text = g_string_new (NULL), *html = g_string_new ("<li><strong>");
  g_string_append_printf (text, "- %s\n", title);
  append_escaped (html, title);
  g_string_append (html, "</strong>");
  for (guint i = 0; i < block->sentences->len; i++) {
    g_string_append_printf (text, "  %s\n", (const char *)g_ptr_array_index (block->sentences, i));
    g_string_append (html, "<br>\n");
    append_escaped (html, g_ptr_array_index (block->sentences, i));
  }
  g_string_append (html, "</li>\n");
  block->text = g_string_free (text, FALSE);
  block->html = g_string_free (html, FALSE);
  return block;
}

const GPtrArray *
cursus_news_words_sentences (CursusNewsWords *self, const CursusNewsItem *item)
{
  return find_block (self, item)->sentences;
}

/* ---- letters ---- */

/* (transfer full): what this is, for whom. */
static char *
tell_occasion (const CursusNewsWords *self, const CursusHolder *holder)
{
  const char *name = holder->name != NULL ? holder->name : holder->id;
  bool is_same = g_strcmp0 (self->before, self->after) == 0; /* the same plan, published anew for others */
  if (self->before == NULL || is_same || !cursus_news_known (self->news, holder))
    /* TRANSLATORS: a person’s name, then “revision 3 of Tue 14 Nov 2023” */
    return g_strdup_printf (_ ("For %1$s, by %2$s"), name, self->after);
  /* TRANSLATORS: a person’s name, then twice something such as “revision 3 of Tue 14 Nov 2023” */
  return g_strdup_printf (_ ("For %1$s, by %2$s; what changes from %3$s"), name, self->after, self->before);
}

void
cursus_news_words_text (CursusNewsWords *self, GString *out, const CursusHolder *holder, const GArray *items)
{
  g_autofree char *occasion = tell_occasion (self, holder);
  g_string_append_printf (out, "%s\n%s\n", self->news->to->title, occasion);
  for (guint i = 0; i < items->len; i++) {
    const CursusNewsItem *item = &g_array_index (items, CursusNewsItem, i);
    if (i == 0 || item->what != g_array_index (items, CursusNewsItem, i - 1).what)
      g_string_append_printf (out, "\n%s\n", cursus_news_words_heading (self, item->what));
    g_string_append (out, find_block (self, item)->text);
  }
}

void
cursus_news_words_html (CursusNewsWords *self, GString *out, const CursusHolder *holder, const GArray *items)
{
  g_autofree char *occasion = tell_occasion (self, holder);
  g_string_append_printf (out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head><meta charset=\"utf-8\"><title>",
                          g_strcmp0 (holder->language, "fr") == 0 ? "fr" : "en");
  append_escaped (out, self->news->to->title);
  g_string_append (out, "</title></head>\n<body>\n<h1>");
  append_escaped (out, self->news->to->title);
  g_string_append (out, "</h1>\n<p>");
  append_escaped (out, occasion);
  g_string_append (out, "</p>\n");
  for (guint i = 0; i < items->len; i++) {
    const CursusNewsItem *item = &g_array_index (items, CursusNewsItem, i);
    bool begins = i == 0 || item->what != g_array_index (items, CursusNewsItem, i - 1).what;
    if (begins) {
      g_string_append (out, i > 0 ? "</ul>\n<h2>" : "<h2>");
      append_escaped (out, cursus_news_words_heading (self, item->what));
      g_string_append (out, "</h2>\n<ul>\n");
    }
    g_string_append (out, find_block (self, item)->html);
  }
  g_string_append (out, items->len > 0 ? "</ul>\n</body>\n</html>\n" : "</body>\n</html>\n");
}
