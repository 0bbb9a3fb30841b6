/* Where the searches of a portfolio exchange their plans. Knows nothing of how they search. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/plan.h"
#include "rules/frame.h"

G_BEGIN_DECLS

typedef struct CursusExchange CursusExchange;

/* What a search brings. */
typedef struct {
  CursusScore best;
  const CursusPlacement *best_plan; /* with that score */
  const CursusPlacement *plan;      /* that it is working on */
  double energy;                    /* mean of the plans that it worked on lately: less is better */
} CursusOffer;

/** cursus_exchange_new: (transfer full): for @n_searches of plans of @n_meetings. */
CursusExchange *cursus_exchange_new (uint32_t n_searches, uint32_t n_meetings);
void cursus_exchange_free (CursusExchange *self);

/**
 * cursus_exchange_meet: search number @index brings @offer and waits until all that have not left have come.
 *
 * Then each of those whose energy is high goes on from the plan of one whose energy is low, whoever came first; where somebody is
 * without hard violations, those who never were go on from the best plan of all; and once a best plan is 0/0, all get it.
 *
 * @until_us: on the monotonic clock: when it stops waiting and goes on by itself; INT64_MAX: never.
 * Returns: (transfer none) (nullable): the plan to go on from, until the next call of the same search; NULL: its own.
 */
const CursusPlacement *cursus_exchange_meet (CursusExchange *self, uint32_t index, const CursusOffer *offer, int64_t until_us);

/** cursus_exchange_leave: search number @index comes no more. @offer: (nullable): what it leaves behind; NULL after an error. */
void cursus_exchange_leave (CursusExchange *self, uint32_t index, const CursusOffer *offer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusExchange, cursus_exchange_free)

G_END_DECLS
