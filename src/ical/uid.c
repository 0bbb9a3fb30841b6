/* Names of events that never change: made of ids only, so that no move, room or revision touches them. */
#include "ical/writer.h"

/* Ids may be any text; an id's own dots must not look like ours, and two ids must never become one. */
static void
append_id (GString *out, const char *id)
{
  for (const char *p = id; *p != '\0'; p++) {
    if (g_ascii_isalnum (*p) || *p == '-' || *p == '_')
      g_string_append_c (out, *p);
    else
      g_string_append_printf (out, "~%02X", (guchar)*p);
  }
}

char *
cursus_ical_uid (const CursusPlan *plan, const CursusPlanMeeting *meeting, guint slot)
{
  GString *out = g_string_new (NULL);
  append_id (out, meeting->module);
  g_string_append_printf (out, ".p%u", meeting->part);
  if (meeting->group != NULL) {
    g_string_append_c (out, '.');
    append_id (out, meeting->group);
  }
  g_string_append_printf (out, ".s%u@", slot + 1);
  append_id (out, plan->session);
  g_string_append (out, ".cursus");
  return g_string_free (out, FALSE);
}
