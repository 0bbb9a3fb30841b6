/* Costs that can be paid or not, and cores: sets of them of which one must be paid. A core is paid for once, and what more than
 * one of it cost is a cost of its own from then on (OLL: Andres, Kaufmann, Matheis and Schaub, 2012). Knows no meetings. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "solver/sat.h"

G_BEGIN_DECLS

typedef struct CursusCores CursusCores;

/** cursus_cores_new: (transfer full): without costs; @sat and @limits outlive it. */
CursusCores *cursus_cores_new (CursusSat *sat, const CursusSatLimits *limits);
void cursus_cores_free (CursusCores *self);

/** cursus_cores_add: @weight is to be paid while @literal holds. */
void cursus_cores_add (CursusCores *self, int literal, int64_t weight);

/** cursus_cores_paid: what has to be paid at least. */
int64_t cursus_cores_paid (const CursusCores *self);

/** cursus_cores_forbid: forbids what makes everything together cost @most or more. */
void cursus_cores_forbid (CursusCores *self, int64_t most);

typedef enum {
  CURSUS_CORES_UNKNOWN,  /* the limits ended it */
  CURSUS_CORES_NOTHING,  /* the clauses cannot hold, whatever is paid */
  CURSUS_CORES_DEARER,   /* a core was found: more has to be paid than was known */
  CURSUS_CORES_MODEL,    /* the solver has a model, in which nothing that is dear is paid; but cheaper things may be */
  CURSUS_CORES_CHEAPEST, /* it has one in which nothing more is paid than has to be */
} CursusCoresAnswer;

/** cursus_cores_solve: one question to the solver. */
CursusCoresAnswer cursus_cores_solve (CursusCores *self);

/** cursus_cores_go_on: after MODEL: looks at what is cheaper from now on, or at what cores left behind. */
void cursus_cores_go_on (CursusCores *self);

/** cursus_cores_n_found: how many cores there were. */
uint32_t cursus_cores_n_found (const CursusCores *self);

/** cursus_cores_n_solves: how many questions. */
uint32_t cursus_cores_n_solves (const CursusCores *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusCores, cursus_cores_free)

G_END_DECLS
