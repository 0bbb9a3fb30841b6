/* Costs as weighted literals, and functions that are called while encoding. */
#include "solver/encoding-private.h"

void
cursus_cost_init (CursusCost *self)
{
  self->terms = g_array_new (FALSE, FALSE, sizeof (CursusTerm));
  self->base = 0;
  self->exact = true;
}

void
cursus_cost_clear (CursusCost *self)
{
  g_clear_pointer (&self->terms, g_array_unref);
}

void
cursus_cost_add (CursusCost *self, int literal, int64_t weight)
{
  CursusTerm term = { literal, weight, CURSUS_NONE };
  if (literal == CURSUS_SAT_TRUE)
    self->base += weight;
  else if (literal != CURSUS_SAT_FALSE && weight > 0)
    g_array_append_val (self->terms, term);
}

int
cursus_cost_broken (CursusEncoding *encoding, const CursusCost *self)
{
  g_autofree int *literals = g_new (int, self->terms->len + 1);
  for (guint t = 0; t < self->terms->len; t++)
    literals[t] = g_array_index (self->terms, CursusTerm, t).literal;
  return self->base > 0 ? CURSUS_SAT_TRUE : cursus_encoding_or (encoding, literals, self->terms->len);
}

/* ---- Functions ---- */

void
cursus_recaller_init (CursusRecaller *self, CursusTracer *tracer)
{
  self->tracer = tracer;
  if (tracer == NULL)
    return;
  self->trie = cursus_trie_new (CURSUS_TRIE_MAX_BYTES);
  for (int p = 0; p < 2; p++)
    self->reads[p] = g_array_new (FALSE, FALSE, sizeof (CursusRead));
}

void
cursus_recaller_clear (CursusRecaller *self)
{
  g_clear_pointer (&self->trie, cursus_trie_free);
  for (int p = 0; p < 2; p++)
    g_clear_pointer (&self->reads[p], g_array_unref);
}

/* What is read of a unit, so that units with the same values are alike: a fact of two follows from the parts that it depends on.
 */
static void
note_read (GArray *reads, uint8_t fact, uint32_t argument)
{
  for (guint i = 0; i < reads->len; i++) {
    const CursusRead *known = &g_array_index (reads, CursusRead, i);
    if (known->fact == fact && known->argument == argument)
      return;
  }
  CursusRead read = { .fact = fact, .argument = argument };
  g_array_append_val (reads, read);
}

static void
note_reads (CursusRecaller *self, const CursusTrace *trace)
{
  for (uint32_t i = 0; i < trace->n_reads; i++) {
    const CursusRead *read = &trace->reads[i];
    if (read->fact == CURSUS_READ_LENGTH || !cursus_fact_info ((CursusFact)read->fact)->placed)
      continue;
    if (read->fact == CURSUS_FACT_DAYS_TO) { /* it follows from days of the two, which runs have as well */
      if (read->position < 2)
        note_read (self->reads[read->position], CURSUS_FACT_LAST_DAY, 0);
      if (read->argument < 2)
        note_read (self->reads[read->argument], CURSUS_FACT_FIRST_DAY, 0);
      continue;
    }
    if (read->position < 2)
      note_read (self->reads[read->position], read->fact, read->of_another ? CURSUS_NONE : read->argument);
    if (read->of_another && read->argument < 2)
      note_read (self->reads[read->argument], read->fact, CURSUS_NONE);
  }
}

G_NO_INLINE static int64_t
call (CursusEncoding *self, CursusRecaller *function, const CursusUnit *units, uint32_t n_units)
{
  CursusTrace trace;
  CursusOutcome outcome = { 0 };
  cursus_trace_aim (&trace, self->frame, self->scratch, units, n_units);
  if (!cursus_trace_call (&trace, function->tracer, &outcome, NULL, &self->error)
      || !cursus_trie_insert (function->trie, &trace, outcome, &self->error))
    return 0;
  note_reads (function, &trace);
  return outcome.cost;
}

int64_t
cursus_recaller_cost (CursusEncoding *self, CursusRecaller *function, const CursusUnit *units, uint32_t n_units)
{
  CursusOutcome outcome;
  if (self->error != NULL)
    return 0;
  if (cursus_trie_find (function->trie, self->frame, self->scratch, units, n_units, &outcome))
    return outcome.cost;
  return call (self, function, units, n_units);
}
