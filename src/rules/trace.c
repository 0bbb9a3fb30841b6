/* Records what a rule's function reads. */
#include "rules/trace.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "rules/error.h"

static bool
refuse (const CursusTrace *self, uint32_t position, CursusFact fact, uint32_t argument, char *why, size_t why_size)
{
  const CursusFactInfo *info = cursus_fact_info (fact);
  bool of_two = info->argument == CURSUS_FACT_ARGUMENT_OTHER;
  if (position >= self->n_units || (of_two && argument >= self->n_units)) {
    g_snprintf (why, why_size, _ ("“%s” can only be asked of what the function is given"), info->name);
    return true;
  }
  bool is_run = cursus_frame_unit_is_run (self->frame, self->units[position])
                || (of_two && cursus_frame_unit_is_run (self->frame, self->units[argument]));
  if (is_run && !(info->scope & CURSUS_SCOPE_R)) {
    g_snprintf (why, why_size, _ ("a module has no “%s”, its meetings have: use meetings (…)"), info->name);
    return true;
  }
  if (info->placed && self->placements == NULL) {
    g_snprintf (why, why_size, _ ("“%s” depends on the plan and cannot be read here"), info->name);
    return true;
  }
  return false;
}

static bool
is_read (const CursusRead *known, CursusRead read)
{
  return known->position == read.position && known->fact == read.fact && known->argument == read.argument;
}

/* The read on record that is @read; n_reads if there is none. Often it is what was read first (the length of a sequence), or
 * lately. */
static uint32_t
find_read (const CursusTrace *self, CursusRead read)
{
  if (self->n_reads > 0 && is_read (&self->reads[0], read))
    return 0;
  for (uint32_t i = self->n_reads; i-- > 0;)
    if (is_read (&self->reads[i], read))
      return i;
  return self->n_reads;
}

static uint32_t
mark_of (CursusRead read)
{
  return (read.position * 31u + read.fact + read.argument * 977u) % CURSUS_TRACE_MARKS;
}

/* The value of @read, from the record or new. */
static bool
record (CursusTrace *self, CursusRead read, int32_t *value, char *why, size_t why_size)
{
  const uint32_t mark = mark_of (read);
  uint64_t *word = &self->marks[mark / 64], bit = UINT64_C (1) << mark % 64;
  const uint32_t known = *word & bit ? find_read (self, read) : self->n_reads;
  if (known < self->n_reads) {
    *value = self->values[known];
    return true;
  }
  if (self->n_reads == CURSUS_TRACE_MAX_READS) {
    g_snprintf (why, why_size, _ ("a function may read at most %d different facts"), CURSUS_TRACE_MAX_READS);
    return false;
  }
  *value = cursus_read_value (self->frame, self->placements, self->units, self->n_units, read);
  self->reads[self->n_reads] = read;
  self->values[self->n_reads++] = *value;
  *word |= bit;
  return true;
}

bool
cursus_trace_read (CursusTrace *self, uint32_t position, CursusFact fact, uint32_t argument, int32_t *value, char *why,
                   size_t why_size)
{
  if (refuse (self, position, fact, argument, why, why_size))
    return false;
  CursusRead read = { .position = (uint16_t)position, .fact = (uint8_t)fact, .argument = argument };
  read.of_another = cursus_fact_info (fact)->argument == CURSUS_FACT_ARGUMENT_OTHER;
  return record (self, read, value, why, why_size);
}

bool
cursus_trace_read_length (CursusTrace *self, int32_t *length, char *why, size_t why_size)
{
  return record (self, (CursusRead){ .fact = CURSUS_READ_LENGTH }, length, why, why_size);
}

bool
cursus_trace_call (CursusTrace *self, CursusTracer *tracer, CursusOutcome *outcome, char **measured, GError **error)
{
  cursus_trace_empty (self);
  *outcome = (CursusOutcome){ 0 };
  if (!tracer->call (tracer, self, outcome, measured, error))
    return false;
  if (outcome->cost >= 0 && outcome->cost <= CURSUS_MAX_FUNCTION_COST)
    return true;
  g_set_error (error, CURSUS_RULES_ERROR, CURSUS_RULES_ERROR_FUNCTION,
               _ ("the function returned %" PRId64 ", which is no cost: 0 to %d are accepted"), outcome->cost,
               CURSUS_MAX_FUNCTION_COST);
  return false;
}
