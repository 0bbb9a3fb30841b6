/* Costs of constraints and of combinations of them. */
#include "rules/ledger-private.h"

#include <string.h>

void
cursus_ledger_init (CursusLedger *self, const CursusRuleset *ruleset)
{
  uint32_t n = ruleset->constraints->len;
  *self = (CursusLedger){ .ruleset = ruleset };
  self->costs = g_new0 (int64_t, MAX (1, n));
  self->prices = g_new0 (CursusPrice, MAX (1, n));
  for (uint32_t c = 0; c < n; c++) {
    CursusScore one = cursus_ruleset_price (ruleset, c, 1);
    self->prices[c]
        = (CursusPrice){ .hard = one.hard, .soft = one.soft, .parent = cursus_ruleset_constraint (ruleset, c)->parent };
  }
}

void
cursus_ledger_clear (CursusLedger *self)
{
  g_free (self->costs);
  g_free (self->prices);
  g_free (self->charged);
  g_free (self->charges);
  cursus_trail_clear (&self->trail);
}

/* The cost of a combination from those of its parts. */
static int64_t
combined_cost (const CursusLedger *self, const CursusConstraint *constraint)
{
  int64_t few[16];
  uint32_t n = constraint->part_indices->len;
  g_autofree int64_t *many = n > G_N_ELEMENTS (few) ? g_new (int64_t, n) : NULL;
  int64_t *costs = many != NULL ? many : few;
  for (uint32_t i = 0; i < n; i++)
    costs[i] = self->costs[g_array_index (constraint->part_indices, uint32_t, i)];
  return cursus_combine_costs (constraint->combine, constraint->k, costs, n);
}

static void
charge_combination (CursusLedger *self, uint32_t constraint)
{
  int64_t cost = combined_cost (self, cursus_ruleset_constraint (self->ruleset, constraint));
  int64_t growth = cost;
  cursus_ledger_count (&growth, -1, self->costs[constraint]);
  cursus_ledger_charge (self, constraint, growth);
}

void
cursus_ledger_grow (CursusLedger *self)
{
  self->charged_room = MAX (64, self->charged_room * 2);
  self->charged = g_renew (uint32_t, self->charged, self->charged_room);
  self->charges = g_renew (int64_t, self->charges, self->charged_room);
}

void
cursus_ledger_charge_part (CursusLedger *self, uint32_t constraint, int64_t growth)
{
  cursus_trail_save_i64 (&self->trail, &self->costs[constraint]);
  cursus_ledger_count (&self->costs[constraint], 1, growth);
  charge_combination (self, self->prices[constraint].parent);
}

void
cursus_ledger_charge_empty (CursusLedger *self)
{
  for (uint32_t c = 0; c < self->ruleset->constraints->len; c++)
    if (cursus_ruleset_constraint (self->ruleset, c)->shape == CURSUS_SHAPE_COMBINATION
        && cursus_ruleset_active (self->ruleset, c))
      charge_combination (self, c);
}

void
cursus_ledger_begin (CursusLedger *self)
{
  self->trail.n = 0;
  self->n_charged = 0;
  self->trail.on = true;
  self->score_before = self->score;
  memcpy (self->floors_before, self->floors, sizeof self->floors);
}

void
cursus_ledger_keep (CursusLedger *self)
{
  self->trail.on = false;
}

void
cursus_ledger_undo (CursusLedger *self)
{
  self->trail.on = false;
  for (uint32_t i = 0; i < self->n_charged; i++)
    cursus_ledger_count (&self->costs[self->charged[i]], -1, self->charges[i]);
  self->n_charged = 0;
  if (self->trail.n > 0)
    cursus_trail_undo (&self->trail);
  self->score = self->score_before;
  memcpy (self->floors, self->floors_before, sizeof self->floors);
}
