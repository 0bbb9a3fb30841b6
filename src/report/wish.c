/* Prints why a meeting is not where somebody would have it. */
#include "report/wish.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/violation.h"
#include "report/change.h"
#include "report/counts.h"
#include "report/difference.h"
#include "report/json-values.h"
#include "report/summary.h"
#include "report/text-width.h"
#include "report/words.h"

#define FEW 6 /* rules whose sentences are printed, for those who want it short */

static const CursusPlan *
present (const CursusWishReport *report)
{
  return report->alone.before;
}

/* ---- The meeting there, nothing else moving ---- */

static bool
is_same_use (const CursusViolation *a, const CursusViolation *b)
{
  return g_strcmp0 (a->rule, b->rule) == 0 && g_strcmp0 (a->use, b->use) == 0;
}

static void
put_sentence (CursusPage *page, const CursusViolation *violation, int indent)
{
  g_autofree char *meetings = violation->meetings != NULL ? g_strjoinv (", ", violation->meetings) : g_strdup ("–");
  bool has_text = violation->text != NULL && *violation->text != '\0';
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, indent, has_text ? violation->text : meetings);
}

/* The @first of @violations and those like it: a rule, its points, and what it says. */
static void
put_use (CursusPage *page, const CursusWishReport *report, const GPtrArray *violations, guint first)
{
  const CursusViolation *example = g_ptr_array_index (violations, first);
  int64_t cost = 0;
  guint n = 0;
  for (guint i = first; i < violations->len; i++) {
    const CursusViolation *violation = g_ptr_array_index (violations, i);
    bool same = is_same_use (violation, example);
    cost += same ? violation->cost : 0;
    n += same;
  }
  g_autofree char *use = cursus_words_use (example->rule, example->use);
  int indent = cursus_summary_put_cost (page, example->hard ? CURSUS_PAINT_BAD : CURSUS_PAINT_CAREFUL, cost);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, indent, use);
  for (guint i = first; i < violations->len; i++)
    if (i == first || (report->all && is_same_use (g_ptr_array_index (violations, i), example)))
      put_sentence (page, g_ptr_array_index (violations, i), indent);
  if (n > 1 && !report->all) {
    g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "… and %u more", "… and %u more", n - 1), n - 1);
    cursus_page_paragraph (page, CURSUS_PAINT_QUIET, indent, more);
  }
}

static bool
is_first_of_use (const GPtrArray *violations, guint index)
{
  for (guint i = 0; i < index; i++)
    if (is_same_use (g_ptr_array_index (violations, i), g_ptr_array_index (violations, index)))
      return false;
  return true;
}

/* Those of @violations that are @hard, rule by rule. */
static void
put_uses (CursusPage *page, const CursusWishReport *report, const GPtrArray *violations, bool hard, const char *heading)
{
  guint n = 0;
  for (guint i = 0; i < violations->len; i++) {
    const CursusViolation *violation = g_ptr_array_index (violations, i);
    if (violation->hard != hard || violation->cost == 0 || !is_first_of_use (violations, i))
      continue;
    if (n++ == 0)
      cursus_page_paragraph (page, hard ? CURSUS_PAINT_BAD : CURSUS_PAINT_CAREFUL, 0, heading);
    if (report->all || n <= FEW)
      put_use (page, report, violations, i);
  }
  if (n > FEW && !report->all) {
    g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "… and %u more rule", "… and %u more rules", n - FEW),
                                             n - FEW);
    cursus_page_paragraph (page, CURSUS_PAINT_QUIET, 2, more);
  }
}

static void
put_alone (CursusPage *page, const CursusWishReport *report)
{
  const CursusMoveReport *alone = &report->alone;
  g_autoptr (GPtrArray) added = cursus_move_subtract (alone->violations_after, alone->violations_before);
  g_autofree char *score = cursus_change_score (alone->before->score, alone->after->score);
  cursus_page_end_line (page);
  cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, _ ("If it goes there and nothing else moves"));
  if (cursus_move_breaks (alone->before, alone->after))
    put_uses (page, report, added, true, _ ("This breaks hard rules:"));
  else
    cursus_page_paragraph (page, CURSUS_PAINT_GOOD, 0, _ ("No hard rule forbids it."));
  if (report->all)
    put_uses (page, report, added, false, _ ("This costs:"));
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, score);
  cursus_difference_put_costs (page, alone->before, alone->after, true);
}

/* ---- The best plan that has it there ---- */

static char *
tell_difference (const CursusWishReport *report)
{
  int64_t difference = report->best->score.soft - present (report)->score.soft;
  g_autofree char *points = cursus_counts_points (ABS (difference));
  if (present (report)->score.hard > 0)
    return g_strdup (_ ("the plan as it is breaks hard rules, this one none"));
  if (difference == 0)
    return g_strdup (_ ("as much as the plan as it is"));
  return g_strdup_printf (difference > 0 ? _ ("%s more than the plan as it is") : _ ("%s less than the plan as it is"), points);
}

static char *
tell_proof (const CursusWishReport *report)
{
  g_autofree char *bound = cursus_counts_points (report->bound);
  if (report->status == CURSUS_STATUS_OPTIMAL)
    return g_strdup (_ ("It is proven that none with it there costs less."));
  if (report->bound > 0)
    return g_strdup_printf (_ ("It is the best that was found; it is proven that none with it there costs less than %s."), bound);
  return g_strdup (_ ("It is the best that was found; nothing is proven."));
}

static void
put_moves (CursusPage *page, const CursusWishReport *report)
{
  g_autoptr (GArray) differences = cursus_plan_diff (present (report), report->best);
  guint n = 0;
  for (guint i = 0; i < differences->len; i++)
    n += g_strcmp0 (g_array_index (differences, CursusDifference, i).after->id, report->meeting) != 0;
  g_autofree char *others = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u other meeting moves for it.", "%u other meetings move for it.", n), n);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, n > 0 ? others : _ ("No other meeting moves for it."));
  for (guint i = 0; i < differences->len; i++) {
    const CursusDifference *difference = &g_array_index (differences, CursusDifference, i);
    g_autoptr (GPtrArray) sentences = cursus_change_sentences (present (report), report->best, difference);
    for (guint s = 0; s < sentences->len; s++) {
      g_autofree char *text = g_strdup_printf (_ ("“%1$s” %2$s"), cursus_words_title (difference->after),
                                               (const char *)g_ptr_array_index (sentences, s));
      cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 2, text);
    }
  }
}

static void
put_found (CursusPage *page, const CursusWishReport *report)
{
  g_autofree char *points = cursus_counts_points (report->best->score.soft);
  g_autofree char *difference = tell_difference (report), *proof = tell_proof (report);
  /* TRANSLATORS: points; then “6 points more than the plan as it is” */
  g_autofree char *cost = g_strdup_printf (_ ("It costs %1$s: %2$s."), points, difference);
  g_autofree char *line = g_strjoin (" ", cost, proof, NULL);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, line);
  put_moves (page, report);
  cursus_difference_put_costs (page, present (report), report->best, false);
}

static void
put_none (CursusPage *page, const CursusWishReport *report)
{
  g_autofree char *seconds = cursus_counts_seconds (report->seconds);
  g_autofree char *unknown = g_strdup_printf (
      _ ("None that keeps every hard rule was found in %s, nor is it proven that there is "
         "none; --time gives it longer."),
      seconds);
  if (report->status != CURSUS_STATUS_INFEASIBLE)
    cursus_page_paragraph (page, CURSUS_PAINT_CAREFUL, 0, unknown);
  else if (report->by_itself)
    cursus_page_paragraph (page, CURSUS_PAINT_BAD, 0,
                           _ ("There is none, proven: hard rules forbid it there, wherever the other meetings are."));
  else
    cursus_page_paragraph (page, CURSUS_PAINT_BAD, 0, _ ("There is none: that is proven."));
  if (report->status == CURSUS_STATUS_INFEASIBLE && report->why == NULL)
    cursus_page_paragraph (page, CURSUS_PAINT_QUIET, 0,
                           _ ("What contradicts it was not found out in the time that was given; --time gives it longer."));
}

static void
put_meeting (CursusPage *page, const CursusWishReport *report)
{
  const CursusPlanMeeting *now = cursus_plan_find (present (report), report->meeting);
  const CursusPlanMeeting *then = cursus_plan_find (report->alone.after, report->meeting);
  g_autofree char *title = g_strdup_printf ("%s (%s)", cursus_words_title (now), now->id);
  g_autofree char *now_text = cursus_change_placement (present (report), now);
  g_autofree char *then_text = cursus_change_placement (report->alone.after, then);
  /* TRANSLATORS: before where a meeting is, and before where the planner would have it; both lines begin in the same column */
  const char *is = C_ ("of a meeting", "It is"), *asked = C_ ("of a meeting", "Why not");
  int indent = MAX (cursus_text_width (is), cursus_text_width (asked)) + 2;
  cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, title);
  cursus_page_put (page, CURSUS_PAINT_QUIET, is);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, indent, now_text);
  if (report->already) {
    cursus_page_paragraph (page, CURSUS_PAINT_GOOD, 0, _ ("That is what is asked for."));
  } else {
    cursus_page_put (page, CURSUS_PAINT_QUIET, asked);
    cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, indent, then_text);
  }
  if (now->pinned != CURSUS_PIN_NONE)
    cursus_page_paragraph (page, CURSUS_PAINT_CAREFUL, 0,
                           _ ("It is pinned where it is: nothing moves it before the pin is taken away. What follows is as if it "
                              "were not."));
}

char *
cursus_report_wish (const CursusWishReport *report, CursusReportStyle style)
{
  g_autoptr (CursusPage) page = cursus_page_new (style);
  put_meeting (page, report);
  if (!report->already)
    put_alone (page, report);
  cursus_page_end_line (page);
  /* TRANSLATORS: what the planner asked for, as typed: "2023-11-09 am @reims" */
  g_autofree char *heading = g_strdup_printf (_ ("The best plan that has it there (%s)"), report->wish);
  cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, heading);
  if (report->best != NULL)
    put_found (page, report);
  else
    put_none (page, report);
  g_autofree char *text = cursus_page_finish (page);
  g_autofree char *why = report->why != NULL ? cursus_report_conflict (report->why) : NULL;
  g_autofree char *repairs = report->why != NULL ? cursus_report_repairs (report->why) : NULL;
  return g_strconcat (text, why, repairs, NULL);
}

/* ---- JSON ---- */

static void
set_alone (CursusJson *builder, const CursusWishReport *report)
{
  const CursusMoveReport *alone = &report->alone;
  g_autoptr (GPtrArray) added = cursus_move_subtract (alone->violations_after, alone->violations_before);
  g_autoptr (GPtrArray) removed = cursus_move_subtract (alone->violations_before, alone->violations_after);
  cursus_json_key (builder, "alone");
  cursus_json_begin_object (builder);
  cursus_change_set_placement (builder, alone->after, cursus_plan_find (alone->after, report->meeting));
  cursus_json_set_score (builder, alone->after->score);
  cursus_move_set_violations (builder, "added", added);
  cursus_move_set_violations (builder, "removed", removed);
  cursus_difference_set_costs (builder, alone->before, alone->after);
  cursus_json_end_object (builder);
}

static void
set_best (CursusJson *builder, const CursusWishReport *report)
{
  cursus_json_key (builder, "best");
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "status", cursus_plan_status_name (report->status));
  if (report->status == CURSUS_STATUS_INFEASIBLE)
    cursus_json_set_text (builder, "bound", NULL);
  else
    cursus_json_set_integer (builder, "bound", report->bound);
  if (report->best != NULL) {
    cursus_json_set_score (builder, report->best->score);
    cursus_json_set_integer (builder, "difference", report->best->score.soft - present (report)->score.soft);
    cursus_change_set_meetings (builder, present (report), report->best);
    cursus_difference_set_costs (builder, present (report), report->best);
  } else {
    cursus_json_set_text (builder, "score", NULL);
    cursus_json_set_text (builder, "difference", NULL);
  }
  cursus_json_end_object (builder);
}

char *
cursus_report_wish_json (const CursusWishReport *report)
{
  g_autoptr (CursusJson) builder = cursus_json_new ();
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "session", present (report)->session);
  cursus_json_set_revision (builder, present (report)->revision);
  cursus_json_set_text (builder, "meeting", report->meeting);
  cursus_json_set_text (builder, "wish", report->wish);
  cursus_json_set_score (builder, present (report)->score);
  cursus_json_key (builder, "already");
  cursus_json_add_boolean (builder, report->already);
  set_alone (builder, report);
  set_best (builder, report);
  if (report->why != NULL)
    cursus_json_set_conflict (builder, report->why);
  cursus_json_end_object (builder);
  return cursus_json_finish (builder);
}
