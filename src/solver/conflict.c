/* Asks for a plan of all requirements, and then without each one of those that the solver blames. */
#include "solver/conflict.h"

#include <string.h>

#include "solver/encoding.h"

/* Sets of items are bools, by item. */
typedef struct {
  CursusEncoding *encoding;
  CursusSat *sat;
  CursusSatLimits limits;
  GArray *items;    /* of CursusConflictItem: all there are */
  GArray *literals; /* of int: while it holds, the item counts */
  CursusPlacement *plan;
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

static int
literal_of (const Finder *self, guint item)
{
  return g_array_index (self->literals, int, item);
}

/* Whether the items that are @in can be kept together. If not, only those that the solver blames stay @in. */
static CursusSatAnswer
ask (Finder *self, bool *in)
{
  bool refined = true;
  while (refined && self->error == NULL) {
    CursusScore score = { 0 };
    for (guint i = 0; i < self->items->len; i++)
      if (in[i])
        cursus_sat_assume (self->sat, literal_of (self, i));
    self->n_solves++;
    CursusSatAnswer answer = cursus_sat_solve (self->sat, &self->limits);
    for (guint i = 0; i < self->items->len && answer == CURSUS_SAT_NO; i++)
      in[i] = in[i] && cursus_sat_failed (self->sat, literal_of (self, i));
    if (answer != CURSUS_SAT_YES)
      return answer;
    cursus_encoding_read (self->encoding, self->plan);
    if (!cursus_encoding_refine (self->encoding, self->plan, &score, &refined, &self->error))
      return CURSUS_SAT_UNKNOWN;
  }
  return CURSUS_SAT_YES;
}

static guint
count (const Finder *self, const bool *in)
{
  guint n = 0;
  for (guint i = 0; i < self->items->len; i++)
    n += in[i];
  return n;
}

/* @in cannot be kept together: leaves out what can be spared for that. false if time ended before all were tried. */
static bool
shrink (Finder *self, bool *in)
{
  const size_t size = self->items->len * sizeof *in;
  g_autofree bool *rest = g_new (bool, self->items->len + 1);
  bool all = true;
  for (guint i = 0; i < self->items->len; i++) {
    if (!in[i])
      continue;
    memcpy (rest, in, size);
    rest[i] = false;
    CursusSatAnswer answer = ask (self, rest);
    if (answer == CURSUS_SAT_NO)
      memcpy (in, rest, size);
    all = all && answer != CURSUS_SAT_UNKNOWN;
  }
  return all;
}

/* A smaller set than @best lacks one of its items: looks for one without each of them. */
static void
look_for_smaller (Finder *self, bool *best)
{
  const size_t size = self->items->len * sizeof *best;
  g_autofree bool *first = g_memdup2 (best, MAX (1, size)), *other = g_new (bool, self->items->len + 1);
  for (guint i = 0; i < self->items->len && count (self, best) > 1; i++) {
    if (!first[i])
      continue;
    memset (other, true, size);
    other[i] = false;
    if (ask (self, other) == CURSUS_SAT_NO && shrink (self, other) && count (self, other) < count (self, best))
      memcpy (best, other, size);
  }
}

/* ---- Items ---- */

static void
add_item (Finder *self, CursusConflictItem item, int literal)
{
  g_array_append_val (self->items, item);
  g_array_append_val (self->literals, literal);
}

static void
list_switches (Finder *self)
{
  const GArray *switches = cursus_encoding_switches (self->encoding);
  for (guint i = 0; i < switches->len; i++) {
    const CursusSwitch *s = &g_array_index (switches, CursusSwitch, i);
    CursusConflictKind kind = s->person != CURSUS_NONE   ? CURSUS_CONFLICT_PERSON
                              : s->module != CURSUS_NONE ? CURSUS_CONFLICT_MODULE
                                                         : CURSUS_CONFLICT_USE;
    add_item (self, (CursusConflictItem){ kind, s->use, s->person, s->module, CURSUS_NONE }, s->literal);
  }
}

static void
list_pins (Finder *self, const CursusPlacement *pins, uint32_t n_meetings)
{
  for (uint32_t m = 0; pins != NULL && m < n_meetings; m++) {
    if (pins[m].start == CURSUS_UNPLACED)
      continue;
    int pinned = cursus_sat_variable (self->sat);
    cursus_sat_add2 (self->sat, -pinned, cursus_encoding_at (self->encoding, m, pins[m]));
    add_item (self, (CursusConflictItem){ CURSUS_CONFLICT_PIN, CURSUS_NONE, CURSUS_NONE, CURSUS_NONE, m }, pinned);
  }
}

static void
add_wish (Finder *self, const CursusConflictOptions *options)
{
  if (options->wish == NULL)
    return;
  g_autofree int *clause = g_new (int, options->n_wish + 1);
  int wanted = cursus_sat_variable (self->sat);
  clause[0] = -wanted;
  for (uint32_t i = 0; i < options->n_wish; i++)
    clause[1 + i] = cursus_encoding_at (self->encoding, options->wish_meeting, options->wish[i]);
  cursus_sat_add (self->sat, clause, options->n_wish + 1);
  add_item (self, (CursusConflictItem){ CURSUS_CONFLICT_WISH, CURSUS_NONE, CURSUS_NONE, CURSUS_NONE, options->wish_meeting },
            wanted);
}

/* NULL: a plan keeps all, or it is not known. */
static CursusConflict *
find (Finder *self)
{
  g_autofree bool *in = g_new (bool, self->items->len + 1);
  memset (in, true, self->items->len * sizeof *in);
  if (ask (self, in) != CURSUS_SAT_NO)
    return NULL;
  CursusConflict *conflict = g_new0 (CursusConflict, 1);
  conflict->is_minimal = shrink (self, in);
  if (conflict->is_minimal)
    look_for_smaller (self, in);
  conflict->items = g_array_new (FALSE, FALSE, sizeof (CursusConflictItem));
  for (guint i = 0; i < self->items->len; i++)
    if (in[i])
      g_array_append_val (conflict->items, g_array_index (self->items, CursusConflictItem, i));
  conflict->n_solves = self->n_solves;
  return conflict;
}

static CursusConflict *
find_in (const CursusProblem *problem, Finder *self, const CursusConflictOptions *options)
{
  self->encoding = cursus_encoding_new_switched (problem, options->by_module, &self->limits, &self->error);
  if (self->encoding == NULL)
    return NULL;
  self->sat = cursus_encoding_sat (self->encoding);
  list_switches (self);
  list_pins (self, options->pins, problem->n_meetings);
  add_wish (self, options);
  /* A problem that was not told to the end could blame the wrong ones. */
  CursusConflict *conflict = cursus_encoding_is_cut_short (self->encoding) ? NULL : find (self);
  if (self->error != NULL)
    g_clear_pointer (&conflict, cursus_conflict_free);
  return conflict;
}

CursusConflict *
cursus_conflict_find (const CursusRuleset *ruleset, const CursusConflictOptions *options, GError **error)
{
  g_autoptr (CursusRuleset) hard = cursus_ruleset_new_part (ruleset, NULL);
  g_autoptr (CursusProblem) problem = cursus_problem_new_uncut (hard, error);
  if (problem == NULL)
    return NULL;
  g_autofree CursusPlacement *plan = g_new0 (CursusPlacement, MAX (1, problem->n_meetings));
  Finder self = {
    .limits = { .max_steps = options->max_steps, .stop = options->stop },
    .items = g_array_new (FALSE, FALSE, sizeof (CursusConflictItem)),
    .literals = g_array_new (FALSE, FALSE, sizeof (int)),
    .plan = plan,
  };
  if (options->max_seconds > 0)
    self.limits.deadline_us = g_get_monotonic_time () + (int64_t)(options->max_seconds * G_USEC_PER_SEC);
  CursusConflict *conflict = find_in (problem, &self, options);
  if (self.error != NULL)
    g_propagate_error (error, self.error);
  cursus_encoding_free (self.encoding);
  g_array_unref (self.items);
  g_array_unref (self.literals);
  return conflict;
}
