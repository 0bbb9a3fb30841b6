/* Asks for a plan of all requirements, and then without each one of those that the solver blames. */
#include "solver/conflict.h"

#include <string.h>

#include "solver/conflict-private.h"

/* Sets of items are bools, by their numbers in the requirements of all. */
typedef struct {
  const CursusRuleset *ruleset;
  const CursusRequirementsOptions *options;
  CursusRequirements *whole;
  const GArray *items;
  uint32_t n_solves;
  GError *error;
} Finder;

void
cursus_conflict_free (CursusConflict *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_free (self);
}

static CursusSatAnswer
ask (Finder *self, CursusRequirements *requirements, bool *in)
{
  CursusSatAnswer answer = cursus_requirements_ask (requirements, in);
  self->n_solves++;
  if (self->error == NULL)
    cursus_requirements_try_error (requirements, &self->error);
  return answer;
}

/* @in cannot be kept together: leaves out what can be spared for that. false if time ended before all were tried. */
static bool
leave_out (Finder *self, CursusRequirements *requirements, bool *in)
{
  const guint n = cursus_requirements_items (requirements)->len;
  g_autofree bool *rest = g_new (bool, n + 1);
  bool all = true;
  for (guint i = 0; i < n; i++) {
    if (!in[i])
      continue;
    memcpy (rest, in, n * sizeof *in);
    rest[i] = false;
    CursusSatAnswer answer = ask (self, requirements, rest);
    if (answer == CURSUS_SAT_NO)
      memcpy (in, rest, n * sizeof *in);
    all = all && answer != CURSUS_SAT_UNKNOWN;
  }
  return all;
}

/* (transfer full) (nullable): of the uses that take part alone: the others only make plans harder to find. */
static CursusRequirements *
new_part (Finder *self, const bool *in)
{
  g_autofree bool *keep = g_new0 (bool, MAX (1, self->ruleset->uses->len));
  CursusRequirementsOptions options = *self->options;
  for (guint i = 0; i < self->items->len; i++)
    if (in[i])
      cursus_requirements_mark_uses (self->whole, i, keep);
  options.keep = keep;
  options.by_day = false;
  return cursus_requirements_new (self->ruleset, &options, &self->error);
}

/* The same as leave_out, of the parts that take part. */
static bool
shrink (Finder *self, bool *in)
{
  g_autoptr (CursusRequirements) part = new_part (self, in);
  if (part == NULL || !cursus_requirements_is_whole (part))
    return false;
  const GArray *items = cursus_requirements_items (part);
  g_autofree bool *of_part = g_new0 (bool, items->len + 1);
  for (guint i = 0; i < self->items->len; i++) {
    guint number = in[i] ? cursus_requirements_find (part, &g_array_index (self->items, CursusConflictItem, i)) : G_MAXUINT;
    if (number != G_MAXUINT)
      of_part[number] = true;
  }
  bool all = ask (self, part, of_part) == CURSUS_SAT_NO && leave_out (self, part, of_part);
  if (!all)
    return false;
  memset (in, 0, self->items->len * sizeof *in);
  for (guint i = 0; i < items->len; i++)
    if (of_part[i])
      in[cursus_requirements_find (self->whole, &g_array_index (items, CursusConflictItem, i))] = true;
  return true;
}

/* NULL: a plan keeps all, or it is not known. */
static CursusConflict *
find (Finder *self)
{
  const guint n = self->items->len;
  g_autofree bool *in = g_new (bool, n + 1);
  memset (in, true, n * sizeof *in);
  if (ask (self, self->whole, in) != CURSUS_SAT_NO)
    return NULL;
  CursusConflict *conflict = g_new0 (CursusConflict, 1);
  conflict->is_minimal = cursus_conflict_count (in, n) == 0 || shrink (self, in);
  if (conflict->is_minimal)
    conflict->is_smallest = cursus_conflict_lessen (self->whole, in);
  conflict->items = g_array_new (FALSE, FALSE, sizeof (CursusConflictItem));
  for (guint i = 0; i < n; i++)
    if (in[i])
      g_array_append_val (conflict->items, g_array_index (self->items, CursusConflictItem, i));
  conflict->n_solves = self->n_solves;
  return conflict;
}

CursusConflict *
cursus_conflict_find_in (CursusRequirements *whole, const CursusRuleset *ruleset, const CursusRequirementsOptions *options,
                         GError **error)
{
  /* A problem that was not told to the end could blame the wrong ones. */
  if (!cursus_requirements_is_whole (whole))
    return NULL;
  Finder self = {
    .ruleset = ruleset,
    .options = options,
    .whole = whole,
    .items = cursus_requirements_items (whole),
  };
  CursusConflict *conflict = find (&self);
  if (self.error == NULL)
    return conflict;
  g_propagate_error (error, self.error);
  cursus_conflict_free (conflict);
  return NULL;
}

/* ---- Among few uses ---- */

/* Marks the uses that forbid single meetings something: they may always take part. */
static void
keep_alone (const CursusRuleset *ruleset, bool *keep)
{
  for (uint32_t c = 0; c < ruleset->constraints->len; c++) {
    const CursusConstraint *constraint = cursus_ruleset_constraint (ruleset, c);
    if (constraint->shape == CURSUS_SHAPE_EACH && cursus_ruleset_use (ruleset, constraint->use)->hard)
      keep[constraint->use] = true;
  }
}

/* What cannot be kept together when all that single meetings are forbidden counts: NO, with its uses marked in @keep, the fewest
 * that were found. */
static CursusSatAnswer
ask_cut (const CursusRuleset *ruleset, const CursusRequirementsOptions *options, bool *keep, GError **error)
{
  CursusRequirementsOptions cut = *options;
  cut.cut = true;
  cut.by_day = false;
  g_autoptr (CursusRequirements) requirements = cursus_requirements_new (ruleset, &cut, error);
  if (requirements == NULL || !cursus_requirements_is_whole (requirements))
    return CURSUS_SAT_UNKNOWN;
  const guint n = cursus_requirements_items (requirements)->len;
  g_autofree bool *in = g_new (bool, n + 1);
  memset (in, true, n * sizeof *in);
  CursusSatAnswer answer = cursus_requirements_ask (requirements, in);
  if (answer == CURSUS_SAT_NO)
    answer = cursus_requirements_ask (requirements, in); /* the solver blames fewer, asked for them alone */
  if (answer == CURSUS_SAT_NO && cursus_conflict_count (in, n) > 1)
    cursus_conflict_lessen (requirements, in);
  for (guint i = 0; i < n && answer == CURSUS_SAT_NO; i++)
    if (in[i])
      cursus_requirements_mark_uses (requirements, i, keep);
  return cursus_requirements_try_error (requirements, error) ? answer : CURSUS_SAT_UNKNOWN;
}

CursusConflict *
cursus_conflict_find_near (const CursusRuleset *ruleset, const CursusRequirementsOptions *options, CursusRequirements **made,
                           GError **error)
{
  g_autofree bool *keep = g_new0 (bool, MAX (1, ruleset->uses->len));
  g_autoptr (GError) failure = NULL;
  *made = NULL;
  CursusSatAnswer answer = ask_cut (ruleset, options, keep, &failure);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return NULL;
  }
  if (answer == CURSUS_SAT_YES)
    return NULL;
  keep_alone (ruleset, keep);
  for (bool few = answer == CURSUS_SAT_NO;; few = false) {
    CursusRequirementsOptions some = *options;
    some.keep = few ? keep : options->keep;
    g_autoptr (CursusRequirements) requirements = cursus_requirements_new (ruleset, &some, error);
    if (requirements == NULL)
      return NULL;
    CursusConflict *conflict = cursus_conflict_find_in (requirements, ruleset, &some, &failure);
    if (conflict != NULL)
      *made = g_steal_pointer (&requirements);
    if (failure != NULL)
      g_propagate_error (error, g_steal_pointer (&failure));
    else if (conflict == NULL && few)
      continue; /* something else forbids single meetings something */
    return conflict;
  }
}

CursusConflict *
cursus_conflict_find (const CursusRuleset *ruleset, const CursusConflictOptions *options, GError **error)
{
  CursusRequirementsOptions whole = {
    .limits = { .max_steps = options->max_steps, .stop = options->stop },
    .pins = options->pins,
    .wish = options->wish,
    .n_wish = options->n_wish,
    .wish_meeting = options->wish_meeting,
    .by_module = options->by_module,
  };
  if (options->max_seconds > 0)
    whole.limits.deadline_us = g_get_monotonic_time () + (int64_t)(options->max_seconds * G_USEC_PER_SEC);
  g_autoptr (CursusRequirements) requirements = cursus_requirements_new (ruleset, &whole, error);
  return requirements != NULL ? cursus_conflict_find_in (requirements, ruleset, &whole, error) : NULL;
}
