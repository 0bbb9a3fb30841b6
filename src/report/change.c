/* Sentences about one meeting that is elsewhere, new or gone, and the same for programs. */
#include "report/change.h"

#include <glib/gi18n-lib.h>

#include "report/agenda.h"
#include "report/counts.h"
#include "report/json-values.h"
#include "report/words.h"

char *
cursus_change_when (const CursusPlan *plan, const CursusPlanMeeting *meeting)
{
  g_autoptr (CursusAgenda) agenda = cursus_agenda_new_of (plan, meeting);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < agenda->rows->len; i++) {
    const CursusAgendaRow *row = cursus_agenda_row (agenda, i);
    g_autofree char *date = cursus_words_full_date (row->date);
    g_autofree char *clock = cursus_words_clock (row->start_minute, row->end_minute);
    g_string_append_printf (text, "%s%s, %s (%s%s)", text->len > 0 ? "; " : "", date, cursus_words_half_days (row->half_days),
                            clock, agenda->zone_known ? "" : " UTC");
  }
  if (text->len == 0)
    g_string_append (text, _ ("no date"));
  return g_string_free (text, FALSE);
}

char *
cursus_change_where (const CursusPlanMeeting *meeting)
{
  g_autofree char *place = cursus_words_place (meeting);
  return g_strdup (*place != '\0' ? place : C_ ("place of a meeting", "remote"));
}

static char *
tell_speakers (const CursusPlanMeeting *meeting)
{
  g_autofree char *names = cursus_words_speakers (meeting);
  return g_strdup (*names != '\0' ? names : C_ ("speaker of a meeting", "nobody"));
}

char *
cursus_change_placement (const CursusPlan *plan, const CursusPlanMeeting *meeting)
{
  g_autofree char *when = cursus_change_when (plan, meeting);
  g_autofree char *where = cursus_change_where (meeting);
  g_autofree char *names = cursus_words_speakers (meeting);
  return *names != '\0' ? g_strjoin (" · ", when, where, names, NULL) : g_strjoin (" · ", when, where, NULL);
}

static char *
tell_pin (CursusPin pin)
{
  switch (pin) {
  case CURSUS_PIN_NONE:
    return g_strdup (_ ("is no longer pinned"));
  case CURSUS_PIN_PLANNER:
    return g_strdup (_ ("is pinned by the planner"));
  case CURSUS_PIN_MACHINE:
    return g_strdup (_ ("is held in its place, because it has begun already"));
  }
  g_return_val_if_reached (NULL);
}

static void
add_moves (GPtrArray *sentences, const CursusPlan *before, const CursusPlan *after, const CursusDifference *difference)
{
  const CursusPlanMeeting *from = difference->before, *to = difference->after;
  if (difference->kinds & CURSUS_DIFFERENCE_TIME) {
    g_autofree char *old = cursus_change_when (before, from), *new = cursus_change_when (after, to);
    /* TRANSLATORS: of a meeting; both are dates such as “Thu 9 Nov 2023, afternoon (14:00–17:30)”. */
    g_ptr_array_add (sentences, g_strdup_printf (_ ("is moved from %1$s to %2$s"), old, new));
  }
  if (difference->kinds & CURSUS_DIFFERENCE_PLACE) {
    g_autofree char *old = cursus_change_where (from), *new = cursus_change_where (to);
    /* TRANSLATORS: of a meeting: its place before and after. */
    g_ptr_array_add (sentences, g_strdup_printf (_ ("changes its place: %1$s → %2$s"), old, new));
  }
  if (difference->kinds & CURSUS_DIFFERENCE_SPEAKERS) {
    g_autofree char *old = tell_speakers (from), *new = tell_speakers (to);
    /* TRANSLATORS: of a meeting: its speakers after and before. */
    g_ptr_array_add (sentences, g_strdup_printf (_ ("is taught by %2$s, no longer by %1$s"), old, new));
  }
  if (difference->kinds & CURSUS_DIFFERENCE_PIN)
    g_ptr_array_add (sentences, tell_pin (to->pinned));
}

GPtrArray *
cursus_change_sentences (const CursusPlan *before, const CursusPlan *after, const CursusDifference *difference)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  if (difference->before == NULL) {
    g_autofree char *placement = cursus_change_placement (after, difference->after);
    g_ptr_array_add (sentences, g_strdup_printf (_ ("is new: %s"), placement));
  } else if (difference->after == NULL) {
    g_autofree char *placement = cursus_change_placement (before, difference->before);
    g_ptr_array_add (sentences, g_strdup_printf (_ ("is gone; it was: %s"), placement));
  } else {
    add_moves (sentences, before, after, difference);
  }
  return sentences;
}

static const CursusPlanMeeting *
either (const CursusDifference *difference)
{
  return difference->after != NULL ? difference->after : difference->before;
}

guint
cursus_change_leave_out_begun (GArray *differences)
{
  guint n = 0;
  for (guint i = differences->len; i-- > 0;) {
    const CursusDifference *difference = &g_array_index (differences, CursusDifference, i);
    if (difference->kinds != CURSUS_DIFFERENCE_PIN || difference->after->pinned != CURSUS_PIN_MACHINE)
      continue;
    g_array_remove_index (differences, i);
    n++;
  }
  return n;
}

char *
cursus_change_tell_begun (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u meeting has begun and is held in its place.",
                                       "%u meetings have begun and are held in their places.", n),
                          n);
}

void
cursus_change_put (CursusPage *page, const CursusPlan *before, const CursusPlan *after, const CursusDifference *difference)
{
  g_autoptr (GPtrArray) sentences = cursus_change_sentences (before, after, difference);
  const CursusPlanMeeting *meeting = either (difference);
  g_autofree char *heading = g_strdup_printf ("%s (%s)", cursus_words_title (meeting), meeting->id);
  cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, heading);
  for (guint i = 0; i < sentences->len; i++)
    cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 2, g_ptr_array_index (sentences, i));
}

char *
cursus_change_score (CursusScore before, CursusScore after)
{
  g_autofree char *old = cursus_counts_points (before.soft), *new = cursus_counts_points (after.soft);
  /* TRANSLATORS: both are numbers of points, as in “3 points”. */
  g_autofree char *soft = g_strdup_printf (_ ("Cost: %1$s before, %2$s after."), old, new);
  if (before.hard == 0 && after.hard == 0)
    return g_steal_pointer (&soft);
  g_autofree char *old_hard = cursus_counts_points (before.hard), *new_hard = cursus_counts_points (after.hard);
  g_autofree char *hard = g_strdup_printf (_ ("Hard rules are broken by %1$s before, %2$s after."), old_hard, new_hard);
  return g_strconcat (hard, " ", soft, NULL);
}

static void
set_instant (CursusJson *builder, const char *key, const CursusZone *zone, int64_t utc)
{
  g_autofree char *text = cursus_zone_format (zone, utc);
  cursus_json_set_text (builder, key, text);
}

void
cursus_change_set_placement (CursusJson *builder, const CursusPlan *plan, const CursusPlanMeeting *meeting)
{
  bool known;
  g_autoptr (CursusZone) zone = cursus_agenda_zone (plan, &known);
  if (meeting->slots->len > 0) {
    set_instant (builder, "start", zone, g_array_index (meeting->slots, CursusPlanSlot, 0).start_utc);
    set_instant (builder, "end", zone, g_array_index (meeting->slots, CursusPlanSlot, meeting->slots->len - 1).end_utc);
  }
  cursus_json_set_text (builder, "site", meeting->site);
  cursus_json_set_text (builder, "room", meeting->room);
  cursus_json_set_texts (builder, "speakers", meeting->speakers);
}

static void
set_placement (CursusJson *builder, const char *key, const CursusPlan *plan, const CursusPlanMeeting *meeting)
{
  if (meeting == NULL) {
    cursus_json_set_text (builder, key, NULL);
    return;
  }
  cursus_json_key (builder, key);
  cursus_json_begin_object (builder);
  cursus_change_set_placement (builder, plan, meeting);
  cursus_json_set_text (builder, "pinned_by", cursus_pin_name (meeting->pinned));
  cursus_json_end_object (builder);
}

static void
set_kinds (CursusJson *builder, unsigned kinds)
{
  static const char *const names[] = { "time", "place", "speakers", "pin" };
  cursus_json_key (builder, "what");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (kinds & 1u << i)
      cursus_json_add_text (builder, names[i]);
  cursus_json_end_array (builder);
}

void
cursus_change_set_json (CursusJson *builder, const CursusPlan *before, const CursusPlan *after,
                        const CursusDifference *difference)
{
  g_autoptr (GPtrArray) sentences = cursus_change_sentences (before, after, difference);
  const CursusPlanMeeting *meeting = either (difference);
  const char *change = difference->before == NULL ? "added" : difference->after == NULL ? "removed" : "changed";
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "id", meeting->id);
  cursus_json_set_text (builder, "title", meeting->title);
  cursus_json_set_text (builder, "change", change);
  set_kinds (builder, difference->kinds);
  set_placement (builder, "before", before, difference->before);
  set_placement (builder, "after", after, difference->after);
  g_ptr_array_add (sentences, NULL);
  cursus_json_set_texts (builder, "text", (char *const *)sentences->pdata);
  cursus_json_end_object (builder);
}

void
cursus_change_set_meetings (CursusJson *builder, const CursusPlan *before, const CursusPlan *after)
{
  g_autoptr (GArray) differences = cursus_plan_diff (before, after);
  cursus_json_key (builder, "meetings");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < differences->len; i++)
    cursus_change_set_json (builder, before, after, &g_array_index (differences, CursusDifference, i));
  cursus_json_end_array (builder);
}
