/* Reads placements as people write them. Knows dates, parts of the day, rooms and speakers, and no rule. */
#include "rules/wish.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/suggest.h"
#include "rules/error.h"

static bool G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_DESCRIPTION, text);
  return false;
}

static bool
refuse_text (GError **error, const char *text)
{
  return refuse (error, _ ("“%s” is not understood; write \"2023-11-06 am @reims /speaker+speaker\""), text);
}

static bool
read_date (CursusWish *self, const char *text, GError **error)
{
  g_autoptr (GError) why = NULL;
  return cursus_date_parse (text, &self->date, &why) || refuse (error, "%s", why->message);
}

static bool
begins_at (const CursusDayPart *part, const char *text)
{
  int start = 0, end = 0;
  if (cursus_clock_range_parse (text, &start, &end, NULL))
    return part->start_minute == start && part->end_minute == end;
  return cursus_clock_parse (text, &start, NULL) && part->start_minute == start;
}

static bool
read_part (CursusWish *self, const CursusSession *session, const char *text, GError **error)
{
  g_autofree const char **names = g_new0 (const char *, session->day_parts->len);
  for (guint i = 0; i < session->day_parts->len; i++) {
    const CursusDayPart *part = cursus_session_day_part (session, i);
    names[i] = part->id;
    if (strcmp (part->id, text) != 0 && !begins_at (part, text))
      continue;
    self->part = i;
    return true;
  }
  g_autofree char *phrase = cursus_suggest_phrase (text, names, session->day_parts->len);
  return refuse (error, _ ("there is no part of the day “%s”%s"), text, phrase);
}

/* "clain" for "poitiers/clain". */
static bool
is_short_for (const char *id, const char *name)
{
  const char *slash = strchr (id, '/');
  return slash != NULL && strcmp (slash + 1, name) == 0;
}

static bool
refuse_place (const CursusSession *session, const GArray *rooms, const char *name, GError **error)
{
  g_autoptr (GPtrArray) accepted = g_ptr_array_new ();
  for (guint i = 0; i < rooms->len; i++) {
    const CursusRoom *room = cursus_session_room (session, g_array_index (rooms, uint32_t, i));
    g_ptr_array_add (accepted, room->id);
    if (room->site != CURSUS_NONE)
      g_ptr_array_add (accepted, cursus_session_site (session, room->site)->id);
  }
  g_autofree char *phrase = cursus_suggest_phrase (name, (const char *const *)accepted->pdata, accepted->len);
  return refuse (error, _ ("it may not be at “%s”%s"), name, phrase);
}

static bool
read_place (CursusWish *self, const CursusFrame *frame, uint32_t meeting, const char *name, GError **error)
{
  const CursusSession *session = frame->session;
  const GArray *rooms = cursus_session_module (session, frame->meetings[meeting].module)->rooms;
  for (guint i = 0; i < rooms->len; i++) {
    uint32_t index = g_array_index (rooms, uint32_t, i);
    const CursusRoom *room = cursus_session_room (session, index);
    if (strcmp (room->id, name) == 0 || is_short_for (room->id, name))
      self->room = index;
    else if (room->site != CURSUS_NONE && strcmp (cursus_session_site (session, room->site)->id, name) == 0)
      self->site = room->site;
    if (self->room != CURSUS_NONE || self->site != CURSUS_NONE)
      return true;
  }
  return refuse_place (session, rooms, name, error);
}

static bool
is_set (const CursusFrame *frame, const GArray *people, char **ids)
{
  if (people->len != g_strv_length (ids))
    return false;
  for (guint i = 0; i < people->len; i++) {
    const CursusPerson *person = cursus_session_person (frame->session, g_array_index (people, uint32_t, i));
    if (!g_strv_contains ((const char *const *)ids, person->id))
      return false;
  }
  return true;
}

static bool
read_speakers (CursusWish *self, const CursusFrame *frame, uint32_t meeting, const char *names, GError **error)
{
  const GPtrArray *sets = cursus_frame_meeting (frame, meeting)->speaker_sets;
  g_auto (GStrv) ids = g_strsplit (names, "+", -1);
  for (guint i = 0; i < sets->len; i++) {
    if (!is_set (frame, g_ptr_array_index (sets, i), ids))
      continue;
    self->speaker_set = i;
    return true;
  }
  return refuse (error, _ ("“%s” may not teach it together"), names);
}

bool
cursus_wish_parse (CursusWish *self, const CursusFrame *frame, uint32_t meeting, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
  const char *place = NULL, *speakers = NULL, *plain[2] = { NULL, NULL };
  size_t n_plain = 0;
  *self = (CursusWish){ CURSUS_DATE_NONE, CURSUS_NONE, CURSUS_NONE, CURSUS_NONE, CURSUS_NONE };
  for (char **word = words; *word != NULL; word++) {
    if (**word == '\0')
      continue;
    if (**word == '@' && place == NULL)
      place = *word + 1;
    else if (**word == '/' && speakers == NULL)
      speakers = *word + 1;
    else if (**word != '@' && **word != '/' && n_plain < 2)
      plain[n_plain++] = *word;
    else
      return refuse_text (error, text);
  }
  if (n_plain == 0 && place == NULL && speakers == NULL)
    return refuse_text (error, text);
  return (plain[0] == NULL || read_date (self, plain[0], error))
         && (plain[1] == NULL || read_part (self, frame->session, plain[1], error))
         && (place == NULL || read_place (self, frame, meeting, place, error))
         && (speakers == NULL || read_speakers (self, frame, meeting, speakers, error));
}

static bool
find_start (const CursusWish *self, const CursusFrame *frame, uint32_t meeting, const CursusPlacement *present, uint32_t *start,
            GError **error)
{
  const CursusTimeline *t = frame->timeline;
  const CursusTimelineSlot *now = present != NULL && present->start != CURSUS_UNPLACED ? &t->slots[present->start] : NULL;
  char day[CURSUS_DATE_TEXT_SIZE];
  if ((self->date == CURSUS_DATE_NONE || self->part == CURSUS_NONE) && now == NULL)
    return refuse (error, _ ("it has no place yet: say date and part of the day, as in \"2023-11-06 am\""));
  CursusDate date = self->date == CURSUS_DATE_NONE ? t->days[now->day].date : self->date;
  uint32_t part = self->part == CURSUS_NONE ? now->part : self->part;
  cursus_date_format (date, day);
  *start = cursus_timeline_find_slot (t, date, part);
  if (*start == CURSUS_NONE)
    return refuse (error, _ ("%s is outside the session"), day);
  const CursusFrameMeeting *m = &frame->meetings[meeting];
  if (!cursus_timeline_meeting_fits (t, *start, m->n_slots, m->minutes))
    return refuse (error, _ ("it cannot begin on %s %s: the day is no teaching day, or too short"), day,
                   cursus_session_day_part (frame->session, part)->id);
  return true;
}

/* Whether the wish, or else the site where the meeting is, lets it into @room. */
static bool
accepts_room (const CursusWish *self, const CursusFrame *frame, const CursusPlacement *present, uint32_t room)
{
  if (self->room != CURSUS_NONE)
    return room == self->room;
  if (self->site != CURSUS_NONE)
    return frame->room_site[room] == self->site;
  return present == NULL || frame->room_site[room] == frame->room_site[present->room];
}

GArray *
cursus_wish_options (const CursusWish *self, const CursusFrame *frame, uint32_t meeting, const CursusPlacement *present,
                     GError **error)
{
  uint32_t start = 0;
  if (!find_start (self, frame, meeting, present, &start, error))
    return NULL;
  GArray *options = g_array_new (FALSE, FALSE, sizeof (CursusPlacement));
  const GArray *rooms = cursus_session_module (frame->session, frame->meetings[meeting].module)->rooms;
  uint32_t set = self->speaker_set != CURSUS_NONE ? self->speaker_set : present != NULL ? present->speaker_set : 0;
  for (guint i = 0; i < rooms->len; i++) {
    uint32_t room = g_array_index (rooms, uint32_t, i);
    CursusPlacement placement = { .start = start, .room = (uint16_t)room, .speaker_set = (uint16_t)set };
    if (!accepts_room (self, frame, present, room))
      continue;
    if (present != NULL && room == present->room)
      g_array_prepend_val (options, placement);
    else
      g_array_append_val (options, placement);
  }
  return options;
}

bool
cursus_wish_allows (const CursusWish *self, const CursusFrame *frame, CursusPlacement placement)
{
  const CursusTimelineSlot *slot = &frame->timeline->slots[placement.start];
  return (self->date == CURSUS_DATE_NONE || frame->timeline->days[slot->day].date == self->date)
         && (self->part == CURSUS_NONE || slot->part == self->part) && (self->room == CURSUS_NONE || placement.room == self->room)
         && (self->site == CURSUS_NONE || frame->room_site[placement.room] == self->site)
         && (self->speaker_set == CURSUS_NONE || placement.speaker_set == self->speaker_set);
}
