/* A difference with reasons. */
#include "report/replanning.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "report/change.h"
#include "report/json-values.h"

void
cursus_replanning_reason_free (CursusReplanningReason *self)
{
  if (self == NULL)
    return;
  g_free (self->meeting);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

static const CursusReplanningReason *
find_reason (const CursusReplanningReport *report, const CursusPlanMeeting *meeting)
{
  for (guint i = 0; meeting != NULL && i < report->reasons->len; i++) {
    const CursusReplanningReason *reason = g_ptr_array_index (report->reasons, i);
    if (g_strcmp0 (reason->meeting, meeting->id) == 0)
      return reason;
  }
  return NULL;
}

/* How many move, and what is known of fewer. */
static char *
tell_count (const CursusReplanningReport *report)
{
  guint n = report->n_moved;
  if (n == 0)
    return g_strdup (_ ("No meeting that people know of has to move."));
  g_autofree char *moved = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u meeting moves.", "%u meetings move.", n), n);
  if (report->least == n)
    return g_strconcat (moved, " ", _ ("No plan that keeps every hard rule moves fewer: this is proven."), NULL);
  g_autofree char *least = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "At least %u has to; whether fewer would do was not settled.",
                   "At least %u have to; whether fewer would do was not settled.", report->least),
      report->least);
  return g_strconcat (moved, " ", least, NULL);
}

static void
put_reasons (CursusPage *page, const CursusReplanningReason *reason)
{
  for (guint i = 0; reason != NULL && i < reason->texts->len; i++)
    cursus_page_labelled (page, CURSUS_PAINT_QUIET, 2, _ ("because:"), g_ptr_array_index (reason->texts, i));
}

/* Whether something changes that stays where people know it to be: the newest plan is another than theirs. */
static bool
is_of_draft (const CursusReplanningReport *report, const GArray *differences)
{
  for (guint i = 0; i < differences->len; i++) {
    const CursusDifference *difference = &g_array_index (differences, CursusDifference, i);
    bool moves = difference->before != NULL && difference->after != NULL && difference->kinds != CURSUS_DIFFERENCE_PIN;
    if (moves && find_reason (report, difference->after) == NULL)
      return true;
  }
  return false;
}

static void
put_outcome (CursusPage *page, const CursusReplanningReport *report)
{
  g_autofree char *saved = g_strdup_printf (_ ("Saved as revision %" PRId64 "."), report->after->revision);
  switch (report->outcome) {
  case CURSUS_REPLANNING_SAVED:
    cursus_page_paragraph (page, CURSUS_PAINT_GOOD, 0, saved);
    break;
  case CURSUS_REPLANNING_UNCHANGED:
    cursus_page_paragraph (page, CURSUS_PAINT_GOOD, 0, _ ("The plan stays as it is: nothing was saved."));
    break;
  case CURSUS_REPLANNING_DRY_RUN:
    cursus_page_paragraph (page, CURSUS_PAINT_QUIET, 0, _ ("Nothing was saved."));
    break;
  }
}

char *
cursus_report_replanning (const CursusReplanningReport *report, CursusReportStyle style)
{
  g_autoptr (CursusPage) page = cursus_page_new (style);
  g_autoptr (GArray) differences = cursus_plan_diff (report->before, report->after);
  guint n_begun = cursus_change_leave_out_begun (differences);
  g_autofree char *count = tell_count (report), *begun = cursus_change_tell_begun (n_begun);
  cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, count);
  if (n_begun > 0)
    cursus_page_paragraph (page, CURSUS_PAINT_QUIET, 0, begun);
  if (is_of_draft (report, differences))
    cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, _ ("Compared with the newest plan, which is not what people hold:"));
  for (guint i = 0; i < differences->len; i++) {
    const CursusDifference *difference = &g_array_index (differences, CursusDifference, i);
    cursus_page_end_line (page);
    cursus_change_put (page, report->before, report->after, difference);
    put_reasons (page, find_reason (report, difference->after));
  }
  if (differences->len > 0) {
    g_autofree char *score = cursus_change_score (report->before->score, report->after->score);
    cursus_page_end_line (page);
    cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, score);
  }
  put_outcome (page, report);
  return cursus_page_finish (page);
}

static void
set_reasons (CursusJson *builder, const GPtrArray *reasons)
{
  cursus_json_key (builder, "reasons");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < reasons->len; i++) {
    const CursusReplanningReason *reason = g_ptr_array_index (reasons, i);
    cursus_json_begin_object (builder);
    cursus_json_set_text (builder, "meeting", reason->meeting);
    cursus_json_key (builder, "text");
    cursus_json_begin_array (builder);
    for (guint t = 0; t < reason->texts->len; t++)
      cursus_json_add_text (builder, g_ptr_array_index (reason->texts, t));
    cursus_json_end_array (builder);
    cursus_json_end_object (builder);
  }
  cursus_json_end_array (builder);
}

char *
cursus_report_replanning_json (const CursusReplanningReport *report)
{
  static const char *const outcomes[] = { "saved", "unchanged", "dry-run" };
  g_autoptr (CursusJson) builder = cursus_json_new ();
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "session", report->after->session);
  cursus_json_set_text (builder, "outcome", outcomes[report->outcome]);
  cursus_json_set_revision (builder, report->outcome == CURSUS_REPLANNING_SAVED ? report->after->revision : 0);
  cursus_json_set_integer (builder, "moved", report->n_moved);
  cursus_json_set_integer (builder, "least", report->least);
  cursus_json_key (builder, "minimal");
  cursus_json_add_boolean (builder, report->least == report->n_moved);
  cursus_json_set_score_of (builder, "score_before", report->before->score);
  cursus_json_set_score_of (builder, "score_after", report->after->score);
  cursus_change_set_meetings (builder, report->before, report->after);
  set_reasons (builder, report->reasons);
  cursus_json_end_object (builder);
  return cursus_json_finish (builder);
}
