/* Problems small enough to try every plan. */
#pragma once

#include "rules/audit.h"
#include "rules/rules-random.h"
#include "solver/problem.h"

static inline CursusProblem *
solver_problem (const Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  CursusProblem *problem = cursus_problem_new (fixture->ruleset, &error);
  g_assert_no_error (error);
  return problem;
}

/* Monday 6 to Friday 10 November 2023, mornings and afternoons: slots 0 to 9. One site with two rooms: 1 and 2. */
static inline CursusSession *
solver_session (void)
{
  CursusSession *session = fixture_session ("2023-11-06", "2023-11-10");
  g_ptr_array_add (session->sites, cursus_site_new ("paris"));
  fixture_room (session, "paris/A", 0, 0, "");
  fixture_room (session, "paris/B", 0, 0, "");
  return session;
}

/* A module of one half-day for the cohort. */
static inline CursusModule *
solver_module (CursusSession *session, const char *id, const char *rooms)
{
  CursusModule *module = fixture_module (session, id, rooms, "");
  fixture_part (module, 1, 210);
  return module;
}

/* @n modules of one half-day in paris/A: a, b, c, … */
static inline Fixture
solver_plain (uint32_t n)
{
  CursusSession *session = solver_session ();
  for (uint32_t m = 0; m < n; m++) {
    const char id[] = { (char)('a' + m), '\0' };
    solver_module (session, id, "1");
  }
  return fixture_compile (session);
}

/* Two or three days, few rooms, speakers and modules. */
static inline Fixture
solver_tiny_session (GRand *random)
{
  CursusSession *session = fixture_session ("2023-11-06", random_chance (random, 50) ? "2023-11-07" : "2023-11-08");
  if (random_chance (random, 60)) {
    g_ptr_array_add (session->sites, cursus_site_new ("paris"));
    fixture_room (session, "paris/A", 0, 2, "");
    if (random_chance (random, 40))
      fixture_room (session, "paris/B", 0, 0, "");
  }
  random_people (random, session);
  uint32_t n_modules = 1 + random_below (random, 4);
  for (uint32_t m = 0; m < n_modules; m++)
    random_module (random, session, m);
  return fixture_compile (session);
}

/* Whether some meeting can be nowhere. */
static inline bool
solver_has_empty_domain (const CursusProblem *problem)
{
  return !cursus_problem_has_choices (problem);
}

/* A random session of some size with rules that cannot all be kept. */
static inline Fixture
solver_hard_session (guint32 seed)
{
  for (;; seed += 1000) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    Fixture fixture = random_session (random, 6);
    random_rules (random, &fixture, 8);
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    if (!solver_has_empty_domain (problem) && problem->n_meetings > 2)
      return fixture;
    fixture_clear (&fixture);
  }
}

/* Each meeting anywhere in its domain. */
static inline void
solver_random_plan (GRand *random, const CursusProblem *problem, CursusPlacement *plan)
{
  for (uint32_t m = 0; m < problem->n_meetings; m++) {
    uint32_t n = 0;
    const CursusPlacement *domain = cursus_problem_domain (problem, m, &n);
    plan[m] = domain[random_below (random, n)];
  }
}

/* What the slow evaluator says. */
static inline CursusScore
solver_audit (const CursusProblem *problem, const CursusPlacement *plan)
{
  g_autoptr (GError) error = NULL;
  CursusScore score = { 0 };
  cursus_audit (problem->ruleset, plan, "en", &score, NULL, NULL, &error);
  g_assert_no_error (error);
  return score;
}

/* Every plan in turn. */
typedef struct {
  CursusEvaluator *evaluator;
  GPtrArray *choices; /* per meeting a GArray of CursusPlacement */
  CursusScore best;
} Brute;

static inline void
brute_try (Brute *self, uint32_t meeting)
{
  if (meeting == self->choices->len) {
    if (cursus_score_compare (cursus_evaluator_score (self->evaluator), self->best) < 0)
      self->best = cursus_evaluator_score (self->evaluator);
    return;
  }
  const GArray *choices = g_ptr_array_index (self->choices, meeting);
  for (guint i = 0; i < choices->len; i++) {
    cursus_evaluator_place (self->evaluator, meeting, g_array_index (choices, CursusPlacement, i));
    brute_try (self, meeting + 1);
    cursus_evaluator_remove (self->evaluator, meeting);
  }
}

static inline GPtrArray *
brute_choices (const CursusProblem *problem, bool before_rules)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  for (uint32_t m = 0; m < problem->n_meetings; m++) {
    GArray *of_meeting = g_array_new (FALSE, FALSE, sizeof (CursusPlacement));
    uint32_t n = 0;
    const CursusPlacement *domain = cursus_problem_domain (problem, m, &n);
    if (before_rules)
      cursus_problem_candidates (problem->frame, m, of_meeting);
    else if (n > 0)
      g_array_append_vals (of_meeting, domain, n);
    g_ptr_array_add (choices, of_meeting);
  }
  return choices;
}

/* The best score of all plans of the domains, or of all that the model allows @before_rules; hard is INT64_MAX if there is no
 * plan at all. false if there are more than @most plans. */
static inline bool
brute_force (const CursusProblem *problem, bool before_rules, double most, CursusScore *best)
{
  g_autoptr (GPtrArray) choices = brute_choices (problem, before_rules);
  double n_plans = 1;
  for (guint m = 0; m < choices->len; m++)
    n_plans *= ((GArray *)choices->pdata[m])->len;
  if (n_plans > most)
    return false;
  Brute brute = {
    .evaluator = cursus_evaluator_new (problem->ruleset, NULL),
    .choices = choices,
    .best = { .hard = INT64_MAX },
  };
  brute_try (&brute, 0);
  g_assert_true (cursus_evaluator_try_error (brute.evaluator, NULL));
  cursus_evaluator_free (brute.evaluator);
  *best = brute.best;
  return true;
}

/* A rule that looks at all meetings together and never costs anything. */
static inline void
solver_tie_all (Fixture *fixture)
{
  fixture_add (fixture, 1, fixture_aggregate (fixture, "", CURSUS_MEASURE_DISTINCT, "day", INT64_MIN, 1000));
}

/* A function of one unit that forbids the slots whose bits are set. */
static inline int64_t
solver_forbidden_slots (FixtureTracer *self, CursusTrace *trace)
{
  return self->number >> fixture_read (trace, 0, CURSUS_FACT_FIRST_SLOT) & 1;
}

static inline CursusConstraint *
solver_forbid (const Fixture *fixture, const char *units, int64_t slots)
{
  return fixture_function (fixture, CURSUS_SHAPE_EACH, units, "", fixture_tracer (solver_forbidden_slots, slots));
}

/* b begins before a has ended. */
static inline int64_t
solver_out_of_order (FixtureTracer *self, CursusTrace *trace)
{
  return fixture_read (trace, 1, CURSUS_FACT_STARTS) < fixture_read (trace, 0, CURSUS_FACT_ENDS);
}

static inline CursusConstraint *
solver_order (const Fixture *fixture, const char *pairs)
{
  CursusConstraint *constraint = fixture_function (fixture, CURSUS_SHAPE_PAIRS, pairs, "",
                                                   fixture_tracer (solver_out_of_order, 0));
  constraint->ordered = true;
  return constraint;
}

static inline CursusConstraint *
solver_at_most (const Fixture *fixture, const char *keys, int64_t high)
{
  return fixture_aggregate (fixture, keys, CURSUS_MEASURE_COUNT, NULL, INT64_MIN, high);
}
