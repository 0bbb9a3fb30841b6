/* Clauses and whether they can be satisfied: the only owner of CaDiCaL. Knows nothing of meetings. The same calls give the same
 * answers, unless time or stop ends one. Not for several threads at once. */
#pragma once

#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

G_BEGIN_DECLS

/* A literal is a variable, from 1 on, or its negative. */
#define CURSUS_SAT_TRUE 1
#define CURSUS_SAT_FALSE (-1)

typedef struct CursusSat CursusSat;

typedef enum { CURSUS_SAT_UNKNOWN, CURSUS_SAT_YES, CURSUS_SAT_NO } CursusSatAnswer;

/* When to give up. */
typedef struct {
  uint32_t max_conflicts;            /* 0: no limit; of one call */
  uint32_t max_decisions;            /* 0: no limit; of one call */
  uint64_t max_steps;                /* 0: no limit; of all calls together, as cursus_sat_n_steps counts them */
  int64_t deadline_us;               /* 0: none; by g_get_monotonic_time, or by the clock of the thread: cursus_sat_now_us */
  bool processor_time;               /* the deadline is one of processor time of this thread */
  const volatile sig_atomic_t *stop; /* (nullable): not 0 */
  bool (*over) (gpointer data);      /* (nullable): true; asked often, and may let the caller sleep */
  gpointer over_data;
  uint64_t max_clauses; /* 0: no limit but that of encodings: they end there */
} CursusSatLimits;

/** cursus_sat_now_us: what the clock of a deadline says. */
int64_t cursus_sat_now_us (bool processor_time);

/** cursus_sat_new: (transfer full): without clauses; variable 1 is true. */
CursusSat *cursus_sat_new (void);

/** cursus_sat_new_for_many: (transfer full): the same for many questions that are like each other: without the work that pays in
 * one long one only. */
CursusSat *cursus_sat_new_for_many (void);
void cursus_sat_free (CursusSat *self);

/** cursus_sat_variable: a new variable. */
int cursus_sat_variable (CursusSat *self);

/** cursus_sat_add: one of @literals must hold. */
void cursus_sat_add (CursusSat *self, const int *literals, uint32_t n);

/** cursus_sat_add2, cursus_sat_add3: the same of two or three. */
void cursus_sat_add2 (CursusSat *self, int a, int b);
void cursus_sat_add3 (CursusSat *self, int a, int b, int c);

/** cursus_sat_record: whether clauses that are added from now on are kept as they are. */
void cursus_sat_record (CursusSat *self, bool on);

/** cursus_sat_recorded: (transfer none) (element-type int): the clauses that were kept, a 0 after each. */
const GArray *cursus_sat_recorded (const CursusSat *self);

/** cursus_sat_assume: @literal holds in the next call of cursus_sat_solve. */
void cursus_sat_assume (CursusSat *self, int literal);

/** cursus_sat_solve: whether all clauses and assumptions can hold together. */
CursusSatAnswer cursus_sat_solve (CursusSat *self, const CursusSatLimits *limits);

/** cursus_sat_value: after YES and before anything is added: whether @literal holds. */
bool cursus_sat_value (CursusSat *self, int literal);

/** cursus_sat_failed: after NO and before anything is added: whether the assumption @literal was needed for that. */
bool cursus_sat_failed (CursusSat *self, int literal);

/** cursus_sat_over: whether these limits forbid to go on. */
bool cursus_sat_over (const CursusSat *self, const CursusSatLimits *limits);

/** cursus_sat_n_steps: how far all calls together went, in steps that are the same on every machine. */
uint64_t cursus_sat_n_steps (const CursusSat *self);

/** cursus_sat_n_clauses: clauses added, those left out that hold anyway. */
uint64_t cursus_sat_n_clauses (const CursusSat *self);

/** cursus_sat_n_variables: how many there are. */
int cursus_sat_n_variables (const CursusSat *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CursusSat, cursus_sat_free)

G_END_DECLS
