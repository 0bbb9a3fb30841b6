/* count and sum: one number a group. */
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
  tally->present[group] += (uint32_t)sign;
  tally->totals[group] += sign * share.amount;
  return excess (tally, group) - before;
}

const CursusMeasureKernel cursus_measure_total = { .change = change };
