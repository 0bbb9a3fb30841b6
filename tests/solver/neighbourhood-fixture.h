/* Plans of a, b, c, …, each costing its slot times its place in the alphabet, so that a move's delta is easily added up. */
#pragma once

#include "solver/neighbourhood.h"
#include "solver/solver-fixture.h"

static inline int64_t
letter_times_slot (FixtureTracer *self, CursusTrace *trace)
{
  return fixture_read (trace, 0, CURSUS_FACT_ORDER) * fixture_read (trace, 0, CURSUS_FACT_SLOT);
}

typedef struct {
  Fixture fixture;
  CursusProblem *problem;
  CursusWork *work;
} Letters;

static inline void
letters_clear (Letters *self)
{
  cursus_work_free (self->work);
  cursus_problem_free (self->problem);
  fixture_clear (&self->fixture);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Letters, letters_clear)

/* @starts "0 4 9": slots of a, b, c. @forbidden: (nullable): per letter the slots that it may not have, as "0 3f". */
static inline Letters
letters_new (const char *starts, const int64_t *forbidden)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  fixture_list (slots, starts);
  Letters self = { .fixture = solver_plain (slots->len) };
  fixture_add (&self.fixture, 1,
               fixture_function (&self.fixture, CURSUS_SHAPE_EACH, "*", "", fixture_tracer (letter_times_slot, 0)));
  solver_tie_all (&self.fixture);
  for (guint m = 0; forbidden != NULL && m < slots->len; m++) {
    g_autofree char *unit = g_strdup_printf ("%u", m);
    fixture_add (&self.fixture, 0, solver_forbid (&self.fixture, unit, forbidden[m]));
  }
  g_autofree CursusPlacement *plan = g_new0 (CursusPlacement, slots->len);
  for (guint m = 0; m < slots->len; m++)
    plan[m] = (CursusPlacement){ .start = g_array_index (slots, uint32_t, m), .room = 1 };
  self.problem = solver_problem (&self.fixture);
  self.work = cursus_work_new (self.problem, 5, NULL);
  cursus_work_load (self.work, plan);
  return self;
}

/* By how much the score grows when @move is made; it is undone. */
static inline int64_t
letters_delta (Letters *self, const CursusMove *move)
{
  int64_t before = cursus_work_score (self->work).soft;
  int64_t after = cursus_work_apply (self->work, move).soft;
  cursus_work_undo (self->work);
  return after - before;
}
