/* isolated: how many meetings of a group have a value with no other of the group right before or after it. Where several meetings
 * have such a value, each of them counts. */
#include "rules/measure-private.h"

/* The meetings at @value; none when it is off an end (below 0 it wraps around to beyond the other). */
static inline uint32_t
at (const uint16_t *counts, uint32_t dimension, uint32_t value)
{
  return value < dimension ? counts[value] : 0;
}

/* One meeting more or less at @value: it is isolated itself or not, and its neighbours are when it is the only one there. */
static inline int64_t
change_value (CursusTrail *trail, uint16_t *counts, uint32_t dimension, uint32_t value, int sign)
{
  uint32_t below = at (counts, dimension, value - 1), above = at (counts, dimension, value + 1);
  uint32_t before = cursus_tally_count (trail, &counts[value], sign);
  if (below == 0 && above == 0)
    return sign;
  if (before != (sign > 0 ? 0 : 1))
    return 0;
  int64_t neighbours = (at (counts, dimension, value - 2) == 0 ? below : 0)
                       + (at (counts, dimension, value + 2) == 0 ? above : 0);
  return -sign * neighbours;
}

static inline int64_t
change_group (CursusTally *tally, CursusTrail *trail, uint32_t group, CursusShare share, int sign)
{
  int64_t before = cursus_tally_excess (tally, group), growth = 0;
  uint16_t *counts = cursus_tally_counts (tally, group);
  cursus_tally_come (tally, trail, group, sign);
  for (uint32_t i = 0; i < share.n_values; i++)
    growth += change_value (trail, counts, tally->dimension, share.values[i], sign);
  cursus_tally_add (tally, trail, group, growth);
  return cursus_tally_excess (tally, group) - before;
}

static int64_t
change (CursusTally *tally, CursusTrail *trail, CursusTargets targets, CursusShare share, int sign)
{
  return cursus_targets_change (tally, trail, targets, share, sign, change_group);
}

const CursusMeasureKernel cursus_measure_isolated = { .change = change };
