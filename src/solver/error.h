/* The errors of the solver layer. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CURSUS_SOLVER_ERROR (cursus_solver_error_quark ())

typedef enum {
  CURSUS_SOLVER_ERROR_TOO_LARGE, /* more placements than memory allows */
  CURSUS_SOLVER_ERROR_DISAGREES, /* deltas and audit differ: a defect of ours, with move, constraint and both scores */
  CURSUS_SOLVER_ERROR_PINNED,    /* a meeting is pinned where it may not be */
  CURSUS_SOLVER_ERROR_UNKNOWN,   /* a saved plan names a meeting, room or time that the session no longer has */
} CursusSolverError;

GQuark cursus_solver_error_quark (void);

G_END_DECLS
