/* Between the best plan that has a meeting somewhere, and why there is none. */
#pragma once

#include "solver/wish-plan.h"

G_BEGIN_DECLS

/** cursus_wish_plan_cut: (transfer full) (nullable): @problem without the plans that do not have the meeting of @query there, or
 * move a pin. NULL when a meeting has no placement left; @by_itself (nullable) (out): it is that one. */
CursusProblem *cursus_wish_plan_cut (const CursusProblem *problem, const CursusWishPlanQuery *query, bool *by_itself);

/** cursus_wish_plan_blame: (transfer full) (nullable): the rules of a few hard uses of @problem because of which no plan has the
 * meeting there: the others are not needed for that.
 *
 * @seed: a plan that has it there and breaks some; begins with these.
 * @until_us: on the monotonic clock; 0: no limit; half of the seconds of @query longer where fewer uses may do. NULL without an
 * error when there is such a plan, or time ended.
 */
CursusRuleset *cursus_wish_plan_blame (const CursusProblem *problem, const CursusWishPlanQuery *query,
                                       const CursusPlacement *seed, int64_t until_us, GError **error);

G_END_DECLS
