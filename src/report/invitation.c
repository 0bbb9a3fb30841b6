/* Words of mails about events. Knows nothing of how they are sent. */
#include "report/invitation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/news.h"
#include "report/words.h"

/* A label and what stands after it. */
typedef struct {
  const char *label;
  char *value;
} Line;

static const char *
name_what (const CursusInvitation *self)
{
  switch (self->what) {
  case CURSUS_INVITATION_NEW:
    return C_ ("subject of a mail", "New");
  case CURSUS_INVITATION_CHANGED:
    return C_ ("subject of a mail", "Changed");
  case CURSUS_INVITATION_CANCELLED:
    break;
  }
  return self->left ? C_ ("subject of a mail", "Without you") : C_ ("subject of a mail", "Cancelled");
}

static const char *
tell_what (const CursusInvitation *self)
{
  bool tentative = self->event->status == CURSUS_PUBLISHED_TENTATIVE;
  switch (self->what) {
  case CURSUS_INVITATION_NEW:
    return tentative ? _ ("This date is new, and still to be confirmed.") : _ ("This date is new.");
  case CURSUS_INVITATION_CHANGED:
    return tentative ? _ ("This date has changed, and is still to be confirmed.") : _ ("This date has changed.");
  case CURSUS_INVITATION_CANCELLED:
    break;
  }
  return self->left ? _ ("You no longer take part in this.") : _ ("This date is cancelled.");
}

static char *
tell_time (const CursusInvitation *self, int64_t start_utc, int64_t end_utc)
{
  g_autoptr (CursusZone) zone = cursus_zone_new (self->publication->timezone, NULL);
  CursusDate date = 0;
  int start = 0, end = 0;
  if (zone == NULL)
    return g_strdup ("");
  cursus_zone_to_local (zone, start_utc, &date, &start);
  cursus_zone_to_local (zone, end_utc, NULL, &end);
  g_autofree char *day = cursus_words_full_date (date);
  g_autofree char *clock = cursus_words_clock (start / 60, end / 60);
  return g_strdup_printf ("%s, %s (%s)", day, clock, self->publication->timezone);
}

char *
cursus_invitation_place (const CursusPublishedEvent *event)
{
  char *place = cursus_words_place (event->meeting);
  if (*place != '\0')
    return place;
  g_free (place);
  return g_strdup (event->meeting->format != NULL ? event->meeting->format : "");
}

/* Who is told that a date is off knows it as the last mail said it, wherever it would have been since. */
static bool
is_told_as_before (const CursusInvitation *self)
{
  return self->what == CURSUS_INVITATION_CANCELLED && (self->before_start_utc != 0 || self->before_end_utc != 0);
}

static CursusPlanSlot
find_slot (const CursusInvitation *self)
{
  CursusPlanSlot slot = g_array_index (self->event->meeting->slots, CursusPlanSlot, 0);
  return is_told_as_before (self) ? (CursusPlanSlot){ self->before_start_utc, self->before_end_utc } : slot;
}

static char *
find_place (const CursusInvitation *self)
{
  return is_told_as_before (self) ? g_strdup (self->before_place) : cursus_invitation_place (self->event);
}

char *
cursus_invitation_subject (const CursusInvitation *self)
{
  CursusPlanSlot slot = find_slot (self);
  g_autofree char *time = tell_time (self, slot.start_utc, slot.end_utc);
  /* TRANSLATORS: subject of a mail: “Changed: TITLE – Thu 9 Nov 2023, 09:00–12:30”. */
  return g_strdup_printf (_ ("%1$s: %2$s – %3$s"), name_what (self), cursus_words_title (self->event->meeting), time);
}

static void
clear_line (gpointer data)
{
  g_free (((Line *)data)->value);
}

/* @value: (transfer full). */
static void
add_line (GArray *lines, const char *label, char *value)
{
  Line line = { label, value };
  if (*value == '\0')
    g_free (value);
  else
    g_array_append_val (lines, line);
}

static GArray *
collect (const CursusInvitation *self)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  CursusPlanSlot slot = find_slot (self);
  g_autofree char *place = find_place (self);
  bool known = self->before_start_utc != 0 || self->before_end_utc != 0;
  bool moved = known && (self->before_start_utc != slot.start_utc || self->before_end_utc != slot.end_utc);
  bool elsewhere = known && g_strcmp0 (self->before_place, place) != 0;
  g_array_set_clear_func (lines, clear_line);
  add_line (lines, _ ("When:"), tell_time (self, slot.start_utc, slot.end_utc));
  if (moved)
    add_line (lines, _ ("Before:"), tell_time (self, self->before_start_utc, self->before_end_utc));
  add_line (lines, _ ("Where:"), g_strdup (cursus_words_format (place)));
  if (elsewhere)
    add_line (lines, _ ("Before:"), g_strdup (cursus_words_format (self->before_place)));
  add_line (lines, _ ("With:"), cursus_words_speakers (self->event->meeting));
  return lines;
}

static char *
tell_end (const CursusInvitation *self)
{
  g_autofree char *revision = cursus_news_words_revision (self->publication);
  return g_strdup_printf ("%s · %s", self->publication->title, revision);
}

char *
cursus_invitation_text (const CursusInvitation *self)
{
  g_autoptr (GArray) lines = collect (self);
  g_autofree char *end = tell_end (self);
  GString *out = g_string_new (NULL);
  g_string_append_printf (out, "%s\n\n%s\n\n", cursus_words_title (self->event->meeting), tell_what (self));
  for (guint i = 0; i < lines->len; i++) {
    const Line *line = &g_array_index (lines, Line, i);
    g_string_append_printf (out, "%s %s\n", line->label, line->value);
  }
  g_string_append_printf (out, "\n%s\n", end);
  return g_string_free (out, FALSE);
}

char *
cursus_invitation_html (const CursusInvitation *self)
{
  g_autoptr (GArray) lines = collect (self);
  g_autofree char *end = tell_end (self);
  g_autofree char *head = g_markup_printf_escaped (
      "<!DOCTYPE html>\n<html lang=\"%s\"><body>\n<h1>%s</h1>\n<p><b>%s</b></p>\n<table>\n", self->holder->language,
      cursus_words_title (self->event->meeting), tell_what (self));
  GString *out = g_string_new (head);
  for (guint i = 0; i < lines->len; i++) {
    const Line *line = &g_array_index (lines, Line, i);
    g_autofree char *row = g_markup_printf_escaped ("<tr><th align=\"left\">%s</th><td>%s</td></tr>\n", line->label, line->value);
    g_string_append (out, row);
  }
  g_autofree char *foot = g_markup_printf_escaped ("</table>\n<p>%s</p>\n</body></html>\n", end);
  g_string_append (out, foot);
  return g_string_free (out, FALSE);
}

/* ---- several ---- */

/* Those of the holder's meetings of which a date is told. */
static GArray *
find_items (const CursusInvitationSeveral *self)
{
  GArray *items = cursus_news_for (self->news, self->holder);
  g_autofree bool *told = g_new0 (bool, MAX (1, self->news->meetings->len));
  for (guint i = 0; i < self->shown->len; i++) {
    uint32_t meeting = self->news->meetings_after[g_array_index (self->shown, CursusShownEvent, i).event];
    if (meeting < self->news->meetings->len)
      told[meeting] = true;
  }
  for (guint i = items->len; i-- > 0;)
    if (!told[g_array_index (items, CursusNewsItem, i).meeting])
      g_array_remove_index (items, i);
  return items;
}

char *
cursus_invitation_several_subject (const CursusInvitationSeveral *self)
{
  g_autoptr (GArray) items = find_items (self);
  guint n = items->len; /* as many as the mail lists: a meeting of a whole day is two events, and one date */
  /* TRANSLATORS: subjects of mails: “TITLE – your 25 dates” */
  return self->first ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s – your %2$u date", "%1$s – your %2$u dates", n),
                                        self->publication->title, n)
                     : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s – %2$u new date", "%1$s – %2$u new dates", n),
                                        self->publication->title, n);
}

static const char *
tell_file (void)
{
  return _ ("The attached file has these dates: open it once, and your calendar program takes them over. If one of them changes, "
            "you are told by mail.");
}

char *
cursus_invitation_several_text (const CursusInvitationSeveral *self)
{
  g_autoptr (GArray) items = find_items (self);
  GString *out = g_string_new (NULL);
  cursus_news_words_text (self->words, out, self->holder, items);
  g_string_append_printf (out, "\n%s\n", tell_file ());
  return g_string_free (out, FALSE);
}

char *
cursus_invitation_several_html (const CursusInvitationSeveral *self)
{
  g_autoptr (GArray) items = find_items (self);
  GString *out = g_string_new (NULL);
  cursus_news_words_html (self->words, out, self->holder, items);
  const char *end = strstr (out->str, "</body>");
  g_autofree char *paragraph = g_markup_printf_escaped ("<p>%s</p>\n", tell_file ());
  g_string_insert (out, end != NULL ? end - out->str : -1, paragraph);
  return g_string_free (out, FALSE);
}
