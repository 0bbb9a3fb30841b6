/* A thin shell around CaDiCaL. It alone includes its header. */
#include "solver/sat.h"

#include <ccadical.h>

#include "core/clock.h"

struct CursusSat {
  CCaDiCaL *solver;
  int n_variables;
  uint64_t n_clauses;
  GArray *recorded; /* of int */
  bool records;
  uint64_t n_steps; /* times that the solver asked whether to go on */
  const CursusSatLimits *limits;
};

int64_t
cursus_sat_now_us (bool processor_time)
{
  return processor_time ? cursus_clock_thread_us () : g_get_monotonic_time ();
}

static CursusSat *
new_with (const char *const *left_out)
{
  CursusSat *self = g_new0 (CursusSat, 1);
  self->solver = ccadical_init ();
  ccadical_set_option (self->solver, "quiet", 1);
  for (; *left_out != NULL; left_out++)
    ccadical_set_option (self->solver, *left_out, 0);
  self->n_variables = 1;
  self->recorded = g_array_new (FALSE, FALSE, sizeof (int));
  ccadical_add (self->solver, CURSUS_SAT_TRUE);
  ccadical_add (self->solver, 0);
  return self;
}

CursusSat *
cursus_sat_new (void)
{
  return new_with ((const char *const[]){ NULL });
}

CursusSat *
cursus_sat_new_for_many (void)
{
  return new_with ((const char *const[]){ "inprocessing", "lucky", "walk", NULL });
}

void
cursus_sat_free (CursusSat *self)
{
  if (self == NULL)
    return;
  ccadical_release (self->solver);
  g_array_unref (self->recorded);
  g_free (self);
}

int
cursus_sat_variable (CursusSat *self)
{
  return ++self->n_variables;
}

static void
add (CursusSat *self, int literal)
{
  ccadical_add (self->solver, literal);
  if (self->records)
    g_array_append_val (self->recorded, literal);
}

void
cursus_sat_add (CursusSat *self, const int *literals, uint32_t n)
{
  for (uint32_t i = 0; i < n; i++)
    if (literals[i] == CURSUS_SAT_TRUE)
      return;
  for (uint32_t i = 0; i < n; i++)
    if (literals[i] != CURSUS_SAT_FALSE)
      add (self, literals[i]);
  add (self, 0);
  self->n_clauses++;
}

void
cursus_sat_record (CursusSat *self, bool on)
{
  self->records = on;
}

const GArray *
cursus_sat_recorded (const CursusSat *self)
{
  return self->recorded;
}

void
cursus_sat_add2 (CursusSat *self, int a, int b)
{
  cursus_sat_add (self, (const int[]){ a, b }, 2);
}

void
cursus_sat_add3 (CursusSat *self, int a, int b, int c)
{
  cursus_sat_add (self, (const int[]){ a, b, c }, 3);
}

void
cursus_sat_assume (CursusSat *self, int literal)
{
  ccadical_assume (self->solver, literal);
}

bool
cursus_sat_over (const CursusSat *self, const CursusSatLimits *limits)
{
  return (limits->stop != NULL && g_atomic_int_get (limits->stop) != 0)
         || (limits->max_steps > 0 && self->n_steps >= limits->max_steps)
         || (limits->deadline_us > 0 && cursus_sat_now_us (limits->processor_time) >= limits->deadline_us)
         || (limits->over != NULL && limits->over (limits->over_data));
}

static int
should_end (void *data)
{
  CursusSat *self = data;
  self->n_steps++;
  return cursus_sat_over (self, self->limits);
}

CursusSatAnswer
cursus_sat_solve (CursusSat *self, const CursusSatLimits *limits)
{
  self->limits = limits;
  self->n_steps++;
  ccadical_set_terminate (self->solver, self, should_end);
  if (limits->max_conflicts > 0)
    ccadical_limit (self->solver, "conflicts", (int)MIN (limits->max_conflicts, (uint32_t)G_MAXINT));
  if (limits->max_decisions > 0)
    ccadical_limit (self->solver, "decisions", (int)MIN (limits->max_decisions, (uint32_t)G_MAXINT));
  int answer = ccadical_solve (self->solver);
  ccadical_set_terminate (self->solver, NULL, NULL);
  return answer == 10 ? CURSUS_SAT_YES : answer == 20 ? CURSUS_SAT_NO : CURSUS_SAT_UNKNOWN;
}

bool
cursus_sat_value (CursusSat *self, int literal)
{
  return (ccadical_val (self->solver, ABS (literal)) > 0) == (literal > 0);
}

bool
cursus_sat_failed (CursusSat *self, int literal)
{
  return ccadical_failed (self->solver, literal) != 0;
}

uint64_t
cursus_sat_n_steps (const CursusSat *self)
{
  return self->n_steps;
}

uint64_t
cursus_sat_n_clauses (const CursusSat *self)
{
  return self->n_clauses;
}

int
cursus_sat_n_variables (const CursusSat *self)
{
  return self->n_variables;
}
