/* Checks of METHOD and of the people in a file: what makes a published file look like an invitation. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ical/lint-private.h"

static bool
is_published (const char *method)
{
  return method == NULL || g_ascii_strcasecmp (method, "PUBLISH") == 0;
}

static void
check_organizer (CursusIcalLint *self, const CursusIcalComponent *event)
{
  const char *method = cursus_ical_lint_method (event);
  const CursusIcalProperty *organizer = cursus_ical_component_find (event, "ORGANIZER");
  if (method != NULL && organizer == NULL)
    cursus_ical_lint_defect (self, event->line, _ ("METHOD:%s asks for an ORGANIZER; leave METHOD out"), method);
  if (method == NULL && organizer != NULL)
    cursus_ical_lint_defect (self, organizer->line, _ ("ORGANIZER makes the file an invitation that some programs refuse"));
}

void
cursus_ical_lint_organizer (CursusIcalLint *self)
{
  cursus_ical_lint_components (self, "VEVENT", check_organizer);
}

static void
check_attendee (CursusIcalLint *self, const CursusIcalComponent *component, const CursusIcalProperty *property)
{
  bool in_alarm = cursus_ical_component_is (component, "VALARM");
  if (is_published (cursus_ical_lint_method (component)) && !in_alarm)
    cursus_ical_lint_defect (self, property->line, _ ("ATTENDEE gives an address to everybody who reads the file"));
}

void
cursus_ical_lint_attendee (CursusIcalLint *self)
{
  static const char *const names[] = { "ATTENDEE", NULL };
  cursus_ical_lint_properties (self, names, check_attendee);
}

static void
check_request (CursusIcalLint *self, const CursusIcalComponent *calendar)
{
  const char *method = cursus_ical_component_value (calendar, "METHOD"), *first = NULL;
  if (is_published (method))
    return;
  for (guint i = 0; i < calendar->components->len; i++) {
    const CursusIcalProperty *uid = cursus_ical_component_find (cursus_ical_component_child (calendar, i), "UID");
    if (uid == NULL)
      continue;
    if (first != NULL && strcmp (first, uid->value) != 0) {
      cursus_ical_lint_defect (self, uid->line, _ ("METHOD:%s with several UIDs: some programs import the first only"), method);
      return;
    }
    first = uid->value;
  }
}

void
cursus_ical_lint_request (CursusIcalLint *self)
{
  cursus_ical_lint_components (self, "VCALENDAR", check_request);
}
