/* Checks of what clocks a time belongs to: zones that are named, defined, and shaped as every program understands them. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/zone.h"
#include "ical/lint-private.h"

static const char *const zoned_names[] = { "DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "EXDATE", "RDATE", NULL };

static bool
in_vtimezone (const CursusIcalComponent *component)
{
  return component->parent != NULL && cursus_ical_component_is (component->parent, "VTIMEZONE");
}

static void
check_floating (CursusIcalLint *self, const CursusIcalComponent *component, const CursusIcalProperty *property)
{
  CursusIcalStamp stamp;
  if (in_vtimezone (component) || !cursus_ical_stamp_parse (property->value, &stamp))
    return;
  if (!stamp.is_date && !stamp.utc && cursus_ical_property_parameter (property, "TZID") == NULL)
    cursus_ical_lint_defect (self, property->line, _ ("%s: a time without zone means another instant to each program"),
                             property->name);
}

void
cursus_ical_lint_floating (CursusIcalLint *self)
{
  cursus_ical_lint_properties (self, zoned_names, check_floating);
}

static bool
defines_zone (const CursusIcalComponent *calendar, const char *tzid)
{
  for (guint i = 0; i < calendar->components->len; i++) {
    const CursusIcalComponent *component = cursus_ical_component_child (calendar, i);
    if (cursus_ical_component_is (component, "VTIMEZONE")
        && g_strcmp0 (cursus_ical_component_value (component, "TZID"), tzid) == 0)
      return true;
  }
  return false;
}

static void
check_tzid (CursusIcalLint *self, const CursusIcalComponent *component, const CursusIcalProperty *property)
{
  const char *tzid = cursus_ical_property_parameter (property, "TZID");
  if (tzid == NULL)
    return;
  while (component->parent != NULL && component->parent->parent != NULL)
    component = component->parent;
  if (!defines_zone (component, tzid))
    cursus_ical_lint_defect (self, property->line, _ ("%s: no VTIMEZONE defines “%s”"), property->name, tzid);
  if (g_str_has_suffix (property->value, "Z"))
    cursus_ical_lint_defect (self, property->line, _ ("%s: a time in UTC takes no TZID"), property->name);
}

void
cursus_ical_lint_tzid (CursusIcalLint *self)
{
  cursus_ical_lint_properties (self, zoned_names, check_tzid);
}

static bool
has_part (const char *rule, const char *part)
{
  g_auto (GStrv) parts = g_strsplit (rule, ";", -1);
  return g_strv_contains ((const char *const *)parts, part);
}

/* What Outlook's documentation asks of the rule: once a year, on one weekday or day of the month; UNTIL stops others. */
static bool
is_simple_rule (const char *rule)
{
  g_autofree char *upper = g_ascii_strup (rule, -1);
  bool has_day = strstr (upper, "BYDAY=") != NULL || strstr (upper, "BYMONTHDAY=") != NULL;
  return has_part (upper, "FREQ=YEARLY") && has_day && strstr (upper, "UNTIL=") == NULL && strstr (upper, "COUNT=") == NULL;
}

static void
check_observance (CursusIcalLint *self, const CursusIcalComponent *observance)
{
  int seconds = 0;
  const char *from = cursus_ical_component_value (observance, "TZOFFSETFROM");
  const char *to = cursus_ical_component_value (observance, "TZOFFSETTO");
  const CursusIcalProperty *rule = cursus_ical_component_find (observance, "RRULE");
  if (from == NULL || to == NULL || !cursus_ical_offset_parse (from, &seconds) || !cursus_ical_offset_parse (to, &seconds))
    cursus_ical_lint_defect (self, observance->line, _ ("%s needs TZOFFSETFROM and TZOFFSETTO, as +0100"), observance->name);
  if (cursus_ical_component_find (observance, "DTSTART") == NULL)
    cursus_ical_lint_defect (self, observance->line, _ ("%s has no DTSTART"), observance->name);
  if (cursus_ical_component_find (observance, "RDATE") != NULL)
    cursus_ical_lint_defect (self, observance->line, _ ("%s with RDATE is ignored by Outlook"), observance->name);
  if (rule != NULL && !is_simple_rule (rule->value))
    cursus_ical_lint_defect (self, rule->line, _ ("the rule of %s is not one yearly day without end"), observance->name);
}

static void
check_vtimezone (CursusIcalLint *self, const CursusIcalComponent *zone)
{
  guint n_standard = 0, n_daylight = 0;
  for (guint i = 0; i < zone->components->len; i++) {
    const CursusIcalComponent *observance = cursus_ical_component_child (zone, i);
    n_standard += cursus_ical_component_is (observance, "STANDARD");
    n_daylight += cursus_ical_component_is (observance, "DAYLIGHT");
    check_observance (self, observance);
  }
  if (cursus_ical_component_find (zone, "TZID") == NULL)
    cursus_ical_lint_defect (self, zone->line, _ ("VTIMEZONE has no TZID"));
  if (n_standard != 1 || n_daylight > 1)
    cursus_ical_lint_defect (self, zone->line, _ ("VTIMEZONE has %u STANDARD and %u DAYLIGHT: one, and at most one, are read"),
                             n_standard, n_daylight);
}

void
cursus_ical_lint_vtimezone (CursusIcalLint *self)
{
  cursus_ical_lint_components (self, "VTIMEZONE", check_vtimezone);
}

static void
check_skipped (CursusIcalLint *self, const CursusIcalComponent *component, const CursusIcalProperty *property)
{
  CursusIcalStamp stamp;
  int64_t utc = 0;
  const char *tzid = cursus_ical_property_parameter (property, "TZID");
  if (tzid == NULL || *tzid == '/' || !cursus_ical_stamp_parse (property->value, &stamp) || stamp.is_date || stamp.utc)
    return;
  g_autoptr (CursusZone) zone = cursus_zone_new (tzid, NULL);
  if (zone != NULL && !cursus_zone_to_utc (zone, stamp.date, stamp.second / 60, &utc, NULL))
    cursus_ical_lint_defect (self, property->line,
                             _ ("%s: this time does not exist, or twice, in the night of a change of clocks"), property->name);
}

void
cursus_ical_lint_skipped_time (CursusIcalLint *self)
{
  static const char *const names[] = { "DTSTART", "DTEND", NULL };
  cursus_ical_lint_properties (self, names, check_skipped);
}
