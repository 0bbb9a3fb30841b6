/* The description of one constraint, as a rule's `constrain` builds it: plain data, no state. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/fact.h"
#include "rules/key.h"
#include "rules/trace.h"

G_BEGIN_DECLS

typedef enum {
  CURSUS_SHAPE_EACH,        /* a function of one unit */
  CURSUS_SHAPE_PAIRS,       /* a function of two units */
  CURSUS_SHAPE_CONSECUTIVE, /* a function of two meetings that follow each other in a group's time order */
  CURSUS_SHAPE_AGGREGATE,   /* a measure of groups of meetings */
} CursusShape;

typedef enum {
  CURSUS_MEASURE_COUNT,     /* meetings */
  CURSUS_MEASURE_SUM,       /* of a static integer fact */
  CURSUS_MEASURE_DISTINCT,  /* number of different values of a key */
  CURSUS_MEASURE_SPAN,      /* last value - first value + 1 */
  CURSUS_MEASURE_FIRST,     /* least value */
  CURSUS_MEASURE_LAST,      /* greatest value */
  CURSUS_MEASURE_RUNS,      /* the length of each run of consecutive values, compared one by one */
  CURSUS_MEASURE_RUN_COUNT, /* number of runs of consecutive values */
  CURSUS_N_MEASURES,
} CursusMeasure;

/* A measured value costs what it lacks to low or exceeds high. */
typedef struct {
  int64_t low;  /* INT64_MIN: no lower limit */
  int64_t high; /* INT64_MAX: no upper limit */
} CursusLimits;

typedef struct CursusConstraint CursusConstraint;

/* Owned by the ruleset once added. Arrays are GArrays of uint32_t. */
struct CursusConstraint {
  CursusShape shape;
  uint32_t use;  /* in the ruleset */
  char *message; /* (nullable): key of the use's messages for an aggregate; functions name theirs when called */

  GArray *units; /* EACH: one a call; PAIRS: two a call, a0 b0 a1 b1 …; CONSECUTIVE and AGGREGATE: the selected meetings */

  CursusTracer *tracer; /* functions only */
  bool ordered; /* PAIRS: its author says that it costs whenever b begins before a has ended, so that circles can be found by
                   looking */

  GArray *keys; /* of CursusKey: what CONSECUTIVE and AGGREGATE group by; empty: one group */
  CursusMeasure measure;
  CursusFact sum_of; /* SUM */
  CursusKey value;   /* DISTINCT … RUN_COUNT */
  CursusLimits limits;
};

/** cursus_constraint_new: (transfer full): an empty description of that shape, limits open. */
CursusConstraint *cursus_constraint_new (CursusShape shape);
void cursus_constraint_free (CursusConstraint *self);

/** cursus_limits_excess: max (low - value, value - high, 0). */
static inline int64_t
cursus_limits_excess (CursusLimits limits, int64_t value)
{
  if (value < limits.low)
    return limits.low - value;
  return value > limits.high ? value - limits.high : 0;
}

/** cursus_measure_name: (transfer none): "count", "sum", … as Lua names it. */
const char *cursus_measure_name (CursusMeasure measure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusConstraint, cursus_constraint_free)

G_END_DECLS
