/* Who needs what when, in the times that are really taken: as the slow check of joint plans counts them. */
#include <stdlib.h>

#include "solver/encoding-private.h"
#include "solver/proof-joint-private.h"

/* ---- in plans ---- */

static bool
attends (const CursusFrame *frame, uint32_t meeting, uint32_t person)
{
  const GArray *attendees = cursus_frame_meeting (frame, meeting)->attendees;
  for (guint i = 0; i < attendees->len; i++)
    if (g_array_index (attendees, uint32_t, i) == person)
      return true;
  return false;
}

static bool
needs (const CursusFrame *frame, uint32_t meeting, CursusPlacement at, const CursusJointShare *share)
{
  uint32_t n = 0;
  if (share->is_room)
    return at.room == share->index;
  const uint32_t *speakers = cursus_frame_speakers (frame, meeting, at.speaker_set, &n);
  for (uint32_t i = 0; i < n; i++)
    if (speakers[i] == share->index)
      return true;
  return attends (frame, meeting, share->index);
}

typedef struct {
  int64_t start_utc, end_utc;
} Time;

static Time
time_of (const CursusFrame *frame, uint32_t meeting, uint32_t start, uint32_t slot)
{
  const CursusFrameMeeting *m = &frame->meetings[meeting];
  Time time = { 0 };
  cursus_timeline_meeting_slot (frame->timeline, start, m->n_slots, m->minutes, slot, &time.start_utc, &time.end_utc);
  return time;
}

static bool
overlap (Time a, Time b)
{
  return a.start_utc < a.end_utc && b.start_utc < b.end_utc && a.start_utc < b.end_utc && b.start_utc < a.end_utc;
}

/* One slot of one meeting that needs something. */
typedef struct {
  Time time;
  uint32_t resource, part, meeting;
} Need;

static int
compare_needs (gconstpointer a, gconstpointer b)
{
  const Need *x = a, *y = b;
  if (x->resource != y->resource)
    return x->resource < y->resource ? -1 : 1;
  if (x->time.start_utc != y->time.start_utc)
    return x->time.start_utc < y->time.start_utc ? -1 : 1;
  if (x->part != y->part)
    return x->part < y->part ? -1 : 1;
  return (x->meeting > y->meeting) - (x->meeting < y->meeting);
}

static void
list_needs (const CursusJointPart *part, uint32_t number, const CursusPlacement *placements, GArray *out)
{
  const CursusFrame *frame = part->problem->frame;
  for (guint s = 0; s < part->shares->len; s++) {
    const CursusJointShare *share = &g_array_index (part->shares, CursusJointShare, s);
    for (uint32_t m = 0; m < frame->n_meetings; m++) {
      if (!needs (frame, m, placements[m], share))
        continue;
      for (uint32_t slot = 0; slot < frame->meetings[m].n_slots; slot++) {
        Need need = { time_of (frame, m, placements[m].start, slot), share->resource, number, m };
        if (need.time.start_utc < need.time.end_utc)
          g_array_append_val (out, need);
      }
    }
  }
}

GArray *
cursus_joint_shares_find (const CursusJointPart *parts, uint32_t n_parts, CursusPlacement *const *placements)
{
  GArray *clashes = g_array_new (FALSE, FALSE, sizeof (CursusJointClash));
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Need));
  for (uint32_t p = 0; p < n_parts; p++)
    list_needs (&parts[p], p, placements[p], list);
  g_array_sort (list, compare_needs);
  for (guint i = 0; i < list->len; i++) {
    const Need *a = &g_array_index (list, Need, i);
    for (guint k = i + 1; k < list->len; k++) {
      const Need *b = &g_array_index (list, Need, k);
      if (b->resource != a->resource || b->time.start_utc >= a->time.end_utc)
        break;
      CursusJointClash clash = { a->resource, { a->part, b->part }, { a->meeting, b->meeting } };
      if (a->part != b->part && !(parts[a->part].fixed && parts[b->part].fixed))
        g_array_append_val (clashes, clash);
    }
  }
  return clashes;
}

/* ---- in clauses ---- */

/* One side of a clash. */
typedef struct {
  const CursusJointPart *part;
  CursusEncoding *encoding; /* NULL: it is fixed */
  uint32_t meeting;
  uint32_t n; /* where it can be: */
  const CursusPlacement *domain;
  bool *needs; /* per placement: what is shared */
} Side;

static Side
side_of (const CursusJointPart *part, CursusEncoding *encoding, uint32_t meeting, uint32_t resource)
{
  Side side = { .part = part, .encoding = encoding, .meeting = meeting, .n = 1 };
  side.domain = part->fixed ? &part->start[meeting] : cursus_problem_domain (part->problem, meeting, &side.n);
  side.needs = g_new0 (bool, MAX (1, side.n));
  for (guint s = 0; s < part->shares->len; s++) {
    const CursusJointShare *share = &g_array_index (part->shares, CursusJointShare, s);
    for (uint32_t i = 0; share->resource == resource && i < side.n; i++)
      side.needs[i] = side.needs[i] || needs (part->problem->frame, meeting, side.domain[i], share);
  }
  return side;
}

static int
literal_of (const Side *side, const bool *in)
{
  if (side->encoding == NULL)
    return in[0] ? CURSUS_SAT_TRUE : CURSUS_SAT_FALSE;
  return cursus_choice_literal (side->encoding, side->meeting, in);
}

static bool
are_together (const Side *a, uint32_t a_start, const Side *b, uint32_t b_start)
{
  const CursusFrame *one = a->part->problem->frame, *other = b->part->problem->frame;
  for (uint32_t i = 0; i < one->meetings[a->meeting].n_slots; i++)
    for (uint32_t k = 0; k < other->meetings[b->meeting].n_slots; k++)
      if (overlap (time_of (one, a->meeting, a_start, i), time_of (other, b->meeting, b_start, k)))
        return true;
  return false;
}

/* While @a begins at @start and needs it, @b does not need it then. */
static void
forbid_at (const Side *a, uint32_t start, const Side *b)
{
  g_autofree bool *of_a = g_new0 (bool, MAX (1, a->n)), *of_b = g_new0 (bool, MAX (1, b->n));
  bool some_a = false, some_b = false, together = false;
  for (uint32_t i = 0; i < a->n; i++) {
    of_a[i] = a->needs[i] && a->domain[i].start == start;
    some_a = some_a || of_a[i];
  }
  for (uint32_t k = 0; some_a && k < b->n; k++) {
    if (k == 0 || b->domain[k].start != b->domain[k - 1].start)
      together = are_together (a, start, b, b->domain[k].start);
    of_b[k] = together && b->needs[k];
    some_b = some_b || of_b[k];
  }
  if (some_b)
    cursus_sat_add2 (cursus_encoding_sat (a->encoding), -literal_of (a, of_a), -literal_of (b, of_b));
}

void
cursus_joint_shares_forbid (const CursusJointPart *parts, CursusEncoding *const *encodings, const CursusJointClash *clash)
{
  int first = parts[clash->parts[0]].fixed ? 1 : 0; /* one of them is not */
  Side sides[2];
  for (int i = 0; i < 2; i++) {
    uint32_t part = clash->parts[i == 0 ? first : 1 - first];
    sides[i] = side_of (&parts[part], encodings[part], clash->meetings[i == 0 ? first : 1 - first], clash->resource);
  }
  for (uint32_t i = 0; i < sides[0].n; i++)
    if (i == 0 || sides[0].domain[i].start != sides[0].domain[i - 1].start)
      forbid_at (&sides[0], sides[0].domain[i].start, &sides[1]);
  g_free (sides[0].needs);
  g_free (sides[1].needs);
}
