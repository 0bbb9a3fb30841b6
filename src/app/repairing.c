/* Finds what to give up (corrections), narrows each of them down to small changes, and keeps those of which a plan is found. */
#include "app/repairing.h"

#include <string.h>

#include "app/background.h"
#include "app/repairing-private.h"
#include "core/violation.h"
#include "rules/audit.h"

#define MOST_CORRECTIONS 4
#define FARTHER 45 /* than the cheapest correction: others are not told */
#define MOST_REPAIRS 6
#define MOST_SPARED 3 /* tries with less at the end: each takes some tenths of a second */
#define MOST_WAIVED 2 /* sentences, or weeks, that one waiver covers */
#define PATIENCE 10   /* lessons of a question how little would do: not to know is to look for a bit more */

/* What it costs to give an item up, in points of our own: who is asked least is offered first. */
#define COST_PIN 10
#define COST_PERSON 15
#define COST_MODULE 15
#define COST_USE 20
#define COST_DATES 25
#define COST_ROOMS 25
#define COST_CALENDAR 40
#define COST_STANDARD 300 /* a rule that nobody wrote: nobody is in two places */
#define COST_WISH 1000000 /* never: all of this is to fulfil it */

/* A correction on its way to repairs. */
typedef struct {
  const CursusCorrection *correction;
  GPtrArray *items;            /* of CursusConflictItem: copies */
  CursusRepairDraft *loose;    /* all of it gives way wholly, uses softly */
  CursusPlacement *placements; /* (nullable): of the plan found then, in the wide session */
  GPtrArray *waivers;          /* by item: (nullable) of char**: what waivers of that use could name */
} Case;

typedef struct {
  CursusRepairing state;
  CursusRequirements *own; /* nullable */
  GPtrArray *cases;        /* of Case */
  GPtrArray *drafts;       /* of CursusRepairDraft */
} Run;

static void
free_waivers (gpointer data)
{
  if (data != NULL)
    g_ptr_array_unref (data);
}

static void
free_case (gpointer data)
{
  Case *self = data;
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->waivers);
  cursus_repair_draft_free (self->loose);
  g_free (self->placements);
  g_free (self);
}

static const CursusConflictItem *
item_of (const Case *self, guint i)
{
  return g_ptr_array_index (self->items, i);
}

/* ---- The session in which to look ---- */

static bool
has_kind (const GArray *conflict, CursusConflictKind kind)
{
  for (guint i = 0; i < conflict->len; i++)
    if (g_array_index (conflict, CursusConflictItem, i).kind == kind)
      return true;
  return false;
}

static uint32_t
slots_before (const CursusRepairing *state)
{
  return state->first_day * state->wide->frame->timeline->n_parts;
}

/* (transfer full) (nullable): the wish of the options, in the wide session. */
static CursusPlacement *
shift_wish (const CursusRepairing *state)
{
  const CursusRepairingOptions *options = state->options;
  CursusPlacement *wish = options->wish != NULL ? g_memdup2 (options->wish, MAX (1, options->n_wish) * sizeof *wish) : NULL;
  for (uint32_t i = 0; i < options->n_wish; i++)
    wish[i].start += slots_before (state);
  return wish;
}

/* (transfer full) (nullable): the pins; and where somebody wishes to have a meeting, it is pinned as @placements have it. */
static CursusPlacement *
list_pins (const CursusRepairing *state, const CursusPlacement *placements)
{
  const CursusRepairingOptions *options = state->options;
  const uint32_t n = state->workspace->frame->n_meetings;
  if (options->wish == NULL)
    return options->pins != NULL ? g_memdup2 (options->pins, MAX (1, n) * sizeof (CursusPlacement)) : NULL;
  CursusPlacement *pins = g_new (CursusPlacement, MAX (1, n));
  for (uint32_t m = 0; m < n; m++)
    pins[m] = options->pins != NULL ? options->pins[m] : (CursusPlacement){ .start = CURSUS_UNPLACED };
  pins[options->wish_meeting] = placements[options->wish_meeting];
  pins[options->wish_meeting].start -= slots_before (state);
  return pins;
}

static bool
open_wide (Run *self, const GArray *conflict)
{
  CursusRepairing *state = &self->state;
  const CursusSession *session = state->workspace->session;
  g_autofree bool *rooms = g_new0 (bool, session->modules->len + 1);
  for (guint i = 0; i < conflict->len; i++) {
    const CursusConflictItem *item = &g_array_index (conflict, CursusConflictItem, i);
    if (item->kind == CURSUS_CONFLICT_ROOMS)
      rooms[item->module] = true;
  }
  const CursusBackground background = { .dates = has_kind (conflict, CURSUS_CONFLICT_DATES), .rooms = rooms };
  state->wide = cursus_background_open (state->workspace, &background);
  if (state->wide == NULL)
    return false;
  state->wide_pins = cursus_background_shift (state->workspace, state->wide, state->options->pins);
  state->dated = background.dates;
  state->first_day = (uint32_t)(session->dates.first - state->wide->session->dates.first);
  state->last_day = (uint32_t)(session->dates.last - state->wide->session->dates.first);
  state->n_rooms = g_new0 (uint32_t, session->modules->len + 1);
  state->wide_wish = shift_wish (state);
  for (guint m = 0; m < session->modules->len; m++)
    state->n_rooms[m] = cursus_session_module (session, m)->rooms->len;
  return true;
}

/* Of the wide session; @keep: (nullable): by use. */
static bool
open_requirements (Run *self, const bool *keep)
{
  CursusRepairing *state = &self->state;
  g_free (state->by_module);
  state->by_module = cursus_background_by_module (state->wide->ruleset);
  const CursusRequirementsOptions options = {
    .limits = state->options->limits,
    .pins = state->wide_pins,
    .wish = state->wide_wish,
    .n_wish = state->options->n_wish,
    .wish_meeting = state->options->wish_meeting,
    .by_module = state->by_module,
    .keep = keep,
    .n_uses = state->n_uses,
    .by_day = true,
    .dated = state->dated,
    .first_day = state->first_day,
    .last_day = state->last_day,
    .n_rooms = state->n_rooms,
  };
  CursusRequirements *made = cursus_requirements_new (state->wide->ruleset, &options, NULL);
  if (made == NULL || !cursus_requirements_is_whole (made)) {
    cursus_requirements_free (made);
    return false;
  }
  cursus_requirements_free (self->own);
  cursus_requirements_set_patience (made, PATIENCE);
  state->requirements = self->own = made;
  return true;
}

/* ---- Corrections ---- */

static int64_t
cost_of (const CursusWorkspace *workspace, const CursusConflictItem *item)
{
  switch (item->kind) {
  case CURSUS_CONFLICT_USE: {
    const char *name = cursus_ruleset_use (workspace->ruleset, item->use)->name;
    return cursus_workspace_written_use (workspace->session, name) != NULL ? COST_USE : COST_STANDARD;
  }
  case CURSUS_CONFLICT_PERSON:
    return COST_PERSON;
  case CURSUS_CONFLICT_MODULE:
    return COST_MODULE;
  case CURSUS_CONFLICT_CALENDAR:
    return COST_CALENDAR;
  case CURSUS_CONFLICT_PIN:
    return COST_PIN;
  case CURSUS_CONFLICT_DATES:
    return COST_DATES;
  case CURSUS_CONFLICT_ROOMS:
    return COST_ROOMS;
  case CURSUS_CONFLICT_WISH:
    return COST_WISH;
  case CURSUS_CONFLICT_DURATION:
  case CURSUS_CONFLICT_N_KINDS:
    return COST_STANDARD;
  }
  g_return_val_if_reached (COST_STANDARD);
}

static GPtrArray *
find_corrections (const Run *self, const GArray *conflict)
{
  const CursusRepairing *state = &self->state;
  const GArray *items = cursus_requirements_items (state->requirements);
  g_autoptr (GArray) common = g_array_new (FALSE, FALSE, sizeof (CursusConflictItem));
  g_autofree int64_t *costs = g_new (int64_t, items->len + 1);
  for (guint i = 0; i < items->len; i++)
    costs[i] = cost_of (state->workspace, &g_array_index (items, CursusConflictItem, i));
  for (guint i = 0; i < conflict->len; i++)
    if (g_array_index (conflict, CursusConflictItem, i).kind != CURSUS_CONFLICT_DURATION)
      g_array_append_val (common, g_array_index (conflict, CursusConflictItem, i));
  const CursusSatLimits *limits = &state->options->limits;
  const int64_t now_us = cursus_sat_now_us (limits->processor_time);
  const CursusCorrectionsOptions options = {
    .costs = costs,
    .dear = COST_STANDARD,
    .common = (const CursusConflictItem *)common->data,
    .n_common = common->len,
    .most = MOST_CORRECTIONS,
    .farther = FARTHER,
    .enough_us = limits->deadline_us > 0 ? now_us + (limits->deadline_us - now_us) / 2 : 0,
    .processor_time = limits->processor_time,
  };
  return cursus_corrections_find (state->requirements, &options);
}

/* ---- All of a correction gives way ---- */

/* The items of @self as concessions, in the requirements of now. */
static CursusConcession *
concede (const CursusRepairing *state, const Case *self)
{
  CursusConcession *concessions = g_new0 (CursusConcession, self->items->len + 1);
  for (guint i = 0; i < self->items->len; i++)
    cursus_concession_init (state, &concessions[i], cursus_requirements_find (state->requirements, item_of (self, i)));
  return concessions;
}

static void
free_concessions (CursusConcession *concessions, guint n)
{
  for (guint i = 0; i < n; i++)
    cursus_concession_clear (&concessions[i]);
  g_free (concessions);
}

bool
cursus_repairing_is_over (const CursusRepairing *self)
{
  const CursusSatLimits *limits = &self->options->limits;
  return (limits->stop != NULL && *limits->stop != 0)
         || (limits->deadline_us > 0 && cursus_sat_now_us (limits->processor_time) >= limits->deadline_us);
}

static char **
list_one (const char *a, const char *b)
{
  GPtrArray *list = g_ptr_array_new ();
  g_ptr_array_add (list, g_strdup (a));
  if (b != NULL)
    g_ptr_array_add (list, g_strdup (b));
  g_ptr_array_add (list, NULL);
  return (char **)g_ptr_array_free (list, FALSE);
}

static void
add_once (GPtrArray *texts, char *text)
{
  if (g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_free (text);
  else
    g_ptr_array_add (texts, text);
}

static CursusDate
date_of (const CursusWorkspace *workspace, CursusPlacement at)
{
  const CursusTimeline *timeline = workspace->frame->timeline;
  return timeline->days[timeline->slots[at.start].day].date;
}

/* What waivers could name to cover @violations of @use: its meetings, or its week. */
static GPtrArray *
list_waivers (const CursusWorkspace *amended, const CursusPlacement *placements, const GPtrArray *violations, const char *use)
{
  g_autoptr (GPtrArray) meetings = g_ptr_array_new_with_free_func (g_free), weeks = g_ptr_array_new_with_free_func (g_free);
  char week[CURSUS_WEEK_TEXT_SIZE];
  CursusDate date = 0;
  guint n = 0;
  for (guint v = 0; v < violations->len; v++) {
    const CursusViolation *violation = g_ptr_array_index (violations, v);
    bool counts = strcmp (violation->use, use) == 0;
    n += counts;
    for (char **id = violation->meetings; counts && id != NULL && *id != NULL; id++) {
      date = date_of (amended, placements[cursus_session_find_meeting (amended->session, *id)]);
      add_once (meetings, g_strdup (*id));
      add_once (weeks, g_strdup (cursus_week_format (date, week)));
    }
  }
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  char text[CURSUS_DATE_TEXT_SIZE];
  if (n <= MOST_WAIVED && meetings->len == 1) /* where it is, not wherever it is */
    g_ptr_array_add (all, list_one (g_ptr_array_index (meetings, 0), cursus_date_format (date, text)));
  else if (n > 0 && n <= MOST_WAIVED && meetings->len <= 2 * MOST_WAIVED) {
    g_ptr_array_add (meetings, NULL);
    g_ptr_array_add (all, g_strdupv ((char **)meetings->pdata));
  }
  if (weeks->len == 1)
    g_ptr_array_add (all, list_one (g_ptr_array_index (weeks, 0), NULL));
  return all;
}

static void
read_violations (Case *self, const CursusWorkspace *workspace, const CursusWorkspace *amended)
{
  g_autoptr (GPtrArray) violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  CursusScore score = { 0 };
  if (!cursus_audit (amended->ruleset, self->loose->placements, "en", &score, NULL, violations, NULL))
    return;
  for (guint i = 0; i < self->items->len; i++)
    if (item_of (self, i)->kind == CURSUS_CONFLICT_USE) {
      const char *name = cursus_ruleset_use (workspace->ruleset, item_of (self, i)->use)->name;
      self->waivers->pdata[i] = list_waivers (amended, self->loose->placements, violations, name);
    }
}

/* Lets all of it give way, but for its uses as little as can be found in time. */
static CursusConcession *
concede_rest (Run *self, const Case *the_case)
{
  CursusRepairing *state = &self->state;
  const guint n = the_case->items->len;
  CursusConcession *concessions = concede (state, the_case);
  bool right = true;
  for (guint i = 0; i < n && right; i++)
    right = item_of (the_case, i)->kind == CURSUS_CONFLICT_USE
            || (!cursus_repairing_is_over (state) && cursus_concession_narrow (state, concessions, n, i, NULL));
  if (right && cursus_concessions_ask (state, concessions, n) == CURSUS_SAT_YES)
    return concessions;
  free_concessions (concessions, n);
  concessions = concede (state, the_case);
  cursus_requirements_tell (state->requirements, the_case->correction->plan);
  for (guint i = 0; i < n; i++)
    cursus_concession_read (state, &concessions[i]);
  return concessions;
}

/* What gives way to one rule, as a closed day does by a waiver, others may read, too: those that @plan of the wide session breaks
 * all the same cost points then. false: it breaks none. */
static bool
soften_broken (const CursusRepairing *self, const CursusWorkspace *amended, const CursusPlacement *plan, CursusRepairDraft *draft)
{
  g_autofree CursusPlacement *shifted = cursus_background_shift (self->wide, amended, plan);
  g_autoptr (GPtrArray) violations = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_violation_free);
  const guint before = draft->amendments->len;
  if (shifted == NULL || !cursus_audit_hard (amended->ruleset, shifted, "en", violations, NULL))
    return false;
  for (uint32_t use = 0; use < self->workspace->ruleset->uses->len; use++)
    for (guint v = 0; v < violations->len; v++) {
      const CursusViolation *violation = g_ptr_array_index (violations, v);
      if (strcmp (violation->use, cursus_ruleset_use (self->workspace->ruleset, use)->name) != 0)
        continue;
      cursus_repair_draft_add (draft, cursus_use_soften (self, use));
      break;
    }
  return draft->amendments->len > before;
}

/* Its plan, as good as a short search makes it. */
static void
loosen (Run *self, Case *the_case)
{
  CursusRepairing *state = &self->state;
  const guint n = the_case->items->len;
  CursusConcession *concessions = concede_rest (self, the_case);
  for (guint i = 0; i < n; i++) {
    const CursusConflictItem *item = item_of (the_case, i);
    CursusAmendment *amendment = g_steal_pointer (&concessions[i].amendment);
    if (amendment == NULL && !concessions[i].kept)
      amendment = cursus_use_soften (state, item->use);
    if (amendment != NULL)
      cursus_repair_draft_add (the_case->loose, amendment);
  }
  free_concessions (concessions, n);
  g_autoptr (CursusWorkspace) amended = cursus_repair_open (the_case->loose, state->workspace);
  if (amended == NULL)
    return;
  const CursusPlacement *found = cursus_requirements_plan (state->requirements);
  g_autofree CursusPlacement *pins = list_pins (state, found);
  cursus_repair_try (the_case->loose, state->workspace, amended, pins, state->wide, found, state->options->limits.stop);
  if (!the_case->loose->has_plan && soften_broken (state, amended, found, the_case->loose)) {
    cursus_workspace_free (amended);
    amended = cursus_repair_open (the_case->loose, state->workspace);
    if (amended != NULL)
      cursus_repair_try (the_case->loose, state->workspace, amended, pins, state->wide, found, state->options->limits.stop);
  }
  if (!the_case->loose->has_plan)
    return;
  the_case->placements = cursus_background_shift (amended, state->wide, the_case->loose->placements);
  read_violations (the_case, state->workspace, amended);
}

static Case *
new_case (const Run *self, const CursusCorrection *correction)
{
  const GArray *items = cursus_requirements_items (self->state.requirements);
  Case *new = g_new0 (Case, 1);
  new->correction = correction;
  new->items = g_ptr_array_new_with_free_func (g_free);
  new->waivers = g_ptr_array_new_with_free_func (free_waivers);
  new->loose = cursus_repair_draft_new ();
  for (guint i = 0; i < correction->items->len; i++) {
    const CursusConflictItem *item = &g_array_index (items, CursusConflictItem, g_array_index (correction->items, guint, i));
    g_ptr_array_add (new->items, g_memdup2 (item, sizeof *item));
    g_ptr_array_add (new->waivers, NULL);
  }
  return new;
}

/* To give up what somebody wishes for is no repair, and nobody reads of much where little is enough. */
static void
make_cases (Run *self, const GPtrArray *corrections)
{
  const int64_t most = self->drafts->len > 0 ? COST_USE + FARTHER : COST_WISH - 1;
  for (guint c = 0; c < corrections->len; c++) {
    const CursusCorrection *correction = g_ptr_array_index (corrections, c);
    if (correction->cost > most)
      continue;
    Case *new = new_case (self, correction);
    g_ptr_array_add (self->cases, new);
    if (c == 0 || !cursus_repairing_is_over (&self->state))
      loosen (self, new);
  }
}

/* ---- Other values ---- */

static bool
has_variants (const CursusRepairing *state, uint32_t use)
{
  for (guint v = 0; v < state->variants->len; v++)
    if (((const CursusVariant *)g_ptr_array_index (state->variants, v))->use == use)
      return true;
  return false;
}

static void
make_variants (Run *self)
{
  CursusRepairing *state = &self->state;
  for (guint c = 0; c < self->cases->len && (c == 0 || !cursus_repairing_is_over (state)); c++) {
    const Case *the_case = g_ptr_array_index (self->cases, c);
    for (guint i = 0; the_case->placements != NULL && i < the_case->items->len; i++) {
      const CursusConflictItem *item = item_of (the_case, i);
      if (item->kind == CURSUS_CONFLICT_USE && !has_variants (state, item->use))
        cursus_variants_add (state, item->use);
    }
  }
}

/* Keeps the values of @use up to those with which a plan is known. */
static bool
keep_known (const CursusRepairing *state, uint32_t use, bool *keep)
{
  bool any = false;
  for (guint v = 0; v < state->variants->len; v++) {
    const CursusVariant *variant = g_ptr_array_index (state->variants, v);
    for (guint r = 0; variant->use == use && variant->known != G_MAXUINT && r <= variant->known; r++)
      if (variant->uses[r] != CURSUS_NONE)
        keep[variant->uses[r]] = any = true;
  }
  return any;
}

/* Tells the solver of the values that may do. false: there are none, or too many. */
static bool
ask_variants (Run *self)
{
  const CursusRepairing *state = &self->state;
  const guint n = state->wide->ruleset->uses->len;
  g_autofree bool *keep = g_new0 (bool, MAX (1, n));
  bool any = false;
  for (guint u = 0; u < state->n_uses; u++)
    keep[u] = true;
  for (guint c = 0; c < self->cases->len; c++) {
    const Case *the_case = g_ptr_array_index (self->cases, c);
    if (the_case->placements == NULL || state->variants->len == 0)
      continue;
    cursus_variants_judge (state, the_case->placements);
    for (guint i = 0; i < the_case->items->len; i++)
      if (item_of (the_case, i)->kind == CURSUS_CONFLICT_USE)
        any = keep_known (state, item_of (the_case, i)->use, keep) || any;
  }
  return any && open_requirements (self, keep);
}

/* ---- Repairs ---- */

/* What the concessions amount to; a use of which no other value will do costs points. */
static CursusRepairDraft *
draft_of (const CursusRepairing *state, const Case *self, CursusConcession *concessions)
{
  CursusRepairDraft *draft = cursus_repair_draft_new ();
  for (guint i = 0; i < self->items->len; i++) {
    CursusAmendment *amendment = g_steal_pointer (&concessions[i].amendment);
    if (amendment == NULL)
      amendment = cursus_use_soften (state, item_of (self, i)->use);
    cursus_repair_draft_add (draft, amendment);
  }
  return draft;
}

/* Whether less than @draft is enough, as one of the first @n of @drafts says. */
static bool
is_too_much (const CursusRepairing *state, const GPtrArray *drafts, guint n, const CursusRepairDraft *draft)
{
  for (guint d = 0; d < n; d++)
    if (cursus_repair_draft_is_within (g_ptr_array_index (drafts, d), draft, state->workspace))
      return true;
  return false;
}

/* Keeps the draft if a plan of it is found, and none of less is known. false: there is none. */
static bool
try_draft (Run *self, CursusRepairDraft *draft, const CursusPlacement *placements)
{
  const CursusRepairing *state = &self->state;
  if (is_too_much (state, self->drafts, self->drafts->len, draft)) {
    cursus_repair_draft_free (draft);
    return true;
  }
  g_autoptr (CursusWorkspace) amended = cursus_repair_open (draft, state->workspace);
  g_autofree CursusPlacement *pins = list_pins (state, placements);
  if (amended != NULL)
    cursus_repair_try (draft, state->workspace, amended, pins, state->wide, placements, state->options->limits.stop);
  const bool found = amended != NULL && draft->has_plan;
  if (found)
    g_ptr_array_add (self->drafts, draft);
  else
    cursus_repair_draft_free (draft);
  return found;
}

/* The variant that changes least, of those of @use that may do. */
static const CursusVariant *
best_variant (const CursusRepairing *state, uint32_t use)
{
  const CursusVariant *best = NULL;
  double least = G_MAXDOUBLE;
  for (guint v = 0; v < state->variants->len; v++) {
    const CursusVariant *variant = g_ptr_array_index (state->variants, v);
    if (variant->use != use || variant->known == G_MAXUINT)
      continue;
    double size = g_array_index (variant->ladder->rungs, CursusRung, variant->known).size;
    if (size < least) {
      best = variant;
      least = size;
    }
  }
  return best;
}

static CursusAmendment *
waive (const Case *self, guint at, guint waiver)
{
  CursusAmendment *amendment = cursus_amendment_new (CURSUS_AMENDMENT_WAIVER, 3);
  amendment->use = item_of (self, at)->use;
  amendment->of = g_strdupv (g_ptr_array_index ((const GPtrArray *)g_ptr_array_index (self->waivers, at), waiver));
  return amendment;
}

/* As little as the use of item @at has to give way for the plan there is. */
static CursusAmendment *
read_use (const CursusRepairing *state, const Case *self, guint at)
{
  const CursusConflictItem *item = item_of (self, at);
  const CursusVariant *variant = best_variant (state, item->use);
  const GPtrArray *waivers = g_ptr_array_index (self->waivers, at);
  if (variant != NULL)
    return cursus_variant_amend (variant, variant->known);
  return waivers != NULL && waivers->len > 0 ? waive (self, at, 0) : cursus_use_soften (state, item->use);
}

/* Each item of the correction gives way as far as the plan there is needs. */
static bool
repair_by_plan (Run *self, const Case *the_case)
{
  const CursusRepairing *state = &self->state;
  CursusConcession *concessions = concede (state, the_case);
  CursusRepairDraft *draft = cursus_repair_draft_new ();
  cursus_requirements_tell (state->requirements, the_case->placements);
  for (guint i = 0; i < the_case->items->len; i++) {
    cursus_concession_read (state, &concessions[i]);
    CursusAmendment *amendment = g_steal_pointer (&concessions[i].amendment);
    if (amendment == NULL && !concessions[i].kept)
      amendment = read_use (state, the_case, i);
    if (amendment != NULL)
      cursus_repair_draft_add (draft, amendment);
  }
  free_concessions (concessions, the_case->items->len);
  return try_draft (self, draft, the_case->placements);
}

/* Each item of the correction gives way as little as it can beside the others. */
static bool
repair_together (Run *self, const Case *the_case)
{
  const CursusRepairing *state = &self->state;
  const guint n = the_case->items->len;
  CursusConcession *concessions = concede (state, the_case);
  bool right = true;
  for (guint i = 0; i < n && right; i++) {
    const CursusConflictItem *item = item_of (the_case, i);
    bool is_use = item->kind == CURSUS_CONFLICT_USE;
    right = !cursus_repairing_is_over (state)
            && (cursus_concession_narrow (state, concessions, n, i, is_use ? best_variant (state, item->use) : NULL) || is_use);
  }
  if (right && cursus_concessions_ask (state, concessions, n) == CURSUS_SAT_YES)
    right = try_draft (self, draft_of (state, the_case, concessions), cursus_requirements_plan (state->requirements));
  else
    right = false;
  free_concessions (concessions, n);
  return right;
}

/* Every parameter that alone is enough, at the value that changes least. */
static void
repair_by_params (Run *self, const Case *the_case)
{
  const CursusRepairing *state = &self->state;
  for (guint v = 0; v < state->variants->len; v++) {
    const CursusVariant *variant = g_ptr_array_index (state->variants, v);
    if (variant->use != item_of (the_case, 0)->use || variant->known == G_MAXUINT)
      continue;
    CursusConcession *concessions = concede (state, the_case);
    if (cursus_concession_narrow (state, concessions, 1, 0, variant)
        && cursus_concessions_ask (state, concessions, 1) == CURSUS_SAT_YES)
      try_draft (self, draft_of (state, the_case, concessions), cursus_requirements_plan (state->requirements));
    free_concessions (concessions, 1);
  }
}

static void
repair_by_waiver (Run *self, const Case *the_case)
{
  const GPtrArray *waivers = g_ptr_array_index (the_case->waivers, 0);
  for (guint w = 0; waivers != NULL && w < waivers->len; w++) {
    CursusRepairDraft *draft = cursus_repair_draft_new ();
    cursus_repair_draft_add (draft, waive (the_case, 0, w));
    if (try_draft (self, draft, the_case->placements))
      return;
  }
}

static bool
has_uses (const Case *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (item_of (self, i)->kind == CURSUS_CONFLICT_USE)
      return true;
  return false;
}

/* Without uses, all that gives way does so as little as it can already. */
static void
repair (Run *self, Case *the_case)
{
  const guint before = self->drafts->len;
  bool is_single = the_case->items->len == 1;
  if (the_case->placements != NULL) {
    cursus_variants_judge (&self->state, the_case->placements);
    cursus_requirements_tell (self->state.requirements, the_case->placements);
  }
  if (has_uses (the_case) && is_single && the_case->placements != NULL) {
    repair_by_params (self, the_case);
    repair_by_waiver (self, the_case);
  } else if (has_uses (the_case) && !repair_together (self, the_case) && the_case->placements != NULL)
    repair_by_plan (self, the_case);
  if (the_case->loose->has_plan && (is_single || self->drafts->len == before))
    g_ptr_array_add (self->drafts, g_steal_pointer (&the_case->loose));
}

/* Meetings that are too long for any plan: all of them shorter. */
static void
repair_lengths (Run *self, const GArray *conflict)
{
  CursusRepairDraft *draft = cursus_repair_draft_new ();
  for (guint i = 0; i < conflict->len; i++) {
    const CursusConflictItem *item = &g_array_index (conflict, CursusConflictItem, i);
    if (item->kind != CURSUS_CONFLICT_DURATION || draft->amendments->len > 0)
      continue;
    CursusAmendment *amendment = cursus_amendment_new (CURSUS_AMENDMENT_LENGTH, 8);
    amendment->module = item->module;
    cursus_repair_draft_add (draft, amendment);
  }
  if (draft->amendments->len > 0)
    try_draft (self, draft, NULL);
  else
    cursus_repair_draft_free (draft);
}

static int
compare_drafts (gconstpointer a, gconstpointer b)
{
  const CursusRepairDraft *x = *(CursusRepairDraft *const *)a, *y = *(CursusRepairDraft *const *)b;
  if (x->amendments->len != y->amendments->len)
    return x->amendments->len < y->amendments->len ? -1 : 1;
  if (x->size < y->size || x->size > y->size)
    return x->size < y->size ? -1 : 1;
  return cursus_score_compare (x->score, y->score);
}

/* What the solver gave up for want of time may not be needed: one rule of the conflict alone, the one written last first, or some
 * of the smallest draft. */
static void
lessen (Run *self, const GArray *conflict)
{
  const CursusRepairing *state = &self->state;
  guint most = MOST_SPARED;
  g_ptr_array_sort (self->drafts, compare_drafts);
  CursusRepairDraft *least = self->drafts->len > 0 ? g_ptr_array_index (self->drafts, 0) : NULL;
  if (least == NULL || least->amendments->len < 2)
    return;
  for (guint i = conflict->len; i-- > 0 && most > 0;) {
    const CursusConflictItem *item = &g_array_index (conflict, CursusConflictItem, i);
    if (item->kind != CURSUS_CONFLICT_USE || cost_of (state->workspace, item) >= COST_STANDARD)
      continue;
    CursusRepairDraft *draft = cursus_repair_draft_new ();
    cursus_repair_draft_add (draft, cursus_use_soften (state, item->use));
    most--;
    if (try_draft (self, draft, NULL))
      return;
  }
  cursus_repair_spare (least, state->workspace, state->options->pins, most, state->options->limits.stop);
}

static GPtrArray *
tell (const Run *self)
{
  GPtrArray *repairs = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_repair_free);
  g_ptr_array_sort (self->drafts, compare_drafts);
  for (guint d = 0; d < self->drafts->len && repairs->len < MOST_REPAIRS; d++) {
    const CursusRepairDraft *draft = g_ptr_array_index (self->drafts, d);
    if (!is_too_much (&self->state, self->drafts, d, draft))
      g_ptr_array_add (repairs, cursus_repair_tell (draft, self->state.workspace, self->state.options->plan));
  }
  return repairs;
}

static void
run (Run *self, const GArray *conflict)
{
  CursusRepairing *state = &self->state;
  if (!open_wide (self, conflict) || !open_requirements (self, NULL))
    return;
  if (state->options->wish == NULL)
    cursus_repairs_add_uses (state, conflict, self->drafts);
  g_autoptr (GPtrArray) corrections = find_corrections (self, conflict);
  cursus_requirements_set_patience (state->requirements, PATIENCE);
  make_cases (self, corrections);
  make_variants (self);
  if (!cursus_repairing_is_over (state))
    ask_variants (self);
  for (guint c = 0; c < self->cases->len && (c == 0 || !cursus_repairing_is_over (state)) && self->drafts->len < MOST_REPAIRS;
       c++)
    repair (self, g_ptr_array_index (self->cases, c));
  if (self->drafts->len == 0 && state->options->wish == NULL)
    repair_lengths (self, conflict);
  if (state->options->wish == NULL)
    lessen (self, conflict);
}

GPtrArray *
cursus_repairing_run (const CursusWorkspace *workspace, const GArray *conflict, const CursusRepairingOptions *options)
{
  Run self = {
    .state = { .workspace = workspace, .options = options, .n_uses = workspace->ruleset->uses->len },
    .cases = g_ptr_array_new_with_free_func (free_case),
    .drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_repair_draft_free),
  };
  self.state.variants = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_variant_free);
  run (&self, conflict);
  GPtrArray *repairs = tell (&self);
  g_ptr_array_unref (self.cases);
  g_ptr_array_unref (self.drafts);
  g_ptr_array_unref (self.state.variants);
  cursus_requirements_free (self.own);
  cursus_workspace_free (self.state.wide);
  g_free (self.state.wide_pins);
  g_free (self.state.wide_wish);
  g_free (self.state.by_module);
  g_free (self.state.n_rooms);
  return repairs;
}
