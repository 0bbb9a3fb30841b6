/* Sessions that are planned together: opened, held against each other, and what they share. People and rooms with the same id are
 * the same in all of them. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "app/bookings.h"
#include "app/workspace.h"
#include "core/date.h"
#include "core/plan.h"
#include "solver/problem.h"

G_BEGIN_DECLS

/* A person or room of one session that another one may need at some time, too. */
typedef struct {
  uint32_t resource; /* of the bookings */
  uint32_t index;    /* of the session's people or rooms */
  bool is_room;
} CursusRegionShare;

/* One session of a region, and how far its plan is. */
typedef struct {
  CursusWorkspace *workspace;
  CursusProblem *pinned; /* (nullable): the workspace's problem with what is settled of it: */
  CursusPlacement *pins; /* (nullable): by meeting; CURSUS_UNPLACED: nothing is */
  CursusPlan *newest;    /* (nullable): the newest revision, if it pins something */
  GArray *shares;        /* of CursusRegionShare, people before rooms */
  GArray *neighbours;    /* of uint32_t, sorted: sessions with which it shares somebody or a room, on common dates */
  bool fixed;            /* every meeting of it is settled: nothing is searched, nothing saved */

  CursusPlacement *placements; /* by meeting; NULL: no plan yet; CURSUS_UNPLACED: has lost its place to another session */
  CursusScore score;           /* of placements, as the search counts */
  uint32_t priority;           /* how often it found no plan beside the others: who cries is served first */
  uint32_t n_searches;         /* so far: gives each search random numbers of its own */
  uint64_t moves;              /* tried so far */
} CursusRegionSession;

typedef struct {
  GPtrArray *sessions; /* of CursusRegionSession, in the order in which they were given */
  CursusBookings *bookings;
  GString *warnings; /* a line each */
} CursusRegion;

/**
 * cursus_region_open: (transfer full) (nullable): opens all sessions, with at most @n_threads threads (0: one a processor).
 *
 * Meetings that are published, or pinned in the newest revision, stay where they are.
 * @today: CURSUS_DATE_NONE leaves each its own. @store: (nullable): --db.
 * @problems: (out): a line for everything that is wrong with any of them, set when the region cannot be used.
 * Returns: NULL with CURSUS_APP_ERROR_INPUT, or CURSUS_APP_ERROR_NO when counting shows that one of them has no plan.
 */
CursusRegion *cursus_region_open (char *const *paths, uint32_t n_paths, CursusDate today, const char *store, uint32_t n_threads,
                                  char **problems, GError **error);
void cursus_region_free (CursusRegion *self);

/** cursus_region_session: (transfer none): session @index. */
CursusRegionSession *cursus_region_session (const CursusRegion *self, uint32_t index);

/** cursus_region_problem: (transfer none): what is searched for session @index, its pins included. */
const CursusProblem *cursus_region_problem (const CursusRegion *self, uint32_t index);

/** cursus_region_id: (transfer none): the id of session @index. */
const char *cursus_region_id (const CursusRegion *self, uint32_t index);

/** cursus_region_has_clashes: whether two sessions, not both fixed, have booked somebody or a room for the same time. */
bool cursus_region_has_clashes (const CursusRegion *self);

/** cursus_region_share_name: (transfer none): what session @index calls the person or room of @share; a room without a name of
 * its own, as another site may have one, too, is "SITE/ROOM". */
const char *cursus_region_share_name (const CursusRegion *self, uint32_t index, const CursusRegionShare *share);

/** cursus_region_resource_name: (transfer none): the name of person or room @resource in the first session that has it; else the
 * one it has among the bookings. */
const char *cursus_region_resource_name (const CursusRegion *self, uint32_t resource);

/** cursus_region_is_planned: whether every meeting of session @index has a place; hard rules may be broken. */
bool cursus_region_is_planned (const CursusRegion *self, uint32_t index);

/** cursus_region_book: takes back all bookings of session @index and books what its placements need. */
void cursus_region_book (CursusRegion *self, uint32_t index);

/** cursus_region_are_one_event: whether @meeting of session @one and @other_meeting of session @other are declared to be the same
 * event (shared in other_session). */
bool cursus_region_are_one_event (const CursusRegion *self, uint32_t one, uint32_t meeting, uint32_t other,
                                  uint32_t other_meeting);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusRegion, cursus_region_free)

G_END_DECLS
