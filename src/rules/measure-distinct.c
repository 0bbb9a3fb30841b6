/* distinct: how many different values the meetings of a group have. */
#include "rules/measure-private.h"

static inline int64_t
growth_of_row (const uint16_t *row, uint32_t value, int sign)
{
  return sign > 0 ? row[value] == 0 : -(row[value] == 1);
}

static inline int64_t
change_group (CursusTally *tally, CursusTrail *trail, uint32_t group, CursusShare share, int sign)
{
  uint16_t *row = cursus_tally_counts (tally, group);
  int64_t total = 0;
  for (uint32_t i = 0; i < share.n_values; i++) {
    total += growth_of_row (row, share.values[i], sign);
    cursus_tally_count (trail, &row[share.values[i]], sign);
  }
  return cursus_tally_grow (tally, trail, group, total, sign);
}

static int64_t
change (CursusTally *tally, CursusTrail *trail, CursusTargets targets, CursusShare share, int sign)
{
  return cursus_targets_change (tally, trail, targets, share, sign, change_group);
}

static int64_t
growth (CursusTally *tally, const CursusShift *shift)
{
  return cursus_shift_growth (tally, shift, growth_of_row);
}

static void
apply (CursusTally *tally, const CursusShift *shift)
{
  for (uint32_t i = 0; i < shift->n; i++)
    cursus_row_apply (tally, shift, shift->fixed[i] * shift->dimension, growth_of_row);
}

const CursusMeasureKernel cursus_measure_distinct = { .change = change, .growth = growth, .apply = apply };
