/* Records what a rule's function reads. */
#include "rules/trace.h"

static bool
refuse (const CursusTrace *self, uint32_t position, CursusFact fact, char *why, size_t why_size)
{
  const CursusFactInfo *info = cursus_fact_info (fact);
  bool is_run = cursus_frame_unit_is_run (self->frame, self->units[position]);
  if (is_run && !(info->scope & CURSUS_SCOPE_R)) {
    g_snprintf (why, why_size, "a module has no “%s”, its meetings have: use meetings (…)", info->name);
    return true;
  }
  if (info->placed && self->placements == NULL) {
    g_snprintf (why, why_size, "“%s” depends on the plan and cannot be read here", info->name);
    return true;
  }
  return false;
}

bool
cursus_trace_read (CursusTrace *self, uint32_t position, CursusFact fact, uint32_t argument, int32_t *value, char *why,
                   size_t why_size)
{
  if (refuse (self, position, fact, why, why_size))
    return false;
  for (uint32_t i = 0; i < self->n_reads; i++) {
    const CursusRead *read = &self->reads[i];
    if (read->position == position && read->fact == fact && read->argument == argument) {
      *value = self->values[i];
      return true;
    }
  }
  if (self->n_reads == CURSUS_TRACE_MAX_READS) {
    g_snprintf (why, why_size, "a function may read at most %d different facts", CURSUS_TRACE_MAX_READS);
    return false;
  }
  CursusRead read = { .position = (uint8_t)position, .fact = (uint8_t)fact, .argument = argument };
  *value = cursus_read_value (self->frame, self->placements, self->units, read);
  self->reads[self->n_reads] = read;
  self->values[self->n_reads++] = *value;
  return true;
}
