/* Plans that requirements know: which items one breaks, and whether one that was found before answers a question; and how one is
 * looked for by a search. Knows nothing of clauses. */
#include <string.h>

#include "rules/audit.h"
#include "solver/requirements-private.h"
#include "solver/search.h"

#define SEARCH_MOVES 40000
#define MOST_PLANS 60 /* to remember */

bool
cursus_days_have (const GArray *days, uint32_t day)
{
  for (guint d = 0; d < days->len; d++)
    if (g_array_index (days, uint32_t, d) == day)
      return true;
  return false;
}

/* ---- What items forbid single meetings ---- */

static uint32_t
day_of (const CursusRequirements *self, CursusPlacement at)
{
  return self->problem->frame->timeline->slots[at.start].day;
}

static bool
is_wished (const CursusRequirements *self, CursusPlacement at)
{
  for (uint32_t i = 0; i < self->options.n_wish; i++)
    if (cursus_placement_equal (self->options.wish[i], at))
      return true;
  return false;
}

/* Whether @item, of the dates, of rooms, of a pin or a wish, forbids @meeting to be @at. */
static bool
forbids_place (const CursusRequirements *self, const CursusConflictItem *item, uint32_t meeting, CursusPlacement at)
{
  const CursusFrame *frame = self->problem->frame;
  if (item->kind == CURSUS_CONFLICT_PIN)
    return item->meeting == meeting && !cursus_placement_equal (self->options.pins[meeting], at);
  if (item->kind == CURSUS_CONFLICT_WISH)
    return item->meeting == meeting && !is_wished (self, at);
  if (item->kind == CURSUS_CONFLICT_DATES)
    return day_of (self, at) < self->options.first_day || day_of (self, at) > self->options.last_day;
  if (item->kind != CURSUS_CONFLICT_ROOMS || frame->meetings[meeting].module != item->module)
    return false;
  const GArray *rooms = cursus_session_module (frame->session, item->module)->rooms;
  for (uint32_t r = self->options.n_rooms[item->module]; r < rooms->len; r++)
    if (g_array_index (rooms, uint32_t, r) == at.room)
      return true;
  return false;
}

/* Marks as @out, by number of the placement in the array of all domains, what a switch forbids, but for @days (nullable). */
static void
mark_switch (const CursusRequirements *self, const CursusSwitch *s, bool *out)
{
  for (guint b = 0; s->bans != NULL && b < s->bans->len; b++) {
    const CursusBan *ban = g_ptr_array_index (s->bans, b);
    const uint32_t first = self->problem->domain_start[ban->meeting], end = self->problem->domain_start[ban->meeting + 1];
    for (uint32_t i = first; i < end; i++)
      out[i] = out[i] || ban->in[i - first];
  }
}

void
cursus_requirements_forbid (const CursusRequirements *self, guint number, bool *out)
{
  const CursusConflictItem *item = &g_array_index (self->items, CursusConflictItem, number);
  const GArray *all = cursus_encoding_switches (self->encoding), *own = cursus_requirements_handle (self, number)->switches;
  for (guint s = 0; s < own->len; s++)
    mark_switch (self, &g_array_index (all, CursusSwitch, g_array_index (own, guint, s)), out);
  for (uint32_t m = 0; m < self->problem->n_meetings && own->len == 0; m++)
    for (uint32_t i = self->problem->domain_start[m]; i < self->problem->domain_start[m + 1]; i++)
      out[i] = out[i] || forbids_place (self, item, m, self->problem->domain[i]);
}

static uint32_t
index_of (const CursusRequirements *self, const CursusPlacement *plan, uint32_t meeting)
{
  return cursus_problem_index (self->problem, meeting, plan[meeting]);
}

/* ---- Plans ---- */

/* Whether the placements of a plan are such as @item forbids a meeting by itself. */
static bool
is_out (const CursusRequirements *self, guint item, const CursusPlacement *plan)
{
  const uint32_t n = self->problem->domain_start[self->problem->n_meetings];
  g_autofree bool *out = g_new0 (bool, n + 1);
  cursus_requirements_forbid (self, item, out);
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    if (out[index_of (self, plan, m)])
      return true;
  return false;
}

/* false with self->error. */
static bool
judge (CursusRequirements *self, CursusKnownPlan *plan)
{
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (int64_t));
  CursusScore score = { 0 };
  if (!cursus_audit (self->hard, plan->placements, "en", &score, costs, NULL, &self->error))
    return false;
  for (guint i = 0; i < self->items->len; i++)
    plan->broken[i] = is_out (self, i, plan->placements);
  for (uint32_t c = 0; c < costs->len; c++) {
    const uint32_t use = cursus_ruleset_constraint (self->hard, c)->use;
    const CursusConflictItem item = { CURSUS_CONFLICT_USE, use, CURSUS_NONE, CURSUS_NONE, CURSUS_NONE, CURSUS_NONE };
    if (cursus_ruleset_price (self->hard, c, g_array_index (costs, int64_t, c)).hard <= 0)
      continue;
    plan->use_broken[use] = true;
    guint number = cursus_encoding_is_by_bans (self->encoding, c) ? G_MAXUINT : cursus_requirements_find (self, &item);
    if (number != G_MAXUINT)
      plan->broken[number] = true;
  }
  return true;
}

void
cursus_known_plan_free (CursusKnownPlan *self)
{
  if (self == NULL)
    return;
  g_free (self->placements);
  g_free (self->broken);
  g_free (self->use_broken);
  g_free (self);
}

const CursusKnownPlan *
cursus_requirements_remember (CursusRequirements *self, const CursusPlacement *plan)
{
  CursusKnownPlan *new = g_new0 (CursusKnownPlan, 1);
  new->placements = g_memdup2 (plan, MAX (1, self->problem->n_meetings) * sizeof *plan);
  new->broken = g_new0 (bool, self->items->len + 1);
  new->use_broken = g_new0 (bool, self->hard->uses->len + 1);
  if (!judge (self, new)) {
    cursus_known_plan_free (new);
    return NULL;
  }
  if (self->known->len >= MOST_PLANS)
    g_ptr_array_remove_index (self->known, 0);
  g_ptr_array_add (self->known, new);
  return new;
}

void
cursus_requirements_tell (CursusRequirements *self, const CursusPlacement *plan)
{
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    if (!cursus_problem_allows (self->problem, m, plan[m]))
      return;
  memcpy (self->plan, plan, self->problem->n_meetings * sizeof *plan);
  cursus_requirements_remember (self, plan);
}

bool
cursus_requirements_is_kept (const CursusRequirements *self, guint item)
{
  const size_t size = self->problem->n_meetings * sizeof *self->plan;
  for (guint k = self->known->len; k-- > 0;) {
    const CursusKnownPlan *known = g_ptr_array_index (self->known, k);
    if (memcmp (known->placements, self->plan, size) == 0)
      return !known->broken[item];
  }
  return false;
}

/* Whether a plan keeps what of @reliefs counts all the same. */
static bool
keeps_rest (const CursusRequirements *self, const CursusKnownPlan *known, const CursusRelief *reliefs, guint n_reliefs)
{
  const uint32_t n = self->problem->domain_start[self->problem->n_meetings];
  const CursusPlacement *plan = known->placements;
  g_autofree bool *out = g_new (bool, n + 1);
  for (guint r = 0; r < n_reliefs; r++) {
    if (reliefs[r].instead != CURSUS_NONE && known->use_broken[reliefs[r].instead])
      return false;
    if (reliefs[r].days == NULL)
      continue;
    memset (out, 0, n * sizeof *out);
    cursus_requirements_forbid (self, reliefs[r].item, out);
    for (uint32_t m = 0; m < self->problem->n_meetings; m++)
      if (out[index_of (self, plan, m)] && !cursus_days_have (reliefs[r].days, day_of (self, plan[m])))
        return false;
  }
  return true;
}

bool
cursus_requirements_recall (CursusRequirements *self, const bool *in, const CursusRelief *reliefs, guint n_reliefs)
{
  for (guint k = 0; k < self->known->len; k++) {
    const CursusKnownPlan *known = g_ptr_array_index (self->known, k);
    bool keeps = true;
    for (guint i = 0; i < self->items->len && keeps; i++)
      keeps = !in[i] || !known->broken[i];
    if (!keeps || !keeps_rest (self, known, reliefs, n_reliefs))
      continue;
    memcpy (self->plan, known->placements, self->problem->n_meetings * sizeof *self->plan);
    return true;
  }
  return false;
}

/* What is @in and what stands for the others, as placements that are @out and constraints to @keep. */
static void
mark (const CursusRequirements *self, const bool *in, const CursusRelief *reliefs, guint n_reliefs, bool *out, bool *keep)
{
  const GArray *switches = cursus_encoding_switches (self->encoding);
  const uint32_t n = self->problem->domain_start[self->problem->n_meetings];
  g_autofree bool *use_in = g_new0 (bool, MAX (1, self->hard->uses->len)), *of_item = g_new (bool, n + 1);
  for (guint i = 0; i < self->items->len; i++) {
    const CursusConflictItem *item = &g_array_index (self->items, CursusConflictItem, i);
    if (in[i] && item->kind == CURSUS_CONFLICT_USE)
      use_in[item->use] = true;
    if (in[i])
      cursus_requirements_forbid (self, i, out);
  }
  for (guint r = 0; r < n_reliefs; r++) {
    memset (of_item, 0, n * sizeof *of_item);
    if (reliefs[r].days != NULL)
      cursus_requirements_forbid (self, reliefs[r].item, of_item);
    for (uint32_t i = 0; i < n && reliefs[r].days != NULL; i++)
      out[i] = out[i] || (of_item[i] && !cursus_days_have (reliefs[r].days, day_of (self, self->problem->domain[i])));
    if (reliefs[r].instead != CURSUS_NONE)
      use_in[reliefs[r].instead] = true;
  }
  for (guint s = 0; s < switches->len; s++) {
    const CursusSwitch *each = &g_array_index (switches, CursusSwitch, s);
    if (!cursus_requirements_is_item (self, each) && use_in[each->use])
      mark_switch (self, each, out);
  }
  for (uint32_t c = 0; c < self->hard->constraints->len; c++)
    keep[c] = use_in[cursus_ruleset_constraint (self->hard, c)->use] && !cursus_encoding_is_by_bans (self->encoding, c);
}

CursusProblem *
cursus_requirements_cut (const CursusRequirements *self, const CursusRuleset *ruleset, const bool *out)
{
  const CursusProblem *all = self->problem;
  g_autoptr (CursusProblem) left = g_new0 (CursusProblem, 1);
  left->ruleset = ruleset;
  left->frame = all->frame;
  left->n_meetings = all->n_meetings;
  left->domain_start = g_new0 (uint32_t, all->n_meetings + 1);
  left->domain = g_new (CursusPlacement, MAX (1, all->domain_start[all->n_meetings]));
  left->n_candidates = g_memdup2 (all->n_candidates, sizeof (uint32_t) * MAX (1, all->n_meetings));
  uint32_t n = 0;
  for (uint32_t m = 0; m < all->n_meetings; m++) {
    for (uint32_t i = all->domain_start[m]; i < all->domain_start[m + 1]; i++)
      if (!out[i])
        left->domain[n++] = all->domain[i];
    left->domain_start[m + 1] = n;
    if (left->domain_start[m] == n)
      return NULL;
  }
  cursus_problem_finish (left, NULL);
  return g_steal_pointer (&left);
}

bool
cursus_requirements_search (CursusRequirements *self, const bool *in, const CursusRelief *reliefs, guint n_reliefs, uint64_t seed)
{
  g_autofree bool *out = g_new0 (bool, self->problem->domain_start[self->problem->n_meetings] + 1);
  g_autofree bool *keep = g_new0 (bool, self->hard->constraints->len + 1);
  mark (self, in, reliefs, n_reliefs, out, keep);
  g_autoptr (CursusRuleset) part = cursus_ruleset_new_part (self->hard, keep);
  g_autoptr (CursusProblem) problem = cursus_requirements_cut (self, part, out);
  if (problem == NULL)
    return false;
  const CursusSearchOptions options = {
    .seed = seed,
    .max_moves = SEARCH_MOVES,
    .any_plan = true,
    .check = CURSUS_CHECK_END,
    .stop = self->limits.stop,
    .start = self->plan,
  };
  g_autoptr (CursusSearchResult) result = cursus_search_run (problem, &options, &self->error);
  if (result == NULL || result->score.hard > 0)
    return false;
  memcpy (self->plan, result->placements, self->problem->n_meetings * sizeof *self->plan);
  return true;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

GArray *
cursus_requirements_days (const CursusRequirements *self, guint item)
{
  g_autofree bool *out = g_new0 (bool, self->problem->domain_start[self->problem->n_meetings] + 1);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  cursus_requirements_forbid (self, item, out);
  for (uint32_t m = 0; m < self->problem->n_meetings; m++) {
    uint32_t day = day_of (self, self->plan[m]);
    if (out[index_of (self, self->plan, m)] && !cursus_days_have (days, day))
      g_array_append_val (days, day);
  }
  g_array_sort (days, compare_days);
  return days;
}
