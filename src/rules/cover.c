/* What waivers cover of functions, for the evaluator. Of groups: groups-weights.c. */
#include "rules/cover.h"

#include "rules/groups-private.h"

static uint32_t
units_per_call (const CursusConstraint *constraint)
{
  return constraint->shape == CURSUS_SHAPE_PAIRS ? 2 : 1;
}

bool
cursus_cover_units (const CursusFrame *frame, const CursusScope *scope, const CursusUnit *units, uint32_t n_units,
                    const CursusPlacement *placements)
{
  if (placements == NULL && (scope->days != NULL || scope->rooms != NULL))
    return false;
  for (uint32_t u = 0; u < n_units; u++) {
    uint32_t storage = 0, n = 0;
    const uint32_t *meetings = cursus_frame_unit_meetings (frame, units[u], &storage, &n);
    for (uint32_t i = 0; i < n; i++) {
      uint32_t m = meetings[i];
      if (scope->meetings != NULL && !scope->meetings[m])
        return false;
      if (scope->days != NULL && !scope->days[placements[m].start / frame->timeline->n_parts])
        return false;
      if (scope->rooms != NULL && !scope->rooms[placements[m].room])
        return false;
    }
  }
  return true;
}

uint32_t
cursus_cover_call_weight (const CursusFrame *frame, const CursusConstraint *constraint, uint32_t call)
{
  uint32_t n_units = units_per_call (constraint);
  const CursusUnit *units = &g_array_index (constraint->units, CursusUnit, call * n_units);
  if (cursus_cover_call_at (frame, constraint, units, n_units, NULL))
    return 0;
  return constraint->weights != NULL ? g_array_index (constraint->weights, uint32_t, call) : 1;
}

bool
cursus_cover_call_at (const CursusFrame *frame, const CursusConstraint *constraint, const CursusUnit *units, uint32_t n_units,
                      const CursusPlacement *placements)
{
  for (guint g = 0; constraint->grants != NULL && g < constraint->grants->len; g++) {
    const CursusScope *scope = &((const CursusGrant *)g_ptr_array_index (constraint->grants, g))->scope;
    if (scope->people == NULL && cursus_cover_units (frame, scope, units, n_units, placements))
      return true;
  }
  return false;
}

/* Whether the meetings of @units are all in @scope, on some days and in some rooms. */
static bool
may_cover (const CursusFrame *frame, const CursusScope *scope, const CursusUnit *units, uint32_t n_units)
{
  const CursusScope anywhere = { .meetings = scope->meetings };
  return scope->people == NULL && cursus_cover_units (frame, &anywhere, units, n_units, NULL);
}

bool
cursus_cover_call_may_be_waived (const CursusFrame *frame, const CursusConstraint *constraint, uint32_t call)
{
  uint32_t n_units = units_per_call (constraint);
  if (cursus_cover_call_weight (frame, constraint, call) == 0)
    return true;
  for (guint g = 0; constraint->grants != NULL && g < constraint->grants->len; g++)
    if (may_cover (frame, &((const CursusGrant *)g_ptr_array_index (constraint->grants, g))->scope,
                   &g_array_index (constraint->units, CursusUnit, call * n_units), n_units))
      return true;
  return false;
}

bool
cursus_cover_is_whole (const CursusFrame *frame, const CursusConstraint *constraint, const GPtrArray *parts,
                       const CursusScope *scope)
{
  bool whole = scope->people == NULL
               && cursus_cover_units (frame, scope, (const CursusUnit *)constraint->units->data, constraint->units->len, NULL);
  for (guint i = 0; i < constraint->part_indices->len && whole; i++) {
    const CursusConstraint *part = g_ptr_array_index (parts, g_array_index (constraint->part_indices, uint32_t, i));
    whole = cursus_cover_is_whole (frame, part, parts, scope);
  }
  return whole;
}

/* Whether some meeting of @scope is among those of a function of groups, whose keys tell people apart if @scope does. */
static bool
can_match_line (const CursusConstraint *constraint, const CursusScope *scope)
{
  bool people = scope->people == NULL, meetings = scope->meetings == NULL;
  for (guint k = 0; k < constraint->keys->len; k++)
    people = people || cursus_key_is_people (g_array_index (constraint->keys, CursusKey, k));
  for (guint u = 0; u < constraint->units->len; u++)
    meetings = meetings || scope->meetings[g_array_index (constraint->units, uint32_t, u)];
  return people && meetings;
}

bool
cursus_cover_can_match (const CursusFrame *frame, const CursusConstraint *constraint, const GPtrArray *parts,
                        const CursusScope *scope)
{
  uint32_t n_units = units_per_call (constraint);
  switch (constraint->shape) {
  case CURSUS_SHAPE_EACH:
  case CURSUS_SHAPE_PAIRS:
    for (guint u = 0; u < constraint->units->len; u += n_units)
      if (may_cover (frame, scope, &g_array_index (constraint->units, CursusUnit, u), n_units))
        return true;
    return false;
  case CURSUS_SHAPE_CONSECUTIVE:
  case CURSUS_SHAPE_SEQUENCE:
    return can_match_line (constraint, scope);
  case CURSUS_SHAPE_AGGREGATE:
    return cursus_cover_is_whole (frame, constraint, parts, scope)
           || (constraint->measure != CURSUS_MEASURE_BALANCE && cursus_groups_can_match (frame, constraint, scope));
  case CURSUS_SHAPE_COMBINATION:
    return cursus_cover_is_whole (frame, constraint, parts, scope);
  }
  g_return_val_if_reached (false);
}
