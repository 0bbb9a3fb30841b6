/* Checks of what stands where: components, and the properties that must or may stand once. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ical/lint-private.h"

static const CursusIcalProblem *
problem_at (const CursusIcalLint *self, guint index)
{
  return &g_array_index (self->content->problems, CursusIcalProblem, index);
}

void
cursus_ical_lint_property (CursusIcalLint *self)
{
  for (guint i = 0; i < self->content->problems->len; i++) {
    const CursusIcalProblem *problem = problem_at (self, i);
    if (problem->kind == CURSUS_ICAL_PROBLEM_NOT_A_PROPERTY)
      cursus_ical_lint_defect (self, problem->line, _ ("“%s” is no NAME:value"), problem->subject);
    if (problem->kind == CURSUS_ICAL_PROBLEM_PARAMETER)
      cursus_ical_lint_defect (self, problem->line, _ ("“%s” has a malformed parameter"), problem->subject);
    if (problem->kind == CURSUS_ICAL_PROBLEM_OUTSIDE)
      cursus_ical_lint_defect (self, problem->line, _ ("“%s” stands in no component"), problem->subject);
  }
}

void
cursus_ical_lint_nesting (CursusIcalLint *self)
{
  for (guint i = 0; i < self->content->problems->len; i++) {
    const CursusIcalProblem *problem = problem_at (self, i);
    if (problem->kind == CURSUS_ICAL_PROBLEM_UNCLOSED)
      cursus_ical_lint_defect (self, problem->line, _ ("BEGIN:%s has no END"), problem->subject);
    if (problem->kind == CURSUS_ICAL_PROBLEM_UNEXPECTED_END)
      cursus_ical_lint_defect (self, problem->line, _ ("END:%s has no BEGIN"), problem->subject);
    if (problem->kind == CURSUS_ICAL_PROBLEM_TOO_DEEP)
      cursus_ical_lint_defect (self, problem->line, _ ("%s is nested too deep"), problem->subject);
  }
}

void
cursus_ical_lint_calendar (CursusIcalLint *self)
{
  const CursusIcalComponent *root = self->content->root;
  if (root->components->len != 1)
    cursus_ical_lint_defect (self, 0, _ ("%u calendars in the file, one is expected"), root->components->len);
  for (guint i = 0; i < root->components->len; i++) {
    const CursusIcalComponent *component = cursus_ical_component_child (root, i);
    if (!cursus_ical_component_is (component, "VCALENDAR"))
      cursus_ical_lint_defect (self, component->line, _ ("%s stands outside a VCALENDAR"), component->name);
  }
}

static void
require_version (CursusIcalLint *self, const CursusIcalComponent *calendar)
{
  if (g_strcmp0 (cursus_ical_component_value (calendar, "VERSION"), "2.0") != 0)
    cursus_ical_lint_defect (self, calendar->line, _ ("VERSION:2.0 is missing"));
}

void
cursus_ical_lint_version (CursusIcalLint *self)
{
  cursus_ical_lint_components (self, "VCALENDAR", require_version);
}

static void
require_prodid (CursusIcalLint *self, const CursusIcalComponent *calendar)
{
  if (cursus_ical_component_find (calendar, "PRODID") == NULL)
    cursus_ical_lint_defect (self, calendar->line, _ ("PRODID is missing"));
}

void
cursus_ical_lint_prodid (CursusIcalLint *self)
{
  cursus_ical_lint_components (self, "VCALENDAR", require_prodid);
}

static void
check_once (CursusIcalLint *self, const CursusIcalComponent *component)
{
  static const char *const single[] = { "ACTION",   "CALSCALE",     "CLASS",      "CREATED",  "DESCRIPTION", "DTEND",
                                        "DTSTAMP",  "DTSTART",      "DUE",        "DURATION", "GEO",         "LAST-MODIFIED",
                                        "LOCATION", "METHOD",       "ORGANIZER",  "PRIORITY", "PRODID",      "RECURRENCE-ID",
                                        "RRULE",    "SEQUENCE",     "STATUS",     "SUMMARY",  "TRANSP",      "TRIGGER",
                                        "TZID",     "TZOFFSETFROM", "TZOFFSETTO", "UID",      "URL",         "VERSION",
                                        NULL };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < component->properties->len; i++) {
    const CursusIcalProperty *property = cursus_ical_component_property (component, i);
    bool is_new = g_hash_table_add (seen, (gpointer)property->name);
    if (!is_new && g_strv_contains (single, property->name))
      cursus_ical_lint_defect (self, property->line, _ ("%s stands twice in %s"), property->name, component->name);
  }
}

void
cursus_ical_lint_once (CursusIcalLint *self)
{
  cursus_ical_lint_components (self, NULL, check_once);
}

static void
require_uid (CursusIcalLint *self, const CursusIcalComponent *component)
{
  const char *uid = cursus_ical_component_value (component, "UID");
  if (uid == NULL || *uid == '\0')
    cursus_ical_lint_defect (self, component->line, _ ("%s has no UID"), component->name);
}

void
cursus_ical_lint_uid (CursusIcalLint *self)
{
  cursus_ical_lint_components (self, "VEVENT", require_uid);
  cursus_ical_lint_components (self, "VTODO", require_uid);
}

static void
check_uids_of_calendar (CursusIcalLint *self, const CursusIcalComponent *calendar)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < calendar->components->len; i++) {
    const CursusIcalComponent *component = cursus_ical_component_child (calendar, i);
    const CursusIcalProperty *uid = cursus_ical_component_find (component, "UID");
    const char *instance = cursus_ical_component_value (component, "RECURRENCE-ID");
    if (uid == NULL)
      continue;
    if (!g_hash_table_add (seen, g_strconcat (uid->value, "\n", instance, NULL)))
      cursus_ical_lint_defect (self, uid->line, _ ("the UID “%s” stands twice"), uid->value);
  }
}

void
cursus_ical_lint_uid_twice (CursusIcalLint *self)
{
  cursus_ical_lint_components (self, "VCALENDAR", check_uids_of_calendar);
}

static void
require_dtstamp (CursusIcalLint *self, const CursusIcalComponent *component)
{
  const CursusIcalProperty *property = cursus_ical_component_find (component, "DTSTAMP");
  if (property == NULL)
    cursus_ical_lint_defect (self, component->line, _ ("%s has no DTSTAMP"), component->name);
  else if (!g_str_has_suffix (property->value, "Z"))
    cursus_ical_lint_defect (self, property->line, _ ("DTSTAMP must be in UTC"));
}

void
cursus_ical_lint_dtstamp (CursusIcalLint *self)
{
  cursus_ical_lint_components (self, "VEVENT", require_dtstamp);
  cursus_ical_lint_components (self, "VTODO", require_dtstamp);
}

static void
require_dtstart (CursusIcalLint *self, const CursusIcalComponent *component)
{
  if (cursus_ical_component_find (component, "DTSTART") == NULL)
    cursus_ical_lint_defect (self, component->line, _ ("VEVENT has no DTSTART"));
}

void
cursus_ical_lint_dtstart (CursusIcalLint *self)
{
  cursus_ical_lint_components (self, "VEVENT", require_dtstart);
}
