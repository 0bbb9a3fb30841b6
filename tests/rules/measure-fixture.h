/* One measure and its counters, without sessions. */
#pragma once

#include "rules/measure-private.h"

/* A change, and by how much the excess of its group must grow. */
typedef struct {
  uint32_t group;
  int sign;
  uint32_t values[3];
  uint32_t n_values;
  int64_t amount;
  int64_t growth;
} MeasureStep;

/* Two groups of values below 10. */
static inline void
measure_assert_steps (CursusMeasure measure, CursusLimits limits, const MeasureStep *steps, guint n_steps)
{
  g_autoptr (CursusConstraint) constraint = cursus_constraint_new (CURSUS_SHAPE_AGGREGATE);
  CursusTally tally;
  CursusTrail trail = { .on = true };
  constraint->measure = measure;
  constraint->limits = limits;
  cursus_tally_init (&tally, constraint, 2, 10);
  for (guint i = 0; i < n_steps; i++) {
    const MeasureStep *s = &steps[i];
    CursusShare share = { .amount = s->amount, .values = s->values, .n_values = s->n_values };
    CursusTargets targets = { .groups = &s->group, .n = 1 };
    int64_t growth = cursus_measure_kernel (measure)->change (&tally, &trail, &targets, &share, s->sign);
    if (growth != s->growth)
      g_error ("step %u: the excess grows by %d, not %d", i, (int)growth, (int)s->growth);
  }
  cursus_trail_undo (&trail);
  for (guint g = 0; g < 2; g++)
    g_assert_cmpint (tally.totals[g], ==, 0);
  cursus_trail_clear (&trail);
  cursus_tally_clear (&tally);
}
