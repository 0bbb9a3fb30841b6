/* What participants hold, in the indices of the frame. */
#include <string.h>

#include "core/fixed-meeting.h"
#include "rules/frame-private.h"

int32_t
cursus_frame_local_minute (const CursusFrame *self, int64_t utc)
{
  CursusDate date = 0;
  int second = 0;
  cursus_zone_to_local (self->session->zone, utc, &date, &second);
  return (date - self->session->dates.first) * 1440 + second / 60;
}

/* Rounded down, also before the session. */
static int32_t
day_of (int32_t minute)
{
  return (minute - (minute % 1440 + 1440) % 1440) / 1440;
}

static uint32_t
find_slot (const CursusTimeline *t, int32_t day, int64_t start_utc)
{
  if (day < 0 || (uint32_t)day >= t->n_days)
    return CURSUS_NONE;
  for (uint32_t slot = (uint32_t)day * t->n_parts; slot < ((uint32_t)day + 1) * t->n_parts; slot++)
    if (t->slots[slot].start_utc == start_utc)
      return slot;
  return CURSUS_NONE;
}

static int
compare_indices (gconstpointer a, gconstpointer b)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static void
set_speakers (const CursusFrame *self, CursusFramePublished *published, const CursusFixedMeeting *meeting)
{
  published->speakers = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (char **id = meeting->speakers; *id != NULL; id++) {
    uint32_t person = cursus_session_find_person (self->session, *id);
    if (person == CURSUS_NONE)
      published->is_with_others = true;
    else
      g_array_append_val (published->speakers, person);
  }
  g_array_sort (published->speakers, compare_indices);
}

static void
set_place (const CursusFrame *self, CursusFramePublished *published, const CursusFixedMeeting *meeting)
{
  const CursusSession *session = self->session;
  published->site = meeting->site != NULL ? cursus_session_find_site (session, meeting->site) : CURSUS_NONE;
  published->room = meeting->room != NULL ? cursus_session_find_room (session, meeting->room) : CURSUS_NONE;
  published->is_elsewhere = (meeting->site != NULL && published->site == CURSUS_NONE)
                            || (meeting->room != NULL && published->room == CURSUS_NONE);
}

void
cursus_frame_fill_published (CursusFrame *self)
{
  self->published = g_new0 (CursusFramePublished, MAX (1, self->n_meetings));
  for (uint32_t m = 0; m < self->n_meetings; m++) {
    CursusFramePublished *published = &self->published[m];
    const CursusFixedMeeting *meeting = cursus_fixed_meetings_find (self->session->published, cursus_frame_meeting (self, m)->id);
    if (meeting == NULL)
      continue;
    published->is_published = true;
    published->starts = cursus_frame_local_minute (self, meeting->start_utc);
    published->ends = cursus_frame_local_minute (self, meeting->end_utc);
    published->day = day_of (published->starts);
    published->slot = find_slot (self->timeline, published->day, meeting->start_utc);
    set_place (self, published, meeting);
    set_speakers (self, published, meeting);
  }
}

void
cursus_frame_free_published (CursusFrame *self)
{
  for (uint32_t m = 0; m < self->n_meetings; m++)
    g_clear_pointer (&self->published[m].speakers, g_array_unref);
  g_free (self->published);
}

bool
cursus_frame_at_published_place (const CursusFrame *self, uint32_t meeting, uint32_t room)
{
  const CursusFramePublished *published = &self->published[meeting];
  if (!published->is_published || published->is_elsewhere)
    return false;
  return published->room != CURSUS_NONE ? published->room == room : published->site == self->room_site[room];
}

bool
cursus_frame_with_published_speakers (const CursusFrame *self, uint32_t meeting, uint32_t set)
{
  const CursusFramePublished *published = &self->published[meeting];
  uint32_t n = 0;
  const uint32_t *speakers = cursus_frame_speakers (self, meeting, set, &n);
  if (!published->is_published || published->is_with_others || n != published->speakers->len)
    return false;
  return n == 0 || memcmp (speakers, published->speakers->data, n * sizeof *speakers) == 0;
}
