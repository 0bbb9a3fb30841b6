/* A constraint in the making: what each step of each (…):where (…):cost (…) adds. Knows no Lua. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/constraint.h"
#include "script/scene.h"

G_BEGIN_DECLS

/* Every step makes a new one, so that a script may go on from one step in two ways. */
typedef struct {
  uint64_t serial;              /* of its scene */
  CursusConstraint *constraint; /* NULL once it was handed over */
  int function;                 /* number of the cost function among those of its `constrain`; 0: none */
  int filter;                   /* the same of the function of only (…) */
  GPtrArray *parts;             /* (nullable): of CursusDraft: of a combination */
  const CursusClause *clause;   /* (nullable): a combination of that one alone; it lives as long as `constrain` runs */
  int line;                     /* of the plugin, where it was begun */
  guint8 *keep;                 /* (nullable): while filtering, a byte for each call */
  GArray *tuples;               /* (nullable): while weighing groups: the values of their fixed keys, one tuple after the other */
  GArray *fixed_keys;           /* (nullable): the keys of these */
} CursusDraft;

/** cursus_draft_new: (transfer full): of @units (borrowed). */
CursusDraft *cursus_draft_new (const CursusScene *scene, CursusShape shape, GArray *units, int line);

/** cursus_draft_new_groups: (transfer full): an aggregate of the meetings of @of (NULL: all). */
CursusDraft *cursus_draft_new_groups (const CursusScene *scene, const CursusSelection *of, int line);

/** cursus_draft_select: the units are what functions visit of @selection: runs of modules, else its items. */
void cursus_draft_select (CursusDraft *self, const CursusScene *scene, const CursusSelection *selection);

/** cursus_draft_select_meetings: the units are the meetings of @selection (NULL: all). */
void cursus_draft_select_meetings (CursusDraft *self, const CursusScene *scene, const CursusSelection *selection);

/** cursus_draft_pair: the units are pairs of what functions visit of @x and @y (see cursus_scene_pairs); false: too many. */
bool cursus_draft_pair (CursusDraft *self, CursusScene *scene, const CursusSelection *x, const CursusSelection *y,
                        bool any_audience);

/** cursus_draft_pairs_work: how many pairs cursus_draft_pair looks at. */
uint64_t cursus_draft_pairs_work (const CursusScene *scene, const CursusSelection *x, const CursusSelection *y);

/** cursus_draft_new_combination: (transfer full): without parts yet. @k: of K_OF. */
CursusDraft *cursus_draft_new_combination (const CursusScene *scene, CursusCombine combine, uint32_t k, int line);

/** cursus_draft_new_clause: (transfer full): what a parameter of type rule holds. */
CursusDraft *cursus_draft_new_clause (const CursusScene *scene, const CursusClause *clause, int line);

/** cursus_draft_add_part: combines a copy of @part as well. */
void cursus_draft_add_part (CursusDraft *self, const CursusDraft *part);

/** cursus_draft_size: itself and its parts, and theirs. */
uint32_t cursus_draft_size (const CursusDraft *self);

/** cursus_draft_copy: (transfer full): units are shared until replaced. */
CursusDraft *cursus_draft_copy (const CursusDraft *self);
void cursus_draft_free (CursusDraft *self);

/** cursus_draft_units_per_call: how many units a function of this shape takes. */
uint32_t cursus_draft_units_per_call (const CursusDraft *self);

/** cursus_draft_begin_filter: makes self->keep, all 0, for that many calls (groups of units_per_call units). */
uint32_t cursus_draft_begin_filter (CursusDraft *self);

/** cursus_draft_end_filter: drops the calls whose byte in self->keep is 0. */
void cursus_draft_end_filter (CursusDraft *self);

/** cursus_draft_is_weighed: whether its calls or groups have weights. */
bool cursus_draft_is_weighed (const CursusDraft *self);

/** cursus_draft_begin_weights: gives each call (of functions of units) or each group (by the values of its fixed keys) the weight
 * 1. Returns: how many there are; UINT32_MAX with a reason in @why if they are too many. */
uint32_t cursus_draft_begin_weights (CursusDraft *self, const CursusScene *scene, char *why, size_t size);

/** cursus_draft_set_weight: call or group @index counts @weight times. */
void cursus_draft_set_weight (CursusDraft *self, uint32_t index, uint32_t weight);

/** cursus_draft_key_text: writes what people call a value of @key to @text: cursus_key_value_text for those who own nothing. */
void cursus_draft_key_text (const CursusScene *scene, CursusKey key, uint32_t value, char *text, size_t size);

/** cursus_draft_add_key: groups by the key @name as well; false with a reason in @why. */
bool cursus_draft_add_key (CursusDraft *self, const char *name, char *why, size_t size);

/** cursus_draft_set_measure: measures @of (nullable: count and balance need none); false with a reason in @why. */
bool cursus_draft_set_measure (CursusDraft *self, CursusMeasure measure, const char *of, char *why, size_t size);

/** cursus_draft_set_message: names the message of an aggregate or combination. */
void cursus_draft_set_message (CursusDraft *self, const char *key);

/** cursus_draft_take: (transfer full) (nullable): the constraint; NULL if it was taken before. */
CursusConstraint *cursus_draft_take (CursusDraft *self);

G_END_DECLS
