/* Why a plan costs what it costs, for a terminal: each broken rule with every place where it is broken, in a sentence. */
#include "report/report.h"

#include <glib/gi18n-lib.h>

#include "report/agenda.h"
#include "report/counts.h"
#include "report/finding.h"
#include "report/page.h"
#include "report/summary.h"
#include "report/words.h"

static void
put_when (CursusPage *page, const CursusAgenda *agenda, const CursusAgendaRow *row)
{
  g_autofree char *date = cursus_words_full_date (row->date);
  g_autofree char *clock = cursus_words_clock (row->start_minute, row->end_minute);
  g_autofree char *when = g_strjoin (" · ", date, cursus_words_half_days (row->half_days), clock,
                                     agenda->zone_known ? NULL : "UTC", NULL);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, when);
}

static void
put_where (CursusPage *page, const CursusPlanMeeting *meeting)
{
  g_autofree char *place = cursus_words_place (meeting);
  g_autofree char *speakers = cursus_words_speakers (meeting);
  g_autoptr (GString) line = g_string_new (cursus_words_format (meeting->format));
  if (*place)
    g_string_append_printf (line, " · %s", place);
  if (*speakers)
    g_string_append_printf (line, " · %s", speakers);
  if (meeting->pinned)
    g_string_append_printf (line, " · " CURSUS_PIN_MARK " %s", C_ ("state of a meeting", "pinned"));
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, line->str);
}

/* The meeting asked about, and where the plan put it. */
static void
put_meeting (CursusPage *page, const CursusPlan *plan, const char *id)
{
  const CursusPlanMeeting *meeting = cursus_plan_find (plan, id);
  if (!meeting) {
    g_autofree char *text = g_strdup_printf (_ ("This plan has no meeting “%s”."), id);
    cursus_page_paragraph (page, CURSUS_PAINT_BAD, 0, text);
    return;
  }
  g_autoptr (CursusAgenda) agenda = cursus_agenda_new_of (plan, meeting);
  g_autofree char *id_text = g_strdup_printf (" (%s)", meeting->id);
  g_autofree char *title = g_strconcat (cursus_words_title (meeting), id_text, NULL);
  cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, title);
  for (guint i = 0; i < agenda->rows->len; i++)
    put_when (page, agenda, cursus_agenda_row (agenda, i));
  put_where (page, meeting);
}

static void
put_plan (CursusPage *page, const CursusPlan *plan)
{
  g_autofree char *revision = cursus_words_revision (plan->revision);
  g_autofree char *subtitle = g_strjoin (" · ", plan->session, revision, NULL);
  const char *title = plan->session_title && *plan->session_title ? plan->session_title : plan->session;
  cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, title);
  cursus_page_paragraph (page, CURSUS_PAINT_QUIET, 0, subtitle);
  cursus_summary_put_worth (page, plan);
}

static void
put_violation (CursusPage *page, const CursusViolation *violation)
{
  g_autofree char *meetings = violation->meetings ? g_strjoinv (", ", violation->meetings) : g_strdup ("");
  bool has_text = violation->text && *violation->text;
  CursusPaint paint = violation->hard ? CURSUS_PAINT_BAD : CURSUS_PAINT_CAREFUL;
  int indent = cursus_summary_put_cost (page, paint, violation->cost);
  /* A rule that says nothing still names its meetings. */
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, indent, has_text ? violation->text : *meetings ? meetings : "–");
  if (has_text)
    cursus_page_paragraph (page, CURSUS_PAINT_QUIET, indent, meetings);
}

static void
put_finding (CursusPage *page, const CursusFinding *finding)
{
  g_autofree char *use = cursus_words_use (finding->rule, finding->use);
  g_autofree char *weight = cursus_words_weight (finding->hard, finding->weight);
  g_autofree char *points = cursus_counts_points (finding->cost);
  g_autofree char *heading = g_strjoin (" · ", use, weight, points, NULL);
  cursus_page_end_line (page);
  cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, heading);
  if (finding->because && *finding->because)
    cursus_page_paragraph (page, CURSUS_PAINT_QUIET, 0, finding->because);
  for (guint i = 0; i < finding->violations->len; i++)
    put_violation (page, g_ptr_array_index (finding->violations, i));
  if (finding->n_unlisted > 0) {
    g_autofree char *text = cursus_counts_undescribed (finding->n_unlisted);
    cursus_page_paragraph (page, CURSUS_PAINT_QUIET, 2, text);
  }
}

static void
put_findings (CursusPage *page, const CursusPlan *plan, GPtrArray *findings, const char *meeting)
{
  bool any = false;
  for (guint i = 0; i < findings->len; i++) {
    const CursusFinding *finding = g_ptr_array_index (findings, i);
    if (!cursus_finding_costs (finding))
      continue;
    any = true;
    put_finding (page, finding);
  }
  cursus_summary_put_waived (page, plan, meeting);
  if (any || findings->len > 0)
    cursus_page_end_line (page);
  if (!meeting) {
    cursus_summary_put_kept (page, findings);
    cursus_summary_put_off (page, findings);
  } else if (any)
    cursus_page_paragraph (page, CURSUS_PAINT_QUIET, 0, _ ("No other rule is broken by this meeting."));
  else
    cursus_page_paragraph (page, CURSUS_PAINT_GOOD, 0, _ ("No rule is broken by this meeting."));
}

char *
cursus_report_explanation (const CursusPlan *plan, GPtrArray *violations, const char *meeting, CursusReportStyle style)
{
  g_return_val_if_fail (plan != NULL, NULL);
  g_autoptr (CursusPage) page = cursus_page_new (style);
  g_autoptr (GPtrArray) findings = cursus_findings_new (plan, violations, meeting);
  cursus_findings_sort (findings);
  if (meeting)
    put_meeting (page, plan, meeting);
  else
    put_plan (page, plan);
  if (!meeting || cursus_plan_find (plan, meeting))
    put_findings (page, plan, findings, meeting);
  return cursus_page_finish (page);
}
