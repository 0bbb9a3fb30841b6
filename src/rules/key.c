/* What meetings can be grouped by and what can be measured. */
#include "rules/key.h"

#include <string.h>

static const struct {
  const char *name;
  CursusKeyClass class;
  const char *doc;
} keys[CURSUS_N_KEYS] = {
#define KEY_INFO(id, lua_name, key_class, text) [CURSUS_KEY_##id] = { lua_name, CURSUS_KEY_CLASS_##key_class, text },
  CURSUS_KEY_TABLE (KEY_INFO)
#undef KEY_INFO
};

const char *
cursus_key_name (CursusKey key)
{
  g_return_val_if_fail (key < CURSUS_N_KEYS, NULL);
  return keys[key].name;
}

const char *
cursus_key_doc (CursusKey key)
{
  g_return_val_if_fail (key < CURSUS_N_KEYS, NULL);
  return keys[key].doc;
}

CursusKeyClass
cursus_key_class (CursusKey key)
{
  return keys[key].class;
}

CursusKey
cursus_key_find (const char *name)
{
  for (CursusKey key = 0; key < CURSUS_N_KEYS; key++)
    if (strcmp (keys[key].name, name) == 0)
      return key;
  return CURSUS_N_KEYS;
}

const char *const *
cursus_key_names (void)
{
#define KEY_NAME(id, lua_name, key_class, text) lua_name,
  static const char *const names[] = { CURSUS_KEY_TABLE (KEY_NAME) NULL };
#undef KEY_NAME
  return names;
}

/* Tags have no table in the session: their quarks are numbered in the order of modules. */
static uint32_t
count_tags (const CursusFrame *frame)
{
  uint32_t n = 0;
  for (uint32_t m = 0; m < frame->session->modules->len; m++)
    n += g_strv_length (cursus_session_module (frame->session, m)->tags);
  return MAX (1, n);
}

/* The number of the first tag, over all modules in order, that is spelt like it. */
static uint32_t
tag_number (const CursusFrame *frame, const char *tag)
{
  uint32_t n = 0;
  for (uint32_t m = 0; m < frame->session->modules->len; m++)
    for (char **t = cursus_session_module (frame->session, m)->tags; *t != NULL; t++, n++)
      if (strcmp (*t, tag) == 0)
        return n;
  return n;
}

static const char *
tag_of_number (const CursusFrame *frame, uint32_t number)
{
  uint32_t n = 0;
  for (uint32_t m = 0; m < frame->session->modules->len; m++)
    for (char **t = cursus_session_module (frame->session, m)->tags; *t != NULL; t++, n++)
      if (n == number)
        return *t;
  return "";
}

bool
cursus_key_is_people (CursusKey key)
{
  return key == CURSUS_KEY_PARTICIPANT || key == CURSUS_KEY_PERSON || key == CURSUS_KEY_SPEAKER;
}

uint32_t
cursus_key_dimension (const CursusFrame *frame, CursusKey key)
{
  const CursusTimeline *t = frame->timeline;
  switch (key) {
  case CURSUS_KEY_MODULE:
    return frame->session->modules->len;
  case CURSUS_KEY_RUN:
    return frame->n_runs;
  case CURSUS_KEY_FORMAT:
    return frame->session->formats->len;
  case CURSUS_KEY_GROUP:
    return MAX (1, frame->session->groups->len);
  case CURSUS_KEY_TAG:
    return count_tags (frame);
  case CURSUS_KEY_REMOTE:
    return 2;
  case CURSUS_KEY_PARTICIPANT:
  case CURSUS_KEY_SPEAKER:
  case CURSUS_KEY_PERSON:
    return MAX (1, frame->n_people);
  case CURSUS_KEY_SLOT:
    return t->n_slots;
  case CURSUS_KEY_DAY:
    return t->n_days;
  case CURSUS_KEY_WORKDAY:
    return t->n_workdays + 1;
  case CURSUS_KEY_WEEKDAY:
    return 7;
  case CURSUS_KEY_WEEK:
    return t->n_weeks;
  case CURSUS_KEY_MONTH:
    return t->n_months;
  case CURSUS_KEY_DAY_PART:
    return t->n_parts;
  case CURSUS_KEY_SITE:
    return MAX (1, frame->session->sites->len);
  case CURSUS_KEY_ROOM:
    return frame->n_rooms;
  case CURSUS_N_KEYS:
    break;
  }
  g_return_val_if_reached (1);
}

uint32_t
cursus_key_max_values (const CursusFrame *frame, CursusKey key)
{
  if (key == CURSUS_KEY_PARTICIPANT || key == CURSUS_KEY_SPEAKER || key == CURSUS_KEY_PERSON)
    return MAX (1, frame->n_people);
  if (key == CURSUS_KEY_SLOT)
    return frame->timeline->n_parts;
  if (key == CURSUS_KEY_GROUP)
    return MAX (1, frame->session->groups->len);
  return key == CURSUS_KEY_TAG ? count_tags (frame) : 1;
}

/* Nobody at all may be a null pointer, which memcpy does not take. */
static uint32_t
copy_people (const uint32_t *people, uint32_t n_people, uint32_t *values)
{
  for (uint32_t i = 0; i < n_people; i++)
    values[i] = people[i];
  return n_people;
}

static uint32_t
fill_attendees (const CursusMeeting *meeting, uint32_t *values)
{
  return copy_people ((const uint32_t *)meeting->attendees->data, meeting->attendees->len, values);
}

static uint32_t
fill_speakers (const CursusFrame *frame, uint32_t meeting, CursusPlacement at, uint32_t *values)
{
  uint32_t n_speakers = 0;
  const uint32_t *speakers = cursus_frame_speakers (frame, meeting, at.speaker_set, &n_speakers);
  return copy_people (speakers, n_speakers, values);
}

static uint32_t
fill_tags (const CursusFrame *frame, uint32_t module, uint32_t *values)
{
  uint32_t n = 0;
  for (char **t = cursus_session_module (frame->session, module)->tags; *t != NULL; t++)
    values[n++] = tag_number (frame, *t);
  return n;
}

/* The group that the meeting is for, or all that attend together. */
static uint32_t
fill_groups (const CursusFrame *frame, uint32_t meeting, uint32_t *values)
{
  const CursusModule *module = cursus_session_module (frame->session, frame->meetings[meeting].module);
  values[0] = cursus_frame_meeting (frame, meeting)->group;
  if (!module->together)
    return values[0] == CURSUS_NONE ? 0 : 1;
  memcpy (values, module->groups->data, module->groups->len * sizeof *values);
  return module->groups->len;
}

static uint32_t
fill_slots (uint32_t start, uint32_t n_slots, uint32_t *values)
{
  for (uint32_t i = 0; i < n_slots; i++)
    values[i] = start + i;
  return n_slots;
}

/* One value, or none. */
static uint32_t
single_value (const CursusFrame *frame, CursusKey key, uint32_t meeting, CursusPlacement at)
{
  const CursusTimelineDay *day = &frame->timeline->days[at.start / frame->timeline->n_parts];
  const uint32_t module = frame->meetings[meeting].module;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wswitch-enum" /* keys of several values are handled by the caller */
  switch (key) {
  case CURSUS_KEY_MODULE:
    return module;
  case CURSUS_KEY_RUN:
    return frame->meetings[meeting].run;
  case CURSUS_KEY_FORMAT:
    return cursus_session_module (frame->session, module)->format;
  case CURSUS_KEY_REMOTE:
    return cursus_session_module (frame->session, module)->remote;
  case CURSUS_KEY_DAY:
    return at.start / frame->timeline->n_parts;
  case CURSUS_KEY_WORKDAY:
    return (uint32_t)day->workday;
  case CURSUS_KEY_WEEKDAY:
    return (uint32_t)day->weekday - 1;
  case CURSUS_KEY_WEEK:
    return (uint32_t)day->week;
  case CURSUS_KEY_MONTH:
    return (uint32_t)day->month;
  case CURSUS_KEY_DAY_PART:
    return at.start % frame->timeline->n_parts;
  case CURSUS_KEY_SITE:
    return frame->room_site[at.room];
  case CURSUS_KEY_ROOM:
    return cursus_session_room (frame->session, at.room)->exclusive ? at.room : CURSUS_NONE;
  default:
    g_return_val_if_reached (CURSUS_NONE);
  }
#pragma GCC diagnostic pop
}

uint32_t
cursus_key_fill (const CursusFrame *frame, CursusKey key, uint32_t meeting, CursusPlacement at, uint32_t *values)
{
  if (key == CURSUS_KEY_SLOT)
    return fill_slots (at.start, frame->meetings[meeting].n_slots, values);
  if (key == CURSUS_KEY_SPEAKER)
    return fill_speakers (frame, meeting, at, values);
  if (key == CURSUS_KEY_PARTICIPANT)
    return fill_attendees (cursus_frame_meeting (frame, meeting), values);
  if (key == CURSUS_KEY_GROUP)
    return fill_groups (frame, meeting, values);
  if (key == CURSUS_KEY_TAG)
    return fill_tags (frame, frame->meetings[meeting].module, values);
  if (key == CURSUS_KEY_PERSON) {
    uint32_t n = fill_attendees (cursus_frame_meeting (frame, meeting), values);
    return n + fill_speakers (frame, meeting, at, values + n);
  }
  /* A fixed key may be asked before the meeting has a place. */
  if (keys[key].class != CURSUS_KEY_CLASS_PLACED)
    at.start = 0;
  values[0] = single_value (frame, key, meeting, at);
  return values[0] == CURSUS_NONE ? 0 : 1;
}

static char *
day_text (const CursusFrame *frame, uint32_t day)
{
  char text[CURSUS_DATE_TEXT_SIZE];
  return g_strdup (cursus_date_format (frame->timeline->days[MIN (day, frame->timeline->n_days - 1)].date, text));
}

/* The first day for which @is_it holds; for values of which only the days know what they mean. */
static char *
serial_text (const CursusFrame *frame, CursusKey key, uint32_t value)
{
  for (uint32_t d = 0; d < frame->timeline->n_days; d++) {
    const CursusTimelineDay *day = &frame->timeline->days[d];
    char text[CURSUS_DATE_TEXT_SIZE], week[CURSUS_WEEK_TEXT_SIZE];
    if (key == CURSUS_KEY_WEEK && day->week == (int32_t)value)
      return g_strdup (cursus_week_format (day->date, week));
    if (key == CURSUS_KEY_MONTH && day->month == (int32_t)value)
      return g_strndup (cursus_date_format (day->date, text), 7);
    if (key == CURSUS_KEY_WORKDAY && day->workday == (int32_t)value && day->open)
      return day_text (frame, d);
  }
  return g_strdup_printf ("%u", value);
}

static char *
slot_text (const CursusFrame *frame, uint32_t slot)
{
  g_autofree char *day = day_text (frame, slot / frame->timeline->n_parts);
  return g_strdup_printf ("%s %s", day, cursus_session_day_part (frame->session, slot % frame->timeline->n_parts)->id);
}

char *
cursus_key_value_text (const CursusFrame *frame, CursusKey key, uint32_t value)
{
  const CursusSession *session = frame->session;
  switch (key) {
  case CURSUS_KEY_MODULE:
    return g_strdup (cursus_session_module (session, value)->title);
  case CURSUS_KEY_RUN:
    return g_strdup (cursus_session_module (session, frame->meetings[frame->runs[value].meetings[0]].module)->title);
  case CURSUS_KEY_FORMAT:
    return g_strdup (cursus_session_format (session, value));
  case CURSUS_KEY_GROUP:
    return g_strdup (cursus_session_group (session, value)->title);
  case CURSUS_KEY_TAG:
    return g_strdup (tag_of_number (frame, value));
  case CURSUS_KEY_REMOTE:
    return g_strdup (value ? "remote" : "onsite");
  case CURSUS_KEY_PARTICIPANT:
  case CURSUS_KEY_SPEAKER:
  case CURSUS_KEY_PERSON:
    return g_strdup (cursus_session_person (session, value)->name);
  case CURSUS_KEY_SLOT:
    return slot_text (frame, value);
  case CURSUS_KEY_DAY:
    return day_text (frame, value);
  case CURSUS_KEY_WORKDAY:
  case CURSUS_KEY_WEEK:
  case CURSUS_KEY_MONTH:
    return serial_text (frame, key, value);
  case CURSUS_KEY_WEEKDAY:
    return g_strdup_printf ("%u", value + 1);
  case CURSUS_KEY_DAY_PART:
    return g_strdup (cursus_session_day_part (session, value)->id);
  case CURSUS_KEY_SITE:
    return g_strdup (cursus_session_site (session, value)->name);
  case CURSUS_KEY_ROOM:
    return g_strdup (cursus_session_room (session, value)->name);
  case CURSUS_N_KEYS:
    break;
  }
  g_return_val_if_reached (NULL);
}
