/* The table of checks, and what walks the file for them. Each check is told by its name; see CALENDARS for whom it protects. */
#include "ical/lint-private.h"

#include <string.h>

#define MAX_REPORTED 1000 /* of one file; more are counted only */

static const struct {
  const char *name;
  void (*run) (CursusIcalLint *self);
} checks[] = {
  { "size", cursus_ical_lint_size },
  { "byte-order-mark", cursus_ical_lint_mark },
  { "line-ends", cursus_ical_lint_line_ends },
  { "line-length", cursus_ical_lint_line_length },
  { "empty-line", cursus_ical_lint_empty_line },
  { "control-character", cursus_ical_lint_control },
  { "encoding", cursus_ical_lint_encoding },
  { "fold-in-character", cursus_ical_lint_fold_in_character },
  { "fold-in-escape", cursus_ical_lint_fold_in_escape },
  { "property", cursus_ical_lint_property },
  { "nesting", cursus_ical_lint_nesting },
  { "calendar", cursus_ical_lint_calendar },
  { "version", cursus_ical_lint_version },
  { "prodid", cursus_ical_lint_prodid },
  { "once", cursus_ical_lint_once },
  { "uid", cursus_ical_lint_uid },
  { "uid-twice", cursus_ical_lint_uid_twice },
  { "dtstamp", cursus_ical_lint_dtstamp },
  { "dtstart", cursus_ical_lint_dtstart },
  { "organizer", cursus_ical_lint_organizer },
  { "attendee", cursus_ical_lint_attendee },
  { "request", cursus_ical_lint_request },
  { "date", cursus_ical_lint_date },
  { "value-type", cursus_ical_lint_value_type },
  { "order", cursus_ical_lint_order },
  { "end-twice", cursus_ical_lint_end_twice },
  { "duration", cursus_ical_lint_duration },
  { "rrule", cursus_ical_lint_rrule },
  { "todo-due", cursus_ical_lint_todo_due },
  { "floating", cursus_ical_lint_floating },
  { "tzid", cursus_ical_lint_tzid },
  { "vtimezone", cursus_ical_lint_vtimezone },
  { "skipped-time", cursus_ical_lint_skipped_time },
  { "escape", cursus_ical_lint_escape },
  { "link", cursus_ical_lint_link },
  { "conference", cursus_ical_lint_conference },
  { "sequence", cursus_ical_lint_sequence },
  { "status", cursus_ical_lint_status },
  { "transp", cursus_ical_lint_transp },
  { "cancelled", cursus_ical_lint_cancelled },
  { "geo", cursus_ical_lint_geo },
  { "apple-map", cursus_ical_lint_apple_map },
  { "alarm-trigger", cursus_ical_lint_alarm_trigger },
  { "alarm-text", cursus_ical_lint_alarm_text },
};

void
cursus_ical_lint_defect (CursusIcalLint *self, int line, const char *format, ...)
{
  if (++self->n_defects > MAX_REPORTED)
    return;
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cursus_diagnostics_error (self->diagnostics, self->file, line, self->check, "%s", text);
}

static void
walk (CursusIcalLint *self, const CursusIcalComponent *component, const char *name, CursusIcalComponentCheck check)
{
  if (component->parent != NULL && (name == NULL || cursus_ical_component_is (component, name)))
    check (self, component);
  for (guint i = 0; i < component->components->len; i++)
    walk (self, cursus_ical_component_child (component, i), name, check);
}

void
cursus_ical_lint_components (CursusIcalLint *self, const char *name, CursusIcalComponentCheck check)
{
  walk (self, self->content->root, name, check);
}

static void
walk_properties (CursusIcalLint *self, const CursusIcalComponent *component, const char *const *names,
                 CursusIcalPropertyCheck check)
{
  for (guint i = 0; i < component->properties->len; i++) {
    const CursusIcalProperty *property = cursus_ical_component_property (component, i);
    if (g_strv_contains (names, property->name))
      check (self, component, property);
  }
  for (guint i = 0; i < component->components->len; i++)
    walk_properties (self, cursus_ical_component_child (component, i), names, check);
}

void
cursus_ical_lint_properties (CursusIcalLint *self, const char *const *names, CursusIcalPropertyCheck check)
{
  walk_properties (self, self->content->root, names, check);
}

const char *
cursus_ical_lint_method (const CursusIcalComponent *component)
{
  while (component->parent != NULL && component->parent->parent != NULL)
    component = component->parent;
  return cursus_ical_component_value (component, "METHOD");
}

guint
cursus_ical_lint (const char *bytes, gsize length, const char *shown_path, CursusDiagnostics *diagnostics)
{
  bool too_large = length > CURSUS_ICAL_MAX_BYTES;
  g_autoptr (CursusIcalContent) content = cursus_ical_content_parse (bytes, too_large ? 0 : length);
  CursusIcalLint lint = { .bytes = bytes, .length = length, .content = content, .file = shown_path, .diagnostics = diagnostics };
  /* The size comes first; a file that is too large is not looked at further. */
  for (gsize i = 0; i < (too_large ? 1 : G_N_ELEMENTS (checks)); i++) {
    lint.check = checks[i].name;
    checks[i].run (&lint);
  }
  return lint.n_defects;
}

const char *const *
cursus_ical_lint_checks (void)
{
  static const char *names[G_N_ELEMENTS (checks) + 1];
  static gsize ready;
  if (g_once_init_enter (&ready)) {
    for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
      names[i] = checks[i].name;
    g_once_init_leave (&ready, 1);
  }
  return names;
}
