/* Compares the sentences about two plans: which are new, which are gone. */
#include "report/move.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/violation.h"
#include "report/change.h"
#include "report/json-values.h"
#include "report/summary.h"
#include "report/words.h"

static char *
make_key (const CursusViolation *violation)
{
  g_autofree char *meetings = violation->meetings != NULL ? g_strjoinv ("\n", violation->meetings) : NULL;
  return g_strdup_printf ("%s\t%" PRId64 "\t%s\t%s", violation->use, violation->cost, meetings != NULL ? meetings : "",
                          violation->text != NULL ? violation->text : "");
}

GPtrArray *
cursus_move_subtract (const GPtrArray *some, const GPtrArray *others)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < others->len; i++) {
    char *key = make_key (g_ptr_array_index (others, i));
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
    g_hash_table_replace (counts, key, GUINT_TO_POINTER (n + 1));
  }
  GPtrArray *rest = g_ptr_array_new ();
  for (guint i = 0; i < some->len; i++) {
    g_autofree char *key = make_key (g_ptr_array_index (some, i));
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
    if (n == 0)
      g_ptr_array_add (rest, g_ptr_array_index (some, i));
    else
      g_hash_table_replace (counts, g_steal_pointer (&key), GUINT_TO_POINTER (n - 1));
  }
  return rest;
}

bool
cursus_move_breaks (const CursusPlan *before, const CursusPlan *after)
{
  for (guint i = 0; i < after->rules->len; i++) {
    const CursusPlanRule *rule = g_ptr_array_index (after->rules, i);
    int64_t cost = 0;
    for (guint j = 0; j < before->rules->len; j++) {
      const CursusPlanRule *old = g_ptr_array_index (before->rules, j);
      if (g_strcmp0 (old->use, rule->use) == 0 && g_strcmp0 (old->rule, rule->rule) == 0)
        cost = old->cost;
    }
    if (rule->hard && rule->cost > cost)
      return true;
  }
  return false;
}

static void
put_violation (CursusPage *page, const CursusViolation *violation, CursusPaint paint)
{
  bool has_text = violation->text != NULL && *violation->text != '\0';
  g_autofree char *meetings = violation->meetings != NULL ? g_strjoinv (", ", violation->meetings) : g_strdup ("");
  g_autofree char *use = cursus_words_use (violation->rule, violation->use);
  int indent = cursus_summary_put_cost (page, paint, violation->cost);
  cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, indent, has_text ? violation->text : meetings);
  cursus_page_paragraph (page, CURSUS_PAINT_QUIET, indent, use);
}

/* Those of @violations that are @hard, below @heading; nothing if there are none. */
static void
put_part (CursusPage *page, const GPtrArray *violations, bool hard, CursusPaint paint, const char *heading)
{
  bool any = false;
  for (guint i = 0; i < violations->len; i++) {
    const CursusViolation *violation = g_ptr_array_index (violations, i);
    if (violation->hard != hard || violation->cost == 0)
      continue;
    if (!any) {
      cursus_page_end_line (page);
      cursus_page_paragraph (page, paint, 0, heading);
    }
    any = true;
    put_violation (page, violation, paint);
  }
}

static void
put_outcome (CursusPage *page, const CursusMoveReport *report)
{
  g_autofree char *saved = g_strdup_printf (_ ("Saved as revision %" PRId64 "."), report->after->revision);
  switch (report->outcome) {
  case CURSUS_MOVE_SAVED:
    cursus_page_paragraph (page, CURSUS_PAINT_GOOD, 0, saved);
    break;
  case CURSUS_MOVE_UNCHANGED:
    cursus_page_paragraph (page, CURSUS_PAINT_QUIET, 0, _ ("That is so already: nothing was saved."));
    break;
  case CURSUS_MOVE_DRY_RUN:
    cursus_page_paragraph (page, CURSUS_PAINT_QUIET, 0, _ ("Nothing was saved."));
    break;
  case CURSUS_MOVE_REFUSED:
    cursus_page_paragraph (page, CURSUS_PAINT_BAD, 0,
                           _ ("Refused, because it breaks a hard rule; --force does it all the same."));
    break;
  }
}

char *
cursus_report_move (const CursusMoveReport *report, CursusReportStyle style)
{
  g_autoptr (CursusPage) page = cursus_page_new (style);
  g_autoptr (GArray) differences = cursus_plan_diff (report->before, report->after);
  g_autoptr (GPtrArray) added = cursus_move_subtract (report->violations_after, report->violations_before);
  g_autoptr (GPtrArray) removed = cursus_move_subtract (report->violations_before, report->violations_after);
  for (guint i = 0; i < differences->len; i++)
    cursus_change_put (page, report->before, report->after, &g_array_index (differences, CursusDifference, i));
  put_part (page, added, true, CURSUS_PAINT_BAD, _ ("This breaks hard rules:"));
  put_part (page, added, false, CURSUS_PAINT_CAREFUL, _ ("This costs:"));
  put_part (page, removed, true, CURSUS_PAINT_GOOD, _ ("These hard rules are no longer broken:"));
  put_part (page, removed, false, CURSUS_PAINT_GOOD, _ ("This no longer costs:"));
  if (differences->len > 0) {
    g_autofree char *score = cursus_change_score (report->before->score, report->after->score);
    cursus_page_end_line (page);
    cursus_page_paragraph (page, CURSUS_PAINT_PLAIN, 0, score);
  }
  put_outcome (page, report);
  return cursus_page_finish (page);
}

void
cursus_move_set_violations (CursusJson *builder, const char *key, const GPtrArray *violations)
{
  cursus_json_key (builder, key);
  cursus_json_begin_array (builder);
  for (guint i = 0; i < violations->len; i++) {
    cursus_json_begin_object (builder);
    cursus_json_set_violation (builder, g_ptr_array_index (violations, i));
    cursus_json_end_object (builder);
  }
  cursus_json_end_array (builder);
}

char *
cursus_report_move_json (const CursusMoveReport *report)
{
  static const char *const outcomes[] = { "saved", "unchanged", "dry-run", "refused" };
  g_autoptr (CursusJson) builder = cursus_json_new ();
  g_autoptr (GPtrArray) added = cursus_move_subtract (report->violations_after, report->violations_before);
  g_autoptr (GPtrArray) removed = cursus_move_subtract (report->violations_before, report->violations_after);
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "session", report->after->session);
  cursus_json_set_text (builder, "outcome", outcomes[report->outcome]);
  cursus_json_set_revision (builder, report->outcome == CURSUS_MOVE_SAVED ? report->after->revision : 0);
  cursus_json_set_score_of (builder, "score_before", report->before->score);
  cursus_json_set_score_of (builder, "score_after", report->after->score);
  cursus_change_set_meetings (builder, report->before, report->after);
  cursus_move_set_violations (builder, "added", added);
  cursus_move_set_violations (builder, "removed", removed);
  cursus_json_end_object (builder);
  return cursus_json_finish (builder);
}
