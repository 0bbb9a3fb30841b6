/* Items as literals of an encoding with switches. What is not asked for is switched off: the solver need not look at it. Plans
 * that the solver takes long to find, because it has to learn too much, are looked for by a search. */
#include "solver/requirements.h"

#include <string.h>

#include "rules/audit.h"
#include "solver/encoding.h"
#include "solver/search.h"

#define SEARCH_AFTER 1 /* lessons */
#define SEARCH_AGAIN 6 /* after so many more */
#define SEARCH_MOVES 40000
#define MOST_PLANS 60 /* to remember */

/* One item for the solver. */
typedef struct {
  int literal;      /* while it holds, the item counts */
  GArray *switches; /* of guint: numbers of its switches */
  GArray *finer;    /* (nullable) of guint: numbers of what counts for it on single days */
} Handle;

/* Of an item, on one day. */
typedef struct {
  uint32_t day;
  int literal;
} DayHandle;

/* A plan, and which items it breaks. */
typedef struct {
  CursusPlacement *placements;
  bool *broken;
} KnownPlan;

struct CursusRequirements {
  CursusRuleset *hard;
  CursusProblem *problem;
  CursusRequirementsOptions options;
  CursusSatLimits limits;
  CursusEncoding *encoding;
  CursusSat *sat;
  GArray *items;    /* of CursusConflictItem */
  GArray *handles;  /* of Handle, by item */
  GArray *days;     /* of DayHandle */
  GPtrArray *known; /* of KnownPlan */
  CursusPlacement *plan;
  uint32_t n_solves;
  uint32_t patience; /* 0: without end */
  GError *error;
};

static void
clear_handle (gpointer data)
{
  Handle *self = data;
  g_clear_pointer (&self->switches, g_array_unref);
  g_clear_pointer (&self->finer, g_array_unref);
}

static void
free_known (gpointer data)
{
  KnownPlan *self = data;
  g_free (self->placements);
  g_free (self->broken);
  g_free (self);
}

void
cursus_requirements_free (CursusRequirements *self)
{
  if (self == NULL)
    return;
  cursus_encoding_free (self->encoding);
  cursus_problem_free (self->problem);
  cursus_ruleset_free (self->hard);
  g_array_unref (self->items);
  g_array_unref (self->handles);
  g_array_unref (self->days);
  g_ptr_array_unref (self->known);
  g_free (self->plan);
  g_clear_error (&self->error);
  g_free (self);
}

bool
cursus_conflict_item_equal (const CursusConflictItem *a, const CursusConflictItem *b)
{
  const bool of_uses = a->kind == CURSUS_CONFLICT_PERSON || a->kind == CURSUS_CONFLICT_CALENDAR;
  return a->kind == b->kind && (of_uses || a->use == b->use) && a->person == b->person && a->module == b->module
         && a->calendar == b->calendar && a->meeting == b->meeting;
}

const GArray *
cursus_requirements_items (const CursusRequirements *self)
{
  return self->items;
}

uint32_t
cursus_requirements_n_meetings (const CursusRequirements *self)
{
  return self->problem->n_meetings;
}

guint
cursus_requirements_find (const CursusRequirements *self, const CursusConflictItem *item)
{
  for (guint i = 0; i < self->items->len; i++)
    if (cursus_conflict_item_equal (&g_array_index (self->items, CursusConflictItem, i), item))
      return i;
  return G_MAXUINT;
}

void
cursus_requirements_set_limits (CursusRequirements *self, CursusSatLimits limits)
{
  self->limits = limits;
}

void
cursus_requirements_set_patience (CursusRequirements *self, uint32_t n_lessons)
{
  self->patience = n_lessons;
}

bool
cursus_requirements_is_whole (const CursusRequirements *self)
{
  return !cursus_encoding_is_cut_short (self->encoding);
}

const CursusPlacement *
cursus_requirements_plan (const CursusRequirements *self)
{
  return self->plan;
}

uint32_t
cursus_requirements_n_solves (const CursusRequirements *self)
{
  return self->n_solves;
}

bool
cursus_requirements_try_error (const CursusRequirements *self, GError **error)
{
  if (self->error == NULL)
    return true;
  g_propagate_error (error, g_error_copy (self->error));
  return false;
}

/* ---- Making ---- */

static guint
add_item (CursusRequirements *self, CursusConflictItem item, int literal)
{
  Handle handle = { literal, g_array_new (FALSE, FALSE, sizeof (guint)), NULL };
  g_array_append_val (self->items, item);
  g_array_append_val (self->handles, handle);
  return self->items->len - 1;
}

static Handle *
handle_of (const CursusRequirements *self, guint item)
{
  return &g_array_index (self->handles, Handle, item);
}

/* A day of @item with a literal of its own, which holds with that of the item. */
static void
add_day (CursusRequirements *self, guint item, uint32_t day, int literal)
{
  DayHandle new = { day, literal };
  Handle *handle = handle_of (self, item);
  if (handle->finer == NULL)
    handle->finer = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->days, new);
  guint number = self->days->len - 1;
  g_array_append_val (handle->finer, number);
}

static CursusConflictItem
item_of_switch (const CursusSwitch *s)
{
  CursusConflictKind kind = s->person != CURSUS_NONE     ? CURSUS_CONFLICT_PERSON
                            : s->module != CURSUS_NONE   ? CURSUS_CONFLICT_MODULE
                            : s->calendar != CURSUS_NONE ? CURSUS_CONFLICT_CALENDAR
                                                         : CURSUS_CONFLICT_USE;
  return (CursusConflictItem){ kind, s->use, s->person, s->module, s->calendar, CURSUS_NONE };
}

static bool
is_item (const CursusRequirements *self, const CursusSwitch *s)
{
  return self->options.n_uses == 0 || s->use < self->options.n_uses;
}

/* A switch of a person or a calendar is one of several that make an item. */
static void
add_switch (CursusRequirements *self, guint number, const CursusSwitch *s)
{
  const CursusConflictItem of = item_of_switch (s);
  const bool of_uses = of.kind == CURSUS_CONFLICT_PERSON || of.kind == CURSUS_CONFLICT_CALENDAR;
  guint item = of_uses ? cursus_requirements_find (self, &of) : G_MAXUINT;
  if (item == G_MAXUINT)
    item = add_item (self, of, of_uses ? cursus_sat_variable (self->sat) : s->literal);
  if (of_uses)
    cursus_sat_add2 (self->sat, -handle_of (self, item)->literal, s->literal);
  g_array_append_val (handle_of (self, item)->switches, number);
}

static void
list_switches (CursusRequirements *self)
{
  const GArray *switches = cursus_encoding_switches (self->encoding);
  for (guint i = 0; i < switches->len; i++) {
    const CursusSwitch *s = &g_array_index (switches, CursusSwitch, i);
    if (s->day == CURSUS_NONE && is_item (self, s))
      add_switch (self, i, s);
  }
  for (guint i = 0; i < switches->len; i++) {
    const CursusSwitch *s = &g_array_index (switches, CursusSwitch, i);
    const CursusConflictItem of = item_of_switch (s);
    if (s->day != CURSUS_NONE && is_item (self, s))
      add_day (self, cursus_requirements_find (self, &of), s->day, s->literal);
  }
}

void
cursus_requirements_mark_uses (const CursusRequirements *self, guint item, bool *uses)
{
  const GArray *switches = handle_of (self, item)->switches;
  for (guint s = 0; s < switches->len; s++)
    uses[g_array_index (cursus_encoding_switches (self->encoding), CursusSwitch, g_array_index (switches, guint, s)).use] = true;
}

static void
list_pins (CursusRequirements *self)
{
  const CursusPlacement *pins = self->options.pins;
  for (uint32_t m = 0; pins != NULL && m < self->problem->n_meetings; m++) {
    if (pins[m].start == CURSUS_UNPLACED)
      continue;
    int pinned = cursus_sat_variable (self->sat);
    cursus_sat_add2 (self->sat, -pinned, cursus_encoding_at (self->encoding, m, pins[m]));
    add_item (self, (CursusConflictItem){ CURSUS_CONFLICT_PIN, CURSUS_NONE, CURSUS_NONE, CURSUS_NONE, CURSUS_NONE, m }, pinned);
  }
}

static void
list_wish (CursusRequirements *self)
{
  if (self->options.wish == NULL)
    return;
  g_autofree int *clause = g_new (int, self->options.n_wish + 1);
  int wanted = cursus_sat_variable (self->sat);
  clause[0] = -wanted;
  for (uint32_t i = 0; i < self->options.n_wish; i++)
    clause[1 + i] = cursus_encoding_at (self->encoding, self->options.wish_meeting, self->options.wish[i]);
  cursus_sat_add (self->sat, clause, self->options.n_wish + 1);
  add_item (self,
            (CursusConflictItem){ CURSUS_CONFLICT_WISH, CURSUS_NONE, CURSUS_NONE, CURSUS_NONE, CURSUS_NONE,
                                  self->options.wish_meeting },
            wanted);
}

static void
close_day (CursusRequirements *self, guint item, uint32_t day)
{
  int closed = cursus_sat_variable (self->sat);
  add_day (self, item, day, closed);
  cursus_sat_add2 (self->sat, -handle_of (self, item)->literal, closed);
  for (uint32_t m = 0; m < self->problem->n_meetings; m++)
    cursus_sat_add2 (self->sat, -closed, -cursus_encoding_on_day (self->encoding, m, day));
}

static void
list_dates (CursusRequirements *self)
{
  if (!self->options.dated)
    return;
  guint item = add_item (
      self, (CursusConflictItem){ CURSUS_CONFLICT_DATES, CURSUS_NONE, CURSUS_NONE, CURSUS_NONE, CURSUS_NONE, CURSUS_NONE },
      cursus_sat_variable (self->sat));
  for (uint32_t day = 0; day < self->problem->frame->timeline->n_days; day++)
    if (day < self->options.first_day || day > self->options.last_day)
      close_day (self, item, day);
}

static void
list_rooms (CursusRequirements *self)
{
  const CursusFrame *frame = self->problem->frame;
  for (uint32_t i = 0; self->options.n_rooms != NULL && i < frame->session->modules->len; i++) {
    const GArray *rooms = cursus_session_module (frame->session, i)->rooms;
    if (self->options.n_rooms[i] >= rooms->len)
      continue;
    int kept = cursus_sat_variable (self->sat);
    add_item (self, (CursusConflictItem){ CURSUS_CONFLICT_ROOMS, CURSUS_NONE, CURSUS_NONE, i, CURSUS_NONE, CURSUS_NONE }, kept);
    for (uint32_t m = 0; m < frame->n_meetings; m++)
      for (uint32_t r = self->options.n_rooms[i]; r < rooms->len && frame->meetings[m].module == i; r++)
        cursus_sat_add2 (self->sat, -kept, -cursus_encoding_in_room (self->encoding, m, g_array_index (rooms, uint32_t, r)));
  }
}

static bool
fill (CursusRequirements *self, GError **error)
{
  self->problem = self->options.cut ? cursus_problem_new (self->hard, error) : cursus_problem_new_uncut (self->hard, error);
  if (self->problem == NULL)
    return false;
  self->plan = g_new0 (CursusPlacement, MAX (1, self->problem->n_meetings));
  self->encoding = self->options.by_day
                       ? cursus_encoding_new_by_day (self->problem, self->options.by_module, &self->limits, error)
                       : cursus_encoding_new_switched (self->problem, self->options.by_module, &self->limits, error);
  if (self->encoding == NULL)
    return false;
  self->sat = cursus_encoding_sat (self->encoding);
  list_switches (self);
  if (!cursus_problem_has_choices (self->problem))
    return true;
  list_pins (self);
  list_wish (self);
  list_dates (self);
  list_rooms (self);
  return true;
}

/* (transfer full) (nullable): by constraint whether its use is looked at. */
static bool *
list_kept (const CursusRuleset *ruleset, const bool *keep)
{
  if (keep == NULL)
    return NULL;
  bool *kept = g_new0 (bool, MAX (1, ruleset->constraints->len));
  for (uint32_t c = 0; c < ruleset->constraints->len; c++)
    kept[c] = keep[cursus_ruleset_constraint (ruleset, c)->use];
  return kept;
}

CursusRequirements *
cursus_requirements_new (const CursusRuleset *ruleset, const CursusRequirementsOptions *options, GError **error)
{
  g_autoptr (CursusRequirements) self = g_new0 (CursusRequirements, 1);
  g_autofree bool *kept = list_kept (ruleset, options->keep);
  self->options = *options;
  self->limits = options->limits;
  self->items = g_array_new (FALSE, FALSE, sizeof (CursusConflictItem));
  self->handles = g_array_new (FALSE, FALSE, sizeof (Handle));
  g_array_set_clear_func (self->handles, clear_handle);
  self->days = g_array_new (FALSE, FALSE, sizeof (DayHandle));
  self->known = g_ptr_array_new_with_free_func (free_known);
  self->hard = cursus_ruleset_new_part (ruleset, kept);
  return fill (self, error) ? g_steal_pointer (&self) : NULL;
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

/* The same of an item. */
static void
mark_item (const CursusRequirements *self, guint number, bool *out)
{
  const CursusConflictItem *item = &g_array_index (self->items, CursusConflictItem, number);
  const GArray *all = cursus_encoding_switches (self->encoding), *own = handle_of (self, number)->switches;
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

/* ---- Asking ---- */

static const CursusRelief *
find_relief (const CursusRelief *reliefs, guint n_reliefs, guint item)
{
  for (guint r = 0; r < n_reliefs; r++)
    if (reliefs[r].item == item)
      return &reliefs[r];
  return NULL;
}

static bool
has_day (const GArray *days, uint32_t day)
{
  for (guint d = 0; d < days->len; d++)
    if (g_array_index (days, uint32_t, d) == day)
      return true;
  return false;
}

/* An item that does not count: what of it counts on single days all the same. */
static void
assume_rest (CursusRequirements *self, guint item, const CursusRelief *relief)
{
  const Handle *handle = handle_of (self, item);
  const GArray *switches = cursus_encoding_switches (self->encoding);
  cursus_sat_assume (self->sat, -handle->literal);
  for (guint s = 0; s < handle->switches->len; s++)
    cursus_sat_assume (self->sat, -g_array_index (switches, CursusSwitch, g_array_index (handle->switches, guint, s)).literal);
  for (guint d = 0; handle->finer != NULL && d < handle->finer->len; d++) {
    const DayHandle *day = &g_array_index (self->days, DayHandle, g_array_index (handle->finer, guint, d));
    bool counts = relief != NULL && relief->days != NULL && !has_day (relief->days, day->day);
    cursus_sat_assume (self->sat, counts ? day->literal : -day->literal);
  }
}

/* The uses that are no items: those that stand for others count, with all that belongs to them. */
static void
assume_instead (CursusRequirements *self, const CursusRelief *reliefs, guint n_reliefs)
{
  const GArray *switches = cursus_encoding_switches (self->encoding);
  for (guint i = 0; i < switches->len; i++) {
    const CursusSwitch *s = &g_array_index (switches, CursusSwitch, i);
    bool counts = false;
    if (is_item (self, s))
      continue;
    for (guint r = 0; r < n_reliefs; r++)
      counts = counts || reliefs[r].instead == s->use;
    cursus_sat_assume (self->sat, counts ? s->literal : -s->literal);
  }
}

static CursusSatAnswer
solve (CursusRequirements *self, bool *in, const CursusRelief *reliefs, guint n_reliefs)
{
  for (guint i = 0; i < self->items->len; i++)
    if (in[i])
      cursus_sat_assume (self->sat, handle_of (self, i)->literal);
    else
      assume_rest (self, i, find_relief (reliefs, n_reliefs, i));
  assume_instead (self, reliefs, n_reliefs);
  self->n_solves++;
  CursusSatAnswer answer = cursus_sat_solve (self->sat, &self->limits);
  for (guint i = 0; i < self->items->len && answer == CURSUS_SAT_NO; i++)
    in[i] = in[i] && cursus_sat_failed (self->sat, handle_of (self, i)->literal);
  return answer;
}

/* ---- Plans ---- */

/* Which items a plan breaks. false with self->error. */
static bool
judge (CursusRequirements *self, const CursusPlacement *plan, bool *broken)
{
  g_autoptr (GArray) costs = g_array_new (FALSE, FALSE, sizeof (int64_t));
  g_autofree bool *out = g_new (bool, self->problem->domain_start[self->problem->n_meetings] + 1);
  CursusScore score = { 0 };
  if (!cursus_audit (self->hard, plan, "en", &score, costs, NULL, &self->error))
    return false;
  for (guint i = 0; i < self->items->len; i++) {
    const CursusConflictItem *item = &g_array_index (self->items, CursusConflictItem, i);
    memset (out, 0, self->problem->domain_start[self->problem->n_meetings] * sizeof *out);
    mark_item (self, i, out);
    broken[i] = false;
    for (uint32_t m = 0; m < self->problem->n_meetings; m++)
      broken[i] = broken[i] || out[index_of (self, plan, m)];
    for (uint32_t c = 0; c < costs->len && item->kind == CURSUS_CONFLICT_USE; c++)
      if (cursus_ruleset_constraint (self->hard, c)->use == item->use && !cursus_encoding_is_by_bans (self->encoding, c)
          && cursus_ruleset_price (self->hard, c, g_array_index (costs, int64_t, c)).hard > 0)
        broken[i] = true;
  }
  return true;
}

static void
remember (CursusRequirements *self, const CursusPlacement *plan)
{
  if (self->known->len >= MOST_PLANS)
    return;
  KnownPlan *new = g_new0 (KnownPlan, 1);
  new->placements = g_memdup2 (plan, MAX (1, self->problem->n_meetings) * sizeof *plan);
  new->broken = g_new0 (bool, self->items->len + 1);
  if (judge (self, plan, new->broken))
    g_ptr_array_add (self->known, new);
  else
    free_known (new);
}

/* Whether a plan keeps what of @reliefs counts all the same. */
static bool
keeps_rest (const CursusRequirements *self, const CursusPlacement *plan, const CursusRelief *reliefs, guint n_reliefs)
{
  const uint32_t n = self->problem->domain_start[self->problem->n_meetings];
  g_autofree bool *out = g_new (bool, n + 1);
  for (guint r = 0; r < n_reliefs; r++) {
    if (reliefs[r].instead != CURSUS_NONE)
      return false; /* it would have to be judged anew */
    if (reliefs[r].days == NULL)
      continue;
    memset (out, 0, n * sizeof *out);
    mark_item (self, reliefs[r].item, out);
    for (uint32_t m = 0; m < self->problem->n_meetings; m++)
      if (out[index_of (self, plan, m)] && !has_day (reliefs[r].days, day_of (self, plan[m])))
        return false;
  }
  return true;
}

/* Whether a plan that is known keeps all that is @in, and @reliefs; it becomes the plan. */
static bool
recall (CursusRequirements *self, const bool *in, const CursusRelief *reliefs, guint n_reliefs)
{
  for (guint k = 0; k < self->known->len; k++) {
    const KnownPlan *known = g_ptr_array_index (self->known, k);
    bool keeps = true;
    for (guint i = 0; i < self->items->len && keeps; i++)
      keeps = !in[i] || !known->broken[i];
    if (!keeps || !keeps_rest (self, known->placements, reliefs, n_reliefs))
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
      mark_item (self, i, out);
  }
  for (guint r = 0; r < n_reliefs; r++) {
    memset (of_item, 0, n * sizeof *of_item);
    if (reliefs[r].days != NULL)
      mark_item (self, reliefs[r].item, of_item);
    for (uint32_t i = 0; i < n && reliefs[r].days != NULL; i++)
      out[i] = out[i] || (of_item[i] && !has_day (reliefs[r].days, day_of (self, self->problem->domain[i])));
    if (reliefs[r].instead != CURSUS_NONE)
      use_in[reliefs[r].instead] = true;
  }
  for (guint s = 0; s < switches->len; s++) {
    const CursusSwitch *each = &g_array_index (switches, CursusSwitch, s);
    if (!is_item (self, each) && use_in[each->use])
      mark_switch (self, each, out);
  }
  for (uint32_t c = 0; c < self->hard->constraints->len; c++)
    keep[c] = use_in[cursus_ruleset_constraint (self->hard, c)->use] && !cursus_encoding_is_by_bans (self->encoding, c);
}

/* (transfer full) (nullable): of @ruleset, without what is @out. NULL: a meeting would have no choice. */
static CursusProblem *
cut (const CursusRequirements *self, const CursusRuleset *ruleset, const bool *out)
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

/* Whether a short search finds a plan of the same. */
static bool
search (CursusRequirements *self, const bool *in, const CursusRelief *reliefs, guint n_reliefs, uint64_t seed)
{
  g_autofree bool *out = g_new0 (bool, self->problem->domain_start[self->problem->n_meetings] + 1);
  g_autofree bool *keep = g_new0 (bool, self->hard->constraints->len + 1);
  mark (self, in, reliefs, n_reliefs, out, keep);
  g_autoptr (CursusRuleset) part = cursus_ruleset_new_part (self->hard, keep);
  g_autoptr (CursusProblem) problem = cut (self, part, out);
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

/* ---- Answers ---- */

CursusSatAnswer
cursus_requirements_relieve (CursusRequirements *self, bool *in, const CursusRelief *reliefs, guint n_reliefs)
{
  uint32_t n_lessons = 0, search_at = SEARCH_AFTER;
  if (recall (self, in, reliefs, n_reliefs))
    return CURSUS_SAT_YES;
  for (bool refined = true; refined && self->error == NULL; n_lessons++) {
    if (self->patience > 0 && n_lessons > self->patience)
      return CURSUS_SAT_UNKNOWN;
    CursusScore score = { 0 };
    CursusSatAnswer answer = solve (self, in, reliefs, n_reliefs);
    if (answer != CURSUS_SAT_YES)
      return answer;
    cursus_encoding_read (self->encoding, self->plan);
    if (!cursus_encoding_refine (self->encoding, self->plan, &score, &refined, &self->error))
      return CURSUS_SAT_UNKNOWN;
    if (!refined || n_lessons < search_at)
      continue;
    if (search (self, in, reliefs, n_reliefs, n_lessons))
      break;
    search_at += SEARCH_AGAIN;
  }
  if (self->error == NULL)
    remember (self, self->plan);
  return self->error == NULL ? CURSUS_SAT_YES : CURSUS_SAT_UNKNOWN;
}

CursusSatAnswer
cursus_requirements_ask (CursusRequirements *self, bool *in)
{
  return cursus_requirements_relieve (self, in, NULL, 0);
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
  mark_item (self, item, out);
  for (uint32_t m = 0; m < self->problem->n_meetings; m++) {
    uint32_t day = day_of (self, self->plan[m]);
    if (out[index_of (self, self->plan, m)] && !has_day (days, day))
      g_array_append_val (days, day);
  }
  g_array_sort (days, compare_days);
  return days;
}
