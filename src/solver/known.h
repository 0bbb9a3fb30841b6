/* What is known of a problem so far: the best plan and a proven bound. A search and a proof beside it each write what they find
 * and read what the other found. For several threads at once. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/plan.h"
#include "rules/frame.h"

G_BEGIN_DECLS

typedef struct CursusKnown CursusKnown;

/** cursus_known_new: (transfer full): nothing is known yet of plans of @n_meetings. */
CursusKnown *cursus_known_new (uint32_t n_meetings);
void cursus_known_free (CursusKnown *self);

/** cursus_known_offer: keeps a copy of @placements, which cost @score, if they keep all hard rules and are better than what is
 * known. */
void cursus_known_offer (CursusKnown *self, const CursusPlacement *placements, CursusScore score);

/** cursus_known_raise: it is proven that no plan without hard violations costs fewer soft points than @bound. */
void cursus_known_raise (CursusKnown *self, int64_t bound);

/** cursus_known_refute: it is proven that there is no plan without hard violations. */
void cursus_known_refute (CursusKnown *self);

/** cursus_known_is_settled: whether there is nothing left to find: the best plan meets the bound, or there is none. */
bool cursus_known_is_settled (const CursusKnown *self);

/** cursus_known_take: whether a plan is known that is better than @score, which then becomes its score, and @placements the plan.
 * Cheap where nothing is new. */
bool cursus_known_take (CursusKnown *self, CursusPlacement *placements, CursusScore *score);

/** cursus_known_bound: the bound; 0 as long as nothing is proven. */
int64_t cursus_known_bound (CursusKnown *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusKnown, cursus_known_free)

G_END_DECLS
