/* Makes calls again and compares them. */
#include "rules/double-call-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "rules/error.h"

/* What the first call gave. */
typedef struct {
  const CursusTrace *trace;
  CursusOutcome outcome;
  const char *measured; /* nullable */
} Answer;

static bool
same_reads (const CursusTrace *a, const CursusTrace *b)
{
  if (a->n_reads != b->n_reads)
    return false;
  for (uint32_t i = 0; i < a->n_reads; i++) {
    const CursusRead *x = &a->reads[i], *y = &b->reads[i];
    if (x->position != y->position || x->fact != y->fact || x->argument != y->argument || a->values[i] != b->values[i])
      return false;
  }
  return true;
}

static bool
blame (CursusTracer *tracer, GError **error, const char *how)
{
  g_autofree char *where = tracer->where != NULL ? tracer->where (tracer) : NULL;
  g_set_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION,
               _ ("%s%sthe function does not depend on the facts alone: called again for the same meetings, %s"),
               where != NULL ? where : "", where != NULL ? ": " : "", how);
  return false;
}

/* Calls the function again for what @first was given, and compares. */
static bool
agrees_again (const Answer *first, CursusTracer *tracer, GError **error)
{
  CursusTrace trace;
  CursusOutcome outcome;
  g_autofree char *measured = NULL;
  cursus_trace_aim (&trace, first->trace->frame, first->trace->placements, first->trace->units, first->trace->n_units);
  if (!cursus_trace_call (&trace, tracer, &outcome, &measured, error))
    return false;
  if (!same_reads (&trace, first->trace))
    return blame (tracer, error, _ ("it read other facts"));
  if (outcome.cost == first->outcome.cost) {
    bool same = outcome.message == first->outcome.message && g_strcmp0 (measured, first->measured) == 0;
    return same || blame (tracer, error, _ ("it said something else"));
  }
  g_autofree char *how = g_strdup_printf (_ ("it gave %" PRId64 " instead of %" PRId64), outcome.cost, first->outcome.cost);
  return blame (tracer, error, how);
}

static bool
is_placed (const CursusTrace *trace, CursusUnit unit)
{
  uint32_t storage = 0, n = 0;
  const uint32_t *meetings = cursus_frame_unit_meetings (trace->frame, unit, &storage, &n);
  for (uint32_t i = 0; i < n; i++)
    if (trace->placements[meetings[i]].start == CURSUS_UNPLACED)
      return false;
  return true;
}

/* Shows the function other units, whatever it makes of them: those of the last call, or the sequence without its last one. */
static void
distract (const CursusDoubleCall *self, const CursusTrace *trace, CursusTracer *tracer)
{
  CursusTrace other;
  CursusOutcome outcome;
  bool alike = self->n_other == trace->n_units;
  for (uint32_t i = 0; alike && i < self->n_other; i++)
    alike = is_placed (trace, self->other[i]);
  if (!alike && trace->n_units <= CURSUS_TRACE_MAX_UNITS)
    return;
  cursus_trace_aim (&other, trace->frame, trace->placements, alike ? self->other : trace->units,
                    alike ? self->n_other : trace->n_units - 1);
  cursus_trace_call (&other, tracer, &outcome, NULL, NULL);
}

bool
cursus_double_call (CursusDoubleCall *self, CursusTrace *trace, CursusTracer *tracer, CursusOutcome *outcome, GError **error)
{
  g_autofree char *measured = NULL;
  if (!cursus_trace_call (trace, tracer, outcome, &measured, error))
    return false;
  const Answer first = { trace, *outcome, measured };
  if (!agrees_again (&first, tracer, error))
    return false;
  distract (self, trace, tracer);
  self->n_other = trace->n_units <= CURSUS_TRACE_MAX_UNITS ? trace->n_units : 0;
  memcpy (self->other, trace->units, self->n_other * sizeof *self->other);
  return agrees_again (&first, tracer, error);
}
