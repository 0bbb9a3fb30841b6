/* Enumerates placements and cuts them by the hard rules of one meeting. */
#include "solver/problem.h"

#include <glib/gi18n-lib.h>

#include "rules/evaluator.h"
#include "solver/error.h"

#define MAX_STARTS (4u * 1024 * 1024) /* numbers in the index of starts */

void
cursus_problem_candidates (const CursusFrame *frame, uint32_t meeting, GArray *out)
{
  const CursusFrameMeeting *m = &frame->meetings[meeting];
  const GArray *rooms = cursus_session_module (frame->session, m->module)->rooms;
  for (uint32_t slot = 0; slot < frame->timeline->n_slots; slot++) {
    if (!cursus_timeline_meeting_fits (frame->timeline, slot, m->n_slots, m->minutes))
      continue;
    for (guint r = 0; r < rooms->len; r++)
      for (uint32_t set = 0; set < m->n_speaker_sets; set++) {
        CursusPlacement placement = {
          .start = slot,
          .room = (uint16_t)g_array_index (rooms, uint32_t, r),
          .speaker_set = (uint16_t)set,
        };
        g_array_append_val (out, placement);
      }
  }
}

static int
compare_placements (gconstpointer a, gconstpointer b)
{
  const CursusPlacement *x = a, *y = b;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->room != y->room)
    return x->room < y->room ? -1 : 1;
  return (x->speaker_set > y->speaker_set) - (x->speaker_set < y->speaker_set);
}

/* Appends the candidates of one meeting that no hard rule of its own forbids; without @evaluator all of them. */
static void
append_domain (CursusProblem *self, CursusEvaluator *evaluator, uint32_t meeting, GArray *candidates, GArray *domain)
{
  g_array_set_size (candidates, 0);
  cursus_problem_candidates (self->frame, meeting, candidates);
  g_array_sort (candidates, compare_placements);
  self->n_candidates[meeting] = candidates->len;
  for (guint i = 0; i < candidates->len; i++) {
    CursusPlacement placement = g_array_index (candidates, CursusPlacement, i);
    if (evaluator == NULL || !cursus_evaluator_use_forbids (evaluator, CURSUS_NONE, meeting, placement))
      g_array_append_val (domain, placement);
  }
}

static bool
fill_domains (CursusProblem *self, CursusEvaluator *evaluator, GError **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (CursusPlacement));
  g_autoptr (GArray) domain = g_array_new (FALSE, FALSE, sizeof (CursusPlacement));
  for (uint32_t m = 0; m < self->n_meetings; m++) {
    self->domain_start[m] = domain->len;
    append_domain (self, evaluator, m, candidates, domain);
    if (evaluator != NULL && !cursus_evaluator_try_error (evaluator, error))
      return false;
    if (domain->len > CURSUS_MAX_PLACEMENTS) {
      g_set_error (error, CURSUS_SOLVER_ERROR, CURSUS_SOLVER_ERROR_TOO_LARGE,
                   _ ("the meetings have more than %u possible placements: give modules dates, rooms or speakers of their own"),
                   CURSUS_MAX_PLACEMENTS);
      return false;
    }
  }
  self->domain_start[self->n_meetings] = domain->len;
  self->domain = g_memdup2 (domain->data, sizeof (CursusPlacement) * MAX (1, domain->len)); /* without the room to grow */
  return true;
}

/* So that the search finds the placements of a slot without looking for them. */
static CursusEvenDomain
even_domain (const CursusPlacement *domain, uint32_t n)
{
  const CursusEvenDomain none = { 0 };
  uint32_t n_rooms = 0;
  while (n_rooms < n && domain[n_rooms].start == domain[0].start)
    n_rooms++;
  if (n_rooms == 0 || n % n_rooms != 0 || n_rooms > UINT16_MAX)
    return none;
  for (uint32_t i = 0; i < n; i++)
    if (domain[i].start != domain[i - i % n_rooms].start || domain[i].room != domain[0].room + i % n_rooms
        || domain[i].speaker_set != domain[0].speaker_set)
      return none;
  return (CursusEvenDomain){
    .first_room = domain[0].room, .n_rooms = (uint16_t)n_rooms, .speaker_set = domain[0].speaker_set, .n_starts = n / n_rooms
  };
}

/* What a domain is like is told without looking at it: that memory is seldom near. */
static void
find_even (CursusProblem *self)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  self->even = g_new0 (CursusEvenDomain, MAX (1, self->n_meetings));
  for (uint32_t m = 0; m < self->n_meetings; m++) {
    uint32_t n = 0;
    const CursusPlacement *domain = cursus_problem_domain (self, m, &n);
    self->even[m] = even_domain (domain, n);
    self->even[m].first_start = starts->len;
    for (uint32_t i = 0; i < self->even[m].n_starts; i++)
      g_array_append_val (starts, domain[i * self->even[m].n_rooms].start);
  }
  self->even_starts = (uint32_t *)g_array_free (g_steal_pointer (&starts), FALSE);
}

static void
index_starts (CursusProblem *self)
{
  uint32_t n_slots = self->frame->timeline->n_slots, next = 0;
  if ((uint64_t)self->n_meetings * (n_slots + UINT64_C (1)) > MAX_STARTS)
    return;
  uint32_t *out = self->first_at = g_new (uint32_t, MAX (1, self->n_meetings * (n_slots + 1)));
  for (uint32_t m = 0; m < self->n_meetings; m++)
    for (uint32_t slot = 0; slot <= n_slots; slot++) {
      while (next < self->domain_start[m + 1] && self->domain[next].start < slot)
        next++;
      *out++ = next;
    }
  find_even (self);
}

void
cursus_problem_finish (CursusProblem *self, const CursusProblem *wider)
{
  index_starts (self);
  self->conflicts = cursus_conflicts_new (self->ruleset);
  int64_t begun_us = g_get_monotonic_time ();
  self->islands = cursus_islands_new (self);
  if (wider != NULL && wider->symmetry != NULL)
    self->symmetry = cursus_symmetry_narrow (wider->symmetry, self);
  self->presolve_us = g_get_monotonic_time () - begun_us;
}

static CursusProblem *
new_of (const CursusRuleset *ruleset)
{
  CursusProblem *self = g_new0 (CursusProblem, 1);
  self->ruleset = ruleset;
  self->frame = ruleset->frame;
  self->n_meetings = ruleset->frame->n_meetings;
  self->domain_start = g_new0 (uint32_t, self->n_meetings + 1);
  self->n_candidates = g_new0 (uint32_t, MAX (1, self->n_meetings));
  return self;
}

CursusProblem *
cursus_problem_new_uncut (const CursusRuleset *ruleset, GError **error)
{
  g_autoptr (CursusProblem) self = new_of (ruleset);
  if (!fill_domains (self, NULL, error))
    return NULL;
  index_starts (self);
  return g_steal_pointer (&self);
}

CursusProblem *
cursus_problem_new (const CursusRuleset *ruleset, GError **error)
{
  g_autoptr (CursusEvaluator) evaluator = cursus_evaluator_new (ruleset, error);
  if (evaluator == NULL)
    return NULL;
  g_autoptr (CursusProblem) self = new_of (ruleset);
  if (!fill_domains (self, evaluator, error))
    return NULL;
  cursus_problem_finish (self, NULL);
  int64_t begun_us = g_get_monotonic_time ();
  self->symmetry = cursus_symmetry_new (self, evaluator);
  self->presolve_us += g_get_monotonic_time () - begun_us;
  return g_steal_pointer (&self);
}

void
cursus_problem_free (CursusProblem *self)
{
  if (self == NULL)
    return;
  g_free (self->domain_start);
  g_free (self->domain);
  g_free (self->n_candidates);
  g_free (self->first_at);
  g_free (self->even);
  g_free (self->even_starts);
  cursus_conflicts_free (self->conflicts);
  cursus_islands_free (self->islands);
  cursus_symmetry_free (self->symmetry);
  g_free (self);
}

bool
cursus_problem_has_choices (const CursusProblem *self)
{
  for (uint32_t m = 0; m < self->n_meetings; m++)
    if (self->domain_start[m] == self->domain_start[m + 1])
      return false;
  return true;
}

/* The first place of @domain whose placement is not before @wanted. */
static uint32_t
lower_bound (const CursusPlacement *domain, uint32_t n, CursusPlacement wanted)
{
  uint32_t low = 0, high = n;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (compare_placements (&domain[middle], &wanted) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

const CursusPlacement *
cursus_problem_find_start (const CursusProblem *self, uint32_t meeting, uint32_t start, uint32_t *n)
{
  *n = 0;
  if (start >= self->frame->timeline->n_slots)
    return self->domain;
  if (self->first_at != NULL) {
    const uint32_t *first = self->first_at + (size_t)meeting * (self->frame->timeline->n_slots + 1) + start;
    *n = first[1] - first[0];
    return self->domain + first[0];
  }
  uint32_t n_domain = 0;
  const CursusPlacement *domain = cursus_problem_domain (self, meeting, &n_domain);
  uint32_t begin = lower_bound (domain, n_domain, (CursusPlacement){ .start = start });
  uint32_t end = begin;
  while (end < n_domain && domain[end].start == start)
    end++;
  *n = end - begin;
  return domain + begin;
}

const CursusPlacement *
cursus_problem_find (const CursusProblem *self, uint32_t meeting, CursusPlacement placement)
{
  uint32_t n = 0;
  const CursusPlacement *there = cursus_problem_find_start (self, meeting, placement.start, &n);
  const CursusEvenDomain even = self->even != NULL ? self->even[meeting] : (CursusEvenDomain){ 0 };
  if (even.n_rooms > 0) {
    uint32_t place = (uint32_t)placement.room - even.first_room;
    return place < n && placement.speaker_set == even.speaker_set ? there + place : NULL;
  }
  uint32_t place = lower_bound (there, n, placement);
  return place < n && cursus_placement_equal (there[place], placement) ? there + place : NULL;
}

uint32_t
cursus_problem_index (const CursusProblem *self, uint32_t meeting, CursusPlacement placement)
{
  return (uint32_t)(cursus_problem_find (self, meeting, placement) - self->domain);
}

bool
cursus_problem_allows (const CursusProblem *self, uint32_t meeting, CursusPlacement placement)
{
  return cursus_problem_find (self, meeting, placement) != NULL;
}
