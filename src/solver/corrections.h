/* What to give up: smallest sets of requirements without which there is a plan. */
#pragma once

#include "solver/requirements.h"

G_BEGIN_DECLS

typedef struct {
  GArray *items;         /* of guint: numbers of items; none of them can be spared */
  CursusPlacement *plan; /* by meeting: keeps all others */
  int64_t cost;          /* of the items together */
} CursusCorrection;

void cursus_correction_free (CursusCorrection *self);

typedef struct {
  const int64_t *costs;             /* by item: above 0 */
  int64_t dear;                     /* items that cost so much are given up last, where it takes too long to find the cheapest */
  const CursusConflictItem *common; /* (nullable): items that cannot be kept together: */
  guint n_common;
  guint most;          /* sets to find */
  int64_t farther;     /* sets that cost more than the cheapest by this are not looked for */
  int64_t enough_us;   /* on the clock of the limits: after this one is enough; 0: never */
  bool processor_time; /* which clock that is */
} CursusCorrectionsOptions;

/**
 * cursus_corrections_find: (transfer full) (element-type CursusCorrection): cheapest first; none contains another. Each is
 * the cheapest that does not contain one before it; but where that takes too long to find out, one is told that is dearer. Fewer
 * when there are no more, or time ends. Empty after an error of a rule's function.
 */
GPtrArray *cursus_corrections_find (CursusRequirements *requirements, const CursusCorrectionsOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusCorrection, cursus_correction_free)

G_END_DECLS
