/* overlap: how many meetings of a group come on top of another that has the same value. */
#include "rules/measure-private.h"

static int64_t
excess (const CursusTally *tally, uint32_t group)
{
  return tally->present[group] == 0 ? 0 : cursus_limits_excess (tally->limits, tally->totals[group]);
}

static int64_t
change (CursusTally *tally, uint32_t group, CursusShare share, int sign)
{
  int64_t before = excess (tally, group);
  uint16_t *counts = tally->counts + (size_t)group * tally->dimension;
  tally->present[group] += (uint32_t)sign;
  for (uint32_t i = 0; i < share.n_values; i++) {
    uint16_t *count = &counts[share.values[i]];
    if (sign > 0)
      tally->totals[group] += (*count)++ > 0;
    else
      tally->totals[group] -= --(*count) > 0;
  }
  return excess (tally, group) - before;
}

const CursusMeasureKernel cursus_measure_overlap = { .change = change };
