/* overlap: how many meetings of a group come on top of another that has the same value. */
#include "rules/measure-private.h"

static inline int64_t
growth_of_row (const uint16_t *row, uint32_t value, int sign)
{
  return sign > 0 ? row[value] > 0 : -(row[value] > 1);
}

CURSUS_MEASURE_OF_ROWS (cursus_measure_overlap, growth_of_row)
