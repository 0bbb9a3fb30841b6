/* The plan as a planner reads it on a terminal: months, weeks, a row a meeting and day. The summary below it is summary.c's. */
#include "report/report.h"

#include <glib/gi18n-lib.h>

#include "report/counts.h"
#include "report/page.h"
#include "report/summary.h"
#include "report/table-layout.h"
#include "report/text-width.h"
#include "report/words.h"

#define MAX_CELL_LINES 6 /* enough for all but texts without end: what is cut off may be what tells two meetings apart */

static void
append_part (GString *line, const char *part)
{
  if (part && *part)
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

/* (transfer full): of a plan that was just made, the date is today's, and its output the same on every day. */
static char *
tell_revision (const CursusPlan *plan, const CursusAgenda *agenda)
{
  CursusDate date = 0;
  if (plan->revision == 0 || plan->made_utc == 0)
    return cursus_words_revision (plan->revision);
  cursus_zone_to_local (agenda->zone, plan->made_utc, &date, NULL);
  return cursus_words_dated_revision (plan->revision, date);
}

/* What the plan is of: title, then id, revision, first and last day, length. */
static void
put_head (CursusPage *page, const CursusPlan *plan, const CursusAgenda *agenda)
{
  g_autofree char *revision = tell_revision (plan, agenda);
  g_autoptr (GString) line = g_string_new (NULL);
  append_part (line, plan->session);
  append_part (line, revision);
  if (agenda->rows->len > 0) {
    g_autofree char *first = cursus_words_full_date (cursus_agenda_row (agenda, 0)->date);
    g_autofree char *last = cursus_words_full_date (cursus_agenda_row (agenda, agenda->rows->len - 1)->date);
    g_autofree char *range = g_strdup_printf ("%s – %s", first, last);
    append_part (line, g_str_equal (first, last) ? first : range);
  }
  if (plan->session_days > 0) {
    g_autofree char *days = cursus_counts_length (plan->session_days);
    append_part (line, days);
  }
  const char *title = plan->session_title && *plan->session_title ? plan->session_title : plan->session;
  cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, title);
  cursus_page_paragraph (page, CURSUS_PAINT_QUIET, 0, line->str);
  if (!agenda->zone_known) {
    g_autofree char *note = g_strdup_printf (_ ("This system does not know the time zone “%s”: all times are UTC."),
                                             plan->timezone);
    cursus_page_paragraph (page, CURSUS_PAINT_CAREFUL, 0, note);
  }
}

static void
put_month (CursusPage *page, const CursusAgendaRow *row, int total)
{
  g_autofree char *month = cursus_words_month (row->date);
  cursus_page_end_line (page);
  cursus_page_put (page, CURSUS_PAINT_HEADING, month);
  cursus_page_move_to (page, cursus_text_width (month) + 1);
  cursus_page_rule (page, total);
  cursus_page_end_line (page);
}

static bool
same_month (const CursusAgendaRow *a, const CursusAgendaRow *b)
{
  return cursus_date_month_serial (a->date) == cursus_date_month_serial (b->date);
}

static bool
same_week (const CursusAgendaRow *a, const CursusAgendaRow *b)
{
  return same_month (a, b) && cursus_date_week_serial (a->date) == cursus_date_week_serial (b->date);
}

/* The week's number, what of it is in this month, and where: rows @begin to @end (excluded). */
static void
put_week (CursusPage *page, const CursusAgenda *agenda, guint begin, guint end)
{
  guint half_days, days;
  cursus_agenda_count (agenda, begin, end, &half_days, &days);
  g_autofree char *week = cursus_words_week (cursus_agenda_row (agenda, begin)->date);
  g_autofree char *count = cursus_counts_half_days (half_days);
  g_autoptr (GString) line = g_string_new (week);
  append_part (line, count);
  g_autoptr (GArray) sites = cursus_agenda_sites (agenda, begin, end);
  for (guint i = 0; i < sites->len; i++)
    append_part (line, g_array_index (sites, CursusAgendaSite, i).name);
  cursus_page_put (page, CURSUS_PAINT_QUIET, line->str);
  cursus_page_end_line (page);
}

static CursusPaint
choose_paint (CursusCell cell)
{
  switch (cell) {
  case CURSUS_CELL_DATE:
  case CURSUS_CELL_TITLE:
    return CURSUS_PAINT_HEADING;
  case CURSUS_CELL_HALF_DAY:
  case CURSUS_CELL_CLOCK:
  case CURSUS_CELL_PLACE:
    return CURSUS_PAINT_PLAIN;
  case CURSUS_CELL_FORMAT:
  case CURSUS_CELL_SPEAKERS:
  case CURSUS_N_CELLS:
    return CURSUS_PAINT_QUIET;
  }
  g_assert_not_reached ();
}

/* A row whose cells are wrapped, each in its own column. */
static void
put_row (CursusPage *page, const CursusTableLayout *layout, const CursusAgendaRow *row, bool with_date)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  guint n_lines = 0;
  for (int cell = 0; cell < CURSUS_N_CELLS; cell++) {
    bool shown = layout->width[cell] > 0 && (with_date || cell != CURSUS_CELL_DATE);
    g_autofree char *text = shown ? cursus_table_cell (row, (CursusCell)cell) : g_strdup ("");
    GPtrArray *lines = cursus_text_wrap (text, layout->width[cell], MAX_CELL_LINES);
    n_lines = MAX (n_lines, lines->len);
    g_ptr_array_add (cells, lines);
  }
  if (row->meeting->pinned)
    cursus_page_put (page, CURSUS_PAINT_CAREFUL, CURSUS_PIN_MARK);
  for (guint i = 0; i < n_lines; i++) {
    for (int cell = 0; cell < CURSUS_N_CELLS; cell++) {
      GPtrArray *lines = g_ptr_array_index (cells, cell);
      cursus_page_move_to (page, layout->start[cell]);
      if (i < lines->len)
        cursus_page_put (page, choose_paint ((CursusCell)cell), g_ptr_array_index (lines, i));
    }
    cursus_page_end_line (page);
  }
}

/* Format, place and speakers below the title. */
static void
put_details (CursusPage *page, const CursusTableLayout *layout, const CursusAgendaRow *row)
{
  g_autofree char *details = cursus_table_details (row);
  g_autoptr (GPtrArray) lines = cursus_text_wrap (details, layout->width[CURSUS_CELL_TITLE], MAX_CELL_LINES);
  for (guint i = 0; i < lines->len; i++) {
    cursus_page_move_to (page, layout->start[CURSUS_CELL_TITLE]);
    cursus_page_put (page, CURSUS_PAINT_QUIET, g_ptr_array_index (lines, i));
    cursus_page_end_line (page);
  }
}

static guint
find_week_end (const CursusAgenda *agenda, guint begin)
{
  guint end = begin + 1;
  while (end < agenda->rows->len && same_week (cursus_agenda_row (agenda, begin), cursus_agenda_row (agenda, end)))
    end++;
  return end;
}

static void
put_rows (CursusPage *page, const CursusTableLayout *layout, const CursusAgenda *agenda)
{
  guint end = 0;
  for (guint begin = 0; begin < agenda->rows->len; begin = end) {
    const CursusAgendaRow *first = cursus_agenda_row (agenda, begin);
    if (begin == 0 || !same_month (first, cursus_agenda_row (agenda, begin - 1)))
      put_month (page, first, layout->total);
    else
      cursus_page_end_line (page);
    end = find_week_end (agenda, begin);
    put_week (page, agenda, begin, end);
    for (guint i = begin; i < end; i++) {
      const CursusAgendaRow *row = cursus_agenda_row (agenda, i);
      put_row (page, layout, row, i == begin || row->date != cursus_agenda_row (agenda, i - 1)->date);
      if (layout->stacked)
        put_details (page, layout, row);
    }
  }
}

char *
cursus_report_table (const CursusPlan *plan, CursusReportStyle style)
{
  g_return_val_if_fail (plan != NULL, NULL);
  g_autoptr (CursusPage) page = cursus_page_new (style);
  g_autoptr (CursusAgenda) agenda = cursus_agenda_new (plan);
  CursusTableLayout layout = cursus_table_layout_new (agenda, cursus_page_columns (page));
  put_head (page, plan, agenda);
  put_rows (page, &layout, agenda);
  cursus_page_end_line (page);
  cursus_page_rule (page, agenda->rows->len > 0 ? layout.total : cursus_page_columns (page));
  cursus_page_end_line (page);
  cursus_summary_put (page, plan, agenda);
  return cursus_page_finish (page);
}
