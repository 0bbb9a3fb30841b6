/* What differs between two revisions: meetings, costs of rules, the score. */
#include "report/difference.h"

#include <glib/gi18n-lib.h>

#include "report/change.h"
#include "report/counts.h"
#include "report/json-values.h"
#include "report/words.h"

/* A rule use whose cost is not the same in both plans; one of them may not know it. */
typedef struct {
  const CursusPlanRule *rule;
  int64_t before;
  int64_t after;
} CostChange;

static const CursusPlanRule *
find_rule (const CursusPlan *plan, const CursusPlanRule *wanted)
{
  for (guint i = 0; i < plan->rules->len; i++) {
    const CursusPlanRule *rule = g_ptr_array_index (plan->rules, i);
    if (g_strcmp0 (rule->use, wanted->use) == 0 && g_strcmp0 (rule->rule, wanted->rule) == 0)
      return rule;
  }
  return NULL;
}

static void
add_cost (GArray *changes, const CursusPlanRule *rule, int64_t before, int64_t after)
{
  CostChange change = { rule, before, after };
  if (before != after)
    g_array_append_val (changes, change);
}

static GArray *
compare_costs (const CursusPlan *before, const CursusPlan *after)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (CostChange));
  for (guint i = 0; i < after->rules->len; i++) {
    const CursusPlanRule *rule = g_ptr_array_index (after->rules, i), *old = find_rule (before, rule);
    add_cost (changes, rule, old != NULL ? old->cost : 0, rule->cost);
  }
  for (guint i = 0; i < before->rules->len; i++) {
    const CursusPlanRule *rule = g_ptr_array_index (before->rules, i);
    if (find_rule (after, rule) == NULL)
      add_cost (changes, rule, rule->cost, 0);
  }
  return changes;
}

static void
put_counts (CursusPage *page, const GArray *differences, const CursusPlan *after)
{
  guint n = differences->len;
  for (guint i = 0; i < differences->len; i++)
    n -= g_array_index (differences, CursusDifference, i).after == NULL;
  guint n_same = after->meetings->len - n;
  g_autofree char *changed = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u meeting changes.", "%u meetings change.", differences->len), differences->len);
  g_autofree char *same = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u meeting stays as it is.", "%u meetings stay as they are.", n_same), n_same);
  g_autofree char *line = g_strjoin (" ", changed, same, NULL);
  cursus_page_paragraph (page, CURSUS_PAINT_QUIET, 0, line);
}

guint
cursus_difference_put_costs (CursusPage *page, const CursusPlan *before, const CursusPlan *after, bool soft_only)
{
  g_autoptr (GArray) changes = compare_costs (before, after);
  guint n = 0;
  for (guint i = 0; i < changes->len; i++) {
    const CostChange *change = &g_array_index (changes, CostChange, i);
    if (soft_only && change->rule->hard)
      continue;
    n++;
    g_autofree char *use = cursus_words_use (change->rule->rule, change->rule->use);
    g_autofree char *weight = cursus_words_weight (change->rule->hard, change->rule->weight);
    g_autofree char *old = cursus_counts_points (change->before), *new = cursus_counts_points (change->after);
    /* TRANSLATORS: a rule, its weight, points before and after */
    g_autofree char *line = g_strdup_printf (_ ("%1$s · %2$s: %3$s → %4$s"), use, weight, old, new);
    CursusPaint paint = change->after < change->before ? CURSUS_PAINT_GOOD
                        : change->rule->hard           ? CURSUS_PAINT_BAD
                                                       : CURSUS_PAINT_CAREFUL;
    cursus_page_paragraph (page, paint, 2, line);
  }
  return n;
}

char *
cursus_report_difference (const CursusPlan *before, const CursusPlan *after, const char *heading, CursusReportStyle style)
{
  g_return_val_if_fail (before != NULL && after != NULL, NULL);
  g_autoptr (CursusPage) page = cursus_page_new (style);
  g_autoptr (GArray) differences = cursus_plan_diff (before, after);
  guint n_begun = cursus_change_leave_out_begun (differences);
  g_autofree char *begun = cursus_change_tell_begun (n_begun);
  if (heading != NULL)
    cursus_page_paragraph (page, CURSUS_PAINT_HEADING, 0, heading);
  put_counts (page, differences, after);
  if (n_begun > 0)
    cursus_page_paragraph (page, CURSUS_PAINT_QUIET, 0, begun);
  for (guint i = 0; i < differences->len; i++) {
    cursus_page_end_line (page);
    cursus_change_put (page, before, after, &g_array_index (differences, CursusDifference, i));
  }
  cursus_page_end_line (page);
  g_autofree char *score = cursus_change_score (before->score, after->score);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, score);
  cursus_difference_put_costs (page, before, after, false);
  return cursus_page_finish (page);
}

void
cursus_difference_set_costs (CursusJson *builder, const CursusPlan *before, const CursusPlan *after)
{
  g_autoptr (GArray) changes = compare_costs (before, after);
  cursus_json_key (builder, "rules");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < changes->len; i++) {
    const CostChange *change = &g_array_index (changes, CostChange, i);
    cursus_json_begin_object (builder);
    cursus_json_set_text (builder, "rule", change->rule->rule);
    cursus_json_set_text (builder, "use", change->rule->use);
    cursus_json_set_weight (builder, change->rule->hard, change->rule->weight);
    cursus_json_set_integer (builder, "before", change->before);
    cursus_json_set_integer (builder, "after", change->after);
    cursus_json_end_object (builder);
  }
  cursus_json_end_array (builder);
}

char *
cursus_report_difference_json (const CursusPlan *before, const CursusPlan *after, const char *action)
{
  g_return_val_if_fail (before != NULL && after != NULL, NULL);
  g_autoptr (CursusJson) builder = cursus_json_new ();
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "session", after->session);
  cursus_json_set_integer (builder, "from", before->revision);
  cursus_json_set_integer (builder, "to", after->revision);
  if (action != NULL)
    cursus_json_set_text (builder, "action", action);
  cursus_json_set_score_of (builder, "score_before", before->score);
  cursus_json_set_score_of (builder, "score_after", after->score);
  cursus_change_set_meetings (builder, before, after);
  cursus_difference_set_costs (builder, before, after);
  cursus_json_end_object (builder);
  return cursus_json_finish (builder);
}
