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

static int64_t
count_excess (const CursusTally *tally, uint32_t group)
{
  return tally->present[group] == 0 ? 0 : cursus_limits_excess (tally->limits, tally->totals[group]);
}

/* The growth of the sum over runs when @value, between runs of @below and @above, comes; it is the loss when it goes. */
static int64_t
join (CursusTally *tally, uint32_t group, uint32_t below, uint32_t above, int sign)
{
  tally->totals[group] += sign * (1 - (below > 0) - (above > 0));
  return run_excess (tally->limits, below + above + 1) - run_excess (tally->limits, below) - run_excess (tally->limits, above);
}

static int64_t
change (CursusTally *tally, uint32_t group, CursusShare share, int sign)
{
  int64_t before = count_excess (tally, group), of_runs = 0;
  uint16_t *counts = tally->counts + (size_t)group * tally->dimension;
  tally->present[group] += (uint32_t)sign;
  for (uint32_t i = 0; i < share.n_values; i++) {
    uint32_t value = share.values[i];
    bool alone = sign > 0 ? counts[value]++ == 0 : --counts[value] == 0;
    if (alone)
      of_runs += sign * join (tally, group, length_below (counts, value), length_above (counts, value, tally->dimension), sign);
  }
  return tally->measure == CURSUS_MEASURE_RUNS ? of_runs : count_excess (tally, group) - before;
}

const CursusMeasureKernel cursus_measure_runs = { .change = change };
