/* Prints what holds a meeting: first what it costs, as any explanation does, then who forbids the rest. */
#include "report/hold.h"

#include <glib/gi18n-lib.h>

#include "report/change.h"
#include "report/counts.h"
#include "report/explanation.h"
#include "report/json-values.h"
#include "report/summary.h"
#include "report/words.h"

#define FEW 3 /* of each list, for those who want it short */

void
cursus_hold_reason_free (CursusHoldReason *self)
{
  if (self == NULL)
    return;
  cursus_plan_free (self->example);
  g_free (self->text);
  g_free (self);
}

static guint
shown_of (const CursusHoldReport *report, guint n)
{
  return report->all ? n : MIN (n, FEW);
}

static char *
tell_more (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "… and %u more", "… and %u more", n), n);
}

static void
put_more (CursusPage *page, guint n, int indent)
{
  if (n == 0)
    return;
  g_autofree char *more = tell_more (n);
  cursus_page_paragraph (page, CURSUS_PAINT_QUIET, indent, more);
}

/* ---- What forbids ---- */

static void
put_reason (CursusPage *page, const CursusHoldReport *report, const CursusHoldReason *reason, bool first)
{
  g_autofree char *digits = first ? g_strdup_printf ("%u", reason->n_more) : cursus_counts_difference (reason->n_more);
  g_autofree char *use = cursus_words_use (reason->rule, reason->use);
  g_autofree char *in_all = NULL;
  if (report->all && reason->n > reason->n_more)
    /* TRANSLATORS: a rule, and how many placements it forbids, those included that rules before it forbid as well */
    in_all = g_strdup_printf (_ ("%1$s · %2$u in all"), use, reason->n);
  int indent = cursus_summary_put_number (page, CURSUS_PAINT_BAD, 1, digits);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, indent, in_all != NULL ? in_all : use);
  g_autofree char *placement = cursus_change_placement (reason->example, cursus_plan_meeting (reason->example, 0));
  /* TRANSLATORS: what a rule says of one place of those that it forbids, or that place */
  g_autofree char *example = g_strdup_printf (_ ("for example: %s"), reason->text != NULL ? reason->text : placement);
  cursus_page_paragraph (page, CURSUS_PAINT_QUIET, indent, example);
}

/* Rules that forbid nothing beyond those before them are told only to those who want all. */
static void
put_reasons (CursusPage *page, const CursusHoldReport *report, guint n, const GPtrArray *reasons, const char *text)
{
  g_autofree char *digits = g_strdup_printf ("%u", n);
  guint n_needed = 0;
  if (n == 0)
    return;
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, cursus_summary_put_number (page, CURSUS_PAINT_BAD, 0, digits), text);
  for (guint i = 0; i < reasons->len; i++)
    n_needed += ((const CursusHoldReason *)g_ptr_array_index (reasons, i))->n_more > 0;
  guint n_shown = report->all ? reasons->len : shown_of (report, n_needed);
  for (guint i = 0; i < n_shown; i++)
    put_reason (page, report, g_ptr_array_index (reasons, i), i == 0);
  put_more (page, report->all ? 0 : n_needed - n_shown, 16);
}

static void
put_blockers (CursusPage *page, const CursusHoldReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_shown = shown_of (report, report->blockers->len);
  for (guint i = 0; i < n_shown; i++) {
    const CursusHoldBlocker *blocker = &g_array_index (report->blockers, CursusHoldBlocker, i);
    const char *mark = blocker->meeting->pinned != CURSUS_PIN_NONE ? " " CURSUS_PIN_MARK : "";
    /* TRANSLATORS: the title of a meeting, perhaps a mark, a number of placements */
    g_autofree char *item = g_strdup_printf (_ ("“%1$s”%2$s (%3$u)"), cursus_words_title (blocker->meeting), mark, blocker->n);
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", item);
  }
  if (n_shown < report->blockers->len) {
    g_autofree char *more = tell_more (report->blockers->len - n_shown);
    g_string_append_printf (text, ", %s", more);
  }
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  if (text->len > 0)
    /* TRANSLATORS: titles of meetings, each with the number of placements that would be possible without it */
    g_ptr_array_add (parts, g_strdup_printf (_ ("In the way, each of them alone: %s."), text->str));
  if (report->blockers_known && report->n_tangled > 0)
    g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "In the way of %u: several meetings together.",
                                                          "In the way of %u: several meetings together.", report->n_tangled),
                                             report->n_tangled));
  g_ptr_array_add (parts, NULL);
  g_autofree char *line = g_strjoinv (" ", (char **)parts->pdata);
  if (*line != '\0')
    cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 9, line);
}

/* ---- What is possible ---- */

static gint
compare_growth (gconstpointer a, gconstpointer b)
{
  const CursusRuleDifference *x = a, *y = b;
  return (x->difference < y->difference) - (x->difference > y->difference);
}

/* "+4 weekdays, −2 quorum": what grows most first. */
static char *
tell_growth (const CursusHoldReport *report, const CursusProposal *proposal)
{
  g_autoptr (GArray) rules = g_array_copy (proposal->rules);
  GString *text = g_string_new (NULL);
  g_array_sort (rules, compare_growth);
  guint n_shown = shown_of (report, rules->len);
  for (guint i = 0; i < n_shown; i++) {
    const CursusRuleDifference *rule = &g_array_index (rules, CursusRuleDifference, i);
    g_autofree char *use = cursus_words_use (rule->rule, rule->use), *points = cursus_counts_difference (rule->difference);
    g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", points, use);
  }
  if (n_shown < rules->len)
    g_string_append (text, ", …");
  return g_string_free (text, FALSE);
}

static void
put_proposal (CursusPage *page, const CursusHoldReport *report, const CursusProposal *proposal)
{
  const CursusPlanMeeting *meeting = cursus_plan_find (proposal->plan, report->meeting);
  int64_t difference = proposal->score.soft - report->present->score.soft;
  g_autofree char *digits = cursus_counts_difference (difference), *growth = tell_growth (report, proposal);
  g_autofree char *placement = cursus_change_placement (proposal->plan, meeting);
  int indent = cursus_summary_put_number (page, difference > 0 ? CURSUS_PAINT_CAREFUL : CURSUS_PAINT_GOOD, 1, digits);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, indent, placement);
  if (*growth == '\0')
    return;
  cursus_page_paragraph (page, CURSUS_PAINT_QUIET, indent, growth);
}

static void
put_possible (CursusPage *page, const CursusHoldReport *report)
{
  guint n = report->n_dearer + report->n_same + report->n_cheaper;
  g_autofree char *digits = g_strdup_printf ("%u", n);
  /* TRANSLATORS: numbers of placements that are allowed, by what the plan would cost */
  g_autofree char *text = g_strdup_printf (_ ("possible: dearer %1$u, at the same cost %2$u, cheaper %3$u"), report->n_dearer,
                                           report->n_same, report->n_cheaper);
  guint n_shown = shown_of (report, report->possible->len);
  int indent = cursus_summary_put_number (page, n > 0 ? CURSUS_PAINT_GOOD : CURSUS_PAINT_QUIET, 0, digits);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, indent, n > 0 ? text : _ ("possible"));
  for (guint i = 0; i < n_shown; i++)
    put_proposal (page, report, g_ptr_array_index (report->possible, i));
  put_more (page, n - n_shown, 16);
}

static const char *
tell_pin (CursusPin pin)
{
  switch (pin) {
  case CURSUS_PIN_NONE:
    return NULL;
  case CURSUS_PIN_PLANNER:
    return _ ("It is pinned by the planner: no plan moves it, whatever that would save.");
  case CURSUS_PIN_MACHINE:
    return _ ("It is held in its place, because it has begun already.");
  }
  g_return_val_if_reached (NULL);
}

static void
put_elsewhere (CursusPage *page, const CursusHoldReport *report)
{
  guint n = report->n_never + report->n_blocked + report->n_dearer + report->n_same + report->n_cheaper;
  g_autofree char *heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                           "Why not elsewhere? %u other choice of time, room and speakers",
                                                           "Why not elsewhere? %u other choices of time, room and speakers", n),
                                              n);
  const char *pin = tell_pin (cursus_plan_find (report->present, report->meeting)->pinned);
  if (pin != NULL)
    cursus_page_paragraph (page, CURSUS_PAINT_CAREFUL, 0, pin);
  if (pin != NULL)
    cursus_page_end_line (page);
  cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, heading);
  put_reasons (page, report, report->n_never, report->never, _ ("forbidden, wherever the other meetings are"));
  put_reasons (page, report, report->n_blocked, report->blocked, _ ("forbidden because of where the other meetings are"));
  put_blockers (page, report);
  put_possible (page, report);
}

char *
cursus_report_hold (const CursusHoldReport *report, CursusReportStyle style)
{
  g_autoptr (CursusPage) page = cursus_page_new (style);
  g_autofree char *here = cursus_report_explanation (report->present, report->violations, report->meeting, style);
  put_elsewhere (page, report);
  g_autofree char *elsewhere = cursus_page_finish (page);
  return g_strconcat (here, "\n", elsewhere, NULL);
}

/* ---- JSON ---- */

static void
set_reasons (CursusJson *builder, const char *key, const GPtrArray *reasons)
{
  cursus_json_key (builder, key);
  cursus_json_begin_array (builder);
  for (guint i = 0; i < reasons->len; i++) {
    const CursusHoldReason *reason = g_ptr_array_index (reasons, i);
    cursus_json_begin_object (builder);
    cursus_json_set_text (builder, "rule", reason->rule);
    cursus_json_set_text (builder, "use", reason->use);
    cursus_json_set_integer (builder, "placements", reason->n);
    cursus_json_set_integer (builder, "beyond", reason->n_more);
    cursus_json_key (builder, "example");
    cursus_json_begin_object (builder);
    cursus_change_set_placement (builder, reason->example, cursus_plan_meeting (reason->example, 0));
    cursus_json_set_text (builder, "text", reason->text);
    cursus_json_end_object (builder);
    cursus_json_end_object (builder);
  }
  cursus_json_end_array (builder);
}

static void
set_blockers (CursusJson *builder, const CursusHoldReport *report)
{
  cursus_json_key (builder, "meetings_in_the_way");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < report->blockers->len; i++) {
    const CursusHoldBlocker *blocker = &g_array_index (report->blockers, CursusHoldBlocker, i);
    cursus_json_begin_object (builder);
    cursus_json_set_text (builder, "meeting", blocker->meeting->id);
    cursus_json_set_integer (builder, "placements", blocker->n);
    cursus_json_end_object (builder);
  }
  cursus_json_end_array (builder);
  if (report->blockers_known)
    cursus_json_set_integer (builder, "several_in_the_way", report->n_tangled);
  else
    cursus_json_set_text (builder, "several_in_the_way", NULL);
}

static void
set_possible (CursusJson *builder, const CursusHoldReport *report)
{
  cursus_json_key (builder, "possible");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < report->possible->len; i++) {
    const CursusProposal *proposal = g_ptr_array_index (report->possible, i);
    cursus_json_begin_object (builder);
    cursus_change_set_placement (builder, proposal->plan, cursus_plan_find (proposal->plan, report->meeting));
    cursus_json_set_score (builder, proposal->score);
    cursus_json_set_integer (builder, "difference", proposal->score.soft - report->present->score.soft);
    cursus_proposal_set_rules (builder, proposal);
    cursus_json_end_object (builder);
  }
  cursus_json_end_array (builder);
}

static void
set_meeting (CursusJson *builder, const CursusHoldReport *report)
{
  const CursusPlanMeeting *meeting = cursus_plan_find (report->present, report->meeting);
  cursus_json_key (builder, "meeting");
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "id", meeting->id);
  cursus_json_set_text (builder, "title", meeting->title);
  cursus_change_set_placement (builder, report->present, meeting);
  cursus_json_set_text (builder, "pinned_by", cursus_pin_name (meeting->pinned));
  cursus_json_end_object (builder);
}

char *
cursus_report_hold_json (const CursusHoldReport *report)
{
  g_autoptr (CursusJson) builder = cursus_json_new ();
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "session", report->present->session);
  cursus_json_set_revision (builder, report->present->revision);
  cursus_json_set_score (builder, report->present->score);
  set_meeting (builder, report);
  cursus_explanation_set_rules (builder, report->present, report->violations, report->meeting);
  cursus_json_key (builder, "elsewhere");
  cursus_json_begin_object (builder);
  cursus_json_set_integer (builder, "placements",
                           report->n_never + report->n_blocked + report->n_dearer + report->n_same + report->n_cheaper);
  cursus_json_set_integer (builder, "forbidden", report->n_never);
  cursus_json_set_integer (builder, "blocked", report->n_blocked);
  cursus_json_set_integer (builder, "dearer", report->n_dearer);
  cursus_json_set_integer (builder, "same", report->n_same);
  cursus_json_set_integer (builder, "cheaper", report->n_cheaper);
  set_reasons (builder, "forbidden_by", report->never);
  set_reasons (builder, "blocked_by", report->blocked);
  set_blockers (builder, report);
  set_possible (builder, report);
  cursus_json_end_object (builder);
  cursus_json_end_object (builder);
  return cursus_json_finish (builder);
}
