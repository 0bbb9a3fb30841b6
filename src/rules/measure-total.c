/* count and sum: one number a group. */
#include "rules/measure-private.h"

static inline int64_t
change_group (CursusTally *tally, CursusTrail *trail, uint32_t group, const CursusShare *share, int sign)
{
  return cursus_tally_grow (tally, trail, group, sign * share->amount, sign);
}

static int64_t
change (CursusTally *tally, CursusTrail *trail, const CursusTargets *targets, const CursusShare *share, int sign)
{
  return cursus_targets_change (tally, trail, targets, share, sign, change_group);
}

static inline int64_t
growth_of_group (CursusTally *tally, const CursusShift *shift, uint32_t base)
{
  if (shift->offset_before == shift->offset_after)
    return shift->offset_before == CURSUS_NONE
               ? 0
               : cursus_tally_growth (tally, base + shift->offset_before, shift->amount_after - shift->amount_before, 0);
  int64_t sum = 0;
  if (shift->offset_before != CURSUS_NONE)
    sum += cursus_tally_growth (tally, base + shift->offset_before, -shift->amount_before, -1);
  if (shift->offset_after != CURSUS_NONE)
    sum += cursus_tally_growth (tally, base + shift->offset_after, shift->amount_after, 1);
  return sum;
}

static int64_t
growth (CursusTally *tally, const CursusShift *shift)
{
  int64_t sum = 0;
  for (uint32_t i = 0; i < shift->n; i++) {
    int64_t of_group = growth_of_group (tally, shift, shift->fixed[i] * shift->dimension);
    sum += shift->weights == NULL ? of_group : of_group * shift->weights[shift->fixed[i]];
  }
  return sum;
}

static void
apply (CursusTally *tally, const CursusShift *shift)
{
  for (uint32_t i = 0; i < shift->n; i++) {
    uint32_t base = shift->fixed[i] * shift->dimension;
    if (shift->offset_before != CURSUS_NONE)
      cursus_tally_apply (tally, base + shift->offset_before, -shift->amount_before, -1);
    if (shift->offset_after != CURSUS_NONE)
      cursus_tally_apply (tally, base + shift->offset_after, shift->amount_after, 1);
  }
}

const CursusMeasureKernel cursus_measure_total = { .change = change, .growth = growth, .apply = apply };
