/* The groups of one constraint as dense numbers. What follows from a meeting and its speakers is tabulated when the session is
 * compiled; people who attend the very same meetings are one group that counts as many. Placed keys are added by arithmetic. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/constraint.h"
#include "rules/key-reader.h"

G_BEGIN_DECLS

typedef struct {
  const CursusFrame *frame;
  uint32_t n_members;
  uint32_t *members;      /* meetings, in the order of the selection */
  uint32_t *member_of;    /* per meeting of the frame; CURSUS_NONE: not selected */
  uint32_t *first_list;   /* per member: number of the list of its speaker set 0 */
  uint32_t *list_start;   /* per list, and one more: where it begins in fixed_groups */
  uint32_t *fixed_groups; /* storage of the lists */
  uint32_t n_fixed;       /* distinct combinations of the fixed keys */
  uint32_t *multiplicity; /* per fixed group: how many people it stands for, or their weights together */
  uint32_t *weights;      /* (nullable) per group: counts instead, where it depends on placed keys */
  bool *named;            /* (nullable) per waiver of the constraint and fixed group: whether it names the group's people */
  bool all_alone;         /* every group counts once */
  uint32_t n_placed;
  CursusKeyReader placed[CURSUS_N_KEYS]; /* the placed keys */
  uint32_t placed_dimension;             /* product of the placed keys' dimensions */
  uint32_t *placed_values;               /* buffer for the values of one placed key */
  uint32_t max_groups;                   /* of one meeting: size of the buffer for cursus_groups_find */
  unsigned depends;                      /* CURSUS_DEPENDS_…: of what of a placement a meeting's groups depend */
} CursusGroups;

/** cursus_groups_new: (transfer full) (nullable): the groups of @constraint with its weights and, if they are measured, its
 * waivers: a group that is waived counts 0 times. NULL with CURSUS_RULES_ERROR_TOO_LARGE if there were more than 2^24 groups. */
CursusGroups *cursus_groups_new (const CursusFrame *frame, const CursusConstraint *constraint, GError **error);
void cursus_groups_free (CursusGroups *self);

/** cursus_groups_find_names, cursus_groups_waive: steps of cursus_groups_new: whose people the waivers name (@tuples: of each
 * fixed group), and which groups they cover. */
void cursus_groups_find_names (CursusGroups *self, const CursusConstraint *constraint, const GArray *fixed_keys,
                               const GArray *tuples);
void cursus_groups_waive (CursusGroups *self, const CursusConstraint *constraint);

/** cursus_groups_can_match: whether @scope covers any group of the aggregate @constraint. */
bool cursus_groups_can_match (const CursusFrame *frame, const CursusConstraint *constraint, const CursusScope *scope);

/** cursus_groups_count: groups are numbered below this. */
static inline uint32_t
cursus_groups_count (const CursusGroups *self)
{
  return self->n_fixed * self->placed_dimension;
}

/** cursus_groups_names: whether waiver @grant of the constraint names the people of @group, or none in particular. */
static inline bool
cursus_groups_names (const CursusGroups *self, guint grant, uint32_t group)
{
  return self->named[(size_t)grant * self->n_fixed + group / self->placed_dimension];
}

/** cursus_groups_multiplicity: how often @group counts: as many people as it stands for, unless its rule gives it a weight; not
 * at all if it is waived. */
static inline uint32_t
cursus_groups_multiplicity (const CursusGroups *self, uint32_t group)
{
  if (self->all_alone)
    return 1;
  return self->weights != NULL ? self->weights[group] : self->multiplicity[group / self->placed_dimension];
}

/** cursus_groups_find: (transfer none): the groups of @member at @placement, in @buffer (of max_groups) or in the tables of
 * @self.
 */
const uint32_t *cursus_groups_find (const CursusGroups *self, uint32_t member, CursusPlacement placement, uint32_t *buffer,
                                    uint32_t *n_groups);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusGroups, cursus_groups_free)

G_END_DECLS
