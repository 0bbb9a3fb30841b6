/* span, first, last, gaps and max_run: the ends of what a group has, and what is between them. Found by looking along the
 * counters: groups are short and dense. */
#include "rules/measure-private.h"

static uint32_t
longest_run (const uint16_t *counts, uint32_t first, uint32_t last)
{
  uint32_t longest = 0, length = 0;
  for (uint32_t value = first; value <= last; value++) {
    length = counts[value] > 0 ? length + 1 : 0;
    longest = MAX (longest, length);
  }
  return longest;
}

static uint32_t
count_holes (const uint16_t *counts, uint32_t first, uint32_t last)
{
  uint32_t n = 0;
  for (uint32_t value = first; value <= last; value++)
    n += counts[value] == 0;
  return n;
}

static int64_t
measured (const CursusTally *tally, const uint16_t *counts)
{
  uint32_t first = 0, last = tally->dimension - 1;
  if (tally->measure != CURSUS_MEASURE_LAST)
    while (counts[first] == 0)
      first++;
  if (tally->measure != CURSUS_MEASURE_FIRST)
    while (counts[last] == 0)
      last--;
  if (tally->measure == CURSUS_MEASURE_GAPS)
    return count_holes (counts, first, last);
  if (tally->measure == CURSUS_MEASURE_MAX_RUN)
    return longest_run (counts, first, last);
  if (tally->measure == CURSUS_MEASURE_SPAN)
    return (int64_t)last - first + 1;
  return tally->measure == CURSUS_MEASURE_FIRST ? first : last;
}

/* totals holds the number of values present, so that an empty range is never scanned. */
static int64_t
excess (const CursusTally *tally, uint32_t group)
{
  return tally->totals[group] == 0 ? 0
                                   : cursus_limits_excess (tally->limits, measured (tally, cursus_tally_counts (tally, group)));
}

static inline int64_t
change_group (CursusTally *tally, CursusTrail *trail, uint32_t group, const CursusShare *share, int sign)
{
  int64_t before = excess (tally, group);
  uint16_t *counts = cursus_tally_counts (tally, group);
  for (uint32_t i = 0; i < share->n_values; i++)
    cursus_tally_count (trail, &counts[share->values[i]], sign);
  cursus_tally_add (tally, trail, group, sign * (int64_t)share->n_values);
  return excess (tally, group) - before;
}

static int64_t
change (CursusTally *tally, CursusTrail *trail, const CursusTargets *targets, const CursusShare *share, int sign)
{
  return cursus_targets_change (tally, trail, targets, share, sign, change_group);
}

const CursusMeasureKernel cursus_measure_extent = { .change = change };
