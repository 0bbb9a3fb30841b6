/* Reads facts from placements. One switch: the hottest code of the function constraints. */
#include "rules/fact.h"

#include <string.h>

static const CursusFactInfo facts[CURSUS_N_FACTS] = {
#define FACT_INFO(id, lua_name, scopes, what, value_type, argument_type, text)                                                   \
  [CURSUS_FACT_##id] = { .name = lua_name,                                                                                       \
                         .scope = CURSUS_SCOPE_##scopes,                                                                         \
                         .placed = CURSUS_DEPENDS_##what != CURSUS_DEPENDS_NEVER,                                                \
                         .depends = CURSUS_DEPENDS_##what,                                                                       \
                         .type = CURSUS_FACT_TYPE_##value_type,                                                                  \
                         .argument = CURSUS_FACT_ARGUMENT_##argument_type,                                                       \
                         .doc = text },
  CURSUS_FACT_TABLE (FACT_INFO)
#undef FACT_INFO
};

const CursusFactInfo *
cursus_fact_info (CursusFact fact)
{
  g_return_val_if_fail (fact < CURSUS_N_FACTS, NULL);
  return &facts[fact];
}

/* Days are no amounts, and may be missing. */
bool
cursus_fact_can_be_summed (CursusFact fact)
{
  const CursusFactInfo *info = cursus_fact_info (fact);
  if (fact == CURSUS_FACT_EARLIEST_DAY || fact == CURSUS_FACT_LATEST_DAY)
    return false;
  if (fact >= CURSUS_FACT_PUBLISHED_DAY && fact <= CURSUS_FACT_PUBLISHED_ENDS)
    return false;
  if (fact == CURSUS_FACT_OVER_CAPACITY || fact == CURSUS_FACT_MISSING_FEATURES || fact == CURSUS_FACT_ABSENT
      || fact == CURSUS_FACT_RELUCTANT)
    return true;
  return !info->placed && info->argument == CURSUS_FACT_ARGUMENT_NONE && info->type == CURSUS_FACT_TYPE_INTEGER;
}

CursusFact
cursus_fact_find (const char *name)
{
  for (CursusFact fact = 0; fact < CURSUS_N_FACTS; fact++)
    if (strcmp (facts[fact].name, name) == 0)
      return fact;
  return CURSUS_N_FACTS;
}

static int32_t
or_nil (uint32_t index)
{
  return index == CURSUS_NONE ? CURSUS_FACT_NIL : (int32_t)index;
}

static int32_t
window_day (const CursusFrame *frame, CursusDate date)
{
  return date == CURSUS_DATE_NONE ? CURSUS_FACT_NIL : date - frame->timeline->days[0].date;
}

static bool
has_word (char **words, const char *word)
{
  for (char **w = words; w != NULL && *w != NULL; w++)
    if (strcmp (*w, word) == 0)
      return true;
  return false;
}

static int32_t
count_missing_features (const CursusFrame *frame, uint32_t module, uint32_t room)
{
  char **have = cursus_session_room (frame->session, room)->features;
  int32_t n = 0;
  for (char **want = cursus_session_module (frame->session, module)->features; want != NULL && *want != NULL; want++)
    n += !has_word (have, *want);
  return n;
}

static int32_t
count_over_capacity (const CursusFrame *frame, uint32_t meeting, uint32_t room)
{
  uint32_t capacity = cursus_session_room (frame->session, room)->capacity;
  uint32_t headcount = cursus_frame_meeting (frame, meeting)->headcount;
  return capacity != 0 && headcount > capacity ? (int32_t)(headcount - capacity) : 0;
}

static int32_t
count_level (const CursusFrame *frame, const uint32_t *people, uint32_t n_people, CursusLevel level, uint32_t start,
             uint32_t n_slots)
{
  int32_t n = 0;
  for (uint32_t i = 0; i < n_people; i++)
    n += cursus_frame_has_level (frame, people[i], level, start, n_slots);
  return n;
}

static int32_t
count_speakers (const CursusFrame *frame, uint32_t meeting, CursusPlacement at, CursusLevel level)
{
  uint32_t n_speakers = 0;
  const uint32_t *speakers = cursus_frame_speakers (frame, meeting, at.speaker_set, &n_speakers);
  return count_level (frame, speakers, n_speakers, level, at.start, frame->meetings[meeting].n_slots);
}

static bool
is_choosy (const CursusFrame *frame, uint32_t person)
{
  const uint64_t *words = frame->levels[CURSUS_LEVEL_PREFERRED] + person * frame->level_words;
  for (size_t w = 0; w < frame->level_words; w++)
    if (words[w] != 0)
      return true;
  return false;
}

static int32_t
count_choosy (const CursusFrame *frame, uint32_t meeting, CursusPlacement at)
{
  uint32_t n_speakers = 0;
  const uint32_t *speakers = cursus_frame_speakers (frame, meeting, at.speaker_set, &n_speakers);
  int32_t n = 0;
  for (uint32_t i = 0; i < n_speakers; i++)
    n += is_choosy (frame, speakers[i]);
  return n;
}

static int32_t
count_attendees (const CursusFrame *frame, uint32_t meeting, CursusPlacement at, CursusLevel level)
{
  const GArray *attendees = cursus_frame_meeting (frame, meeting)->attendees;
  return count_level (frame, (const uint32_t *)attendees->data, attendees->len, level, at.start,
                      frame->meetings[meeting].n_slots);
}

static bool
contains (const uint32_t *sorted, uint32_t n, uint32_t wanted)
{
  for (uint32_t i = 0; i < n && sorted[i] <= wanted; i++)
    if (sorted[i] == wanted)
      return true;
  return false;
}

static bool
involves (const CursusFrame *frame, uint32_t meeting, CursusPlacement at, uint32_t person)
{
  uint32_t n_speakers = 0;
  const uint32_t *speakers = cursus_frame_speakers (frame, meeting, at.speaker_set, &n_speakers);
  const GArray *attendees = cursus_frame_meeting (frame, meeting)->attendees;
  return contains (speakers, n_speakers, person) || contains ((const uint32_t *)attendees->data, attendees->len, person);
}

static bool
share_speakers (const CursusFrame *frame, CursusPlacement at_a, uint32_t a, CursusPlacement at_b, uint32_t b)
{
  uint32_t n_of_a = 0, n_of_b = 0;
  const uint32_t *of_a = cursus_frame_speakers (frame, a, at_a.speaker_set, &n_of_a);
  const uint32_t *of_b = cursus_frame_speakers (frame, b, at_b.speaker_set, &n_of_b);
  for (uint32_t i = 0; i < n_of_a; i++)
    if (contains (of_b, n_of_b, of_a[i]))
      return true;
  return false;
}

static bool
share_people (const CursusFrame *frame, const CursusPlacement *placements, uint32_t a, uint32_t b)
{
  if (cursus_frame_share_attendees (frame, a, b))
    return true;
  for (int turn = 0; turn < 2; turn++) {
    uint32_t n_speakers = 0;
    const uint32_t *speakers = cursus_frame_speakers (frame, a, placements[a].speaker_set, &n_speakers);
    for (uint32_t i = 0; i < n_speakers; i++)
      if (involves (frame, b, placements[b], speakers[i]))
        return true;
    uint32_t swap = a;
    a = b;
    b = swap;
  }
  return false;
}

static int32_t
travel (const CursusFrame *frame, CursusPlacement from, CursusPlacement to)
{
  return or_nil (cursus_session_travel (frame->session, frame->room_site[from.room], frame->room_site[to.room]));
}

static int32_t
read_published (const CursusFramePublished *published, CursusFact fact)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wswitch-enum" /* those of what is published only */
  if (fact == CURSUS_FACT_PUBLISHED)
    return published->is_published;
  if (!published->is_published)
    return CURSUS_FACT_NIL;
  switch (fact) {
  case CURSUS_FACT_PUBLISHED_DAY:
    return published->day;
  case CURSUS_FACT_PUBLISHED_SLOT:
    return or_nil (published->slot);
  case CURSUS_FACT_PUBLISHED_STARTS:
    return published->starts;
  case CURSUS_FACT_PUBLISHED_ENDS:
    return published->ends;
  case CURSUS_FACT_PUBLISHED_SITE:
    return or_nil (published->site);
  case CURSUS_FACT_PUBLISHED_ROOM:
    return or_nil (published->room);
  default:
    g_return_val_if_reached (CURSUS_FACT_NIL);
  }
#pragma GCC diagnostic pop
}

static int32_t
read_static (const CursusFrame *frame, CursusUnit unit, CursusFact fact, uint32_t argument)
{
  uint32_t storage = 0, n_meetings = 0;
  const uint32_t *meetings = cursus_frame_unit_meetings (frame, unit, &storage, &n_meetings);
  const CursusMeeting *meeting = cursus_frame_meeting (frame, meetings[0]);
  const CursusModule *module = cursus_session_module (frame->session, meeting->module);
  int32_t sum = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wswitch-enum" /* the placed half of the table is read elsewhere */
  switch (fact) {
  case CURSUS_FACT_MODULE:
    return (int32_t)meeting->module;
  case CURSUS_FACT_FORMAT:
    return (int32_t)module->format;
  case CURSUS_FACT_GROUP:
    return or_nil (meeting->group);
  case CURSUS_FACT_ORDER:
    return (int32_t)meeting->module + 1;
  case CURSUS_FACT_PART:
    return (int32_t)meeting->part + 1;
  case CURSUS_FACT_PARTS:
    return (int32_t)module->parts->len;
  case CURSUS_FACT_SLOTS:
    for (uint32_t i = 0; i < n_meetings; i++)
      sum += (int32_t)frame->meetings[meetings[i]].n_slots;
    return sum;
  case CURSUS_FACT_MINUTES:
    for (uint32_t i = 0; i < n_meetings; i++)
      sum += (int32_t)frame->meetings[meetings[i]].minutes;
    return sum;
  case CURSUS_FACT_HEADCOUNT:
    return (int32_t)meeting->headcount;
  case CURSUS_FACT_REMOTE:
    return module->remote;
  case CURSUS_FACT_FIRST:
    return module->first;
  case CURSUS_FACT_LAST:
    return module->last;
  case CURSUS_FACT_EARLIEST_DAY:
    return window_day (frame, module->window.first);
  case CURSUS_FACT_LATEST_DAY:
    return window_day (frame, module->window.last);
  case CURSUS_FACT_ID:
    return (int32_t)meetings[0];
  case CURSUS_FACT_PUBLISHED:
  case CURSUS_FACT_PUBLISHED_DAY:
  case CURSUS_FACT_PUBLISHED_SLOT:
  case CURSUS_FACT_PUBLISHED_STARTS:
  case CURSUS_FACT_PUBLISHED_ENDS:
  case CURSUS_FACT_PUBLISHED_SITE:
  case CURSUS_FACT_PUBLISHED_ROOM:
    return read_published (&frame->published[meetings[0]], fact);
  case CURSUS_FACT_HAS_TAG:
    return has_word (module->tags, g_quark_to_string (argument));
  case CURSUS_FACT_SAME_AUDIENCE:
    return cursus_frame_share_attendees (frame, unit, argument);
  default:
    g_return_val_if_reached (CURSUS_FACT_NIL);
  }
#pragma GCC diagnostic pop
}

static int32_t
read_people (const CursusFrame *frame, const CursusPlacement *placements, uint32_t meeting, CursusFact fact, uint32_t argument)
{
  const CursusPlacement at = placements[meeting];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wswitch-enum" /* those of people only */
  switch (fact) {
  case CURSUS_FACT_BUSY_SPEAKERS:
    return count_speakers (frame, meeting, at, CURSUS_LEVEL_UNAVAILABLE);
  case CURSUS_FACT_RELUCTANT_SPEAKERS:
    return count_speakers (frame, meeting, at, CURSUS_LEVEL_RELUCTANT);
  case CURSUS_FACT_PREFERRING_SPEAKERS:
    return count_speakers (frame, meeting, at, CURSUS_LEVEL_PREFERRED);
  case CURSUS_FACT_CHOOSY_SPEAKERS:
    return count_choosy (frame, meeting, at);
  case CURSUS_FACT_ABSENT:
    return count_attendees (frame, meeting, at, CURSUS_LEVEL_UNAVAILABLE);
  case CURSUS_FACT_RELUCTANT:
    return count_attendees (frame, meeting, at, CURSUS_LEVEL_RELUCTANT);
  case CURSUS_FACT_BUSY_PERSON:
    return cursus_frame_has_level (frame, argument, CURSUS_LEVEL_UNAVAILABLE, at.start, frame->meetings[meeting].n_slots);
  case CURSUS_FACT_HAS_PERSON:
    return involves (frame, meeting, at, argument);
  case CURSUS_FACT_WITH_PUBLISHED_SPEAKERS:
    return cursus_frame_with_published_speakers (frame, meeting, at.speaker_set);
  case CURSUS_FACT_SHARES:
    return share_people (frame, placements, meeting, argument);
  case CURSUS_FACT_SHARES_SPEAKERS:
    return share_speakers (frame, at, meeting, placements[argument], argument);
  default:
    g_return_val_if_reached (CURSUS_FACT_NIL);
  }
#pragma GCC diagnostic pop
}

static int32_t
read_place (const CursusFrame *frame, const CursusPlacement *placements, uint32_t meeting, CursusFact fact, uint32_t argument)
{
  const CursusPlacement at = placements[meeting];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wswitch-enum" /* those of rooms and sites only */
  switch (fact) {
  case CURSUS_FACT_SITE:
    return or_nil (frame->room_site[at.room]);
  case CURSUS_FACT_ROOM:
    return cursus_session_room (frame->session, at.room)->exclusive ? at.room : CURSUS_FACT_NIL;
  case CURSUS_FACT_OVER_CAPACITY:
    return count_over_capacity (frame, meeting, at.room);
  case CURSUS_FACT_MISSING_FEATURES:
    return count_missing_features (frame, frame->meetings[meeting].module, at.room);
  case CURSUS_FACT_AT_PUBLISHED_PLACE:
    return cursus_frame_at_published_place (frame, meeting, at.room);
  case CURSUS_FACT_TRAVEL:
    return travel (frame, at, placements[argument]);
  default:
    return read_people (frame, placements, meeting, fact, argument);
  }
#pragma GCC diagnostic pop
}

static int32_t
read_placed (const CursusFrame *frame, const CursusPlacement *placements, uint32_t meeting, CursusFact fact, uint32_t argument)
{
  const CursusTimeline *t = frame->timeline;
  const uint32_t start = placements[meeting].start, day = start / t->n_parts, part = start % t->n_parts;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wswitch-enum" /* those of time only */
  switch (fact) {
  case CURSUS_FACT_DAY:
  case CURSUS_FACT_FIRST_DAY:
  case CURSUS_FACT_LAST_DAY:
    return (int32_t)day;
  case CURSUS_FACT_WORKDAY:
  case CURSUS_FACT_FIRST_WORKDAY:
  case CURSUS_FACT_LAST_WORKDAY:
    return t->days[day].workday;
  case CURSUS_FACT_WEEKDAY:
    return t->days[day].weekday;
  case CURSUS_FACT_WEEK:
  case CURSUS_FACT_FIRST_WEEK:
  case CURSUS_FACT_LAST_WEEK:
    return t->days[day].week;
  case CURSUS_FACT_MONTH:
    return t->days[day].month;
  case CURSUS_FACT_SLOT:
  case CURSUS_FACT_FIRST_SLOT:
    return (int32_t)start;
  case CURSUS_FACT_LAST_SLOT:
    return (int32_t)(start + frame->meetings[meeting].n_slots - 1);
  case CURSUS_FACT_DAY_PART:
    return (int32_t)part;
  case CURSUS_FACT_START_MINUTE:
    return t->start_minute[part];
  case CURSUS_FACT_END_MINUTE:
    return frame->end_minute[meeting * t->n_parts + part];
  case CURSUS_FACT_STARTS:
    return (int32_t)day * 1440 + t->start_minute[part];
  case CURSUS_FACT_ENDS:
    return (int32_t)day * 1440 + frame->end_minute[meeting * t->n_parts + part];
  case CURSUS_FACT_ON_CALENDAR:
    return frame->calendar_days[argument][day / 64] >> (day % 64) & 1;
  default:
    return read_place (frame, placements, meeting, fact, argument);
  }
#pragma GCC diagnostic pop
}

bool
cursus_fact_takes_least (CursusFact fact)
{
  return fact == CURSUS_FACT_FIRST_DAY || fact == CURSUS_FACT_FIRST_WORKDAY || fact == CURSUS_FACT_FIRST_WEEK
         || fact == CURSUS_FACT_FIRST_SLOT || fact == CURSUS_FACT_STARTS;
}

static int32_t
read_run (const CursusFrame *frame, const CursusPlacement *placements, const CursusRun *run, CursusFact fact)
{
  int32_t best = read_placed (frame, placements, run->meetings[0], fact, 0);
  for (uint32_t i = 1; i < run->n_meetings; i++) {
    int32_t value = read_placed (frame, placements, run->meetings[i], fact, 0);
    best = cursus_fact_takes_least (fact) ? MIN (best, value) : MAX (best, value);
  }
  return best;
}

int32_t
cursus_fact_read (const CursusFrame *frame, const CursusPlacement *placements, CursusUnit unit, CursusFact fact,
                  uint32_t argument)
{
  if (!facts[fact].placed)
    return read_static (frame, unit, fact, argument);
  if (fact == CURSUS_FACT_DAYS_TO)
    return cursus_fact_read (frame, placements, argument, CURSUS_FACT_FIRST_DAY, 0)
           - cursus_fact_read (frame, placements, unit, CURSUS_FACT_LAST_DAY, 0);
  if (cursus_frame_unit_is_run (frame, unit))
    return read_run (frame, placements, &frame->runs[unit - frame->n_meetings], fact);
  return read_placed (frame, placements, unit, fact, argument);
}

const char *
cursus_fact_text (const CursusFrame *frame, CursusFactType type, int32_t value)
{
  if (value == CURSUS_FACT_NIL)
    return NULL;
  const CursusSession *session = frame->session;
  uint32_t index = (uint32_t)value;
  switch (type) {
  case CURSUS_FACT_TYPE_MODULE:
    return cursus_session_module (session, index)->id;
  case CURSUS_FACT_TYPE_FORMAT:
    return cursus_session_format (session, index);
  case CURSUS_FACT_TYPE_GROUP:
    return cursus_session_group (session, index)->id;
  case CURSUS_FACT_TYPE_SITE:
    return cursus_session_site (session, index)->id;
  case CURSUS_FACT_TYPE_ROOM:
    return cursus_session_room (session, index)->id;
  case CURSUS_FACT_TYPE_PART:
    return cursus_session_day_part (session, index)->id;
  case CURSUS_FACT_TYPE_MEETING:
    return cursus_session_meeting (session, index)->id;
  case CURSUS_FACT_TYPE_INTEGER:
  case CURSUS_FACT_TYPE_BOOLEAN:
    return NULL;
  }
  g_return_val_if_reached (NULL);
}
