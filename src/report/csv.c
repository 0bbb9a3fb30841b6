/* A plan for spreadsheets, a line a slot. What a cell shows must never become a formula when somebody opens the file. */
#include "report/report.h"

#include <string.h>

#include "core/csv.h"
#include "report/agenda.h"
#include "report/words.h"

#define BOM "\357\273\277"
#define END_OF_LINE "\r\n"

/* Appends ";" if need be, and the cell. */
static void
append_cell (GString *out, const char *text)
{
  if (!g_str_has_suffix (out->str, END_OF_LINE))
    g_string_append_c (out, ';');
  cursus_csv_append_text (out, text ? text : "");
}

/* "09:00", with a "Z" when the plan's zone is not known here and the time is UTC. */
static void
append_clock (GString *out, const CursusAgenda *agenda, int64_t utc)
{
  int second;
  cursus_zone_to_local (agenda->zone, utc, NULL, &second);
  g_autofree char *clock = g_strdup_printf ("%02d:%02d%s", second / 3600, second / 60 % 60, agenda->zone_known ? "" : "Z");
  append_cell (out, clock);
}

static const char *
choose_name (const char *name, const char *id)
{
  return name && *name ? name : id;
}

/* (transfer full): "gap: Anne Martin, 2024-01-31: the hall is free on that day only" for each waiver that @meeting needs. */
static char *
list_waivers (const CursusPlan *plan, const CursusPlanMeeting *meeting)
{
  GString *out = g_string_new (NULL);
  char expires[CURSUS_DATE_TEXT_SIZE];
  for (guint i = 0; i < plan->waived->len; i++) {
    const CursusViolation *violation = g_ptr_array_index (plan->waived, i);
    if (cursus_violation_concerns (violation, meeting->id))
      g_string_append_printf (out, "%s%s: %s, %s: %s", out->len > 0 ? " | " : "", violation->use, violation->author,
                              cursus_date_format (violation->expires, expires), violation->reason);
  }
  return g_string_free (out, FALSE);
}

/* Number and date of the revision; nothing of what was not saved. */
static void
append_revision (GString *out, const CursusPlan *plan, const CursusAgenda *agenda)
{
  CursusDate date = 0;
  char text[CURSUS_DATE_TEXT_SIZE];
  g_autofree char *revision = g_strdup_printf ("%" G_GINT64_FORMAT, plan->revision);
  cursus_zone_to_local (agenda->zone, plan->made_utc, &date, NULL);
  append_cell (out, plan->revision > 0 ? revision : "");
  append_cell (out, plan->made_utc > 0 ? cursus_date_format (date, text) : "");
}

static void
append_slot (GString *out, const CursusPlan *plan, const CursusPlanMeeting *meeting, const CursusPlanSlot *slot,
             const CursusAgenda *agenda)
{
  g_autofree char *waivers = list_waivers (plan, meeting);
  g_autofree char *speakers = cursus_words_speakers (meeting);
  CursusDate date;
  char date_text[CURSUS_DATE_TEXT_SIZE];
  cursus_zone_to_local (agenda->zone, slot->start_utc, &date, NULL);
  append_cell (out, plan->session);
  append_cell (out, meeting->id);
  append_cell (out, meeting->module);
  append_cell (out, meeting->group);
  append_cell (out, meeting->title);
  append_cell (out, meeting->format);
  append_cell (out, cursus_date_format (date, date_text));
  append_clock (out, agenda, slot->start_utc);
  append_clock (out, agenda, slot->end_utc);
  append_cell (out, choose_name (meeting->site_name, meeting->site));
  append_cell (out, choose_name (meeting->room_name, meeting->room));
  append_cell (out, speakers);
  append_cell (out, waivers);
  append_revision (out, plan, agenda);
  g_string_append (out, END_OF_LINE);
}

char *
cursus_report_csv (const CursusPlan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);
  GString *out = g_string_new (BOM "session;meeting;module;group;title;format;date;start;end;site;room;speakers;waived;revision;"
                                   "revised" END_OF_LINE);
  g_autoptr (CursusAgenda) agenda = cursus_agenda_new (plan);
  for (guint i = 0; i < plan->meetings->len; i++) {
    const CursusPlanMeeting *meeting = cursus_plan_meeting (plan, i);
    for (guint j = 0; j < meeting->slots->len; j++)
      append_slot (out, plan, meeting, &g_array_index (meeting->slots, CursusPlanSlot, j), agenda);
  }
  return g_string_free (out, FALSE);
}
