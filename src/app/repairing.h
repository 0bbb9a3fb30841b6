/* What to change in a session that has no plan so that it has one: as little as can be. */
#pragma once

#include "app/workspace.h"
#include "core/plan.h"
#include "report/conflict.h"
#include "solver/requirements.h"

G_BEGIN_DECLS

typedef struct {
  const CursusPlacement *pins; /* (nullable): by meeting: where it is pinned; unplaced: nowhere */
  const CursusPlan *plan;      /* (nullable): has the pins, for words */
  const CursusPlacement *wish; /* (nullable): one meeting has to be at one of these, whatever gives way */
  uint32_t n_wish;
  uint32_t wish_meeting;
  CursusSatLimits limits;
} CursusRepairingOptions;

/**
 * cursus_repairing_run: (transfer full) (element-type CursusRepair): smallest first; for each one a plan of the session so
 * changed was found, and counted by the audit. Empty when time ends before.
 *
 * @conflict: of CursusConflictItem, that cannot be kept together.
 */
GPtrArray *cursus_repairing_run (const CursusWorkspace *workspace, const GArray *conflict, const CursusRepairingOptions *options);

G_END_DECLS
