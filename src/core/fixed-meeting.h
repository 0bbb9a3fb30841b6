/* Meetings whose time and place are given: those that participants hold already, and those of other sessions. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/diagnostics.h"
#include "core/session.h"

G_BEGIN_DECLS

/** cursus_fixed_meeting_new: (transfer full): the meeting @id without time, place and speakers. */
CursusFixedMeeting *cursus_fixed_meeting_new (const char *id);
void cursus_fixed_meeting_free (CursusFixedMeeting *self);

/** cursus_fixed_meetings_sort: brings @meetings into the order of their ids. */
void cursus_fixed_meetings_sort (GPtrArray *meetings);

/** cursus_fixed_meetings_find: (transfer none) (nullable): the one called @id in @meetings, which are sorted by id. */
const CursusFixedMeeting *cursus_fixed_meetings_find (const GPtrArray *meetings, const char *id);

/**
 * cursus_fixed_meetings_read_csv: (transfer full) (nullable) (element-type CursusFixedMeeting): the meetings in @path, the table
 * that a plan is printed as (a line a slot), by id.
 *
 * Columns: meeting, date, start, end; session, site, room, speakers, title where they are known; module, group, format and what
 * was waived may be there and are not looked at. Sites, rooms and speakers are ids or names of things of @session; others
 * stay as they are written, with a warning for each once.
 * @plan_of: the id that the column session must hold.
 * @zone: of the times.
 * @file: how messages name the file; lives as long as the session.
 * Returns: NULL if it added an error to @diagnostics.
 */
GPtrArray *cursus_fixed_meetings_read_csv (const CursusSession *session, const char *plan_of, const CursusZone *zone,
                                           const char *path, const char *file, CursusDiagnostics *diagnostics);

/** cursus_other_session_new: (transfer full): without meetings. */
CursusOtherSession *cursus_other_session_new (const char *id);
void cursus_other_session_free (CursusOtherSession *self);

/** cursus_session_add_busy_times: makes the speakers of @other unavailable while they teach there, but for what is shared. */
void cursus_session_add_busy_times (CursusSession *self, const CursusOtherSession *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusFixedMeeting, cursus_fixed_meeting_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusOtherSession, cursus_other_session_free)

G_END_DECLS
