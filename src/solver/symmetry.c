/* Keeps what is known to be interchangeable. */
#include "solver/symmetry.h"

#include <string.h>

#include "solver/problem.h"
#include "solver/symmetry-private.h"

bool
cursus_symmetry_same_domain (const CursusProblem *problem, uint32_t a, uint32_t b)
{
  uint32_t n_a = 0, n_b = 0;
  const CursusPlacement *of_a = cursus_problem_domain (problem, a, &n_a), *of_b = cursus_problem_domain (problem, b, &n_b);
  return n_a == n_b && (n_a == 0 || memcmp (of_a, of_b, n_a * sizeof *of_a) == 0);
}

uint32_t
cursus_symmetry_count (const uint32_t *classes, uint32_t n, uint32_t *n_members)
{
  g_autofree uint32_t *sizes = g_new0 (uint32_t, MAX (1, n));
  uint32_t n_classes = 0;
  *n_members = 0;
  for (uint32_t i = 0; i < n; i++)
    sizes[classes[i]]++;
  for (uint32_t i = 0; i < n; i++)
    if (sizes[i] > 1) {
      n_classes++;
      *n_members += sizes[i];
    }
  return n_classes;
}

static CursusSymmetry *
make (const CursusProblem *problem)
{
  CursusSymmetry *self = g_new0 (CursusSymmetry, 1);
  self->n_meetings = problem->n_meetings;
  self->n_rooms = problem->frame->n_rooms;
  self->meeting_class = g_new (uint32_t, MAX (1, self->n_meetings));
  self->room_class = g_new (uint32_t, MAX (1, self->n_rooms));
  return self;
}

static void
finish (CursusSymmetry *self)
{
  for (uint32_t m = 0; m < self->n_meetings; m++)
    self->has_meetings = self->has_meetings || self->meeting_class[m] != m;
}

CursusSymmetry *
cursus_symmetry_new (const CursusProblem *problem, CursusEvaluator *evaluator)
{
  CursusSymmetry *self = make (problem);
  cursus_symmetry_find_meetings (problem, evaluator, self->meeting_class);
  cursus_symmetry_find_rooms (problem, evaluator, self->room_class);
  finish (self);
  return self;
}

CursusSymmetry *
cursus_symmetry_narrow (const CursusSymmetry *self, const CursusProblem *problem)
{
  CursusSymmetry *narrowed = make (problem);
  for (uint32_t m = 0; m < self->n_meetings; m++) {
    uint32_t first = self->meeting_class[m];
    while (first < m
           && (self->meeting_class[first] != self->meeting_class[m] || !cursus_symmetry_same_domain (problem, first, m)))
      first++;
    narrowed->meeting_class[m] = first;
  }
  memcpy (narrowed->room_class, self->room_class, self->n_rooms * sizeof *self->room_class);
  cursus_symmetry_split_rooms (problem, narrowed->room_class);
  finish (narrowed);
  return narrowed;
}

void
cursus_symmetry_free (CursusSymmetry *self)
{
  if (self == NULL)
    return;
  g_free (self->meeting_class);
  g_free (self->room_class);
  g_free (self);
}
