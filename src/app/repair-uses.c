/* Rules that speak of each person by name: what they ask of everybody can give way in one change. Tries that by search alone. */
#include "app/background.h"
#include "app/repairing-private.h"

#define SOFT_WEIGHT 20
#define SIZE_SOFT 6      /* of a rule that costs points then */
#define SIZE_STANDARD 50 /* the same of one that nobody wrote */

CursusAmendment *
cursus_use_soften (const CursusRepairing *self, uint32_t use)
{
  const char *name = cursus_ruleset_use (self->workspace->ruleset, use)->name;
  bool is_standard = cursus_workspace_written_use (self->workspace->session, name) == NULL;
  CursusAmendment *amendment = cursus_amendment_new (CURSUS_AMENDMENT_SOFT, is_standard ? SIZE_STANDARD : SIZE_SOFT);
  amendment->use = use;
  amendment->weight = SOFT_WEIGHT;
  return amendment;
}

/* (transfer full) (nullable): @amendment (transfer full) alone, if there is a plan then. @plan: (nullable) (out) (transfer full):
 * that plan, in the wide session. */
static CursusRepairDraft *
try_alone (const CursusRepairing *self, CursusAmendment *amendment, CursusPlacement **plan)
{
  g_autoptr (CursusRepairDraft) draft = cursus_repair_draft_new ();
  cursus_repair_draft_add (draft, amendment);
  g_autoptr (CursusWorkspace) amended = cursus_repair_open (draft, self->workspace);
  if (amended == NULL)
    return NULL;
  cursus_repair_try (draft, self->workspace, amended, self->options->pins, NULL, NULL, self->options->limits.stop);
  if (plan != NULL && draft->has_plan)
    *plan = cursus_background_shift (amended, self->wide, draft->placements);
  return draft->has_plan ? g_steal_pointer (&draft) : NULL;
}

/* (transfer full) (nullable): the nearest value of @variant, up to the one with which a plan is known, with which one is found.
 */
static CursusRepairDraft *
try_values (const CursusRepairing *self, const CursusVariant *variant)
{
  CursusRepairDraft *best = NULL;
  for (guint low = 0, high = variant->known; low < high && !cursus_repairing_is_over (self);) {
    const guint middle = (low + high) / 2;
    CursusRepairDraft *draft = variant->uses[middle] != CURSUS_NONE
                                   ? try_alone (self, cursus_variant_amend (variant, middle), NULL)
                                   : NULL;
    if (draft == NULL) {
      low = middle + 1;
      continue;
    }
    cursus_repair_draft_free (best);
    best = draft;
    high = middle;
  }
  return best != NULL ? best : try_alone (self, cursus_variant_amend (variant, variant->known), NULL);
}

static void
repair_use (CursusRepairing *self, uint32_t use, GPtrArray *drafts)
{
  g_autofree CursusPlacement *plan = NULL;
  const guint n_before = self->variants->len;
  CursusRepairDraft *soft = try_alone (self, cursus_use_soften (self, use), &plan);
  if (soft == NULL)
    return;
  g_ptr_array_add (drafts, soft);
  if (plan == NULL)
    return;
  cursus_variants_add (self, use);
  cursus_variants_judge (self, plan);
  for (guint v = n_before; v < self->variants->len; v++) {
    const CursusVariant *variant = g_ptr_array_index (self->variants, v);
    CursusRepairDraft *draft = variant->known != G_MAXUINT ? try_values (self, variant) : NULL;
    if (draft != NULL)
      g_ptr_array_add (drafts, draft);
  }
}

/* Whether somebody wrote the hard @use, of a rule that not every session has. */
static bool
is_own (const CursusRepairing *self, uint32_t use)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  const CursusUse *of = cursus_ruleset_use (self->workspace->ruleset, use);
  const CursusPlugin *plugin = cursus_catalog_find (self->workspace->catalog, of->rule, diagnostics);
  return of->hard && plugin != NULL && !cursus_plugin_info (plugin)->standard;
}

void
cursus_repairs_add_uses (CursusRepairing *self, const GArray *conflict, GPtrArray *drafts)
{
  g_autofree bool *uses = g_new0 (bool, self->wide->ruleset->uses->len + 1);
  for (guint i = 0; i < conflict->len; i++) {
    const CursusConflictItem *item = &g_array_index (conflict, CursusConflictItem, i);
    const guint number = item->kind == CURSUS_CONFLICT_PERSON ? cursus_requirements_find (self->requirements, item) : G_MAXUINT;
    if (number != G_MAXUINT)
      cursus_requirements_mark_uses (self->requirements, number, uses);
  }
  for (uint32_t use = 0; use < self->n_uses; use++)
    if (uses[use] && is_own (self, use))
      repair_use (self, use, drafts);
}
