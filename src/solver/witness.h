/* A problem as clauses and costs for somebody who is to judge it without us: another solver that looks for the cheapest plan, or
 * a checker of the proof that there is none. Writes no files. */
#pragma once

#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/plan.h"
#include "solver/encoding.h"

G_BEGIN_DECLS

/* What the cheapest values of all variables cost. */
typedef enum {
  CURSUS_WITNESS_ALL,     /* what the best plan costs; and with any plan, what that plan costs */
  CURSUS_WITNESS_BEST,    /* what the best plan costs; what others cost, or that they break a hard rule, is not always said */
  CURSUS_WITNESS_AT_MOST, /* at most what the best plan costs */
} CursusWitnessReach;

typedef struct {
  double max_seconds;                /* 0: no limit */
  const volatile sig_atomic_t *stop; /* (nullable): ends it when it is not 0 */
  const CursusPlacement *start;      /* (nullable): a plan that is known */
} CursusWitnessOptions;

typedef struct {
  CursusWitnessReach reach;
  CursusPlanStatus status; /* UNKNOWN, or what was found out on the way */
  int n_variables;         /* from 1, which is true */
  GArray *clauses;         /* of int: literals of each, then 0 */
  GArray *terms;           /* of CursusTerm: costs, besides @base */
  int64_t base;
  GArray *meanings; /* of CursusMeaning */
} CursusWitness;

/**
 * cursus_witness_new: (transfer full) (nullable): @problem whole. Where a rule cannot be said beforehand, a proof is looked for,
 * and what it has to know of the rule is said. It calls functions of rules. NULL with the error of one.
 */
CursusWitness *cursus_witness_new (const CursusProblem *problem, const CursusWitnessOptions *options, GError **error);

/** cursus_witness_new_hard: (transfer full) (nullable): the hard rules of @problem alone, and as much of them as shows that there
 * is no plan: then the status is INFEASIBLE and nothing satisfies the clauses. FEASIBLE: there is one. */
CursusWitness *cursus_witness_new_hard (const CursusProblem *problem, const CursusWitnessOptions *options, GError **error);
void cursus_witness_free (CursusWitness *self);

/* Takes the next @length bytes; false: they cannot be kept. */
typedef bool (*CursusWitnessWrite) (const char *bytes, size_t length, gpointer data);

/**
 * cursus_witness_refute: finds once more, from nothing but the clauses, that they cannot hold together, and writes every step: a
 * proof in the DRAT format, as text.
 *
 * Returns: NO: that is proven, and written; YES: they can hold together; UNKNOWN: a limit ended it, or @write failed.
 */
CursusSatAnswer cursus_witness_refute (const CursusWitness *self, const CursusWitnessOptions *options, CursusWitnessWrite write,
                                       gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusWitness, cursus_witness_free)

G_END_DECLS
