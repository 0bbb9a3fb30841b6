/* Items as literals of an encoding with switches. What is not asked for is switched off: the solver need not look at it. Plans
 * that the solver takes long to find, because it has to learn too much, are looked for by a search. */
#include "solver/requirements-private.h"

#define SEARCH_AFTER 1       /* lessons */
#define SEARCH_AGAIN 6       /* after so many more */
#define GLANCE_DECISIONS 200 /* after which it is easier to satisfy than to refute */

static void
clear_handle (gpointer data)
{
  CursusHandle *self = data;
  g_clear_pointer (&self->switches, g_array_unref);
  g_clear_pointer (&self->finer, g_array_unref);
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
  CursusHandle handle = { literal, g_array_new (FALSE, FALSE, sizeof (guint)), NULL };
  g_array_append_val (self->items, item);
  g_array_append_val (self->handles, handle);
  return self->items->len - 1;
}

/* A day of @item with a literal of its own, which holds with that of the item. */
static void
add_day (CursusRequirements *self, guint item, uint32_t day, int literal)
{
  CursusDayHandle new = { day, literal };
  CursusHandle *handle = cursus_requirements_handle (self, item);
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

bool
cursus_requirements_is_item (const CursusRequirements *self, const CursusSwitch *s)
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
    cursus_sat_add2 (self->sat, -cursus_requirements_handle (self, item)->literal, s->literal);
  g_array_append_val (cursus_requirements_handle (self, item)->switches, number);
}

static void
list_switches (CursusRequirements *self)
{
  const GArray *switches = cursus_encoding_switches (self->encoding);
  for (guint i = 0; i < switches->len; i++) {
    const CursusSwitch *s = &g_array_index (switches, CursusSwitch, i);
    if (s->day == CURSUS_NONE && cursus_requirements_is_item (self, s))
      add_switch (self, i, s);
  }
  for (guint i = 0; i < switches->len; i++) {
    const CursusSwitch *s = &g_array_index (switches, CursusSwitch, i);
    const CursusConflictItem of = item_of_switch (s);
    if (s->day != CURSUS_NONE && cursus_requirements_is_item (self, s))
      add_day (self, cursus_requirements_find (self, &of), s->day, s->literal);
  }
}

void
cursus_requirements_mark_uses (const CursusRequirements *self, guint item, bool *uses)
{
  const GArray *switches = cursus_requirements_handle (self, item)->switches;
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
  cursus_sat_add2 (self->sat, -cursus_requirements_handle (self, item)->literal, closed);
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
  self->handles = g_array_new (FALSE, FALSE, sizeof (CursusHandle));
  g_array_set_clear_func (self->handles, clear_handle);
  self->days = g_array_new (FALSE, FALSE, sizeof (CursusDayHandle));
  self->known = g_ptr_array_new_with_free_func ((GDestroyNotify)cursus_known_plan_free);
  self->hard = cursus_ruleset_new_part (ruleset, kept);
  return fill (self, error) ? g_steal_pointer (&self) : NULL;
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

/* An item that does not count: what of it counts on single days all the same. */
static void
assume_rest (CursusRequirements *self, guint item, const CursusRelief *relief)
{
  const CursusHandle *handle = cursus_requirements_handle (self, item);
  const GArray *switches = cursus_encoding_switches (self->encoding);
  cursus_sat_assume (self->sat, -handle->literal);
  for (guint s = 0; s < handle->switches->len; s++)
    cursus_sat_assume (self->sat, -g_array_index (switches, CursusSwitch, g_array_index (handle->switches, guint, s)).literal);
  for (guint d = 0; handle->finer != NULL && d < handle->finer->len; d++) {
    const CursusDayHandle *day = &g_array_index (self->days, CursusDayHandle, g_array_index (handle->finer, guint, d));
    bool counts = relief != NULL && relief->days != NULL && !cursus_days_have (relief->days, day->day);
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
    if (cursus_requirements_is_item (self, s))
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
      cursus_sat_assume (self->sat, cursus_requirements_handle (self, i)->literal);
    else
      assume_rest (self, i, find_relief (reliefs, n_reliefs, i));
  assume_instead (self, reliefs, n_reliefs);
  self->n_solves++;
  CursusSatAnswer answer = cursus_sat_solve (self->sat, &self->limits);
  for (guint i = 0; i < self->items->len && answer == CURSUS_SAT_NO; i++)
    in[i] = in[i] && cursus_sat_failed (self->sat, cursus_requirements_handle (self, i)->literal);
  return answer;
}

/* ---- Answers ---- */

CursusSatAnswer
cursus_requirements_relieve (CursusRequirements *self, bool *in, const CursusRelief *reliefs, guint n_reliefs)
{
  uint32_t n_lessons = 0, search_at = SEARCH_AFTER;
  if (cursus_requirements_recall (self, in, reliefs, n_reliefs))
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
    if (cursus_requirements_search (self, in, reliefs, n_reliefs, n_lessons))
      break;
    search_at += SEARCH_AGAIN;
  }
  if (self->error == NULL)
    cursus_requirements_remember (self, self->plan);
  return self->error == NULL ? CURSUS_SAT_YES : CURSUS_SAT_UNKNOWN;
}

CursusSatAnswer
cursus_requirements_glance (CursusRequirements *self, bool *in)
{
  if (cursus_requirements_recall (self, in, NULL, 0))
    return CURSUS_SAT_YES;
  const CursusSatLimits limits = self->limits;
  self->limits.max_decisions = GLANCE_DECISIONS;
  CursusSatAnswer answer = solve (self, in, NULL, 0);
  self->limits = limits;
  return answer == CURSUS_SAT_NO ? CURSUS_SAT_NO : CURSUS_SAT_UNKNOWN;
}

CursusSatAnswer
cursus_requirements_ask (CursusRequirements *self, bool *in)
{
  return cursus_requirements_relieve (self, in, NULL, 0);
}
