/* Tells the planner who is told what, meeting by meeting. */
#include "report/publication.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "report/agenda.h"
#include "report/news.h"
#include "report/page.h"
#include "report/words.h"

#define MOST_NAMES 3
#define N_WHATS 4

/* Who is told what: by meeting of the news and CursusNewsWhat, arrays of CursusHolder; NULL: nobody. */
typedef struct {
  const CursusNews *news;
  GPtrArray **holders;
  GPtrArray *joining; /* people who had nothing before */
  GPtrArray *leaving; /* people who are no longer of the session */
  guint n_told;
} Told;

static void
clear_told (Told *self)
{
  for (guint i = 0; i < self->news->meetings->len * N_WHATS; i++)
    g_clear_pointer (&self->holders[i], g_ptr_array_unref);
  g_free (self->holders);
  g_ptr_array_unref (self->joining);
  g_ptr_array_unref (self->leaving);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Told, clear_told)

static void
add_told (Told *self, const CursusHolder *holder)
{
  g_autoptr (GArray) items = cursus_news_for (self->news, holder);
  bool joins = !cursus_news_known (self->news, holder);
  if (items->len > 0 && (joins || holder->gone))
    g_ptr_array_add (joins ? self->joining : self->leaving, (gpointer)holder);
  for (guint i = 0; i < items->len && !joins && !holder->gone; i++) {
    const CursusNewsItem *item = &g_array_index (items, CursusNewsItem, i);
    GPtrArray **holders = &self->holders[item->meeting * N_WHATS + item->what];
    if (*holders == NULL)
      *holders = g_ptr_array_new ();
    g_ptr_array_add (*holders, (gpointer)holder);
  }
  self->n_told += items->len > 0;
}

/* Participants come first. */
static Told
find_told (const CursusNews *news)
{
  static const CursusHolderKind order[] = { CURSUS_HOLDER_PARTICIPANT, CURSUS_HOLDER_SPEAKER };
  Told self = { .news = news, .joining = g_ptr_array_new (), .leaving = g_ptr_array_new () };
  self.holders = g_new0 (GPtrArray *, MAX (1, news->meetings->len * N_WHATS));
  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < news->to->holders->len; i++)
      if (cursus_publication_holder (news->to, i)->kind == order[k])
        add_told (&self, cursus_publication_holder (news->to, i));
  return self;
}

static const GPtrArray *
told_of (const Told *self, guint meeting, CursusNewsWhat what)
{
  return self->holders[meeting * N_WHATS + what];
}

static const char *
name_of (const CursusHolder *holder)
{
  return holder->name != NULL ? holder->name : holder->id;
}

/* "Anne Martin, Paul Petit and 8 others". */
static char *
tell_names (const GPtrArray *holders)
{
  GString *text = g_string_new (NULL);
  guint n = holders->len <= MOST_NAMES + 1 ? holders->len : MOST_NAMES;
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", name_of (g_ptr_array_index (holders, i)));
  g_autofree char *names = g_string_free (text, FALSE);
  if (n == holders->len)
    return g_steal_pointer (&names);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s and %u other", "%s and %u others", holders->len - n), names,
                          holders->len - n);
}

/* ---- by meeting ---- */

static const char *
introduce (CursusNewsWhat what)
{
  switch (what) {
  case CURSUS_NEWS_CHANGED:
  case CURSUS_NEWS_CANCELLED:
    /* TRANSLATORS: followed by names */
    return _ ("Told: %s");
  case CURSUS_NEWS_LEFT:
    /* TRANSLATORS: a meeting takes place without these people, who were to be there; followed by names */
    return _ ("No longer for: %s");
  case CURSUS_NEWS_NEW:
    /* TRANSLATORS: followed by names */
    return _ ("New for: %s");
  }
  g_return_val_if_reached ("%s");
}

static void
put_people (CursusPage *page, const Told *told, guint meeting)
{
  for (int what = 0; what < N_WHATS; what++) {
    const GPtrArray *holders = told_of (told, meeting, (CursusNewsWhat)what);
    if (holders == NULL)
      continue;
    g_autofree char *names = tell_names (holders);
    g_auto (GStrv) parts = g_strsplit (introduce ((CursusNewsWhat)what), "%s", 2);
    g_autofree char *line = g_strconcat (parts[0], names, parts[1], NULL);
    cursus_page_move_to (page, 4);
    cursus_page_paragraph (page, CURSUS_PAINT_QUIET, 6, line);
  }
}

static void
put_meeting (CursusPage *page, CursusNewsWords *words, const Told *told, const CursusNewsItem *item)
{
  const GPtrArray *sentences = cursus_news_words_sentences (words, item);
  cursus_page_move_to (page, 2);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 2, cursus_news_words_title (words, item));
  for (guint i = 0; i < sentences->len; i++) {
    cursus_page_move_to (page, 4);
    cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 4, g_ptr_array_index (sentences, i));
  }
  put_people (page, told, item->meeting);
}

/* What becomes of a meeting for all, if it is of interest to anybody. */
static bool
sum_up (const Told *told, guint meeting, CursusNewsWhat *what)
{
  const CursusNewsMeeting *m = cursus_news_meeting (told->news, meeting);
  bool anybody = m->kinds != 0 || m->before == NULL || m->after == NULL;
  *what = m->before == NULL ? CURSUS_NEWS_NEW : m->after == NULL ? CURSUS_NEWS_CANCELLED : CURSUS_NEWS_CHANGED;
  for (int i = 0; i < N_WHATS; i++)
    anybody = anybody || told_of (told, meeting, (CursusNewsWhat)i) != NULL;
  return anybody;
}

static void
put_list (CursusPage *page, const char *heading, const GPtrArray *holders)
{
  if (holders->len == 0)
    return;
  g_autofree char *names = tell_names (holders);
  cursus_page_end_line (page);
  cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, heading);
  cursus_page_move_to (page, 2);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 2, names);
}

static void
put_meetings (CursusPage *page, const CursusPublicationReport *report, const Told *told)
{
  static const CursusNewsWhat order[] = { CURSUS_NEWS_CHANGED, CURSUS_NEWS_CANCELLED, CURSUS_NEWS_NEW };
  g_autoptr (CursusNewsWords) words = cursus_news_words_new (report->news);
  for (guint k = 0; k < G_N_ELEMENTS (order); k++) {
    bool begun = false;
    for (uint32_t i = 0; i < report->news->meetings->len; i++) {
      CursusNewsItem item = { .meeting = i };
      if (!sum_up (told, i, &item.what) || item.what != order[k])
        continue;
      if (!begun) {
        cursus_page_end_line (page);
        cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, cursus_news_words_heading (words, item.what));
      }
      begun = true;
      put_meeting (page, words, told, &item);
    }
  }
}

/* ---- of a first publication, how many meetings each gets says enough ---- */

static void
put_people_of_number (CursusPage *page, const GPtrArray *holders, guint n)
{
  g_autofree char *names = tell_names (holders);
  g_autofree char *meetings = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u meeting", "%u meetings", n), n);
  g_autofree char *line = g_strdup_printf ("%s · %s", meetings, names);
  cursus_page_move_to (page, 2);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 4, line);
}

/* Those of @kind by how many meetings they have, the most first. */
static void
put_numbers_of (CursusPage *page, const CursusNews *news, CursusHolderKind kind)
{
  g_autofree GPtrArray **by_number = g_new0 (GPtrArray *, news->meetings->len + 1);
  for (guint i = 0; i < news->to->holders->len; i++) {
    CursusHolder *holder = cursus_publication_holder (news->to, i);
    if (holder->kind != kind)
      continue;
    g_autoptr (GArray) items = cursus_news_for (news, holder);
    if (by_number[items->len] == NULL)
      by_number[items->len] = g_ptr_array_new ();
    g_ptr_array_add (by_number[items->len], holder);
  }
  for (guint n = news->meetings->len; n > 0; n--)
    if (by_number[n] != NULL)
      put_people_of_number (page, by_number[n], n);
  for (guint n = 0; n <= news->meetings->len; n++)
    g_clear_pointer (&by_number[n], g_ptr_array_unref);
}

static void
put_numbers (CursusPage *page, const CursusNews *news)
{
  put_numbers_of (page, news, CURSUS_HOLDER_PARTICIPANT);
  put_numbers_of (page, news, CURSUS_HOLDER_SPEAKER);
}

/* ---- the whole ---- */

static char *
tell_outcome (const CursusPublicationReport *report)
{
  g_autofree char *revision = cursus_words_revision (report->to->revision);
  switch (report->outcome) {
  case CURSUS_PUBLICATION_DONE:
    /* TRANSLATORS: “revision 3 is published” */
    return g_strdup_printf (_ ("%s is published"), revision);
  case CURSUS_PUBLICATION_UNCHANGED:
    return g_strdup_printf (_ ("%s is what everybody holds already; nothing is published"), revision);
  case CURSUS_PUBLICATION_REPAIRED:
    return g_strdup_printf (_ ("%s is what everybody holds already; the folder is complete again"), revision);
  case CURSUS_PUBLICATION_DRY_RUN:
    return g_strdup_printf (_ ("%s would be published; nothing is written"), revision);
  case CURSUS_PUBLICATION_STATUS:
    return g_strdup_printf (_ ("%s is the newest plan"), revision);
  }
  g_return_val_if_reached (NULL);
}

static void
put_published (CursusPage *page, const CursusPublicationReport *report)
{
  if (report->from == NULL) {
    cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, _ ("Nothing was published before."));
    return;
  }
  g_autofree char *revision = cursus_news_words_revision (report->from);
  if (report->outcome == CURSUS_PUBLICATION_DONE) {
    g_autofree char *before = g_strdup_printf (_ ("Before, people held %s."), revision);
    cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, before);
    return;
  }
  g_autofree char *line = report->from->author != NULL
                              /* TRANSLATORS: “revision 3 of Tue 14 Nov 2023”, then who published it */
                              ? g_strdup_printf (_ ("People hold %1$s, published by %2$s."), revision, report->from->author)
                              : g_strdup_printf (_ ("People hold %s."), revision);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, line);
}

static char *
tell_told (bool done, guint n_told)
{
  if (done)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person is told.", "%u people are told.", n_told), n_told);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person would be told.", "%u people would be told.", n_told), n_told);
}

static void
put_told (CursusPage *page, const CursusPublicationReport *report, guint n_told)
{
  bool done = report->outcome == CURSUS_PUBLICATION_DONE;
  bool nothing_new = report->outcome == CURSUS_PUBLICATION_UNCHANGED || report->outcome == CURSUS_PUBLICATION_REPAIRED;
  g_autofree char *line = tell_told (done, n_told);
  if (n_told == 0 && nothing_new)
    return;
  cursus_page_end_line (page);
  if (n_told > 0)
    cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, line);
  else
    cursus_page_paragraph (page, CURSUS_PAINT_GOOD, 0,
                           done ? _ ("Nobody has to be told anything.") : _ ("Nobody would have to be told anything."));
}

/* ---- what nobody is told, though it is written anew ---- */

static void
put_form (CursusPage *page, const CursusPublicationForm *was, const CursusPublicationForm *is)
{
  if (is->utc != was->utc)
    cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0,
                           is->utc ? _ ("All events are written anew, since their times are in UTC now.")
                                   : _ ("All events are written anew, since their times are no longer in UTC."));
  if (is->alarms != was->alarms)
    cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0,
                           is->alarms ? _ ("All events are written anew, since they have a reminder now.")
                                      : _ ("All events are written anew, since they no longer have a reminder."));
}

/* How everything goes on as it is. */
static void
put_options (CursusPage *page, const CursusPublicationForm *was)
{
  g_autofree char *line = g_strdup_printf (_ ("It was published with %s: without, all events are written anew."),
                                           was->utc && was->alarms ? "--utc --alarms"
                                           : was->utc              ? "--utc"
                                                                   : "--alarms");
  if (was->utc || was->alarms)
    cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, line);
}

static void
put_rewritten (CursusPage *page, const CursusPublicationReport *report)
{
  guint n = cursus_publication_report_count_rewritten (report);
  g_autoptr (GPtrArray) reworded = cursus_publication_report_find_reworded (report);
  g_autofree char *others = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u event is written anew, though there is nothing to tell about it.",
                   "%u events are written anew, though there is nothing to tell about them.", n),
      n);
  if (report->outcome == CURSUS_PUBLICATION_STATUS)
    put_options (page, &report->was);
  else if (cursus_publication_report_has_form (report))
    put_form (page, &report->was, &report->is);
  if (n > 0)
    cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, others);
  put_list (page, _ ("Reads another language than before"), reworded);
}

static void
put_folder (CursusPage *page, const CursusPublicationReport *report)
{
  if (report->unfinished) {
    g_autofree char *line = g_strdup_printf (_ ("“%s” does not hold what was published last: publish again."), report->folder);
    cursus_page_end_line (page);
    cursus_page_paragraph (page, CURSUS_PAINT_CAREFUL, 0, line);
  }
  if (report->n_files == 0)
    return;
  g_autofree char *files = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file is in %s, %u of them written anew",
                                                         "%u files are in %s, %u of them written anew", report->n_files),
                                            report->n_files, report->folder, report->n_written);
  cursus_page_end_line (page);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, files);
}

char *
cursus_report_publication (const CursusPublicationReport *report, CursusReportStyle style)
{
  g_autoptr (CursusPage) page = cursus_page_new (style);
  g_autofree char *outcome = tell_outcome (report);
  g_auto (Told) told = find_told (report->news);
  cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, report->to->title);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, outcome);
  if (report->outcome != CURSUS_PUBLICATION_UNCHANGED)
    put_published (page, report);
  put_told (page, report, told.n_told);
  put_rewritten (page, report);
  if (report->from == NULL)
    put_numbers (page, report->news);
  else {
    put_meetings (page, report, &told);
    put_list (page, _ ("Gets a calendar for the first time"), told.joining);
    put_list (page, _ ("Is no longer of the session"), told.leaving);
  }
  put_folder (page, report);
  if (report->caldav != NULL)
    cursus_caldav_report_put (report->caldav, page);
  return cursus_page_finish (page);
}
