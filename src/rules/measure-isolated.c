/* isolated: how many meetings of a group have a value with no other of the group right before or after it. Where several meetings
 * have such a value, each of them counts. Rows have two zeros beyond each end, so that neighbours need no check of bounds. */
#include "rules/measure-private.h"

/* One meeting more or less at @value: it is isolated itself or not, and its neighbours are when it is the only one there. Without
 * branches: which way they went could not be foreseen. */
static inline int64_t
growth_of_row (const uint16_t *row, uint32_t value, int sign)
{
  const uint16_t *at = row + value;
  const int32_t below = at[-1], above = at[1];
  const int32_t alone = (below | above) == 0, only = at[0] == (sign > 0 ? 0 : 1);
  const int32_t neighbours = (at[-2] == 0) * below + (at[2] == 0) * above;
  return sign * (alone - only * neighbours);
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

const CursusMeasureKernel cursus_measure_isolated = { .change = change, .growth = growth, .apply = apply };
