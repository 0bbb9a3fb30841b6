/* What a plan is worth, in sentences and one short list. Shared by the table and the explanation where they say the same. */
#include "report/summary.h"

#include <glib/gi18n-lib.h>

#include "report/counts.h"
#include "report/finding.h"
#include "report/text-width.h"
#include "report/words.h"

#define COST_COLUMNS 7
#define LEVEL_COLUMNS 7

static CursusPaint
choose_paint (CursusPlanStatus status)
{
  switch (status) {
  case CURSUS_STATUS_OPTIMAL:
  case CURSUS_STATUS_FEASIBLE:
    return CURSUS_PAINT_GOOD;
  case CURSUS_STATUS_UNKNOWN:
    return CURSUS_PAINT_CAREFUL;
  case CURSUS_STATUS_INFEASIBLE:
    return CURSUS_PAINT_BAD;
  }
  g_assert_not_reached ();
}

void
cursus_summary_put_worth (CursusPage *page, const CursusPlan *plan)
{
  cursus_page_paragraph (page, choose_paint (plan->status), 0, cursus_words_status (plan));
  /* That a plan of nothing costs nothing would only mislead. */
  if (plan->meetings->len == 0)
    return;
  g_autofree char *score = cursus_words_score (plan);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, score);
  if (plan->waived->len == 0)
    return;
  g_autofree char *waived = cursus_counts_waived (plan->waived->len);
  cursus_page_paragraph (page, CURSUS_PAINT_CAREFUL, 0, waived);
}

int
cursus_summary_put_number (CursusPage *page, CursusPaint paint, int level, const char *digits)
{
  int end = COST_COLUMNS + level * LEVEL_COLUMNS;
  cursus_page_move_to (page, MAX (end - cursus_text_width (digits), 0));
  cursus_page_put (page, paint, digits);
  return MAX (end, cursus_text_width (digits)) + 2;
}

int
cursus_summary_put_cost (CursusPage *page, CursusPaint paint, int64_t cost)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, cost);
  return cursus_summary_put_number (page, paint, 0, digits);
}

int
cursus_summary_put_difference (CursusPage *page, CursusPaint paint, int64_t difference)
{
  g_autofree char *digits = cursus_counts_difference (difference);
  return cursus_summary_put_number (page, paint, 0, digits);
}

static void
put_waived (CursusPage *page, const CursusViolation *violation)
{
  g_autofree char *use = cursus_words_use (violation->rule, violation->use);
  g_autofree char *until = cursus_words_full_date (violation->expires);
  /* TRANSLATORS: a rule, who accepts that it is broken, the last day on which that holds, why */
  g_autofree char *consent = g_strdup_printf (_ ("%1$s · accepted by %2$s until %3$s: %4$s"), use, violation->author, until,
                                              violation->reason);
  int indent = cursus_summary_put_cost (page, CURSUS_PAINT_QUIET, violation->cost);
  bool has_text = violation->text && *violation->text;
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, indent, has_text ? violation->text : violation->use);
  cursus_page_paragraph (page, CURSUS_PAINT_QUIET, indent, consent);
}

void
cursus_summary_put_waived (CursusPage *page, const CursusPlan *plan, const char *meeting)
{
  bool any = false;
  for (guint i = 0; i < plan->waived->len; i++) {
    const CursusViolation *violation = g_ptr_array_index (plan->waived, i);
    if (!cursus_violation_concerns (violation, meeting))
      continue;
    if (!any) {
      cursus_page_end_line (page);
      cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, _ ("Waived: what it would cost"));
    }
    any = true;
    put_waived (page, violation);
  }
}

static bool
is_off (const CursusFinding *finding)
{
  return cursus_finding_off (finding) && !cursus_finding_costs (finding);
}

void
cursus_summary_put_off (CursusPage *page, GPtrArray *findings)
{
  guint n = 0;
  for (guint i = 0; i < findings->len; i++)
    n += is_off (g_ptr_array_index (findings, i));
  if (n == 0)
    return;
  g_autofree char *heading = cursus_counts_off (n);
  cursus_page_paragraph (page, CURSUS_PAINT_QUIET, 0, heading);
  for (guint i = 0; i < findings->len; i++) {
    const CursusFinding *finding = g_ptr_array_index (findings, i);
    if (!is_off (finding))
      continue;
    g_autofree char *use = cursus_words_use (finding->rule, finding->use);
    g_autofree char *text = g_strjoin (" · ", use, finding->because, NULL);
    cursus_page_move_to (page, 2);
    cursus_page_paragraph (page, CURSUS_PAINT_QUIET, 2, text);
  }
}

void
cursus_summary_put_kept (CursusPage *page, GPtrArray *findings)
{
  guint n_kept = 0, n_others = 0;
  for (guint i = 0; i < findings->len; i++) {
    const CursusFinding *finding = g_ptr_array_index (findings, i);
    if (cursus_finding_costs (finding) || finding->n_waived > 0)
      n_others++;
    else if (!cursus_finding_off (finding))
      n_kept++;
  }
  if (n_kept == 0)
    return;
  g_autofree char *kept = n_others > 0 ? cursus_counts_others_kept (n_kept) : cursus_counts_kept (n_kept);
  cursus_page_paragraph (page, CURSUS_PAINT_GOOD, 0, kept);
}

/* "4 trips (Paris ×2, Reims ×2)", or NULL if nobody travels. */
static char *
describe_trips (const CursusAgenda *agenda)
{
  g_autoptr (GArray) sites = cursus_agenda_sites (agenda, 0, agenda->rows->len);
  if (sites->len == 0)
    return NULL;
  guint n_trips = 0;
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0; i < sites->len; i++) {
    const CursusAgendaSite *site = &g_array_index (sites, CursusAgendaSite, i);
    n_trips += site->trips;
    g_string_append_printf (list, "%s%s\302\240×%u", i > 0 ? ", " : "", site->name, site->trips);
  }
  return cursus_counts_trips (n_trips, list->str);
}

static void
put_counts (CursusPage *page, const CursusPlan *plan, const CursusAgenda *agenda)
{
  guint n_half_days, n_days, n_pinned = 0;
  cursus_agenda_count (agenda, 0, agenda->rows->len, &n_half_days, &n_days);
  for (guint i = 0; i < plan->meetings->len; i++)
    n_pinned += cursus_plan_meeting (plan, i)->pinned != CURSUS_PIN_NONE;
  g_autofree char *half_days = cursus_counts_half_days (n_half_days);
  g_autofree char *days = cursus_counts_days (n_days);
  g_autofree char *trips = describe_trips (agenda);
  g_autofree char *line = g_strjoin (" · ", half_days, days, trips, NULL);
  /* TRANSLATORS: %s lists half-days, days and trips: of all groups together, so more than one participant has */
  g_autofree char *text = g_strdup_printf (_ ("In the calendar: %s"), line);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, text);
  if (n_pinned > 0) {
    g_autofree char *pinned = cursus_counts_pinned (n_pinned);
    g_autofree char *legend = g_strconcat (CURSUS_PIN_MARK, " ", pinned, NULL);
    cursus_page_paragraph (page, CURSUS_PAINT_CAREFUL, 0, legend);
  }
}

static void
put_undated (CursusPage *page, guint n)
{
  if (n == 0)
    return;
  g_autofree char *text = cursus_counts_undated (n);
  cursus_page_paragraph (page, CURSUS_PAINT_BAD, 0, text);
}

static void
put_rule (CursusPage *page, const CursusFinding *rule)
{
  g_autofree char *use = cursus_words_use (rule->rule, rule->use);
  g_autofree char *weight = cursus_words_weight (rule->hard, rule->weight);
  g_autofree char *violations = cursus_counts_violations (rule->n_unlisted);
  g_autofree char *text = g_strjoin (" · ", use, weight, violations, NULL);
  CursusPaint paint = rule->hard ? CURSUS_PAINT_BAD : CURSUS_PAINT_CAREFUL;
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, cursus_summary_put_cost (page, paint, rule->cost), text);
}

static void
put_rules (CursusPage *page, const CursusPlan *plan)
{
  g_autoptr (GPtrArray) findings = cursus_findings_new (plan, NULL, NULL);
  cursus_findings_sort (findings);
  bool any = false;
  for (guint i = 0; i < findings->len; i++) {
    const CursusFinding *finding = g_ptr_array_index (findings, i);
    if (!cursus_finding_costs (finding))
      continue;
    if (!any) {
      cursus_page_end_line (page);
      cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, _ ("Rules that cost something"));
    }
    any = true;
    put_rule (page, finding);
  }
  cursus_summary_put_waived (page, plan, NULL);
  cursus_summary_put_kept (page, findings);
  cursus_summary_put_off (page, findings);
}

/* How the plan was found, so that it can be found again. */
static void
put_run (CursusPage *page, const CursusPlan *plan)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, plan->seed);
  g_autofree char *seed = g_strdup_printf (_ ("seed %s"), digits);
  g_autofree char *moves = cursus_counts_moves (plan->moves);
  g_autofree char *seconds = plan->seconds >= 0 ? cursus_counts_seconds (plan->seconds) : NULL;
  g_autofree char *line = g_strjoin (" · ", seed, moves, seconds, NULL);
  cursus_page_paragraph (page, CURSUS_PAINT_QUIET, 0, line);
}

void
cursus_summary_put (CursusPage *page, const CursusPlan *plan, const CursusAgenda *agenda)
{
  cursus_summary_put_worth (page, plan);
  if (plan->meetings->len == 0)
    cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, _ ("This plan has no meetings."));
  else
    put_counts (page, plan, agenda);
  put_undated (page, agenda->n_undated);
  put_rules (page, plan);
  put_run (page, plan);
}
