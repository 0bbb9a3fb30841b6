/* The clauses of small problems: which plans satisfy them, what these cost in terms, and how few clauses they take. */
#include "solver/encoding.h"

#include "solver/solver-fixture.h"

static const CursusSatLimits no_limits = { 0 };

static CursusEncoding *
encode (const CursusProblem *problem)
{
  g_autoptr (GError) error = NULL;
  CursusEncoding *encoding = cursus_encoding_new (problem, &no_limits, &error);
  g_assert_no_error (error);
  return encoding;
}

/* What the terms that hold in the solver's model weigh. */
static int64_t
sum_terms (const CursusEncoding *encoding)
{
  const GArray *terms = cursus_encoding_terms (encoding);
  int64_t sum = cursus_encoding_base (encoding);
  for (guint t = 0; t < terms->len; t++) {
    const CursusTerm *term = &g_array_index (terms, CursusTerm, t);
    sum += cursus_sat_value (cursus_encoding_sat (encoding), term->literal) ? term->weight : 0;
  }
  return sum;
}

#define MOST_LESSONS 200

/* Models until the clauses have nothing to learn from one: then its terms weigh at least what the plan costs. */
static CursusScore
find_plan (CursusEncoding *encoding, CursusPlacement *placements, guint *n_lessons)
{
  CursusScore score = { 0 };
  bool refined = true;
  while (refined && *n_lessons < MOST_LESSONS) {
    g_assert_cmpint (cursus_sat_solve (cursus_encoding_sat (encoding), &no_limits), ==, CURSUS_SAT_YES);
    cursus_encoding_read (encoding, placements);
    int64_t believed = sum_terms (encoding);
    g_assert_true (cursus_encoding_refine (encoding, placements, &score, &refined, NULL));
    *n_lessons += refined;
    g_assert_true (refined || believed >= score.soft || !cursus_encoding_is_complete (encoding));
  }
  return score;
}

static void
test_model_is_plan (void)
{
  guint32 seed = random_seed ();
  guint n_plans = 0;
  for (guint i = 0; i < 100; i++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed + i);
    g_auto (Fixture) fixture = solver_tiny_session (random);
    for (uint32_t r = random_below (random, 4); r > 0; r--)
      fixture_add (&fixture, 1 + random_below (random, 5), random_constraint (random, fixture.frame, 1));
    g_autoptr (CursusProblem) problem = solver_problem (&fixture);
    g_autoptr (CursusEncoding) encoding = encode (problem);
    g_autofree CursusPlacement *placements = g_new0 (CursusPlacement, problem->n_meetings + 1);
    if (cursus_sat_solve (cursus_encoding_sat (encoding), &no_limits) == CURSUS_SAT_NO)
      continue;
    guint n_lessons = 0;
    CursusScore score = find_plan (encoding, placements, &n_lessons);
    g_assert_true (score.hard == 0 || n_lessons == MOST_LESSONS);
    for (uint32_t m = 0; m < problem->n_meetings; m++)
      g_assert_true (cursus_problem_allows (problem, m, placements[m]));
    n_plans++;
  }
  g_assert_cmpuint (n_plans, >, 50);
}

/* A hard rule of groups takes no clauses until a model breaks it; then no plan does. */
static void
test_groups_wait (void)
{
  g_auto (Fixture) without = solver_plain (6), with = solver_plain (6);
  fixture_add (&with, 0, solver_at_most (&with, "day", 2));
  g_autoptr (CursusProblem) plain = solver_problem (&without);
  g_autoptr (CursusProblem) limited = solver_problem (&with);
  g_autoptr (CursusEncoding) few = cursus_encoding_new_in_order (plain, &no_limits, NULL);
  g_autoptr (CursusEncoding) late = cursus_encoding_new_in_order (limited, &no_limits, NULL);
  const CursusSat *sat = cursus_encoding_sat (late);
  g_assert_cmpuint (cursus_sat_n_clauses (sat), ==, cursus_sat_n_clauses (cursus_encoding_sat (few)));
  const CursusPlacement same_day[6] = { { 0 } };
  CursusScore score = { 0 };
  bool refined = false;
  g_assert_true (cursus_encoding_refine (late, same_day, &score, &refined, NULL));
  g_assert_true (refined);
  g_assert_cmpint (score.hard, >, 0);
  g_assert_cmpuint (cursus_sat_n_clauses (sat), >, cursus_sat_n_clauses (cursus_encoding_sat (few)));
  CursusPlacement placements[6];
  guint n_lessons = 0;
  g_assert_cmpint (find_plan (late, placements, &n_lessons).hard, ==, 0);
  g_assert_cmpuint (n_lessons, ==, 0);
}

/* a before b on the ten slots of a week: as many clauses as there are slots, not as there are pairs of them. */
static void
test_order_is_small (void)
{
  g_auto (Fixture) without = solver_plain (2), with = solver_plain (2);
  fixture_add (&with, 0, solver_order (&with, "0 1"));
  g_autoptr (CursusProblem) plain = solver_problem (&without);
  g_autoptr (CursusProblem) ordered = solver_problem (&with);
  g_autoptr (CursusEncoding) few = encode (plain);
  g_autoptr (CursusEncoding) more = encode (ordered);
  uint64_t added = cursus_sat_n_clauses (cursus_encoding_sat (more)) - cursus_sat_n_clauses (cursus_encoding_sat (few));
  g_assert_cmpuint (added, >, 0);
  g_assert_cmpuint (added, <=, 12);
  CursusPlacement placements[2];
  guint n_lessons = 0;
  g_assert_cmpint (find_plan (more, placements, &n_lessons).hard, ==, 0);
  g_assert_cmpuint (n_lessons, ==, 0);
  g_assert_cmpuint (placements[0].start, <, placements[1].start);
}

/* What meetings cost alone is known before any plan is: three points each, wherever they are. */
static int64_t
three (FixtureTracer *self, CursusTrace *trace)
{
  return fixture_read (trace, 0, CURSUS_FACT_FIRST_SLOT) >= 0 ? 3 : 0;
}

static void
test_base (void)
{
  g_auto (Fixture) fixture = solver_plain (4);
  fixture_add (&fixture, 2, fixture_function (&fixture, CURSUS_SHAPE_EACH, "0 1 2 3", "", fixture_tracer (three, 0)));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  g_autoptr (CursusEncoding) encoding = encode (problem);
  g_assert_cmpint (cursus_encoding_base (encoding), ==, 24);
  g_assert_cmpuint (cursus_encoding_terms (encoding)->len, ==, 0);
  g_assert_true (cursus_encoding_is_complete (encoding));
}

/* Time that has run out leaves less in the clauses, but nothing that is wrong. */
static void
test_no_time (void)
{
  g_auto (Fixture) fixture = solver_plain (3);
  fixture_add (&fixture, 0, fixture_aggregate (&fixture, "slot", CURSUS_MEASURE_COUNT, NULL, INT64_MIN, 1));
  g_autoptr (CursusProblem) problem = solver_problem (&fixture);
  const CursusSatLimits over = { .deadline_us = 1 };
  g_autoptr (CursusEncoding) encoding = cursus_encoding_new (problem, &over, NULL);
  g_assert_nonnull (encoding);
  CursusPlacement placements[3];
  guint n_lessons = 0;
  g_assert_cmpint (find_plan (encoding, placements, &n_lessons).hard, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/encoding/model-is-plan", test_model_is_plan);
  g_test_add_func ("/solver/encoding/groups-wait", test_groups_wait);
  g_test_add_func ("/solver/encoding/order-is-small", test_order_is_small);
  g_test_add_func ("/solver/encoding/base", test_base);
  g_test_add_func ("/solver/encoding/no-time", test_no_time);
  return g_test_run ();
}
