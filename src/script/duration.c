/* Reads lengths of time. Knows nothing of calendars. */
#include "script/duration.h"

#include <string.h>

#include "core/text.h"

static const struct {
  const char *one;
  const char *many;
  CursusDurationUnit unit;
  const char *french_one;
  const char *french_many;
} units[] = {
  { "minute", "minutes", CURSUS_UNIT_MINUTES, "minute", "minutes" },
  { "hour", "hours", CURSUS_UNIT_HOURS, "heure", "heures" },
  { "half-day", "half-days", CURSUS_UNIT_HALF_DAYS, "demi-journée", "demi-journées" },
  { "half day", "half days", CURSUS_UNIT_HALF_DAYS, "demi-journée", "demi-journées" },
  { "day", "days", CURSUS_UNIT_DAYS, "jour", "jours" },
  { "working day", "working days", CURSUS_UNIT_WORKING_DAYS, "jour ouvré", "jours ouvrés" },
  { "week", "weeks", CURSUS_UNIT_WEEKS, "semaine", "semaines" },
};

static bool
find_unit (const char *text, CursusDurationUnit *unit)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++) {
    if (strcmp (text, units[i].one) != 0 && strcmp (text, units[i].many) != 0)
      continue;
    *unit = units[i].unit;
    return true;
  }
  return false;
}

static bool
parse (const char *text, CursusDuration *duration)
{
  g_autofree char *stripped = cursus_text_strip (text);
  char *rest = NULL;
  if (!g_ascii_isdigit (stripped[0]))
    return false;
  guint64 amount = g_ascii_strtoull (stripped, &rest, 10);
  g_autofree char *unit = cursus_text_strip (rest);
  if (amount > CURSUS_DURATION_MAX || !find_unit (unit, &duration->unit))
    return false;
  duration->amount = (uint32_t)amount;
  return true;
}

bool
cursus_duration_read (const CursusValue *value, CursusDuration *duration)
{
  const char *text = cursus_value_get_string (value);
  if (text != NULL)
    return parse (text, duration);
  int64_t days = cursus_value_get_integer (value);
  if (cursus_value_type (value) != CURSUS_VALUE_INTEGER || days < 0 || days > CURSUS_DURATION_MAX)
    return false;
  *duration = (CursusDuration){ .amount = (uint32_t)days, .unit = CURSUS_UNIT_DAYS };
  return true;
}

/* The language is that of the reader of the plan, who may be another than who runs the program: no gettext. */
char *
cursus_duration_to_text (CursusDuration self, bool french)
{
  guint i = 0;
  while (units[i].unit != self.unit)
    i++;
  if (french)
    return g_strdup_printf ("%u %s", self.amount, self.amount < 2 ? units[i].french_one : units[i].french_many);
  return g_strdup_printf ("%u %s", self.amount, self.amount == 1 ? units[i].one : units[i].many);
}

const char *
cursus_duration_unit_name (CursusDurationUnit unit)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (units[i].unit == unit)
      return units[i].many;
  g_return_val_if_reached (NULL);
}
