/* That clauses cannot hold together, with a proof of it. Beside sat.h the only owner of CaDiCaL. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "solver/sat.h"

G_BEGIN_DECLS

/**
 * cursus_refutation_run: whether @clauses (int, a 0 after each) can hold together. If not, @write is given a proof in the DRAT
 * format, as text, piece by piece. UNKNOWN also when @write returns false.
 */
CursusSatAnswer cursus_refutation_run (const GArray *clauses, const CursusSatLimits *limits,
                                       bool (*write) (const char *bytes, size_t length, gpointer data), gpointer data);

G_END_DECLS
