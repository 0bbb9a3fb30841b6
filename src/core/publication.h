/* What people hold: every event that was ever published with its state, who has which, and what the next publication makes of
 * it. Pure: no file, no store, no clock; the same arguments give the same result. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/date.h"
#include "core/plan.h"

G_BEGIN_DECLS

/* Cancelled events stay in calendars for so long after their date or, if that is later, the day on which they were cancelled. */
#define CURSUS_PUBLICATION_CANCELLED_DAYS 60

typedef enum {
  CURSUS_PUBLISHED_CONFIRMED,
  CURSUS_PUBLISHED_TENTATIVE,
  CURSUS_PUBLISHED_CANCELLED,
} CursusPublishedStatus;

/* One event: one slot of one meeting, the same for everybody. */
typedef struct {
  char *uid;
  CursusPlanMeeting *meeting; /* as last published; its one slot is the time of this event */
  uint32_t slot;              /* of the meeting, from 0 */
  uint32_t n_slots;           /* that the meeting has */
  CursusDate day;             /* local, on which it ends */
  CursusPublishedStatus status;
  char *hash;              /* of everything that is written of it but sequence, stamp and revision */
  char *details;           /* hash of what only the session says: description, link, contact, address */
  uint32_t sequence;       /* SEQUENCE for all who were never told otherwise */
  uint32_t highest;        /* ever given to anybody: the next one is higher */
  int64_t stamp_utc;       /* DTSTAMP and LAST-MODIFIED */
  int64_t first_revision;  /* that had it */
  int64_t last_revision;   /* in which it changed */
  CursusDate cancelled_on; /* CURSUS_DATE_NONE: it is not */
} CursusPublishedEvent;

/* Whose calendar. */
typedef enum {
  CURSUS_HOLDER_SESSION,
  CURSUS_HOLDER_SITE,
  CURSUS_HOLDER_SPEAKER,
  CURSUS_HOLDER_PARTICIPANT,
} CursusHolderKind;

/* What one calendar says of an event otherwise than all others, because its holder left the event, came back to it, or reads it
 * in another language than before. */
typedef struct {
  uint32_t event; /* index */
  uint32_t sequence;
  int64_t stamp_utc;
  int64_t revision;
  CursusDate left_on; /* CURSUS_DATE_NONE: is in it */
} CursusHolderExcept;

typedef struct {
  CursusHolderKind kind;
  char *id;
  char *name;
  char *language; /* "fr" or "en" */
  char *email;    /* nullable */
  bool gone;      /* is no longer of the session */
  GArray *events; /* of uint32_t, rising: those that it is in; cancelled ones stay */
  GArray *except; /* of CursusHolderExcept, by event; those that it left are not in events */
  char *head;     /* hash of what stands in its calendar besides events */
  char *hash;     /* of the whole calendar */
  int64_t revision;
  int64_t changed_utc; /* with revision: when the calendar last changed */
} CursusHolder;

typedef struct {
  char *session; /* id */
  char *title;
  char *timezone;
  int64_t number;   /* of the publication, from 1 */
  int64_t revision; /* of the plan */
  char *token;      /* tells it from a publication of the same number by somebody else */
  int64_t made_utc;
  CursusDate today;   /* that cancelled events are counted from */
  char *author;       /* nullable */
  GPtrArray *events;  /* of CursusPublishedEvent, by start, then UID */
  GPtrArray *holders; /* of CursusHolder, by kind, then id */
} CursusPublication;

/** cursus_publication_new: (transfer full): of nothing yet. */
CursusPublication *cursus_publication_new (const char *session);
void cursus_publication_free (CursusPublication *self);

/** cursus_publication_copy: (transfer full). */
CursusPublication *cursus_publication_copy (const CursusPublication *self);

/** cursus_published_event_new: (transfer full): without a time. */
CursusPublishedEvent *cursus_published_event_new (const char *uid);
void cursus_published_event_free (CursusPublishedEvent *self);

/** cursus_holder_new: (transfer full): with no event. */
CursusHolder *cursus_holder_new (CursusHolderKind kind, const char *id);
void cursus_holder_free (CursusHolder *self);

/** cursus_holder_kind_name: (transfer none): "session", "site", "speaker" or "participant": words of the store and of files. */
const char *cursus_holder_kind_name (CursusHolderKind kind);
bool cursus_holder_kind_parse (const char *text, CursusHolderKind *kind);

/** cursus_published_status_name: (transfer none): "confirmed", "tentative" or "cancelled". */
const char *cursus_published_status_name (CursusPublishedStatus status);
bool cursus_published_status_parse (const char *text, CursusPublishedStatus *status);

/** cursus_publication_event, cursus_publication_holder: (transfer none): item @index. */
CursusPublishedEvent *cursus_publication_event (const CursusPublication *self, guint index);
CursusHolder *cursus_publication_holder (const CursusPublication *self, guint index);

/** cursus_publication_find_event: (transfer none) (nullable). */
const CursusPublishedEvent *cursus_publication_find_event (const CursusPublication *self, const char *uid);

/** cursus_publication_find_holder: (transfer none) (nullable). */
const CursusHolder *cursus_publication_find_holder (const CursusPublication *self, CursusHolderKind kind, const char *id);

/** cursus_publication_find_same: (transfer none) (nullable): who @holder of another publication is in @self. Somebody who was a
 * participant and speaks now is the same person, with one calendar. */
const CursusHolder *cursus_publication_find_same (const CursusPublication *self, const CursusHolder *holder);

/** cursus_publication_sort: brings events and holders into their order; indices of events in holders follow. */
void cursus_publication_sort (CursusPublication *self);

/**
 * cursus_publication_next: what people hold after @wanted is published over @held.
 *
 * SEQUENCE follows RFC 5546 section 2.1.4, on the safe side: a new event has 0; one of which anything that is written changes,
 * that is cancelled or comes back gets one more than was ever given to anybody; what did not change keeps everything. What
 * somebody leaves is cancelled for that holder alone, and who reads another language than before, or comes to what somebody with
 * the same address left, gets new numbers alone.
 *
 * @held: (nullable): nothing was published yet.
 * @wanted: (transfer full): session, title, timezone, revision, token, made_utc, today, author; events with uid, meeting, slot,
 * n_slots, day, status, hash and details; holders with their events and head. In order (cursus_publication_sort).
 * Returns: (transfer full): @wanted, completed, with number one above that of @held.
 */
CursusPublication *cursus_publication_next (const CursusPublication *held, CursusPublication *wanted);

/** cursus_publication_merge: (transfer full): @newer, with the events and holders that only @older knows, and never a lower
 * number, sequence or stamp than @older gave out: for a store that was restored from a copy and no longer knows all that it
 * published. */
CursusPublication *cursus_publication_merge (const CursusPublication *newer, const CursusPublication *older);

/* How a calendar shows one event. */
typedef struct {
  uint32_t event;
  uint32_t sequence;
  int64_t stamp_utc;
  int64_t revision;
  CursusPublishedStatus status;
  bool left; /* cancelled for this holder only */
} CursusShownEvent;

/** cursus_publication_show: (transfer full): of CursusShownEvent, in order: what the calendar of @holder has; cancelled events
 * only as long as they stay. */
GArray *cursus_publication_show (const CursusPublication *self, const CursusHolder *holder);

/** cursus_publication_plan: (transfer full): the meetings that take place, as a plan: those of @holder, or all if it is NULL.
 * Meetings are called by what their UIDs have in common, so that one that was cut in two keeps its name. */
CursusPlan *cursus_publication_plan (const CursusPublication *self, const CursusHolder *holder);

/** cursus_publication_stem: (transfer full): what the UIDs of all slots of a meeting have in common. */
char *cursus_publication_stem (const char *uid);

/** cursus_publication_to_bytes: (transfer full): all of it but names, addresses and authors, for a file that others may read. */
GBytes *cursus_publication_to_bytes (const CursusPublication *self);

/** cursus_publication_from_bytes: (transfer full) (nullable): NULL with CURSUS_CORE_ERROR_INVALID when @bytes are not what
 * cursus_publication_to_bytes wrote. */
CursusPublication *cursus_publication_from_bytes (GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusPublication, cursus_publication_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusPublishedEvent, cursus_published_event_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusHolder, cursus_holder_free)

G_END_DECLS
