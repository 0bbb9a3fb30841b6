/* What every session has besides rules: its dates, the rooms that modules may use, how long meetings are; and whether a conflict
 * would go without it. */
#pragma once

#include "app/workspace.h"
#include "solver/requirements.h"

G_BEGIN_DECLS

/* What is let go of. */
typedef struct {
  bool dates;
  bool *rooms;   /* (nullable): by module; those at other sites stay closed: which rules look at a module depends on its sites */
  bool *lengths; /* (nullable): by module */
} CursusBackground;

/** cursus_background_open: (transfer full) (nullable): the session of @workspace without @background: some weeks longer on both
 * sides, modules in any room of their sites, meetings one slot long. NULL when it cannot be. */
CursusWorkspace *cursus_background_open (const CursusWorkspace *workspace, const CursusBackground *background);

/** cursus_background_shift: (transfer full) (nullable): placements of the session of @from, for that of @to, which has other
 * dates; NULL for NULL, or when one is outside of them. */
CursusPlacement *cursus_background_shift (const CursusWorkspace *from, const CursusWorkspace *to,
                                          const CursusPlacement *placements);

/** cursus_background_by_module: (transfer full): by use of @ruleset, whether what it says of modules is told apart. */
bool *cursus_background_by_module (const CursusRuleset *ruleset);

/**
 * cursus_background_find: appends to @items (CursusConflictItem), which cannot be kept together, the dates, rooms and lengths
 * that take part in that: without any one of them there is a plan that keeps all others. None where that is not known of each.
 *
 * @requirements: of the session, that have the items.
 * @pins: (nullable): by meeting, as in CursusRequirementsOptions.
 */
void cursus_background_find (const CursusWorkspace *workspace, const CursusRequirements *requirements,
                             const CursusPlacement *pins, CursusSatLimits limits, GArray *items);

G_END_DECLS
