/* Makes invitations of published events. Knows nothing of mails. */
#include "ical/invitation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ical/content.h"
#include "ical/lint.h"
#include "ical/text.h"
#include "ical/writer.h"

static void
append_person (GString *out, const char *property, const char *name, const char *parameters, const char *address)
{
  g_autofree char *quoted = cursus_ical_text_parameter (name != NULL && *name != '\0' ? name : address);
  g_autofree char *escaped = g_uri_escape_string (address, "@!$&'*+=", FALSE);
  cursus_ical_text_append_linef (out, "%s;CN=%s%s:mailto:%s", property, quoted, parameters, escaped);
}

/* Answers are not asked for: who takes part is settled. */
static void
append_parties (GString *out, const CursusIcalParties *parties)
{
  append_person (out, "ORGANIZER", parties->organizer_name, "", parties->organizer);
  append_person (out, "ATTENDEE", parties->attendee_name, ";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE",
                 parties->attendee);
}

static void
append_component (GString *out, const CursusIcalComponent *component, const CursusIcalParties *parties)
{
  bool is_event = cursus_ical_component_is (component, "VEVENT");
  cursus_ical_text_append_linef (out, "BEGIN:%s", component->name);
  for (guint i = 0; i < component->properties->len; i++)
    cursus_ical_text_append_line (out, cursus_ical_component_property (component, i)->text);
  if (is_event)
    append_parties (out, parties);
  for (guint i = 0; i < component->components->len; i++)
    append_component (out, cursus_ical_component_child (component, i), parties);
  cursus_ical_text_append_linef (out, "END:%s", component->name);
}

static void
append_calendar (GString *out, const CursusIcalComponent *calendar, const CursusIcalParties *parties)
{
  static const char *const kept[] = { "VERSION", "PRODID", "CALSCALE" };
  cursus_ical_text_append_line (out, "BEGIN:VCALENDAR");
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++) {
    const CursusIcalProperty *property = cursus_ical_component_find (calendar, kept[i]);
    if (property != NULL)
      cursus_ical_text_append_line (out, property->text);
  }
  cursus_ical_text_append_linef (out, "METHOD:%s", parties->cancels ? "CANCEL" : "REQUEST");
  for (guint i = 0; i < calendar->components->len; i++)
    append_component (out, cursus_ical_component_child (calendar, i), parties);
  cursus_ical_text_append_line (out, "END:VCALENDAR");
}

char *
cursus_ical_invitation (const char *calendar, const CursusIcalParties *parties, GError **error)
{
  g_autoptr (CursusIcalContent) content = cursus_ical_content_parse (calendar, strlen (calendar));
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  g_autoptr (GString) out = g_string_new (NULL);
  g_return_val_if_fail (content->root->components->len == 1, NULL);
  append_calendar (out, cursus_ical_component_child (content->root, 0), parties);
  if (cursus_ical_lint (out->str, out->len, NULL, diagnostics) == 0)
    return g_string_free (g_steal_pointer (&out), FALSE);
  g_autofree char *text = cursus_diagnostic_format (cursus_diagnostics_get (diagnostics, 0));
  g_set_error (error, CURSUS_ICAL_ERROR, CURSUS_ICAL_ERROR_INTERNAL, _ ("the calendar that was written is defective: %s"), text);
  return NULL;
}
