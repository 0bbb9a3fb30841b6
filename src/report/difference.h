/* Two plans side by side, in words or for programs. */
#pragma once

#include "report/change.h"

G_BEGIN_DECLS

/** cursus_difference_put_costs: a line for each rule whose cost is not the same in both plans; @soft_only leaves out the hard
 * ones. Returns: how many. */
guint cursus_difference_put_costs (CursusPage *page, const CursusPlan *before, const CursusPlan *after, bool soft_only);

/** cursus_difference_set_costs: "rules": [{rule, use, weight, before, after}] of those rules. */
void cursus_difference_set_costs (CursusJson *builder, const CursusPlan *before, const CursusPlan *after);

/** cursus_report_difference: (transfer full): for a terminal: each meeting that changes with a sentence for each change, then the
 * rules whose cost changes and the score. @heading: (nullable): a line above it. */
char *cursus_report_difference (const CursusPlan *before, const CursusPlan *after, const char *heading, CursusReportStyle style);

/** cursus_report_difference_json: (transfer full): {session, from, to, action, score_before, score_after, meetings [see
 * report/change.h], rules [{rule, use, weight, before, after}]}. @action: (nullable): "undo", "redo" …; left out if NULL. */
char *cursus_report_difference_json (const CursusPlan *before, const CursusPlan *after, const char *action);

G_END_DECLS
