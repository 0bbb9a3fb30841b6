/* Random weights and waivers on top of random rules. */
#pragma once

#include "rules/rules-random.h"
#include "rules/weights.h"

static inline bool *
random_set (GRand *random, uint32_t n, uint32_t percent)
{
  bool *set = g_new0 (bool, MAX (1, n));
  for (uint32_t i = 0; i < n; i++)
    set[i] = random_chance (random, percent);
  return set;
}

/* Each kind of thing is often not named at all; where it is, mostly most of them are. */
static inline CursusScope *
random_scope (GRand *random, const CursusFrame *frame)
{
  CursusScope *scope = cursus_scope_new ();
  uint32_t percent = random_chance (random, 70) ? 85 : 30;
  if (random_chance (random, 50))
    scope->meetings = random_set (random, frame->n_meetings, percent);
  if (random_chance (random, 25))
    scope->people = random_set (random, frame->n_people, percent);
  if (random_chance (random, 30))
    scope->days = random_set (random, frame->timeline->n_days, percent);
  if (random_chance (random, 20))
    scope->rooms = random_set (random, frame->n_rooms, percent);
  return scope;
}

static inline void
random_group_weights (GRand *random, const CursusFrame *frame, CursusConstraint *constraint)
{
  g_autoptr (GArray) keys = cursus_weights_fixed_keys (constraint);
  g_autoptr (GArray) tuples = cursus_weights_tuples (frame, constraint, NULL);
  for (guint i = 0; tuples != NULL && keys->len > 0 && i < tuples->len; i += keys->len)
    if (random_chance (random, 70))
      cursus_weights_set_group (constraint, &g_array_index (tuples, uint32_t, i), keys->len, random_below (random, 4));
}

static inline void
random_weights (GRand *random, const CursusFrame *frame, CursusConstraint *constraint)
{
  if (constraint->shape == CURSUS_SHAPE_COMBINATION || constraint->measure == CURSUS_MEASURE_BALANCE)
    return;
  if (constraint->shape != CURSUS_SHAPE_EACH && constraint->shape != CURSUS_SHAPE_PAIRS) {
    random_group_weights (random, frame, constraint);
    return;
  }
  constraint->weights = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (guint u = 0; u < constraint->units->len; u += constraint->shape == CURSUS_SHAPE_PAIRS ? 2 : 1) {
    uint32_t weight = random_below (random, 4);
    g_array_append_val (constraint->weights, weight);
  }
}

/* Gives some constraints of @fixture weights, and some uses one waiver or two. @waiver must outlive it. */
static inline void
random_weigh (GRand *random, Fixture *fixture, const CursusWaiver *waiver)
{
  for (uint32_t c = 0; c < fixture->ruleset->constraints->len; c++)
    if (random_chance (random, 30))
      random_weights (random, fixture->frame, cursus_ruleset_constraint (fixture->ruleset, c));
  for (uint32_t u = 0; u < fixture->ruleset->uses->len; u++)
    for (uint32_t n = random_chance (random, 40) ? 1 + random_below (random, 2) : 0; n > 0; n--)
      cursus_ruleset_grant (fixture->ruleset, u, waiver, random_scope (random, fixture->frame));
}
