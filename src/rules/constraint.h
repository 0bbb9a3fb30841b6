/* The description of one constraint, as a rule's `constrain` builds it: plain data, no state. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "rules/fact.h"
#include "rules/key.h"
#include "rules/scope.h"
#include "rules/trace.h"

G_BEGIN_DECLS

typedef enum {
  CURSUS_SHAPE_EACH,        /* a function of one unit */
  CURSUS_SHAPE_PAIRS,       /* a function of two units */
  CURSUS_SHAPE_CONSECUTIVE, /* a function of two meetings that follow each other in a group's time order */
  CURSUS_SHAPE_SEQUENCE,    /* a function of all meetings of a group in time order */
  CURSUS_SHAPE_AGGREGATE,   /* a measure of groups of meetings */
  CURSUS_SHAPE_COMBINATION, /* of other constraints */
} CursusShape;

/* How a combination's cost follows from its parts' costs. A part is kept when it costs nothing. */
typedef enum {
  CURSUS_COMBINE_ALL_OF,  /* the sum */
  CURSUS_COMBINE_ANY_OF,  /* the least */
  CURSUS_COMBINE_NONE_OF, /* how many are kept */
  CURSUS_COMBINE_K_OF,    /* the sum of the k least */
  CURSUS_COMBINE_UNLESS,  /* of two: the second's, unless the first is kept */
  CURSUS_COMBINE_IMPLIES, /* of two: the second's, if the first is kept */
} CursusCombine;

/* X (identifier, name in Lua, argument, documentation)
 *   argument: NONE; FACT: the name of an amount of each meeting; MAYBE_FACT: such a name or nothing;
 *   KEY: the name of a key, whose values are measured */
/* clang-format off */
#define CURSUS_MEASURE_TABLE(X) \
  X (COUNT,     "count",     NONE,       "how many meetings there are") \
  X (SUM,       "sum",       FACT,       "the sum of a number of each meeting: sum \"minutes\"") \
  X (DISTINCT,  "distinct",  KEY,        "how many different values the meetings have: distinct \"day\"") \
  X (SPAN,      "span",      KEY,        "from the first value to the last, both counted: span \"day\"") \
  X (FIRST,     "first",     KEY,        "the least value: first \"day\"") \
  X (LAST,      "last",      KEY,        "the greatest value: last \"day\"") \
  X (RUNS,      "runs",      KEY,        "the length of each run of consecutive values, compared one by one: runs \"slot\"") \
  X (RUN_COUNT, "run_count", KEY,        "how many runs of consecutive values there are: run_count \"day\"") \
  X (MAX_RUN,   "max_run",   KEY,        "the length of the longest run of consecutive values: max_run \"slot\"") \
  X (GAPS,      "gaps",      KEY,        "how many values between the first and the last are missing: gaps \"slot\"") \
  X (OVERLAP,   "overlap",   KEY,        "meetings beyond the first that share a value, summed over values: overlap \"slot\"") \
  X (ISOLATED,  "isolated",  KEY,        "how many meetings have a value with no other right before or after it: isolated \"slot\"") \
  X (BALANCE,   "balance",   MAYBE_FACT, "the difference between the fullest and the emptiest group that has meetings; one for all groups")
/* clang-format on */

typedef enum {
#define CURSUS_MEASURE_ENUM(id, name, argument, doc) CURSUS_MEASURE_##id,
  CURSUS_MEASURE_TABLE (CURSUS_MEASURE_ENUM)
#undef CURSUS_MEASURE_ENUM
      CURSUS_N_MEASURES,
} CursusMeasure;

typedef enum {
  CURSUS_MEASURE_TAKES_NONE,
  CURSUS_MEASURE_TAKES_FACT,
  CURSUS_MEASURE_TAKES_MAYBE_FACT,
  CURSUS_MEASURE_TAKES_KEY,
} CursusMeasureArgument;

typedef struct {
  const char *name; /* in Lua */
  CursusMeasureArgument argument;
  const char *doc;
} CursusMeasureInfo;

/* A measured value costs what it lacks to low or exceeds high, or the square of that. */
typedef struct {
  int64_t low;  /* INT64_MIN: no lower limit */
  int64_t high; /* INT64_MAX: no upper limit */
  bool squared;
} CursusLimits;

typedef struct CursusConstraint CursusConstraint;

/* Owned by the ruleset once added. Arrays are GArrays of uint32_t. */
struct CursusConstraint {
  CursusShape shape;
  uint32_t use;  /* in the ruleset */
  char *message; /* (nullable): key of the use's messages for an aggregate; functions name theirs when called */

  GArray *units; /* EACH: one a call; PAIRS: two a call, a0 b0 a1 b1 …; the other shapes: the selected meetings */

  CursusTracer *tracer; /* functions only */
  bool ordered; /* PAIRS: its author says that it costs whenever b begins before a has ended, so that circles can be found by
                   looking */

  GArray *keys;         /* of CursusKey: what CONSECUTIVE, SEQUENCE and AGGREGATE group by; empty: one group */
  CursusTracer *filter; /* (nullable): AGGREGATE: a function of one meeting; those that it gives 0 are in no group */
  CursusMeasure measure;
  CursusFact sum_of; /* SUM, BALANCE; CURSUS_N_FACTS for a BALANCE of counts */
  CursusKey value;   /* DISTINCT … ISOLATED */
  CursusLimits limits;

  GArray *weights;           /* (nullable) of uint32_t: how often each call of EACH and PAIRS counts; NULL: once */
  GHashTable *group_weights; /* (nullable) the same of groups; by cursus_weights_set_group */
  GPtrArray *grants;         /* (nullable) of CursusGrant, not owned: the waivers of its use; by cursus_ruleset_grant */
  bool waived;               /* one of them covers all that it can find; by cursus_ruleset_grant */
  bool left_out;             /* it is none of those that a part keeps; waived as well; by cursus_ruleset_new_part */

  CursusCombine combine;
  uint32_t k;           /* K_OF */
  GPtrArray *parts;     /* of CursusConstraint; they move into the ruleset when this one is added */
  GArray *part_indices; /* of uint32_t, in the ruleset; by cursus_ruleset_add */
  uint32_t parent;      /* the combination that this is a part of, in the ruleset; CURSUS_NONE: it counts by itself */
};

/** cursus_constraint_new: (transfer full): an empty description of that shape, limits open. */
CursusConstraint *cursus_constraint_new (CursusShape shape);
void cursus_constraint_free (CursusConstraint *self);

/** cursus_constraint_copy: (transfer full): the same description, its parts copied too; units are shared. @share: gives the copy
 * its function, (transfer full), for that of @self; called with NULL where there is none. */
CursusConstraint *cursus_constraint_copy (const CursusConstraint *self, CursusTracer *(*share) (CursusTracer *tracer));

/** cursus_combine_costs: the cost of a combination of @n parts that cost @costs. Sorts @costs. */
int64_t cursus_combine_costs (CursusCombine combine, uint32_t k, int64_t *costs, uint32_t n);

/** cursus_sum_add: adds @cost × @times to *@sum, none of them negative; INT64_MAX if that is too much for it. */
static inline void
cursus_sum_add (int64_t *sum, int64_t cost, int64_t times)
{
  int64_t product = 0;
  if (__builtin_mul_overflow (cost, times, &product) || __builtin_add_overflow (*sum, product, sum))
    *sum = INT64_MAX;
}

/** cursus_limits_excess: max (low - value, value - high, 0), squared if the limits say so; INT64_MAX if the square is more. */
static inline int64_t
cursus_limits_excess (CursusLimits limits, int64_t value)
{
  int64_t excess = value < limits.low ? limits.low - value : value > limits.high ? value - limits.high : 0;
  int64_t square = 0;
  if (!limits.squared)
    return excess;
  return __builtin_mul_overflow (excess, excess, &square) ? INT64_MAX : square;
}

/** cursus_measure_info: (transfer none): what the table says of @measure. */
const CursusMeasureInfo *cursus_measure_info (CursusMeasure measure);

/** cursus_measure_name: (transfer none): "count", "sum", … as Lua names it. */
const char *cursus_measure_name (CursusMeasure measure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusConstraint, cursus_constraint_free)

G_END_DECLS
