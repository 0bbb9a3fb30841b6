/* Builds the dense view of a session. Knows no rule and no search. */
#include "rules/frame-private.h"

#include <string.h>

static inline void
set_bit (uint64_t *words, uint32_t bit)
{
  words[bit / 64] |= UINT64_C (1) << (bit % 64);
}

static inline bool
get_bit (const uint64_t *words, uint32_t bit)
{
  return words[bit / 64] >> (bit % 64) & 1;
}

static void
mark_level (CursusFrame *self, uint32_t person, CursusLevel level, const CursusIntervals *intervals)
{
  uint64_t *words = self->levels[level] + person * self->level_words;
  size_t n_intervals = 0;
  cursus_intervals_get (intervals, &n_intervals);
  if (n_intervals == 0)
    return;
  for (uint32_t slot = 0; slot < self->timeline->n_slots; slot++) {
    const CursusTimelineSlot *s = &self->timeline->slots[slot];
    if (cursus_intervals_overlaps (intervals, s->start_utc, s->end_utc))
      set_bit (words, slot);
  }
}

/* Who cannot come in a slot neither likes it nor would rather not: unavailable wins. */
static void
let_unavailable_win (CursusFrame *self, CursusLevel level)
{
  for (size_t w = 0; w < self->n_people * self->level_words; w++)
    self->levels[level][w] &= ~self->levels[CURSUS_LEVEL_UNAVAILABLE][w];
}

static void
fill_levels (CursusFrame *self)
{
  self->level_words = (self->timeline->n_slots + 63) / 64;
  for (CursusLevel level = 0; level < CURSUS_N_LEVELS; level++) {
    self->levels[level] = g_new0 (uint64_t, MAX (1, self->n_people * self->level_words));
    for (uint32_t p = 0; p < self->n_people; p++) {
      const CursusPerson *person = cursus_session_person (self->session, p);
      if (person->availability != NULL)
        mark_level (self, p, level, person->availability->levels[level]);
    }
    if (level != CURSUS_LEVEL_UNAVAILABLE)
      let_unavailable_win (self, level);
  }
}

static void
fill_calendars (CursusFrame *self)
{
  uint32_t n_calendars = self->session->calendars->len;
  size_t words = (self->timeline->n_days + 63) / 64;
  self->calendar_days = g_new0 (uint64_t *, n_calendars + 1);
  for (uint32_t c = 0; c < n_calendars; c++) {
    self->calendar_days[c] = g_new0 (uint64_t, MAX (1, words));
    for (uint32_t day = 0; day < self->timeline->n_days; day++)
      if (cursus_calendar_contains (cursus_session_calendar (self->session, c), self->timeline->days[day].date))
        set_bit (self->calendar_days[c], day);
  }
}

/* Local minute at which a meeting that begins in @part ends: minutes of the last slot may stay free, and so may whole slots. */
static int
local_end (const CursusTimeline *t, const CursusFrameMeeting *meeting, uint32_t part)
{
  int64_t start_utc = 0, end_utc = 0;
  uint32_t last = meeting->n_slots;
  while (last-- > 0) {
    cursus_timeline_meeting_slot (t, part, meeting->n_slots, meeting->minutes, last, &start_utc, &end_utc);
    if (end_utc > start_utc)
      return t->end_minute[part + last] - (int)((t->slots[part + last].end_utc - end_utc) / 60);
  }
  return t->start_minute[part];
}

static void
fill_ends (CursusFrame *self)
{
  const CursusTimeline *t = self->timeline;
  self->end_minute = g_new0 (uint16_t, MAX (1, self->n_meetings * t->n_parts));
  for (uint32_t m = 0; m < self->n_meetings; m++)
    for (uint32_t part = 0; part + self->meetings[m].n_slots <= t->n_parts; part++)
      self->end_minute[m * t->n_parts + part] = (uint16_t)local_end (t, &self->meetings[m], part);
}

/* Meetings of one module and audience, in the order of parts, whatever their order in the session. */
static void
fill_runs (CursusFrame *self)
{
  g_autoptr (GHashTable) run_of = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (uint32_t m = 0; m < self->n_meetings; m++) {
    const CursusMeeting *meeting = cursus_frame_meeting (self, m);
    int64_t key = (int64_t)meeting->module << 32 | meeting->group;
    gpointer found = NULL;
    if (!g_hash_table_lookup_extended (run_of, &key, NULL, &found)) {
      found = GUINT_TO_POINTER (self->n_runs++);
      g_hash_table_insert (run_of, g_memdup2 (&key, sizeof key), found);
    }
    self->meetings[m].run = GPOINTER_TO_UINT (found);
  }
  self->runs = g_new0 (CursusRun, MAX (1, self->n_runs));
  self->run_meetings = g_new0 (uint32_t, MAX (1, self->n_meetings));
  for (uint32_t m = 0; m < self->n_meetings; m++)
    self->runs[self->meetings[m].run].n_meetings++;
  uint32_t offset = 0;
  for (uint32_t r = 0; r < self->n_runs; r++) {
    self->runs[r].meetings = self->run_meetings + offset;
    offset += self->runs[r].n_meetings;
  }
  for (uint32_t m = 0; m < self->n_meetings; m++) {
    uint32_t *place = (uint32_t *)self->runs[self->meetings[m].run].meetings;
    place[cursus_frame_meeting (self, m)->part] = m;
  }
}

static void
fill_only_meetings (CursusFrame *self)
{
  self->only_meeting = g_new (uint32_t, MAX (1, self->n_meetings + self->n_runs));
  for (uint32_t m = 0; m < self->n_meetings; m++)
    self->only_meeting[m] = m;
  for (uint32_t r = 0; r < self->n_runs; r++)
    self->only_meeting[self->n_meetings + r] = self->runs[r].n_meetings == 1 ? self->runs[r].meetings[0] : CURSUS_NONE;
}

CursusFrame *
cursus_frame_new (const CursusSession *session, GError **error)
{
  g_autoptr (CursusTimeline) timeline = cursus_timeline_new (session, error);
  if (timeline == NULL)
    return NULL;
  CursusFrame *self = g_new0 (CursusFrame, 1);
  self->session = session;
  self->timeline = g_steal_pointer (&timeline);
  self->n_meetings = session->meetings->len;
  self->n_rooms = session->rooms->len;
  self->n_people = session->people->len;
  self->meetings = g_new0 (CursusFrameMeeting, MAX (1, self->n_meetings));
  for (uint32_t m = 0; m < self->n_meetings; m++) {
    const CursusMeeting *meeting = cursus_session_meeting (session, m);
    self->meetings[m] = (CursusFrameMeeting){
      .n_slots = meeting->n_slots,
      .minutes = meeting->minutes,
      .module = meeting->module,
      .n_speaker_sets = meeting->speaker_sets->len,
    };
  }
  self->room_site = g_new (uint32_t, MAX (1, self->n_rooms));
  for (uint32_t r = 0; r < self->n_rooms; r++)
    self->room_site[r] = cursus_session_room (session, r)->site;
  fill_runs (self);
  fill_only_meetings (self);
  fill_ends (self);
  fill_levels (self);
  fill_calendars (self);
  cursus_frame_fill_published (self);
  return self;
}

void
cursus_frame_free (CursusFrame *self)
{
  if (self == NULL)
    return;
  for (uint32_t c = 0; c < self->session->calendars->len; c++)
    g_free (self->calendar_days[c]);
  g_free (self->calendar_days);
  for (CursusLevel level = 0; level < CURSUS_N_LEVELS; level++)
    g_free (self->levels[level]);
  cursus_frame_free_published (self);
  g_free (self->end_minute);
  g_free (self->room_site);
  g_free (self->run_meetings);
  g_free (self->only_meeting);
  g_free (self->runs);
  g_free (self->meetings);
  cursus_timeline_free (self->timeline);
  g_free (self);
}

const CursusMeeting *
cursus_frame_meeting (const CursusFrame *self, uint32_t meeting)
{
  return cursus_session_meeting (self->session, meeting);
}

const uint32_t *
cursus_frame_unit_meetings (const CursusFrame *self, CursusUnit unit, uint32_t *storage, uint32_t *n_meetings)
{
  if (!cursus_frame_unit_is_run (self, unit)) {
    *storage = unit;
    *n_meetings = 1;
    return storage;
  }
  const CursusRun *run = &self->runs[unit - self->n_meetings];
  *n_meetings = run->n_meetings;
  return run->meetings;
}

static uint32_t
first_meeting (const CursusFrame *self, CursusUnit unit)
{
  return cursus_frame_unit_is_run (self, unit) ? self->runs[unit - self->n_meetings].meetings[0] : unit;
}

uint32_t
cursus_frame_unit_module (const CursusFrame *self, CursusUnit unit)
{
  return self->meetings[first_meeting (self, unit)].module;
}

uint32_t
cursus_frame_unit_group (const CursusFrame *self, CursusUnit unit)
{
  return cursus_frame_meeting (self, first_meeting (self, unit))->group;
}

static bool
sorted_lists_meet (const GArray *a, const GArray *b)
{
  for (guint i = 0, j = 0; i < a->len && j < b->len;) {
    uint32_t x = g_array_index (a, uint32_t, i), y = g_array_index (b, uint32_t, j);
    if (x == y)
      return true;
    if (x < y)
      i++;
    else
      j++;
  }
  return false;
}

bool
cursus_frame_share_attendees (const CursusFrame *self, CursusUnit a, CursusUnit b)
{
  const CursusMeeting *first = cursus_frame_meeting (self, first_meeting (self, a));
  const CursusMeeting *second = cursus_frame_meeting (self, first_meeting (self, b));
  return sorted_lists_meet (first->attendees, second->attendees);
}

bool
cursus_frame_has_level (const CursusFrame *self, uint32_t person, CursusLevel level, uint32_t start, uint32_t n_slots)
{
  const uint64_t *words = self->levels[level] + person * self->level_words;
  for (uint32_t slot = start; slot < start + n_slots; slot++)
    if (get_bit (words, slot))
      return true;
  return false;
}

const uint32_t *
cursus_frame_speakers (const CursusFrame *self, uint32_t meeting, uint32_t set, uint32_t *n_speakers)
{
  const GArray *people = g_ptr_array_index (cursus_frame_meeting (self, meeting)->speaker_sets, set);
  *n_speakers = people->len;
  return (const uint32_t *)people->data;
}
