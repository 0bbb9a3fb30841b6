/* Cuts domains to what others leave. Bitsets over slots: a meeting's people together, then a look at each placement. */
#include "solver/taken.h"

#include <string.h>

struct CursusTaken {
  const CursusFrame *frame;
  size_t n_words;
  uint64_t **people; /* per person a bitset over slots; NULL: never taken */
  uint64_t **rooms;
};

CursusTaken *
cursus_taken_new (const CursusFrame *frame)
{
  CursusTaken *self = g_new0 (CursusTaken, 1);
  self->frame = frame;
  self->n_words = (frame->timeline->n_slots + 63) / 64;
  self->people = g_new0 (uint64_t *, MAX (1, frame->n_people));
  self->rooms = g_new0 (uint64_t *, MAX (1, frame->n_rooms));
  return self;
}

void
cursus_taken_free (CursusTaken *self)
{
  if (self == NULL)
    return;
  for (uint32_t p = 0; p < self->frame->n_people; p++)
    g_free (self->people[p]);
  for (uint32_t r = 0; r < self->frame->n_rooms; r++)
    g_free (self->rooms[r]);
  g_free (self->people);
  g_free (self->rooms);
  g_free (self);
}

/* The first slot that does not begin before @utc. Slots are in the order of time. */
static uint32_t
lower_bound (const CursusTimeline *timeline, int64_t utc)
{
  uint32_t low = 0, high = timeline->n_slots;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (timeline->slots[middle].start_utc < utc)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void
add (const CursusTaken *self, uint64_t **bits, int64_t start_utc, int64_t end_utc)
{
  const CursusTimeline *timeline = self->frame->timeline;
  uint32_t slot = lower_bound (timeline, start_utc);
  if (slot > 0 && timeline->slots[slot - 1].end_utc > start_utc)
    slot--;
  for (; slot < timeline->n_slots && timeline->slots[slot].start_utc < end_utc; slot++) {
    if (*bits == NULL)
      *bits = g_new0 (uint64_t, self->n_words);
    cursus_bit_set (*bits, slot);
  }
}

void
cursus_taken_add_person (CursusTaken *self, uint32_t person, int64_t start_utc, int64_t end_utc)
{
  g_return_if_fail (person < self->frame->n_people);
  add (self, &self->people[person], start_utc, end_utc);
}

void
cursus_taken_add_room (CursusTaken *self, uint32_t room, int64_t start_utc, int64_t end_utc)
{
  g_return_if_fail (room < self->frame->n_rooms);
  add (self, &self->rooms[room], start_utc, end_utc);
}

static bool
is_taken (const uint64_t *bits, uint32_t start, uint32_t n_slots)
{
  for (uint32_t slot = start; bits != NULL && slot < start + n_slots; slot++)
    if (cursus_bit_test (bits, slot))
      return true;
  return false;
}

static bool
hits_speakers_or_room (const CursusTaken *self, uint32_t meeting, CursusPlacement at)
{
  uint32_t n_slots = self->frame->meetings[meeting].n_slots, n_speakers = 0;
  const uint32_t *speakers = cursus_frame_speakers (self->frame, meeting, at.speaker_set, &n_speakers);
  if (is_taken (self->rooms[at.room], at.start, n_slots))
    return true;
  for (uint32_t i = 0; i < n_speakers; i++)
    if (is_taken (self->people[speakers[i]], at.start, n_slots))
      return true;
  return false;
}

bool
cursus_taken_hits (const CursusTaken *self, uint32_t meeting, CursusPlacement placement)
{
  const GArray *attendees = cursus_frame_meeting (self->frame, meeting)->attendees;
  uint32_t n_slots = self->frame->meetings[meeting].n_slots;
  for (guint i = 0; i < attendees->len; i++)
    if (is_taken (self->people[g_array_index (attendees, uint32_t, i)], placement.start, n_slots))
      return true;
  return hits_speakers_or_room (self, meeting, placement);
}

/* The slots in which somebody who attends @meeting is taken; false if there are none. */
static bool
fill_attendees (const CursusTaken *self, uint32_t meeting, uint64_t *bits)
{
  const GArray *attendees = cursus_frame_meeting (self->frame, meeting)->attendees;
  bool any = false;
  memset (bits, 0, self->n_words * sizeof *bits);
  for (guint i = 0; i < attendees->len; i++) {
    const uint64_t *theirs = self->people[g_array_index (attendees, uint32_t, i)];
    any = any || theirs != NULL;
    for (size_t w = 0; theirs != NULL && w < self->n_words; w++)
      bits[w] |= theirs[w];
  }
  return any;
}

/* Writes what is left of @meeting's domain to @out; returns how much that is. */
static uint32_t
cut (const CursusTaken *self, const CursusProblem *problem, uint32_t meeting, uint64_t *bits, CursusPlacement *out)
{
  uint32_t n = 0, n_kept = 0, n_slots = self->frame->meetings[meeting].n_slots;
  const CursusPlacement *domain = cursus_problem_domain (problem, meeting, &n);
  const uint64_t *attendees = fill_attendees (self, meeting, bits) ? bits : NULL;
  for (uint32_t i = 0; i < n; i++)
    if (!is_taken (attendees, domain[i].start, n_slots) && !hits_speakers_or_room (self, meeting, domain[i]))
      out[n_kept++] = domain[i];
  return n_kept;
}

static uint32_t
copy (const CursusProblem *problem, uint32_t meeting, CursusPlacement *out)
{
  uint32_t n = 0;
  const CursusPlacement *domain = cursus_problem_domain (problem, meeting, &n);
  memcpy (out, domain, n * sizeof *domain);
  return n;
}

CursusProblem *
cursus_taken_apply (const CursusTaken *self, const CursusProblem *problem, const CursusTaken *firm, const bool *open)
{
  CursusProblem *left = g_new0 (CursusProblem, 1);
  uint32_t n = problem->n_meetings;
  g_autofree uint64_t *bits = g_new (uint64_t, MAX (1, self->n_words));
  left->ruleset = problem->ruleset;
  left->frame = problem->frame;
  left->n_meetings = n;
  left->domain_start = g_new0 (uint32_t, n + 1);
  left->domain = g_new (CursusPlacement, MAX (1, problem->domain_start[n]));
  left->n_candidates = g_memdup2 (problem->n_candidates, sizeof (uint32_t) * MAX (1, n));
  for (uint32_t m = 0; m < n; m++) {
    const CursusTaken *taken = open != NULL && open[m] ? firm : self;
    CursusPlacement *out = left->domain + left->domain_start[m];
    uint32_t n_kept = taken != NULL ? cut (taken, problem, m, bits, out) : copy (problem, m, out);
    left->domain_start[m + 1] = left->domain_start[m] + n_kept;
  }
  cursus_problem_finish (left, problem);
  return left;
}
