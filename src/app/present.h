/* The plan as it is now: the newest revision, in today's session and by today's rules. What every change begins from. */
#pragma once

#include <glib.h>

#include "app/workspace.h"
#include "core/plan.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  CursusStore *store;
  CursusPlan *saved;           /* as it was saved */
  CursusPlacement *placements; /* by meeting of the workspace */
  CursusPlan *plan;            /* by today's rules, with the pins of the saved one */
  GPtrArray *violations;       /* of CursusViolation: of plan, in the reader's language */
} CursusPresent;

/** cursus_present_open_store: (transfer full) (nullable): the store of a session; none is made. NULL with CURSUS_APP_ERROR_NO
 * when there is none. @store: (nullable): --db. */
CursusStore *cursus_present_open_store (const char *session_path, const char *store, GError **error);

/** cursus_present_load: (transfer full) (nullable): NULL with CURSUS_APP_ERROR_INPUT when the newest revision no longer fits the
 * session, or as cursus_present_open_store and cursus_store_load. */
CursusPresent *cursus_present_load (const CursusWorkspace *workspace, const char *store, GError **error);
void cursus_present_free (CursusPresent *self);

/** cursus_present_placements: (transfer full) (nullable): where @plan has the meetings of @workspace; NULL with
 * CURSUS_APP_ERROR_INPUT, naming what no longer fits. */
CursusPlacement *cursus_present_placements (const CursusWorkspace *workspace, const CursusPlan *plan, GError **error);

/**
 * cursus_present_plan: (transfer full) (nullable): @placements as a plan that is made from @origin: its pins, seed and moves, and
 * what was proven of it and still holds.
 *
 * @violations: (nullable): receives what it breaks. NULL with the error of a rule's function.
 */
CursusPlan *cursus_present_plan (const CursusWorkspace *workspace, const CursusPlacement *placements, const CursusPlan *origin,
                                 GPtrArray *violations, GError **error);

/** cursus_present_pins: (transfer full): by meeting of @workspace: where @plan has the pinned ones, CURSUS_UNPLACED for all
 * others and for those that no longer fit. */
CursusPlacement *cursus_present_pins (const CursusWorkspace *workspace, const CursusPlan *plan);

/** cursus_present_save: saves @plan as the next revision, if @origin is still the newest; stamps it now. @note: (nullable). */
bool cursus_present_save (CursusStore *store, CursusPlan *plan, const CursusPlan *origin, CursusRevisionAction action,
                          const char *note, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusPresent, cursus_present_free)

G_END_DECLS
