/* Why there is no plan: hard requirements that contradict each other, and none of which can be spared for that. */
#pragma once

#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/ruleset.h"

G_BEGIN_DECLS

typedef enum {
  CURSUS_CONFLICT_USE,    /* a hard use, but for what its items of people and modules say */
  CURSUS_CONFLICT_PERSON, /* what a use forbids meetings because of one person's availability */
  CURSUS_CONFLICT_MODULE, /* what a use forbids the meetings of one module, each by itself */
  CURSUS_CONFLICT_PIN,    /* that a meeting stays where it is pinned */
  CURSUS_CONFLICT_WISH,   /* that a meeting is where somebody wants it */
} CursusConflictKind;

/* What takes part. CURSUS_NONE where it does not apply. */
typedef struct {
  CursusConflictKind kind;
  uint32_t use;     /* in the ruleset */
  uint32_t person;  /* in the session */
  uint32_t module;  /* in the session */
  uint32_t meeting; /* of the pin or the wish */
} CursusConflictItem;

/* Beside the items stands what the model itself is made of: the session's dates, closed days, how long meetings are, their rooms
 * and speakers. */
typedef struct {
  GArray *items;     /* of CursusConflictItem: uses, people and modules, pins, each by index */
  bool is_minimal;   /* without any one of them there is a plan that keeps the others */
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
void cursus_conflict_free (CursusConflict *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusConflict, cursus_conflict_free)

G_END_DECLS
