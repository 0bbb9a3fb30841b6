/* Uses with another value of a parameter, compiled beside those of the session. */
#include <string.h>

#include "app/repairing-private.h"
#include "rules/audit.h"

void
cursus_variant_free (CursusVariant *self)
{
  if (self == NULL)
    return;
  cursus_ladder_free (self->ladder);
  g_free (self->uses);
  g_free (self);
}

CursusAmendment *
cursus_variant_amend (const CursusVariant *self, guint rung)
{
  const CursusRung *to = &g_array_index (self->ladder->rungs, CursusRung, rung);
  CursusAmendment *amendment = cursus_amendment_new (CURSUS_AMENDMENT_PARAM, to->size);
  amendment->use = self->use;
  amendment->param = g_strdup (self->ladder->param);
  amendment->value = cursus_value_ref (to->value);
  return amendment;
}

/* The use with the value of @rung; CURSUS_NONE if the rule does not want it. */
static uint32_t
compile_rung (CursusRepairing *self, CursusPlugin *plugin, uint32_t use, const char *param, const CursusRung *rung)
{
  CursusRuleset *ruleset = self->wide->ruleset;
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  const CursusRuleUse *written = cursus_workspace_written_use (self->wide->session, cursus_ruleset_use (ruleset, use)->name);
  const uint32_t index = ruleset->uses->len;
  g_autoptr (CursusRuleUse) other = cursus_rule_use_new (written->rule);
  other->name = g_strdup (cursus_ruleset_use (ruleset, use)->name);
  other->hard = other->weight_given = true;
  other->origin = written->origin;
  other->params = cursus_amendment_params (written->params, param, rung->value);
  return cursus_catalog_compile_use (self->wide->catalog, plugin, ruleset, other, diagnostics) ? index : CURSUS_NONE;
}

static void
add_ladder (CursusRepairing *self, CursusPlugin *plugin, uint32_t use, CursusLadder *ladder)
{
  CursusVariant *variant = g_new0 (CursusVariant, 1);
  variant->use = use;
  variant->ladder = ladder;
  variant->known = G_MAXUINT;
  variant->uses = g_new (uint32_t, ladder->rungs->len);
  for (guint r = 0; r < ladder->rungs->len; r++)
    variant->uses[r] = compile_rung (self, plugin, use, ladder->param, &g_array_index (ladder->rungs, CursusRung, r));
  g_ptr_array_add (self->variants, variant);
}

void
cursus_variants_add (CursusRepairing *self, uint32_t use)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  const CursusUse *of = cursus_ruleset_use (self->wide->ruleset, use);
  const CursusRuleUse *written = cursus_workspace_written_use (self->wide->session, of->name);
  CursusPlugin *plugin = cursus_catalog_find (self->wide->catalog, of->rule, diagnostics);
  if (written == NULL || plugin == NULL)
    return;
  const GPtrArray *params = cursus_plugin_info (plugin)->params;
  for (guint p = 0; p < params->len; p++) {
    const CursusParam *param = g_ptr_array_index (params, p);
    const CursusValue *given = written->params != NULL ? cursus_value_lookup (written->params, param->name) : NULL;
    g_autoptr (GPtrArray) ladders = cursus_ladders_new (param, given != NULL ? given : param->fallback, self->wide->session);
    g_ptr_array_set_free_func (ladders, NULL);
    for (guint l = 0; l < ladders->len; l++)
      add_ladder (self, plugin, use, g_ptr_array_index (ladders, l));
  }
}

/* The excess of the constraints of @use. */
static int64_t
sum_costs (const CursusRuleset *ruleset, const GArray *costs, uint32_t use)
{
  int64_t sum = 0;
  for (guint c = 0; c < costs->len; c++)
    if (cursus_ruleset_constraint (ruleset, c)->use == use && cursus_ruleset_constraint (ruleset, c)->parent == CURSUS_NONE)
      cursus_sum_add (&sum, g_array_index (costs, int64_t, c), 1);
  return sum;
}

void
cursus_variants_judge (const CursusRepairing *self, const CursusPlacement *placements)
{
  const CursusRuleset *ruleset = self->wide->ruleset;
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (int64_t));
  CursusScore score = { 0 };
  bool judged = cursus_audit (ruleset, placements, "en", &score, costs, NULL, NULL);
  for (guint v = 0; v < self->variants->len; v++) {
    CursusVariant *variant = g_ptr_array_index (self->variants, v);
    variant->known = G_MAXUINT;
    for (guint r = 0; judged && r < MIN (variant->known, variant->ladder->rungs->len); r++)
      if (variant->uses[r] != CURSUS_NONE && sum_costs (ruleset, costs, variant->uses[r]) == 0)
        variant->known = r;
  }
}
