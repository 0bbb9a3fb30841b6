/* Calls that are made again and compared: for finding functions that depend on more than the facts they read. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "rules/trace.h"

G_BEGIN_DECLS

typedef struct {
  CursusUnit other[CURSUS_TRACE_MAX_UNITS]; /* of the last call: the function sees them in between */
  uint32_t n_other;
} CursusDoubleCall;

/** cursus_double_call: as cursus_trace_call, twice, and once more after a call for other units. false with
 * CURSUS_RULES_ERROR_FUNCTION and the function's place when what it read or gave is not the same each time. */
bool cursus_double_call (CursusDoubleCall *self, CursusTrace *trace, CursusTracer *tracer, CursusOutcome *outcome,
                         GError **error);

G_END_DECLS
