/* A session without a plan, as those who look for repairs have it: read again with wider dates and all rooms, and put to the
 * solver of clauses. */
#pragma once

#include "app-fixture.h"
#include "app/background.h"
#include "app/repairing-private.h"

typedef struct {
  Fixture *fixture;
  CursusWorkspace *workspace;
  CursusRepairing state;
} RepairCase;

/* @fixture: (transfer full): of its session. */
static inline RepairCase
repairing_open_fixture (Fixture *fixture)
{
  static const CursusRepairingOptions options = { 0 };
  RepairCase self = { .fixture = fixture };
  CursusRepairing *state = &self.state;
  self.workspace = fixture_open (self.fixture);
  const CursusSession *session = self.workspace->session;
  const guint n_modules = session->modules->len;
  g_autofree bool *rooms = g_new (bool, n_modules + 1);
  state->n_rooms = g_new0 (uint32_t, n_modules + 1);
  for (guint m = 0; m < n_modules; m++) {
    rooms[m] = true;
    state->n_rooms[m] = cursus_session_module (session, m)->rooms->len;
  }
  state->workspace = self.workspace;
  state->options = &options;
  state->wide = cursus_background_open (self.workspace, &(CursusBackground){ .dates = true, .rooms = rooms });
  g_assert_nonnull (state->wide);
  state->n_uses = self.workspace->ruleset->uses->len;
  state->dated = true;
  state->first_day = (uint32_t)(session->dates.first - state->wide->session->dates.first);
  state->last_day = (uint32_t)(session->dates.last - state->wide->session->dates.first);
  state->variants = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_variant_free);
  return self;
}

static inline RepairCase
repairing_open (const char *session_lua)
{
  return repairing_open_fixture (fixture_new (session_lua));
}

/* Puts it to the solver; variants have been added by then. @pins: (nullable): in the wide session. */
static inline void
repairing_begin (RepairCase *self, const CursusPlacement *pins)
{
  CursusRepairing *state = &self->state;
  g_autoptr (GError) error = NULL;
  state->by_module = cursus_background_by_module (state->wide->ruleset);
  const CursusRequirementsOptions options = {
    .pins = pins,
    .by_module = state->by_module,
    .n_uses = state->n_uses,
    .by_day = true,
    .dated = state->dated,
    .first_day = state->first_day,
    .last_day = state->last_day,
    .n_rooms = state->n_rooms,
  };
  state->requirements = cursus_requirements_new (state->wide->ruleset, &options, &error);
  g_assert_no_error (error);
}

static inline RepairCase
repairing_new (const char *session_lua)
{
  RepairCase self = repairing_open (session_lua);
  repairing_begin (&self, NULL);
  return self;
}

static inline void
repairing_clear (RepairCase *self)
{
  cursus_requirements_free (self->state.requirements);
  g_ptr_array_unref (self->state.variants);
  cursus_workspace_free (self->state.wide);
  g_free (self->state.by_module);
  g_free (self->state.n_rooms);
  cursus_workspace_free (self->workspace);
  fixture_free (self->fixture);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RepairCase, repairing_clear)

/* The number of the first item of @kind, and of @use unless that is CURSUS_NONE. */
static inline guint
repairing_find (const RepairCase *self, CursusConflictKind kind, uint32_t use)
{
  const GArray *items = cursus_requirements_items (self->state.requirements);
  for (guint i = 0; i < items->len; i++) {
    const CursusConflictItem *item = &g_array_index (items, CursusConflictItem, i);
    if (item->kind == kind && (use == CURSUS_NONE || item->use == use))
      return i;
  }
  g_assert_not_reached ();
}

/* (transfer full): of the wide session: nothing has a place. */
static inline CursusPlacement *
repairing_plan (const RepairCase *self)
{
  const uint32_t n = self->state.wide->frame->n_meetings;
  CursusPlacement *plan = g_new0 (CursusPlacement, n + 1);
  for (uint32_t m = 0; m < n; m++)
    plan[m].start = CURSUS_UNPLACED;
  return plan;
}

/* @meeting is in the first place there is on a day of March 2027, whatever rules say of it. */
static inline void
repairing_place (const RepairCase *self, CursusPlacement *plan, const char *meeting, int day, uint32_t part)
{
  const CursusFrame *frame = self->state.wide->frame;
  const uint32_t m = cursus_session_find_meeting (self->state.wide->session, meeting);
  const uint32_t start = cursus_timeline_find_slot (frame->timeline, cursus_date_from_ymd (2027, 3, day), part);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (CursusPlacement));
  cursus_problem_candidates (frame, m, candidates);
  for (guint i = 0; i < candidates->len && plan[m].start != start; i++)
    if (g_array_index (candidates, CursusPlacement, i).start == start)
      plan[m] = g_array_index (candidates, CursusPlacement, i);
  g_assert_cmpuint (plan[m].start, ==, start);
}
