/* Evaluates a rule's function through its trie. */
#include <glib/gi18n-lib.h>

#include "rules/parts-private.h"

void
cursus_function_init (CursusFunction *self, const CursusFrame *frame, const CursusPlacement *placements, CursusTracer *tracer,
                      GError **failure)
{
  *self = (CursusFunction){
    .frame = frame,
    .placements = placements,
    .tracer = tracer,
    .trie = cursus_trie_new (CURSUS_TRIE_MAX_NODES),
    .failure = failure,
  };
}

void
cursus_function_clear (CursusFunction *self)
{
  cursus_trie_free (self->trie);
}

static int64_t
call (CursusFunction *self, const CursusPlacement *placements, const CursusUnit *units, uint32_t n_units)
{
  CursusTrace trace;
  trace.frame = self->frame;
  trace.placements = placements;
  trace.units = units;
  trace.n_units = n_units;
  CursusOutcome outcome;
  self->n_calls++;
  if (*self->failure != NULL)
    return 0;
  if (cursus_trace_call (&trace, self->tracer, &outcome, NULL, self->failure)
      && cursus_trie_insert (self->trie, &trace, outcome, self->failure))
    return outcome.cost;
  if (self->use != NULL)
    g_prefix_error (self->failure, _ ("rule “%s”: "), self->use);
  return 0;
}

int64_t
cursus_function_cost (CursusFunction *self, const CursusPlacement *placements, const CursusUnit *units, uint32_t n_units)
{
  CursusOutcome outcome;
  self->n_evaluations++;
  if (cursus_trie_find (self->trie, self->frame, placements, units, n_units, &outcome))
    return outcome.cost;
  return call (self, placements, units, n_units);
}
