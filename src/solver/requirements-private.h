/* What the files of requirements tell each other. */
#pragma once

#include "solver/encoding.h"
#include "solver/requirements.h"

G_BEGIN_DECLS

/* One item for the solver. */
typedef struct {
  int literal;      /* while it holds, the item counts */
  GArray *switches; /* of guint: numbers of its switches */
  GArray *finer;    /* (nullable) of guint: numbers of what counts for it on single days */
} CursusHandle;

/* Of an item, on one day. */
typedef struct {
  uint32_t day;
  int literal;
} CursusDayHandle;

/* A plan, and what it breaks. */
typedef struct {
  CursusPlacement *placements;
  bool *broken;     /* by item */
  bool *use_broken; /* by use, those too that are no items */
} CursusKnownPlan;

struct CursusRequirements {
  CursusRuleset *hard;
  CursusProblem *problem;
  CursusRequirementsOptions options;
  CursusSatLimits limits;
  CursusEncoding *encoding;
  CursusSat *sat;
  GArray *items;    /* of CursusConflictItem */
  GArray *handles;  /* of CursusHandle, by item */
  GArray *days;     /* of CursusDayHandle */
  GPtrArray *known; /* of CursusKnownPlan, the oldest first */
  CursusPlacement *plan;
  uint32_t n_solves;
  uint32_t patience; /* 0: without end */
  GError *error;
};

void cursus_known_plan_free (CursusKnownPlan *self);

/** cursus_requirements_handle: (transfer none): of @item. */
static inline CursusHandle *
cursus_requirements_handle (const CursusRequirements *self, guint item)
{
  return &g_array_index (self->handles, CursusHandle, item);
}

/** cursus_requirements_is_item: whether a switch is one of an item, and not of a use that stands for others. */
bool cursus_requirements_is_item (const CursusRequirements *self, const CursusSwitch *s);

/** cursus_days_have: whether @day is one of @days. */
bool cursus_days_have (const GArray *days, uint32_t day);

/** cursus_requirements_forbid: marks as @out, by number of the placement in the array of all domains, what @item forbids a
 * meeting by itself. */
void cursus_requirements_forbid (const CursusRequirements *self, guint item, bool *out);

/** cursus_requirements_cut: (transfer full) (nullable): the problem of @ruleset without what is @out. NULL: a meeting would have
 * no choice. */
CursusProblem *cursus_requirements_cut (const CursusRequirements *self, const CursusRuleset *ruleset, const bool *out);

/** cursus_requirements_remember: from now on @plan answers questions. (transfer none) (nullable): what it breaks; NULL after an
 * error. */
const CursusKnownPlan *cursus_requirements_remember (CursusRequirements *self, const CursusPlacement *plan);

/** cursus_requirements_recall: whether a plan that is known keeps all that is @in, and @reliefs; it becomes the plan. */
bool cursus_requirements_recall (CursusRequirements *self, const bool *in, const CursusRelief *reliefs, guint n_reliefs);

/** cursus_requirements_search: whether a short search finds a plan of the same. */
bool cursus_requirements_search (CursusRequirements *self, const bool *in, const CursusRelief *reliefs, guint n_reliefs,
                                 uint64_t seed);

G_END_DECLS
