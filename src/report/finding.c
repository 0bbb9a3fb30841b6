/* Puts violations and the plan's figures for each rule use together, for the explanation as text and as JSON. */
#include "report/finding.h"

static void
free_finding (gpointer data)
{
  CursusFinding *self = data;
  g_ptr_array_unref (self->violations);
  g_free (self);
}

static CursusFinding *
add_finding (GPtrArray *findings, const char *rule, const char *use, bool hard, int64_t weight)
{
  CursusFinding *self = g_new0 (CursusFinding, 1);
  self->rule = rule;
  self->use = use;
  self->hard = hard;
  self->weight = weight;
  self->violations = g_ptr_array_new ();
  g_ptr_array_add (findings, self);
  return self;
}

static guint
find_finding (GPtrArray *findings, const CursusViolation *violation)
{
  for (guint i = 0; i < findings->len; i++) {
    CursusFinding *finding = g_ptr_array_index (findings, i);
    if (g_strcmp0 (finding->use, violation->use) == 0 && g_strcmp0 (finding->rule, violation->rule) == 0)
      return i;
  }
  add_finding (findings, violation->rule, violation->use, violation->hard, violation->weight);
  return findings->len - 1;
}

static void
add_rules (GPtrArray *findings, const CursusPlan *plan, const char *meeting)
{
  for (guint i = 0; i < plan->rules->len; i++) {
    const CursusPlanRule *rule = g_ptr_array_index (plan->rules, i);
    CursusFinding *finding = add_finding (findings, rule->rule, rule->use, rule->hard, rule->weight);
    finding->because = rule->because;
    finding->cost = meeting ? 0 : rule->cost;
    finding->n_unlisted = meeting ? 0 : rule->violations;
  }
}

static void
count_waived (GPtrArray *findings, const CursusPlan *plan, const char *meeting)
{
  for (guint i = 0; i < plan->waived->len; i++) {
    const CursusViolation *violation = g_ptr_array_index (plan->waived, i);
    if (!cursus_violation_concerns (violation, meeting))
      continue;
    CursusFinding *finding = g_ptr_array_index (findings, find_finding (findings, violation));
    finding->n_waived++;
  }
}

GPtrArray *
cursus_findings_new (const CursusPlan *plan, GPtrArray *violations, const char *meeting)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (free_finding);
  add_rules (findings, plan, meeting);
  GPtrArray *of_plan = meeting ? NULL : plan->rules;
  for (guint i = 0; violations && i < violations->len; i++) {
    CursusViolation *violation = g_ptr_array_index (violations, i);
    if (!cursus_violation_concerns (violation, meeting))
      continue;
    guint index = find_finding (findings, violation);
    CursusFinding *finding = g_ptr_array_index (findings, index);
    g_ptr_array_add (finding->violations, violation);
    if (finding->n_unlisted > 0)
      finding->n_unlisted--;
    /* The cost of a use in the plan is the plan's; else it is the sum of what is listed. */
    if (!of_plan || index >= of_plan->len)
      finding->cost += violation->cost;
  }
  count_waived (findings, plan, meeting);
  return findings;
}

bool
cursus_finding_costs (const CursusFinding *self)
{
  return self->cost != 0 || self->violations->len > 0 || self->n_unlisted > 0;
}

bool
cursus_finding_off (const CursusFinding *self)
{
  return !self->hard && self->weight == 0;
}

static gint
compare_findings (gconstpointer a, gconstpointer b, gpointer data)
{
  const CursusFinding *left = *(CursusFinding *const *)a, *right = *(CursusFinding *const *)b;
  if (left->hard != right->hard)
    return left->hard ? -1 : 1;
  return (left->cost < right->cost) - (left->cost > right->cost);
}

void
cursus_findings_sort (GPtrArray *findings)
{
  if (findings->len > 0)
    g_qsort_with_data (findings->pdata, (gint)findings->len, sizeof (gpointer), compare_findings, NULL);
}
