/* Our own check of calendar files: what real clients stumble over (CALENDARS.md sections 1 and 3.3). */
#pragma once

#include <glib.h>

#include "core/diagnostics.h"

G_BEGIN_DECLS

/** cursus_ical_lint: checks @bytes (@length of them) and adds an error for each defect, with line and the name of the check as
 * subject. Returns: the number of defects. */
guint cursus_ical_lint (const char *bytes, gsize length, const char *shown_path, CursusDiagnostics *diagnostics);

/** cursus_ical_lint_checks: (transfer none): NULL-terminated names of all checks. */
const char *const *cursus_ical_lint_checks (void);

G_END_DECLS
