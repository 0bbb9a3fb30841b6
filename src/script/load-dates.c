/* Ranges of dates as planners write them, in several shapes. Knows nothing of what they are for. */
#include "script/load-private.h"

#include <glib/gi18n-lib.h>

static bool
check_order (const CursusPlace *place, const char *key, CursusDateRange range)
{
  char first[CURSUS_DATE_TEXT_SIZE];
  char last[CURSUS_DATE_TEXT_SIZE];
  if (range.first <= range.last)
    return true;
  cursus_place_error (place, key, _ ("the last date (%s) is before the first (%s)"), cursus_date_format (range.last, last),
                      cursus_date_format (range.first, first));
  return false;
}

/* { "2023-12-23", "2024-01-07" } */
static bool
read_pair (const CursusPlace *place, const char *key, const CursusValue *value, CursusDateRange *range)
{
  const CursusField first = { key, CURSUS_FIELD_DATE, &range->first };
  const CursusField last = { key, CURSUS_FIELD_DATE, &range->last };
  size_t length = cursus_value_length (value);
  if (length < 1 || length > 2) {
    cursus_place_error_type (place, key, value, _ ("one date, or the first and the last of a range"));
    return false;
  }
  bool right = cursus_field_read (place, &first, cursus_value_item (value, 0));
  return cursus_field_read (place, &last, cursus_value_item (value, length - 1)) && right;
}

/* { from = "2023-12-23", to = "2024-01-07" } */
static bool
read_named (const CursusPlace *place, const char *key, const CursusValue *value, CursusDateRange *range)
{
  CursusPlace inside = cursus_place_inside (place, key);
  const CursusField fields[] = {
    { "from", CURSUS_FIELD_DATE, &range->first, .required = true },
    { "to", CURSUS_FIELD_DATE, &range->last, .required = true },
  };
  return cursus_fields_read (&inside, value, fields, G_N_ELEMENTS (fields));
}

bool
cursus_load_date_range (const CursusPlace *place, const char *key, const CursusValue *value, CursusDateRange *range)
{
  const CursusField single = { key, CURSUS_FIELD_DATE, &range->first };
  bool right;
  if (cursus_value_type (value) != CURSUS_VALUE_TABLE) {
    right = cursus_field_read (place, &single, value);
    range->last = range->first;
  } else if (cursus_value_n_keys (value) > 0)
    right = read_named (place, key, value, range);
  else
    right = read_pair (place, key, value, range);
  return right && check_order (place, key, *range);
}
