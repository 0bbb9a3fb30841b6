/* overlap: how many meetings of a group come on top of another that has the same value. */
#include "rules/measure-private.h"

static inline int64_t
change_group (CursusTally *tally, CursusTrail *trail, uint32_t group, CursusShare share, int sign)
{
  int64_t before = cursus_tally_excess (tally, group), growth = 0;
  uint16_t *counts = cursus_tally_counts (tally, group);
  cursus_tally_come (tally, trail, group, sign);
  for (uint32_t i = 0; i < share.n_values; i++)
    growth += sign * (cursus_tally_count (trail, &counts[share.values[i]], sign) > (sign > 0 ? 0u : 1u));
  cursus_tally_add (tally, trail, group, growth);
  return cursus_tally_excess (tally, group) - before;
}

static int64_t
change (CursusTally *tally, CursusTrail *trail, CursusTargets targets, CursusShare share, int sign)
{
  return cursus_targets_change (tally, trail, targets, share, sign, change_group);
}

const CursusMeasureKernel cursus_measure_overlap = { .change = change };
