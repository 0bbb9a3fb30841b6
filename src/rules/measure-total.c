/* count and sum: one number a group. */
#include "rules/measure-private.h"

static inline int64_t
change_group (CursusTally *tally, CursusTrail *trail, uint32_t group, CursusShare share, int sign)
{
  int64_t before = cursus_tally_excess (tally, group);
  cursus_tally_come (tally, trail, group, sign);
  cursus_tally_add (tally, trail, group, sign * share.amount);
  return cursus_tally_excess (tally, group) - before;
}

static int64_t
change (CursusTally *tally, CursusTrail *trail, CursusTargets targets, CursusShare share, int sign)
{
  return cursus_targets_change (tally, trail, targets, share, sign, change_group);
}

const CursusMeasureKernel cursus_measure_total = { .change = change };
