/* span, first and last: the ends of what a group has. Ends are found by looking along the counters: groups are short and dense.
 */
#include "rules/measure-private.h"

/* totals holds the number of values present, so that an empty range is never scanned. */
static int64_t
excess (const CursusTally *tally, uint32_t group)
{
  if (tally->present[group] == 0 || tally->totals[group] == 0)
    return 0;
  const uint16_t *counts = tally->counts + (size_t)group * tally->dimension;
  uint32_t first = 0, last = tally->dimension - 1;
  if (tally->measure != CURSUS_MEASURE_LAST)
    while (counts[first] == 0)
      first++;
  if (tally->measure != CURSUS_MEASURE_FIRST)
    while (counts[last] == 0)
      last--;
  if (tally->measure == CURSUS_MEASURE_SPAN)
    return cursus_limits_excess (tally->limits, (int64_t)last - first + 1);
  return cursus_limits_excess (tally->limits, tally->measure == CURSUS_MEASURE_FIRST ? first : last);
}

static int64_t
change (CursusTally *tally, uint32_t group, CursusShare share, int sign)
{
  int64_t before = excess (tally, group);
  uint16_t *counts = tally->counts + (size_t)group * tally->dimension;
  tally->present[group] += (uint32_t)sign;
  for (uint32_t i = 0; i < share.n_values; i++)
    counts[share.values[i]] = (uint16_t)(counts[share.values[i]] + sign);
  tally->totals[group] += sign * (int64_t)share.n_values;
  return excess (tally, group) - before;
}

const CursusMeasureKernel cursus_measure_extent = { .change = change };
