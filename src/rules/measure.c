/* The table of measures and their counters. */
#include "rules/measure-private.h"

/* Farther than any measure goes, for limits that are open. */
#define FARTHEST (INT64_C (1) << 40)

const CursusMeasureKernel *
cursus_measure_kernel (CursusMeasure measure)
{
  static const CursusMeasureKernel *const kernels[CURSUS_N_MEASURES] = {
    [CURSUS_MEASURE_COUNT] = &cursus_measure_total,       [CURSUS_MEASURE_SUM] = &cursus_measure_total,
    [CURSUS_MEASURE_DISTINCT] = &cursus_measure_distinct, [CURSUS_MEASURE_SPAN] = &cursus_measure_extent,
    [CURSUS_MEASURE_FIRST] = &cursus_measure_extent,      [CURSUS_MEASURE_LAST] = &cursus_measure_extent,
    [CURSUS_MEASURE_RUNS] = &cursus_measure_runs,         [CURSUS_MEASURE_RUN_COUNT] = &cursus_measure_runs,
    [CURSUS_MEASURE_MAX_RUN] = &cursus_measure_extent,    [CURSUS_MEASURE_GAPS] = &cursus_measure_extent,
    [CURSUS_MEASURE_OVERLAP] = &cursus_measure_overlap,   [CURSUS_MEASURE_ISOLATED] = &cursus_measure_isolated,
    [CURSUS_MEASURE_BALANCE] = &cursus_measure_balance,
  };
  return kernels[measure];
}

void
cursus_tally_init (CursusTally *self, const CursusConstraint *constraint, uint32_t n_groups, uint32_t dimension)
{
  *self = (CursusTally){
    .measure = constraint->measure, .limits = constraint->limits, .dimension = dimension, .n_groups = n_groups
  };
  self->low = MAX (constraint->limits.low, -FARTHEST);
  self->high = MIN (constraint->limits.high, FARTHEST);
  self->tracks_present = constraint->measure == CURSUS_MEASURE_BALANCE || cursus_limits_excess (constraint->limits, 0) != 0;
  bool keeps_totals = constraint->measure == CURSUS_MEASURE_BALANCE
                      || cursus_measure_kernel (constraint->measure) == &cursus_measure_extent;
  self->is_plain = !keeps_totals && constraint->limits.low <= 0 && constraint->limits.high == 0 && !constraint->limits.squared;
  self->margin = constraint->measure == CURSUS_MEASURE_ISOLATED ? 2 : 0;
  self->stride = dimension + self->margin;
  self->present = g_new0 (uint32_t, MAX (1, n_groups));
  self->totals = g_new0 (int64_t, MAX (1, n_groups));
  if (dimension > 0)
    self->counts = g_new0 (uint16_t, self->margin + (size_t)n_groups * self->stride);
}

void
cursus_tally_clear (CursusTally *self)
{
  g_free (self->present);
  g_free (self->totals);
  g_free (self->counts);
}
