/* runs and run_count: maximal runs of consecutive values in a group. A value that comes joins the runs on its two sides, one that
 * goes parts them; nothing else changes. */
#include "rules/measure-private.h"

static uint32_t
length_below (const uint16_t *counts, uint32_t value)
{
  uint32_t n = 0;
  while (value > 0 && counts[--value] > 0)
    n++;
  return n;
}

static uint32_t
length_above (const uint16_t *counts, uint32_t value, uint32_t dimension)
{
  uint32_t n = 0;
  while (++value < dimension && counts[value] > 0)
    n++;
  return n;
}

static int64_t
run_excess (CursusLimits limits, uint32_t length)
{
  return length == 0 ? 0 : cursus_limits_excess (limits, length);
}

/* The growth of the sum over runs when a value between runs of @below and @above comes; it is the loss when it goes. */
static int64_t
join (CursusLimits limits, uint32_t below, uint32_t above)
{
  return run_excess (limits, below + above + 1) - run_excess (limits, below) - run_excess (limits, above);
}

static inline int64_t
change_group (CursusTally *tally, CursusTrail *trail, uint32_t group, const CursusShare *share, int sign)
{
  int64_t of_runs = 0, n_runs = 0;
  uint16_t *counts = cursus_tally_counts (tally, group);
  for (uint32_t i = 0; i < share->n_values; i++) {
    uint32_t value = share->values[i];
    if (cursus_tally_count (trail, &counts[value], sign) != (sign > 0 ? 0 : 1))
      continue;
    uint32_t below = length_below (counts, value), above = length_above (counts, value, tally->dimension);
    n_runs += sign * (1 - (below > 0) - (above > 0));
    of_runs += sign * join (tally->limits, below, above);
  }
  if (tally->measure == CURSUS_MEASURE_RUNS)
    return of_runs;
  return cursus_tally_grow (tally, trail, group, n_runs, sign);
}

static int64_t
change (CursusTally *tally, CursusTrail *trail, const CursusTargets *targets, const CursusShare *share, int sign)
{
  return cursus_targets_change (tally, trail, targets, share, sign, change_group);
}

const CursusMeasureKernel cursus_measure_runs = { .change = change };
