/* The plan that keeps the hard rules and moves as few meetings as can be from where people expect them. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/plan.h"
#include "solver/problem.h"

G_BEGIN_DECLS

#define CURSUS_REPLAN_STEPS 100000 /* a tenth of a second or two */

/* What people expect, by meeting. */
typedef struct {
  const CursusPlacement *expected; /* where it is; CURSUS_UNPLACED: nowhere that there still is */
  const bool *known;      /* people know of it: it counts when it moves; one without a place that there still is has to */
  const bool *held;       /* stays where it is expected, whatever the rules say; only if it has a place */
  const int64_t *trouble; /* of moving it, at least 0: decides between as few meetings */
  uint32_t max_steps;     /* 0: CURSUS_REPLAN_STEPS */
} CursusReplanQuery;

typedef struct {
  bool found;                  /* the rest is of the plan; without one, only least and impossible mean something */
  CursusPlacement *placements; /* by meeting */
  CursusScore score;
  uint32_t n_moved;       /* known meetings that are elsewhere */
  int64_t trouble;        /* theirs together */
  uint32_t least;         /* proven: no plan moves fewer; equal to n_moved when this one is proven to be best */
  bool impossible;        /* proven: no plan keeps the hard rules and the held meetings in their places */
  bool least_troublesome; /* proven, among those that move as few */
} CursusReplan;

/**
 * cursus_replan_find: (transfer full) (nullable): looks for the plan that breaks no hard rule (more than held meetings do among
 * themselves), moves the fewest known meetings, then gives the least trouble, then costs least. The first two are proven when the
 * steps suffice; the last is as good as was found. NULL with the error of a rule's function, or of the search.
 */
CursusReplan *cursus_replan_find (const CursusProblem *problem, const CursusReplanQuery *query, GError **error);
void cursus_replan_free (CursusReplan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusReplan, cursus_replan_free)

G_END_DECLS
