/* A history in words: told by comparing each revision with the one before it, so that it is always in the reader's language. */
#include "report/history.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "report/agenda.h"
#include "report/change.h"
#include "report/counts.h"
#include "report/json-values.h"
#include "report/words.h"

#define MAX_MEETINGS 4 /* of a change whose meetings are told one by one: “cursus diff” tells all */

static bool
is_action (const CursusHistoryEntry *entry, const char *action)
{
  return g_strcmp0 (entry->action, action) == 0;
}

static char *
tell_plan (const CursusHistoryEntry *entry, guint n_changed)
{
  guint n = entry->plan->meetings->len;
  if (entry->before == NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "planned: %u meeting", "planned: %u meetings", n), n);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "planned anew: %u meeting changed", "planned anew: %u meetings changed", n_changed),
      n_changed);
}

/* What was done, in a few words; NULL when the sentences about the meetings say it all. */
static char *
tell_action (const CursusHistoryEntry *entry, guint n_changed)
{
  if (is_action (entry, "undo"))
    return g_strdup_printf (_ ("undone: back to revision %" PRId64), entry->restores);
  if (is_action (entry, "redo"))
    return g_strdup_printf (_ ("done again: as in revision %" PRId64), entry->restores);
  if (is_action (entry, "replan"))
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "replanned: %u meeting changed", "replanned: %u meetings changed", n_changed), n_changed);
  return is_action (entry, "plan") ? tell_plan (entry, n_changed) : NULL;
}

static void
add_difference (GPtrArray *texts, const CursusHistoryEntry *entry, const CursusDifference *difference)
{
  g_autoptr (GPtrArray) sentences = cursus_change_sentences (entry->before, entry->plan, difference);
  const CursusPlanMeeting *meeting = difference->after != NULL ? difference->after : difference->before;
  for (guint i = 0; i < sentences->len; i++)
    g_ptr_array_add (
        texts, g_strdup_printf (_ ("“%1$s” %2$s"), cursus_words_title (meeting), (const char *)g_ptr_array_index (sentences, i)));
}

/* (transfer full): what happened, a text for each line. */
static GPtrArray *
tell (const CursusHistoryEntry *entry)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) differences = entry->before != NULL ? cursus_plan_diff (entry->before, entry->plan)
                                                         : g_array_new (FALSE, FALSE, sizeof (CursusDifference));
  guint n_begun = cursus_change_leave_out_begun (differences);
  char *action = tell_action (entry, differences->len);
  if (action != NULL)
    g_ptr_array_add (texts, action);
  bool told = differences->len <= MAX_MEETINGS;
  for (guint i = 0; told && i < differences->len; i++)
    add_difference (texts, entry, &g_array_index (differences, CursusDifference, i));
  if (n_begun > 0)
    g_ptr_array_add (texts, cursus_change_tell_begun (n_begun));
  return texts;
}

static char *
tell_time (const CursusHistoryEntry *entry)
{
  bool known;
  CursusDate date;
  int second;
  g_autoptr (CursusZone) zone = cursus_agenda_zone (entry->plan, &known);
  cursus_zone_to_local (zone, entry->made_utc, &date, &second);
  g_autofree char *day = cursus_words_full_date (date);
  return g_strdup_printf ("%s, %02d:%02d%s", day, second / 3600, second / 60 % 60, known ? "" : " UTC");
}

static void
put_entry (CursusPage *page, const CursusHistoryEntry *entry)
{
  g_autofree char *revision = cursus_words_revision (entry->plan->revision);
  g_autofree char *time = tell_time (entry);
  g_autofree char *points = cursus_counts_points (entry->plan->score.soft);
  g_autofree char *broken = entry->plan->score.hard > 0 ? cursus_counts_points (entry->plan->score.hard) : NULL;
  const char *author = entry->author != NULL ? entry->author : C_ ("author of a revision", "unknown");
  g_autofree char *heading = g_strjoin (" · ", revision, time, author, points, NULL);
  cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, heading);
  g_autoptr (GPtrArray) texts = tell (entry);
  for (guint i = 0; i < texts->len; i++)
    cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 2, g_ptr_array_index (texts, i));
  if (entry->note != NULL && *entry->note != '\0')
    cursus_page_labelled (page, CURSUS_PAINT_QUIET, 2, _ ("because:"), entry->note);
  if (broken != NULL) {
    g_autofree char *text = g_strdup_printf (_ ("Hard rules are broken by %s."), broken);
    cursus_page_paragraph (page, CURSUS_PAINT_BAD, 2, text);
  }
}

char *
cursus_report_history (GArray *entries, CursusReportStyle style)
{
  g_autoptr (CursusPage) page = cursus_page_new (style);
  for (guint i = 0; i < entries->len; i++)
    put_entry (page, &g_array_index (entries, CursusHistoryEntry, i));
  return cursus_page_finish (page);
}

static void
add_entry (CursusJson *builder, const CursusHistoryEntry *entry)
{
  bool known;
  g_autoptr (CursusZone) zone = cursus_agenda_zone (entry->plan, &known);
  g_autofree char *time = cursus_zone_format (zone, entry->made_utc);
  g_autoptr (GPtrArray) texts = tell (entry);
  g_ptr_array_add (texts, NULL);
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "session", entry->plan->session);
  cursus_json_set_revision (builder, entry->plan->revision);
  cursus_json_set_text (builder, "time", time);
  cursus_json_set_text (builder, "author", entry->author);
  cursus_json_set_text (builder, "action", entry->action);
  if (entry->restores > 0)
    cursus_json_set_integer (builder, "restores", entry->restores);
  else
    cursus_json_set_text (builder, "restores", NULL);
  cursus_json_set_text (builder, "note", entry->note);
  cursus_json_set_text (builder, "status", cursus_plan_status_name (entry->plan->status));
  cursus_json_set_score (builder, entry->plan->score);
  cursus_json_set_texts (builder, "text", (char *const *)texts->pdata);
  /* Of the first revision everything is new: that is its plan, and no change. */
  cursus_change_set_meetings (builder, entry->before != NULL ? entry->before : entry->plan, entry->plan);
  cursus_json_end_object (builder);
}

char *
cursus_report_history_json (GArray *entries)
{
  g_autoptr (CursusJson) builder = cursus_json_new ();
  cursus_json_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    add_entry (builder, &g_array_index (entries, CursusHistoryEntry, i));
  cursus_json_end_array (builder);
  return cursus_json_finish (builder);
}
