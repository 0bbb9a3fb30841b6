/* Parameters that are dates, times of the day, weekdays and parts of the day. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/suggest.h"
#include "core/text.h"
#include "core/weekdays.h"
#include "script/load-private.h"
#include "script/param-private.h"

#define MAX_DATES 2000
#define SHOWN_BYTES 200
#define ALL_WEEKDAYS 7

static bool
read_date (const CursusPlace *place, CursusArgument *argument, const CursusSession *session, const CursusValue *value)
{
  CursusDate date = 0;
  const CursusField field = { argument->param->name, CURSUS_FIELD_DATE, &date };
  if (!cursus_field_read (place, &field, value))
    return false;
  argument->integer = (int64_t)date - session->dates.first;
  return true;
}

static bool
add_range (const CursusPlace *place, CursusArgument *argument, const CursusSession *session, const CursusValue *value)
{
  CursusDateRange range;
  if (!cursus_load_date_range (place, argument->param->name, value, &range))
    return false;
  range.first -= session->dates.first;
  range.last -= session->dates.first;
  g_array_append_val (argument->ranges, range);
  return true;
}

/* (transfer full): "2023-10-11 – 2023-10-13, 2023-11-07": a pair of dates is all days between them, which it does not look like.
 */
static char *
show_dates (const GArray *read, CursusDate first_date)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (CursusDateRange));
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < read->len; i++)
    cursus_date_ranges_add (ranges, g_array_index (read, CursusDateRange, i));
  for (guint i = 0; i < ranges->len && out->len <= SHOWN_BYTES; i++) {
    const CursusDateRange range = g_array_index (ranges, CursusDateRange, i);
    char date[CURSUS_DATE_TEXT_SIZE];
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", cursus_date_format (first_date + range.first, date));
    if (range.first < range.last)
      g_string_append_printf (out, " – %s", cursus_date_format (first_date + range.last, date));
  }
  return g_string_free (out, FALSE);
}

/* One date, one { from = …, to = … }, or a list of these. */
static bool
read_ranges (const CursusPlace *place, CursusArgument *argument, const CursusSession *session, const CursusValue *value)
{
  argument->ranges = g_array_new (FALSE, FALSE, sizeof (CursusDateRange));
  bool single = cursus_value_type (value) != CURSUS_VALUE_TABLE || cursus_value_n_keys (value) > 0;
  if (single)
    return add_range (place, argument, session, value);
  size_t n = cursus_value_length (value);
  if (n == 0 || n > MAX_DATES) {
    cursus_place_error_type (
        place, argument->param->name, value,
        _ ("dates such as \"2023-10-11\", { from = \"2023-12-23\", to = \"2024-01-07\" }, or a list of them"));
    return false;
  }
  for (size_t i = 0; i < n; i++)
    if (!add_range (place, argument, session, cursus_value_item (value, i)))
      return false;
  return true;
}

static bool
read_dates (const CursusPlace *place, CursusArgument *argument, const CursusSession *session, const CursusValue *value)
{
  if (!read_ranges (place, argument, session, value))
    return false;
  argument->shown = show_dates (argument->ranges, session->dates.first);
  return true;
}

static bool
read_clock (const CursusPlace *place, CursusArgument *argument, const CursusValue *value)
{
  int minute = 0;
  const CursusField field = { argument->param->name, CURSUS_FIELD_CLOCK, &minute };
  if (!cursus_field_read (place, &field, value))
    return false;
  argument->integer = minute;
  return true;
}

/* (transfer full) (nullable): one text, or a list with at least one. */
static char **
read_texts (const CursusPlace *place, const CursusArgument *argument, const CursusValue *value)
{
  g_auto (GStrv) texts = NULL;
  const CursusField field = { argument->param->name, CURSUS_FIELD_TEXTS, &texts };
  if (!cursus_field_read (place, &field, value))
    return NULL;
  if (texts[0] != NULL)
    return g_steal_pointer (&texts);
  cursus_place_error (place, argument->param->name, _ ("“%s” is an empty list"), argument->param->name);
  return NULL;
}

static bool
read_weekdays (const CursusPlace *place, CursusArgument *argument, const CursusValue *value)
{
  g_auto (GStrv) texts = read_texts (place, argument, value);
  uint8_t bits = 0;
  for (char **text = texts; text != NULL && *text != NULL; text++) {
    uint8_t of_text = cursus_weekdays_parse (*text);
    bits |= of_text;
    if (of_text != 0)
      continue;
    g_autofree char *shown = cursus_text_excerpt (*text);
    cursus_place_error (place, argument->param->name,
                        _ ("“%s” has “%s”; accepted: names such as “monday”, ranges such as “mon-fri”"), argument->param->name,
                        shown);
    return false;
  }
  argument->items = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (uint32_t day = 1; day <= ALL_WEEKDAYS; day++)
    if (bits >> (day - 1) & 1)
      g_array_append_val (argument->items, day);
  return texts != NULL;
}

static bool
check_day_part (const CursusPlace *place, const CursusArgument *argument, const CursusSession *session, const char *text)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < session->day_parts->len; i++) {
    if (strcmp (cursus_session_day_part (session, i)->id, text) == 0)
      return true;
    g_ptr_array_add (names, cursus_session_day_part (session, i)->id);
  }
  g_autofree char *phrase = cursus_suggest_phrase (text, (const char *const *)names->pdata, names->len);
  g_autofree char *shown = cursus_text_excerpt (text);
  cursus_place_error (place, argument->param->name, _ ("“%s”: there is no part of the day “%s”%s"), argument->param->name, shown,
                      phrase);
  return false;
}

static bool
read_day_parts (const CursusPlace *place, CursusArgument *argument, const CursusSession *session, const CursusValue *value)
{
  g_auto (GStrv) texts = read_texts (place, argument, value);
  argument->texts = g_ptr_array_new_with_free_func (g_free);
  for (char **text = texts; text != NULL && *text != NULL; text++) {
    if (!check_day_part (place, argument, session, *text))
      return false;
    g_ptr_array_add (argument->texts, g_strdup (*text));
  }
  return texts != NULL;
}

bool
cursus_argument_read_time (const CursusPlace *place, CursusArgument *argument, const CursusSession *session,
                           const CursusValue *value)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wswitch-enum" /* the caller hands over the types of this file */
  switch (argument->param->type) {
  case CURSUS_PARAM_DATE:
    return read_date (place, argument, session, value);
  case CURSUS_PARAM_DATES:
    return read_dates (place, argument, session, value);
  case CURSUS_PARAM_CLOCK:
    return read_clock (place, argument, value);
  case CURSUS_PARAM_WEEKDAYS:
    return read_weekdays (place, argument, value);
  case CURSUS_PARAM_DAY_PARTS:
    return read_day_parts (place, argument, session, value);
  default:
    g_return_val_if_reached (false);
  }
#pragma GCC diagnostic pop
}
