/* What was measured of the uses of a session, between measuring and printing. */
#pragma once

#include <math.h>

#include "app/rules-bench.h"
#include "rules/evaluator.h"

G_BEGIN_DECLS

#define CURSUS_N_SHAPES (CURSUS_SHAPE_COMBINATION + 1)

/* Of one use, or of all. */
typedef struct {
  const CursusUse *use;
  bool shapes[CURSUS_N_SHAPES]; /* of its constraints */
  CursusConstraintStats search; /* of its functions */
  CursusConstraintStats late;   /* of the search's second half: evaluations and calls */
  CursusConstraintStats steady; /* of replays around the plan, without the first: evaluations and calls */
  double nanoseconds;           /* an evaluation; NAN: there was none */
  double direct_nanoseconds;    /* the same without memory; NAN: not measured, or no function */
} CursusRuleCost;

typedef struct {
  const char *session;
  uint64_t seed;
  uint64_t moves;
  GArray *costs;               /* of CursusRuleCost: uses that count */
  CursusConstraintStats total; /* of the search */
  CursusConstraintStats late;  /* of its second half: evaluations and calls */
  CursusConstraintStats steady;
  bool direct;
} CursusRuleCosts;

/** cursus_rule_costs_table: (transfer full): for people. */
char *cursus_rule_costs_table (const CursusRuleCosts *self);

/** cursus_rule_costs_json: (transfer full): for programs. */
char *cursus_rule_costs_json (const CursusRuleCosts *self);

/** cursus_rule_cost_kinds: (transfer full): "pairs, measure". */
char *cursus_rule_cost_kinds (const CursusRuleCost *self, const char *separator);

G_END_DECLS
