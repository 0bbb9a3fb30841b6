/* The problem for the machine: for each meeting the placements that no hard rule of one meeting forbids. Immutable. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/ruleset.h"
#include "solver/conflicts.h"
#include "solver/islands.h"
#include "solver/random.h"
#include "solver/symmetry.h"

G_BEGIN_DECLS

#define CURSUS_MAX_PLACEMENTS (64u * 1024 * 1024)

/* Whether a meeting has one set of speakers, and at each of its starts the same neighbouring rooms: most have. */
typedef struct {
  uint16_t first_room, n_rooms; /* n_rooms is 0 if it is not so */
  uint16_t speaker_set;
  uint32_t n_starts;
  uint32_t first_start; /* in the problem's even_starts */
} CursusEvenDomain;

struct CursusProblem {
  const CursusRuleset *ruleset; /* not owned */
  const CursusFrame *frame;     /* not owned */
  uint32_t n_meetings;
  uint32_t *domain_start;     /* per meeting, and one more: where its placements begin in domain */
  CursusPlacement *domain;    /* by start, room, speaker set */
  uint32_t *n_candidates;     /* per meeting: placements before rules were asked */
  uint32_t *first_at;         /* (nullable): per meeting and slot, and one slot more: where in domain its placements begin that
                                 begin there; NULL when that would be too many numbers */
  CursusEvenDomain *even;     /* (nullable): per meeting; with first_at */
  uint32_t *even_starts;      /* (nullable): slots */
  CursusConflicts *conflicts; /* (nullable): which meetings hard rules keep apart */
  CursusIslands *islands;     /* which meetings rules can ever see together */
  CursusSymmetry *symmetry;   /* (nullable): what is interchangeable */
  int64_t presolve_us;        /* microseconds that it took to find out about islands and symmetry */
  /* (nullable): not owned: where meetings are expected, of searches that are to change little */
  const CursusPlacement *home;
};

/**
 * cursus_problem_new: (transfer full) (nullable): the problem of a session under @ruleset, both of which outlive it. A meeting
 * whose placements all break hard rules of its own has an empty domain: cursus_checks_run says why. NULL with
 * CURSUS_SOLVER_ERROR_TOO_LARGE, or with the error of a rule's function.
 */
CursusProblem *cursus_problem_new (const CursusRuleset *ruleset, GError **error);
void cursus_problem_free (CursusProblem *self);

/** cursus_problem_new_uncut: (transfer full) (nullable): the same with every placement that the model allows, whatever rules say.
 * Nothing is known of it that follows from rules: conflicts, islands, symmetry. NULL with CURSUS_SOLVER_ERROR_TOO_LARGE. */
CursusProblem *cursus_problem_new_uncut (const CursusRuleset *ruleset, GError **error);

/** cursus_problem_finish: to be called once the domains of a problem made by hand are filled. @wider: (nullable): the problem
 * whose domains were cut down for it; without it nothing is known to be interchangeable. */
void cursus_problem_finish (CursusProblem *self, const CursusProblem *wider);

/** cursus_problem_domain: (transfer none): the placements of @meeting; @n receives their number. */
static inline const CursusPlacement *
cursus_problem_domain (const CursusProblem *self, uint32_t meeting, uint32_t *n)
{
  *n = self->domain_start[meeting + 1] - self->domain_start[meeting];
  return self->domain + self->domain_start[meeting];
}

/** cursus_problem_has_choices: whether every meeting has a placement in its domain. */
bool cursus_problem_has_choices (const CursusProblem *self);

/** cursus_problem_draw: one placement of @meeting's domain, which has some, each as likely. The memory of the domain itself is
 * seldom near, and mostly not needed. */
static inline CursusPlacement
cursus_problem_draw (const CursusProblem *self, uint32_t meeting, CursusRandom *random)
{
  const CursusEvenDomain *even = self->even != NULL ? &self->even[meeting] : NULL;
  if (even == NULL || even->n_rooms == 0) {
    uint32_t begin = self->domain_start[meeting];
    return self->domain[begin + cursus_random_below (random, self->domain_start[meeting + 1] - begin)];
  }
  uint32_t start = self->even_starts[even->first_start + cursus_random_below (random, even->n_starts)];
  uint32_t room = even->n_rooms > 1 ? cursus_random_below (random, even->n_rooms) : 0;
  return (CursusPlacement){ start, (uint16_t)(even->first_room + room), even->speaker_set };
}

/** cursus_problem_find_start: (transfer none): the part of @meeting's domain that begins at slot @start; @n is 0 if there is
 * none. */
const CursusPlacement *cursus_problem_find_start (const CursusProblem *self, uint32_t meeting, uint32_t start, uint32_t *n);

/** cursus_problem_allows: whether @placement is in @meeting's domain. */
bool cursus_problem_allows (const CursusProblem *self, uint32_t meeting, CursusPlacement placement);

/** cursus_problem_find: (transfer none) (nullable): where @placement stands in the array of all domains, if it is in @meeting's.
 */
const CursusPlacement *cursus_problem_find (const CursusProblem *self, uint32_t meeting, CursusPlacement placement);

/** cursus_problem_index: the place of @placement, which is in @meeting's domain, in the array of all domains. */
uint32_t cursus_problem_index (const CursusProblem *self, uint32_t meeting, CursusPlacement placement);

/** cursus_problem_candidates: appends to @out (CursusPlacement) every placement of @meeting that the model allows, before any
 * rule: the slots that can hold it, the rooms of its module, its speaker sets. */
void cursus_problem_candidates (const CursusFrame *frame, uint32_t meeting, GArray *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusProblem, cursus_problem_free)

G_END_DECLS
