/* Two plans side by side, in words or for programs. */
#pragma once

#include "report/report.h"

G_BEGIN_DECLS

/** cursus_report_difference: (transfer full): for a terminal: each meeting that changes with a sentence for each change, then the
 * rules whose cost changes and the score. @heading: (nullable): a line above it. */
char *cursus_report_difference (const CursusPlan *before, const CursusPlan *after, const char *heading, CursusReportStyle style);

/** cursus_report_difference_json: (transfer full): {session, from, to, action, score_before, score_after, meetings [see
 * report/change.h], rules [{rule, use, weight, before, after}]}. @action: (nullable): "undo", "redo" …; left out if NULL. */
char *cursus_report_difference_json (const CursusPlan *before, const CursusPlan *after, const char *action);

G_END_DECLS
