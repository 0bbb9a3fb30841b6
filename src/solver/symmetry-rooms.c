/* Rooms that can be exchanged: alike in all but their names, open to the same meetings, and alike for every rule. */
#include <string.h>

#include "solver/problem.h"
#include "solver/symmetry-private.h"

#define MAX_LOOKS (UINT64_C (1) << 26) /* at placements; a larger problem has no rooms that are alike */

static bool
same_words (char **a, char **b)
{
  static char *none[] = { NULL };
  return g_strv_equal ((const char *const *)(a != NULL ? a : none), (const char *const *)(b != NULL ? b : none));
}

static bool
look_alike (const CursusFrame *frame, uint32_t a, uint32_t b)
{
  const CursusRoom *x = cursus_session_room (frame->session, a), *y = cursus_session_room (frame->session, b);
  return x->site == y->site && x->capacity == y->capacity && x->exclusive == y->exclusive
         && same_words (x->features, y->features);
}

/* Of what happens in the rooms where @unit may be nobody knows what a constraint finds in their names. Facts of a run do not
 * tell rooms. */
static void
set_apart (const CursusProblem *problem, CursusUnit unit, bool *apart)
{
  if (cursus_frame_unit_is_run (problem->frame, unit))
    return;
  uint32_t n = 0;
  const CursusPlacement *domain = cursus_problem_domain (problem, unit, &n);
  for (uint32_t i = 0; i < n; i++)
    apart[domain[i].room] = true;
}

/* Whether rooms are no more than groups to it: their numbers are not compared. */
static bool
knows_no_names (const CursusConstraint *constraint)
{
  if (constraint->shape == CURSUS_SHAPE_EACH)
    return constraint->parent == CURSUS_NONE; /* it is asked */
  if (constraint->shape != CURSUS_SHAPE_AGGREGATE || constraint->filter != NULL)
    return constraint->shape == CURSUS_SHAPE_COMBINATION;
  bool of_values = constraint->measure != CURSUS_MEASURE_COUNT && constraint->measure != CURSUS_MEASURE_SUM
                   && constraint->measure != CURSUS_MEASURE_BALANCE;
  return !of_values || constraint->value != CURSUS_KEY_ROOM || constraint->measure == CURSUS_MEASURE_DISTINCT
         || constraint->measure == CURSUS_MEASURE_OVERLAP;
}

/* Rooms that a waiver names one by one. */
static void
set_waived_apart (const CursusConstraint *constraint, uint32_t n_rooms, bool *apart)
{
  for (guint g = 0; constraint->grants != NULL && g < constraint->grants->len; g++) {
    const CursusScope *scope = &((const CursusGrant *)g_ptr_array_index (constraint->grants, g))->scope;
    for (uint32_t r = 0; r < n_rooms && scope->rooms != NULL; r++)
      apart[r] = true;
  }
}

static void
find_apart (const CursusProblem *problem, bool *apart)
{
  for (uint32_t c = 0; c < problem->ruleset->constraints->len; c++) {
    const CursusConstraint *constraint = cursus_ruleset_constraint (problem->ruleset, c);
    if (!cursus_ruleset_active (problem->ruleset, c))
      continue;
    set_waived_apart (constraint, problem->frame->n_rooms, apart);
    for (guint u = 0; u < constraint->units->len && !knows_no_names (constraint); u++)
      set_apart (problem, g_array_index (constraint->units, CursusUnit, u), apart);
  }
}

/* Whether @meeting can be in room @b whenever it can be in @a, and the other way round; if @evaluator is there: at the same
 * price. */
static bool
meeting_alike (const CursusProblem *problem, CursusEvaluator *evaluator, uint32_t meeting, uint32_t a, uint32_t b)
{
  uint32_t n = 0, n_a = 0, n_b = 0;
  const CursusPlacement *domain = cursus_problem_domain (problem, meeting, &n);
  for (uint32_t i = 0; i < n; i++) {
    n_a += domain[i].room == a;
    n_b += domain[i].room == b;
    CursusPlacement there = { .start = domain[i].start, .room = (uint16_t)b, .speaker_set = domain[i].speaker_set };
    if (domain[i].room != a)
      continue;
    if (!cursus_problem_allows (problem, meeting, there))
      return false;
    if (evaluator != NULL
        && cursus_score_compare (cursus_evaluator_meeting_cost (evaluator, meeting, domain[i]),
                                 cursus_evaluator_meeting_cost (evaluator, meeting, there))
               != 0)
      return false;
  }
  return n_a == n_b;
}

/* Per room the meetings that can be in it, in order. */
static GArray **
list_guests (const CursusProblem *problem)
{
  GArray **guests = g_new0 (GArray *, MAX (1, problem->frame->n_rooms));
  for (uint32_t r = 0; r < problem->frame->n_rooms; r++)
    guests[r] = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (uint32_t m = 0; m < problem->n_meetings; m++)
    for (uint32_t i = problem->domain_start[m]; i < problem->domain_start[m + 1]; i++) {
      GArray *list = guests[problem->domain[i].room];
      if (list->len == 0 || g_array_index (list, uint32_t, list->len - 1) != m)
        g_array_append_val (list, m);
    }
  return guests;
}

/* @n_looks counts the placements that were looked at. */
static bool
open_alike (const CursusProblem *problem, CursusEvaluator *evaluator, GArray **guests, uint32_t a, uint32_t b, uint64_t *n_looks)
{
  if (guests[a]->len != guests[b]->len
      || (guests[a]->len > 0 && memcmp (guests[a]->data, guests[b]->data, guests[a]->len * sizeof (uint32_t)) != 0))
    return false;
  for (guint i = 0; i < guests[a]->len; i++) {
    uint32_t meeting = g_array_index (guests[a], uint32_t, i);
    *n_looks += problem->domain_start[meeting + 1] - problem->domain_start[meeting];
    if (*n_looks > MAX_LOOKS || !meeting_alike (problem, evaluator, meeting, a, b))
      return false;
  }
  return true;
}

/* Each room goes to the first one of its class that it is like. */
static void
split (const CursusProblem *problem, CursusEvaluator *evaluator, uint32_t *classes)
{
  uint32_t n_rooms = problem->frame->n_rooms, n_members = 0;
  uint64_t n_looks = 0;
  if (cursus_symmetry_count (classes, n_rooms, &n_members) == 0)
    return;
  g_autofree uint32_t *before = g_memdup2 (classes, n_rooms * sizeof *before);
  g_autofree GArray **guests = list_guests (problem);
  for (uint32_t r = 0; r < n_rooms; r++) {
    uint32_t first = before[r];
    while (first < r
           && (before[first] != before[r] || classes[first] != first
               || !open_alike (problem, evaluator, guests, first, r, &n_looks)))
      first++;
    classes[r] = first;
  }
  for (uint32_t r = 0; r < n_rooms; r++)
    g_array_unref (guests[r]);
}

void
cursus_symmetry_split_rooms (const CursusProblem *problem, uint32_t *classes)
{
  split (problem, NULL, classes);
}

void
cursus_symmetry_find_rooms (const CursusProblem *problem, CursusEvaluator *evaluator, uint32_t *classes)
{
  uint32_t n_rooms = problem->frame->n_rooms;
  g_autofree bool *apart = g_new0 (bool, MAX (1, n_rooms));
  find_apart (problem, apart);
  for (uint32_t r = 0; r < n_rooms; r++) {
    uint32_t first = apart[r] ? r : 0;
    while (first < r && (apart[first] || classes[first] != first || !look_alike (problem->frame, first, r)))
      first++;
    classes[r] = first;
  }
  split (problem, evaluator, classes);
  for (uint32_t r = 0; r < n_rooms && cursus_evaluator_failed (evaluator); r++)
    classes[r] = r;
  cursus_evaluator_try_error (evaluator, NULL);
}
