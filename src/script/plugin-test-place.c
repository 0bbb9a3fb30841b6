/* Placements as test files write them: "2023-11-06 am @reims /sp-a+sp-b". */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/suggest.h"
#include "script/plugin-test-private.h"

/* One placement being read. */
typedef struct {
  const CursusFrame *frame;
  uint32_t meeting;
  CursusPlacement placement;
  char **why;
} Placing;

static bool G_GNUC_PRINTF (2, 3) refuse (const Placing *self, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  *self->why = g_strdup_printf (_ ("place of “%s”: %s"), cursus_frame_meeting (self->frame, self->meeting)->id, text);
  return false;
}

static uint32_t
find_part (const CursusSession *session, const char *id)
{
  for (guint i = 0; i < session->day_parts->len; i++)
    if (strcmp (cursus_session_day_part (session, i)->id, id) == 0)
      return i;
  return CURSUS_NONE;
}

static bool
read_start (Placing *self, const char *day, const char *part)
{
  g_autoptr (GError) error = NULL;
  CursusDate date = 0;
  const CursusFrameMeeting *meeting = &self->frame->meetings[self->meeting];
  if (!cursus_date_parse (day, &date, &error))
    return refuse (self, "%s", error->message);
  uint32_t part_index = find_part (self->frame->session, part);
  if (part_index == CURSUS_NONE)
    return refuse (self, _ ("there is no part of the day “%s”"), part);
  self->placement.start = cursus_timeline_find_slot (self->frame->timeline, date, part_index);
  if (self->placement.start == CURSUS_NONE)
    return refuse (self, _ ("%s is outside the session"), day);
  if (!cursus_timeline_meeting_fits (self->frame->timeline, self->placement.start, meeting->n_slots, meeting->minutes))
    return refuse (self, _ ("it cannot begin on %s %s: the day is no teaching day, or too short"), day, part);
  return true;
}

/* The first of the module's rooms that has this id or is at this site; without a name, the first. */
static bool
read_room (Placing *self, const char *name)
{
  const CursusSession *session = self->frame->session;
  const GArray *rooms = cursus_session_module (session, self->frame->meetings[self->meeting].module)->rooms;
  for (guint i = 0; i < rooms->len; i++) {
    uint32_t index = g_array_index (rooms, uint32_t, i);
    const CursusRoom *room = cursus_session_room (session, index);
    const char *site = room->site != CURSUS_NONE ? cursus_session_site (session, room->site)->id : NULL;
    if (name != NULL && strcmp (room->id, name) != 0 && g_strcmp0 (site, name) != 0)
      continue;
    self->placement.room = (uint16_t)index;
    return true;
  }
  return refuse (self, _ ("it may not be at “%s”"), name != NULL ? name : "");
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
read_speakers (Placing *self, const char *names)
{
  const GPtrArray *sets = cursus_frame_meeting (self->frame, self->meeting)->speaker_sets;
  g_auto (GStrv) ids = g_strsplit (names, "+", -1);
  for (guint i = 0; i < sets->len; i++) {
    if (!is_set (self->frame, g_ptr_array_index (sets, i), ids))
      continue;
    self->placement.speaker_set = (uint16_t)i;
    return true;
  }
  return refuse (self, _ ("“%s” may not teach it together"), names);
}

static bool
read_placement (Placing *self, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ", -1);
  const char *room = NULL, *speakers = NULL;
  const char *plain[2] = { NULL, NULL };
  size_t n_plain = 0;
  for (char **word = words; *word != NULL; word++) {
    if (**word == '\0')
      continue;
    if (**word == '@')
      room = *word + 1;
    else if (**word == '/')
      speakers = *word + 1;
    else if (n_plain < 2)
      plain[n_plain++] = *word;
    else
      return refuse (self, _ ("“%s” is not understood; write \"2023-11-06 am @reims /speaker+speaker\""), text);
  }
  if (n_plain < 2)
    return refuse (self, _ ("“%s” is not understood; write \"2023-11-06 am @reims /speaker+speaker\""), text);
  return read_start (self, plain[0], plain[1]) && read_room (self, room) && (speakers == NULL || read_speakers (self, speakers));
}

static char *
explain_unknown (const CursusSession *session, const char *id)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < session->meetings->len; i++)
    g_ptr_array_add (names, cursus_session_meeting (session, i)->id);
  g_autofree char *phrase = cursus_suggest_phrase (id, (const char *const *)names->pdata, names->len);
  return g_strdup_printf (_ ("place: there is no meeting “%s”%s"), id, phrase);
}

CursusPlacement *
cursus_plugin_case_placements (const CursusFrame *frame, const CursusValue *place, char **why)
{
  g_autofree CursusPlacement *placements = g_new0 (CursusPlacement, frame->n_meetings + 1);
  for (uint32_t m = 0; m < frame->n_meetings; m++)
    placements[m].start = CURSUS_UNPLACED;
  for (size_t i = 0; place != NULL && i < cursus_value_n_keys (place); i++) {
    const char *id = cursus_value_key (place, i);
    const char *text = cursus_value_get_string (cursus_value_lookup (place, id));
    Placing placing = { .frame = frame, .meeting = cursus_session_find_meeting (frame->session, id), .why = why };
    if (placing.meeting == CURSUS_NONE) {
      *why = explain_unknown (frame->session, id);
      return NULL;
    }
    if (!read_placement (&placing, text != NULL ? text : ""))
      return NULL;
    placements[placing.meeting] = placing.placement;
  }
  return g_steal_pointer (&placements);
}
