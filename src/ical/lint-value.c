/* Checks of single values: texts, links, states, positions, alarms. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ical/lint-private.h"

static void
check_escape (CursusIcalLint *self, const CursusIcalComponent *component, const CursusIcalProperty *property)
{
  bool is_list = cursus_ical_property_is (property, "CATEGORIES");
  for (const char *p = property->value; *p != '\0'; p++) {
    if (*p == '\\' && p[1] != '\0' && strchr ("\\;,nN", p[1]) != NULL) {
      p++;
    } else if (*p == '\\' || *p == ';' || (*p == ',' && !is_list)) {
      cursus_ical_lint_defect (self, property->line, _ ("%s: “%c” must be escaped with a backslash"), property->name, *p);
      return;
    }
  }
}

void
cursus_ical_lint_escape (CursusIcalLint *self)
{
  static const char *const names[] = { "SUMMARY",    "DESCRIPTION", "LOCATION",     "COMMENT", "CONTACT",
                                       "CATEGORIES", "NAME",        "X-WR-CALNAME", "TZNAME",  NULL };
  cursus_ical_lint_properties (self, names, check_escape);
}

static void
check_link (CursusIcalLint *self, const CursusIcalComponent *component, const CursusIcalProperty *property)
{
  const char *type = cursus_ical_property_parameter (property, "VALUE");
  if (type != NULL && g_ascii_strcasecmp (type, "BINARY") == 0)
    return;
  g_autofree char *scheme = g_uri_parse_scheme (property->value);
  const char *p = property->value;
  while (g_ascii_isgraph (*p) && strchr ("\"<>\\^`{|}", *p) == NULL)
    p++;
  if (scheme == NULL || *p != '\0')
    cursus_ical_lint_defect (self, property->line, _ ("%s: “%s” is no URI"), property->name, property->value);
}

void
cursus_ical_lint_link (CursusIcalLint *self)
{
  static const char *const names[] = { "URL", "CONFERENCE", "ATTACH", "SOURCE", "X-APPLE-STRUCTURED-LOCATION", NULL };
  cursus_ical_lint_properties (self, names, check_link);
}

static void
check_conference (CursusIcalLint *self, const CursusIcalComponent *event)
{
  const CursusIcalProperty *conference = cursus_ical_component_find (event, "CONFERENCE");
  if (conference != NULL && cursus_ical_component_find (event, "URL") == NULL)
    cursus_ical_lint_defect (self, conference->line, _ ("hardly any program shows CONFERENCE: give the address as URL too"));
}

void
cursus_ical_lint_conference (CursusIcalLint *self)
{
  cursus_ical_lint_components (self, "VEVENT", check_conference);
}

static void
check_sequence (CursusIcalLint *self, const CursusIcalComponent *component, const CursusIcalProperty *property)
{
  int number = 0;
  if (!cursus_ical_number_parse (property->value, &number))
    cursus_ical_lint_defect (self, property->line, _ ("SEQUENCE: “%s” is no number"), property->value);
}

void
cursus_ical_lint_sequence (CursusIcalLint *self)
{
  static const char *const names[] = { "SEQUENCE", NULL };
  cursus_ical_lint_properties (self, names, check_sequence);
}

static void
check_word (CursusIcalLint *self, const CursusIcalProperty *property, const char *const *words)
{
  g_autofree char *upper = g_ascii_strup (property->value, -1);
  g_autofree char *accepted = g_strjoinv (", ", (char **)words);
  if (!g_strv_contains (words, upper))
    cursus_ical_lint_defect (self, property->line, _ ("%s: “%s” is none of %s"), property->name, property->value, accepted);
}

static void
check_status (CursusIcalLint *self, const CursusIcalComponent *component, const CursusIcalProperty *property)
{
  static const char *const of_events[] = { "TENTATIVE", "CONFIRMED", "CANCELLED", NULL };
  static const char *const of_todos[] = { "NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED", NULL };
  static const char *const of_journals[] = { "DRAFT", "FINAL", "CANCELLED", NULL };
  if (cursus_ical_component_is (component, "VEVENT"))
    check_word (self, property, of_events);
  else if (cursus_ical_component_is (component, "VTODO"))
    check_word (self, property, of_todos);
  else if (cursus_ical_component_is (component, "VJOURNAL"))
    check_word (self, property, of_journals);
}

void
cursus_ical_lint_status (CursusIcalLint *self)
{
  static const char *const names[] = { "STATUS", NULL };
  cursus_ical_lint_properties (self, names, check_status);
}

static void
check_transp (CursusIcalLint *self, const CursusIcalComponent *component, const CursusIcalProperty *property)
{
  static const char *const words[] = { "OPAQUE", "TRANSPARENT", NULL };
  check_word (self, property, words);
}

void
cursus_ical_lint_transp (CursusIcalLint *self)
{
  static const char *const names[] = { "TRANSP", NULL };
  cursus_ical_lint_properties (self, names, check_transp);
}

static void
check_cancelled (CursusIcalLint *self, const CursusIcalComponent *event)
{
  if (g_strcmp0 (cursus_ical_component_value (event, "STATUS"), "CANCELLED") != 0)
    return;
  if (g_strcmp0 (cursus_ical_component_value (event, "TRANSP"), "TRANSPARENT") != 0)
    cursus_ical_lint_defect (self, event->line, _ ("a cancelled event without TRANSP:TRANSPARENT still looks busy"));
  if (event->components->len > 0)
    cursus_ical_lint_defect (self, event->line, _ ("a cancelled event has an alarm"));
}

void
cursus_ical_lint_cancelled (CursusIcalLint *self)
{
  cursus_ical_lint_components (self, "VEVENT", check_cancelled);
}

static bool
read_degrees (const char **text, double limit)
{
  char *end = NULL;
  double value = g_ascii_strtod (*text, &end);
  bool found = end != *text && value >= -limit && value <= limit;
  *text = end;
  return found;
}

static void
check_geo (CursusIcalLint *self, const CursusIcalComponent *component, const CursusIcalProperty *property)
{
  const char *p = property->value;
  bool right = read_degrees (&p, 90) && *p == ';';
  if (right) {
    p++;
    right = read_degrees (&p, 180) && *p == '\0';
  }
  if (!right)
    cursus_ical_lint_defect (self, property->line, _ ("GEO: “%s” is no latitude;longitude"), property->value);
}

void
cursus_ical_lint_geo (CursusIcalLint *self)
{
  static const char *const names[] = { "GEO", NULL };
  cursus_ical_lint_properties (self, names, check_geo);
}

static char *
unescape_text (const char *value)
{
  GString *out = g_string_new (NULL);
  for (const char *p = value; *p != '\0'; p++) {
    if (*p == '\\' && p[1] != '\0')
      g_string_append_c (out, *++p == 'n' || *p == 'N' ? '\n' : *p);
    else
      g_string_append_c (out, *p);
  }
  return g_string_free (out, FALSE);
}

/* RFC 6868. */
static char *
decode_parameter (const char *value)
{
  GString *out = g_string_new (NULL);
  for (const char *p = value != NULL ? value : ""; *p != '\0'; p++) {
    bool escaped = *p == '^' && (p[1] == '^' || p[1] == 'n' || p[1] == '\'');
    p += escaped;
    g_string_append_c (out, !escaped || *p == '^' ? *p : *p == 'n' ? '\n' : '"');
  }
  return g_string_free (out, FALSE);
}

static void
check_apple_map (CursusIcalLint *self, const CursusIcalComponent *event, const CursusIcalProperty *property)
{
  const char *location = cursus_ical_component_value (event, "LOCATION");
  g_autofree char *shown = unescape_text (location != NULL ? location : "");
  g_autofree char *title = decode_parameter (cursus_ical_property_parameter (property, "X-TITLE"));
  g_autofree char *address = decode_parameter (cursus_ical_property_parameter (property, "X-ADDRESS"));
  g_autofree char *both = *address != '\0' ? g_strdup_printf ("%s\n%s", title, address) : g_strdup (title);
  if (strcmp (shown, both) != 0)
    cursus_ical_lint_defect (self, property->line, _ ("title and address differ from LOCATION: Apple shows no map"));
}

void
cursus_ical_lint_apple_map (CursusIcalLint *self)
{
  static const char *const names[] = { "X-APPLE-STRUCTURED-LOCATION", NULL };
  cursus_ical_lint_properties (self, names, check_apple_map);
}

static void
check_alarm_trigger (CursusIcalLint *self, const CursusIcalComponent *alarm)
{
  if (cursus_ical_component_find (alarm, "TRIGGER") == NULL)
    cursus_ical_lint_defect (self, alarm->line, _ ("VALARM has no TRIGGER"));
}

void
cursus_ical_lint_alarm_trigger (CursusIcalLint *self)
{
  cursus_ical_lint_components (self, "VALARM", check_alarm_trigger);
}

static void
check_alarm_text (CursusIcalLint *self, const CursusIcalComponent *alarm)
{
  const char *action = cursus_ical_component_value (alarm, "ACTION");
  if (action == NULL)
    cursus_ical_lint_defect (self, alarm->line, _ ("VALARM has no ACTION"));
  else if (g_ascii_strcasecmp (action, "AUDIO") != 0 && cursus_ical_component_find (alarm, "DESCRIPTION") == NULL)
    cursus_ical_lint_defect (self, alarm->line, _ ("VALARM has no DESCRIPTION"));
}

void
cursus_ical_lint_alarm_text (CursusIcalLint *self)
{
  cursus_ical_lint_components (self, "VALARM", check_alarm_text);
}
