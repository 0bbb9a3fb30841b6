/* balance: how far apart the fullest and the emptiest group are, among those that have meetings. One figure for all groups, found
 * by looking at each: groups that are to be balanced are few. */
#include "rules/measure-private.h"

static int64_t
excess (const CursusTally *tally)
{
  int64_t least = INT64_MAX, most = INT64_MIN;
  for (uint32_t g = 0; g < tally->n_groups; g++) {
    if (tally->present[g] == 0)
      continue;
    least = MIN (least, tally->totals[g]);
    most = MAX (most, tally->totals[g]);
  }
  return most == INT64_MIN ? 0 : cursus_limits_excess (tally->limits, most - least);
}

/* However many people a group stands for, it counts once. */
static int64_t
change (CursusTally *tally, CursusTrail *trail, const CursusTargets *targets, const CursusShare *share, int sign)
{
  int64_t before = excess (tally);
  for (uint32_t i = 0; i < targets->n; i++) {
    cursus_tally_come (tally, trail, targets->groups[i], sign);
    cursus_tally_add (tally, trail, targets->groups[i], sign * share->amount);
  }
  return excess (tally) - before;
}

const CursusMeasureKernel cursus_measure_balance = { .change = change };
