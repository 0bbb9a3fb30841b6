/* Amends a session that was read again, and tries it with search and audit. Knows nothing of conflicts. */
#include "app/repair.h"

#include "app/background.h"
#include "rules/audit.h"
#include "solver/pins.h"
#include "solver/search.h"

#define MOST_MOVES 120000 /* to make the plan better: some tenths of a second */

CursusRepairDraft *
cursus_repair_draft_new (void)
{
  CursusRepairDraft *self = g_new0 (CursusRepairDraft, 1);
  self->amendments = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_amendment_free);
  return self;
}

void
cursus_repair_draft_free (CursusRepairDraft *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->amendments);
  g_free (self->placements);
  g_free (self);
}

void
cursus_repair_draft_add (CursusRepairDraft *self, CursusAmendment *amendment)
{
  self->size += amendment->size;
  g_ptr_array_add (self->amendments, amendment);
}

CursusWorkspace *
cursus_repair_open (const CursusRepairDraft *self, const CursusWorkspace *workspace)
{
  g_autoptr (CursusDiagnostics) diagnostics = cursus_diagnostics_new ();
  CursusSession *session = cursus_amendment_load (workspace, NULL);
  if (session == NULL)
    return NULL;
  for (guint a = 0; a < self->amendments->len; a++)
    cursus_amendment_apply (g_ptr_array_index (self->amendments, a), workspace, session);
  return cursus_workspace_of_session (session, workspace->path, diagnostics, NULL);
}

/* (transfer full) (nullable): the pins that are left. */
static CursusPlacement *
keep_pins (const CursusRepairDraft *self, const CursusWorkspace *workspace, const CursusWorkspace *amended,
           const CursusPlacement *pins)
{
  CursusPlacement *kept = cursus_background_shift (workspace, amended, pins);
  for (guint a = 0; kept != NULL && a < self->amendments->len; a++) {
    const CursusAmendment *amendment = g_ptr_array_index (self->amendments, a);
    if (amendment->kind == CURSUS_AMENDMENT_UNPIN)
      kept[amendment->meeting] = (CursusPlacement){ .start = CURSUS_UNPLACED };
  }
  return kept;
}

/* What the audit says of @placements counts, if they keep the hard rules and the pins, and are better than what is known. */
static void
offer (CursusRepairDraft *self, const CursusWorkspace *amended, const CursusPlacement *pins, const CursusPlacement *placements)
{
  const uint32_t n = amended->frame->n_meetings;
  CursusScore score = { 0 };
  if (placements == NULL || !cursus_audit (amended->ruleset, placements, "en", &score, NULL, NULL, NULL) || score.hard > 0)
    return;
  for (uint32_t m = 0; m < n; m++)
    if (!cursus_problem_allows (amended->problem, m, placements[m])
        || (pins != NULL && pins[m].start != CURSUS_UNPLACED && !cursus_placement_equal (pins[m], placements[m])))
      return;
  if (self->has_plan && cursus_score_compare (self->score, score) <= 0)
    return;
  g_free (self->placements);
  self->placements = g_memdup2 (placements, MAX (1, n) * sizeof *placements);
  self->score = score;
  self->has_plan = true;
}

static void
search (CursusRepairDraft *self, const CursusWorkspace *amended, const CursusPlacement *pins, const volatile sig_atomic_t *stop)
{
  g_autoptr (CursusProblem) pinned = pins != NULL ? cursus_pins_apply (amended->problem, pins, NULL) : NULL;
  const CursusProblem *problem = pins != NULL ? pinned : amended->problem;
  if (problem == NULL || !cursus_problem_has_choices (problem))
    return;
  const CursusSearchOptions options = {
    .seed = 1,
    .max_moves = MIN (MOST_MOVES, cursus_search_default_moves (problem)),
    .check = CURSUS_CHECK_END,
    .stop = stop,
  };
  g_autoptr (CursusSearchResult) result = cursus_search_run (problem, &options, NULL);
  if (result != NULL)
    offer (self, amended, pins, result->placements);
}

void
cursus_repair_try (CursusRepairDraft *self, const CursusWorkspace *workspace, const CursusWorkspace *amended,
                   const CursusPlacement *pins, const CursusWorkspace *from, const CursusPlacement *placements,
                   const volatile sig_atomic_t *stop)
{
  g_autofree CursusPlacement *kept = keep_pins (self, workspace, amended, pins);
  g_autofree CursusPlacement *first = from != NULL ? cursus_background_shift (from, amended, placements) : NULL;
  self->has_plan = false;
  g_clear_pointer (&self->placements, g_free);
  if (pins != NULL && kept == NULL)
    return;
  offer (self, amended, kept, first);
  search (self, amended, kept, stop);
}

/* (transfer full): all amendments but number @without, borrowed. */
static CursusRepairDraft *
borrow_rest (const CursusRepairDraft *self, guint without)
{
  CursusRepairDraft *rest = g_new0 (CursusRepairDraft, 1);
  rest->amendments = g_ptr_array_new ();
  for (guint a = 0; a < self->amendments->len; a++)
    if (a != without)
      cursus_repair_draft_add (rest, g_ptr_array_index (self->amendments, a));
  return rest;
}

void
cursus_repair_spare (CursusRepairDraft *self, const CursusWorkspace *workspace, const CursusPlacement *pins, guint most,
                     const volatile sig_atomic_t *stop)
{
  for (guint a = 0; a < self->amendments->len && self->amendments->len > 1 && most > 0; most--) {
    g_autoptr (CursusRepairDraft) rest = borrow_rest (self, a);
    g_autoptr (CursusWorkspace) amended = cursus_repair_open (rest, workspace);
    if (amended != NULL)
      cursus_repair_try (rest, workspace, amended, pins, NULL, NULL, stop);
    if (!rest->has_plan) {
      a++;
      continue;
    }
    g_ptr_array_remove_index (self->amendments, a);
    g_free (self->placements);
    self->placements = g_steal_pointer (&rest->placements);
    self->size = rest->size;
    self->score = rest->score;
  }
}

static bool
has_within (const CursusRepairDraft *self, const CursusAmendment *amendment, const CursusWorkspace *workspace)
{
  for (guint a = 0; a < self->amendments->len; a++)
    if (cursus_amendment_is_within (amendment, g_ptr_array_index (self->amendments, a), workspace))
      return true;
  return false;
}

bool
cursus_repair_draft_is_within (const CursusRepairDraft *self, const CursusRepairDraft *other, const CursusWorkspace *workspace)
{
  for (guint a = 0; a < self->amendments->len; a++)
    if (!has_within (other, g_ptr_array_index (self->amendments, a), workspace))
      return false;
  return true;
}

CursusRepair *
cursus_repair_tell (const CursusRepairDraft *self, const CursusWorkspace *workspace, const CursusPlan *plan)
{
  CursusRepair *repair = cursus_repair_new ();
  repair->has_plan = self->has_plan;
  repair->score = self->score;
  for (guint a = 0; a < self->amendments->len; a++) {
    const CursusAmendment *amendment = g_ptr_array_index (self->amendments, a);
    g_ptr_array_add (repair->texts, cursus_amendment_text (amendment, workspace, plan));
    g_ptr_array_add (repair->changes, cursus_amendment_change (amendment, workspace));
  }
  return repair;
}
