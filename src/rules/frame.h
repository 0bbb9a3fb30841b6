/* The session for machines: meetings, rooms and people as dense indices, time as slots, everything that a fact needs
 * precomputed. Immutable; shared by the rules and the solver. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/session.h"
#include "core/timeline.h"

G_BEGIN_DECLS

#define CURSUS_UNPLACED UINT32_MAX

/* Where and when one meeting is, and with whom. 8 bytes: the search copies millions of them. */
typedef struct {
  uint32_t start;       /* slot of the timeline; CURSUS_UNPLACED: nowhere yet, the rest is 0 */
  uint16_t room;        /* in session->rooms */
  uint16_t speaker_set; /* in the meeting's speaker_sets */
} CursusPlacement;

/** cursus_placement_equal: whether both are the same in every part. */
static inline bool
cursus_placement_equal (CursusPlacement a, CursusPlacement b)
{
  return a.start == b.start && a.room == b.room && a.speaker_set == b.speaker_set;
}

/* What of a placement something follows from. */
enum {
  CURSUS_DEPENDS_NEVER = 0,
  CURSUS_DEPENDS_START = 1,
  CURSUS_DEPENDS_ROOM = 2,
  CURSUS_DEPENDS_SPEAKERS = 4,
  CURSUS_DEPENDS_TIME_AND_SPEAKERS = CURSUS_DEPENDS_START | CURSUS_DEPENDS_SPEAKERS,
  CURSUS_DEPENDS_ALL = 7
};

/** cursus_placements_differ: CURSUS_DEPENDS_… of what the two have different. */
static inline unsigned
cursus_placements_differ (CursusPlacement a, CursusPlacement b)
{
  return (a.start != b.start ? CURSUS_DEPENDS_START : 0u) | (a.room != b.room ? CURSUS_DEPENDS_ROOM : 0u)
         | (a.speaker_set != b.speaker_set ? CURSUS_DEPENDS_SPEAKERS : 0u);
}

/* What rules look at: a meeting, or a run (the meetings of one module for one audience, in teaching order). Units below
 * frame->n_meetings are meetings, the others are runs. */
typedef uint32_t CursusUnit;

typedef struct {
  uint32_t n_slots;
  uint32_t minutes;
  uint32_t module;
  uint32_t run;
  uint32_t n_speaker_sets;
} CursusFrameMeeting;

typedef struct {
  uint32_t n_meetings;
  const uint32_t *meetings; /* in the order of their parts */
} CursusRun;

/* Where and when participants hold a meeting to be. */
typedef struct {
  bool is_published; /* false: it is new, and all that follows is 0 */
  int32_t day;       /* of the session; may be outside of it */
  int32_t starts;    /* in minutes since midnight of the session's first date, local */
  int32_t ends;
  uint32_t slot;       /* CURSUS_NONE: it begins at none of today's slots */
  uint32_t site;       /* CURSUS_NONE: remote, or a site that is no more */
  uint32_t room;       /* CURSUS_NONE: none was named, or one that is no more */
  bool is_elsewhere;   /* at a site or in a room that is no more */
  bool is_with_others; /* with a speaker who is no more */
  GArray *speakers;    /* of uint32_t, sorted; NULL if not published */
} CursusFramePublished;

typedef struct {
  const CursusSession *session; /* not owned: outlives the frame */
  CursusTimeline *timeline;
  uint32_t n_meetings;
  uint32_t n_runs;
  uint32_t n_rooms;
  uint32_t n_people;
  CursusFrameMeeting *meetings;
  CursusRun *runs;
  uint32_t *run_meetings;            /* storage of runs[].meetings */
  uint32_t *only_meeting;            /* per unit: its meeting; CURSUS_NONE: a run of several */
  uint32_t *room_site;               /* per room; CURSUS_NONE for the remote one */
  uint64_t *levels[CURSUS_N_LEVELS]; /* per person a bitset over slots: the slot overlaps a time of that level */
  size_t level_words;                /* words of one person's bitset */
  uint16_t *end_minute;              /* per meeting and part of the day at which it begins: local minute at which it ends */
  uint64_t **calendar_days;          /* per calendar a bitset over days */
  CursusFramePublished *published;   /* per meeting */
} CursusFrame;

/** cursus_frame_new: (transfer full) (nullable): of a completed @session, which must outlive it. Fails as cursus_timeline_new. */
CursusFrame *cursus_frame_new (const CursusSession *session, GError **error);
void cursus_frame_free (CursusFrame *self);

/** cursus_frame_meeting: the meeting behind dense index @meeting. */
const CursusMeeting *cursus_frame_meeting (const CursusFrame *self, uint32_t meeting);

/** cursus_frame_unit_is_run: whether @unit is a run. */
static inline bool
cursus_frame_unit_is_run (const CursusFrame *self, CursusUnit unit)
{
  return unit >= self->n_meetings;
}

/** cursus_frame_unit_meetings: (transfer none): the meetings of a unit (one for a meeting); @storage holds the single one. */
const uint32_t *cursus_frame_unit_meetings (const CursusFrame *self, CursusUnit unit, uint32_t *storage, uint32_t *n_meetings);

/** cursus_frame_unit_module: the module of a unit. */
uint32_t cursus_frame_unit_module (const CursusFrame *self, CursusUnit unit);

/** cursus_frame_unit_group: the group of a unit; CURSUS_NONE: the cohort. */
uint32_t cursus_frame_unit_group (const CursusFrame *self, CursusUnit unit);

/** cursus_frame_share_attendees: whether somebody attends both units. Merges two sorted lists: for compiling, not for searching.
 */
bool cursus_frame_share_attendees (const CursusFrame *self, CursusUnit a, CursusUnit b);

/** cursus_frame_has_level: whether @person has @level at any slot of a meeting of @n_slots that begins at @start. */
bool cursus_frame_has_level (const CursusFrame *self, uint32_t person, CursusLevel level, uint32_t start, uint32_t n_slots);

/** cursus_frame_local_minute: @utc as minutes since midnight of the session's first date, on the session's clocks, each day of
 * which has 1440. */
int32_t cursus_frame_local_minute (const CursusFrame *self, int64_t utc);

/** cursus_frame_at_published_place: whether @room is where participants hold @meeting to be: in the same room, or at the same
 * site if no room was named. */
bool cursus_frame_at_published_place (const CursusFrame *self, uint32_t meeting, uint32_t room);

/** cursus_frame_with_published_speakers: whether speaker set @set of @meeting is that which participants expect. */
bool cursus_frame_with_published_speakers (const CursusFrame *self, uint32_t meeting, uint32_t set);

/** cursus_frame_speakers: (transfer none): the people of speaker set @set of @meeting. */
const uint32_t *cursus_frame_speakers (const CursusFrame *self, uint32_t meeting, uint32_t set, uint32_t *n_speakers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusFrame, cursus_frame_free)

G_END_DECLS
