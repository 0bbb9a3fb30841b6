/* Which placements of two meetings go together, as far as rules can tell that see no more than the two. */
#include "solver/replan-choices-private.h"

#include <math.h>
#include <string.h>

#define FEW 32                       /* placements of a meeting by which others are narrowed */
#define SHORT 4                      /* placements that are always compared one by one */
#define SMALL_SCOPE 12               /* meetings of a rule that are compared with each other */
#define MANY_PAIRS 1024              /* of placements that are not looked through after each clash */
#define MAX_BYTES ((size_t)64 << 20) /* to remember */

static void
list_values (CursusReplanChoices *self, uint32_t meeting)
{
  uint32_t n = 0;
  const CursusPlacement *domain = cursus_problem_domain (self->problem, meeting, &n);
  CursusPlacement expected = self->query->expected[meeting];
  bool held = cursus_replan_choices_is_held (self, meeting);
  uint32_t first = self->first[meeting];
  if (held) {
    domain = &expected;
    n = 1;
  }
  self->n_values[meeting] = n;
  self->first[meeting + 1] = first + (n + 63) / 64 * 64;
  self->expected[meeting] = CURSUS_NONE;
  self->values = g_renew (CursusPlacement, self->values, MAX (1, self->first[meeting + 1]));
  for (uint32_t i = 0; i < n; i++) {
    self->values[first + i] = domain[i];
    if (expected.start != CURSUS_UNPLACED && cursus_placement_equal (domain[i], expected))
      self->expected[meeting] = first + i;
  }
}

/* Rules that one more meeting never makes cheaper, so that two meetings that break them break them for good. */
static bool
make_evaluator (CursusReplanChoices *self, GError **error)
{
  const CursusRuleset *ruleset = self->rules;
  g_autofree bool *keep = g_new0 (bool, ruleset->constraints->len + 1);
  for (guint i = 0; i < self->hard->len; i++) {
    const CursusHardConstraint *hard = g_ptr_array_index (self->hard, i);
    keep[hard->constraint] = hard->grows;
  }
  self->growing = cursus_ruleset_new_part (ruleset, keep);
  self->evaluator = cursus_evaluator_new_within (self->growing, error);
  return self->evaluator != NULL;
}

CursusReplanChoices *
cursus_replan_choices_new (const CursusProblem *problem, const CursusReplanQuery *query, const CursusRuleset *rules,
                           GPtrArray *hard, int64_t *base, uint32_t *steps_left, GError **error)
{
  uint32_t n = problem->n_meetings;
  g_autoptr (CursusReplanChoices) self = g_new0 (CursusReplanChoices, 1);
  self->problem = problem;
  self->query = query;
  self->rules = rules;
  self->hard = hard;
  self->base = base;
  self->steps_left = steps_left;
  self->n_meetings = n;
  self->first = g_new0 (uint32_t, n + 1);
  self->n_values = g_new0 (uint32_t, MAX (1, n));
  self->expected = g_new0 (uint32_t, MAX (1, n));
  self->pair[0] = self->pair[1] = CURSUS_NONE;
  for (uint32_t m = 0; m < n; m++)
    list_values (self, m);
  self->possible = g_new0 (CursusBits, self->first[n] / 64 + 1);
  self->asked = g_new0 (CursusBits *, MAX (1, self->first[n]));
  self->fitting = g_new0 (CursusBits *, MAX (1, self->first[n]));
  for (uint32_t m = 0; m < n; m++)
    for (uint32_t i = 0; i < self->n_values[m]; i++)
      cursus_bits_add (self->possible, self->first[m] + i);
  return make_evaluator (self, error) ? g_steal_pointer (&self) : NULL;
}

void
cursus_replan_choices_free (CursusReplanChoices *self)
{
  if (self == NULL)
    return;
  for (uint32_t x = 0; self->asked != NULL && x < self->first[self->n_meetings]; x++) {
    g_free (self->asked[x]);
    g_free (self->fitting[x]);
  }
  g_free (self->asked);
  g_free (self->fitting);
  g_free (self->first);
  g_free (self->n_values);
  g_free (self->values);
  g_free (self->expected);
  g_free (self->possible);
  cursus_evaluator_free (self->evaluator);
  cursus_ruleset_free (self->growing);
  g_free (self);
}

/* Whether a rule is broken. @depends: (out): on what of placements one of these depends, if possible on little. */
static bool
is_broken (const CursusReplanChoices *self, unsigned *depends)
{
  bool broken = false;
  *depends = CURSUS_DEPENDS_ALL;
  if (cursus_evaluator_score (self->evaluator).hard == 0)
    return false;
  for (guint i = 0; i < self->hard->len; i++) {
    const CursusHardConstraint *hard = g_ptr_array_index (self->hard, i);
    if (!hard->grows || cursus_evaluator_constraint_cost (self->evaluator, hard->constraint) <= self->base[i])
      continue;
    unsigned on = cursus_evaluator_depends (self->evaluator, hard->constraint);
    if (__builtin_popcount (on) < __builtin_popcount (*depends))
      *depends = on;
    broken = true;
  }
  return broken;
}

/* What is kept of number @x; NULL if that would be too much. */
static bool
remembers (CursusReplanChoices *self, uint32_t x)
{
  size_t n_words = self->first[self->n_meetings] / 64 + 1;
  if (self->asked[x] != NULL)
    return true;
  if (self->n_bytes + 2 * n_words * sizeof (CursusBits) > MAX_BYTES)
    return false;
  self->n_bytes += 2 * n_words * sizeof (CursusBits);
  self->asked[x] = g_new0 (CursusBits, n_words);
  self->fitting[x] = g_new0 (CursusBits, n_words);
  return true;
}

/* Takes away who is placed and neither of the two. */
static void
clear_others (CursusReplanChoices *self, uint32_t a, uint32_t b)
{
  for (int i = 0; i < 2; i++) {
    if (self->pair[i] == CURSUS_NONE || self->pair[i] == a || self->pair[i] == b)
      continue;
    cursus_evaluator_remove (self->evaluator, self->pair[i]);
    self->pair[i] = CURSUS_NONE;
  }
}

/* Whether nothing is broken with both where they are asked for; @depends: (out): as is_broken. If only one of them is elsewhere,
 * it is taken back there, which is much cheaper than to leave it. */
static bool
try_both (CursusReplanChoices *self, const uint32_t *meetings, const CursusPlacement *to, unsigned *depends)
{
  const CursusPlacement *placements = cursus_evaluator_placements (self->evaluator);
  uint32_t moved[2], n_moved = 0;
  CursusPlacement moved_to[2];
  for (int i = 0; i < 2; i++) {
    if (placements[meetings[i]].start == CURSUS_UNPLACED) {
      cursus_evaluator_place (self->evaluator, meetings[i], to[i]);
    } else if (!cursus_placement_equal (placements[meetings[i]], to[i])) {
      moved[n_moved] = meetings[i];
      moved_to[n_moved++] = to[i];
    }
  }
  self->pair[0] = meetings[0];
  self->pair[1] = meetings[1];
  cursus_evaluator_try (self->evaluator, moved, moved_to, n_moved, 1, INFINITY);
  bool broken = is_broken (self, depends);
  if (n_moved == 1)
    cursus_evaluator_undo (self->evaluator);
  return !broken;
}

/* Numbers @x of @a and @y of @b clash because of what they have in @depends: so do all at the same times that are the same in
 * that. */
static void
note_clash (CursusReplanChoices *self, uint32_t a, uint32_t x, uint32_t b, uint32_t y, unsigned depends)
{
  uint32_t n_a = 0, n_b = 0;
  uint32_t first_a = cursus_replan_choices_same_time (self, a, x, &n_a),
           first_b = cursus_replan_choices_same_time (self, b, y, &n_b);
  if (depends == CURSUS_DEPENDS_ALL || (size_t)n_a * n_b > MANY_PAIRS)
    return;
  for (uint32_t i = first_a; i < first_a + n_a; i++) {
    if ((cursus_placements_differ (self->values[x], self->values[i]) & depends) != 0 || !remembers (self, i))
      continue;
    for (uint32_t k = first_b; k < first_b + n_b; k++)
      if ((cursus_placements_differ (self->values[y], self->values[k]) & depends) == 0)
        cursus_bits_add (self->asked[i], k);
  }
}

bool
cursus_replan_choices_fit (CursusReplanChoices *self, uint32_t a, uint32_t x, uint32_t b, uint32_t y)
{
  if (a > b)
    return cursus_replan_choices_fit (self, b, y, a, x);
  bool kept = remembers (self, x);
  if (kept && cursus_bits_has (self->asked[x], y))
    return cursus_bits_has (self->fitting[x], y);
  if (!kept || *self->steps_left == 0)
    return true;
  (*self->steps_left)--;
  clear_others (self, a, b);
  unsigned depends = CURSUS_DEPENDS_ALL;
  bool fits = try_both (self, (uint32_t[]){ a, b }, (CursusPlacement[]){ self->values[x], self->values[y] }, &depends);
  cursus_bits_add (self->asked[x], y);
  if (fits)
    cursus_bits_add (self->fitting[x], y);
  else
    note_clash (self, a, x, b, y, depends);
  return fits;
}

uint32_t
cursus_replan_choices_same_time (const CursusReplanChoices *self, uint32_t meeting, uint32_t number, uint32_t *n)
{
  uint32_t start = self->values[number].start, first = number, end = number + 1;
  while (first > self->first[meeting] && self->values[first - 1].start == start)
    first--;
  while (end < self->first[meeting] + self->n_values[meeting] && self->values[end].start == start)
    end++;
  *n = end - first;
  return first;
}

bool
cursus_replan_choices_clash_in_time (CursusReplanChoices *self, uint32_t a, uint32_t x, uint32_t b, uint32_t y)
{
  uint32_t n = 0, first = cursus_replan_choices_same_time (self, b, y, &n);
  if (n > CURSUS_REPLAN_MANY)
    return false;
  for (uint32_t other = first; other < first + n; other++)
    if (cursus_bits_has (self->possible, other) && cursus_replan_choices_fit (self, a, x, b, other))
      return false;
  return true;
}

static void
relate_pair (const CursusReplanChoices *self, const CursusConstraint *constraint, guint u, bool *related)
{
  const CursusFrame *frame = self->rules->frame;
  uint32_t storage[2], n_each[2], n = self->n_meetings;
  const uint32_t *first = cursus_frame_unit_meetings (frame, g_array_index (constraint->units, uint32_t, u), &storage[0],
                                                      &n_each[0]);
  const uint32_t *second = cursus_frame_unit_meetings (frame, g_array_index (constraint->units, uint32_t, u + 1), &storage[1],
                                                       &n_each[1]);
  for (uint32_t k = 0; k < n_each[0] * n_each[1]; k++) {
    uint32_t a = first[k % n_each[0]], b = second[k / n_each[0]];
    related[(size_t)a * n + b] = related[(size_t)b * n + a] = true;
  }
}

/* (transfer full): by meeting and meeting: whether a rule of few meetings, or of two, looks at both. */
static bool *
find_related (const CursusReplanChoices *self)
{
  uint32_t n = self->n_meetings;
  bool *related = g_new0 (bool, MAX (1, (size_t)n * n));
  for (guint i = 0; i < self->hard->len; i++) {
    const CursusHardConstraint *hard = g_ptr_array_index (self->hard, i);
    const CursusConstraint *constraint = cursus_ruleset_constraint (self->rules, hard->constraint);
    uint32_t n_few = hard->grows && hard->meetings->len <= SMALL_SCOPE ? hard->meetings->len : 0;
    for (guint u = 0; constraint->shape == CURSUS_SHAPE_PAIRS && u + 1 < constraint->units->len; u += 2)
      relate_pair (self, constraint, u, related);
    for (uint32_t k = 0; k < n_few * n_few; k++) {
      uint32_t a = g_array_index (hard->meetings, uint32_t, k % n_few), b = g_array_index (hard->meetings, uint32_t, k / n_few);
      related[(size_t)a * n + b] = true;
    }
  }
  return related;
}

static uint32_t
count_possible (const CursusReplanChoices *self, uint32_t meeting)
{
  return cursus_bits_count (self->possible, self->first[meeting], self->first[meeting + 1]);
}

/* What is looked at by revise(): placements of @meeting beside number @y of @other. */
typedef struct {
  uint32_t meeting, other, y;
  uint32_t first;   /* number of the first of open */
  CursusBits *open; /* those that go together with nothing yet */
} Revision;

static bool
fits (CursusReplanChoices *self, const Revision *r, uint32_t x)
{
  return !cursus_bits_has (self->possible, x) || cursus_replan_choices_fit (self, r->meeting, x, r->other, r->y);
}

/* Of a long stretch whose ends and middle fit, all is taken to fit: that rules out less, and is much faster. */
static void
support (CursusReplanChoices *self, const Revision *r, uint32_t low, uint32_t high)
{
  uint32_t middle = low + (high - low) / 2;
  bool all = high - low >= SHORT && fits (self, r, low) && fits (self, r, high) && fits (self, r, middle);
  if (high - low >= SHORT && !all) {
    support (self, r, low, middle);
    support (self, r, middle + 1, high);
    return;
  }
  for (uint32_t x = low; x <= high; x++)
    if (all || (cursus_bits_has (r->open, x - r->first) && fits (self, r, x)))
      cursus_bits_drop (r->open, x - r->first);
}

/* Rules out the placements of @meeting that no possible one of @other goes together with; returns whether there were any. */
static bool
revise (CursusReplanChoices *self, uint32_t meeting, uint32_t other)
{
  uint32_t first = self->first[meeting], end = first + self->n_values[meeting], n_words = (end + 63) / 64 - first / 64;
  g_autofree CursusBits *open = g_memdup2 (self->possible + first / 64, MAX (1, n_words) * sizeof *open);
  for (uint32_t y = self->first[other]; y < self->first[other] + self->n_values[other]; y++)
    if (cursus_bits_has (self->possible, y) && cursus_bits_count (open, 0, end - first) > 0)
      support (self, &(Revision){ meeting, other, y, first, open }, first, end - 1);
  bool any = false;
  for (uint32_t w = 0; w < n_words; w++) {
    any = any || open[w] != 0;
    self->possible[first / 64 + w] &= ~open[w];
  }
  return any;
}

/* The meeting with the fewest placements of those whose turn it is. */
static uint32_t
choose_narrow (const CursusReplanChoices *self, const bool *due)
{
  uint32_t best = CURSUS_NONE, least = FEW + 1;
  for (uint32_t m = 0; m < self->n_meetings; m++) {
    uint32_t n = due[m] ? count_possible (self, m) : least;
    if (n < least) {
      best = m;
      least = n;
    }
  }
  return best;
}

bool
cursus_replan_choices_narrow (CursusReplanChoices *self)
{
  uint32_t n = self->n_meetings;
  g_autofree bool *related = find_related (self), *due = g_new0 (bool, MAX (1, n));
  for (uint32_t m = 0; m < n; m++) {
    due[m] = true;
    if (self->n_values[m] == 0)
      return false;
  }
  for (uint32_t by = choose_narrow (self, due); by != CURSUS_NONE && *self->steps_left > 0; by = choose_narrow (self, due)) {
    due[by] = false;
    for (uint32_t m = 0; m < n; m++) {
      if (m == by || !related[(size_t)by * n + m] || cursus_replan_choices_is_held (self, m) || !revise (self, m, by))
        continue;
      due[m] = true;
      if (count_possible (self, m) == 0)
        return false;
    }
  }
  return true;
}
