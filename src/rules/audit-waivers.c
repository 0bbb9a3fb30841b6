/* What waivers cover, for the slow evaluator: every question answered from the meetings, nothing remembered. */
#include "rules/audit-private.h"

static bool
has (const bool *set, uint32_t item)
{
  return set == NULL || set[item];
}

static bool
covers_meeting (const CursusFrame *frame, const CursusScope *scope, uint32_t meeting, CursusPlacement at)
{
  return has (scope->meetings, meeting) && has (scope->days, at.start / frame->timeline->n_parts) && has (scope->rooms, at.room);
}

static bool
covers_units (const CursusAudit *self, const CursusScope *scope, const CursusUnit *units, uint32_t n_units)
{
  const CursusFrame *frame = self->ruleset->frame;
  bool covered = true;
  for (uint32_t m = 0; m < frame->n_meetings; m++)
    for (uint32_t u = 0; u < n_units; u++)
      if (units[u] == m || units[u] == frame->n_meetings + frame->meetings[m].run)
        covered = covered && covers_meeting (frame, scope, m, self->placements[m]);
  return covered;
}

bool
cursus_audit_names (const CursusConstraint *constraint, const CursusGrant *grant, const uint32_t *values)
{
  if (grant->scope.people == NULL)
    return true;
  for (guint k = 0; k < constraint->keys->len; k++)
    if (cursus_key_is_people (g_array_index (constraint->keys, CursusKey, k)) && grant->scope.people[values[k]])
      return true;
  return false;
}

static guint
n_grants (const CursusConstraint *constraint)
{
  return constraint->grants != NULL ? constraint->grants->len : 0;
}

const CursusGrant *
cursus_audit_grant_of_call (const CursusAudit *self, const CursusConstraint *constraint, const CursusUnit *units,
                            uint32_t n_units, const uint32_t *group_values)
{
  for (guint g = 0; g < n_grants (constraint); g++) {
    const CursusGrant *grant = g_ptr_array_index (constraint->grants, g);
    if (cursus_audit_names (constraint, grant, group_values) && covers_units (self, &grant->scope, units, n_units))
      return grant;
  }
  return NULL;
}

/* Whether @meeting is in the group with @values when it is @at. */
static bool
is_member (const CursusFrame *frame, const CursusConstraint *constraint, const uint32_t *values, uint32_t meeting,
           CursusPlacement at)
{
  for (guint k = 0; k < constraint->keys->len; k++) {
    CursusKey key = g_array_index (constraint->keys, CursusKey, k);
    g_autofree uint32_t *of_key = g_new (uint32_t, cursus_key_max_values (frame, key));
    uint32_t n = cursus_key_fill (frame, key, meeting, at, of_key);
    bool found = false;
    for (uint32_t i = 0; i < n; i++)
      found = found || of_key[i] == values[k];
    if (!found)
      return false;
  }
  return true;
}

/* Whether @meeting, wherever it could be in that group, is covered. */
static bool
covers_everywhere (const CursusAudit *self, const CursusConstraint *constraint, const CursusScope *scope, const uint32_t *values,
                   uint32_t meeting)
{
  const CursusFrame *frame = self->ruleset->frame;
  const CursusFrameMeeting *m = &frame->meetings[meeting];
  const GArray *rooms = cursus_session_module (frame->session, m->module)->rooms;
  CursusPlacement at = { 0 };
  for (uint32_t day = 0; day < frame->timeline->n_days; day++)
    for (uint32_t part = 0; part + m->n_slots <= frame->timeline->n_parts; part++)
      for (guint r = 0; r < rooms->len; r++)
        for (uint32_t set = 0; set < m->n_speaker_sets; set++) {
          at.start = day * frame->timeline->n_parts + part;
          at.room = (uint16_t)g_array_index (rooms, uint32_t, r);
          at.speaker_set = (uint16_t)set;
          if (!covers_meeting (frame, scope, meeting, at) && is_member (frame, constraint, values, meeting, at))
            return false;
        }
  return true;
}

const CursusGrant *
cursus_audit_grant_of_group (const CursusAudit *self, const CursusConstraint *constraint, const uint32_t *values)
{
  for (guint g = 0; g < n_grants (constraint); g++) {
    const CursusGrant *grant = g_ptr_array_index (constraint->grants, g);
    bool covered = cursus_audit_names (constraint, grant, values);
    for (guint u = 0; u < constraint->units->len && covered; u++)
      covered = covers_everywhere (self, constraint, &grant->scope, values, g_array_index (constraint->units, uint32_t, u));
    if (covered)
      return grant;
  }
  return NULL;
}

/* Whether every unit of @constraint, and of its parts, is of named meetings, whatever else. */
static bool
covers_all (const CursusAudit *self, const CursusConstraint *constraint, const CursusScope *scope)
{
  if (scope->people != NULL || scope->days != NULL || scope->rooms != NULL)
    return false;
  bool covered = covers_units (self, scope, (const CursusUnit *)constraint->units->data, constraint->units->len);
  for (guint i = 0; i < constraint->part_indices->len; i++) {
    uint32_t part = g_array_index (constraint->part_indices, uint32_t, i);
    covered = covered && covers_all (self, cursus_ruleset_constraint (self->ruleset, part), scope);
  }
  return covered;
}

const CursusGrant *
cursus_audit_grant_of_all (const CursusAudit *self, const CursusConstraint *constraint)
{
  for (guint g = 0; g < n_grants (constraint); g++) {
    const CursusGrant *grant = g_ptr_array_index (constraint->grants, g);
    if (covers_all (self, constraint, &grant->scope))
      return grant;
  }
  return NULL;
}

void
cursus_audit_note (const CursusAudit *self, const CursusGrant *grant, CursusViolation *violation)
{
  GPtrArray *list = grant != NULL ? self->waived : self->violations;
  if (list == NULL) {
    cursus_violation_free (violation);
    return;
  }
  if (grant != NULL) {
    violation->author = g_strdup (grant->waiver->author);
    violation->reason = g_strdup (grant->waiver->reason);
    violation->expires = grant->waiver->expires;
  }
  g_ptr_array_add (list, violation);
}
