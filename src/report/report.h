/* A plan as text for a terminal, JSON or CSV. Pure: plan in, text out. Dates and words follow the reader's language (gettext). */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "core/plan.h"
#include "core/session.h"
#include "core/violation.h"
#include "report/conflict.h"

G_BEGIN_DECLS

typedef struct {
  bool colour; /* ANSI escapes */
  int columns; /* width of the terminal; 0: 100 */
} CursusReportStyle;

/** cursus_report_table: (transfer full): the plan as a calendar for a terminal: by month and week, a line a meeting with date,
 * half-day or hours, title, format, place, speakers; then score, bound and the rules that cost something. Never wider than the
 * style says; East Asian and combining characters counted by their width. */
char *cursus_report_table (const CursusPlan *plan, CursusReportStyle style);

/** cursus_report_json: (transfer full): one object with the keys that DESIGN.md section 8 fixes, pretty printed, with a final
 * line feed. */
char *cursus_report_json (const CursusPlan *plan);

/** cursus_report_csv: (transfer full): a line a slot:
 * session;meeting;module;group;title;format;date;start;end;site;room;speakers;waived;revision;revised (its date), for
 * spreadsheets in France: ";", CRLF, UTF-8 with BOM; cells that a spreadsheet would take for a formula get a leading apostrophe.
 */
char *cursus_report_csv (const CursusPlan *plan);

/** cursus_report_explanation: (transfer full): for a terminal: per rule use its weight, cost and each violation in a sentence;
 * rules that are kept are counted in one line. @meeting: only what concerns this meeting id; NULL: all. */
char *cursus_report_explanation (const CursusPlan *plan, GPtrArray *violations, const char *meeting, CursusReportStyle style);

/** cursus_report_explanation_json: (transfer full): {session, revision, score, rules: [{rule, use, weight, cost, violations:
 * [{meetings, cost, text}], because}], waived: [{rule, use, weight, cost, meetings, text, author, reason, expires}]}; with
 * @reasons (nullable) also conflict and minimal. */
char *cursus_report_explanation_json (const CursusPlan *plan, GPtrArray *violations, const char *meeting,
                                      const CursusReasons *reasons);

G_END_DECLS
