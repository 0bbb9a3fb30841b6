/* distinct: how many different values the meetings of a group have. */
#include "rules/measure-private.h"

static inline int64_t
growth_of_row (const uint16_t *row, uint32_t value, int sign)
{
  return sign > 0 ? row[value] == 0 : -(row[value] == 1);
}

CURSUS_MEASURE_OF_ROWS (cursus_measure_distinct, growth_of_row)
