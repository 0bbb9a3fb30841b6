/* A plan as rows of tables, and back. Always inside a transaction of the caller. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/plan.h"
#include "store/connection-private.h"
#include "store/statement-private.h"

G_BEGIN_DECLS

/* What a revision says besides its plan. */
typedef struct {
  int64_t revision;
  int64_t made_utc;
  const char *fingerprint;
  const char *author; /* nullable */
  const char *note;   /* nullable */
  CursusRevisionAction action;
  int64_t restores; /* of an undo or redo: the revision whose plan it brings back; else 0 */
} CursusRevisionStamp;

/** cursus_plan_rows_add_meeting: hands @statement what @meeting says of itself, in the columns id, module, cohort, part, parts,
 * title, format, site, site_name, room, room_name and minutes. */
void cursus_plan_rows_add_meeting (CursusStatement *statement, const CursusPlanMeeting *meeting);

/** cursus_plan_rows_read_meeting: fills @meeting with the same columns of a row, of which id is the one called @first. */
bool cursus_plan_rows_read_meeting (CursusStatement *statement, int first, CursusPlanMeeting *meeting, GError **error);

/** cursus_plan_rows_insert: writes @plan as the revision that @stamp says; plan->revision is not looked at. */
bool cursus_plan_rows_insert (CursusConnection *connection, const CursusPlan *plan, const CursusRevisionStamp *stamp,
                              GError **error);

/** cursus_plan_rows_select: (transfer full) (nullable): the plan of revision @revision of @session, which exists if nothing is
 * damaged. */
CursusPlan *cursus_plan_rows_select (CursusConnection *connection, const char *session, int64_t revision, GError **error);

G_END_DECLS
