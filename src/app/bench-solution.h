/* A solution of a benchmark instance, in the competition's format, counted by our rules. */
#pragma once

#include <glib.h>

#include "app/workspace.h"
#include "core/plan.h"

G_BEGIN_DECLS

/**
 * cursus_bench_solution_count: (transfer full) (nullable): a plan without meetings that has the score, the rules' costs and the
 * status of the solution at @path: a line "COURSE ROOM DAY PERIOD" for each lecture, days and periods from 0.
 *
 * As in the competition's validator, a course that is twice in one period is there once, and every lecture that has no place
 * (@n_missing) is a hard violation; a course without any costs nothing else. NULL with errors in @diagnostics, or with the error
 * of a rule's function.
 */
CursusPlan *cursus_bench_solution_count (const CursusWorkspace *workspace, const char *path, uint32_t *n_missing,
                                         CursusDiagnostics *diagnostics, GError **error);

G_END_DECLS
