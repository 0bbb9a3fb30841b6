/* Checks of dates, durations and recurrences as values. Knows no zone. */
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "ical/libical.h"
#include "ical/lint-private.h"

static const char *const time_names[] = { "DTSTART",       "DTEND",         "DUE",    "DTSTAMP",   "CREATED",
                                          "LAST-MODIFIED", "RECURRENCE-ID", "EXDATE", "COMPLETED", NULL };

static void
judge_date (CursusIcalLint *self, const CursusIcalProperty *property, const char *value)
{
  CursusIcalStamp stamp;
  if (!cursus_ical_stamp_parse (value, &stamp))
    cursus_ical_lint_defect (self, property->line, _ ("%s: “%s” is no date or time"), property->name, value);
}

static void
check_date (CursusIcalLint *self, const CursusIcalComponent *component, const CursusIcalProperty *property)
{
  /* The times of a VTIMEZONE may lie before all calendars. */
  if (component->parent != NULL && cursus_ical_component_is (component->parent, "VTIMEZONE"))
    return;
  if (!cursus_ical_property_is (property, "EXDATE")) {
    judge_date (self, property, property->value);
    return;
  }
  const char *rest = property->value;
  for (char *item; (item = cursus_ical_list_next (&rest)) != NULL;) {
    g_autofree char *value = item;
    judge_date (self, property, value);
  }
}

void
cursus_ical_lint_date (CursusIcalLint *self)
{
  cursus_ical_lint_properties (self, time_names, check_date);
}

static void
check_declared_type (CursusIcalLint *self, const CursusIcalComponent *component, const CursusIcalProperty *property)
{
  CursusIcalStamp stamp;
  const char *declared = cursus_ical_property_parameter (property, "VALUE");
  bool says_date = declared != NULL && g_ascii_strcasecmp (declared, "DATE") == 0;
  if (cursus_ical_property_is (property, "EXDATE") || !cursus_ical_stamp_parse (property->value, &stamp))
    return;
  if (says_date != stamp.is_date)
    cursus_ical_lint_defect (self, property->line, _ ("%s: VALUE=DATE and the value do not agree"), property->name);
}

static bool
find_stamp (const CursusIcalComponent *component, const char *name, CursusIcalStamp *stamp)
{
  const char *value = cursus_ical_component_value (component, name);
  return value != NULL && cursus_ical_stamp_parse (value, stamp);
}

static void
check_same_type (CursusIcalLint *self, const CursusIcalComponent *event)
{
  CursusIcalStamp start, end;
  if (find_stamp (event, "DTSTART", &start) && find_stamp (event, "DTEND", &end) && start.is_date != end.is_date)
    cursus_ical_lint_defect (self, event->line, _ ("one of DTSTART and DTEND is a date, the other a time"));
}

void
cursus_ical_lint_value_type (CursusIcalLint *self)
{
  cursus_ical_lint_properties (self, time_names, check_declared_type);
  cursus_ical_lint_components (self, "VEVENT", check_same_type);
}

/* Times in two zones cannot be compared here; nobody writes a short event that way. */
static void
check_order (CursusIcalLint *self, const CursusIcalComponent *event)
{
  CursusIcalStamp start, end;
  if (!find_stamp (event, "DTSTART", &start) || !find_stamp (event, "DTEND", &end))
    return;
  const char *start_zone = cursus_ical_property_parameter (cursus_ical_component_find (event, "DTSTART"), "TZID");
  const char *end_zone = cursus_ical_property_parameter (cursus_ical_component_find (event, "DTEND"), "TZID");
  if (start.utc != end.utc || start.is_date != end.is_date || g_strcmp0 (start_zone, end_zone) != 0)
    return;
  if (end.date < start.date || (end.date == start.date && end.second <= start.second))
    cursus_ical_lint_defect (self, event->line, _ ("DTEND is not after DTSTART"));
}

void
cursus_ical_lint_order (CursusIcalLint *self)
{
  cursus_ical_lint_components (self, "VEVENT", check_order);
}

static void
check_end_twice (CursusIcalLint *self, const CursusIcalComponent *component)
{
  bool has_end = cursus_ical_component_find (component, "DTEND") != NULL || cursus_ical_component_find (component, "DUE") != NULL;
  const CursusIcalProperty *duration = cursus_ical_component_find (component, "DURATION");
  if (has_end && duration != NULL)
    cursus_ical_lint_defect (self, duration->line, _ ("%s has an end and a DURATION"), component->name);
}

void
cursus_ical_lint_end_twice (CursusIcalLint *self)
{
  cursus_ical_lint_components (self, NULL, check_end_twice);
}

static void
check_duration (CursusIcalLint *self, const CursusIcalComponent *component, const CursusIcalProperty *property)
{
  CursusIcalDuration duration;
  const char *type = cursus_ical_property_parameter (property, "VALUE");
  if (cursus_ical_property_is (property, "TRIGGER") && type != NULL && g_ascii_strcasecmp (type, "DATE-TIME") == 0)
    return;
  if (!cursus_ical_duration_parse (property->value, &duration))
    cursus_ical_lint_defect (self, property->line, _ ("%s: “%s” is no duration"), property->name, property->value);
}

void
cursus_ical_lint_duration (CursusIcalLint *self)
{
  static const char *const names[] = { "DURATION", "TRIGGER", "REFRESH-INTERVAL", "X-PUBLISHED-TTL", NULL };
  cursus_ical_lint_properties (self, names, check_duration);
}

static void
check_rrule (CursusIcalLint *self, const CursusIcalComponent *component, const CursusIcalProperty *property)
{
  g_autoptr (GRecMutexLocker) locker = cursus_libical_enter ();
  struct icalrecurrencetype rule = icalrecurrencetype_from_string (property->value);
  if (rule.freq == ICAL_NO_RECURRENCE)
    cursus_ical_lint_defect (self, property->line, _ ("RRULE: “%s” is no recurrence"), property->value);
  free (rule.rscale); /* libical made it */
}

void
cursus_ical_lint_rrule (CursusIcalLint *self)
{
  static const char *const names[] = { "RRULE", NULL };
  cursus_ical_lint_properties (self, names, check_rrule);
}

static void
check_todo (CursusIcalLint *self, const CursusIcalComponent *todo)
{
  if (cursus_ical_component_find (todo, "DUE") != NULL && cursus_ical_component_find (todo, "DTSTART") == NULL
      && todo->components->len > 0)
    cursus_ical_lint_defect (self, todo->line, _ ("VTODO with DUE and an alarm, but without DTSTART"));
}

void
cursus_ical_lint_todo_due (CursusIcalLint *self)
{
  cursus_ical_lint_components (self, "VTODO", check_todo);
}
