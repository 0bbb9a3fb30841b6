/* What was known of a problem before any search, for who tunes rules or the search. */
#pragma once

#include <glib.h>

#include "solver/problem.h"

G_BEGIN_DECLS

/** cursus_presolve_stats_print: (transfer full): placements, islands and what is interchangeable, as a line, translated. */
char *cursus_presolve_stats_print (const CursusProblem *problem);

G_END_DECLS
