/* The best complete plan that has one meeting where somebody wants it: found by a search, held against a proof, and made to
 * differ from the present plan in no more than it must. */
#pragma once

#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/plan.h"
#include "solver/problem.h"

G_BEGIN_DECLS

typedef struct {
  uint32_t meeting;
  const CursusPlacement *there; /* any of these */
  uint32_t n_there;
  const CursusPlacement *pins;    /* (nullable): by meeting: where others are pinned; unplaced: nowhere; that of the meeting does
                                     not count */
  const CursusPlacement *present; /* by meeting: the plan as it is */
  double seconds;                 /* at most; 0: no limit */
  uint64_t max_moves;             /* of the search; 0: a part of the seconds, or as it takes without them */
  uint64_t max_steps;             /* of the proof; 0: no limit */
  uint64_t seed;
  const volatile sig_atomic_t *stop; /* nullable */
} CursusWishPlanQuery;

typedef struct {
  CursusPlanStatus status;     /* OPTIMAL, FEASIBLE: of placements; INFEASIBLE: proven, no plan has it there; UNKNOWN: none was
                                  found */
  CursusPlacement *placements; /* (nullable): by meeting: a plan without hard violations */
  CursusScore score;           /* of placements; else of the least broken plan that was found, hard -1 if none was looked for */
  int64_t bound;               /* proven: no plan that has it there costs fewer soft points; unless INFEASIBLE */
  bool by_itself;              /* INFEASIBLE because hard rules of its own forbid it everywhere there */
  CursusRuleset *to_blame;     /* (nullable): INFEASIBLE: a few of the hard uses, which are enough for that */
} CursusWishPlan;

/** cursus_wish_plan_find: (transfer full) (nullable): calls functions of rules. With max_moves and max_steps and without seconds,
 * the same query gives the same answer. NULL with the error of a rule's function. */
CursusWishPlan *cursus_wish_plan_find (const CursusProblem *problem, const CursusWishPlanQuery *query, GError **error);
void cursus_wish_plan_free (CursusWishPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusWishPlan, cursus_wish_plan_free)

G_END_DECLS
