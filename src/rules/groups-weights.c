/* Which groups waivers cover: those that can hold nothing else than what is named. Found by putting every member everywhere. */
#include "rules/groups-private.h"

#include <string.h>

void
cursus_groups_find_names (CursusGroups *self, const CursusConstraint *constraint, const GArray *fixed_keys, const GArray *tuples)
{
  guint n_grants = constraint->grants->len;
  self->named = g_new0 (bool, (size_t)n_grants * self->n_fixed);
  for (guint g = 0; g < n_grants; g++) {
    const bool *people = ((const CursusGrant *)g_ptr_array_index (constraint->grants, g))->scope.people;
    for (uint32_t fixed = 0; fixed < self->n_fixed; fixed++) {
      bool named = people == NULL;
      for (guint k = 0; k < fixed_keys->len && !named && tuples->len > 0; k++)
        named = cursus_key_is_people (g_array_index (fixed_keys, CursusKey, k))
                && people[g_array_index (tuples, uint32_t, fixed * fixed_keys->len + k)];
      self->named[(size_t)g * self->n_fixed + fixed] = named;
    }
  }
}

/* What a walk over all places of all members finds, per group. */
typedef struct {
  bool *seen;    /* something can be in it */
  bool *outside; /* something that is not named can be in it */
  uint32_t *buffer;
} Walk;

static void
visit (const CursusGroups *self, const CursusScope *scope, Walk *walk, uint32_t member, CursusPlacement at)
{
  bool named = (scope->meetings == NULL || scope->meetings[self->members[member]])
               && (scope->days == NULL || scope->days[at.start / self->frame->timeline->n_parts])
               && (scope->rooms == NULL || scope->rooms[at.room]);
  uint32_t n = 0;
  const uint32_t *groups = cursus_groups_find (self, member, at, walk->buffer, &n);
  for (uint32_t i = 0; i < n; i++) {
    walk->seen[groups[i]] = true;
    walk->outside[groups[i]] = walk->outside[groups[i]] || !named;
  }
}

/* One time, or one room, stands for all where neither the groups nor the waiver tell them apart. */
static void
visit_everywhere (const CursusGroups *self, const CursusScope *scope, Walk *walk, uint32_t member)
{
  const CursusTimeline *t = self->frame->timeline;
  const CursusFrameMeeting *m = &self->frame->meetings[self->members[member]];
  const GArray *rooms = cursus_session_module (self->frame->session, m->module)->rooms;
  bool by_time = scope->days != NULL || (self->depends & CURSUS_DEPENDS_START) != 0;
  bool by_room = scope->rooms != NULL || (self->depends & CURSUS_DEPENDS_ROOM) != 0;
  for (uint32_t start = 0; start < (by_time ? t->n_slots : 1); start++) {
    if (start % t->n_parts + m->n_slots > t->n_parts)
      continue;
    for (guint r = 0; r < (by_room ? rooms->len : 1); r++)
      for (uint32_t set = 0; set < m->n_speaker_sets; set++) {
        CursusPlacement at = { start, (uint16_t)g_array_index (rooms, uint32_t, r), (uint16_t)set };
        visit (self, scope, walk, member, at);
      }
  }
}

/* (transfer full): per group whether @scope covers it, its people aside. */
static bool *
find_covered (const CursusGroups *self, const CursusScope *scope)
{
  uint32_t n = cursus_groups_count (self);
  Walk walk = { g_new0 (bool, n), g_new0 (bool, n), g_new (uint32_t, self->max_groups) };
  for (uint32_t m = 0; m < self->n_members; m++)
    visit_everywhere (self, scope, &walk, m);
  for (uint32_t g = 0; g < n; g++)
    walk.seen[g] = walk.seen[g] && !walk.outside[g];
  g_free (walk.outside);
  g_free (walk.buffer);
  return walk.seen;
}

/* One weight a group instead of one for all groups with the same fixed keys. */
static void
spread_weights (CursusGroups *self)
{
  uint32_t n = cursus_groups_count (self);
  self->weights = g_new (uint32_t, n);
  for (uint32_t g = 0; g < n; g++)
    self->weights[g] = self->multiplicity[g / self->placed_dimension];
}

void
cursus_groups_waive (CursusGroups *self, const CursusConstraint *constraint)
{
  spread_weights (self);
  for (guint i = 0; i < constraint->grants->len; i++) {
    const CursusGrant *grant = g_ptr_array_index (constraint->grants, i);
    g_autofree bool *covered = find_covered (self, &grant->scope);
    for (uint32_t g = 0; g < cursus_groups_count (self); g++)
      if (covered[g] && cursus_groups_names (self, i, g))
        self->weights[g] = 0;
  }
}

bool
cursus_groups_can_match (const CursusFrame *frame, const CursusConstraint *constraint, const CursusScope *scope)
{
  CursusGrant grant = { .scope = *scope };
  CursusConstraint asked = *constraint; /* with this waiver alone */
  g_autoptr (GPtrArray) grants = g_ptr_array_new ();
  g_ptr_array_add (grants, &grant);
  asked.grants = grants;
  asked.group_weights = NULL;
  asked.shape = CURSUS_SHAPE_AGGREGATE;
  g_autoptr (CursusGroups) groups = cursus_groups_new (frame, &asked, NULL);
  for (uint32_t g = 0; groups != NULL && g < cursus_groups_count (groups); g++)
    if (groups->weights[g] == 0)
      return true;
  return false;
}
