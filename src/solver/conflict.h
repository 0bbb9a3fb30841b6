/* Why there is no plan: hard requirements that contradict each other, and none of which can be spared for that. */
#pragma once

#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "solver/requirements.h"

G_BEGIN_DECLS

/* Beside the items stands what the model itself is made of: how long meetings are, their speakers, the days of the week; and the
 * session's dates and rooms, unless they are items. */
typedef struct {
  GArray *items;     /* of CursusConflictItem: uses, people, modules and calendars, pins, dates, rooms, each by index */
  bool is_minimal;   /* without any one of them there is a plan that keeps the others */
  bool is_smallest;  /* no fewer of the requirements that were looked at contradict each other; false where that took too long to
                        find out */
  uint32_t n_solves; /* questions to the solver of clauses */
} CursusConflict;

typedef struct {
  double max_seconds;                /* 0: no limit */
  uint64_t max_steps;                /* 0: no limit; steps of the solver of clauses: the same number, the same result */
  const volatile sig_atomic_t *stop; /* (nullable): it ends when it is not 0 */
  const CursusPlacement *pins;       /* (nullable): by meeting: where it is pinned; unplaced: nowhere */
  const CursusPlacement *wish;       /* (nullable): one meeting has to be at one of these */
  uint32_t n_wish;
  uint32_t wish_meeting;
  const bool *by_module; /* (nullable): by use: whether it has an item for each module */
} CursusConflictOptions;

/**
 * cursus_conflict_find: (transfer full) (nullable): a set of hard requirements of @ruleset that no plan keeps together, as small
 * as one look for each of its items shows. Calls functions of rules. NULL without an error when there is a plan, or time ended
 * before it was known that there is none; NULL with the error of a rule's function, or with CURSUS_SOLVER_ERROR_TOO_LARGE.
 */
CursusConflict *cursus_conflict_find (const CursusRuleset *ruleset, const CursusConflictOptions *options, GError **error);

/** cursus_conflict_find_in: (transfer full) (nullable): the same in @whole, which were made of @ruleset with @options, within the
 * limits of these. */
CursusConflict *cursus_conflict_find_in (CursusRequirements *whole, const CursusRuleset *ruleset,
                                         const CursusRequirementsOptions *options, GError **error);

/** cursus_conflict_find_near: (transfer full) (nullable): the same in requirements that are made here, of few uses where that is
 * enough: sooner than among all. @made: (out) (transfer full) (nullable): these; they have the items of the conflict. */
CursusConflict *cursus_conflict_find_near (const CursusRuleset *ruleset, const CursusRequirementsOptions *options,
                                           CursusRequirements **made, GError **error);
void cursus_conflict_free (CursusConflict *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusConflict, cursus_conflict_free)

G_END_DECLS
