/* Why a plan costs what it costs, for other programs. */
#include "report/explanation.h"

#include "report/finding.h"
#include "report/json-values.h"

static void
add_violation (CursusJson *builder, const CursusViolation *violation)
{
  cursus_json_begin_object (builder);
  cursus_json_set_texts (builder, "meetings", violation->meetings);
  cursus_json_set_integer (builder, "cost", violation->cost);
  cursus_json_set_text (builder, "text", violation->text);
  cursus_json_end_object (builder);
}

static void
add_finding (CursusJson *builder, const CursusFinding *finding)
{
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "rule", finding->rule);
  cursus_json_set_text (builder, "use", finding->use);
  cursus_json_set_weight (builder, finding->hard, finding->weight);
  cursus_json_set_integer (builder, "cost", finding->cost);
  cursus_json_set_text (builder, "because", finding->because);
  cursus_json_key (builder, "violations");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < finding->violations->len; i++)
    add_violation (builder, g_ptr_array_index (finding->violations, i));
  cursus_json_end_array (builder);
  cursus_json_end_object (builder);
}

void
cursus_explanation_set_rules (CursusJson *builder, const CursusPlan *plan, GPtrArray *violations, const char *meeting)
{
  g_autoptr (GPtrArray) findings = cursus_findings_new (plan, violations, meeting);
  cursus_json_key (builder, "rules");
  cursus_json_begin_array (builder);
  for (guint i = 0; i < findings->len; i++) {
    const CursusFinding *finding = g_ptr_array_index (findings, i);
    /* About one meeting, only the rules that it breaks; about the plan, the rules that are kept as well. */
    if (!meeting || finding->violations->len > 0)
      add_finding (builder, finding);
  }
  cursus_json_end_array (builder);
  cursus_json_set_waived (builder, plan->waived, meeting);
}

char *
cursus_report_explanation_json (const CursusPlan *plan, GPtrArray *violations, const char *meeting, const CursusReasons *reasons)
{
  g_return_val_if_fail (plan != NULL, NULL);
  g_autoptr (CursusJson) builder = cursus_json_new ();
  cursus_json_begin_object (builder);
  cursus_json_set_text (builder, "session", plan->session);
  cursus_json_set_revision (builder, plan->revision);
  cursus_json_set_score (builder, plan->score);
  cursus_explanation_set_rules (builder, plan, violations, meeting);
  if (reasons != NULL)
    cursus_json_set_conflict (builder, reasons);
  cursus_json_end_object (builder);
  return cursus_json_finish (builder);
}
