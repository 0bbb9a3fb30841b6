/* What every constraint costs now, and the score that follows: the one place where costs are charged and can be taken back. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/ruleset.h"
#include "rules/trail.h"

G_BEGIN_DECLS

/* Constraints that placing a meeting never makes cheaper, so that what they cost is a floor of the energy while others are still
 * to be asked. */
typedef enum {
  CURSUS_FLOOR_NONE,
  CURSUS_FLOOR_AGGREGATES,
  CURSUS_FLOOR_TUPLES,
  CURSUS_N_FLOORS,
} CursusFloor;

/* What one point of excess of a constraint costs. */
typedef struct {
  int64_t hard, soft;
  uint32_t parent; /* the combination that it is a part of; CURSUS_NONE: none */
  uint8_t floor;   /* CursusFloor */
} CursusPrice;

typedef struct {
  const CursusRuleset *ruleset;
  int64_t *costs; /* per constraint: excess */
  CursusPrice *prices;
  CursusScore score, score_before;
  CursusScore floors[CURSUS_N_FLOORS],
      floors_before[CURSUS_N_FLOORS]; /* of the constraints of each; that of NONE means nothing */
  CursusTrail trail;
  uint32_t *charged; /* constraints, each as often as it was charged since begin */
  int64_t *charges;  /* what they were charged */
  uint32_t n_charged, charged_room;
} CursusLedger;

/** cursus_ledger_init: all costs 0; which floor a constraint belongs to is set by the caller. */
void cursus_ledger_init (CursusLedger *self, const CursusRuleset *ruleset);
void cursus_ledger_clear (CursusLedger *self);

/** cursus_ledger_charge_part: as cursus_ledger_charge for a part of a combination, whose own cost changes. */
void cursus_ledger_charge_part (CursusLedger *self, uint32_t constraint, int64_t growth);

/** cursus_ledger_charge_empty: a combination may cost something while nothing is placed: none_of finds every part kept. */
void cursus_ledger_charge_empty (CursusLedger *self);

/** cursus_ledger_begin: from now on everything is remembered, until cursus_ledger_keep or cursus_ledger_undo. */
void cursus_ledger_begin (CursusLedger *self);
void cursus_ledger_keep (CursusLedger *self);
void cursus_ledger_undo (CursusLedger *self);

/** cursus_ledger_is_part: whether @constraint is @whole, or a part of it, or of a part. */
static inline bool
cursus_ledger_is_part (const CursusLedger *self, uint32_t constraint, uint32_t whole)
{
  while (constraint != whole && constraint != CURSUS_NONE)
    constraint = self->prices[constraint].parent;
  return constraint == whole;
}

/** cursus_ledger_grow: makes room for one more charge. */
void cursus_ledger_grow (CursusLedger *self);

/** cursus_ledger_count: adds @price × @growth to *@sum, modulo 2^64: what is too much for a moment does no harm, and what is too
 * much in the end the audit finds. */
static inline void
cursus_ledger_count (int64_t *sum, int64_t price, int64_t growth)
{
  *sum = (int64_t)((uint64_t)*sum + (uint64_t)price * (uint64_t)growth);
}

/** cursus_ledger_add: @sum was charged to constraints of @floor. */
static inline void
cursus_ledger_add (CursusLedger *self, CursusFloor floor, CursusScore sum)
{
  cursus_ledger_count (&self->score.hard, 1, sum.hard);
  cursus_ledger_count (&self->score.soft, 1, sum.soft);
  cursus_ledger_count (&self->floors[floor].hard, 1, sum.hard);
  cursus_ledger_count (&self->floors[floor].soft, 1, sum.soft);
}

/** cursus_ledger_charge_to: the excess of @constraint grows; what that costs is added to @sum, for cursus_ledger_add. A growth of
 * 0 is not looked for: whether it is one can seldom be foreseen, and to guess wrong costs more. */
static inline void
cursus_ledger_charge_to (CursusLedger *self, uint32_t constraint, int64_t growth, CursusScore *sum)
{
  const CursusPrice *price = &self->prices[constraint];
  if (G_UNLIKELY (price->parent != CURSUS_NONE)) {
    if (growth != 0)
      cursus_ledger_charge_part (self, constraint, growth);
    return;
  }
  if (self->trail.on) {
    if (G_UNLIKELY (self->n_charged == self->charged_room))
      cursus_ledger_grow (self);
    self->charged[self->n_charged] = constraint;
    self->charges[self->n_charged++] = growth;
  }
  cursus_ledger_count (&self->costs[constraint], 1, growth);
  cursus_ledger_count (&sum->hard, price->hard, growth);
  cursus_ledger_count (&sum->soft, price->soft, growth);
}

/** cursus_ledger_charge: the excess of @constraint grows. */
static inline void
cursus_ledger_charge (CursusLedger *self, uint32_t constraint, int64_t growth)
{
  CursusScore sum = { 0 };
  cursus_ledger_charge_to (self, constraint, growth, &sum);
  cursus_ledger_add (self, (CursusFloor)self->prices[constraint].floor, sum);
}

G_END_DECLS
