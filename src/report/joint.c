/* The lines of a joint plan. Each session's own plan is told elsewhere. */
#include "report/joint.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "report/counts.h"
#include "report/json-private.h"
#include "report/json-values.h"
#include "report/page.h"
#include "report/text-width.h"
#include "report/words.h"

#define WIDEST_ID 40 /* columns; longer ids push what follows */

static int
measure_ids (const GPtrArray *plans)
{
  int widest = 0;
  for (guint i = 0; i < plans->len; i++)
    widest = MAX (widest, cursus_text_width (((const CursusPlan *)g_ptr_array_index (plans, i))->session));
  return MIN (widest, WIDEST_ID);
}

static char *
tell_hard (int64_t n)
{
  if (n == 0)
    return g_strdup (_ ("keeps every hard rule"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "breaks hard rules by %" PRId64 " point",
                                       "breaks hard rules by %" PRId64 " points", (gulong)n),
                          n);
}

/* What other rules cost; where hard ones are broken by some points, it says so. */
static char *
tell_soft (CursusScore score)
{
  g_autofree char *points = cursus_counts_points (score.soft);
  /* TRANSLATORS: points; after “breaks hard rules by 8 points” */
  return score.hard > 0 ? g_strdup_printf (_ ("%s for the other rules"), points) : g_steal_pointer (&points);
}

static void
put_session (CursusPage *page, const CursusPlan *plan, bool fixed, int columns)
{
  bool reached = plan->meetings->len > 0;
  g_autofree char *revision = fixed && plan->revision == 0 ? g_strdup (_ ("as published"))
                                                           : cursus_words_revision (plan->revision);
  g_autofree char *hard = reached ? tell_hard (plan->score.hard) : g_strdup (_ ("no plan yet"));
  g_autofree char *points = tell_soft (plan->score);
  g_autofree char *line = reached ? g_strjoin (" · ", revision, hard, points, NULL) : g_strdup (hard);
  cursus_page_put (page, CURSUS_PAINT_HEADING, plan->session);
  cursus_page_put (page, CURSUS_PAINT_PLAIN, "  ");
  cursus_page_move_to (page, columns + 2);
  cursus_page_put (page, reached && plan->score.hard == 0 ? CURSUS_PAINT_PLAIN : CURSUS_PAINT_BAD, line);
  cursus_page_end_line (page);
}

static void
put_texts (CursusPage *page, const char *heading, const GPtrArray *texts)
{
  if (texts->len == 0)
    return;
  cursus_page_end_line (page);
  cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, heading);
  for (guint i = 0; i < texts->len; i++) {
    cursus_page_move_to (page, 2);
    cursus_page_put (page, CURSUS_PAINT_QUIET, "– ");
    cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 4, g_ptr_array_index (texts, i));
  }
}

/* (transfer full) (nullable): how good the plans are at least. */
static char *
tell_bound (const CursusJointReport *report)
{
  if (report->status == CURSUS_STATUS_INFEASIBLE)
    return g_strdup (_ ("It is proven that there is no joint plan."));
  if (report->status == CURSUS_STATUS_OPTIMAL)
    return g_strdup (_ ("Optimal: it is proven that no joint plan costs less."));
  if (report->bound <= 0)
    return NULL;
  g_autofree char *bound = cursus_counts_points (report->bound);
  if (report->score.hard > 0)
    return g_strdup_printf (_ ("Proven bound: no joint plan costs less than %s."), bound);
  g_autofree char *gap = cursus_counts_percent (report->score.soft - report->bound, report->score.soft);
  /* TRANSLATORS: the first is “120 points”; then “8.8 %”: by what part of what these plans cost it is less than that */
  return g_strdup_printf (_ ("Proven bound: no joint plan costs less than %s, which is %s less than these."), bound, gap);
}

static void
put_whole (CursusPage *page, const CursusJointReport *report)
{
  guint n_meetings = 0, n_sessions = report->plans->len;
  for (guint i = 0; i < n_sessions; i++)
    n_meetings += ((const CursusPlan *)g_ptr_array_index (report->plans, i))->meetings->len;
  g_autofree char *sessions = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u session", "%u sessions", n_sessions),
                                               n_sessions);
  g_autofree char *meetings = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u meeting", "%u meetings", n_meetings),
                                               n_meetings);
  g_autofree char *hard = tell_hard (report->score.hard);
  g_autofree char *points = tell_soft (report->score);
  g_autofree char *worth = g_strjoin (" · ", sessions, meetings, hard, points, NULL);
  g_autofree char *seed = g_strdup_printf (_ ("seed %" PRIu64), report->seed);
  g_autofree char *moves = cursus_counts_moves (report->moves);
  g_autofree char *seconds = report->seconds >= 0 ? cursus_counts_seconds (report->seconds) : NULL;
  g_autofree char *effort = g_strjoin (" · ", seed, moves, seconds, NULL), *proven = tell_bound (report);
  cursus_page_rule (page, cursus_page_columns (page));
  cursus_page_end_line (page);
  cursus_page_paragraph (page, report->score.hard == 0 ? CURSUS_PAINT_GOOD : CURSUS_PAINT_CAREFUL, 0, worth);
  if (proven != NULL)
    cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, proven);
  cursus_page_paragraph (page, CURSUS_PAINT_QUIET, 0, effort);
}

char *
cursus_report_joint (const CursusJointReport *report, CursusReportStyle style)
{
  g_return_val_if_fail (report->plans->len > 0, NULL);
  g_autoptr (CursusPage) page = cursus_page_new (style);
  int columns = measure_ids (report->plans);
  for (guint i = 0; i < report->plans->len; i++)
    put_session (page, g_ptr_array_index (report->plans, i), report->fixed[i], columns);
  put_texts (page, _ ("Twice at the same time"), report->clashes);
  put_texts (page, _ ("What is in the way"), report->obstacles);
  put_texts (page, _ ("Why there is no joint plan"), report->contradiction);
  put_whole (page, report);
  return cursus_page_finish (page);
}

static void
set_text_list (CursusJson *builder, const char *key, const GPtrArray *texts)
{
  cursus_json_key (builder, key);
  cursus_json_begin_array (builder);
  for (guint i = 0; i < texts->len; i++)
    cursus_json_add_text (builder, g_ptr_array_index (texts, i));
  cursus_json_end_array (builder);
}

char *
cursus_report_joint_json (const CursusJointReport *report)
{
  g_autoptr (CursusJson) builder = cursus_json_new ();
  cursus_json_begin_object (builder);
  cursus_json_key (builder, "sessions");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < report->plans->len; i++) {
    cursus_json_begin_object (builder);
    cursus_json_set_plan (builder, g_ptr_array_index (report->plans, i));
    cursus_json_key (builder, "fixed");
    cursus_json_add_boolean (builder, report->fixed[i]);
    cursus_json_end_object (builder);
  }
  cursus_json_end_array (builder);
  cursus_json_set_text (builder, "status", cursus_plan_status_name (report->status));
  cursus_json_set_score (builder, report->score);
  cursus_json_set_integer (builder, "bound", report->bound);
  set_text_list (builder, "clashes", report->clashes);
  set_text_list (builder, "obstacles", report->obstacles);
  set_text_list (builder, "contradiction", report->contradiction);
  cursus_json_set_count (builder, "seed", report->seed);
  cursus_json_set_count (builder, "moves", report->moves);
  cursus_json_set_number (builder, "seconds", round (report->seconds * 1000) / 1000);
  cursus_json_end_object (builder);
  return cursus_json_finish (builder);
}
