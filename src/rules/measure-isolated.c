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

CURSUS_MEASURE_OF_ROWS (cursus_measure_isolated, growth_of_row)
